"""How a part of the screen is drawn, as data."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from game.content.models import Shape
from game.screen.layout import Box
from game.screen.text import Block
from game.screen.theme import Colour


class Shadow(StrEnum):
    """The thickness of paper."""

    NONE = "none"
    EDGE = "edge"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Fill:
    """A rounded rectangle. `border` is its width in pixels, `dashes` breaks it."""

    box: Box
    fill: Colour | None
    radius: int = 0
    border: int = 0
    ink: Colour = (0, 0, 0, 255)
    dashed: bool = False
    shadow: Shadow = Shadow.NONE


@dataclass(frozen=True, slots=True)
class Text:
    """A block of text with its left edge, or its middle, at x. `hint` is for the facilitator."""

    block: Block
    x: int
    y: int
    ink: Colour
    centered: bool = False
    hint: bool = False

    @property
    def box(self) -> Box:
        """The box of the ink's lines."""
        left = self.x - self.block.width // 2 if self.centered else self.x
        return Box(left, self.y, self.block.width, self.block.height)


@dataclass(frozen=True, slots=True)
class Icon:
    """A pictogram. `stroke` is its line's width in its own box of 24."""

    name: str
    box: Box
    ink: Colour
    stroke: float = 2.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A dimension's shape, with a letter or a pictogram in it; dashed where it was not worked."""

    shape: Shape
    box: Box
    letter: str = ""
    pictogram: str = ""
    outline: Colour | None = None
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A seat's token."""

    number: int
    box: Box
    faded: bool = False
    outline: Colour | None = None


@dataclass(frozen=True, slots=True)
class Scallop:
    """The edge of a whimsical job's tile: half discs hanging from a line."""

    box: Box
    fill: Colour


@dataclass(frozen=True, slots=True)
class Hatch:
    """A hatched block: the interview itself, which everybody has."""

    box: Box
    ink: Colour
    radius: int


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle with no filling, for a step that is still to come."""

    box: Box
    ink: Colour
    width: int


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    box: Box
    ink: Colour


@dataclass(frozen=True, slots=True)
class Turned:
    """A small picture of other looks, turned by some degrees about its middle."""

    looks: tuple["Look", ...]
    box: Box
    degrees: float


Look: TypeAlias = Fill | Text | Icon | Mark | Token | Scallop | Hatch | Ring | Disc | Turned


def moved(look: Look, dx: int, dy: int) -> Look:
    """Returns a look elsewhere."""
    if isinstance(look, Text):
        return replace(look, x=look.x + dx, y=look.y + dy)
    return replace(look, box=look.box.moved(dx, dy))
