"""Draws a tree of nodes on a surface. Whatever takes time to draw is drawn once and kept."""

import io
import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pygame

from game.content.shipped import content_root
from game.screen import looks
from game.screen.layout import Box
from game.screen.semantics import Node, Role, State
from game.screen.shapes import DIMENSIONS, LETTER_CENTRES, SEATS, Point
from game.screen.text import Weight, font, line_height, rendered
from game.screen.theme import Colour, Theme, seat_tokens

_FINER = 3
"""Shapes are drawn this much larger and then made smaller: their edges become soft."""

_VEIL = 158
"""How much a dialog darkens what lies under it, out of 255."""


class Painter:
    """Draws on one surface, with one theme."""

    def __init__(self, surface: pygame.Surface, theme: Theme) -> None:
        self.surface = surface
        self.theme = theme
        self.unit = surface.get_height() / 90

    def paint(self, tree: Node) -> None:
        """Draws a whole scene, its focus ring last."""
        self.surface.fill(self.theme.table)
        self._node(tree)

    def _node(self, node: Node) -> None:
        if node.role is Role.DIALOG:
            self._veil()
        for look in node.looks:
            self.look(look)
        for child in node.children:
            self._node(child)
        if State.FOCUSED in node.states and node.intent is not None:
            self._focus_ring(node)

    def look(self, look: looks.Look) -> None:
        """Draws one look."""
        _DRAW[type(look)](self, look)

    def _veil(self) -> None:
        veil = pygame.Surface(self.surface.get_size(), pygame.SRCALPHA)
        veil.fill((*self.theme.ink[:3], _VEIL))
        self.surface.blit(veil, (0, 0))

    def _focus_ring(self, node: Node) -> None:
        gap, width = round(0.6 * self.unit), max(3, round(0.5 * self.unit))
        fills = [look for look in node.looks if isinstance(look, looks.Fill)]
        radius = fills[0].radius if fills else round(1.5 * self.unit)
        box = (fills[0].box if fills else node.box).inset(-gap - width)
        self.look(
            looks.Fill(box, None, radius + gap + width, border=width, ink=self.theme.focus_ring)
        )

    def fill(self, look: looks.Fill) -> None:
        if look.shadow is not looks.Shadow.NONE:
            self._shadow(look)
        picture = _rounded(
            look.box.w, look.box.h, look.radius, look.fill, look.border, look.ink, look.dashed
        )
        self.surface.blit(picture, (look.box.x, look.box.y))

    def _shadow(self, look: looks.Fill) -> None:
        box, theme = look.box, self.theme
        if look.shadow is looks.Shadow.CARD:
            picture, spread = _soft_shadow(
                box.w, box.h, look.radius, round(2 * self.unit), theme.soft
            )
            self.surface.blit(picture, (box.x - spread, box.y - spread + round(0.9 * self.unit)))
        edge = _rounded(box.w, box.h, look.radius, theme.edge, 0, theme.edge, dashed=False)
        self.surface.blit(edge, (box.x, box.y + max(2, round(0.36 * self.unit))))

    def text(self, look: looks.Text) -> None:
        block = look.block
        for number, line in enumerate(block.lines):
            if not line:
                continue
            picture = rendered(line, block.size, block.weight, look.ink)
            x = look.x - picture.get_width() // 2 if look.centered else look.x
            top = look.y + number * block.line_height
            self.surface.blit(picture, (x, top + _leading(block.size, block.weight)))

    def icon(self, look: looks.Icon) -> None:
        picture = pictogram(look.name, min(look.box.w, look.box.h), look.ink, look.stroke)
        self.surface.blit(picture, look.box.centered(*picture.get_size())[:2])

    def mark(self, look: looks.Mark) -> None:
        colours = self.theme.dimensions[look.shape]
        size, shape = min(look.box.w, look.box.h), look.shape.value
        if look.dashed:
            picture = _dashed_outline(shape, size, self.theme.line)
        elif look.outline is not None:
            picture = _polygon(shape, size, None, look.outline, 0.07)
        else:
            picture = _polygon(shape, size, colours.fill, colours.outline, 0.025)
        place = look.box.centered(size, size)
        self.surface.blit(picture, place[:2])
        ink = look.outline or colours.on_fill
        if look.pictogram:
            share, middle = {"disc": (0.56, 0.5), "square": (0.58, 0.5)}.get(shape, (0.4, 0.645))
            icon = pictogram(look.pictogram, round(size * share), ink, 1.6 if size > 80 else 2)
            x = place.x + (size - icon.get_width()) // 2
            self.surface.blit(icon, (x, place.y + round(size * middle) - icon.get_height() // 2))
        elif look.letter:
            share = 0.36 if shape == "triangle" else 0.5
            self._letter(look.letter, place, LETTER_CENTRES[shape], round(size * share), ink)

    def token(self, look: looks.Token) -> None:
        token = seat_tokens()[look.number % len(seat_tokens())]
        size = min(look.box.w, look.box.h)
        place = look.box.centered(size, size)
        if look.faded:
            picture = _dashed_outline(token.shape, size, self.theme.line)
            ink = self.theme.ink_soft
        else:
            outline = look.outline or self.theme.seat_outline
            picture = _polygon(token.shape, size, token.colour, outline, 0.045)
            ink = token.on_colour
        self.surface.blit(picture, place[:2])
        centre = LETTER_CENTRES.get(token.shape, (50, 50))
        self._letter(token.letter, place, centre, round(size * 0.44), ink)

    def _letter(self, letter: str, box: Box, centre: Point, size: int, ink: Colour) -> None:
        """Draws a capital with its middle at a point: a font's own box leaves it too high."""
        picture = rendered(letter, size, Weight.TITLE, ink)
        capital = round(size * 0.668)
        top = font(size, Weight.TITLE).get_ascent() - capital
        x = box.x + round(centre[0] * box.w / 100) - picture.get_width() // 2
        y = box.y + round(centre[1] * box.h / 100) - capital // 2 - top
        self.surface.blit(picture, (x, y))

    def scallop(self, look: looks.Scallop) -> None:
        self.surface.blit(_scallop(look.box.w, look.box.h, look.fill), look.box[:2])

    def hatch(self, look: looks.Hatch) -> None:
        picture = _hatch(look.box.w, look.box.h, look.radius, look.ink)
        self.surface.blit(picture, look.box[:2])

    def ring(self, look: looks.Ring) -> None:
        self.surface.blit(_circle(look.box.w, look.ink, look.width), look.box[:2])

    def disc(self, look: looks.Disc) -> None:
        self.surface.blit(_circle(look.box.w, look.ink, 0), look.box[:2])

    def turned(self, look: looks.Turned) -> None:
        margin = round(4 * self.unit)
        size = (look.box.w + 2 * margin, look.box.h + 2 * margin)
        flat = pygame.Surface(size, pygame.SRCALPHA)
        inner = Painter(flat, self.theme)
        inner.unit = self.unit
        for part in look.looks:
            inner.look(part)
        turned = pygame.transform.rotozoom(flat, look.degrees, 1.0)
        x, y = look.box.center
        self.surface.blit(turned, (x - turned.get_width() // 2, y - turned.get_height() // 2))


_DRAW: dict[type, Callable[[Painter, Any], None]] = {
    looks.Fill: Painter.fill,
    looks.Text: Painter.text,
    looks.Icon: Painter.icon,
    looks.Mark: Painter.mark,
    looks.Token: Painter.token,
    looks.Scallop: Painter.scallop,
    looks.Hatch: Painter.hatch,
    looks.Ring: Painter.ring,
    looks.Disc: Painter.disc,
    looks.Turned: Painter.turned,
}


def _leading(size: int, weight: Weight) -> int:
    """Returns how far below the top of its line a rendered line begins."""
    return (line_height(size, weight) - font(size, weight).get_height()) // 2


def _finer(width: int, height: int) -> pygame.Surface:
    return pygame.Surface((width * _FINER, height * _FINER), pygame.SRCALPHA)


def _smaller(picture: pygame.Surface) -> pygame.Surface:
    width, height = picture.get_width() // _FINER, picture.get_height() // _FINER
    return pygame.transform.smoothscale(picture, (max(1, width), max(1, height)))


@lru_cache(maxsize=512)
def _rounded(
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
                pygame.draw.line(picture, ink, start, end, width)
            done += step
            left -= step
            if left <= 0:
                drawing = not drawing
                left = dash if drawing else gap


@lru_cache(maxsize=128)
def _soft_shadow(
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
def _polygon(
    shape: str, size: int, fill: Colour | None, outline: Colour, width: float
) -> pygame.Surface:
    """Draws a shape in a square; its outline's width is a share of the square."""
    picture = _finer(size, size)
    picture.fill((*(fill or outline)[:3], 0))
    points = _points(shape, size * _FINER)
    thick = max(2, round(size * _FINER * width))
    if fill is not None:
        pygame.draw.polygon(picture, fill, points)
    for start, end in zip(points, [*points[1:], points[0]], strict=True):
        pygame.draw.line(picture, outline, start, end, thick)
        pygame.draw.circle(picture, outline, start, thick / 2)
    return _smaller(picture)


def _points(shape: str, size: float) -> list[Point]:
    outline = DIMENSIONS.get(shape) or SEATS[shape]
    return [(x * size / 100, y * size / 100) for x, y in outline]


@lru_cache(maxsize=64)
def _dashed_outline(shape: str, size: int, ink: Colour) -> pygame.Surface:
    picture = _finer(size, size)
    picture.fill((*ink[:3], 0))
    points = [(2 + x * 0.96, 2 + y * 0.96) for x, y in _points(shape, size * _FINER)]
    _dash(picture, points, ink, max(2, round(size * _FINER * 0.035)))
    return _smaller(picture)


@lru_cache(maxsize=64)
def _circle(size: int, ink: Colour, width: int) -> pygame.Surface:
    picture = _finer(size, size)
    picture.fill((*ink[:3], 0))
    middle = size * _FINER / 2
    pygame.draw.circle(picture, ink, (middle, middle), middle, width * _FINER)
    return _smaller(picture)


@lru_cache(maxsize=64)
def _scallop(width: int, height: int, fill: Colour) -> pygame.Surface:
    picture = _finer(width, height)
    picture.fill((*fill[:3], 0))
    discs = 7
    radius = width * _FINER / discs / 2
    for disc in range(discs):
        pygame.draw.circle(picture, fill, ((2 * disc + 1) * radius, 0), radius)
    return _smaller(picture)


@lru_cache(maxsize=64)
def _hatch(width: int, height: int, radius: int, ink: Colour) -> pygame.Surface:
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
    """Returns a shipped pictogram in a colour; a missing one is a question mark."""
    folder = content_root() / "assets" / "pictograms"
    path = folder / f"{name}.svg"
    if not path.is_file():
        path = folder / "question-mark.svg"
    drawn = path.read_text(encoding="utf-8")
    drawn = drawn.replace("currentColor", "#{:02x}{:02x}{:02x}".format(*ink[:3]))
    drawn = drawn.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    size = max(1, size)
    return pygame.image.load_sized_svg(io.BytesIO(drawn.encode()), (size, size))
