"""The typefaces that are shipped: which one draws which letter of a line, in which direction."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import pygame

from game.content.shipped import content_root
from game.screen.bidi import (
    LEFT_TO_RIGHT_MARK,
    RIGHT_TO_LEFT_MARK,
    has_right_to_left,
    mirrored,
    pieces,
)
from game.screen.typefaces import open_font


class Weight(StrEnum):
    """The three weights of the screen's type."""

    TEXT = "Regular"
    STRONG = "SemiBold"
    TITLE = "ExtraBold"


LINE_HEIGHT = {Weight.TEXT: 1.18, Weight.STRONG: 1.12, Weight.TITLE: 1.06}
TALL_LINE, TALL_DISTANCE = 1.25, 1.5
"""The same for Arabic: its letters go deeper, and their marks stand higher."""

TYPEFACES = {"atkinson": "Atkinson Hyperlegible Next", "andika": "Andika"}
_TWO_WEIGHTS = {Weight.TEXT: "Regular", Weight.STRONG: "Bold", Weight.TITLE: "Bold"}
_ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
_SPACES = " \u00a0\u202f"
_UNSEEN = {ord(LEFT_TO_RIGHT_MARK): None, ord(RIGHT_TO_LEFT_MARK): None}


@dataclass(slots=True)
class _Type:
    """What the person at the laptop chose for all text: one window, one choice."""

    typeface: str = "atkinson"
    line_spacing: int = 100


_TYPE = _Type()


def change_type(typeface: str, line_spacing: int) -> bool:
    """Takes a typeface and a line spacing for all text; returns whether they are others."""
    changed = (typeface, line_spacing) != (_TYPE.typeface, _TYPE.line_spacing)
    _TYPE.typeface, _TYPE.line_spacing = typeface, line_spacing
    return changed


def line_height(size: int, weight: Weight, *, tall: bool = False) -> int:
    """Returns the height of a line that stands alone, in pixels; `tall` is for Arabic."""
    return round(size * (TALL_LINE if tall else LINE_HEIGHT[weight]))


def line_distance(size: int, weight: Weight, *, tall: bool = False) -> int:
    """Returns how far below a line the next one stands.

    The spacing that was chosen is that of sentences: the lines of a title or of a name are read
    as one.
    """
    spacing = _TYPE.line_spacing if weight is Weight.TEXT else 100
    return round(size * (TALL_DISTANCE if tall else LINE_HEIGHT[weight]) * spacing / 100)


@cache
def _font(name: str, size: int) -> pygame.font.Font:
    return open_font(name, size)


@cache
def _arabic_font(weight: Weight, size: int, *, right_to_left: bool) -> pygame.font.Font:
    """Returns the Arabic letters. A direction belongs to a font object, so each has its own."""
    name = f"NotoSansArabic-{_TWO_WEIGHTS[weight]}.ttf"
    made = open_font(name, size)
    made.set_script("Arab")
    made.set_direction(pygame.DIRECTION_RTL if right_to_left else pygame.DIRECTION_LTR)
    return made


def font(size: int, weight: Weight) -> pygame.font.Font:
    """Returns the chosen typeface in a size (its em, in pixels)."""
    if _TYPE.typeface == "andika":
        return _font(f"Andika-{_TWO_WEIGHTS[weight]}.ttf", size)
    return _font(f"AtkinsonHyperlegibleNext-{weight.value}.ttf", size)


@cache
def _covered() -> frozenset[int]:
    """Returns the characters of the screen's font: every other comes from a fallback."""
    path = content_root() / "assets" / "fonts" / "coverage.json"
    try:
        ranges = json.loads(path.read_text(encoding="utf-8"))["AtkinsonHyperlegibleNext"]
        return frozenset(code for first, last in ranges for code in range(first, last + 1))
    except (OSError, ValueError, LookupError, TypeError):
        return frozenset()  # then every letter is borrowed


def has_arabic(text: str) -> bool:
    """Returns whether a text has letters, marks or digits of the Arabic script."""
    return not text.isascii() and any(_is_arabic(character) for character in text)


def _is_arabic(character: str) -> bool:
    code = ord(character)
    return code >= _ARABIC[0][0] and any(first <= code <= last for first, last in _ARABIC)


def runs(text: str, size: int, weight: Weight) -> list[tuple[pygame.font.Font, str]]:
    """Returns a line as pieces from left to right, each with a font that has its letters."""
    if has_right_to_left(text):
        return [
            run
            for piece in pieces(text)
            for run in _in_direction(piece.text, size, weight, right_to_left=piece.right_to_left)
            if run[1]
        ]
    text = text.translate(_UNSEEN)
    if all(_font_for(c) == "" for c in text):
        return [(font(size, weight), text)]
    return _in_direction(text, size, weight, right_to_left=False)


def _in_direction(
    text: str, size: int, weight: Weight, *, right_to_left: bool
) -> list[tuple[pygame.font.Font, str]]:
    """Returns a piece of one direction as runs of one font, from left to right."""
    found: list[tuple[str, str]] = []
    for character in text.translate(_UNSEEN):
        name = _font_for(character)
        if right_to_left and character in _SPACES and found:
            name = found[-1][0]
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + character)
        else:
            found.append((name, character))
    made = []
    for name, run in reversed(found) if right_to_left else found:
        if name == _ARABIC_NAME:
            made.append((_arabic_font(weight, size, right_to_left=right_to_left), run))
            continue
        set_text = mirrored(run) if right_to_left else run
        chosen = font(size, weight) if not name else _font(name.format(_TWO_WEIGHTS[weight]), size)
        made.append((chosen, set_text))
    return made


_ARABIC_NAME, _FALLBACK_NAME = "NotoSansArabic", "Andika-{}.ttf"


def _font_for(character: str) -> str:
    """Returns which font has a character; nothing for the chosen typeface."""
    if _is_arabic(character):
        return _ARABIC_NAME
    if _TYPE.typeface == "andika" or ord(character) in _covered():
        return ""
    return _FALLBACK_NAME
