"""The search: the first player turns over the cards that count for everyone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from game.rules import OpenChoice, ReplaceSkill, TurnSkills
from game.rules.rounds import all_turned
from game.rules.turns import card_turner
from game.screen.cards import alike
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.looks import Fill
from game.screen.page import Button, Page
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.dialogs import Answer, Ask
from game.screen.semantics import How, Motion, Node
from game.screen.skill_cards import card_back, skill_card
from game.screen.stage import Stage


class SearchScene(Play):
    """Cards on the runner: those that are open, and the one that still lies face down."""

    note_key = "search"

    def default_focus(self) -> str:
        opened = len(self.table_skills())
        return "next" if all_turned(self.state) else f"card{opened + 1}"

    def letters(self) -> Mapping[str, str]:
        return {"r": "replace"}

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("R", self.words.say("replace a card that does not suit")),)

    def press(self, node_id: str) -> None:
        self.focus = ""
        if node_id == "replace":
            self._ask_which()
        elif all_turned(self.state):
            if node_id == "next":
                self.do(OpenChoice())
        elif node_id.startswith("card") or node_id == "next":
            self.do(TurnSkills(1, by=card_turner(self.state)))

    def _ask_which(self) -> None:
        """Asks which of the open cards does not suit this group."""
        open_cards = self.table_skills()
        if not open_cards:
            self.app.tell(self.words.say("Turn a card over first."))
            return

        def replacing(skill: str) -> Answer:
            card = next(c for c in open_cards if c.id == skill)
            command = ReplaceSkill(next(s for s in self.state.here().skills if s == skill))
            return Answer(skill, card.name, lambda: self.replaced(command))

        answers = [replacing(card.id) for card in open_cards]
        answers.append(Answer("none", self.words.say("None"), lambda: None))
        self.app.open_dialog(Ask(self.app, self.words.say("Which card goes?"), answers))

    def replaced(self, command: ReplaceSkill) -> None:
        self.do(command)

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        here = self.view.round
        page = Page(stage, say("Search"))
        strong, soft = self.round_name()
        page.header(strong, soft)
        page.stepper(self.steps(), 0)
        runner = Box(0, stage.u(32), stage.frame.width, stage.u(32))
        page.background.append(Fill(runner, stage.theme.mat))
        done = all_turned(self.state)
        turner = card_turner(self.state)
        if done or turner is None or here is None:
            count = len(self.table_skills())
            page.title(
                self.words.say_n(
                    "This card counts for everyone", "These {n} cards count for everyone", count
                )
            )
        else:
            page.title(
                say("{name} turns the cards over", name=self.name(turner)), token=self.token(turner)
            )
        for node in self._cards(stage):
            page.add(node)
        left = self.rules.skills_per_round - len(self.table_skills())
        if done:
            label, short = say("Choose a card"), say("Choose")
            hint = self._criterion() or say("Prepare an example.")
            page.footer([Button("next", label, say("Space"), primary=True, short=short)], hint=hint)
        else:
            label = say("Turn the card over")
            hint = self.words.say_n("One more card.", "{n} more cards.", left)
            page.footer(
                [Button("next", label, say("Space"), primary=True, short=say("Turn over"))],
                hint=hint,
            )
        return page.tree()

    def _criterion(self) -> str:
        here = self.view.round
        if here is None or here.criterion is None:
            return ""
        name = next(c.name for c in self.kit.scenario.criteria if c.id == here.criterion)
        return self.words.say("The vote: {criterion}", criterion=name)

    def _cards(self, stage: Stage) -> list[Node]:
        opened, places = self.table_skills(), self._places(stage)
        pairs = zip(opened, places, strict=False)
        shown = alike(stage, [partial(skill_card, stage, self.kit, c, box) for c, box in pairs])
        nodes = []
        for number, box in enumerate(places):
            face = ""
            if number < len(opened):
                face, node = opened[number].id, shown[number]
            else:
                first = number == len(opened)
                node_id = f"card{number + 1}" if first else ""
                node = card_back(stage, box, node_id, Press(node_id) if first else None)
            nodes.append(replace(node, motion=Motion(How.TURN, f"skill{number}", face)))
        return nodes

    def _places(self, stage: Stage) -> list[Box]:
        """Returns the cards' places: upright in a row, or four lying in two rows.

        Large letters in a narrow window need the whole width for a name.
        """
        count = self.rules.skills_per_round
        content = stage.frame.content
        if count == 3 and stage.text_size > 100 and not stage.frame.wide:
            return content.rows(3, stage.u(1.6))
        if count > 3:
            return content.inset(0, stage.u(1)).grid(2, 2, stage.u(3), stage.u(2.4))
        top, height = content.y + stage.u(1.5), content.h - stage.u(3)
        gap = stage.u(4 if stage.frame.wide else 2.2)
        # Large letters get a broader card: its name stays whole.
        form = 63 / 88 if stage.text_size == 100 else 0.85
        width = min(round(height * form), (content.w - gap * (count - 1)) // count)
        height = min(height, round(width * 88 / 63) if stage.frame.wide else round(width * 1.5))
        top += (content.h - stage.u(3) - height) // 2
        spread = (content.w - width * count) // max(1, count - 1) if count > 1 else 0
        spread = min(spread, stage.u(13))
        used = width * count + spread * (count - 1)
        x = content.x + (content.w - used) // 2
        return [Box(x + n * (width + spread), top, width, height) for n in range(count)]
