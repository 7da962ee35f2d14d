"""The debriefing sheet as data: what was played, mapped to the dimensions of the framework."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from game.content.models import Kit
from game.debrief.facts import Facts, RoundFacts
from game.rules import SeatId, SkillId, State

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where a workshop was, as far as it was said."""

    id: str
    day: date
    language: str
    place: str = ""
    structure: str = ""
    facilitator: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a sheet says, whatever it is written on."""

    occasion: Occasion
    kit: Kit
    state: State
    facts: Facts

    def seat_name(self, seat: SeatId) -> str:
        """Returns a seat's pseudonym: sheets that a group keeps name nobody."""
        return self.state.seats[seat].pseudonym

    def skill_name(self, skill: SkillId) -> str:
        return next(card.name for card in self.kit.skills if card.id == skill)

    def unworked(self, dimension: str) -> list[str]:
        """Returns the names of a dimension's skills that were never turned over."""
        worked = {skill for skills in self.facts.dimensions.values() for skill in skills}
        cards = (c for c in self.kit.skills if c.dimension == dimension and c.id not in worked)
        return [card.name for card in cards]


def sheet_object(sheet: Sheet) -> dict[str, Any]:
    """Returns the sheet for a program to read, in format 1."""
    state, facts = sheet.state, sheet.facts
    return {
        "format": FORMAT,
        "workshop": {
            "id": sheet.occasion.id,
            "date": sheet.occasion.day.isoformat(),
            "scenario": sheet.kit.scenario.id,
            "language": sheet.occasion.language,
            "minutes": facts.minutes,
        },
        "seats": {
            seat.id: {"name": seat.pseudonym, "team": seat.team}
            for seat in state.seats.values()
            if seat.plays
        },
        "rounds": [_round_object(sheet, played) for played in facts.rounds],
        "totals": dict(facts.totals),
        "dimensions": {
            dimension: {
                "revealed": _revealed(facts.rounds, skills),
                "skills": list(skills),
                "illustrated": sum(len(facts.illustrated(skill)) for skill in skills),
            }
            for dimension, skills in facts.dimensions.items()
        },
    }


def _revealed(rounds: Sequence[RoundFacts], skills: Sequence[SkillId]) -> int:
    """Returns how many cards were turned over: a card that came twice counts twice."""
    return sum(1 for played in rounds for skill in played.skills if skill in skills)


def _round_object(sheet: Sheet, played: RoundFacts) -> dict[str, Any]:
    cards = {card.id: card for card in sheet.kit.skills}
    content: dict[str, Any] = {
        "number": played.number,
        "first": played.first,
        "skills": [
            {
                "id": skill,
                "name": cards[skill].name,
                "dimension": cards[skill].dimension,
                "provenance": cards[skill].dimension_provenance.value,
            }
            for skill in played.skills
        ],
        "interviews": [
            {"seat": i.seat, "job": i.job, "order": i.order, "passed": i.passed}
            for i in played.interviews
        ],
        "vote": {
            "method": played.method.value if played.method is not None else "none",
            "ballots": played.ballots,
            "blank": played.blank,
            "received": dict(played.received),
        },
        "winners": list(played.winners),
        "points": dict(played.points),
    }
    optional: Mapping[str, Any] = {
        "heard": dict(played.heard),
        "illustrated": {skill: list(jobs) for skill, jobs in played.illustrated.items()},
        "criterion": played.criterion,
        "complete": None if played.complete else False,
    }
    return content | {key: value for key, value in optional.items() if value not in (None, {})}
