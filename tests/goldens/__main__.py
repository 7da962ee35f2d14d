"""python -m tests.goldens: draws the golden pictures again, and says which have changed.

With --show, nothing is replaced: what was expected, what is drawn and the difference are put
side by side in build/goldens.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from game.screen.png import save_png
from tests.goldens.pictures import (
    DIFFERENCES,
    FOLDER,
    SIZES,
    differing,
    drawn,
    golden,
    side_by_side,
)


def main() -> int:
    """Replaces the pictures, or shows what differs; returns 1 when something does and is shown."""
    show = "--show" in sys.argv[1:]
    changed = 0
    for size in SIZES:
        with tempfile.TemporaryDirectory() as out:
            pictures = dict(drawn(Path(out), size))
            for name, path in pictures.items():
                changed += _one(size, name, path, show=show)
            if not show:
                for old in (FOLDER / f"{size[0]}x{size[1]}").glob("*.png"):
                    if old.name not in pictures:
                        old.unlink()
                        print(f"gone: {old.name}")  # noqa: T201 -- a command
    print(f"{changed} changed")  # noqa: T201
    return 1 if show and changed else 0


def _one(size: tuple[int, int], name: str, path: Path, *, show: bool) -> int:
    kept = golden(size, name)
    got = pygame.image.load(path)
    if kept.exists() and not differing(pygame.image.load(kept), got):
        return 0
    print(f"{size[0]}x{size[1]} {name}")  # noqa: T201
    if not show:
        kept.parent.mkdir(exist_ok=True)
        save_png(got, kept)
    elif kept.exists():
        DIFFERENCES.mkdir(parents=True, exist_ok=True)
        shown = side_by_side(pygame.image.load(kept), got)
        pygame.image.save(shown, DIFFERENCES / f"{size[0]}x{size[1]}-{name}")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
