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

    Of marks that stand upon each other two are kept: a tower of them would cover other lines.

    >>> clean("a\x00b\u202ec")
    'abc'
    """
    kept, marks = [], 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in _MARKS else 0
        if character == "\n" or (category not in _UNDRAWABLE and marks <= _MOST_MARKS):
            kept.append(character)
    return "".join(kept)


_UNDRAWABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Me"})
_MOST_MARKS = 2


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


def break_lines(
    text: str, width: int, size: int, weight: Weight, *, cut: bool = False
) -> list[str]:
    """Returns the text broken into lines that fit a width.

    Lines break at spaces and after hyphens, never at a no-break space; a word that is wider
    than a line stands alone on it, or is cut in pieces with hyphens.
    """
    lines: list[str] = []
    for paragraph in bound(clean(text)).split("\n"):
        line = ""
        words = _words(paragraph)
        if cut:
            words = [piece for word in words for piece in _cut(word, width, size, weight)]
        for word in words:
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


def _cut(word: str, width: int, size: int, weight: Weight) -> list[str]:
    """Returns a word in pieces that fit a width; each but the last ends in a hyphen.

    It is cut at a hyphen of its own, else after a syllable, else anywhere.
    """
    pieces = []
    while len(word) > 1 and width_of(word.rstrip(" "), size, weight) > width:
        most = 1
        while most + 1 < len(word) and width_of(f"{word[: most + 1]}-", size, weight) <= width:
            most += 1
        own = word.rfind("-", 1, most + 1) + 1
        if own:
            pieces.append(word[:own])
            word = word[own:]
            continue
        most = max(1, min(most, len(word.rstrip(" ,;:.!?…")) - 3))
        at = next((i for i in range(most, 2, -1) if _syllable_ends(word, i)), most)
        pieces.append(f"{word[:at]}-")
        word = word[at:]
    return [*pieces, word]


def _syllable_ends(word: str, at: int) -> bool:
    """Returns whether a word may be cut: after a vowel, before a consonant and a vowel."""
    before, after, then = (_is_vowel(word[i]) for i in (at - 1, at, at + 1))
    return before and not after and then and word[at].isalpha()


def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0].lower() in "aeiouyœæ"


def block(
    text: str,
    width: int,
    sizes: Sequence[int],
    weight: Weight = Weight.TEXT,
    height: int | None = None,
    lines: int | None = None,
    *,
    cut: bool = False,
) -> Block:
    """Returns the text at the largest of some sizes at which it fits a width and a height.

    `lines` is the most lines it may have; `cut` lets a word be cut that is wider than a line at
    the smallest size. A text that fits at none of the sizes has the smallest and says so.
    """
    for size in sizes:
        made = _block(text, width, size, weight)
        if _fits(made, width, height, lines):
            return made
    made = _block(text, width, sizes[-1], weight, cut=cut)
    if cut and _fits(made, width, height, lines):
        return made
    return Block(made.lines, made.size, made.weight, made.width, made.height, overflows=True)


def fitted(
    text: str,
    width: int,
    sizes: Sequence[int],
    weight: Weight = Weight.TEXT,
    height: int | None = None,
    lines: int | None = None,
) -> Block:
    """Returns the text as `block` does; one that fits at no size loses its last words, or letters.

    Only a width or a height without room for one letter can make it overflow.
    """
    made = block(text, width, sizes, weight, height, lines, cut=True)
    if not made.overflows:
        return made
    words = clean(text[:_LONGEST_FITTED]).split()
    shorter = [" ".join(words[:kept]) for kept in range(len(words) - 1, 0, -1)]
    if words:
        shorter += [words[0][:kept] for kept in range(len(words[0]) - 1, 0, -1)]
    for start in shorter:
        shortened = f"{start.rstrip(_TRAILING)}…"
        tried = block(shortened, width, sizes[-1:], weight, height, lines, cut=True)
        if not tried.overflows:
            return tried
    return made


_LONGEST_FITTED = 200
_TRAILING = " ,;:.-–"


@lru_cache(maxsize=4096)
def _block(text: str, width: int, size: int, weight: Weight, *, cut: bool = False) -> Block:
    lines = tuple(break_lines(text, width, size, weight, cut=cut))
    widest = max((width_of(line, size, weight) for line in lines), default=0)
    return Block(lines, size, weight, widest, len(lines) * line_height(size, weight))


def _fits(made: Block, width: int, height: int | None, lines: int | None) -> bool:
    return (
        made.width <= width
        and (height is None or made.height <= height)
        and (lines is None or len(made.lines) <= lines)
    )
