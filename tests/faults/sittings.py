"""Short games in real folders, with a clock that stands still and choices that a test makes."""

import random
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from game.content.models import Kit
from game.rules import (
    AddSeat,
    CastBallot,
    CloseVote,
    Command,
    SeatId,
    State,
    Step,
    VoterId,
    next_command,
)
from game.storage.ballots import NAME as BALLOTS
from game.storage.home import JOURNAL
from game.wiring import Header, Sitting, begin_in
from game.workshop.bots import Bots, must
from game.workshop.chance import shuffled_start
from game.workshop.clock import SteppedClock
from tests.support import seat

ONE, TWO, THREE = VoterId("s1"), VoterId("s2"), VoterId("s3")


def chance() -> random.Random:
    return random.Random(7)  # noqa: S311 -- cards, not secrets


def do(sitting: Sitting, *commands: Command) -> None:
    for command in commands:
        must(sitting.workshop.dispatch(command))


def seated(folder: Path, kit: Kit, players: int = 3) -> Sitting:
    """Begins a workshop in a folder, and deals."""
    folder.mkdir(parents=True, exist_ok=True)
    sitting = begin_in(folder, Header("essai", date(2026, 1, 15), "fr", kit), SteppedClock())
    do(sitting, *(AddSeat(seat(n), f"Place {n}") for n in range(1, players + 1)))
    do(sitting, shuffled_start(sitting.workshop.state.setup, chance(), 90))
    return sitting


def play_until(sitting: Sitting, step: Step) -> State:
    """Plays until a step is reached, without voting."""
    bots = Bots(chance())
    while (state := sitting.workshop.state).step is not step:
        command = bots.command(state) or next_command(state)
        assert command is not None
        do(sitting, command)
    return state


def cast(sitting: Sitting, choices: Mapping[VoterId, Sequence[SeatId]]) -> None:
    do(sitting, *(CastBallot(voter, tuple(chosen)) for voter, chosen in choices.items()))


def close(sitting: Sitting) -> None:
    do(sitting, CloseVote())


def given(sitting: Sitting) -> dict[VoterId, tuple[SeatId, ...] | None]:
    """Returns the ballots of the open vote, as the game holds them."""
    return dict(sitting.workshop.state.open_vote().ballots)


def files(folder: Path) -> tuple[bytes, bytes]:
    """Returns the bytes of the journal and of the ballots, nothing where there are none."""
    ballots = folder / BALLOTS
    return (folder / JOURNAL).read_bytes(), ballots.read_bytes() if ballots.exists() else b""


def put(folder: Path, journal: bytes, ballots: bytes | None) -> Path:
    """Makes a folder of two files; returns it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / JOURNAL).write_bytes(journal)
    if ballots is not None:
        (folder / BALLOTS).write_bytes(ballots)
    return folder


def start_of_last_line(data: bytes) -> int:
    return data[:-1].rfind(b"\n") + 1
