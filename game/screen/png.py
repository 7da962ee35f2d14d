"""Writes pictures as PNG files, small and the same bytes every time.

Source: the PNG specification, third edition.
"""

import struct
import zlib
from pathlib import Path

import pygame

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_bytes(surface: pygame.Surface) -> bytes:
    """Returns a picture as a PNG file."""
    w, h = surface.get_size()
    data = zlib.compress(_rows(surface), 9)
    return SIGNATURE + _header(w, h) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def save_png(surface: pygame.Surface, path: Path) -> None:
    """Writes a picture; raises OSError."""
    path.write_bytes(png_bytes(surface))


def _rows(surface: pygame.Surface) -> bytes:
    """Returns the lines of a picture, unfiltered: flat colours are smallest so."""
    stride = 3 * surface.get_width()
    data = pygame.image.tobytes(surface, "RGB")
    return b"".join(b"\0" + data[i : i + stride] for i in range(0, len(data), stride))


def _header(width: int, height: int) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
