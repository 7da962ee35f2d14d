"""Measures a tree: nothing clipped, nothing overlapping, nothing too small to be read."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from game.screen.layout import Box
from game.screen.looks import Icon, Look, Mark, Text, Token
from game.screen.semantics import Node, Role
from game.screen.stage import Stage

LEAST_FOR_THE_ROOM = 4.0
LEAST_FOR_THE_FACILITATOR = 3.0
LEAST_FOR_THE_PRESENTER = 2.0
"""On a window of their own, which stands half a metre away and has text of its usual size."""


def layers(tree: Node) -> list[Node]:
    """Returns what is on top: the scene or its dialog, and apart from it a notice over it."""
    top = tree._top_layer()
    notices = [child for child in tree.children if child.id == "notice"]
    rest = tuple(child for child in top.children if child not in notices)
    return [replace(top, children=rest), *notices]


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


def problems(tree: Node, stage: Stage, *, presenter: bool = False) -> list[str]:
    """Returns everything that somebody at the back, or the presenter, could not read."""
    return [
        found for layer in layers(tree) for found in _of_layer(layer, stage, presenter=presenter)
    ]


def _of_layer(layer: Node, stage: Stage, *, presenter: bool) -> Iterator[str]:
    shown = list(texts(layer))
    for node, look in shown:
        yield from _of_one(node, look, stage, presenter=presenter)
    for (_, one), (_, other) in combinations(shown, 2):
        if ink(one).overlaps(ink(other)):
            yield f"overlap: {_said(one)!r} and {_said(other)!r}"
    yield from _pictures(layer, [look for _, look in shown], stage)
    yield from _buttons(layer, stage)
    yield from _places(layer, stage)


def _places(layer: Node, stage: Stage) -> Iterator[str]:
    """Cards, lines and fields lie beside each other; what can be pressed in one lies within it."""
    places = [n for n in layer.walk() if n.role in (Role.CARD, Role.ITEM, Role.FIELD)]
    for one, other in combinations([n.box for n in places], 2):
        if one.overlaps(other) and not (one.holds(other) or other.holds(one)):
            names = [n.name for n in places if n.box in (one, other)]
            yield f"places overlap: {names}"
    for place in places:
        if not stage.frame.box.holds(place.box):
            yield f"outside the window: {place.name}"
    buttons = [n for n in layer.walk() if n.role is Role.BUTTON]
    for place, button in product(places, buttons):
        if place.box.overlaps(button.box) and not place.box.holds(button.box):
            yield f"{place.name} lies over the button {button.name}"


def _pictures(layer: Node, shown: list[Text], stage: Stage) -> Iterator[str]:
    for part in layer.walk():
        for mark in part.looks:
            if not isinstance(mark, (Mark, Icon, Token)):
                continue
            if not stage.frame.box.holds(mark.box):
                yield f"outside the window: {_called(mark)}"
            covered = [text for text in shown if ink(text).overlaps(_core(mark))]
            yield from (f"on a picture: {_said(text)!r} and {_called(mark)}" for text in covered)


def _buttons(layer: Node, stage: Stage) -> Iterator[str]:
    buttons = [n for n in layer.walk() if n.role is Role.BUTTON]
    for button, other in combinations(buttons, 2):
        if button.box.overlaps(other.box):
            yield f"buttons overlap: {button.name} and {other.name}"
    for button in buttons:
        if not stage.frame.box.holds(button.box):
            yield f"outside the window: the button {button.name}"


def _of_one(node: Node, look: Text, stage: Stage, *, presenter: bool) -> Iterator[str]:
    height = stage.frame.height
    said = _said(look)
    least = LEAST_FOR_THE_FACILITATOR if look.hint else LEAST_FOR_THE_ROOM
    least = least * stage.text_size / 100
    if look.block.size * 100 < (LEAST_FOR_THE_PRESENTER if presenter else least) * height:
        yield f"too small: {said!r} has {look.block.size * 100 / height:.2f} %"
    if look.block.overflows:
        yield f"does not fit: {said!r}"
    if not stage.frame.box.holds(ink(look)):
        yield f"outside the window: {said!r}"
    if node.role in _HOLDS and not node.box.holds(ink(look)):
        yield f"outside its {node.role}: {said!r}"


def _said(look: Text) -> str:
    return " ".join(look.block.lines)[:40]


def _called(look: Look) -> str:
    return f"{type(look).__name__} {getattr(look, 'name', '') or getattr(look, 'pictogram', '')}"


def _core(look: Mark | Icon | Token) -> Box:
    """The part of a picture that is drawn: its box has air around it."""
    side = min(look.box.w, look.box.h)
    return look.box.centered(side, side).inset(round(side * 0.12))


_HOLDS = (Role.BUTTON, Role.ITEM, Role.CARD, Role.FIELD, Role.DIALOG)
"""What holds its texts; elsewhere a text may stand wider than what it is called by."""
