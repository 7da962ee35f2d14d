"""Asks the X server which displays are lit, and where: SDL goes on counting one that is off.

Elsewhere than under X11, and wherever a part of it is missing, the answer is None: SDL's own count
is right there.
"""

import ctypes
import ctypes.util
from collections.abc import Callable

import pygame

from game.screen.layout import Box

Monitors = Callable[[], list[Box] | None]


class _Monitor(ctypes.Structure):
    """XRRMonitorInfo, as Xrandr.h has it."""

    _fields_ = (
        ("name", ctypes.c_ulong),
        ("primary", ctypes.c_int),
        ("automatic", ctypes.c_int),
        ("outputs_count", ctypes.c_int),
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("width_mm", ctypes.c_int),
        ("height_mm", ctypes.c_int),
        ("outputs", ctypes.c_void_p),
    )


def apart(boxes: list[Box]) -> list[Box]:
    """Returns the displays that show something of their own: a mirrored one hides nothing.

    >>> apart([Box(0, 0, 800, 600), Box(0, 0, 1024, 768), Box(800, 0, 800, 600)])
    [Box(x=0, y=0, w=800, h=600), Box(x=800, y=0, w=800, h=600)]
    """
    kept: list[Box] = []
    for box in boxes:
        if not any(box.overlaps(other) for other in kept):
            kept.append(box)
    return kept


class XMonitors:
    """A connection of its own to the X server, opened at the first question."""

    def __init__(self) -> None:
        self._ask: Callable[[], list[Box] | None] | None = None

    def __call__(self) -> list[Box] | None:
        """Returns the place of every lit display, the computer's own first; None where unknown."""
        if not pygame.display.get_init() or pygame.display.get_driver() != "x11":
            return None
        if self._ask is None:
            self._ask = _connected() or _unknown
        return self._ask()


def _unknown() -> None:
    return None


def _connected() -> Callable[[], list[Box] | None] | None:
    """Returns how to ask, or None where the libraries or RandR 1.5 are missing."""
    try:
        x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        randr = ctypes.CDLL(ctypes.util.find_library("Xrandr") or "libXrandr.so.2")
        get, free = randr.XRRGetMonitors, randr.XRRFreeMonitors
    except (OSError, AttributeError):
        return None
    number = ctypes.POINTER(ctypes.c_int)
    get.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, number)
    get.restype = ctypes.POINTER(_Monitor)
    free.argtypes, free.restype = (ctypes.POINTER(_Monitor),), None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    display = x11.XOpenDisplay(None)
    if not display:
        return None
    root = x11.XDefaultRootWindow(display)

    def ask() -> list[Box] | None:
        count = ctypes.c_int(0)
        found = get(display, root, 1, ctypes.byref(count))
        if not found:
            return None
        lit = sorted(found[: count.value], key=lambda monitor: not monitor.primary)
        boxes = [Box(m.x, m.y, m.width, m.height) for m in lit]
        free(found)
        return apart(boxes) or None

    return ask
