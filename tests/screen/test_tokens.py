"""Seats are told apart by colour, shape, letter and animal, by every kind of eyes.

Colours are compared by CIEDE2000 (Sharma, Wu and Dalal 2005), as seen with usual eyes and with each
of the three dichromacies (Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB).
"""

from collections.abc import Sequence
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from pathlib import Path

import pygame
import pytest

from game.i18n import Words
from game.screen.layout import Box
from game.screen.looks import Token
from game.screen.paint import Painter
from game.screen.theme import load_theme, seat_tokens
from game.workshop.pseudonyms import ANIMALS
from tests.screen.pilot import Pilot, table

APART = 16.0
"""What is reachable for twelve colours; from about 10 on nobody takes one for the other."""

Triple = Sequence[float]
EYES: dict[str, tuple[Triple, Triple, Triple]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def times(matrix: Sequence[Triple], vector: Triple) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def seen(rgb: Sequence[int], eyes: str) -> list[float]:
    """Returns the light, as linear RGB, that some eyes make of a colour."""
    linear = [
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb
    ]
    return [max(0.0, min(1.0, light)) for light in times(EYES[eyes], linear)]


def lab(linear: Triple) -> tuple[float, float, float]:
    x, y, z = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for t in (v / w for v, w in zip(times(_XYZ, linear), _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Triple, other: Triple) -> float:
    """Returns how different two colours of L*a*b* look.

    >>> round(ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)), 4)
    2.0425
    >>> round(ciede2000((50, 2.5, 0), (73, 25, -18)), 4)
    27.1492
    >>> round(ciede2000((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514)), 4)
    0.9082
    """
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25.0**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = (degrees(atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dl, dc, dh = l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    light, c = (l1 + l2) / 2, (c1 + c2) / 2
    h = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * cos(radians(h - 30))
        + 0.24 * cos(radians(2 * h))
        + 0.32 * cos(radians(3 * h + 6))
        - 0.20 * cos(radians(4 * h - 63))
    )
    sl = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    bend = 60 * exp(-(((h - 275) / 25) ** 2))
    rt = -2 * sqrt(c**7 / (c**7 + 25.0**7)) * sin(radians(bend))
    x, y, z = dl / sl, dc / sc, dh / sh
    return sqrt(x * x + y * y + z * z + rt * y * z)


def drawn(number: int, theme: str = "light", side: int = 60) -> pygame.Surface:
    surface = pygame.Surface((side, side))
    surface.fill(load_theme(theme).table)
    Painter(surface, load_theme(theme)).look(Token(number, Box(0, 0, side, side)))
    return surface


def colour_of(number: int) -> tuple[int, ...]:
    """The colour that most of a drawn token has, its table apart."""
    pixels = iter(pygame.image.tobytes(drawn(number), "RGB"))
    counted: dict[tuple[int, ...], int] = {}
    for rgb in zip(pixels, pixels, pixels, strict=True):
        counted[rgb] = counted.get(rgb, 0) + 1
    del counted[load_theme("light").table[:3]]
    return max(counted, key=lambda rgb: counted[rgb])


@pytest.mark.parametrize("eyes", list(EYES))
def test_the_colours_of_any_two_seats_are_far_apart(eyes: str) -> None:
    """Measured on the tokens as they are drawn."""
    colours = [lab(seen(colour_of(number), eyes)) for number in range(12)]
    close = {
        (seat_tokens()[i].letter, seat_tokens()[j].letter): round(d, 1)
        for i, j in combinations(range(12), 2)
        if (d := ciede2000(colours[i], colours[j])) < APART
    }
    assert close == {}


def test_the_measure_finds_colours_that_deuteranopes_take_for_each_other() -> None:
    red, green = (200, 60, 40), (120, 120, 30)
    usual, few = (
        ciede2000(lab(seen(red, eyes)), lab(seen(green, eyes)))
        for eyes in ("usual", "deuteranopia")
    )
    assert usual > 40
    assert few < APART


def test_every_seat_has_a_shape_a_letter_and_an_animal_of_its_own() -> None:
    tokens = seat_tokens()
    assert len({token.shape for token in tokens}) == 12
    assert len({token.letter for token in tokens}) == 12
    assert not {"C", "M", "S"} & {token.letter for token in tokens}, "those are dimensions"
    animals = [Words("fr").say(animal) for animal in ANIMALS[:12]]
    assert len(set(animals)) == 12
    for token, animal in zip(tokens, animals, strict=True):
        assert animal[0].replace("É", "E") == token.letter


@pytest.mark.parametrize("side", [28, 60])
def test_the_shapes_of_any_two_seats_differ_without_their_colours(side: int) -> None:
    """The outlines alone, filled: at least a fourteenth of the larger one is not the other."""
    table = load_theme("light").table
    masks = []
    for number in range(12):
        mask = pygame.mask.from_threshold(drawn(number, side=side), table, (24, 24, 24, 255))
        mask.invert()
        masks.append(mask)
    for one, other in combinations(range(12), 2):
        shared = masks[one].overlap_area(masks[other], (0, 0))
        larger = max(masks[one].count(), masks[other].count())
        pair = seat_tokens()[one].shape, seat_tokens()[other].shape
        assert shared < larger * 13 / 14, pair


def test_the_first_screen_of_the_table_shows_token_and_animal_together(home: Path) -> None:
    pilot = Pilot(home, settings=table(12))
    pilot.press("return")
    shown = [
        look.number
        for node in pilot.tree().walk()
        for look in node.looks
        if isinstance(look, Token)
    ]
    assert sorted(set(shown)) == list(range(12))
    for animal in ANIMALS[:12]:
        pilot.see(Words("fr").say(animal))
