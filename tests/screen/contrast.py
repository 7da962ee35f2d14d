"""Measures contrast on drawn pixels: what a person at the back sees, not what a theme promises."""

from collections import Counter
from collections.abc import Iterable

import pygame

from game.screen.layout import Box

Rgb = tuple[int, int, int]

WASH = 0.2
"""How much light of the room lies over the picture: L' = 0.2 + 0.8 L."""


def luminance(colour: Rgb) -> float:
    """Returns the relative luminance of WCAG 2, from 0 to 1.

    >>> round(luminance((255, 255, 255)), 3), luminance((0, 0, 0))
    (1.0, 0.0)
    """
    linear = [
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: Rgb, other: Rgb) -> float:
    """Returns the contrast ratio of WCAG 2, whose 0.05 stands for the light of a usual room.

    >>> round(ratio((0, 0, 0), (255, 255, 255)))
    21
    """
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def washed(one: Rgb, other: Rgb) -> float:
    """Returns the ratio that a projector leaves in a bright room.

    The light of the room is in L' already and is not counted twice: black on white keeps 5:1.

    >>> round(washed((0, 0, 0), (255, 255, 255)), 2)
    5.0
    """
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (WASH + (1 - WASH) * high) / (WASH + (1 - WASH) * low)


def colours(surface: pygame.Surface, box: Box) -> "Counter[Rgb]":
    """Returns how often each colour stands in a part of a picture."""
    area = pygame.Rect(box).clip(surface.get_rect())
    data = pygame.image.tobytes(surface.subsurface(area), "RGB")
    pixels = iter(data)
    return Counter(zip(pixels, pixels, pixels, strict=False))


def background(found: "Counter[Rgb]") -> Rgb:
    """Returns the colour that most of a part has."""
    return found.most_common(1)[0][0]


def ink(found: "Counter[Rgb]", behind: Rgb) -> Rgb:
    """Returns the colour of what is written or drawn: the most frequent one that is not behind.

    The soft edges of letters are of many colours, each of them seldom.
    """
    others = [(n, colour) for colour, n in found.items() if _far(colour, behind)]
    return max(others)[1] if others else behind


def clearest(found: "Counter[Rgb]", behind: Rgb) -> Rgb:
    """Returns the clearest colour of a thin drawing: at least a tenth of it has that colour."""
    others = {colour: n for colour, n in found.items() if _far(colour, behind)}
    least = sum(others.values()) / 10
    often = [colour for colour, n in others.items() if n >= least] or [behind]
    return max(often, key=lambda colour: ratio(colour, behind))


def _far(one: Rgb, other: Rgb) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) > 40


def edge(surface: pygame.Surface, box: Box) -> list[tuple[Rgb, Rgb]]:
    """Returns, all around a shape, the clearest colour at its edge and the colour around it."""
    area = pygame.Rect(box.inset(-3)).clip(surface.get_rect())
    part = surface.subsurface(area)
    frame = [_at(part, x, y) for x, y in _frame(area.size)]
    around = Counter(frame).most_common(1)[0][0]
    mask = pygame.mask.from_threshold(part, around, (24, 24, 24, 255))
    mask.invert()
    middle = pygame.Vector2(area.w / 2, area.h / 2)
    depth = max(3, round(min(area.size) * 0.12))
    found = []
    for point in mask.outline(3):
        inward = middle - pygame.Vector2(point)
        if inward.length() <= depth:
            continue
        path = [pygame.Vector2(point) + inward.normalize() * step for step in range(depth)]
        seen = [_at(part, round(p.x), round(p.y)) for p in path]
        found.append((max(seen, key=lambda colour: ratio(colour, around)), around))
    return found


def _at(part: pygame.Surface, x: int, y: int) -> Rgb:
    r, g, b, _ = part.get_at((x, y))
    return r, g, b


def _frame(size: tuple[int, int]) -> Iterable[tuple[int, int]]:
    w, h = size
    yield from ((x, y) for x in range(w) for y in (0, h - 1))
    yield from ((x, y) for y in range(h) for x in (0, w - 1))
