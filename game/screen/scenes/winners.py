"""Who convinced: their job cards, behind a card face down until they are shown."""

from dataclasses import replace

from game.content.models import Shape
from game.rules import SeatId
from game.rules.views import ResultView
from game.screen import looks
from game.screen.cards import seat_label
from game.screen.job_cards import job_card
from game.screen.layout import Box
from game.screen.looks import Fill, Look, Mark, Shadow, Token
from game.screen.page import Page, text_node
from game.screen.scenes.base import Play
from game.screen.semantics import How, Motion, Node, Role
from game.screen.stage import LEAD, SMALL, TITLE, Stage
from game.screen.text import Weight, fitted

MOST_CARDS = 4
"""How many winners are shown by their job cards."""
_RESULT = "result"


def add_winners(stage: Stage, scene: Play, page: Page, shown: ResultView | None) -> None:
    """Adds who convinced, and nothing else."""
    say = scene.words.say
    content = stage.frame.content
    if shown is None or not shown.complete:
        width = min(stage.u(44), content.w)
        box = Box(content.x + (content.w - width) // 2, content.y + stage.u(6), width, stage.u(40))
        closed = _closed_envelope(stage, box)
        down = Motion(How.TURN, _RESULT)
        page.add(Node(Role.CARD, say("Result face down"), box, looks=closed, motion=down))
        return
    if not shown.winners:
        text = say("Every interview counts. Thank you all.")
        page.add(
            text_node(
                stage,
                text,
                content.inset(0, stage.u(10)),
                stage.sizes(TITLE, 6, LEAD),
                centered=True,
            )
        )
        return
    winners = shown.winners
    abreast = 2 if not stage.frame.wide else 4 if stage.text_size == 100 else 3
    columns = len(winners) if len(winners) <= abreast else 2
    rows = -(-len(winners) // columns)
    cells = content.grid(columns, rows, stage.u(4), stage.u(2))
    for seat, cell in zip(winners, cells, strict=False):
        card, said = _winner_card(stage, scene, seat, cell, alone=len(winners) == 1)
        key = _RESULT if seat == winners[0] else f"{_RESULT} {seat}"
        turned = replace(card, motion=Motion(How.TURN, key, str(seat)))
        page.add(turned, replace(said, motion=Motion(How.APPEAR, f"winner {seat}")))


def _winner_card(
    stage: Stage, scene: Play, seat: SeatId, cell: Box, *, alone: bool
) -> tuple[Node, Node]:
    """Returns the winner's job and their name."""
    job = scene.job(scene.state.interviews.jobs[seat])
    if alone:
        width = min(cell.w, stage.u(46))
        card_box = Box(cell.x, cell.y, min(width, round(cell.w * 0.42)), cell.h)
        x = card_box.right + stage.u(6)
        room = Box(x, cell.y, cell.right - x, cell.h)
        side = stage.u(16)
        token = Box(room.x, room.y + stage.u(8), side, side)
        sizes = stage.sizes(11, 9, 7, 5.6, LEAD)
        name = fitted(scene.name(seat), room.w, sizes, Weight.TITLE, lines=2)
        y = token.bottom + stage.u(3)
        text = looks.Text(name, room.x, y, stage.theme.ink)
        said = Node(
            Role.HEADING,
            scene.name(seat),
            Box(room.x, token.y, room.w, y + name.height - token.y),
            id="winner",
            looks=(Token(scene.token(seat), token), text),
        )
        return job_card(stage, job, card_box), said
    usual = stage.text_size == 100
    label = Box(cell.x, cell.y, cell.w, stage.u(8) if usual else stage.line() + stage.u(0.6))
    top = label.bottom + stage.u(1 if usual else 0.5)
    below = Box(cell.x, top, cell.w, cell.bottom - top)
    said = Node(
        Role.HEADING,
        scene.name(seat),
        label,
        id="winner",
        looks=tuple(
            seat_label(
                stage,
                scene.name(seat),
                scene.token(seat),
                label,
                sizes=stage.sizes(5.6, LEAD, SMALL),
                weight=Weight.TITLE,
            )
        ),
    )
    return job_card(stage, job, below), said


def _closed_envelope(stage: Stage, box: Box) -> tuple[Look, ...]:
    theme = stage.theme
    frame = box.inset(stage.u(2.4))
    side = stage.u(9)
    marks: list[Look] = []
    for number, shape in enumerate((Shape.DISC, Shape.SQUARE, Shape.TRIANGLE)):
        x = box.center[0] + round((number - 1) * side * 1.4) - side // 2
        marks.append(
            Mark(shape, Box(x, box.center[1] - side // 2, side, side), outline=theme.on_card_back)
        )
    return (
        Fill(box, theme.card_back, stage.u(2.2), shadow=Shadow.CARD),
        Fill(frame, None, stage.u(1.2), border=max(2, stage.u(0.3)), ink=theme.on_card_back),
        *marks,
    )
