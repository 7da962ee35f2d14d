"""Sums up what a deck holds and how the minutes of a scenario are spent."""

from collections import Counter

from game.content.checks import PLANNED_SEATS
from game.content.models import DeckFile, ScenarioFile
from game.i18n import Words
from game.rules import time_plan


def deck_summary(deck: DeckFile, words: Words) -> str:
    """Returns one line: the cards of a deck, and its skills by dimension."""
    parts = [f"{deck.title} ({deck.id})"]
    if deck.skills:
        counts = Counter(card.dimension for card in deck.skills)
        listed = ", ".join(f"{dimension} {count}" for dimension, count in counts.items())
        skills = words.say_n("{n} skill", "{n} skills", len(deck.skills))
        parts.append(f"{skills} ({listed})")
    if deck.jobs:
        whimsical = sum(1 for card in deck.jobs if card.whimsical)
        jobs = words.say_n("{n} job", "{n} jobs", len(deck.jobs))
        kinds = words.say_n("{n} whimsical one", "{n} whimsical ones", whimsical)
        parts.append(f"{jobs} ({kinds})")
    return ", ".join(parts)


def scenario_summary(scenario: ScenarioFile, words: Words) -> list[str]:
    """Returns the title, then a line for 4, 6, 8 and 12 seats: rounds, minutes, debriefing."""
    rules = scenario.rules.ruleset()
    lines = [f"{scenario.title} ({scenario.id}), {scenario.minutes} min"]
    for seats in PLANNED_SEATS:
        plan = time_plan(rules, seats, scenario.minutes)
        lines.append(
            "  "
            + words.say(
                "{seats} seats: {rounds} × {minutes} min, debriefing {debriefing} min",
                seats=seats,
                rounds=plan.rounds,
                minutes=-(-plan.round_s // 60),
                debriefing=plan.debriefing_s // 60,
            )
        )
    return lines
