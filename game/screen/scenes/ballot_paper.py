"""A ballot: blind where the room sees it too, with a highlight where only its voter looks."""

from collections.abc import Callable, Sequence

from game.rules import SeatId
from game.screen import looks
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.looks import Look, Token
from game.screen.page import Button, Page, key_cap
from game.screen.scenes.base import Play
from game.screen.scenes.candidates import candidate_tile
from game.screen.scenes.vote import criterion_name
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, Stage
from game.screen.text import Block, Weight, block, fitted


def blind_ballot(stage: Stage, scene: Play, *, two_digits: bool) -> Node:
    """Returns a fixed numbered list that the room may see: it shows nothing of the choice."""
    say = scene.words.say
    page = Page(stage, say("Ballot"))
    page.header(*scene.round_name())
    several = scene.rules.tokens > 1
    page.note(say("Two keys, no echo") if several else say("One key, no echo"))
    page.title(criterion_name(scene))
    candidates = scene.state.open_vote().candidates
    columns = 1 if len(candidates) <= 5 else 2
    rows = max(4, -(-(len(candidates) + 1) // columns))
    cells = stage.frame.content.grid(columns, rows, stage.u(4), stage.u(1))
    if columns == 2:
        cells = [cells[2 * (i % rows) + i // rows] for i in range(2 * rows)]
    numbers = [f"{n:02}" if two_digits else str(n) for n in range(1, len(candidates) + 1)]
    keys = [*numbers, "00" if two_digits else "0"]
    for make, labels in (
        (block, _labels(scene, with_jobs=True)),
        (fitted, _labels(scene, with_jobs=False)),
    ):
        lines = [
            _BallotLine(stage, key, label, box, make)
            for key, label, box in zip(keys, labels, cells, strict=False)
        ]
        if not any(line.text.overflows for line in lines):
            break
    for line, seat in zip(lines, (*candidates, None), strict=True):
        page.add(_line(stage, scene, line, seat))
    hint = say("Press the number of your choice. Nothing will show.")
    if scene.rules.tokens > 1:
        hint = say("Press two numbers, one after the other. Nothing will show.")
    page.footer([], hint=hint)
    return page.tree(menu=False)


def _labels(scene: Play, *, with_jobs: bool) -> list[str]:
    """Returns what the lines of the ballot say: who, and which job where there is room."""
    labels = []
    for seat in scene.state.open_vote().candidates:
        job = scene.job(scene.state.interviews.jobs[seat])
        labels.append(f"{scene.name(seat)}, {job.name}" if with_jobs else scene.name(seat))
    return [*labels, scene.words.say("Blank ballot")]


class _BallotLine:
    """A number with who it stands for, as it fits."""

    def __init__(
        self, stage: Stage, key: str, label: str, box: Box, make: Callable[..., Block]
    ) -> None:
        self.key, self.label, self.box = key, label, box
        self.keys, cap = key_cap(stage, key, box.x, box.center[1], stage.theme.ink)
        self.token_x = box.x + cap + stage.u(1.6)
        self.side = min(box.h, stage.u(6))
        self.text_x = self.token_x + self.side + stage.u(1.4)
        sizes, width = stage.sizes(LEAD, 4.3, SMALL), box.right - self.text_x
        self.text = make(label, width, sizes, Weight.STRONG, box.h, 3)


def _line(stage: Stage, scene: Play, line: _BallotLine, seat: SeatId | None) -> Node:
    box, text = line.box, line.text
    drawn: list[Look] = list(line.keys)
    if seat is not None:
        side = line.side
        place = Box(line.token_x, box.center[1] - side // 2, side, side)
        drawn.append(Token(scene.token(seat), place))
    y = box.center[1] - text.height // 2
    x = line.text_x if seat is not None else line.token_x
    drawn.append(looks.Text(text, x, y, stage.theme.ink))
    # A mouse would show the room where it goes: it gets a sentence, not a ballot.
    mouse = Press("mouse")
    return Node(Role.ITEM, line.label, box, value=line.key, intent=mouse, looks=tuple(drawn))


def private_ballot(stage: Stage, scene: Play, voter: SeatId, marked: Sequence[SeatId]) -> Node:
    """Returns what only the voter sees: their candidates as tiles, with a highlight."""
    say = scene.words.say
    page = Page(stage, say("Ballot"))
    page.header(*scene.round_name())
    page.title(criterion_name(scene), token=scene.token(voter))
    candidates = scene.state.open_vote().candidates
    columns = 2 if len(candidates) <= 8 else 3
    rows = max(3, -(-len(candidates) // columns))
    cells = stage.frame.content.grid(columns, rows, stage.u(2), stage.u(1.6))
    for number, (seat, box) in enumerate(zip(candidates, cells, strict=False), 1):
        own = voter == seat
        page.add(candidate_tile(stage, scene, seat, number, box, own=own, marked=seat in marked))
    page.footer(
        [Button("blank", say("Blank ballot"), "0")],
        hint=say("Nobody will know for whom you vote."),
        icon="eye-off",
    )
    return page.tree(menu=False)
