"""A problem in a file: its code, its place, what was found and what to do."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from game.content.messages import WARNINGS, hint_of, sentence_of
from game.i18n import Words


class Severity(StrEnum):
    """An error keeps a file from being played; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. Lines and columns count from 1, columns in characters; `length` is underlined.

    `params` fill the blanks of the sentence; `excerpt` is the line of the file.
    """

    code: str
    file: Path
    line: int = 1
    column: int = 1
    length: int = 1
    params: Mapping[str, object] = field(default_factory=dict)
    excerpt: str = ""

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR

    def message(self, words: Words) -> str:
        """Returns what is wrong, in one sentence."""
        return sentence_of(self.code, words, self.params)

    def hint(self, words: Words) -> str:
        """Returns what to do, or nothing."""
        return hint_of(self.code, words, self.params)


def in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Returns the problems by file and place."""
    return sorted(diagnostics, key=lambda d: (str(d.file), d.line, d.column, d.code))


def as_object(diagnostic: Diagnostic, words: Words) -> dict[str, object]:
    """Returns a problem for a program to read."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": str(diagnostic.file).encode("utf-8", "replace").decode("utf-8"),
        "line": diagnostic.line,
        "column": diagnostic.column,
        "message": diagnostic.message(words),
        "hint": diagnostic.hint(words),
    }


def as_text(diagnostic: Diagnostic, words: Words) -> str:
    """Returns a problem for a person to read: place, code, sentence, line with a caret, hint."""
    d = diagnostic
    text = visible(f"{d.file}:{d.line}:{d.column} {d.code} {d.message(words)}")
    if d.excerpt.strip():
        line, before, shown = _around(d.excerpt, d.column - 1)
        margin = " " * len(str(d.line))
        caret = "^" * max(1, min(d.length, len(line) - before))
        text += f"\n{margin} |\n{d.line} | {shown}\n{margin} | {' ' * before}{caret}"
    hint = visible(d.hint(words))
    return f"{text}\n  = {hint}" if hint else text


def visible(text: str) -> str:
    """Returns text that can do nothing to a terminal: one mark for each control character."""
    return "".join("�" if _controls(c) else c for c in text)


def _controls(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


_WIDTH = 100


def _around(excerpt: str, column: int) -> tuple[str, int, str]:
    """Cuts a long line around the column."""
    line = visible(excerpt)
    if len(line) <= _WIDTH:
        return line, column, line
    start = max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
    cut = line[start : start + _WIDTH]
    return cut, column - start, cut
