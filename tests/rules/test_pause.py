"""A pause is of everything: nothing is accepted but its end, and it is no gesture."""

from typing import get_args

import pytest

from game.rules import (
    PUBLIC,
    Command,
    EndPitch,
    Event,
    History,
    Line,
    Pause,
    Paused,
    Recorded,
    Rejected,
    Resume,
    Resumed,
    StartPitch,
    State,
    TimerPaused,
    TimerResumed,
    Undone,
    decide,
    evolve,
    impossible,
    next_command,
    view,
)
from tests.rules.strategies import EVERY_KIND
from tests.rules.tables import S1, S2, ballot, choosing, interviewing, voting
from tests.rules.test_refusals import AT, OVER, TABLE
from tests.support import play, refusal

PITCH = play(interviewing(), StartPitch(S1))


@pytest.mark.parametrize("where", [TABLE, choosing(), PITCH, voting(), *AT.values()])
def test_a_pause_may_come_at_any_step_and_brings_back_the_same_game(where: State) -> None:
    paused = play(where, Pause())
    assert paused.paused
    assert view(paused, PUBLIC).paused
    assert play(paused, Resume()) == where


def test_what_is_over_is_not_paused() -> None:
    assert refusal(OVER, Pause()) == "workshop_over"


def test_what_is_not_on_pause_does_not_resume() -> None:
    assert refusal(PITCH, Resume()) == "not_paused"


def _plain(kind: type[Command]) -> Command:
    """Returns some command of a kind: what is in it is not even looked at."""
    made: Command = object.__new__(kind)
    return made


@pytest.mark.parametrize("kind", sorted(EVERY_KIND - {Resume}, key=str))
def test_on_pause_every_command_but_one_is_refused(kind: type[Command]) -> None:
    decision = decide(play(voting(), Pause()), _plain(kind))
    assert isinstance(decision, Rejected)
    assert decision.code.value == "on_pause"


def test_next_ends_the_pause_and_does_nothing_else() -> None:
    for where in (TABLE, choosing(), PITCH, voting()):
        assert next_command(play(where, Pause())) == Resume()


def test_no_ballot_is_taken_on_pause_and_none_is_lost() -> None:
    table = play(voting(), ballot(S1, S2), Pause())
    assert refusal(table, ballot(S2, S1)) == "on_pause"
    assert play(table, Resume()).open_vote().ballots == {"s1": (S2,)}


@pytest.mark.parametrize("event", get_args(Event))
def test_no_recorded_event_can_happen_on_pause_but_its_end(event: type) -> None:
    reason = impossible(play(PITCH, Pause()), object.__new__(event))
    assert reason == (None if event is Resumed else "on_pause")


# --- undo --------------------------------------------------------------------------------


def recorded(*happened: Recorded) -> History:
    history = History(PITCH)
    for number, event in enumerate(happened, start=1):
        history.record(Line(number, number * 1000, event))
    return history


def test_a_pause_is_no_gesture_and_undo_passes_over_it() -> None:
    history = recorded(*play_events(EndPitch(S1)), Paused(), Resumed())
    gesture = history.can_undo()
    assert gesture is not None
    assert gesture.line == 1
    history.record(Line(4, 4000, Undone(1)))
    assert history.state == PITCH
    assert [line.number for line in history.standing()] == [2, 3]


def test_a_pause_leaves_what_was_undone_to_redo() -> None:
    history = recorded(*play_events(EndPitch(S1)), Undone(1), Paused(), Resumed())
    assert history.can_redo() is not None


def test_lines_that_stand_are_in_the_order_in_which_they_came() -> None:
    first, second = play_events(EndPitch(S1), StartPitch(S2))
    history = recorded(first, Paused(), Resumed(), second)
    assert [line.number for line in history.standing()] == [1, 2, 3, 4]


def test_undoing_never_ends_a_pause() -> None:
    history = recorded(*play_events(EndPitch(S1)), Paused(), Undone(1))
    assert history.state.paused


def play_events(*commands: Command) -> list[Event]:
    state, events = PITCH, list[Event]()
    for command in commands:
        decision = decide(state, command)
        assert not isinstance(decision, Rejected)
        events += decision.events
        state = play(state, command)
    return events


# --- journals of before ------------------------------------------------------------------


def test_a_timer_that_was_paused_alone_still_replays() -> None:
    assert impossible(PITCH, TimerPaused()) is None
    alone = evolve(PITCH, TimerPaused())
    assert impossible(alone, TimerPaused()) == "altered"
    assert impossible(alone, TimerResumed()) is None
    assert play(alone, EndPitch(S1)).interviews.pitched == (S1,)
    assert impossible(choosing(), TimerPaused()) == "not_timed"


def test_the_end_of_a_pause_lets_such_a_timer_go_on_too() -> None:
    alone = play(evolve(PITCH, TimerPaused()), Pause(), Resume())
    assert not alone.interviews.paused
