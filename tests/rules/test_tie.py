"""What becomes of a round in which several candidates have the most votes."""

import pytest

from game.rules import (
    CloseVote,
    Command,
    ForceNext,
    OpenDebriefing,
    OpenVote,
    Ruleset,
    SettleTie,
    State,
    Step,
    TieRule,
    TypeBallots,
    TypeCount,
    VoteMethod,
    invariants,
    totals,
    voter_of,
)
from tests.rules.tables import QUICK, S1, S2, S3, S4, ballot, closed, counts
from tests.support import play, refusal

SHARED = Ruleset(timings=QUICK, points_for_winner=3)
RUNOFF = Ruleset(timings=QUICK, tie=TieRule.RUNOFF, points_for_winner=3)
FACILITATOR = Ruleset(timings=QUICK, tie=TieRule.FACILITATOR, points_for_winner=3)


def tied(rules: Ruleset) -> State:
    """Returns a game of four seats in which s1 and s2 have two votes each."""
    return closed(4, rules, ballot(S1, S2), ballot(S2, S1), ballot(S3, S1), ballot(S4, S2))


def runoff(method: VoteMethod = VoteMethod.OPEN) -> State:
    return play(tied(RUNOFF), OpenVote(method))


def everyone(*commands: Command) -> State:
    """Returns a closed run-off in which these ballots were given and the others are blank."""
    table = play(runoff(), *commands)
    given = table.open_vote().ballots
    blank = [ballot(s) for s in (S1, S2, S3, S4) if voter_of(s) not in given]
    return play(table, *blank, CloseVote())


def test_a_single_leader_is_no_tie() -> None:
    for rules in (SHARED, RUNOFF, FACILITATOR):
        result = closed(3, rules, ballot(S1, S2)).closed_result()
        assert (result.winners, result.tied, result.settled_by) == ((S2,), (), None)


def test_a_vote_without_votes_has_no_winner_and_no_tie() -> None:
    for rules in (SHARED, RUNOFF, FACILITATOR):
        table = closed(3, rules)
        assert table.step is Step.REVEAL
        assert table.closed_result().winners == ()


def test_a_shared_tie_has_several_winners_at_once() -> None:
    table = tied(SHARED)
    result = table.closed_result()
    assert table.step is Step.REVEAL
    assert (result.winners, result.settled_by) == ((S1, S2), TieRule.SHARED)


@pytest.mark.parametrize("rules", [RUNOFF, FACILITATOR])
def test_a_tie_waits_where_the_rules_settle_it(rules: Ruleset) -> None:
    table = tied(rules)
    assert table.step is Step.TIE
    assert table.closed_result().winners == ()
    assert table.closed_result().points == {}


def test_the_facilitator_names_one_of_the_tied() -> None:
    table = play(tied(FACILITATOR), SettleTie(S2))
    result = table.closed_result()
    assert (result.winners, result.settled_by) == ((S2,), TieRule.FACILITATOR)
    assert invariants(table) == ()


def test_the_facilitator_never_names_one_who_is_not_tied() -> None:
    assert refusal(tied(FACILITATOR), SettleTie(S3)) == "not_tied"


def test_the_facilitator_may_share_a_tie() -> None:
    assert play(tied(FACILITATOR), SettleTie(None)).closed_result().winners == (S1, S2)


def test_the_facilitator_names_nobody_where_a_runoff_was_announced() -> None:
    assert refusal(tied(RUNOFF), SettleTie(S1)) == "tie_waits"


def test_a_tie_is_settled_only_while_it_waits() -> None:
    assert refusal(tied(SHARED), SettleTie(None)) == "wrong_step"


def test_a_runoff_is_between_the_tied() -> None:
    vote = runoff().open_vote()
    assert (vote.candidates, vote.runoff) == ((S1, S2), True)


def test_a_runoff_settles_the_winner_and_adds_no_points() -> None:
    table = everyone(ballot(S1, S2), ballot(S3, S2), ballot(S4, S2))
    result = table.closed_result()
    assert (result.winners, result.settled_by) == ((S2,), TieRule.RUNOFF)
    assert result.received == {S1: 2, S2: 2, S3: 0, S4: 0}
    assert result.points == {S1: 3, S2: 6, S3: 1, S4: 1}


def test_a_runoff_leaves_the_ballots_of_the_first_vote() -> None:
    result = everyone(ballot(S3, S2)).closed_result()
    assert (result.ballots, result.blank) == (4, 0)


def test_a_second_tie_is_shared() -> None:
    result = everyone(ballot(S3, S1), ballot(S4, S2)).closed_result()
    assert (result.winners, result.settled_by) == ((S1, S2), TieRule.SHARED)


def test_a_silent_runoff_is_shared() -> None:
    assert everyone().closed_result().winners == (S1, S2)


def test_a_runoff_may_be_counted_on_paper() -> None:
    table = play(runoff(VoteMethod.PAPER), *counts({S1: 1, S2: 3}), CloseVote())
    assert table.closed_result().winners == (S2,)


def test_a_runoff_checks_its_counts_too() -> None:
    table = play(runoff(VoteMethod.PAPER), TypeCount(S1, 3), TypeCount(S2, 2), TypeBallots(4, 0))
    assert refusal(table, CloseVote()) == "counts_differ"


def test_a_runoff_may_be_opened_again_empty() -> None:
    table = play(runoff(), ballot(S1, S2), OpenVote(VoteMethod.SECRET))
    assert table.open_vote().runoff
    assert table.open_vote().ballots == {}
    assert table.closed_result().tied == (S1, S2)


def test_a_revealed_runoff_reopens_the_first_vote() -> None:
    table = play(everyone(ballot(S3, S2)), OpenVote(VoteMethod.OPEN))
    assert not table.open_vote().runoff
    assert len(table.open_vote().candidates) == 4


def test_a_tie_that_the_facilitator_settles_may_be_voted_again() -> None:
    table = play(tied(FACILITATOR), OpenVote(VoteMethod.HANDS))
    assert not table.open_vote().runoff
    assert table.result is None


@pytest.mark.parametrize("rules", [RUNOFF, FACILITATOR])
def test_forcing_shares_a_tie(rules: Ruleset) -> None:
    table = play(tied(rules), ForceNext())
    assert table.step is Step.REVEAL
    assert table.closed_result().winners == (S1, S2)


def test_forcing_a_silent_runoff_shares_it() -> None:
    assert play(runoff(), ForceNext()).closed_result().winners == (S1, S2)


@pytest.mark.parametrize("rules", [RUNOFF, FACILITATOR])
def test_a_debriefing_that_opens_on_a_tie_shares_it_and_counts_the_round(rules: Ruleset) -> None:
    table = play(tied(rules), OpenDebriefing())
    assert table.scored_rounds[0].result.winners == (S1, S2)
    assert totals(table) == {S1: 6, S2: 6, S3: 1, S4: 1}
