"""python -m tests.goldens.contact DIR: every screen on one sheet, a sheet a theme and language.

Read them after a change of the look: the eye finds what no measure does.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from game.i18n import languages
from game.screen.pictures import save_pictures
from game.screen.png import save_png
from game.storage.settings import Settings

THEMES = ("light", "dark", "contrast")
SIZES = ((1024, 768), (1280, 720))
_COLUMNS, _WIDTH, _GAP = 5, 400, 6


def contact_sheet(pictures: Sequence[Path]) -> pygame.Surface:
    """Returns pictures of one size, made small, side by side in rows of five."""
    loaded = [pygame.image.load(path) for path in pictures]
    height = round(_WIDTH * loaded[0].get_height() / loaded[0].get_width())
    rows = -(-len(loaded) // _COLUMNS)
    sheet = pygame.Surface((_COLUMNS * (_WIDTH + _GAP), rows * (height + _GAP)))
    sheet.fill((96, 96, 96))
    for number, picture in enumerate(loaded):
        row, column = divmod(number, _COLUMNS)
        small = pygame.transform.smoothscale(picture, (_WIDTH, height))
        sheet.blit(small, (column * (_WIDTH + _GAP), row * (height + _GAP)))
    return sheet


def main() -> int:
    """Writes a sheet for every size, theme and language into the folder that is named."""
    if len(sys.argv) != 2:
        print(__doc__)  # noqa: T201 -- a command
        return 2
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        for theme in THEMES:
            for language in languages():
                settings = Settings.model_validate({"theme": theme, "language": language})
                with tempfile.TemporaryDirectory() as folder:
                    sheet = contact_sheet(save_pictures(Path(folder), size, settings))
                path = out / f"{size[0]}x{size[1]}-{theme}-{language}.png"
                save_png(sheet, path)
                print(path)  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
