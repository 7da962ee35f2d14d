"""The sheet to print: one self-contained page, without script, that any browser opens."""

import base64
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from game.content.models import DimensionCard, Phase, Provenance, Shape, SkillCard
from game.content.shipped import content_root
from game.debrief.facts import RoundFacts
from game.debrief.sheet import Sheet
from game.i18n import N_, Words
from game.i18n.dates import long_date
from game.i18n.typography import bound
from game.rules import Dimension, JobId, SeatId, SkillId

PHASES: dict[Phase, str] = {
    Phase.FEELINGS: N_("How we feel"),
    Phase.FACTS: N_("What happened"),
    Phase.LEARNED: N_("What we discovered"),
    Phase.LIFE: N_("In real life"),
    Phase.WHAT_IF: N_("What if…"),
    Phase.NEXT: N_("What comes next"),
}

PROVENANCES: dict[Provenance, str] = {
    Provenance.GUIDE: N_("in the guide"),
    Provenance.BUNK: N_("after Bunk"),
    Provenance.INFERENCE: N_("our own reading"),
}

_SHAPES: dict[Shape, str] = {
    Shape.DISC: '<circle cx="50" cy="50" r="44"/>',
    Shape.SQUARE: '<rect x="8" y="8" width="84" height="84" rx="8"/>',
    Shape.TRIANGLE: '<path d="M50 7 93 88H7Z" stroke-linejoin="round"/>',
}
_LETTER_Y = {Shape.DISC: 66, Shape.SQUARE: 66, Shape.TRIANGLE: 78}


@dataclass(frozen=True, slots=True)
class WorkedSkill:
    """A skill that was turned over, and who places it in its dimension."""

    card: SkillCard
    provenance: str
    second: str
    jobs: tuple[str, ...]
    """With which jobs it was well illustrated."""


@dataclass(frozen=True, slots=True)
class WorkedDimension:
    """One dimension of the map."""

    card: DimensionCard
    mark: Markup
    revealed: int
    illustrated: int
    skills: tuple[WorkedSkill, ...]
    unworked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlayedRound:
    """One round in the annex. Seats come in the order of the table."""

    number: int
    skills: tuple[str, ...]
    jobs: tuple[tuple[str, str], ...]
    convinced: tuple[str, ...]
    votes: int
    ballots: int
    heard: tuple[str, ...]
    illustrated: tuple[tuple[str, tuple[str, ...]], ...]
    complete: bool


def sheet_html(sheet: Sheet) -> str:
    """Returns the page. Everything that a person or an author wrote is escaped."""
    words = Words(sheet.occasion.language)
    template = _environment().get_template("sheet.html")
    return template.render(
        say=words.say,
        say_n=words.say_n,
        language=words.language,
        fonts=_fonts(),
        sheet=sheet,
        occasion=sheet.occasion,
        day=long_date(words, sheet.occasion.day),
        marks=[_mark(card) for card in sheet.kit.framework.dimensions],
        dimensions=_dimensions(sheet, words),
        cards=sum(len(r.skills) for r in sheet.facts.rounds),
        phases=[(words.say(PHASES[p.phase]), p) for p in sheet.kit.scenario.debriefing],
        seats=[s for s in sheet.state.seats.values() if s.plays],
        rounds=[_round(sheet, played) for played in sheet.facts.rounds],
        cooperative=sheet.state.setup.rules.cooperative,
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("game.debrief"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_bound,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _bound(value: Any) -> Any:  # noqa: ANN401 -- whatever a template prints
    """Keeps French signs with their word, however an author typed the spaces."""
    return bound(value) if type(value) is str else value


@cache
def _fonts() -> list[tuple[int, Markup]]:
    """Returns the two weights of the sheet's font, as text that a page can hold."""
    folder = content_root() / "assets" / "fonts"
    return [
        (weight, Markup(base64.b64encode((folder / name).read_bytes()).decode()))  # noqa: S704 -- base64
        for weight, name in (
            (400, "AtkinsonHyperlegibleNext-Regular.woff2"),
            (800, "AtkinsonHyperlegibleNext-ExtraBold.woff2"),
        )
    ]


def _mark(card: DimensionCard) -> Markup:
    """Returns a dimension's shape with its letter, for black and white as well."""
    return Markup(
        '<svg class="mark" viewBox="0 0 100 100" aria-hidden="true"><g class="{shape}">{drawn}</g>'
        '<text x="50" y="{y}" text-anchor="middle">{letter}</text></svg>'
    ).format(
        shape=card.shape.value,
        drawn=Markup(_SHAPES[card.shape]),  # noqa: S704 -- our own drawing
        y=_LETTER_Y[card.shape],
        letter=card.letter,
    )


def _dimensions(sheet: Sheet, words: Words) -> list[WorkedDimension]:
    counts = {
        card.id: sum(
            1
            for played in sheet.facts.rounds
            for skill in played.skills
            if sheet.state.setup.catalogue.skills[skill] == card.id
        )
        for card in sheet.kit.framework.dimensions
    }
    names = {card.id: card.name for card in sheet.kit.framework.dimensions}
    return [
        WorkedDimension(
            card=card,
            mark=_mark(card),
            revealed=counts[card.id],
            illustrated=sum(
                len(sheet.facts.illustrated(skill))
                for skill in sheet.facts.dimensions[Dimension(card.id)]
            ),
            skills=tuple(
                _worked(sheet, words, skill, names)
                for skill in sheet.facts.dimensions[Dimension(card.id)]
            ),
            unworked=tuple(sheet.unworked(card.id)),
        )
        for card in sheet.kit.framework.dimensions
    ]


def _worked(sheet: Sheet, words: Words, skill: SkillId, names: dict[str, str]) -> WorkedSkill:
    card = next(c for c in sheet.kit.skills if c.id == skill)
    second = ""
    if card.second_dimension is not None and card.second_dimension in names:
        second = names[card.second_dimension]
    jobs = dict.fromkeys(_job_name(sheet, job) for job in sheet.facts.illustrated(skill))
    provenance = words.say(PROVENANCES[card.dimension_provenance])
    return WorkedSkill(card, provenance, second, tuple(jobs))


def _job_name(sheet: Sheet, job: JobId) -> str:
    return next(card.name for card in sheet.kit.jobs if card.id == job)


def _round(sheet: Sheet, played: RoundFacts) -> PlayedRound:
    jobs = {i.seat: _job_name(sheet, i.job) for i in played.pitches if i.job is not None}

    def in_seat_order(seats: Any) -> list[SeatId]:  # noqa: ANN401 -- any collection of seats
        return [seat for seat in sheet.state.seats if seat in seats]

    return PlayedRound(
        number=played.number,
        skills=tuple(sheet.skill_name(skill) for skill in played.skills),
        jobs=tuple((sheet.seat_name(seat), jobs[seat]) for seat in in_seat_order(jobs)),
        convinced=tuple(jobs[seat] for seat in in_seat_order(played.winners) if seat in jobs),
        votes=max((played.received[seat] for seat in played.winners), default=0),
        ballots=played.ballots,
        heard=tuple(sheet.skill_name(s) for s, heard in played.heard.items() if heard),
        illustrated=tuple(
            (sheet.skill_name(skill), tuple(_job_name(sheet, job) for job in which))
            for skill, which in played.illustrated.items()
        ),
        complete=played.complete,
    )
