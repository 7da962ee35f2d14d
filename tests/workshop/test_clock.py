"""The workshop's clock: it never jumps, it never goes back, it goes on where the journal ends."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.workshop.clock import RunningClock, SteppedClock


class Machine:
    """The monotonic time of a machine, in the test's hands."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ns = 5_000_000_123
        monkeypatch.setattr(time, "monotonic_ns", lambda: self.ns)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_a_clock_begins_at_nothing_or_where_a_journal_ends(machine: Machine) -> None:
    assert machine.ns
    assert (RunningClock().now_ms(), RunningClock(83_000).now_ms()) == (0, 83_000)


def test_it_counts_the_milliseconds_that_pass(machine: Machine) -> None:
    clock = RunningClock(1000)
    machine.ns += 2_500_000_000
    assert clock.now_ms() == 3500


def test_parts_of_a_millisecond_are_not_lost_between_readings(machine: Machine) -> None:
    clock = RunningClock()
    for _ in range(1000):
        machine.ns += 900_000
        clock.now_ms()
    assert clock.now_ms() == 900


def test_a_laptop_that_slept_adds_a_minute_at_the_most(machine: Machine) -> None:
    clock = RunningClock()
    machine.ns += 8 * 3600 * 10**9
    assert clock.now_ms() == 60_000
    machine.ns += 10**9
    assert clock.now_ms() == 61_000


@given(steps=st.lists(st.integers(0, 10**14), max_size=20))
def test_whatever_the_machine_does_no_step_is_longer_than_a_minute(steps: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        machine = Machine(patch)
        clock = RunningClock()
        before = 0
        for step in steps:
            machine.ns += step
            now = clock.now_ms()
            assert 0 <= now - before <= 60_000
            before = now


def test_a_stepped_clock_moves_only_when_it_is_told_to() -> None:
    clock = SteppedClock(500)
    assert clock.now_ms() == clock.now_ms() == 500
    clock.advance(1.25)
    assert clock.now_ms() == 1750
