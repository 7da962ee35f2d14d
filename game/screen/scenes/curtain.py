"""What the room sees of a secret vote: a curtain between two ballots, then how many have voted."""

from dataclasses import replace

from game.rules import SeatId
from game.screen import looks
from game.screen.layout import Box
from game.screen.looks import Fill, Look, Shadow, Token
from game.screen.page import Button, Page, button, text_node
from game.screen.scenes.base import Play
from game.screen.semantics import Node, Role
from game.screen.sentences import TIES
from game.screen.stage import BODY, KEY_NUMBER, LEAD, SMALL, Stage
from game.screen.text import Weight, block, fitted


def curtain(stage: Stage, scene: Play, seat: SeatId, *, here: bool) -> Node:
    """Returns the curtain: opaque, over the whole window, the same whatever was voted."""
    say, theme, frame = scene.words.say, stage.theme, stage.frame
    name = scene.name(seat)
    ink = theme.on_card_back
    whole = Fill(frame.box, theme.card_back)
    width = frame.width - 2 * frame.margin
    asks = say("Pass the device to") if here else say("At the ballot:")
    top = text_node(
        stage,
        asks,
        Box(frame.margin, stage.u(15), width, stage.u(8)),
        stage.sizes(5.6, LEAD),
        weight=Weight.STRONG,
        ink=ink,
        centered=True,
    )
    side = stage.u(18)
    sizes = stage.sizes(14, 11, 9, 7, 5.6)
    label = fitted(name, width - side - stage.u(5), sizes, Weight.TITLE, lines=1)
    used = side + stage.u(5) + label.width
    x = (frame.width - used) // 2
    token = Box(x, stage.u(27), side, side)
    text = looks.Text(label, x + side + stage.u(5), token.center[1] - label.height // 2, ink)
    middle = Node(
        Role.HEADING,
        name,
        Box(x, stage.u(27), used, side),
        id="title",
        looks=(Token(scene.token(seat), token, outline=ink), text),
    )
    hush, sizes = say("The others look away. The vote is secret."), stage.sizes(BODY, SMALL)
    height = block(hush, width, sizes, height=stage.u(15), lines=2).height
    quiet = text_node(
        stage,
        hush,
        Box(frame.margin, min(stage.u(50), stage.u(60) - height), width, height),
        sizes,
        ink=ink,
        centered=True,
    )
    nodes = [top, middle, quiet]
    if here:
        room = Box(frame.margin, stage.u(62), width, stage.u(9))
        spec = Button(
            "next",
            say("I am {name}", name=name),
            say("Enter"),
            primary=True,
            short=say("Here I am"),
        )
        nodes.append(_light_button(stage, spec, room))
        nodes.append(_received(stage, scene, ink))
        other = Button("method", say("Another way"), "F6")
        nodes.append(_light_button(stage, other, frame.footer, centered=False))
    return Node(Role.SCENE, say("Vote"), frame.box, looks=(whole,), children=tuple(nodes))


def _received(stage: Stage, scene: Play, ink: tuple[int, int, int, int]) -> Node:
    received, expected = _turnout(scene)
    said = scene.words.say("{n} of {m} have voted", n=received, m=expected)
    frame = stage.frame
    box = Box(frame.margin, stage.u(72), frame.width - 2 * frame.margin, stage.line())
    return text_node(
        stage,
        said,
        box,
        stage.sizes(SMALL),
        ink=ink,
        centered=True,
        role=Role.STATUS,
        node_id="turnout",
    )


def _turnout(scene: Play) -> tuple[int, int]:
    """Returns how many have voted, and how many will."""
    shown = scene.view.vote
    return (shown.received, shown.expected) if shown is not None else (0, 0)


def _light_button(stage: Stage, spec: Button, room: Box, *, centered: bool = True) -> Node:
    """Returns a button for the curtain: light on the dark green."""
    theme = stage.theme
    light = theme.on_card_back
    lit = replace(theme, action=light, on_action=theme.card_back, ink=light, line=light)
    return button(replace(stage, theme=lit), spec, room, centered=centered)


def counted(stage: Stage, scene: Play) -> Node:
    """Returns what is shown once everybody has voted: the number, and the key that closes."""
    say = scene.words.say
    page = Page(stage, say("Vote"))
    page.header(*scene.round_name())
    page.stepper(scene.steps(), 2)
    received, expected = _turnout(scene)
    content = stage.frame.content
    number = block(str(received), content.w, stage.sizes(KEY_NUMBER), Weight.TITLE)
    rest = block(
        say("of {m} have voted", m=expected),
        content.w - number.width - stage.u(3),
        stage.sizes(10, 8, 6.4, 5.4),
        Weight.STRONG,
        lines=1,
    )
    x = content.x + (content.w - number.width - stage.u(3) - rest.width) // 2
    y = stage.u(10)
    base = y + round(number.height * 0.8)
    said = say("{n} of {m} have voted", n=received, m=expected)
    page.add(
        Node(
            Role.HEADING,
            said,
            Box(x, y, content.right - x, number.height),
            id="title",
            looks=(
                looks.Text(number, x, y, stage.theme.ink),
                looks.Text(
                    rest,
                    x + number.width + stage.u(3),
                    base - round(rest.height * 0.86),
                    stage.theme.ink,
                ),
            ),
        )
    )
    page.add(*_cast_blocks(stage, received, expected))
    page.footer(
        [
            Button("again", say("Somebody votes again"), "R", short=say("Vote again")),
            Button("next", say("Close the vote"), say("Space"), primary=True, short=say("Close")),
        ],
        hint=say(TIES[scene.rules.tie]),
        icon="scale",
    )
    return page.tree()


def _cast_blocks(stage: Stage, received: int, expected: int) -> list[Node]:
    """Returns a block for every ballot, in no order that names anybody."""
    area = Box(stage.frame.content.x, stage.u(44), stage.frame.content.w, stage.u(26))
    columns = min(6, max(1, expected))
    rows = -(-expected // columns) if expected else 1
    side = min(stage.u(15), area.h // rows - stage.u(2))
    gap = stage.u(3)
    x = area.x + (area.w - columns * side - (columns - 1) * gap) // 2
    nodes = []
    for number in range(expected):
        box = Box(
            x + (number % columns) * (side + gap),
            area.y + (number // columns) * (side + stage.u(2)),
            side,
            side,
        )
        cast = number < received
        fill = Fill(
            box,
            stage.theme.card_back if cast else None,
            stage.u(1.5),
            border=0 if cast else max(2, stage.u(0.3)),
            ink=stage.theme.line,
            dashed=not cast,
            shadow=Shadow.EDGE if cast else Shadow.NONE,
        )
        drawn: list[Look] = [fill]
        if cast:
            tick = box.inset(round(side * 0.3))
            drawn.append(looks.Icon("check", tick, stage.theme.on_card_back, 2.4))
        nodes.append(Node(Role.PICTURE, "", box, looks=tuple(drawn)))
    return nodes
