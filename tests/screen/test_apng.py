"""A film is a file that other programs play, and keeps only what changed."""

from pathlib import Path

import pygame
import pytest

from game.screen.apng import Film
from tests.screen.films import chunks, frames

PAPER, PALE, INK = (241, 233, 219), (242, 236, 222), (20, 71, 55)


def picture(spot: tuple[int, int] | None = None) -> pygame.Surface:
    surface = pygame.Surface((40, 30))
    surface.fill(PAPER)
    surface.fill(PALE, (20, 0, 20, 30))
    if spot is not None:
        surface.fill(INK, (*spot, 6, 4))
    return surface


def film(*shown: tuple[pygame.Surface, int]) -> bytes:
    made = Film()
    for surface, milliseconds in shown:
        made.add(surface, milliseconds)
    return made.as_bytes()


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def test_the_first_frame_is_a_picture_that_any_program_shows(tmp_path: Path) -> None:
    path = tmp_path / "film.png"
    path.write_bytes(film((picture(), 500), (picture((3, 4)), 700)))
    assert pixels(pygame.image.load(path)) == pixels(picture())


def test_a_film_keeps_only_what_changed() -> None:
    shown = list(frames(film((picture(), 500), (picture((3, 4)), 700), (picture((3, 4)), 200))))
    assert [(tuple(frame.area), frame.stays_ms) for frame in shown] == [
        ((0, 0, 40, 30), 500),
        ((3, 4, 6, 4), 900),
    ]
    assert pixels(shown[1].picture) == pixels(picture((3, 4)))


def test_what_moved_away_leaves_what_was_behind_it() -> None:
    shown = list(frames(film((picture((3, 4)), 500), (picture((18, 4)), 60), (picture(), 60))))
    assert [pixels(frame.picture) for frame in shown] == [
        pixels(picture(spot)) for spot in ((3, 4), (18, 4), None)
    ]


def test_many_colours_become_the_nearest_of_few() -> None:
    ramp = pygame.Surface((64, 64))
    for x in range(64):
        for y in range(64):
            ramp.set_at((x, y), (4 * x, 4 * y, 0))
    data = film((ramp, 500))
    colours = next(content for kind, content in chunks(data) if kind == b"PLTE")
    assert len(colours) <= 3 * 256
    (frame,) = frames(data)
    far = [abs(a - b) for a, b in zip(pixels(frame.picture), pixels(ramp), strict=True)]
    assert max(far) <= 24


def test_a_film_needs_frames_of_one_size() -> None:
    with pytest.raises(ValueError, match="needs a frame"):
        film()
    with pytest.raises(ValueError, match="one size"):
        film((picture(), 1), (pygame.Surface((4, 4)), 1))
