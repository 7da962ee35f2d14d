"""Keeps two windows from writing to the same workshop. The lock goes when the process does."""

import sys
from typing import BinaryIO


def lock(file: BinaryIO) -> None:
    """Locks an open file for this process; raises BlockingIOError when another holds it."""
    if sys.platform == "win32":
        import msvcrt

        # A byte far behind the end: reading the journal stays possible for everyone.
        file.seek(2**30)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(*error.args) from error
        finally:
            file.seek(0)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
