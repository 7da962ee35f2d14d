"""Each language is complete, in its own words and with its own signs."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.catalog import Catalog

from game.i18n import LANGUAGE_NAMES, LOCALE_FOLDER, SOURCE_LANGUAGE, Words, catalogues, languages
from game.i18n.dates import DAYS, MONTHS, long_date, short_date
from game.i18n.typography import bound
from tests.i18n.test_catalogues import forms, messages

TRANSLATED = tuple(code for code in languages() if code != SOURCE_LANGUAGE)

SAME_AS_ENGLISH = {
    "fr": {"Bison", "Pause", "Points", "Questions", "Structure", "Vote", "questions"}
    | {"{n} minute", "{n} minutes", "{n} point", "{n} points"},
    "it": {"100%", "115%", "125%", "130%", "150%", "Debriefing", "Esc", "debriefing"}
    | {"{file}: {reason}", "{n} GB", "{n} MB", "{name}: {level}"},
    "nl": {"1", "100%", "115%", "125%", "130%", "150%", "Enter", "Esc", "Lynx", "Page up"}
    | {"Teams", "Workshops", "{n} team", "{n} teams", "{file}: {reason}"}
    | {"{n} GB", "{n} MB", "{name}: {level}"},
}
"""Words that are the same in English, looked at one by one."""

SAME_EVERYWHERE = {
    "Jaguar",
    "Koala",
    "Menu",
    "Panda",
    "Tab",
    "menu",
    "{n} min",
    "{weekday} {day} {month}",
    "{weekday} {day} {month} {year}",
}

SAME_FOR_ANY_NUMBER = {
    "fr": {"{n} skill", "{n} vote"},
    "it": {"{n} skill"},
    "nl": {"{n} skill", "{n} kept on this computer"},
}

FRENCH_SPACES = re.compile(r" [?!:;»]|« |[\u00a0\u202f]")
STRAIGHT = re.compile(r"['\"]|\.\.\.")
QUOTES = {"fr": ("«", "»"), "it": ("«", "»"), "nl": ("“", "”"), "en": ("“", "”")}
NAMES_SIGNS = "Write ’ for an apostrophe and “ ” for a quotation inside it."
"""The one message that speaks of quotation marks instead of quoting."""

SHOWS_SIGNS = "é œ « №"
"""The signs that the check of the room shows in every language, to see that they are drawn."""


def pairs(language: str) -> list[tuple[str, str]]:
    """Returns every message of a language with its English, form by form."""
    return [
        pair
        for code, message in messages()
        if code == language
        for pair in zip(forms(message.id), forms(message.string), strict=True)
    ]


def test_the_game_speaks_four_languages_and_knows_what_they_call_themselves() -> None:
    assert languages() == ("fr", "en", "it", "nl")
    assert set(languages()) <= set(LANGUAGE_NAMES)


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_in_english_by_oversight(language: str) -> None:
    same = {english for english, said in pairs(language) if said == english}
    assert same == SAME_AS_ENGLISH[language] | SAME_EVERYWHERE


@pytest.mark.parametrize("language", ["it", "nl"])
def test_no_sentence_is_left_in_french_by_oversight(language: str) -> None:
    french = dict(pairs("fr"))
    same = {english for english, said in pairs(language) if said == french[english]}
    sentences = {message for message in same if len(message.split()) > 2}
    assert sentences <= SAME_EVERYWHERE


@pytest.mark.parametrize("language", TRANSLATED)
def test_one_and_many_are_said_apart(language: str) -> None:
    wrong = []
    for code, message in messages():
        if code == language and isinstance(message.id, tuple):
            one, *many = forms(message.string)
            same = message.id[0] in SAME_FOR_ANY_NUMBER[language]
            if not many or not one or not all(many) or (one in many) != same:
                wrong.append(message.id)
    assert wrong == []


@pytest.mark.parametrize("language", ["it", "nl", "en"])
def test_zero_is_plural_outside_french(language: str) -> None:
    words = Words(language)
    said = [words.say_n("{n} round", "{n} rounds", n).split()[1] for n in (0, 1, 2)]
    assert said[0] == said[2] != said[1]


def english() -> list[tuple[str, str]]:
    return [(text, text) for text, _ in pairs("fr")]


@pytest.mark.parametrize("language", ["it", "nl", "en"])
def test_only_french_has_french_spaces(language: str) -> None:
    said = english() if language == "en" else pairs(language)
    texts = [text.removesuffix(SHOWS_SIGNS) for _, text in said]
    assert [text for text in texts if FRENCH_SPACES.search(text)] == []


@pytest.mark.parametrize("language", ["it", "nl"])
def test_apostrophes_and_quotation_marks_are_typographic(language: str) -> None:
    wrong = [
        said
        for english, said in pairs(language)
        if STRAIGHT.search(said) and not STRAIGHT.search(english)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_quotations_open_and_close_with_the_signs_of_the_language(language: str) -> None:
    opening, closing = QUOTES[language]
    said = english() if language == "en" else pairs(language)
    for message, text in said:
        if message == NAMES_SIGNS or message.endswith(SHOWS_SIGNS):
            continue
        assert re.sub(f"[^{opening}{closing}]", "", text) in ("", *_pairs(opening, closing)), text
        assert not set("«»“”„") - {opening, closing} & set(text), text


def _pairs(opening: str, closing: str) -> list[str]:
    return [(opening + closing) * times for times in range(1, 5)]


@pytest.mark.parametrize("language", ["it", "nl", "en"])
def test_what_keeps_french_signs_together_changes_no_other_language(language: str) -> None:
    said = english() if language == "en" else pairs(language)
    texts = [text.removesuffix(SHOWS_SIGNS) for _, text in said]
    assert [text for text in texts if bound(text) != text] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_ends_as_its_message_does(language: str) -> None:
    """A full stop too many, or a question that became a statement."""
    wrong = [
        (message, text)
        for message, text in pairs(language)
        if _ending(message) != _ending(text) and message not in ("Next:", NAMES_SIGNS)
    ]
    assert wrong == []


def _ending(text: str) -> str:
    return text[-1] if text[-1] in ".?!…" else ""


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_begins_with_a_capital_where_its_message_does(language: str) -> None:
    """Lower case is for what goes on in a sentence, stands beside a key, or is a day or a month."""
    wrong = [
        (message, text)
        for message, text in pairs(language)
        if message[0].isalpha()
        and text[0].isalpha()
        and message[0].isupper() != text[0].isupper()
        and message not in (*DAYS, *MONTHS)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "first", "fifteenth"),
    [
        ("fr", "jeudi 1er janvier 2026", "dimanche 15 mars"),
        ("en", "Thursday 1 January 2026", "Sunday 15 March"),
        ("it", "giovedì 1º gennaio 2026", "domenica 15 marzo"),
        ("nl", "donderdag 1 januari 2026", "zondag 15 maart"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(
    language: str, first: str, fifteenth: str
) -> None:
    words = Words(language)
    assert long_date(words, date(2026, 1, 1)) == first
    assert short_date(words, date(2026, 3, 15)) == fifteenth


@pytest.mark.parametrize("language", languages())
def test_every_day_and_month_has_a_name_of_its_own(language: str) -> None:
    words = Words(language)
    days = {long_date(words, date(2026, 6, day)).split()[0] for day in range(1, 8)}
    months = {long_date(words, date(2026, month, 2)).split()[2] for month in range(1, 13)}
    assert (len(days), len(months)) == (7, 12)


# --- the check of the catalogues really complains ------------------------------------------


def _drop(catalogue: Catalog) -> None:
    catalogue.delete("Add")


def _leave_over(catalogue: Catalog) -> None:
    catalogue.add("Nobody says this any more.", "Questo non lo dice più nessuno.")


def _forget(catalogue: Catalog) -> None:
    catalogue["Add"].string = ""


def _forget_the_plural(catalogue: Catalog) -> None:
    catalogue[("{n} round", "{n} rounds")].string = ("{n} turno", "")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (_drop, "it: atouts.po is stale"),
        (_leave_over, "it: atouts.po is stale"),
        (_forget, "it: not translated: Add"),
        (_forget_the_plural, "it: not translated: ('{n} round', '{n} rounds')"),
    ],
    ids=["missing", "unused", "untranslated", "without a plural"],
)
def test_a_catalogue_that_is_wrong_is_found(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Catalog], None],
    complaint: str,
) -> None:
    path = _copy(tmp_path, monkeypatch)
    catalogue = catalogues.read(path)
    change(catalogue)
    path.write_bytes(catalogues.po_text(catalogue))
    path.with_suffix(".mo").write_bytes(catalogues.mo_bytes(catalogue))
    assert complaint in catalogues.problems()


def test_a_catalogue_that_was_not_compiled_again_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _copy(tmp_path, monkeypatch)
    assert catalogues.problems() == []
    changed = path.read_text(encoding="utf-8").replace('"Aggiungi"', '"Metti"')
    path.write_text(changed, encoding="utf-8")
    assert catalogues.problems() == ["it: atouts.mo is stale"]


def _copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copies the Italian catalogue, and lets the check look at the copy alone."""
    copytree(LOCALE_FOLDER / "it", folder / "it")
    path = folder / "it" / "LC_MESSAGES" / "atouts.po"
    monkeypatch.setattr(catalogues, "po_files", lambda: [path])
    return path
