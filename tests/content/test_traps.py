"""Every mistake has its code, its line and its column: none is a traceback, none a hang."""

import errno
import itertools
import os
import re
import sys
import time
from pathlib import Path

import pytest
import yaml

from game.content import nodes
from game.content.diagnostics import Severity, as_text
from game.content.library import Library
from game.content.messages import HINTS, SENTENCES, sentence_of
from game.content.shipped import content_root
from game.i18n import Words
from tests.content.sources import (
    DECK,
    FRAMEWORK,
    SCENARIO,
    Trap,
    checked,
    jobs,
    places,
    with_line,
    written,
)
from tests.content.traps_cards import CARDS, SCENARIOS
from tests.content.traps_files import BOMBS, FILES
from tests.content.traps_keys import KEYS, VALUES
from tests.content.traps_translations import TRANSLATIONS
from tests.content.traps_yaml import CHARACTERS, SYNTAX, YAML_TRAPS

ENGLISH, FRENCH = Words("en"), Words("fr")
SMALL = [
    *KEYS,
    *VALUES,
    *CARDS,
    *SCENARIOS,
    *TRANSLATIONS,
    *YAML_TRAPS,
    *SYNTAX,
    *CHARACTERS,
    *FILES,
]
SOON_S = 10
"""Seconds of processor time: what is endless takes minutes, and everything else far less."""

STRICTER = {"a_tab_after_the_colon_is_a_space", "a_backslash_before_a_letter_announces_another"}
"""What PyYAML without libyaml reads in its own way."""

ALSO_SLOW = [trap for trap in SMALL if trap.claim not in STRICTER]


def claim(trap: Trap) -> str:
    return trap.claim


def test_every_trap_is_another_one() -> None:
    claims = [trap.claim for trap in (*SMALL, *BOMBS)]
    assert len(set(claims)) == len(claims)


@pytest.mark.parametrize("trap", SMALL, ids=claim)
def test_a_mistake_is_said_at_its_place(trap: Trap, tmp_path: Path) -> None:
    problems = checked(tmp_path, trap.text)
    assert places(problems) == list(trap.found)
    if trap.hint is not None:
        assert problems[0].hint(ENGLISH) == trap.hint.format(**problems[0].params)


@pytest.mark.parametrize("trap", ALSO_SLOW, ids=claim)
def test_a_mistake_is_the_same_without_the_fast_parser(
    trap: Trap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "_Loader", yaml.SafeLoader)
    assert places(checked(tmp_path, trap.text)) == list(trap.found)


@pytest.mark.parametrize("trap", BOMBS, ids=claim)
def test_what_is_made_to_last_forever_ends_soon(trap: Trap, tmp_path: Path) -> None:
    start = time.process_time()
    problems = checked(tmp_path, trap.text)
    assert time.process_time() - start < SOON_S
    assert places(problems) == list(trap.found)


def test_a_hundred_thousand_brackets_end_soon_too(tmp_path: Path) -> None:
    """At the twenty-first, or where a parser that reads ahead gives up by itself."""
    start = time.process_time()
    problems = checked(tmp_path, "[" * 100_000)
    assert time.process_time() - start < SOON_S
    assert [(p.code, p.line) for p in problems] == [("F007", 1)]
    assert problems[0].column in (21, 1001)


@pytest.mark.parametrize("trap", SMALL, ids=claim)
def test_a_mistake_is_shown_with_its_line_and_a_caret_under_it(trap: Trap, tmp_path: Path) -> None:
    for problem in checked(tmp_path, trap.text):
        for words in (ENGLISH, FRENCH):
            shown = as_text(problem, words)
            assert all(c.isprintable() or c in "\n\u00a0\u202f" for c in shown)
            place, *rest = shown.split("\n")
            assert place.startswith(
                f"{problem.file}:{problem.line}:{problem.column} {problem.code} "
            )
            if problem.excerpt.strip():
                line, caret = rest[1], rest[2]
                assert line.startswith(f"{problem.line} | ")
                assert caret.index("^") <= len(line)


def test_laughs_are_refused_one_by_one_before_there_are_billions(tmp_path: Path) -> None:
    lines = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    for before, name in itertools.pairwise("abcdefghi"):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    start = time.process_time()
    problems = checked(tmp_path, "\n".join(lines) + "\n" + DECK)
    assert time.process_time() - start < SOON_S
    assert [p.code for p in problems].count("Y102") == 9 + 8 * 9


def test_every_line_that_can_not_be_read_ends_the_checking_soon(tmp_path: Path) -> None:
    start = time.process_time()
    problems = checked(tmp_path, f"{DECK}{jobs(4_000)[6:]}" + "  - 'x'y\n" * 500)
    assert time.process_time() - start < SOON_S
    assert {p.code for p in problems} == {"F017"}


@pytest.mark.parametrize("letters", [2_000, 20_000])
def test_a_long_line_is_cut_around_its_mistake(letters: int, tmp_path: Path) -> None:
    text = with_line(DECK, 17, f"    duties: [{'é' * letters}, {'à' * letters}]")
    shown = as_text(checked(tmp_path, text)[1], FRENCH).split("\n")
    assert len(shown[2]) < 120
    assert shown[2][shown[3].index("^")] == "à"


def test_a_folder_given_as_a_file_is_said_to_be_a_folder(tmp_path: Path) -> None:
    loaded = Library().load(tmp_path)
    assert places(loaded.problems) == ["1:1 F010"]
    assert loaded.problems[0].message(ENGLISH) == "This file can't be read: it is a folder."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_that_nobody_fills_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "essai.yaml"
    os.mkfifo(pipe)
    assert places(Library().check([pipe])) == ["1:1 F010"]


def test_a_file_that_may_not_be_read_is_said_to_be_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    path = written(tmp_path, DECK)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems = Library().check([path])
    assert places(problems) == ["1:1 F010"]
    assert problems[0].message(ENGLISH) == "This file can't be read: this is not allowed to you."


def test_a_file_on_a_key_that_was_pulled_out_is_said_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error", str(path))

    path = written(tmp_path, DECK)
    monkeypatch.setattr(Path, "read_bytes", fail)
    problems = Library().check([path])
    assert problems[0].message(ENGLISH) == "This file can't be read: Input/output error."


def test_a_file_that_vanishes_while_it_is_read_does_not_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def vanish(path: Path) -> bytes:
        path.unlink()
        return read(path)

    path = written(tmp_path, DECK)
    monkeypatch.setattr(Path, "read_bytes", vanish)
    assert places(Library().check([path])) == ["1:1 F001"]


def test_a_file_that_is_not_there_does_not_exist(tmp_path: Path) -> None:
    assert places(Library().check([tmp_path / "rien.yaml"])) == ["1:1 F001"]


def test_a_folder_that_may_not_be_listed_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    path = written(tmp_path, SCENARIO)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert {p.code for p in Library(tmp_path).check([path])} == {"R401"}


SPOILT = {
    "an_apostrophe": (r"\g<1>'L'atelier'", "F017"),
    "a_colon": (r"\g<1>Objectif : convaincre", "F014"),
    "an_open_quotation": (r'\g<1>"\g<2>', "F015"),
    "an_open_bracket": (r"\g<1>[un, deux", "F006"),
    "a_tab": ("\t\\g<0>", "F012"),
    "a_space_too_many": (r" \g<0>", "F016"),
}


@pytest.mark.parametrize("spoilt", SPOILT)
@pytest.mark.parametrize("start", range(5))
def test_a_line_that_can_not_be_understood_is_one_problem_in_a_whole_deck(
    spoilt: str, start: int, tmp_path: Path
) -> None:
    new, code = SPOILT[spoilt]
    deck = (content_root() / "cards" / "sfc-fr.yaml").read_text(encoding="utf-8")
    lines = deck.split("\n")
    for number in range(16 + start * 110, len(lines), 331):
        if lines[number - 1].startswith("    "):
            bad = re.sub(r"^( +\w+: )\W*(.*?)$", new, lines[number - 1])
            assert places(checked(tmp_path, with_line(deck, number, bad)))[0].endswith(code)
            assert [p.line for p in checked(tmp_path, with_line(deck, number, bad))] == [number]


def test_the_problems_of_a_warning_keep_nothing_from_being_played(tmp_path: Path) -> None:
    text = with_line(DECK, 11, "    name: 12:30")
    problems = checked(tmp_path, text)
    assert [p.severity for p in problems] == [Severity.WARNING]
    loaded = Library().load(written(tmp_path, text))
    assert loaded.sound
    assert loaded.content is not None


def test_a_framework_can_be_written_by_anyone(tmp_path: Path) -> None:
    assert checked(tmp_path, FRAMEWORK) == []


def test_every_code_says_what_to_do() -> None:
    assert set(SENTENCES) - set(HINTS) == set()


def test_a_bound_is_said_in_words() -> None:
    said = sentence_of("K208", FRENCH, {"key": "taches", "length": 0, "bounds": "≥ 1"})
    assert "au moins 1" in said
