"""Between two rounds: the points if the scenario shows them, and what comes next."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.rules import (
    OpenDebriefing,
    OpenRound,
    SeatId,
)
from game.screen import looks
from game.screen.cards import seat_name
from game.screen.layout import Box
from game.screen.looks import Disc, Fill, Icon, Look, Token
from game.screen.page import Button, Page, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.semantics import How, Motion, Node, Role
from game.screen.stage import BODY, LEAD, SMALL, TITLE, Stage
from game.screen.text import Weight, block, width_of
from game.workshop.pace import asks_to_stop, read_pace

if TYPE_CHECKING:
    from game.screen.app import App


class BetweenScene(Play):
    """Between two rounds: the points if the scenario shows them, and what comes next."""

    note_key = "result"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.choosing = self._asks_to_stop()
        self._next_look_s = 0.0

    def _asks_to_stop(self) -> bool:
        """Returns whether one more round would take from the debriefing: then there is a choice."""
        workshop = self.sitting.workshop
        lines, now_ms = workshop.history.standing(), workshop.clock.now_ms()
        return asks_to_stop(self.state, read_pace(self.state, lines, now_ms))

    def tick(self, *, seen: bool) -> None:  # noqa: ARG002 -- time passes under a dialog too
        now = self.app.now()
        if now < self._next_look_s:
            return
        self._next_look_s = now + 1
        stops = self._asks_to_stop()
        if stops != self.choosing:
            self.choosing, self.focus = stops, ""
            self.app.changed()

    def letters(self) -> Mapping[str, str]:
        return {"d": "debriefing"} if self.choosing else {}

    def shortcuts(self) -> Sequence[Shortcut]:
        early = Shortcut("D", self.words.say("Debriefing now"))
        return (early,) if self.choosing else ()

    def press(self, node_id: str) -> None:
        done = len(self.state.scored_rounds) >= self.state.plan.rounds
        if node_id == "next":
            self.do(OpenDebriefing() if done else OpenRound())
        elif node_id == "debriefing" and self.choosing:
            self.do(OpenDebriefing())

    def tree(self, stage: Stage) -> Node:
        say, say_n = self.words.say, self.words.say_n
        done = len(self.state.scored_rounds)
        page = Page(stage, say("Points"))
        page.header(*self.round_name())
        points, content = self.view.totals, stage.frame.content
        # Tracks in large letters need the whole height: the title's place is then for the warning.
        tight = points is not None and stage.text_size > 100
        if self.choosing and not tight:
            warning = self._warning(stage)
            content = content._replace(h=warning.box.y - stage.u(2) - content.y)
            page.add(warning)
        if points is not None:
            title = say_n("The points after {n} round", "The points after {n} rounds", done)
            page.title(self._warns() if self.choosing and tight else title)
            page.add(*self._tracks(stage, points, content))
        else:
            title = say("The demonstration is over")
            said = say("Now it counts. Everybody keeps their cards.")
            if done:
                title = say("Round {n} is over", n=done)
                said = say("Thank you for your arguments.")
            page.title(title)
            middle = (content if done else stage.frame.content).inset(0, stage.u(14))
            sizes = stage.sizes(TITLE, 6, LEAD)
            page.add(text_node(stage, said, middle, sizes, centered=True))
        label = say("One more round") if self.choosing else self.onward(done)
        hint = say("Points count votes. They do not mark anybody.") if points is not None else ""
        buttons = [Button("next", label, say("Space"), primary=True)]
        if self.choosing:
            early = Button("debriefing", say("Debriefing now"), "D", short=say("Debriefing"))
            buttons.insert(0, early)
        page.footer(buttons, hint=hint)
        return page.tree()

    def _warns(self) -> str:
        return self.words.say("One more round would take time from the debriefing.")

    def _warning(self, stage: Stage) -> Node:
        """Says calmly, above the buttons, that the debriefing would have less than its time."""
        said = self._warns()
        content, side = stage.frame.content, stage.u(4)
        x = content.x + side + stage.u(1.6)
        made = block(said, content.right - x, stage.sizes(BODY, SMALL), Weight.STRONG)
        box = content._replace(y=content.bottom - made.height, h=made.height)
        icon = Icon("clock", Box(content.x, box.y, side, side), stage.theme.ink)
        text = looks.Text(made, x, box.y, stage.theme.ink)
        return Node(Role.STATUS, said, box, id="warning", looks=(icon, text))

    def onward(self, done: int) -> str:
        """Returns what comes after so many rounds."""
        if done >= self.state.plan.rounds:
            return self.words.say("The debriefing")
        return self.words.say("Round {n}", n=done + 1)

    def _tracks(self, stage: Stage, points: Mapping[SeatId, int], area: Box) -> list[Node]:
        """Shows the points as pawns on tracks, in the order of the table."""
        seats = [seat for seat in self.state.seats.values() if seat.plays]
        gained = self.state.scored_rounds[-1].result.points
        top = max(6, *points.values()) if points else 6
        scale = -(-top // 6) * 6
        columns = 2 if len(seats) > 6 else 1
        lines = max(4, -(-len(seats) // columns))
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
