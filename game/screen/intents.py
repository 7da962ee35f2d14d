"""What a key, a click or a clicker asks for, before a scene makes a command of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Key(StrEnum):
    """The intents that have no content."""

    NEXT = "next"
    UP = "up"
    DOWN = "down"
    BACK = "back"
    FORWARD = "forward"
    BACKWARD = "backward"
    UNDO = "undo"
    REDO = "redo"
    FORCE = "force"
    ESCAPE = "escape"
    MENU = "menu"
    BLACK = "black"
    FREEZE = "freeze"
    PAUSE = "pause"
    WINDOWS = "windows"
    HELP = "help"
    FULLSCREEN = "fullscreen"
    LANGUAGE = "language"
    METHOD = "method"
    SEATS = "seats"
    END = "end"
    """Shows everything that still comes on this screen."""
    WASHOUT = "washout"
    ERASE = "erase"
    READ = "read"
    REPEAT = "repeat"
    PRESENTER = "presenter"
    """Shows the facilitator's notes as long as its key is held."""
    RELEASED = "released"
    """The key of the notes was let go, or the window lost the keyboard."""
    OTHER = "other"
    """A key that asks for nothing: it still brings a black screen back."""


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit was pressed, whatever the keyboard prints on it."""

    value: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter key was pressed, where no text is being typed."""

    value: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Text was typed into a field."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """A part of the screen was activated, by its id."""

    id: str


Intent: TypeAlias = Key | Digit | Letter | Typed | Press
