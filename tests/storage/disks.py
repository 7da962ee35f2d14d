"""Disks that fail in the middle of a write."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from game.storage.ballots import BallotFile
from game.storage.journal import JournalFile


class FullDisk:
    """A file on a disk with room for some bytes, which then says that it is full."""

    def __init__(self, file: BinaryIO, room: int | None, most: int = 10**9) -> None:
        self._file = file
        self._room = room
        self._most = most

    def write(self, data: bytes | memoryview) -> int:
        wanted = bytes(data)[: self._most]
        if self._room is None:
            return self._file.write(wanted)
        written = self._file.write(wanted[: self._room])
        self._room -= written
        if written < len(wanted):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return written

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    @classmethod
    @contextmanager
    def under(
        cls, opened: JournalFile | BallotFile, room: int | None, most: int = 10**9
    ) -> Iterator[None]:
        """Puts an open journal, or open ballots, on such a disk for a while."""
        file = opened._file
        assert file is not None
        opened._file = cast("BinaryIO", cls(file, room, most))
        try:
            yield
        finally:
            opened._file = file
