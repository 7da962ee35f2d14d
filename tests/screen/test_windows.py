"""Windows: one display, two displays, none."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screen.windows import SMALLEST, DisplayWindows, NoDisplayError, SurfaceWindows


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
    import random

    from game.screen.app import App
    from game.storage.home import Home
    from game.storage.settings import Settings

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
