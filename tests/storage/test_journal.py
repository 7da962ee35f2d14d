"""The journal file: what was altered is found, what was torn is dropped, nothing is lost."""

import contextlib
import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import Line, Recorded
from game.storage import journal as module
from game.storage.journal import (
    FORMAT,
    JournalError,
    JournalFile,
    decode_journal,
    encode_journal,
    read_journal,
)
from tests.storage.disks import FullDisk
from tests.storage.samples import HEADER, anything, lines_of, sealed, small_journal, unsealed

DATA, LINES = small_journal()
RAW = DATA.splitlines(keepends=True)


def code_of(data: bytes) -> tuple[str, int]:
    with pytest.raises(JournalError) as caught:
        decode_journal(data)
    return caught.value.code, caught.value.line


def first_changed(damaged: bytes) -> int:
    """The number of the first line that is not as it was, counted from 1."""
    pairs = zip([*RAW, b""], [*damaged.split(b"\n"), b""], strict=False)
    return next(number for number, (was, now) in enumerate(pairs, start=1) if was != now + b"\n")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


@contextlib.contextmanager
def written(path: Path, lines: tuple[Line, ...] = ()) -> Iterator[JournalFile]:
    journal = JournalFile.create(path, HEADER)
    try:
        if lines:
            journal.append(lines)
        yield journal
    finally:
        journal.close()


# --- what is written is what is read -------------------------------------------------------


@given(whats=st.lists(anything(), max_size=6))
def test_a_journal_comes_back_as_it_was(whats: list[Recorded]) -> None:
    lines = lines_of(whats)
    content = decode_journal(encode_journal(HEADER, lines))
    assert (content.header, content.torn) == (HEADER, False)
    assert encode_journal(content.header, content.lines) == encode_journal(HEADER, lines)


def test_a_file_written_line_by_line_is_the_journal_as_a_whole(path: Path) -> None:
    with written(path, LINES[:1]) as journal:
        for line in LINES[1:]:
            journal.append((line,))
    assert path.read_bytes() == DATA
    assert read_journal(path).lines == LINES


def test_the_seal_is_the_one_that_the_format_describes() -> None:
    assert sealed([{"atouts": 1, **HEADER}, *unsealed(DATA)[1:]]) == DATA


def test_a_line_is_on_the_disk_before_append_returns(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bytes] = []
    real = os.fsync

    def fsync(number: int) -> None:
        real(number)
        synced.append(path.read_bytes())

    with written(path) as journal:
        monkeypatch.setattr(os, "fsync", fsync)
        journal.append(LINES)
        assert synced == [DATA]


# --- what was altered is found -------------------------------------------------------------


@pytest.mark.parametrize("change", [0x01, 0x20, 0x80])
def test_a_changed_bit_is_found_in_its_line_wherever_it_is(change: int) -> None:
    for position, byte in enumerate(DATA[:-1]):
        damaged = DATA[:position] + bytes([byte ^ change]) + DATA[position + 1 :]
        assert code_of(damaged)[1] == first_changed(damaged), position


@pytest.mark.parametrize("by", [b"\n", b'"', b" ", b"0", b"", b"\xff"])
def test_a_replaced_byte_is_found_in_its_line_wherever_it_is(by: bytes) -> None:
    for position in range(len(DATA) - 1):
        if DATA[position : position + 1] != by:
            damaged = DATA[:position] + by + DATA[position + 1 :]
            assert code_of(damaged)[1] == first_changed(damaged), position


@pytest.mark.parametrize("more", [b"\n", b" ", b"0", b"\x00"])
def test_an_added_byte_is_found_in_its_line_wherever_it_is(more: bytes) -> None:
    for position in range(len(DATA)):
        damaged = DATA[:position] + more + DATA[position:]
        assert code_of(damaged)[1] == first_changed(damaged), position


@pytest.mark.parametrize("first", range(len(RAW) - 1))
def test_two_swapped_neighbours_are_found_at_the_first(first: int) -> None:
    swapped = [*RAW[:first], RAW[first + 1], RAW[first], *RAW[first + 2 :]]
    assert code_of(b"".join(swapped))[1] == first + 1


@pytest.mark.parametrize("gone", range(len(RAW) - 1))
def test_a_removed_line_is_found_where_it_is_missing(gone: int) -> None:
    assert code_of(b"".join([*RAW[:gone], *RAW[gone + 1 :]])) == ("altered", gone + 1)


@pytest.mark.parametrize("twice", range(len(RAW)))
def test_a_duplicated_line_is_found_at_its_second_time(twice: int) -> None:
    assert code_of(b"".join([*RAW[: twice + 1], *RAW[twice:]])) == ("altered", twice + 2)


def test_a_line_of_another_journal_is_found() -> None:
    other = encode_journal({**HEADER, "id": "autre"}, LINES).splitlines(keepends=True)
    for number in range(1, len(RAW)):
        assert code_of(b"".join([*RAW[:number], other[number], *RAW[number + 1 :]])) == (
            "altered",
            number + 1,
        )


def test_lines_out_of_their_order_are_found_though_their_seals_are_right() -> None:
    header, *lines = unsealed(DATA)
    assert code_of(sealed([header, lines[1], lines[0]])) == ("bad_order", 2)
    assert code_of(sealed([header, lines[0], lines[0]])) == ("bad_order", 3)
    assert code_of(sealed([header, lines[0], {**lines[1], "t": 5}])) == ("bad_order", 3)


@given(data=st.binary(max_size=300))
def test_whatever_the_bytes_are_only_a_journal_error_comes_of_them(data: bytes) -> None:
    with contextlib.suppress(JournalError):
        decode_journal(data)


@given(content=st.recursive(st.none() | st.integers() | st.text(), st.lists), n=st.integers())
def test_whatever_a_sealed_line_holds_only_a_journal_error_comes_of_it(
    content: object, n: int
) -> None:
    header = unsealed(DATA)[0]
    for line in ({"n": n, "t": n, "e": content}, {"n": 1, "t": 0, "e": "CountTyped", "x": content}):
        with contextlib.suppress(JournalError):
            decode_journal(sealed([header, line]))


@given(st.data())
def test_whatever_is_done_to_a_journal_what_is_read_is_how_it_began(data: st.DataObject) -> None:
    damaged = bytearray(DATA)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(damaged)))
        end = data.draw(st.integers(start, min(len(damaged), start + 400)))
        copied = data.draw(st.integers(0, len(damaged)))
        piece = data.draw(st.binary(max_size=8) | st.just(bytes(damaged[copied : copied + 300])))
        damaged[start:end] = piece
    with contextlib.suppress(JournalError):
        content = decode_journal(bytes(damaged))
        assert content.header == HEADER
        assert content.lines == LINES[: len(content.lines)]


# --- what was torn is dropped --------------------------------------------------------------


@pytest.mark.parametrize("last", range(2, len(RAW) + 1))
def test_a_last_line_cut_at_any_byte_is_dropped_and_said(last: int) -> None:
    before = b"".join(RAW[: last - 1])
    for length in range(len(RAW[last - 1])):
        content = decode_journal(before + RAW[last - 1][:length])
        assert content.lines == LINES[: last - 2]
        assert content.torn is (length > 0)
        assert content.size == len(before)


def test_a_last_line_that_lost_its_end_mark_is_torn() -> None:
    assert decode_journal(DATA[:-1] + b"?").torn
    assert decode_journal(DATA[:-1] + b"?").lines == LINES[:-1]


def test_a_header_cut_at_any_byte_is_no_journal() -> None:
    for length in range(len(RAW[0])):
        assert code_of(RAW[0][:length]) == ("no_header", 1)


def test_a_torn_journal_goes_on_as_if_the_line_had_never_been_begun(path: Path) -> None:
    before = b"".join(RAW[:-1])
    for length in range(len(RAW[-1])):
        path.write_bytes(before + RAW[-1][:length])
        content, journal = JournalFile.resume(path)
        with contextlib.closing(journal):
            assert content.torn is (length > 0)
            assert path.read_bytes() == before
            journal.append(LINES[-1:])
        assert path.read_bytes() == DATA


# --- what can't be read is refused ---------------------------------------------------------


def test_a_journal_of_a_newer_format_is_refused_as_that() -> None:
    header, *lines = unsealed(DATA)
    assert code_of(sealed([{**header, "atouts": FORMAT + 1}, *lines])) == ("newer_format", 1)


@pytest.mark.parametrize("version", [None, "1", True, 1.0, [1]])
def test_a_first_line_without_a_format_is_no_header(version: object) -> None:
    assert code_of(sealed([{**HEADER, "atouts": version}])) == ("no_header", 1)


@pytest.mark.parametrize(
    "line", [b"[]\n", b"7\n", b'"x"\n', b"null\n", b"{}\n", b"\n", b"[" * 100_000 + b"\n"]
)
def test_a_line_that_is_no_sealed_object_is_refused_with_its_number(line: bytes) -> None:
    code, number = code_of(RAW[0] + line)
    assert number == 2
    assert code in ("not_json", "altered")


def test_half_a_character_is_refused_because_no_file_could_hold_it_again() -> None:
    header, *lines = unsealed(DATA)
    line = sealed([header, {**lines[0], "pseudonym": "half"}]).decode().splitlines()[1]
    body = line[: line.rindex(',"h"')].replace("half", "\\ud800") + "}"
    chain = hashlib.sha256(f"{header['h']}\n{body}".encode()).hexdigest()[:16]
    escaped = f'{body[:-1]},"h":"{chain}"}}\n'.encode()
    assert code_of(RAW[0] + escaped) == ("not_json", 2)


def test_a_journal_too_large_to_be_one_is_not_even_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(DATA)
    monkeypatch.setattr(module, "MOST_BYTES", len(DATA) - 1)
    with pytest.raises(JournalError, match="too_large"):
        read_journal(path)


def test_a_journal_is_never_begun_over_another(path: Path) -> None:
    path.write_bytes(DATA)
    with pytest.raises(FileExistsError):
        JournalFile.create(path, HEADER)
    assert path.read_bytes() == DATA


# --- a disk that fails ---------------------------------------------------------------------


def test_a_disk_full_in_mid_line_leaves_the_file_as_it_was_and_the_next_append_works(
    path: Path,
) -> None:
    with written(path, LINES[:-2]) as journal:
        before = path.read_bytes()
        for room in range(len(DATA) - len(before)):
            with FullDisk.under(journal, room), pytest.raises(OSError, match="No space"):
                journal.append(LINES[-2:])
            assert path.read_bytes() == before
        journal.append(LINES[-2:])
    assert path.read_bytes() == DATA


def test_a_disk_that_does_not_sync_has_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with written(path, LINES[:-1]) as journal:
        before = path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", failing)
            with pytest.raises(OSError, match="Input/output"):
                journal.append(LINES[-1:])
        assert path.read_bytes() == before
        journal.append(LINES[-1:])
    assert path.read_bytes() == DATA


def test_a_disk_that_writes_little_at_a_time_gets_the_whole_line(path: Path) -> None:
    with written(path) as journal:
        with FullDisk.under(journal, None, most=7):
            journal.append(LINES)
        assert path.read_bytes() == DATA


def test_a_journal_whose_header_can_not_be_written_is_not_left_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(OSError, match="Input/output"):
            JournalFile.create(path, HEADER)
    assert not path.exists()
    with written(path, LINES):
        assert path.read_bytes() == DATA


def failing(_: int) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


# --- one window for each workshop ----------------------------------------------------------


def test_a_journal_that_is_open_can_not_be_opened_again(path: Path) -> None:
    with written(path, LINES), pytest.raises(BlockingIOError):
        JournalFile.resume(path)
    content, journal = JournalFile.resume(path)
    with contextlib.closing(journal):
        assert content.lines == LINES
        with pytest.raises(BlockingIOError):
            JournalFile.resume(path)


def test_another_process_can_not_open_it_either_but_can_read_it(path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from game.storage.journal import JournalFile, read_journal\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "print(len(read_journal(path).lines))\n"
        "try:\n"
        "    JournalFile.resume(path)[1].close()\n"
        "    print('opened')\n"
        "except BlockingIOError:\n"
        "    print('blocked')\n"
    )
    command = [sys.executable, "-c", script, str(path)]
    with written(path, LINES):
        busy = said_by(command)
    assert (busy, said_by(command)) == (["8", "blocked"], ["8", "opened"])


def said_by(command: list[str]) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    return done.stdout.split()


def test_a_refused_second_window_changes_nothing(path: Path) -> None:
    torn = DATA + b'{"n":9'
    path.write_bytes(DATA)
    _, journal = JournalFile.resume(path)
    with contextlib.closing(journal):
        path.write_bytes(torn)
        with pytest.raises(BlockingIOError):
            JournalFile.resume(path)
        assert path.read_bytes() == torn


def test_a_line_added_just_before_the_lock_is_not_cut_away(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"".join(RAW[:-1]))

    def late(_: BinaryIO) -> None:
        path.write_bytes(DATA)

    monkeypatch.setattr(module, "lock", late)
    content, journal = JournalFile.resume(path)
    journal.close()
    assert content.lines == LINES
    assert path.read_bytes() == DATA


def test_a_journal_that_can_not_be_read_is_left_alone_and_unlocked(path: Path) -> None:
    damaged = DATA.replace("Écureuil".encode(), b"Ecureuil")
    path.write_bytes(damaged + b"torn")
    for _ in range(2):
        with pytest.raises(JournalError, match="altered"):
            JournalFile.resume(path)
    assert path.read_bytes() == damaged + b"torn"
