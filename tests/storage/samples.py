"""Journals to store: anything that can be a line, a small one to damage, and a seal of our own."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from game.rules import Event, Kind, Line, Recorded, Redone, SeatAdded, SeatRenamed, Undone
from game.storage.journal import encode_journal
from tests.support import seat

EVERYTHING: Final[tuple[type[Recorded], ...]] = (*get_args(Event), Undone, Redone)
HEADER: Final = {"app": "0.1.0", "id": "essai", "date": "2026-01-15", "language": "fr"}
NAMES = ("Écureuil", "Héron", "L’âne « gris »", "Bison", "Œil", "Panda", "Élan", "Lynx")


def anything() -> st.SearchStrategy[Recorded]:
    """Anything that a journal can hold, made from the dataclasses themselves."""
    return st.sampled_from(EVERYTHING).flatmap(made_of)


def made_of(kind: type[Recorded]) -> st.SearchStrategy[Recorded]:
    """Everything that an event of one kind can hold, as JSON's own kinds of containers."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: _content(hint) for name, hint in hints.items()})


def _content(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is Mapping:
        key, content = get_args(hint)
        return st.dictionaries(st.from_type(key), st.from_type(content), max_size=4)
    return st.from_type(hint)


def lines_of(whats: Iterable[Recorded]) -> tuple[Line, ...]:
    return tuple(Line(number, number * 10, what) for number, what in enumerate(whats, start=1))


def small_journal() -> tuple[bytes, tuple[Line, ...]]:
    """Returns the bytes of a journal with accents in it, and its lines."""
    lines = lines_of(
        SeatAdded(seat(n), name, Kind.PLAYER, 1, ())
        if n % 2
        else SeatRenamed(seat(n - 1), name, None)
        for n, name in enumerate(NAMES, start=1)
    )
    return encode_journal(HEADER, lines), lines


def sealed(contents: Sequence[Mapping[str, Any]]) -> bytes:
    """Returns a journal with a right seal on every line, whatever the lines say.

    It is written apart from the game's own code, so that the format can't drift unseen.
    """
    chain, written = "", b""
    for content in contents:
        body = json.dumps(
            {key: value for key, value in content.items() if key != "h"},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        chain = hashlib.sha256(f"{chain}\n{body}".encode()).hexdigest()[:16]
        written += f'{body[:-1]},"h":"{chain}"}}\n'.encode()
    return written


def unsealed(data: bytes) -> list[dict[str, Any]]:
    """Returns the lines of a journal as JSON objects, the header first."""
    return [json.loads(raw) for raw in data.splitlines()]
