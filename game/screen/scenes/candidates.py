"""Who can be voted for, as tiles: number, job, seat."""

from typing import TYPE_CHECKING

from game.rules import (
    SeatId,
)
from game.screen import looks
from game.screen.cards import job_tile, seat_label
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.looks import Look
from game.screen.page import dashed, key_cap, panel
from game.screen.scenes.base import Play
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, Stage
from game.screen.text import Weight, block

if TYPE_CHECKING:
    pass


def candidate_cells(stage: Stage, count: int) -> list[Box]:
    columns = 2 if count <= 8 or not stage.frame.wide else 3
    rows = max(3, -(-count // columns))
    return stage.frame.content.grid(columns, rows, stage.u(2), stage.u(1.6))


def candidate_tile(
    stage: Stage,
    scene: Play,
    seat: SeatId,
    number: int,
    box: Box,
    *,
    own: bool = False,
    marked: bool = False,
    active: bool = True,
) -> Node:
    """Returns a candidate: number, job, seat. One's own is a dashed slot that says why."""
    theme, pad = stage.theme, stage.u(1.2)
    job = scene.job(scene.state.interviews.jobs[seat])
    inner = box.inset(pad, stage.u(0.6))
    drawn: list[Look] = [dashed(stage, box) if own else panel(stage, box)]
    fill = theme.action if marked else None
    ink = theme.on_action if marked else theme.ink
    keys, cap = key_cap(stage, str(number), inner.x, box.y + box.h // 2, ink, fill)
    x = inner.x + cap + pad
    if not own:
        drawn += keys
    if own:
        label = scene.words.say("Your {noun}", noun=scene.kit.noun.singular)
        detail = scene.words.say("Nobody votes for themselves.")
    else:
        label, detail = job.name, scene.name(seat)
    side, below = min(inner.h, stage.u(9)), 0 if own else stage.u(4.8)
    for with_tile in (True, False) if box.w > stage.u(40) else (False,):
        left = x + (side + pad if with_tile else 0)
        width = inner.right - left
        sizes = stage.sizes(LEAD, 4.3, SMALL)
        name = block(label, width, sizes, Weight.TITLE, inner.h - below, 2)
        if name.overflows:
            name = block(label, width, sizes[-1:], Weight.STRONG, inner.h - below, 3)
        if not name.overflows:
            break
    if with_tile:
        drawn += job_tile(stage, job, Box(x, box.y + (box.h - side) // 2, side, side))
    y = box.y + (box.h - name.height - below) // 2
    if own:
        why = block(detail, width, stage.sizes(SMALL), height=inner.h - name.height)
        y -= 0 if why.overflows else why.height // 2
        drawn.append(looks.Text(name, left, y, theme.ink_soft))
        if not why.overflows:
            drawn.append(looks.Text(why, left, y + name.height, theme.ink_soft))
    elif name.overflows:
        room = Box(left, inner.y, width, inner.h)
        sizes = stage.sizes(LEAD, SMALL)
        drawn += seat_label(stage, detail, scene.token(seat), room, sizes=sizes)
    else:
        drawn.append(looks.Text(name, left, y, theme.ink))
        room = Box(left, y + name.height, width, below)
        drawn += seat_label(
            stage,
            detail,
            scene.token(seat),
            room,
            sizes=stage.sizes(SMALL),
            weight=Weight.TEXT,
            ink=theme.ink_soft,
        )
    node_id = f"candidate{number}"
    intent = Press(node_id) if active and not own else None
    return Node(Role.ITEM, label, box, id=node_id, value=detail, intent=intent, looks=tuple(drawn))
