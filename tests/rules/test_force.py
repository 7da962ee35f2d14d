"""How the facilitator goes on from anywhere, whoever is missing."""

import pytest

from game.rules import (
    EndPreparation,
    ForceNext,
    OpenDebriefing,
    OpenRound,
    OpenVote,
    PassTurn,
    Ruleset,
    SetAway,
    ShowScreen,
    StartPitch,
    State,
    Step,
    Talk,
    Timings,
    TurnSkills,
    VoteMethod,
    invariants,
)
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    ballot,
    choosing,
    every_step,
    heard,
    interviewing,
    searching,
)
from tests.support import empty_table, game, play, refusal

STATES = every_step()


def presses_to_the_end(state: State) -> int:
    presses = 0
    while state.step is not Step.OVER:
        state = play(state, ForceNext())
        assert invariants(state) == ()
        presses += 1
        assert presses < 200
    return presses


@pytest.mark.parametrize("name", STATES)
def test_the_end_is_reached_by_forcing_alone(name: str) -> None:
    assert presses_to_the_end(STATES[name]) > 0


@pytest.mark.parametrize("name", STATES)
def test_the_end_is_reached_with_an_empty_room(name: str) -> None:
    table = play(STATES[name], SetAway(S1), SetAway(S2), SetAway(S3))
    assert presses_to_the_end(table) > 0


def test_forcing_starts_nothing_before_the_start() -> None:
    assert refusal(empty_table(), ForceNext()) == "not_started"


def test_forcing_goes_nowhere_once_the_workshop_is_over() -> None:
    table = game()
    while table.step is not Step.OVER:
        table = play(table, ForceNext())
    assert refusal(table, ForceNext()) == "workshop_over"
    assert refusal(table, OpenRound()) == "workshop_over"
    assert refusal(table, OpenDebriefing()) == "workshop_over"


def test_forcing_the_search_turns_over_what_is_missing() -> None:
    table = play(searching(), TurnSkills(1), ForceNext())
    assert table.step is Step.CHOICE
    assert len(table.here().skills) == 3


def test_forcing_the_choice_lets_those_who_did_not_choose_pass() -> None:
    table = play(choosing(), PassTurn(S2), ForceNext())
    assert table.step is Step.INTERVIEW
    assert set(table.interviews.passed) == {S1, S2, S3}


def test_forcing_the_preparation_ends_it() -> None:
    table = play(interviewing(3, Ruleset()), ForceNext())
    assert table.interviews.talk is Talk.READY


def test_forcing_a_pitch_ends_it_and_keeps_what_was_said() -> None:
    table = play(interviewing(), StartPitch(S2), ForceNext())
    assert table.interviews.pitched == (S2,)


def test_forcing_takes_the_word_from_one_seat_at_a_time() -> None:
    table = interviewing()
    after = play(table, ForceNext())
    assert after.interviews.passed == table.interviews.order[:1]


def test_forcing_after_the_pitches_opens_the_vote_of_the_scenario() -> None:
    rules = Ruleset(vote_method=VoteMethod.PAPER, timings=QUICK)
    assert play(heard(3, rules), ForceNext()).open_vote().method is VoteMethod.PAPER


def test_forcing_between_rounds_opens_the_next_one() -> None:
    assert play(game(), ForceNext()).step is Step.SEARCH


def test_forcing_after_the_last_round_opens_the_debriefing() -> None:
    table = play(game(rounds=1), OpenRound())
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    assert play(table, ForceNext()).step is Step.DEBRIEFING


def test_forcing_shows_the_screens_of_the_debriefing_one_by_one() -> None:
    table = play(game(), OpenDebriefing())
    screens = [table.screen]
    while table.step is Step.DEBRIEFING:
        table = play(table, ForceNext())
        screens.append(table.screen)
    assert screens == [0, 1, 2, 2]


def test_the_debriefing_has_no_screen_beyond_its_last() -> None:
    table = play(game(), OpenDebriefing())
    assert play(table, ShowScreen(2), ShowScreen(0)).screen == 0
    assert refusal(table, ShowScreen(3)) == "no_such_screen"
    assert refusal(table, ShowScreen(-1)) == "no_such_screen"
    assert refusal(game(), ShowScreen(0)) == "wrong_step"


def test_the_debriefing_opens_once() -> None:
    assert refusal(play(game(), OpenDebriefing()), OpenDebriefing()) == "wrong_step"


@pytest.mark.parametrize("name", [n for n in STATES if n != "debriefing"])
def test_the_debriefing_opens_from_every_step(name: str) -> None:
    table = play(STATES[name], OpenDebriefing())
    assert table.step is Step.DEBRIEFING
    assert invariants(table) == ()


def test_forcing_a_vote_that_was_opened_by_hand_keeps_its_method() -> None:
    table = play(heard(), OpenVote(VoteMethod.SECRET), ballot(S1, S2), ForceNext())
    assert table.closed_result().method is VoteMethod.SECRET


def test_a_preparation_that_was_forced_waits_for_the_pitches() -> None:
    rules = Ruleset(timings=Timings(preparation_s=30))
    table = play(interviewing(3, rules), EndPreparation())
    assert play(table, ForceNext()).step is Step.INTERVIEW
