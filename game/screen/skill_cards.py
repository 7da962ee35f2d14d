"""A skill card as the room sees it: face up with its dimension, or face down."""

from dataclasses import replace

from game.content.models import DimensionCard, Kit, Shape, SkillCard
from game.screen import looks, second
from game.screen.cards import heading, picture_of
from game.screen.intents import Intent
from game.screen.layout import Box
from game.screen.looks import Fill, Look, Mark, Shadow
from game.screen.semantics import Node, Role, State
from game.screen.stage import BODY, CARD_TITLE, LEAD, SMALL, Stage
from game.screen.text import Block, Weight, block, fitted


def dimension_of(kit: Kit, skill: SkillCard) -> DimensionCard:
    """Returns a skill's dimension."""
    return next(d for d in kit.framework.dimensions if d.id == skill.dimension)


def skill_card(
    stage: Stage,
    kit: Kit,
    card: SkillCard,
    box: Box,
    *,
    node_id: str = "",
    intent: Intent | None = None,
    defined: bool = True,
) -> Node:
    """Returns a skill card, face up: its picture above its text, or beside it in a low box.

    Its sentence is there where there is room for it, unless it is not `defined`.
    """
    dimension = dimension_of(kit, card)
    draw = _lying_skill if _lies(box) else _upright_skill
    drawn = draw(stage, card, dimension, box, defined=defined)
    value = f"{card.definition} {dimension.name}."
    return Node(
        Role.CARD,
        card.name,
        box,
        id=node_id,
        value=value,
        intent=intent,
        looks=tuple(drawn),
        aloud=second.aloud(stage, card, value),
    )


def _lies(box: Box) -> bool:
    return box.h < box.w * 0.9


def _upright_skill(
    stage: Stage, card: SkillCard, dimension: DimensionCard, box: Box, *, defined: bool
) -> list[Look]:
    """Draws a card that loses its picture's size, then its dimension's name, then its sentence."""
    theme, gap, pad = stage.theme, stage.u(1), round(box.w * 0.075)
    inner = box.inset(pad)
    sizes = stage.down_to_small(CARD_TITLE, LEAD, 4.3)
    name = heading(card.name, inner.w, sizes, lines=_most_lines(stage))
    twin = second.name_under(stage, card, inner.w)
    sizes = stage.down_to_small(4.8, BODY, 4.2)
    for named, share, least in ((True, 0.62, 10), (True, 1, 7), (False, 1, 7)):
        label, width = _dimension_label(stage, dimension, inner.w)
        if not named:
            label = replace(label, height=0)
        free = inner.h - name.height - twin.height - label.height - 3 * gap
        height = round(free * share) if share < 1 else free - stage.u(least) - gap
        sentence = block(card.definition, inner.w, sizes, height=height)
        if not sentence.overflows or not defined:
            break
    told = defined and not sentence.overflows
    above = free - (sentence.height + gap if told else 0)
    more = second.definition_under(stage, card, inner.w, above - stage.u(7) if told else 0)
    if more:
        above, least = above - more[0].height, 7
    side = max(stage.u(least), min(round(box.w * 0.48), above))
    mark = Box(box.x + (box.w - side) // 2, inner.y, side, side)
    name_y = mark.bottom + gap
    drawn: list[Look] = [
        Fill(box, theme.card, round(box.w * 3.5 / 63), shadow=Shadow.CARD),
        Mark(dimension.shape, mark, pictogram=picture_of(card)),
        looks.Text(name, inner.x, name_y, theme.ink),
        *twin.looks(stage, name, inner.x, name_y),
    ]
    if told:
        sentence_y = name_y + name.height + twin.height + stage.u(0.6)
        drawn.append(looks.Text(sentence, inner.x, sentence_y, theme.ink))
        below = sentence_y + sentence.height
        drawn += [looks.Text(text, inner.x, below, theme.ink_soft) for text in more]
    y = inner.bottom - label.height
    corner = Box(inner.x, inner.y, stage.u(4.4), stage.u(4.4))
    beside = width <= inner.w and named
    place = Box(inner.x, y, width - label.width - stage.u(0.8), label.height) if beside else corner
    drawn.append(Mark(dimension.shape, place, letter=dimension.letter))
    if named and not label.overflows:
        x = place.right + stage.u(0.8) if beside else inner.x
        drawn.append(looks.Text(label, x, y, theme.dimensions[dimension.shape].text))
    return drawn


def _most_lines(stage: Stage) -> int:
    """Returns in how many lines a skill's name may stand."""
    return 3 if stage.text_size == 100 else 5


def _dimension_label(stage: Stage, dimension: DimensionCard, width: int) -> tuple[Block, int]:
    """Returns the name of a dimension, and the width that it has with its mark."""
    sizes, name = stage.sizes(SMALL), dimension.name.lower()
    label = block(name, width, sizes, Weight.STRONG, lines=1)
    whole = label.width + round(label.size * 1.15) + stage.u(0.8)
    if whole > width:
        label = block(name, width, sizes, Weight.TEXT, lines=1)
    return label, whole


def _lying_skill(
    stage: Stage, card: SkillCard, dimension: DimensionCard, box: Box, *, defined: bool
) -> list[Look]:
    theme, pad, gap = stage.theme, stage.u(1.6), stage.u(0.6)
    side = min(box.h - 2 * pad, stage.u(11))
    mark = Box(box.x + pad, box.center[1] - side // 2, side, side)
    x = mark.right + stage.u(1.6)
    width, height = box.right - pad - x, box.h - 2 * stage.u(1)
    label, whole = _dimension_label(stage, dimension, width)
    for size in stage.down_to_small(CARD_TITLE, LEAD, 4.3):
        name = heading(card.name, width, (size,), height, _most_lines(stage))
        twin = second.name_near(stage, card, name, width)
        room = height - name.height - twin.height - gap
        sentence = block(card.definition, width, stage.sizes(SMALL), height=room)
        if not name.overflows and not (defined and sentence.overflows):
            break
    if name.overflows:
        name = fitted(card.name, width, stage.sizes(SMALL), Weight.STRONG, height)
    texts = [(name, theme.ink)]
    if defined and not sentence.overflows:
        texts.append((sentence, theme.ink))
        room -= sentence.height + gap
    drawn: list[Look] = [
        Fill(box, theme.card, stage.u(2), shadow=Shadow.CARD),
        Mark(dimension.shape, mark, pictogram=picture_of(card)),
    ]
    if room >= label.height and whole <= width:
        texts.append((label, theme.dimensions[dimension.shape].text))
    else:
        corner = Box(box.x + stage.u(0.6), box.y + stage.u(0.6), stage.u(3.6), stage.u(3.6))
        drawn.append(Mark(dimension.shape, corner, letter=dimension.letter))
    used = sum(text.height for text, _ in texts) + gap * (len(texts) - 1) + twin.height
    y = box.y + (box.h - used) // 2
    drawn += twin.looks(stage, name, x, y)
    for text, ink in texts:
        drawn.append(looks.Text(text, x, y, ink))
        y += text.height + gap + (twin.height if text is name else 0)
    return drawn


def card_back(stage: Stage, box: Box, node_id: str, intent: Intent | None) -> Node:
    """Returns a skill card that still lies face down."""
    theme = stage.theme
    lies = _lies(box)
    short, long = (box.h, box.w) if lies else (box.w, box.h)
    radius = stage.u(2) if lies else round(box.w * 3.5 / 63)
    frame, side = box.inset(round(short * 0.065)), round(short * (0.36 if lies else 0.27))
    drawn: list[Look] = [
        Fill(box, theme.card_back, radius, shadow=Shadow.CARD),
        Fill(frame, None, round(short * 0.03), border=max(2, stage.u(0.3)), ink=theme.on_card_back),
    ]
    for number, shape in enumerate((Shape.DISC, Shape.SQUARE, Shape.TRIANGLE)):
        off = (number - 1) * round(long * 0.245)
        x, y = box.center[0] + (off if lies else 0), box.center[1] + (0 if lies else off)
        place = Box(x - side // 2, y - side // 2, side, side)
        drawn.append(Mark(shape, place, outline=theme.on_card_back))
    name = stage.words.say("Card face down")
    states = frozenset({State.FACE_DOWN})
    return Node(Role.CARD, name, box, id=node_id, states=states, intent=intent, looks=tuple(drawn))
