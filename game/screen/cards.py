"""Cards, strips and seats as the room sees them."""

from collections.abc import Sequence

from game.content.models import DimensionCard, JobCard, Kit, Shape, SkillCard
from game.screen import looks
from game.screen.intents import Intent
from game.screen.layout import Box
from game.screen.looks import Fill, Icon, Look, Mark, Scallop, Shadow, Token
from game.screen.page import key_cap, panel
from game.screen.semantics import Node, Role, State
from game.screen.stage import BODY, CARD_TITLE, LEAD, SMALL, Stage
from game.screen.text import Block, Weight, block
from game.screen.theme import Colour


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
    key: str = "",
) -> Node:
    """Returns a skill card, face up."""
    theme = stage.theme
    dimension = dimension_of(kit, card)
    pad = round(box.w * 0.075)
    inner = box.inset(pad)
    name = block(
        card.name, inner.w, stage.down_to_small(CARD_TITLE, LEAD, 4.3), Weight.TITLE, lines=3
    )
    label_size = stage.sizes(SMALL)
    label = block(dimension.name.lower(), inner.w, label_size, Weight.STRONG, lines=1)
    side = round(label.size * 1.15)
    marked = label.width + side + stage.u(0.8) <= inner.w
    label_y = box.bottom - pad - label.height
    gap = stage.u(1)
    free = label_y - gap - inner.y - gap - name.height - gap
    sentence = block(
        card.definition, inner.w, stage.down_to_small(4.8, BODY, 4.2), height=round(free * 0.62)
    )
    picture = max(stage.u(10), min(round(box.w * 0.48), free - sentence.height - gap))
    mark_box = Box(box.x + (box.w - picture) // 2, inner.y, picture, picture)
    name_y = mark_box.bottom + gap
    sentence_y = name_y + name.height + stage.u(0.6)
    drawn: list[Look] = [
        Fill(box, theme.card, round(box.w * 3.5 / 63), shadow=Shadow.CARD),
        Mark(dimension.shape, mark_box, pictogram=picture_of(card)),
        looks.Text(name, inner.x, name_y, theme.ink),
        looks.Text(sentence, inner.x, sentence_y, theme.ink),
    ]
    ink = theme.dimensions[dimension.shape].text
    if marked:
        place = Box(inner.x, label_y + (label.height - side) // 2, side, side)
        drawn.append(Mark(dimension.shape, place, letter=dimension.letter))
        drawn.append(looks.Text(label, inner.x + side + stage.u(0.8), label_y, ink))
    else:
        small = block(dimension.name.lower(), inner.w, label_size, Weight.TEXT, lines=1)
        corner = Box(inner.x, inner.y, stage.u(4.4), stage.u(4.4))
        drawn.append(Mark(dimension.shape, corner, letter=dimension.letter))
        drawn.append(looks.Text(small, inner.x, label_y, ink))
    if key:
        keys, _ = key_cap(
            stage, key, box.right - pad - stage.u(3), inner.y + stage.u(1.6), theme.ink
        )
        drawn += keys
    value = f"{card.definition} {dimension.name}."
    return Node(
        Role.CARD, card.name, box, id=node_id, value=value, intent=intent, looks=tuple(drawn)
    )


def card_back(stage: Stage, box: Box, node_id: str, intent: Intent | None) -> Node:
    """Returns a skill card that still lies face down."""
    theme = stage.theme
    frame = box.inset(round(box.w * 0.065))
    side = round(box.w * 0.27)
    step = round(box.h * 0.245)
    drawn: list[Look] = [
        Fill(box, theme.card_back, round(box.w * 3.5 / 63), shadow=Shadow.CARD),
        Fill(frame, None, round(box.w * 0.03), border=max(2, stage.u(0.3)), ink=theme.on_card_back),
    ]
    for number, shape in enumerate((Shape.DISC, Shape.SQUARE, Shape.TRIANGLE)):
        middle = box.y + box.h // 2 + (number - 1) * step
        place = Box(box.x + (box.w - side) // 2, middle - side // 2, side, side)
        drawn.append(Mark(shape, place, outline=theme.on_card_back))
    name = stage.words.say("Card face down")
    states = frozenset({State.FACE_DOWN})
    return Node(Role.CARD, name, box, id=node_id, states=states, intent=intent, looks=tuple(drawn))


def job_tile(stage: Stage, job: JobCard, box: Box, radius: int = 0) -> list[Look]:
    """Returns a job's pictogram on its tile."""
    theme = stage.theme
    whimsical = job.whimsical
    fill = theme.whimsical_tile if whimsical else theme.job_tile
    ink = theme.on_whimsical_tile if whimsical else theme.on_job_tile
    side = round(min(box.w, box.h) * 0.66)
    return [
        Fill(box, fill, radius or stage.u(1.1)),
        Icon(picture_of(job), box.centered(side, side), ink, 1.7),
    ]


def job_card(
    stage: Stage,
    job: JobCard,
    box: Box,
    *,
    node_id: str = "",
    intent: Intent | None = None,
    key: str = "",
    raised: bool = False,
    duties: int = 3,
) -> Node:
    """Returns a job card: upright where the box is, with its tile beside the text where not."""
    where = box.moved(0, -stage.u(1.2)) if raised else box
    upright = box.h > box.w * 0.9
    drawn = (_upright_job if upright else _lying_job)(stage, job, where, key, duties)
    states = frozenset({State.SELECTED}) if raised else frozenset()
    return Node(
        Role.CARD,
        job.name,
        where,
        id=node_id,
        value=". ".join(job.duties),
        states=states,
        intent=intent,
        looks=tuple(drawn),
    )


def _upright_job(stage: Stage, job: JobCard, box: Box, key: str, duties: int) -> list[Look]:
    theme, pad = stage.theme, stage.u(2)
    radius = stage.u(2.2)
    large = box.w > stage.u(34)
    scallop = round(box.w / 14) if job.whimsical else 0
    tile = max(stage.u(9.5), round(box.h * (0.42 if large and stage.frame.wide else 0.21)))
    top = box.y + tile + scallop + stage.u(1.4)
    room = Box(box.x + pad, top, box.w - 2 * pad, box.bottom - stage.u(1.4) - top)
    fill = theme.whimsical_tile if job.whimsical else theme.job_tile
    ink = theme.on_whimsical_tile if job.whimsical else theme.on_job_tile
    head = Box(box.x, box.y, box.w, tile)
    drawn: list[Look] = [
        Fill(box, theme.card, radius, shadow=Shadow.CARD),
        Fill(head, fill, radius),
        Fill(Box(box.x, box.y + tile // 2, box.w, tile - tile // 2), fill),
        Icon(picture_of(job), head.centered(round(tile * 0.62), round(tile * 0.62)), ink, 1.7),
    ]
    if scallop:
        drawn.append(Scallop(Box(box.x, box.y + tile, box.w, scallop), fill))
    if key:
        x, middle = box.right - pad - stage.u(2.4), box.y + stage.u(3)
        drawn += key_cap(stage, key, x, middle, theme.ink, theme.card)[0]
    names = stage.down_to_small(*((5.8, 5.2, LEAD, 4.3) if large else (4.6, 4.3)))
    texts = stage.down_to_small(BODY, 4.2) if large else stage.sizes(SMALL)
    return drawn + _job_text(stage, job, room, names, texts, duties)


def _lying_job(stage: Stage, job: JobCard, box: Box, key: str, duties: int) -> list[Look]:
    theme, pad = stage.theme, stage.u(1.6)
    side = min(round(box.w * 0.3), box.h)
    tile = Box(box.x, box.y, side, box.h)
    radius = stage.u(2)
    fill = theme.whimsical_tile if job.whimsical else theme.job_tile
    ink = theme.on_whimsical_tile if job.whimsical else theme.on_job_tile
    room = Box(tile.right + pad, box.y + pad, box.right - tile.right - 2 * pad, box.h - 2 * pad)
    icon = tile.centered(round(side * 0.6), round(side * 0.6))
    drawn: list[Look] = [
        Fill(box, theme.card, radius, shadow=Shadow.EDGE),
        Fill(tile, fill, radius),
        Fill(Box(tile.x + side // 2, tile.y, side - side // 2, tile.h), fill),
        Icon(picture_of(job), icon, ink, 1.7),
    ]
    if key:
        x, middle = tile.x + stage.u(0.8), tile.y + stage.u(2.6)
        drawn += key_cap(stage, key, x, middle, theme.ink, theme.card)[0]
    names = stage.down_to_small(4.6, 4.3)
    return drawn + _job_text(stage, job, room, names, stage.sizes(SMALL), duties)


def _job_text(
    stage: Stage,
    job: JobCard,
    room: Box,
    names: Sequence[int],
    texts: Sequence[int],
    duties: int,
) -> list[Look]:
    """Returns a job's name and duties: the largest name that leaves room for two of them."""
    best: list[Look] = []
    gap = stage.u(0.8)
    for size in names:
        name = block(job.name, room.w, (size,), Weight.TITLE, room.h, 4)
        below = Box(room.x, room.y + name.height + gap, room.w, 0)
        listed = duty_list(stage, job.duties[:duties], below, texts, room.bottom - below.y)
        drawn = [looks.Text(name, room.x, room.y, stage.theme.ink), *listed]
        if len(drawn) > len(best) or name.size == names[0]:
            best = drawn
        if len(listed) >= 2 * min(2, len(job.duties)) and not name.overflows:
            break
    return best


def duty_list(
    stage: Stage, duties: Sequence[str], box: Box, sizes: Sequence[int], height: int
) -> list[Look]:
    """Returns as many duties as fit whole: a card loses lines before it loses size."""
    drawn: list[Look] = []
    y = box.y
    bullet = max(4, stage.u(0.9))
    indent = bullet + stage.u(0.9)
    for duty in duties:
        text = block(duty, box.w - indent, sizes)
        if y + text.height > box.y + height or text.overflows:
            break
        top = y + round(text.size * 0.62) - bullet // 2
        drawn.append(Fill(Box(box.x, top, bullet, bullet), stage.theme.line, stage.u(0.2)))
        drawn.append(looks.Text(text, box.x + indent, y, stage.theme.ink))
        y += text.height + stage.u(0.5)
    return drawn


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
        room = box.h - name.height - stage.u(0.4)
        sentence = block(card.definition, width, stage.sizes(SMALL), height=room)
        if not name.overflows and not sentence.overflows:
            texts = [(name, theme.ink), (sentence, theme.ink_soft)]
            break
    if not texts:
        sizes = stage.down_to_small(CARD_TITLE, LEAD, 4.3)
        name = block(card.name, width, sizes, Weight.TITLE, box.h - stage.u(0.8), 2)
        texts = [(name, theme.ink)]
    y = box.y + (box.h - sum(t.height for t, _ in texts)) // 2
    drawn: list[Look] = [
        panel(stage, box),
        Mark(dimension.shape, mark, pictogram=picture_of(card)),
    ]
    for made, ink in texts:
        drawn.append(looks.Text(made, x, y, ink))
        y += made.height
    return Node(Role.CARD, card.name, box, value=card.definition, looks=tuple(drawn))


def strips_in_a_row(
    stage: Stage, kit: Kit, cards: Sequence[SkillCard], box: Box
) -> tuple[list[Node], int]:
    """Returns the skills on the table side by side, and the height that their names need."""
    if not cards:
        return [], 0
    cells = box.columns(len(cards), stage.u(2))
    side, pad = stage.u(5), stage.u(1.2)
    width = cells[0].w - side - 2 * pad - stage.u(1.2)
    names = [
        block(card.name, width, stage.down_to_small(LEAD, 4.3), Weight.TITLE, lines=2)
        for card in cards
    ]
    height = max(stage.u(7.6), max(name.height for name in names) + stage.u(1.6))
    nodes = []
    for card, cell, name in zip(cards, cells, names, strict=True):
        place = cell._replace(h=height)
        mark = Box(place.x + pad, place.center[1] - side // 2, side, side)
        shape = dimension_of(kit, card).shape
        text = looks.Text(
            name, mark.right + stage.u(1.2), place.center[1] - name.height // 2, stage.theme.ink
        )
        drawn = (panel(stage, place), Mark(shape, mark, pictogram=picture_of(card)), text)
        nodes.append(Node(Role.CARD, card.name, place, value=card.definition, looks=drawn))
    return nodes, height


def picture_of(card: SkillCard | JobCard) -> str:
    """Returns a card's pictogram, or what stands for a missing one."""
    return card.pictogram or ("question-mark" if isinstance(card, SkillCard) else "briefcase")


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
    """Returns a seat's token with its name beside it."""
    side = min(box.h, round(sizes[0] * 1.35))
    token = Box(box.x, box.y + (box.h - side) // 2, side, side)
    text = block(name, box.w - side - stage.u(1), sizes, weight, lines=1)
    y = box.y + (box.h - text.height) // 2
    soft = stage.theme.ink_soft if faded else stage.theme.ink
    return [
        Token(number, token, faded),
        looks.Text(text, token.right + stage.u(1), y, ink or soft),
    ]
