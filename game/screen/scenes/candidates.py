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
    side = min(inner.h, stage.u(9))
    if box.w > stage.u(40):
        tile = Box(x, box.y + (box.h - side) // 2, side, side)
        drawn += job_tile(stage, job, tile)
        x += side + pad
    width = inner.right - x
    if own:
        label, detail = (
            scene.words.say("Your {noun}", noun=scene.kit.noun.singular),
            (scene.words.say("Nobody votes for themselves.")),
        )
    else:
        label, detail = job.name, scene.name(seat)
    name = block(label, width, stage.sizes(LEAD, 4.3, SMALL), Weight.TITLE, inner.h - stage.u(5), 2)
    under = Box(x, 0, width, stage.u(4.8))
    height = name.height + under.h
    y = box.y + (box.h - height) // 2
    if height > inner.h or name.overflows:
        drawn += seat_label(
            stage,
            scene.name(seat),
            scene.token(seat),
            Box(x, inner.y, width, inner.h),
            sizes=stage.sizes(LEAD, SMALL),
        )
    elif own:
        text = block(detail, width, stage.sizes(SMALL), lines=2)
        y = box.y + (box.h - name.height - text.height) // 2
        drawn += [
            looks.Text(name, x, y, theme.ink_soft),
            looks.Text(text, x, y + name.height, theme.ink_soft),
        ]
    else:
        drawn.append(looks.Text(name, x, y, theme.ink))
        place = under._replace(y=y + name.height)
        drawn += seat_label(
            stage,
            detail,
            scene.token(seat),
            place,
            sizes=stage.sizes(SMALL),
            weight=Weight.TEXT,
            ink=theme.ink_soft,
        )
    node_id = f"candidate{number}"
    intent = Press(node_id) if active and not own else None
    return Node(Role.ITEM, label, box, id=node_id, value=detail, intent=intent, looks=tuple(drawn))
