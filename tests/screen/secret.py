"""A game at its secret vote, and what has been given in it."""

from pathlib import Path
from typing import Any

from game.rules import (
    SeatId,
    VoteMethod,
    seat_of,
)
from game.screen.scenes.ballots import SecretScene
from game.screen.windows import SurfaceWindows
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard

SIZE = (960, 720)
SECRET = {"vote_method": VoteMethod.SECRET}


def at_the_vote(
    home: Path, seats: int = 5, *, windows: SurfaceWindows | None = None, **rules: Any
) -> Pilot:
    """Returns a pilot at the first curtain of a secret vote, or at another method's screen."""
    pilot = Pilot(home, SIZE, settings=table(seats), windows=windows)
    pilot.begin(shipped_kit(**{**SECRET, **rules}))
    pilot.draws = False
    scenes = ("SecretScene", "CountScene")
    Keyboard(pilot).until(lambda: pilot.scene in scenes)
    pilot.draws = True
    pilot.seconds += 60
    return pilot


def scene_of(pilot: Pilot) -> SecretScene:
    assert isinstance(pilot.app.scene, SecretScene)
    return pilot.app.scene


def voter(pilot: Pilot) -> SeatId:
    found = scene_of(pilot).voter()
    assert found is not None
    return seat_of(found)


def others(pilot: Pilot) -> list[int]:
    """The numbers that the voter whose turn it is may press."""
    me = voter(pilot)
    return [n for n, c in enumerate(pilot.state.open_vote().candidates, 1) if c != me]


def given(pilot: Pilot) -> dict[Any, Any]:
    return dict(pilot.state.open_vote().ballots)
