"""A deck speaks a second language as soon as a file beside it says its words."""

from pathlib import Path

import pytest

from game.content.diagnostics import Severity
from game.content.library import Library
from game.content.models import DeckFile, JobCard, Kit, SkillCard, SkillWords, TranslationFile
from game.content.shipped import content_root
from game.i18n import LANGUAGE_NAMES, Words
from game.wiring import Header, read_header
from tests.content.sources import DECK as SMALL_DECK
from tests.content.sources import SCENARIO, TRANSLATION, checked, places, with_line, written

MORE = """\
  - {id: dire, name: Dire, dimension: sociale, definition: Parler.}
  - {id: faire, name: Faire, dimension: sociale, definition: Agir.}
"""
DECK = SMALL_DECK.replace("jobs:\n", f"{MORE}jobs:\n")
OVERLAY = """\
format: 1
id: mon-paquet-en
title: My deck
of: mon-paquet
language: en
version: 1.0.0
licence: CC-BY-4.0
authors: [Us]
skills:
  - id: ecouter
    name: Listening
    definition: Letting others speak.
  - {id: dire, name: Saying}
  - {id: faire, name: Doing}
jobs:
  - id: cuisine
    name: Cook
    duties: [Cook, Serve]
"""


def kit_of(path: Path, own: Path | None = None) -> Kit:
    opened = Library(own).open(path)
    assert opened.kit is not None, opened.problems
    return opened.kit


def second_name(kit: Kit, card: str, language: str = "en") -> str | None:
    """Returns the second name of a card, skill or job."""
    cards: list[SkillCard | JobCard] = [*kit.skills, *kit.jobs]
    found = next(c for c in cards if c.id == card)
    words = kit.words_of(found, language)
    return words.name if words is not None else None


def test_a_file_beside_the_deck_is_enough(tmp_path: Path) -> None:
    path = written(tmp_path, DECK, "mon-paquet.yaml")
    assert second_name(kit_of(path), "ecouter") is None
    written(tmp_path, OVERLAY, "mon-paquet.en.yaml")
    kit = kit_of(path)
    assert second_name(kit, "ecouter") == "Listening"
    assert second_name(kit, "cuisine") == "Cook"
    assert second_name(kit, "cuisine", "nl") is None
    assert kit.language_of(kit.skills[0]) == "fr"


def test_the_overlay_and_its_deck_are_sound(tmp_path: Path) -> None:
    written(tmp_path, DECK, "mon-paquet.yaml")
    assert checked(tmp_path, OVERLAY, "mon-paquet.en.yaml") == []
    loaded = Library().load(tmp_path / "mon-paquet.en.yaml")
    assert isinstance(loaded.content, TranslationFile)
    assert loaded.content.status == "to_review"


def test_a_translation_says_in_the_summary_that_it_waits_for_a_reader(tmp_path: Path) -> None:
    written(tmp_path, DECK, "mon-paquet.yaml")
    path = written(tmp_path, OVERLAY, "mon-paquet.en.yaml")
    assert Library().summary([path], Words("en")) == [
        "My deck (mon-paquet-en), mon-paquet → English, 3 skills, 1 job, to be reviewed"
    ]
    path = written(tmp_path, f"{OVERLAY}status: relu\n", "mon-paquet.en.yaml")
    assert Library().summary([path], Words("fr"))[0].endswith(", relue")


def test_the_nearest_translation_wins_language_by_language(tmp_path: Path) -> None:
    own = tmp_path / "own"
    near = tmp_path / "near"
    own.mkdir()
    near.mkdir()
    scenario = written(near, SCENARIO)
    mine = TRANSLATION.replace("metiers-fr", "sfc-fr").split("jobs:")[0].replace("uk", "en")
    entry = "skills:\n  - {id: planifier, name: Mine}\n"
    written(own, mine + entry, "mine.yaml")
    kit = kit_of(scenario, own)
    assert second_name(kit, "planifier") == "Mine"
    assert second_name(kit, "anticiper") is None
    assert second_name(kit, "planifier", "uk") == "Планувати"
    written(near, mine + entry.replace("Mine", "Nearer"), "nearer.yaml")
    assert second_name(kit_of(scenario, own), "planifier") == "Nearer"


def test_a_translation_is_of_its_own_deck_alone(tmp_path: Path) -> None:
    """Another deck may use the same id for another card."""
    written(tmp_path, OVERLAY, "mon-paquet.en.yaml")
    other = written(tmp_path, with_line(DECK, 2, "id: autre-paquet"), "autre-paquet.yaml")
    assert second_name(kit_of(other), "ecouter") is None


def test_a_broken_translation_keeps_nobody_from_playing(tmp_path: Path) -> None:
    path = written(tmp_path, DECK, "mon-paquet.yaml")
    written(tmp_path, OVERLAY.replace("name: Listening", "nam: x"), "mon-paquet.en.yaml")
    opened = Library().open(path)
    assert opened.kit is not None
    assert second_name(opened.kit, "ecouter") is None
    told = [p for p in opened.problems if p.code == "R416"]
    assert [p.severity for p in told] == [Severity.WARNING]


def test_a_translation_with_warnings_is_played(tmp_path: Path) -> None:
    path = written(tmp_path, DECK, "mon-paquet.yaml")
    written(tmp_path, OVERLAY.replace("language: en", "language: eo"), "mon-paquet.eo.yaml")
    assert second_name(kit_of(path), "ecouter", "eo") == "Listening"


def test_two_files_for_one_language_are_one_too_many(tmp_path: Path) -> None:
    written(tmp_path, DECK, "mon-paquet.yaml")
    written(tmp_path, OVERLAY, "a.yaml")
    written(tmp_path, with_line(OVERLAY, 2, "id: encore"), "b.yaml")
    problems = Library().check([tmp_path])
    assert [(p.file.name, p.code) for p in problems] == [("b.yaml", "R415")]


def test_a_translation_is_no_deck_to_play_but_opens_its_deck(tmp_path: Path) -> None:
    written(tmp_path, DECK, "mon-paquet.yaml")
    path = written(tmp_path, OVERLAY, "mon-paquet.en.yaml")
    assert [p.name for p in Library(tmp_path).decks()] == ["mon-paquet.yaml"]
    assert kit_of(path).decks[0].id == "mon-paquet"
    (tmp_path / "mon-paquet.yaml").unlink()
    opened = Library().open(path)
    assert opened.kit is None
    assert places(list(opened.problems)) == ["4:5 R401"]


def test_the_journal_embeds_the_second_words_and_reads_older_ones(tmp_path: Path) -> None:
    from datetime import date

    path = written(tmp_path, DECK, "mon-paquet.yaml")
    written(tmp_path, OVERLAY, "mon-paquet.en.yaml")
    content = Header("w", date(2026, 3, 2), "fr", kit_of(path)).content()
    assert second_name(read_header(content).kit, "cuisine") == "Cook"
    for newer in ("translations", "skills_language", "jobs_language"):
        del content["kit"][newer]
    old = read_header(content).kit
    assert old.translations == ()
    assert old.language_of(old.skills[0]) == old.scenario.language == "fr"


def test_a_card_speaks_the_language_of_its_own_deck(tmp_path: Path) -> None:
    """Jobs in Dutch, skills in French: each is read aloud in its own."""
    dutch = with_line(DECK[: DECK.index("framework")], 4, "language: nl")
    jobs = "jobs:\n  - {id: kok, name: Kok, duties: [Koken]}\n"
    kit = kit_of(written(tmp_path, dutch + jobs))
    kok = next(job for job in kit.jobs if job.id == "kok")
    assert (kit.language_of(kok), kit.language_of(kit.skills[0])) == ("nl", "fr")


# --- the shipped ones --------------------------------------------------------------------

SHIPPED = sorted((content_root() / "cards").glob("*.*.yaml"))


def test_the_soft_skills_are_shipped_in_english_and_ukrainian() -> None:
    assert {path.name for path in SHIPPED} >= {"sfc-fr.en.yaml", "sfc-fr.uk.yaml"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_translation_has_every_card_and_says_who_read_it(path: Path) -> None:
    library = Library()
    assert library.load(path).problems == []
    file = library.load(path).content
    assert isinstance(file, TranslationFile)
    assert path.name == f"{file.of}.{file.language}.yaml"
    assert file.language in LANGUAGE_NAMES
    found = library.find(file.of)
    assert found is not None
    assert isinstance(found.content, DeckFile)
    assert [c.id for c in file.skills] == [c.id for c in found.content.skills]
    names = [card.name for card in file.skills]
    assert len(set(names)) == len(names)


def test_a_definition_is_translated_where_the_name_is() -> None:
    for path in SHIPPED:
        file = Library().load(path).content
        assert isinstance(file, TranslationFile)
        skills: tuple[SkillWords, ...] = file.skills
        assert all(card.definition for card in skills)
