"""The skills on the table as strips: beside a pitch, or in a row above a hand."""

from collections.abc import Sequence

from game.content.models import Kit, SkillCard
from game.screen import looks, second
from game.screen.cards import heading, picture_of
from game.screen.layout import Box
from game.screen.looks import Look, Mark
from game.screen.page import panel
from game.screen.semantics import Node, Role
from game.screen.skill_cards import dimension_of
from game.screen.stage import CARD_TITLE, LEAD, SMALL, Stage
from game.screen.text import Block, Weight, block, fitted
from game.screen.theme import Colour

_MOST_HEIGHT = 26
"""Names above a hand that are higher than this, in units, leave too little for it."""


def strip(stage: Stage, kit: Kit, card: SkillCard, box: Box, *, defined: bool) -> Node:
    """Returns a skill as a strip: its mark, its name, and its definition where there is room."""
    theme = stage.theme
    dimension = dimension_of(kit, card)
    pad = stage.u(1.2)
    side = min(box.h - 2 * stage.u(0.9), stage.u(9))
    mark = Box(box.x + pad, box.y + (box.h - side) // 2, side, side)
    x = mark.right + stage.u(1.6)
    width = box.right - pad - x
    texts: list[tuple[Block, Colour]] = []
    for size in stage.down_to_small(CARD_TITLE, LEAD, 4.3) if defined else ():
        name = block(card.name, width, (size,), Weight.TITLE, lines=1)
        twin = second.name_near(stage, card, name, width)
        room = box.h - name.height - twin.height - stage.u(0.4)
        sentence = block(card.definition, width, stage.sizes(SMALL), height=room)
        if not name.overflows and not sentence.overflows:
            texts = [(name, theme.ink), (sentence, theme.ink_soft)]
            break
    if not texts:
        sizes = stage.down_to_small(CARD_TITLE, LEAD, 4.3)
        name = heading(card.name, width, sizes, box.h, 2)
        if name.overflows:
            name = fitted(card.name, width, sizes[-1:], Weight.TITLE, box.h, 2)
        twin = second.name_under(stage, card, width, height=box.h - stage.u(0.8) - name.height)
        texts = [(name, theme.ink)]
    y = box.y + (box.h - sum(t.height for t, _ in texts) - twin.height) // 2
    drawn: list[Look] = [
        panel(stage, box),
        Mark(dimension.shape, mark, pictogram=picture_of(card)),
        *twin.looks(stage, name, x, y),
    ]
    for made, ink in texts:
        drawn.append(looks.Text(made, x, y, ink))
        y += made.height + (twin.height if made is name else 0)
    said = second.aloud(stage, card, card.definition)
    return Node(Role.CARD, card.name, box, value=card.definition, looks=tuple(drawn), aloud=said)


def strips_in_a_row(
    stage: Stage, kit: Kit, cards: Sequence[SkillCard], box: Box
) -> tuple[list[Node], int]:
    """Returns the skills on the table side by side, and the height that they need.

    Where names would not fit, the skills stand in rows of two. Names that would take the place of
    the hand lose their last words: the cards were just read.
    """
    if not cards:
        return [], 0
    side, pad, gap = stage.u(5), stage.u(1.2), stage.u(1)
    sizes = stage.down_to_small(LEAD, 4.3)
    for columns in (len(cards), 2, 1):
        cells = box.columns(columns, stage.u(2))
        width = cells[0].w - side - 2 * pad - stage.u(1.2)
        names = [_strip_name(stage, card.name, width, sizes) for card in cards]
        if not any(name.overflows for name in names):
            break
    rows = -(-len(cards) // columns)
    if stage.text_size > 100 and rows * max(n.height for n in names) > stage.u(_MOST_HEIGHT):
        names = [fitted(c.name, width, sizes[-1:], Weight.TITLE, lines=1) for c in cards]
    least = stage.u(7.6 if columns == len(cards) else 5.8)
    height = max(least, max(name.height for name in names) + stage.u(1.6))
    # The cards below keep their place: second names may make one row as high as two lines.
    most = max(height, stage.u(10.8)) if rows == 1 else height
    twins = [
        second.name_under(stage, card, width, height=most - stage.u(1.6) - name.height, lines=1)
        for card, name in zip(cards, names, strict=True)
    ]
    stacks = [name.height + twin.height for name, twin in zip(names, twins, strict=True)]
    height = max(height, max(stacks) + stage.u(1.6))
    nodes = []
    for number, (card, name, twin) in enumerate(zip(cards, names, twins, strict=True)):
        row, column = divmod(number, columns)
        place = cells[column].moved(0, row * (height + gap))._replace(h=height)
        mark = Box(place.x + pad, place.center[1] - side // 2, side, side)
        shape = dimension_of(kit, card).shape
        x, y = mark.right + stage.u(1.2), place.center[1] - stacks[number] // 2
        text = looks.Text(name, x, y, stage.theme.ink)
        picture = Mark(shape, mark, pictogram=picture_of(card))
        drawn = (panel(stage, place), picture, text, *twin.looks(stage, name, x, y))
        said = second.aloud(stage, card, card.definition)
        nodes.append(
            Node(Role.CARD, card.name, place, value=card.definition, looks=drawn, aloud=said)
        )
    return nodes, rows * (height + gap) - gap


def _strip_name(stage: Stage, name: str, width: int, sizes: Sequence[int]) -> Block:
    """Returns a name for a strip: large text rather takes one line than a larger size."""
    if stage.text_size > 100:
        made = block(name, width, sizes, Weight.TITLE, lines=1)
        if not made.overflows:
            return made
    return block(name, width, sizes, Weight.TITLE, lines=2)
