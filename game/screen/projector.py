"""Puts the room's picture on its surface: still, or moving from the one that was there."""

from collections.abc import Callable, Container
from dataclasses import replace

import pygame

from game.screen.motion import HIDDEN, Animation, Part, Pose, animation
from game.screen.paint import Painter
from game.screen.semantics import Motion, Node, State
from game.screen.theme import Theme
from game.screen.washout import wash

_MARGIN = 4
"""How far shadows and focus rings reach beyond a part's box, in units."""


class Projector:
    """Draws trees for the room. `washed` shows what a tired projector makes of them."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.washed = False
        self._now = now
        self._last: Node | None = None
        self._scene: object = None
        self._film: _Film | None = None

    @property
    def moving(self) -> bool:
        """Returns whether the picture has not reached its tree yet."""
        return self._film is not None

    def show(
        self,
        surface: pygame.Surface,
        tree: Node,
        theme: Theme,
        *,
        scene: object = None,
        animated: bool = False,
    ) -> None:
        """Draws a tree, or begins to move towards it. Scenes fade; a scene of None does not."""
        before, was, self._last, self._scene = self._last, self._scene, tree, scene
        self._film = None
        if animated and not self.washed:
            new_scene = None not in (was, scene) and was is not scene
            moves = animation(before, tree, new_scene=new_scene)
            if moves is not None:
                self._film = _Film(surface, tree, theme, moves)
                self._began = self._now()
                self._film.draw(0.0)
                return
        Painter(surface, theme).paint(tree)
        if self.washed:
            wash(surface)

    def forget(self) -> None:
        """Forgets the picture that is there: the next one does not move away from it."""
        self._last = self._scene = self._film = None

    def stop(self) -> None:
        """Ends what moves at once, where it was going; the next picture is drawn whole."""
        if self._film is not None:
            self._film.draw(self._film.moves.lasts_s)
            self._film = None

    def step(self, surface: pygame.Surface) -> bool:
        """Draws the moment that has come; returns False when the picture has to be drawn whole."""
        if self._film is None or self._film.surface is not surface:
            return False
        seconds = self._now() - self._began
        if seconds >= self._film.moves.lasts_s:
            self._film = None
            return False
        self._film.draw(seconds)
        return True


class _Film:
    """One picture becoming the next: what stands still is painted once, the rest at every step."""

    def __init__(self, surface: pygame.Surface, tree: Node, theme: Theme, moves: Animation) -> None:
        self.surface, self.moves = surface, moves
        self._fading = surface.copy() if moves.fade_s else None
        painter = Painter(surface, theme)
        self._margin = round(_MARGIN * painter.unit)
        self._sprites = [_Sprites(part, theme, painter.unit, self._margin) for part in moves.parts]
        keys = {part.node.motion for part in moves.parts}
        painter.paint(_without(tree, keys))
        self._painter = painter
        self._notices = [child for child in tree.children if child.id == "notice"]
        self._still = surface.copy()
        self._touched: list[pygame.Rect] = []

    def draw(self, seconds: float) -> None:
        """Draws the picture as it is some seconds after the change."""
        for area in self._touched:
            self.surface.blit(self._still, area, area)
        if self._fading is not None:
            self.surface.blit(self._still, (0, 0))
        self._touched = [
            sprites.draw(self.surface, part.pose(seconds))
            for sprites, part in zip(self._sprites, self.moves.parts, strict=True)
        ]
        for notice in self._notices:
            self._touched.append(pygame.Rect(notice.box.inset(-self._margin)))
            self._painter.part(notice)
        if self._fading is not None:
            shown = self.moves.old_picture(seconds)
            self._fading.set_alpha(round(255 * shown))
            self.surface.blit(self._fading, (0, 0))
            self._fading = self._fading if shown else None


class _Sprites:
    """The pictures of one part, cut out: as it was and as it is."""

    def __init__(self, part: Part, theme: Theme, unit: float, margin: int) -> None:
        self._margin = margin
        self._new = _cut_out(part.node, theme, unit, margin)
        turns = part.before is not None and part.before.motion != part.node.motion
        old = part.before if turns else None
        self._old = _cut_out(old, theme, unit, margin) if old is not None else self._new
        self._new_box = part.node.box
        self._old_box = old.box if old is not None else part.node.box

    def draw(self, surface: pygame.Surface, pose: Pose) -> pygame.Rect:
        """Draws the part and returns the area that it covers."""
        if pose == HIDDEN:
            return pygame.Rect(0, 0, 0, 0)
        picture = self._new if pose.new_face else self._old
        box = self._new_box if pose.new_face else self._old_box
        width, height = picture.get_size()
        size = max(1, round(width * pose.scale_x)), max(1, round(height * pose.scale_y))
        if size != (width, height):
            picture = pygame.transform.smoothscale(picture, size)
        x, y = box.center
        corner = (x + pose.dx - size[0] // 2, y + pose.dy - size[1] // 2)
        shown = pygame.Rect(0, 0, self._margin + round(box.w * pose.uncovered), size[1])
        whole = pose.uncovered >= 1
        picture.set_alpha(round(255 * pose.opacity))
        return surface.blit(picture, corner, None if whole else shown)


def _cut_out(node: Node, theme: Theme, unit: float, margin: int) -> pygame.Surface:
    width, height = node.box.w + 2 * margin, node.box.h + 2 * margin
    picture = pygame.Surface((width, height), pygame.SRCALPHA)
    painter = Painter(picture, theme)
    painter.unit = unit
    painter.part(node.moved(margin - node.box.x, margin - node.box.y))
    return picture


def _without(tree: Node, motions: Container[Motion | None]) -> Node:
    """Returns a tree in which the parts that move are not drawn."""
    if tree.motion is not None and tree.motion in motions:
        return replace(tree, looks=(), children=(), states=tree.states - {State.FOCUSED})
    return replace(tree, children=tuple(_without(child, motions) for child in tree.children))
