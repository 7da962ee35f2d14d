"""The result of a round, one key at a time."""

from collections.abc import Mapping, Sequence

from game.content.models import Shape
from game.rules import (
    CloseRound,
    OpenDebriefing,
    OpenRound,
    RevealNext,
    SeatId,
    Totals,
)
from game.rules.rounds import all_shown
from game.screen import looks
from game.screen.cards import job_card, job_tile, seat_label, seat_name
from game.screen.layout import Box
from game.screen.looks import Fill, Hatch, Icon, Look, Mark, Ring, Shadow, Token
from game.screen.page import Button, Page, panel, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.vote import ask_method
from game.screen.semantics import Node, Role
from game.screen.stage import BODY, LEAD, SMALL, TITLE, Stage
from game.screen.text import Weight, block, fitted


class RevealScene(Play):
    """The result, one key at a time; nothing can be guessed before it is shown."""

    note_key = "result"

    def letters(self) -> Mapping[str, str]:
        return {"r": "reopen"}

    def shortcuts(self) -> Sequence[Shortcut]:
        if self.rules.cooperative:
            return ()
        return (Shortcut("R", self.words.say("vote again")),)

    def press(self, node_id: str) -> None:
        if node_id == "reopen" and not self.rules.cooperative:
            ask_method(self)
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
            page.add(
                Node(Role.CARD, say("Result face down"), box, looks=_closed_envelope(stage, box))
            )
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
        title = (
            say("This argument convinced")
            if len(shown.winners) == 1
            else say("These arguments convinced as much")
        )
        page.title(title)
        winners = shown.winners[:4]
        columns = len(winners) if stage.frame.wide or len(winners) < 3 else 2
        rows = -(-len(winners) // columns)
        cells = content.grid(columns, rows, stage.u(4), stage.u(2))
        for seat, cell in zip(winners, cells, strict=False):
            page.add(*self._winner_card(stage, seat, cell, alone=len(winners) == 1))

    def _winner_card(self, stage: Stage, seat: SeatId, cell: Box, *, alone: bool) -> list[Node]:
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
            return [job_card(stage, job, card_box), said]
        label = Box(cell.x, cell.y, cell.w, stage.u(8))
        below = Box(cell.x, label.bottom + stage.u(1), cell.w, cell.h - label.h - stage.u(1))
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
        return [said, job_card(stage, job, below)]

    def _rows(self, stage: Stage, page: Page) -> None:
        """Turns the rows over from the last to the first: fixed blocks, no rank numbers."""
        say = self.words.say
        page.title(say("Who convinced?"))
        shown = self.view.result
        if shown is None:
            return
        content = stage.frame.content
        total = len(shown.rows) + shown.hidden
        most = 6
        visible = (
            list(shown.rows)[-(most - min(shown.hidden, 2)) :] if total > most else list(shown.rows)
        )
        hidden = min(shown.hidden, most - len(visible))
        lines = max(4, hidden + len(visible))
        cells = content.rows(lines, stage.u(1.4))
        for number in range(hidden):
            page.add(_hidden_row(stage, cells[number]))
        for position, (seat, votes) in enumerate(reversed(visible)):
            box = cells[hidden + position]
            newest = position == 0
            page.add(self._row(stage, seat, votes, box, newest=newest))

    def _row(self, stage: Stage, seat: SeatId, votes: int, box: Box, *, newest: bool) -> Node:
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
        size = min(side, stage.u(5.4))
        left = half
        taken = Box(left, box.center[1] - size // 2, size, size)
        drawn.append(Hatch(taken, theme.ink, stage.u(0.8)))
        for vote in range(min(votes, 9)):
            place = taken.moved((vote + 1) * (size + stage.u(0.7)), 0)
            drawn.append(Fill(place, theme.ink, stage.u(0.8)))
        said = self.words.say_n("{n} vote", "{n} votes", votes) if votes else ""
        if said:
            x = taken.x + (min(votes, 9) + 1) * (size + stage.u(0.7)) + stage.u(1)
            label = block(
                said,
                box.right - x,
                stage.sizes(5.2 if newest else LEAD, SMALL),
                Weight.STRONG,
                lines=1,
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
        rows = stage.frame.content.rows(max(4, len(skills) + 1), stage.u(2))
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
        page.add(self._target(stage, rows[-1], len(heard), len(skills)))

    def _target(self, stage: Stage, box: Box, heard: int, revealed: int) -> Node:
        """Returns how far the group is, over the whole game."""
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
        return text_node(
            stage, said, box, stage.sizes(BODY, SMALL), middle=True, ink=stage.theme.ink_soft
        )


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
