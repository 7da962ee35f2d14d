"""What happens in a game comes back from the journal as it was; what can't have happened, never."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules import BallotReceived, Line, Recorded, SeatId, VoterId
from game.storage.events import LineError, decode_line, encode_line
from tests.storage.samples import EVERYTHING, anything, made_of

CANARIES = (SeatId("s77"), SeatId("canary"))


def back(line: Line) -> Line:
    return decode_line(json.loads(encode_line(line)))


@pytest.mark.parametrize("kind", EVERYTHING, ids=lambda kind: kind.__name__)
@settings(max_examples=20)
@given(data=st.data())
def test_every_kind_of_event_comes_back_as_it_was(
    kind: type[Recorded], data: st.DataObject
) -> None:
    what = data.draw(made_of(kind))
    if isinstance(what, BallotReceived):
        what = BallotReceived(what.voter)
    line = Line(data.draw(st.integers(1)), data.draw(st.integers(0)), what)
    assert back(line) == line


@given(what=anything(), joined=st.booleans())
def test_a_line_keeps_that_it_belongs_to_the_gesture_before(
    what: Recorded, *, joined: bool
) -> None:
    assert back(Line(2, 0, what, joined=joined)).joined is joined


@given(what=anything())
def test_the_same_line_is_always_the_same_text(what: Recorded) -> None:
    line = Line(1, 0, what)
    assert encode_line(line) == encode_line(dataclasses.replace(line))


@given(what=anything())
def test_a_line_of_the_journal_is_one_line_of_text(what: Recorded) -> None:
    assert "\n" not in encode_line(Line(1, 0, what))


@given(chosen=st.permutations(CANARIES), blank=st.booleans())
def test_whom_a_secret_ballot_names_never_reaches_the_text(
    chosen: list[SeatId], *, blank: bool
) -> None:
    named = () if blank else tuple(chosen)
    line = Line(9, 120, BallotReceived(VoterId("s1"), named))
    text = encode_line(line)
    assert text == encode_line(Line(9, 120, BallotReceived(VoterId("s1"))))
    assert not any(canary in text for canary in CANARIES)
    assert back(line).what == BallotReceived(VoterId("s1"), None)


def test_no_event_has_a_field_that_the_envelope_uses() -> None:
    names = {field.name for kind in EVERYTHING for field in dataclasses.fields(kind)}
    assert not names & {"n", "t", "e", "j", "h"}


GOOD: dict[str, Any] = {"n": 3, "t": 40, "e": "CountTyped", "candidate": "s1", "count": 2}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"e": "CountShouted"}, "unknown_event"),
        ({"e": None}, "unknown_event"),
        ({"e": ["CountTyped"]}, "unknown_event"),
        ({"n": 0}, "bad_envelope"),
        ({"n": "3"}, "bad_envelope"),
        ({"n": True}, "bad_envelope"),
        ({"t": -1}, "bad_envelope"),
        ({"t": 1.5}, "bad_envelope"),
        ({"t": None}, "bad_envelope"),
        ({"count": "many"}, "bad_fields"),
        ({"count": None}, "bad_fields"),
        ({"candidate": 7}, "bad_fields"),
        ({"more": 1}, "bad_fields"),
    ],
)
def test_a_line_that_is_none_is_refused_with_its_code(change: dict[str, Any], code: str) -> None:
    with pytest.raises(LineError, match=code):
        decode_line({**GOOD, **change})


def test_a_line_without_one_of_its_fields_is_refused() -> None:
    with pytest.raises(LineError, match="bad_fields"):
        decode_line({key: value for key, value in GOOD.items() if key != "count"})


def test_a_journal_that_names_a_secret_choice_is_refused() -> None:
    content = {"n": 1, "t": 0, "e": "BallotReceived", "voter": "s1", "candidates": ["s2"]}
    with pytest.raises(LineError, match="bad_fields"):
        decode_line(content)
