"""Pseudonyms: an animal for every seat, a token that nobody else has, never a name twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.i18n import Words, languages
from game.rules import SeatId
from game.workshop.pseudonyms import ANIMALS, animal_name, free_seat, token_number
from tests.support import seat


@pytest.mark.parametrize("language", languages())
def test_twelve_seats_have_twelve_animals_with_the_letters_of_their_tokens(language: str) -> None:
    words, names = Words(language), list[str]()
    for number in range(1, 13):
        names.append(animal_name(words, seat(number), names))
    assert [_plain(name) for name in names] == list("ABDEFGHJKLPR")
    assert len({name.casefold() for name in names}) == 12


@pytest.mark.parametrize("language", languages())
def test_no_animal_begins_like_a_dimension(language: str) -> None:
    words = Words(language)
    assert not {_plain(words.say(animal)) for animal in ANIMALS} & set("CMS")


def _plain(name: str) -> str:
    return {"É": "E", "Œ": "O"}.get(name[0], name[0])


def test_the_second_of_an_animal_gets_a_number() -> None:
    words = Words("fr")
    first = animal_name(words, seat(1), [])
    assert animal_name(words, seat(13), [first]) == f"{first} 2"
    assert animal_name(words, seat(13), [first.upper(), f"{first} 2"]) == f"{first} 3"


def test_who_comes_late_gets_a_token_that_nobody_at_the_table_has() -> None:
    taken = [seat(n) for n in range(1, 5)]
    assert free_seat(taken, taken) == "s5"
    assert free_seat(taken, [seat(1), seat(3), seat(4)]) == "s2-2"
    assert free_seat([*taken, SeatId("s2-2")], [seat(1), seat(3), seat(4)]) == "s2-3"


def test_observers_have_their_own_numbers() -> None:
    assert free_seat([seat(1)], [seat(1)], "o") == "o1"


@given(st.sets(st.integers(1, 12), max_size=11), st.sets(st.integers(1, 12)))
def test_a_new_seat_is_never_one_that_was_taken(staying: set[int], gone: set[int]) -> None:
    here = [seat(n) for n in staying]
    taken = [*here, *(seat(n) for n in gone)]
    new = free_seat(taken, here)
    assert new not in taken
    assert token_number(new) not in {token_number(s) for s in here}


@pytest.mark.parametrize("odd", ["", "s", "x", "s²", "s٣-2", "s-1", "équipe", "s0"])
def test_any_id_has_a_token(odd: str) -> None:
    assert 0 <= token_number(SeatId(odd)) < len(ANIMALS)
