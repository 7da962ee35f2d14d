"""Windows: one display, two displays, none."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screen.app import App
from game.screen.intents import Key
from game.screen.layout import Box
from game.screen.monitors import XMonitors
from game.screen.scenes.lists import ScenarioScene
from game.screen.windows import SMALLEST, DisplayWindows, NoDisplayError, SurfaceWindows
from game.storage.home import Home
from game.storage.settings import Settings


class ChangingWindows(SurfaceWindows):
    """Surfaces whose second display can be unplugged and plugged in again."""

    def __init__(self, size: tuple[int, int], *, private: bool = False) -> None:
        super().__init__(size, private=private)
        self._size = size
        self._changed = False

    def unplug(self) -> None:
        self._private, self._changed = None, True

    def plug(self) -> None:
        self._private, self._changed = pygame.Surface(self._size), True

    def check_displays(self) -> bool:
        changed, self._changed = self._changed, False
        return changed


class Displays:
    """How many displays there are, as a test says."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __call__(self) -> int:
        return self.count


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[DisplayWindows]]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    made: list[DisplayWindows] = []
    yield made
    for windows in made:
        windows.close()
    pygame.display.quit()


def windows_on(
    opened: list[DisplayWindows], displays: Displays, size: tuple[int, int] = (800, 600)
) -> DisplayWindows:
    windows = DisplayWindows("Atouts", size, displays=displays)
    opened.append(windows)
    return windows


def test_one_display_has_one_window_that_the_room_sees(opened: list[DisplayWindows]) -> None:
    windows = windows_on(opened, Displays(1))
    assert windows.public().get_size() == (800, 600)
    assert windows.private() is None
    windows.show()


def test_two_displays_have_a_window_each(opened: list[DisplayWindows]) -> None:
    windows = windows_on(opened, Displays(2))
    private = windows.private()
    assert private is not None
    assert private is not windows.public()
    windows.public().fill((255, 0, 0))
    private.fill((0, 0, 255))
    windows.show()
    assert windows.public().get_at((5, 5))[:3] == (255, 0, 0)


def test_the_second_window_comes_and_goes_with_its_display(opened: list[DisplayWindows]) -> None:
    displays = Displays(1)
    windows = windows_on(opened, displays)
    assert not windows.check_displays()
    displays.count = 2
    assert windows.check_displays()
    assert not windows.check_displays()
    assert windows.private() is not None
    displays.count = 1
    assert windows.check_displays()
    assert windows.private() is None
    assert windows.public()
    windows.show()
    displays.count = 3
    assert windows.check_displays()


def test_a_window_can_be_resized_but_not_below_what_can_be_read(
    opened: list[DisplayWindows],
) -> None:
    windows = windows_on(opened, Displays(2))
    assert SMALLEST == (640, 480)
    for window in (windows._first, windows._second):
        assert window is not None
        assert window.resizable
        assert window.minimum_size == SMALLEST


def test_full_screen_goes_on_and_off(opened: list[DisplayWindows]) -> None:
    windows = windows_on(opened, Displays(2))
    for _ in range(4):
        windows.toggle_fullscreen()
        assert windows.public().get_width() >= SMALLEST[0]
        assert windows.private() is not None
        windows.show()


def test_the_usual_size_leaves_the_desktop_some_room(opened: list[DisplayWindows]) -> None:
    windows = DisplayWindows("Atouts", displays=Displays(1))
    opened.append(windows)
    desktop = pygame.display.get_desktop_sizes()[0]
    assert windows.public().get_width() < desktop[0]
    assert windows.public().get_height() < desktop[1]


def test_a_game_is_drawn_in_real_windows(opened: list[DisplayWindows], home: Path) -> None:
    displays = Displays(2)
    windows = windows_on(opened, displays)
    place = Home(home)
    place.prepare()
    app = App(windows, place, Settings(), "fr", lambda: 0.0, random.Random(1))  # noqa: S311
    app.draw()
    private = windows.private()
    assert private is not None
    seen = [pygame.image.tobytes(w, "RGB") for w in (private, windows.public())]
    assert seen[0] != seen[1]
    assert all(len(set(picture)) > 100 for picture in seen)
    displays.count = 1
    app._next_check = 0.0
    app.tick()
    assert windows.private() is None


# --- where windows stand -----------------------------------------------------------------


class Desk:
    """Displays side by side, each with its place, as an X server tells them."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __call__(self) -> list[Box]:
        return [Box(1000 * number, 0, 1000, 800) for number in range(self.count)]


def windows_at(
    opened: list[DisplayWindows], desk: Desk, *, fullscreen: bool = False
) -> DisplayWindows:
    windows = DisplayWindows("Atouts", (800, 600), monitors=desk, fullscreen=fullscreen)
    opened.append(windows)
    return windows


def stand(windows: DisplayWindows) -> list[int]:
    """Returns the display of the room's window, and that of the second one."""
    both = (windows._first, windows._second)
    return [window.position[0] // 1000 for window in both if window is not None]


@pytest.mark.parametrize("fullscreen", [False, True])
def test_each_window_goes_with_its_display(
    opened: list[DisplayWindows], *, fullscreen: bool
) -> None:
    desk = Desk(1)
    windows = windows_at(opened, desk, fullscreen=fullscreen)
    assert stand(windows) == [0]
    for count, expected in ((2, [1, 0]), (1, [0]), (3, [1, 0]), (2, [1, 0]), (1, [0])):
        desk.count = count
        windows.check_displays()
        if not fullscreen:  # without a screen to fill, the dummy driver leaves it at its corner
            assert stand(windows) == expected
        assert (windows.private() is not None) is (count > 1)
        assert windows.public()
        windows.show()


def test_every_window_comes_to_the_computer_s_own_display_and_goes_again(
    opened: list[DisplayWindows],
) -> None:
    desk = Desk(2)
    windows = windows_at(opened, desk)
    assert stand(windows) == [1, 0]
    windows.gather()
    assert (stand(windows), windows.gathered, windows.private()) == ([0], True, None)
    assert not windows.check_displays()
    assert windows.spread()
    assert (stand(windows), windows.gathered) == ([1, 0], False)


def test_a_projector_that_comes_back_takes_nothing_from_who_gathered(
    opened: list[DisplayWindows],
) -> None:
    desk = Desk(2)
    windows = windows_at(opened, desk)
    windows.gather()
    for count in (1, 2, 1, 2):
        desk.count = count
        assert not windows.check_displays()
    assert stand(windows) == [0]


def test_with_one_display_gathering_brings_a_window_that_was_lost_back(
    opened: list[DisplayWindows],
) -> None:
    windows = windows_at(opened, Desk(1))
    windows._first.position = (5000, 5000)
    windows.gather()
    assert stand(windows) == [0]
    assert not windows.gathered
    assert not windows.spread()


def test_the_second_window_dragged_to_where_the_room_looks_is_closed(
    opened: list[DisplayWindows],
) -> None:
    windows = windows_at(opened, Desk(2))
    windows.moved(windows._second, 0)
    assert windows.private() is not None
    windows.moved(windows._second, 1)
    assert windows.private() is None
    assert windows.gathered


def test_windows_that_change_places_stay_two(opened: list[DisplayWindows]) -> None:
    windows = windows_at(opened, Desk(2))
    windows.moved(windows._first, 0)
    windows.moved(windows._second, 1)
    assert windows.private() is not None


def test_a_dragged_window_shows_nothing_private_and_says_so(
    opened: list[DisplayWindows], home: Path
) -> None:
    windows = windows_at(opened, Desk(2))
    app = app_in(windows, home)
    moved = pygame.Event(pygame.WINDOWDISPLAYCHANGED, window=windows._second, display_index=1)
    app.take(moved)
    assert windows.private() is None
    assert "F12" in app.current_tree().text()


class Scaled:
    """A window on a display with a scale: more pixels than points."""

    size = (800, 600)

    def get_surface(self) -> pygame.Surface:
        return pygame.Surface((1600, 1200))


def test_the_mouse_counts_in_points_and_the_game_in_pixels(
    opened: list[DisplayWindows], monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = windows_at(opened, Desk(1))
    assert windows.pixel(windows._first, 10, 20) == (10, 20)
    with monkeypatch.context() as changed:
        changed.setattr(windows, "_first", Scaled())
        assert windows.pixel(None, 10, 20) == (20, 40)


def app_in(windows: DisplayWindows, home: Path) -> App:
    place = Home(home)
    place.prepare()
    return App(windows, place, Settings(), "fr", lambda: 0.0, random.Random(1))  # noqa: S311


def test_a_window_resized_in_the_middle_of_a_move_is_drawn_whole(
    opened: list[DisplayWindows], home: Path
) -> None:
    """Its surface stays the same object and has another size at once; the event comes later."""
    windows = windows_at(opened, Desk(2))
    app = app_in(windows, home)
    app.tick()
    app.go(ScenarioScene(app))
    app.tick()
    assert app.projector.moving
    windows._first.size = (1000, 700)
    app.tick()
    app.take(pygame.Event(pygame.WINDOWRESIZED, x=1000, y=700, window=windows._first))
    app.tick()
    assert not app.projector.moving
    shown = pygame.image.tobytes(windows.public(), "RGB")
    app.draw()
    assert windows.public().get_size() == (1000, 700)
    assert pygame.image.tobytes(windows.public(), "RGB") == shown


def test_a_minimised_window_goes_on_and_comes_back(
    opened: list[DisplayWindows], home: Path
) -> None:
    windows = windows_at(opened, Desk(2))
    app = app_in(windows, home)
    before = pygame.image.tobytes(windows.public(), "RGB")
    windows._first.minimize()
    app.take(pygame.Event(pygame.WINDOWMINIMIZED, window=windows._first))
    app.on(Key.HELP)
    app.tick()
    windows._first.restore()
    app.take(pygame.Event(pygame.WINDOWRESTORED, window=windows._first))
    app.tick()
    assert pygame.image.tobytes(windows.public(), "RGB") != before


@pytest.mark.parametrize("size", [(1, 1), (40, 30), (160, 120), (3000, 90)])
def test_a_window_of_any_size_is_drawn(home: Path, size: tuple[int, int]) -> None:
    """A window manager may give less than was asked for: nothing to read, and no crash."""
    from tests.screen.pilot import Pilot

    pilot = Pilot(home, (800, 600), private=True)
    pilot.press("return", "3", "return")
    pilot.resize(size)
    pilot.press("space", "p", "space", "escape", "escape", "?")
    pilot.picture()


def test_where_no_x_server_is_sdl_counts_the_displays(opened: list[DisplayWindows]) -> None:
    windows_at(opened, Desk(1))
    assert XMonitors()() is None


def test_a_missing_video_driver_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.display.quit()
    monkeypatch.setenv("SDL_VIDEODRIVER", "nonsense")
    with pytest.raises(NoDisplayError):
        DisplayWindows("Atouts")


@pytest.mark.parametrize("driver", ["nonsense", None])
@pytest.mark.parametrize("arguments", [[], ["play", "scenarios/decouverte.yaml"]])
def test_without_a_display_one_sentence_says_so_and_names_the_demo(
    home: Path, arguments: list[str], driver: str | None
) -> None:
    """Also where nobody names a driver: SDL has one that draws where no one looks."""
    environment = {**os.environ, "PYTHONUTF8": "1", "XDG_RUNTIME_DIR": str(home.parent)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        environment.pop(name, None)
    if driver is not None:
        environment["SDL_VIDEODRIVER"] = driver
    done = subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-m", "game.cli", *arguments, "--home", str(home)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    said = (done.stdout + done.stderr).strip()
    assert "atouts demo" in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_a_plain_kill_ends_the_program(home: Path) -> None:
    """Without it the question whether to leave waits for somebody to answer."""
    running = subprocess.Popen(  # noqa: S603 -- our own command
        [sys.executable, "-m", "game.cli", "--home", str(home)],
        env={**os.environ, "SDL_VIDEODRIVER": "dummy"},
    )
    try:
        until = time.monotonic() + 60
        while not (home / "decks").exists() and time.monotonic() < until:
            assert running.poll() is None
            time.sleep(0.1)
        time.sleep(4)  # the window comes after the folders
        assert running.poll() is None
        running.terminate()
        assert running.wait(20) == -signal.SIGTERM
    finally:
        running.kill()
        running.wait()
