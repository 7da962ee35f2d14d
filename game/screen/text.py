"""Measures, breaks and draws text. A font that lacks a letter borrows it from a larger one."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import pygame

from game.content.shipped import content_root
from game.i18n.typography import bound
from game.screen.theme import Colour

LONGEST_WHOLE = 9


class Weight(StrEnum):
    """The three weights of the screen's type."""

    TEXT = "Regular"
    STRONG = "SemiBold"
    TITLE = "ExtraBold"


LINE_HEIGHT = {Weight.TEXT: 1.18, Weight.STRONG: 1.12, Weight.TITLE: 1.06}
_FALLBACK = {Weight.TEXT: "Regular", Weight.STRONG: "Bold", Weight.TITLE: "Bold"}


@dataclass(frozen=True, slots=True)
class Block:
    """Text that was broken into lines for a width. `size` is its em in pixels.

    `overflows` says that it did not fit even at the smallest size that was allowed.
    """

    lines: tuple[str, ...]
    size: int
    weight: Weight
    width: int
    height: int
    overflows: bool = False

    @property
    def line_height(self) -> int:
        return line_height(self.size, self.weight)


def line_height(size: int, weight: Weight) -> int:
    """Returns the distance between two lines, in pixels."""
    return round(size * LINE_HEIGHT[weight])


def clean(text: str) -> str:
    r"""Returns text that can be drawn: no control character, no half of a surrogate pair.

    >>> clean("a\x00b\u202ec")
    'abc'
    """
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _UNDRAWABLE)


_UNDRAWABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


@cache
def _font(name: str, size: int) -> pygame.font.Font:
    return pygame.font.Font(content_root() / "assets" / "fonts" / name, size)


def font(size: int, weight: Weight) -> pygame.font.Font:
    """Returns the screen's font in a size (its em, in pixels)."""
    return _font(f"AtkinsonHyperlegibleNext-{weight.value}.ttf", size)


@cache
def _covered() -> frozenset[int]:
    """Returns the characters of the screen's font: every other comes from the fallback."""
    path = content_root() / "assets" / "fonts" / "coverage.json"
    ranges = json.loads(path.read_text(encoding="utf-8"))["AtkinsonHyperlegibleNext"]
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def _runs(text: str, size: int, weight: Weight) -> list[tuple[pygame.font.Font, str]]:
    """Returns the text as pieces, each with a font that has its letters."""
    covered = _covered()
    if all(ord(c) in covered for c in text):
        return [(font(size, weight), text)]
    fallback = _font(f"Andika-{_FALLBACK[weight]}.ttf", size)
    runs: list[tuple[pygame.font.Font, str]] = []
    for character in text:
        chosen = font(size, weight) if ord(character) in covered else fallback
        if runs and runs[-1][0] is chosen:
            runs[-1] = (chosen, runs[-1][1] + character)
        else:
            runs.append((chosen, character))
    return runs


@lru_cache(maxsize=8192)
def width_of(text: str, size: int, weight: Weight) -> int:
    """Returns the width of one line of text, in pixels."""
    return sum(f.size(piece)[0] for f, piece in _runs(text, size, weight))


@lru_cache(maxsize=2048)
def rendered(text: str, size: int, weight: Weight, ink: Colour) -> pygame.Surface:
    """Returns one line of text as a picture, its baseline where the screen's font has it."""
    runs = _runs(text, size, weight)
    pieces = [f.render(piece, True, ink) for f, piece in runs]  # noqa: FBT003 -- pygame's own
    if len(pieces) == 1 and runs[0][0] is font(size, weight):
        return pieces[0]
    ascent = font(size, weight).get_ascent()
    height = font(size, weight).get_height()
    line = pygame.Surface((max(1, sum(p.get_width() for p in pieces)), height), pygame.SRCALPHA)
    x = 0
    for (used, _), piece in zip(runs, pieces, strict=True):
        line.blit(piece, (x, ascent - used.get_ascent()))
        x += piece.get_width()
    return line


def break_lines(text: str, width: int, size: int, weight: Weight) -> list[str]:
    """Returns the text broken into lines that fit a width.

    Lines break at spaces and after hyphens, never at a no-break space; a word that is wider
    than a line stands alone on it.
    """
    lines: list[str] = []
    for paragraph in bound(clean(text)).split("\n"):
        line = ""
        for word in _words(paragraph):
            if line and width_of((line + word).rstrip(" "), size, weight) > width:
                lines.append(line.rstrip(" "))
                line = word
            else:
                line += word
        lines.append(line.rstrip(" "))
    return lines


def _words(paragraph: str) -> list[str]:
    """Returns the pieces between which a line may break, each with the space behind it."""
    pieces, piece = [], ""
    for character in paragraph:
        if piece and character != " " and (piece[-1] == " " or _breaks_after(piece)):
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece] if piece else pieces


def _breaks_after(piece: str) -> bool:
    """A long compound may break after its hyphen; "avez-vous" stays whole."""
    return piece[-1] == "-" and len(piece) > LONGEST_WHOLE


def block(
    text: str,
    width: int,
    sizes: Sequence[int],
    weight: Weight = Weight.TEXT,
    height: int | None = None,
    lines: int | None = None,
) -> Block:
    """Returns the text at the largest of some sizes at which it fits a width and a height.

    `lines` is the most lines it may have. A text that fits at none of the sizes has the smallest
    and says so.
    """
    for size in sizes:
        made = _block(text, width, size, weight)
        if _fits(made, width, height, lines):
            return made
    made = _block(text, width, sizes[-1], weight)
    return Block(made.lines, made.size, made.weight, made.width, made.height, overflows=True)


@lru_cache(maxsize=4096)
def _block(text: str, width: int, size: int, weight: Weight) -> Block:
    lines = tuple(break_lines(text, width, size, weight))
    widest = max((width_of(line, size, weight) for line in lines), default=0)
    return Block(lines, size, weight, widest, len(lines) * line_height(size, weight))


def _fits(made: Block, width: int, height: int | None, lines: int | None) -> bool:
    return (
        made.width <= width
        and (height is None or made.height <= height)
        and (lines is None or len(made.lines) <= lines)
    )
