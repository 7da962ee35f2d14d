"""Makes the golden pictures, and shows where a screen is not what it was."""

from collections.abc import Iterator
from pathlib import Path

import pygame

from game.screen.pictures import save_pictures
from game.storage.settings import Settings

FOLDER = Path(__file__).parent
DIFFERENCES = Path("build") / "goldens"
SIZES = ((1024, 768), (1280, 720))
LEVELS = 2
"""How far a channel may be off: another processor rounds the edge of a letter another way."""

_LEFT_OUT = frozenset({"over", "room", "workshops", *(f"debriefing-{n}" for n in range(2, 6))})
"""Screens that name a folder, a day or a disk, and those that are one screen with other words."""


def drawn(out: Path, size: tuple[int, int]) -> Iterator[tuple[str, Path]]:
    """Yields the name and the file of every screen, drawn now; each screen once."""
    seen = set(_LEFT_OUT)
    for path in save_pictures(out, size, Settings()):
        name = path.stem.partition("-")[2]
        if name not in seen:
            seen.add(name)
            yield f"{name}.png", path


def golden(size: tuple[int, int], name: str) -> Path:
    """Returns where a golden picture is kept."""
    return FOLDER / f"{size[0]}x{size[1]}" / name


def differing(expected: pygame.Surface, got: pygame.Surface) -> int:
    """Returns how many pixels are not what they should be; all of them if the sizes differ.

    >>> one, other = pygame.Surface((4, 4)), pygame.Surface((4, 4))
    >>> other.set_at((1, 1), (0, 0, LEVELS + 1))
    >>> differing(one, one), differing(one, other)
    (0, 1)
    """
    if expected.get_size() != got.get_size():
        return got.get_width() * got.get_height()
    return _mask(expected, got).count()


def side_by_side(expected: pygame.Surface, got: pygame.Surface) -> pygame.Surface:
    """Returns what was expected, what was drawn, and the difference in red, side by side."""
    width = max(expected.get_width(), got.get_width())
    height = max(expected.get_height(), got.get_height())
    shown = pygame.Surface((3 * width + 2 * _GAP, height))
    shown.fill((128, 128, 128))
    shown.blit(expected, (0, 0))
    shown.blit(got, (width + _GAP, 0))
    shown.blit(got, (2 * (width + _GAP), 0))
    veil = pygame.Surface((width, height), pygame.SRCALPHA)
    veil.fill((255, 255, 255, 200))
    shown.blit(veil, (2 * (width + _GAP), 0))
    if expected.get_size() == got.get_size():
        red = _mask(expected, got).to_surface(setcolor=(220, 0, 0, 255), unsetcolor=(0, 0, 0, 0))
        shown.blit(red, (2 * (width + _GAP), 0))
    return shown


_GAP = 8


def _mask(expected: pygame.Surface, got: pygame.Surface) -> pygame.Mask:
    """Returns the pixels that are further off than they may be."""
    same = pygame.mask.from_threshold(got, (0, 0, 0), (LEVELS + 1,) * 3 + (255,), expected)
    same.invert()
    return same
