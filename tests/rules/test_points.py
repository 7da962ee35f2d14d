"""How the points of a round and of a game add up."""

from game.rules import (
    AddSeat,
    CloseRound,
    ForceNext,
    Kind,
    OpenDebriefing,
    OpenRound,
    RemoveSeat,
    Ruleset,
    SeatId,
    SetAway,
    State,
    Step,
    TieRule,
    VoteMethod,
    totals,
)
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    S4,
    ballot,
    closed,
    interviewing,
    to_choice,
    to_heard,
    to_interviews,
    to_shown,
    voting,
)
from tests.support import game, play, seat


def points(state: State) -> dict[SeatId, int]:
    return dict(state.closed_result().points)


def test_a_vote_received_is_a_point_and_taking_part_is_one() -> None:
    table = closed(3, None, ballot(S1, S2), ballot(S3, S2))
    assert points(table) == {S1: 1, S2: 3, S3: 1}


def test_the_scenario_says_what_a_vote_is_worth() -> None:
    rules = Ruleset(points_per_vote=4, points_taking_part=0, timings=QUICK)
    assert points(closed(3, rules, ballot(S1, S2))) == {S1: 0, S2: 4, S3: 0}


def test_points_may_go_to_the_winner_alone() -> None:
    rules = Ruleset(points_per_vote=0, points_for_winner=5, points_taking_part=0, timings=QUICK)
    table = closed(3, rules, ballot(S1, S2), ballot(S2, S3), ballot(S3, S2))
    assert points(table) == {S1: 0, S2: 5, S3: 0}


def test_winners_who_share_have_the_points_of_the_win_each() -> None:
    rules = Ruleset(points_for_winner=5, timings=QUICK)
    assert points(closed(3, rules, ballot(S1, S2), ballot(S2, S1))) == {S1: 7, S2: 7, S3: 1}


def test_nobody_wins_where_nobody_received_a_vote() -> None:
    rules = Ruleset(points_for_winner=5, timings=QUICK)
    assert points(closed(3, rules)) == {S1: 1, S2: 1, S3: 1}


def test_the_cap_holds_for_what_the_vote_gives_and_not_for_taking_part() -> None:
    rules = Ruleset(points_cap=2, points_for_winner=4, points_taking_part=1, timings=QUICK)
    table = closed(4, rules, ballot(S1, S2), ballot(S3, S2), ballot(S4, S2), ballot(S2, S1))
    assert points(table) == {S1: 2, S2: 3, S3: 1, S4: 1}


def test_passing_costs_nothing() -> None:
    table = play(voting(passing=(S3,)), ballot(S1, S2), ballot(S2), ballot(S3), ForceNext())
    assert points(table)[S3] == 1


def test_everybody_takes_part_in_a_round_in_which_nobody_pitches() -> None:
    table = play(game(3, Ruleset(timings=QUICK)), OpenRound())
    table = play(to_interviews(to_choice(table), (S1, S2, S3)), SetAway(S3), CloseRound())
    assert totals(table) == {S1: 1, S2: 1, S3: 0}


def test_who_is_away_does_not_take_part() -> None:
    table = play(voting(passing=(S3,)), SetAway(S3), ballot(S1, S2), ballot(S2), ForceNext())
    assert points(table) == {S1: 1, S2: 2, S3: 0}


def test_who_pitched_and_went_away_took_part() -> None:
    table = play(voting(), SetAway(S3), ballot(S1, S3), ballot(S2), ForceNext())
    assert points(table)[S3] == 2


def test_who_pitched_and_left_for_good_keeps_its_points() -> None:
    table = play(voting(), ballot(S1, S3), ballot(S2), RemoveSeat(S3), ForceNext(), ForceNext())
    assert totals(table) == {S1: 1, S2: 1, S3: 2}


def test_observers_have_no_points() -> None:
    table = play(voting(), AddSeat(seat(9), "Regarde", Kind.OBSERVER), ForceNext())
    assert seat(9) not in points(table)


def test_every_playing_seat_has_a_line_also_at_zero() -> None:
    rules = Ruleset(points_taking_part=0, timings=QUICK)
    assert points(closed(3, rules)) == {S1: 0, S2: 0, S3: 0}


def test_a_late_joiner_begins_at_zero() -> None:
    table = play(closed(3, None, ballot(S1, S2)), AddSeat(S4, "Tard"))
    assert totals(table)[S4] == 0


def test_the_rounds_add_up() -> None:
    table = play(to_shown(closed(3, None, ballot(S1, S2))), OpenRound())
    table = to_heard(to_interviews(to_choice(table)))
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    assert totals(table) == {S1: 2, S2: 3, S3: 2}


def test_a_demonstration_gives_no_points() -> None:
    table = play(game(3, Ruleset(timings=QUICK)), OpenRound(demonstration=True))
    table = play(to_heard(to_interviews(to_choice(table))), ForceNext(), ForceNext())
    assert points(table) == {S1: 0, S2: 0, S3: 0}


def test_a_demonstration_that_is_won_gives_no_points_either() -> None:
    rules = Ruleset(timings=QUICK, points_for_winner=5, vote_method=VoteMethod.OPEN)
    table = play(game(3, rules), OpenRound(demonstration=True))
    table = play(to_heard(to_interviews(to_choice(table))), ForceNext(), ballot(S1, S2))
    table = play(table, ForceNext(), ForceNext())
    assert totals(table) == {S1: 0, S2: 0, S3: 0}


def test_a_round_that_is_cut_short_is_not_scored() -> None:
    table = play(voting(), ballot(S1, S2), OpenDebriefing())
    assert totals(table) == {S1: 0, S2: 0, S3: 0}
    assert not table.past[-1].complete


def test_a_round_whose_vote_is_closed_counts_when_the_game_ends_there() -> None:
    table = play(closed(3, None, ballot(S1, S2)), OpenDebriefing())
    assert totals(table) == {S1: 1, S2: 2, S3: 1}


def test_points_wait_for_the_tie_to_be_settled() -> None:
    rules = Ruleset(tie=TieRule.FACILITATOR, timings=QUICK)
    assert points(closed(3, rules, ballot(S1, S2), ballot(S2, S1))) == {}


def test_nobody_takes_part_in_an_interview_that_is_not_over() -> None:
    assert totals(interviewing()) == {S1: 0, S2: 0, S3: 0}
