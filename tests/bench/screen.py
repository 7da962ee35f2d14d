"""The window: start to first frame, a full redraw, an idle loop, memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pygame

from game.rules import OpenChoice, OpenRound, Step, TurnSkills, next_command
from game.screen.looks import Fill, Text
from game.screen.paint import Painter
from game.screen.semantics import Node
from game.screen.text import font
from game.screen.theme import load_theme
from game.storage.settings import Settings
from game.workshop.bots import Bots
from game.workshop.clock import SteppedClock
from tests.bench.table import Row, p95
from tests.screen.pilot import Pilot, shipped_kit

THEMES = ("light", "dark", "contrast")

_FIRST_FRAME = """
import os, sys, time, resource
from pathlib import Path
import game.cli
from game.commands.window import open_window
import game.screen.app as app
from game.screen.windows import DisplayWindows
drawn = app.App.draw
def draw(self, **options):
    drawn(self, **options)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.time(), used, flush=True)
    os._exit(0)
app.App.draw = draw
two = DisplayWindows.__init__
def with_two(self, title, size=None, **options):
    two(self, title, (1920, 1080), displays=lambda: 2, **options)
DisplayWindows.__init__ = with_two
open_window(Path(sys.argv[1]), None, None)
"""

_FLOOR = """
import os, time
import pygame
pygame.display.init(); pygame.font.init()
window = pygame.Window("floor", (1920, 1080))
window.get_surface().fill((240, 230, 220))
window.flip()
print(time.time(), 0, flush=True)
os._exit(0)
"""

_IDLE = """
import os, sys, time, threading
from pathlib import Path
import game.cli
from game.commands.window import open_window
def stop():
    time.sleep(float(sys.argv[2]))
    used = time.process_time() - started
    print(used / float(sys.argv[2]) * 100, flush=True)
    os._exit(0)
import game.screen.app as app
run = app.App.run
def timed(self):
    global started
    self.tick()
    started = time.process_time()
    threading.Thread(target=stop, daemon=True).start()
    run(self)
app.App.run = timed
open_window(Path(sys.argv[1]), None, None)
"""


def rows() -> list[Row]:
    """Measures the window, with the dummy video driver."""
    return [
        *_start(),
        *(_frames((1920, 1080), "≤ 5 ms", theme) for theme in THEMES),
        *(_frames((3840, 2160), "≤ 16 ms", theme) for theme in THEMES),
        *_two_windows((1920, 1080)),
        _moving((1920, 1080), "≤ 16 ms"),
        _moving((3840, 2160), "≤ 33 ms"),
        _idle(),
    ]


def _run(program: str, *arguments: str, compiled: str | None = None) -> list[float]:
    """Runs a program; with `compiled`, from modules that are compiled there, as once installed."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    if compiled is not None:
        environment |= {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    run = subprocess.run(  # noqa: S603 -- our own programs, above
        [sys.executable, "-c", program, *arguments],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return [float(word) for word in run.stdout.split()]


def _start() -> list[Row]:
    ours, floor, memory = [], [], 0.0
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as compiled:
        for _ in range(6):
            began = time.time()
            at, memory = _run(_FIRST_FRAME, home, compiled=compiled)
            ours.append(at - began)
            began = time.time()
            floor.append(_run(_FLOOR, compiled=compiled)[0] - began)
    mine, least = statistics.median(ours[1:]), statistics.median(floor[1:])
    return [
        Row(
            "start to first frame, two windows at 1080p",
            "≤ 600 ms",
            mine * 1000,
            "ms",
            mine / least,
        ),
        Row("memory of the whole app, two windows at 1080p", "≤ 130 MB", memory, "MB", None),
    ]


def _trees(size: tuple[int, int], theme: str) -> tuple[list[Node], Pilot]:
    """Returns the trees of the screens of a round."""
    settings = Settings.model_validate({"theme": theme})
    pilot = Pilot(Path(tempfile.mkdtemp()), size, settings=settings)
    trees = [pilot.tree()]
    pilot.begin(shipped_kit())
    trees.append(pilot.tree())
    pilot.press("return")
    trees.append(pilot.tree())
    for command in (OpenRound(), TurnSkills(1), TurnSkills(2), OpenChoice()):
        pilot.app.sitting.workshop.dispatch(command)  # type: ignore[union-attr]
        pilot.app.follow()
        trees.append(pilot.tree())
    return trees, pilot


def _frames(size: tuple[int, int], target: str, theme: str) -> Row:
    """Measures what a change on the screen costs: a new tree, drawn whole, on every screen."""
    trees, pilot = _trees(size, theme)
    painter = Painter(pilot.windows.public(), load_theme(theme))
    ours: list[float] = []
    floor: list[float] = []
    for number in range(40):
        for tree in trees:
            started = time.perf_counter()
            painter.paint(tree)
            spent = (time.perf_counter() - started) * 1000
            started = time.perf_counter()
            _bare(pilot.windows.public(), tree)
            least = (time.perf_counter() - started) * 1000
            if number:
                ours.append(spent)
                floor.append(least)
    built = []
    for _ in range(40):
        started = time.perf_counter()
        pilot.tree()
        built.append((time.perf_counter() - started) * 1000)
    mine = p95(ours) + statistics.median(built)
    name = f"full redraw at {_called(size)}, tree and paint, {theme}, p95"
    return Row(name, target, mine, "ms", mine / p95(floor))


def _two_windows(size: tuple[int, int]) -> list[Row]:
    """Measures a tick of the timer with the presenter's window beside the room's, and alone.

    A third column says how many times the room's window alone it takes.
    """
    medians: dict[bool, list[float]] = {}
    for private in (False, True):
        pilot = Pilot(Path(tempfile.mkdtemp()), size, private=private)
        pilot.begin(shipped_kit())
        sitting = pilot.app.sitting
        assert sitting is not None
        clock = sitting.workshop.clock = SteppedClock()
        bots = Bots(pilot.app.chance)
        pilot.press("return", "p")
        screens, ticks = [], []
        while sitting.workshop.state.step is not Step.REVEAL:
            command = bots.command(sitting.workshop.state) or next_command(sitting.workshop.state)
            assert command is not None
            sitting.workshop.dispatch(command)
            pilot.app.follow()
            screens.append(_drawn(pilot))
            for _ in range(8 if sitting.workshop.timer is not None else 0):
                clock.advance(0.25)
                ticks.append(_drawn(pilot))
        medians[private] = [statistics.median(screens), statistics.median(ticks)]
    names = ("a new screen", "a tick of the timer")
    return [
        Row(f"{name} at {_called(size)}, two windows", "–", both, "ms", both / alone)
        for name, alone, both in zip(names, medians[False], medians[True], strict=True)
    ]


def _drawn(pilot: Pilot) -> float:
    """Returns the milliseconds that drawing every window takes."""
    started = time.perf_counter()
    pilot.app.draw()
    return (time.perf_counter() - started) * 1000


def _moving(size: tuple[int, int], target: str) -> Row:
    """Measures a frame while cards are dealt and turned: 60 in a second, 30 at 4K."""
    pilot = Pilot(Path(tempfile.mkdtemp()), size)
    pilot.begin(shipped_kit())
    spent: list[float] = []
    for _ in range(9):
        pilot.press("space")
        while pilot.app.projector.moving:
            pilot.seconds += 1 / 60
            started = time.perf_counter()
            pilot.app.projector.step(pilot.windows.public())
            spent.append((time.perf_counter() - started) * 1000)
    return Row(f"a frame that moves at {_called(size)}, p95", target, p95(spent), "ms", None)


def _called(size: tuple[int, int]) -> str:
    return f"{size[1]}p" if size[1] < 2000 else "4K"


def _bare(surface: pygame.Surface, tree: Node) -> None:
    """Draws the same texts and boxes with nothing but pygame: the floor."""
    surface.fill((241, 233, 219))
    for node in tree.walk():
        for look in node.looks:
            if isinstance(look, Fill) and look.fill is not None:
                box = pygame.Rect(look.box)
                pygame.draw.rect(surface, look.fill, box, border_radius=look.radius)
            elif isinstance(look, Text):
                for line, text in enumerate(look.block.lines):
                    used = font(look.block.size, look.block.weight)
                    y = look.y + line * look.block.line_height
                    surface.blit(used.render(text, True, look.ink), (look.box.x, y))  # noqa: FBT003


def _idle(seconds: float = 4.0) -> Row:
    with tempfile.TemporaryDirectory() as home:
        (share,) = _run(_IDLE, home, str(seconds))
    return Row("idle window, share of a core", "≤ 3 %", share, "%", None)
