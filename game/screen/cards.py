"""What all cards have, a name that fits and a picture; and a seat's name with its token."""

from collections.abc import Callable, Sequence

from game.content.models import JobCard, SkillCard
from game.screen import looks
from game.screen.layout import Box
from game.screen.looks import Look, Token
from game.screen.semantics import Node
from game.screen.stage import Stage
from game.screen.text import Block, Weight, block, fitted
from game.screen.theme import Colour


def picture_of(card: SkillCard | JobCard) -> str:
    """Returns a card's pictogram, or what stands for a missing one."""
    return card.pictogram or ("question-mark" if isinstance(card, SkillCard) else "briefcase")


def heading(
    text: str,
    width: int,
    sizes: Sequence[int],
    height: int | None = None,
    lines: int | None = None,
    *,
    weights: Sequence[Weight] = (Weight.TITLE, Weight.STRONG),
) -> Block:
    """Returns a card's name in the heaviest weight that fits; a word too wide is cut at last."""
    for weight in weights:
        made = block(text, width, sizes, weight, height, lines)
        if not made.overflows:
            return made
    return block(text, width, sizes[-1:], weights[-1], height, lines, cut=True)


def alike(stage: Stage, makers: Sequence[Callable[..., Node]]) -> list[Node]:
    """Returns cards that all have their sentence, or none: each maker takes `defined`.

    At the usual text size only a card that is too long for it stands without one.
    """
    nodes = [make(defined=True) for make in makers]
    inks = (stage.theme.ink, stage.theme.ink_soft)

    def told(node: Node) -> bool:
        shown = [look for look in node.looks if isinstance(look, looks.Text)]
        return any(look.block.weight is Weight.TEXT and look.ink in inks for look in shown)

    if stage.text_size == 100 or all(told(node) for node in nodes):
        return nodes
    return [make(defined=False) for make in makers]


def seat_label(
    stage: Stage,
    name: str,
    number: int,
    box: Box,
    *,
    sizes: Sequence[int],
    weight: Weight = Weight.STRONG,
    ink: Colour | None = None,
    faded: bool = False,
) -> list[Look]:
    """Returns a seat's token with its name beside it, in two lines where there is height."""
    for side in (min(box.h, round(sizes[0] * 1.35)), min(box.h, round(sizes[-1] * 1.1))):
        token = Box(box.x, box.y + (box.h - side) // 2, side, side)
        width = box.w - side - stage.u(1)
        if stage.text_size == 100 or not block(name, width, sizes, weight, lines=1).overflows:
            break
    text = seat_name(name, width, sizes, weight, box.h)
    y = box.y + (box.h - text.height) // 2
    soft = stage.theme.ink_soft if faded else stage.theme.ink
    return [
        Token(number, token, faded),
        looks.Text(text, token.right + stage.u(1), y, ink or soft),
    ]


def seat_name(name: str, width: int, sizes: Sequence[int], weight: Weight, height: int) -> Block:
    """Returns a name in one line, else in as many as the height has; a longer one is cut short."""
    made = block(name, width, sizes, weight, lines=1)
    return fitted(name, width, sizes, weight, height) if made.overflows else made
