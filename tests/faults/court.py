"""A short game to break: three seats, two rounds, few cards, every timer and a run-off."""

import json
from functools import cache
from pathlib import Path

from game.content.library import Library
from game.content.models import Kit

_DECK = """\
format: 1
id: essai
title: Essai
language: fr
version: 1.0.0
licence: CC-BY-4.0
authors: [Atouts]
framework: bunk
noun: {singular: métier, plural: métiers, gender: masculine}
"""
_DIMENSIONS = ("methodologique", "sociale", "contributionnelle")

_SCENARIO = """\
format: 1
id: court
title: Court
language: fr
version: 1.0.0
licence: CC-BY-4.0
authors: [Atouts]
summary: Deux manches, pour les essais.
audience: Personne.
minutes: 90
decks: [essai]
rules:
  hand_size: 2
  hand_whimsical: 0
  skills_per_round: 2
  max_rounds: 2
  vote_method: METHOD
  tie: runoff
  reveal: winner
  totals: TOTALS
debriefing:
  - phase: feelings
    questions: [Comment vous sentez-vous ?]
"""


def write_scenario(folder: Path, method: str, totals: str = "each_round") -> Path:
    """Writes a scenario with its deck beside it, and returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    skills = "".join(
        f"  - {{id: k{n}, number: {n}, name: Savoir {n}, dimension: {_DIMENSIONS[n % 3]},"
        f" definition: Savoir faire {n}.}}\n"
        for n in range(1, 7)
    )
    jobs = "".join(
        f"  - {{id: j{n}, number: {n}, name: Métier {n}, duties: [Faire]}}\n" for n in range(1, 29)
    )
    (folder / "essai.yaml").write_text(f"{_DECK}skills:\n{skills}jobs:\n{jobs}", encoding="utf-8")
    path = folder / "court.yaml"
    text = _SCENARIO.replace("METHOD", method).replace("TOTALS", totals)
    path.write_text(text, encoding="utf-8")
    return path


def new_home(folder: Path, scenario: Path) -> Path:
    """Makes a home whose first screen offers a scenario, and returns it."""
    folder.mkdir(parents=True)
    chosen = json.dumps({"scenario": str(scenario)})
    (folder / "settings.json").write_text(chosen, encoding="utf-8")
    return folder


@cache
def _kit(path: Path) -> Kit:
    opened = Library().open(path)
    assert opened.kit is not None, opened.problems
    return opened.kit


def short_kit(folder: Path, method: str, totals: str = "each_round") -> Kit:
    """Returns the kit of the short game."""
    return _kit(write_scenario(folder, method, totals))
