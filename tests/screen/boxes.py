"""Measures a tree: nothing clipped, nothing overlapping, nothing too small to be read."""

from collections.abc import Iterator

from game.screen.layout import Box
from game.screen.looks import Text
from game.screen.semantics import Node, Role
from game.screen.stage import Stage

LEAST_FOR_THE_ROOM = 4.0
LEAST_FOR_THE_FACILITATOR = 3.0


def texts(node: Node) -> Iterator[tuple[Node, Text]]:
    """Yields every text with the node that it belongs to; a dialog hides what is below."""
    for part in node._top_layer().walk():
        for look in part.looks:
            if isinstance(look, Text) and any(look.block.lines):
                yield part, look


def ink(look: Text) -> Box:
    """The box of the letters themselves: a line's box has air above and below."""
    air = round(look.block.size * 0.16)
    box = look.box
    return Box(box.x, box.y + air, box.w, max(1, box.h - 2 * air))


def problems(tree: Node, stage: Stage) -> list[str]:
    """Returns everything that a person at the back of the room could not read."""
    shown = list(texts(tree))
    found = [problem for node, look in shown for problem in _of_one(node, look, stage)]
    for number, (_, one) in enumerate(shown):
        for _, other in shown[number + 1 :]:
            if ink(one).overlaps(ink(other)):
                a, b = " ".join(one.block.lines)[:24], " ".join(other.block.lines)[:24]
                found.append(f"overlap: {a!r} and {b!r}")
    buttons = [n for n in tree._top_layer().walk() if n.role is Role.BUTTON and n.id]
    for number, button in enumerate(buttons):
        found += [
            f"buttons overlap: {button.id} and {other.id}"
            for other in buttons[number + 1 :]
            if button.box.overlaps(other.box)
        ]
    return found


def _of_one(node: Node, look: Text, stage: Stage) -> Iterator[str]:
    height = stage.frame.height
    said = " ".join(look.block.lines)[:40]
    least = LEAST_FOR_THE_FACILITATOR if look.hint else LEAST_FOR_THE_ROOM
    if look.block.size * 100 < least * height:
        yield f"too small: {said!r} has {look.block.size * 100 / height:.2f} %"
    if look.block.overflows:
        yield f"does not fit: {said!r}"
    if not stage.frame.box.holds(ink(look)):
        yield f"outside the window: {said!r}"
    if node.role in _HOLDS and not node.box.holds(ink(look)):
        yield f"outside its {node.role}: {said!r}"


_HOLDS = (Role.BUTTON, Role.ITEM, Role.CARD, Role.FIELD)
