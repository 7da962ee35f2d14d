"""The facilitator notes in the debriefing who has received a positive sign; nobody else sees it."""

from game.rules import (
    FACILITATOR,
    PUBLIC,
    AddSeat,
    EndWorkshop,
    History,
    Line,
    NoteRecognition,
    OpenDebriefing,
    RecognitionNoted,
    RemoveSeat,
    Undone,
    impossible,
    invariants,
    view,
)
from game.rules.values import changed
from tests.rules.tables import S1, S2, S3
from tests.support import game, play, refusal, seat


def test_a_sign_is_noted_in_the_debriefing_only() -> None:
    assert refusal(game(), NoteRecognition(S1)) == "wrong_step"
    table = play(game(), OpenDebriefing())
    assert refusal(play(table, EndWorkshop()), NoteRecognition(S1)) == "workshop_over"
    assert play(table, NoteRecognition(S1)).recognised == (S1,)


def test_a_sign_that_changes_nothing_leaves_no_line() -> None:
    table = play(game(), OpenDebriefing(), NoteRecognition(S1))
    assert refusal(table, NoteRecognition(S1)) == "noted_already"
    assert refusal(table, NoteRecognition(S2, received=False)) == "noted_already"
    assert play(table, NoteRecognition(S1, received=False)).recognised == ()


def test_the_order_is_that_of_the_table_whoever_came_first() -> None:
    table = play(game(), OpenDebriefing())
    one = play(table, NoteRecognition(S3), NoteRecognition(S1))
    other = play(table, NoteRecognition(S1), NoteRecognition(S3))
    assert one.recognised == other.recognised == (S1, S3)
    assert one == other


def test_who_left_or_never_sat_receives_no_sign() -> None:
    table = play(game(), AddSeat(seat(9), "Tard"), RemoveSeat(seat(9)), OpenDebriefing())
    assert refusal(table, NoteRecognition(seat(9))) == "seat_left"
    assert refusal(table, NoteRecognition(seat(77))) == "unknown_seat"


def test_a_sign_stays_when_its_seat_leaves_and_the_workshop_ends() -> None:
    table = play(game(), OpenDebriefing(), NoteRecognition(S2), RemoveSeat(S2), EndWorkshop())
    assert table.recognised == (S2,)
    assert invariants(table) == ()


def test_the_facilitator_alone_sees_who_received_a_sign() -> None:
    table = play(game(), OpenDebriefing(), NoteRecognition(S2))
    assert view(table, FACILITATOR).recognised == (S2,)
    assert view(table, PUBLIC).recognised is None
    assert view(table, S2).recognised is None
    without = play(game(), OpenDebriefing())
    assert view(table, PUBLIC) == view(without, PUBLIC)
    assert view(table, S2) == view(without, S2)


def test_a_sign_can_be_undone() -> None:
    history = History(play(game(), OpenDebriefing()))
    history.record(Line(1, 10, RecognitionNoted(S1, received=True)))
    history.record(Line(2, 20, Undone(1)))
    assert history.state.recognised == ()


def test_a_sign_that_was_altered_in_a_journal_is_found_out() -> None:
    table = play(game(), OpenDebriefing(), NoteRecognition(S1))
    assert impossible(table, RecognitionNoted(S2, received=True)) is None
    assert impossible(table, RecognitionNoted(S1, received=True)) == "noted_already"
    assert impossible(game(), RecognitionNoted(S1, received=True)) == "wrong_step"


def test_a_sign_outside_the_debriefing_breaks_an_invariant() -> None:
    broken = changed(game(), recognised=(S1,))
    assert "recognised_are_seated" in invariants(broken)
