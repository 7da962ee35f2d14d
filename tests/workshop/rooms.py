"""Workshops to test, with their time, their disk and their ballots in the test's hands."""

import errno
import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from game.rules import (
    Command,
    Event,
    History,
    Line,
    Ruleset,
    SeatId,
    State,
    Step,
    VoterId,
    next_command,
)
from game.workshop.bots import Bots, must
from game.workshop.clock import SteppedClock
from game.workshop.session import Workshop, events_of
from tests.support import empty_table, game, seats, start


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- cards, not secrets


@dataclass
class Disk:
    """A journal and ballots in memory, which write down in which order they were asked."""

    lines: list[Line] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    given: dict[VoterId, tuple[SeatId, ...]] = field(default_factory=dict)
    full: bool = False
    """True where every write fails."""

    def append(self, lines: Sequence[Line]) -> None:
        self._ask("append")
        self.lines += lines

    def put(self, opening: int, voter: VoterId, candidates: Sequence[SeatId]) -> None:
        self._ask(f"put {opening}")
        self.given[voter] = tuple(candidates)

    def clear(self) -> None:
        self._ask("clear")
        self.given.clear()

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Room:
    """A workshop with its clock and its disk."""

    def __init__(self, state: State, *, seed: int = 1) -> None:
        self.clock = SteppedClock()
        self.disk = Disk()
        self.workshop = Workshop(History(state), self.clock, self.disk, self.disk)
        self.bots = Bots(seeded(seed))

    @property
    def state(self) -> State:
        return self.workshop.state

    @property
    def events(self) -> tuple[Event, ...]:
        return events_of(self.disk.lines)

    def do(self, *commands: Command) -> None:
        for command in commands:
            must(self.workshop.dispatch(command))

    def until(self, step: Step) -> None:
        """Plays until a step is reached."""
        while self.state.step is not step:
            self.go_on()

    def go_on(self) -> None:
        """Does the next thing: the room's, or the facilitator's."""
        command = self.bots.command(self.state) or next_command(self.state)
        assert command is not None
        self.clock.advance(5)
        self.do(command)


def room(rules: Ruleset | None = None, players: int = 3, *, seed: int = 1) -> Room:
    """Returns a workshop whose game has been dealt."""
    return Room(game(players, rules, seed=seed, rounds=2), seed=seed)


def room_from_the_start(rules: Ruleset | None = None, players: int = 3, *, seed: int = 1) -> Room:
    """Returns a workshop whose journal holds everything, the seats too."""
    made = Room(empty_table(rules), seed=seed)
    made.do(*seats(players))
    made.do(start(made.state, seed=seed, rounds=2))
    made.disk.asked.clear()
    return made
