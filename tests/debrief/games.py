"""Plays short games whose sheets are looked at."""

from datetime import date
from pathlib import Path

from game.content.library import Library
from game.content.models import Kit
from game.debrief.sheet import Sheet
from game.wiring import play_demonstration

DAY = date(2026, 1, 15)


def kit_of(scenario: str = "decouverte", rules: dict[str, object] | None = None) -> Kit:
    """Returns a shipped scenario's kit, with some of its rules changed."""
    library = Library()
    found = library.find(scenario)
    assert found is not None
    kit = library.open(found.path).kit
    assert kit is not None
    changed = kit.scenario.rules.model_copy(update=rules or {})
    return kit.model_copy(update={"scenario": kit.scenario.model_copy(update={"rules": changed})})


def played(
    folder: Path,
    kit: Kit | None = None,
    *,
    players: int = 6,
    rounds: int | None = 4,
    seed: int = 7,
    language: str = "fr",
) -> Sheet:
    """Returns the sheet of a game played by bots; its files are in the folder."""
    return play_demonstration(
        kit or kit_of(),
        folder,
        players=players,
        rounds=rounds,
        seed=seed,
        day=DAY,
        language=language,
    )
