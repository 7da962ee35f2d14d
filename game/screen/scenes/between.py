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
from game.screen.semantics import How, Motion, Node, Role
from game.screen.stage import LEAD, SMALL, TITLE, Stage
from game.screen.text import Weight, block, width_of


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
        if points is not None:
            title = say_n("The points after {n} round", "The points after {n} rounds", done)
            page.title(title)
            page.add(*self._tracks(stage, points))
        else:
            title = say("The demonstration is over")
            said = say("Now it counts. Everybody keeps their cards.")
            if done:
                title = say("Round {n} is over", n=done)
                said = say("Thank you for your arguments.")
            page.title(title)
            middle, sizes = stage.frame.content.inset(0, stage.u(14)), stage.sizes(TITLE, 6, LEAD)
            page.add(text_node(stage, said, middle, sizes, centered=True))
        label = self.onward(done)
        hint = say("Points count votes. They do not mark anybody.") if points is not None else ""
        page.footer([Button("next", label, say("Space"), primary=True)], hint=hint)
        return page.tree()

    def onward(self, done: int) -> str:
        """Returns what comes after so many rounds."""
        if done >= self.state.plan.rounds:
            return self.words.say("The debriefing")
        return self.words.say("Round {n}", n=done + 1)

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
        small = stage.sizes(LEAD, 4.3, SMALL)
        name = seat_name(self.name(seat), name_width, small, Weight.STRONG, box.h)
        sizes = stage.sizes(6.4, LEAD)
        number_width = max(stage.u(9), width_of("88", sizes[0], Weight.TITLE) + stage.u(2))
        left = box.x + name_width + stage.u(4)
        right = box.right - number_width - stage.u(2)
        thick = max(3, stage.u(0.9))
        track = Box(left, middle - thick // 2, right - left, thick)
        place = left + round((right - left) * min(points, scale) / scale)
        start = left + round((right - left) * min(points - gained, scale) / scale)
        number = block(str(points) if points else "", number_width, sizes, Weight.TITLE)
        drawn: list[Look] = [
            looks.Text(name, box.x, middle - name.height // 2, theme.ink),
            Fill(track, theme.hairline, thick // 2),
        ]
        drawn.append(
            looks.Text(number, box.right - number.width, middle - number.height // 2, theme.ink)
        )
        moving = []
        if place > start:
            dot = stage.u(2)
            drawn.append(Disc(Box(start - dot // 2, middle - dot // 2, dot, dot), theme.ink))
            trail = Box(start, track.y, place - start, thick)
            grows = Motion(How.TRAIL, f"trail {seat} {points}")
            line = Fill(trail, theme.ink)
            moving.append(Node(Role.PICTURE, "", trail, looks=(line,), motion=grows))
        pawn = Box(place - side // 2, middle - side // 2, side, side)
        slides = Motion(How.PAWN, f"pawn {seat} {points}", start=pawn.moved(start - place, 0))
        token = Token(self.token(seat), pawn)
        moving.append(Node(Role.PICTURE, "", pawn, looks=(token,), motion=slides))
        value = self.words.say_n("{n} point", "{n} points", points) if points else ""
        return Node(
            Role.ITEM,
            self.name(seat),
            box,
            value=value,
            looks=tuple(drawn),
            children=tuple(moving),
        )


class PointsScene(BetweenScene):
    """The points of a game that ended before its last round, seen from the first question."""

    def letters(self) -> Mapping[str, str]:
        return {"t": "next"}

    def onward(self, done: int) -> str:  # noqa: ARG002 -- no round comes any more
        return self.words.say("The debriefing")

    def back(self) -> bool:
        self.press("next")
        return True

    def press(self, node_id: str) -> None:
        if node_id == "next":
            self.app.forget_route()
            self.app.follow()
