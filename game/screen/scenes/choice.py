"""Everyone chooses a job: open hands on the screen, hands on paper by their number."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.content.models import JobCard
from game.rules import (
    ChooseJob,
    Hands,
    JobId,
    OpenInterviews,
    PassTurn,
    ReplaceJob,
    SeatId,
    State,
    Step,
    view,
)
from game.rules.rounds import awaited_choices
from game.screen.intents import Intent, Key
from game.screen.layout import Box
from game.screen.page import Button, Page, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.hand import add_hand, add_typed_card, cards_per_page, hand_area
from game.screen.scenes.overview import overview, seats_per_page
from game.screen.semantics import Node
from game.screen.stage import LEAD, Stage
from game.screen.strips import strips_in_a_row

if TYPE_CHECKING:
    from game.screen.app import App


class ChoiceScene(Play):
    """One seat after the other chooses from its hand; then an overview, where any can change."""

    choosing = True
    handled = True
    note_key = "choice"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.again: SeatId | None = None
        """The seat that changes its choice from the overview."""
        self.chosen = 0
        self.page = 0
        self.number = ""

    @property
    def typing_number(self) -> bool:
        return self.rules.hands is Hands.PAPER

    def seat(self) -> SeatId | None:
        """Returns who chooses now; None once everybody has."""
        if self.again is not None:
            return self.again
        waiting = awaited_choices(self.state)
        return waiting[0].id if waiting else None

    def hand(self) -> list[JobCard]:
        """Returns the hand of who chooses, as its own seat sees it."""
        seat = self.seat()
        if seat is None or self.typing_number:
            return []
        hand = view(self.state, seat).seats[seat].hand or ()
        # An undo or another seat's turn can leave fewer cards than the one that was pointed at.
        self.chosen = min(self.chosen, max(0, len(hand) - 1))
        return [self.job(JobId(job)) for job in hand]

    @property
    def busy(self) -> bool:
        return self.again is not None or bool(self.number)

    def refresh(self) -> None:
        self._next_seat()

    def default_focus(self) -> str:
        if self.seat() is None or self.typing_number:
            return "next"
        return f"job{self.chosen + 1}"

    def letters(self) -> Mapping[str, str]:
        if self.seat() is None:
            return {"s": "more"}
        return {"x": "pass", "r": "replace", "s": "more"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        if self.seat() is None:
            shown, everybody = len(self._shown()), len(self.state.present_players)
            several = everybody > seats_per_page(self.app.stage())
            more = (Shortcut("S", say("more")),) if several else ()
            return (Shortcut(f"1 – {shown}", say("change a choice")), *more)
        passing = Shortcut("X", say("pass: it costs nothing"))
        if self.typing_number:
            moving = Shortcut(say("Down"), say("the next number"))
            return (Shortcut("0 – 9", say("type the number of the card")), moving, passing)
        if not self._hand_is_seen():
            return (passing,)
        return (
            Shortcut(f"1 – {len(self.hand())}", say("choose a card")),
            passing,
            Shortcut("R", say("replace a card that does not suit")),
            *((Shortcut("S", say("more")),) if self._pages() > 1 else ()),
        )

    def _pages(self) -> int:
        """Returns in how many pages the hand is shown."""
        count = len(self.hand())
        return -(-count // self._per_page(self._hand_stage(), count)) if count else 1

    def _per_page(self, stage: Stage, count: int) -> int:
        area, _ = hand_area(stage, self)
        return cards_per_page(stage, area, count)

    def _hand_stage(self) -> Stage:
        """Returns the window that shows the hand."""
        hidden = self.app.windows.private() if self.rules.hands is Hands.PRIVATE else None
        return self.app.stage(hidden)

    def _turn_page(self) -> None:
        """Goes to the first card of the next page of the hand, around the end."""
        count = len(self.hand())
        per_page = self._per_page(self._hand_stage(), count)
        page = (self.chosen // per_page + 1) % self._pages()
        self.chosen, self.focus = page * per_page, ""

    def on(self, intent: Intent) -> None:
        hand = self.hand()
        if hand and intent in (Key.UP, Key.BACK, Key.DOWN):
            step = 1 if intent is Key.DOWN else -1
            self.chosen = (self.chosen + step) % len(hand)
            self.focus = ""
        elif self.typing_number and self.seat() and intent in (Key.UP, Key.DOWN):
            # A clicker moves the highlight instead: to the signs, to the card, to the pass.
            self.focus = ""
            self._step_number(-1 if intent is Key.UP else 1)
        else:
            super().on(intent)

    def _step_number(self, step: int) -> None:
        """Goes to the next number of a card that this seat may play, around the end."""
        seat = self.seat()
        if seat is None:
            return
        jobs = [j for j in self.kit.jobs if self.may(ChooseJob(seat, JobId(j.id)))]
        numbers = sorted(job.number for job in jobs)
        if not numbers:
            return
        here = int(self.number) if self.number else 0
        if step > 0:
            found = next((n for n in numbers if n > here), numbers[0])
        else:
            found = next((n for n in reversed(numbers) if n < here), numbers[-1])
        self.number = str(found)
        self.app.changed()

    def digit(self, value: int) -> None:
        if self.typing_number and self.seat() is not None:
            self.number, self.focus = (self.number + str(value))[-4:], ""
        elif self.seat() is None:
            seats = self._shown()
            if 1 <= value <= len(seats):
                self._change(seats[value - 1])
        elif 1 <= value <= len(self.hand()):
            self.chosen, self.focus = value - 1, ""

    def erase(self) -> None:
        self.number = self.number[:-1]

    def move(self, step: int) -> None:
        super().move(step)
        number = self.focused().removeprefix("job")
        if number.isdigit():
            self.chosen = int(number) - 1

    def activate(self, node_id: str) -> None:
        self.press("next" if node_id.startswith("job") else node_id)

    def press(self, node_id: str) -> None:
        seat = self.seat()
        if node_id.startswith("seat-"):
            self._change(SeatId(node_id.removeprefix("seat-")))
        elif seat is None:
            self._press_in_overview(node_id)
        elif node_id == "more":
            self._turn_page()
        elif node_id in ("plus", "minus") and self.typing_number:
            self._step_number(1 if node_id == "plus" else -1)
        elif node_id.startswith("job"):
            self.chosen, self.focus = int(node_id.removeprefix("job")) - 1, ""
        elif node_id == "pass":
            if self.do(PassTurn(seat)):
                self._next_seat()
        elif node_id == "replace" and self.hand() and self._hand_is_seen():
            self.do(ReplaceJob(seat, JobId(self.hand()[self.chosen].id)))
        elif node_id == "next" and self._hand_is_seen():
            self._choose(seat)

    def _press_in_overview(self, node_id: str) -> None:
        if node_id == "next":
            self.do(OpenInterviews())
        elif node_id == "more":
            self.page, self.focus = self.page + 1, ""

    def _hand_is_seen(self) -> bool:
        """A private hand without its display is seen by nobody: nothing is chosen blindly."""
        return self.rules.hands is not Hands.PRIVATE or self.app.windows.private() is not None

    def _choose(self, seat: SeatId) -> None:
        if self.typing_number:
            job = self._typed_job()
            if job is None:
                said = self.words.say("No card has the number {n}.", n=self.number)
                missing = self.words.say("Type the number of the card.")
                self.app.tell(said if self.number else missing)
                return
        else:
            job = self.hand()[self.chosen]
        if self.do(ChooseJob(seat, JobId(job.id))):
            self._next_seat()

    def _typed_job(self) -> JobCard | None:
        """Returns the card that the number being typed names."""
        return next((j for j in self.kit.jobs if str(j.number) == self.number), None)

    def _next_seat(self) -> None:
        self.again, self.chosen, self.focus, self.number = None, 0, "", ""
        self.app.changed()

    def _change(self, seat: SeatId) -> None:
        self._next_seat()
        self.again = seat

    def tree(self, stage: Stage) -> Node:
        seat = self.seat()
        if seat is None:
            return overview(stage, self, self._shown())
        if self.rules.hands is Hands.PRIVATE:
            return self._curtain(stage, seat)
        return self._choosing(stage, seat)

    def private_tree(self, stage: Stage) -> Node | None:
        seat = self.seat()
        hidden = self.rules.hands is Hands.PRIVATE and seat is not None
        return self._choosing(stage, seat) if hidden and seat is not None else None

    def _curtain(self, stage: Stage, seat: SeatId) -> Node:
        """What the room sees while a private hand is looked at on the other display."""
        say = self.words.say
        page = Page(stage, say("Choice"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 0)
        page.title(say("{name} chooses", name=self.name(seat)), token=self.token(seat))
        content = stage.frame.content
        strips, height = strips_in_a_row(stage, self.kit, self.table_skills(), content)
        page.add(*strips)
        if self.app.windows.private() is None:
            said = say("The second screen is gone: connect it again, or press P to pass.")
        else:
            said = say("The hand is on the other screen.")
        below = Box(content.x, content.y + height + stage.u(8), content.w, stage.u(24))
        page.add(text_node(stage, said, below, stage.sizes(6.4, 5.4, LEAD), centered=True))
        page.footer([Button("pass", say("Pass"), "X")])
        return page.tree()

    def _choosing(self, stage: Stage, seat: SeatId) -> Node:
        say = self.words.say
        page = Page(stage, say("Choice"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 0)
        noun = self.kit.noun.singular
        page.title(
            say("{name}, choose your {noun}", name=self.name(seat), noun=noun),
            token=self.token(seat),
        )
        hand = self.hand()
        area, strips = hand_area(stage, self)
        page.add(*strips)
        if self.typing_number:
            add_typed_card(stage, page, area, self.number, self._typed_job())
        elif hand:
            add_hand(stage, page, area, seat, hand, self.chosen)
        label, short = say("Play this card"), say("Play")
        buttons = [
            Button("pass", say("Pass"), "X"),
            Button("next", label, say("Enter"), primary=True, short=short),
        ]
        count = len(hand)
        if count and count > cards_per_page(stage, area, count):
            buttons.insert(0, Button("more", say("More"), "S"))
        hint = "" if self.typing_number else say("1 to {n}: choose a card", n=count)
        page.footer(buttons, hint=hint if stage.frame.wide else "")
        return page.tree()

    def _shown(self) -> list[SeatId]:
        """Returns the seats of this page of the overview."""
        seats = [seat.id for seat in self.state.present_players]
        per_page = seats_per_page(self.app.stage())
        self.page %= max(1, -(-len(seats) // per_page))
        return seats[self.page * per_page :][:per_page]


class LateChoiceScene(ChoiceScene):
    """Who joins or comes back while others are heard chooses; then the interviews go on."""

    def escape(self) -> None:
        """Goes back to the interviews; the seat may choose later."""
        self.app.forget_route()
        self.app.follow()

    def _next_seat(self) -> None:
        super()._next_seat()
        if self.app.scene is self and self.seat() is None:
            self.escape()


def choose_late(app: "App") -> None:
    """Opens the choice of those who came while others are heard."""
    app.go(LateChoiceScene(app))


def late_seats(state: State) -> bool:
    """Returns whether somebody who came during the interviews may still choose a job."""
    return state.step is Step.INTERVIEW and bool(awaited_choices(state))
