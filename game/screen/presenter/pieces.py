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
from game.screen.text import Block, Weight, block, fitted, width_of
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
                x += text.width + stage.u(0.7)
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


def _bar_labels(
    stage: Stage, parts: Sequence[Bar], widths: Sequence[int]
) -> list[tuple[_Row, ...]]:
    """Returns what stands under the bars: alike under each, as much as all have room for."""
    wide = stage.frame.width

    def text(said: str, size: float, weight: Weight) -> Block:
        return block(said, wide, stage.sizes(size), weight)

    for size, short, apart, timed in (
        (SMALL, False, False, True),
        (SMALL, False, True, True),
        (LEAST, False, True, True),
        (SMALL, True, True, True),
        (LEAST, True, True, True),
        (LEAST, True, True, False),
    ):
        made: list[tuple[_Row, ...]] = []
        for part, width in zip(parts, widths, strict=True):
            weight = Weight.TITLE if part.now else Weight.TEXT
            label = (text(part.short if short else part.label, size, weight), False)
            if short and label[0].width > width:
                label = (text("", size, weight), False)
            minutes = (text(part.minutes, size, Weight.TEXT), True)
            rows: tuple[_Row, ...] = ((label,), (minutes,)) if apart else ((label, minutes),)
            made.append(rows if timed else ((label,),))
        space = stage.u(0.7)
        used = [
            max(sum(b.width for b, _ in row) + space * (len(row) - 1) for row in rows)
            for rows in made
        ]
        if all(need <= width for need, width in zip(used, widths, strict=True)):
            return made
    return made


def controls(stage: Stage, specs: Sequence[Button], box: Box) -> list[Node]:
    """Returns the buttons in a row: the last at the right, the others from the left.

    Labels become short first, then keys go: every button stays.
    """
    small = replace(stage, frame=Frame(stage.frame.width, round(stage.frame.height * _CONTROL)))
    specs = [replace(spec, key=stage.cap(spec.key)) for spec in specs]
    short = [replace(spec, label=spec.short or spec.label) for spec in specs]
    keyless = [replace(spec, key="") for spec in short]
    gap = stage.u(1.4)
    for tried in (specs, short, keyless):
        made = [button(small, spec, box) for spec in tried]
        if sum(node.box.w for node in made) + gap * (len(made) - 1) <= box.w:
            break
    else:
        share = (box.w - gap * (len(specs) - 1)) // len(specs)
        made = [button(small, spec, box._replace(w=share), tight=True) for spec in keyless]
    nodes, x = [], box.x
    for node in made:
        primary = node is made[-1] and specs[-1].primary
        left = box.right - node.box.w if primary else x
        nodes.append(node.moved(left - node.box.x, 0))
        x += node.box.w + gap
    return nodes


def line_width(stage: Stage, text: str, size: float, weight: Weight) -> int:
    """Returns the width of a line in a size of this window."""
    return width_of(text, stage.sizes(size)[0], weight)
