"""What was typed about people: it lives beside the journal, and each entry can be erased.

The journal knows seats and pseudonyms. A typed name is an entry here, and the journal only holds
its reference: without the entry, the seat has its pseudonym again. Key words that a person let
note of a pitch are nowhere else: no sheet of the group, no data and no journal has them.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from game.i18n.typography import tidy_name
from game.rules import SeatId
from game.storage.files import read_object, write_object

NAME = "people.json"
CONTEXT = ("place", "structure", "facilitator")
LONGEST = 60
LONGEST_WORDS = 80
_REF = re.compile(r"n([0-9]{1,9})")
_ROUND = re.compile(r"[0-9]{1,3}")


class People:
    """The typed names and key words of one workshop, and where it took place if that was typed."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        stored = read_object(path) if path is not None else {}
        self._names = _texts(stored.get("names"))
        self._context = {
            key: text for key, text in _texts(stored.get("context")).items() if key in CONTEXT
        }
        self._last = _last_number(stored.get("last"), self._names)
        """The number of the last reference. The journal still has those that were erased."""
        self._words = _key_words(stored.get("words"))

    def name(self, ref: str | None) -> str | None:
        """Returns a typed name, or None when there is none or it was erased."""
        return self._names.get(ref) if ref is not None else None

    def add_name(self, name: str) -> str:
        """Keeps a name and returns its reference; raises OSError."""
        self._last += 1
        ref = f"n{self._last}"
        self._save(names={**self._names, ref: name[:LONGEST]})
        return ref

    def erase_name(self, ref: str) -> None:
        """Forgets a name; raises OSError."""
        if ref in self._names:
            self._save(names={r: name for r, name in self._names.items() if r != ref})

    def context(self, key: str) -> str:
        """Returns the place, the structure or the facilitator, or an empty text."""
        return self._context.get(key, "")

    def set_context(self, key: str, text: str) -> None:
        """Keeps the place, the structure or the facilitator; an empty text erases it."""
        others = {k: said for k, said in self._context.items() if k != key}
        self._save(context={**others, key: text[:LONGEST]} if text else others)

    def words(self, seat: SeatId) -> dict[int, str]:
        """Returns the key words noted of a seat's pitches, by the number of their round."""
        return dict(sorted(self._words.get(seat, {}).items()))

    def set_words(self, seat: SeatId, round_number: int, text: str) -> None:
        """Keeps the key words of a seat's pitch in a round, or erases them; raises OSError."""
        noted = {n: said for n, said in self.words(seat).items() if n != round_number}
        text = tidy_words(text)
        self._set_words(seat, {**noted, round_number: text} if text else noted)

    def erase_words(self, seat: SeatId) -> None:
        """Forgets every key word of a seat; raises OSError."""
        self._set_words(seat, {})

    def _set_words(self, seat: SeatId, noted: dict[int, str]) -> None:
        if noted == self._words.get(seat, {}):
            return
        others = {who: said for who, said in self._words.items() if who != seat}
        self._save(words={**others, seat: noted} if noted else others)

    def _save(
        self,
        *,
        names: dict[str, str] | None = None,
        context: dict[str, str] | None = None,
        words: dict[str, dict[int, str]] | None = None,
    ) -> None:
        """Writes what is to be kept, and keeps it once it is safe."""
        names = self._names if names is None else names
        context = self._context if context is None else context
        words = self._words if words is None else words
        if self._path is not None:
            content = {"format": 1, "last": self._last, "names": names, "context": context}
            write_object(self._path, {**content, **({"words": words} if words else {})})
        self._names, self._context, self._words = names, context, words


def tidy_words(text: str) -> str:
    """Returns key words on one line that every screen and every file can hold."""
    return tidy_name(text, LONGEST_WORDS)


def _texts(stored: object) -> dict[str, str]:
    if not isinstance(stored, dict):
        return {}
    return {k: v[:LONGEST] for k, v in stored.items() if isinstance(v, str)}


def _key_words(stored: object) -> dict[str, dict[int, str]]:
    """Returns what can be read of the key words: seats, and in each the rounds' numbers."""
    if not isinstance(stored, dict):
        return {}
    found = {seat: _of_rounds(said) for seat, said in stored.items()}
    return {seat: said for seat, said in found.items() if said}


def _of_rounds(stored: object) -> dict[int, str]:
    if not isinstance(stored, dict):
        return {}
    texts = {key: tidy_words(text) for key, text in stored.items() if isinstance(text, str)}
    return {int(key): text for key, text in texts.items() if text and _ROUND.fullmatch(key)}


def _last_number(stored: object, names: Mapping[str, str]) -> int:
    """Returns the highest number that a reference had. One is never given twice."""
    given = [int(found[1]) for found in map(_REF.fullmatch, names) if found]
    return max([stored if isinstance(stored, int) and stored > 0 else 0, *given])
