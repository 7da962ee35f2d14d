"""The open vote: each voter says a name aloud, and the facilitator types its number."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.rules import (
    CastBallot,
    CloseVote,
    SeatId,
    VoterId,
    seat_of,
)
from game.rules.voting import allowance, awaited_voters
from game.screen.intents import Intent, Key
from game.screen.page import Button, Page
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.candidates import candidate_cells, candidate_tile, first_choice
from game.screen.scenes.vote import ask_method
from game.screen.semantics import Node
from game.screen.stage import Stage

if TYPE_CHECKING:
    from game.screen.app import App


class AloudScene(Play):
    """Each voter says a name aloud; the facilitator types its number."""

    choosing = True
    handled = True
    note_key = "vote"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.marked: list[SeatId] = []

    def voter(self) -> VoterId | None:
        waiting = awaited_voters(self.state)
        return waiting[0] if waiting else None

    @property
    def busy(self) -> bool:
        return bool(self.marked)

    def default_focus(self) -> str:
        voter = self.voter()
        return "next" if voter is None else first_choice(self, voter)

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        method = Shortcut("F6", say("another way to vote"))
        if self.voter() is None:
            return (method,)
        return (
            Shortcut("1 – 9", say("the candidate's number")),
            Shortcut("0", say("blank")),
            method,
        )

    def on(self, intent: Intent) -> None:
        if intent is Key.METHOD:
            ask_method(self)
        else:
            super().on(intent)

    def digit(self, value: int) -> None:
        if value == 0:
            self._cast(tuple(self.marked))
        else:
            self.press(f"candidate{value}")

    def press(self, node_id: str) -> None:
        voter = self.voter()
        candidates = self.state.open_vote().candidates
        if node_id == "method":
            ask_method(self)
        elif node_id == "next":
            self.do(CloseVote())
        elif node_id == "blank" and voter is not None:
            self._cast(tuple(self.marked))
        elif node_id.startswith("candidate") and voter is not None:
            number = int(node_id.removeprefix("candidate"))
            if number > len(candidates):
                return
            self._mark(voter, candidates[number - 1])

    def _mark(self, voter: VoterId, candidate: SeatId) -> None:
        vote = self.state.open_vote()
        wanted = [*self.marked, candidate]
        if len(wanted) < allowance(self.rules.tokens, vote, voter) and candidate != seat_of(voter):
            if candidate not in self.marked:
                self.marked = wanted
                self.app.changed()
            return
        self._cast(tuple(wanted))

    def _cast(self, candidates: tuple[SeatId, ...]) -> None:
        voter = self.voter()
        if voter is not None and self.do(CastBallot(voter, candidates)):
            self.focus = ""
        self.marked = []

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Vote"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 2)
        vote, shown = self.state.open_vote(), self.view.vote
        voter = self.voter()
        if voter is None:
            page.title(say("Everyone has voted"))
        else:
            seat = seat_of(voter)
            page.title(say("{name} votes for…", name=self.name(seat)), token=self.token(seat))
        cells = candidate_cells(stage, len(vote.candidates))
        for number, (candidate, box) in enumerate(zip(vote.candidates, cells, strict=False), 1):
            own = voter is not None and seat_of(voter) == candidate
            marked, active = candidate in self.marked, voter is not None
            page.add(
                candidate_tile(
                    stage, self, candidate, number, box, own=own, marked=marked, active=active
                )
            )
        received, expected = (shown.received, shown.expected) if shown is not None else (0, 0)
        hint = say("{n} of {m} have voted", n=received, m=expected)
        buttons = [Button("method", say("Another way"), "F6")] if stage.frame.wide else []
        if voter is not None:
            buttons.append(Button("blank", say("Blank"), "0"))
        buttons.append(
            Button("next", say("Close the vote"), "", primary=voter is None, short=say("Close"))
        )
        page.footer(buttons, hint=hint)
        return page.tree()
