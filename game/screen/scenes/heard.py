"""The result of a cooperative round: what the group heard an example of."""

from game.screen import looks
from game.screen.layout import Box
from game.screen.looks import Icon, Look, Ring
from game.screen.page import Page, panel
from game.screen.scenes.base import Play
from game.screen.semantics import Node, Role
from game.screen.stage import BODY, LEAD, SMALL, Stage
from game.screen.text import Weight, block


def add_heard(stage: Stage, scene: Play, page: Page) -> None:
    """Adds for how many skills the group heard an example, and how far the target is."""
    say = scene.words.say
    shown = scene.view.result
    skills = scene.table_skills()
    if shown is None or not shown.complete:
        page.title(say("What did we hear?"))
        return
    heard = [
        card for card in skills if shown.heard.get(scene.state.here().skills[skills.index(card)])
    ]
    page.title(say("An example for {n} of {m} cards", n=len(heard), m=len(skills)))
    content, gap = stage.frame.content, stage.u(2)
    target = _target(stage, scene, content, len(heard), len(skills))
    lines = max(4, len(skills) + 1)
    foot = max(target.box.h, (content.h + gap) // lines - gap)
    above = content._replace(h=content.h - foot - gap)
    rows = above.rows(lines - 1, gap)
    for card, box in zip(skills, rows, strict=False):
        found = card in heard
        drawn: list[Look] = [panel(stage, box)]
        side = stage.u(5)
        mark = Box(box.x + stage.u(2), box.center[1] - side // 2, side, side)
        if found:
            drawn.append(Icon("check", mark, stage.theme.action, 2.6))
        else:
            drawn.append(Ring(mark.inset(stage.u(0.8)), stage.theme.line, max(2, stage.u(0.3))))
        name = block(
            card.name, box.w - stage.u(14), stage.sizes(5.2, LEAD, SMALL), Weight.TITLE, lines=1
        )
        drawn.append(
            looks.Text(
                name, mark.right + stage.u(2), box.center[1] - name.height // 2, stage.theme.ink
            )
        )
        value = say("heard") if found else say("not yet")
        page.add(Node(Role.ITEM, card.name, box, value=value, looks=tuple(drawn)))
    below = Box(content.x, content.bottom - foot, content.w, foot)
    page.add(_target(stage, scene, below, len(heard), len(skills)))


def _target(stage: Stage, scene: Play, room: Box, heard: int, revealed: int) -> Node:
    """Returns how far the group is, over the whole game, in the middle of a room."""
    past = scene.state.scored_rounds
    heard += sum(sum(1 for h in r.result.heard.values() if h) for r in past)
    revealed += sum(len(r.round.skills) for r in past)
    share = round(100 * heard / revealed) if revealed else 0
    said = scene.words.say(
        "Since the start: {n} of {m} cards. The target is {target} out of 100.",
        n=heard,
        m=revealed,
        target=scene.rules.cooperative_target,
    )
    if share >= scene.rules.cooperative_target:
        said = scene.words.say(
            "Since the start: {n} of {m} cards. The target is reached.", n=heard, m=revealed
        )
    made = block(said, room.w, stage.sizes(BODY, SMALL), height=stage.u(12), lines=2)
    if made.overflows:
        made = block(said, room.w, stage.sizes(SMALL))
    look = looks.Text(made, room.x, room.center[1] - made.height // 2, stage.theme.ink_soft)
    return Node(Role.TEXT, said, look.box, looks=(look,))
