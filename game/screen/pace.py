"""Measures how fast a picture reaches the screen, and remembers the faster way.

Without a graphics card, SDL's own way through a texture takes ten times as long as copying; with
one it may be the faster. It can only be chosen before the first window, so each way is measured in
a process of its own, in a window that nobody sees, and the better one is for the next start.

python -m game.screen.pace       prints the milliseconds of one picture
"""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from game.storage.machine import remember_pace, remembered_pace

VARIABLE = "SDL_FRAMEBUFFER_ACCELERATION"
COPIED, TEXTURE, SYSTEM = "0", "1", "system"
"""A picture is copied, or goes through a texture, or as the system proposes."""

LIMIT_S = 1.5
_SIZE = (1280, 720)
_PICTURES, _LONGEST_S = 15, 0.5
_CLEARLY = 0.8
"""The texture is taken when it needs less than this share of the time of copying."""


def ways() -> tuple[str, ...]:
    """Returns the ways that there are on this system: elsewhere than on Linux, the system's own."""
    return (COPIED, TEXTURE) if sys.platform == "linux" else (SYSTEM,)


def faster(pace_ms: dict[str, float]) -> str:
    """Returns the way to show pictures.

    >>> faster({"0": 1.7, "1": 9.2}), faster({"0": 1.7, "1": 0.4}), faster({"1": 0.4})
    ('0', '1', '0')
    """
    if COPIED not in pace_ms or TEXTURE not in pace_ms:
        return COPIED
    return TEXTURE if pace_ms[TEXTURE] < pace_ms[COPIED] * _CLEARLY else COPIED


def measure(limit_s: float = LIMIT_S) -> dict[str, float]:
    """Returns the milliseconds of one picture for each way that could be measured in time."""
    until = time.monotonic() + limit_s
    found = {}
    for way in ways():
        ms = _measured(way, until - time.monotonic())
        if ms is not None:
            found[way] = ms
    return found


def _measured(way: str, limit_s: float) -> float | None:
    """Asks a process of its own, which may fail, or hang."""
    if limit_s <= 0 or getattr(sys, "frozen", False):
        return None
    environment = {**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    if way != SYSTEM:
        environment[VARIABLE] = way
    try:
        run = subprocess.run(
            [sys.executable, "-m", "game.screen.pace"],
            env=environment,
            check=True,
            capture_output=True,
            timeout=limit_s,
        )
        return float(json.loads(run.stdout))
    except (OSError, ValueError, TypeError, subprocess.SubprocessError):
        return None


def use_remembered(path: Path) -> bool:
    """Chooses the way that was the faster here; returns whether it was known.

    What somebody set by hand stays. Call it before the first window.
    """
    known = remembered_pace(path)
    if known and sys.platform == "linux":
        os.environ.setdefault(VARIABLE, faster(known))
    return bool(known)


def measure_later(path: Path) -> threading.Thread:
    """Measures while the home screen is on, and remembers it for the next start."""

    def measuring() -> None:
        found = measure()
        if not found:
            return
        try:
            remember_pace(path, found)
        except OSError:
            return  # a full disk costs the memory of it, not the game

    thread = threading.Thread(target=measuring, name="pace", daemon=True)
    thread.start()
    return thread


def one_picture_ms() -> float:
    """Returns how long showing one picture takes, in the middle of several; raises pygame.error."""
    import pygame

    pygame.display.init()
    window = pygame.Window("Atouts", _SIZE, hidden=True)
    surface = window.get_surface()
    taken: list[float] = []
    until = time.perf_counter() + _LONGEST_S
    while len(taken) < _PICTURES and (time.perf_counter() < until or not taken):
        pygame.event.pump()
        surface.fill((len(taken) * 16, 80, 60))
        start = time.perf_counter()
        window.flip()
        taken.append((time.perf_counter() - start) * 1000)
    window.destroy()
    return sorted(taken)[len(taken) // 2]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(round(one_picture_ms(), 3)))
