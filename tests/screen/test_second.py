"""A card's second language is shown where there is room, and takes nothing that matters more."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from game.content.models import JobWords, Kit, SecondWords, SkillCard
from game.rules import Step
from game.screen import gestures, looks
from game.screen.cards import job_card, skill_card
from game.screen.intents import Key
from game.screen.layout import Box
from game.screen.second import card_languages
from game.screen.semantics import Node
from game.screen.stage import Stage
from game.screen.strips import strip, strips_in_a_row
from game.storage.settings import Settings
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.test_boxes import SIZES, TABLES, TWO_SIZES, Paper, chunks, measured
from tests.screen.tour import Tour

LANGUAGES = ("en", "uk")


def bilingual(home: Path, seats: int, language: str, *, private: bool = False) -> Pilot:
    known: Settings = table(seats).model_copy(update={"second_language": language})
    return Pilot(home, settings=known, private=private)


def with_long_jobs(kit: Kit) -> Kit:
    """Gives every job a second name that is as long as a name may be."""
    words = tuple(JobWords(id=j.id, name=f"{j.name} in other words"[:48]) for j in kit.jobs)
    found = next(t for t in kit.translations if t.language == "en")
    return kit.model_copy(update={"translations": (found.model_copy(update={"jobs": words}),)})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_skill_card_fits_in_two_languages(tmp_path: Path, count: int, language: str) -> None:
    kit = shipped_kit(skills_per_round=count, max_rounds=1)
    found = []
    for number, some in enumerate(chunks(list(kit.skills), count)):
        pilot = bilingual(tmp_path / str(number), 3, language)
        game = Paper(pilot, kit.model_copy(update={"skills": tuple(some)}), [])
        game.to_the_choice()
        pilot.app.on(Key.UNDO)
        pilot.seconds += 60
        places = [list(measured(pilot, SIZES))]
        pilot.app.on(Key.NEXT)
        places.append(list(measured(pilot, SIZES)))
        game.choose()
        pilot.app.on(Key.NEXT)
        places.append(list(measured(pilot, SIZES)))
        pilot.app.on(Key.NEXT)
        places.append(list(measured(pilot, SIZES)))
        names = ("search", "choice", "preparation", "interview")
        found += [f"{name}: {p}" for name, place in zip(names, places, strict=True) for p in place]
    assert found == []


@pytest.mark.parametrize("name", ["3 seats", "8 long names, 4 skills, criterion"])
def test_every_screen_of_a_game_fits_in_two_languages(home: Path, name: str) -> None:
    """The jobs have a second name too: it stands where there is room, and moves nothing out."""
    made = TABLES[name]
    pilot = bilingual(home, made.seats, "en", private=made.private)
    tour = Tour(pilot, with_long_jobs(made.kit()), made.tied, made.long_names, made.teams)
    assert [f"{step}: {p}" for step in tour.all() for p in measured(pilot, TWO_SIZES)] == []


# --- what is lost first ------------------------------------------------------------------


def stage_for(tmp_path: Path, language: str = "en", size: tuple[int, int] = (1280, 720)) -> Stage:
    pilot = bilingual(tmp_path, 3, language)
    pilot.begin(shipped_kit())
    pilot.windows.resize(size)
    return pilot.app.stage()


def written(node: Node) -> str:
    """Returns what is drawn on a card, line after line."""
    drawn = [look.block for look in node.looks if isinstance(look, looks.Text)]
    return " | ".join(" ".join(block.lines) for block in drawn)


def cards_of(stage: Stage) -> Iterator[tuple[SkillCard, str, str]]:
    assert stage.kit is not None
    for card in stage.kit.skills:
        words = stage.second(card)
        assert words is not None
        yield card, words.name, getattr(words, "definition", "")


def test_a_large_card_says_everything_twice(tmp_path: Path) -> None:
    stage = stage_for(tmp_path)
    assert stage.kit is not None
    box = Box(100, 50, stage.u(70), stage.u(80))
    for card, name, definition in cards_of(stage):
        said = written(skill_card(stage, stage.kit, card, box))
        assert all(text in said for text in (card.name, card.definition, name, definition)), said


@pytest.mark.parametrize("shape", [(39, 54), (36, 60), (60, 25), (60, 14)])
def test_the_second_definition_goes_first_then_the_first_one_and_never_the_name(
    tmp_path: Path, shape: tuple[int, int]
) -> None:
    stage = stage_for(tmp_path)
    assert stage.kit is not None
    box = Box(100, 50, stage.u(shape[0]), stage.u(shape[1]))
    for card, _, definition in cards_of(stage):
        node = skill_card(stage, stage.kit, card, box)
        said = written(node)
        assert card.name in said
        assert definition not in said or card.definition in said, said
        assert problems(Node(node.role, "", box, children=(node,)), stage) == []


def test_strips_have_the_second_name_alone(tmp_path: Path) -> None:
    stage = stage_for(tmp_path, size=(1920, 1080))
    assert stage.kit is not None
    cards = list(stage.kit.skills[:3])
    lying = [strip(stage, stage.kit, c, Box(0, 0, 1100, 170), defined=True) for c in cards]
    row, _ = strips_in_a_row(stage, stage.kit, cards, Box(0, 0, 1700, 600))
    for card, name, definition in list(cards_of(stage))[:3]:
        for nodes in (lying, row):
            said = written(next(node for node in nodes if node.name == card.name))
            assert name in said
            assert definition not in said


def test_a_job_shows_its_second_name_where_there_is_room_and_loses_no_duty(
    tmp_path: Path,
) -> None:
    plain = stage_for(tmp_path / "plain", "")
    pilot = bilingual(tmp_path / "two", 3, "en")
    pilot.begin(with_long_jobs(shipped_kit()))
    stage = pilot.app.stage()
    assert stage.kit is not None
    shown = 0
    for job in stage.kit.jobs:
        for w, h in ((50, 65), (30, 36), (60, 20)):
            box = Box(0, 0, stage.u(w), stage.u(h))
            before, now = (written(job_card(s, job, box)) for s in (plain, stage))
            assert {d for d in job.duties if d in before} <= {d for d in job.duties if d in now}
            words = stage.second(job)
            assert words is not None
            shown += words.name in now
    assert shown > len(stage.kit.jobs) // 2


def test_a_card_that_was_not_translated_looks_as_it_did(tmp_path: Path) -> None:
    plain, stage = stage_for(tmp_path / "a", ""), stage_for(tmp_path / "b", "ar")
    assert stage.kit is not None
    box = Box(0, 0, stage.u(40), stage.u(55))
    for card in stage.kit.skills[:5]:
        one, other = (skill_card(s, stage.kit, card, box) for s in (plain, stage))
        assert one == other


def test_the_settings_offer_the_languages_that_the_cards_have(home: Path) -> None:
    pilot = bilingual(home, 3, "")
    assert card_languages(pilot.app) == ["en", "uk"]
    kit = shipped_kit()
    english: Sequence[SecondWords] = [t for t in kit.translations if t.language == "en"]
    pilot.begin(kit.model_copy(update={"translations": tuple(english)}))
    assert card_languages(pilot.app) == ["en"]
    gestures.open_settings(pilot.app)
    seen = []
    for _ in range(2):
        pilot.app.press("second_language")
        seen.append(pilot.app.settings.second_language)
    assert seen == ["en", ""]


def test_a_game_shows_both_languages_on_the_table(home: Path) -> None:
    pilot = bilingual(home, 3, "en")
    game = Paper(pilot, shipped_kit(skills_per_round=1), [])
    game.to_the_choice()
    assert pilot.state.step is Step.CHOICE
    card = pilot.state.here().skills[0]
    words = pilot.app.stage().second(next(c for c in shipped_kit().skills if c.id == card))
    assert words is not None
    drawn = " ".join(written(node) for node in pilot.tree().walk())
    assert words.name in drawn
