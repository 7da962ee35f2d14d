"""Says in our words, and at its place, what the parser can't go on after."""

import re
from collections.abc import MutableSequence, Sequence

import yaml

SYNTAX_CODES = frozenset({"F006", "F012", "F014", "F015", "F016", "F017", "F018"})

_LONE_KEY = re.compile(r"[ -]*[\w-]+ *")


def syntax_problem(
    error: yaml.MarkedYAMLError, lines: Sequence[str], quoted: tuple[int, int] | None
) -> tuple[str, int, int]:
    """Returns the code of an error, its line and its column, counted from 1.

    What is never closed, and a key without its colon, are wrong where they begin: the parser
    finds it out later, often at the end of the file. `quoted` is where the text that was read
    last began, its line and its column, when it had quotation marks.
    """
    at, begun = error.problem_mark or error.context_mark, error.context_mark
    if at is None:
        return "F006", 1, 1
    if begun is not None and _starts_earlier(error, at.line - begun.line):
        at = begun
    number, column = _on_a_written_line(at, lines)
    line = lines[number]
    code = _syntax_code(error, line, column)
    if code == "F017" and quoted is not None and quoted[0] <= number:
        return "F015", *quoted
    if code == "F012":
        column = line.index("\t")
    elif code == "F016":
        column = _indent(line)
    return code, number + 1, column + 1


def _on_a_written_line(at: yaml.Mark, lines: Sequence[str]) -> tuple[int, int]:
    """Returns a place, or the end of the text before it where nothing is written, from 0."""
    number = min(at.line, len(lines) - 1)
    column = at.column if number == at.line else len(lines[number])
    while number > 0 and not lines[number].strip(" "):
        number -= 1
        column = len(lines[number])
    return number, column


def _starts_earlier(error: yaml.MarkedYAMLError, lines_later: int) -> bool:
    context = error.context or ""
    if "simple key" in context or _is_unclosed_quote(error):
        return True
    return "flow" in context and lines_later > 0


def _is_unclosed_quote(error: yaml.MarkedYAMLError) -> bool:
    return "quoted scalar" in (error.context or "") and "unexpected" in (error.problem or "")


def _syntax_code(error: yaml.MarkedYAMLError, line: str, column: int) -> str:
    """Returns the code of the usual mistakes that the parser has no plain word for."""
    problem, context = error.problem or "", error.context or ""
    before = line[:column]
    if "nesting depth" in problem:
        return "F007"
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "F012"
    if "mapping values are not allowed" in problem:
        # A key alone before the colon is a key that is not under the others.
        return "F016" if _LONE_KEY.fullmatch(before) else "F014"
    if "quoted scalar" in context:
        return "F015" if _is_unclosed_quote(error) else "F018"
    if not before.strip() and "block" in context:
        return "F016"
    return "F017" if before.rstrip().endswith(("'", '"')) else "F006"


def without_line(lines: MutableSequence[str], number: int, code: str) -> bool:
    """Empties a line and what hangs below it; says whether there was something to empty.

    A dash stays, so that the rest of a card is not taken for the card above. Where a line is not
    aligned, those that are aligned with it go too; where a tab hides the place of a card, all its
    lines.
    """
    line = lines[number - 1].expandtabs(4)
    kept, indent = "", _indent(line)
    if code == "F012" and _has_dash(line):
        below = lines[number] if number < len(lines) else ""
        indent = len(below) if _has_dash(below) else max(1, _indent(below))
    elif code != "F016":
        dashes = len(line) - len(line.lstrip(" -"))
        kept, indent = line[:dashes].rstrip(), dashes + 1
    written = bool(lines[number - 1].strip(" "))
    lines[number - 1] = "" if kept == line.rstrip() else kept
    for later in range(number, len(lines)):
        if lines[later].strip(" ") and _indent(lines[later]) < indent:
            break
        lines[later] = ""
    return written


def _has_dash(line: str) -> bool:
    return line.lstrip().startswith("-")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
