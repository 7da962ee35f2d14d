"""Pictograms are crisp at every size, take the theme's colour, and are not taken for another."""

from itertools import combinations
from pathlib import Path

import pygame
import pytest

from game.content.models import JobCard, SkillCard
from game.screen.cards import picture_of
from game.screen.sprites import pictogram, polygon, rounded
from game.screen.theme import load_theme
from tests.screen.contact import SMALLEST_PX, sheets
from tests.screen.pilot import shipped_kit

KIT = shipped_kit()
CARDS: list[SkillCard | JobCard] = [*KIT.skills, *KIT.jobs]
NAMES = sorted({picture_of(card) for card in CARDS})
INK = (10, 120, 200, 255)


def opacities(picture: pygame.Surface) -> list[int]:
    return list(pygame.image.tobytes(picture, "RGBA")[3::4])


@pytest.mark.parametrize("name", NAMES)
def test_a_pictogram_is_crisp_when_small_and_when_large(name: str) -> None:
    """Small: its lines are still there at full strength. Large: only its edge is soft."""
    small = opacities(pictogram(name, SMALLEST_PX, INK, 2))
    assert sum(value > 200 for value in small) >= 12
    large = opacities(pictogram(name, 400, INK, 1.6))
    soft = sum(0 < value < 250 for value in large)
    assert soft < 0.16 * sum(value > 0 for value in large)


@pytest.mark.parametrize("name", NAMES)
def test_a_pictogram_takes_the_colour_that_it_is_given(name: str) -> None:
    picture = pictogram(name, 60, INK, 2)
    pixels = iter(pygame.image.tobytes(picture, "RGBA"))
    solid = {rgba[:3] for rgba in zip(pixels, pixels, pixels, pixels, strict=True) if rgba[3] > 250}
    assert all(abs(c - wanted) <= 6 for rgb in solid for c, wanted in zip(rgb, INK, strict=False))


@pytest.mark.parametrize("cards", [KIT.skills, KIT.jobs], ids=["skills", "jobs"])
def test_no_two_pictures_of_a_deck_look_alike_when_small(
    cards: tuple[SkillCard | JobCard, ...],
) -> None:
    masks = {
        name: pygame.mask.from_surface(pictogram(name, SMALLEST_PX, INK, 2), 100)
        for name in map(picture_of, cards)
    }
    for one, other in combinations(masks, 2):
        shared = masks[one].overlap_area(masks[other], (0, 0))
        both = masks[one].count() + masks[other].count() - shared
        assert shared < 0.8 * both, (one, other)


def test_a_disc_is_round_at_the_size_of_4k() -> None:
    """Its edge is at the same distance from its middle all around, to a pixel on either side."""
    size = 500
    picture = polygon("disc", size, INK, INK, 0.025)
    outline = pygame.mask.from_surface(picture, 127).outline()
    middle = pygame.Vector2(size / 2, size / 2)
    far = [middle.distance_to((x + 0.5, y + 0.5)) for x, y in outline]
    assert max(far) - min(far) < 2


def test_the_contact_sheets_show_every_card(tmp_path: Path) -> None:
    assert len(sheets(tmp_path)) == 5
    answers = (tmp_path / "answers.txt").read_text(encoding="utf-8").splitlines()
    assert len(answers) == len(CARDS)


def test_a_shape_has_exactly_the_colour_that_it_was_given() -> None:
    """Making shapes smaller must not darken them: patches would show at the corners of a card."""
    paper = load_theme("light").card
    for picture in (
        rounded(60, 60, 12, paper, 0, paper, dashed=False),
        polygon("square", 60, paper, paper, 0.05),
    ):
        assert tuple(picture.get_at((30, 30))) == paper
