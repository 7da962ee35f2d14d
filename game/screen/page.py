"""The four bands that every scene shares: header, title, content, footer with its buttons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from game.screen import looks
from game.screen.intents import Intent, Key, Press
from game.screen.layout import Box
from game.screen.looks import Fill, Icon, Look, Shadow, Token
from game.screen.semantics import Node, Role, State
from game.screen.stage import HINT, LEAD, SMALL, TITLE, Stage
from game.screen.text import Block, Weight, block, fitted, width_of
from game.screen.theme import Colour

MENU = "menu"


@dataclass(frozen=True, slots=True)
class Button:
    """A button of the footer. `key` is the key that does the same, as it is printed."""

    id: str
    label: str
    key: str = ""
    intent: Intent | None = None
    primary: bool = False
    short: str = ""
    """What it says where the window is narrow."""

    @property
    def does(self) -> Intent:
        return self.intent if self.intent is not None else Press(self.id)


class Page:
    """Collects the nodes of a scene, band by band."""

    def __init__(self, stage: Stage, name: str) -> None:
        self.stage = stage
        self.name = name
        self.nodes: list[Node] = []
        self.background: list[Look] = []
        self._header_right = 0

    def add(self, *nodes: Node) -> None:
        self.nodes.extend(nodes)

    def tree(self, *, menu: bool = True) -> Node:
        """Returns the scene's tree."""
        nodes = [*self.nodes, *([menu_button(self.stage)] if menu else [])]
        box = self.stage.frame.box
        return Node(Role.SCENE, self.name, box, looks=tuple(self.background), children=tuple(nodes))

    def header(self, strong: str, soft: str = "") -> None:
        """Says where the workshop stands, at the left."""
        stage, box = self.stage, self.stage.frame.header
        size = stage.sizes(SMALL)
        x, y = box.x, _middle(box, size[0], stage.u(4.2))
        bold = fitted(strong, box.w, size, Weight.TITLE, lines=1)
        made: list[Look] = [looks.Text(bold, x, y, stage.theme.ink)]
        if soft:
            x += bold.width + stage.u(0.8)
            second = fitted(soft, max(1, box.right - x), size, lines=1)
            if not second.overflows:
                made.append(looks.Text(second, x, y, stage.theme.ink_soft))
                self._header_right = x + second.width
        else:
            self._header_right = x + bold.width
        name = f"{strong} {soft}".strip()
        self.add(Node(Role.STATUS, name, box, looks=tuple(made)))

    def note(self, text: str, *, whole: bool = False) -> None:
        """Says something at the right of the header, as far as there is room, or not at all."""
        stage, box = self.stage, self.stage.frame.header
        room = min(box.w // 2, box.right - self._header_right - stage.u(2))
        made = fitted(text, max(1, room), stage.sizes(SMALL), lines=1)
        least = len(text) if whole else min(len(text), _LEAST_NOTE)
        if made.overflows or len(made.lines[0]) < least:
            return
        y = _middle(box, made.size, stage.u(4.2))
        ink = stage.theme.ink_soft
        where = Box(box.right - made.width, y, made.width, made.height)
        text_look = looks.Text(made, where.x, y, ink)
        self.add(Node(Role.STATUS, text, where, looks=(text_look,)))

    def stepper(self, steps: Sequence[str], current: int) -> None:
        """Shows the steps of a round: done, going on, to come. Narrow windows name one."""
        stage, box = self.stage, self.stage.frame.header
        size = stage.sizes(SMALL)[0]
        dot, gap, dash = stage.u(1.5), stage.u(0.8), stage.u(3)
        y = _middle(box, size, stage.u(4.2))
        middle = y + round(size * 0.59)
        made: list[Look] = []
        x = box.right
        labels = sum(width_of(step, size, Weight.TITLE) for step in steps)
        whole = labels + len(steps) * (dot + gap) + (len(steps) - 1) * (dash + 2 * gap)
        if self._header_right + stage.u(2) > x - whole:
            self.note(steps[min(current, len(steps) - 1)])
            return
        for number in reversed(range(len(steps))):
            weight = Weight.TITLE if number == current else Weight.TEXT
            ink = stage.theme.ink if number == current else stage.theme.ink_soft
            label = block(steps[number], box.w, (size,), weight)
            x -= label.width
            made.append(looks.Text(label, x, y, ink))
            x -= gap + dot
            place = Box(x, middle - dot // 2, dot, dot)
            if number < current:
                tick = place.inset(-stage.u(0.4))
                made.append(Icon("check", tick, stage.theme.action, 3))
            elif number == current:
                made.append(looks.Disc(place, stage.theme.action))
            else:
                made.append(looks.Ring(place, stage.theme.line, max(2, stage.u(0.2))))
            if number:
                x -= gap + dash
                line = Box(x, middle, dash, max(2, stage.u(0.25)))
                made.append(Fill(line, stage.theme.line))
                x -= gap
        where = Box(x, box.y, box.right - x, box.h)
        name = stage.words.say("Step: {name}", name=steps[current]) if current < len(steps) else ""
        self.add(Node(Role.STATUS, name, where, looks=tuple(made)))

    def title(self, text: str, token: int | None = None, ink: Colour | None = None) -> None:
        """Says what happens now: one line, the largest that fits."""
        stage, box = self.stage, self.stage.frame.title
        made: list[Look] = []
        x = box.x
        if token is not None:
            side = stage.u(7.4)
            place = Box(x, box.y + (box.h - side) // 2, side, side)
            made.append(Token(token, place))
            x += side + stage.u(2)
        sizes = stage.sizes(TITLE, 6.4, 5.8, 5.2, LEAD, SMALL)
        words = block(text, box.right - x, sizes, Weight.TITLE, box.h + stage.u(1), lines=2)
        y = box.y + (box.h - words.height) // 2
        made.append(looks.Text(words, x, y, ink or stage.theme.ink))
        self.add(Node(Role.HEADING, text, box, id="title", looks=tuple(made)))

    def footer(self, buttons: Sequence[Button], hint: str = "", icon: str = "") -> None:
        """Puts the buttons at the right, the last one on the margin, and a hint at the left.

        Where the window is narrow, labels become short before keys go; a hint that does not fit
        is left out.
        """
        stage, box = self.stage, self.stage.frame.footer
        buttons = [replace(b, key=stage.cap(b.key)) for b in buttons]
        shown, tight = _fitting(stage, buttons, box.w)
        gap = stage.u(0.8 if tight else 1.8)
        x = box.right
        for spec in reversed(shown):
            made = button(stage, spec, Box(box.x, box.y, x - box.x, box.h), tight=tight)
            self.add(made)
            x = made.box.x - gap
        if not hint:
            return
        left = box.x
        drawn: list[Look] = []
        if icon:
            side = stage.u(3.2)
            place = Box(left, box.y + (box.h - side) // 2, side, side)
            drawn.append(Icon(icon, place, stage.theme.ink_soft))
            left += side + stage.u(1)
        room = x - left - stage.u(1)
        text = block(hint, max(1, room), stage.sizes(SMALL), height=box.h + stage.u(1), lines=2)
        if text.overflows:
            return
        y = box.y + (box.h - text.height) // 2
        drawn.append(looks.Text(text, left, y, stage.theme.ink_soft))
        where = Box(box.x, box.y, max(1, x - box.x), box.h)
        self.add(Node(Role.TEXT, hint, where, id="hint", looks=tuple(drawn)))


def _fitting(stage: Stage, buttons: Sequence[Button], width: int) -> tuple[list[Button], bool]:
    """Returns the buttons as they fit side by side, and whether they must stand close.

    Labels become short first, then keys go; at last letters are as small as the room can read.
    """
    short = [replace(b, label=b.short or b.label) for b in buttons]
    keyless = [b if b.primary else replace(b, key="") for b in short]
    bare = [replace(b, key="") for b in short]
    for tried in (list(buttons), short, keyless, bare):
        used = sum(_button_width(stage, b) for b in tried) + stage.u(1.8) * (len(tried) - 1)
        if used <= width:
            return tried, False
    return bare, True


def _button_width(stage: Stage, spec: Button) -> int:
    cap = _cap_width(stage, spec.key) + stage.u(1.5) if spec.key else 0
    size = stage.sizes(LEAD)[0]
    return width_of(spec.label, size, Weight.STRONG) + cap + 2 * stage.u(_BUTTON_PAD)


_BUTTON_PAD, _TIGHT_PAD = 2.4, 1.2
_LEAST_NOTE = 6
"""A note that has lost more letters than this says nothing."""


def _middle(box: Box, size: int, centre: int) -> int:
    return box.y + centre - round(size * 0.59)


def menu_button(stage: Stage, node_id: str = "") -> Node:
    """The way to everything else for who has only a mouse; it stands in the margin.

    With an id the focus goes there too: on the home screen no key opens the menu.
    """
    side = stage.u(3.6)
    frame = stage.frame
    box = Box(frame.width - stage.u(0.9) - side, stage.u(0.9), side, side)
    icon = Icon("menu-2", box.inset(stage.u(0.3)), stage.theme.ink_soft)
    name = stage.words.say("Menu")
    return Node(Role.BUTTON, name, box, id=node_id, intent=Key.MENU, looks=(icon,))


def key_cap(
    stage: Stage,
    label: str,
    x: int,
    middle: int,
    ink: Colour,
    fill: Colour | None = None,
    most: int | None = None,
) -> tuple[list[Look], int]:
    """Returns a key as it is printed on a keyboard, and its width; `most` is its most height."""
    size = stage.sizes(HINT)[0]
    text = block(label, stage.frame.width, (size,), Weight.STRONG)
    height = round(size * 1.62)
    if most is not None:
        height = max(text.height, min(height, most))
    width = max(height, text.width + round(size * 0.8))
    box = Box(x, middle - height // 2, width, height)
    border = max(2, stage.u(0.22))
    look_y = box.y + (height - text.height) // 2
    drawn: list[Look] = [
        Fill(box, fill, stage.u(0.8), border=border, ink=ink),
        looks.Text(text, x + width // 2, look_y, ink, centered=True, hint=True),
    ]
    return drawn, width


def _cap_width(stage: Stage, label: str) -> int:
    size = stage.sizes(HINT)[0]
    return max(round(size * 1.62), width_of(label, size, Weight.STRONG) + round(size * 0.8))


def button(
    stage: Stage, spec: Button, room: Box, *, centered: bool = False, tight: bool = False
) -> Node:
    """Returns a button at the right of its room, or in its middle, as wide as its label needs."""
    theme, gap = stage.theme, stage.u(1.5)
    pad = stage.u(_TIGHT_PAD if tight else _BUTTON_PAD)
    label, key = spec.label, spec.key
    sizes = stage.sizes(SMALL) if tight else stage.sizes(LEAD, 4.3, SMALL)
    cap = _cap_width(stage, key) + gap if key else 0
    text = _label(label, room.w - 2 * pad - cap, sizes)
    if text.overflows and spec.short:
        text = _label(spec.short, room.w - 2 * pad - cap, sizes)
    if text.overflows and key:
        key, cap = "", 0
        text = _label(spec.short or label, room.w - 2 * pad, sizes)
    if text.overflows:
        text = fitted(spec.short or label, max(1, room.w - 2 * pad), sizes, Weight.STRONG, lines=1)
    width = text.width + cap + 2 * pad
    x = room.x + (room.w - width) // 2 if centered else room.right - width
    box = Box(x, room.y, width, room.h)
    ink = theme.on_action if spec.primary else theme.ink
    fill = Fill(
        box,
        theme.action if spec.primary else None,
        stage.u(1.5),
        border=0 if spec.primary else max(2, stage.u(0.25)),
        ink=theme.line,
        shadow=Shadow.EDGE if spec.primary else Shadow.NONE,
    )
    middle = box.y + box.h // 2
    drawn: list[Look] = [fill, looks.Text(text, x + pad, middle - text.height // 2, ink)]
    if key:
        left, most = x + pad + text.width + gap, box.h - stage.u(1)
        keys, _ = key_cap(stage, key, left, middle, ink, most=most)
        drawn += keys
    return Node(Role.BUTTON, spec.label, box, id=spec.id, intent=spec.does, looks=tuple(drawn))


def _label(label: str, width: int, sizes: Sequence[int]) -> Block:
    return block(label, max(1, width), sizes, Weight.STRONG, lines=1)


def panel(stage: Stage, box: Box, *, shadow: Shadow = Shadow.EDGE, radius: float = 2) -> Fill:
    """Returns a sheet of paper."""
    return Fill(box, stage.theme.card, stage.u(radius), shadow=shadow)


def dashed(stage: Stage, box: Box, radius: float = 2) -> Fill:
    """Returns an empty place."""
    return Fill(
        box, None, stage.u(radius), border=max(2, stage.u(0.3)), ink=stage.theme.line, dashed=True
    )


def text_node(
    stage: Stage,
    text: str,
    box: Box,
    sizes: Sequence[int],
    *,
    weight: Weight = Weight.TEXT,
    ink: Colour | None = None,
    role: Role = Role.TEXT,
    centered: bool = False,
    middle: bool = False,
    node_id: str = "",
    lines: int | None = None,
) -> Node:
    """Returns text in a box, at the largest of some sizes at which it fits."""
    made = block(text, box.w, sizes, weight, box.h, lines)
    y = box.y + (box.h - made.height) // 2 if middle else box.y
    x = box.x + box.w // 2 if centered else box.x
    look = looks.Text(made, x, y, ink or stage.theme.ink, centered)
    return Node(role, text, box, id=node_id, looks=(look,))


def stacked(
    texts: Sequence[tuple[str, Weight]], width: int, height: int, sizes: Sequence[int], gap: int
) -> list[Block]:
    """Returns texts to stand below each other, all in the largest size that leaves room for all.

    Where there is none, they have the smallest one, and the last of them says that it overflows.
    """
    for size in sizes:
        made = [block(text, width, (size,), weight) for text, weight in texts]
        free = height - sum(b.height for b in made) - gap * (len(made) - 1)
        if free >= 0 and not any(b.overflows for b in made):
            return made
    return [*made[:-1], replace(made[-1], overflows=True)]


def fits(nodes: Iterable[Node]) -> bool:
    """Returns whether every text of some nodes fits into its place."""
    shown = (look for node in nodes for part in node.walk() for look in part.looks)
    return not any(isinstance(look, looks.Text) and look.block.overflows for look in shown)


def disabled(node: Node) -> Node:
    """Returns a node that can be seen and not be activated."""
    return replace(node, intent=None, states=node.states | {State.DISABLED})
