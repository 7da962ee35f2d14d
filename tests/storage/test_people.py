"""Typed names lie beside the journal: referenced, erasable one by one, never given to another."""

import errno
import json
import os
from pathlib import Path

import pytest

from game.storage.people import LONGEST, LONGEST_WORDS, NAME, People
from tests.support import seat


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


def failing(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_typed_name_is_found_again_by_its_reference(path: Path) -> None:
    ref = People(path).add_name("Zoé")
    assert People(path).name(ref) == "Zoé"
    assert "Zoé" not in ref


def test_without_a_reference_or_an_entry_there_is_no_name(path: Path) -> None:
    assert People(path).name(None) is None
    assert People(path).name("n1") is None


def test_one_name_can_be_erased_and_leaves_nothing(path: Path) -> None:
    people = People(path)
    first, second = people.add_name("Zoé"), people.add_name("Amir")
    people.erase_name(first)
    assert (people.name(first), people.name(second)) == (None, "Amir")
    assert People(path).name(second) == "Amir"
    assert "Zoé" not in path.read_text(encoding="utf-8")
    assert [file.name for file in path.parent.iterdir()] == [NAME]


def test_erasing_what_is_not_there_writes_nothing(path: Path) -> None:
    People(path).erase_name("n1")
    assert not path.exists()


def test_the_reference_of_an_erased_name_is_never_given_to_another_person(path: Path) -> None:
    people = People(path)
    refs = [people.add_name("Zoé")]
    people.erase_name(refs[0])
    refs.append(people.add_name("Amir"))
    people = People(path)
    people.erase_name(refs[1])
    refs.append(People(path).add_name("Noor"))
    assert len(set(refs)) == 3


def test_the_place_is_kept_and_an_empty_text_erases_it(path: Path) -> None:
    people = People(path)
    people.set_context("place", "Namur")
    people.set_context("facilitator", "Lou")
    people.set_context("facilitator", "")
    again = People(path)
    assert (again.context("place"), again.context("facilitator")) == ("Namur", "")
    assert "Lou" not in path.read_text(encoding="utf-8")


def test_a_text_is_no_longer_than_a_screen_can_show(path: Path) -> None:
    people = People(path)
    ref = people.add_name("x" * 500)
    people.set_context("place", "y" * 500)
    assert (people.name(ref), people.context("place")) == ("x" * LONGEST, "y" * LONGEST)


def test_a_demonstration_keeps_its_people_in_memory() -> None:
    people = People(None)
    assert people.name(people.add_name("Zoé")) == "Zoé"


def test_a_name_that_can_not_be_written_is_not_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = People(path)
    kept = people.add_name("Zoé")
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        for change in (
            lambda: people.add_name("Amir"),
            lambda: people.erase_name(kept),
            lambda: people.set_context("place", "Namur"),
        ):
            with pytest.raises(OSError, match="No space"):
                change()
    assert path.read_bytes() == before
    assert (people.name(kept), people.context("place")) == ("Zoé", "")
    assert people.add_name("Noor") != kept
    assert "Amir" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"names":7,"context":[]}',
        b'{"names":{"n1":7},"context":{"place":null}}',
        b'{"names":{"n\xc2\xb2":"x"}}',
        b'{"names":{"n' + b"9" * 5000 + b'":"x"}}',
        b'{"names":{"":"x","n":"y","nn1":"z"},"last":"many"}',
        b'{"names":{"n1":"\\ud800"},"context":{"place":"\\udfff"}}',
        b'{"names":{},"last":-5}',
        b"[" * 100_000,
    ],
    ids=range(13),
)
def test_a_broken_file_keeps_nobody_from_typing_a_name(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    people = People(path)
    assert people.context("place") == ""
    ref = people.add_name("Zoé")
    assert People(path).name(ref) == "Zoé"


def test_a_hostile_file_can_not_make_a_name_longer_than_a_screen(path: Path) -> None:
    path.write_text(json.dumps({"names": {"n1": "x" * 10_000}, "context": {"place": "y" * 10_000}}))
    people = People(path)
    assert (people.name("n1"), people.context("place")) == ("x" * LONGEST, "y" * LONGEST)


def test_a_context_that_nobody_asked_for_is_not_kept(path: Path) -> None:
    path.write_text(json.dumps({"context": {"place": "Namur", "diagnosis": "secret"}}))
    People(path).set_context("structure", "Le Pont")
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["context"] == {"place": "Namur", "structure": "Le Pont"}


# --- key words -----------------------------------------------------------------------------

S1, S2 = seat(1), seat(2)


def test_key_words_are_kept_by_seat_and_round(path: Path) -> None:
    people = People(path)
    people.set_words(S1, 2, "a rassuré")
    people.set_words(S1, 1, "a écouté")
    people.set_words(S2, 1, "a compté")
    assert list(People(path).words(S1).items()) == [(1, "a écouté"), (2, "a rassuré")]
    assert People(path).words(seat(3)) == {}


def test_key_words_are_erased_one_by_one_or_all_at_once(path: Path) -> None:
    people = People(path)
    for number in (1, 2, 3):
        people.set_words(S1, number, f"mot {number}")
    people.set_words(S2, 1, "autre")
    people.set_words(S1, 2, "")
    assert People(path).words(S1) == {1: "mot 1", 3: "mot 3"}
    people.erase_words(S1)
    assert People(path).words(S1) == {}
    assert People(path).words(S2) == {1: "autre"}
    assert "mot" not in path.read_text(encoding="utf-8")


def test_names_places_and_key_words_leave_each_other_alone(path: Path) -> None:
    people = People(path)
    people.set_words(S1, 1, "a écouté")
    ref = people.add_name("Zoé")
    people.set_context("place", "Namur")
    people.erase_name(ref)
    again = People(path)
    assert (again.words(S1), again.context("place")) == ({1: "a écouté"}, "Namur")


def test_erasing_words_that_are_not_there_writes_nothing(path: Path) -> None:
    people = People(path)
    people.erase_words(S1)
    people.set_words(S1, 1, "  ")
    assert not path.exists()


def test_key_words_are_one_clean_line(path: Path) -> None:
    People(path).set_words(S1, 1, " a\n\x00b \u202e" + "é" * 500)
    (text,) = People(path).words(S1).values()
    assert text.startswith("a b é")
    assert len(text) == LONGEST_WORDS


def test_key_words_that_can_not_be_written_are_not_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = People(path)
    people.set_words(S1, 1, "a écouté")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(OSError, match="No space"):
            people.erase_words(S1)
    assert people.words(S1) == People(path).words(S1) == {1: "a écouté"}


@pytest.mark.parametrize(
    "words",
    [
        7,
        [],
        {"s1": 7},
        {"s1": {"1": 7}},
        {"s1": {"": "x", "un": "x", "-1": "x", "1.5": "x", "²": "x", "9999999": "x"}},
        {"s1": {"1": "\x00\n"}},
    ],
    ids=range(6),
)
def test_damaged_key_words_are_left_out_and_new_ones_are_kept(path: Path, words: object) -> None:
    path.write_text(json.dumps({"names": {"n1": "Zoé"}, "words": words}), encoding="utf-8")
    people = People(path)
    assert people.words(S1) == {}
    assert people.name("n1") == "Zoé"
    people.set_words(S1, 1, "a écouté")
    assert People(path).words(S1) == {1: "a écouté"}


def test_a_hostile_file_can_not_make_key_words_longer_than_a_screen(path: Path) -> None:
    path.write_text(json.dumps({"words": {"s1": {"1": "x" * 10_000}}}), encoding="utf-8")
    assert People(path).words(S1) == {1: "x" * LONGEST_WORDS}
