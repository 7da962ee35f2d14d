"""Reads the running timer off the journal: when it began, how long it was paused."""

from collections.abc import Iterable

from game.rules import (
    InterviewsOpened,
    Line,
    Paused,
    PitchStarted,
    QuestionsStarted,
    Resumed,
    State,
    TimerPaused,
    TimerResumed,
    timer_seconds,
)
from game.rules.values import value

_STARTS = (InterviewsOpened, PitchStarted, QuestionsStarted)
_STOPS, _GOES_ON = (Paused, TimerPaused), (Resumed, TimerResumed)


@value
class Timer:
    """A timer that runs or is paused. It never ends anything: it goes on below zero."""

    total_s: int
    started_ms: int
    paused_ms: int
    """Milliseconds spent in pauses that are over."""
    paused_at_ms: int | None

    @property
    def paused(self) -> bool:
        return self.paused_at_ms is not None

    def left_s(self, now_ms: int) -> float:
        """Returns the seconds left, negative once the time is used up."""
        now_ms = now_ms if self.paused_at_ms is None else self.paused_at_ms
        return self.total_s - (now_ms - self.started_ms - self.paused_ms) / 1000


def read_timer(state: State, lines: Iterable[Line]) -> Timer | None:
    """Returns the timer of what is going on, or None when it is not timed."""
    total_s = timer_seconds(state)
    if not total_s:
        return None
    started_ms = paused_ms = 0
    paused_at_ms: int | None = None
    for line in lines:
        if isinstance(line.what, _STARTS):
            started_ms, paused_ms, paused_at_ms = line.at_ms, 0, None
        elif isinstance(line.what, _STOPS) and paused_at_ms is None:
            paused_at_ms = line.at_ms
        elif isinstance(line.what, _GOES_ON) and paused_at_ms is not None:
            paused_ms += line.at_ms - paused_at_ms
            paused_at_ms = None
    return Timer(total_s, started_ms, paused_ms, paused_at_ms)
