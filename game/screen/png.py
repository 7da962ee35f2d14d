"""Writes pictures as PNG files, still or moving, small and the same bytes every time.

Source: the PNG specification, third edition, which has the frames of moving pictures too.
"""

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import pygame

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_bytes(surface: pygame.Surface) -> bytes:
    """Returns a picture as a PNG file."""
    w, h = surface.get_size()
    data = zlib.compress(_rows(surface), 9)
    return _SIGNATURE + _header(w, h) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def film_bytes(frames: Sequence[tuple[pygame.Surface, int]]) -> bytes:
    """Returns a film as an animated PNG that plays again and again.

    A frame is a picture and the milliseconds that it stays; all have one size. Only the part
    that changed is kept of each; a frame that changes nothing makes the one before it longer.
    """
    if not frames:
        raise ValueError("a film needs a frame")
    size = frames[0][0].get_size()
    parts: list[tuple[pygame.Rect, bytes, int]] = []
    before: pygame.Surface | None = None
    for surface, milliseconds in frames:
        if surface.get_size() != size:
            raise ValueError("the frames of a film have one size")
        area = surface.get_rect() if before is None else _changed(before, surface)
        if area.w and area.h:
            part = zlib.compress(_rows(surface.subsurface(area)), 9)
            parts.append((area, part, milliseconds))
        else:
            where, data, shown = parts[-1]
            parts[-1] = (where, data, shown + milliseconds)
        before = surface
    made = [_SIGNATURE, _header(*size), _chunk(b"acTL", struct.pack(">II", len(parts), 0))]
    number = 0
    for position, (area, data, milliseconds) in enumerate(parts):
        control = struct.pack(
            ">IIIIIHHBB",
            number,
            area.w,
            area.h,
            area.x,
            area.y,
            min(milliseconds, 65535),
            1000,
            0,
            0,
        )
        made.append(_chunk(b"fcTL", control))
        number += 1
        if position == 0:
            made.append(_chunk(b"IDAT", data))
        else:
            made.append(_chunk(b"fdAT", struct.pack(">I", number) + data))
            number += 1
    return b"".join([*made, _chunk(b"IEND", b"")])


def save_png(surface: pygame.Surface, path: Path) -> None:
    """Writes a picture; raises OSError."""
    path.write_bytes(png_bytes(surface))


def _rows(surface: pygame.Surface) -> bytes:
    """Returns the lines of a picture, unfiltered: flat colours are smallest so."""
    stride = 3 * surface.get_width()
    data = pygame.image.tobytes(surface, "RGB")
    return b"".join(b"\0" + data[i : i + stride] for i in range(0, len(data), stride))


def _changed(before: pygame.Surface, after: pygame.Surface) -> pygame.Rect:
    """Returns the box around everything that changed; an empty one when nothing did."""
    same = pygame.mask.from_threshold(after, (0, 0, 0), (1, 1, 1, 255), before)
    same.invert()
    boxes = same.get_bounding_rects()
    return boxes[0].unionall(boxes[1:]) if boxes else pygame.Rect(0, 0, 0, 0)


def _header(width: int, height: int) -> bytes:
    return _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
