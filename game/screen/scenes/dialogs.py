"""Dialogs over a scene: a question with its answers, the keys of the screen, the menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.rules import ForceNext, Pause, why_not
from game.screen import looks
from game.screen.intents import Intent, Key, Letter, Press
from game.screen.layout import Box
from game.screen.looks import Fill, Look, Shadow
from game.screen.page import key_cap
from game.screen.scenes.base import Scene, Shortcut
from game.screen.semantics import Node, Role
from game.screen.stage import BODY, HINT, LEAD, SMALL, TITLE, Stage
from game.screen.text import Block, Weight, block, fitted

if TYPE_CHECKING:
    from game.screen.app import App


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a dialog and what it does."""

    id: str
    label: str
    does: Callable[[], None]


class Ask(Scene):
    """A question and its answers, in pages of ten or of as many as there is room for.

    The first answer has the focus; Esc gives none.
    """

    choosing = True

    def __init__(
        self, app: "App", question: str, answers: Sequence[Answer], detail: str = ""
    ) -> None:
        super().__init__(app)
        self.question = question
        self.detail = detail
        self.answers = tuple(answers)
        self.page = 0

    def default_focus(self) -> str:
        return self.shown()[0].id

    def shown(self) -> list[Answer]:
        """Returns the answers of this page; the last one of several leads to the next page."""
        most = min(10, self._rows(self.app.stage()))
        if len(self.answers) <= most:
            return list(self.answers)
        pages = -(-len(self.answers) // (most - 1))
        per_page = -(-len(self.answers) // pages)
        self.page %= pages
        some = self.answers[self.page * per_page : (self.page + 1) * per_page]
        return [*some, Answer(_MORE, self.words.say("More"), self._turn_page)]

    def _turn_page(self) -> None:
        self.page, self.focus = self.page + 1, ""

    def press(self, node_id: str) -> None:
        chosen = next((a for a in self.shown() if a.id == node_id), None)
        if chosen is None:
            return
        if chosen.id == _MORE:
            chosen.does()
        else:
            self.app.close_dialog(self)
            chosen.does()

    def shortcuts(self) -> Sequence[Shortcut]:
        last = len(self.shown())
        return (Shortcut(f"1 – {last}" if last < 10 else "1 – 0", self.words.say("choose")),)

    def digit(self, value: int) -> None:
        number = value or 10
        if number <= len(self.shown()):
            self.press(self.shown()[number - 1].id)

    def escape(self) -> None:
        """Leaves without an answer."""
        self.app.close_dialog(self)

    def _head(self, stage: Stage) -> tuple[int, Block, Block | None]:
        """Returns the height that the question needs, it, and what is said about it."""
        pad, gap = stage.u(3.4), stage.u(1.4)
        inner = dialog_width(stage) - 2 * pad
        sizes = stage.sizes(6.4, 5.6, LEAD, SMALL)
        title = block(self.question, inner, sizes, Weight.TITLE, stage.u(22), lines=4, cut=True)
        head = 2 * pad + title.height + 2 * gap
        detail = None
        if self.detail:
            least = min(3, len(self.answers)) * (stage.line(Weight.STRONG) + stage.u(0.7))
            room = stage.u(87) - head - gap - least
            detail = fitted(self.detail, inner, stage.sizes(BODY, SMALL), height=room)
            head += detail.height + gap
        return head, title, detail

    def _rows(self, stage: Stage) -> int:
        """Returns how many answers there is room for."""
        least = stage.line(Weight.STRONG) + stage.u(0.7)
        return max(3, (stage.u(87.7) - self._head(stage)[0]) // least)

    def tree(self, stage: Stage) -> Node:
        pad, gap = stage.u(3.4), stage.u(1.4)
        width = dialog_width(stage)
        inner = width - 2 * pad
        head, title, detail = self._head(stage)
        answers = self.shown()
        rows = len(answers)
        gap_rows = gap if rows < 6 else stage.u(0.7)
        wished = max(stage.u(7), stage.line(Weight.STRONG) + stage.u(1.4))
        row = min(wished, (stage.u(87) - head + gap_rows) // rows - gap_rows)
        height = head + rows * (row + gap_rows) - gap_rows
        box = stage.frame.box.centered(width, height)
        drawn: list[Look] = [
            Fill(box, stage.theme.card, stage.u(2.4), shadow=Shadow.CARD),
            looks.Text(title, box.x + pad, box.y + pad, stage.theme.ink),
        ]
        y = box.y + pad + title.height + gap
        if detail is not None:
            drawn.append(looks.Text(detail, box.x + pad, y, stage.theme.ink_soft))
            y += detail.height + gap
        y += gap
        cells = Box(box.x + pad, y, inner, rows * (row + gap_rows) - gap_rows).rows(rows, gap_rows)
        children = tuple(
            self._answer(stage, answer, cells[number], number)
            for number, answer in enumerate(answers)
        )
        return Node(
            Role.DIALOG,
            self.question,
            box,
            value=self.detail,
            looks=tuple(drawn),
            children=children,
        )

    def _answer(self, stage: Stage, answer: Answer, box: Box, number: int) -> Node:
        theme = stage.theme
        first = number == 0
        ink = theme.on_action if first else theme.ink
        key = str((number + 1) % 10)
        most = box.h - stage.u(0.8)
        keys, cap = key_cap(stage, key, box.x + stage.u(1.6), box.center[1], ink, most=most)
        x = box.x + stage.u(1.6) + cap + stage.u(1.6)
        sizes = stage.sizes(LEAD, 4.3, SMALL)
        label = fitted(answer.label, box.right - stage.u(1.6) - x, sizes, Weight.STRONG, lines=1)
        fill = Fill(
            box,
            theme.action if first else None,
            stage.u(1.5),
            border=0 if first else max(2, stage.u(0.25)),
            ink=theme.line,
        )
        text = looks.Text(label, x, box.y + (box.h - label.height) // 2, ink)
        return Node(
            Role.BUTTON,
            answer.label,
            box,
            id=answer.id,
            intent=Press(answer.id),
            looks=(fill, *keys, text),
        )


_MORE = "more answers"


def dialog_width(stage: Stage) -> int:
    """Returns the width of a dialog: large text has more of the window."""
    margin = stage.u(6 if stage.text_size == 100 else 3)
    return min(stage.frame.width - 2 * margin, stage.u(100))


class Help(Scene):
    """The keys that work on the screen below, and what the scenario proposes to say.

    Who has only a mouse clicks on a key: nothing needs a keyboard.
    """

    def __init__(self, app: "App", below: Scene, notes: Sequence[str]) -> None:
        super().__init__(app)
        self.below = below
        self.notes = notes
        self.readable = app.narrator.can_read()
        """Whether the screen below has a card to read."""

    def on(self, intent: object) -> None:
        if intent is not Key.BLACK:
            self.app.close_dialog(self)

    def escape(self) -> None:
        self.app.close_dialog(self)

    def click(self, x: int, y: int, stage: Stage) -> None:
        """Closes, and then does what the key under the mouse does, if there is one."""
        node = self.tree(stage).at(x, y)
        self.app.close_dialog(self)
        if node is not None and node.intent is not None:
            self.app.on(node.intent)

    def listed(self) -> list[Shortcut]:
        """Returns the keys that do something now: the scene's own, then those of every screen."""
        say, app, below = self.words.say, self.app, self.below
        on_scene = below is app.scene
        looks_back = on_scene and app.past.possible and not (below.choosing or below.typing)
        keys = [
            (not below.fixed, say("Enter") if below.typing else say("Space"), say("go on")),
            (not below.fixed, say("Tab"), say("move")),
            (looks_back, say("Page up"), say("look back")),
        ]
        if app.sitting is not None and on_scene and below.in_workshop:
            workshop = app.sitting.workshop
            keys += [
                (workshop.history.can_undo() is not None, "Ctrl Z", say("undo")),
                (workshop.history.can_redo() is not None, "Ctrl Y", say("redo")),
                (not below.shows_seats, "F3", say("seats")),
                (self._may_peek(), "F4", say("your notes, while it is held")),
                (
                    why_not(workshop.state, ForceNext()) is None,
                    "F5",
                    say("go on without waiting"),
                ),
            ]
        keys += [
            (self._can_pause(), "P", say("pause of everything")),
            (not below.typing, "B", say("black screen")),
            (self._can_freeze(), "F", say("freeze the room’s picture")),
            (not (below.typing or "v" in below.letters()), "V", say("voice")),
            (on_scene and self.readable, "F7", say("read the card aloud")),
            (app.settings.voice != "off", "F8", say("say it again")),
            (True, "F2", say("language")),
            (True, "F9", say("preview of an old projector")),
            (True, "F11", say("full screen")),
            (True, "F12", say("every window on one display")),
            (True, say("Esc"), self._escape_does()),
        ]
        every = [*below.shortcuts(), *(Shortcut(k, does) for works, k, does in keys if works)]
        caps = app.key_caps()
        return [s for s in every if caps.get(s.key, s.key)]

    def _can_pause(self) -> bool:
        sitting = self.app.sitting
        pauses = sitting is not None and why_not(sitting.workshop.state, Pause()) is None
        return pauses and not self.below.typing

    def _can_freeze(self) -> bool:
        return self.app.windows.private() is not None and not self.below.typing

    def _may_peek(self) -> bool:
        return self.app.windows.private() is None and not self.below.private

    def _escape_does(self) -> str:
        if hasattr(self.below, "escape"):
            return self.words.say("go back")
        if self.app.sitting is not None:
            return self.words.say("menu")
        return self.words.say("leave the game")

    def tree(self, stage: Stage) -> Node:
        words, keys = self.words, self.listed()
        pad, head = stage.u(4), stage.u(9)
        width = min(stage.frame.width - 2 * stage.u(4), stage.u(120))
        inner = width - 2 * pad
        half = (inner - stage.u(3)) // 2
        columns = self._columns(stage, [_KeyLine(stage, key, half) for key in keys])
        used = max(sum(line.height for line in column) for column in columns)
        if used > stage.u(87) - 2 * pad - head:
            pad, head = stage.u(2), 0
        notes = [block(note, inner, stage.sizes(SMALL), lines=2) for note in self.notes[:2]]
        room = stage.u(86) - 2 * pad - head - used
        while notes and sum(n.height + stage.u(0.8) for n in notes) + stage.u(1.5) > room:
            notes.pop()
        extra = sum(n.height + stage.u(0.8) for n in notes) + (stage.u(1.5) if notes else 0)
        box = stage.frame.box.centered(width, 2 * pad + head + used + extra)
        left = box.x + (width - inner) // 2
        drawn: list[Look] = [Fill(box, stage.theme.card, stage.u(2.4), shadow=Shadow.CARD)]
        if head:
            title = block(words.say("The keys"), width, stage.sizes(TITLE), Weight.TITLE)
            drawn.append(looks.Text(title, left, box.y + pad, stage.theme.ink))
        top = box.y + pad + head
        children = []
        for number, column in enumerate(columns):
            x, y = left + number * (half + stage.u(3)), top
            for line in column:
                children.append(line.node(Box(x, y, half, line.height)))
                y += line.height
        y = top + used + stage.u(1.5)
        for note in notes:
            drawn.append(looks.Text(note, left, y, stage.theme.ink_soft))
            y += note.height + stage.u(0.8)
        said = ". ".join(f"{stage.cap(key.key)}: {key.does}" for key in keys)
        value = " ".join([said, *self.notes[:2]])
        return Node(
            Role.DIALOG,
            words.say("The keys"),
            box,
            value=value,
            looks=tuple(drawn),
            children=tuple(children),
        )

    def _columns(self, stage: Stage, lines: list["_KeyLine"]) -> list[list["_KeyLine"]]:
        """Returns the keys in two columns; the most general ones go where there is no room."""
        room = stage.u(87) - 2 * stage.u(2)
        say = self.words.say
        spares = ["F9", "F12", "F11", "F2", say("Tab"), "F4", "F8", "F7", "V", "B"]
        spares += ["Ctrl Y", "P", say("Page up"), "F3"]
        for spare in (None, *spares):
            lines = [line for line in lines if line.shortcut.key != spare]
            rows = -(-len(lines) // 2)
            columns = [lines[:rows], lines[rows:]]
            if max(sum(line.height for line in column) for column in columns) <= room:
                break
        return columns


_MEANINGS: dict[str, Intent] = {
    "Ctrl Z": Key.UNDO,
    "Ctrl Y": Key.REDO,
    "F2": Key.LANGUAGE,
    "F3": Key.SEATS,
    "F4": Key.PRESENTER,
    "F5": Key.FORCE,
    "F6": Key.METHOD,
    "F7": Key.READ,
    "F8": Key.REPEAT,
    "F9": Key.WASHOUT,
    "F11": Key.FULLSCREEN,
    "F12": Key.WINDOWS,
    "B": Key.BLACK,
    "F": Key.FREEZE,
    "P": Key.PAUSE,
}


def _meaning(key: str) -> Intent | None:
    """Returns what a key asks for; a digit chooses from what is seen, and is no button."""
    return _MEANINGS.get(key) or (Letter(key.lower()) if len(key) == 1 and key.isalpha() else None)


class _KeyLine:
    """A key and what it does, in one line or in two."""

    def __init__(self, stage: Stage, shortcut: Shortcut, width: int) -> None:
        self.stage, self.shortcut = stage, shortcut
        _, cap = key_cap(stage, stage.cap(shortcut.key), 0, 0, stage.theme.ink)
        self.left = max(cap, stage.u(9)) + stage.u(1.4)
        self.text = block(shortcut.does, width - self.left, stage.sizes(SMALL), lines=1)
        if self.text.overflows:
            sizes = stage.sizes(3.6, HINT)
            self.text = block(shortcut.does, width - self.left, sizes, cut=True)
        self.height = max(stage.u(5.6), self.text.height + stage.u(0.8))

    def node(self, box: Box) -> Node:
        shortcut, ink = self.shortcut, self.stage.theme.ink
        shown = self.stage.cap(shortcut.key)
        keys, _ = key_cap(self.stage, shown, box.x, box.center[1], ink)
        top = box.center[1] - self.text.height // 2
        drawn = (*keys, looks.Text(self.text, box.x + self.left, top, ink, hint=True))
        intent = _meaning(shortcut.key)
        role = Role.BUTTON if intent is not None else Role.TEXT
        node_id = f"key-{shortcut.key}"
        return Node(role, "", box, id=node_id, intent=intent, looks=drawn)
