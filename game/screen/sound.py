"""Plays cues. Without a device, or with a broken file, the game is silent and goes on."""

from pathlib import Path
from typing import Protocol

import pygame

from game.content.shipped import content_root
from game.screen.cues import Cue, Ear
from game.storage.settings import Settings
from game.wiring import Sitting

RATE_HZ = 22050
_BUFFER = 512
_FAILURES = (pygame.error, OSError, ImportError, NotImplementedError, AttributeError, ValueError)
"""What a missing driver, a missing mixer and a broken file raise."""


class Sounds(Protocol):
    """What cues are given to. A volume is between 0 and 100."""

    def ready(self) -> None: ...

    def play(self, cue: Cue, volume: int) -> None: ...

    def close(self) -> None: ...


class Silence:
    """No device at all: for pictures and tests."""

    def ready(self) -> None:
        """Needs nothing."""

    def play(self, cue: Cue, volume: int) -> None:
        """Plays nothing."""

    def close(self) -> None:
        """Has nothing to close."""


class Speakers:
    """The machine's loudspeakers, opened when the first sound may be needed and not before."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or content_root() / "assets" / "sounds"
        self._opened: bool | None = None
        """None as long as no device was asked for; False when there is none."""
        self._sounds: dict[Cue, pygame.mixer.Sound | None] = {}

    def ready(self) -> None:
        """Opens the device: it takes a moment, which the first card should not wait for."""
        if self._opened is not None:
            return
        try:
            pygame.mixer.init(RATE_HZ, -16, 1, _BUFFER)
            self._opened = True
        except _FAILURES:
            self._opened = False

    def play(self, cue: Cue, volume: int) -> None:
        """Plays a cue over whatever still sounds."""
        if volume <= 0:
            return
        self.ready()
        try:
            sound = self._sound(cue) if self._opened else None
            if sound is not None:
                sound.set_volume(volume / 100)
                sound.play()
        except _FAILURES:
            self._opened = False  # a device that was pulled out

    def close(self) -> None:
        if self._opened:
            self._sounds.clear()
            pygame.mixer.quit()

    def _sound(self, cue: Cue) -> "pygame.mixer.Sound | None":
        if cue not in self._sounds:
            try:
                self._sounds[cue] = pygame.mixer.Sound(self._folder / f"{cue}.wav")
            except _FAILURES:
                self._sounds[cue] = None
        return self._sounds[cue]


class Listener:
    """Lets what happens in a workshop be heard, by whatever the settings give a volume to."""

    def __init__(self, sounds: Sounds) -> None:
        self._sounds = sounds
        self._ear = Ear()

    def listen(self, sitting: Sitting | None, settings: Settings, *, heard: bool = True) -> None:
        """Plays the cues of what happened since the last time, unless nobody may hear them."""
        if sitting is None:
            self._ear.hear(None, None, 0)
            return
        if settings.effects_volume or settings.timer_volume:
            self._sounds.ready()
        workshop = sitting.workshop
        for cue in self._ear.hear(workshop.state, workshop.timer, workshop.clock.now_ms()):
            if heard:
                self._sounds.play(cue, volume_of(cue, settings))


def volume_of(cue: Cue, settings: Settings) -> int:
    """Returns how loud the settings want a cue."""
    return settings.timer_volume if cue.of_the_timer else settings.effects_volume
