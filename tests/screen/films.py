"""Reads animated PNG files, as the specification says, with nothing of the game's own writer."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pygame

SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Frame:
    """One frame as the viewer shows it, and what the file says of it."""

    picture: pygame.Surface
    area: pygame.Rect
    stays_ms: float


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Returns the kind and the content of each chunk, once their sums are right."""
    assert data.startswith(SIGNATURE)
    found, at = [], len(SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (told,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert zlib.crc32(kind + content) == told, kind
        found.append((kind, content))
        at += 12 + length
    return found


def frames(data: bytes) -> Iterator[Frame]:
    """Yields the frames of a film in a palette, whose parts are drawn over what was there."""
    found = chunks(data)
    once = {kind: content for kind, content in found if kind not in (b"fcTL", b"fdAT")}
    width, height, depth, kind_of_colour = struct.unpack(">IIBB", once[b"IHDR"][:10])
    assert (depth, kind_of_colour) == (8, 3)
    colours = once[b"PLTE"]
    canvas = pygame.Surface((width, height))
    control = b""
    for kind, content in found:
        if kind == b"fcTL":
            control = content
        elif kind in (b"IDAT", b"fdAT"):
            w, h, x, y, n, d, dispose, blend = struct.unpack(">IIIIHHBB", control[4:])
            assert (dispose, blend) == (0, 1)
            drawn = zlib.decompress(content if kind == b"IDAT" else content[4:])
            assert len(drawn) == (w + 1) * h
            lines = [drawn[i : i + w + 1] for i in range(0, len(drawn), w + 1)]
            assert {line[0] for line in lines} == {0}
            part = pygame.image.frombytes(b"".join(line[1:] for line in lines), (w, h), "P")
            part.set_palette([tuple(colours[i : i + 3]) for i in range(0, len(colours), 3)])
            part.set_colorkey(0)
            canvas.blit(part, (x, y))
            yield Frame(canvas.copy(), pygame.Rect(x, y, w, h), 1000 * n / (d or 100))
