"""Draws every card's picture without its name, numbered, for a fresh reader to name.

python -m tests.screen.contact OUT [theme]    sheets to guess from, small pictures, and the answers
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pygame

from game.content.models import JobCard, Kit, SkillCard
from game.i18n import Words
from game.screen import looks
from game.screen.cards import picture_of
from game.screen.job_cards import job_tile
from game.screen.layout import Box, Frame
from game.screen.looks import Icon, Look, Mark
from game.screen.paint import Painter
from game.screen.skill_cards import dimension_of
from game.screen.stage import Stage
from game.screen.text import Weight, block
from game.screen.theme import load_theme
from tests.screen.pilot import shipped_kit

SIZE = (1600, 1000)
COLUMNS, ROWS = 8, 3
SMALLEST_PX = 24


def sheets(out: Path, theme: str = "light") -> list[Path]:
    """Writes the sheets and `answers.txt`; returns the pictures' files."""
    pygame.font.init()
    out.mkdir(parents=True, exist_ok=True)
    kit = shipped_kit()
    cards: list[SkillCard | JobCard] = [*kit.skills, *kit.jobs]
    per_sheet = COLUMNS * ROWS
    made = []
    for first in range(0, len(cards), per_sheet):
        picture = _sheet(kit, cards[first : first + per_sheet], first + 1, theme)
        path = out / f"sheet-{first // per_sheet + 1}.png"
        pygame.image.save(picture, path)
        made.append(path)
    answers = [f"{n} {card.name}: {picture_of(card)}" for n, card in enumerate(cards, 1)]
    (out / "answers.txt").write_text("\n".join(answers) + "\n", encoding="utf-8")
    return made


def _sheet(
    kit: Kit, cards: Sequence[SkillCard | JobCard], first: int, theme: str
) -> pygame.Surface:
    """Draws each picture large, as on its card, and as small as it is ever drawn."""
    surface = pygame.Surface(SIZE)
    colours = load_theme(theme)
    stage = Stage(Frame(*SIZE), colours, Words("fr"))
    painter = Painter(surface, colours)
    surface.fill(colours.card)
    cells = Box(20, 20, SIZE[0] - 40, SIZE[1] - 40).grid(COLUMNS, ROWS, 16, 16)
    for number, (card, cell) in enumerate(zip(cards, cells, strict=False), first):
        side = min(cell.w, cell.h - 60) - 20
        large = Box(cell.x, cell.y, side, side)
        small = Box(large.right - SMALLEST_PX, large.bottom + 14, SMALLEST_PX, SMALLEST_PX)
        drawn: list[Look] = [Icon(picture_of(card), small, colours.ink)]
        if isinstance(card, SkillCard):
            shape = dimension_of(kit, card).shape
            drawn.append(Mark(shape, large, pictogram=picture_of(card)))
        else:
            drawn += job_tile(stage, card, large)
        label = block(str(number), side, (34,), Weight.TITLE)
        drawn.append(looks.Text(label, large.x, large.bottom + 6, colours.ink))
        for look in drawn:
            painter.look(look)
    return surface


if __name__ == "__main__":
    for file in sheets(Path(sys.argv[1]), *sys.argv[2:3]):
        sys.stdout.write(f"{file}\n")
