"""No screen changes unseen: what is drawn is what somebody looked at."""

from pathlib import Path

import pygame
import pytest

from tests.goldens.pictures import (
    DIFFERENCES,
    FOLDER,
    LEVELS,
    SIZES,
    differing,
    drawn,
    golden,
    side_by_side,
)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_looks_as_it_was_approved(tmp_path: Path, size: tuple[int, int]) -> None:
    """`python -m tests.goldens` approves what is drawn now; read its pictures first."""
    changed, seen = [], set()
    for name, path in drawn(tmp_path, size):
        seen.add(name)
        kept, got = golden(size, name), pygame.image.load(path)
        if not kept.exists():
            changed.append(f"{name}: new")
            continue
        expected = pygame.image.load(kept)
        if differing(expected, got):
            DIFFERENCES.mkdir(parents=True, exist_ok=True)
            shown = DIFFERENCES / f"{size[0]}x{size[1]}-{name}"
            pygame.image.save(side_by_side(expected, got), shown)
            changed.append(f"{name}: see {shown}")
    kept_names = {path.name for path in (FOLDER / f"{size[0]}x{size[1]}").glob("*.png")}
    assert (changed, kept_names - seen) == ([], set())


def test_one_pixel_that_is_off_is_seen_and_a_rounding_is_not() -> None:
    one = pygame.Surface((30, 20))
    one.fill((100, 120, 140))
    rounded, other = one.copy(), one.copy()
    rounded.fill((100 + LEVELS, 120, 140 - LEVELS))
    other.set_at((7, 5), (100, 120, 140 + LEVELS + 1))
    assert (differing(one, one), differing(one, rounded), differing(one, other)) == (0, 0, 1)
    assert differing(one, pygame.Surface((30, 21))) == 30 * 21
    assert side_by_side(one, other).get_at((7 + 2 * (30 + 8), 5))[:3] == (220, 0, 0)
    assert side_by_side(one, other).get_at((8 + 2 * (30 + 8), 5))[:3] != (220, 0, 0)
