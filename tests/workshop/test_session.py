"""What the room sees is on the disk first; what the disk refuses has not happened."""

from collections.abc import Sequence

import pytest

from game.rules import (
    Accepted,
    BallotReceived,
    CastBallot,
    CloseVote,
    Command,
    ForceNext,
    History,
    Line,
    OpenRound,
    OpenVote,
    Redone,
    Refusal,
    Rejected,
    RenameSeat,
    Ruleset,
    SeatId,
    Step,
    TurnSkills,
    Undone,
    VoteClosed,
    VoteMethod,
    VoteOpened,
    VoterId,
)
from game.workshop.clock import SteppedClock
from game.workshop.session import NoBallots, NoJournal, Workshop, events_of
from tests.support import game, seat
from tests.workshop.rooms import Room, room

SECRET = Ruleset(vote_method=VoteMethod.SECRET)
ONE, TWO, THREE = VoterId("s1"), VoterId("s2"), VoterId("s3")


def at_the_ballots(rules: Ruleset = SECRET) -> Room:
    """A room whose secret vote has just been opened."""
    made = room(rules)
    made.until(Step.VOTE)
    made.disk.asked.clear()
    return made


# --- on the disk, then in the room ---------------------------------------------------------


def test_a_gesture_is_on_the_disk_before_anybody_is_told() -> None:
    here = room()
    told: list[tuple[str, Step, int]] = []
    here.workshop.subscribe(
        lambda lines: told.append((here.disk.asked[0], here.state.step, lines[0].number))
    )
    here.do(OpenRound())
    assert told == [("append", Step.SEARCH, 1)]


def test_the_state_is_still_the_old_one_while_the_disk_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = room()
    steps: list[Step] = []
    append = here.disk.append

    def watching(lines: Sequence[Line]) -> None:
        steps.append(here.state.step)
        append(lines)

    monkeypatch.setattr(here.disk, "append", watching)
    here.do(OpenRound())
    assert (steps, here.state.step) == ([Step.BETWEEN], Step.SEARCH)


def test_a_secret_choice_is_safe_before_its_receipt_is() -> None:
    here = at_the_ballots()
    here.do(CastBallot(ONE, (seat(2),)))
    assert here.disk.asked == [f"put {here.workshop.history.opening_line}", "append"]
    assert here.disk.given == {ONE: (seat(2),)}


def test_the_totals_are_safe_before_the_choices_are_deleted() -> None:
    here = at_the_ballots()
    here.do(*(CastBallot(v, ()) for v in (ONE, TWO, THREE)))
    here.disk.asked.clear()
    here.do(CloseVote())
    assert here.disk.asked == ["append", "clear"]


def test_everybody_is_told_the_lines_of_every_gesture() -> None:
    here = room()
    told: list[Line] = []
    here.workshop.subscribe(told.extend)
    here.do(OpenRound(), ForceNext())
    here.workshop.undo()
    here.workshop.redo()
    assert told == here.disk.lines


def test_lines_are_numbered_and_those_of_one_gesture_joined() -> None:
    here = room()
    here.do(OpenRound(), ForceNext())
    assert [line.number for line in here.disk.lines] == [1, 2, 3]
    assert [line.joined for line in here.disk.lines] == [False, False, True]


def test_without_a_disk_the_game_is_the_same() -> None:
    here, there = room(), Workshop(History(game(3, seed=1, rounds=2)), SteppedClock())
    for command in (OpenRound(), TurnSkills(), ForceNext()):
        here.do(command)
        there.dispatch(command)
    assert there.state == here.state
    NoJournal().append(())
    NoBallots().put(1, ONE, ())
    NoBallots().clear()


def test_events_leave_out_what_was_only_undone_or_redone() -> None:
    here = room()
    here.do(OpenRound())
    here.workshop.undo()
    here.workshop.redo()
    assert len(here.disk.lines) == 3
    assert len(events_of(here.disk.lines)) == 1


# --- refused -------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [TurnSkills(), CloseVote(), CastBallot(ONE, ())])
def test_a_refused_command_writes_nothing_and_tells_nobody(command: Command) -> None:
    here = room()
    before, told = here.state, list[Line]()
    here.workshop.subscribe(told.extend)
    assert isinstance(here.workshop.dispatch(command), Rejected)
    assert (here.disk.asked, told, here.state) == ([], [], before)


def test_nothing_to_undo_or_redo_is_an_answer_and_writes_nothing() -> None:
    here = room()
    answers = (here.workshop.undo(), here.workshop.redo())
    assert answers == (Rejected(Refusal.NOTHING_TO_UNDO), Rejected(Refusal.NOTHING_TO_REDO))
    assert here.disk.asked == []


def test_a_full_disk_refuses_and_the_game_stays_where_it_was() -> None:
    here = room()
    here.do(OpenRound())
    before, told = here.state, list[Line]()
    here.workshop.subscribe(told.extend)
    here.disk.full = True
    for answer in (here.workshop.dispatch(TurnSkills()), here.workshop.undo()):
        assert answer == Rejected(Refusal.DISK, {"reason": "No space left on device"})
        assert here.state is before
    assert told == []
    here.disk.full = False
    here.do(TurnSkills())
    assert [line.number for line in here.disk.lines] == [1, 2]


def test_a_full_disk_refuses_a_ballot_and_its_voter_may_vote_again() -> None:
    here = at_the_ballots()
    here.disk.full = True
    answer = here.workshop.dispatch(CastBallot(ONE, (seat(2),)))
    assert isinstance(answer, Rejected)
    assert here.state.open_vote().ballots == {}
    here.disk.full = False
    here.do(CastBallot(ONE, (seat(3),)))
    assert here.state.open_vote().ballots == {ONE: (seat(3),)}


def test_ballots_that_can_not_be_deleted_do_not_undo_the_close(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = at_the_ballots()
    here.do(*(CastBallot(v, ()) for v in (ONE, TWO, THREE)))

    def clear() -> None:
        raise OSError

    monkeypatch.setattr(here.disk, "clear", clear)
    assert isinstance(here.workshop.dispatch(CloseVote()), Accepted)
    assert here.state.step is Step.REVEAL


# --- time ----------------------------------------------------------------------------------


class Backwards(SteppedClock):
    """A clock that goes back, as a broken machine's might."""

    def now_ms(self) -> int:
        self.advance(-1)
        return super().now_ms()


def test_the_time_of_a_journal_never_goes_back() -> None:
    here = room()
    here.workshop.clock = Backwards(start_ms=90_000)
    here.do(OpenRound(), TurnSkills(), TurnSkills())
    here.workshop.undo()
    times = [line.at_ms for line in here.disk.lines]
    assert times == sorted(times)
    assert times[0] == 89_000


def test_the_lines_of_one_gesture_have_one_time() -> None:
    here = room()
    here.clock.advance(3)
    here.do(OpenRound(), ForceNext())
    assert {line.at_ms for line in here.disk.lines} == {3000}


# --- undo and redo -------------------------------------------------------------------------


def test_undo_and_redo_are_recorded_with_the_line_that_they_are_about() -> None:
    here = room()
    here.do(OpenRound(), TurnSkills())
    before = here.state
    here.workshop.undo()
    here.workshop.redo()
    assert [line.what for line in here.disk.lines[2:]] == [Undone(2), Redone(2)]
    assert here.state == before


def test_undoing_the_close_starts_the_vote_again_empty_and_clears_the_ballots() -> None:
    here = at_the_ballots()
    here.do(*(CastBallot(v, ()) for v in (ONE, TWO, THREE)), CloseVote())
    here.disk.asked.clear()
    here.workshop.undo()
    assert here.state.open_vote().ballots == {}
    assert here.workshop.history.opening_line == here.disk.lines[-1].number
    assert here.disk.asked == ["append", "clear"]


def test_redoing_the_close_restores_the_totals() -> None:
    here = at_the_ballots()
    here.do(*(CastBallot(v, ()) for v in (ONE, TWO, THREE)), CloseVote())
    closed = here.state
    here.workshop.undo()
    here.workshop.redo()
    assert here.state == closed


def test_undoing_something_else_during_a_vote_keeps_its_ballots() -> None:
    here = at_the_ballots()
    here.do(CastBallot(ONE, (seat(2),)), RenameSeat(seat(2), "Renard"))
    here.workshop.undo()
    assert here.state.open_vote().ballots == {ONE: (seat(2),)}
    assert here.disk.given == {ONE: (seat(2),)}


def test_opening_the_vote_again_clears_the_ballots() -> None:
    here = at_the_ballots()
    here.do(CastBallot(ONE, (seat(2),)))
    here.disk.asked.clear()
    here.do(OpenVote(VoteMethod.SECRET))
    assert here.disk.asked == ["append", "clear"]
    assert here.state.open_vote().ballots == {}


# --- taken up again ------------------------------------------------------------------------


def taken_up(here: Room, stored: dict[VoterId, tuple[SeatId, ...]]) -> Room:
    """Returns a room that a new start makes of a journal and of stored ballots."""
    again = room(SECRET)
    for line in here.disk.lines:
        what = line.what
        if isinstance(what, BallotReceived):
            what = BallotReceived(what.voter)
        again.workshop.history.record(Line(line.number, line.at_ms, what, line.joined))
    again.workshop.take_up(lambda _: stored)
    return again


def test_a_start_puts_the_open_ballots_back() -> None:
    here = at_the_ballots()
    here.do(CastBallot(ONE, (seat(2),)), CastBallot(TWO, ()))
    again = taken_up(here, dict(here.disk.given))
    assert again.state == here.state


def test_a_start_counts_a_ballot_only_when_both_files_have_it() -> None:
    here = at_the_ballots()
    here.do(CastBallot(ONE, (seat(2),)), CastBallot(TWO, ()))
    again = taken_up(here, {ONE: (seat(2),), THREE: (seat(1),)})
    assert again.state.open_vote().ballots == {ONE: (seat(2),)}
    again.do(CastBallot(TWO, (seat(1),)), CastBallot(THREE, (seat(2),)), CloseVote())
    closed = again.events[-1]
    assert isinstance(closed, VoteClosed)
    assert (closed.ballots, closed.received) == (3, {"s1": 1, "s2": 2, "s3": 0})


@pytest.mark.parametrize(
    "chosen", [("s9",), ("s1",), ("s2", "s3"), ("s2", "s2")], ids=("nobody", "own", "two", "twice")
)
def test_a_start_does_not_count_a_stored_ballot_that_nobody_could_give(
    chosen: tuple[str, ...],
) -> None:
    here = at_the_ballots()
    here.do(CastBallot(ONE, (seat(2),)), CastBallot(TWO, ()), CastBallot(THREE, ()))
    stored = {ONE: tuple(SeatId(c) for c in chosen), TWO: (), THREE: ()}
    again = taken_up(here, stored)
    assert again.state.open_vote().ballots == {TWO: (), THREE: ()}
    again.do(CastBallot(ONE, (seat(3),)), CloseVote())


def test_a_start_outside_a_vote_deletes_what_is_left_of_one() -> None:
    here = at_the_ballots()
    here.do(*(CastBallot(v, ()) for v in (ONE, TWO, THREE)), CloseVote())
    again = taken_up(here, {ONE: (seat(2),)})
    assert again.disk.asked == ["clear"]


def test_a_start_asks_for_the_ballots_of_the_vote_that_is_open() -> None:
    here = at_the_ballots()
    here.do(OpenVote(VoteMethod.SECRET))
    opened = [line for line in here.disk.lines if isinstance(line.what, VoteOpened)]
    asked: list[int] = []

    def ballots(opening: int) -> dict[VoterId, tuple[SeatId, ...]]:
        asked.append(opening)
        return {}

    here.workshop.take_up(ballots)
    assert asked == [opened[-1].number]
