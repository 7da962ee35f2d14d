"""The choices of the open secret vote: they live in this file alone, and it goes at the close.

The file has no times. Its first line names the journal's line at which the vote began empty: a
file left over from another vote is never taken for this one's.
"""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from game.rules import SeatId, VoterId
from game.storage.events import to_json

NAME = "ballots.tmp"
MOST_BYTES = 1024 * 1024


class BallotFile:
    """The ballots of one workshop's open vote."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file: BinaryIO | None = None
        self._opening = 0

    def put(self, opening: int, voter: VoterId, candidates: Sequence[SeatId]) -> None:
        """Adds or replaces a voter's choice and waits for the disk. Raises OSError."""
        if self._file is None or opening != self._opening:
            self.clear()
            self._start(opening, {})
        self._write({"voter": voter, "candidates": list(candidates)})

    def load(self, opening: int) -> dict[VoterId, tuple[SeatId, ...]]:
        """Returns the choices of the vote that began at a line; a torn last line is dropped.

        The file is written anew with what counts, or deleted when it belongs to another vote.
        """
        try:
            if self._path.stat().st_size > MOST_BYTES:
                self.clear()
                return {}
            data = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        found = _read(data, opening)
        self.clear()
        if found:
            self._start(opening, found)
        return found

    def clear(self) -> None:
        """Overwrites the choices, then deletes the file: nothing is left to undelete."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._path.exists():
            size = self._path.stat().st_size
            with self._path.open("r+b", buffering=0) as file:
                file.write(bytes(size))
                os.fsync(file.fileno())
            self._path.unlink()

    def close(self) -> None:
        """Leaves the file for the next start: its vote is still open."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _start(self, opening: int, ballots: Mapping[VoterId, Sequence[SeatId]]) -> None:
        self._opening = opening
        self._file = self._path.open("xb", buffering=0)
        self._write({"opening": opening})
        for voter, candidates in ballots.items():
            self._write({"voter": voter, "candidates": list(candidates)})

    def _write(self, content: Mapping[str, object]) -> None:
        if self._file is None:
            raise OSError("the ballots are closed")
        self._file.write(f"{to_json(content)}\n".encode())
        os.fsync(self._file.fileno())


def _read(data: bytes, opening: int) -> dict[VoterId, tuple[SeatId, ...]]:
    found: dict[VoterId, tuple[SeatId, ...]] = {}
    for position, raw in enumerate(data[: data.rfind(b"\n") + 1].splitlines()):
        try:
            content = json.loads(raw)
        except ValueError:
            continue
        if not isinstance(content, dict):
            continue
        if position == 0 and content.get("opening") != opening:
            return {}
        voter, candidates = content.get("voter"), content.get("candidates")
        if isinstance(voter, str) and isinstance(candidates, list):
            found[VoterId(voter)] = tuple(SeatId(c) for c in candidates if isinstance(c, str))
    return found
