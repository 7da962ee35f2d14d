"""The only module that knows windows: where the room looks, and where one person looks alone.

With one display there is one window, and everything on it is seen by the room. With two, a second
window stands on the display that the room does not see.
"""

import os
import sys
from collections.abc import Callable
from typing import Protocol

import pygame

from game.screen.monitors import Monitors, XMonitors

SMALLEST = (640, 480)
USUAL = (1280, 720)
_CLASS = "atouts"
_UNSEEN = frozenset({"offscreen", "dummy"})


class NoDisplayError(RuntimeError):
    """There is no display to open a window on."""


class Windows(Protocol):
    """What the game shows itself on."""

    def public(self) -> pygame.Surface: ...

    def private(self) -> pygame.Surface | None: ...

    def show(self) -> None: ...

    def toggle_fullscreen(self) -> None: ...

    def check_displays(self) -> bool: ...

    @property
    def gathered(self) -> bool: ...

    def gather(self) -> None: ...

    def spread(self) -> bool: ...

    def moved(self, window: object, display: int) -> None: ...

    def pixel(self, window: object, x: int, y: int) -> tuple[int, int]: ...

    def close(self) -> None: ...


class DisplayWindows:
    """Real windows, on one display or on two."""

    def __init__(
        self,
        title: str,
        size: tuple[int, int] | None = None,
        *,
        fullscreen: bool = False,
        displays: Callable[[], int] | None = None,
        monitors: Monitors | None = None,
    ) -> None:
        prepare()
        self._count = displays or pygame.display.get_num_displays
        self._monitors = monitors or XMonitors()
        self._title = title
        self._size = size or _usual_size()
        self._fullscreen = fullscreen
        self._gathered = False
        self._second: pygame.Window | None = None
        self._first_stands_on = 1 if self._displays() > 1 else 0
        self._first = self._open(title, self._first_stands_on)
        if fullscreen:
            self._first.set_fullscreen(desktop=True)
        self.check_displays()

    def public(self) -> pygame.Surface:
        """Returns the surface that the room sees."""
        return self._first.get_surface()

    def private(self) -> pygame.Surface | None:
        """Returns the surface that the room does not see; None on a single display."""
        return self._second.get_surface() if self._second is not None else None

    def show(self) -> None:
        """Shows what was drawn."""
        self._first.flip()
        if self._second is not None:
            self._second.flip()

    def toggle_fullscreen(self) -> None:
        self._fullscreen = not self._fullscreen
        if self._fullscreen:
            self._first.set_fullscreen(desktop=True)
        else:
            self._first.set_windowed()

    def check_displays(self) -> bool:
        """Opens or closes the second window as displays come and go; True when that changed.

        A display that vanishes sends no event: the game asks every now and then. The room's
        window goes with the room's display; what only one person may see goes first.
        """
        two = self._displays() > 1 and not self._gathered
        if two == (self._second is not None):
            return False
        if self._second is not None:
            self._second.destroy()
            self._second = None
            self._place(0)
            self._first.focus()  # the keys may have gone to the window that is no more
        else:
            self._place(1)
            self._second = self._open(f"{self._title} (2)", 0)
        return True

    @property
    def gathered(self) -> bool:
        """Returns whether one window was asked for, although there are two displays."""
        return self._gathered

    def gather(self) -> None:
        """Leaves one window, on the computer's own display: a lost projector hides nothing."""
        self._gathered = self._displays() > 1
        if not self.check_displays():
            self._place(0)

    def spread(self) -> bool:
        """Ends that; returns False where there is no second display."""
        self._gathered = False
        return self.check_displays()

    def pixel(self, window: object, x: int, y: int) -> tuple[int, int]:
        """Returns the pixel of a window's surface at which the mouse is.

        Where a display has a scale, the mouse counts in its points, and a surface has more pixels.
        """
        if not isinstance(window, pygame.Window):
            window = self._first
        try:
            (points_w, points_h), made = window.size, window.get_surface().get_size()
        except pygame.error:
            return x, y  # a window that has just been closed
        return round(x * made[0] / max(1, points_w)), round(y * made[1] / max(1, points_h))

    def moved(self, window: object, display: int) -> None:
        """Takes note that a window was dragged to a display.

        The second window, dragged to where the room looks, would show what the room must not
        see: one window is left.
        """
        if window is self._first:
            self._first_stands_on = display
        elif window is self._second and display == self._first_stands_on:
            self.gather()

    def _displays(self) -> int:
        lit = self._monitors()
        return self._count() if lit is None else len(lit)

    def _middle(self, display: int, size: tuple[int, int]) -> tuple[int, int]:
        """Returns where a window stands in the middle of a display."""
        lit = self._monitors()
        if lit is None or display >= len(lit):
            return pygame.WINDOWPOS_CENTERED + display, pygame.WINDOWPOS_CENTERED + display
        box = lit[display].centered(*size)
        return box.x, box.y

    def _place(self, display: int) -> None:
        """Moves the room's window to the middle of a display; a full screen fills that one."""
        window, self._first_stands_on = self._first, display
        if self._fullscreen:
            window.set_windowed()
        window.position = self._middle(display, window.size)
        window.restore()
        if self._fullscreen:
            window.set_fullscreen(desktop=True)

    def close(self) -> None:
        if self._second is not None:
            self._second.destroy()
        self._first.destroy()

    def _open(self, title: str, display: int) -> pygame.Window:
        position = self._middle(display, self._size)
        try:
            window = pygame.Window(title, self._size, position, resizable=True, allow_high_dpi=True)
        except pygame.error as error:
            raise NoDisplayError(str(error)) from error
        window.minimum_size = SMALLEST
        window.set_icon(_icon())
        return window


def prepare() -> None:
    """Starts the parts of pygame that a window needs; raises NoDisplayError."""
    os.environ["SDL_VIDEO_X11_WMCLASS"] = _CLASS  # pygame has named it after the script
    os.environ.setdefault("SDL_VIDEO_CENTERED", "1")
    if sys.platform == "linux":
        # Without a graphics card, presenting through a texture takes ten times as long; what was
        # measured on this machine is there already (`pace.use_remembered`).
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    # SDL makes of a plain `kill` the question whether to leave, which nobody may be there to
    # answer; the journal is safe at any moment.
    os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
    start_display()
    pygame.font.init()
    pygame.key.set_repeat(400, 80)


def start_display() -> None:
    """Starts pygame's display; raises NoDisplayError, also where SDL would show it to nobody.

    Without any display SDL falls back on a driver that draws into memory: a game would run there
    for ever and be seen by no one. Who asks for such a driver by its name gets it.
    """
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplayError(str(error)) from error
    driver = pygame.display.get_driver()
    asked = os.environ.get("SDL_VIDEODRIVER", "").lower().split(",")
    if driver in _UNSEEN and driver not in asked:
        pygame.display.quit()
        raise NoDisplayError(driver)


def _usual_size() -> tuple[int, int]:
    """Returns a size that leaves the desktop some room."""
    width, height = pygame.display.get_desktop_sizes()[0]
    return min(USUAL[0], round(width * 0.9)), min(USUAL[1], round(height * 0.85))


def _icon() -> pygame.Surface:
    """Returns the three shapes as a small picture for the task bar."""
    from game.content.models import Shape
    from game.screen.layout import Box
    from game.screen.looks import Mark
    from game.screen.paint import Painter
    from game.screen.theme import load_theme

    icon = pygame.Surface((64, 64), pygame.SRCALPHA)
    painter = Painter(icon, load_theme("light"))
    for shape, box in (
        (Shape.TRIANGLE, Box(15, 0, 34, 34)),
        (Shape.DISC, Box(0, 31, 33, 33)),
        (Shape.SQUARE, Box(32, 32, 31, 31)),
    ):
        painter.look(Mark(shape, box))
    return icon


class SurfaceWindows:
    """No window at all: surfaces in memory, for pictures and tests."""

    def __init__(self, size: tuple[int, int], *, private: bool = False) -> None:
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        pygame.font.init()
        self._public = pygame.Surface(size)
        self._private = pygame.Surface(size) if private else None
        self._gathered = False
        self.shown = 0

    def public(self) -> pygame.Surface:
        return self._public

    def private(self) -> pygame.Surface | None:
        return None if self._gathered else self._private

    def resize(self, size: tuple[int, int]) -> None:
        self._public = pygame.Surface(size)

    def plug(self) -> None:
        """Adds the display that the room does not see."""
        self._private = pygame.Surface(self._public.get_size())

    def unplug(self) -> None:
        """Takes that display away."""
        self._private = None

    def show(self) -> None:
        self.shown += 1

    def toggle_fullscreen(self) -> None:
        """Has no screen to fill."""

    def check_displays(self) -> bool:
        return False

    @property
    def gathered(self) -> bool:
        return self._gathered

    def gather(self) -> None:
        self._gathered = self._private is not None

    def spread(self) -> bool:
        self._gathered = False
        return self._private is not None

    def moved(self, window: object, display: int) -> None:
        """Has nothing that could be dragged."""

    def pixel(self, window: object, x: int, y: int) -> tuple[int, int]:  # noqa: ARG002 -- the port's
        return x, y

    def close(self) -> None:
        """Has nothing to close."""
