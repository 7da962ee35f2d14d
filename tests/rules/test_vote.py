"""Who votes for whom, and how ballots and typed counts become the totals of a round."""

import pytest

from game.rules import (
    AddSeat,
    CastBallot,
    ChooseJob,
    CloseVote,
    EndPitch,
    ForceNext,
    Kind,
    OpenVote,
    RemoveSeat,
    Ruleset,
    SeatId,
    SetAway,
    SetBack,
    State,
    Step,
    TypeBallots,
    TypeCount,
    VoteMethod,
    VoterId,
    invariants,
)
from game.rules.voting import allowance, voters
from game.rules.voting import awaited_voters as awaited
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    S4,
    ballot,
    closed,
    counts,
    given,
    heard,
    interviewing,
    voting,
)
from tests.support import play, refusal, seat

TWO_TOKENS = Ruleset(tokens=2, timings=QUICK)
TYPED = (VoteMethod.HANDS, VoteMethod.PAPER)
GIVEN = (VoteMethod.OPEN, VoteMethod.SECRET)


def received(state: State) -> dict[SeatId, int]:
    return dict(state.closed_result().received)


def test_the_candidates_are_the_seats_that_pitched() -> None:
    assert voting(passing=(S2,)).open_vote().candidates == (S1, S3)


def test_a_seat_that_passed_still_votes() -> None:
    table = voting(passing=(S2,))
    assert given(play(table, ballot(S2, S1))) == {S2: (S1,)}


@pytest.mark.parametrize("method", GIVEN)
def test_nobody_votes_for_itself(method: VoteMethod) -> None:
    assert refusal(voting(method=method), ballot(S1, S1)) == "own_candidate"


def test_nobody_votes_for_who_did_not_pitch() -> None:
    assert refusal(voting(passing=(S2,)), ballot(S1, S2)) == "not_a_candidate"


@pytest.mark.parametrize("method", GIVEN)
def test_a_blank_ballot_is_a_ballot(method: VoteMethod) -> None:
    table = play(voting(method=method), ballot(S1), ballot(S2), ballot(S3), CloseVote())
    result = table.closed_result()
    assert (result.ballots, result.blank, received(table)) == (3, 3, {S1: 0, S2: 0, S3: 0})


@pytest.mark.parametrize("method", GIVEN)
def test_the_vote_counts_what_each_voter_said_last(method: VoteMethod) -> None:
    table = play(voting(method=method), ballot(S1, S2), ballot(S1, S3), ballot(S2), ballot(S3))
    assert received(play(table, CloseVote())) == {S1: 0, S2: 0, S3: 1}


def test_an_observer_votes_where_the_rules_say_so() -> None:
    watcher = AddSeat(seat(9), "Regarde", Kind.OBSERVER)
    assert given(play(voting(), watcher, ballot(seat(9), S1))) == {"s9": (S1,)}
    silent = play(voting(3, Ruleset(observers_vote=False, timings=QUICK)), watcher)
    assert refusal(silent, ballot(seat(9), S1)) == "not_a_voter"
    assert VoterId("s9") not in voters(silent)


def test_who_is_at_no_table_holds_no_ballot() -> None:
    assert refusal(voting(), CastBallot(VoterId("public"), (S1,))) == "not_a_voter"


def test_who_is_away_holds_no_ballot() -> None:
    assert refusal(play(voting(), SetAway(S1)), ballot(S1, S2)) == "not_present"


def test_the_vote_waits_for_every_present_voter() -> None:
    table = play(voting(), ballot(S1, S2), ballot(S2, S1))
    assert [*map(str, awaited(table))] == [S3]
    assert refusal(table, CloseVote()) == "ballots_missing"


def test_an_absent_player_never_blocks_the_vote() -> None:
    table = play(voting(), ballot(S1, S2), ballot(S2, S1), SetAway(S3))
    assert play(table, CloseVote()).step is Step.REVEAL


def test_the_ballot_of_who_goes_away_still_counts() -> None:
    table = play(voting(), ballot(S3, S1), SetAway(S3), ballot(S1), ballot(S2), CloseVote())
    assert received(table) == {S1: 1, S2: 0, S3: 0}
    assert table.closed_result().ballots == 3


def test_the_ballot_of_who_leaves_for_good_still_counts() -> None:
    table = play(voting(), ballot(S3, S1), RemoveSeat(S3), ballot(S1), ballot(S2), CloseVote())
    assert received(table) == {S1: 1, S2: 0, S3: 0}


def test_a_candidate_who_goes_away_stays_a_candidate() -> None:
    table = play(voting(), SetAway(S1), ballot(S2, S1), ballot(S3, S1), CloseVote())
    assert received(table) == {S1: 2, S2: 0, S3: 0}


def test_who_comes_back_is_waited_for_again() -> None:
    table = play(voting(), SetAway(S3), ballot(S1), ballot(S2), SetBack(S3))
    assert [*map(str, awaited(table))] == [S3]


def test_a_late_joiner_votes_and_is_no_candidate() -> None:
    table = play(voting(), AddSeat(S4, "Tard"))
    assert play(table, ballot(S4, S1)).open_vote().candidates == (S1, S2, S3)


def test_a_team_has_one_ballot() -> None:
    table = play(interviewing(), AddSeat(S4, "Les loups", Kind.TEAM, 5))
    table = play(table, ChooseJob(S4, table.seats[S4].hand[0]))
    table = play(table, *(EndPitch(s) for s in (S1, S2, S3, S4)), OpenVote(VoteMethod.OPEN))
    table = play(table, ballot(S4, S1), ballot(S4, S2))
    assert given(table) == {S4: (S2,)}


def test_one_token_names_one_candidate() -> None:
    assert refusal(voting(), ballot(S1, S2, S3)) == "too_many_tokens"


def test_two_tokens_go_to_two_different_candidates() -> None:
    table = voting(3, TWO_TOKENS)
    assert refusal(table, ballot(S1, S2, S2)) == "same_twice"
    assert given(play(table, ballot(S1, S2, S3))) == {S1: (S2, S3)}


def test_a_second_token_may_be_kept() -> None:
    table = play(voting(3, TWO_TOKENS), ballot(S1, S2), ballot(S2), ballot(S3), CloseVote())
    assert received(table) == {S1: 0, S2: 1, S3: 0}


def test_tokens_never_exceed_the_eligible_candidates() -> None:
    table = voting(3, TWO_TOKENS, passing=(S3,))
    vote = table.open_vote()
    assert [allowance(2, vote, voter) for voter in voters(table)] == [1, 1, 2]
    assert given(play(table, ballot(S3, S1, S2))) == {S3: (S1, S2)}
    assert refusal(table, ballot(S1, S2, S1)) == "own_candidate"


def test_the_only_candidate_may_give_but_a_blank_ballot() -> None:
    table = voting(passing=(S2, S3))
    assert allowance(1, table.open_vote(), VoterId(S1)) == 0
    assert given(play(table, ballot(S1))) == {S1: ()}


@pytest.mark.parametrize("method", TYPED)
def test_typed_counts_are_the_totals(method: VoteMethod) -> None:
    table = play(voting(method=method), *counts({S1: 1, S2: 1, S3: 0}, blank=1), CloseVote())
    result = table.closed_result()
    assert (result.ballots, result.blank, received(table)) == (3, 1, {S1: 1, S2: 1, S3: 0})
    assert invariants(table) == ()


@pytest.mark.parametrize("method", TYPED)
def test_typed_counts_leave_no_ballot_to_give(method: VoteMethod) -> None:
    assert refusal(voting(method=method), ballot(S1, S2)) == "counts_typed"


@pytest.mark.parametrize("method", GIVEN)
def test_given_ballots_leave_no_count_to_type(method: VoteMethod) -> None:
    table = voting(method=method)
    assert refusal(table, TypeCount(S1, 1)) == "ballots_given"
    assert refusal(table, TypeBallots(3, 0)) == "ballots_given"


def test_every_candidate_and_the_ballots_are_typed_before_the_close() -> None:
    table = voting(method=VoteMethod.HANDS)
    assert refusal(table, CloseVote()) == "counts_missing"
    table = play(table, TypeCount(S1, 1), TypeCount(S2, 1), TypeBallots(3, 1))
    assert refusal(table, CloseVote()) == "counts_missing"
    assert play(table, TypeCount(S3, 0), CloseVote()).step is Step.REVEAL


def test_a_typed_count_may_be_corrected() -> None:
    table = play(voting(method=VoteMethod.HANDS), TypeCount(S1, 2), TypeCount(S1, 0))
    assert table.open_vote().counts == {S1: 0}


def test_no_count_exceeds_what_its_candidate_could_get() -> None:
    table = voting(method=VoteMethod.HANDS)
    assert refusal(table, TypeCount(S1, 3)) == "count_too_high"
    assert refusal(table, TypeCount(S1, -1)) == "count_too_high"
    assert play(table, TypeCount(S1, 2)).open_vote().counts == {S1: 2}


def test_a_candidate_who_does_not_vote_may_have_every_vote() -> None:
    table = play(voting(method=VoteMethod.HANDS), SetAway(S1))
    assert refusal(table, TypeCount(S1, 3)) == "count_too_high"
    assert play(table, TypeCount(S1, 2)).open_vote().counts == {S1: 2}


def test_only_a_candidate_has_a_count() -> None:
    table = voting(method=VoteMethod.HANDS, passing=(S2,))
    assert refusal(table, TypeCount(S2, 0)) == "not_a_candidate"


@pytest.mark.parametrize(("ballots", "blank"), [(4, 0), (2, 3), (-1, -1), (2, -1)])
def test_no_more_ballots_than_voters_nor_blanks_than_ballots(ballots: int, blank: int) -> None:
    table = voting(method=VoteMethod.PAPER)
    assert refusal(table, TypeBallots(ballots, blank)) == "ballots_too_high"


@pytest.mark.parametrize(
    ("votes", "ballots", "blank", "code"),
    [
        ((1, 1, 0), 3, 0, "counts_differ"),
        ((1, 1, 1), 3, 1, "counts_differ"),
        ((2, 0, 0), 1, 0, "count_too_high"),
        ((2, 1, 1), 3, 0, "counts_differ"),
        ((0, 0, 0), 1, 0, "counts_differ"),
    ],
)
def test_typed_counts_add_up_to_the_ballots_declared(
    votes: tuple[int, int, int], ballots: int, blank: int, code: str
) -> None:
    typed = [TypeCount(seat(n), count) for n, count in enumerate(votes, start=1)]
    table = play(voting(method=VoteMethod.HANDS), *typed, TypeBallots(ballots, blank))
    assert refusal(table, CloseVote()) == code


def test_two_tokens_give_up_to_two_votes_for_each_ballot() -> None:
    table = voting(4, TWO_TOKENS, method=VoteMethod.PAPER)
    typed = [TypeCount(seat(n), 2) for n in range(1, 5)]
    assert play(table, *typed, TypeBallots(4, 0), CloseVote()).closed_result().ballots == 4
    assert refusal(play(table, *typed, TypeBallots(3, 0)), CloseVote()) == "counts_differ"


def test_typed_counts_are_checked_again_when_a_voter_has_gone() -> None:
    table = play(voting(method=VoteMethod.HANDS), *counts({S1: 1, S2: 1, S3: 1}), SetAway(S3))
    assert refusal(table, CloseVote()) == "ballots_too_high"


def test_a_vote_may_be_opened_again_empty() -> None:
    table = play(voting(), ballot(S1, S2), OpenVote(VoteMethod.OPEN))
    assert table.open_vote().ballots == {}


def test_the_method_may_change_at_any_vote() -> None:
    table = play(voting(method=VoteMethod.HANDS), TypeCount(S1, 2), OpenVote(VoteMethod.SECRET))
    vote = table.open_vote()
    assert (vote.method, vote.counts, vote.ballots) == (VoteMethod.SECRET, {}, {})


def test_a_closed_vote_may_be_opened_again_until_its_round_is_over() -> None:
    table = play(closed(3, None, ballot(S1, S2)), OpenVote(VoteMethod.HANDS))
    assert table.result is None
    assert table.open_vote().candidates == (S1, S2, S3)


def test_a_round_without_a_candidate_is_not_reopened() -> None:
    table = play(interviewing(passing=(S1, S2, S3)), ForceNext())
    assert table.step is Step.BETWEEN
    assert refusal(table, OpenVote(VoteMethod.HANDS)) == "wrong_step"


def test_the_state_drops_the_ballots_at_the_close() -> None:
    table = play(voting(method=VoteMethod.SECRET), *(ballot(s) for s in (S1, S2, S3)))
    assert play(table, CloseVote()).vote is None


def test_nothing_is_voted_outside_the_vote() -> None:
    table = heard()
    assert refusal(table, ballot(S1, S2)) == "wrong_step"
    assert refusal(table, TypeCount(S1, 1)) == "wrong_step"
    assert refusal(table, TypeBallots(1, 0)) == "wrong_step"
    assert refusal(table, CloseVote()) == "wrong_step"


def test_forcing_closes_a_vote_with_the_ballots_that_were_given() -> None:
    table = play(voting(), ballot(S1, S2), ForceNext())
    assert (table.closed_result().ballots, received(table)) == (1, {S1: 0, S2: 1, S3: 0})


def test_forcing_drops_counts_that_can_not_be_right() -> None:
    table = play(voting(method=VoteMethod.HANDS), TypeCount(S1, 2), ForceNext())
    assert (table.closed_result().ballots, received(table)) == (0, {S1: 0, S2: 0, S3: 0})


def test_forcing_keeps_counts_that_are_right() -> None:
    table = play(voting(method=VoteMethod.HANDS), *counts({S1: 1, S2: 2, S3: 0}), ForceNext())
    assert received(table) == {S1: 1, S2: 2, S3: 0}
