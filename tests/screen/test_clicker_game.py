"""Whole games with a clicker alone: page down, page up, period, F5 and Escape, by their place."""

from collections.abc import Iterable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from game.rules import Hands, Step, VoteMethod
from game.screen.scenes.counts import BLANK, CountScene
from game.screen.scenes.dialogs import Ask
from game.screen.scenes.home import HomeScene
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard, scenario_file, sheet_of, winners

BUTTONS = frozenset({"pagedown", "pageup", "period", "f5", "escape"})


class ClickerPilot(Pilot):
    """A pilot whose keyboard is in another room."""

    def press(self, *keys: str) -> None:
        assert BUTTONS.issuperset(keys), keys
        super().press(*keys)

    def go_to(self, node_id: str) -> None:
        """Moves the highlight up until it is where it should be."""
        for _ in range(30):
            if self.app.top.focused() == node_id:
                return
            self.press("pageup")
        raise AssertionError(f"{node_id} is out of reach: {self.ids()}")

    def choose(self, node_id: str) -> None:
        self.go_to(node_id)
        self.press("pagedown")


class Clicker(Keyboard):
    """Plays with the clicker's buttons. `counts` are the hands that are up for each candidate."""

    def __init__(self, pilot: ClickerPilot, counts: Iterable[Iterable[int]] = ((2, 1),)) -> None:
        super().__init__(pilot, counts)
        self.clicker = pilot
        self.cards = cycle((1, 2, 0))

    def step(self) -> None:
        scene = self.pilot.app.scene
        if isinstance(scene, CountScene):
            self.count(scene)
        elif self.pilot.scene == "ChoiceScene":
            self.pilot.press(*["pageup"] * next(self.cards), "pagedown")
        else:
            self.pilot.press("pagedown")

    def count(self, scene: CountScene) -> None:
        counts = next(self.counts)
        for number, seat in enumerate(scene.rows()):
            if seat != BLANK:
                hands = counts[number] if number < len(counts) else 0
                self.pilot.press(*["pageup"] * (1 + hands))
            self.pilot.press("pagedown")


def at_home(home: Path, **rules: Any) -> ClickerPilot:
    path = scenario_file(home / "decks", **{"max_rounds": 2, **rules})
    return ClickerPilot(home, settings=table(4).model_copy(update={"scenario": str(path)}))


def test_a_clicker_plays_from_the_home_screen_to_the_saved_sheet(home: Path) -> None:
    pilot = at_home(home)
    Clicker(pilot, ((2, 1), (0, 3))).to_the_end()
    assert pilot.state.step is Step.OVER
    assert winners(pilot) == [("s1",), ("s2",)]
    assert [dict(r.result.received) for r in pilot.state.scored_rounds] == [
        {"s1": 2, "s2": 1, "s3": 0, "s4": 0},
        {"s1": 0, "s2": 3, "s3": 0, "s4": 0},
    ]
    assert len(sheet_of(pilot)["rounds"]) == 2
    pilot.press("pagedown")
    assert pilot.scene == "HomeScene"


@pytest.mark.parametrize(
    "rules",
    [
        {"tie": "facilitator"},
        {"tie": "runoff"},
        {"vote_method": "open", "reveal": "all", "totals": "each_round"},
        {"vote_method": "paper", "criterion": False},
        {"cooperative": True},
        {"reveal": "last_to_first", "timings": {"questions": 20}, "skills_per_round": 4},
    ],
    ids=str,
)
def test_a_clicker_plays_every_kind_of_game(home: Path, rules: dict[str, Any]) -> None:
    pilot = at_home(home, **rules)
    runoff = rules.get("tie") == "runoff"
    Clicker(pilot, ((2, 2), (2, 1)) if runoff else ((2, 2),)).to_the_end()
    assert pilot.state.step is Step.OVER
    sheet_of(pilot)


def test_the_seats_and_the_minutes_are_set_with_a_clicker(home: Path) -> None:
    pilot = ClickerPilot(home, settings=table(4))
    pilot.press("pagedown")
    assert pilot.scene == "SeatsScene"
    pilot.choose("more")
    pilot.press("pagedown")
    assert len(pilot.state.players) == 6
    pilot.choose("less")
    pilot.choose("less_minutes")
    pilot.see("85 min")
    pilot.choose("next")
    assert len(pilot.state.players) == 5
    assert pilot.state.step is not Step.LOBBY


def test_a_hand_that_was_miscounted_is_counted_again_with_a_clicker(home: Path) -> None:
    """The count goes round: after the most that this person can have, zero comes again."""
    pilot = at_home(home)
    Clicker(pilot).until(lambda: pilot.scene == "CountScene")
    scene = pilot.app.scene
    assert isinstance(scene, CountScene)
    shown = []
    for _ in range(6):
        pilot.press("pageup")
        shown.append(scene.typed_count)
    assert shown == ["0", "1", "2", "3", "0", "1"]
    pilot.press("pagedown")
    pilot.press("escape")
    pilot.choose("undo")
    assert dict(pilot.state.open_vote().counts) == {}


def test_nothing_is_counted_by_pressing_next_alone(home: Path) -> None:
    pilot = at_home(home)
    Clicker(pilot).until(lambda: pilot.scene == "CountScene")
    before = pilot.journal()
    pilot.press("pagedown", "pagedown", "pagedown")
    assert pilot.journal() == before
    pilot.see("Tapez le nombre de voix")


@pytest.mark.parametrize("screen", ["vote intro", "curtain"])
def test_a_clicker_leaves_a_secret_vote_for_a_show_of_hands(home: Path, screen: str) -> None:
    """A blind ballot needs digits: a clicker must find the way to another vote."""
    pilot = at_home(home, vote_method="secret")
    wanted = {"vote intro": "VoteIntroScene", "curtain": "SecretScene"}[screen]
    Clicker(pilot).until(lambda: pilot.scene == wanted)
    pilot.choose("method")
    pilot.choose("hands")
    assert pilot.state.open_vote().method is VoteMethod.HANDS
    Clicker(pilot, ((2, 1),)).until(lambda: pilot.scene == "RevealScene")


def test_a_clicker_is_not_caught_at_a_blind_ballot(home: Path) -> None:
    pilot = at_home(home, vote_method="secret")
    Clicker(pilot).until(lambda: pilot.scene == "SecretScene")
    pilot.press("pagedown", "pagedown")
    pilot.see("Une touche de numéro vote")
    pilot.press("f5", "pagedown")
    assert pilot.state.step is not Step.VOTE


def test_a_seat_without_a_printed_card_number_passes_with_a_clicker(home: Path) -> None:
    pilot = ClickerPilot(home, settings=table(4))
    pilot.begin(shipped_kit(hands=Hands.PAPER))
    Clicker(pilot).until(lambda: pilot.scene == "ChoiceScene")
    pilot.choose("pass")
    assert pilot.state.interviews.passed == ("s1",)


def test_everything_in_the_menus_is_reached_with_a_clicker(home: Path) -> None:
    pilot = at_home(home)
    pilot.choose("menu")
    pilot.choose("settings")
    assert pilot.scene == "SettingsScene"
    pilot.press("escape")
    assert isinstance(pilot.app.scene, HomeScene)
    pilot.choose("begin")
    Clicker(pilot).until(lambda: pilot.scene == "SearchScene")
    pilot.press("pagedown", "escape")
    assert isinstance(pilot.app.top, Ask)
    for answer in [a.id for a in pilot.app.top.answers]:
        pilot.go_to(answer)
    pilot.choose("undo")
    assert not pilot.state.here().skills
    pilot.press("escape")
    pilot.choose("seats")
    pilot.choose("seat2")
    pilot.press("pagedown")
    assert not pilot.state.players[1].present
    pilot.press("escape")
    assert pilot.scene == "SearchScene"


def test_the_other_buttons_of_a_clicker_do_no_harm(home: Path) -> None:
    """A start button sends F5 and Escape in turn; the black one sends a period."""
    pilot = at_home(home)
    Clicker(pilot).until(lambda: pilot.scene == "SearchScene")
    before = pilot.journal()
    pilot.press("f5")
    assert pilot.app.dialogs
    pilot.press("escape")
    assert not pilot.app.dialogs
    pilot.press("period")
    assert pilot.app.black
    pilot.press("pagedown")
    assert not pilot.app.black
    assert pilot.journal() == before
