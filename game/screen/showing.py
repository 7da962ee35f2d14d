"""Makes what each window shows: the room's picture, and what the room does not see."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from game.screen.freeze import fit, frozen_mark
from game.screen.layout import Frame
from game.screen.paint import Painter
from game.screen.presenter.overlay import Overlay
from game.screen.presenter.window import PresenterWindow
from game.screen.projector import Projector
from game.screen.rehearsal import mark
from game.screen.semantics import Node
from game.screen.stage import Stage

if TYPE_CHECKING:
    from game.screen.app import App


_AGES_S = 5
"""How often the bars of the workshop's time are drawn again while nothing else happens."""


class Showing:
    """Draws the game on its windows."""

    def __init__(self, app: "App") -> None:
        self._app = app
        self.projector = Projector(app.now)
        self.presenter = PresenterWindow(app)
        self.overlay = Overlay(app)
        self._age: object = None

    def stage(self, surface: pygame.Surface | None = None) -> Stage:
        """Returns what scenes build their tree with, for a surface; the public one by default."""
        app = self._app
        size = (surface or app.windows.public()).get_size()
        kit = app.sitting.kit if app.sitting is not None else None
        frame, second = Frame(*size, app.settings.text_size), app.settings.second_language
        return Stage(frame, app.theme, app.words, kit, second, app.key_caps())

    def room_tree(self) -> Node:
        """Returns what the room sees, with its dialogs, its notice and its focus."""
        app, stage = self._app, self.stage()
        if app.past.looking:
            return self._layered(app.past.tree(stage), stage)
        tree = app.seen.tree(stage)
        if not app.paused:
            app.past.note(tree)
        return self._layered(tree, stage).with_focus(app.top.ringed())

    def _layered(self, tree: Node, stage: Stage) -> Node:
        """Returns a scene with what lies over it."""
        app = self._app
        layers = [mark(stage)] if app.room is not None else []
        layers += [dialog.tree(stage) for dialog in app.dialogs]
        layers += app.notice.nodes(stage)
        caption = app.narrator.caption(stage)
        if caption is not None:
            layers.append(caption)
        return replace(tree, children=(*tree.children, *layers))

    def live_tree(self) -> Node:
        """Returns what the focus moves in: what only one person sees, where there is such."""
        app, hidden = self._app, self._app.windows.private()
        private = app.seen.private_tree(self.stage(hidden)) if hidden is not None else None
        return private if private is not None and not app.dialogs else self.room_tree()

    def aged(self) -> bool:
        """Returns whether time went on where the facilitator reads it: the hour, the bars."""
        app = self._app
        if app.windows.private() is None and not self.overlay.shown:
            return False
        age = f"{app.today():%H:%M}", app.now() // _AGES_S
        was, self._age = self._age, age
        return age != was

    def draw(self, *, moving: bool = False) -> None:
        """Draws both windows and shows them; `moving` lets the room see how the picture changes."""
        app, surface = self._app, self._app.windows.public()
        room = self.room_tree()
        if app.black:
            surface.fill((0, 0, 0))
            self.projector.forget()
        elif app.frozen:
            app.frozen.show(surface)
            self.projector.forget()
        elif app.past.looking:
            self.projector.forget()
            self.projector.show(surface, room, app.theme)
        else:
            scene = None if app.seen.private else app.seen
            animated = moving and app.settings.motion
            self.projector.show(surface, room, app.theme, scene=scene, animated=animated)
            self._lay_over(surface)
        hidden = app.windows.private()
        if hidden is not None:
            self._draw_hidden(hidden, surface, room)
        app.windows.show()

    def move_on(self) -> bool:
        """Draws the next moment of a change; returns False when it is over."""
        moved = self.projector.step(self._app.windows.public())
        if moved:
            self._lay_over(self._app.windows.public())
            hidden = self._app.windows.private()
            if hidden is not None:
                self._follow(hidden)
            self._app.windows.show()
        return moved

    def _lay_over(self, surface: pygame.Surface) -> None:
        """Draws the notes that are held over the room's picture: no voice reads them."""
        notes = self.overlay.tree(self.stage())
        if notes is not None:
            Painter(surface, self._app.theme).part(notes)

    def _follow(self, hidden: pygame.Surface) -> None:
        """Lets the presenter's picture of the room move with it."""
        if not self._app.frozen and self._private_tree(hidden) is None:
            self.presenter.follow_room(self._app.windows.public())

    def _draw_hidden(self, hidden: pygame.Surface, room: pygame.Surface, room_tree: Node) -> None:
        """Draws what the room does not see.

        It is what one person chooses; or the game as it goes on, while the room's picture is
        frozen; or the presenter's view.
        """
        app = self._app
        if self._private_tree(hidden) is not None or (app.frozen and not app.past.looking):
            Painter(hidden, app.theme).paint(self._alone(hidden))
            self.presenter.forget()
        elif app.frozen:
            picture = pygame.Surface(room.get_size())
            Painter(picture, app.theme).paint(room_tree)
            fit(picture, hidden)
            Painter(hidden, app.theme).part(frozen_mark(self.stage(hidden)))
            self.presenter.forget()
        else:
            still = not self.projector.moving
            shown = (room_tree, app.black, self.projector.washed, app.theme) if still else None
            self.presenter.draw(hidden, self._presenter_tree(hidden, room_tree), room, shown)

    # --- the window that the room does not see -------------------------------------------

    def hidden_tree(self) -> Node | None:
        """Returns what stands on the display that the room does not see, if there is one."""
        hidden = self._app.windows.private()
        if hidden is None:
            return None
        if self._private_tree(hidden) is not None or self._app.frozen:
            return self._alone(hidden)
        return self._presenter_tree(hidden, self.room_tree())

    def _private_tree(self, hidden: pygame.Surface) -> Node | None:
        """Returns what only one person may see now, where there is such."""
        app = self._app
        return None if app.dialogs else app.seen.private_tree(self.stage(hidden))

    def _alone(self, hidden: pygame.Surface) -> Node:
        """Returns what one person sees alone, or the game itself, for a window's own size."""
        app, stage = self._app, self.stage(hidden)
        tree = self._private_tree(hidden)
        if tree is None:
            tree = self._layered(app.seen.tree(stage), stage).with_focus(app.top.ringed())
        else:
            tree = tree.with_focus(app.seen.ringed())
        layers = (frozen_mark(stage),) if app.frozen else ()
        return replace(tree, children=(*tree.children, *layers))

    def _presenter_tree(self, hidden: pygame.Surface, room: Node) -> Node:
        size = self._app.windows.public().get_size()
        return self.presenter.tree(self.stage(hidden), room, size)

    def hides(self, window: object) -> bool:
        """Returns whether a window is the one that the room does not see."""
        owner = getattr(window, "get_surface", None)
        return owner is not None and owner() is self._app.windows.private()

    def at(self, x: int, y: int, *, hidden: bool) -> Node | None:
        """Returns what is under a point of a window."""
        room, tree = self.room_tree(), self.hidden_tree() if hidden else None
        if tree is None:
            return room.at(x, y)
        size = self._app.windows.public().get_size()
        return self.presenter.at(tree, room, size, x, y)
