"""The screens that were shown before: looking back at them changes nothing in the game."""

from dataclasses import replace
from typing import TYPE_CHECKING

from game.screen.intents import Intent, Key
from game.screen.notice import notice_node
from game.screen.semantics import Node
from game.screen.stage import Stage

if TYPE_CHECKING:
    from game.screen.scenes.base import Scene

_LOOKS_BACK = 12
"""How many screens can be looked back at."""


class LookBack:
    """Remembers the screens of this workshop, and which of them is looked at again."""

    def __init__(self) -> None:
        self._seen: list[Node] = []
        self._last: Node | None = None
        """The scene that is on, as it was last drawn."""
        self._steps = 0

    @property
    def looking(self) -> bool:
        """Returns whether an earlier screen is shown."""
        return self._steps > 0

    @property
    def possible(self) -> bool:
        """Returns whether there is an earlier screen to show again."""
        return bool(self._seen)

    def note(self, tree: Node) -> Node:
        """Takes note of how the scene that is on looks now."""
        self._last = tree
        return tree

    def leave(self, scene: "Scene") -> None:
        """Keeps the screen of a scene that goes; what one person alone may see is not kept."""
        if not scene.private and self._last is not None:
            self._seen = [*self._seen[1 - _LOOKS_BACK :], self._last]
        self._last = None

    def step(self, intent: Intent) -> None:
        """Shows the screen before, or returns to the game."""
        if intent is Key.BACK and self._steps < len(self._seen):
            self._steps += 1
        elif intent is not Key.BACK:
            self._steps = 0

    def end(self) -> None:
        """Returns to the game."""
        self._steps = 0

    def forget(self) -> None:
        """Forgets the screens: they had another size, other words or other colours."""
        self._seen.clear()
        self._steps = 0

    def tree(self, stage: Stage) -> Node:
        """Returns the earlier screen, which says that it is one."""
        tree = self._seen[-self._steps]
        note = stage.words.say("You are looking back. Space returns to the game.")
        return replace(tree, children=(*tree.children, notice_node(stage, note)))
