"""Turns the lines of a journal into text and back. What comes back is checked, whoever wrote it."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from game.rules import BallotReceived, Event, Line, Recorded, Redone, Undone

_TYPES: dict[str, type] = {cls.__name__: cls for cls in (*get_args(Event), Undone, Redone)}


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
def _reader(name: str) -> tuple[frozenset[str], Callable[[Any], Recorded]]:
    """Returns the fields that a line of a type must have, and what makes the event of them.

    It calls the validator itself: the adapter around it takes longer than the checks.
    """
    return frozenset(_fields(name)), TypeAdapter(_TYPES[name]).validator.validate_python


def decode_line(content: Mapping[str, Any]) -> Line:
    """Returns the line that a JSON object stands for.

    Raises LineError when it is none: an unknown event, a missing or unknown field, a wrong type.
    """
    fields = dict(content)
    name, joined = fields.pop("e", None), bool(fields.pop("j", False))
    number, at_ms = fields.pop("n", None), fields.pop("t", None)
    if not isinstance(name, str) or name not in _TYPES:
        raise LineError("unknown_event")
    if type(number) is not int or type(at_ms) is not int or number < 1 or at_ms < 0:
        raise LineError("bad_envelope")
    expected, read = _reader(name)
    if fields.keys() != expected:
        raise LineError("bad_fields")
    try:
        what = read(fields)
    except ValidationError as error:
        raise LineError("bad_fields") from error
    return Line(number, at_ms, what, joined)
