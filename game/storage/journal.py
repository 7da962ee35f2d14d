"""The journal file: a header, then one JSON line for each event, flushed before anything is shown.

Every line ends with a short hash of itself and of the line before, so that a line that was
altered, swapped or taken out is found. A torn last line is what a power cut leaves: it is dropped.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from pydantic_core import from_json

from game.rules import Line
from game.storage.events import LineError, decode_line, encode_line, to_json
from game.storage.locks import lock

FORMAT = 1
MOST_BYTES = 64 * 1024 * 1024
_HASH = 16
_TAIL = len(',"h":""}') + _HASH


class JournalError(ValueError):
    """A journal that can't be read. `code` is stable; `line` counts from 1, the header's line."""

    def __init__(self, code: str, line: int) -> None:
        super().__init__(f"{code} (line {line})")
        self.code = code
        self.line = line


@dataclass(frozen=True, slots=True)
class JournalContent:
    """A journal as it was read. `torn` says that an unfinished last line was dropped."""

    header: dict[str, Any]
    lines: tuple[Line, ...]
    torn: bool
    size: int = field(repr=False)
    """The bytes of the whole lines: where the next one goes."""
    chain: str = field(repr=False)
    """The hash that the next line continues."""


def _sealed(body: str, chain: str) -> tuple[str, str]:
    """Returns the line with its hash, and that hash."""
    sealed = _hash(body.encode(), chain)
    return f'{body[:-1]},"h":"{sealed}"}}', sealed


def _hash(body: bytes, chain: str) -> str:
    return hashlib.sha256(chain.encode() + b"\n" + body).hexdigest()[:_HASH]


def encode_journal(header: Mapping[str, Any], lines: Sequence[Line]) -> bytes:
    """Returns a whole journal as it would be written."""
    text, chain = _sealed(to_json({"atouts": FORMAT, **header}), "")
    sealed = [text]
    for line in lines:
        text, chain = _sealed(encode_line(line), chain)
        sealed.append(text)
    return ("\n".join(sealed) + "\n").encode()


def read_journal(path: Path) -> JournalContent:
    """Returns the content of a journal.

    Raises JournalError when a line other than a torn last one can't be read, and OSError.
    """
    if path.stat().st_size > MOST_BYTES:
        raise JournalError("too_large", 1)
    return decode_journal(path.read_bytes())


def decode_journal(data: bytes) -> JournalContent:
    """Returns the content of a journal's bytes; raises JournalError."""
    whole = data.rfind(b"\n") + 1
    raw_lines = data[:whole].split(b"\n")[:-1]
    if not raw_lines:
        raise JournalError("no_header", 1)
    header, chain = _unsealed(raw_lines[0], "", 1)
    version = header.pop("atouts", None)
    if type(version) is not int:
        raise JournalError("no_header", 1)
    if version > FORMAT:
        raise JournalError("newer_format", 1)
    lines: list[Line] = []
    at_ms = 0
    for position, raw in enumerate(raw_lines[1:], start=2):
        content, chain = _unsealed(raw, chain, position)
        try:
            line = decode_line(content)
        except LineError as error:
            raise JournalError(str(error), position) from error
        if line.number != position - 1 or line.at_ms < at_ms:
            raise JournalError("bad_order", position)
        at_ms = line.at_ms
        lines.append(line)
    return JournalContent(header, tuple(lines), whole < len(data), whole, chain)


def _unsealed(raw: bytes, chain: str, position: int) -> tuple[dict[str, Any], str]:
    try:
        content = from_json(raw)  # refuses half of a character, which could never be written again
    except ValueError as error:
        raise JournalError("not_json", position) from error
    if not isinstance(content, dict):
        raise JournalError("not_json", position)
    sealed = content.pop("h", None)
    if sealed != _hash(raw[:-_TAIL] + b"}", chain):
        raise JournalError("altered", position)
    return content, sealed


class JournalFile:
    """An open journal, to which lines are added at its end and nowhere else."""

    def __init__(self, path: Path, file: BinaryIO, size: int, chain: str) -> None:
        self._path = path
        self._file = file
        self._size = size
        self._chain = chain

    @classmethod
    def create(cls, path: Path, header: Mapping[str, Any]) -> "JournalFile":
        """Makes a new journal with its header; raises OSError, also when there is one already."""
        file = path.open("xb", buffering=0)
        text, chain = _sealed(to_json({"atouts": FORMAT, **header}), "")
        journal = cls(path, file, 0, chain)
        try:
            lock(file)
            journal._write(text + "\n")
        except OSError:
            # Without its header it is no journal, and must not be listed as one.
            file.close()
            path.unlink()
            raise
        return journal

    @classmethod
    def resume(cls, path: Path) -> tuple[JournalContent, "JournalFile"]:
        """Opens a journal to go on with it; what was torn off its last line is cut away.

        It is read once it is locked: nobody can add a line in between. Raises JournalError,
        OSError; BlockingIOError when another window has it open.
        """
        file = path.open("r+b", buffering=0)
        try:
            lock(file)
            content = read_journal(path)
            file.truncate(content.size)
            file.seek(content.size)
        except BaseException:
            file.close()
            raise
        return content, cls(path, file, content.size, content.chain)

    def append(self, lines: Sequence[Line]) -> None:
        """Writes the lines of one gesture and waits for the disk.

        Raises OSError; the file then is as it was, so that the game can try again.
        """
        chain, sealed = self._chain, []
        for line in lines:
            text, chain = _sealed(encode_line(line), chain)
            sealed.append(text)
        self._write("".join(f"{text}\n" for text in sealed))
        self._chain = chain

    def _write(self, text: str) -> None:
        data = text.encode()
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) :]
            os.fsync(self._file.fileno())
        except OSError:
            # No half of a line may stay: the next one would be joined to it.
            self._file.seek(self._size)
            self._file.truncate(self._size)
            raise
        self._size += len(data)

    def close(self) -> None:
        self._file.close()
