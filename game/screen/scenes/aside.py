"""Dialogs for the facilitator alone: where there is a second display, the room never sees them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from game.screen.intents import Intent
from game.screen.scenes.base import Play, Scene, Shortcut
from game.screen.semantics import Node
from game.screen.stage import Stage

if TYPE_CHECKING:
    from game.screen.app import App


class Aside(Scene):
    """One dialog after another over a scene that waits. On a single display the room sees them."""

    private = True
    choosing = True

    def __init__(self, app: "App", below: Play, make: Callable[["Aside"], Scene]) -> None:
        super().__init__(app)
        self.below = below
        self.hidden = app.windows.private() is not None
        self.show(make(self))

    def show(self, dialog: Scene) -> None:
        """Puts a dialog in the place of the one before."""
        self.dialog, self.typing = dialog, dialog.typing
        self.app.changed()

    def leave(self) -> None:
        """Goes back to the scene below."""
        self.app.go(self.below)

    def escape(self) -> None:
        """Leaves; what was being typed is not kept."""
        self.leave()

    @property
    def busy(self) -> bool:
        return True

    def tick(self, *, seen: bool) -> None:  # noqa: ARG002 -- a display can go under anything
        """Leaves when the display that the room did not see is gone."""
        if self.hidden and self.app.windows.private() is None:
            self.leave()

    def reword(self) -> None:
        """A question was asked in other words; a text that is being typed stays."""
        if not self.typing:
            self.leave()

    def shortcuts(self) -> Sequence[Shortcut]:
        return self.dialog.shortcuts()

    def focused(self) -> str:
        return self.dialog.focused()

    def ringed(self) -> str:
        return self.dialog.ringed()

    def on(self, intent: Intent) -> None:
        self.dialog.on(intent)

    def tree(self, stage: Stage) -> Node:
        return self.below.tree(stage) if self.hidden else self._over(stage)

    def private_tree(self, stage: Stage) -> Node | None:
        return self._over(stage) if self.hidden else None

    def _over(self, stage: Stage) -> Node:
        tree = self.below.tree(stage)
        return replace(tree, children=(*tree.children, self.dialog.tree(stage)))
