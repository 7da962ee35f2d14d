"""Reads YAML as text first: every scalar is a string that keeps its line and column.

The parser's events are read one by one, so that nothing is deep, endless or alive: anchors, tags
and duplicate keys are reported, depth and size are bounded, and no node is built twice.
"""

import codecs
import errno
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from game.content.aliases import canonical_key
from game.content.diagnostics import Diagnostic
from game.content.syntax import SYNTAX_CODES, syntax_problem, without_line

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover -- PyYAML without libyaml: slower, and stricter in places
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_NODES = 50_000
MOST_STOPS = 20
MOST_READINGS = 4
MOST_CHARACTERS = 100

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML keeps out of a file, and this reader out of a text: an escape can write it too."""

_DETACHED_ACCENT = re.compile("[^\u0300-\u036f][\u0300-\u036f]{1,4}")
"""A letter and its accents; normalizing a whole text takes minutes where accents pile up."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Step: TypeAlias = str | int
Trail: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file, counted from 1, and how many characters it spans."""

    line: int
    column: int
    length: int = 1


@dataclass(slots=True)
class Document:
    """A file as text: its data, and where each value and each key stands.

    `ends` has the line after a group of keys or a list; `written` has the keys as the author
    wrote them; `plain` has the values without quotes, `aliases` the values that stand elsewhere:
    nothing more is said of them.
    """

    path: Path
    lines: list[str]
    data: Any = None
    values: dict[Trail, Mark] = field(default_factory=dict)
    ends: dict[Trail, int] = field(default_factory=dict)
    keys: dict[Trail, Mark] = field(default_factory=dict)
    written: dict[Trail, str] = field(default_factory=dict)
    plain: set[Trail] = field(default_factory=set)
    aliases: set[Trail] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    lost: set[int] = field(default_factory=set)
    """The lines that could not be understood, or where the reading ended: nothing is known of what
    they say."""

    def report(self, code: str, mark: Mark, **params: object) -> None:
        """Adds a problem at a place."""
        self.problems.append(self.diagnose(code, mark, **params))

    def diagnose(self, code: str, mark: Mark, **params: object) -> Diagnostic:
        """Returns a problem at a place, with the line that has it."""
        excerpt = self.lines[mark.line - 1] if 0 < mark.line <= len(self.lines) else ""
        return Diagnostic(code, self.path, mark.line, mark.column, mark.length, params, excerpt)

    def forget(self) -> None:
        """Empties the document, to be read again."""
        self.data = None
        for known in (self.values, self.ends, self.keys, self.written, self.plain, self.aliases):
            known.clear()
        self.problems.clear()

    def lost_within(self, trail: Trail) -> bool:
        """Says whether a mapping or a list may have had more than what could be read."""
        if not trail:
            return bool(self.lost)
        first, after = self.place(trail).line, self.ends.get(trail, len(self.lines) + 1)
        while first - 1 in self.lost:
            first -= 1
        return any(first <= line < after for line in self.lost)

    def place(self, trail: Trail, *, key: bool = False) -> Mark:
        """Returns the place of a value, or of its key; of what holds it when it has none."""
        marks = self.keys if key else self.values
        while trail and trail not in marks:
            trail = trail[:-1]
            marks = self.values
        return marks.get(trail, Mark(1, 1))


@dataclass(slots=True)
class _Frame:
    """A mapping or a list that is being read.

    A `dropped` value is read and left out, with everything in it when it is `hidden`.
    """

    data: Any
    trail: Trail
    key: str | None = None
    dropped: bool = False
    hidden: bool = False


def read_document(path: Path) -> Document:
    """Returns a file as text with its places; everything wrong so far is in `problems`."""
    document = Document(path, [])
    raw = _bytes_of(document)
    if raw is None:
        return document
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        document.lines = _lines(before + raw[error.start :].decode("cp1252", "replace"))
        document.report("F003", Mark(len(_lines(before)), len(_lines(before)[-1]) + 1))
        return document
    text = _DETACHED_ACCENT.sub(_composed, text)
    document.lines = _lines(text)
    if not text.strip():
        document.report("F004", Mark(1, 1))
        return document
    _read(document, [_without_forbidden(line) for line in document.lines])
    document.problems += islice(_invisible(document), MOST_CHARACTERS)
    if document.data is None and not document.problems:
        document.report("F004", Mark(1, 1))
    return document


def _read(document: Document, lines: list[str]) -> None:
    """Reads the lines. One that can't be understood is left out, and the others are read again.

    So one broken card hides no other.
    """
    stops: list[Diagnostic] = []
    nodes = 0
    while len(stops) < MOST_STOPS and nodes < MOST_NODES * MOST_READINGS:
        document.forget()
        reader = _Reader(document, "\n".join(lines))
        stop = reader.read()
        nodes += reader.nodes
        if stop is None:
            break
        stops.append(stop)
        document.lost.add(stop.line)
        if stop.code not in SYNTAX_CODES or not without_line(lines, stop.line, stop.code):
            break
    document.problems += stops


def _bytes_of(document: Document) -> bytes | None:
    """Returns what is in the file, or reports why it can't be known."""
    start = Mark(1, 1)
    try:
        found = document.path.stat()
        if stat.S_ISDIR(found.st_mode):
            document.report("F010", start, reason="folder")
        elif not stat.S_ISREG(found.st_mode):
            document.report("F010", start, reason="special")
        elif found.st_size > MOST_BYTES:
            document.report("F002", start, size=-(-found.st_size // 1000))
        else:
            return document.path.read_bytes()
    except FileNotFoundError:
        document.report("F001", start)
    except OSError as error:
        refused = error.errno in (errno.EACCES, errno.EPERM)
        reason = "refused" if refused else error.strerror or str(error)
        document.report("F010", start, reason=reason)
    return None


def _composed(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", letter.group())


def _invisible(document: Document) -> Iterator[Diagnostic]:
    """Yields the characters that may not stand in a file; a mark takes their place."""
    for number, line in enumerate(document.lines, start=1):
        for found in _FORBIDDEN.finditer(line):
            mark = Mark(number, found.start() + 1)
            yield document.diagnose("F013", mark, character=_code_point(found))


def _code_point(found: re.Match[str]) -> str:
    return f"U+{ord(found.group()):04X}"


def _without_forbidden(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _lines(text: str) -> list[str]:
    """Returns the lines of a text, broken where YAML breaks them."""
    return _LINE_BREAK.split(text)


def shown(found: object) -> str:
    """Returns what an author wrote, short enough for a sentence."""
    text = str(found)
    return text if len(text) <= 40 else f"{text[:39]}…"


class _Reader:
    """Builds the data of a document from the parser's events."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.frames: list[_Frame] = []
        self.nodes = 0
        self.documents = 0
        self.quoted: tuple[int, int] | None = None

    def read(self) -> Diagnostic | None:
        """Returns what kept it from reading to the end, or nothing."""
        try:
            parser = _Loader(self.text)
            while event := parser.get_event():
                stop = self._take(event)
                if stop is not None:
                    return stop
        except yaml.MarkedYAMLError as error:
            code, line, column = syntax_problem(error, self.document.lines, self.quoted)
            return self.document.diagnose(code, Mark(line, column), most=MOST_DEPTH)
        except (yaml.YAMLError, ValueError):
            return self.document.diagnose("F006", Mark(1, 1))
        return None

    def _take(self, event: yaml.Event) -> Diagnostic | None:
        """Adds one event; returns why there is no point in going on, or nothing."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                return self.document.diagnose("F011", _mark(event))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            frame = self.frames.pop()
            if not frame.hidden:
                self.document.ends[frame.trail] = _mark(event).line
        elif isinstance(event, yaml.NodeEvent):
            return self._node(event)
        return None

    def _node(self, event: yaml.NodeEvent) -> Diagnostic | None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            return self.document.diagnose("F008", _mark(event), most=MOST_NODES)
        if event.anchor is not None:
            self.document.report("Y102", _mark(event), name=shown(event.anchor))
        if isinstance(event, yaml.AliasEvent):
            self.document.aliases.add(self._add("", event).trail)
            return None
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            written = _without_forbidden(tag.replace("tag:yaml.org,2002:", "!!"))
            self.document.report("Y103", _mark(event), tag=shown(written))
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
            return None
        if len(self.frames) >= MOST_DEPTH:
            return self.document.diagnose("F007", _mark(event), most=MOST_DEPTH)
        data: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.frames.append(self._add(data, event))
        return None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        mark = _mark(event)
        self.quoted = (mark.line, mark.column) if event.style in ("'", '"') else None
        forbidden = _FORBIDDEN.search(event.value)
        if forbidden is not None:
            self.document.report("F013", mark, character=_code_point(forbidden))
        text = _without_forbidden(event.value)
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.data, dict) and frame.key is None:
            self._key(frame, text, mark)
            return
        plain = event.implicit[0]
        empty = plain and text in _NULLS
        added = self._add(None if empty else text, event)
        if plain and not added.hidden:
            self.document.plain.add(added.trail)

    def _key(self, frame: _Frame, written: str, mark: Mark) -> None:
        key = canonical_key(written)
        trail = (*frame.trail, key)
        frame.key, frame.dropped = key, key in frame.data
        if frame.hidden:
            return
        if frame.dropped:
            first = self.document.keys[trail]
            other = self.document.written[trail]
            self.document.report("Y101", mark, key=shown(written), line=first.line, other=other)
            return
        self.document.keys[trail] = mark
        self.document.written[trail] = written

    def _add(self, content: object, event: yaml.NodeEvent) -> _Frame:
        """Puts a value where it belongs; returns the frame that it would open."""
        trail: Trail = ()
        hidden = False
        if not self.frames:
            self.document.data = content
        else:
            parent = self.frames[-1]
            hidden = parent.hidden
            if isinstance(parent.data, list):
                trail = (*parent.trail, len(parent.data))
                parent.data.append(content)
            elif parent.key is None:
                # Its value comes next, and is left out with it.
                parent.key, parent.dropped = "", True
                if not hidden:
                    self.document.report("Y105", _mark(event))
                return _Frame(content, parent.trail, hidden=True)
            else:
                trail = (*parent.trail, parent.key)
                hidden = hidden or parent.dropped
                if not parent.dropped:
                    parent.data[parent.key] = content
                parent.key = None
        if not hidden:
            self.document.values.setdefault(trail, _mark(event))
        return _Frame(content, trail, hidden=hidden)


def _mark(event: yaml.Event) -> Mark:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Mark(1, 1)
    length = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(1, length))
