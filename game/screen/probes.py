"""What the checks before a workshop see of this machine: screens, sound, fonts, disk, clock."""

import os
import shutil
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from math import pi, sin
from pathlib import Path

import pygame

from game.preflight import Display
from game.screen import pace
from game.screen.sprites import faulty_pictograms
from game.screen.typefaces import faulty_fonts, font_files
from game.screen.windows import NoDisplayError, start_display
from game.storage.machine import remember_pace

_RATE = 22050
_TONE_S, _TONE_HZ, _LOUDEST = 0.4, 523, 9000


class ThisMachine:
    """The machine that the game runs on. Its measures are remembered in a file."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory

    def displays(self) -> Sequence[Display]:
        """Returns the displays. Two that show the same picture have the same middle."""
        if not pygame.display.get_init():
            try:
                start_display()
            except NoDisplayError:
                return ()
        return [
            Display(size, _middle_of(number))
            for number, size in enumerate(pygame.display.get_desktop_sizes())
        ]

    def has_sound(self) -> bool:
        return sound_is_ready()

    def fonts(self) -> int:
        return len(font_files())

    def faulty_fonts(self) -> Mapping[str, str]:
        pygame.font.init()
        return faulty_fonts()

    def faulty_pictures(self) -> Sequence[str]:
        return faulty_pictograms()

    def pace_ms(self) -> Mapping[str, float]:
        """Measures anew, and remembers it for the next start."""
        found = pace.measure()
        if found:
            try:
                remember_pace(self._memory, found)
            except OSError:
                return found
        return found

    def free_bytes(self, folder: Path) -> int:
        return shutil.disk_usage(folder).free

    def now(self) -> datetime:
        return datetime.now().astimezone()


def _middle_of(display: int) -> tuple[int, int]:
    """Returns where a window in the middle of a display stands on the whole desktop."""
    place = pygame.WINDOWPOS_CENTERED + display
    window = pygame.Window("Atouts", (64, 64), (place, place), hidden=True)
    x, y = window.position
    window.destroy()
    return int(x), int(y)


def sound_is_ready() -> bool:
    """Returns whether there is a device that sounds can be played on."""
    if pygame.mixer.get_init() is not None:
        return True
    try:
        with _quiet():
            pygame.mixer.init()
    except pygame.error:
        return False
    return True


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps what a sound driver prints from the terminal: twenty lines where a sentence is due."""
    try:
        kept = os.dup(2)
    except OSError:  # a program without a terminal
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


def play_tone() -> bool:
    """Plays a short soft tone; returns whether there is a device to play it on."""
    if not sound_is_ready():
        return False
    rate, form, channels = pygame.mixer.get_init() or (_RATE, -16, 1)
    if form != -16:
        return False
    length = round(rate * _TONE_S)
    wave = array("h")
    for step in range(length):
        swell = min(1.0, step / (0.1 * length), (length - step) / (0.5 * length))
        wave.extend([round(_LOUDEST * swell * sin(2 * pi * _TONE_HZ * step / rate))] * channels)
    pygame.mixer.Sound(buffer=wave.tobytes()).play()
    return True
