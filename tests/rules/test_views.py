"""What each audience sees of a game, and what it never sees."""

import pytest

from game.rules import (
    FACILITATOR,
    PUBLIC,
    AddSeat,
    Audience,
    ChooseJob,
    CloseVote,
    Hands,
    Kind,
    OpenInterviews,
    OpenVote,
    PassTurn,
    Reveal,
    RevealNext,
    Ruleset,
    SetAway,
    State,
    Step,
    TieRule,
    TypeBallots,
    TypeCount,
    View,
    VoteMethod,
    view,
)
from game.rules.values import changed
from game.rules.views import VoteView
from tests.rules.secrets import audiences, leaks
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    ballot,
    choosing,
    closed,
    interviewing,
    searching,
    voting,
)
from tests.support import play, seat

PRIVATE = Ruleset(hands=Hands.PRIVATE, timings=QUICK)
SECRET = VoteMethod.SECRET


def vote_of(state: State, audience: object = PUBLIC) -> VoteView:
    seen = next(view(state, a).vote for a in audiences(state) if a == audience)
    assert seen is not None
    return seen


def test_open_hands_are_seen_by_everybody() -> None:
    table = searching()
    for audience in audiences(table):
        assert view(table, audience).seats[S1].hand == table.seats[S1].hand


def test_a_private_hand_is_seen_by_its_seat_alone() -> None:
    table = searching(3, PRIVATE)
    assert view(table, S1).seats[S1].hand == table.seats[S1].hand
    for audience in (PUBLIC, FACILITATOR, S2, S3):
        assert view(table, audience).seats[S1].hand is None
        assert view(table, audience).seats[S1].cards == 4


def test_a_private_choice_is_its_seat_s_until_the_interviews_open() -> None:
    table = choosing(3, PRIVATE)
    job = table.seats[S1].hand[0]
    table = play(table, ChooseJob(S1, job))
    assert view(table, S1).interviews.jobs == {S1: job}
    for audience in (PUBLIC, FACILITATOR, S2, S3):
        seen = view(table, audience)
        assert seen.interviews.jobs == {}
        assert seen.seats[S1].chose
    table = play(table, PassTurn(S2), PassTurn(S3), OpenInterviews())
    assert view(table, PUBLIC).interviews.jobs == {S1: job}


def test_the_cards_that_were_not_chosen_stay_private_in_the_interviews() -> None:
    table = interviewing(3, PRIVATE)
    assert view(table, S2).seats[S1].hand is None
    assert leaks(table) == []


def test_who_has_chosen_or_passed_is_known_to_everybody() -> None:
    table = play(choosing(), PassTurn(S1))
    assert [s.chose for s in view(table, PUBLIC).seats.values()] == [True, False, False]


def test_everybody_sees_how_many_of_how_many_have_voted() -> None:
    table = play(voting(method=SECRET), ballot(S1, S2), ballot(S2, S1))
    for audience in audiences(table):
        seen = vote_of(table, audience)
        assert (seen.received, seen.expected) == (2, 3)


def test_a_seat_knows_of_itself_alone_whether_it_has_voted() -> None:
    table = play(voting(method=SECRET), ballot(S1, S2))
    assert [vote_of(table, a).has_voted for a in audiences(table)] == [
        False,
        False,
        True,
        False,
        False,
    ]


def test_a_secret_vote_looks_the_same_whatever_was_chosen() -> None:
    table = voting(method=SECRET)
    one = play(table, ballot(S1, S2), ballot(S2, S3), ballot(S3))
    other = play(table, ballot(S1, S3), ballot(S2), ballot(S3, S2))
    for audience in audiences(table):
        assert view(one, audience) == view(other, audience)


def test_a_ballot_said_aloud_is_nobody_s_secret() -> None:
    table = play(voting(method=VoteMethod.OPEN), ballot(S1, S2), ballot(S2))
    assert vote_of(table).said_aloud == {S1: (S2,), S2: ()}


def test_typed_counts_are_noted_and_shown_to_nobody() -> None:
    table = play(voting(method=VoteMethod.HANDS), TypeCount(S1, 2), TypeBallots(3, 1))
    for audience in audiences(table):
        seen = vote_of(table, audience)
        assert (seen.noted, seen.declared) == ((S1,), True)
    assert leaks(table) == []


def test_a_voter_who_went_away_after_voting_is_still_counted() -> None:
    table = play(voting(method=SECRET), ballot(S3, S1), SetAway(S3))
    seen = vote_of(table)
    assert (seen.received, seen.expected) == (1, 3)


def test_a_voter_who_went_away_before_voting_is_not_expected() -> None:
    assert vote_of(play(voting(method=SECRET), SetAway(S3))).expected == 2


@pytest.mark.parametrize("reveal", Reveal)
def test_no_result_is_seen_before_it_is_revealed(reveal: Reveal) -> None:
    rules = Ruleset(reveal=reveal, timings=QUICK)
    table = closed(3, rules, ballot(S1, S2), ballot(S3, S2))
    assert table.step is Step.REVEAL
    assert leaks(table) == []


def test_no_count_is_seen_while_a_tie_is_being_settled() -> None:
    rules = Ruleset(reveal=Reveal.ALL, tie=TieRule.RUNOFF, timings=QUICK)
    table = closed(3, rules, ballot(S1, S2), ballot(S2, S1))
    assert leaks(table) == []
    table = play(table, OpenVote(SECRET), ballot(S1, S2), ballot(S2, S1))
    assert leaks(table) == []


def test_the_facilitator_sees_no_more_of_a_vote_than_the_room() -> None:
    for method in VoteMethod:
        table = voting(method=method)
        if not table.open_vote().typed:
            table = play(table, ballot(S1, S2))
        room, facilitator = view(table, PUBLIC), view(table, FACILITATOR)
        assert changed(facilitator, audience=PUBLIC, recognised=None) == room


def test_an_observer_sees_what_the_room_sees() -> None:
    table = play(searching(3, PRIVATE), AddSeat(seat(9), "Regarde", Kind.OBSERVER))
    seen = view(table, seat(9))
    assert [s.hand for s in seen.seats.values()] == [None, None, None, ()]
    assert not seen.seats[seat(9)].plays


def test_no_audience_sees_the_piles() -> None:
    table = searching(3, PRIVATE)
    hidden = {*table.piles.jobs, *table.piles.skills}
    for audience in audiences(table):
        text = repr(view(table, audience))
        assert not [card for card in hidden if card in text]


def test_a_view_that_shows_too_much_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    # The search for leaks is worth nothing unless it sees an open door.
    def open_door(state: State, audience: Audience) -> View:
        return view(changed(state, setup=changed(state.setup, rules=Ruleset())), audience)

    table = searching(3, PRIVATE)
    assert leaks(table) == []
    monkeypatch.setattr("tests.rules.secrets.view", open_door)
    assert "hands seen by public" in leaks(table)


def test_a_round_is_the_same_for_everybody() -> None:
    table = closed(3, None, ballot(S1, S2))
    table = play(table, RevealNext())
    rounds = {repr(view(table, audience).round) for audience in audiences(table)}
    results = {repr(view(table, audience).result) for audience in audiences(table)}
    assert len(rounds) == len(results) == 1


def test_the_view_counts_the_rounds_that_are_done() -> None:
    table = play(voting(), *(ballot(s) for s in (S1, S2, S3)), CloseVote())
    assert view(table, PUBLIC).rounds_done == 0
