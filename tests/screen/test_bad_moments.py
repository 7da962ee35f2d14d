"""What is missing, broken or hostile costs a sentence or a placeholder, never the game."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from pydantic import ValidationError

from game.content.library import Library
from game.content.models import JobCard, Kit, SkillCard
from game.content.shipped import content_root
from game.i18n.typography import LONGEST_NAME, tidy_name
from game.rules import Accepted, AddSeat, SeatId, Step
from game.screen import sprites, text, typefaces
from game.screen.scenes.field import TextScene
from game.screen.scenes.lists import ScenarioScene, WorkshopScene
from game.screen.scenes.table import LONGEST_NAME as LONGEST_TYPED
from game.screen.sprites import faulty_pictograms, pictogram
from game.screen.text import Weight
from game.storage.files import write_whole
from game.storage.settings import Settings, load_settings
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard, scenario_file, sheet_of

INK = (20, 20, 20, 255)
HOSTILE = {
    "a null character": "Zo\x00é",
    "half of a character": "Zoé\ud800",
    "20,000 characters": "Z" * 20_000,
    "20,000 words": "Zoé " * 5_000,
    "right-to-left marks": "\u202eZoé\u200f\u2067",
    "a tower of accents": "Zoe" + "\u0301" * 400,
    "emoji": "Zoé 👩🏽‍🏫🎉",
    "emoji alone": "🎉🎉",
    "Arabic": "مريم Zoé",
    "nothing to see": "\u200b\u202e\x00",
    "lines": "Zoé\n\n\r\u2028B",
    "a template": "{name} %s <b>&amp;</b>",
}


# --- fonts -------------------------------------------------------------------------------


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of what is shipped, to be damaged."""
    root = tmp_path / "content"
    for name in ("fonts", "pictograms"):
        shutil.copytree(content_root() / "assets" / name, root / "assets" / name)
    for module in (sprites, text, typefaces):
        if hasattr(module, "content_root"):
            monkeypatch.setattr(module, "content_root", lambda: root)
    forget_fonts_and_pictures()
    yield root / "assets"
    forget_fonts_and_pictures()


def forget_fonts_and_pictures() -> None:
    for module in (sprites, text, typefaces):
        for kept in vars(module).values():
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()


def damage(path: Path, how: str) -> None:
    whole = path.read_bytes()
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes({"empty": b"", "noise": b"\x00\xff" * 500, "cut": whole[:3000]}[how])


@pytest.mark.parametrize("how", ["missing", "empty", "noise", "cut"])
@pytest.mark.parametrize("name", typefaces.FILES)
def test_another_font_stands_in_for_a_broken_one(
    assets: Path, home: Path, name: str, how: str
) -> None:
    damage(assets / "fonts" / name, how)
    assert list(typefaces.faulty_fonts()) == [name]
    for weight in Weight:
        drawn = text.rendered("Zoé, œuvre", 40, weight, INK)
        assert drawn.get_bounding_rect().w > 50
    pilot = Pilot(home)
    pilot.begin(shipped_kit())
    pilot.press("return")
    assert len(set(pilot.picture())) > 10


def test_without_any_font_pygames_own_draws(assets: Path, home: Path) -> None:
    shutil.rmtree(assets / "fonts")
    (assets / "fonts").mkdir()
    assert set(typefaces.faulty_fonts()) == set(typefaces.FILES)
    assert text.rendered("Zoe", 40, Weight.TITLE, INK).get_bounding_rect().w > 20
    pilot = Pilot(home)
    pilot.begin(shipped_kit())
    pilot.press("return")
    pilot.picture()


@pytest.mark.usefixtures("assets")
def test_whole_fonts_are_not_complained_of() -> None:
    assert typefaces.faulty_fonts() == {}
    assert faulty_pictograms() == []


# --- pictograms --------------------------------------------------------------------------


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGBA")


@pytest.mark.parametrize("how", ["missing", "empty", "noise"])
def test_a_question_mark_stands_in_for_a_broken_pictogram(assets: Path, how: str) -> None:
    damage(assets / "pictograms" / "users.svg", how)
    assert faulty_pictograms() == ["users"]
    assert pixels(pictogram("users", 48, INK, 2)) == pixels(pictogram("question-mark", 48, INK, 2))


def test_without_its_question_mark_a_ring_stands_in(assets: Path) -> None:
    shutil.rmtree(assets / "pictograms")
    drawn = pictogram("users", 48, INK, 2)
    assert drawn.get_size() == (48, 48)
    assert drawn.get_bounding_rect().w > 40


@pytest.mark.parametrize("how", ["missing", "noise"])
def test_a_game_is_played_without_any_pictogram(assets: Path, home: Path, how: str) -> None:
    for path in (assets / "pictograms").glob("*.svg"):
        damage(path, how)
    pilot = Pilot(home, settings=table(4))
    pilot.begin(shipped_kit(max_rounds=1))
    Keyboard(pilot).until(lambda: pilot.scene == "RevealScene")
    pilot.picture()


ELSEWHERE = (
    "../../secret",
    "/etc/passwd",
    "..\\..\\secret",
    "users/../../secret",
    "secret\x00",
    "USERS",
    "C:secret",
    "https://example.org/bomb",
)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_no_name_of_a_pictogram_opens_another_file(
    assets: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(assets / "pictograms" / "users.svg", assets.parent / "secret.svg")
    opened: list[Path] = []
    read_text = Path.read_text

    def noted(path: Path, *args: str, **kept: str) -> str:
        opened.append(path)
        return read_text(path, *args, **kept)

    monkeypatch.setattr(Path, "read_text", noted)
    drawn = pictogram(name, 32, INK, 2)
    assert {path.name for path in opened} <= {"question-mark.svg"}
    assert pixels(drawn) == pixels(pictogram("question-mark", 32, INK, 2))


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_deck_with_such_a_name_is_refused_with_its_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / "paquet.yaml"
    escaped = name.replace("\\", "\\\\").replace("\x00", "\\0")
    card = f'{{id: a, nom: A, taches: [B], pictogramme: "{escaped}"}}'
    path.write_text(
        "format: 1\nid: paquet\ntitre: P\nlangue: fr\nversion: 1.0.0\nlicence: CC0\n"
        f"auteurs: [A]\nmetiers:\n  - {card}\n",
        encoding="utf-8",
    )
    problems = Library().check([path])
    assert any(p.line == 9 and p.severity == "error" for p in problems)
    assert Library().open(path).kit is None
    with pytest.raises(ValidationError):
        JobCard.model_validate(
            {"id": "a", "number": 1, "name": "A", "duties": ["B"], "pictogram": name}
        )


@pytest.mark.parametrize("key", ["image", "picture", "pictogram_file", "font", "sound"])
def test_a_deck_can_bring_neither_picture_nor_font_nor_sound(tmp_path: Path, key: str) -> None:
    """A picture bomb lies beside the deck; nothing names it, and nothing opens it."""
    (tmp_path / "bombe.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)
    path = tmp_path / "paquet.yaml"
    path.write_text(
        "format: 1\nid: paquet\ntitre: P\nlangue: fr\nversion: 1.0.0\nlicence: CC0\n"
        f"auteurs: [A]\nmetiers:\n  - {{id: a, nom: A, taches: [B], {key}: bombe.png}}\n",
        encoding="utf-8",
    )
    assert [(p.line, p.code) for p in Library().check([path])] == [(9, "K201")]
    assert key not in SkillCard.model_fields
    assert Library(tmp_path).decks() == [path]


# --- names -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_tidy_name_is_short_and_can_be_written(kind: str) -> None:
    tidy = tidy_name(HOSTILE[kind])
    assert len(tidy) <= LONGEST_NAME
    assert tidy == tidy_name(tidy)
    assert tidy.encode("utf-8").decode() == tidy
    assert tidy.isprintable()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_name_can_be_typed(home: Path, kind: str) -> None:
    pilot = Pilot(home, settings=table(4))
    pilot.begin(shipped_kit())
    pilot.press("f3", "1", "2", "2")
    scene = pilot.app.scene
    assert isinstance(scene, TextScene)
    pilot.app.take(pygame.Event(pygame.TEXTINPUT, text=HOSTILE[kind]))
    pilot.tick()
    assert len(scene.text) <= LONGEST_TYPED
    pilot.press("return")
    assert pilot.scene == "TableScene"
    pilot.picture()
    assert pilot.app.sitting is not None
    pilot.app.leave_workshop()
    pilot.press("return")
    pilot.picture()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_name_in_the_settings_plays_a_whole_game(home: Path, kind: str) -> None:
    path = scenario_file(home / "decks", max_rounds=1)
    settings = Settings.model_validate(
        {
            "scenario": str(path),
            "table": [{"pseudonym": name} for name in (HOSTILE[kind], "Bison", "Castor")],
        }
    )
    pilot = Pilot(home, (1024, 768), settings=settings)
    Keyboard(pilot).to_the_end()
    assert pilot.state.step is Step.OVER
    assert len(sheet_of(pilot)["rounds"]) == 1
    first = next(iter(pilot.state.seats.values())).pseudonym
    assert first == (tidy_name(HOSTILE[kind]) or "Albatros")
    again = Pilot(home, settings=load_settings(pilot.home.settings))
    assert len(again.app.settings.table) == 3


@pytest.mark.parametrize("kind", [k for k in HOSTILE if k != "half of a character"])
def test_a_hostile_name_in_a_journal_is_taken_up(home: Path, kind: str) -> None:
    """Half of a character can't stand in a journal: such a line is refused with its number."""
    pilot = Pilot(home, settings=table(4))
    pilot.begin(shipped_kit(max_rounds=1))
    assert pilot.app.sitting is not None
    added = AddSeat(SeatId("s5"), HOSTILE[kind])
    assert isinstance(pilot.app.sitting.workshop.dispatch(added), Accepted)
    pilot.press("return")
    pilot.app.leave_workshop()
    pilot.press("return")
    assert pilot.app.sitting is not None
    assert len(pilot.app.seat_name(SeatId("s5"))) <= LONGEST_NAME
    Keyboard(pilot).to_the_end()
    pilot.picture()
    sheet_of(pilot)


def test_a_damaged_journal_costs_a_sentence(home: Path) -> None:
    pilot = Pilot(home, settings=table(4))
    pilot.begin(shipped_kit())
    pilot.press("return")
    folder = pilot.folder
    pilot.app.leave_workshop()
    journal = folder / "journal.jsonl"
    lines = journal.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"Bison", b"\\ud800")
    journal.write_bytes(b"\n".join(lines))
    pilot.app.go(WorkshopScene(pilot.app))
    pilot.see("ligne 3")
    pilot.press("return")
    pilot.see("ligne 3")
    assert pilot.app.sitting is None


# --- files -------------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", ["x" * 20_000, "a\x00b", "/", "\ud800", "{file}"])
def test_an_odd_scenario_in_the_settings_is_the_default_one(home: Path, scenario: str) -> None:
    settings = Settings(table=table(4).table).model_copy(update={"scenario": scenario})
    pilot = Pilot(home, settings=settings)
    pilot.press("return")
    assert pilot.scene == "SeatsScene"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_whose_name_is_no_text_is_listed_and_played(home: Path) -> None:
    path = scenario_file(home / "decks", max_rounds=1)
    odd = Path(os.fsdecode(os.fsencode(path.parent) + b"/pa\xffquet.yaml"))
    path.rename(odd)
    pilot = Pilot(home, settings=table(4))
    pilot.app.go(ScenarioScene(pilot.app))
    pilot.picture()
    scene = pilot.app.scene
    assert isinstance(scene, ScenarioScene)
    entry = next(e for e in scene.entries if e.path.name == odd.name)
    scene.choose(entry)
    assert pilot.scene == "SeatsScene"
    pilot.press("return")
    again = Pilot(home, settings=load_settings(pilot.home.settings))
    again.press("return")
    again.picture()


def test_half_of_a_character_does_not_keep_a_file_from_being_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "sheet.html", "Zo\ud800é")
    assert (tmp_path / "sheet.html").read_text(encoding="utf-8") == "Zo?é"


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_deck_with_a_hostile_name_is_refused_or_drawn(
    home: Path, tmp_path: Path, kind: str
) -> None:
    """What check lets through is drawn; what it refuses has a line and a sentence."""
    raw = HOSTILE[kind].encode("utf-8", "surrogatepass")
    path = tmp_path / "paquet.yaml"
    path.write_bytes(
        b"format: 1\nid: paquet\ntitre: P\nlangue: fr\nversion: 1.0.0\nlicence: CC0\n"
        b'auteurs: [A]\nmetiers:\n  - {id: a, nom: "' + raw + b'", taches: [B]}\n'
    )
    opened = Library().open(path)
    pilot = Pilot(home, (1024, 768), settings=table(4))
    if opened.kit is None:
        assert all(p.line >= 1 for p in opened.problems)
        assert opened.problems
        pilot.app.go(ScenarioScene(pilot.app))
        return
    odd = next(job for job in opened.kit.jobs if job.id == "a")
    pilot.begin(only_this_job(opened.kit, odd))
    Keyboard(pilot).until(lambda: pilot.scene == "ChoiceScene")
    pilot.picture()


def only_this_job(kit: Kit, job: JobCard) -> Kit:
    """Returns a kit in which every card has the name of one."""
    jobs = tuple(card.model_copy(update={"name": job.name}) for card in kit.jobs)
    return kit.model_copy(update={"jobs": jobs})
