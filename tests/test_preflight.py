"""The checks before a workshop: each can fail, says so in one sentence, and hides no other."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from game import RELEASED
from game.cli import app as commands
from game.content.diagnostics import Diagnostic
from game.content.library import Library
from game.content.loader import LoadedFile
from game.i18n import Words, languages
from game.preflight import Display, Level, Preflight, Result, as_lines, worst
from game.storage.home import Home
from game.storage.settings import Settings
from game.wiring import Header, begin_in
from game.workshop.clock import SteppedClock
from tests.screen.pilot import shipped_kit

FRENCH = Words("fr")
NOON = datetime(2026, 11, 24, 12, 0)  # noqa: DTZ001 -- the room's clock


class Fake:
    """A machine where everything is well, until a test says otherwise."""

    def __init__(self, **other: Any) -> None:
        self.other = other

    def _answer(self, name: str, usual: Any) -> Any:
        answer = self.other.get(name, usual)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def displays(self) -> Sequence[Display]:
        usual = [Display((1920, 1080), (960, 540)), Display((1280, 800), (2560, 400))]
        return self._answer("displays", usual)  # type: ignore[no-any-return]

    def has_sound(self) -> bool:
        return bool(self._answer("has_sound", usual=True))

    def fonts(self) -> int:
        return 5

    def faulty_fonts(self) -> Mapping[str, str]:
        return self._answer("faulty_fonts", {})  # type: ignore[no-any-return]

    def faulty_pictures(self) -> Sequence[str]:
        return self._answer("faulty_pictures", [])  # type: ignore[no-any-return]

    def pace_ms(self) -> Mapping[str, float]:
        return self._answer("pace_ms", {"0": 1.7, "1": 9.2})  # type: ignore[no-any-return]

    def free_bytes(self, folder: Path) -> int:  # noqa: ARG002 -- any folder
        return self._answer("free_bytes", 84 * 10**9)  # type: ignore[no-any-return]

    def now(self) -> datetime:
        return self._answer("now", NOON)  # type: ignore[no-any-return]


def checks(home: Path, *, words: Words = FRENCH, **other: Any) -> dict[str, Result]:
    settings = other.pop("settings", Settings())
    keys: Sequence[Diagnostic] = other.pop("keys", ())
    preflight = Preflight(words, Home(home), settings, Fake(**other), keys)
    results = [*preflight.quick(), preflight.speed()]
    return {result.code: result for result in results}


def test_a_room_where_all_is_well_is_green(home: Path) -> None:
    found = checks(home)
    assert {result.level for result in found.values()} == {Level.OK}
    assert list(found) == [
        "displays", "sound", "decks", "disk", "clock", "letters", "pictures", "keys", "speed",
    ]  # fmt: skip


ONE, SMALL = Display((1920, 1080), (960, 540)), Display((800, 600), (400, 300))

CASES: dict[str, tuple[dict[str, Any], str, Level, str]] = {
    "no screen": ({"displays": []}, "displays", Level.PROBLEM, "Aucun écran"),
    "one screen": ({"displays": [ONE]}, "displays", Level.OK, "la salle voit ce que vous voyez"),
    "a small screen": ({"displays": [SMALL]}, "displays", Level.ATTENTION, "800 × 600"),
    "a mirror": ({"displays": [ONE, ONE]}, "displays", Level.ATTENTION, "la même image"),
    "no sound": ({"has_sound": False}, "sound", Level.ATTENTION, "muet"),
    "sounds off": (
        {"has_sound": False, "settings": Settings(effects_volume=0, timer_volume=0)},
        "sound", Level.OK, "coupés",
    ),
    "a full disk": ({"free_bytes": 9_000_000}, "disk", Level.PROBLEM, "9 Mo"),
    "a nearly full disk": ({"free_bytes": 99_000_000}, "disk", Level.ATTENTION, "99 Mo"),
    "room enough": ({"free_bytes": 100_000_000}, "disk", Level.OK, "100 Mo"),
    "a clock that lost its battery": (
        {"now": datetime(2020, 1, 1)}, "clock", Level.ATTENTION, "2020",  # noqa: DTZ001
    ),
    "one font": ({"faulty_fonts": {"a.ttf": "é"}}, "letters", Level.ATTENTION, "a.ttf"),
    "no font": (
        {"faulty_fonts": dict.fromkeys("abcde", "?")}, "letters", Level.PROBLEM, "a, b, c, d, e",
    ),
    "pictures": (
        {"faulty_pictures": list("abcde")}, "pictures", Level.ATTENTION, "a, b, c (+ 2)",
    ),
    "a slow screen": ({"pace_ms": {"0": 80.0, "1": 95.0}}, "speed", Level.ATTENTION, "80 ms"),
    "one slow way of two": ({"pace_ms": {"0": 80.0, "1": 2.0}}, "speed", Level.OK, "2 ms"),
    "no speed": ({"pace_ms": {}}, "speed", Level.ATTENTION, "n’a pas pu"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_check_can_fail_alone(home: Path, case: str) -> None:
    other, code, level, said = CASES[case]
    found = checks(home, **other)
    assert (found[code].level, said in found[code].sentence) == (level, True), found[code]
    if level is not Level.OK:
        assert found[code].advice
    assert {r.level for name, r in found.items() if name != code} == {Level.OK}


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("displays", "displays"), ("has_sound", "sound"), ("free_bytes", "disk"),
        ("now", "clock"), ("faulty_fonts", "letters"), ("faulty_pictures", "pictures"),
        ("pace_ms", "speed"),
    ],
)  # fmt: skip
def test_a_check_that_breaks_is_said_and_hides_no_other(home: Path, broken: str, code: str) -> None:
    fault: dict[str, Any] = {broken: RuntimeError("le pilote est mort")}
    found = checks(home, **fault)
    assert found[code].level is Level.ATTENTION
    assert "le pilote est mort" in found[code].sentence
    assert len(found) == len(checks(home))


def test_a_folder_that_can_not_be_written_is_red(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = checks(tmp_path / "file" / "home")
    assert found["disk"].level is Level.PROBLEM
    assert "--home" in found["disk"].advice


def test_the_scenario_that_begin_plays_must_be_whole(home: Path) -> None:
    decks = home / "decks"
    decks.mkdir(parents=True)
    bad = decks / "essai.yaml"
    bad.write_text("format: 1\nid: essai\njobs: [{nam: x}]\n", encoding="utf-8")
    own = checks(home)["decks"]
    assert own.level is Level.ATTENTION
    assert "Vos fichiers ont" in own.sentence
    chosen = checks(home, settings=Settings(scenario=str(bad)))["decks"]
    assert chosen.level is Level.PROBLEM
    assert "essai.yaml" in chosen.sentence


def test_damaged_shipped_cards_are_red(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = Library.load

    def damaged(library: Library, path: Path) -> LoadedFile:
        found = load(library, path)
        if path.name == "sfc-fr.yaml" and not found.problems:
            found.problems.append(Diagnostic("F006", path))
        return found

    monkeypatch.setattr(Library, "load", damaged)
    found = checks(home)["decks"]
    assert found.level is Level.PROBLEM
    assert "Réinstallez" in found.advice


def test_a_workshop_from_tomorrow_makes_the_clock_doubtful(home: Path) -> None:
    folder = home / "workshops" / "2026-12-24-09h00-abcd"
    folder.mkdir(parents=True)
    header = Header(folder.name, date(2026, 12, 24), "fr", shipped_kit())
    begin_in(folder, header, SteppedClock()).close()
    found = checks(home)["clock"]
    assert found.level is Level.ATTENTION
    assert "jeudi 24 décembre 2026" in found.sentence
    (folder / "journal.jsonl").write_text("{}")
    assert checks(home)["clock"].level is Level.OK


def test_the_day_of_the_release_is_a_possible_day(home: Path) -> None:
    day = datetime(RELEASED.year, RELEASED.month, RELEASED.day)  # noqa: DTZ001 -- a room's day
    assert checks(home, now=day)["clock"].level is Level.OK


def test_mistakes_in_the_keys_and_the_settings_are_said(home: Path) -> None:
    Home(home).prepare()
    problem = Diagnostic("T602", home / "keys.yaml")
    assert checks(home, keys=[problem])["keys"].level is Level.ATTENTION
    Home(home).keys.write_text("next: [space]\n")
    assert "keys.yaml" in checks(home)["keys"].sentence
    for broken in ("{", '{"theme": "violet"}', '{"table": [{"pseudonym": "\\ud800"}]}'):
        Home(home).settings.write_text(broken)
        assert checks(home)["settings"].level is Level.ATTENTION
    Home(home).settings.write_text('{"theme": "dark"}')
    assert "settings" not in checks(home)


@pytest.mark.parametrize("language", languages())
def test_every_result_is_a_sentence_in_every_language(home: Path, language: str) -> None:
    words = Words(language)
    for other, *_ in CASES.values():
        results = list(checks(home, words=words, **dict(other)).values())
        for line in as_lines(results, words):
            assert "{" not in line
        for result in results:
            assert result.sentence[:1].isupper() or result.sentence[:1].isdigit()


def test_the_worst_counts() -> None:
    levels = [Result("a", level, "") for level in (Level.OK, Level.PROBLEM, Level.ATTENTION)]
    assert worst(levels) is Level.PROBLEM
    assert worst(levels[:1]) is Level.OK


# --- the command -------------------------------------------------------------------------


@pytest.fixture
def quick_pace(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, float]], None]:
    def answer(found: dict[str, float]) -> None:
        monkeypatch.setattr("game.screen.pace.measure", lambda: found)

    answer({"0": 1.0})
    return answer


def run(*arguments: str) -> Any:
    return CliRunner().invoke(commands, ["doctor", *arguments])


@pytest.mark.usefixtures("quick_pace")
def test_doctor_prints_words_beside_its_marks(home: Path) -> None:
    told = run("--home", str(home))
    assert told.exit_code == 0, told.output
    assert "✓ prêt" in told.output
    assert "Disque : Les ateliers peuvent s’écrire" in told.output


@pytest.mark.usefixtures("quick_pace")
def test_doctor_ends_with_1_where_something_is_red(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = run("--home", str(tmp_path / "file" / "x"), "--lang", "en")
    assert told.exit_code == 1
    assert "✗ to mend" in told.output


def test_doctor_ends_with_0_where_something_is_only_amber(
    home: Path, quick_pace: Callable[[dict[str, float]], None]
) -> None:
    quick_pace({})
    told = run("--home", str(home))
    assert told.exit_code == 0
    assert "! à voir" in told.output


@pytest.mark.usefixtures("quick_pace")
def test_doctor_speaks_to_programs(home: Path) -> None:
    told = json.loads(run("--home", str(home), "--format", "json").stdout)
    assert {entry["code"] for entry in told} >= {"displays", "disk", "speed"}
    assert {entry["level"] for entry in told} <= {"ok", "attention", "problem"}
    assert run("--format", "xml").exit_code == 2


@pytest.mark.usefixtures("quick_pace")
def test_doctor_remembers_the_pace_for_the_next_start(home: Path) -> None:
    run("--home", str(home))
    assert '"0": 1.0' in Home(home).machine.read_text()
    assert os.environ.get("SDL_VIDEODRIVER") == "dummy"
