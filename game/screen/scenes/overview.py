"""Who plays what, before the interviews begin: one line a seat."""

from collections.abc import Sequence

from game.rules import SeatId
from game.screen import looks
from game.screen.cards import heading, seat_label
from game.screen.intents import Press
from game.screen.job_cards import job_tile
from game.screen.layout import Box
from game.screen.looks import Look
from game.screen.page import Button, Page, key_cap, panel
from game.screen.scenes.base import Play
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, Stage
from game.screen.text import Weight, block, fitted


def overview(stage: Stage, scene: Play, seats: Sequence[SeatId]) -> Node:
    """Returns the screen that says who plays what before the interviews begin."""
    say = scene.words.say
    page = Page(stage, say("Choice"))
    page.header(*scene.round_name())
    page.stepper(scene.steps(), 0)
    page.title(say("Everyone has chosen"))
    columns = 1 if len(seats) <= 3 else 2
    rows = max(min(3, seats_per_page(stage) // 2), -(-len(seats) // columns))
    cells = stage.frame.content.grid(columns, rows, stage.u(2), stage.u(1.4))
    for number, (seat, box) in enumerate(zip(seats, cells, strict=False), 1):
        page.add(_line(stage, scene, seat, number, box))
    label, short = say("Begin the interviews"), say("Interviews")
    buttons = [Button("next", label, say("Enter"), primary=True, short=short)]
    if len(scene.state.present_players) > seats_per_page(stage):
        buttons.insert(0, Button("more", say("More"), "S"))
    hint = say("To change: the seat's number.") if stage.frame.wide else ""
    page.footer(buttons, hint=hint)
    return page.tree()


def seats_per_page(stage: Stage) -> int:
    """Returns how many seats the overview shows at a time: a name and its job stay whole."""
    least = stage.line() + 3 * stage.line(Weight.TITLE)
    return 2 * max(1, min(4, stage.frame.content.h // least)) if stage.text_size > 100 else 8


def _line(stage: Stage, scene: Play, seat: SeatId, number: int, box: Box) -> Node:
    """Returns a seat with the job that it plays; both are whole, or the job alone with a token."""
    job_id = scene.state.interviews.jobs.get(seat)
    passed = seat in scene.state.interviews.passed or job_id is None
    gap = stage.u(1)
    inner = box.inset(gap, stage.u(0.3))
    name, sizes = scene.name(seat), stage.sizes(LEAD, 4.3, SMALL)
    keys, cap = key_cap(stage, str(number), inner.x, box.center[1], stage.theme.ink)
    drawn: list[Look] = [panel(stage, box), *keys]
    left = inner.x + cap + gap
    job = scene.job(job_id) if job_id is not None and not passed else None
    said = job.name if job is not None else scene.words.say("passes this time")
    side = min(inner.h - gap, stage.u(14 if stage.frame.wide else 9))
    below = max(stage.u(4.8), stage.line())
    for with_tile in (True, False) if job is not None else (False,):
        x = left + (side + gap if with_tile else 0)
        text = block(said, inner.right - x, sizes, Weight.TITLE, inner.h - below, 3)
        if not text.overflows:
            break
    if job is not None and with_tile:
        drawn += job_tile(stage, job, Box(left, box.center[1] - side // 2, side, side))
    if text.overflows:
        token = Box(left, box.center[1] - below // 2, below, below)
        drawn.append(looks.Token(scene.token(seat), token, passed))
        x = token.right + gap
        text = heading(said, inner.right - x, sizes, inner.h)
        if text.overflows:
            text = fitted(said, inner.right - x, sizes[-1:], Weight.TITLE, inner.h)
        y = box.center[1] - text.height // 2
    else:
        y = box.center[1] - (below + text.height) // 2
        label = Box(x, y, inner.right - x, below)
        small = stage.sizes(SMALL)
        drawn += seat_label(stage, name, scene.token(seat), label, sizes=small, faded=passed)
        y = label.bottom
    drawn.append(looks.Text(text, x, y, stage.theme.ink))
    node_id = f"seat-{seat}"
    return Node(
        Role.ITEM, name, box, id=node_id, value=said, intent=Press(node_id), looks=tuple(drawn)
    )
