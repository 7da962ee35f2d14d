"""What a scene shows, as one tree: it is drawn, focused, spoken, clicked and tested from here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from game.screen.intents import Intent
from game.screen.layout import Box
from game.screen.looks import Look


class Role(StrEnum):
    """What a part of the screen is."""

    SCENE = "scene"
    DIALOG = "dialog"
    HEADING = "heading"
    TEXT = "text"
    BUTTON = "button"
    CARD = "card"
    ITEM = "item"
    FIELD = "field"
    TIMER = "timer"
    STATUS = "status"
    PICTURE = "picture"


class State(StrEnum):
    """How a part of the screen stands."""

    FOCUSED = "focused"
    SELECTED = "selected"
    DISABLED = "disabled"
    FACE_DOWN = "face_down"


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the screen.

    `name` is what it is called aloud, `value` what it holds; `intent` is what clicking it, or
    confirming it, asks for. `looks` are drawn in their order, before the children.
    """

    role: Role
    name: str
    box: Box
    id: str = ""
    value: str = ""
    states: frozenset[State] = frozenset()
    intent: Intent | None = None
    looks: tuple[Look, ...] = ()
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """Yields this node and everything below it, in the order of drawing."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, wanted: str) -> "Node | None":
        """Returns the node with an id, or None."""
        return next((node for node in self.walk() if node.id == wanted), None)

    def at(self, x: int, y: int) -> "Node | None":
        """Returns the topmost node at a point that does something; a dialog covers the rest."""
        reached = self._top_layer()
        found = [n for n in reached.walk() if n.intent is not None and n.box.contains(x, y)]
        return found[-1] if found else None

    def focusable(self) -> list["Node"]:
        """Returns what the focus can go to, in its order; a dialog keeps it inside."""
        return [n for n in self._top_layer().walk() if n.intent is not None and n.id]

    def with_focus(self, wanted: str) -> "Node":
        """Returns the tree with one node focused."""
        states = self.states - {State.FOCUSED}
        if self.id == wanted and wanted:
            states |= {State.FOCUSED}
        return replace(
            self,
            states=states,
            children=tuple(child.with_focus(wanted) for child in self.children),
        )

    def text(self) -> str:
        """Returns everything that this part of the screen says, for tests and for the voice."""
        own = [f"{n.name} {n.value}".strip() for n in self._top_layer().walk()]
        return "\n".join(line for line in own if line)

    def _top_layer(self) -> "Node":
        dialogs = [child for child in self.children if child.role is Role.DIALOG]
        return dialogs[-1] if dialogs else self
