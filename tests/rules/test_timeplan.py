"""How a workshop is fitted into its minutes."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.rules import PlayedJob, Ruleset, Timings, most_rounds, time_plan
from game.rules.timeplan import round_seconds

LONG = Ruleset(played_job=PlayedJob.KEPT, max_rounds=12)


def test_a_round_takes_the_sum_of_its_parts() -> None:
    timings = Timings(
        search_s=1,
        choice_per_seat_s=10,
        preparation_s=100,
        pitch_s=1_000,
        questions_s=200,
        changeover_s=30,
        vote_s=4,
        result_s=5,
    )
    assert round_seconds(Ruleset(timings=timings), 2) == 1 + 20 + 100 + 2 * 1_230 + 4 + 5


@pytest.mark.parametrize(
    ("seats", "round_s", "rounds"),
    [(3, 540, 4), (4, 630, 4), (6, 810, 3), (8, 990, 3), (12, 1350, 2)],
)
def test_ninety_minutes_hold_as_many_rounds_as_the_seats_leave_room_for(
    seats: int, round_s: int, rounds: int
) -> None:
    # 5400 s less 1836 s of debriefing and 480 s of welcome: 3084 s, and a hand of four cards.
    plan = time_plan(Ruleset(), seats, 90)
    assert (plan.round_s, plan.rounds, plan.fits) == (round_s, rounds, True)


def test_more_seats_never_plan_more_rounds() -> None:
    planned = [time_plan(LONG, seats, 90).rounds for seats in range(3, 13)]
    assert planned == sorted(planned, reverse=True)


def test_more_minutes_never_plan_fewer_rounds() -> None:
    planned = [time_plan(LONG, 6, minutes).rounds for minutes in range(20, 300, 5)]
    assert planned == sorted(planned)


def test_a_workshop_that_is_too_short_plays_one_round_and_says_so() -> None:
    plan = time_plan(Ruleset(), 12, 20)
    assert (plan.rounds, plan.fits) == (1, False)


def test_a_round_of_no_seconds_is_played_as_often_as_the_cards_allow() -> None:
    timings = Timings(0, 0, 0, 0, 0, 0, 0, 0, 0)
    rules = Ruleset(timings=timings)
    assert time_plan(rules, 6, 10).rounds == most_rounds(rules)


@given(
    seats=some.integers(3, 12),
    minutes=some.integers(1, 600),
    share=some.integers(34, 80),
    pitch_s=some.integers(0, 300),
    hand_size=some.integers(1, 9),
)
def test_the_debriefing_keeps_its_share_of_every_plan_that_fits(
    seats: int, minutes: int, share: int, pitch_s: int, hand_size: int
) -> None:
    rules = Ruleset(
        debriefing_share=share,
        timings=Timings(pitch_s=pitch_s),
        hand_size=hand_size,
        hand_whimsical=0,
    )
    plan = time_plan(rules, seats, minutes)
    assert 1 <= plan.rounds <= most_rounds(rules)
    if plan.fits:
        assert plan.debriefing_s * 100 >= minutes * 60 * share
        assert plan.debriefing_s * 3 >= minutes * 60
    else:
        assert plan.rounds == 1


@given(seats=some.integers(3, 12), minutes=some.integers(1, 600))
def test_the_parts_of_a_plan_that_fits_fill_the_minutes(seats: int, minutes: int) -> None:
    plan = time_plan(Ruleset(), seats, minutes)
    spent = plan.welcome_s + plan.rounds * plan.round_s + plan.debriefing_s
    assert spent == minutes * 60 or not plan.fits


@given(seats=some.integers(3, 12), minutes=some.integers(1, 600))
def test_no_round_is_left_out_that_would_have_fitted(seats: int, minutes: int) -> None:
    plan = time_plan(LONG, seats, minutes)
    if plan.fits and plan.rounds < most_rounds(LONG):
        assert (plan.debriefing_s - plan.round_s) * 100 < minutes * 60 * LONG.debriefing_share
