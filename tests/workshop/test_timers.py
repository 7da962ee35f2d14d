"""The timer: it runs, it waits, it goes on below zero, and it never cuts anybody off."""

import time

import pytest

from game.rules import (
    EndPitch,
    EndPreparation,
    ExtendTimer,
    Line,
    MarkIllustrated,
    Pause,
    Paused,
    Refusal,
    Rejected,
    Resume,
    Resumed,
    Ruleset,
    StartPitch,
    StartQuestions,
    Step,
    Talk,
    TimerPaused,
    Timings,
)
from game.workshop.bots import must
from game.workshop.clock import RunningClock, SteppedClock
from game.workshop.session import Workshop
from game.workshop.timers import Timer
from tests.support import seat
from tests.workshop.rooms import Room, room, room_from_the_start

TIMED = Ruleset(timings=Timings(preparation_s=90, pitch_s=60, questions_s=30))


@pytest.fixture
def here() -> Room:
    """A room in its preparation, which has just begun."""
    made = room(TIMED)
    made.until(Step.INTERVIEW)
    return made


def timer(here: Room) -> Timer:
    assert here.workshop.timer is not None
    return here.workshop.timer


def left(here: Room) -> float:
    return timer(here).left_s(here.clock.now_ms())


def test_nothing_is_timed_outside_the_interviews() -> None:
    made = room(TIMED)
    assert made.workshop.timer is None
    made.until(Step.CHOICE)
    assert made.workshop.timer is None


def test_a_part_of_no_seconds_has_no_timer() -> None:
    made = room(Ruleset(timings=Timings(preparation_s=0, pitch_s=0)))
    made.until(Step.INTERVIEW)
    assert made.workshop.timer is None
    made.do(StartPitch(seat(1)))
    assert made.workshop.timer is None


def test_each_part_begins_with_its_own_seconds(here: Room) -> None:
    assert left(here) == 90
    here.clock.advance(7)
    here.do(EndPreparation())
    assert here.workshop.timer is None
    here.clock.advance(7)
    here.do(StartPitch(seat(1)))
    assert left(here) == 60
    here.clock.advance(7)
    here.do(StartQuestions(seat(1)))
    assert left(here) == 30
    here.do(EndPitch(seat(1)))
    assert here.workshop.timer is None


def test_a_pause_stops_the_time_and_resuming_goes_on_from_there(here: Room) -> None:
    here.clock.advance(10)
    here.do(Pause())
    here.clock.advance(500)
    assert (left(here), timer(here).paused) == (80, True)
    here.do(Resume())
    assert (left(here), timer(here).paused) == (80, False)
    here.clock.advance(20)
    here.do(Pause())
    here.clock.advance(500)
    here.do(Resume())
    here.clock.advance(1)
    assert left(here) == 59


def test_more_seconds_are_added_and_gone_with_the_next_part(here: Room) -> None:
    here.clock.advance(10)
    here.do(ExtendTimer(30), ExtendTimer(30))
    assert left(here) == 140
    here.do(EndPreparation(), StartPitch(seat(1)))
    assert left(here) == 60


def test_time_used_up_goes_on_below_zero_and_ends_nothing(here: Room) -> None:
    here.do(EndPreparation(), StartPitch(seat(1)))
    here.clock.advance(75)
    assert left(here) == -15
    assert here.state.interviews.speaker == seat(1)
    assert here.state.interviews.talk is Talk.PITCH
    here.do(ExtendTimer(30))
    assert left(here) == 15


def test_undo_takes_added_seconds_back(here: Room) -> None:
    here.do(ExtendTimer(30))
    here.workshop.undo()
    assert left(here) == 90


def test_the_end_of_a_pitch_that_is_undone_has_its_timer_again(here: Room) -> None:
    here.do(EndPreparation(), StartPitch(seat(1)))
    here.clock.advance(20)
    here.do(EndPitch(seat(1)))
    here.workshop.undo()
    assert left(here) == 40


@pytest.fixture
def recorded() -> Room:
    """A room whose journal, from the seats on, leads into a running pitch."""
    made = room_from_the_start(TIMED)
    made.until(Step.INTERVIEW)
    made.do(EndPreparation(), StartPitch(seat(1)))
    made.clock.advance(20)
    made.do(ExtendTimer(30))
    return made


def test_after_a_crash_a_running_timer_is_paused_where_the_journal_ends(recorded: Room) -> None:
    workshop = Workshop(recorded.workshop.history, SteppedClock(recorded.clock.now_ms()))
    workshop.take_up(lambda _: {})
    assert workshop.timer is not None
    assert workshop.timer.paused
    assert workshop.timer.left_s(10**9) == 70


def test_after_a_second_crash_it_is_not_paused_twice(recorded: Room) -> None:
    recorded.workshop.take_up(lambda _: {})
    lines = len(recorded.disk.lines)
    recorded.workshop.take_up(lambda _: {})
    assert len(recorded.disk.lines) == lines


def test_a_start_where_nothing_is_timed_pauses_nothing() -> None:
    made = room_from_the_start(TIMED)
    made.until(Step.CHOICE)
    lines = len(made.disk.lines)
    made.workshop.take_up(lambda _: {})
    assert len(made.disk.lines) == lines


# --- a pause of everything ---------------------------------------------------------------


def test_ten_minutes_of_pause_take_not_one_millisecond_of_a_timer(here: Room) -> None:
    here.do(EndPreparation(), StartPitch(seat(1)))
    here.clock.advance(12.345)
    before = timer(here).left_s(here.clock.now_ms())
    here.do(Pause())
    for _ in range(600):
        here.clock.advance(1)
        assert timer(here).left_s(here.clock.now_ms()) == before
    here.do(Resume())
    assert timer(here).left_s(here.clock.now_ms()) == before


@pytest.mark.parametrize("polls_s", [0.033, 1.0, 59.0, 600.0])
def test_a_real_clock_does_not_drift_either(
    monkeypatch: pytest.MonkeyPatch, polls_s: float
) -> None:
    """Whether the screen reads the clock thirty times a second or the laptop sleeps meanwhile."""
    ns = [7_000_000_001]
    monkeypatch.setattr(time, "monotonic_ns", lambda: ns[0])
    made = room(TIMED)
    made.until(Step.INTERVIEW)
    clock = RunningClock(made.clock.now_ms())
    workshop = Workshop(made.workshop.history, clock)
    must(workshop.dispatch(EndPreparation()))
    must(workshop.dispatch(StartPitch(seat(1))))
    ns[0] += 12_345_000_000

    def left_s() -> float:
        assert workshop.timer is not None
        return workshop.timer.left_s(clock.now_ms())

    before = left_s()
    must(workshop.dispatch(Pause()))
    for _ in range(round(600 / polls_s)):
        ns[0] += round(polls_s * 10**9)
        assert left_s() == before
    must(workshop.dispatch(Resume()))
    assert left_s() == before


def test_the_clock_goes_on_so_that_a_break_counts_in_the_room_s_minutes(here: Room) -> None:
    here.do(Pause())
    here.clock.advance(600)
    here.do(Resume())
    paused, resumed = here.disk.lines[-2:]
    assert (paused.what, resumed.what) == (Paused(), Resumed())
    assert resumed.at_ms - paused.at_ms == 600_000


def test_a_break_between_an_end_and_its_undo_takes_no_time_either(here: Room) -> None:
    here.do(EndPreparation(), StartPitch(seat(1)))
    here.clock.advance(20)
    here.do(EndPitch(seat(1)), Pause())
    here.clock.advance(600)
    here.do(Resume())
    here.workshop.undo()
    assert left(here) == 40


def test_nothing_is_undone_or_redone_on_pause(here: Room) -> None:
    here.do(ExtendTimer(30))
    here.workshop.undo()
    here.do(Pause())
    for turned in (here.workshop.undo(), here.workshop.redo()):
        assert isinstance(turned, Rejected)
        assert turned.code is Refusal.ON_PAUSE
    here.do(Resume())
    here.workshop.redo()
    assert left(here) == 120


def test_after_a_crash_on_pause_the_game_is_on_pause_still(recorded: Room) -> None:
    recorded.do(Pause())
    lines = len(recorded.disk.lines)
    workshop = Workshop(recorded.workshop.history, SteppedClock(recorded.clock.now_ms()))
    workshop.take_up(lambda _: {})
    assert workshop.state.paused
    assert len(recorded.disk.lines) == lines


def test_a_timer_that_an_older_journal_paused_alone_goes_on_with_everything() -> None:
    made = room(TIMED)
    made.until(Step.INTERVIEW)
    made.do(EndPreparation(), StartPitch(seat(1)))
    history = made.workshop.history
    history.record(Line(history.last_line + 1, made.clock.now_ms() + 10_000, TimerPaused()))
    made.clock.advance(100)
    workshop = Workshop(history, made.clock)
    workshop.take_up(lambda _: {})
    assert workshop.state.paused
    made.clock.advance(100)
    must(workshop.dispatch(Resume()))
    assert workshop.timer is not None
    assert (workshop.timer.paused, workshop.timer.left_s(made.clock.now_ms())) == (False, 50)


def test_noting_what_was_illustrated_leaves_the_time_alone(here: Room) -> None:
    speaker = here.workshop.state.interviews.order[0]
    here.do(EndPreparation(), StartPitch(speaker))
    here.clock.advance(20)
    skill = here.workshop.state.here().skills[0]
    here.do(MarkIllustrated(speaker, skill, illustrated=True))
    assert left(here) == 40
