"""Orders a line that mixes scripts: the part of UAX #9 that a line of plain text needs.

The marks of explicit embedding are not read: `text.clean` takes them out of everything that is
drawn, so that nobody can turn a sentence round. What is left are letters of both directions,
digits, and what stands between them. Rules are called by their names in the annex.
"""

import unicodedata
from dataclasses import dataclass

LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""What a strong letter or a number is for the neutrals beside it (N0, N1)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that runs in one direction. Its letters are in the order in which they are read."""

    text: str
    right_to_left: bool


def has_right_to_left(text: str) -> bool:
    """Returns whether a text has a letter or a number that is not simply set left to right."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)


def reads_right_to_left(text: str) -> bool:
    """Returns the direction of a paragraph: that of its first strong letter (P2, P3).

    >>> reads_right_to_left("12 لاعب"), reads_right_to_left("Marie محمد")
    (True, False)
    """
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def mirrored(text: str) -> str:
    """Returns a text backwards, its brackets turned round: how a font without the script sets it.

    >>> mirrored("(1)")
    '(1)'
    """
    return text[::-1].translate(_MIRRORED)


def pieces(text: str) -> list[Piece]:
    """Returns a line as pieces, in the order in which they stand from left to right (L2).

    >>> [piece.text for piece in pieces("Marie محمد 12")]
    ['Marie ', '12', 'محمد ']
    """
    runs: list[tuple[int, str]] = []
    for character, level in zip(text, levels(text), strict=True):
        if runs and runs[-1][0] == level:
            runs[-1] = (level, runs[-1][1] + character)
        else:
            runs.append((level, character))
    for level in range(max((run[0] for run in runs), default=0), 0, -1):
        runs = _turned(runs, level)
    return [Piece(run, right_to_left=level % 2 == 1) for level, run in runs]


def _turned(runs: list[tuple[int, str]], level: int) -> list[tuple[int, str]]:
    """Returns the runs with every row of neighbours of at least a level put backwards."""
    made: list[tuple[int, str]] = []
    row: list[tuple[int, str]] = []
    for run in runs:
        if run[0] >= level:
            row.insert(0, run)
            continue
        made += [*row, run]
        row = []
    return [*made, *row]


def levels(text: str) -> list[int]:
    """Returns the level of every character: odd ones are set from right to left."""
    base = int(reads_right_to_left(text))
    outside = "R" if base else "L"
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    _settle_weak(kinds, outside)
    _settle_brackets(text, kinds, outside)
    _settle_neutral(kinds, outside)
    found = [base + _raised(kind, base) for kind in kinds]
    for position in range(len(text) - 1, -1, -1):
        if unicodedata.bidirectional(text[position]) not in ("WS", "S", "B"):
            break
        found[position] = base
    return found


def _raised(kind: str, base: int) -> int:
    """Returns how far a kind lies above the level of the paragraph (I1, I2)."""
    if base:
        return int(kind != "R")
    return {"L": 0, "R": 1}.get(kind, 2)


def _settle_weak(kinds: list[str], outside: str) -> None:
    """Gives marks, numbers and their signs the kind that their neighbours lend them (W1-W7)."""
    _settle_marks(kinds, outside)
    for position in range(1, len(kinds) - 1):
        kind, last, after = kinds[position], kinds[position - 1], kinds[position + 1]
        joins = (kind == "ES" and last == "EN") or (kind == "CS" and last in ("EN", "AN"))
        if joins and after == last:
            kinds[position] = last
    _settle_terminators(kinds)
    strong = outside
    for position, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[position] = "L"
        elif kind not in _DIRECTION:
            kinds[position] = kind if kind in _NEUTRAL else "ON"


def _settle_marks(kinds: list[str], outside: str) -> None:
    """Gives marks the kind of their letter, and digits after Arabic that of Arabic (W1-W3)."""
    strong, before = outside, outside
    for position, found in enumerate(kinds):
        kind = before if found == "NSM" else found
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[position] = "AN" if kind == "EN" and strong == "AL" else kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _settle_terminators(kinds: list[str]) -> None:
    """Gives "€" and "%" the kind of the number that they stand at (W5)."""
    start = 0
    while start < len(kinds):
        if kinds[start] != "ET":
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if "EN" in (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""):
            kinds[start:end] = ["EN"] * (end - start)
        start = end


def _settle_brackets(text: str, kinds: list[str], outside: str) -> None:
    """Gives both brackets of a pair the same direction (N0)."""
    for opening, closing in _bracket_pairs(text):
        inside = {_DIRECTION.get(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if not inside:
            continue
        direction = outside
        if outside not in inside:
            before = (_DIRECTION.get(kind) for kind in reversed(kinds[:opening]))
            direction = next((kind for kind in before if kind is not None), outside)
        kinds[opening] = kinds[closing] = direction


def _bracket_pairs(text: str) -> list[tuple[int, int]]:
    """Returns where the brackets that belong together stand, in the order of the first ones."""
    waiting: list[int] = []
    found = []
    for position, character in enumerate(text):
        if character in _PAIRS:
            waiting.append(position)
        elif character in _PAIRS.values():
            match = [i for i, at in enumerate(waiting) if _PAIRS[text[at]] == character]
            if match:
                found.append((waiting[match[-1]], position))
                del waiting[match[-1] :]
    return sorted(found)


def _settle_neutral(kinds: list[str], outside: str) -> None:
    """Gives what stands between letters their direction, or that of the paragraph (N1, N2)."""
    start = 0
    while start < len(kinds):
        if kinds[start] not in _NEUTRAL:
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _DIRECTION[kinds[start - 1]] if start else outside
        after = _DIRECTION[kinds[end]] if end < len(kinds) else outside
        kinds[start:end] = [before if before == after else outside] * (end - start)
        start = end
