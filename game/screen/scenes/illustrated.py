"""Tapping a skill that a pitch illustrated well: a calm mark on its card, and off again."""

from collections.abc import Sequence
from dataclasses import replace

from game.rules import MarkIllustrated, SeatId, SkillId
from game.rules.illustrated import illustrated_by, subject
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.looks import Disc, Fill, Icon, Look, Token
from game.screen.scenes.base import Play, Shortcut
from game.screen.semantics import Node, Role, State
from game.screen.stage import Stage
from game.screen.theme import Colour

_PREFIX = "mark-"


def markable(scene: Play) -> SeatId | None:
    """Returns whose pitch a tap on a card is about, or None where no card can be tapped.

    Before the first pitch there is nothing to note. In the cooperative mode the group itself
    says after the interviews what it heard.
    """
    return None if scene.rules.cooperative else subject(scene.state)


def mark_shortcuts(scene: Play) -> Sequence[Shortcut]:
    """Returns the keys of the cards, as the help shows them."""
    cards = len(scene.table_skills())
    if markable(scene) is None or not cards:
        return ()
    return (Shortcut(f"1 – {cards}", scene.words.say("well illustrated")),)


def press_mark(scene: Play, node_id: str) -> bool:
    """Notes the card that was tapped, or takes the note back; False when it is no card."""
    seat = markable(scene)
    if seat is None or not node_id.startswith(_PREFIX):
        return False
    skill = next((k for k in scene.state.here().skills if node_id == _id(seat, k)), None)
    if skill is None:
        return False
    noted = skill in illustrated_by(scene.state, seat)
    scene.do(MarkIllustrated(seat, skill, not noted))
    return True


def press_digit(scene: Play, value: int) -> None:
    """Taps the card that stands at a place, counted from 1."""
    seat, skills = markable(scene), scene.state.here().skills
    if seat is not None and 1 <= value <= len(skills):
        press_mark(scene, _id(seat, skills[value - 1]))


def with_marks(scene: Play, stage: Stage, strips: Sequence[Node], speaks: SeatId) -> list[Node]:
    """Returns the skills on the table as cards that can be tapped, and the marks on them.

    While the next one prepares, a mark has the token of who was heard.
    """
    seat = markable(scene)
    if seat is None:
        return list(strips)
    noted = illustrated_by(scene.state, seat)
    token = None if seat == speaks else scene.token(seat)
    made = []
    for skill, strip in zip(scene.state.here().skills, strips, strict=True):
        on = skill in noted
        button = Node(
            Role.BUTTON,
            strip.name,
            strip.box,
            id=_id(seat, skill),
            value=scene.words.say("well illustrated") if on else "",
            states=frozenset({State.MARKED}) if on else frozenset(),
            intent=Press(_id(seat, skill)),
            looks=_badge(stage, strip.box, token) if on else (),
        )
        made.append(replace(strip, children=(*strip.children, button)))
    return made


def _id(seat: SeatId, skill: SkillId) -> str:
    return f"{_PREFIX}{seat}-{skill}"


def _badge(stage: Stage, card: Box, token: int | None) -> tuple[Look, ...]:
    """Returns a border and a tick on the corner of a card, where no letter stands."""
    theme, side = stage.theme, stage.u(4.8)
    corner = Box(card.x - stage.u(1.6), card.y - stage.u(1.4), side, side)
    border = Fill(card, None, stage.u(2), border=max(3, stage.u(0.5)), ink=theme.action)
    drawn: list[Look] = [border, *tick(stage, corner, theme.table)]
    if token is not None:
        drawn.append(Token(token, corner._replace(y=card.bottom - side + stage.u(1.2))))
    return tuple(drawn)


def tick(stage: Stage, box: Box, ground: Colour) -> tuple[Look, ...]:
    """Returns the tick of a skill that was well illustrated, with a rim against its ground."""
    theme = stage.theme
    return (
        Disc(box.inset(-max(2, round(box.h * 0.08))), ground),
        Disc(box, theme.action),
        Icon("check", box.inset(round(box.h * 0.15)), theme.on_action, 3.2),
    )
