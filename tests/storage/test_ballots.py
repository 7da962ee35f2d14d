"""The ballots of an open secret vote: safe until the close, gone after it."""

import contextlib
import errno
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import SeatId, VoterId
from game.storage import ballots as module
from game.storage.ballots import NAME, BallotFile
from tests.storage.disks import FullDisk
from tests.support import seat

ONE, TWO, THREE = VoterId("s1"), VoterId("s2"), VoterId("s3")


@contextlib.contextmanager
def open_at(folder: Path) -> Iterator[BallotFile]:
    ballots = BallotFile(folder)
    try:
        yield ballots
    finally:
        ballots.close()


def left(folder: Path, opening: int = 7) -> dict[VoterId, tuple[SeatId, ...]]:
    """What a start would find."""
    with open_at(folder) as ballots:
        return ballots.load(opening)


def vote(folder: Path, *given: tuple[VoterId, tuple[SeatId, ...]], opening: int = 7) -> bytes:
    """Gives ballots, and returns the bytes of the file."""
    with open_at(folder) as ballots:
        for voter, chosen in given:
            ballots.put(opening, voter, chosen)
    return (folder / NAME).read_bytes()


def failing(_: int) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


# --- what was given is found again ---------------------------------------------------------


def test_what_was_given_is_found_at_the_next_start(tmp_path: Path) -> None:
    vote(tmp_path, (ONE, (seat(2),)), (TWO, ()), (THREE, (seat(1), seat(2))))
    assert left(tmp_path) == {ONE: (seat(2),), TWO: (), THREE: (seat(1), seat(2))}


def test_the_last_ballot_of_a_voter_counts(tmp_path: Path) -> None:
    vote(tmp_path, (ONE, (seat(2),)), (TWO, (seat(1),)), (ONE, (seat(3),)), (ONE, ()))
    assert left(tmp_path) == {ONE: (), TWO: (seat(1),)}


def test_a_ballot_is_on_the_disk_before_put_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bytes] = []
    real = os.fsync

    def fsync(number: int) -> None:
        real(number)
        synced.append((tmp_path / NAME).read_bytes())

    monkeypatch.setattr(os, "fsync", fsync)
    whole = vote(tmp_path, (ONE, (seat(2),)))
    assert synced[-1] == whole


def test_loading_leaves_every_whole_line_as_it_is(tmp_path: Path) -> None:
    whole = vote(tmp_path, (ONE, (seat(2),)), (TWO, (seat(1),)))
    assert left(tmp_path) == left(tmp_path)
    assert (tmp_path / NAME).read_bytes() == whole


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("torn", [b"", b'{"voter":"s3","candi'])
def test_a_start_that_is_killed_while_it_loads_loses_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, torn: bytes
) -> None:
    whole = vote(tmp_path, (ONE, (seat(2),)), (TWO, (seat(1),)))
    (tmp_path / NAME).write_bytes(whole + torn)

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch, contextlib.suppress(Killed):
        patch.setattr(os, "fsync", killed)
        patch.setattr(BallotFile, "_cut", killed)
        left(tmp_path)
    assert left(tmp_path) == {ONE: (seat(2),), TWO: (seat(1),)}


def test_voting_goes_on_after_a_start_without_losing_anybody(tmp_path: Path) -> None:
    vote(tmp_path, (ONE, (seat(2),)))
    with open_at(tmp_path) as ballots:
        ballots.load(7)
        ballots.put(7, TWO, (seat(1),))
    assert left(tmp_path) == {ONE: (seat(2),), TWO: (seat(1),)}


def test_nothing_is_found_where_nobody_has_voted(tmp_path: Path) -> None:
    assert left(tmp_path) == {}
    assert not (tmp_path / NAME).exists()


# --- another vote's ballots ----------------------------------------------------------------


def test_ballots_of_another_opening_are_ignored_and_deleted(tmp_path: Path) -> None:
    vote(tmp_path, (ONE, (seat(2),)), opening=7)
    assert left(tmp_path, opening=8) == {}
    assert not (tmp_path / NAME).exists()


def test_a_vote_that_begins_again_takes_nothing_over(tmp_path: Path) -> None:
    with open_at(tmp_path) as ballots:
        ballots.put(7, ONE, (seat(2),))
        ballots.put(9, TWO, (seat(1),))
    assert left(tmp_path, opening=9) == {TWO: (seat(1),)}


def test_a_file_left_by_another_vote_is_not_added_to(tmp_path: Path) -> None:
    vote(tmp_path, (ONE, (seat(2),)), opening=7)
    vote(tmp_path, (TWO, (seat(1),)), opening=9)
    assert left(tmp_path, opening=9) == {TWO: (seat(1),)}


@pytest.mark.parametrize(
    "first", [b"", b"{", b"null", b"7", b"[7]", b"{}", b'{"opening":"7"}', b"\xff", b"[" * 99_999]
)
def test_a_file_that_does_not_say_whose_ballots_it_holds_counts_for_nothing(
    tmp_path: Path, first: bytes
) -> None:
    (tmp_path / NAME).write_bytes(first + b'\n{"voter":"s1","candidates":["s2"]}\n')
    assert left(tmp_path) == {}
    assert not (tmp_path / NAME).exists()


# --- damage --------------------------------------------------------------------------------


def test_a_file_cut_at_any_byte_gives_the_ballots_of_its_whole_lines(tmp_path: Path) -> None:
    whole = vote(tmp_path, (ONE, (seat(2),)), (TWO, ()), (THREE, (seat(1), seat(2))))
    given = [(ONE, (seat(2),)), (TWO, ()), (THREE, (seat(1), seat(2)))]
    for length in range(len(whole) + 1):
        (tmp_path / NAME).write_bytes(whole[:length])
        lines = whole[:length].count(b"\n")
        assert left(tmp_path) == dict(given[: max(0, lines - 1)]), length


def test_a_torn_line_is_cut_away_so_that_the_next_ballot_is_whole(tmp_path: Path) -> None:
    whole = vote(tmp_path, (ONE, (seat(2),)), (TWO, (seat(1),)))
    start = whole[:-1].rindex(b"\n") + 1
    for length in range(start, len(whole)):
        (tmp_path / NAME).write_bytes(whole[:length])
        with open_at(tmp_path) as ballots:
            ballots.load(7)
            ballots.put(7, TWO, (seat(3),))
        assert left(tmp_path) == {ONE: (seat(2),), TWO: (seat(3),)}


@given(rubbish=st.binary(max_size=200), header=st.booleans())
def test_whatever_the_file_holds_loading_never_fails(
    tmp_path_factory: pytest.TempPathFactory, rubbish: bytes, *, header: bool
) -> None:
    folder = tmp_path_factory.mktemp("ballots")
    (folder / NAME).write_bytes(b'{"opening":7}\n' * header + rubbish)
    left(folder)


@pytest.mark.parametrize(
    "line",
    [b"7", b"{}", b'{"voter":1,"candidates":[]}', b'{"voter":"s2","candidates":"s1"}', b"\xff"],
)
def test_a_line_that_is_no_ballot_costs_no_other(tmp_path: Path, line: bytes) -> None:
    whole = vote(tmp_path, (ONE, (seat(2),)))
    (tmp_path / NAME).write_bytes(whole + line + b'\n{"voter":"s3","candidates":["s1"]}\n')
    assert left(tmp_path) == {ONE: (seat(2),), THREE: (seat(1),)}


def test_a_file_too_large_to_be_ballots_is_deleted_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote(tmp_path, (ONE, (seat(2),)))
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    assert left(tmp_path) == {}
    assert not (tmp_path / NAME).exists()


# --- a disk that fails ---------------------------------------------------------------------


def test_a_disk_full_in_mid_ballot_leaves_the_file_as_it_was_and_the_next_ballot_works(
    tmp_path: Path,
) -> None:
    before = vote(tmp_path, (ONE, (seat(2),)))
    with open_at(tmp_path) as ballots:
        ballots.load(7)
        for room in range(len('{"voter":"s2","candidates":["s1"]}\n')):
            with FullDisk.under(ballots, room), pytest.raises(OSError, match="No space"):
                ballots.put(7, TWO, (seat(1),))
            assert (tmp_path / NAME).read_bytes() == before
        ballots.put(7, TWO, (seat(3),))
    assert left(tmp_path) == {ONE: (seat(2),), TWO: (seat(3),)}


def test_the_first_ballot_of_all_may_fail_and_be_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_at(tmp_path) as ballots:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", failing)
            for _ in range(2):
                with pytest.raises(OSError, match="Input/output"):
                    ballots.put(7, ONE, (seat(2),))
        ballots.put(7, ONE, (seat(3),))
    assert left(tmp_path) == {ONE: (seat(3),)}


def test_ballots_that_can_not_be_overwritten_are_deleted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote(tmp_path, (ONE, (seat(2),)))
    monkeypatch.setattr(os, "fsync", failing)
    BallotFile(tmp_path).clear()
    assert not (tmp_path / NAME).exists()


# --- secrecy -------------------------------------------------------------------------------


def test_ballots_are_overwritten_before_they_are_deleted(tmp_path: Path) -> None:
    whole = vote(tmp_path, (ONE, (seat(2),)), (TWO, (seat(1),)))
    undeleted = tmp_path / "undeleted"
    os.link(tmp_path / NAME, undeleted)
    BallotFile(tmp_path).clear()
    assert not (tmp_path / NAME).exists()
    assert undeleted.read_bytes() == bytes(len(whole))


def test_an_open_file_is_cleared_too_and_can_be_begun_again(tmp_path: Path) -> None:
    with open_at(tmp_path) as ballots:
        ballots.put(7, ONE, (seat(2),))
        ballots.clear()
        assert not (tmp_path / NAME).exists()
        ballots.clear()
        ballots.put(7, TWO, (seat(1),))
    assert left(tmp_path) == {TWO: (seat(1),)}


def test_what_is_torn_off_is_overwritten_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = vote(tmp_path, (ONE, (seat(2),)))
    (tmp_path / NAME).write_bytes(whole + b'{"voter":"s2","candi')
    cut: list[bytes] = []
    monkeypatch.setattr(module, "_reopened", lambda path: Watched(path, cut))
    left(tmp_path)
    assert cut == [whole + bytes(20)]


class Watched:
    """A file that remembers what it held when it was made shorter."""

    def __init__(self, path: Path, cut: list[bytes]) -> None:
        self._path, self._cut = path, cut
        self._file = path.open("r+b", buffering=0)

    def truncate(self, size: int) -> int:
        self._cut.append(self._path.read_bytes())
        return self._file.truncate(size)

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


def test_the_file_knows_no_time_and_no_order_beyond_that_of_the_ballots(tmp_path: Path) -> None:
    ballots = [(ONE, (seat(2),)), (TWO, (seat(1),))]
    first = vote(tmp_path, *ballots)
    BallotFile(tmp_path).clear()
    time.sleep(0.01)
    assert vote(tmp_path, *ballots) == first
    keys = {key for raw in first.splitlines() for key in json.loads(raw)}
    assert keys == {"opening", "voter", "candidates"}
