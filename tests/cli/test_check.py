"""`atouts check` as a person or a program runs it: what it prints, how it says it, its exit."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.content.shipped import content_root
from game.i18n import languages

CLEAN, PROBLEMS, UNUSABLE = 0, 1, 2

DECK = """\
format: 1
id: mon-paquet
title: Mon paquet
language: fr
version: 1.0.0
licence: CC-BY-4.0
authors: [Nous]
jobs:
  - id: cuisine
    name: Cuisinière
    duties: [Cuire, Servir]
"""


def check(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder of its own; it must never end in a traceback."""
    command = [sys.executable, "-m", "game.cli", "check", *map(str, arguments)]
    settings = {**os.environ, "PYTHONPATH": str(content_root()), "NO_COLOR": "1", **environment}
    errors = "replace" if "PYTHONIOENCODING" in environment else "strict"
    done = subprocess.run(  # noqa: S603 -- our own command
        command,
        capture_output=True,
        timeout=120,
        check=False,
        env=settings,
        encoding="utf-8",
        errors=errors,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def listed(*arguments: object) -> list[dict[str, Any]]:
    """Returns the problems that the command prints for a program."""
    found: list[dict[str, Any]] = json.loads(check(*arguments, "--format", "json").stdout)
    return found


def deck(folder: Path, old: str = "", new: str = "", name: str = "essai.yaml") -> Path:
    path = folder / name
    path.write_text(DECK.replace(old, new, 1), encoding="utf-8")
    return path


def plain(text: str) -> str:
    """Returns French text with ordinary spaces, whatever spaces its signs have."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_what_is_shipped_has_no_problem_and_says_so_in_french() -> None:
    done = check(content_root() / "cards", content_root() / "scenarios")
    assert (done.returncode, done.stderr) == (CLEAN, "")
    assert done.stdout.rstrip().endswith("Aucun problème.")


def test_a_problem_is_shown_with_its_place_its_line_a_caret_and_a_hint(tmp_path: Path) -> None:
    path = deck(tmp_path, "    duties:", "    dutis:")
    done = check(path)
    assert done.returncode == PROBLEMS
    assert plain(done.stdout).split("\n\n")[0].split("\n") == [
        f"{path}:11:5 K201 La clé « dutis » est inconnue ici.",
        "   |",
        "11 |     dutis: [Cuire, Servir]",
        "   |     ^^^^^",
        "  = Vouliez-vous écrire « duties » ?",
    ]
    assert plain(done.stdout).rstrip().endswith("1 problème.")


def test_a_problem_is_said_in_english_when_asked(tmp_path: Path) -> None:
    path = deck(tmp_path, "    duties:", "    dutis:")
    shown = check(path, "--lang", "en").stdout
    assert f"{path}:11:5 K201 The key “dutis” is unknown here.\n" in shown
    assert "\n  = Did you mean “duties”?\n" in shown
    assert shown.endswith("1 problem.\n")


@pytest.mark.parametrize("name", ["Éléonore, ", "E\u0301le\u0301onore, ", "« Œuvre » "])
def test_the_caret_stands_under_its_column_behind_accents(name: str, tmp_path: Path) -> None:
    path = deck(tmp_path, "[Cuire, Servir]", f"[{name}{{à: b}}]")
    lines = check(path).stdout.split("\n")
    line = next(n for n, text in enumerate(lines) if text.startswith("11 | "))
    assert lines[line][lines[line + 1].index("^")] == "{"


def test_a_program_gets_a_list_of_objects(tmp_path: Path) -> None:
    path = deck(tmp_path, "title: Mon paquet", "titel: 'Été'")
    assert listed(path) == [
        {
            "code": "K201",
            "severity": "error",
            "file": str(path),
            "line": 3,
            "column": 1,
            "message": "La clé «\u00a0titel\u00a0» est inconnue ici.",
            "hint": "Vouliez-vous écrire «\u00a0titre\u00a0»\u00a0?",
        }
    ]


def test_every_object_has_the_same_seven_keys_in_every_language(tmp_path: Path) -> None:
    deck(tmp_path, "    duties: [Cuire, Servir]", "\tduties: no", "a.yaml")
    deck(tmp_path, "id: mon-paquet", "id: 'Mon paquet'\nx: &a y", "b.yaml")
    (tmp_path / "c.yaml").write_bytes(b"\xff\xfe")
    keys = {"code", "severity", "file", "line", "column", "message", "hint"}
    for language in languages():
        found = listed(tmp_path, "--lang", language)
        assert len(found) >= 4
        for problem in found:
            assert set(problem) == keys
            assert isinstance(problem["line"], int)
            assert isinstance(problem["column"], int)
            assert problem["severity"] in ("error", "warning")
            assert problem["message"]


def test_a_program_gets_an_empty_list_of_a_clean_deck(tmp_path: Path) -> None:
    done = check(deck(tmp_path), "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (CLEAN, [])


def test_a_warning_is_a_problem_for_whoever_checks(tmp_path: Path) -> None:
    path = deck(tmp_path, "Cuisinière", "12:30")
    assert check(path).returncode == PROBLEMS
    assert [p["severity"] for p in listed(path)] == ["warning"]


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    deck(tmp_path, "title", "titel", "a.yaml")
    (tmp_path / "b").mkdir()
    deck(tmp_path / "b", "duties", "dutis", "b.yml")
    assert [(p["code"], Path(p["file"]).name) for p in listed(tmp_path)] == [
        ("K201", "a.yaml"),
        ("K201", "b.yml"),
    ]
    assert plain(check(tmp_path).stdout).rstrip().endswith("2 problèmes.")


@pytest.mark.parametrize("name", ["decouverte", "express", "equipe-pro"])
def test_a_scenario_is_summed_up_for_4_6_8_and_12_seats(name: str) -> None:
    path = content_root() / "scenarios" / f"{name}.yaml"
    lines = plain(check(path).stdout).split("\n")
    assert re.fullmatch(rf".+ \({name}\), (45|90) min", lines[0])
    for seats, line in zip((4, 6, 8, 12), lines[1:5], strict=True):
        found = re.fullmatch(rf"  {seats} places : (\d+) × (\d+) min, débriefing (\d+) min", line)
        assert found is not None, line
        rounds, minutes, debriefing = map(int, found.groups())
        assert rounds >= 1
        assert rounds * minutes + debriefing <= 90
    assert "  4 seats: " in check(path, "--lang", "en").stdout


def test_a_deck_is_summed_up_by_its_cards() -> None:
    lines = plain(check(content_root() / "cards").stdout).split("\n")
    assert "Métiers (metiers-fr), 66 métiers (dont 24 loufoques)" in lines
    skills = next(line for line in lines if "(sfc-fr)" in line)
    counts = [int(n) for n in re.findall(r"\w+ (\d+)(?=[,)])", skills)]
    assert sum(counts) == 48


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nulle-part.yaml"],
        ["x" * 5000],
        [".", "nulle-part"],
        ["--format", "xml", "."],
        ["--format"],
        ["--lang", "de", "."],
        ["--couleur", "."],
    ],
    ids=lambda arguments: " ".join(arguments)[:20],
)
def test_arguments_that_can_not_be_used_exit_with_two(arguments: list[str]) -> None:
    done = check(*arguments)
    assert done.returncode == UNUSABLE
    assert done.stdout == ""
    assert done.stderr.strip()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "nulle-part.yaml : ce fichier n’existe pas.\n"),
        ("en", "nulle-part.yaml: this file does not exist.\n"),
        ("it", "nulle-part.yaml: questo file non esiste.\n"),
        ("nl", "nulle-part.yaml: dit bestand bestaat niet.\n"),
    ],
)
def test_a_path_that_is_missing_is_named_in_a_sentence(language: str, said: str) -> None:
    assert plain(check("nulle-part.yaml", "--lang", language).stderr) == said
    if language == "fr":
        assert plain(check("nulle-part.yaml").stderr) == said


HOSTILE = {
    "in_a_value": ("title: Mon paquet", r'title: "\e]0;pirate\a\e[2J\x9b31m"'),
    "in_a_key": ("title: Mon paquet", r'"\e]0;pirate\a": x'),
    "raw_in_a_value": ("title: Mon paquet", "title: \x1b]0;pirate\x07\x9b31m\x7f"),
    "in_a_tag": ("title: Mon paquet", "title: !%1b%5d0;pirate%07 x"),
    "in_a_choice": ("whimsical: no", r'whimsical: "\e]0;pirate\a"'),
    "in_an_id": ("id: mon-paquet", r'id: "\e]0;pirate\a"'),
    "turning_the_text_around": ("title: Mon paquet", "titel: \u202eteuqap"),
}


@pytest.mark.parametrize("place", HOSTILE)
@pytest.mark.parametrize("output", ["text", "json"])
def test_control_characters_of_a_deck_never_reach_the_terminal(
    place: str, output: str, tmp_path: Path
) -> None:
    path = deck(tmp_path, "[Cuire, Servir]\n", "[Cuire, Servir]\n    whimsical: no\n")
    old, new = HOSTILE[place]
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    done = check(path, "--format", output)
    assert done.returncode == PROBLEMS
    shown = done.stdout + done.stderr
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names do not exist there")
@pytest.mark.parametrize("name", [b"\xff\xfe.yaml", b"\x1b]0;pirate\x07.yaml", b"a\nb.yaml"])
def test_a_file_name_that_can_not_be_printed_is_shown_all_the_same(
    name: bytes, tmp_path: Path
) -> None:
    (tmp_path / os.fsdecode(name)).write_text("- a", encoding="utf-8")
    for output in ("text", "json"):
        done = check(tmp_path, "--format", output, PYTHONUTF8="0", PYTHONIOENCODING="utf-8:strict")
        assert done.returncode == PROBLEMS
        assert "F005" in done.stdout
        assert not set(done.stdout) & set("\x1b\x07")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_a_terminal_of_another_encoding_is_no_obstacle(encoding: str, tmp_path: Path) -> None:
    path = deck(tmp_path, "title: Mon paquet", "titel: Ґ → 日本 \N{EAR}")
    assert check(path, PYTHONIOENCODING=encoding).returncode == PROBLEMS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file")
def test_a_device_that_never_ends_is_not_read() -> None:
    assert [p["code"] for p in listed("/dev/zero")] == ["F010"]


def test_the_own_words_of_the_command_are_in_the_help() -> None:
    done = check("--help")
    assert done.returncode == CLEAN
    assert "--format" in done.stdout
    assert "--lang" in done.stdout
    assert "fr, en, it, nl" in done.stdout
