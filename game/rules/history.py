"""Keeps what happened in a workshop: gestures that can be taken back, and taken up again."""

from collections.abc import Mapping
from typing import TypeAlias, final

from game.rules.events import BallotReceived, Event, Paused, Resumed, VoteOpened
from game.rules.evolve import evolve
from game.rules.ids import SeatId, VoterId, seat_of
from game.rules.ruleset import VoteMethod
from game.rules.state import State, Vote
from game.rules.values import changed, value


@final
@value
class Undone:
    """The gesture that began at a line of the journal was taken back."""

    line: int


@final
@value
class Redone:
    """The gesture that began at a line of the journal was taken up again."""

    line: int


Recorded: TypeAlias = Event | Undone | Redone


@value
class Line:
    """One line of the journal.

    `at_ms` counts from the start of the workshop; `joined` lines belong to the gesture of the
    line before them.
    """

    number: int
    at_ms: int
    what: Recorded
    joined: bool = False


@value
class Gesture:
    """What one command caused. `before` is the state that undoing it comes back to."""

    before: State
    lines: tuple[Line, ...]

    @property
    def line(self) -> int:
        return self.lines[0].number

    @property
    def opens_vote(self) -> bool:
        return any(isinstance(line.what, VoteOpened) for line in self.lines)


class HistoryError(ValueError):
    """A line that can't follow the ones before it; the message is a code, not a sentence."""


class History:
    """The gestures that stand, those that were undone, and the state that they lead to.

    Undoing a close starts its vote again empty, whatever its method; redo restores the totals.
    Secret ballots are no gestures: one can't be undone, its voter may vote again. Undoing a
    gesture made during a vote keeps the ballots; undoing the close, or the opening, leaves none,
    and no state that undo comes back to holds a secret one. A pause is no gesture either: undo
    takes back what was played before it, never the minutes that the room has rested.
    """

    def __init__(self, start: State) -> None:
        self.state = start
        self.opening_line = 0
        """The line at which the open vote began empty."""
        self.last_line = self.last_ms = 0
        """The number and the time of the last line recorded."""
        self._done: list[Gesture] = []
        self._undone: list[Gesture] = []
        self._pauses: list[Line] = []

    def record(self, line: Line) -> None:
        """Applies a line. An event that comes new makes what was undone unreachable.

        Raises HistoryError when there is nothing to undo or redo at the line named.
        """
        what = line.what
        self.last_line, self.last_ms = line.number, line.at_ms
        if type(what) is Undone or type(what) is Redone:
            self._turn(what, line.number)
            return
        before = self.state
        self.state = evolve(before, what)
        if isinstance(what, (Paused, Resumed)):
            self._pauses.append(line)
            return
        if self._undone:
            self._undone.clear()
        if type(what) is BallotReceived:
            return
        if line.joined and self._done:
            last = self._done[-1]
            self._done[-1] = Gesture(last.before, (*last.lines, line))
        else:
            self._done.append(Gesture(_emptied(before), (line,)))
        if type(what) is VoteOpened:
            self.opening_line = line.number

    def can_undo(self) -> Gesture | None:
        """Returns the gesture that would be undone, or None at the beginning."""
        return self._done[-1] if self._done else None

    def can_redo(self) -> Gesture | None:
        """Returns the gesture that would be taken up again, or None."""
        return self._undone[-1] if self._undone else None

    def standing(self) -> tuple[Line, ...]:
        """Returns the lines that were not undone, in their order, ballots left out."""
        kept = [line for gesture in self._done for line in gesture.lines]
        if self._pauses:
            kept = sorted(kept + self._pauses, key=lambda line: line.number)
        return tuple(kept)

    def restore_ballots(self, ballots: Mapping[VoterId, tuple[SeatId, ...]]) -> None:
        """Puts back what a journal does not hold: the choices of the open secret vote.

        A ballot without its line, or a line without its ballot, is dropped: its voter was
        never told that it counts, and votes again.
        """
        vote = self.state.vote
        if vote is None or vote.method is not VoteMethod.SECRET:
            return
        known = {v: ballots[v] for v in vote.ballots if v in ballots}
        self.state = changed(self.state, vote=changed(vote, ballots=known))

    def _turn(self, what: Undone | Redone, number: int) -> None:
        paused = self.state.paused
        if isinstance(what, Undone):
            self._undo(what, number)
        else:
            self._redo(what, number)
        if self.state.paused is not paused:
            self.state = changed(self.state, paused=paused)

    def _undo(self, what: Undone, number: int) -> None:
        gesture = self.can_undo()
        if gesture is None or gesture.line != what.line:
            raise HistoryError("nothing_to_undo")
        now, back = self.state.vote, gesture.before
        self._undone.append(self._done.pop())
        if gesture.opens_vote:
            # What was chosen in a vote that never was belongs to no vote any more.
            self.opening_line = number
        if now is None and back.vote is not None:
            self._start_again(back, number)
        elif back.vote is None or back.vote.method is not VoteMethod.SECRET:
            self.state = back
        elif gesture.opens_vote or now is None:
            self.state, self.opening_line = back, number
        else:
            kept = {v: chosen for v, chosen in now.ballots.items() if seat_of(v) in back.seats}
            self.state = changed(back, vote=changed(back.vote, ballots=kept))

    def _start_again(self, back: State, number: int) -> None:
        """Empties the vote whose close was undone, in the states before its ballots too.

        Undoing further would otherwise bring back what the vote no longer holds.
        """
        self.state, self.opening_line = _without_ballots(back), number
        for place in range(len(self._done) - 1, -1, -1):
            gesture = self._done[place]
            if gesture.opens_vote:
                break
            self._done[place] = Gesture(_without_ballots(gesture.before), gesture.lines)

    def _redo(self, what: Redone, number: int) -> None:
        gesture = self.can_redo()
        if gesture is None or gesture.line != what.line:
            raise HistoryError("nothing_to_redo")
        self._undone.pop()
        self._done.append(Gesture(_emptied(self.state), gesture.lines))
        for line in gesture.lines:
            if not isinstance(line.what, (Undone, Redone)):
                self.state = evolve(self.state, line.what)
        if gesture.opens_vote:
            self.opening_line = number


def _emptied(state: State) -> State:
    """Returns a state without the choices of a secret vote."""
    vote = state.vote
    if vote is None or vote.method is not VoteMethod.SECRET:
        return state
    return _without_ballots(state)


def _without_ballots(state: State) -> State:
    """Returns a state whose vote, if one is open, has just begun."""
    vote = state.vote
    if vote is None:
        return state
    return changed(state, vote=Vote(vote.method, vote.candidates, vote.runoff))
