"""Votes that the facilitator types: counts of hands or papers, and ballots said aloud."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.rules import (
    CloseVote,
    SeatId,
    TypeBallots,
    TypeCount,
    VoteMethod,
    seat_of,
)
from game.rules.voting import voters
from game.screen import looks
from game.screen.cards import seat_label
from game.screen.intents import Intent, Key, Press
from game.screen.job_cards import job_tile
from game.screen.layout import Box
from game.screen.looks import Icon, Look
from game.screen.page import Button, Page, dashed, panel
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.vote import ask_method
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, Stage
from game.screen.text import Weight, block

if TYPE_CHECKING:
    from game.screen.app import App

BLANK = SeatId("blank")


class CountScene(Play):
    """One field for each candidate, then the blank ballots; only the one in focus shows its count.

    A show of hands has the room's eyes closed; when they open, no count is on the screen. Papers
    are counted with open eyes: a count of papers shows only while it is typed.
    """

    choosing = True
    handled = True
    note_key = "vote"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self._known: object = None
        self.row = 0
        self.typed_count = ""
        self._follow()

    def rows(self) -> list[SeatId]:
        return [*self.state.open_vote().candidates, BLANK]

    def _first_missing(self) -> int:
        vote = self.state.open_vote()
        missing = [i for i, c in enumerate(vote.candidates) if c not in vote.counts]
        return missing[0] if missing else len(vote.candidates)

    def _stored(self, row: int) -> str:
        vote, seat = self.state.open_vote(), self.rows()[row]
        if seat != BLANK:
            return str(vote.counts.get(seat, ""))
        if vote.declared is not None and vote.blank is not None:
            return str(vote.blank)
        return str(max(0, len(voters(self.state)) - sum(vote.counts.values())))

    def _follow(self) -> None:
        """Goes to the first count that is missing whenever counts were typed, or undone."""
        vote = self.state.open_vote()
        known = (vote.candidates, dict(vote.counts), vote.declared)
        if known != self._known:
            self._known = known
            self._go(self._first_missing())

    def default_focus(self) -> str:
        return "next"

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        return (
            Shortcut("0 – 9", say("type the count")),
            Shortcut(say("Page up"), say("count one hand more")),
            Shortcut("F6", say("another way to vote")),
        )

    def on(self, intent: Intent) -> None:
        self._follow()
        if intent in (Key.UP, Key.DOWN):
            self._go(self.row + (1 if intent is Key.DOWN else -1))
        elif intent is Key.BACK:
            self._count_one()
        elif intent is Key.METHOD:
            ask_method(self)
        else:
            super().on(intent)

    def _go(self, row: int) -> None:
        self.row = row % len(self.rows())
        self.typed_count, self._fresh = self._stored(self.row), False
        self._touched = False
        self.focus = ""

    def _count_one(self) -> None:
        """Counts a hand with the one button that a clicker has left: 0, 1, 2… and 0 again.

        A clicker has no digits. On the last row the button goes back to the first one.
        """
        seat = self.rows()[self.row]
        if seat == BLANK:
            self._go(0)
            return
        most = sum(1 for voter in voters(self.state) if seat_of(voter) != seat)
        self.typed_count = str((int(self.typed_count or -1) + 1) % (most + 1))
        self._fresh, self._touched = False, True
        self.app.changed()

    def digit(self, value: int) -> None:
        joined = f"{self.typed_count}{value}" if self._fresh else str(value)
        self.typed_count = joined[-2:]
        self._fresh = self._touched = True
        self.app.changed()

    _fresh = False
    _touched = False
    """True once the count of this row was typed or changed since the row was come to."""

    @property
    def papers(self) -> bool:
        return self.state.open_vote().method is VoteMethod.PAPER

    @property
    def _shows_figure(self) -> bool:
        """False for a paper count that is only looked at: the room's eyes are open."""
        return not self.papers or self._touched or self.rows()[self.row] == BLANK

    def erase(self) -> None:
        self.typed_count = self.typed_count[:-1]
        self._fresh = self._touched = True

    def press(self, node_id: str) -> None:
        if node_id == "next":
            self._confirm()
        elif node_id == "method":
            ask_method(self)
        elif node_id in ("plus", "minus"):
            now = int(self.typed_count or 0) + (1 if node_id == "plus" else -1)
            self.typed_count = str(max(0, min(99, now)))
            self._touched = True
        elif node_id.startswith("row"):
            self._go(int(node_id.removeprefix("row")))

    def _confirm(self) -> None:
        """Keeps the count of this row and goes on; after the last one, closes the vote."""
        self._fresh = False
        seat = self.rows()[self.row]
        if not self.typed_count:
            self.app.tell(self.words.say("Type the number of votes, 0 if there is none."))
            return
        count = int(self.typed_count)
        if seat != BLANK:
            if self.do(TypeCount(seat, count)):
                self._go(self._first_missing())
            return
        votes = sum(self.state.open_vote().counts.values())
        tokens = self.rules.tokens
        ballots = votes + count if tokens == 1 else len(voters(self.state))
        if self.do(TypeBallots(ballots, count)) and not self.do(CloseVote()):
            self._follow()
            self._go(0)

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        self._follow()
        vote = self.state.open_vote()
        page = Page(stage, say("Vote"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 2)
        seat = self.rows()[min(self.row, len(self.rows()) - 1)]
        if seat == BLANK:
            hands, papers = say("Who votes for nobody?"), say("How many blank ballots?")
            page.title(papers if self.papers else hands)
        else:
            name = self.name(seat)
            hands = say("Who votes for {name}?", name=name)
            papers = say("How many ballots for {name}?", name=name)
            page.title(papers if self.papers else hands, token=self.token(seat))
        rows = self.rows()
        columns = 1 if len(rows) <= 5 else 2
        lines = max(4, -(-len(rows) // columns))
        gap = stage.u(1.2 if stage.text_size == 100 else 0.6)
        cells = stage.frame.content.grid(columns, lines, stage.u(2), gap)
        if columns == 2:
            cells = [cells[2 * (i % lines) + i // lines] for i in range(2 * lines)]
        for number, (candidate, box) in enumerate(zip(rows, cells, strict=False)):
            page.add(*self._row(stage, number, candidate, box))
        last = seat == BLANK
        label = say("Close the vote") if last else say("Next")
        eyes = say("Eyes closed, hands up.") if vote.method is VoteMethod.HANDS else ""
        hint = eyes or say("Count the papers.")
        buttons = [
            Button("method", say("Another way"), "F6"),
            Button("next", label, say("Enter"), primary=True, short=say("Close") if last else ""),
        ]
        page.footer(buttons, hint=hint if stage.frame.wide else "")
        return page.tree()

    def _row(self, stage: Stage, number: int, seat: SeatId, box: Box) -> list[Node]:
        vote = self.state.open_vote()
        now = number == self.row
        pad = stage.u(1.2)
        usual = stage.text_size == 100
        field_width = stage.u((20 if usual else 17) if now else (11 if usual else 7))
        inner = box.inset(pad, stage.u(0.5 if usual else 0.2))
        drawn: list[Look] = [panel(stage, box) if now else dashed(stage, box)]
        name = self.words.say("Blank") if seat == BLANK else self.name(seat)
        x = inner.x
        if seat != BLANK and (stage.frame.wide or (not now and usual)):
            side = min(inner.h, stage.u(7.4))
            job = self.job(self.state.interviews.jobs[seat])
            tile = Box(x, box.y + (box.h - side) // 2, side, side)
            drawn += job_tile(stage, job, tile)
            x += side + pad
        label = Box(x, inner.y, inner.right - field_width - pad - x, inner.h)
        if seat == BLANK:
            text = block(name, label.w, stage.sizes(LEAD, 4.3, SMALL), Weight.STRONG, lines=1)
            y = label.y + (label.h - text.height) // 2
            drawn.append(looks.Text(text, label.x, y, stage.theme.ink))
        else:
            drawn += seat_label(
                stage, name, self.token(seat), label, sizes=stage.sizes(LEAD, 4.3, SMALL)
            )
        field = Box(inner.right - field_width, inner.y, field_width, inner.h)
        noted = vote.declared is not None if seat == BLANK else seat in vote.counts
        node_id = f"row{number}"
        told = now and self._shows_figure
        value = self.typed_count if told else (self.words.say("noted") if noted else "")
        nodes = []
        if now:
            if noted and not told:
                tick = min(field.h, stage.u(5))
                where = Box(field.center[0] - tick // 2, field.center[1] - tick // 2, tick, tick)
                drawn.append(Icon("check", where, stage.theme.action, 2.6))
            else:
                sizes = stage.sizes(LEAD, SMALL) if self.papers else stage.sizes(6.4, LEAD, SMALL)
                figure = self.typed_count or "–"
                middle = block(figure, field.w, sizes, Weight.TITLE, field.h, 1)
                y = field.y + (field.h - middle.height) // 2
                drawn.append(looks.Text(middle, field.center[0], y, stage.theme.ink, centered=True))
            side = min(field.h, stage.u(5.6))
            for node, icon, left in (
                ("minus", "minus", field.x),
                ("plus", "plus", field.right - side),
            ):
                where = Box(left, field.center[1] - side // 2, side, side)
                sign = Icon(icon, where.inset(round(side * 0.12)), stage.theme.ink)
                nodes.append(
                    Node(
                        Role.BUTTON,
                        self.words.say("One more")
                        if node == "plus"
                        else self.words.say("One less"),
                        where,
                        id=node,
                        intent=Press(node),
                        looks=(sign,),
                    )
                )
        elif noted:
            side = min(field.h, stage.u(5))
            where = Box(field.right - side, field.center[1] - side // 2, side, side)
            drawn.append(Icon("check", where, stage.theme.action, 2.6))
        row = Node(
            Role.FIELD,
            name,
            box,
            id=node_id,
            value=value,
            intent=Press(node_id),
            looks=tuple(drawn),
            unheard=True,
        )
        return [row, *nodes]
