"""The settings: what this machine remembers of how its people like to see and hear the game."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.i18n import LANGUAGE_NAMES, N_, languages
from game.screen import looks
from game.screen.intents import Intent, Key, Press
from game.screen.layout import Box
from game.screen.looks import Fill, Look
from game.screen.page import Button, Page, key_cap
from game.screen.scenes.base import Scene, Shortcut
from game.screen.second import card_languages
from game.screen.semantics import Node, Role
from game.screen.stage import SMALL, Stage
from game.screen.text import TYPEFACES, Weight, fitted, width_of

if TYPE_CHECKING:
    from game.screen.app import App


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting: its field, what it is called, and its values with what those are called."""

    field: str
    label: str
    values: Sequence[object]
    names: Sequence[str] = ()
    """Empty where the values are called by themselves, like languages."""


_SIZES = (N_("100%"), N_("125%"), N_("150%"))
_SPACINGS = (N_("100%"), N_("115%"), N_("130%"))
_VOLUMES = (N_("off"), N_("soft"), N_("loud"))

CHOICES = (
    Choice("language", N_("Language"), ()),
    Choice("second_language", N_("Second language on the cards"), ()),
    Choice("text_size", N_("Text size"), (100, 125, 150), _SIZES),
    Choice(
        "theme",
        N_("Colours"),
        ("light", "dark", "contrast"),
        (N_("light"), N_("dark"), N_("white on black")),
    ),
    Choice("typeface", N_("Letters"), tuple(TYPEFACES), tuple(TYPEFACES.values())),
    Choice("line_spacing", N_("Space between lines"), (100, 115, 130), _SPACINGS),
    Choice(
        "timers",
        N_("Time to speak"),
        ("normal", "longer", "double", "none"),
        (N_("as written"), N_("half as long again"), N_("twice as long"), N_("no timer")),
    ),
    Choice("motion", N_("Moving pictures"), (True, False), (N_("on"), N_("off"))),
    Choice(
        "reveal",
        N_("Result row by row"),
        ("key", "itself"),
        (N_("at each key"), N_("by itself")),
    ),
    Choice("effects_volume", N_("Sounds"), (0, 50, 100), _VOLUMES),
    Choice("timer_volume", N_("Sound of the timer"), (0, 50, 100), _VOLUMES),
    Choice(
        "voice",
        N_("Voice"),
        ("off", "on", "shown"),
        (N_("off"), N_("reads the screen"), N_("written, not spoken")),
    ),
)


class SettingsScene(Scene):
    """A page of settings: a number or Enter gives a setting its next value."""

    choosing = True

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.page = 0
        self.per_page = len(CHOICES)

    def shown(self) -> Sequence[Choice]:
        return CHOICES[self.page * self.per_page : (self.page + 1) * self.per_page]

    def default_focus(self) -> str:
        return "next"

    def letters(self) -> Mapping[str, str]:
        return {"p": "more"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        more = (Shortcut("P", say("more")),) if self.pages() > 1 else ()
        return (Shortcut(f"1 – {min(9, self.per_page)}", say("change")), *more)

    def pages(self) -> int:
        """Returns in how many pages the settings are shown."""
        return -(-len(CHOICES) // self.per_page)

    def escape(self) -> None:
        """Goes back to where the settings were opened from."""
        from game.screen.scenes.home import HomeScene

        if self.app.sitting is not None:
            self.app.follow()
        else:
            self.app.go(HomeScene(self.app))

    def digit(self, value: int) -> None:
        if 1 <= value <= len(self.shown()):
            self.press(self.shown()[value - 1].field)

    def press(self, node_id: str) -> None:
        if node_id == "next":
            self.escape()
        elif node_id == "more":
            self.page = (self.page + 1) % self.pages()
            self.focus = ""
        else:
            choice = next((c for c in CHOICES if c.field == node_id), None)
            if choice is not None:
                self._turn(choice)

    def _turn(self, choice: Choice) -> None:
        """Gives a setting its next value, at once."""
        values = self._values(choice)
        current = self._current(choice)
        here = values.index(current) if current in values else -1
        value = values[(here + 1) % len(values)]
        if choice.field == "language":
            self.app.speak(str(value))
            return
        self.app.remember(self.app.settings.model_copy(update={choice.field: value}))
        self.app.look_anew()

    def _values(self, choice: Choice) -> Sequence[object]:
        if choice.field == "language":
            return languages()
        if choice.field == "second_language":
            return ("", *card_languages(self.app))
        return choice.values

    def _current(self, choice: Choice) -> object:
        """Returns the value of a setting; the language may be another than the one kept."""
        if choice.field == "language":
            return self.words.language
        return getattr(self.app.settings, choice.field)

    def _called(self, choice: Choice) -> str:
        """Returns what the value of a setting is called; a language by its own name."""
        current = self._current(choice)
        if choice.field == "language":
            return LANGUAGE_NAMES.get(str(current), str(current))
        if choice.field == "second_language":
            return LANGUAGE_NAMES.get(str(current), self.words.say("none"))
        if current not in choice.values:
            return str(current)
        return self.words.say(choice.names[choice.values.index(current)])

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Settings"))
        page.header("Atouts")
        page.title(say("Settings"))
        area, gap = stage.frame.content, stage.u(1.2)
        columns = area.columns(2, stage.u(2))
        beside = not all(self._fits(stage, choice, columns[0].w) for choice in CHOICES)
        if beside:
            columns = [area]
        lines = 1 if beside else 2
        height = lines * stage.line(Weight.STRONG) + stage.u(1.4)
        rows = max(1, (area.h + gap) // (height + gap))
        self.per_page = min(9, len(columns) * rows)
        self.page = min(self.page, self.pages() - 1)
        rows = max(1, -(-len(self.shown()) // len(columns)))
        cells = [
            Box(column.x, area.y + row * (height + gap), column.w, height)
            for column in columns
            for row in range(rows)
        ]
        for number, (choice, box) in enumerate(zip(self.shown(), cells, strict=False), start=1):
            page.add(self._row(stage, choice, box, number, beside=beside))
        buttons = [Button("next", say("Done"), say("Enter"), primary=True)]
        if self.pages() > 1:
            buttons.insert(0, Button("more", say("More"), "P"))
        page.footer(buttons, hint=say("Kept on this computer."))
        return page.tree(menu=False)

    def _fits(self, stage: Stage, choice: Choice, width: int) -> bool:
        """Returns whether what a setting is called, and its value, are whole below each other."""
        pad = stage.u(1.6)
        room = width - 3 * pad - key_cap(stage, "9", 0, 0, stage.theme.ink)[1]
        size = stage.sizes(SMALL)[0]
        label, called = self.words.say(choice.label), self._called(choice)
        widths = width_of(label, size, Weight.TEXT), width_of(called, size, Weight.TITLE)
        return max(widths) <= room

    def _row(self, stage: Stage, choice: Choice, box: Box, number: int, *, beside: bool) -> Node:
        """Returns a setting: its value below what it is called, or beside it at the right."""
        theme, pad = stage.theme, stage.u(1.6)
        label, called = self.words.say(choice.label), self._called(choice)
        middle, most = box.center[1], box.h - stage.u(0.8)
        keys, cap = key_cap(stage, str(number), box.x + pad, middle, theme.ink, most=most)
        x = box.x + 2 * pad + cap
        width = box.right - pad - x
        sizes = stage.sizes(SMALL)
        value = fitted(called, width, sizes, Weight.TITLE, lines=1)
        room = width - value.width - pad if beside else width
        name = fitted(label, max(1, room), sizes, Weight.TEXT, lines=1)
        y = middle - (name.height if beside else name.height + value.height) // 2
        value_x = box.right - pad - value.width if beside else x
        value_y = middle - value.height // 2 if beside else y + name.height
        drawn: list[Look] = [
            Fill(box, theme.card, stage.u(1.5), border=max(2, stage.u(0.25)), ink=theme.line),
            *keys,
            looks.Text(name, x, y, theme.ink_soft),
            looks.Text(value, value_x, value_y, theme.ink),
        ]
        return Node(
            Role.BUTTON,
            label,
            box,
            id=choice.field,
            value=called,
            intent=Press(choice.field),
            looks=tuple(drawn),
        )

    def on(self, intent: Intent) -> None:
        """Confirms with Enter what has the focus; the clicker's "back" moves as elsewhere."""
        if intent is Key.BACK:
            self.move(-1)
        else:
            super().on(intent)
