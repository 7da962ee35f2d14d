"""A workshop being played: every command passes here, on its way to the disk and the room."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from game.rules import (
    Accepted,
    BallotReceived,
    Command,
    Decision,
    Event,
    History,
    Line,
    Pause,
    Redone,
    Refusal,
    Rejected,
    SeatId,
    State,
    Undone,
    VoterId,
    decide,
    seat_of,
    timer_seconds,
)
from game.rules.voting import allowance
from game.workshop.clock import Clock
from game.workshop.timers import Timer, read_timer


class Journal(Protocol):
    """Where the lines of a workshop are kept. `append` returns once they are safe."""

    def append(self, lines: Sequence[Line]) -> None: ...


class Ballots(Protocol):
    """Where the choices of the open secret vote are kept until its close."""

    def put(self, opening: int, voter: VoterId, candidates: Sequence[SeatId]) -> None: ...

    def clear(self) -> None: ...


class NoJournal:
    """Keeps nothing: for rehearsals, simulations and tests."""

    def append(self, lines: Sequence[Line]) -> None:
        """Forgets the lines."""


class NoBallots:
    """Keeps nothing: the state holds the choices while the vote is open."""

    def put(self, opening: int, voter: VoterId, candidates: Sequence[SeatId]) -> None:
        """Forgets the choice."""

    def clear(self) -> None:
        """Has nothing to delete."""


class Workshop:
    """One sitting: its state, what led to it, and the door through which it changes."""

    def __init__(
        self,
        history: History,
        clock: Clock,
        journal: Journal | None = None,
        ballots: Ballots | None = None,
    ) -> None:
        self.clock = clock
        self._history = history
        self._journal = journal or NoJournal()
        self._ballots = ballots or NoBallots()
        self._timer: Timer | None = None
        self._subscribers: list[Callable[[Sequence[Line]], None]] = []
        self._read_timer()

    @property
    def state(self) -> State:
        return self._history.state

    @property
    def history(self) -> History:
        return self._history

    @property
    def timer(self) -> Timer | None:
        """The timer of what is going on, or None when it is not timed."""
        return self._timer

    def take_up(self, ballots: Callable[[int], Mapping[VoterId, tuple[SeatId, ...]]]) -> None:
        """Goes on after a start: puts the open ballots back; where a timer ran, all is on pause.

        `ballots` gives the choices of the vote that began at a line of the journal.
        """
        if self.state.vote is None:
            self._ballots.clear()
        else:
            found = ballots(self._history.opening_line)
            self._history.restore_ballots(_possible(self.state, found))
        if timer_seconds(self.state) and not self.state.paused:
            self.dispatch(Pause())

    def dispatch(self, command: Command) -> Decision:
        """Asks for something. What is accepted is on disk before this returns.

        A disk that can't be written refuses: the game stays where it was and can try again.
        """
        decision = decide(self.state, command)
        if isinstance(decision, Accepted):
            return self._commit(decision)
        return decision

    def undo(self) -> Decision:
        """Takes the last gesture back, whatever phase it was in."""
        gesture = self._history.can_undo()
        if self.state.paused:
            return Rejected(Refusal.ON_PAUSE)
        if gesture is None:
            return Rejected(Refusal.NOTHING_TO_UNDO)
        return self._turn(Undone(gesture.line))

    def redo(self) -> Decision:
        """Takes up again what was undone last, as long as nothing else has happened since."""
        gesture = self._history.can_redo()
        if self.state.paused:
            return Rejected(Refusal.ON_PAUSE)
        if gesture is None:
            return Rejected(Refusal.NOTHING_TO_REDO)
        return self._turn(Redone(gesture.line))

    def subscribe(self, told: Callable[[Sequence[Line]], None]) -> None:
        """Has a function told of every gesture, after it is safe."""
        self._subscribers.append(told)

    def _now_ms(self) -> int:
        """Returns the time, which never goes back in a journal."""
        return max(self.clock.now_ms(), self._history.last_ms)

    def _turn(self, what: Undone | Redone) -> Decision:
        line = Line(self._history.last_line + 1, self._now_ms(), what)
        return self._record((line,), Accepted(()))

    def _commit(self, accepted: Accepted) -> Decision:
        now_ms = self._now_ms()
        lines = tuple(
            Line(self._history.last_line + 1 + position, now_ms, event, joined=position > 0)
            for position, event in enumerate(accepted.events)
        )
        return self._record(lines, accepted)

    def _record(self, lines: tuple[Line, ...], accepted: Accepted) -> Decision:
        try:
            for line in lines:
                if isinstance(line.what, BallotReceived):
                    chosen = line.what.candidates or ()
                    self._ballots.put(self._history.opening_line, line.what.voter, chosen)
            self._journal.append(lines)
        except OSError as error:
            return Rejected(Refusal.DISK, {"reason": error.strerror or str(error)})
        opening = self._history.opening_line
        for line in lines:
            self._history.record(line)
        if self.state.vote is None or self._history.opening_line != opening:
            self._clear_ballots()
        self._read_timer()
        for told in self._subscribers:
            told(lines)
        return accepted

    def _clear_ballots(self) -> None:
        """The totals are on disk: a file that can't be deleted now goes at the next start."""
        try:
            self._ballots.clear()
        except OSError:
            return

    def _read_timer(self) -> None:
        timed = timer_seconds(self.state) > 0
        self._timer = read_timer(self.state, self._history.standing()) if timed else None


def _possible(
    state: State, ballots: Mapping[VoterId, tuple[SeatId, ...]]
) -> dict[VoterId, tuple[SeatId, ...]]:
    """Returns the ballots that the open vote can have: a damaged file must not break its count."""
    vote, tokens = state.open_vote(), state.setup.rules.tokens
    return {
        voter: chosen
        for voter, chosen in ballots.items()
        if set(chosen) <= set(vote.candidates) - {seat_of(voter)}
        and len(set(chosen)) == len(chosen) <= allowance(tokens, vote, voter)
    }


def events_of(lines: Sequence[Line]) -> tuple[Event, ...]:
    """Returns the events among lines; what was undone or redone is none."""
    return tuple(line.what for line in lines if not isinstance(line.what, (Undone, Redone)))
