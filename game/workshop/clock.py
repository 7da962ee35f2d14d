"""Tells the workshop's time: milliseconds since its start, never the time of day."""

import time
from typing import Protocol


class Clock(Protocol):
    """Where a workshop reads its time."""

    def now_ms(self) -> int: ...


class RunningClock:
    """Counts from a given moment on; a resumed workshop goes on where its journal ends.

    A laptop that slept adds nothing that a timer would have to jump over: the count is
    monotonic, and a pause of more than a minute between two readings is left out.
    """

    LONGEST_STEP_MS = 60_000

    def __init__(self, start_ms: int = 0) -> None:
        self._now_ms = start_ms
        self._read_ns = time.monotonic_ns()

    def now_ms(self) -> int:
        read_ns = time.monotonic_ns()
        step_ms = (read_ns - self._read_ns) // 1_000_000
        self._read_ns += step_ms * 1_000_000
        self._now_ms += min(step_ms, self.LONGEST_STEP_MS)
        return self._now_ms


class SteppedClock:
    """Moves only when it is told to: for demonstrations and tests."""

    def __init__(self, start_ms: int = 0) -> None:
        self._now_ms = start_ms

    def now_ms(self) -> int:
        return self._now_ms

    def advance(self, seconds: float) -> None:
        self._now_ms += round(seconds * 1000)
