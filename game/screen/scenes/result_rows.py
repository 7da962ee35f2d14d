"""The votes of a round in words and blocks, a row a candidate: no rank numbers, no zero."""

from collections.abc import Sequence
from dataclasses import replace

from game.content.models import Shape
from game.rules import Reveal, SeatId
from game.rules.views import ResultView
from game.screen import looks
from game.screen.cards import seat_label, seat_name
from game.screen.job_cards import job_tile
from game.screen.layout import Box
from game.screen.looks import Fill, Hatch, Look, Mark, Shadow, Token
from game.screen.page import Page, panel
from game.screen.scenes.base import Play
from game.screen.semantics import How, Motion, Node, Role
from game.screen.stage import LEAD, SMALL, Stage
from game.screen.text import Weight, block, fitted

MOST_BLOCKS = 9
"""How many votes are drawn as blocks; the words always say them all."""
MOST_ROWS = 6
"""How many candidates are shown in rows as wide as the screen."""


def winner_only(scene: Play) -> bool:
    """Returns whether the rules show who won, and no votes."""
    return scene.rules.reveal is Reveal.WINNER


def winners_first(shown: ResultView) -> list[tuple[SeatId, int]]:
    """Returns the rows from the most votes to the fewest; those who won lead, whatever theirs."""
    rows = shown.rows[::-1]
    return sorted(rows, key=lambda row: row[0] not in shown.winners)


def lines_per_page(stage: Stage) -> int:
    """Returns how many short lines are shown at a time: all twelve, but of large letters."""
    if stage.text_size == 100:
        return 12
    return max(1, min(12, stage.frame.content.h // (2 * stage.line() + stage.u(2))))


def add_rows(stage: Stage, scene: Play, page: Page, shown: ResultView) -> None:
    """Adds rows that turn over from the last to the first: fixed blocks, no rank numbers."""
    content = stage.frame.content
    total = len(shown.rows) + shown.hidden
    ranked = winners_first(shown)
    visible = ranked[: MOST_ROWS - min(shown.hidden, 2)] if total > MOST_ROWS else ranked
    hidden = min(shown.hidden, MOST_ROWS - len(visible))
    lines = max(4, hidden + len(visible))
    cells = content.rows(lines, stage.u(1.4))
    for number in range(hidden):
        down = Motion(How.TIP, f"row {shown.hidden - hidden + number}")
        page.add(replace(_hidden_row(stage, cells[number]), motion=down))
    most = max((votes for _, votes in ranked), default=0)
    for position, (seat, votes) in enumerate(visible):
        newest = seat in shown.winners if shown.winners else position == 0
        box = cells[hidden + position]
        row = _row(stage, scene, seat, votes, box, newest=newest, most=most)
        turned = Motion(How.TIP, f"row {shown.hidden + position}", str(seat))
        page.add(replace(row, motion=turned))


def _hidden_row(stage: Stage, box: Box) -> Node:
    theme = stage.theme
    place = box._replace(w=round(box.w * 0.5))
    drawn: list[Look] = [Fill(place, theme.card_back, stage.u(1.2), shadow=Shadow.EDGE)]
    side = stage.u(3.4)
    for number, shape in enumerate((Shape.DISC, Shape.SQUARE, Shape.TRIANGLE)):
        x = box.x + stage.u(2.4) + number * stage.u(5)
        mark = Box(x, box.center[1] - side // 2, side, side)
        drawn.append(Mark(shape, mark, outline=theme.on_card_back))
    return Node(Role.ITEM, stage.words.say("Result face down"), place, looks=tuple(drawn))


def _row(
    stage: Stage, scene: Play, seat: SeatId, votes: int, box: Box, *, newest: bool, most: int
) -> Node:
    theme = stage.theme
    job = scene.job(scene.state.interviews.jobs[seat])
    pad = stage.u(1.4)
    drawn: list[Look] = [panel(stage, box)] if newest else []
    side = min(box.h - stage.u(1), stage.u(7))
    token = Box(box.x + pad, box.center[1] - side // 2, side, side)
    tile = token.moved(side + pad, 0)
    drawn += [Token(scene.token(seat), token), *job_tile(stage, job, tile)]
    x = tile.right + stage.u(2)
    half = box.x + round(box.w * 0.53)
    sizes = stage.sizes(5.2 if newest else LEAD, SMALL)
    name = seat_name(scene.name(seat), half - x - pad, sizes, Weight.TITLE, box.h)
    small = block(job.name, half - x - pad, stage.sizes(SMALL), lines=1)
    both = newest and name.height + small.height <= box.h - stage.u(0.6) and not small.overflows
    y = box.center[1] - (name.height + (small.height if both else 0)) // 2
    drawn.append(looks.Text(name, x, y, theme.ink))
    if both:
        drawn.append(looks.Text(small, x, y + name.height, theme.ink_soft))
    taking = 1 if scene.rules.points_taking_part else 0
    gap, blocks = stage.u(0.7), min(most, MOST_BLOCKS) + taking
    # The words of a winner keep their place: the blocks of every row give way alike.
    room = round((box.right - half) * 0.58)
    size = min(side, stage.u(5.4), room // max(1, blocks) - gap)
    place = Box(half, box.center[1] - size // 2, size, size)
    if taking:
        drawn.append(Hatch(place, theme.ink, stage.u(0.8)))
    shown_blocks = min(votes, MOST_BLOCKS)
    for vote in range(shown_blocks):
        filled = place.moved((vote + taking) * (size + gap), 0)
        drawn.append(Fill(filled, theme.ink, stage.u(0.8)))
    said = _said(scene, seat, votes)
    if said:
        x = half + (shown_blocks + taking) * (size + gap) + stage.u(1)
        label = fitted(
            _unbroken(said),
            box.right - pad - x,
            stage.sizes(5.2 if newest else LEAD, SMALL),
            Weight.STRONG,
            height=box.h,
            lines=2,
        )
        drawn.append(looks.Text(label, x, box.center[1] - label.height // 2, theme.ink))
    return Node(
        Role.ITEM, scene.name(seat), box, value=f"{job.name} {said}".strip(), looks=tuple(drawn)
    )


def _said(scene: Play, seat: SeatId, votes: int) -> str:
    """Returns the votes of a candidate in words, and that they won where they did.

    A run-off or the facilitator's word leaves the votes as they were: only words tell.
    """
    shown = scene.view.result
    won = shown is not None and seat in shown.winners
    said = scene.words.say_n("{n} vote", "{n} votes", votes) if votes else ""
    return ", ".join(filter(None, (scene.words.say("convinced") if won else "", said)))


def _unbroken(said: str) -> str:
    """Returns words that only break between what is told apart: "has convinced", "two votes"."""
    return said.replace(" ", "\u00a0").replace(",\u00a0", ", ")


def add_lines(
    stage: Stage,
    scene: Play,
    page: Page,
    shown: ResultView,
    listed: Sequence[SeatId],
    first: int,
) -> None:
    """Adds everybody in short lines, a page at a time where letters are large."""
    per_page, votes = lines_per_page(stage), dict(shown.rows)
    content = stage.frame.content
    count = min(len(listed), per_page)
    abreast = stage.text_size == 100 and content.w > content.h and count > MOST_ROWS
    columns = 2 if abreast else 1
    rows = max(4, -(-count // columns)) if stage.text_size == 100 else per_page
    cells = content.grid(columns, rows, stage.u(2), stage.u(1.4))
    for number, (seat, box) in enumerate(zip(listed[first:], cells, strict=False), first):
        job = scene.job(scene.state.interviews.jobs[seat])
        # In a list of winners alone, the card stands in for the votes, which are not told.
        said = _said(scene, seat, votes[seat]) if votes else job.name
        line = _line(stage, scene, seat, said, box, raised=seat in shown.winners)
        page.add(replace(line, motion=Motion(How.TIP, f"row {number}", str(seat))))


def _line(stage: Stage, scene: Play, seat: SeatId, said: str, box: Box, *, raised: bool) -> Node:
    pad = stage.u(1.6)
    room = box.inset(pad, 0)
    drawn: list[Look] = [panel(stage, box)] if raised else []
    label = room
    if said:
        strong = Weight.STRONG if raised else Weight.TEXT
        sizes = stage.sizes(LEAD, SMALL)
        text = said if winner_only(scene) else _unbroken(said)
        made = fitted(text, round(room.w * 0.55), sizes, strong, height=box.h, lines=2)
        y = box.center[1] - made.height // 2
        drawn.append(looks.Text(made, room.right - made.width, y, stage.theme.ink))
        label = room._replace(w=room.w - made.width - pad)
    sizes = stage.sizes(LEAD, 4.3, SMALL)
    drawn += seat_label(stage, scene.name(seat), scene.token(seat), label, sizes=sizes)
    return Node(Role.ITEM, scene.name(seat), box, value=said, looks=tuple(drawn))
