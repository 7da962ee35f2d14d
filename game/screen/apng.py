"""Writes films as animated PNG files, small and the same bytes every time.

A program that knows no moving pictures shows the first frame. Source: the PNG specification, third
edition. Only what changed is kept of a frame, in 255 colours: a screen of the game has few.
"""

import struct
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count

import pygame

from game.screen.png import SIGNATURE, chunk

_MOST_COLOURS, _EXACT_COLOURS = 255, 64
_UNCHANGED = 0
"""The colour of what stays as it was."""
_HELD_MS = 200
"""What is shown shorter than this is seen as movement: its colours may be near ones."""
_LONGEST_MS = 65_535

Colour = tuple[int, int, int]


class Film:
    """Frames of one size, each with the milliseconds that it stays; the film begins again."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._last: pygame.Surface | None = None
        self._parts: list[tuple[pygame.Rect, bytes]] = []
        self._stay_ms: list[int] = []
        self._shown: Counter[int] = Counter()
        """How many pixels of the frames that are held have a colour, packed in four bytes."""

    def add(self, surface: pygame.Surface, milliseconds: int) -> None:
        """Adds a frame; one that changes nothing makes the one before it longer."""
        last = self._last
        if last is not None and surface.get_size() != last.get_size():
            raise ValueError("the frames of a film have one size")
        area = surface.get_rect() if last is None else _changed(last, surface)
        if self._parts and not (area.w and area.h):
            self._stay_ms[-1] += milliseconds
            return
        pixels = pygame.image.tobytes(surface.subsurface(area), "RGBA")
        if last is None or milliseconds >= _HELD_MS:
            self._shown.update(memoryview(pixels).cast("I"))
        self._parts.append((area, zlib.compress(pixels, 1)))
        self._stay_ms.append(milliseconds)
        self._last, self._size = surface.copy(), surface.get_size()

    def as_bytes(self) -> bytes:
        """Returns the file."""
        if not self._parts:
            raise ValueError("a film needs a frame")
        colours = palette((_colour(packed), n) for packed, n in self._shown.items())
        width, height = self._size
        number_of = _Numbers(colours)
        canvas = bytearray(width * height)
        numbers = count()
        made = [
            SIGNATURE,
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            chunk(b"acTL", struct.pack(">II", len(self._parts), 0)),
            chunk(b"PLTE", bytes(3) + b"".join(map(bytes, colours))),
            chunk(b"tRNS", b"\0"),
        ]
        parts = zip(self._parts, self._stay_ms, strict=True)
        for position, ((area, packed), stay_ms) in enumerate(parts):
            pixels = memoryview(zlib.decompress(packed)).cast("I")
            drawn = bytes(map(number_of.__getitem__, pixels))
            data = zlib.compress(_lines(canvas, width, area, drawn), 9)
            place = (area.w, area.h, area.x, area.y, min(stay_ms, _LONGEST_MS), 1000)
            made.append(chunk(b"fcTL", struct.pack(">IIIIIHHBB", next(numbers), *place, 0, 1)))
            if position:
                made.append(chunk(b"fdAT", struct.pack(">I", next(numbers)) + data))
            else:
                made.append(chunk(b"IDAT", data))
        return b"".join([*made, chunk(b"IEND", b"")])


def palette(
    shown: Iterable[tuple[Colour, int]], most: int = _MOST_COLOURS, exact: int = _EXACT_COLOURS
) -> list[Colour]:
    """Returns few colours, from which none of those shown is far; the most shown are exact.

    >>> pale, paler, edge, red = (250, 240, 230), (250, 240, 232), (249, 240, 230), (200, 0, 0)
    >>> palette([(edge, 1), (red, 5), (paler, 7), (pale, 9)], most=3, exact=2)
    [(250, 240, 230), (250, 240, 232), (200, 0, 0)]
    """
    ranked = [colour for colour, _ in sorted(shown, key=lambda item: (-item[1], item[0]))]
    for apart in count():
        chosen = ranked[:exact]
        among = _Palette(chosen)
        for colour in ranked[exact:]:
            if _distance(colour, chosen[among.nearest(colour)]) > apart**2:
                among.put(len(chosen), colour)
                chosen.append(colour)
            if len(chosen) > most:
                break
        else:
            break
    return chosen


class _Palette:
    """Finds the nearest of some colours, as SDL does for a picture that has only those."""

    def __init__(self, colours: Sequence[Colour]) -> None:
        self._surface = pygame.Surface((1, 1), depth=8)
        # The first of equals is found: the rest of the table does not count.
        self._surface.set_palette([*colours, *[colours[0]] * (256 - len(colours))])

    def put(self, number: int, colour: Colour) -> None:
        self._surface.set_palette_at(number, colour)

    def nearest(self, colour: Colour) -> int:
        """Returns the number of the nearest colour."""
        return self._surface.map_rgb(colour)


class _Numbers(dict[int, int]):
    """The number that a packed colour has in the file, found when it is asked."""

    def __init__(self, colours: Sequence[Colour]) -> None:
        self._among = _Palette(colours)

    def __missing__(self, packed: int) -> int:
        self[packed] = number = 1 + self._among.nearest(_colour(packed))
        return number


def _lines(canvas: bytearray, width: int, area: pygame.Rect, drawn: bytes) -> bytes:
    """Draws a part on the canvas; returns its lines, unfiltered, with only what is new."""
    lines = []
    for y in range(area.h):
        new = drawn[y * area.w : (y + 1) * area.w]
        at = (area.y + y) * width + area.x
        old = canvas[at : at + area.w]
        canvas[at : at + area.w] = new
        if old == new:
            fresh = bytes([_UNCHANGED]) * area.w
        else:
            fresh = bytes(_UNCHANGED if a == b else b for a, b in zip(old, new, strict=True))
        lines.append(b"\0" + fresh)
    return b"".join(lines)


def _changed(before: pygame.Surface, after: pygame.Surface) -> pygame.Rect:
    """Returns the box around everything that changed; an empty one when nothing did."""
    same = pygame.mask.from_threshold(after, (0, 0, 0), (1, 1, 1, 255), before)
    same.invert()
    boxes = same.get_bounding_rects()
    return boxes[0].unionall(boxes[1:]) if boxes else pygame.Rect(0, 0, 0, 0)


def _colour(packed: int) -> Colour:
    red, green, blue, _ = packed.to_bytes(4, sys.byteorder)
    return red, green, blue


def _distance(one: Colour, other: Colour) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2
