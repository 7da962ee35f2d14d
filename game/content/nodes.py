"""Reads YAML as text first: every scalar is a string that keeps its line and column.

The parser's events are read one by one, so that nothing is deep, endless or alive: anchors, tags
and duplicate keys are reported, depth and size are bounded, and no node is built twice.
"""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from game.content.aliases import canonical_key
from game.content.diagnostics import Diagnostic

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover -- PyYAML without libyaml: slower, the same answers
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_NODES = 50_000

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

    `written` has the keys as the author wrote them; `plain` has the values without quotes.
    """

    path: Path
    lines: list[str]
    data: Any = None
    values: dict[Trail, Mark] = field(default_factory=dict)
    keys: dict[Trail, Mark] = field(default_factory=dict)
    written: dict[Trail, str] = field(default_factory=dict)
    plain: set[Trail] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    whole: bool = False
    """True when the file was read to its end: what is missing is missing."""

    def report(self, code: str, mark: Mark, **params: object) -> None:
        """Adds a problem at a place."""
        self.problems.append(self.diagnose(code, mark, **params))

    def diagnose(self, code: str, mark: Mark, **params: object) -> Diagnostic:
        """Returns a problem at a place, with the line that has it."""
        excerpt = self.lines[mark.line - 1] if 0 < mark.line <= len(self.lines) else ""
        return Diagnostic(code, self.path, mark.line, mark.column, mark.length, params, excerpt)

    def place(self, trail: Trail, *, key: bool = False) -> Mark:
        """Returns the place of a value, or of its key; of what holds it when it has none."""
        marks = self.keys if key else self.values
        while trail and trail not in marks:
            trail = trail[:-1]
            marks = self.values
        return marks.get(trail, Mark(1, 1))


@dataclass(slots=True)
class _Frame:
    """A mapping or a list that is being read."""

    data: Any
    trail: Trail
    key: str | None = None
    dropped: bool = False


def read_document(path: Path) -> Document:
    """Returns a file as text with its places; everything wrong so far is in `problems`."""
    document = Document(path, [])
    start = Mark(1, 1)
    try:
        if path.stat().st_size > MOST_BYTES:
            document.report("F002", start, size=path.stat().st_size // 1000)
            return document
        raw = path.read_bytes()
    except FileNotFoundError:
        document.report("F001", start)
        return document
    except OSError as error:
        document.report("F010", start, reason=error.strerror or str(error))
        return document
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        document.lines = raw.decode("cp1252", "replace").splitlines()
        document.report("F003", Mark(line, len(before) - (before.rfind("\n") + 1) + 1))
        return document
    text = unicodedata.normalize("NFC", text)
    document.lines = text.splitlines()
    if not text.strip():
        document.report("F004", start)
        return document
    _Reader(document, text).read()
    return document


class _Reader:
    """Builds the data of a document from the parser's events."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.frames: list[_Frame] = []
        self.nodes = 0
        self.documents = 0

    def read(self) -> None:
        parser = _Loader(self.text)
        try:
            while self._take(parser.get_event()):
                pass
        except yaml.MarkedYAMLError as error:
            self._syntax_error(error)
        except yaml.YAMLError as error:
            self._unreadable_character(error)
        finally:
            parser.dispose()
        if self.document.data is None and not self.document.problems:
            self.document.report("F004", Mark(1, 1))

    def _take(self, event: yaml.Event | None) -> bool:
        """Adds one event; returns False at the end, or when there is no point in going on."""
        if event is None or isinstance(event, yaml.StreamEndEvent):
            self.document.whole = True
            return False
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.document.report("F011", _mark(event))
                return False
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.frames.pop()
        elif isinstance(event, yaml.NodeEvent):
            return self._node(event)
        return True

    def _node(self, event: yaml.NodeEvent) -> bool:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self.document.report("F008", _mark(event), most=MOST_NODES)
            return False
        if isinstance(event, yaml.AliasEvent):
            self.document.report("Y102", _mark(event), name=event.anchor)
            self._add("", event)
            return True
        if event.anchor is not None:
            self.document.report("Y102", _mark(event), name=event.anchor)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self.document.report("Y103", _mark(event), tag=tag)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
            return True
        if len(self.frames) >= MOST_DEPTH:
            self.document.report("F007", _mark(event), most=MOST_DEPTH)
            return False
        data: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        frame = self._add(data, event)
        self.frames.append(frame)
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.data, dict) and frame.key is None:
            self._key(frame, event)
            return
        plain = event.implicit[0]
        content: str | None = event.value
        if plain and event.value in ("", "~", "null"):
            content = None
        trail = self._add(content, event).trail
        if plain:
            self.document.plain.add(trail)

    def _key(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        key = canonical_key(event.value)
        trail = (*frame.trail, key)
        frame.key, frame.dropped = key, False
        if key in frame.data:
            frame.dropped = True
            first = self.document.keys[trail]
            other = self.document.written[trail]
            self.document.report(
                "Y101", _mark(event), key=event.value, line=first.line, other=other
            )
            return
        self.document.keys[trail] = _mark(event)
        self.document.written[trail] = event.value

    def _add(self, content: object, event: yaml.NodeEvent) -> _Frame:
        """Puts a value where it belongs; returns the frame that it would open."""
        if not self.frames:
            self.document.data = content
            trail: Trail = ()
        else:
            parent = self.frames[-1]
            if isinstance(parent.data, list):
                trail = (*parent.trail, len(parent.data))
                parent.data.append(content)
            elif parent.key is None:
                self.document.report("Y105", _mark(event))
                return _Frame(content, parent.trail)
            else:
                trail = (*parent.trail, parent.key)
                if not parent.dropped:
                    parent.data[parent.key] = content
                parent.key = None
        self.document.values.setdefault(trail, _mark(event))
        return _Frame(content, trail)

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        at = error.problem_mark or error.context_mark
        mark = Mark(at.line + 1, at.column + 1) if at is not None else Mark(1, 1)
        line = self.document.lines[mark.line - 1] if mark.line <= len(self.document.lines) else ""
        code = _syntax_code(error, line)
        if code == "F012":
            mark = Mark(mark.line, line.index("\t") + 1)
        self.document.report(code, mark)

    def _unreadable_character(self, error: yaml.YAMLError) -> None:
        found = next((i for i, c in enumerate(self.text) if not _allowed(c)), 0)
        before = self.text[:found]
        line, column = before.count("\n") + 1, found - (before.rfind("\n") + 1) + 1
        name = f"U+{ord(self.text[found]):04X}" if self.text else str(error)
        self.document.report("F013", Mark(line, column), character=name)


def _mark(event: yaml.Event) -> Mark:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Mark(1, 1)
    length = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(1, length))


def _allowed(character: str) -> bool:
    return character in "\t\n\r\x85" or (character.isprintable() or ord(character) >= 0xA0)


def _syntax_code(error: yaml.MarkedYAMLError, line: str) -> str:
    """Returns the code of the usual mistakes that the parser has no plain word for."""
    problem = error.problem or ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "F012"
    if "mapping values are not allowed" in problem:
        return "F014"
    if "found unexpected end of stream" in problem or "quoted scalar" in (error.context or ""):
        return "F015"
    if "block mapping" in (error.context or "") or "block collection" in (error.context or ""):
        return "F016"
    return "F006"
