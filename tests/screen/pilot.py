"""Drives the game as a person does: by keys, by clicks, by reading the screen.

The keyboard is a Belgian one (AZERTY): a key sends its place, its code, and the text it writes.
"""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import ClassVar

import pygame

from game.content.library import Library
from game.content.models import Kit
from game.i18n import Words
from game.rules import State
from game.screen.app import App
from game.screen.scenes.start import start_kit
from game.screen.semantics import Node, Said
from game.screen.windows import SurfaceWindows
from game.storage.home import JOURNAL, Home
from game.storage.settings import Settings, TableSeat
from game.workshop.pseudonyms import ANIMALS

_NAMED = {
    "return": pygame.KSCAN_RETURN,
    "enter": pygame.KSCAN_KP_ENTER,
    "space": pygame.KSCAN_SPACE,
    "right": pygame.KSCAN_RIGHT,
    "left": pygame.KSCAN_LEFT,
    "up": pygame.KSCAN_UP,
    "down": pygame.KSCAN_DOWN,
    "tab": pygame.KSCAN_TAB,
    "pagedown": pygame.KSCAN_PAGEDOWN,
    "pageup": pygame.KSCAN_PAGEUP,
    "escape": pygame.KSCAN_ESCAPE,
    "backspace": pygame.KSCAN_BACKSPACE,
    "delete": pygame.KSCAN_DELETE,
    "period": pygame.KSCAN_PERIOD,
    "home": pygame.KSCAN_HOME,
    "end": pygame.KSCAN_END,
    **{f"f{n}": getattr(pygame, f"KSCAN_F{n}") for n in range(1, 13)},
}
"""The keys that are read by their place."""

_DIGIT_ROW = "à&é\"'(§è!ç"
_MOVED = {"a": "Q", "z": "W", "q": "A", "w": "Z", "m": "SEMICOLON"}
_SIGNS = {
    "?": (pygame.KSCAN_M, pygame.K_COMMA, pygame.KMOD_SHIFT),
    ".": (pygame.KSCAN_COMMA, pygame.K_SEMICOLON, pygame.KMOD_SHIFT),
    "+": (pygame.KSCAN_SLASH, pygame.K_EQUALS, pygame.KMOD_SHIFT),
    "-": (pygame.KSCAN_EQUALS, pygame.K_MINUS, 0),
    ":": (pygame.KSCAN_PERIOD, pygame.K_COLON, 0),
}
_PADS = {f"kp{n}": getattr(pygame, f"KSCAN_KP_{n}") for n in range(10)}


def key_event(name: str) -> tuple[pygame.Event, str]:
    """Returns what a key sends when it goes down, and the text that it writes."""
    mod = 0
    for prefix, bit in (
        ("ctrl+", pygame.KMOD_CTRL),
        ("shift+", pygame.KMOD_SHIFT),
        ("alt+", pygame.KMOD_ALT),
    ):
        if name.startswith(prefix):
            mod, name = mod | bit, name.removeprefix(prefix)
    text = ""
    if name in _NAMED:
        place, code = _NAMED[name], 0
        text = " " if name == "space" else "." if name == "period" else ""
    elif name in _PADS:
        place, code, text = _PADS[name], 0, name[2:]
    elif name.isdigit():
        text = _DIGIT_ROW[int(name)]
        place, code = getattr(pygame, f"KSCAN_{name}"), ord(text)
    elif name in _SIGNS:
        place, code, extra = _SIGNS[name]
        mod, text = mod | extra, name
    else:
        place = getattr(pygame, f"KSCAN_{_MOVED.get(name, name.upper())}")
        code, text = ord(name), name
    if mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
        text = ""
    return pygame.Event(pygame.KEYDOWN, scancode=place, key=code, mod=mod, unicode=text), text


class Heard:
    """A voice that keeps what it says; `able` is False where the machine has none."""

    def __init__(self) -> None:
        self.able = True
        self.said: list[Said] = []
        self.stops = 0

    def speak(self, said: Sequence[Said]) -> None:
        self.said += said

    def attend(self) -> None:
        return

    def stop(self) -> None:
        self.stops += 1

    def close(self) -> None:
        self.stop()


class Pilot:
    """A person in front of the game, without a window. Every key comes a second after the last."""

    opened: ClassVar[list["Pilot"]] = []

    def __init__(
        self,
        home: Path,
        size: tuple[int, int] = (1280, 720),
        *,
        language: str = "fr",
        private: bool = False,
        settings: Settings | None = None,
        seed: int = 7,
        windows: SurfaceWindows | None = None,
    ) -> None:
        self.windows = windows or SurfaceWindows(size, private=private)
        self.heard = Heard()
        """What the machine's voice has said: never a real one in a test."""
        self.home = Home(home)
        self.home.prepare()
        self.seconds = 0.0
        self.draws = True
        """False on the way to a screen: nothing is drawn, which is four times as fast."""
        self.app = App(
            self.windows,
            self.home,
            settings or Settings(),
            language,
            lambda: self.seconds,
            random.Random(seed),  # noqa: S311 -- cards, not secrets
            voice=lambda: self.heard,
        )
        Pilot.opened.append(self)

    # --- what is there -------------------------------------------------------------------

    @property
    def state(self) -> State:
        assert self.app.sitting is not None
        return self.app.sitting.workshop.state

    def state_or_none(self) -> State | None:
        return self.app.sitting.workshop.state if self.app.sitting is not None else None

    @property
    def scene(self) -> str:
        return type(self.app.scene).__name__

    @property
    def folder(self) -> Path:
        """The folder of the workshop that is open, or of the newest one."""
        if self.app.sitting is not None and self.app.sitting.folder is not None:
            return self.app.sitting.folder.path
        return self.home.folders()[0]

    def journal(self) -> bytes:
        """What is on the disk."""
        return (self.folder / JOURNAL).read_bytes()

    def tree(self) -> Node:
        return self.app.current_tree()

    def hidden_tree(self) -> Node:
        """What stands on the display that the room does not see."""
        tree = self.app._showing.hidden_tree()
        assert tree is not None
        return tree

    def text(self) -> str:
        """Everything that the screen says."""
        return self.tree().text()

    def see(self, text: str) -> None:
        assert text in self.text(), f"{text!r} is not on the screen:\n{self.text()}"

    def ids(self) -> list[str]:
        """What can be activated now, on top of everything else."""
        return [node.id for node in self.tree().focusable()]

    def picture(self) -> bytes:
        """The pixels that the room sees."""
        self.app.draw()
        return pygame.image.tobytes(self.windows.public(), "RGB")

    def private_picture(self) -> bytes:
        """The pixels that the room does not see."""
        self.app.draw()
        hidden = self.windows.private()
        assert hidden is not None
        return pygame.image.tobytes(hidden, "RGB")

    # --- what a person does --------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Presses keys by their names; a single letter is the key with that letter."""
        for key in keys:
            self.seconds += 1
            self.hold(key)
            self.release(key)

    def tick(self) -> None:
        if self.draws:
            self.app.tick()

    def hold(self, key: str, repeats: int = 0) -> None:
        """Presses a key and keeps it down: it repeats as pygame repeats keys."""
        event, text = key_event(key)
        for turn in range(1 + repeats):
            self.seconds += 0.4 if turn == 1 else 0.08 if turn else 0
            self.app.take(event)
            if text:
                self.app.take(pygame.Event(pygame.TEXTINPUT, text=text))
            self.tick()

    def release(self, key: str) -> None:
        event, _ = key_event(key)
        self.app.take(pygame.Event(pygame.KEYUP, event.dict))
        self.tick()

    def write(self, text: str) -> None:
        """Types text, as the keyboard's own input method gives it."""
        for character in text:
            self.app.take(pygame.Event(pygame.TEXTINPUT, text=character))
        self.tick()

    def click(self, node_id: str) -> None:
        """Clicks in the middle of a part of the screen."""
        node = self.tree()._top_layer().find(node_id)
        assert node is not None, f"{node_id} is not on the screen: {self.ids()}"
        self.click_at(*node.box.center)

    def click_at(
        self, x: int, y: int, window: object = None, button: int = pygame.BUTTON_LEFT
    ) -> None:
        self.seconds += 1
        event = pygame.Event(
            pygame.MOUSEBUTTONDOWN, button=button, pos=(x, y), window=window, touch=False
        )
        self.app.take(event)
        self.tick()

    def right_click(self) -> None:
        self.click_at(5, 5, button=pygame.BUTTON_RIGHT)

    def close_window(self) -> None:
        """Presses the window's close button."""
        self.app.take(pygame.Event(pygame.WINDOWCLOSE, window=None))
        self.app.take(pygame.Event(pygame.QUIT))
        self.tick()

    def resize(self, size: tuple[int, int]) -> None:
        self.windows.resize(size)
        self.app.take(pygame.Event(pygame.WINDOWRESIZED, x=size[0], y=size[1], window=None))
        self.tick()

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.tick()

    def begin(self, kit: Kit, path: Path = Path("scenario.yaml")) -> None:
        """Begins a workshop with a kit, as the home screen does."""
        start_kit(self.app, path, kit)
        self.tick()


def shipped_kit(scenario: str = "decouverte", **rules: object) -> Kit:
    """Returns a shipped scenario's kit, with some of its rules changed."""
    return with_rules(_shipped(scenario), **rules)


@cache
def _shipped(scenario: str) -> Kit:
    library = Library()
    found = library.find(scenario)
    assert found is not None
    kit = library.open(found.path).kit
    assert kit is not None
    return kit


def with_rules(kit: Kit, **rules: object) -> Kit:
    changed = kit.scenario.rules.model_copy(update=rules)
    return kit.model_copy(update={"scenario": kit.scenario.model_copy(update={"rules": changed})})


def table(seats: int, *names: str, minutes: int | None = None) -> Settings:
    """Returns settings that know a table: animals, the first ones with other names."""
    words = Words("fr")
    animals = [words.say(animal) for animal in ANIMALS[:seats]]
    called = [*names, *animals[len(names) :]]
    return Settings(table=tuple(TableSeat(pseudonym=name) for name in called), minutes=minutes)
