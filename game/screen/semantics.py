"""What a scene shows, as one tree: it is drawn, focused, spoken, clicked and tested from here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import is_

from game.screen.intents import Intent
from game.screen.layout import Box
from game.screen.looks import Look, moved


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


class How(StrEnum):
    """How a part of the screen may move when the picture changes."""

    TURN = "turn"
    """A card: it is dealt, and turned to show another face."""
    TIP = "tip"
    """A row: it is turned about the horizontal to show another face."""
    PAWN = "pawn"
    """It slides to its place from where it was."""
    TRAIL = "trail"
    """It grows from its left edge."""
    APPEAR = "appear"


@dataclass(frozen=True, slots=True)
class Motion:
    """What of a part of the screen may move: `key` finds it again in the picture before.

    `face` is what the part shows: it turns when that changes. `start` is where a pawn comes from.
    """

    how: How
    key: str
    face: str = ""
    start: Box | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words to be spoken, in a language: the interface's own where it is empty."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the screen.

    `name` is what it is called aloud, `value` what it holds; `intent` is what clicking it, or
    confirming it, asks for. `looks` are drawn in their order, before the children. `aloud` is
    what a card says in its own language, and in the second one. What is `unheard` is read on the
    screen by one person while the others have their eyes closed: its value is never spoken. A
    part without a `motion` never moves.
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
    aloud: tuple[Said, ...] = ()
    unheard: bool = False
    motion: Motion | None = None

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
        """Returns the tree with one node focused; what stays the same is not made again."""
        states = self.states - {State.FOCUSED}
        if self.id == wanted and wanted:
            states |= {State.FOCUSED}
        children = tuple([child.with_focus(wanted) for child in self.children])
        if states == self.states and all(map(is_, children, self.children)):
            return self
        return replace(self, states=states, children=children)

    def moved(self, dx: int, dy: int) -> "Node":
        """Returns the node with everything in it elsewhere."""
        return replace(
            self,
            box=self.box.moved(dx, dy),
            looks=tuple(moved(look, dx, dy) for look in self.looks),
            children=tuple(child.moved(dx, dy) for child in self.children),
        )

    def text(self) -> str:
        """Returns everything that this part of the screen says, for tests and for the voice."""
        own = [f"{n.name} {n.value}".strip() for n in self._top_layer().walk()]
        return "\n".join(line for line in own if line)

    def _top_layer(self) -> "Node":
        dialogs = [child for child in self.children if child.role is Role.DIALOG]
        return dialogs[-1] if dialogs else self
