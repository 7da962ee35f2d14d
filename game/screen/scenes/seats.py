"""Who plays, for how long: a number to change, no form. Real names are never asked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.rules import (
    AddSeat,
    ChangeSeat,
    Kind,
    OpenRound,
    RemoveSeat,
    Seat,
    time_plan,
)
from game.rules.seating import LEAST_SEATS, MOST_SEATS
from game.screen import gestures, looks
from game.screen.cards import seat_label, seat_name
from game.screen.intents import Intent, Key, Press
from game.screen.layout import Box
from game.screen.looks import Fill, Icon, Look, Token
from game.screen.page import Button, Page, panel, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.semantics import Node, Role
from game.screen.stage import BODY, CARD_TITLE, LEAD, SMALL, TITLE, Stage
from game.screen.text import Weight, block, fitted
from game.storage.settings import TableSeat
from game.workshop.chance import shuffled_start
from game.workshop.pseudonyms import animal_name, free_seat

if TYPE_CHECKING:
    from game.screen.app import App

MOST_ROWS = 7
MINUTES_STEP, LEAST_MINUTES, MOST_MINUTES = 5, 15, 240


class SeatsScene(Play):
    """The table before the start: how many, in teams or not, how many minutes."""

    choosing = True
    handled = True
    note_key = "welcome"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.minutes = app.settings.minutes or self.kit.scenario.minutes
        self.known_table = bool(app.settings.table)

    def letters(self) -> Mapping[str, str]:
        return {"n": "names", "e": "teams", "m": "more_minutes", "l": "less_minutes", "r": "rules"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        return (
            Shortcut("3 – 9", say("how many seats")),
            Shortcut("+  –", say("one seat more, one less")),
            Shortcut("M  L", say("five minutes more, less")),
            Shortcut("E", say("teams or single players")),
            Shortcut("N", say("names, observers, place")),
        )

    def on(self, intent: Intent) -> None:
        if intent is Key.UP:
            self.press("more")
        elif intent is Key.DOWN:
            self.press("less")
        else:
            super().on(intent)

    def typed(self, text: str) -> None:
        if text == "+":
            self.press("more")
        elif text in "-–":
            self.press("less")

    def digit(self, value: int) -> None:
        if LEAST_SEATS <= value <= 9:
            self._seat(value)

    def press(self, node_id: str) -> None:
        players = len(self.state.players)
        if node_id == "next":
            self._start(rules=not self.known_table)
        elif node_id == "rules" and self.known_table:
            self._start(rules=True)
        elif node_id == "more":
            self._seat(players + 1)
        elif node_id == "less":
            self._seat(players - 1)
        elif node_id in ("more_minutes", "less_minutes"):
            step = MINUTES_STEP if node_id == "more_minutes" else -MINUTES_STEP
            self.minutes = max(LEAST_MINUTES, min(MOST_MINUTES, self.minutes + step))
            self.app.changed()
        elif node_id == "teams":
            self._toggle_teams()
        elif node_id == "names":
            gestures.manage_seats(self.app)

    def _seat(self, wanted: int) -> None:
        wanted = max(LEAST_SEATS, min(MOST_SEATS, wanted))
        while len(self.state.players) > wanted:
            if not self.do(RemoveSeat(self.state.players[-1].id)):
                return
        teams = any(seat.team for seat in self.state.players)
        while len(self.state.players) < wanted:
            seats = self.state.seats
            seat = free_seat(seats, seats)
            name = animal_name(self.words, seat, (s.pseudonym for s in seats.values()))
            kind, members = (Kind.TEAM, 2) if teams else (Kind.PLAYER, 1)
            if not self.do(AddSeat(seat, name, kind, members)):
                return

    def _toggle_teams(self) -> None:
        teams = not any(seat.team for seat in self.state.players)
        for seat in self.state.players:
            kind = Kind.TEAM if teams else Kind.PLAYER
            self.do(ChangeSeat(seat.id, kind, 2 if teams else 1))

    def _start(self, *, rules: bool) -> None:
        """Deals the cards; who knows the rules goes to the first card at once."""
        setup = self.state.setup
        if not self.do(shuffled_start(setup, self.app.chance, self.minutes)):
            return
        table = tuple(
            TableSeat(pseudonym=s.pseudonym, kind=s.kind, members=s.members)
            for s in self.state.seats.values()
        )
        if not self.sitting.rehearsal:
            self.app.remember(
                self.app.settings.model_copy(update={"table": table, "minutes": self.minutes})
            )
        if not rules:
            self.do(OpenRound())

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("The seats"))
        page.header(say("The seats"))
        page.note(self.kit.scenario.title)
        frame = stage.frame
        left = Box(frame.margin, stage.u(11), round(frame.header.w * 0.3), stage.u(65))
        title_height = max(stage.u(9), 2 * stage.line(Weight.TITLE))
        page.add(
            text_node(
                stage,
                say("Who plays?"),
                Box(left.x, left.y, left.w, title_height),
                stage.sizes(TITLE, 6.4, 5.6, CARD_TITLE, LEAD, SMALL),
                weight=Weight.TITLE,
                role=Role.HEADING,
                node_id="title",
                lines=2,
            )
        )
        page.add(*self._minutes_counter(stage, left))
        count_top = left.bottom - _minutes_height(stage) - _count_height(stage)
        page.add(*self._counter(stage, left._replace(y=count_top)))
        animals = say("Everyone gets an animal. No real name is needed.")
        top = left.y + title_height + stage.u(1.5)
        room = Box(left.x, top, left.w, min(stage.u(15), count_top - top))
        sizes = stage.sizes(BODY, SMALL)
        if not block(animals, room.w, sizes, height=room.h).overflows:
            page.add(text_node(stage, animals, room, sizes, ink=stage.theme.ink_soft))
        right = Box(left.right + stage.u(4), stage.u(11), 0, stage.u(64.5))
        right = right._replace(w=frame.width - frame.margin - right.x)
        page.add(*self._tiles(stage, right))
        teams = any(seat.team for seat in self.state.players)
        team_label = say("Single players") if teams else say("Teams")
        # A new table sees the rules anyhow; where the button has no room, the menu has it.
        roomy = frame.wide and stage.text_size == 100
        rules = [Button("rules", say("Rules"), "R")] if self.known_table and roomy else []
        page.footer(
            [
                *rules,
                Button("names", say("Names"), "N"),
                Button("teams", team_label, "E"),
                Button(
                    "next", say("Deal the cards"), say("Enter"), primary=True, short=say("Deal")
                ),
            ]
        )
        return page.tree()

    def _counter(self, stage: Stage, area: Box) -> list[Node]:
        """Returns how many play, with a button on either side."""
        players = len(self.state.players)
        number = text_node(
            stage,
            str(players),
            Box(area.x, area.y, area.w, stage.u(16)),
            stage.sizes(15),
            weight=Weight.TITLE,
            centered=True,
            role=Role.STATUS,
            node_id="count",
        )
        kind = any(seat.team for seat in self.state.players)
        label = (
            self.words.say_n("{n} team", "{n} teams", players)
            if kind
            else self.words.say_n("{n} player", "{n} players", players)
        )
        word = label.replace(str(players), "").strip()
        below = text_node(
            stage,
            word,
            Box(area.x, area.y + stage.u(15.2), area.w, stage.line() + stage.u(0.4)),
            stage.sizes(BODY, SMALL),
            centered=True,
            ink=stage.theme.ink_soft,
        )
        side = stage.u(7)
        y = area.y + stage.u(8.5) - side // 2
        return [
            number,
            below,
            _round_button(
                stage, "less", "minus", self.words.say("One seat less"), Box(area.x, y, side, side)
            ),
            _round_button(
                stage,
                "more",
                "plus",
                self.words.say("One seat more"),
                Box(area.right - side, y, side, side),
            ),
        ]

    def _minutes_counter(self, stage: Stage, left: Box) -> list[Node]:
        plan = time_plan(self.rules, len(self.state.players), self.minutes)
        say, say_n = self.words.say, self.words.say_n
        area = left._replace(y=left.bottom - _minutes_height(stage), h=_minutes_height(stage))
        side = stage.u(5.6)
        row = max(side, stage.line(Weight.TITLE))
        sizes, between = stage.sizes(5.6, CARD_TITLE, SMALL), area.w - 2 * side
        called = say("{n} min", n=self.minutes)
        if block(called, between, sizes, Weight.TITLE, lines=1).overflows:
            called = str(self.minutes)
        minutes = text_node(
            stage,
            called,
            Box(area.x + side, area.y, between, row),
            sizes,
            weight=Weight.TITLE,
            centered=True,
            middle=True,
            role=Role.STATUS,
            node_id="minutes",
        )
        rounds = say_n("{n} round", "{n} rounds", plan.rounds)
        debriefing = say("then {n} min of debriefing", n=plan.debriefing_s // 60)
        said = f"{rounds}, {debriefing}" if plan.fits else say("Too short for a round.")
        below = Box(area.x, area.y + row + stage.u(0.8), area.w, 0)
        below = below._replace(h=area.bottom - below.y)
        small = stage.sizes(SMALL)
        if block(said, below.w, small, height=below.h).overflows and plan.fits:
            said = rounds
        shown = fitted(said, below.w, small, height=below.h)
        look = looks.Text(shown, below.x, below.y, stage.theme.ink_soft)
        text = Node(Role.TEXT, said, below, id="plan", looks=(look,))
        return [
            minutes,
            _round_button(
                stage,
                "less_minutes",
                "minus",
                say("Five minutes less"),
                Box(area.x, area.y + (row - side) // 2, side, side),
            ),
            _round_button(
                stage,
                "more_minutes",
                "plus",
                say("Five minutes more"),
                Box(area.right - side, area.y + (row - side) // 2, side, side),
            ),
            text,
        ]

    def _tiles(self, stage: Stage, area: Box) -> list[Node]:
        seats = [seat for seat in self.state.seats.values() if not seat.left]
        rows = max(3, min(MOST_ROWS, -(-len(seats) // 2)))
        cells = area.grid(2, rows, stage.u(2), stage.u(1.6))
        if len(seats) <= len(cells):
            return [self._tile(stage, s, cell) for s, cell in zip(seats, cells, strict=False)]
        shown = seats[: len(cells) - 1]
        more = f"+ {len(seats) - len(shown)}"
        rest = text_node(stage, more, cells[-1], stage.sizes(LEAD, SMALL), middle=True)
        return [*(self._tile(stage, s, c) for s, c in zip(shown, cells, strict=False)), rest]

    def _tile(self, stage: Stage, seat: Seat, box: Box) -> Node:
        name = self.name(seat.id)
        number = self.token(seat.id)
        pad = stage.u(1.6)
        detail = ""
        if not seat.plays:
            detail = self.words.say("observer")
        elif seat.team:
            detail = self.words.say_n("{n} person", "{n} people", seat.members)
        drawn: list[Look] = [panel(stage, box)]
        if box.h > stage.u(13):
            sizes = stage.sizes(5.4, LEAD, SMALL)
            for units in (9, 6):
                side = min(stage.u(units), box.h - 2 * pad)
                token = Box(box.x + pad, box.y + (box.h - side) // 2, side, side)
                x = token.right + pad
                width = box.right - pad - x
                if not block(name, width, sizes, Weight.TITLE, lines=1).overflows:
                    break
            title = seat_name(name, width, sizes, Weight.TITLE, box.h - stage.line())
            small = fitted(detail, width, stage.sizes(SMALL), lines=1)
            height = title.height + (small.height if detail else 0)
            y = box.y + (box.h - height) // 2
            drawn += [Token(number, token), looks.Text(title, x, y, stage.theme.ink)]
            if detail:
                drawn.append(looks.Text(small, x, y + title.height, stage.theme.ink_soft))
        else:
            label = f"{name}, {detail}" if detail else name
            inner = box.inset(pad, stage.u(0.8 if stage.text_size == 100 else 0.3))
            drawn += seat_label(
                stage,
                label,
                number,
                inner,
                sizes=stage.sizes(LEAD, 4.3, SMALL),
                weight=Weight.TITLE,
            )
        return Node(Role.ITEM, name, box, id=f"seat-{seat.id}", value=detail, looks=tuple(drawn))


def _count_height(stage: Stage) -> int:
    """Returns the height of the number of players and of the word under it, with their air."""
    return stage.u(15.2) + stage.line() + stage.u(2)


def _minutes_height(stage: Stage) -> int:
    """Returns the height of the minutes, and of what follows from them."""
    lines = 2 if stage.text_size < 150 else 1
    return max(stage.u(5.6), stage.line(Weight.TITLE)) + stage.u(1.4) + lines * stage.line()


def _round_button(stage: Stage, node_id: str, icon: str, name: str, box: Box) -> Node:
    theme = stage.theme
    ring = Fill(box, None, box.w // 2, border=max(2, stage.u(0.25)), ink=theme.ink)
    sign = Icon(icon, box.inset(round(box.w * 0.2)), theme.ink, 2)
    return Node(Role.BUTTON, name, box, id=node_id, intent=Press(node_id), looks=(ring, sign))
