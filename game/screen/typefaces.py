"""The font files: which there are, and what stands in for one that is missing or broken.

Nothing keeps a room from playing: the other bundled fonts come first, then pygame's own.
"""

import pygame

from game.content.shipped import content_root

ATKINSON = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "AtkinsonHyperlegibleNext-ExtraBold.ttf",
)
ANDIKA = ("Andika-Regular.ttf", "Andika-Bold.ttf")
FILES = (*ATKINSON, *ANDIKA)

_PROBE = "éœ«"
_BROKEN = (OSError, ValueError, pygame.error)
"""What pygame says of a file that is missing, empty, or no font."""

_UNASSIGNED = "\U000ffffd"
"""No font has it: whatever looks like it is the sign of a missing letter."""


def open_font(name: str, size: int) -> pygame.font.Font:
    """Returns a font in a size; another one where its file is missing or broken."""
    for tried in (name, *(other for other in FILES if other != name)):
        try:
            return _opened(tried, size)
        except _BROKEN:
            continue
    return pygame.font.Font(None, size)


def _opened(name: str, size: int) -> pygame.font.Font:
    """Returns a font that draws, a new one each time: a direction belongs to a font object.

    Raises one of _BROKEN.
    """
    font = pygame.font.Font(content_root() / "assets" / "fonts" / name, size)
    font.render(_PROBE, True, (0, 0, 0))  # noqa: FBT003 -- pygame's own; a cut file fails here
    return font


def font_files() -> list[str]:
    """Returns the names of the font files that there should be, and of all that there are."""
    found = (content_root() / "assets" / "fonts").glob("*.ttf")
    return [*FILES, *sorted(path.name for path in found if path.name not in FILES)]


def faulty_fonts() -> dict[str, str]:
    """Returns the font files that can't be used, each with why, or with the letters it lacks."""
    found = {}
    for name in font_files():
        letters = f"{_PROBE}№" if name in ANDIKA else _PROBE if name in ATKINSON else ""
        try:
            missing = [letter for letter in letters if not _draws(_opened(name, 32), letter)]
        except _BROKEN as error:
            found[name] = str(error)
            continue
        if missing:
            found[name] = "".join(missing)
    return found


def _draws(font: pygame.font.Font, letter: str) -> bool:
    """Returns whether a font has a letter: pygame draws the same sign for all that it lacks."""
    ink = (0, 0, 0)
    drawn, lacking = (font.render(t, True, ink) for t in (letter, _UNASSIGNED))  # noqa: FBT003
    whole = drawn.get_bounding_rect()
    same = pygame.image.tobytes(drawn, "RGBA") == pygame.image.tobytes(lacking, "RGBA")
    return bool(whole.w and whole.h) and not same
