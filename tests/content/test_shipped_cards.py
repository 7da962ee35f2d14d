"""The cards that come with the game keep what the game promises of them."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from game.content.library import DEFAULT_SCENARIO, Library
from game.content.loader import Loaded
from game.content.models import (
    DeckFile,
    Family,
    FrameworkFile,
    JobCard,
    Phase,
    Provenance,
    ScenarioFile,
    SkillCard,
)
from game.content.pictograms import pictogram_names
from game.content.shipped import content_root
from game.rules import PlayedJob, Reveal, TieRule, Totals, VoteMethod

ROOT = content_root()
FILES = sorted([*(ROOT / "cards").iterdir(), *(ROOT / "scenarios").iterdir()])
LIBRARY = Library()

# The skills that the ACTION guide itself places in a dimension (sfc_proposed.csv, status S).
GUIDE = {
    "methodologique": {
        "s_adapter",
        "etre_autonome",
        "planifier",
        "anticiper",
        "analyser",
        "resoudre_problemes",
        "jugement_critique",
        "qualite",
    },
    "sociale": {"communiquer", "travailler_equipe", "s_integrer", "confidentialite"},
    "contributionnelle": {
        "capacites_intervention",
        "prioriser",
        "organiser",
        "conscience_pro",
    },
}

# Green spaces, market gardening, cleaning, catering, logistics, building, joinery, recycling,
# care, sales, transport, crafts, office.
SECTORS = {
    "espaces_verts",
    "maraichage",
    "nettoyage",
    "restauration",
    "logistique",
    "batiment",
    "menuiserie",
    "recyclage",
    "soin",
    "vente",
    "transport",
    "artisanat",
    "bureau",
}

# Titles that are the same for everyone.
FOR_EVERYONE = {
    "Aide",
    "Arbitre",
    "Architecte",
    "Cariste",
    "Coach",
    "Détective",
    "Fleuriste",
    "Interprète",
    "Peintre",
    "Pilote",
}


def content(name: str) -> Loaded:
    found = LIBRARY.find(name)
    assert found is not None
    assert found.content is not None
    return found.content


def deck(name: str) -> DeckFile:
    found = content(name)
    assert isinstance(found, DeckFile)
    return found


def scenario(name: str) -> ScenarioFile:
    found = content(name)
    assert isinstance(found, ScenarioFile)
    return found


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text)


SKILLS = deck("sfc-fr").skills
JOBS = deck("metiers-fr").jobs


def test_every_shipped_file_is_a_yaml_file() -> None:
    assert {path.suffix for path in FILES} == {".yaml"}


def test_nothing_is_wrong_with_what_is_shipped() -> None:
    assert LIBRARY.check([ROOT / "cards", ROOT / "scenarios"]) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_says_what_it_is_and_who_made_it(path: Path) -> None:
    found = LIBRARY.load(path).content
    assert found is not None
    assert found.id == path.stem.replace(".", "-")
    assert found.title
    assert found.language == (path.stem.partition(".")[2] or "fr")
    assert re.fullmatch(r"\d+\.\d+\.\d+", found.version)
    assert found.licence == "CC-BY-4.0"
    assert found.authors


def test_there_are_48_skills_at_least() -> None:
    assert len(SKILLS) >= 48


def test_there_are_42_realistic_jobs_and_24_whimsical_ones() -> None:
    assert Counter(job.whimsical for job in JOBS) == {False: 42, True: 24}


def test_cards_are_numbered_from_one() -> None:
    assert [card.number for card in SKILLS] == list(range(1, len(SKILLS) + 1))
    assert [card.number for card in JOBS] == list(range(1, len(JOBS) + 1))


def test_the_guide_places_sixteen_skills_and_no_other() -> None:
    placed: dict[str, set[str]] = {}
    for skill in SKILLS:
        if skill.dimension_provenance is Provenance.GUIDE:
            placed.setdefault(skill.dimension, set()).add(skill.id)
    assert placed == GUIDE
    assert sum(map(len, placed.values())) == 16


def test_the_framework_has_the_three_dimensions_and_its_source() -> None:
    bunk = content("bunk")
    assert isinstance(bunk, FrameworkFile)
    assert [dimension.id for dimension in bunk.dimensions] == list(GUIDE)
    assert len({dimension.shape for dimension in bunk.dimensions}) == 3
    assert len({dimension.letter for dimension in bunk.dimensions}) == 3
    assert "AID" in bunk.source
    assert "quatre" in bunk.source


def test_every_dimension_has_enough_skills_for_a_whole_workshop() -> None:
    counts = Counter(skill.dimension for skill in SKILLS)
    most = max(scenario(name).rules.max_rounds for name in ("decouverte", "express", "equipe-pro"))
    assert all(counts[dimension] >= 2 * most for dimension in GUIDE)


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.id)
def test_a_skill_says_what_it_is_in_a_few_plain_words(skill: SkillCard) -> None:
    assert len(words_of(skill.definition)) <= 12
    for text in (skill.definition, skill.example, skill.expected, skill.unwelcome):
        assert text is not None
        assert text.endswith(".")


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.id)
def test_a_skill_says_where_it_belongs_and_who_says_so(skill: SkillCard) -> None:
    assert skill.dimension in GUIDE
    assert "dimension_provenance" in skill.model_fields_set
    assert isinstance(skill.family, Family)
    assert skill.family_provenance in ("opc", "inference")
    assert (skill.second_dimension is None) == (skill.second_dimension_provenance is None)
    assert skill.second_dimension != skill.dimension


def test_sources_that_differ_are_both_said() -> None:
    assert {skill.id for skill in SKILLS if skill.second_dimension is not None} >= {
        "s_adapter",
        "argumenter",
        "accepter_remarques",
        "decider",
        "transmettre",
        "perseverer",
    }


def test_skills_are_in_the_words_of_the_project() -> None:
    texts = [
        text for s in SKILLS for text in (s.definition, s.example, s.expected, s.unwelcome) if text
    ]
    assert [text for text, times in Counter(texts).items() if times > 1] == []


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.id)
def test_a_job_has_two_or_three_duties(job: JobCard) -> None:
    assert len(set(job.duties)) == len(job.duties)
    assert 2 <= len(job.duties) <= 3


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.id)
def test_a_title_speaks_to_women_and_to_men(job: JobCard) -> None:
    assert ("," in job.name) != (job.name.split()[0] in FOR_EVERYONE)


def test_realistic_jobs_come_from_every_sector_where_insertion_happens() -> None:
    counts = Counter(job.sector for job in JOBS if not job.whimsical)
    assert set(counts) == SECTORS
    assert min(counts.values()) >= 3


def test_whimsical_jobs_come_from_no_sector() -> None:
    assert {job.sector for job in JOBS if job.whimsical} == {None}


def test_the_deck_says_what_its_cards_are_called() -> None:
    noun = deck("metiers-fr").noun
    assert noun is not None
    assert (noun.singular, noun.plural, noun.gender) == ("métier", "métiers", "masculine")


@pytest.mark.parametrize("name", ["decouverte", "express", "equipe-pro"])
def test_a_scenario_opens_without_any_problem(name: str) -> None:
    found = Library().open(ROOT / "scenarios" / f"{name}.yaml")
    assert found.problems == ()
    assert found.kit is not None
    assert (len(found.kit.skills), len(found.kit.jobs)) == (len(SKILLS), len(JOBS))
    assert found.kit.framework.id == "bunk"


def test_the_three_scenarios_are_offered_and_no_other() -> None:
    offered = [path.stem for path in Library().scenarios()]
    assert sorted(offered) == ["decouverte", "equipe-pro", "express"]


@pytest.mark.parametrize("name", ["decouverte", "express", "equipe-pro"])
def test_a_scenario_has_its_debriefing_and_its_notes(name: str) -> None:
    found = scenario(name)
    assert [phase.phase for phase in found.debriefing] == list(Phase)
    assert all(phase.starter for phase in found.debriefing)
    assert all(getattr(found.notes, step) for step in type(found.notes).model_fields)
    assert found.starters


def test_the_default_scenario_has_the_settled_rules() -> None:
    found = scenario(DEFAULT_SCENARIO)
    rules = found.rules.ruleset()
    assert found.minutes == 90
    assert (rules.hand_size, rules.hand_whimsical, rules.skills_per_round) == (4, 1, 3)
    assert (rules.points_per_vote, rules.points_taking_part) == (1, 1)
    assert rules.played_job is PlayedJob.DISCARDED
    assert rules.vote_method is VoteMethod.HANDS
    assert rules.tie is TieRule.SHARED
    assert rules.reveal is Reveal.WINNER
    assert rules.totals is Totals.END


def test_the_short_scenario_takes_45_minutes_and_two_skills_a_round() -> None:
    found = scenario("express")
    assert (found.minutes, found.rules.skills_per_round) == (45, 2)


def test_the_scenario_for_staff_has_its_own_questions() -> None:
    found = scenario("equipe-pro")
    questions = [question for phase in found.debriefing for question in phase.questions]
    assert any("Quel SFC manque" in question for question in questions)
    assert any("observer ce SFC au travail" in question for question in questions)
    assert found.notes != scenario("decouverte").notes
    assert found.rules.criterion
    assert found.criteria


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_french_is_written_with_its_own_signs(path: Path) -> None:
    values = "".join(
        line.partition(": ")[2] or line
        for line in path.read_text(encoding="utf-8").split("\n")
        if not line.startswith("#")
    )
    assert "'" not in values
    assert "..." not in values
    assert "\t" not in values


def test_every_card_has_a_pictogram_that_is_shipped() -> None:
    named = {card.pictogram for cards in (SKILLS, JOBS) for card in cards}
    assert named <= pictogram_names()


def test_no_two_cards_of_a_deck_have_the_same_pictogram() -> None:
    for cards in (SKILLS, JOBS):
        assert len({card.pictogram for card in cards}) == len(cards)
        assert all(card.pictogram for card in cards)


def credit_lines() -> list[dict[str, str]]:
    with (ROOT / "assets" / "CREDITS.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_font_pictogram_and_sound_has_one_line_of_credits() -> None:
    assets = ROOT / "assets"
    shipped = {
        f"{folder}/{path.name}"
        for folder in ("fonts", "pictograms", "sounds")
        for path in (assets / folder).iterdir()
    }
    ours = {"fonts/coverage.json"}
    assert Counter(line["file"] for line in credit_lines()) == Counter(shipped - ours)


def test_every_line_of_credits_names_an_author_a_source_and_a_free_licence() -> None:
    for line in credit_lines():
        assert all(line[key] for key in ("file", "author", "source", "licence", "changes"))
        assert line["licence"] in {"MIT", "OFL-1.1", "CC0-1.0"}


def test_no_pictogram_runs_anything_or_asks_for_anything() -> None:
    for path in (ROOT / "assets" / "pictograms").glob("*.svg"):
        text = path.read_text(encoding="utf-8").lower()
        assert not re.search(r"<script|<foreignobject|<image|<use|<text|href|\bon\w+=|url\(", text)
