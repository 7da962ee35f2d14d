"""What was typed about people: it lives beside the journal, and each entry can be erased.

The journal knows seats and pseudonyms. A typed name is an entry here, and the journal only holds
its reference: without the entry, the seat has its pseudonym again.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from game.storage.files import read_object, write_object

NAME = "people.json"
CONTEXT = ("place", "structure", "facilitator")
LONGEST = 60
_REF = re.compile(r"n([0-9]{1,9})")


class People:
    """The typed names of one workshop, and where it took place if that was typed."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        stored = read_object(path) if path is not None else {}
        self._names = _texts(stored.get("names"))
        self._context = {
            key: text for key, text in _texts(stored.get("context")).items() if key in CONTEXT
        }
        self._last = _last_number(stored.get("last"), self._names)
        """The number of the last reference. The journal still has those that were erased."""

    def name(self, ref: str | None) -> str | None:
        """Returns a typed name, or None when there is none or it was erased."""
        return self._names.get(ref) if ref is not None else None

    def add_name(self, name: str) -> str:
        """Keeps a name and returns its reference; raises OSError."""
        self._last += 1
        ref = f"n{self._last}"
        self._save({**self._names, ref: name[:LONGEST]}, self._context)
        return ref

    def erase_name(self, ref: str) -> None:
        """Forgets a name; raises OSError."""
        if ref in self._names:
            self._save({r: name for r, name in self._names.items() if r != ref}, self._context)

    def context(self, key: str) -> str:
        """Returns the place, the structure or the facilitator, or an empty text."""
        return self._context.get(key, "")

    def set_context(self, key: str, text: str) -> None:
        """Keeps the place, the structure or the facilitator; an empty text erases it."""
        others = {k: said for k, said in self._context.items() if k != key}
        self._save(self._names, {**others, key: text[:LONGEST]} if text else others)

    def _save(self, names: dict[str, str], context: dict[str, str]) -> None:
        """Writes what is to be kept, and keeps it once it is safe."""
        if self._path is not None:
            content = {"format": 1, "last": self._last, "names": names, "context": context}
            write_object(self._path, content)
        self._names, self._context = names, context


def _texts(stored: object) -> dict[str, str]:
    if not isinstance(stored, dict):
        return {}
    return {k: v[:LONGEST] for k, v in stored.items() if isinstance(v, str)}


def _last_number(stored: object, names: Mapping[str, str]) -> int:
    """Returns the highest number that a reference had. One is never given twice."""
    given = [int(found[1]) for found in map(_REF.fullmatch, names) if found]
    return max([stored if isinstance(stored, int) and stored > 0 else 0, *given])
