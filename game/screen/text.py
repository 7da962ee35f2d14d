"""Measures, breaks and draws text. A font that lacks a letter borrows it from a larger one."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pygame

from game.i18n.typography import bound
from game.screen.bidi import (
    LEFT_TO_RIGHT_MARK,
    RIGHT_TO_LEFT_MARK,
    has_right_to_left,
    reads_right_to_left,
)
from game.screen.fonts import (
    LINE_HEIGHT,
    TYPEFACES,
    Weight,
    change_type,
    font,
    has_arabic,
    line_distance,
    line_height,
    runs,
)
from game.screen.theme import Colour

__all__ = [
    "LINE_HEIGHT",
    "TYPEFACES",
    "Block",
    "Weight",
    "block",
    "break_lines",
    "choose_type",
    "clean",
    "fitted",
    "font",
    "inked",
    "line_height",
    "rendered",
    "width_of",
]

LONGEST_WHOLE = 9


def choose_type(typeface: str, line_spacing: int) -> None:
    """Draws all text in a typeface of `TYPEFACES` from now on, its lines a percentage apart."""
    if change_type(typeface, line_spacing):
        for kept in (width_of, inked, _block):
            kept.cache_clear()


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
    tall: bool = False
    """True where a letter needs more height than those of the screen's font."""
    right_to_left: bool = False
    """True where it is read from the right: its lines then end at the right."""

    @property
    def line_height(self) -> int:
        """The height of its first line; the space between lines comes only between lines."""
        return line_height(self.size, self.weight, tall=self.tall)

    @property
    def distance(self) -> int:
        """How far below a line the next one stands."""
        return line_distance(self.size, self.weight, tall=self.tall)


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


@lru_cache(maxsize=8192)
def width_of(text: str, size: int, weight: Weight) -> int:
    """Returns the width of one line of text, in pixels."""
    return sum(f.size(piece)[0] for f, piece in runs(text, size, weight))


@lru_cache(maxsize=2048)
def inked(text: str, size: int, weight: Weight, ink: Colour) -> tuple[pygame.Surface, pygame.Rect]:
    """Returns one line of text as a picture, and the part of it that is not empty.

    A third of a line is the air above and below its letters: it needs no copying.
    """
    picture = _drawn(text, size, weight, ink)
    return picture, picture.get_bounding_rect()


def rendered(text: str, size: int, weight: Weight, ink: Colour) -> pygame.Surface:
    """Returns one line of text as a picture, its baseline where the screen's font has it.

    It is higher than the font only where a letter goes deeper.
    """
    return inked(text, size, weight, ink)[0]


def _drawn(text: str, size: int, weight: Weight, ink: Colour) -> pygame.Surface:
    used = runs(text, size, weight)
    drawn = [f.render(piece, True, ink) for f, piece in used]  # noqa: FBT003 -- pygame's own
    if len(drawn) == 1 and used[0][0] is font(size, weight):
        return drawn[0]
    ascent, height = font(size, weight).get_ascent(), font(size, weight).get_height()
    tops = [ascent - f.get_ascent() for f, _ in used]
    deepest = [top + p.get_bounding_rect().bottom for top, p in zip(tops, drawn, strict=True)]
    width = max(1, sum(picture.get_width() for picture in drawn))
    line = pygame.Surface((width, max(height, *deepest)), pygame.SRCALPHA)
    x = 0
    for top, picture in zip(tops, drawn, strict=True):
        line.blit(picture, (x, top))
        x += picture.get_width()
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
        made: list[str] = []
        words = _words(paragraph)
        if cut:
            words = [piece for word in words for piece in _cut(word, width, size, weight)]
        for word in words:
            if line and width_of((line + word).rstrip(" "), size, weight) > width:
                made.append(line.rstrip(" "))
                line = word
            else:
                line += word
        made.append(line.rstrip(" "))
        lines += _directed(made, paragraph)
    return lines


def _directed(lines: list[str], paragraph: str) -> list[str]:
    """Returns lines that are set in the direction of their paragraph, each by itself.

    A mark that is not seen begins a line whose own first letter would turn it round.
    """
    if not has_right_to_left(paragraph):
        return lines
    turned = reads_right_to_left(paragraph)
    mark = RIGHT_TO_LEFT_MARK if turned else LEFT_TO_RIGHT_MARK
    return [line if reads_right_to_left(line) == turned else mark + line for line in lines]


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
    return replace(made, overflows=True)


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
    tall = has_arabic(text)
    height = line_height(size, weight, tall=tall)
    height += (len(lines) - 1) * line_distance(size, weight, tall=tall)
    turned = has_right_to_left(text) and reads_right_to_left(text)
    return Block(lines, size, weight, widest, height, tall=tall, right_to_left=turned)


def _fits(made: Block, width: int, height: int | None, lines: int | None) -> bool:
    return (
        made.width <= width
        and (height is None or made.height <= height)
        and (lines is None or len(made.lines) <= lines)
    )
