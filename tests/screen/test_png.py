"""Pictures and films are files that other programs read, and the same bytes every time."""

import struct
from pathlib import Path

import pygame
import pytest

from game.screen.png import film_bytes, png_bytes, save_png


def picture(spot: tuple[int, int] | None = None) -> pygame.Surface:
    surface = pygame.Surface((40, 30))
    surface.fill((241, 233, 219))
    if spot is not None:
        surface.fill((20, 71, 55), (*spot, 6, 4))
    return surface


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def test_a_picture_is_read_again_as_it_was(tmp_path: Path) -> None:
    drawn = picture((7, 9))
    save_png(drawn, tmp_path / "a.png")
    read = pygame.image.load(tmp_path / "a.png")
    assert pygame.image.tobytes(read, "RGB") == pygame.image.tobytes(drawn, "RGB")
    assert png_bytes(drawn) == png_bytes(drawn.copy())


def test_the_first_frame_of_a_film_is_a_picture_that_any_program_shows(tmp_path: Path) -> None:
    path = tmp_path / "film.png"
    path.write_bytes(film_bytes([(picture(), 500), (picture((3, 4)), 700)]))
    read = pygame.image.load(path)
    assert pygame.image.tobytes(read, "RGB") == pygame.image.tobytes(picture(), "RGB")


def test_a_film_keeps_only_what_changed_and_its_numbers_follow_each_other() -> None:
    film = film_bytes([(picture(), 500), (picture((3, 4)), 700), (picture((3, 4)), 200)])
    found = chunks(film)
    assert [kind for kind, _ in found] == [
        b"IHDR",
        b"acTL",
        b"fcTL",
        b"IDAT",
        b"fcTL",
        b"fdAT",
        b"IEND",
    ]
    frames = [struct.unpack(">IIIIIHHBB", data) for kind, data in found if kind == b"fcTL"]
    assert [frame[1:7] for frame in frames] == [
        (40, 30, 0, 0, 500, 1000),
        (6, 4, 3, 4, 900, 1000),
    ]
    numbers = [struct.unpack(">I", data[:4])[0] for kind, data in found if kind[:1] == b"f"]
    assert numbers == list(range(len(numbers)))


def test_a_film_needs_frames_of_one_size() -> None:
    with pytest.raises(ValueError, match="needs a frame"):
        film_bytes([])
    with pytest.raises(ValueError, match="one size"):
        film_bytes([(picture(), 1), (pygame.Surface((4, 4)), 1)])
