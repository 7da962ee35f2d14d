"""Problems between files, and many at once: all come in one pass, and nothing starts by half."""

from pathlib import Path

import pytest

from game.content.diagnostics import Diagnostic, Severity
from game.content.library import Library
from game.i18n import Words
from tests.content.sources import (
    DECK,
    FRAMEWORK,
    SCENARIO,
    checked,
    jobs,
    places,
    with_line,
    written,
)

HEAD = DECK[: DECK.index("framework")]
SKILLS = DECK[DECK.index("skills") : DECK.index("jobs")]


MANY = r"""format: 2
id: Mon paquet
titel: x
language: français
version: 1.0.0
licence: CC-BY-4.0
licence: MIT
framework: bonk
skills:
  - id: ecouter
    name: 'L'écoute'
    dimension: &d sociale
    family: relationel
    définition: Laisser parler.
    number: 010
  - id: ecouter
    name:
    example: x
TABdimension: sociale
jobs:
  - id: cuisine
    name: "Cui\0sine"
    duties: [Cuire, no, c, d]
    pictogram: zorglub
    whimsical: parfois
""".replace("TAB", "\t")


def opened(scenario: str, folder: Path, **decks: str) -> tuple[bool, list[Diagnostic]]:
    """Opens a scenario with decks beside it: whether it can be played, and what is wrong."""
    for name, text in decks.items():
        written(folder, text, f"{name}.yaml")
    found = Library().open(written(folder, scenario))
    return found.kit is not None, list(found.problems)


def deck_of(name: str, *parts: str) -> str:
    return with_line(HEAD, 2, f"id: {name}") + "".join(parts)


def played_with(*decks: str, rules: str = "") -> str:
    return with_line(SCENARIO, 11, f"decks: [{', '.join(decks)}]", *rules.split("\n"))


def test_a_scenario_with_a_broken_deck_never_starts_by_half(tmp_path: Path) -> None:
    broken = with_line(DECK, 11, "    nome: Écouter")
    playable, problems = opened(
        played_with("sfc-fr", "metiers-fr", "brise"), tmp_path, brise=broken
    )
    assert not playable
    assert [(p.file.name, f"{p.line}:{p.column} {p.code}") for p in problems] == [
        ("brise.yaml", "11:5 K201"),
        ("essai.yaml", "11:29 R403"),
    ]
    assert problems[1].hint(Words("en")).endswith("brise.yaml")


@pytest.mark.parametrize("broken", ["", "- a\n", "[" * 50, "title: 'L'atelier'\n", "\0", "%"])
def test_a_scenario_with_a_deck_that_can_not_be_read_never_starts(
    broken: str, tmp_path: Path
) -> None:
    playable, problems = opened(played_with("sfc-fr", "brise"), tmp_path, brise=broken)
    assert not playable
    assert {p.file.name for p in problems} == {"brise.yaml", "essai.yaml"}


def test_a_scenario_with_a_deck_that_only_has_warnings_starts(tmp_path: Path) -> None:
    deck = deck_of("autre", "jobs:\n  - {id: x, name: 12:30, duties: [Agir]}\n")
    playable, problems = opened(played_with("sfc-fr", "metiers-fr", "autre"), tmp_path, autre=deck)
    assert playable
    assert [p.code for p in problems] == ["Y104"]


def test_a_deck_whose_framework_is_broken_says_which_file_to_correct(tmp_path: Path) -> None:
    path = written(tmp_path, with_line(FRAMEWORK, 3, "titel: x"), "mon-modele.yaml")
    problems = checked(tmp_path, with_line(DECK, 8, "framework: mon-modele"))
    assert places(problems) == ["8:12 R410"]
    assert str(path) in problems[0].hint(Words("en"))


def test_a_deck_with_its_own_framework_has_its_dimensions(tmp_path: Path) -> None:
    written(tmp_path, FRAMEWORK, "mon-modele.yaml")
    own = with_line(DECK, 8, "framework: mon-modele")
    assert places(checked(tmp_path, own)) == ["12:16 C304"]
    assert checked(tmp_path, with_line(own, 12, "    dimension: unique")) == []


def test_a_deck_is_not_its_own_framework(tmp_path: Path) -> None:
    assert places(checked(tmp_path, with_line(DECK, 8, "framework: mon-paquet"))) == ["8:12 R402"]


def test_decks_of_one_scenario_follow_one_framework(tmp_path: Path) -> None:
    skills = SKILLS.replace("sociale", "unique")
    other = deck_of("autre", "framework: mon-modele\n", skills)
    written(tmp_path, FRAMEWORK, "mon-modele.yaml")
    playable, problems = opened(
        played_with("sfc-fr", "metiers-fr", "autre"), tmp_path, autre=other.replace("ecouter", "x")
    )
    assert not playable
    assert places(problems) == ["11:1 R405"]


def test_decks_of_one_scenario_share_no_card(tmp_path: Path) -> None:
    other = deck_of("autre", "jobs:\n  - {id: boulangerie, name: Boulange, duties: [Pétrir]}\n")
    playable, problems = opened(played_with("sfc-fr", "metiers-fr", "autre"), tmp_path, autre=other)
    assert not playable
    assert places(problems) == ["11:1 R406"]
    assert problems[0].params["id"] == "boulangerie"


def test_hands_on_paper_need_numbers_that_name_one_card(tmp_path: Path) -> None:
    other = deck_of("autre", "jobs:\n  - {id: x, number: 7, name: Autre, duties: [Agir]}\n")
    names = ("sfc-fr", "metiers-fr", "autre")
    on_paper = played_with(*names, rules="rules: {hands: papier}")
    playable, problems = opened(on_paper, tmp_path, autre=other)
    assert (playable, places(problems)) == (False, ["11:1 R408"])
    assert opened(played_with(*names), tmp_path, autre=other) == (True, [])


def test_three_hands_are_the_fewest_that_can_be_dealt(tmp_path: Path) -> None:
    scenario = played_with("sfc-fr", "peu", rules="rules:\n  hand_size: 4")
    playable, problems = opened(scenario, tmp_path, peu=deck_of("peu", jobs(11)))
    assert (playable, places(problems)) == (False, ["13:14 S502"])
    playable, problems = opened(scenario, tmp_path, peu=deck_of("peu", jobs(12)))
    assert (playable, places(problems)) == (True, ["13:14 S511"])
    assert problems[0].severity is Severity.WARNING
    assert problems[0].params["possible"] == 3


def test_fourteen_hands_leave_nothing_to_say(tmp_path: Path) -> None:
    scenario = played_with("sfc-fr", "assez", rules="rules:\n  hand_size: 4")
    _, problems = opened(scenario, tmp_path, assez=deck_of("assez", jobs(55)))
    assert places(problems) == ["13:14 S511"]
    assert opened(scenario, tmp_path, assez=deck_of("assez", jobs(56))) == (True, [])


def test_hands_on_paper_are_counted_by_whoever_deals_them(tmp_path: Path) -> None:
    scenario = played_with("sfc-fr", "peu", rules="rules: {hands: paper}")
    assert opened(scenario, tmp_path, peu=deck_of("peu", jobs(1))) == (True, [])


def test_a_round_needs_its_skills(tmp_path: Path) -> None:
    scenario = played_with("metiers-fr", "peu", rules="rules:\n  skills_per_round: 2")
    playable, problems = opened(scenario, tmp_path, peu=deck_of("peu", "framework: bunk\n", SKILLS))
    assert (playable, places(problems)) == (False, ["13:21 S503"])


def test_two_files_of_a_folder_have_two_ids(tmp_path: Path) -> None:
    written(tmp_path, DECK, "a.yaml")
    written(tmp_path, with_line(DECK, 3, "title: Copie"), "b.yaml")
    problems = Library().check([tmp_path])
    assert [(p.file.name, f"{p.line}:{p.column} {p.code}") for p in problems] == [
        ("b.yaml", "2:5 R407")
    ]
    assert problems[0].params["file"] == "a.yaml"


def test_a_file_given_twice_is_checked_once(tmp_path: Path) -> None:
    path = written(tmp_path, with_line(DECK, 3, "titel: x"))
    assert places(Library().check([path, tmp_path, path])) == ["3:1 K201"]


def test_folders_are_searched_to_their_bottom_for_yaml_alone(tmp_path: Path) -> None:
    deep = tmp_path / "à moi" / "2026"
    deep.mkdir(parents=True)
    written(deep, "- a", "essai.YML")
    written(deep, "- a", "notes.txt")
    (deep / "dossier.yaml").mkdir()
    assert [p.file.name for p in Library().check([tmp_path])] == ["essai.YML"]


def test_every_problem_of_a_file_comes_in_one_pass(tmp_path: Path) -> None:
    assert places(checked(tmp_path, MANY)) == [
        "1:9 K207",
        "2:5 C303",
        "3:1 K201",
        "4:11 K209",
        "7:1 Y101",
        "8:12 R402",
        "11:14 F017",
        "12:16 Y102",
        "13:13 K204",
        "15:13 Y106",
        "17:5 K205",
        "19:1 F012",
        "22:11 F013",
        "23:13 K208",
        "23:21 Y104",
        "25:16 K203",
    ]


def test_a_broken_card_hides_no_other_card(tmp_path: Path) -> None:
    cards = [
        "  - {id: a, name: Un, dimension: zorglub, definition: x}",
        "  - {id: b, nom: Deux, definition: x}",
        "  - {id: a, name: Un, dimension: sociale, definition: x}",
        "  - {id: 'd'd, name: Quatre, dimension: sociale, definition: x}",
        "  - texte",
        "  - {id: f, name: Six, dimension: social, definition: x, pictogram: zorglub}",
        "  - ",
        "  - {id: h, name: Huit, dimension: sociale, definition: x, number: 6}",
    ]
    text = DECK[: DECK.index("  - id: ecouter")] + "\n".join(cards) + "\n"
    assert places(checked(tmp_path, text)) == [
        "10:34 C304",
        "11:5 K202",
        "12:10 C301",
        "12:19 C305",
        "13:13 F017",
        "14:5 K203",
        "15:35 C304",
        "15:69 R404",
        "16:4 K205",
        "17:68 C302",
    ]


def test_a_broken_scenario_hides_no_problem_of_its_decks(tmp_path: Path) -> None:
    written(tmp_path, with_line(DECK, 3, "titel: x"), "mon-paquet.yaml")
    text = with_line(played_with("sfc-fr", "mon-paquet", "perdu"), 3, "titel: 'L'atelier'")
    problems = Library().check([written(tmp_path, text)])
    assert [(p.file.name, f"{p.line}:{p.column} {p.code}") for p in problems] == [
        ("essai.yaml", "3:11 F017"),
        ("essai.yaml", "11:17 R403"),
        ("essai.yaml", "11:29 R401"),
        ("mon-paquet.yaml", "3:1 K201"),
    ]


def test_problems_come_by_file_and_by_line(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        written(
            tmp_path,
            with_line(with_line(DECK, 17, "    dutie: [x]"), 3, "titel: x"),
            f"{name}.yaml",
        )
    problems = [(p.file.name, p.line) for p in Library().check([tmp_path]) if p.code == "K201"]
    assert problems == sorted(problems)
    assert len(problems) == 6
