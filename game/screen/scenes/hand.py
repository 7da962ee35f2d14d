"""The hand of who chooses: cards beside each other, or the card that a number names."""

from collections.abc import Sequence
from dataclasses import replace

from game.content.models import JobCard
from game.rules import SeatId
from game.screen import looks
from game.screen.intents import Press
from game.screen.job_cards import job_card
from game.screen.layout import Box
from game.screen.looks import Icon
from game.screen.page import Page, panel
from game.screen.scenes.base import Play
from game.screen.semantics import How, Motion, Node, Role
from game.screen.stage import BODY, LEAD, SMALL, Stage
from game.screen.strips import strips_in_a_row
from game.screen.text import Weight, block


def hand_area(stage: Stage, scene: Play) -> tuple[Box, list[Node]]:
    """Returns the place of the hand, and the skills above it."""
    content = stage.frame.content
    top = content.moved(0, -stage.u(0.8))
    strips, height = strips_in_a_row(stage, scene.kit, scene.table_skills(), top)
    area = Box(content.x, top.y + height + stage.u(2.6), content.w, 0)
    return area._replace(h=content.bottom - area.y), strips


def cards_per_page(stage: Stage, area: Box, count: int) -> int:
    """Returns how many cards of a hand are shown at a time: a long hand is paged."""
    columns = _columns(stage, area, count)
    least = 3 * stage.line(Weight.TITLE) + stage.u(2.4)
    most = max(1, area.h // least) if stage.text_size > 100 else 2
    return columns * min(2, most, max(1, -(-count // columns)))


def _columns(stage: Stage, area: Box, count: int) -> int:
    """Returns how many cards of a hand lie beside each other: of large text, two where they lie."""
    low = area.h < 0.3 * area.w
    if not stage.frame.wide or (stage.text_size > 100 and (low or count > 3)):
        return 2
    return max(3, count) if count <= 4 else 3


def _cells(stage: Stage, area: Box, count: int, per_page: int) -> list[Box]:
    """Returns the places of a hand: upright cards where they fit, lying ones elsewhere."""
    columns = _columns(stage, area, count)
    if stage.frame.wide and count <= columns:
        return area.columns(columns, stage.u(3.6))
    rows = -(-min(count, per_page) // columns)
    return area.grid(columns, rows, stage.u(2), stage.u(1.8))


def add_hand(
    stage: Stage,
    page: Page,
    area: Box,
    seat: SeatId,
    hand: Sequence[JobCard],
    chosen: int,
) -> None:
    """Adds the page of a hand that has the card which is pointed at."""
    per_page = cards_per_page(stage, area, len(hand))
    first = chosen // per_page * per_page
    cells = _cells(stage, area, len(hand), per_page)
    for number, (job, box) in enumerate(zip(hand[first:], cells, strict=False), first):
        node_id = f"job{number + 1}"
        card = job_card(
            stage,
            job,
            box,
            node_id=node_id,
            intent=Press(node_id),
            key=str(number + 1),
            raised=number == chosen and stage.frame.wide,
            duties=2 if len(hand) > 3 else 3,
        )
        page.add(replace(card, motion=Motion(How.TURN, f"{seat} {job.id}", job.id)))


def add_typed_card(stage: Stage, page: Page, area: Box, number: str, job: JobCard | None) -> None:
    """Adds the number being typed, and the card that it names."""
    say = stage.words.say
    left, right = area.columns(2, stage.u(4))
    asked = block(say("Number of the card"), left.w, stage.sizes(BODY, SMALL))
    top = left.y + max(stage.u(8), asked.height + stage.u(1))
    if area.bottom - top < stage.line(Weight.TITLE) + stage.u(1):
        top = left.y
    else:
        look = looks.Text(asked, left.x, left.y, stage.theme.ink_soft)
        page.add(Node(Role.TEXT, say("Number of the card"), look.box, looks=(look,)))
    box = Box(left.x, top, min(left.w, stage.u(30)), 0)
    box = box._replace(h=min(stage.u(17), area.bottom - top))
    side = min(box.h - stage.u(1), stage.u(7))
    room = box.w - 2 * (side + stage.u(1))
    shown = block(number or "–", room, stage.sizes(13, LEAD, SMALL), Weight.TITLE, box.h)
    y = box.y + (box.h - shown.height) // 2
    text = looks.Text(shown, box.x + box.w // 2, y, stage.theme.ink, centered=True)
    page.add(
        Node(
            Role.FIELD,
            say("Number of the card"),
            box,
            id="number",
            value=number,
            looks=(panel(stage, box), text),
        )
    )
    edge = stage.u(0.6)
    for node_id, label, x in (
        ("minus", say("The number before"), box.x + edge),
        ("plus", say("The next number"), box.right - edge - side),
    ):
        place = Box(x, box.center[1] - side // 2, side, side)
        sign = Icon(node_id, place.inset(round(side * 0.12)), stage.theme.ink)
        intent = Press(node_id)
        page.add(Node(Role.BUTTON, label, place, id=node_id, intent=intent, looks=(sign,)))
    if job is not None:
        page.add(job_card(stage, job, Box(right.x, right.y, right.w, min(right.h, stage.u(40)))))
