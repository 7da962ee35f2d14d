"""What can be taken back and taken up again, and what a secret vote leaves behind."""

from collections.abc import Iterator

import pytest

from game.rules import (
    AddSeat,
    BallotReceived,
    ChangeSeat,
    CloseRound,
    CloseVote,
    Command,
    ForceNext,
    History,
    HistoryError,
    Kind,
    Line,
    OpenDebriefing,
    OpenRound,
    OpenVote,
    PassTurn,
    Redone,
    RemoveSeat,
    RenameSeat,
    RevealNext,
    Ruleset,
    SetAway,
    SetBack,
    State,
    Step,
    TieRule,
    TurnSkills,
    TypeBallots,
    TypeCount,
    Undone,
    VoteMethod,
    VoteOpened,
    voter_of,
)
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    S4,
    Table,
    ballot,
    choosing,
    given,
    heard,
    searching,
)
from tests.support import empty_table, game, seats, start

SECRET = VoteMethod.SECRET
EVERYBODY = (ballot(S1, S2), ballot(S2, S1), ballot(S3, S2))


def secret_vote(rules: Ruleset | None = None) -> Table:
    """Returns a table that has just opened a secret vote."""
    table = Table(heard(3, rules))
    table.do(OpenVote(SECRET))
    return table


def kept_states(table: Table) -> Iterator[State]:
    """Yields every state that undo or redo could come back to."""
    history = table.history
    for gesture in (*history._done, *history._undone):
        yield gesture.before


def choices_kept(table: Table) -> list[object]:
    """Returns the secret choices that undo or redo still knows."""
    votes = [state.vote for state in kept_states(table)]
    known = [v.ballots for v in votes if v is not None and v.method is SECRET and v.ballots]
    lines = [line for g in table.history._done + table.history._undone for line in g.lines]
    return [*known, *(line for line in lines if hasattr(line.what, "voter"))]


def test_there_is_nothing_to_undo_at_the_beginning() -> None:
    table = Table(game())
    assert table.history.can_undo() is None
    assert table.history.can_redo() is None


@pytest.mark.parametrize(
    ("state", "command"),
    [
        (empty_table(), AddSeat(S1, "Loutre")),
        (game(), OpenRound()),
        (game(), AddSeat(S4, "Loutre")),
        (game(), RemoveSeat(S1)),
        (game(), RenameSeat(S1, "Loutre")),
        (game(), ChangeSeat(S1, Kind.TEAM, 3)),
        (searching(), TurnSkills(2)),
        (choosing(), PassTurn(S1)),
        (choosing(), ForceNext()),
        (heard(), OpenVote(VoteMethod.HANDS)),
        (game(), OpenDebriefing()),
    ],
)
def test_any_gesture_is_undone_and_redone(state: State, command: Command) -> None:
    table = Table(state)
    after = table.do(command)
    assert table.undo() == state
    assert table.redo() == after


def test_a_gesture_of_several_events_is_undone_at_once() -> None:
    before = choosing()
    table = Table(before)
    table.do(ForceNext())
    assert len(table.lines) == 4
    assert table.undo() == before


def test_a_whole_game_is_undone_to_its_beginning_and_redone_to_its_end() -> None:
    table = Table(empty_table(Ruleset(timings=QUICK)))
    table.do(*seats(3))
    table.do(start(table.state, rounds=1))
    while table.state.step is not Step.OVER:
        table.do(ForceNext())
    over = table.state
    while table.history.can_undo():
        table.undo()
    assert table.state == empty_table(Ruleset(timings=QUICK))
    while table.history.can_redo():
        table.redo()
    assert table.state == over


def test_undo_goes_back_across_rounds() -> None:
    table = Table(heard())
    before = table.do(ForceNext(), ForceNext())
    table.do(RevealNext(), OpenRound())
    table.undo()
    table.undo()
    assert table.state == before


def test_the_same_cards_come_again_after_an_undo() -> None:
    table = Table(searching())
    once = table.do(TurnSkills(3)).here().skills
    table.undo()
    assert table.do(TurnSkills(3)).here().skills == once


def test_a_new_gesture_ends_what_could_be_redone() -> None:
    table = Table(game())
    table.do(OpenRound())
    table.undo()
    table.do(SetAway(S1))
    assert table.history.can_redo() is None


def test_only_the_last_gesture_is_undone() -> None:
    table = Table(game())
    table.do(OpenRound(), TurnSkills(1))
    with pytest.raises(HistoryError, match="nothing_to_undo"):
        table.history.record(Line(9, 9, Undone(1)))


def test_nothing_is_redone_that_was_not_undone() -> None:
    table = Table(game())
    table.do(OpenRound())
    with pytest.raises(HistoryError, match="nothing_to_redo"):
        table.history.record(Line(9, 9, Redone(1)))


def test_what_stands_are_the_lines_that_were_not_undone() -> None:
    table = Table(game())
    table.do(OpenRound(), TurnSkills(1))
    table.undo()
    table.do(TurnSkills(2))
    assert [line.number for line in table.history.standing()] == [1, 4]


def test_the_lines_lead_to_the_same_state_again() -> None:
    table = Table(heard())
    table.do(OpenVote(VoteMethod.OPEN), *EVERYBODY)
    table.undo()
    table.do(ballot(S3, S1), CloseVote())
    table.undo()
    table.redo()
    again = History(heard())
    for line in table.lines:
        again.record(line)
    assert again.state == table.state
    assert again.standing() == table.history.standing()


def test_a_ballot_said_aloud_is_undone_like_any_gesture() -> None:
    table = Table(heard())
    table.do(OpenVote(VoteMethod.OPEN), ballot(S1, S2), ballot(S2, S1))
    table.undo()
    assert given(table.state) == {S1: (S2,)}


def test_a_typed_count_is_undone_like_any_gesture() -> None:
    table = Table(heard())
    table.do(OpenVote(VoteMethod.HANDS), TypeCount(S1, 1), TypeCount(S1, 2))
    table.undo()
    assert table.state.open_vote().counts == {S1: 1}


def test_one_secret_ballot_can_not_be_undone() -> None:
    table = secret_vote()
    opening = table.history.can_undo()
    table.do(ballot(S1, S2))
    assert table.history.can_undo() == opening
    assert all(not hasattr(line.what, "voter") for line in table.history.standing())


def test_a_secret_voter_may_vote_again_until_the_close() -> None:
    table = secret_vote()
    table.do(*EVERYBODY, ballot(S1, S3), CloseVote())
    assert table.state.closed_result().received == {S1: 1, S2: 1, S3: 1}


def test_undoing_a_close_starts_the_vote_again_empty() -> None:
    table = secret_vote()
    table.do(*EVERYBODY, CloseVote())
    table.undo()
    vote = table.state.open_vote()
    assert (vote.method, vote.candidates, vote.ballots) == (SECRET, (S1, S2, S3), {})


def test_redo_restores_the_totals_of_the_close() -> None:
    table = secret_vote()
    closed = table.do(*EVERYBODY, CloseVote())
    table.undo()
    assert table.redo() == closed


def test_a_ballot_after_an_undone_close_ends_its_redo() -> None:
    table = secret_vote()
    table.do(*EVERYBODY, CloseVote())
    table.undo()
    table.do(ballot(S1, S3))
    assert table.history.can_redo() is None
    assert given(table.state) == {S1: (S3,)}


def test_undoing_a_forced_close_starts_the_vote_again_empty() -> None:
    table = secret_vote()
    table.do(ballot(S1, S2), ForceNext())
    table.undo()
    assert given(table.state) == {}


def test_undoing_a_debriefing_that_cut_a_vote_short_starts_it_again_empty() -> None:
    table = secret_vote()
    table.do(ballot(S1, S2), OpenDebriefing())
    table.undo()
    assert given(table.state) == {}


def test_a_debriefing_that_cut_a_vote_said_aloud_short_is_undone_to_an_empty_vote() -> None:
    table = Table(heard())
    table.do(OpenVote(VoteMethod.OPEN), ballot(S1, S2), OpenDebriefing())
    assert given(table.undo()) == {}


def test_undoing_the_close_of_an_open_vote_starts_it_again_empty() -> None:
    table = Table(heard())
    closed = table.do(OpenVote(VoteMethod.OPEN), *EVERYBODY, CloseVote())
    assert given(table.undo()) == {}
    assert table.redo() == closed


@pytest.mark.parametrize("method", [VoteMethod.HANDS, VoteMethod.PAPER])
def test_undoing_the_close_of_typed_counts_starts_the_vote_again_empty(method: VoteMethod) -> None:
    table = Table(heard())
    table.do(OpenVote(method), TypeCount(S1, 1), TypeCount(S2, 2), TypeCount(S3, 0))
    closed = table.do(TypeBallots(3, 0), CloseVote())
    vote = table.undo().open_vote()
    assert (vote.counts, vote.declared, vote.blank) == ({}, None, None)
    assert table.redo() == closed


def test_a_vote_that_started_again_stays_empty_when_more_is_undone() -> None:
    table = Table(heard())
    closed = table.do(OpenVote(VoteMethod.OPEN), *EVERYBODY, CloseVote())
    table.undo()
    assert given(table.undo()) == {}
    table.redo()
    assert table.redo() == closed


def test_undoing_a_reopening_starts_the_first_vote_again_empty() -> None:
    table = secret_vote()
    table.do(ballot(S1, S2), OpenVote(SECRET), ballot(S2, S1))
    table.undo()
    assert given(table.state) == {}


def test_redoing_a_reopening_starts_that_vote_again_empty() -> None:
    table = secret_vote()
    table.do(ballot(S1, S2), OpenVote(SECRET), ballot(S2, S1))
    table.undo()
    table.redo()
    assert given(table.state) == {}


def test_undoing_the_opening_goes_back_before_the_vote() -> None:
    table = secret_vote()
    table.do(ballot(S1, S2))
    assert table.undo() == heard()
    assert table.redo().open_vote().ballots == {}


def test_undoing_a_change_of_method_brings_back_the_ballots_said_aloud() -> None:
    table = Table(heard())
    table.do(OpenVote(VoteMethod.OPEN), ballot(S1, S2), OpenVote(SECRET), ballot(S2, S1))
    table.undo()
    assert table.state.open_vote().method is VoteMethod.OPEN
    assert given(table.state) == {S1: (S2,)}


def test_the_choices_of_an_undone_vote_belong_to_no_vote_any_more() -> None:
    # The file of the choices goes when the vote that it belongs to is no longer the open one.
    table = Table(heard())
    table.do(OpenVote(VoteMethod.OPEN), OpenVote(SECRET), ballot(S2, S1))
    secret = table.history.opening_line
    table.undo()
    assert table.history.opening_line != secret


@pytest.mark.parametrize(
    "gesture", [SetAway(S3), RenameSeat(S2, "Loutre"), ChangeSeat(S1, Kind.TEAM, 4)]
)
def test_undoing_a_seat_gesture_keeps_the_ballots(gesture: Command) -> None:
    table = secret_vote()
    table.do(ballot(S1, S2), gesture, ballot(S2, S1))
    table.undo()
    assert given(table.state) == {S1: (S2,), S2: (S1,)}
    assert table.state.seats == heard().seats


def test_redoing_a_seat_gesture_keeps_the_ballots() -> None:
    table = secret_vote()
    table.do(ballot(S1, S2), SetAway(S3))
    table.undo()
    table.redo()
    assert given(table.state) == {S1: (S2,)}
    assert not table.state.seats[S3].present


def test_undoing_a_departure_keeps_the_ballot_that_was_given_before() -> None:
    table = secret_vote()
    table.do(ballot(S3, S1), RemoveSeat(S3))
    table.undo()
    assert given(table.state) == {S3: (S1,)}


def test_undoing_a_return_keeps_the_ballot_that_was_given_since() -> None:
    table = secret_vote()
    table.do(SetAway(S3), SetBack(S3), ballot(S3, S1))
    table.undo()
    assert given(table.state) == {S3: (S1,)}


def test_undoing_a_late_arrival_drops_its_ballot() -> None:
    table = secret_vote()
    table.do(ballot(S1, S2), AddSeat(S4, "Tard"), ballot(S4, S1))
    table.undo()
    assert given(table.state) == {S1: (S2,)}


def test_no_state_of_undo_keeps_ballots_after_the_close() -> None:
    table = secret_vote()
    table.do(ballot(S1, S2), SetAway(S3), ballot(S2, S1), SetBack(S3), ballot(S3, S1))
    table.do(CloseVote())
    assert choices_kept(table) == []


def test_no_state_of_undo_keeps_ballots_at_any_moment() -> None:
    table = secret_vote()
    steps: tuple[Command, ...] = (
        ballot(S1, S2),
        SetAway(S3),
        OpenVote(SECRET),
        ballot(S1, S2),
        RenameSeat(S1, "Loutre"),
        ballot(S2, S1),
        CloseVote(),
    )
    for command in steps:
        table.do(command)
        assert choices_kept(table) == []
    for _ in range(4):
        table.undo()
        assert choices_kept(table) == []
    for _ in range(4):
        table.redo()
        assert choices_kept(table) == []


def test_an_undone_vote_leaves_no_choice_behind() -> None:
    table = secret_vote()
    table.do(*EVERYBODY)
    table.undo()
    assert choices_kept(table) == []
    assert table.state.vote is None


def test_the_opening_line_is_the_one_at_which_the_vote_began_empty() -> None:
    table = secret_vote()
    assert table.history.opening_line == 1
    table.do(*EVERYBODY, CloseVote())
    table.undo()
    assert table.history.opening_line == table.history.last_line == 6
    table.do(SetAway(S1))
    table.undo()
    assert table.history.opening_line == 6


def test_a_redone_opening_begins_at_its_own_line() -> None:
    table = secret_vote()
    table.undo()
    table.redo()
    assert table.history.opening_line == 3


def test_undoing_a_runoff_goes_back_to_the_tie() -> None:
    table = secret_vote(Ruleset(tie=TieRule.RUNOFF, timings=QUICK))
    table.do(ballot(S1, S2), ballot(S2, S1), ballot(S3), CloseVote())
    tie = table.state
    table.do(OpenVote(SECRET), ballot(S3, S1))
    assert table.undo() == tie


def test_undoing_the_close_of_a_runoff_starts_the_runoff_again_empty() -> None:
    table = secret_vote(Ruleset(tie=TieRule.RUNOFF, timings=QUICK))
    table.do(ballot(S1, S2), ballot(S2, S1), ballot(S3), CloseVote(), OpenVote(SECRET))
    table.do(ballot(S1), ballot(S2), ballot(S3, S1), CloseVote())
    table.undo()
    vote = table.state.open_vote()
    assert (vote.runoff, vote.candidates, vote.ballots) == (True, (S1, S2), {})


def test_a_closed_round_is_undone_with_its_points() -> None:
    table = secret_vote()
    table.do(*EVERYBODY, CloseVote(), RevealNext())
    shown = table.state
    table.do(CloseRound())
    assert table.undo() == shown


def test_the_choices_of_a_replayed_vote_are_put_back_where_both_halves_are_known() -> None:
    replayed = History(heard())
    replayed.record(Line(1, 0, VoteOpened(SECRET, (S1, S2, S3), runoff=False)))
    replayed.record(Line(2, 0, BallotReceived(voter_of(S1))))
    replayed.record(Line(3, 0, BallotReceived(voter_of(S2))))
    assert given(replayed.state) == {S1: None, S2: None}
    replayed.restore_ballots({voter_of(S1): (S2,), voter_of(S3): (S1,)})
    assert given(replayed.state) == {S1: (S2,)}


def test_there_is_nothing_to_put_back_into_a_vote_that_is_not_secret() -> None:
    table = Table(heard())
    table.do(OpenVote(VoteMethod.OPEN), ballot(S1, S2))
    table.history.restore_ballots({})
    assert given(table.state) == {S1: (S2,)}


def test_the_time_of_the_last_line_is_known() -> None:
    table = Table(game())
    table.do(OpenRound(), TurnSkills(3))
    assert (table.history.last_line, table.history.last_ms) == (2, 2000)
