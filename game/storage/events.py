"""Turns the lines of a journal into text and back. What comes back is checked, whoever wrote it."""

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from game.rules import BallotReceived, Event, Line, Recorded, Redone, Undone

_TYPES: dict[str, type] = {cls.__name__: cls for cls in (*get_args(Event), Undone, Redone)}
_ENVELOPE = frozenset({"n", "t", "e", "j"})


class LineError(ValueError):
    """A line that is no line of a journal; the message is a code, not a sentence."""


def to_json(content: Mapping[str, Any]) -> str:
    """Returns one line of JSON, the same for the same content."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def encode_line(line: Line) -> str:
    """Returns a line as JSON. The choice of a secret ballot is left out, always."""
    what = line.what
    content: dict[str, Any] = {"n": line.number, "t": line.at_ms, "e": type(what).__name__}
    if line.joined:
        content["j"] = 1
    content.update({name: getattr(what, name) for name in _fields(type(what).__name__)})
    return to_json(content)


@cache
def _fields(name: str) -> tuple[str, ...]:
    """Returns the fields of an event that a journal holds: never whom a secret ballot names."""
    if name == BallotReceived.__name__:
        return ("voter",)
    return tuple(field.name for field in dataclasses.fields(_TYPES[name]))


@cache
def _adapter(name: str) -> TypeAdapter[Recorded]:
    return TypeAdapter(_TYPES[name])


def decode_line(content: Mapping[str, Any]) -> Line:
    """Returns the line that a JSON object stands for.

    Raises LineError when it is none: an unknown event, a missing or unknown field, a wrong type.
    """
    name = content.get("e")
    number, at_ms = content.get("n"), content.get("t")
    if not isinstance(name, str) or name not in _TYPES:
        raise LineError("unknown_event")
    if type(number) is not int or type(at_ms) is not int or number < 1 or at_ms < 0:
        raise LineError("bad_envelope")
    fields = {key: value for key, value in content.items() if key not in _ENVELOPE}
    expected = set(_fields(name))
    if set(fields) != expected:
        raise LineError("bad_fields")
    try:
        what = _adapter(name).validate_python(fields)
    except ValidationError as error:
        raise LineError("bad_fields") from error
    return Line(number, at_ms, what, joined=bool(content.get("j")))
