"""A small sound deck and a small sound scenario, to be spoilt one line at a time."""

from dataclasses import dataclass
from pathlib import Path

from game.content.diagnostics import Diagnostic
from game.content.library import Library

DECK = """\
format: 1
id: mon-paquet
title: Mon paquet
language: fr
version: 1.0.0
licence: CC-BY-4.0
authors: [Nous]
framework: bunk
skills:
  - id: ecouter
    name: Écouter
    dimension: sociale
    definition: Laisser parler.
jobs:
  - id: cuisine
    name: Cuisinière
    duties: [Cuire, Servir]
"""

SCENARIO = """\
format: 1
id: mon-scenario
title: Mon scénario
language: fr
version: 1.0.0
licence: CC-BY-4.0
authors: [Nous]
summary: Une partie.
audience: Tout le monde.
minutes: 90
decks: [sfc-fr, metiers-fr]
debriefing:
  - phase: feelings
    questions:
      - Comment vous sentez-vous ?
"""

FRAMEWORK = """\
format: 1
id: mon-modele
title: Mon modèle
language: fr
version: 1.0.0
licence: CC-BY-4.0
authors: [Nous]
source: Notre équipe.
dimensions:
  - id: unique
    name: Unique
    letter: U
    shape: disc
    keywords: tout
    definition: Tout ce que nous observons.
"""

TRANSLATION = """\
format: 1
id: metiers-uk
title: Професії
of: metiers-fr
language: uk
version: 0.1.0
licence: CC-BY-4.0
authors: [Nous]
status: to_review
jobs:
  - id: boulangerie
    name: Пекарка, пекар
    duties: [Місити тісто]
"""
"""Of a shipped deck; it leaves out all of its cards but one: problems are warnings from there."""


def with_line(text: str, number: int, *new: str) -> str:
    """Returns a text whose line, counted from 1, is replaced by others, or taken out."""
    lines = text.split("\n")
    lines[number - 1 : number] = new
    return "\n".join(lines)


def jobs(count: int) -> str:
    """Returns a list of job cards."""
    cards = (f"  - {{id: m{n}, name: Métier {n}, duties: [Agir]}}\n" for n in range(count))
    return "jobs:\n" + "".join(cards)


def written(folder: Path, text: str | bytes, name: str = "essai.yaml") -> Path:
    """Writes a file as it is, byte for byte."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def checked(folder: Path, text: str | bytes, name: str = "essai.yaml") -> list[Diagnostic]:
    """Returns every problem of a file."""
    return Library().check([written(folder, text, name)])


def places(problems: list[Diagnostic]) -> list[str]:
    """Returns problems as `line:column CODE`."""
    return [f"{p.line}:{p.column} {p.code}" for p in problems]


@dataclass(frozen=True)
class Trap:
    """A file that is wrong, every problem that it has, and the hint of the first one."""

    claim: str
    text: str | bytes
    found: tuple[str, ...]
    hint: str | None = None


def deck(claim: str, line: int, new: str, *found: str, hint: str | None = None) -> Trap:
    """Spoils one line of the deck."""
    return Trap(claim, with_line(DECK, line, *new.split("\n")), found, hint)


def scenario(claim: str, line: int, new: str, *found: str, hint: str | None = None) -> Trap:
    """Spoils one line of the scenario."""
    return Trap(claim, with_line(SCENARIO, line, *new.split("\n")), found, hint)


def translation(claim: str, line: int, new: str, *found: str, hint: str | None = None) -> Trap:
    """Spoils one line of the translation, which leaves out cards: that is said at its tenth line.

    With another deck, or without any card of its own, nothing is left out.
    """
    return Trap(claim, with_line(TRANSLATION, line, *new.split("\n")), found, hint)


def rules(claim: str, new: str, *found: str, hint: str | None = None) -> Trap:
    """Gives the scenario rules, from line 12 on."""
    text = with_line(SCENARIO, 12, "rules:", *new.split("\n"), "debriefing:")
    return Trap(claim, text, found, hint)


def second_skill(*lines: str) -> str:
    """Returns a second skill card in place of line 14, and that line after it."""
    return "\n".join([*lines, "jobs:"])
