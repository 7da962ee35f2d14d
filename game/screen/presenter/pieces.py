"""The small parts that the presenter's window and the held overlay are laid out from."""

from collections.abc import Sequence
from dataclasses import replace

from game.screen import looks
from game.screen.layout import Box, Frame
from game.screen.looks import Fill, Icon, Look, Token
from game.screen.page import Button, button
from game.screen.presenter.people import SeatLine
from game.screen.presenter.timeline import Bar
from game.screen.semantics import Node, Role
from game.screen.stage import Stage
from game.screen.text import Block, Weight, block, fitted
from game.screen.theme import Colour

LEAST, SMALL, BODY, LEAD = 2.05, 2.4, 2.9, 3.3
"""Type sizes in percent of the height: one person reads them from half a metre."""
SIZES = (BODY, 2.7, SMALL, 2.2, LEAST)

_CONTROL = 0.66
"""How large the buttons are beside those of the room."""


def near(stage: Stage) -> Stage:
    """Returns a stage whose text has its usual size: large text is for the room."""
    return replace(stage, frame=Frame(stage.frame.width, stage.frame.height))


def heading(stage: Stage, text: str, box: Box, ink: Colour | None = None) -> Node:
    """Returns what a part of the window is about, in a line."""
    made = fitted(text, box.w, stage.sizes(2.6, SMALL, 2.2, LEAST), Weight.STRONG, lines=1)
    place = box._replace(h=made.height)
    look = looks.Text(made, box.x, box.y, ink or stage.theme.ink_soft)
    return Node(Role.HEADING, text, place, looks=(look,))


def paragraphs(
    stage: Stage, texts: Sequence[str], box: Box, sizes: Sequence[float] = SIZES
) -> list[Node] | None:
    """Returns texts below each other at the largest size that leaves room for all, else None."""
    for size in sizes:
        gap = stage.u(size * 0.45)
        made = [block(text, box.w, stage.sizes(size)) for text in texts]
        height = sum(b.height for b in made) + gap * max(0, len(made) - 1)
        if height <= box.h and not any(b.overflows for b in made):
            return _stack(stage, texts, made, box, gap)
    return None


def _stack(
    stage: Stage, texts: Sequence[str], made: Sequence[Block], box: Box, gap: int
) -> list[Node]:
    nodes, y = [], box.y
    for text, drawn in zip(texts, made, strict=True):
        look = looks.Text(drawn, box.x, y, stage.theme.ink)
        nodes.append(Node(Role.TEXT, text, look.box._replace(x=box.x, w=box.w), looks=(look,)))
        y += drawn.height + gap
    return nodes


def pages_of(stage: Stage, texts: Sequence[str], box: Box) -> list[tuple[str, ...]]:
    """Returns texts in pages that fit a box: all of them together where the least size does."""
    if not texts or paragraphs(stage, texts, box) is not None:
        return [tuple(texts)]
    pages: list[tuple[str, ...]] = []
    page: tuple[str, ...] = ()
    for text in texts:
        if page and paragraphs(stage, (*page, text), box) is None:
            pages.append(page)
            page = ()
        page = (*page, text)
    return [*pages, page]


def seat_row(stage: Stage, line: SeatLine, box: Box, sizes: Sequence[float] = SIZES) -> Node:
    """Returns a seat with how it stands: its name may take two lines, never less than its size."""
    theme = stage.theme
    side = min(box.h, stage.u(4))
    token = Box(box.x, box.center[1] - side // 2, side, side)
    drawn: list[Look] = [Token(line.token, token, faded=line.away)]
    right = box.right
    tick = stage.u(2.6)
    ink = theme.ink if line.now else theme.ink_soft
    if line.said:
        weight = Weight.STRONG if line.now else Weight.TEXT
        most = round(box.w * 0.36)
        said = fitted(line.said, most, stage.sizes(SMALL, 2.2, LEAST), weight, box.h, 1)
        right -= said.width
        drawn.append(looks.Text(said, right, box.center[1] - said.height // 2, ink))
        right -= stage.u(0.8)
    if line.done:
        right -= tick
        place = Box(right, box.center[1] - tick // 2, tick, tick)
        drawn.append(Icon("check", place, theme.action, 3))
        right -= stage.u(0.8)
    x = token.right + stage.u(1.2)
    weight = Weight.TITLE if line.now else Weight.TEXT
    name = fitted(line.name, max(1, right - x), stage.sizes(*sizes), weight, box.h, 2)
    ink = theme.ink_soft if line.away else theme.ink
    drawn.append(looks.Text(name, x, box.center[1] - name.height // 2, ink))
    node_id = f"seat-{line.seat}"
    if line.intent is None:
        return Node(Role.ITEM, line.name, box, id=node_id, value=line.said, looks=tuple(drawn))
    edge = Fill(
        box.inset(-stage.u(0.8), 0), None, stage.u(1), border=max(1, stage.u(0.2)), ink=theme.line
    )
    return Node(
        Role.ITEM,
        line.name,
        edge.box,
        id=node_id,
        value=line.said,
        intent=line.intent,
        looks=(edge, *drawn),
    )


def bars(stage: Stage, parts: Sequence[Bar], box: Box) -> tuple[list[Node], int]:
    """Returns the parts of the workshop as bars with their labels, and where they end."""
    gap, thick = stage.u(0.9), stage.u(2.8)
    cells = _cells(stage, parts, box, gap)
    nodes, low = [], box.y
    labels = _bar_labels(stage, parts, [cell.w for cell in cells])
    for part, cell, texts in zip(parts, cells, labels, strict=True):
        bar = cell._replace(h=thick)
        border = max(2, stage.u(0.25))
        drawn: list[Look] = [
            Fill(bar, stage.theme.card, stage.u(0.7), border=border, ink=stage.theme.ink)
        ]
        width = round((bar.w - 2 * border) * part.share)
        if width > 0:
            inner = bar.inset(border)._replace(w=width)
            drawn.append(Fill(inner, stage.theme.ink, min(stage.u(0.4), width // 2)))
        y = bar.bottom + stage.u(0.5)
        x = bar.x
        for row in texts:
            x, high = bar.x, 0
            for text, soft in row:
                ink = stage.theme.ink_soft if soft else stage.theme.ink
                drawn.append(looks.Text(text, x, y, ink))
                x += text.width + stage.u(_BESIDE)
                high = max(high, text.height)
            y += high
        low = max(low, y)
        nodes.append(Node(Role.PICTURE, part.label, bar, value=part.minutes, looks=tuple(drawn)))
    return nodes, low


def _cells(stage: Stage, parts: Sequence[Bar], box: Box, gap: int) -> list[Box]:
    """Returns places as wide as the parts are long; a short part keeps enough to be seen."""
    least = min(stage.u(4.2), (box.w - gap * (len(parts) - 1)) // len(parts))
    room = box.w - gap * (len(parts) - 1) - least * len(parts)
    whole = sum(part.length_s for part in parts) or 1.0
    cells, x = [], float(box.x)
    for part in parts:
        width = least + room * part.length_s / whole
        cells.append(Box(round(x), box.y, round(x + width) - round(x), box.h))
        x += width + gap
    return cells


_Row = tuple[tuple[Block, bool], ...]
"""Texts in a line under a bar, each with whether it is soft."""


def _bar_labels(
    stage: Stage, parts: Sequence[Bar], widths: Sequence[int]
) -> list[tuple[_Row, ...]]:
    """Returns what stands under each bar: in one line where it has room, else in two."""
    pairs = list(zip(parts, widths, strict=True))
    in_one = [_in_one_line(stage, part, width) for part, width in pairs]
    if all(row[1:] or part.share >= 1 for row, part in zip(in_one, parts, strict=True)):
        return [(row,) for row in in_one]
    return [_in_two_lines(stage, part, width) for part, width in pairs]


def _bar_text(stage: Stage, part: Bar, said: str, size: float, *, soft: bool) -> tuple[Block, bool]:
    weight = Weight.TITLE if part.now and not soft else Weight.TEXT
    return block(said, stage.frame.width, stage.sizes(size), weight), soft


def _in_one_line(stage: Stage, part: Bar, width: int) -> _Row:
    """Returns a bar's name and minutes; the minutes go before the name does."""
    for size in (SMALL, LEAST):
        minutes = _bar_text(stage, part, part.minutes, size, soft=True)
        for label in (part.label, part.short):
            named = _bar_text(stage, part, label, size, soft=False)
            if named[0].width + stage.u(_BESIDE) + minutes[0].width <= width:
                return named, minutes
    return _named(stage, part, width)


def _in_two_lines(stage: Stage, part: Bar, width: int) -> tuple[_Row, ...]:
    minutes = _bar_text(stage, part, part.minutes, LEAST, soft=True)
    named = _named(stage, part, width)
    return (named, (minutes,)) if minutes[0].width <= width else (named,)


def _named(stage: Stage, part: Bar, width: int) -> _Row:
    """Returns a bar's name, its number, or nothing, as there is room."""
    for label in (part.label, part.short):
        named = _bar_text(stage, part, label, LEAST, soft=False)
        if named[0].width <= width:
            return (named,)
    return (_bar_text(stage, part, "", LEAST, soft=False),)


_BESIDE = 0.7
"""The space between a bar's name and its minutes, in units."""


def controls(stage: Stage, specs: Sequence[Button], box: Box) -> list[Node]:
    """Returns the buttons in a row: the last at the right, the others from the left.

    Keys go first, then labels become short: every button stays.
    """
    small = replace(stage, frame=Frame(stage.frame.width, round(stage.frame.height * _CONTROL)))
    specs = [replace(spec, key=stage.cap(spec.key)) for spec in specs]
    fewer = [spec if spec.primary else replace(spec, key="") for spec in specs]
    bare = [replace(spec, key="") for spec in specs]
    short = [replace(spec, label=spec.short or spec.label) for spec in bare]
    gap = stage.u(1.4)
    for tried in (specs, fewer, bare, short):
        made = [button(small, spec, box) for spec in tried]
        if sum(node.box.w for node in made) + gap * (len(made) - 1) <= box.w:
            break
    else:
        share = (box.w - gap * (len(specs) - 1)) // len(specs)
        made = [button(small, spec, box._replace(w=share), tight=True) for spec in short]
    nodes, x = [], box.x
    for node in made:
        primary = node is made[-1] and specs[-1].primary
        left = box.right - node.box.w if primary else x
        nodes.append(node.moved(left - node.box.x, 0))
        x += node.box.w + gap
    return nodes
