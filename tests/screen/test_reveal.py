"""What the result says once all of it is shown: who won, all of them, and every candidate."""

from pathlib import Path
from typing import Any

import pytest

from game.rules import Reveal, SeatId, TieRule
from game.screen.looks import Hatch
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard

HOW = [Reveal.LAST_TO_FIRST, Reveal.ALL]


def revealed(
    home: Path,
    seats: int,
    *counts: tuple[int, ...],
    **rules: Any,
) -> Pilot:
    """Plays up to a whole result; a tie is broken for the second of those who are tied."""
    pilot = Pilot(home, (1024, 768), settings=table(seats))
    pilot.begin(shipped_kit(**rules))
    pilot.press("return")
    player = Keyboard(pilot, counts)
    player.until(lambda: pilot.scene in ("RevealScene", "TieScene"))
    if pilot.scene == "TieScene":
        if rules["tie"] is TieRule.RUNOFF:
            pilot.press("space")
            player.counts = iter(((1, 3),) * 9)  # type: ignore[assignment]
            player.until(lambda: pilot.scene == "RevealScene")
        else:
            pilot.press("2")
    for _ in range(seats + 1):
        result = pilot.app.scene.view.result  # type: ignore[attr-defined]
        if not result.complete:
            pilot.press("space")
    return pilot


def values(pilot: Pilot) -> dict[str, str]:
    """Returns what is said of each candidate, from the top down."""
    return {n.name: n.value for n in pilot.tree().walk() if n.role.name == "ITEM"}


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("tie", [TieRule.RUNOFF, TieRule.FACILITATOR])
def test_the_rows_name_who_won_a_tie_that_was_broken(home: Path, how: Reveal, tie: TieRule) -> None:
    pilot = revealed(home, 4, (2, 2, 0, 0), reveal=how, tie=tie)
    assert pilot.state.closed_result().winners == ("s2",)
    said = values(pilot)
    won = pilot.app.seat_name(SeatId("s2"))
    assert next(iter(said)) == won
    assert [name for name, value in said.items() if "a convaincu" in value] == [won]


def test_six_who_convinced_as_much_are_all_named(home: Path) -> None:
    pilot = revealed(home, 6, (1,) * 6)
    assert len(pilot.state.closed_result().winners) == 6
    for seat in pilot.state.seats:
        pilot.see(pilot.app.seat_name(seat))


@pytest.mark.parametrize("how", HOW)
def test_twelve_candidates_are_all_shown(home: Path, how: Reveal) -> None:
    counts = (4, 2, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0)
    pilot = revealed(home, 12, counts, reveal=how)
    said = values(pilot)
    assert set(said) == {pilot.app.seat_name(seat) for seat in pilot.state.seats}
    assert [value[-6:] for value in said.values()][:3] == ["4 voix", "2 voix", "1 voix"]


@pytest.mark.parametrize("points", [0, 1])
def test_the_block_for_taking_part_is_drawn_where_it_gives_points(home: Path, points: int) -> None:
    pilot = revealed(home, 4, (3, 1), reveal=Reveal.ALL, points_taking_part=points)
    drawn = [look for node in pilot.tree().walk() for look in node.looks]
    assert any(isinstance(look, Hatch) for look in drawn) == bool(points)
