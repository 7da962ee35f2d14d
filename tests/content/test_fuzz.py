"""Whatever stands in a file, checking it ends, says where, and can be shown in every language."""

import codecs
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.content.diagnostics import as_object, as_text
from game.content.library import Library
from game.content.shipped import content_root
from game.i18n import Words

WORDS = (Words("en"), Words("fr"))
UNSEEN = {"Cc", "Cf", "Cs"}
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@cache
def shipped() -> tuple[str, ...]:
    """Returns the shipped files, the long decks cut to their first cards."""
    root = content_root()
    files = (*sorted((root / "cards").glob("*.yaml")), *sorted((root / "scenarios").glob("*.yaml")))
    texts = (path.read_text(encoding="utf-8") for path in files)
    return tuple("\n".join(text.split("\n")[:70]) + "\n" for text in texts)


SIGNS = st.sampled_from(
    [
        *"\t\n\r\0\x1b\x85\u2028\ufeff\uffff:-?[]{},#&*!|>'\"%@`~ ",
        ": ",
        "- ",
        "\n---\n",
        '"\\0',
        "é",
    ]
)
LINES = st.sampled_from(
    [
        "---",
        "...",
        "%YAML 1.2",
        "skills:",
        "jobs: []",
        "decks: [sfc-fr]",
        "dimensions:",
        "framework: bunk",
        "rules: {hands: papier}",
        "  - id: a",
        "    name: 'L'atelier'",
        "\tname: x",
        "? [a, b]",
        "a: &a [*a]",
        '"\\ud800": "\\x00"',
        "id:",
        "- ",
        "? - ? - {",
    ]
)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, list[tuple[str, int, int, str]]]:
    """Draws a shipped file and what happens to it: what, where, how far, and which text."""
    text = draw(st.sampled_from(shipped()))
    steps = st.tuples(
        st.sampled_from(["cut", "twice", "line", "swap", "sign", "drop", "indent", "rest"]),
        st.integers(0, 80),
        st.integers(0, 60),
        st.one_of(SIGNS, LINES, st.text(max_size=5)),
    )
    return text, draw(st.lists(steps, min_size=1, max_size=4))


def changed(text: str, steps: Sequence[tuple[str, int, int, str]]) -> str:
    lines = text.split("\n")
    for kind, place, column, new in steps:
        number = place % len(lines)
        line = lines[number]
        if kind == "cut":
            del lines[number]
        elif kind == "twice":
            lines.insert(number, line)
        elif kind == "line":
            lines.insert(number, new)
        elif kind == "swap":
            other = column % len(lines)
            lines[number], lines[other] = lines[other], line
        elif kind == "sign":
            lines[number] = line[:column] + new + line[column:]
        elif kind == "drop":
            lines[number] = line[:column] + line[column + 1 :]
        elif kind == "indent":
            lines[number] = " " * (column % 7) + line
        else:
            lines[number] = line[:column]
            del lines[number + 1 :]
        lines = lines or [""]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("flou") / "essai.yaml"


def assert_checked(path: Path, content: bytes) -> None:
    """Checks a file, then that every problem lies in it and can be shown."""
    path.write_bytes(content)
    library = Library()
    problems = library.check([path])
    opened = library.open(path)
    assert opened.kit is not None or opened.problems
    text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    lines = BREAK.split(text)
    for problem in problems:
        if problem.file == path:
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.length >= 1
        for words in WORDS:
            shown = as_text(problem, words)
            assert not any(category(c) in UNSEEN for c in shown.replace("\n", ""))
            shown.encode("utf-8")
            json.dumps(as_object(problem, words), ensure_ascii=False).encode("utf-8")
    for words in WORDS:
        assert all(isinstance(line, str) for line in library.summary([path], words))


@settings(max_examples=250)
@given(changes())
@example((shipped()[0], [("rest", 0, 0, "")]))
def test_a_shipped_file_can_be_spoilt_in_any_way(
    path: Path, drawn: tuple[str, list[tuple[str, int, int, str]]]
) -> None:
    assert_checked(path, changed(*drawn).encode("utf-8", "surrogatepass"))


@settings(max_examples=150)
@given(
    st.sampled_from(shipped()),
    st.lists(
        st.tuples(st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=3)), max_size=4
    ),
)
def test_a_shipped_file_can_lose_and_gain_any_bytes(
    path: Path, text: str, steps: list[tuple[int, int, bytes]]
) -> None:
    content = bytearray(text.encode())
    for place, length, new in steps:
        content[place : place + length] = new
    assert_checked(path, bytes(content))


@settings(max_examples=300)
@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xef\xbb\xbfid: x")
@example(b"\xed\xa0\x80")
@example(b"a: !<\x00>")
def test_any_bytes_can_stand_in_a_file(path: Path, content: bytes) -> None:
    assert_checked(path, content)


WORD = st.sampled_from(
    [
        *[
            "id",
            "title",
            "titre",
            "skills",
            "sfc",
            "jobs",
            "decks",
            "rules",
            "dimensions",
            "format",
        ],
        *[
            "- ",
            ": ",
            "\n",
            "\n  ",
            "\n    ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            '"',
            "'",
            "&a ",
            "*a",
            "!x ",
        ],
        *["|", ">", "#", "? ", "---\n", "no", "12:30", "010", "~", "é", "\\", "\t", "%", "1"],
    ]
)


@settings(max_examples=500)
@given(st.lists(WORD, max_size=25).map("".join))
def test_any_words_of_yaml_can_stand_in_a_file(path: Path, text: str) -> None:
    assert_checked(path, text.encode())


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_can_be_a_title(path: Path, title: str) -> None:
    head, _, rest = shipped()[0].partition("title: ")
    quoted = json.dumps(title)
    text = f"{head}title: {quoted}\n{rest.split(chr(10), 1)[1]}"
    assert_checked(path, text.encode("utf-8", "surrogatepass"))
