"""The result of a round, one key at a time."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.rules import (
    CloseRound,
    OpenDebriefing,
    OpenRound,
    Reveal,
    RevealNext,
    SeatId,
    Step,
    Totals,
)
from game.rules.rounds import all_shown
from game.rules.views import ResultView
from game.screen.intents import Intent, Key
from game.screen.page import Button, Page
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.heard import add_heard
from game.screen.scenes.result_rows import (
    MOST_ROWS,
    add_lines,
    add_rows,
    lines_per_page,
    winner_only,
    winners_first,
)
from game.screen.scenes.vote import ask_method
from game.screen.scenes.winners import MOST_CARDS, add_winners
from game.screen.semantics import Node
from game.screen.stage import Stage

if TYPE_CHECKING:
    from game.screen.app import App

BY_ITSELF_S = 1.2
"""How long a row is looked at before the next one turns over by itself."""


class RevealScene(Play):
    """The result, one key at a time; nothing can be guessed before it is shown."""

    note_key = "result"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self._turned = 0
        self._since = app.now()
        self._waits = False
        """True after an undo: what was taken back does not come again by itself."""
        self.page = 0

    def letters(self) -> Mapping[str, str]:
        return {"r": "reopen", "s": "more"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        if self.rules.cooperative:
            return ()
        whole = (Shortcut(say("End key"), say("show all of it")),) if self._row_by_row() else ()
        several = len(self._listed()) > lines_per_page(self.app.stage())
        more = (Shortcut("S", say("more")),) if several else ()
        return (Shortcut("R", say("vote again")), *whole, *more)

    def _listed(self) -> list[SeatId]:
        """Returns who is named in lines, the winners first: those who are too many for cards."""
        shown = self.view.result
        if shown is None or not shown.complete or self.rules.cooperative:
            return []
        if winner_only(self) or not shown.rows:
            return list(shown.winners) if len(shown.winners) > MOST_CARDS else []
        large = self.app.stage().text_size > 100
        ranked = [seat for seat, _ in winners_first(shown)]
        return ranked if large or len(ranked) > MOST_ROWS else []

    def _row_by_row(self) -> bool:
        """Returns whether rows are still to be turned over, one by one."""
        last_to_first = self.rules.reveal is Reveal.LAST_TO_FIRST and not self.rules.cooperative
        return last_to_first and self.state.step is Step.REVEAL and not all_shown(self.state)

    def on(self, intent: Intent) -> None:
        if intent is Key.END:
            self.force()
        else:
            super().on(intent)

    def force(self) -> bool:
        """Turns all the rows over; once they are, going on asks as it does elsewhere."""
        if not self._row_by_row():
            return False
        while self._row_by_row() and self.do(RevealNext()):
            pass
        return True

    def tick(self, *, seen: bool) -> None:
        """Turns the next row over when its time has come, where the settings want that."""
        if self.state.step is not Step.REVEAL:
            return
        turned, now = self.state.closed_result().shown, self.app.now()
        if turned != self._turned:
            self._waits = turned < self._turned
        if turned != self._turned or not seen:
            self._turned, self._since = turned, now
        by_itself = self.app.settings.reveal == "itself" and not self._waits
        due = now - self._since >= BY_ITSELF_S
        if by_itself and due and self._row_by_row() and self.do(RevealNext()):
            self._turned, self._since = turned + 1, now

    def press(self, node_id: str) -> None:
        if node_id == "reopen" and not self.rules.cooperative:
            ask_method(self)
        elif node_id == "more":
            self.page, self.focus = self.page + 1, ""
        elif node_id == "next":
            if not all_shown(self.state):
                self.do(RevealNext())
            else:
                self._go_on()

    def _go_on(self) -> None:
        """Goes to the next round by the shortest way: points are shown when there are any."""
        here = self.state.here()
        done = len(self.state.scored_rounds) + (0 if here.demonstration else 1)
        last = done >= self.state.plan.rounds
        totals = self.rules.totals
        hidden = totals is Totals.NEVER or (totals is Totals.END and not last)
        if here.demonstration or ((hidden or self.rules.cooperative) and not last):
            self.do(OpenRound())
        elif hidden and last and not self.rules.cooperative:
            self.do(CloseRound()) and self.do(OpenDebriefing())
        else:
            self.do(CloseRound())

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Result"))
        page.header(*self.round_name())
        shown = self.view.result
        complete = shown is not None and shown.complete
        page.stepper(self.steps(), 3 if complete else 2)
        self._add_result(stage, page, shown)
        label = say("Show the result")
        if shown is not None and shown.rows and not complete:
            label = say("Turn the next one over")
        if complete:
            label = say("Go on")
        button = Button("next", label, say("Space"), primary=True, short=say("Next"))
        again = (
            [Button("reopen", say("Vote again"), "R")]
            if complete and not (self.rules.cooperative)
            else []
        )
        if len(self._listed()) > lines_per_page(stage):
            again.insert(0, Button("more", say("More"), "S"))
        page.footer([*again, button], hint=say("The votes say that an argument convinced."))
        return page.tree()

    def _add_result(self, stage: Stage, page: Page, shown: ResultView | None) -> None:
        """Adds what can be shown by now, in the form that the rules and its length ask for."""
        if self.rules.cooperative:
            add_heard(stage, self, page)
            return
        page.title(self._convinced(shown))
        listed = self._listed()
        if shown is not None and listed:
            per_page = lines_per_page(stage)
            self.page %= max(1, -(-len(listed) // per_page))
            add_lines(stage, self, page, shown, listed, self.page * per_page)
        elif shown is None or winner_only(self) or not (shown.rows or shown.hidden):
            add_winners(stage, self, page, shown)
        else:
            add_rows(stage, self, page, shown)

    def _convinced(self, shown: ResultView | None) -> str:
        """Returns what stands above a result: the question, until it is answered."""
        say = self.words.say
        if shown is None or not shown.complete:
            return say("Who convinced?")
        if not shown.winners:
            return say("No winner in this round")
        if len(shown.winners) == 1:
            return say("This argument convinced")
        return say("These arguments convinced as much")
