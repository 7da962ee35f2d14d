"""Key words of a pitch: asked for first, typed by the facilitator, opened by nobody in passing.

They live beside the typed names, for the person's own sheet, and can be erased at the table (F3).
Where there is a second display the room never sees them; on a single one that is said before
anything is typed, and before anything is shown again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from game.rules import SeatId
from game.rules.illustrated import subject
from game.screen import looks
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.looks import Disc, Fill, Icon, Look, Shadow
from game.screen.page import Button, button
from game.screen.scenes.aside import Aside
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.dialogs import Answer, Ask, dialog_width
from game.screen.scenes.field import TextScene
from game.screen.semantics import Node, Role
from game.screen.stage import BODY, LEAD, SMALL, Stage
from game.screen.text import Weight, block, fitted
from game.storage.people import LONGEST_WORDS

NOTE = "note"
NOTE_LETTERS: Mapping[str, str] = {"n": NOTE}


def note_shortcuts(scene: Play) -> Sequence[Shortcut]:
    """Returns the key that notes key words, once somebody was heard."""
    if subject(scene.state) is None:
        return ()
    return (Shortcut("N", scene.words.say("key words")),)


def note_button(scene: Play, stage: Stage) -> Sequence[Node]:
    """Returns the pencil in the margin, for who has only a mouse; a dot says that it was used."""
    seat = subject(scene.state)
    if seat is None:
        return ()
    theme, side = stage.theme, stage.u(3.6)
    box = Box(stage.frame.width - stage.u(0.9) - side, stage.u(6), side, side)
    noted = scene.state.here().number in scene.sitting.people.words(seat)
    drawn: list[Look] = [Icon("pencil", box.inset(stage.u(0.3)), theme.ink_soft)]
    if noted:
        dot = stage.u(1.3)
        drawn.append(Disc(Box(box.right - dot, box.bottom - dot, dot, dot), theme.action))
    say = scene.words.say
    value = say("noted") if noted else ""
    intent = Press(NOTE)
    node = Node(
        Role.BUTTON, say("Key words"), box, id=NOTE, value=value, intent=intent, looks=tuple(drawn)
    )
    return (node,)


def note_words(scene: Play) -> None:
    """Asks whether the person agrees, and then takes the key words of the pitch down."""
    seat = subject(scene.state)
    if seat is None:
        return
    number = scene.state.here().number

    def first(aside: Aside) -> WordsField | Ask:
        if number in scene.sitting.people.words(seat):
            return WordsField(aside, seat, number)
        return _consent(aside, seat, number)

    scene.app.go(Aside(scene.app, scene, first))


def _consent(aside: Aside, seat: SeatId, number: int) -> Ask:
    say = aside.words.say
    detail = say(
        "Ask first. The words stay on this computer. They are on no sheet of the group. "
        "You can erase them at any moment: F3, then the seat."
    )
    if not aside.hidden:
        detail += " " + say("The room sees what you type.")
    answers = [
        Answer("nothing", say("Note nothing"), aside.leave),
        Answer(
            "agreed",
            say("The person agrees: type"),
            lambda: aside.show(WordsField(aside, seat, number)),
        ),
    ]
    question = say("Note key words for {name}?", name=aside.app.seat_name(seat))
    return Ask(aside.app, question, answers, detail=detail)


def open_words(scene: Play, seat: SeatId) -> None:
    """Opens the key words of a seat: read, and erased one by one."""

    def first(aside: Aside) -> Ask:
        return _read(aside, seat, 0) if aside.hidden else _room_sees(aside, seat)

    scene.app.go(Aside(scene.app, scene, first))


def _room_sees(aside: Aside, seat: SeatId) -> Ask:
    """Nothing that was noted is shown to a room in passing."""
    say, people = aside.words.say, aside.below.sitting.people
    answers = [
        Answer("back", say("Go back"), aside.leave),
        Answer("read", say("Show them all the same"), lambda: aside.show(_read(aside, seat, 0))),
        Answer(
            "erase all",
            say("Erase them all"),
            lambda: _stored(aside, lambda: people.erase_words(seat)),
        ),
    ]
    question = say("Key words of {name}", name=aside.app.seat_name(seat))
    return Ask(aside.app, question, answers, detail=say("The room sees this screen."))


def _read(aside: Aside, seat: SeatId, position: int) -> Ask:
    """Returns the words of one round; the next ones are behind an answer."""
    say, people = aside.words.say, aside.below.sitting.people
    noted = list(people.words(seat).items())
    number, text = noted[position % len(noted)]

    def erase() -> None:
        people.set_words(seat, number, "")

    answers = [Answer("back", say("Go back"), aside.leave)]
    if len(noted) > 1:
        following = position + 1
        more = Answer("more", say("More"), lambda: aside.show(_read(aside, seat, following)))
        answers.append(more)
    answers.append(Answer("erase", say("Erase these words"), lambda: _stored(aside, erase)))
    where = say("Round {n}", n=number) if number else say("Demonstration")
    return Unspoken(aside.app, f"{aside.app.seat_name(seat)}, {where}", answers, detail=text)


def _stored(aside: Aside, change: Callable[[], None]) -> None:
    """Changes what is kept and goes back; a failure is said."""
    aside.leave()
    try:
        change()
    except OSError as error:
        reason = error.strerror or str(error)
        aside.app.tell(aside.words.say("The words can't be kept: {reason}.", reason=reason))


class Unspoken(Ask):
    """Key words to be read: no voice says them."""

    def tree(self, stage: Stage) -> Node:
        return replace(super().tree(stage), unheard=True)


class WordsField(TextScene):
    """The line that key words are typed into. No voice ever reads what is in it."""

    def __init__(self, aside: Aside, seat: SeatId, round_number: int) -> None:
        self.aside, self.seat, self.round_number = aside, seat, round_number
        noted = aside.below.sitting.people.words(seat).get(round_number, "")
        super().__init__(aside.app, self._title, noted, LONGEST_WORDS, self._keep)

    def _title(self) -> str:
        return self.words.say("Key words for {name}", name=self.app.seat_name(self.seat))

    def _keep(self, text: str) -> None:
        people = self.aside.below.sitting.people
        _stored(self.aside, lambda: people.set_words(self.seat, self.round_number, text))

    def default_focus(self) -> str:
        return "keep"

    def ringed(self) -> str:
        return self.focus

    def press(self, node_id: str) -> None:
        if node_id == "keep":
            self.keep(self.text.strip())
        elif node_id == "cancel":
            self.aside.leave()

    def tree(self, stage: Stage) -> Node:
        say, theme, pad, gap = self.words.say, stage.theme, stage.u(3.4), stage.u(1.8)
        width = dialog_width(stage)
        inner = width - 2 * pad
        title = fitted(self._title(), inner, stage.sizes(6.4, 5.6, LEAD), Weight.TITLE, lines=2)
        typed = block(f"{self.text}|", inner - 2 * gap, stage.sizes(LEAD, SMALL), Weight.STRONG)
        said = say("It stays on this computer. An empty line erases it.")
        below = fitted(said, inner, stage.sizes(BODY, SMALL), lines=3)
        field_height = max(stage.u(10), typed.height + 2 * gap)
        foot = stage.u(9)
        height = 2 * pad + title.height + field_height + below.height + foot + 3 * gap
        box = stage.frame.box.centered(width, height)
        x, y = box.x + pad, box.y + pad
        drawn: list[Look] = [
            Fill(box, theme.card, stage.u(2.4), shadow=Shadow.CARD),
            looks.Text(title, x, y, theme.ink),
        ]
        y += title.height + gap
        field = Box(x, y, inner, field_height)
        border = Fill(field, None, stage.u(1.5), border=max(2, stage.u(0.3)), ink=theme.line)
        text = looks.Text(typed, x + gap, field.center[1] - typed.height // 2, theme.ink)
        y += field_height + gap
        drawn.append(looks.Text(below, x, y, theme.ink_soft))
        row = Box(x, box.bottom - pad - foot, inner, foot)
        keep = button(stage, Button("keep", say("Keep"), say("Enter"), primary=True), row)
        rest = row._replace(w=keep.box.x - stage.u(1.8) - row.x)
        cancel = button(stage, Button("cancel", say("Cancel"), say("Esc")), rest)
        value = self.text
        line = Node(
            Role.FIELD, say("Key words"), field, value=value, looks=(border, text), unheard=True
        )
        children = (line, cancel, keep)
        return Node(Role.DIALOG, self._title(), box, looks=tuple(drawn), children=children)
