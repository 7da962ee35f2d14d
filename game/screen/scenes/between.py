"""Between two rounds: the points if the scenario shows them, and what comes next."""

from collections.abc import Mapping

from game.rules import (
    OpenDebriefing,
    OpenRound,
    SeatId,
)
from game.screen import looks
from game.screen.cards import seat_name
from game.screen.layout import Box
from game.screen.looks import Disc, Fill, Look, Token
from game.screen.page import Button, Page, text_node
from game.screen.scenes.base import Play
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, TITLE, Stage
from game.screen.text import Weight, block


class BetweenScene(Play):
    """Between two rounds: the points if the scenario shows them, and what comes next."""

    note_key = "result"

    def press(self, node_id: str) -> None:
        done = len(self.state.scored_rounds) >= self.state.plan.rounds
        if node_id == "next":
            self.do(OpenDebriefing() if done else OpenRound())

    def tree(self, stage: Stage) -> Node:
        say, say_n = self.words.say, self.words.say_n
        done = len(self.state.scored_rounds)
        page = Page(stage, say("Points"))
        page.header(*self.round_name())
        points = self.view.totals
        last = done >= self.state.plan.rounds
        if points is not None:
            title = say_n("The points after {n} round", "The points after {n} rounds", done)
            page.title(title)
            page.add(*self._tracks(stage, points))
        elif done:
            page.title(say("Round {n} is over", n=done))
            page.add(
                text_node(
                    stage,
                    say("Thank you for your arguments."),
                    stage.frame.content.inset(0, stage.u(14)),
                    stage.sizes(TITLE, 6, LEAD),
                    centered=True,
                )
            )
        else:
            page.title(say("The demonstration is over"))
            page.add(
                text_node(
                    stage,
                    say("Now it counts. Everybody keeps their cards."),
                    stage.frame.content.inset(0, stage.u(14)),
                    stage.sizes(TITLE, 6, LEAD),
                    centered=True,
                )
            )
        label = say("The debriefing") if last else say("Round {n}", n=done + 1)
        hint = say("Points count votes. They do not mark anybody.") if points is not None else ""
        page.footer([Button("next", label, say("Space"), primary=True)], hint=hint)
        return page.tree()

    def _tracks(self, stage: Stage, points: Mapping[SeatId, int]) -> list[Node]:
        """Shows the points as pawns on tracks, in the order of the table."""
        seats = [seat for seat in self.state.seats.values() if seat.plays]
        gained = self.state.scored_rounds[-1].result.points
        top = max(6, *points.values()) if points else 6
        scale = -(-top // 6) * 6
        columns = 2 if len(seats) > 6 else 1
        lines = max(4, -(-len(seats) // columns))
        area = stage.frame.content
        cells = area.grid(columns, lines, stage.u(6), stage.u(0.8))
        if columns == 2:
            cells = [cells[2 * (i % lines) + i // lines] for i in range(2 * lines)]
        return [
            self._track(stage, seat.id, points.get(seat.id, 0), gained.get(seat.id, 0), scale, cell)
            for seat, cell in zip(seats, cells, strict=False)
        ]

    def _track(
        self, stage: Stage, seat: SeatId, points: int, gained: int, scale: int, box: Box
    ) -> Node:
        theme = stage.theme
        middle = box.center[1]
        side = min(box.h, stage.u(6))
        name_width = round(box.w * (0.26 if box.w > stage.u(90) else 0.36))
        sizes = stage.sizes(LEAD, 4.3, SMALL)
        name = seat_name(self.name(seat), name_width, sizes, Weight.STRONG, box.h)
        number_width = stage.u(9)
        left = box.x + name_width + stage.u(4)
        right = box.right - number_width - stage.u(2)
        thick = max(3, stage.u(0.9))
        track = Box(left, middle - thick // 2, right - left, thick)
        place = left + round((right - left) * min(points, scale) / scale)
        start = left + round((right - left) * min(points - gained, scale) / scale)
        number = block(
            str(points) if points else "", number_width, stage.sizes(6.4, LEAD), Weight.TITLE
        )
        drawn: list[Look] = [
            looks.Text(name, box.x, middle - name.height // 2, theme.ink),
            Fill(track, theme.hairline, thick // 2),
        ]
        if place > start:
            drawn.append(Fill(Box(start, track.y, place - start, thick), theme.ink))
            dot = stage.u(2)
            drawn.append(Disc(Box(start - dot // 2, middle - dot // 2, dot, dot), theme.ink))
        drawn.append(
            Token(self.token(seat), Box(place - side // 2, middle - side // 2, side, side))
        )
        drawn.append(
            looks.Text(number, box.right - number.width, middle - number.height // 2, theme.ink)
        )
        value = self.words.say_n("{n} point", "{n} points", points) if points else ""
        return Node(Role.ITEM, self.name(seat), box, value=value, looks=tuple(drawn))
