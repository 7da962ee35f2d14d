"""What the room learns of a vote, and in which order."""

import pytest

from game.rules import (
    FACILITATOR,
    PUBLIC,
    CloseRound,
    ForceNext,
    OpenRound,
    OpenVote,
    Reveal,
    RevealNext,
    Ruleset,
    SeatId,
    State,
    Step,
    TieRule,
    Totals,
    VoteMethod,
    view,
)
from game.rules.rounds import all_shown, reveal_length
from game.rules.views import ResultView
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    S4,
    ballot,
    closed,
    to_choice,
    to_heard,
    to_interviews,
    to_shown,
)
from tests.support import play, refusal


def counted(reveal: Reveal, tie: TieRule = TieRule.SHARED) -> State:
    """Returns a closed vote: s2 has three votes, s1 one, s3 and s4 none."""
    rules = Ruleset(reveal=reveal, tie=tie, timings=QUICK)
    return closed(4, rules, ballot(S1, S2), ballot(S2, S1), ballot(S3, S2), ballot(S4, S2))


def seen(state: State) -> ResultView:
    result = view(state, PUBLIC).result
    assert result is not None
    return result


@pytest.mark.parametrize("reveal", Reveal)
def test_nothing_is_shown_at_the_close(reveal: Reveal) -> None:
    result = seen(counted(reveal))
    assert (result.rows, result.winners, result.complete) == ((), (), False)


def test_the_winner_alone_is_named() -> None:
    result = seen(play(counted(Reveal.WINNER), RevealNext()))
    assert (result.winners, result.rows, result.hidden) == ((S2,), (), 4)


def test_all_is_shown_at_once() -> None:
    result = seen(play(counted(Reveal.ALL), RevealNext()))
    assert result.rows == ((S3, 0), (S4, 0), (S1, 1), (S2, 3))
    assert result.winners == (S2,)


def test_the_last_comes_first_and_the_winner_at_the_end() -> None:
    table = counted(Reveal.LAST_TO_FIRST)
    assert reveal_length(table) == 4
    turned: list[tuple[SeatId, int]] = []
    for row in ((S3, 0), (S4, 0), (S1, 1), (S2, 3)):
        assert seen(table).winners == ()
        table = play(table, RevealNext())
        turned.append(row)
        assert seen(table).rows == tuple(turned)
    assert seen(table).winners == (S2,)


@pytest.mark.parametrize("reveal", Reveal)
def test_the_round_is_closed_once_all_is_shown(reveal: Reveal) -> None:
    table = counted(reveal)
    assert refusal(table, CloseRound()) == "not_all_shown"
    table = to_shown(table)
    assert refusal(table, RevealNext()) == "all_shown"
    assert play(table, CloseRound()).step is Step.BETWEEN


def test_nothing_is_revealed_before_the_close() -> None:
    table = play(counted(Reveal.ALL), OpenVote(VoteMethod.HANDS))
    assert refusal(table, RevealNext()) == "wrong_step"
    assert view(table, PUBLIC).result is None


def test_the_tied_are_named_while_the_tie_waits_and_nothing_else() -> None:
    rules = Ruleset(reveal=Reveal.ALL, tie=TieRule.FACILITATOR, timings=QUICK)
    result = seen(closed(3, rules, ballot(S1, S2), ballot(S2, S1)))
    assert (result.tied, result.rows, result.winners) == ((S1, S2), (), ())


def test_forcing_shows_all_and_closes_the_round() -> None:
    table = play(counted(Reveal.LAST_TO_FIRST), ForceNext())
    assert table.step is Step.BETWEEN
    assert table.past[-1].result.shown == 4


def test_a_round_without_a_vote_shows_nothing_but_its_winners() -> None:
    rules = Ruleset(reveal=Reveal.LAST_TO_FIRST, timings=QUICK)
    table = to_shown(closed(3, rules))
    assert seen(table).winners == ()
    assert all_shown(table)


def two_rounds(when: Totals) -> tuple[State, State]:
    """Returns a game of two rounds between them, and after them."""
    rules = Ruleset(totals=when, timings=QUICK)
    between = play(to_shown(closed(3, rules, ballot(S1, S2))), CloseRound())
    table = to_heard(to_interviews(to_choice(play(between, OpenRound()))))
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    return between, table


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (Totals.EACH_ROUND, (True, True)),
        (Totals.END, (False, True)),
        (Totals.NEVER, (False, False)),
    ],
)
def test_totals_are_shown_when_the_scenario_says_so(when: Totals, shown: tuple[bool, bool]) -> None:
    for audience in (PUBLIC, FACILITATOR, S1):
        told = tuple(view(table, audience).totals is not None for table in two_rounds(when))
        assert told == shown


def test_totals_are_not_shown_while_a_round_is_being_played() -> None:
    between, _ = two_rounds(Totals.EACH_ROUND)
    assert view(play(between, OpenRound()), PUBLIC).totals is None
