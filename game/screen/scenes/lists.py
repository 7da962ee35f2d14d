"""Lists to choose from: the scenarios and decks, the workshops of this machine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.content.models import DeckFile, ScenarioFile
from game.i18n.dates import short_date
from game.rules import Step
from game.screen import looks
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.looks import Look
from game.screen.page import Button, Page, key_cap, panel
from game.screen.scenes.base import Scene, Shortcut
from game.screen.scenes.dialogs import Answer, Ask
from game.screen.semantics import Node, Role, State
from game.screen.stage import SMALL, Stage
from game.screen.text import Weight, fitted
from game.storage.home import delete_workshop, read
from game.storage.journal import JournalError
from game.wiring import read_header, replay

if TYPE_CHECKING:
    from game.screen.app import App


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list."""

    path: Path
    title: str
    detail: str


class ListScene(Scene):
    """A list of some lines a page; digits choose, Enter confirms."""

    choosing = True

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.entries = self.read()
        self.page = 0
        self.selected = 1

    @property
    def per_page(self) -> int:
        """How many lines fit: a narrow window, and large text, need more height for each."""
        stage = self.app.stage()
        gap = stage.u(2)
        least = stage.line(Weight.TITLE) + stage.line() + stage.u(0.3) + gap
        return min(4 if stage.frame.wide else 3, (stage.frame.content.h + gap) // least)

    def read(self) -> list[Entry]:
        raise NotImplementedError

    def reword(self) -> None:
        self.entries = self.read()

    def heading(self) -> str:
        raise NotImplementedError

    def empty(self) -> str:
        raise NotImplementedError

    def choose(self, entry: Entry) -> None:
        raise NotImplementedError

    def buttons(self) -> list[Button]:
        """Returns the buttons beside "back" and the one that opens the line chosen."""
        return []

    def default_focus(self) -> str:
        return f"line{self.selected}" if self.shown() else "back"

    def shown(self) -> list[Entry]:
        start = self.page * self.per_page
        return self.entries[start : start + self.per_page]

    def chosen(self) -> Entry | None:
        """Returns the line that is chosen."""
        shown = self.shown()
        return shown[self.selected - 1] if self.selected <= len(shown) else None

    def escape(self) -> None:
        from game.screen.scenes.home import HomeScene

        self.app.go(HomeScene(self.app))

    def digit(self, value: int) -> None:
        if 1 <= value <= len(self.shown()):
            self.selected, self.focus = value, ""

    def move(self, step: int) -> None:
        super().move(step)
        number = self.focused().removeprefix("line")
        if number.isdigit():
            self.selected = int(number)

    def activate(self, node_id: str) -> None:
        self.press("next" if node_id.startswith("line") else node_id)

    def press(self, node_id: str) -> None:
        entry = self.chosen()
        if node_id == "back":
            self.escape()
        elif node_id == "more":
            self.page = (self.page + 1) % max(1, -(-len(self.entries) // self.per_page))
            self.selected, self.focus = 1, ""
        elif node_id.startswith("line"):
            self.selected, self.focus = int(node_id.removeprefix("line")), ""
        elif node_id == "next" and entry is not None:
            self.choose(entry)

    def tree(self, stage: Stage) -> Node:
        page = Page(stage, self.heading())
        page.header("Atouts")
        page.title(self.heading())
        shown = self.shown()
        lines = self.per_page
        if stage.text_size > 100:
            lines = min(lines, max(3, len(self.entries)))
        rows = stage.frame.content.rows(lines, stage.u(2))
        for number, (entry, box) in enumerate(zip(shown, rows, strict=False), start=1):
            page.add(_line(stage, entry, box, number, chosen=number == self.selected))
        say = self.words.say
        buttons = [Button("back", say("Back"), say("Esc")), *self.buttons()]
        if len(self.entries) > self.per_page:
            buttons.append(Button("more", say("More"), "S"))
        if shown:
            buttons.append(Button("next", say("Open"), say("Enter"), primary=True))
        page.footer(buttons, hint="" if shown else self.empty())
        return page.tree()

    def letters(self) -> Mapping[str, str]:
        return {"s": "more"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say, shown = self.words.say, len(self.shown())
        digits = (Shortcut(f"1 – {shown}" if shown > 1 else "1", say("choose")),)
        more = (Shortcut("S", say("more")),)
        return (
            *(digits if shown else ()),
            *(more if len(self.entries) > self.per_page else ()),
        )


def _line(stage: Stage, entry: Entry, box: Box, number: int, *, chosen: bool) -> Node:
    theme, pad = stage.theme, stage.u(2.4)
    fill = theme.action if chosen else None
    ink = theme.on_action if chosen else theme.ink
    keys, cap = key_cap(stage, str(number), box.x + pad, box.y + box.h // 2, ink, fill)
    x = box.x + pad + cap + pad
    width = box.right - pad - x
    title = fitted(entry.title, width, stage.sizes(SMALL), Weight.TITLE, lines=1)
    room = box.h - stage.u(0.3) - title.height
    detail = fitted(entry.detail, width, stage.sizes(SMALL), height=room)
    y = box.y + (box.h - title.height - detail.height) // 2
    drawn: list[Look] = [
        panel(stage, box),
        *keys,
        looks.Text(title, x, y, theme.ink),
        looks.Text(detail, x, y + title.height, theme.ink_soft),
    ]
    node_id = f"line{number}"
    return Node(
        Role.ITEM,
        entry.title,
        box,
        id=node_id,
        value=entry.detail,
        states=frozenset({State.SELECTED}) if chosen else frozenset(),
        intent=Press(node_id),
        looks=tuple(drawn),
    )


class ScenarioScene(ListScene):
    """The scenarios that are shipped, and the structure's own scenarios and decks."""

    def heading(self) -> str:
        return self.words.say("Choose a scenario")

    def empty(self) -> str:
        return self.words.say("There is no scenario here.")

    def read(self) -> list[Entry]:
        entries = []
        for path in (*self.app.library.scenarios(), *self.app.library.decks()):
            loaded = self.app.library.load(path)
            content = loaded.content
            if isinstance(content, ScenarioFile):
                detail = f"{content.minutes} min. {content.summary}"
                entries.append(Entry(path, content.title, detail))
            elif isinstance(content, DeckFile):
                cards = len(content.jobs) + len(content.skills)
                detail = self.words.say_n("{n} card", "{n} cards", cards)
                entries.append(Entry(path, content.title, f"{path.name}, {detail}"))
            elif content is None:
                problems = len(loaded.problems)
                detail = self.words.say_n("{n} problem to see", "{n} problems to see", problems)
                entries.append(Entry(path, path.name, detail))
        return entries

    def choose(self, entry: Entry) -> None:
        from game.screen.scenes.start import start_scenario

        start_scenario(self.app, entry.path)

    def buttons(self) -> list[Button]:
        label, short = self.words.say("Where are my decks?"), self.words.say("My decks")
        return [Button("folder", label, "D", short=short)]

    def letters(self) -> Mapping[str, str]:
        return {"d": "folder", **super().letters()}

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("D", self.words.say("where my decks go")), *super().shortcuts())

    def press(self, node_id: str) -> None:
        if node_id == "folder":
            folder = self.app.home.decks
            self.app.tell(self.words.say("Put your YAML files here: {folder}", folder=folder))
        else:
            super().press(node_id)


class WorkshopScene(ListScene):
    """The workshops of this machine: taken up again, or deleted for good."""

    def heading(self) -> str:
        return self.words.say("The workshops on this computer")

    def empty(self) -> str:
        return self.words.say("No workshop is kept here.")

    def read(self) -> list[Entry]:
        return [self._entry(folder) for folder in self.app.home.folders()]

    def _entry(self, folder: Path) -> Entry:
        say = self.words.say
        try:
            content = read(folder)
            header = read_header(content.header)
            state = replay(header, content.lines).state
        except JournalError as error:
            detail = say("The journal can't be read: line {line}.", line=error.line)
            return Entry(folder, folder.name, detail)
        except OSError as error:
            return Entry(folder, folder.name, error.strerror or str(error))
        day = short_date(self.words, header.day)
        seats = self.words.say_n("{n} seat", "{n} seats", len(state.players))
        rounds = self.words.say_n("{n} round", "{n} rounds", len(state.scored_rounds))
        stands = say("over") if state.step is Step.OVER else say("not finished")
        return Entry(folder, f"{day}, {header.kit.scenario.title}", f"{seats}, {rounds}, {stands}")

    def choose(self, entry: Entry) -> None:
        from game.screen.scenes.start import take_up_folder

        take_up_folder(self.app, entry.path)

    def buttons(self) -> list[Button]:
        return [Button("delete", self.words.say("Delete"), "X")] if self.entries else []

    def letters(self) -> Mapping[str, str]:
        return {"x": "delete", **super().letters()}

    def shortcuts(self) -> Sequence[Shortcut]:
        delete = (Shortcut("X", self.words.say("delete this workshop")),)
        return (*(delete if self.entries else ()), *super().shortcuts())

    def press(self, node_id: str) -> None:
        entry = self.chosen()
        if node_id != "delete" or entry is None:
            super().press(node_id)
            return
        say = self.words.say
        self.app.open_dialog(
            Ask(
                self.app,
                say("Delete “{title}” for good?", title=entry.title),
                [
                    Answer("keep", say("Keep it"), lambda: None),
                    Answer("delete", say("Delete everything"), lambda: self._delete(entry)),
                ],
                detail=say("Its journal, its names and its sheets go. Nothing brings them back."),
            )
        )

    def _delete(self, entry: Entry) -> None:
        try:
            delete_workshop(entry.path)
        except OSError as error:
            reason = error.strerror or str(error)
            self.app.tell(self.words.say("It can't be deleted: {reason}.", reason=reason))
        self.entries = self.read()
        self.page, self.selected, self.focus = 0, 1, ""
