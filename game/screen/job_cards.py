"""A job card as the room sees it: upright, lying, or its tile alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.content.models import JobCard
from game.screen import looks, second
from game.screen.cards import heading, picture_of
from game.screen.intents import Intent
from game.screen.layout import Box
from game.screen.looks import Fill, Icon, Look, Scallop, Shadow
from game.screen.page import key_cap
from game.screen.semantics import Node, Role, State
from game.screen.stage import BODY, LEAD, SMALL, Stage
from game.screen.text import Weight, block, fitted


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
        listed = _duty_list(stage, job.duties[:duties], below, texts, room.bottom - below.y)
        y = room.y if listed else room.y + max(0, room.h - name.height) // 2
        spare = room.bottom - max((look.box.bottom for look in listed), default=y + name.height)
        twin = second.name_under(stage, job, room.w, height=max(0, spare))
        if listed and twin.height:
            moved = below.moved(0, twin.height)
            listed = _duty_list(stage, job.duties[:duties], moved, texts, room.bottom - moved.y)
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


def _duty_list(
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
