"""Checks what a single value can't show: cards against each other, a scenario against its decks."""

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias, TypeVar

from game.content.diagnostics import Diagnostic
from game.content.models import DeckFile, FrameworkFile, JobCard, ScenarioFile, SkillCard
from game.content.nodes import Document
from game.content.pictograms import pictogram_names
from game.content.spelling import fold
from game.rules import Hands, PlayedJob, Ruleset, time_plan

SEATS, LATE_SEATS = 12, 2
FEWEST_SEATS = 3
PLANNED_SEATS = (4, 6, 8, 12)

_Card = TypeVar("_Card", SkillCard, JobCard)
Cards: TypeAlias = Sequence[tuple[int, _Card]]
"""Cards with their place in the list of their file, counted from 0."""


def deck_problems(
    document: Document,
    framework: FrameworkFile | None,
    skills: Cards[SkillCard],
    jobs: Cards[JobCard],
) -> Iterator[Diagnostic]:
    """Yields cards that are alike, dimensions that do not exist, pictures that are missing.

    The cards come with their place in the file: those that can't be read are not among them.
    """
    yield from _card_problems(document, "skills", skills)
    yield from _card_problems(document, "jobs", jobs)
    for position, skill in skills:
        trail = ("skills", position)
        if framework is not None:
            yield from _dimension_problems(document, trail, skill, framework)
        bare = skill.second_dimension is not None and skill.second_dimension_provenance is None
        if bare and not document.lost_within(trail):
            yield document.diagnose("C308", document.place((*trail, "second_dimension")))


def empty_problems(document: Document) -> Iterator[Diagnostic]:
    """Yields what a deck lacks as a whole, whether its cards can be read or not."""
    deck = document.data
    if document.lost:
        return
    if deck.get("skills", []) == [] and deck.get("jobs", []) == []:
        yield document.diagnose("C307", document.place(()))
    if deck.get("skills") and "framework" not in deck:
        yield document.diagnose("C306", document.place(("skills",), key=True))


def _card_problems(
    document: Document, kind: str, cards: Cards[SkillCard] | Cards[JobCard]
) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], int] = {}
    for position, card in cards:
        alike = {"C301": ("id", card.id), "C302": ("number", str(card.number))}
        alike["C305"] = ("name", card.name.casefold())
        for code, mark_of in alike.items():
            before = first.setdefault(mark_of, position)
            if before != position:
                name = mark_of[0]
                line = document.place((kind, before, name)).line
                params = {"id": card.id, "number": card.number, "text": card.name}
                mark = document.place((kind, position, name))
                yield document.diagnose(code, mark, line=line, **params)
        if card.pictogram is not None and card.pictogram not in pictogram_names():
            near = difflib.get_close_matches(card.pictogram, pictogram_names(), n=1)
            yield document.diagnose(
                "R404",
                document.place((kind, position, "pictogram")),
                id=card.pictogram,
                suggestion=near[0] if near else "",
            )


def _dimension_problems(
    document: Document, trail: tuple[str, int], skill: SkillCard, framework: FrameworkFile
) -> Iterator[Diagnostic]:
    known = [dimension.id for dimension in framework.dimensions]
    for name, found in (
        ("dimension", skill.dimension),
        ("second_dimension", skill.second_dimension),
    ):
        if found is None or found in known:
            continue
        near = difflib.get_close_matches(fold(found), known, n=1, cutoff=0.5)
        yield document.diagnose(
            "C304",
            document.place((*trail, name)),
            text=found,
            framework=framework.id,
            suggestion=near[0] if near else "",
            choices=", ".join(known),
        )


def scenario_problems(document: Document, scenario: ScenarioFile) -> Iterator[Diagnostic]:
    """Yields what a scenario gets wrong by itself: its hand, its minutes, its phases."""
    rules = scenario.rules.ruleset()
    if rules.hand_whimsical > rules.hand_size:
        mark = document.place(("rules", "hand_whimsical"))
        wanted = rules.hand_whimsical
        yield document.diagnose("S501", mark, wanted=wanted, size=rules.hand_size)
    if rules.criterion and not scenario.criteria:
        yield document.diagnose("S505", document.place(("rules", "criterion")))
    if not time_plan(rules, min(PLANNED_SEATS), scenario.minutes).fits:
        yield document.diagnose("S504", document.place(("minutes",)), minutes=scenario.minutes)
    too_many = rules.max_rounds > rules.hand_size and rules.played_job is PlayedJob.DISCARDED
    if too_many and "max_rounds" in scenario.rules.model_fields_set:
        mark = document.place(("rules", "max_rounds"))
        yield document.diagnose("S510", mark, size=rules.hand_size, rounds=rules.max_rounds)
    phases = [phase.phase for phase in scenario.debriefing]
    for position, phase in enumerate(phases):
        if phase in phases[:position]:
            mark = document.place(("debriefing", position, "phase"))
            yield document.diagnose("S506", mark, phase=phase.value)


def kit_problems(
    document: Document,
    scenario: ScenarioFile,
    decks: Sequence[DeckFile],
    frameworks: Sequence[str],
) -> Iterator[Diagnostic]:
    """Yields what does not fit between a scenario and its decks, at the scenario's keys."""
    place = document.place(("decks",), key=True)
    rules = scenario.rules.ruleset()
    jobs = [card for deck in decks for card in deck.jobs]
    skills = [card for deck in decks for card in deck.skills]
    if len(frameworks) > 1:
        yield document.diagnose("R405", place, ids=", ".join(frameworks))
    for card_id in (*_twice([c.id for c in jobs]), *_twice([c.id for c in skills])):
        yield document.diagnose("R406", place, id=card_id)
    if not jobs:
        yield document.diagnose("S507", place)
    elif rules.hands is Hands.PAPER:
        for number in _twice([card.number for card in jobs]):
            yield document.diagnose("R408", place, number=number)
    else:
        yield from _hand_problems(document, rules, len(jobs))
    if not skills:
        yield document.diagnose("S508", place)
    elif len(skills) < rules.skills_per_round:
        mark = document.place(("rules", "skills_per_round"))
        wanted = rules.skills_per_round
        yield document.diagnose("S503", mark, wanted=wanted, found=len(skills))


def _twice(names: Sequence[str | int]) -> list[str | int]:
    return [name for name, times in Counter(names).items() if times > 1]


def _hand_problems(document: Document, rules: Ruleset, jobs: int) -> Iterator[Diagnostic]:
    """Twelve seats and two who come late must all get a hand; three can play with fewer cards."""
    seats = SEATS + LATE_SEATS
    wanted = seats * rules.hand_size
    if wanted <= jobs:
        return
    possible = jobs // rules.hand_size
    code = "S502" if possible < FEWEST_SEATS else "S511"
    mark = document.place(("rules", "hand_size"))
    params = {"size": rules.hand_size, "wanted": wanted, "found": jobs, "possible": possible}
    yield document.diagnose(code, mark, least=FEWEST_SEATS, seats=seats, **params)
