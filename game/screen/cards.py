"""Cards, strips and seats as the room sees them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from game.content.models import DimensionCard, JobCard, Kit, Shape, SkillCard
from game.screen import looks, second
from game.screen.intents import Intent
from game.screen.layout import Box
from game.screen.looks import Fill, Icon, Look, Mark, Scallop, Shadow, Token
from game.screen.page import key_cap
from game.screen.semantics import Node, Role, State
from game.screen.stage import BODY, CARD_TITLE, LEAD, SMALL, Stage
from game.screen.text import Block, Weight, block, fitted
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
        aloud=second.aloud(stage, job, ". ".join(job.duties)),
    )


def _upright_job(stage: Stage, job: JobCard, box: Box, key: str, duties: int) -> list[Look]:
    """Draws a card whose picture grows smaller before its duties go."""
    theme, pad = stage.theme, stage.u(2)
    radius = stage.u(2.2)
    large = box.w > stage.u(34)
    scallop = round(box.w / 14) if job.whimsical else 0
    names = stage.down_to_small(*((5.8, 5.2, LEAD, 4.3) if large else (4.6, 4.3)))
    texts = stage.down_to_small(BODY, 4.2) if large else stage.sizes(SMALL)
    tried = []
    for share in (0.42, 0.3, 0.21) if large and stage.frame.wide else (0.21, 0.15):
        tile = max(stage.u(9.5 if share > 0.15 else 6.5), round(box.h * share))
        top = box.y + tile + scallop + stage.u(1.4)
        room = Box(box.x + pad, top, box.w - 2 * pad, box.bottom - stage.u(1.4) - top)
        text = _job_text(stage, job, room, names, texts, duties)
        tried.append((text, tile))
        if text.whole:
            break
    text, tile = max(tried, key=lambda t: t[0].score)
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
    return [*drawn, *text.looks]


def _lying_job(stage: Stage, job: JobCard, box: Box, key: str, duties: int) -> list[Look]:
    """Draws a card with its picture beside its text: the picture goes before the name is cut."""
    theme, pad = stage.theme, stage.u(1.6)
    names, texts = stage.down_to_small(4.6, 4.3), stage.sizes(SMALL)
    tried = []
    for share in (0.3, 0.2, 0.14):
        side = max(stage.u(5.4), min(round(box.w * share), box.h))
        room = Box(box.x + side + pad, box.y + pad, box.w - side - 2 * pad, box.h - 2 * pad)
        if share < 0.2:
            room = room.inset(-round(pad * 0.5), -pad)
        text = _job_text(stage, job, room, names, texts, duties)
        tried.append((text, side))
        if text.whole:
            break
    text, side = max(tried, key=lambda t: t[0].score)
    bare = not text.named
    if bare:
        side = stage.u(1.6)
        room = Box(box.x + side + pad, box.y, box.w - side - 2 * pad, box.h).inset(
            -pad // 2, pad // 2
        )
        text = _job_text(stage, job, room, names, texts, duties)
    tile = Box(box.x, box.y, side, box.h)
    radius = stage.u(2)
    fill = theme.whimsical_tile if job.whimsical else theme.job_tile
    ink = theme.on_whimsical_tile if job.whimsical else theme.on_job_tile
    drawn: list[Look] = [
        Fill(box, theme.card, radius, shadow=Shadow.EDGE),
        Fill(tile, fill, radius),
        Fill(Box(tile.x + side // 2, tile.y, side - side // 2, tile.h), fill),
    ]
    if not bare:
        icon = tile.centered(round(side * 0.6), round(side * 0.6))
        drawn.append(Icon(picture_of(job), icon, ink, 1.7))
    if key and not bare:
        x, middle = tile.x + stage.u(0.8), tile.y + stage.u(2.6)
        drawn += key_cap(stage, key, x, middle, theme.ink, theme.card)[0]
    return [*drawn, *text.looks]


@dataclass(frozen=True, slots=True)
class _JobText:
    """A job's name and as many of its duties as there is room for."""

    looks: list[Look]
    named: bool
    duties: int
    whole: bool
    twinned: bool = True
    """False where a second name had no room."""

    @property
    def score(self) -> tuple[bool, int, bool]:
        return self.named, self.duties, self.twinned


def _job_text(
    stage: Stage,
    job: JobCard,
    room: Box,
    names: Sequence[int],
    texts: Sequence[int],
    duties: int,
) -> _JobText:
    """Returns a job's name and duties: the largest name that leaves room for two of them."""
    best: _JobText | None = None
    gap, wanted = stage.u(0.8), min(2, len(job.duties))
    for size in names:
        name = heading(job.name, room.w, (size,), room.h, 4)
        below = Box(room.x, room.y + name.height + gap, room.w, 0)
        listed = duty_list(stage, job.duties[:duties], below, texts, room.bottom - below.y)
        y = room.y if listed else room.y + max(0, room.h - name.height) // 2
        spare = room.bottom - max((look.box.bottom for look in listed), default=y + name.height)
        twin = second.name_under(stage, job, room.w, height=max(0, spare))
        if listed and twin.height:
            moved = below.moved(0, twin.height)
            listed = duty_list(stage, job.duties[:duties], moved, texts, room.bottom - moved.y)
        drawn = [looks.Text(name, room.x, y, stage.theme.ink), *listed]
        drawn += twin.looks(stage, name, room.x, y)
        found = len(listed) // 2
        named = not name.overflows
        if not named:
            cut = fitted(job.name, room.w, names[-1:], Weight.STRONG, room.h)
            drawn = [looks.Text(cut, room.x, room.y, stage.theme.ink)]
        twinned = twin.text is not None or not named or stage.second(job) is None
        enough = named and found >= wanted
        made = _JobText(drawn, named, found, enough and twinned, twinned)
        if best is None or made.score > best.score:
            best = made
        if enough:
            break
    if best is None:
        raise ValueError("a name needs a size")
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
