"""The table at any moment: who is away, who comes late, who leaves, what they are called."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from game.i18n import N_
from game.rules import (
    AddSeat,
    ChangeSeat,
    Command,
    Kind,
    RemoveSeat,
    RenameSeat,
    Seat,
    SetAway,
    SetBack,
)
from game.rules.seating import MOST_MEMBERS
from game.screen import looks
from game.screen.cards import seat_label
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.looks import Look
from game.screen.page import Button, Page, dashed, key_cap, panel
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.dialogs import Answer, Ask
from game.screen.scenes.field import TextScene
from game.screen.scenes.words import open_words
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, Stage
from game.screen.text import fitted
from game.storage.people import LONGEST
from game.workshop.pseudonyms import animal_name, free_seat

if TYPE_CHECKING:
    from game.screen.app import App

LONGEST_NAME = 24
PER_PAGE = 9


class TableScene(Play):
    """Every seat with what can be done for it; the game waits behind."""

    choosing = True
    shows_seats = True
    handled = True

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.page = 0

    def seats(self) -> list[Seat]:
        return [seat for seat in self.state.seats.values() if not seat.left]

    def pages(self) -> int:
        return max(1, -(-len(self.seats()) // PER_PAGE))

    def shown(self) -> list[Seat]:
        self.page %= self.pages()
        return self.seats()[self.page * PER_PAGE : (self.page + 1) * PER_PAGE]

    def default_focus(self) -> str:
        return "next"

    def letters(self) -> Mapping[str, str]:
        return {"j": "join", "o": "observe", "l": "place", "s": "more"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        return (
            Shortcut("1 – 9", say("a seat: away, back, name, leave")),
            Shortcut("J", say("one seat more")),
            Shortcut("O", say("one observer more")),
            Shortcut("L", say("place, structure, facilitator")),
            *((Shortcut("S", say("more")),) if len(self.seats()) > PER_PAGE else ()),
        )

    def escape(self) -> None:
        self.app.follow()

    def digit(self, value: int) -> None:
        if 1 <= value <= len(self.shown()):
            self.press(f"seat{value}")

    def press(self, node_id: str) -> None:
        if node_id == "next":
            self.escape()
        elif node_id == "join":
            self._join(Kind.PLAYER)
        elif node_id == "observe":
            self._join(Kind.OBSERVER)
        elif node_id == "place":
            self._ask_context()
        elif node_id == "more":
            self.page, self.focus = (self.page + 1) % self.pages(), ""
        elif node_id.startswith("seat"):
            number, shown = int(node_id.removeprefix("seat")), self.shown()
            if 1 <= number <= len(shown):
                self._ask_about(shown[number - 1])

    def stay(self, command: Command) -> bool:
        """Asks the game for something and stays at the table."""
        scene = self.app.scene
        done = self.do(command)
        self.app.scene = scene
        self.app.forget_route()
        return done

    def _join(self, kind: Kind) -> None:
        seats = self.state.seats
        prefix = "o" if kind is Kind.OBSERVER else "s"
        staying = [s.id for s in seats.values() if not s.left]
        seat = free_seat(seats, staying, prefix)
        team = kind is Kind.PLAYER and any(s.team for s in seats.values())
        name = animal_name(self.words, seat, (s.pseudonym for s in seats.values()))
        added = AddSeat(seat, name, Kind.TEAM if team else kind, 2 if team else 1)
        if self.stay(added):
            self.app.tell(self.words.say("{name} joins the table.", name=name))

    def _ask_about(self, seat: Seat) -> None:
        say = self.words.say

        def doing(command: Command) -> Callable[[], None]:
            return lambda: self._done(command)

        presence = (
            Answer("away", say("Away for a moment"), doing(SetAway(seat.id)))
            if seat.present
            else Answer("back", say("Back again"), doing(SetBack(seat.id)))
        )
        answers = [presence, Answer("name", say("Another name"), lambda: self._ask_name(seat))]
        if self.sitting.people.name(seat.name_ref) is not None:
            answers.append(Answer("erase", say("Erase the name"), lambda: self._erase(seat)))
        if seat.team:
            more = ChangeSeat(seat.id, Kind.TEAM, min(MOST_MEMBERS, seat.members + 1))
            fewer = ChangeSeat(seat.id, Kind.TEAM, max(1, seat.members - 1))
            answers.append(Answer("larger", say("One person more"), doing(more)))
            answers.append(Answer("smaller", say("One person less"), doing(fewer)))
        if self.sitting.people.words(seat.id):
            words = Answer("words", say("Key words"), lambda: open_words(self, seat.id))
            answers.append(words)
        answers.append(Answer("leave", say("Leaves the workshop"), lambda: self._ask_leave(seat)))
        answers.append(Answer("keep", say("Go back"), lambda: None))
        self.app.open_dialog(Ask(self.app, self.name(seat.id), answers))

    def _done(self, command: Command) -> None:
        self.stay(command)

    def _leave(self, seat: Seat) -> None:
        """Lets a seat leave for good. What was typed goes too: nothing could erase it later."""
        if self.stay(RemoveSeat(seat.id)):
            self._forget(seat.name_ref)
            self._keeping(lambda: self.sitting.people.erase_words(seat.id))

    def _ask_leave(self, seat: Seat) -> None:
        say = self.words.say
        self.app.open_dialog(
            Ask(
                self.app,
                say("{name} leaves for good?", name=self.name(seat.id)),
                [
                    Answer("stay", say("Stays"), lambda: None),
                    Answer("leave", say("Leaves"), lambda: self._leave(seat)),
                ],
                detail=say("What was played stays on the sheet."),
            )
        )

    def _ask_name(self, seat: Seat) -> None:
        """The notice comes before any name is typed."""
        say = self.words.say
        if self.app.notice_read:
            self._type_name(seat)
            return

        def read() -> None:
            self.app.notice_read = True
            self._type_name(seat)

        self.app.open_dialog(
            Ask(
                self.app,
                say("Before you type a name"),
                [
                    Answer("keep", say("Keep the animal"), lambda: None),
                    Answer("type", say("Everybody agrees: type it"), read),
                ],
                detail=say(
                    "An animal is enough. A name stays on this computer, in the workshop’s folder. "
                    "It is on no sheet. You can erase it at any moment. A first name will do."
                ),
            )
        )

    def _type_name(self, seat: Seat) -> None:
        found = self.sitting.people.name(seat.name_ref) or ""

        def keep(name: str) -> None:
            self.app.follow_table()
            if not name:
                self._erase(seat)
                return
            try:
                ref = self.sitting.people.add_name(name)
            except OSError as error:
                reason = error.strerror or str(error)
                self.app.tell(self.words.say("The name can't be kept: {reason}.", reason=reason))
                return
            done = self.stay(RenameSeat(seat.id, seat.pseudonym, ref))
            # The name that is not in use any more, the old one or a refused one, is not kept.
            self._forget(seat.name_ref if done else ref)

        def title() -> str:
            return self.words.say("Name for {name}", name=seat.pseudonym)

        self.app.go(TextScene(self.app, title, found, LONGEST_NAME, keep))

    def _erase(self, seat: Seat) -> None:
        """Erases a typed name, at any moment: once the workshop is over, from its file alone."""
        if seat.name_ref is None or not self._forget(seat.name_ref):
            return
        renamed = RenameSeat(seat.id, seat.pseudonym)
        if self.may(renamed):
            self.stay(renamed)

    def _forget(self, ref: str | None) -> bool:
        """Takes a name out of the file of names; a failure is said, and False returned."""
        return ref is None or self._keeping(lambda: self.sitting.people.erase_name(ref))

    def _keeping(self, change: Callable[[], None]) -> bool:
        """Changes what was typed about people; a failure is said, and False returned."""
        try:
            change()
        except OSError as error:
            self.app.tell(error.strerror or str(error))
            return False
        self.app.changed()
        return True

    def _ask_context(self) -> None:
        say = self.words.say
        labels = {
            "place": N_("Place"),
            "structure": N_("Structure"),
            "facilitator": N_("Facilitator"),
        }

        def typing(key: str) -> Callable[[], None]:
            return lambda: self._type_context(key, labels[key])

        answers = [
            Answer(key, _filled(say(label), self.sitting.people.context(key)), typing(key))
            for key, label in labels.items()
        ]
        answers.append(Answer("back", say("Go back"), lambda: None))
        detail = say("Optional. It is printed on the sheet, and stays on this computer.")
        self.app.open_dialog(Ask(self.app, say("About the workshop"), answers, detail=detail))

    def _type_context(self, key: str, label: str) -> None:
        def keep(text: str) -> None:
            self.app.follow_table()
            try:
                self.sitting.people.set_context(key, text)
            except OSError as error:
                self.app.tell(error.strerror or str(error))

        found = self.sitting.people.context(key)
        self.app.go(TextScene(self.app, lambda: self.words.say(label), found, LONGEST, keep))

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("The seats"))
        page.header(say("The seats"))
        page.note(self.kit.scenario.title)
        page.title(say("Who is here?"))
        shown = self.shown()
        columns = 1 if len(shown) <= 4 else 2
        rows = max(4, -(-len(shown) // columns))
        cells = stage.frame.content.grid(columns, rows, stage.u(2), stage.u(1.4))
        for number, (seat, box) in enumerate(zip(shown, cells, strict=False), 1):
            page.add(self._line(stage, seat, number, box))
        buttons = [
            Button("join", say("Add a seat"), "J", short=say("Add")),
            Button("next", say("Back to the game"), say("Enter"), primary=True, short=say("Back")),
        ]
        if stage.frame.wide:
            buttons.insert(0, Button("observe", say("Observer"), "O"))
            buttons.insert(0, Button("place", say("Place"), "L"))
        if len(self.seats()) > PER_PAGE:
            buttons.insert(0, Button("more", say("More"), "S"))
        page.footer(buttons)
        return page.tree()

    def _line(self, stage: Stage, seat: Seat, number: int, box: Box) -> Node:
        say, pad = self.words.say, stage.u(1.6)
        keys, cap = key_cap(stage, str(number), box.x + pad, box.center[1], stage.theme.ink)
        x = box.x + 2 * pad + cap
        room = Box(x, box.y, box.right - pad - x, box.h)
        detail = "" if seat.present else say("away")
        if not seat.plays:
            detail = ", ".join(filter(None, (say("observer"), detail)))
        elif seat.team:
            people = self.words.say_n("{n} person", "{n} people", seat.members)
            detail = ", ".join(filter(None, (people, detail)))
        drawn: list[Look] = [panel(stage, box) if seat.present else dashed(stage, box), *keys]
        name = self.name(seat.id)
        label = room
        if detail:
            made = fitted(detail, room.w // 2, stage.sizes(SMALL), height=box.h, lines=2)
            y = box.center[1] - made.height // 2
            drawn.append(looks.Text(made, room.right - made.width, y, stage.theme.ink_soft))
            label = room._replace(w=room.w - made.width - pad)
        drawn += seat_label(
            stage,
            name,
            self.token(seat.id),
            label,
            sizes=stage.sizes(LEAD, 4.3, SMALL),
            faded=not seat.present,
        )
        node_id = f"seat{number}"
        return Node(
            Role.ITEM,
            name,
            box,
            id=node_id,
            value=detail,
            intent=Press(node_id),
            looks=tuple(drawn),
        )


def _filled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else label
