"""Games played by keyboard and told as somebody hears them who does not see the screen."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.rules import Step, VoteMethod
from game.screen.scenes.ballots import SecretScene
from game.storage.settings import Settings
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard


class PilotClock:
    """The workshop's clock: it goes as the pilot's does, and not as this machine's."""

    def __init__(self, pilot: Pilot) -> None:
        self._pilot = pilot

    def now_ms(self) -> int:
        return round(self._pilot.seconds * 1000)


class Teller(Pilot):
    """A pilot who writes down every key, and after it what was heard."""

    def __init__(self, home: Path, settings: Settings, language: str = "fr") -> None:
        self.lines: list[str] = []
        super().__init__(home, settings=settings, language=language)
        self.tick()
        self.note("(the game begins)")

    def press(self, *keys: str) -> None:
        for key in keys:
            super().press(key)
            self.note(key)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds)):
            self.seconds += 1
            self.app.changed()
            self.tick()
        self.note(f"({seconds:.0f} seconds)")

    def start(self, **rules: Any) -> None:
        self.begin(shipped_kit(max_rounds=1, **rules))
        assert self.app.sitting is not None
        self.app.sitting.workshop.clock = PilotClock(self)
        self.note("(a workshop)")

    def until(self, scene: str) -> None:
        """Plays on until a scene is on."""
        Keyboard(self).until(lambda: self.scene == scene)

    def note(self, what: str) -> None:
        """Writes what happened, and what was said since."""
        said, self.heard.said = self.heard.said, []
        self.lines.append(f"> {what}")
        for piece in said:
            text = piece.text.replace(str(self.home.root), "")
            text = re.sub(r"\S*workshops\S+", "DOSSIER.", text)
            self.lines.append(f"  [{piece.language}] {text}")

    def told(self) -> str:
        return "\n".join(self.lines) + "\n"


def speaking(seats: int, **settings: object) -> Settings:
    return table(seats).model_copy(update={"voice": "on", **settings})


def secret_round(home: Path, choices: str = "311") -> str:
    """A round with a secret vote, to the end of the debriefing; `choices` are the ballots."""
    pilot = Teller(home, speaking(3))
    player = Keyboard(pilot)
    pilot.press("?", "space", "escape", "tab", "escape")
    pilot.start(vote_method=VoteMethod.SECRET)
    player.until(lambda: pilot.state.step is Step.CHOICE)
    pilot.press("f7", "down", "f7", "f8")
    player.until(lambda: pilot.state.step is Step.INTERVIEW)
    pilot.press("p", "p", "t")
    pilot.wait(62)
    pilot.wait(30)
    pilot.press("f7")
    player.until(lambda: pilot.scene == "SecretScene")
    scene = pilot.app.scene
    assert isinstance(scene, SecretScene)
    for number, choice in enumerate(choices):
        pilot.press("return", "f8", "f7")
        if number == 1:
            pilot.press("v", "v", "v", "tab", "return")
        pilot.press(choice)
    pilot.press("ctrl+z", "1")
    assert len(pilot.state.open_vote().ballots) == len(choices)
    pilot.press("b", "space")
    player.to_the_end()
    return pilot.told()


def two_languages(home: Path) -> str:
    """English on the screen, French cards, and Ukrainian under them."""
    pilot = Teller(home, speaking(3, second_language="uk"), "en")
    player = Keyboard(pilot)
    pilot.start(skills_per_round=2)
    player.until(lambda: pilot.state.step is Step.CHOICE)
    pilot.press("f7", "tab", "tab", "tab", "tab", "tab", "f7", "f2", "f8")
    player.until(lambda: pilot.state.step is Step.INTERVIEW)
    pilot.press("f7")
    return pilot.told()


def cooperative(home: Path) -> str:
    """No vote: the group says what it heard."""
    pilot = Teller(home, speaking(4))
    player = Keyboard(pilot)
    pilot.start(cooperative=True)
    player.until(lambda: pilot.state.step is Step.HEARING)
    player.until(lambda: pilot.state.step is Step.DEBRIEFING)
    return pilot.told()


GAMES: dict[str, Callable[[Path], str]] = {
    "secret-round": secret_round,
    "two-languages": two_languages,
    "cooperative": cooperative,
}


def tell(name: str, home: Path) -> str:
    """Returns a game as it is heard: the same words every time."""
    return GAMES[name](home)
