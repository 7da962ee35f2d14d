"""One whole game in a real window, with a Belgian keyboard. Imports nothing from the game."""

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.realwindow.person import Desk, Person, missing_tools

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason=f"needs {missing_tools()}")

_PATIENCE_S = 240


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as desk:
        yield desk


def test_a_whole_game_is_played_killed_taken_up_and_debriefed(desk: Desk, tmp_path: Path) -> None:
    home = tmp_path / "clé usb"
    assert "be" in desk.run("setxkbmap", "-query").split()
    person = Person(desk, home)
    person.start()
    try:
        _sit_down(person)
        _play_until(person, "JobChosen")
        before, known = person.journal(), (home / "settings.json").read_bytes()
        person.kill()
        person.start()
        person.press("Return")
        assert (person.journal(), (home / "settings.json").read_bytes()) == (before, known)
        _play_until(person, "WorkshopEnded")
        person.press("Return", "Escape")
        person.digit(2)
        person.wait_for(person.has_left, "the end of the game")
    finally:
        person.kill()
    _check_what_is_left(home)


def _sit_down(person: Person) -> None:
    """Three seats instead of six, the second one with a name of its own."""
    person.press("Return")
    person.press("minus", "minus", "minus")
    assert sum({"SeatAdded": 1, "SeatRemoved": -1}[line["e"]] for line in person.journal()) == 3
    person.press("n")
    person.digit(2)
    person.digit(2)
    person.digit(2)
    person.type("Zoé")
    person.press("Return", "Return", "Return")
    assert person.last()["e"] == "GameStarted"


def _play_until(person: Person, event: str) -> None:
    """Plays on, one key or two after what the journal says last."""
    until = time.monotonic() + _PATIENCE_S
    while person.last()["e"] != event:
        assert time.monotonic() < until, [line["e"] for line in person.journal()[-5:]]
        lines = person.journal()
        last = lines[-1]["e"]
        if last in {"ChoiceOpened", "JobChosen"} and _since(lines, "ChoiceOpened") < 3:
            person.digit(2)
            person.press("Return")
        elif last in {"VoteOpened", "CountTyped"}:
            person.digit(1 if _since(lines, "VoteOpened") < 3 else 0)
            person.press("Return")
        else:
            person.press("space")


def _since(lines: Sequence[dict[str, Any]], event: str) -> int:
    """Returns how many lines follow the last one of a kind."""
    return [line["e"] for line in reversed(lines)].index(event)


def _check_what_is_left(home: Path) -> None:
    """The sheet is there, says what the journal says, and knows pseudonyms only."""
    (journal,) = home.glob("**/journal.jsonl")
    folder = journal.parent
    assert "Zoé" not in journal.read_text(encoding="utf-8")
    assert "Zoé" in (folder / "people.json").read_text(encoding="utf-8")
    page = (folder / "sheet.html").read_text(encoding="utf-8")
    assert "Zoé" not in page
    sheet = json.loads((folder / "sheet.json").read_text(encoding="utf-8"))
    assert list(sheet["seats"]) == ["s1", "s2", "s3"]
    assert sheet["rounds"]
    for played in sheet["rounds"]:
        assert len(played["skills"]) == 3
        assert {talk["seat"] for talk in played["interviews"]} == set(sheet["seats"])
        assert played["vote"]["received"] == {"s1": 1, "s2": 1, "s3": 1}
        assert played["vote"] | {"method": "hands", "ballots": 3, "blank": 0} == played["vote"]
    # One vote each and one point for taking part, every round.
    assert set(sheet["totals"].values()) == {2 * len(sheet["rounds"])}
