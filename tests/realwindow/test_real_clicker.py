"""One round in a real window with a clicker alone, from the home screen to the saved sheet.

Imports nothing from the game. A clicker sends the places of keys, whatever the keyboard prints on
them: on this Belgian keyboard the place of its period writes a colon.
"""

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.realwindow.person import Desk, Person, missing_tools

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason=f"needs {missing_tools()}")

NEXT, BACK, PERIOD, START, STOP = "117", "112", "60", "71", "Escape"
"""The places of page down, page up, period and F5, as X numbers them; Escape is where it says."""

_PATIENCE_S = 150


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as desk:
        yield desk


def test_one_round_is_played_to_its_sheet_with_a_clicker(desk: Desk, tmp_path: Path) -> None:
    home = tmp_path / "clé usb"
    _one_round(home)
    person = Person(desk, home)
    person.start()
    try:
        person.press(NEXT, NEXT)
        assert person.last()["e"] == "RoundOpened"
        person.press(PERIOD)
        assert _colours(desk, tmp_path / "black.png") == 1
        person.press(NEXT)
        assert _colours(desk, tmp_path / "back.png") > 1
        assert person.last()["e"] == "RoundOpened"
        person.press(START, STOP)
        assert person.last()["e"] == "RoundOpened"
        _play_until(person, "WorkshopEnded")
        person.press(NEXT, STOP, BACK, NEXT)
        person.wait_for(person.has_left, "the end of the game")
    finally:
        person.kill()
    (sheet,) = home.glob("workshops/*/sheet.json")
    (played,) = json.loads(sheet.read_text(encoding="utf-8"))["rounds"]
    assert played["vote"]["received"] == {"s1": 1, "s2": 1, "s3": 1}
    assert (sheet.parent / "sheet.html").is_file()


def _one_round(home: Path) -> None:
    """A table that is known already, and a scenario of one round."""
    decks = home / "decks"
    decks.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "scenarios" / "express.yaml"
    text = shipped.read_text(encoding="utf-8")
    text = text.replace("id: express", "id: essai").replace("rules:", "rules:\n  max_rounds: 1", 1)
    (decks / "essai.yaml").write_text(text, encoding="utf-8")
    table = [{"pseudonym": name} for name in ("Albatros", "Bison", "Castor")]
    settings = {"format": 1, "scenario": str(decks / "essai.yaml"), "table": table}
    (home / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


def _play_until(person: Person, event: str) -> None:
    until = time.monotonic() + _PATIENCE_S
    while person.last()["e"] != event:
        lines = person.journal()
        assert time.monotonic() < until, [line["e"] for line in lines[-5:]]
        if lines[-1]["e"] in {"VoteOpened", "CountTyped"} and _since(lines, "VoteOpened") < 3:
            person.press(BACK, BACK)  # zero, then one hand
        person.press(NEXT)


def _since(lines: Sequence[dict[str, Any]], event: str) -> int:
    return [line["e"] for line in reversed(lines)].index(event)


def _colours(desk: Desk, path: Path) -> int:
    """Returns how many colours the screen shows."""
    desk.picture(path)
    return int(desk.run("identify", "-format", "%k", str(path)))
