"""Writes files so that a power cut leaves the old one or the new one, never half of one."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

MOST_BYTES = 8 * 1024 * 1024


def write_whole(path: Path, text: str) -> None:
    """Replaces a file at once; raises OSError."""
    draft = path.with_name(f".{path.name}.new")
    try:
        # Half of a character, in the name of a folder for example, is written as a mark.
        with draft.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def write_through(file: BinaryIO, data: bytes) -> None:
    """Adds all of the data to a file without a buffer, and waits for the disk; raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    os.fsync(file.fileno())


def is_file(name: str) -> bool:
    """Returns whether a name, which may be anything at all, is that of a file."""
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long, not allowed, or with a null character
        return False


def read_object(path: Path) -> dict[str, Any]:
    """Returns the JSON object in a file; empty where there is none, or nothing that can be read.

    Settings and names are conveniences: a broken file must not keep a room from playing.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}
        content = json.loads(path.read_text(encoding="utf-8"))
        json.dumps(content, ensure_ascii=False).encode()  # what could never be written again
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def write_object(path: Path, content: dict[str, Any]) -> None:
    """Writes a JSON object that a person can read; raises OSError."""
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
