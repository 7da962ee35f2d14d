"""Several have convinced as much: a run-off, or the facilitator's word."""

from collections.abc import Mapping, Sequence

from game.rules import (
    SettleTie,
    TieRule,
    VoteMethod,
)
from game.screen.intents import Intent, Key, Press
from game.screen.page import Button, Page
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.vote import ask_method, open_vote
from game.screen.semantics import Node
from game.screen.sentences import TIES
from game.screen.stage import Stage


class TieScene(Play):
    """Several have convinced as much: a run-off, or the facilitator's word."""

    choosing = True
    note_key = "result"

    @property
    def runoff(self) -> bool:
        return self.rules.tie is TieRule.RUNOFF

    def default_focus(self) -> str:
        return "next" if self.runoff else "tied1"

    def letters(self) -> Mapping[str, str]:
        return {"s": "share"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        if self.runoff:
            return (Shortcut("S", say("the winners share")), Shortcut("F6", say("another way")))
        return (Shortcut("1 – 9", say("name the winner")), Shortcut("S", say("the winners share")))

    def on(self, intent: Intent) -> None:
        if intent is Key.METHOD and self.runoff:
            ask_method(self)
        else:
            super().on(intent)

    def digit(self, value: int) -> None:
        if not self.runoff:
            self.press(f"tied{value}")

    def press(self, node_id: str) -> None:
        tied = self.state.closed_result().tied
        if node_id == "share":
            self.do(SettleTie(None))
        elif node_id == "method":
            ask_method(self)
        elif node_id == "next" and self.runoff:
            open_vote(self, self.state.closed_result().method or VoteMethod.HANDS)
        elif node_id.startswith("tied"):
            number = int(node_id.removeprefix("tied"))
            if 1 <= number <= len(tied):
                self.do(SettleTie(tied[number - 1]))

    def tree(self, stage: Stage) -> Node:
        from game.screen.scenes.candidates import candidate_tile

        say = self.words.say
        page = Page(stage, say("Tie"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 2)
        page.title(say("They have convinced as much"))
        tied = self.state.closed_result().tied
        columns = 1 if len(tied) <= 3 else 2
        rows = max(3, -(-len(tied) // columns))
        cells = stage.frame.content.grid(columns, rows, stage.u(2), stage.u(2))
        for number, (seat, box) in enumerate(zip(tied, cells, strict=False), 1):
            tile = candidate_tile(stage, self, seat, number, box, active=not self.runoff)
            page.add(_renamed(tile, f"tied{number}") if not self.runoff else tile)
        buttons = [Button("share", say("Share"), "S")]
        if self.runoff:
            buttons.append(Button("next", say("One more vote"), say("Space"), primary=True))
        page.footer(buttons, hint=say(TIES[self.rules.tie]), icon="scale")
        return page.tree()


def _renamed(node: Node, node_id: str) -> Node:
    from dataclasses import replace

    return replace(node, id=node_id, intent=Press(node_id))
