"""The game on a laptop and a projector, for real: two displays, two windows, one person.

Imports nothing from the game. What the room's display shows is compared pixel by pixel.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.realwindow.test_real_clicker import BACK, NEXT, STOP, _one_round, _since
from tests.realwindow.two_heads import Facilitator, TwoHeads, missing

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"needs {missing()}")


@pytest.fixture
def desk() -> Iterator[TwoHeads]:
    with TwoHeads() as desk:
        yield desk


@pytest.fixture
def person(desk: TwoHeads, tmp_path: Path) -> Iterator[Facilitator]:
    person = Facilitator(desk, tmp_path / "clé usb")
    yield person
    person.kill()


def private_hands(home: Path) -> None:
    """A table that is known already, and a scenario with hands that only their seat sees."""
    _one_round(home)
    deck = home / "decks" / "essai.yaml"
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text.replace("rules:\n", "rules:\n  hands: private\n", 1), encoding="utf-8")


def at_a_hand(person: Facilitator) -> None:
    """Plays until the first seat is asked to look at its hand."""
    private_hands(person.home)
    person.start()
    person.press("Return", "Return")
    while person.last()["e"] != "ChoiceOpened":
        person.press("space")
    person.at_rest(1)


def play_to_the_end(person: Facilitator) -> None:
    """Presses the clicker until the workshop is over; a slow machine gets the time it needs."""
    until = time.monotonic() + 150
    while person.last()["e"] != "WorkshopEnded":
        lines = person.journal()
        assert time.monotonic() < until, [line["e"] for line in lines[-5:]]
        if lines[-1]["e"] in {"VoteOpened", "CountTyped"} and _since(lines, "VoteOpened") < 3:
            person.press(BACK, BACK)  # zero, then one hand
        person.press(NEXT)
        patience = time.monotonic() + 1
        while len(person.journal()) == len(lines) and time.monotonic() < patience:
            time.sleep(0.05)


def test_a_whole_game_is_played_on_two_displays_with_a_clicker(
    desk: TwoHeads, person: Facilitator
) -> None:
    _one_round(person.home)
    person.start()
    assert desk.displays_used() == [0, 1]
    person.press(NEXT, NEXT)
    play_to_the_end(person)
    assert desk.displays_used() == [0, 1]
    person.press(NEXT, STOP, BACK, NEXT)
    person.wait_for(person.has_left, "the end of the game")
    (sheet,) = person.home.glob("workshops/*/sheet.json")
    (played,) = json.loads(sheet.read_text(encoding="utf-8"))["rounds"]
    assert played["vote"]["received"] == {"s1": 1, "s2": 1, "s3": 1}


def test_a_hand_is_on_the_laptop_alone_also_when_the_projector_goes(
    desk: TwoHeads, person: Facilitator
) -> None:
    at_a_hand(person)
    laptop = person.at_rest(0)
    person.press("Return")
    hand, room = person.until_changed(0, laptop), person.at_rest(1)
    assert hand != room
    person.press("Down")
    assert person.until_changed(0, hand) != hand
    assert person.at_rest(1) == room, "the room saw the facilitator choose in a hand"
    desk.unplug()
    person.wait_for(lambda: desk.displays_used() == [0], "the window on the display that is left")
    alone = person.at_rest(0)
    assert alone not in (hand, laptop)
    before = person.journal()
    person.press("Down", "2", "Return")
    assert person.at_rest(0) == alone, "a hand was shown where the room may look"
    assert person.journal() == before
    desk.plug()
    person.wait_for(lambda: desk.displays_used() == [0, 1], "both windows again")
    person.press("Return")
    person.wait_for(lambda: person.last()["e"] == "JobChosen", "the choice on the laptop again")


def test_a_frozen_room_keeps_every_pixel_and_f12_brings_all_to_the_laptop(
    desk: TwoHeads, person: Facilitator
) -> None:
    _one_round(person.home)
    person.start()
    person.press("Return", "Return")
    person.wait_for(lambda: person.last()["e"] == "RoundOpened", "the first round")
    room, laptop = person.at_rest(1), person.at_rest(0)
    person.press("f")
    frozen = person.until_changed(0, laptop)
    assert desk.pixels(1) == room
    person.press("space", "Escape")
    person.until_changed(0, frozen)
    assert desk.pixels(1) == room
    person.press("Escape", "f")
    assert person.until_changed(1, room) != room
    person.press("F12")
    person.wait_for(lambda: desk.displays_used() == [0], "one window on the laptop")
    person.press("F12")
    person.wait_for(lambda: desk.displays_used() == [0, 1], "the room's window again")
    desk.mirror()
    person.wait_for(lambda: desk.displays_used() == [0], "one window, which both displays show")


def test_a_kill_in_the_middle_of_a_pause_finds_the_pause_again(
    desk: TwoHeads, person: Facilitator
) -> None:
    _one_round(person.home)
    person.start()
    person.press("Return", "Return")
    person.wait_for(lambda: person.last()["e"] == "RoundOpened", "the first round")
    before = person.at_rest(1)
    person.press("p")
    pause = person.until_changed(1, before)
    assert person.last()["e"] == "Paused"
    person.kill()
    person.start()
    person.press("Return")
    person.wait_for(lambda: desk.pixels(1) == pause, "the pause, as it was")
    assert person.last()["e"] == "Paused"
    person.press("space")
    person.wait_for(lambda: person.last()["e"] == "Resumed", "the end of the pause")
    time.sleep(0.5)
    assert person.at_rest(1) == before
