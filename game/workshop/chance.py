"""Shuffles the piles. Chance comes in here, once, and is written into the journal."""

import random
from collections.abc import Iterable
from typing import TypeVar

from game.rules import Setup, StartGame

_T = TypeVar("_T")


def shuffled(items: Iterable[_T], chance: random.Random) -> tuple[_T, ...]:
    """Returns the items in a random order.

    It only asks for `random()`, whose numbers for a seed are the same in every Python.
    """
    pile = list(items)
    for last in range(len(pile) - 1, 0, -1):
        other = int(chance.random() * (last + 1))
        pile[last], pile[other] = pile[other], pile[last]
    return tuple(pile)


def shuffled_start(
    setup: Setup, chance: random.Random, minutes: int, rounds: int | None = None
) -> StartGame:
    """Returns the start of a game with freshly shuffled piles."""
    cards = setup.catalogue
    return StartGame(
        minutes,
        shuffled(cards.jobs, chance),
        shuffled(cards.skills, chance),
        shuffled(cards.criteria, chance),
        rounds,
    )
