"""The presenter's window: what stands on the display that the room does not see, and its clicks."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from game.rules import OpenDebriefing, Pause, Resume, why_not
from game.screen.intents import Intent, Key, Press
from game.screen.page import Button
from game.screen.presenter.canvas import Canvas
from game.screen.presenter.layout import NOTES, ROOM, Wish, picture_box, presenter_tree
from game.screen.presenter.view import Briefing, briefing
from game.screen.semantics import Node
from game.screen.stage import Stage

if TYPE_CHECKING:
    from game.screen.app import App

STOP = "presenter-debriefing"
"""The id of the button that goes to the debriefing before the rounds would eat its time."""


class PresenterWindow:
    """Draws what the facilitator has to know, with the room's picture as the room sees it."""

    def __init__(self, app: "App") -> None:
        self._app = app
        self.page = 0
        """The page of the notes that is shown; it begins anew with each screen."""
        self._notes: tuple[str, ...] = ()
        self._canvas = Canvas()
        self._laid_out: tuple[object, Node] | None = None
        """The last tree, and what it was laid out from: most things stay from tick to tick."""

    # --- the tree ------------------------------------------------------------------------

    def tree(self, stage: Stage, room: Node, size: tuple[int, int]) -> Node:
        """Returns the window's tree. `room` is what the room sees, in a window of a size."""
        app = self._app
        known = briefing(app)
        if known.notes != self._notes:
            self._notes, self.page = known.notes, 0
        scene = app.seen
        large = scene.handled or not scene.in_workshop
        wish = Wish(tuple(self._buttons(room, known)), size, large, self.page)
        tree = self._layout(stage, known, wish)
        layers = [dialog.tree(stage) for dialog in app.dialogs]
        layers += app.notice.nodes(stage)
        if not layers:
            return tree
        tree = replace(tree, children=(*tree.children, *layers))
        return tree.with_focus(app.top.ringed()) if app.dialogs else tree

    def _layout(self, stage: Stage, known: Briefing, wish: Wish) -> Node:
        settings = self._app.settings
        look = stage.frame, stage.theme, stage.words, dict(stage.caps)
        key = (known, wish, look, settings.typeface, settings.line_spacing)
        if self._laid_out is None or self._laid_out[0] != key:
            self._laid_out = key, presenter_tree(stage, known, wish)
        return self._laid_out[1]

    def _buttons(self, room: Node, known: Briefing) -> list[Button]:
        app, say = self._app, self._app.words.say
        buttons = []
        if app.sitting is not None:
            command = Resume() if app.paused else Pause()
            if why_not(app.sitting.workshop.state, command) is None:
                label = say("Go on") if app.paused else say("Pause")
                buttons.append(Button("pause", label, "P", Key.PAUSE))
        black = say("Show again") if app.black else say("Black")
        buttons.append(Button("black", black, "B", Key.BLACK))
        if app.sitting is not None and app.scene.in_workshop and not app.paused:
            workshop = app.sitting.workshop
            warned = known.timeline is not None and known.timeline.warns
            if warned and why_not(workshop.state, OpenDebriefing()) is None:
                # There is no room for both: undo keeps its key and its place in the menu.
                early = say("Debriefing now")
                buttons.append(Button(STOP, early, short=say("Debriefing")))
            elif workshop.history.can_undo() is not None and not app.black:
                buttons.append(Button("undo", say("Undo"), "Ctrl Z", Key.UNDO))
        return [*buttons, *self._next(room)]

    def _next(self, room: Node) -> list[Button]:
        """Returns the button that goes on, as the room's own screen calls it, if it has one."""
        app, say = self._app, self._app.words.say
        if app.past.looking:
            return [Button("next", say("Back to the game"), say("Space"), Key.NEXT, primary=True)]
        node = room.find("next")
        if node is None or node.intent is None:
            return []
        intent: Intent = node.intent
        return [Button("next", node.name, say("Space"), intent, primary=True, short=say("Next"))]

    # --- drawing -------------------------------------------------------------------------

    def draw(
        self, surface: pygame.Surface, tree: Node, room: pygame.Surface, shown: object
    ) -> None:
        """Draws the window; `shown` is what the room's picture shows, None while it moves."""
        self._canvas.draw(surface, self._app.theme, tree, room, shown)

    def follow_room(self, room: pygame.Surface) -> None:
        """Lets the room's picture move with the room."""
        self._canvas.follow(room)

    def forget(self) -> None:
        """Says that something else is on the window now."""
        self._canvas.forget()

    # --- clicks --------------------------------------------------------------------------

    def at(self, tree: Node, room: Node, size: tuple[int, int], x: int, y: int) -> Node | None:
        """Returns what is under a point: a part of the window, or of the room's picture in it."""
        node = tree.at(x, y)
        picture = tree.find(ROOM)
        if node is not None or picture is None or self._app.dialogs:
            return node
        box = picture_box(picture)
        if not box.contains(x, y):
            return None
        return room.at((x - box.x) * size[0] // box.w, (y - box.y) * size[1] // box.h)

    def press(self, intent: Intent) -> bool:
        """Does what only this window asks for; returns False for everything else."""
        if intent == Press(NOTES):
            self.turn_page()
        elif intent == Press(STOP):
            from game.screen.scenes.menu import ask_to_end_rounds

            ask_to_end_rounds(self._app)
        else:
            return False
        return True

    def turn_page(self) -> None:
        """Shows the next page of the notes, around the end."""
        self.page += 1
        self._app.changed()
