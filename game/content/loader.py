"""Turns a YAML file into a deck, a scenario or another kind, or into everything wrong with it."""

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.content.aliases import FRENCH, canonical_key
from game.content.diagnostics import Diagnostic, Severity
from game.content.models import (
    ID_PATTERN,
    DeckFile,
    FrameworkFile,
    JobCard,
    JobWords,
    ScenarioFile,
    SkillCard,
    SkillWords,
    TranslationFile,
)
from game.content.nodes import Document, Mark, Trail, read_document, shown

Loaded: TypeAlias = DeckFile | FrameworkFile | ScenarioFile | TranslationFile

_BOOLEAN_WORD = re.compile(r"^(?:y|n|yes|no|on|off|true|false)$", re.IGNORECASE)
_SEXAGESIMAL = re.compile(r"^[-+]?\d{1,2}(?::[0-5]?\d)+$")
_LEADING_ZERO = re.compile(r"^[-+]?0\d+$")
_DATE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}$")


class LoadedFile:
    """A file that was read: what it is when it is sound, and its problems when it is not."""

    def __init__(
        self, document: Document, content: Loaded | None, model: type[Loaded] | None = None
    ) -> None:
        self.document = document
        self.content = content
        self.model = model
        """What the file wants to be, also when it can't be read."""

    @property
    def path(self) -> Path:
        return self.document.path

    @property
    def problems(self) -> list[Diagnostic]:
        return self.document.problems

    @property
    def sound(self) -> bool:
        """True when nothing keeps it from being played."""
        errors = (p for p in self.problems if p.severity is Severity.ERROR)
        return self.content is not None and not any(errors)


def load_file(path: Path) -> LoadedFile:
    """Returns a file with all its own problems; what it refers to is checked elsewhere."""
    document = read_document(path)
    if document.data is None:
        return LoadedFile(document, None)
    model = kind_of(document.data) if isinstance(document.data, dict) else None
    if model is None:
        if not document.lost:
            code = "F009" if isinstance(document.data, dict) else "F005"
            document.report(code, Mark(1, 1, max(1, len(document.lines[0]))))
        return LoadedFile(document, None)
    broken = bool(document.problems)
    if model is DeckFile:
        _number_cards(document.data)
    content = _validate(document, model)
    _find_traps(document, model)
    return LoadedFile(document, None if broken else content, model)


def kind_of(data: Mapping[str, Any]) -> type[Loaded] | None:
    """Returns what a file wants to be, by its keys."""
    if "dimensions" in data:
        return FrameworkFile
    if "decks" in data or "debriefing" in data or "rules" in data:
        return ScenarioFile
    if "of" in data:
        return TranslationFile
    if "skills" in data or "jobs" in data:
        return DeckFile
    return None


_Card = TypeVar("_Card", SkillCard, JobCard, SkillWords, JobWords)


def good_cards(document: Document, kind: str, model: type[_Card]) -> list[tuple[int, _Card]]:
    """Returns the cards of a file that can be read, with their place: one hides no other."""
    listed = document.data.get(kind) if isinstance(document.data, dict) else None
    found = []
    for position, card in enumerate(listed if isinstance(listed, (list, tuple)) else ()):
        try:
            found.append((position, model.model_validate(card)))
        except ValidationError:
            continue
    return found


def _number_cards(data: dict[str, Any]) -> None:
    """Numbers the cards that their author did not number, by their place in the deck."""
    for kind in ("skills", "jobs"):
        cards = data.get(kind)
        for position, card in enumerate(cards if isinstance(cards, list) else (), start=1):
            if isinstance(card, dict):
                card.setdefault("number", str(position))


def _validate(document: Document, model: type[Loaded]) -> Loaded | None:
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        misspelt = {
            (*d["loc"][:-1], near)
            for d in details
            if d["type"] == "extra_forbidden" and (near := _meant(model, document, d["loc"]))
        }
        for detail in details:
            # A key that was misspelt is not missing as well.
            known = detail["type"] == "missing" and detail["loc"] in misspelt
            if not known and not _unread(document, detail):
                _report(document, model, detail)
    return None


def _unread(document: Document, detail: ErrorDetails) -> bool:
    """Says whether a finding only comes from another one, or from what could not be read."""
    trail = _real_trail(document, detail["loc"])
    if detail["type"] == "missing":
        return document.lost_within(trail[:-1])
    if trail in document.aliases or document.place(trail).line in document.lost:
        return True
    if detail["type"] == "too_short":
        # Items that are wrong are counted as missing too.
        enough = len(detail["input"]) >= detail["ctx"]["min_length"]
        return enough or document.lost_within(trail)
    return detail["input"] is None and document.place(trail).line + 1 in document.lost


def _meant(model: type[BaseModel], document: Document, loc: tuple[int | str, ...]) -> str:
    """Returns the English name of the key that a misspelt one is nearest to, or nothing."""
    trail = _real_trail(document, loc)
    known = _known_keys(model, trail[:-1])
    near = difflib.get_close_matches(str(loc[-1]), known, n=1, cutoff=0.6)
    return canonical_key(near[0]) if near else ""


def _report(document: Document, model: type[BaseModel], detail: ErrorDetails) -> None:
    """Says one of pydantic's findings in our words, at its place in the file."""
    trail = _real_trail(document, detail["loc"])
    named = _named(trail)
    key = document.written.get(named, str(named[-1]) if named else "")
    kind, context, found = detail["type"], detail.get("ctx", {}), detail["input"]
    place = document.place(trail)
    if kind == "missing":
        document.report("K202", document.place(trail[:-1]), key=key)
    elif kind == "extra_forbidden":
        known = _known_keys(model, trail[:-1])
        choices = ", ".join(k for k in known if k not in _FRENCH_ONLY)
        _report_choice(document, "K201", document.place(trail, key=True), key, known, choices, key)
    elif found in (None, "") or kind == "string_too_short":
        document.report("K205", place if found else document.keys.get(trail, place), key=key)
    elif kind == "string_type" and isinstance(found, dict):
        document.report("F014", place)
    elif kind in _WANTED:
        document.report("K203", place, key=key, wanted=_WANTED[kind])
    elif kind in ("enum", "literal_error"):
        known = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        _report_choice(document, "K204", place, key, known, ", ".join(known), str(found))
    elif kind == "string_too_long":
        most = context.get("max_length")
        document.report("K206", place, key=key, length=len(str(found)), most=most)
    elif kind in ("greater_than_equal", "less_than_equal"):
        document.report("K207", place, key=key, text=shown(found), bounds=_bounds(context))
    elif kind in ("too_short", "too_long"):
        length = context.get("actual_length")
        document.report("K208", place, key=key, length=length, bounds=_bounds(context))
    else:
        code = "C303" if context.get("pattern") == ID_PATTERN else "K209"
        document.report(code, place, key=key, text=shown(found))


def _report_choice(
    document: Document, code: str, mark: Mark, key: str, known: list[str], choices: str, found: str
) -> None:
    """Reports a word that is not one of the known ones, with the nearest or with all of them."""
    near = difflib.get_close_matches(found.lower(), known, n=1, cutoff=0.6)
    suggestion = near[0] if near else ""
    document.report(
        code, mark, key=shown(key), text=shown(found), suggestion=suggestion, choices=choices
    )


_WANTED = {
    "string_type": "text",
    "int_parsing": "whole",
    "int_type": "whole",
    "int_from_float": "whole",
    "int_parsing_size": "whole",
    "bool_parsing": "flag",
    "bool_type": "flag",
    "tuple_type": "list",
    "list_type": "list",
    "model_type": "keys",
    "model_attributes_type": "keys",
    "dict_type": "keys",
}

_FRENCH_ONLY = frozenset(FRENCH.values()) - frozenset(FRENCH)


def _real_trail(document: Document, loc: tuple[int | str, ...]) -> Trail:
    """Returns a location without the steps that pydantic adds and the file does not have."""
    trail: Trail = ()
    for position, step in enumerate(loc):
        longer = (*trail, step)
        last = position == len(loc) - 1
        if longer in document.values or longer in document.keys or (last and isinstance(step, str)):
            trail = longer
    return trail


def _named(trail: Trail) -> Trail:
    """Returns the trail up to its last key: an item of a list is called by the list's key."""
    while trail and isinstance(trail[-1], int):
        trail = trail[:-1]
    return trail


def _known_keys(model: type[BaseModel], trail: Trail) -> list[str]:
    """Returns the keys that may stand at a place, in English and in French."""
    here: type[BaseModel] | None = model
    for step in trail:
        if isinstance(step, str) and here is not None:
            field = here.model_fields.get(step)
            here = _inner_model(field.annotation) if field is not None else None
    names = list(here.model_fields) if here is not None else []
    return [*names, *(FRENCH[name] for name in names if name in FRENCH)]


def _inner_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner_model, get_args(annotation))), None)


def _bounds(context: Mapping[str, Any]) -> str:
    least = context.get("ge", context.get("min_length"))
    most = context.get("le", context.get("max_length"))
    return f"≥ {least}" if least is not None else f"≤ {most}"


def _find_traps(document: Document, model: type[Loaded]) -> None:
    """Reports what YAML silently takes for something else: this reader does not, others do."""
    for trail in document.plain:
        text = _at(document.data, trail)
        if not isinstance(text, str) or not _is_trap(text):
            continue
        wants = _wanted_type(model, trail)
        if wants is int:
            if _LEADING_ZERO.match(text) or _SEXAGESIMAL.match(text):
                document.report("Y106", document.place(trail), text=text)
        elif wants is str:
            document.report("Y104", document.place(trail), text=text)


def _is_trap(text: str) -> bool:
    return any(p.match(text) for p in (_BOOLEAN_WORD, _SEXAGESIMAL, _LEADING_ZERO, _DATE))


def _at(data: Any, trail: Trail) -> object:  # noqa: ANN401 -- whatever an author wrote
    for step in trail:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _wanted_type(model: type[BaseModel], trail: Trail) -> type | None:
    """Returns int, bool or str: what the models want at a place, None where they want neither."""
    here: type[BaseModel] = model
    names = [step for step in trail if isinstance(step, str)]
    for name in names[:-1]:
        inner = here.model_fields.get(name)
        found = _inner_model(inner.annotation) if inner is not None else None
        if found is None:
            return None
        here = found
    wanted = here.model_fields.get(names[-1]) if names else None
    return next(_leaf_types(wanted.annotation), None) if wanted is not None else None


def _leaf_types(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        for kind in (bool, int, str):
            if issubclass(annotation, kind):
                yield kind
                return
    for part in get_args(annotation):
        yield from _leaf_types(part)
