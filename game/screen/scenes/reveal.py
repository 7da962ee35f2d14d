"""The result of a round, one key at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from game.content.models import Shape
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
from game.screen import looks
from game.screen.cards import job_card, job_tile, seat_label, seat_name
from game.screen.intents import Intent, Key
from game.screen.layout import Box
from game.screen.looks import Fill, Hatch, Icon, Look, Mark, Ring, Shadow, Token
from game.screen.page import Button, Page, panel, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.vote import ask_method
from game.screen.semantics import How, Motion, Node, Role
from game.screen.stage import BODY, LEAD, SMALL, TITLE, Stage
from game.screen.text import Weight, block, fitted

if TYPE_CHECKING:
    from game.screen.app import App

BY_ITSELF_S = 1.2
"""How long a row is looked at before the next one turns over by itself."""
MOST_CARDS = 4
"""How many winners are shown by their job cards."""
MOST_BLOCKS = 9
"""How many votes are drawn as blocks; the words always say them all."""
MOST_ROWS = 6
"""How many candidates are shown in rows as wide as the screen."""
_RESULT = "result"


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
        several = len(self._listed()) > _lines_per_page(self.app.stage())
        more = (Shortcut("S", say("more")),) if several else ()
        return (Shortcut("R", say("vote again")), *whole, *more)

    def _listed(self) -> list[SeatId]:
        """Returns who is named in lines, the winners first: those who are too many for cards."""
        shown = self.view.result
        if shown is None or not shown.complete or self.rules.cooperative:
            return []
        if self._winner_only() or not shown.rows:
            return list(shown.winners) if len(shown.winners) > MOST_CARDS else []
        large = self.app.stage().text_size > 100
        ranked = [seat for seat, _ in _winners_first(shown)]
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
        if self.rules.cooperative:
            self._heard(stage, page)
        elif shown is not None and (shown.rows or shown.hidden) and not self._winner_only():
            self._rows(stage, page)
        else:
            self._winner(stage, page)
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
        if len(self._listed()) > _lines_per_page(stage):
            again.insert(0, Button("more", say("More"), "S"))
        page.footer([*again, button], hint=say("The votes say that an argument convinced."))
        return page.tree()

    def _winner_only(self) -> bool:
        return self.rules.reveal.value == "winner"

    def _winner(self, stage: Stage, page: Page) -> None:
        """Names who convinced, and nothing else."""
        say = self.words.say
        shown = self.view.result
        content = stage.frame.content
        if shown is None or not shown.complete:
            page.title(say("Who convinced?"))
            width = min(stage.u(44), content.w)
            box = Box(
                content.x + (content.w - width) // 2, content.y + stage.u(6), width, stage.u(40)
            )
            closed = _closed_envelope(stage, box)
            down = Motion(How.TURN, _RESULT)
            page.add(Node(Role.CARD, say("Result face down"), box, looks=closed, motion=down))
            return
        if not shown.winners:
            page.title(say("No winner in this round"))
            text = say("Every interview counts. Thank you all.")
            page.add(
                text_node(
                    stage,
                    text,
                    content.inset(0, stage.u(10)),
                    stage.sizes(TITLE, 6, LEAD),
                    centered=True,
                )
            )
            return
        page.title(self._convinced(shown))
        winners = shown.winners
        if len(winners) > MOST_CARDS:
            self._lines(stage, page, shown)
            return
        abreast = 2 if not stage.frame.wide else 4 if stage.text_size == 100 else 3
        columns = len(winners) if len(winners) <= abreast else 2
        rows = -(-len(winners) // columns)
        cells = content.grid(columns, rows, stage.u(4), stage.u(2))
        for seat, cell in zip(winners, cells, strict=False):
            card, said = self._winner_card(stage, seat, cell, alone=len(winners) == 1)
            key = _RESULT if seat == winners[0] else f"{_RESULT} {seat}"
            turned = replace(card, motion=Motion(How.TURN, key, str(seat)))
            page.add(turned, replace(said, motion=Motion(How.APPEAR, f"winner {seat}")))

    def _winner_card(
        self, stage: Stage, seat: SeatId, cell: Box, *, alone: bool
    ) -> tuple[Node, Node]:
        """Returns the winner's job and their name."""
        job = self.job(self.state.interviews.jobs[seat])
        if alone:
            width = min(cell.w, stage.u(46))
            card_box = Box(cell.x, cell.y, min(width, round(cell.w * 0.42)), cell.h)
            x = card_box.right + stage.u(6)
            room = Box(x, cell.y, cell.right - x, cell.h)
            side = stage.u(16)
            token = Box(room.x, room.y + stage.u(8), side, side)
            sizes = stage.sizes(11, 9, 7, 5.6, LEAD)
            name = fitted(self.name(seat), room.w, sizes, Weight.TITLE, lines=2)
            y = token.bottom + stage.u(3)
            text = looks.Text(name, room.x, y, stage.theme.ink)
            said = Node(
                Role.HEADING,
                self.name(seat),
                Box(room.x, token.y, room.w, y + name.height - token.y),
                id="winner",
                looks=(Token(self.token(seat), token), text),
            )
            return job_card(stage, job, card_box), said
        usual = stage.text_size == 100
        label = Box(cell.x, cell.y, cell.w, stage.u(8) if usual else stage.line() + stage.u(0.6))
        top = label.bottom + stage.u(1 if usual else 0.5)
        below = Box(cell.x, top, cell.w, cell.bottom - top)
        said = Node(
            Role.HEADING,
            self.name(seat),
            label,
            id="winner",
            looks=tuple(
                seat_label(
                    stage,
                    self.name(seat),
                    self.token(seat),
                    label,
                    sizes=stage.sizes(5.6, LEAD, SMALL),
                    weight=Weight.TITLE,
                )
            ),
        )
        return job_card(stage, job, below), said

    def _rows(self, stage: Stage, page: Page) -> None:
        """Turns the rows over from the last to the first: fixed blocks, no rank numbers."""
        shown = self.view.result
        if shown is None:
            return
        page.title(self._convinced(shown))
        if self._listed():
            self._lines(stage, page, shown)
            return
        content = stage.frame.content
        total = len(shown.rows) + shown.hidden
        ranked = _winners_first(shown)
        visible = ranked[: MOST_ROWS - min(shown.hidden, 2)] if total > MOST_ROWS else ranked
        hidden = min(shown.hidden, MOST_ROWS - len(visible))
        lines = max(4, hidden + len(visible))
        cells = content.rows(lines, stage.u(1.4))
        for number in range(hidden):
            down = Motion(How.TIP, f"row {shown.hidden - hidden + number}")
            page.add(replace(_hidden_row(stage, cells[number]), motion=down))
        most = max((votes for _, votes in ranked), default=0)
        for position, (seat, votes) in enumerate(visible):
            newest = seat in shown.winners if shown.winners else position == 0
            box = cells[hidden + position]
            row = self._row(stage, seat, votes, box, newest=newest, most=most)
            turned = Motion(How.TIP, f"row {shown.hidden + position}", str(seat))
            page.add(replace(row, motion=turned))

    def _convinced(self, shown: ResultView) -> str:
        """Returns what stands above a result: the question, until it is answered."""
        say = self.words.say
        if not shown.complete:
            return say("Who convinced?")
        if not shown.winners:
            return say("No winner in this round")
        if len(shown.winners) == 1:
            return say("This argument convinced")
        return say("These arguments convinced as much")

    def _said(self, seat: SeatId, votes: int) -> str:
        """Returns the votes of a candidate in words, and that they won where they did.

        A run-off or the facilitator's word leaves the votes as they were: only words tell.
        """
        shown = self.view.result
        won = shown is not None and seat in shown.winners
        said = self.words.say_n("{n} vote", "{n} votes", votes) if votes else ""
        return ", ".join(filter(None, (self.words.say("convinced") if won else "", said)))

    def _lines(self, stage: Stage, page: Page, shown: ResultView) -> None:
        """Names everybody in short lines, a page at a time where letters are large."""
        listed, per_page = self._listed(), _lines_per_page(stage)
        self.page %= max(1, -(-len(listed) // per_page))
        first = self.page * per_page
        votes = dict(shown.rows)
        content = stage.frame.content
        count = min(len(listed), per_page)
        abreast = stage.text_size == 100 and content.w > content.h and count > MOST_ROWS
        columns = 2 if abreast else 1
        rows = max(4, -(-count // columns)) if stage.text_size == 100 else per_page
        cells = content.grid(columns, rows, stage.u(2), stage.u(1.4))
        for number, (seat, box) in enumerate(zip(listed[first:], cells, strict=False), first):
            job = self.job(self.state.interviews.jobs[seat])
            # In a list of winners alone, the card stands in for the votes, which are not told.
            said = self._said(seat, votes[seat]) if votes else job.name
            line = self._line(stage, seat, said, box, raised=seat in shown.winners)
            page.add(replace(line, motion=Motion(How.TIP, f"row {number}", str(seat))))

    def _line(self, stage: Stage, seat: SeatId, said: str, box: Box, *, raised: bool) -> Node:
        pad = stage.u(1.6)
        room = box.inset(pad, 0)
        drawn: list[Look] = [panel(stage, box)] if raised else []
        label = room
        if said:
            strong = Weight.STRONG if raised else Weight.TEXT
            sizes = stage.sizes(LEAD, SMALL)
            text = said if self._winner_only() else _unbroken(said)
            made = fitted(text, round(room.w * 0.55), sizes, strong, height=box.h, lines=2)
            y = box.center[1] - made.height // 2
            drawn.append(looks.Text(made, room.right - made.width, y, stage.theme.ink))
            label = room._replace(w=room.w - made.width - pad)
        sizes = stage.sizes(LEAD, 4.3, SMALL)
        drawn += seat_label(stage, self.name(seat), self.token(seat), label, sizes=sizes)
        return Node(Role.ITEM, self.name(seat), box, value=said, looks=tuple(drawn))

    def _row(
        self, stage: Stage, seat: SeatId, votes: int, box: Box, *, newest: bool, most: int
    ) -> Node:
        theme = stage.theme
        job = self.job(self.state.interviews.jobs[seat])
        pad = stage.u(1.4)
        drawn: list[Look] = [panel(stage, box)] if newest else []
        side = min(box.h - stage.u(1), stage.u(7))
        token = Box(box.x + pad, box.center[1] - side // 2, side, side)
        tile = token.moved(side + pad, 0)
        drawn += [Token(self.token(seat), token), *job_tile(stage, job, tile)]
        x = tile.right + stage.u(2)
        half = box.x + round(box.w * 0.53)
        sizes = stage.sizes(5.2 if newest else LEAD, SMALL)
        name = seat_name(self.name(seat), half - x - pad, sizes, Weight.TITLE, box.h)
        small = block(job.name, half - x - pad, stage.sizes(SMALL), lines=1)
        both = newest and name.height + small.height <= box.h - stage.u(0.6) and not small.overflows
        y = box.center[1] - (name.height + (small.height if both else 0)) // 2
        drawn.append(looks.Text(name, x, y, theme.ink))
        if both:
            drawn.append(looks.Text(small, x, y + name.height, theme.ink_soft))
        taking = 1 if self.rules.points_taking_part else 0
        gap, blocks = stage.u(0.7), min(most, MOST_BLOCKS) + taking
        # The words of a winner keep their place: the blocks of every row give way alike.
        room = round((box.right - half) * 0.58)
        size = min(side, stage.u(5.4), room // max(1, blocks) - gap)
        place = Box(half, box.center[1] - size // 2, size, size)
        if taking:
            drawn.append(Hatch(place, theme.ink, stage.u(0.8)))
        shown_blocks = min(votes, MOST_BLOCKS)
        for vote in range(shown_blocks):
            filled = place.moved((vote + taking) * (size + gap), 0)
            drawn.append(Fill(filled, theme.ink, stage.u(0.8)))
        said = self._said(seat, votes)
        if said:
            x = half + (shown_blocks + taking) * (size + gap) + stage.u(1)
            label = fitted(
                _unbroken(said),
                box.right - pad - x,
                stage.sizes(5.2 if newest else LEAD, SMALL),
                Weight.STRONG,
                height=box.h,
                lines=2,
            )
            drawn.append(looks.Text(label, x, box.center[1] - label.height // 2, theme.ink))
        return Node(
            Role.ITEM, self.name(seat), box, value=f"{job.name} {said}".strip(), looks=tuple(drawn)
        )

    def _heard(self, stage: Stage, page: Page) -> None:
        """Says for how many skills the group heard an example, and how far the target is."""
        say = self.words.say
        shown = self.view.result
        skills = self.table_skills()
        if shown is None or not shown.complete:
            page.title(say("What did we hear?"))
            return
        heard = [
            card for card in skills if shown.heard.get(self.state.here().skills[skills.index(card)])
        ]
        page.title(say("An example for {n} of {m} cards", n=len(heard), m=len(skills)))
        content, gap = stage.frame.content, stage.u(2)
        target = self._target(stage, content, len(heard), len(skills))
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
        page.add(self._target(stage, below, len(heard), len(skills)))

    def _target(self, stage: Stage, room: Box, heard: int, revealed: int) -> Node:
        """Returns how far the group is, over the whole game, in the middle of a room."""
        past = self.state.scored_rounds
        heard += sum(sum(1 for h in r.result.heard.values() if h) for r in past)
        revealed += sum(len(r.round.skills) for r in past)
        share = round(100 * heard / revealed) if revealed else 0
        said = self.words.say(
            "Since the start: {n} of {m} cards. The target is {target} out of 100.",
            n=heard,
            m=revealed,
            target=self.rules.cooperative_target,
        )
        if share >= self.rules.cooperative_target:
            said = self.words.say(
                "Since the start: {n} of {m} cards. The target is reached.", n=heard, m=revealed
            )
        made = block(said, room.w, stage.sizes(BODY, SMALL), height=stage.u(12), lines=2)
        if made.overflows:
            made = block(said, room.w, stage.sizes(SMALL))
        look = looks.Text(made, room.x, room.center[1] - made.height // 2, stage.theme.ink_soft)
        return Node(Role.TEXT, said, look.box, looks=(look,))


def _winners_first(shown: ResultView) -> list[tuple[SeatId, int]]:
    """Returns the rows from the most votes to the fewest; those who won lead, whatever theirs."""
    rows = shown.rows[::-1]
    return sorted(rows, key=lambda row: row[0] not in shown.winners)


def _unbroken(said: str) -> str:
    """Returns words that only break between what is told apart: "has convinced", "two votes"."""
    return said.replace(" ", "\u00a0").replace(",\u00a0", ", ")


def _lines_per_page(stage: Stage) -> int:
    """Returns how many short lines are shown at a time: all twelve, but of large letters."""
    if stage.text_size == 100:
        return 12
    return max(1, min(12, stage.frame.content.h // (2 * stage.line() + stage.u(2))))


def _closed_envelope(stage: Stage, box: Box) -> tuple[Look, ...]:
    theme = stage.theme
    frame = box.inset(stage.u(2.4))
    side = stage.u(9)
    marks: list[Look] = []
    for number, shape in enumerate((Shape.DISC, Shape.SQUARE, Shape.TRIANGLE)):
        x = box.center[0] + round((number - 1) * side * 1.4) - side // 2
        marks.append(
            Mark(shape, Box(x, box.center[1] - side // 2, side, side), outline=theme.on_card_back)
        )
    return (
        Fill(box, theme.card_back, stage.u(2.2), shadow=Shadow.CARD),
        Fill(frame, None, stage.u(1.2), border=max(2, stage.u(0.3)), ink=theme.on_card_back),
        *marks,
    )


def _hidden_row(stage: Stage, box: Box) -> Node:
    theme = stage.theme
    place = box._replace(w=round(box.w * 0.5))
    drawn: list[Look] = [Fill(place, theme.card_back, stage.u(1.2), shadow=Shadow.EDGE)]
    side = stage.u(3.4)
    for number, shape in enumerate((Shape.DISC, Shape.SQUARE, Shape.TRIANGLE)):
        x = box.x + stage.u(2.4) + number * stage.u(5)
        mark = Box(x, box.center[1] - side // 2, side, side)
        drawn.append(Mark(shape, mark, outline=theme.on_card_back))
    return Node(Role.ITEM, stage.words.say("Result face down"), place, looks=tuple(drawn))
