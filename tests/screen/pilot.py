"""Drives the game as a person does: by keys, by clicks, by reading the screen."""

import random
from pathlib import Path

import pygame

from game.content.library import Library
from game.content.models import Kit
from game.rules import State
from game.screen.app import App
from game.screen.scenes.start import start_kit
from game.screen.semantics import Node
from game.screen.windows import SurfaceWindows
from game.storage.home import Home
from game.storage.settings import Settings

_PLACES = {
    "return": pygame.KSCAN_RETURN,
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
    "period": pygame.KSCAN_PERIOD,
    "f1": pygame.KSCAN_F1,
    "f3": pygame.KSCAN_F3,
    "f5": pygame.KSCAN_F5,
    "f6": pygame.KSCAN_F6,
    "f11": pygame.KSCAN_F11,
    **{str(n): getattr(pygame, f"KSCAN_{n}") for n in range(10)},
}


class Pilot:
    """A person in front of the game, without a window. Every key comes a second after the last."""

    def __init__(
        self,
        home: Path,
        size: tuple[int, int] = (1280, 720),
        *,
        language: str = "fr",
        private: bool = False,
        settings: Settings | None = None,
        seed: int = 7,
    ) -> None:
        self.windows = SurfaceWindows(size, private=private)
        self.home = Home(home)
        self.home.prepare()
        self.seconds = 0.0
        self.app = App(
            self.windows,
            self.home,
            settings or Settings(),
            language,
            lambda: self.seconds,
            random.Random(seed),  # noqa: S311 -- cards, not secrets
        )

    @property
    def state(self) -> State:
        assert self.app.sitting is not None
        return self.app.sitting.workshop.state

    @property
    def scene(self) -> str:
        return type(self.app.scene).__name__

    def tree(self) -> Node:
        return self.app.current_tree()

    def text(self) -> str:
        """Everything that the screen says."""
        return self.tree().text()

    def see(self, text: str) -> None:
        assert text in self.text(), f"{text!r} is not on the screen:\n{self.text()}"

    def press(self, *keys: str) -> None:
        """Presses keys by their names; a single letter is the key with that letter."""
        for key in keys:
            self.seconds += 1
            mod, name = (pygame.KMOD_CTRL, key[5:]) if key.startswith("ctrl+") else (0, key)
            mod, name = (pygame.KMOD_SHIFT, key[6:]) if key.startswith("shift+") else (mod, name)
            letter = len(name) == 1 and name.isalpha()
            place = 0 if letter else _PLACES[name]
            code = ord(name) if letter else 0
            self.app.take(
                pygame.Event(pygame.KEYDOWN, scancode=place, key=code, mod=mod, unicode="")
            )
            self.app.tick()

    def write(self, text: str) -> None:
        """Types text, as the keyboard's own input method gives it."""
        for character in text:
            self.app.take(pygame.Event(pygame.TEXTINPUT, text=character))
        self.app.tick()

    def click(self, node_id: str) -> None:
        """Clicks in the middle of a part of the screen."""
        node = self.tree().find(node_id)
        assert node is not None, f"{node_id} is not on the screen: {self.ids()}"
        self.click_at(*node.box.center)

    def click_at(self, x: int, y: int, window: object = None) -> None:
        self.seconds += 1
        event = pygame.Event(
            pygame.MOUSEBUTTONDOWN, button=1, pos=(x, y), window=window, touch=False
        )
        self.app.take(event)
        self.app.tick()

    def ids(self) -> list[str]:
        return [node.id for node in self.tree().walk() if node.id and node.intent is not None]

    def begin(self, kit: Kit, path: Path = Path("scenario.yaml")) -> None:
        """Begins a workshop with a kit, as the home screen does."""
        start_kit(self.app, path, kit)
        self.app.tick()

    def picture(self) -> bytes:
        """The pixels that the room sees."""
        self.app.draw()
        return pygame.image.tobytes(self.windows.public(), "RGB")


def shipped_kit(scenario: str = "decouverte", **rules: object) -> Kit:
    """Returns a shipped scenario's kit, with some of its rules changed."""
    library = Library()
    found = library.find(scenario)
    assert found is not None
    kit = library.open(found.path).kit
    assert kit is not None
    return with_rules(kit, **rules)


def with_rules(kit: Kit, **rules: object) -> Kit:
    changed = kit.scenario.rules.model_copy(update=rules)
    return kit.model_copy(update={"scenario": kit.scenario.model_copy(update={"rules": changed})})
