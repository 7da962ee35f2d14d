"""Plays whole games with the keys of a keyboard, or with the mouse, looking at the screen."""

import json
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from game.content.models import JobCard
from game.content.shipped import content_root
from game.rules import SeatId, Step, TieRule, seat_of
from game.screen.scenes.aloud import AloudScene
from game.screen.scenes.ballots import SecretScene
from game.screen.scenes.choice import ChoiceScene
from game.screen.scenes.counts import BLANK, CountScene
from game.screen.scenes.tie import TieScene
from tests.screen.pilot import Pilot

MOST_STEPS = 600


def scenario_file(folder: Path, scenario: str = "decouverte", **rules: Any) -> Path:
    """Writes a scenario of one's own: a shipped one with some of its rules changed."""
    text = (content_root() / "scenarios" / f"{scenario}.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    timings = rules.pop("timings", {})
    content["rules"].update(rules)
    content["rules"]["timings"].update(timings)
    content["id"] = "essai"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "essai.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def sheet_of(pilot: Pilot) -> dict[str, Any]:
    """Returns the sheet that a game left, once both of its files are there."""
    assert (pilot.folder / "sheet.html").read_text(encoding="utf-8").startswith("<!")
    content: dict[str, Any] = json.loads((pilot.folder / "sheet.json").read_text(encoding="utf-8"))
    return content


class Keyboard:
    """Plays with keys alone. `counts` are what is typed for the candidates of each vote."""

    def __init__(self, pilot: Pilot, counts: Iterable[Iterable[int]] = ((2, 1),)) -> None:
        self.pilot = pilot
        self.counts = cycle(tuple(tuple(c) for c in counts))
        self.scenes: list[str] = []
        self.heard = cycle("oon")

    def to_the_end(self) -> None:
        self.until(lambda: self.pilot.scene == "OverScene")

    def until(self, done: Callable[[], bool]) -> None:
        for _ in range(MOST_STEPS):
            if done():
                return
            if not self.scenes or self.scenes[-1] != self.pilot.scene:
                self.scenes.append(self.pilot.scene)
            self.step()
        raise AssertionError(f"the game does not end: {self.scenes[-3:]}\n{self.pilot.text()}")

    def step(self) -> None:
        """Presses what the screen that is on needs."""
        scene = self.pilot.app.scene
        if isinstance(scene, ChoiceScene):
            self.choose(scene)
        elif isinstance(scene, CountScene):
            self.count(scene)
        elif isinstance(scene, SecretScene):
            self.vote_in_secret(scene)
        elif isinstance(scene, AloudScene):
            self.vote_aloud(scene)
        elif isinstance(scene, TieScene) and scene.rules.tie is TieRule.FACILITATOR:
            self.pilot.press("2")
        elif self.pilot.state_or_none() is not None and self.pilot.state.step is Step.HEARING:
            judged = len(self.pilot.state.closed_result().heard)
            waits = judged < len(self.pilot.state.here().skills)
            self.pilot.press(next(self.heard) if waits else "return")
        else:
            self.pilot.press("space")

    def choose(self, scene: ChoiceScene) -> None:
        seat = scene.seat()
        if seat is None:
            self.pilot.press("return")
        elif scene.typing_number:
            self.pilot.press(*str(self.free_job(scene).number), "return")
        else:
            self.pilot.press("down", "2", "return")

    def free_job(self, scene: ChoiceScene) -> JobCard:
        """Returns a card that nobody has played: somebody holds it in the room."""
        taken = {job for r in self.pilot.state.past for job in r.interviews.jobs.values()}
        taken |= set(self.pilot.state.interviews.jobs.values())
        return next(job for job in scene.kit.jobs if job.id not in taken)

    def count(self, scene: CountScene) -> None:
        counts = next(self.counts)
        for number, seat in enumerate(scene.rows()):
            if seat != BLANK:
                self.pilot.press(*str(counts[number] if number < len(counts) else 0))
            self.pilot.press("return")

    def vote_in_secret(self, scene: SecretScene) -> None:
        voter = scene.voter()
        if voter is None or not scene.at_ballot:
            self.pilot.press("return")
            return
        candidates = self.pilot.state.open_vote().candidates
        others = [i for i, c in enumerate(candidates, 1) if c != seat_of(voter)]
        for number in others[: self.pilot.state.setup.rules.tokens]:
            self.pilot.press(*(f"{number:02}" if len(candidates) > 9 else str(number)))

    def vote_aloud(self, scene: AloudScene) -> None:
        voter = scene.voter()
        if voter is None:
            self.pilot.press("return")
            return
        candidates = self.pilot.state.open_vote().candidates
        others = [i for i, c in enumerate(candidates, 1) if c != seat_of(voter)]
        for number in others[: self.pilot.state.setup.rules.tokens]:
            self.pilot.press(str(number))


class Mouse(Keyboard):
    """Plays with clicks alone, in the middle of what is on the screen."""

    def step(self) -> None:
        scene, pilot = self.pilot.app.scene, self.pilot
        if pilot.scene == "HomeScene":
            pilot.click("begin")
        elif isinstance(scene, ChoiceScene) and scene.seat() is not None:
            pilot.click("job1" if len(scene.hand()) < 3 else "job3")
            pilot.click("next")
        elif isinstance(scene, CountScene):
            self.count(scene)
        elif isinstance(scene, AloudScene) and scene.voter() is not None:
            pilot.click(next(i for i in pilot.ids() if i.startswith("candidate")))
        elif isinstance(scene, TieScene) and scene.rules.tie is TieRule.FACILITATOR:
            pilot.click("tied2")
        elif pilot.state_or_none() is not None and pilot.state.step is Step.HEARING:
            judged = pilot.state.closed_result().heard
            waiting = [i for i, s in enumerate(pilot.state.here().skills) if s not in judged]
            pilot.click(f"yes{waiting[0]}" if waiting else "next")
        else:
            pilot.click("next")

    def count(self, scene: CountScene) -> None:
        counts = next(self.counts)
        for number, seat in enumerate(scene.rows()):
            if seat != BLANK:
                self.pilot.click("plus")
                wanted = counts[number] if number < len(counts) else 0
                for _ in range(wanted - 1):
                    self.pilot.click("plus")
                if wanted == 0:
                    self.pilot.click("minus")
            self.pilot.click("next")


def winners(pilot: Pilot) -> list[tuple[SeatId, ...]]:
    """Returns who won each scored round."""
    return [record.result.winners for record in pilot.state.scored_rounds]
