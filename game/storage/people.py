"""What was typed about people: it lives beside the journal, and each entry can be erased.

The journal knows seats and pseudonyms. A typed name is an entry here, and the journal only holds
its reference: without the entry, the seat has its pseudonym again.
"""

from pathlib import Path

from game.storage.files import read_object, write_object

NAME = "people.json"
CONTEXT = ("place", "structure", "facilitator")
LONGEST = 60


class People:
    """The typed names of one workshop, and where it took place if that was typed."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        stored = read_object(path) if path is not None else {}
        self._names = _texts(stored.get("names"))
        self._context = {
            key: text for key, text in _texts(stored.get("context")).items() if key in CONTEXT
        }

    def name(self, ref: str | None) -> str | None:
        """Returns a typed name, or None when there is none or it was erased."""
        return self._names.get(ref) if ref is not None else None

    def add_name(self, name: str) -> str:
        """Keeps a name and returns its reference; raises OSError."""
        number = 1 + max((int(ref[1:]) for ref in self._names if ref[1:].isdigit()), default=0)
        ref = f"n{number}"
        self._names[ref] = name[:LONGEST]
        self._save()
        return ref

    def erase_name(self, ref: str) -> None:
        """Forgets a name; raises OSError."""
        if self._names.pop(ref, None) is not None:
            self._save()

    def context(self, key: str) -> str:
        """Returns the place, the structure or the facilitator, or an empty text."""
        return self._context.get(key, "")

    def set_context(self, key: str, text: str) -> None:
        """Keeps the place, the structure or the facilitator; an empty text erases it."""
        if text:
            self._context[key] = text[:LONGEST]
        else:
            self._context.pop(key, None)
        self._save()

    def _save(self) -> None:
        if self._path is not None:
            content = {"format": 1, "names": self._names, "context": self._context}
            write_object(self._path, content)


def _texts(stored: object) -> dict[str, str]:
    if not isinstance(stored, dict):
        return {}
    return {k: v for k, v in stored.items() if isinstance(k, str) and isinstance(v, str)}
