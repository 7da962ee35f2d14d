"""Tells whole games in text and compares them with what was told before, audience by audience."""

import difflib
import os
from pathlib import Path

import pytest

from tests.playthroughs.games import GAMES
from tests.playthroughs.traces import Teller

FOLDER = Path(__file__).parent
UPDATE = "ATOUTS_UPDATE_GOLDENS"
EXCERPT_LINES = 60


def difference(before: str, now: str, name: str) -> str:
    """Returns the first lines that differ."""
    lines = difflib.unified_diff(
        before.splitlines(), now.splitlines(), f"{name} (stored)", f"{name} (now)", lineterm="", n=4
    )
    return "\n".join(list(lines)[:EXCERPT_LINES])


@pytest.mark.parametrize("name", GAMES)
def test_the_game_goes_as_it_was_told(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    now = Teller(GAMES[name]()).tell()
    if os.environ.get(UPDATE) == "1":
        path.write_text(now, encoding="utf-8", newline="\n")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    assert now == before, (
        f"{path.name} is told differently. Read the difference: a line of an audience that "
        f"gained something is a leak. If it is as it should be, run again with {UPDATE}=1.\n"
        f"{difference(before, now, path.name)}"
    )


@pytest.mark.parametrize("name", GAMES)
def test_no_game_breaks_an_invariant_on_its_way(name: str) -> None:
    assert "BROKEN" not in Teller(GAMES[name]()).tell()


@pytest.mark.parametrize("name", GAMES)
def test_every_game_is_told_to_its_end(name: str) -> None:
    teller = Teller(GAMES[name]())
    teller.tell()
    assert teller.history.state.step == "over"


def test_every_story_on_disk_is_still_told() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(GAMES)


def test_the_same_game_is_told_in_the_same_words() -> None:
    assert all(Teller(make()).tell() == Teller(make()).tell() for make in GAMES.values())


def test_a_difference_names_the_line_that_changed() -> None:
    assert "+now seen" in difference("same\nseen", "same\nnow seen", "x")
