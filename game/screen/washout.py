"""What a tired projector makes of a picture: the light of the room lies over it."""

import math
from functools import cache

import pygame

LIGHT_OF_THE_ROOM = 0.2
"""The share of white that the room's own light adds: L' = 0.2 + 0.8 L."""


@cache
def washed_values() -> bytes:
    """Returns what becomes of each value of red, green or blue.

    Light adds up as light, not as the numbers that stand for it: a value is made linear, mixed,
    and made a value again.

    >>> washed_values()[0], washed_values()[255]
    (124, 255)
    """
    return bytes(_encoded(LIGHT_OF_THE_ROOM + (1 - LIGHT_OF_THE_ROOM) * _linear(v / 255))
                 for v in range(256))  # fmt: skip


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)


def _encoded(light: float) -> int:
    return round(255 * (1.055 * math.pow(light, 1 / 2.4) - 0.055))


def wash(surface: pygame.Surface) -> None:
    """Washes a whole picture out, in its place."""
    pixels = surface.get_buffer()
    pixels.write(pixels.raw.translate(washed_values()), 0)
