"""Pictures are files that other programs read, and the same bytes every time."""

from pathlib import Path

import pygame

from game.screen.png import png_bytes, save_png


def picture(spot: tuple[int, int] | None = None) -> pygame.Surface:
    surface = pygame.Surface((40, 30))
    surface.fill((241, 233, 219))
    if spot is not None:
        surface.fill((20, 71, 55), (*spot, 6, 4))
    return surface


def test_a_picture_is_read_again_as_it_was(tmp_path: Path) -> None:
    drawn = picture((7, 9))
    save_png(drawn, tmp_path / "a.png")
    read = pygame.image.load(tmp_path / "a.png")
    assert pygame.image.tobytes(read, "RGB") == pygame.image.tobytes(drawn, "RGB")
    assert png_bytes(drawn) == png_bytes(drawn.copy())
