"""Boxes in pixels. Everything is laid out in units of a ninetieth of the window's height."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: left, top, width and height in pixels."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def center(self) -> tuple[int, int]:
        return self.x + self.w // 2, self.y + self.h // 2

    def inset(self, dx: int, dy: int | None = None) -> "Box":
        """Returns the box made smaller on every side; larger for negative numbers.

        >>> Box(0, 0, 10, 10).inset(2)
        Box(x=2, y=2, w=6, h=6)
        """
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, max(0, self.w - 2 * dx), max(0, self.h - 2 * dy))

    def moved(self, dx: int, dy: int) -> "Box":
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def contains(self, x: int, y: int) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def holds(self, other: "Box") -> bool:
        """Returns whether another box lies within this one."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: "Box") -> bool:
        """Returns whether two boxes share a pixel."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def columns(self, count: int, gap: int) -> list["Box"]:
        """Returns the box cut into columns of the same width.

        >>> Box(0, 0, 100, 10).columns(2, 20)
        [Box(x=0, y=0, w=40, h=10), Box(x=60, y=0, w=40, h=10)]
        """
        return [Box(x, self.y, w, self.h) for x, w in _cut(self.x, self.w, count, gap)]

    def rows(self, count: int, gap: int) -> list["Box"]:
        """Returns the box cut into rows of the same height."""
        return [Box(self.x, y, self.w, h) for y, h in _cut(self.y, self.h, count, gap)]

    def grid(self, columns: int, rows: int, gap_x: int, gap_y: int) -> list["Box"]:
        """Returns the box cut into cells, row after row."""
        return [cell for row in self.rows(rows, gap_y) for cell in row.columns(columns, gap_x)]

    def centered(self, w: int, h: int) -> "Box":
        """Returns a box of a size in the middle of this one."""
        return Box(self.x + (self.w - w) // 2, self.y + (self.h - h) // 2, w, h)


def _cut(start: int, length: int, count: int, gap: int) -> list[tuple[int, int]]:
    usable = length - gap * (count - 1)
    edges = [start + (usable * i) // count + gap * i for i in range(count)]
    return [
        (edge, (usable * (i + 1)) // count - (usable * i) // count) for i, edge in enumerate(edges)
    ]


def union(boxes: Sequence[Box]) -> Box:
    """Returns the smallest box that holds all of them."""
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


@dataclass(frozen=True, slots=True)
class Frame:
    """The window's grid: the unit, the margins and the four bands.

    Nothing is sized from the width: a narrow window has the same type and less beside it. Large
    text takes height for its titles, and the content loses it.
    """

    width: int
    height: int
    text_size: int = 100
    """How large the text is, in percent of the sizes that the design gives."""

    def u(self, units: float) -> int:
        """Returns units in pixels; a unit is a ninetieth of the height."""
        return round(units * self.height / 90)

    def percent(self, share: float) -> int:
        """Returns a share of the height, in percent, in pixels."""
        return round(share * self.height / 100)

    @property
    def wide(self) -> bool:
        """True from 16:10 on; 4:3 is narrow."""
        return self.width >= self.height * 1.55

    @property
    def margin(self) -> int:
        return self.u(8 if self.wide else 5)

    @property
    def _larger(self) -> float:
        """0 for text as the design gives it, 1 for text half as large again."""
        return (self.text_size - 100) / 50

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def header(self) -> Box:
        return Box(self.margin, 0, self.width - 2 * self.margin, self.u(8))

    @property
    def title(self) -> Box:
        top = self.u(9 - 0.8 * self._larger)
        return Box(self.margin, top, self.width - 2 * self.margin, self.u(8.5 + 2.4 * self._larger))

    @property
    def content(self) -> Box:
        top = self.u(19 + 1.2 * self._larger)
        return Box(self.margin, top, self.width - 2 * self.margin, self.u(76.4) - top)

    @property
    def footer(self) -> Box:
        top = self.u(78.8)
        return Box(self.margin, top, self.width - 2 * self.margin, self.u(86.4) - top)
