"""The choices of the open secret vote: they live in this file alone, and it goes at the close.

The file has no times. Its first line names the journal's line at which the vote began empty: a
file left over from another vote is never taken for this one's.
"""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from game.rules import SeatId, VoterId
from game.storage.events import to_json
from game.storage.files import write_through

NAME = "ballots.tmp"
MOST_BYTES = 1024 * 1024


class BallotFile:
    """The ballots of one workshop's open vote."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file: BinaryIO | None = None
        self._opening = self._size = 0

    def put(self, opening: int, voter: VoterId, candidates: Sequence[SeatId]) -> None:
        """Adds or replaces a voter's choice and waits for the disk. Raises OSError."""
        if self._file is None or opening != self._opening:
            self.clear()
            self._start(opening)
        self._write({"voter": voter, "candidates": list(candidates)})

    def load(self, opening: int) -> dict[VoterId, tuple[SeatId, ...]]:
        """Returns the choices of the vote that began at a line; a torn last line is cut away.

        The whole lines stay as they are: a start that is cut off must lose none. A file that
        belongs to another vote is deleted.
        """
        try:
            if self._path.stat().st_size > MOST_BYTES:
                self.clear()
                return {}
            data = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        whole = data.rfind(b"\n") + 1
        found = _read(data[:whole], opening)
        if found is None:
            self.clear()
            return {}
        self.close()
        self._file, self._opening, self._size = _reopened(self._path), opening, whole
        self._cut(len(data) - whole)
        return found

    def clear(self) -> None:
        """Overwrites the choices, then deletes the file: nothing is left to undelete."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._path.exists():
            with suppress(OSError), _reopened(self._path) as file:
                file.write(bytes(self._path.stat().st_size))
                os.fsync(file.fileno())
            self._path.unlink()

    def close(self) -> None:
        """Leaves the file for the next start: its vote is still open."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _start(self, opening: int) -> None:
        self._file, self._opening, self._size = self._path.open("xb", buffering=0), opening, 0
        try:
            self._write({"opening": opening})
        except OSError:
            # A file that does not say whose ballots it holds must take none.
            self.close()
            raise

    def _write(self, content: Mapping[str, object]) -> None:
        if self._file is None:
            raise OSError("the ballots are closed")
        data = f"{to_json(content)}\n".encode()
        try:
            write_through(self._file, data)
        except OSError:
            # No half of a line may stay: the next ballot would be joined to it, and lost.
            self._cut(len(data))
            raise
        self._size += len(data)

    def _cut(self, length: int) -> None:
        """Overwrites what lies behind the whole lines, then takes it off."""
        if self._file is None:
            return
        self._file.seek(self._size)
        with suppress(OSError):
            self._file.write(bytes(length))
        self._file.seek(self._size)
        self._file.truncate(self._size)


def _reopened(path: Path) -> BinaryIO:
    return path.open("r+b", buffering=0)


def _read(data: bytes, opening: int) -> dict[VoterId, tuple[SeatId, ...]] | None:
    """Returns the choices in the whole lines of a file; None when it is another vote's."""
    header, *lines = map(_object, data.split(b"\n"))
    if header.get("opening") != opening:
        return None
    found: dict[VoterId, tuple[SeatId, ...]] = {}
    for content in lines:
        voter, candidates = content.get("voter"), content.get("candidates")
        if isinstance(voter, str) and isinstance(candidates, list):
            found[VoterId(voter)] = tuple(SeatId(c) for c in candidates if isinstance(c, str))
    return found


def _object(raw: bytes) -> dict[str, Any]:
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
