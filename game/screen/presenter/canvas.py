"""Keeps the presenter's window up to date: it paints what changed, and the room's picture."""

from collections.abc import Iterator

import pygame

from game.screen.layout import Box
from game.screen.paint import Painter
from game.screen.presenter.layout import ROOM, picture_box
from game.screen.semantics import Node, Role
from game.screen.theme import Theme

_MARGIN = 3
"""How far shadows and focus rings reach beyond what they belong to, in units."""


class Canvas:
    """Draws one tree after another on the same surface; what stayed the same is left as it is."""

    def __init__(self) -> None:
        self._surface: pygame.Surface | None = None
        self._size = (0, 0)
        self._theme: Theme | None = None
        self._tree: Node | None = None
        self._room: object = None
        """What the room's picture was made from, to know whether it is another one."""
        self._small = pygame.Surface((1, 1))

    def draw(
        self, surface: pygame.Surface, theme: Theme, tree: Node, room: pygame.Surface, shown: object
    ) -> None:
        """Draws a tree and the room's picture in it; `shown` tells one picture from another.

        A `shown` of None is like no other: a picture that moves.
        """
        painter = Painter(surface, theme)
        margin = round(_MARGIN * painter.unit)
        same = surface is self._surface and surface.get_size() == self._size
        kept = same and theme is self._theme
        areas = _changed(self._tree, tree, margin) if kept else None
        picture = _picture(tree)
        if picture is not None and (not kept or shown != self._room or shown is None):
            self._scale(room, picture)
            areas = areas if areas is None else [*areas, picture]
        self._surface, self._size, self._theme = surface, surface.get_size(), theme
        self._tree, self._room = tree, shown
        whole = [pygame.Rect(surface.get_rect())] if areas is None else areas
        for area in whole:
            surface.set_clip(area)
            surface.fill(theme.table)
            self._paint(painter, tree, area, margin)
        surface.set_clip(None)

    def follow(self, room: pygame.Surface) -> None:
        """Draws the room's picture again while it moves, where nothing lies over it."""
        tree, surface = self._tree, self._surface
        picture = _picture(tree) if tree is not None else None
        if surface is None or tree is None or picture is None:
            return
        over = tree.children[[child.id for child in tree.children].index(ROOM) + 1 :]
        if any(_extent(child).colliderect(picture) for child in over):
            return
        self._room = None
        self._scale(room, picture)
        surface.blit(self._small, picture)

    def forget(self) -> None:
        """Says that something else was drawn on the surface."""
        self._surface = None

    def _scale(self, room: pygame.Surface, picture: pygame.Rect) -> None:
        if self._small.get_size() != picture.size:
            self._small = pygame.Surface(picture.size)
        pygame.transform.smoothscale(room, picture.size, self._small)

    def _paint(self, painter: Painter, tree: Node, area: pygame.Rect, margin: int) -> None:
        """Draws whatever touches an area, from the bottom to the top."""
        for look in tree.looks:
            painter.look(look)
        for child in tree.children:
            if _extent(child).inflate(2 * margin, 2 * margin).colliderect(area):
                painter.part(child)
                if child.id == ROOM:
                    painter.surface.blit(self._small, picture_box(child))


def _picture(tree: Node) -> pygame.Rect | None:
    node = next((child for child in tree.children if child.id == ROOM), None)
    return pygame.Rect(picture_box(node)) if node is not None else None


def _boxes(node: Node) -> Iterator[Box]:
    for part in node.walk():
        yield part.box
        yield from (look.box for look in part.looks)


def _extent(node: Node) -> pygame.Rect:
    """Returns the area that a part of the window covers with everything that it draws."""
    first, *others = [pygame.Rect(box) for box in _boxes(node)]
    return first.unionall(others)


def _changed(before: Node | None, tree: Node, margin: int) -> list[pygame.Rect] | None:
    """Returns the areas that differ; None where the whole window has to be drawn."""
    if before is tree:
        return []
    if before is None or before.looks != tree.looks or before.states != tree.states:
        return None
    if [n.role for n in before.children] != [n.role for n in tree.children]:
        return None
    if any(child.role is Role.DIALOG for child in tree.children):
        return None
    pairs = zip(before.children, tree.children, strict=True)
    return [
        _extent(old).union(_extent(new)).inflate(2 * margin, 2 * margin)
        for old, new in pairs
        if old != new
    ]
