"""Who can be voted for, as tiles: number, job, seat."""

from typing import TYPE_CHECKING

from game.rules import SeatId, VoterId, seat_of
from game.screen import looks
from game.screen.cards import seat_label
from game.screen.intents import Press
from game.screen.job_cards import job_tile
from game.screen.layout import Box
from game.screen.looks import Look
from game.screen.page import dashed, key_cap, panel
from game.screen.scenes.base import Play
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, Stage
from game.screen.text import Block, Weight, block, fitted

if TYPE_CHECKING:
    pass


def candidate_cells(stage: Stage, count: int) -> list[Box]:
    columns = 2 if count <= 8 or not stage.frame.wide else 3
    rows = max(3, -(-count // columns))
    return stage.frame.content.grid(columns, rows, stage.u(2), stage.u(1.6))


def first_choice(scene: Play, voter: VoterId) -> str:
    """Returns the id of the first candidate that a voter may name: what "next" alone confirms."""
    candidates = scene.state.open_vote().candidates
    own = seat_of(voter)
    return next((f"candidate{n}" for n, seat in enumerate(candidates, 1) if seat != own), "blank")


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
    if own:
        return _own_slot(stage, scene, seat, number, box)
    theme, pad = stage.theme, stage.u(1.2)
    air = stage.u(0.6 if stage.text_size == 100 else 0.2)
    job, detail = scene.job(scene.state.interviews.jobs[seat]), scene.name(seat)
    inner = box.inset(pad, air)
    fill = theme.action if marked else None
    ink = theme.on_action if marked else theme.ink
    keys, cap = key_cap(stage, str(number), inner.x, box.y + box.h // 2, ink, fill)
    drawn: list[Look] = [panel(stage, box), *keys]
    below = max(stage.u(4.8), stage.line())
    place = inner._replace(x=inner.x + cap + pad, w=inner.w - cap - pad)
    name, left, tile = _job_name(stage, job.name, place, inner.h - below, box)
    if tile is not None:
        drawn += job_tile(stage, job, tile)
    width = inner.right - left
    if name.overflows:
        room = Box(left, inner.y, width, inner.h)
        sizes = stage.sizes(LEAD, SMALL)
        drawn += seat_label(stage, detail, scene.token(seat), room, sizes=sizes)
    else:
        y = box.y + (box.h - name.height - below) // 2
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
    intent = Press(node_id) if active else None
    return Node(
        Role.ITEM, job.name, box, id=node_id, value=detail, intent=intent, looks=tuple(drawn)
    )


def _job_name(
    stage: Stage, label: str, place: Box, height: int, box: Box
) -> tuple[Block, int, Box | None]:
    """Returns a name, where it begins, and the place of its tile if there is room for one."""
    side = min(place.h, stage.u(9))
    sizes = stage.sizes(LEAD, 4.3, SMALL)
    for with_tile in (True, False) if box.w > stage.u(40) else (False,):
        left = place.x + (side + stage.u(1.2) if with_tile else 0)
        width = place.right - left
        name = block(label, width, sizes, Weight.TITLE, height, 2)
        if name.overflows:
            name = block(label, width, sizes[-1:], Weight.STRONG, height, 3)
        if not name.overflows:
            break
    tile = Box(place.x, box.y + (box.h - side) // 2, side, side) if with_tile else None
    return name, left, tile


def _own_slot(stage: Stage, scene: Play, seat: SeatId, number: int, box: Box) -> Node:
    """Returns the place of who votes: nobody votes for themselves."""
    label = scene.words.say("Your {noun}", noun=scene.kit.noun.singular)
    detail = scene.words.say("Nobody votes for themselves.")
    job = scene.job(scene.state.interviews.jobs[seat])
    pad, ink = stage.u(1.2), stage.theme.ink_soft
    inner = box.inset(pad, stage.u(0.6))
    name, left, tile = _job_name(stage, label, inner, inner.h, box)
    if name.overflows:
        sizes = stage.sizes(SMALL)
        name = fitted(label, inner.right - left, sizes, Weight.STRONG, inner.h)
    drawn: list[Look] = [dashed(stage, box)]
    if tile is not None:
        drawn += job_tile(stage, job, tile)
    why = block(detail, inner.right - left, stage.sizes(SMALL), height=inner.h - name.height)
    told = not why.overflows
    y = box.y + (box.h - name.height - (why.height if told else 0)) // 2
    drawn.append(looks.Text(name, left, y, ink))
    if told:
        drawn.append(looks.Text(why, left, y + name.height, ink))
    node_id = f"candidate{number}"
    return Node(Role.ITEM, label, box, id=node_id, value=detail, looks=tuple(drawn))
