"""Who votes again, once everybody has voted."""

from collections.abc import Sequence

from game.rules import SeatId, VoterId, seat_of
from game.screen.cards import seat_label
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.page import Button, Page, key_cap, panel
from game.screen.scenes.base import Play
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, Stage


def revote_list(stage: Stage, scene: Play, listed: Sequence[VoterId], *, more: bool) -> Node:
    """Returns the list of those who have voted: who they are, and nothing of what they gave."""
    say = scene.words.say
    page = Page(stage, say("Vote"))
    page.header(*scene.round_name())
    page.stepper(scene.steps(), 2)
    page.title(say("Who votes again?"))
    per_page = voters_per_page(stage)
    cells = stage.frame.content.grid(2, -(-per_page // 2), stage.u(2), stage.u(1.4))
    for number, (voter, box) in enumerate(zip(listed, cells, strict=False), 1):
        page.add(_voter_line(stage, scene, seat_of(voter), number, box))
    buttons = [Button("back", say("Back"), "")]
    if more:
        buttons.append(Button("more", say("More"), "S"))
    page.footer(buttons)
    return page.tree()


def _voter_line(stage: Stage, scene: Play, seat: SeatId, number: int, box: Box) -> Node:
    gap = stage.u(1.2)
    inner = box.inset(gap, stage.u(0.3))
    keys, cap = key_cap(stage, str(number), inner.x, box.center[1], stage.theme.ink)
    left = inner.x + cap + gap
    label = Box(left, inner.y, inner.right - left, inner.h)
    sizes = stage.sizes(LEAD, 4.3, SMALL)
    drawn = (
        panel(stage, box),
        *keys,
        *seat_label(stage, scene.name(seat), scene.token(seat), label, sizes=sizes),
    )
    node_id = f"voter{number}"
    name, intent = scene.name(seat), Press(node_id)
    return Node(Role.ITEM, name, box, id=node_id, intent=intent, looks=drawn)


def voters_per_page(stage: Stage) -> int:
    """Returns how many voters the list shows at a time: each has a digit, and a whole name."""
    if stage.text_size == 100:
        return 8
    least = 2 * stage.line() + stage.u(2)
    return 2 * max(1, min(4, stage.frame.content.h // least))
