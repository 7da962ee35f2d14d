"""Shuffles: every order is possible, the same seed gives the same one in every Python."""

import itertools
import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from game.workshop.chance import shuffled, shuffled_start
from tests.support import catalogue, empty_table
from tests.workshop.rooms import seeded


class Only(random.Random):
    """A source of chance of which nothing but `random()` may be asked."""

    def __init__(self, numbers: list[float]) -> None:
        super().__init__(0)
        self._numbers = iter(numbers)

    def random(self) -> float:
        return next(self._numbers)

    def getrandbits(self, k: int, /) -> int:
        raise AssertionError(k)

    def shuffle(self, x: object) -> None:
        raise AssertionError(x)


@given(items=st.lists(st.integers()), seed=st.integers(0, 2**32))
def test_a_shuffle_keeps_every_card(items: list[int], seed: int) -> None:
    order = shuffled(items, seeded(seed))
    assert Counter(order) == Counter(items)


@given(seed=st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_order(seed: int) -> None:
    assert shuffled(range(60), seeded(seed)) == shuffled(range(60), seeded(seed))


def test_a_seed_gives_the_order_that_it_has_always_given() -> None:
    assert shuffled("abcdefgh", seeded(7)) == tuple("feghadbc")


@given(numbers=st.lists(st.floats(0, 1, exclude_max=True), min_size=9, max_size=9))
def test_a_shuffle_asks_for_nothing_but_random(numbers: list[float]) -> None:
    assert sorted(shuffled(range(10), Only(numbers))) == list(range(10))


def test_every_order_of_four_cards_comes_about_as_often_as_any_other() -> None:
    chance, times = seeded(1), 24_000
    seen = Counter(shuffled("abcd", chance) for _ in range(times))
    assert set(seen) == set(itertools.permutations("abcd"))
    expected = times / 24
    # 23 degrees of freedom: chi² above 49.7 comes once in a thousand; the seed is fixed.
    assert sum((n - expected) ** 2 / expected for n in seen.values()) < 49.7


def test_the_items_given_are_left_as_they_were() -> None:
    pile = ["a", "b", "c"]
    shuffled(pile, seeded(3))
    assert pile == ["a", "b", "c"]


def test_a_start_carries_every_pile_shuffled_and_deals_nothing_itself() -> None:
    setup = empty_table(cards=catalogue()).setup
    start = shuffled_start(setup, seeded(5), minutes=75, rounds=2)
    assert (start.minutes, start.rounds) == (75, 2)
    assert sorted(start.jobs) == sorted(setup.catalogue.jobs)
    assert sorted(start.skills) == sorted(setup.catalogue.skills)
    assert sorted(start.criteria) == sorted(setup.catalogue.criteria)
    assert start.jobs != tuple(setup.catalogue.jobs)
