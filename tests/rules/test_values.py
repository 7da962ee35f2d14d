"""What a value of the rules is: compared by content, never changed in place."""

import dataclasses
import sys

import pytest

from game.rules import Ruleset, SetAway
from game.rules.values import changed
from tests.rules.tables import S1, S2


def test_a_changed_value_leaves_the_old_one_as_it_was() -> None:
    rules = Ruleset()
    assert changed(rules, tokens=2).tokens == 2
    assert rules == Ruleset()


def test_a_value_of_one_field_can_be_changed() -> None:
    assert changed(SetAway(S1), seat=S2) == SetAway(S2)


def test_values_of_the_same_content_are_equal() -> None:
    assert Ruleset(tokens=2) == Ruleset(tokens=2) != Ruleset()
    assert len({SetAway(S1), SetAway(S1), SetAway(S2)}) == 2


def test_values_are_frozen_in_the_dev_mode_of_python_alone() -> None:
    # The rules never change a value: dev mode proves it, other runs are spared the price.
    if sys.flags.dev_mode:
        with pytest.raises(dataclasses.FrozenInstanceError):
            Ruleset().tokens = 2  # type: ignore[misc]
    assert Ruleset.__dataclass_params__.frozen is sys.flags.dev_mode  # type: ignore[attr-defined]
