"""Draws a tree of nodes on a surface. Whatever takes time to draw is drawn once and kept."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pygame

from game.screen import looks
from game.screen.layout import Box
from game.screen.semantics import Node, Role, State
from game.screen.shapes import LETTER_CENTRES, Point
from game.screen.sprites import (
    NARROW,
    circle,
    dashed_outline,
    hatch,
    narrow,
    pictogram,
    polygon,
    rounded,
    scallop,
    soft_shadow,
)
from game.screen.text import Block, Weight, font, inked, rendered
from game.screen.theme import Colour, Theme, seat_tokens

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
        self.part(tree)

    def part(self, node: Node) -> None:
        """Draws one part of a scene, over what is there."""
        if node.role is Role.DIALOG:
            self._veil()
        for look in node.looks:
            self.look(look)
        for child in node.children:
            self.part(child)
        if State.FOCUSED in node.states and node.intent is not None:
            self._focus_ring(node)

    def look(self, look: looks.Look) -> None:
        """Draws one look."""
        _DRAW[type(look)](self, look)

    def _veil(self) -> None:
        veil = pygame.Surface(self.surface.get_size(), pygame.SRCALPHA)
        veil.fill((*self.theme.veil[:3], _VEIL))
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
        border, ink = look.border, look.ink
        if not border and look.fill == self.theme.card and self.theme.card_edge[3]:
            border, ink = max(2, round(0.3 * self.unit)), self.theme.card_edge
        self._box(look.box, look.radius, look.fill, border, ink, dashed=look.dashed)

    def _box(
        self,
        box: Box,
        radius: int,
        fill: Colour | None,
        border: int = 0,
        ink: Colour = (0, 0, 0, 255),
        *,
        dashed: bool = False,
    ) -> None:
        """Draws a rounded box. Only its corners are pictures: straight parts need no blending."""
        corner = max(radius, border)
        x, y, w, h = box
        sheer = fill is not None and len(fill) > 3 and fill[3] < 255
        if dashed or sheer or min(w, h) < 2 * corner + 2:
            self.surface.blit(rounded(w, h, radius, fill, border, ink, dashed), (x, y))
            return
        right, bottom = x + w - corner, y + h - corner
        if fill is not None:
            self._solid(fill, x + corner, y + border, w - 2 * corner, h - 2 * border)
            for side in (x + border, right):
                self._solid(fill, side, y + corner, corner - border, h - 2 * corner)
        if border:
            for top in (y, y + h - border):
                self._solid(ink, x + corner, top, w - 2 * corner, border)
            for side in (x, x + w - border):
                self._solid(ink, side, y + corner, border, h - 2 * corner)
        if corner:
            size = 2 * corner + 2
            picture = rounded(size, size, radius, fill, border, ink, dashed=False)
            far = size - corner
            for left, from_left in ((x, 0), (right, far)):
                for top, from_top in ((y, 0), (bottom, far)):
                    self.surface.blit(picture, (left, top), (from_left, from_top, corner, corner))

    def _solid(self, colour: Colour, x: int, y: int, width: int, height: int) -> None:
        """Fills a rectangle: its sides, and what is narrow, from a picture.

        SDL fills past the cache, in pieces of 16 pixels that begin at every fourth one. Where a
        row begins or ends within a piece it waits for the memory, and takes up to ten times as
        long. It copies so too, but not from an odd pixel.
        """
        left = min(-x % 4, width) if width > NARROW else width
        whole = (width - left) // 16 * 16
        if whole:
            self.surface.fill(colour, (x + left, y, whole, height))
        picture = narrow(colour)
        step = picture.get_height()
        for at, columns in ((0, left), (left + whole, width - left - whole)):
            for top in range(0, height if columns else 0, step):
                area = (1, 0, columns, min(step, height - top))
                self.surface.blit(picture, (x + at, y + top), area)

    def _shadow(self, look: looks.Fill) -> None:
        box, radius = look.box, look.radius
        if look.shadow is looks.Shadow.CARD:
            self._soft_shadow(box, radius)
        drop = max(2, round(0.36 * self.unit))
        foot = min(box.h, 2 * radius + 2)
        edge = Box(box.x, box.bottom - foot + drop, box.w, foot)
        self._box(edge, radius, self.theme.edge)

    def _soft_shadow(self, box: Box, radius: int) -> None:
        """Draws what a card leaves to see of its shadow."""
        picture, spread = soft_shadow(box.w, box.h, radius, round(2 * self.unit), self.theme.soft)
        width, height = picture.get_size()
        drop = round(0.9 * self.unit)
        left, top = box.x - spread, box.y - spread + drop
        hidden = spread - drop + radius
        shown = spread - drop + box.h - radius
        for part in (
            (0, 0, width, hidden),
            (0, shown, width, height - shown),
            (0, hidden, spread, shown - hidden),
            (width - spread, hidden, spread, shown - hidden),
        ):
            self.surface.blit(picture, (left + part[0], top + part[1]), part)

    def text(self, look: looks.Text) -> None:
        block, distance = look.block, look.block.distance
        top = look.y + _leading(block)
        for number, line in enumerate(block.lines):
            if not line:
                continue
            picture, part = inked(line, block.size, block.weight, look.ink)
            x = look.x - picture.get_width() // 2 if look.centered else look.x
            if block.right_to_left and not look.centered:
                x += block.width - picture.get_width()
            self.surface.blit(picture, (x + part.x, top + number * distance + part.y), part)

    def icon(self, look: looks.Icon) -> None:
        picture = pictogram(look.name, min(look.box.w, look.box.h), look.ink, look.stroke)
        self.surface.blit(picture, look.box.centered(*picture.get_size())[:2])

    def mark(self, look: looks.Mark) -> None:
        colours = self.theme.dimensions[look.shape]
        size, shape = min(look.box.w, look.box.h), look.shape.value
        if look.dashed:
            picture = dashed_outline(shape, size, self.theme.line)
        elif look.outline is not None:
            picture = polygon(shape, size, None, look.outline, 0.07)
        else:
            picture = polygon(shape, size, colours.fill, colours.outline, 0.025)
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
            picture = dashed_outline(token.shape, size, self.theme.line)
            ink = self.theme.ink_soft
        else:
            outline = look.outline or self.theme.seat_outline
            picture = polygon(token.shape, size, token.colour, outline, 0.045)
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
        self.surface.blit(scallop(look.box.w, look.box.h, look.fill), look.box[:2])

    def hatch(self, look: looks.Hatch) -> None:
        picture = hatch(look.box.w, look.box.h, look.radius, look.ink)
        self.surface.blit(picture, look.box[:2])

    def ring(self, look: looks.Ring) -> None:
        self.surface.blit(circle(look.box.w, look.ink, look.width), look.box[:2])

    def disc(self, look: looks.Disc) -> None:
        self.surface.blit(circle(look.box.w, look.ink, 0), look.box[:2])

    def turned(self, look: looks.Turned) -> None:
        picture, left, top = _turned(look, self.theme, self.unit)
        x, y = look.box.center
        self.surface.blit(picture, (x + left, y + top))


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


@lru_cache(maxsize=8)
def _turned(look: looks.Turned, theme: Theme, unit: float) -> tuple[pygame.Surface, int, int]:
    """Returns the picture, and where its corner lies from the middle of the box."""
    margin = round(4 * unit)
    flat = pygame.Surface((look.box.w + 2 * margin, look.box.h + 2 * margin), pygame.SRCALPHA)
    painter = Painter(flat, theme)
    painter.unit = unit
    for part in look.looks:
        painter.look(part)
    turned = pygame.transform.rotozoom(flat, look.degrees, 1.0)
    drawn = turned.get_bounding_rect()
    left, top = drawn.x - turned.get_width() // 2, drawn.y - turned.get_height() // 2
    return turned.subsurface(drawn), left, top


def _leading(block: Block) -> int:
    """Returns how far below the top of its line a rendered line begins."""
    return (block.line_height - font(block.size, block.weight).get_height()) // 2
