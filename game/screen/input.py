"""Turns keys, clicks and clicker buttons into intents.

Clicker keys and digits are read by their place on the keyboard, letters by what the key says,
`?`, `.`, `+`, `-` and names from the text that was written: Belgian and French keyboards are
AZERTY. A key that is held down moves and erases again and again; it never confirms.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pygame

from game.screen.intents import Digit, Intent, Key, Letter, Typed

NEXT_GUARD_S = 0.3
"""A double press on "next" never skips a step."""

BY_PLACE = {
    pygame.KSCAN_SPACE: Key.NEXT,
    pygame.KSCAN_RETURN: Key.NEXT,
    pygame.KSCAN_KP_ENTER: Key.NEXT,
    pygame.KSCAN_RIGHT: Key.NEXT,
    pygame.KSCAN_PAGEDOWN: Key.NEXT,
    pygame.KSCAN_UP: Key.UP,
    pygame.KSCAN_LEFT: Key.UP,
    pygame.KSCAN_DOWN: Key.DOWN,
    pygame.KSCAN_PAGEUP: Key.BACK,
    pygame.KSCAN_F1: Key.HELP,
    pygame.KSCAN_F2: Key.LANGUAGE,
    pygame.KSCAN_F3: Key.SEATS,
    pygame.KSCAN_F4: Key.PRESENTER,
    pygame.KSCAN_F5: Key.FORCE,
    pygame.KSCAN_F6: Key.METHOD,
    pygame.KSCAN_F7: Key.READ,
    pygame.KSCAN_F8: Key.REPEAT,
    pygame.KSCAN_F9: Key.WASHOUT,
    pygame.KSCAN_F11: Key.FULLSCREEN,
    pygame.KSCAN_F12: Key.WINDOWS,
    pygame.KSCAN_PAUSE: Key.PAUSE,
    pygame.KSCAN_END: Key.END,
    pygame.KSCAN_ESCAPE: Key.ESCAPE,
    pygame.KSCAN_PERIOD: Key.BLACK,
    pygame.KSCAN_BACKSPACE: Key.ERASE,
    pygame.KSCAN_DELETE: Key.ERASE,
}

BY_LETTER = {"b": Key.BLACK, "f": Key.FREEZE, "p": Key.PAUSE}
BY_CTRL = {"z": Key.UNDO, "y": Key.REDO}
BY_TEXT = {".": Key.BLACK, "?": Key.HELP}

_DIGITS = {getattr(pygame, f"KSCAN_{n}"): n for n in range(10)} | {
    getattr(pygame, f"KSCAN_KP_{n}" if n else "KSCAN_KP_0"): n for n in range(10)
}

_REPEATED = frozenset({Key.UP, Key.DOWN, Key.FORWARD, Key.BACKWARD, Key.ERASE})

_MODIFIERS = frozenset(
    {
        pygame.KSCAN_LSHIFT,
        pygame.KSCAN_RSHIFT,
        pygame.KSCAN_LCTRL,
        pygame.KSCAN_RCTRL,
        pygame.KSCAN_LALT,
        pygame.KSCAN_RALT,
        pygame.KSCAN_CAPSLOCK,
    }
)

_WRITES = frozenset(
    {pygame.KSCAN_SPACE, pygame.KSCAN_PERIOD, pygame.KSCAN_RIGHT, pygame.KSCAN_LEFT}
)


@dataclass(frozen=True, slots=True)
class Keys:
    """What keys ask for: by their place, by their letter, with Ctrl, by the text they write."""

    places: Mapping[int, Key] = field(default_factory=lambda: BY_PLACE)
    letters: Mapping[str, Key] = field(default_factory=lambda: BY_LETTER)
    ctrl: Mapping[str, Key] = field(default_factory=lambda: BY_CTRL)
    texts: Mapping[str, Key] = field(default_factory=lambda: BY_TEXT)


@dataclass(slots=True)
class Click:
    """A press of the left mouse button, in a window's own pixels."""

    x: int
    y: int
    window: object


class Reader:
    """Reads events. `now` tells the time in seconds, for the guard on "next"."""

    def __init__(self, now: Callable[[], float], keys: Keys | None = None) -> None:
        self._now = now
        self._keys = keys or Keys()
        self._last_next = -NEXT_GUARD_S
        self._last_place = 0
        self._held: set[int] = set()
        """The places of the keys that are down: pygame does not say that a key repeats."""
        self._peeking: int | None = None
        """The place of the key that holds the notes, while it is down."""
        self._has_written = False
        self._was_typing = False
        """Whether text was typed when the last key went down."""

    def read(self, event: pygame.Event, *, typing: bool) -> Intent | Click | None:
        """Returns what an event asks for, or None. While text is typed, letters are text."""
        if event.type == pygame.KEYDOWN:
            return self._pressed(event, typing=typing)
        if event.type == pygame.KEYUP:
            self._held.discard(event.scancode)
            return self._let_go() if event.scancode == self._peeking else None
        if event.type == pygame.WINDOWFOCUSLOST:
            return self._let_go()
        if event.type == pygame.TEXTINPUT:
            return self._text(event.text, typing=typing)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            x, y = event.pos
            return Click(x, y, getattr(event, "window", None))
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_RIGHT:
            return Key.ESCAPE
        return None

    def _let_go(self) -> Intent | None:
        """Returns that the notes are not held any more, if they were."""
        was, self._peeking = self._peeking, None
        return Key.RELEASED if was is not None else None

    def _pressed(self, event: pygame.Event, *, typing: bool) -> Intent | None:
        intent = self._key(event, typing=typing)
        if event.scancode in self._held:
            return intent if intent in _REPEATED else None
        self._held.add(event.scancode)
        self._has_written, self._was_typing = False, typing
        if intent is Key.NEXT and not self.may_go_on():
            return None
        if intent is Key.PRESENTER:
            self._peeking = event.scancode
        return Key.OTHER if intent is None and event.scancode not in _MODIFIERS else intent

    def _key(self, event: pygame.Event, *, typing: bool) -> Intent | None:
        place = self._last_place = event.scancode
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            return self._keys.ctrl.get(_letter(event.key))
        if event.mod & pygame.KMOD_ALT:
            return Key.FULLSCREEN if place == pygame.KSCAN_RETURN else None
        if place == pygame.KSCAN_TAB:
            return Key.BACKWARD if event.mod & pygame.KMOD_SHIFT else Key.FORWARD
        if typing and (place in _WRITES or place in _DIGITS):
            return None
        if place in self._keys.places:
            return self._keys.places[place]
        if place in _DIGITS:
            return Digit(_DIGITS[place])
        letter = _letter(event.key)
        if letter and not typing:
            return self._keys.letters.get(letter) or Letter(letter)
        return None

    def _text(self, text: str, *, typing: bool) -> Intent | None:
        if typing:
            # The key that opened the field is no part of what is typed into it.
            return Typed(text) if self._was_typing or not self._held else None
        repeated = self._has_written and bool(self._held)
        self._has_written = True
        if repeated:
            return None
        # A dot written by another key than a clicker's: AZERTY keyboards need Shift for it.
        if text in self._keys.texts and self._last_place not in self._keys.places:
            intent = self._keys.texts[text]
            self._peeking = self._last_place if intent is Key.PRESENTER else self._peeking
            return intent
        # French keyboards have a minus on the key of the six, which is a six here.
        if text in ("+", "-") and self._last_place not in _DIGITS:
            return Typed(text)
        return None

    def swallow_text(self) -> None:
        """Forgets the text of the key that is down: it has had its effect already."""
        self._has_written = True

    def may_go_on(self) -> bool:
        """Returns whether "next" counts now: twice in a row counts once."""
        now = self._now()
        held = now - self._last_next < NEXT_GUARD_S
        self._last_next = now
        return not held


def _letter(key: int) -> str:
    """Returns the letter that a key says, or nothing."""
    return chr(key) if pygame.K_a <= key <= pygame.K_z else ""
