"""Colours as data: a theme file names them, nothing else does."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from game.content.models import Shape
from game.content.shipped import content_root

Colour: TypeAlias = tuple[int, int, int, int]


def colour(text: str) -> Colour:
    """Returns a colour from its hexadecimal form, with or without its opacity.

    >>> colour("#17503D"), colour("#00000080")
    ((23, 80, 61, 255), (0, 0, 0, 128))
    """
    digits = text.removeprefix("#").ljust(8, "f")
    red, green, blue, alpha = (int(digits[i : i + 2], 16) for i in range(0, 8, 2))
    return red, green, blue, alpha


@dataclass(frozen=True, slots=True)
class DimensionColours:
    """The colours of one dimension. Its shape and its letter say the same without them."""

    fill: Colour
    on_fill: Colour
    outline: Colour
    text: Colour
    tint: Colour


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """The colours of the screen. Loaded once, and so compared by identity."""

    id: str
    table: Colour
    mat: Colour
    card: Colour
    ink: Colour
    ink_soft: Colour
    line: Colour
    hairline: Colour
    action: Colour
    on_action: Colour
    job_tile: Colour
    on_job_tile: Colour
    whimsical_tile: Colour
    on_whimsical_tile: Colour
    card_back: Colour
    on_card_back: Colour
    focus_ring: Colour
    seat_outline: Colour
    veil: Colour
    """What lies between a dialog and the screen below it."""
    card_edge: Colour
    """The edge of cards and panels where they have the colour of the table; else transparent."""
    edge: Colour
    soft: Colour
    dimensions: dict[Shape, DimensionColours]


@dataclass(frozen=True, slots=True)
class SeatToken:
    """What a seat looks like: colour, shape and letter, each enough to tell it."""

    letter: str
    shape: str
    colour: Colour
    on_colour: Colour


def _read(path: Path) -> Any:  # noqa: ANN401 -- our own file, whose shape the tests check
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def load_theme(name: str) -> Theme:
    """Returns a shipped theme; raises OSError, KeyError when there is none of that name."""
    content = _read(content_root() / "assets" / "themes" / f"{name}.yaml")
    dimensions = {
        Shape(shape): DimensionColours(**{key: colour(text) for key, text in colours.items()})
        for shape, colours in content["dimensions"].items()
    }
    colours = {key: colour(text) for key, text in content["colours"].items()}
    shadow = {key: colour(text) for key, text in content["shadow"].items()}
    return Theme(id=name, dimensions=dimensions, **colours, **shadow)


@cache
def seat_tokens() -> tuple[SeatToken, ...]:
    """Returns the twelve tokens, in the order of the seats."""
    content = _read(content_root() / "assets" / "themes" / "tokens.yaml")
    return tuple(
        SeatToken(t["letter"], t["shape"], colour(t["colour"]), colour(t["on_colour"]))
        for t in content["tokens"]
    )
