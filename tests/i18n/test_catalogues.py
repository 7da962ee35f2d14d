"""Everything that the game says can be said in each of its languages."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.catalog import Message

from game.content.messages import HINTS, SENTENCES, WARNINGS
from game.i18n import DEFAULT_LANGUAGE, Words, catalogues, languages
from game.rules import Event, Refusal
from game.screen.sentences import GESTURES, REFUSALS

GAME = Path(catalogues.PACKAGE)
CODE = re.compile(r"[A-Z]\d{3}")
SAYING = {"say": 1, "say_n": 2, "N_": 1}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def sources(folder: Path = GAME) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def messages() -> list[tuple[str, Message]]:
    """Returns the messages of every catalogue, with their language."""
    return [
        (path.parent.parent.name, message)
        for path in catalogues.po_files()
        for message in catalogues.read(path)
        if message.id
    ]


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Returns the singular and the plurals of a message, or what is said of all numbers."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def said(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """Yields what is handed over to be said: a line number and an expression."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            for argument in node.args[: SAYING.get(name, 0)]:
                yield node.lineno, argument


def test_the_catalogues_are_up_to_date_compiled_and_complete() -> None:
    assert catalogues.problems() == []


def test_the_game_speaks_french_first_and_english() -> None:
    assert languages()[:2] == ("fr", "en")
    assert DEFAULT_LANGUAGE == "fr"


def test_every_refusal_has_a_sentence() -> None:
    assert set(REFUSALS) == set(Refusal)


def test_every_event_has_a_name_for_whoever_undoes_it() -> None:
    assert set(GESTURES) == {event.__name__ for event in get_args(Event)}


def test_every_code_of_a_problem_has_a_sentence_and_every_sentence_a_problem() -> None:
    used = {
        node.value
        for path in (*sources(GAME / "content"), GAME / "screen" / "keys.py")
        if path.name != "messages.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }
    assert used == set(SENTENCES)


def test_hints_and_warnings_belong_to_a_sentence() -> None:
    assert set(HINTS) <= set(SENTENCES)
    assert set(SENTENCES) >= WARNINGS


def test_every_code_of_a_problem_is_tried_by_a_test() -> None:
    tests = Path(__file__).parent.parent
    files = (*(tests / "content").glob("*.py"), tests / "screen" / "test_key_file.py")
    tried = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert [code for code in SENTENCES if f'{code}"' not in tried] == []


def test_every_problem_is_said_in_every_language() -> None:
    told = [SENTENCES, HINTS]
    for language in languages():
        words = Words(language)
        for texts in told:
            for text in texts.values():
                assert words.say(text, **dict.fromkeys(blanks(text), "x"))


def test_a_translation_has_the_blanks_of_its_message() -> None:
    wrong = []
    for language, message in messages():
        wanted = set().union(*map(blanks, forms(message.id)))
        *others, last = map(blanks, forms(message.string))
        # One of a thing can be said without its number.
        right = last == wanted and all(wanted - {"n"} <= other <= wanted for other in others)
        if not right:
            wrong.append((language, message.id))
    assert wrong == []


def test_a_blank_has_a_plain_name() -> None:
    for _, message in messages():
        for text in (*forms(message.id), *forms(message.string)):
            assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in blanks(text)), text


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(GAME)))
def test_what_is_said_is_a_message_and_never_built_on_the_spot(path: Path) -> None:
    built = [line for line, text in said(path) if isinstance(text, (ast.JoinedStr, ast.BinOp))]
    called = [line for line, text in said(path) if isinstance(text, ast.Call)]
    assert (built, called) == ([], [])


def test_every_message_is_found_by_the_one_who_translates() -> None:
    known = {form for message in catalogues.extracted() if message.id for form in forms(message.id)}
    for path in sources():
        for line, text in said(path):
            if isinstance(text, ast.Constant) and text.value:
                assert text.value in known, (path, line)


def test_french_is_written_with_its_own_signs() -> None:
    wrong = [
        text
        for language, message in messages()
        if language == "fr"
        for text in forms(message.string)
        if re.search(r"'|\.\.\.|“|”", text) and "'" not in "".join(forms(message.id))
    ]
    assert wrong == []


def test_none_is_singular_in_french_and_plural_in_english() -> None:
    told = [Words(lang).say_n("{n} problem.", "{n} problems.", 0) for lang in ("fr", "en")]
    assert told == ["0 problème.", "0 problems."]


def test_what_fills_a_blank_is_never_read_as_a_message() -> None:
    sentence = Words("en").say("{file}: this file does not exist.", file="{file.__class__} {n}")
    assert sentence == "{file.__class__} {n}: this file does not exist."


def test_what_no_catalogue_knows_is_said_as_it_is() -> None:
    assert Words("fr").say("Not a message.") == "Not a message."
    assert Words("fr").say("") == ""


def test_a_language_that_is_not_spoken_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        Words("tlh")
