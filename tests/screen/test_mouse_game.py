"""Whole games with the mouse alone."""

from pathlib import Path
from typing import Any

import pytest

from game.rules import Step, TieRule
from game.screen.intents import Press
from game.screen.scenes.dialogs import Ask, Help
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard, Mouse, scenario_file, sheet_of, winners

SIZES = ((1024, 768), (1280, 720))


def at_home(home: Path, size: tuple[int, int] = (1024, 768), **rules: Any) -> Pilot:
    path = scenario_file(home / "decks", **{"max_rounds": 2, **rules})
    settings = table(4).model_copy(update={"scenario": str(path)})
    return Pilot(home, size, settings=settings)


def in_a_game(home: Path, size: tuple[int, int] = (1024, 768)) -> Pilot:
    pilot = Pilot(home, size, settings=table(4))
    pilot.begin(shipped_kit())
    pilot.press("return")
    return pilot


def by_its_key(pilot: Pilot, key: str) -> None:
    """Clicks on a key in the list of the keys, which the menu opens."""
    pilot.click_at(pilot.windows.public().get_width() - 14, 14)
    pilot.click("help")
    pilot.click(f"key-{key}")


@pytest.mark.parametrize("size", SIZES)
def test_a_game_is_played_to_its_sheet_with_clicks_alone(home: Path, size: tuple[int, int]) -> None:
    pilot = at_home(home, size)
    Mouse(pilot, ((2, 1),)).to_the_end()
    assert pilot.state.step is Step.OVER
    assert winners(pilot) == [("s1",), ("s1",)]
    assert len(sheet_of(pilot)["rounds"]) == 2


@pytest.mark.parametrize(
    "rules",
    [
        {"tie": "facilitator"},
        {"tie": "runoff"},
        {"vote_method": "open", "reveal": "all", "totals": "each_round"},
        {"cooperative": True},
        {"reveal": "last_to_first", "timings": {"questions": 20}, "skills_per_round": 4},
    ],
    ids=str,
)
def test_every_kind_of_game_is_played_with_clicks_alone(home: Path, rules: dict[str, Any]) -> None:
    pilot = at_home(home, **rules)
    Mouse(pilot, ((2, 2), (2, 1)) if rules.get("tie") == "runoff" else ((2, 2),)).to_the_end()
    assert pilot.state.step is Step.OVER
    if rules.get("tie") == "facilitator":
        assert {r.result.settled_by for r in pilot.state.scored_rounds} == {TieRule.FACILITATOR}
    sheet_of(pilot)


def test_the_seats_and_the_minutes_change_with_clicks(home: Path) -> None:
    pilot = Pilot(home)
    pilot.click("begin")
    pilot.click("more")
    pilot.click("more_minutes")
    pilot.click("less")
    pilot.click("less")
    pilot.click("less_minutes")
    pilot.click("less_minutes")
    assert len(pilot.state.players) == 5
    pilot.see("85 min")
    pilot.click("teams")
    assert all(seat.team for seat in pilot.state.players)


@pytest.mark.parametrize("size", SIZES)
def test_the_menu_opens_with_its_button_and_with_the_right_button(
    home: Path, size: tuple[int, int]
) -> None:
    pilot = in_a_game(home, size)
    pilot.click_at(size[0] - 14, 14)
    assert isinstance(pilot.app.top, Ask)
    pilot.click("stay")
    assert not pilot.app.dialogs
    pilot.right_click()
    assert isinstance(pilot.app.top, Ask)
    pilot.right_click()
    assert not pilot.app.dialogs


@pytest.mark.parametrize("size", SIZES)
def test_everything_in_the_menu_is_reached_with_a_click(home: Path, size: tuple[int, int]) -> None:
    pilot = in_a_game(home, size)
    pilot.click("next")
    turned = len(pilot.state.here().skills)

    def choose(answer: str) -> None:
        pilot.right_click()
        pilot.click(answer)

    choose("undo")
    assert len(pilot.state.here().skills) == turned - 1
    choose("redo")
    assert len(pilot.state.here().skills) == turned
    choose("help")
    assert isinstance(pilot.app.top, Help)
    pilot.click_at(3, 3)
    assert not pilot.app.dialogs
    by_its_key(pilot, "F11")
    assert pilot.app.settings.fullscreen
    choose("displays")
    pilot.click("fullscreen")
    assert not pilot.app.settings.fullscreen
    choose("displays")
    pilot.click("black")
    assert pilot.app.black
    pilot.click_at(3, 3)
    choose("displays")
    pilot.click("pause")
    assert pilot.state.paused
    pilot.click("next")
    choose("force")
    pilot.click("force")
    assert pilot.scene == "ChoiceScene"
    choose("seats")
    assert pilot.scene == "TableScene"
    pilot.click("next")
    choose("debriefing")
    pilot.click("debriefing")
    assert pilot.state.step is Step.DEBRIEFING
    choose("quit")
    pilot.see("Quitter")
    pilot.click("stay")
    choose("home")
    assert pilot.scene == "HomeScene"
    pilot.click("resume")
    assert pilot.scene == "QuestionScene"


def test_the_answers_of_the_menu_are_those_of_the_keyboard(home: Path) -> None:
    pilot = in_a_game(home)
    pilot.press("escape")
    by_key = pilot.text()
    pilot.press("escape")
    pilot.right_click()
    assert pilot.text() == by_key


@pytest.mark.parametrize("size", SIZES)
def test_a_seat_is_managed_with_clicks(home: Path, size: tuple[int, int]) -> None:
    pilot = in_a_game(home, size)
    pilot.right_click()
    pilot.click("seats")
    pilot.click("seat2")
    pilot.click("away")
    assert not pilot.state.players[1].present
    pilot.click("seat2")
    pilot.click("back")
    assert pilot.state.players[1].present
    pilot.click("join")
    assert len(pilot.state.players) == 5
    by_its_key(pilot, "O")
    assert len(pilot.state.seats) == 6
    by_its_key(pilot, "L")
    pilot.click("place")
    pilot.write("Namur")
    pilot.click("next")
    assert pilot.app.sitting is not None
    assert pilot.app.sitting.people.context("place") == "Namur"
    pilot.click("seat1")
    pilot.click("name")
    pilot.click("type")
    pilot.write("Aya")
    pilot.click("next")
    pilot.see("Aya")
    pilot.click("seat1")
    pilot.click("leave")
    pilot.click("leave")
    assert pilot.state.seats[next(iter(pilot.state.seats))].left


@pytest.mark.parametrize("size", SIZES)
def test_what_a_letter_does_in_a_round_a_click_does_too(home: Path, size: tuple[int, int]) -> None:
    """Replacing a card, passing, more time, the question before: no letter is needed."""
    pilot = in_a_game(home, size)
    pilot.click("next")
    was = pilot.state.here().skills
    by_its_key(pilot, "R")
    pilot.click(was[0])
    assert pilot.state.here().skills != was
    Keyboard(pilot).until(lambda: pilot.scene == "ChoiceScene")
    hand = pilot.state.players[0].hand
    by_its_key(pilot, "R")
    assert pilot.state.players[0].hand != hand
    pilot.click("pass")
    assert pilot.state.interviews.passed == ("s1",)
    Keyboard(pilot).until(lambda: pilot.state.interviews.speaker is not None)
    by_its_key(pilot, "T")
    assert pilot.state.interviews.extra_s == 30
    pilot.click("pause")
    assert pilot.state.paused
    pilot.click("next")
    assert not pilot.state.paused
    by_its_key(pilot, "X")
    assert len(pilot.state.interviews.passed) == 2
    Keyboard(pilot).until(lambda: pilot.state.step is Step.DEBRIEFING and pilot.state.screen == 1)
    by_its_key(pilot, "R")
    assert pilot.state.screen == 0
    by_its_key(pilot, "I")
    sheet_of(pilot)


def test_two_clicks_in_a_row_on_next_count_once(home: Path) -> None:
    """A double click never skips a step; one second later the next click counts."""
    pilot = in_a_game(home)
    node = pilot.tree().find("next")
    assert node is not None
    pilot.click_at(*node.box.center)
    pilot.seconds -= 0.9
    pilot.click_at(*node.box.center)
    assert len(pilot.state.here().skills) == 1
    pilot.click_at(*node.box.center)
    assert len(pilot.state.here().skills) == 2


def test_two_quick_clicks_on_plus_count_twice(home: Path) -> None:
    pilot = Pilot(home)
    pilot.click("begin")
    pilot.click("more")
    pilot.seconds -= 0.9
    pilot.click("more")
    assert len(pilot.state.players) == 8


def test_a_click_beside_everything_does_nothing(home: Path) -> None:
    pilot = in_a_game(home)
    before = pilot.journal()
    pilot.click_at(3, 700)
    pilot.click_at(3, 740)
    assert pilot.journal() == before
    assert not pilot.app.dialogs


def test_a_click_outside_a_dialog_reaches_nothing_below(home: Path) -> None:
    pilot = in_a_game(home)
    below = pilot.tree().find("next")
    assert below is not None
    assert below.intent == Press("next")
    pilot.right_click()
    pilot.click_at(below.box.x + 2, below.box.bottom - 2)
    assert pilot.state.here().skills == ()


def test_another_way_to_vote_is_reached_from_a_curtain_with_a_click(home: Path) -> None:
    """A mouse can't vote where the room sees it: it must find the other ways."""
    pilot = at_home(home, vote_method="secret")
    Mouse(pilot).until(lambda: pilot.scene == "SecretScene")
    pilot.right_click()
    pilot.click("help")
    pilot.click("key-F6")
    pilot.click("hands")
    assert pilot.scene == "CountScene"
