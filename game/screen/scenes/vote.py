"""Before the vote: how it goes and what settles a tie. And the group's answers, in cooperation."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.rules import CloseHearing, JudgeSkill, OpenVote, SkillId, VoteMethod
from game.screen import looks
from game.screen.cards import heading
from game.screen.intents import Intent, Key, Press
from game.screen.layout import Box
from game.screen.looks import Fill, Icon, Look, Mark
from game.screen.page import Button, Page, fits, panel, stacked, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.dialogs import Answer, Ask
from game.screen.scenes.words import NOTE, NOTE_LETTERS, note_button, note_shortcuts, note_words
from game.screen.semantics import Node, Role, State
from game.screen.sentences import METHODS, TIES, how_to_vote
from game.screen.skill_cards import dimension_of
from game.screen.stage import BODY, CARD_TITLE, LEAD, SMALL, Stage
from game.screen.text import Weight, fitted

if TYPE_CHECKING:
    from game.screen.app import App


def criterion_name(scene: Play) -> str:
    """Returns what the vote of this round is about."""
    here = scene.view.round
    if here is not None and here.criterion is not None:
        return next(c.name for c in scene.kit.scenario.criteria if c.id == here.criterion)
    return scene.words.say("Who defended their job best?")


def ask_method(scene: Play) -> None:
    """Asks how to vote; an open vote then begins again, empty."""
    say = scene.words.say

    def opening(method: VoteMethod) -> Answer:
        return Answer(method.value, say(METHODS[method]), lambda: open_vote(scene, method))

    methods = sorted(METHODS, key=lambda m: m is not scene.rules.vote_method)
    given = scene.state.vote is not None and (scene.state.vote.ballots or scene.state.vote.counts)
    detail = say("The ballots given so far will be erased.") if given else ""
    answers = [opening(method) for method in methods]
    answers.append(Answer("back", say("Go back"), lambda: None))
    scene.app.open_dialog(Ask(scene.app, say("How do you vote?"), answers, detail=detail))


def open_vote(scene: Play, method: VoteMethod) -> None:
    """Opens the vote with a method."""
    scene.do(OpenVote(method))


class VoteIntroScene(Play):
    """Says the question, the way to vote and the tie rule, before anybody votes."""

    choosing = True
    note_key = "vote"

    def letters(self) -> Mapping[str, str]:
        return NOTE_LETTERS

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("F6", self.words.say("another way to vote")), *note_shortcuts(self))

    def press(self, node_id: str) -> None:
        if node_id == "next":
            open_vote(self, self.rules.vote_method)
        elif node_id == "method":
            ask_method(self)
        elif node_id == NOTE:
            note_words(self)

    def on(self, intent: Intent) -> None:
        if intent is Key.METHOD:
            ask_method(self)
        else:
            super().on(intent)

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Vote"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 2)
        page.title(criterion_name(self))
        method = self.rules.vote_method
        rows: list[tuple[str, str, Weight]] = [
            ("users", say(METHODS[method]), Weight.TITLE),
            ("hand-stop", how_to_vote(self.words, method, self.rules.tokens), Weight.TEXT),
            ("eye-off", say("You vote for an argument. Nobody votes for themselves."), Weight.TEXT),
            ("scale", say(TIES[self.rules.tie]), Weight.TEXT),
        ]
        if self.rules.tokens > 1:
            rows.insert(2, ("copy", say("Two tokens, for two different people."), Weight.TEXT))
        page.add(*_told(stage, rows), *note_button(self, stage))
        page.footer(
            [
                Button("method", say("Another way"), "F6"),
                Button("next", say("Vote"), say("Space"), primary=True),
            ]
        )
        return page.tree()


def _told(stage: Stage, rows: Sequence[tuple[str, str, Weight]]) -> list[Node]:
    """Returns sentences with their icons: spread over the height, else as close as it takes.

    Where they do not fit, the name of the method goes, which the next one says too, then the icons,
    and what every ballot says again.
    """
    content, side = stage.frame.content, stage.u(6)
    beside, sizes = side + stage.u(3), stage.sizes(5.4, CARD_TITLE, LEAD, SMALL)
    spread = content.inset(0, stage.u(2)).rows(len(rows), stage.u(1))
    texts = [
        text_node(stage, said, _right_of(box, beside), sizes, weight=weight, middle=True)
        for (_, said, weight), box in zip(rows, spread, strict=True)
    ]
    if fits(texts):
        icons = [_icon(stage, row[0], box) for row, box in zip(rows, spread, strict=True)]
        return [node for pair in zip(icons, texts, strict=True) for node in pair]
    for shown, inset in (
        (rows, beside),
        (rows[1:], beside),
        (rows[1:], 0),
        ((*rows[1:-2], rows[-1]), 0),
    ):
        said = [(sentence, weight) for _, sentence, weight in shown]
        made = stacked(said, content.w - inset, content.h, sizes, stage.u(1))
        if not made[-1].overflows:
            break
    nodes: list[Node] = []
    y = content.y
    for (icon, sentence, _), text in zip(shown, made, strict=True):
        box = content._replace(y=y, h=text.height)
        look = looks.Text(text, content.x + inset, y, stage.theme.ink)
        nodes += [_icon(stage, icon, box)] if inset else []
        nodes.append(Node(Role.TEXT, sentence, look.box, looks=(look,)))
        y = box.bottom + stage.u(1)
    return nodes


def _right_of(box: Box, inset: int) -> Box:
    return box._replace(x=box.x + inset, w=box.w - inset)


def _icon(stage: Stage, name: str, box: Box) -> Node:
    side = stage.u(6)
    where = Box(box.x, box.center[1] - side // 2, side, side)
    return Node(Role.PICTURE, "", where, looks=(Icon(name, where, stage.theme.action),))


class HearingScene(Play):
    """Cooperation: the group says for which skills it heard a concrete example."""

    choosing = True
    note_key = "vote"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.row = 0

    def letters(self) -> Mapping[str, str]:
        return {"o": "yes", "y": "yes", "n": "no"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        return (
            Shortcut("O", say("yes, an example was heard")),
            Shortcut("N", say("not this time")),
        )

    def default_focus(self) -> str:
        judged = self.state.closed_result().heard
        waiting = [i for i, s in enumerate(self.state.here().skills) if s not in judged]
        return f"yes{waiting[0]}" if waiting else "next"

    def press(self, node_id: str) -> None:
        skills = self.state.here().skills
        judged = self.state.closed_result().heard
        waiting = [i for i, s in enumerate(skills) if s not in judged]
        if node_id == "next":
            self.do(CloseHearing())
            return
        number = node_id.removeprefix("yes").removeprefix("no")
        row = int(number) if number.isdigit() else (waiting[0] if waiting else 0)
        if node_id.startswith(("yes", "no")) and row < len(skills):
            self.do(JudgeSkill(skills[row], node_id.startswith("yes")))
            self.focus = ""

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Answers"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 2)
        page.title(say("Did we hear a concrete example?"))
        skills = self.table_skills()
        judged = self.state.closed_result().heard
        rows = stage.frame.content.rows(max(3, len(skills)), stage.u(2))
        for number, (card, box) in enumerate(zip(skills, rows, strict=False)):
            heard = judged.get(SkillId(card.id))
            page.add(*self._row(stage, number, card.name, box, heard))
        page.footer(
            [Button("next", say("Count"), say("Enter"), primary=True)],
            hint=say("The group answers together."),
        )
        return page.tree()

    def _row(
        self,
        stage: Stage,
        number: int,
        name: str,
        box: Box,
        heard: bool | None,  # noqa: FBT001
    ) -> list[Node]:
        card = self.table_skills()[number]
        dimension = dimension_of(self.kit, card)
        pad, width = stage.u(1.6), stage.u(20)
        side = min(box.h - 2 * pad, stage.u(11))
        mark = Box(box.x + pad, box.y + (box.h - side) // 2, side, side)
        x = mark.right + stage.u(2)
        sizes = stage.sizes(5.4, CARD_TITLE, LEAD, BODY, SMALL)
        text = heading(name, box.right - 2 * width - 3 * pad - x, sizes, box.h, 3)
        y = box.y + (box.h - text.height) // 2
        drawn: tuple[Look, ...] = (
            panel(stage, box),
            Mark(dimension.shape, mark, pictogram=card.pictogram or "question-mark"),
            looks.Text(text, x, y, stage.theme.ink),
        )
        nodes = [Node(Role.ITEM, name, box, looks=drawn)]
        for position, (answer, label) in enumerate(
            (("yes", self.words.say("Yes")), ("no", self.words.say("Not yet")))
        ):
            left = box.right - pad - (2 - position) * width - (1 - position) * pad
            where = Box(left, box.y + (box.h - stage.u(9)) // 2, width, stage.u(9))
            chosen = heard is not None and heard == (answer == "yes")
            node_id = f"{answer}{number}"
            nodes.append(_answer(stage, node_id, label, where, about=name, chosen=chosen))
        return nodes


def _answer(stage: Stage, node_id: str, label: str, box: Box, *, about: str, chosen: bool) -> Node:
    """Returns an answer; `about` says aloud which card it is the answer for."""
    theme = stage.theme
    ink = theme.on_action if chosen else theme.ink
    fill = Fill(
        box,
        theme.action if chosen else None,
        stage.u(1.5),
        border=0 if chosen else max(2, stage.u(0.25)),
        ink=theme.line,
    )
    text = fitted(label, box.w - stage.u(1), stage.sizes(LEAD, SMALL), Weight.STRONG, box.h)
    x, y = box.x + (box.w - text.width) // 2, box.y + (box.h - text.height) // 2
    return Node(
        Role.BUTTON,
        label,
        box,
        id=node_id,
        value=about,
        states=frozenset({State.SELECTED}) if chosen else frozenset(),
        intent=Press(node_id),
        looks=(fill, looks.Text(text, x, y, ink)),
    )
