"""Says which sound a moment has. Nothing is said by sound alone: every cue has a visible twin.

| cue | the moment | its visible twin |
|---|---|---|
| card | a skill card is turned over | its face |
| speaker | the next interview | the name and the token at the top |
| ballot | a ballot is received | "n of m have voted" |
| ten | the last ten seconds | the bar grows thicker and thinner, once a second |
| over | the time is over | an empty bar in a frame, the clock counts up with a plus |
| result | the winner is named, a row is turned over | the card, the row |
| end | the workshop ends | the last screen |
"""

from enum import StrEnum

from game.rules import SeatId, State, Step, Talk, VoteMethod
from game.rules.rounds import awaited_pitches
from game.workshop.timers import Timer

LAST_SECONDS = 10


class Cue(StrEnum):
    """A sound; its file has the same name."""

    CARD = "card"
    SPEAKER = "speaker"
    BALLOT = "ballot"
    TEN = "ten"
    OVER = "over"
    RESULT = "result"
    END = "end"

    @property
    def of_the_timer(self) -> bool:
        """Whether the timer's volume rules it, and not that of the effects."""
        return self in (Cue.TEN, Cue.OVER)


def cue_between(before: State, after: State) -> Cue | None:
    """Returns the cue of what happened between two states; what is undone has none.

    A ballot sounds the same whatever it holds: only how many there are is looked at.
    """
    if after.step is Step.OVER and before.step is not Step.OVER:
        return Cue.END
    if after.step is Step.REVEAL and _shown(after) > _shown(before):
        return Cue.RESULT
    if _ballots(after) > _ballots(before):
        return Cue.BALLOT
    if _turned(after) > _turned(before) and after.step is Step.SEARCH:
        return Cue.CARD
    speaks = _next_to_speak(after)
    return Cue.SPEAKER if speaks is not None and speaks != _next_to_speak(before) else None


def cue_of_time(before_s: float, after_s: float) -> Cue | None:
    """Returns the cue of the seconds that went by.

    >>> cue_of_time(10.2, 9.9), cue_of_time(0.1, -0.2), cue_of_time(8, 7)
    (<Cue.TEN: 'ten'>, <Cue.OVER: 'over'>, None)
    """
    if before_s > 0 >= after_s:
        return Cue.OVER
    return Cue.TEN if before_s > LAST_SECONDS >= after_s else None


class Ear:
    """Remembers what was heard last, and says what is new."""

    def __init__(self) -> None:
        self._state: State | None = None
        self._total_s = 0
        self._left_s = 0.0

    def hear(self, state: State | None, timer: Timer | None, now_ms: int) -> list[Cue]:
        """Returns the cues of what happened since the last call; a workshop that opens has none."""
        cues = []
        if state is not self._state and state is not None and self._state is not None:
            cues.append(cue_between(self._state, state))
        same = state is self._state and timer is not None and timer.total_s == self._total_s
        left_s = timer.left_s(now_ms) if timer is not None else 0.0
        if same:
            cues.append(cue_of_time(self._left_s, left_s))
        self._state, self._left_s = state, left_s
        self._total_s = timer.total_s if timer is not None else 0
        return [cue for cue in cues if cue is not None]


def _shown(state: State) -> int:
    return state.result.shown if state.result is not None and state.step is Step.REVEAL else 0


def _ballots(state: State) -> int:
    """Counts the ballots that are given one by one; counts that are typed make no sound."""
    vote = state.vote
    one_by_one = vote is not None and vote.method in (VoteMethod.SECRET, VoteMethod.OPEN)
    return len(vote.ballots) if vote is not None and one_by_one else 0


def _turned(state: State) -> int:
    return len(state.round.skills) if state.round is not None else 0


def _next_to_speak(state: State) -> SeatId | None:
    """Returns whose name stands at the top of the interviews."""
    talks = state.interviews
    if state.step is not Step.INTERVIEW or talks.talk is Talk.PREPARATION:
        return None
    return talks.speaker or next(iter(awaited_pitches(state)), None)
