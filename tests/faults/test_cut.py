"""The journal and the ballots cut at every byte of their last lines: each alone, and as a pair."""

import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from game.content.models import Kit
from game.rules import SeatId, State, Step, VoteClosed, VoterId
from game.storage.ballots import NAME as BALLOTS
from game.storage.home import JOURNAL
from game.storage.journal import read_journal
from game.wiring import read_header, replay, resume
from game.workshop.session import events_of
from tests.faults.court import short_kit
from tests.faults.sittings import (
    ONE,
    THREE,
    TWO,
    cast,
    close,
    files,
    given,
    play_until,
    put,
    seated,
    start_of_last_line,
)
from tests.support import seat

Choices = dict[VoterId, tuple[SeatId, ...]]

FIRST: Choices = {ONE: (seat(2),)}
SECOND: Choices = {ONE: (seat(2),), TWO: (seat(3),)}
AGAIN: Choices = {ONE: (seat(3),), TWO: (seat(1),), THREE: ()}


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return short_kit(tmp_path_factory.mktemp("court"), "secret")


def left_by(folder: Path, kit: Kit, choices: Mapping[VoterId, Sequence[SeatId]]) -> Path:
    """Plays to the vote, gives ballots and stops there; returns the folder."""
    sitting = seated(folder, kit)
    play_until(sitting, Step.VOTE)
    cast(sitting, choices)
    sitting.close()
    return folder


def verified(folder: Path) -> State:
    content = read_journal(folder / JOURNAL)
    return replay(read_header(content.header), content.lines, verify=True).state


def test_a_pair_cut_anywhere_counts_what_both_have_whole(tmp_path: Path, kit: Kit) -> None:
    journal, ballots = files(left_by(tmp_path / "left", kit, SECOND))
    start, begun = start_of_last_line(journal), start_of_last_line(ballots)
    for cut, torn in itertools.product(
        range(start, len(journal) + 1), range(begun, len(ballots) + 1)
    ):
        sitting = resume(put(tmp_path / "cut", journal[:cut], ballots[:torn]))
        both = cut == len(journal) and torn == len(ballots)
        assert given(sitting) == (SECOND if both else FIRST), (cut, torn)
        assert sitting.torn is (start < cut < len(journal))
        if not both:
            cast(sitting, {TWO: (seat(1),)})
            assert given(sitting) == {**FIRST, TWO: (seat(1),)}, (cut, torn)
        sitting.close()


def test_the_first_ballot_of_all_counts_when_both_have_it_whole(tmp_path: Path, kit: Kit) -> None:
    """The file of the ballots is cut at every byte, down to nothing: it has just been made."""
    journal, ballots = files(left_by(tmp_path / "left", kit, FIRST))
    start = start_of_last_line(journal)
    cuts = sorted({start, start + 1, len(journal) - 1, len(journal)})
    for cut, torn in itertools.product(cuts, range(len(ballots) + 1)):
        sitting = resume(put(tmp_path / "cut", journal[:cut], ballots[:torn]))
        both = cut == len(journal) and torn == len(ballots)
        assert given(sitting) == (FIRST if both else {}), (cut, torn)
        if not both:
            cast(sitting, {ONE: (seat(3),)})
            assert given(sitting) == {ONE: (seat(3),)}
        sitting.close()


def test_a_vote_whose_files_were_cut_closes_with_every_ballot_once(
    tmp_path: Path, kit: Kit
) -> None:
    journal, ballots = files(left_by(tmp_path / "left", kit, SECOND))
    start, begun = start_of_last_line(journal), start_of_last_line(ballots)
    for cut, torn in (
        (len(journal), begun),
        (len(journal), begun + 1),
        (len(journal), len(ballots) - 1),
        (len(journal), len(ballots)),
        (start, len(ballots)),
        (start + 9, len(ballots)),
        (len(journal) - 1, len(ballots) - 1),
    ):
        folder = put(tmp_path / "cut", journal[:cut], ballots[:torn])
        sitting = resume(folder)
        cast(sitting, {v: chosen for v, chosen in AGAIN.items() if v not in given(sitting)})
        close(sitting)
        sitting.close()
        closed = events_of(read_journal(folder / JOURNAL).lines)[-1]
        assert isinstance(closed, VoteClosed)
        assert (closed.ballots, closed.blank) == (3, 1)
        assert not (folder / BALLOTS).exists()
        verified(folder)


def test_a_cut_that_is_cut_again_loses_nothing_more(tmp_path: Path, kit: Kit) -> None:
    """A start that is killed at once, as often as one likes, changes nothing."""
    journal, ballots = files(left_by(tmp_path / "left", kit, SECOND))
    for torn in range(start_of_last_line(ballots), len(ballots) + 1):
        folder = put(tmp_path / "cut", journal, ballots[:torn])
        states = []
        for _ in range(3):
            sitting = resume(folder)
            states.append(given(sitting))
            sitting.close()
        assert states == [SECOND if torn == len(ballots) else FIRST] * 3


def test_a_journal_without_its_ballots_lets_everybody_vote_again(tmp_path: Path, kit: Kit) -> None:
    journal, _ = files(left_by(tmp_path / "left", kit, SECOND))
    sitting = resume(put(tmp_path / "cut", journal, None))
    assert given(sitting) == {}
    cast(sitting, AGAIN)
    close(sitting)
    sitting.close()
    verified(tmp_path / "cut")


def test_a_voter_who_voted_twice_has_one_ballot_wherever_the_files_are_cut(
    tmp_path: Path, kit: Kit
) -> None:
    folder = left_by(tmp_path / "left", kit, FIRST)
    sitting = resume(folder)
    cast(sitting, {ONE: (seat(3),)})
    sitting.close()
    journal, ballots = files(folder)
    cuts = range(start_of_last_line(journal), len(journal) + 1, 7)
    for cut, torn in itertools.product(
        [*cuts, len(journal)], range(start_of_last_line(ballots), len(ballots) + 1)
    ):
        sitting = resume(put(tmp_path / "cut", journal[:cut], ballots[:torn]))
        last = torn == len(ballots)
        assert given(sitting) == {ONE: (seat(3 if last else 2),)}, (cut, torn)
        sitting.close()


@pytest.fixture
def closing(tmp_path: Path, kit: Kit) -> tuple[bytes, bytes]:
    """A journal that ends with the close of a vote, and the ballots as they were before it."""
    sitting = seated(tmp_path / "closing", kit)
    play_until(sitting, Step.VOTE)
    cast(sitting, AGAIN)
    _, ballots = files(tmp_path / "closing")
    close(sitting)
    sitting.close()
    journal, left = files(tmp_path / "closing")
    assert left == b""
    return journal, ballots


def test_a_close_that_is_whole_deletes_the_ballots_and_a_torn_one_needs_them(
    tmp_path: Path, closing: tuple[bytes, bytes]
) -> None:
    journal, ballots = closing
    for cut in range(start_of_last_line(journal), len(journal) + 1):
        folder = put(tmp_path / "cut", journal[:cut], ballots)
        sitting = resume(folder)
        if cut == len(journal):
            assert sitting.workshop.state.vote is None
            assert not (folder / BALLOTS).exists()
        else:
            assert given(sitting) == AGAIN
            close(sitting)
            assert not (folder / BALLOTS).exists()
        sitting.close()
        end = [line.what for line in read_journal(folder / JOURNAL).lines][-1]
        whole = put(tmp_path / "whole", journal, None)
        assert end == read_journal(whole / JOURNAL).lines[-1].what


def test_an_undone_close_that_is_torn_never_happened(
    tmp_path: Path, closing: tuple[bytes, bytes]
) -> None:
    journal, _ = closing
    folder = put(tmp_path / "undone", journal, None)
    sitting = resume(folder)
    sitting.workshop.undo()
    sitting.close()
    longer, _ = files(folder)
    for cut in range(len(journal), len(longer) + 1):
        sitting = resume(put(tmp_path / "cut", longer[:cut], None))
        if cut == len(longer):
            assert given(sitting) == {}
        else:
            assert sitting.workshop.state.vote is None
        sitting.close()
