"""Decks are found by their id, nearest first, and a deck alone can be played at once."""

from pathlib import Path

import pytest

from game.content.aliases import FRENCH, canonical_key
from game.content.library import Library
from game.content.models import DeckFile, Kit, ScenarioFile
from game.content.shipped import content_root
from game.rules import Hands, PlayedJob, Reveal, TieRule, Totals, VoteMethod
from tests.content.sources import DECK, FRAMEWORK, SCENARIO, checked, jobs, with_line, written

SHIPPED_JOBS, SHIPPED_SKILLS = 66, 48


def titled(title: str) -> str:
    return with_line(DECK, 3, f"title: {title}")


def jobs_deck(count: int, name: str = "mes-metiers") -> str:
    head = DECK[: DECK.index("framework")]
    return with_line(head, 2, f"id: {name}") + jobs(count)


def kit_of(path: Path, own: Path | None = None) -> Kit:
    opened = Library(own).open(path)
    assert opened.kit is not None, opened.problems
    return opened.kit


def title_found(library: Library, wanted: str, beside: Path | None = None) -> str:
    found = library.find(wanted, beside)
    assert found is not None
    assert found.content is not None
    return found.content.title


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "mes paquets"
    folder.mkdir()
    return folder


@pytest.fixture
def near(tmp_path: Path) -> Path:
    folder = tmp_path / "atelier du lundi"
    folder.mkdir()
    return folder


def test_the_folder_of_the_scenario_comes_first_then_the_own_one_then_the_shipped(
    own: Path, near: Path
) -> None:
    scenario = written(near, SCENARIO)
    shipped = title_found(Library(own), "metiers-fr", scenario)
    assert shipped == "Métiers"
    written(own, jobs_deck(3, "metiers-fr").replace("Mon paquet", "À moi"), "metiers-fr.yaml")
    assert title_found(Library(own), "metiers-fr", scenario) == "À moi"
    written(near, jobs_deck(3, "metiers-fr").replace("Mon paquet", "Ici"), "metiers-fr.yaml")
    assert title_found(Library(own), "metiers-fr", scenario) == "Ici"
    assert title_found(Library(own), "metiers-fr") == "À moi"
    assert title_found(Library(), "metiers-fr") == "Métiers"


def test_the_nearest_deck_is_the_one_that_is_played(own: Path, near: Path) -> None:
    scenario = written(near, SCENARIO)
    assert len(kit_of(scenario, own).jobs) == SHIPPED_JOBS
    written(own, jobs_deck(60, "metiers-fr"), "metiers-fr.yaml")
    assert len(kit_of(scenario, own).jobs) == 60
    written(near, jobs_deck(57, "metiers-fr"), "metiers-fr.yaml")
    assert len(kit_of(scenario, own).jobs) == 57


@pytest.mark.parametrize("name", ["autre nom.yaml", "AUTRE.YML", "mes métiers (copie).yaml"])
def test_a_deck_is_found_by_its_id_in_a_file_of_another_name(name: str, own: Path) -> None:
    written(own, titled("Trouvé"), name)
    assert title_found(Library(own), "mon-paquet") == "Trouvé"


@pytest.mark.parametrize(
    "line",
    [
        "id: mon-paquet",
        'id: "mon-paquet"',
        "id : 'mon-paquet'",
        "ID: mon-paquet",
        '"id": mon-paquet',
        "id: mon-paquet # le nôtre",
    ],
)
def test_an_id_is_found_however_it_is_written(line: str, own: Path) -> None:
    written(own, with_line(titled("Trouvé"), 2, line), "x.yaml")
    assert title_found(Library(own), "mon-paquet") == "Trouvé"


def test_an_id_is_found_behind_a_bom_and_at_the_end_of_a_file(own: Path) -> None:
    written(own, b"\xef\xbb\xbfid: un\n" + with_line(DECK, 2).encode(), "a.yaml")
    written(own, with_line(DECK, 2) + "id: deux\n", "b.yaml")
    library = Library(own)
    assert title_found(library, "un") == "Mon paquet"
    assert title_found(library, "deux") == "Mon paquet"


def test_the_id_of_a_card_is_not_the_id_of_its_deck(own: Path) -> None:
    written(own, with_line(DECK, 2) + "id: mon-paquet\n", "a.yaml")
    assert Library(own).find("ecouter") is None


def test_a_file_named_as_the_id_comes_before_another_that_has_it(own: Path) -> None:
    written(own, titled("A"), "a.yaml")
    written(own, titled("Du même nom"), "mon-paquet.yaml")
    assert title_found(Library(own), "mon-paquet") == "Du même nom"


def test_a_file_that_lost_its_id_is_found_by_its_name(own: Path, near: Path) -> None:
    written(own, with_line(DECK, 2, "idd: mon-paquet"), "mon-paquet.yaml")
    scenario = written(near, with_line(SCENARIO, 11, "decks: [sfc-fr, metiers-fr, mon-paquet]"))
    codes = [p.code for p in Library(own).open(scenario).problems]
    assert sorted(codes) == ["K201", "R403"]


def test_what_is_nowhere_is_not_found(own: Path) -> None:
    assert Library(own).find("nulle-part") is None
    assert Library(own / "absent").find("nulle-part") is None


def test_own_files_are_offered_as_scenarios_or_as_decks(own: Path) -> None:
    written(own, DECK, "paquet.yaml")
    written(own, SCENARIO, "atelier.yaml")
    written(own, with_line(SCENARIO, 11, "Paquets: [sfc-fr, metiers-fr]"), "autre.yml")
    written(own, "rien", "notes.txt")
    library = Library(own)
    assert [path.name for path in library.decks()] == ["paquet.yaml"]
    assert [path.name for path in library.scenarios()] == [
        *["decouverte.yaml", "equipe-pro.yaml", "express.yaml"],
        *["atelier.yaml", "autre.yml"],
    ]


def test_a_library_without_an_own_folder_has_the_shipped_scenarios(tmp_path: Path) -> None:
    for library in (Library(), Library(tmp_path / "absent")):
        assert len(library.scenarios()) == 3
        assert library.decks() == []


def test_a_deck_of_few_jobs_is_played_with_the_default_scenario_and_completed(own: Path) -> None:
    kit = kit_of(written(own, jobs_deck(2)))
    assert kit.scenario.id == "decouverte"
    assert len(kit.jobs) == 2 + SHIPPED_JOBS
    assert [job.id for job in kit.jobs[:2]] == ["m0", "m1"]
    assert len(kit.skills) == SHIPPED_SKILLS
    assert [deck.id for deck in kit.decks] == ["mes-metiers", "sfc-fr", "metiers-fr"]


def test_a_deck_with_enough_jobs_is_played_alone(own: Path) -> None:
    kit = kit_of(written(own, jobs_deck(12)))
    assert [job.id for job in kit.jobs] == [f"m{n}" for n in range(12)]
    assert len(kit.skills) == SHIPPED_SKILLS
    assert [deck.id for deck in kit.decks] == ["mes-metiers", "sfc-fr"]


def test_a_deck_of_skills_alone_is_played_with_the_shipped_jobs(own: Path) -> None:
    skills = "".join(
        f"  - {{id: s{n}, name: SFC {n}, dimension: sociale, definition: x}}\n" for n in range(6)
    )
    text = DECK[: DECK.index("  - id: ecouter")] + skills
    kit = kit_of(written(own, text))
    assert [skill.id for skill in kit.skills] == [f"s{n}" for n in range(6)]
    assert len(kit.jobs) == SHIPPED_JOBS


def test_a_deck_that_takes_shipped_ids_has_its_own_cards(own: Path) -> None:
    text = jobs_deck(1).replace("{id: m0", "{id: boulangerie")
    kit = kit_of(written(own, text))
    assert len(kit.jobs) == SHIPPED_JOBS
    assert [job.name for job in kit.jobs if job.id == "boulangerie"] == ["Métier 0"]


def test_a_deck_with_its_own_framework_is_played_with_it(own: Path) -> None:
    written(own, FRAMEWORK, "modele.yaml")
    skills = "".join(
        f"  - {{id: s{n}, name: SFC {n}, dimension: unique, definition: x}}\n" for n in range(3)
    )
    text = with_line(DECK[: DECK.index("  - id: ecouter")], 8, "framework: mon-modele") + skills
    assert kit_of(written(own, text)).framework.id == "mon-modele"


def test_a_deck_says_what_its_cards_are_called(own: Path) -> None:
    noun = "noun: {singular: situation, plural: situations, gender: feminine}\n"
    assert kit_of(written(own, jobs_deck(12) + noun)).noun.plural == "situations"
    assert kit_of(written(own, jobs_deck(12))).noun.plural == "métiers"


def test_a_framework_alone_can_not_be_played(own: Path) -> None:
    opened = Library().open(written(own, FRAMEWORK))
    assert opened.kit is None
    assert opened.problems


@pytest.mark.parametrize("text", ["", "rien", "- a", "\0", "[", DECK.replace("name", "nime")])
def test_what_can_not_be_played_says_why(text: str, own: Path) -> None:
    opened = Library().open(written(own, text))
    assert opened.kit is None
    assert opened.problems


IN_FRENCH = """\
format: 1
id: en-francais
titre: Mon paquet
langue: fr
version: 1.0.0
license: CC-BY-4.0
auteurs: [Nous]
modele: bunk
appellation: {singulier: situation, pluriel: situations, genre: feminine}
sfc:
  - id: ecouter
    numero: 7
    nom: Écouter
    pictogramme: ear
    dimension: sociale
    provenance: guide
    autre_dimension: methodologique
    autre_provenance: bunk
    famille: relationnel
    provenance_famille: opc
    definition: Laisser parler.
    exemple: Un exemple.
    attendu: Attendre son tour.
    a_eviter: Couper la parole.
metiers:
  - id: cuisine
    nom: Cuisinière
    secteur: restauration
    loufoque: oui
    taches: [Cuire, Servir]
"""


def test_a_deck_can_be_written_in_french(tmp_path: Path) -> None:
    assert checked(tmp_path, IN_FRENCH) == []
    deck = Library().load(tmp_path / "essai.yaml").content
    assert isinstance(deck, DeckFile)
    skill, job = deck.skills[0], deck.jobs[0]
    assert (skill.number, skill.name, skill.pictogram) == (7, "Écouter", "ear")
    assert (skill.second_dimension, skill.second_dimension_provenance) == ("methodologique", "bunk")
    assert (skill.family, skill.family_provenance) == ("relationnel", "opc")
    assert (skill.unwelcome, job.whimsical) == ("Couper la parole.", True)


def test_both_languages_can_be_mixed(tmp_path: Path) -> None:
    text = IN_FRENCH.replace("titre:", "title:").replace("nom: Éc", "name: Éc")
    assert checked(tmp_path, text) == []


@pytest.mark.parametrize("key", ["Métiers", "METIERS", "métiers ", "Jobs", "me\u0301tiers"])
def test_capitals_and_accents_in_a_key_are_forgiven(key: str, tmp_path: Path) -> None:
    assert checked(tmp_path, with_line(DECK, 14, f"{key}:")) == []


@pytest.mark.parametrize("key", ["à éviter", "A-EVITER", "a\u00a0éviter", "À_éviter"])
def test_spaces_and_dashes_in_a_key_are_forgiven(key: str, tmp_path: Path) -> None:
    text = with_line(DECK, 13, "    definition: x", f"    {key}: Couper la parole.")
    assert checked(tmp_path, text) == []


def test_each_key_has_one_french_name_and_no_other_key_has_it() -> None:
    assert len(set(FRENCH.values())) == len(FRENCH)
    for english, french in FRENCH.items():
        assert canonical_key(french) == english
        assert canonical_key(english) == english


VALUES = """\
rules:
  hands: Papier
  played_job: gardé
  vote_method: Ouvert
  criterion: non
  observers_vote: VRAI
  cooperative: "off"
  tie: second tour
  reveal: Tout
  totals: jamais
"""


def test_values_can_be_written_in_french(tmp_path: Path) -> None:
    text = with_line(SCENARIO, 12, VALUES + "debriefing:")
    assert checked(tmp_path, text) == []
    found = Library().load(tmp_path / "essai.yaml").content
    assert isinstance(found, ScenarioFile)
    rules = found.rules
    assert (rules.hands, rules.played_job) == (Hands.PAPER, PlayedJob.KEPT)
    assert (rules.vote_method, rules.tie) == (VoteMethod.OPEN, TieRule.RUNOFF)
    assert (rules.reveal, rules.totals) == (Reveal.ALL, Totals.NEVER)
    assert (rules.criterion, rules.observers_vote, rules.cooperative) == (False, True, False)


@pytest.mark.parametrize(
    ("written_as", "read_as"),
    [
        *[(word, True) for word in ("oui", "Oui", "vrai", "yes", "true", "on", "x", "X", "1")],
        *[(word, False) for word in ("non", "NON", "faux", "no", "false", "off", "0")],
    ],
)
def test_yes_and_no_are_read_however_they_are_written(
    written_as: str, read_as: object, tmp_path: Path
) -> None:
    text = DECK + f"    whimsical: {written_as}\n"
    assert checked(tmp_path, text) == []
    deck = Library().load(tmp_path / "essai.yaml").content
    assert isinstance(deck, DeckFile)
    assert deck.jobs[0].whimsical is read_as


def test_cards_without_a_number_are_numbered_by_their_place(tmp_path: Path) -> None:
    written(tmp_path, jobs_deck(3).replace("{id: m1", "{id: m1, number: 40"))
    deck = Library().load(tmp_path / "essai.yaml").content
    assert isinstance(deck, DeckFile)
    assert [job.number for job in deck.jobs] == [1, 40, 3]


def test_spaces_around_a_text_are_left_out(tmp_path: Path) -> None:
    written(tmp_path, with_line(DECK, 11, '    name: "  Écouter  "'))
    deck = Library().load(tmp_path / "essai.yaml").content
    assert isinstance(deck, DeckFile)
    assert deck.skills[0].name == "Écouter"


def test_each_file_is_read_once_for_one_library(tmp_path: Path) -> None:
    path = written(tmp_path, DECK)
    library = Library()
    first = library.load(path)
    written(tmp_path, "- a")
    assert library.load(path) is first
    assert Library().load(path).content is None


def test_the_shipped_folder_has_cards_scenarios_and_assets() -> None:
    root = content_root()
    assert all((root / name).is_dir() for name in ("cards", "scenarios", "assets"))
