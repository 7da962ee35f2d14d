"""What the tests of the screen share: no open journal is left, and the disk does not wait."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.content.library import Library
from game.content.loader import LoadedFile
from game.content.shipped import content_root
from game.screen.text import choose_type
from tests.screen.pilot import Pilot

_SHIPPED: dict[Path, LoadedFile] = {}


@pytest.fixture(autouse=True)
def fonts() -> Iterator[None]:
    """Text is measured without any window too; a typeface lasts as long as its test."""
    pygame.font.init()
    yield
    choose_type("atkinson", 100)


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads every shipped file once, and waits for no disk: other tests are about that."""
    load = Library.load

    def remembered(library: Library, path: Path) -> LoadedFile:
        key = path.absolute()
        if content_root() not in key.parents:
            return load(library, path)
        if key not in _SHIPPED:
            _SHIPPED[key] = load(library, path)
        return _SHIPPED[key]

    monkeypatch.setattr(Library, "load", remembered)
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.fixture(autouse=True)
def close_games() -> Iterator[None]:
    yield
    for pilot in Pilot.opened:
        if pilot.app.sitting is not None:
            pilot.app.sitting.close()
    Pilot.opened.clear()
