"""The pictures that painting is made of: whatever takes time to draw, drawn once and kept."""

import io
import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import pygame

from game.content.pictograms import pictogram_names
from game.content.shipped import content_root
from game.screen.shapes import DIMENSIONS, SEATS, Point
from game.screen.theme import Colour

_FINER = 4
"""Shapes are drawn this much larger and then made smaller: their edges become soft.

A power of two: with others, making smaller costs every colour two of its 255 steps.
"""


def _finer(width: int, height: int) -> pygame.Surface:
    return pygame.Surface((width * _FINER, height * _FINER), pygame.SRCALPHA)


def _smaller(picture: pygame.Surface) -> pygame.Surface:
    width, height = picture.get_width() // _FINER, picture.get_height() // _FINER
    return pygame.transform.smoothscale(picture, (max(1, width), max(1, height)))


NARROW = 64


@lru_cache(maxsize=64)
def narrow(colour: Colour) -> pygame.Surface:
    """Returns a picture of one opaque colour, to be copied piece by piece."""
    picture = pygame.Surface((NARROW + 1, 512), depth=32)
    picture.fill(colour)
    return picture


@lru_cache(maxsize=512)
def rounded(
    width: int,
    height: int,
    radius: int,
    fill: Colour | None,
    border: int,
    ink: Colour,
    dashed: bool,  # noqa: FBT001 -- a part of the cache's key
) -> pygame.Surface:
    if width < 1 or height < 1:
        return pygame.Surface((1, 1), pygame.SRCALPHA)
    if radius == 0 and not border and fill is not None:
        plain = pygame.Surface((width, height), pygame.SRCALPHA)
        plain.fill(fill)
        return plain
    picture = _finer(width, height)
    # Transparent pixels keep the colour, or the edges would go grey when made smaller.
    picture.fill((*(fill or ink)[:3], 0))
    box, corner = picture.get_rect(), radius * _FINER
    if fill is not None:
        pygame.draw.rect(picture, fill, box, border_radius=corner)
    if border and not dashed:
        pygame.draw.rect(picture, ink, box, width=border * _FINER, border_radius=corner)
    if border and dashed:
        half = border * _FINER / 2
        w, h = width * _FINER - half, height * _FINER - half
        r = max(corner, 1)
        outline = [
            *_scaled_arc(w - r, half + r, r, -90, 0),
            *_scaled_arc(w - r, h - r, r, 0, 90),
            *_scaled_arc(half + r, h - r, r, 90, 180),
            *_scaled_arc(half + r, half + r, r, 180, 270),
        ]
        _dash(picture, outline, ink, border * _FINER)
    return _smaller(picture)


def _scaled_arc(x: float, y: float, r: float, start: int, end: int) -> list[Point]:
    return [
        (x + r * math.cos(math.radians(a)), y + r * math.sin(math.radians(a)))
        for a in range(start, end + 1, 10)
    ]


def _dash(picture: pygame.Surface, outline: Sequence[Point], ink: Colour, width: int) -> None:
    """Draws dashes along a closed outline."""
    dash, gap = width * 2.6, width * 2.0
    left, drawing = dash, True
    points = [*outline, outline[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        done = 0.0
        while done < length:
            step = min(left, length - done)
            if drawing:
                a, b = done / length, (done + step) / length
                start = (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a)
                end = (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
                _bar(picture, ink, start, end, width)
            done += step
            left -= step
            if left <= 0:
                drawing = not drawing
                left = dash if drawing else gap


@lru_cache(maxsize=128)
def soft_shadow(
    width: int, height: int, radius: int, spread: int, ink: Colour
) -> tuple[pygame.Surface, int]:
    """Returns a soft shadow and how far it reaches beyond the box."""
    spread = max(1, spread)
    shadow = pygame.Surface((width + 2 * spread, height + 2 * spread), pygame.SRCALPHA)
    shadow.fill((*ink[:3], 0))
    layers = 8
    for layer in range(layers):
        out = round(spread * (1 - layer / layers) * 0.8)
        box = pygame.Rect(spread - out, spread - out, width + 2 * out, height + 2 * out)
        alpha = round(ink[3] * (layer + 1) / layers / 2)
        pygame.draw.rect(shadow, (*ink[:3], alpha), box, border_radius=radius + out)
    return shadow, spread


@lru_cache(maxsize=256)
def polygon(
    shape: str, size: int, fill: Colour | None, outline: Colour, width: float
) -> pygame.Surface:
    """Draws a shape in a square; its outline's width is a share of the square."""
    picture = _finer(size, size)
    picture.fill((*(fill or outline)[:3], 0))
    points = _points(shape, size * _FINER)
    # Two pixels at least: a thinner outline goes grey, and yellow alone is not seen on paper.
    thick = max(2 * _FINER + 1, round(size * _FINER * width))
    if fill is not None:
        pygame.draw.polygon(picture, fill, points)
    for start, end in zip(points, [*points[1:], points[0]], strict=True):
        _bar(picture, outline, start, end, thick)
        pygame.draw.circle(picture, outline, start, thick / 2)
    return _smaller(picture)


def _bar(picture: pygame.Surface, ink: Colour, start: Point, end: Point, width: float) -> None:
    """Draws a line of the same width in every direction.

    pygame cuts the ends of its thick lines along the axes: a large circle of them has bumps.
    """
    length = math.dist(start, end) or 1
    across_x = (end[1] - start[1]) / length * width / 2
    across_y = (start[0] - end[0]) / length * width / 2
    corners = [
        (x + sign * across_x, y + sign * across_y)
        for (x, y), sign in ((start, 1), (end, 1), (end, -1), (start, -1))
    ]
    pygame.draw.polygon(picture, ink, corners)


def _points(shape: str, size: float) -> list[Point]:
    outline = DIMENSIONS.get(shape) or SEATS[shape]
    return [(x * size / 100, y * size / 100) for x, y in outline]


@lru_cache(maxsize=64)
def dashed_outline(shape: str, size: int, ink: Colour) -> pygame.Surface:
    picture = _finer(size, size)
    picture.fill((*ink[:3], 0))
    points = [(2 + x * 0.96, 2 + y * 0.96) for x, y in _points(shape, size * _FINER)]
    # More than a pixel: thinner dashes go grey.
    _dash(picture, points, ink, max(3 * _FINER // 2, round(size * _FINER * 0.035)))
    return _smaller(picture)


@lru_cache(maxsize=64)
def circle(size: int, ink: Colour, width: int) -> pygame.Surface:
    picture = _finer(size, size)
    picture.fill((*ink[:3], 0))
    middle = size * _FINER / 2
    pygame.draw.circle(picture, ink, (middle, middle), middle, width * _FINER)
    return _smaller(picture)


@lru_cache(maxsize=64)
def scallop(width: int, height: int, fill: Colour) -> pygame.Surface:
    picture = _finer(width, height)
    picture.fill((*fill[:3], 0))
    discs = 7
    radius = width * _FINER / discs / 2
    for disc in range(discs):
        pygame.draw.circle(picture, fill, ((2 * disc + 1) * radius, 0), radius)
    return _smaller(picture)


@lru_cache(maxsize=64)
def hatch(width: int, height: int, radius: int, ink: Colour) -> pygame.Surface:
    picture = _finer(width, height)
    picture.fill((*ink[:3], 0))
    w, h = picture.get_size()
    for x in range(-h, w, max(6, h // 6)):
        pygame.draw.line(picture, (*ink[:3], 150), (x, h), (x + h, 0), max(2, h // 40))
    mask = _finer(width, height)
    pygame.draw.rect(mask, (255, 255, 255, 255), mask.get_rect(), border_radius=radius * _FINER)
    picture.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    pygame.draw.rect(
        picture, ink, picture.get_rect(), width=max(2, h // 20), border_radius=radius * _FINER
    )
    return _smaller(picture)


@lru_cache(maxsize=512)
def pictogram(name: str, size: int, ink: Colour, stroke: float) -> pygame.Surface:
    """Returns a shipped pictogram in a colour.

    A missing or a broken one is a question mark, and where that is gone too a plain ring: only
    names of shipped files are opened, whatever a deck or a journal says.
    """
    size = max(1, size)
    for tried in (name, "question-mark"):
        try:
            return _drawn_svg(tried, size, ink, stroke)
        except (OSError, ValueError, pygame.error):
            continue
    return circle(size, ink, max(1, size // 12))


def _drawn_svg(name: str, size: int, ink: Colour, stroke: float) -> pygame.Surface:
    """Returns a shipped file's picture; raises OSError, ValueError, pygame.error."""
    if name not in pictogram_names():
        raise FileNotFoundError(name)
    path = content_root() / "assets" / "pictograms" / f"{name}.svg"
    drawn = path.read_text(encoding="utf-8")
    drawn = drawn.replace("currentColor", "#{:02x}{:02x}{:02x}".format(*ink[:3]))
    drawn = drawn.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return pygame.image.load_sized_svg(io.BytesIO(drawn.encode()), (size, size))


_NEEDED_PICTURES = frozenset(
    {"question-mark", "menu-2", "check", "x", "alert-triangle", "plus", "minus", "scale", "users"}
)
"""Pictures that the screens name themselves; those of the cards are checked with the decks."""


def faulty_pictograms() -> list[str]:
    """Returns the shipped pictograms that can't be drawn."""
    found = []
    for name in sorted(pictogram_names() | _NEEDED_PICTURES):
        try:
            _drawn_svg(name, 24, (0, 0, 0, 255), 2)
        except (OSError, ValueError, pygame.error):
            found.append(name)
    return found
