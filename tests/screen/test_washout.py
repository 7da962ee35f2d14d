"""The preview of an old projector: every pixel as the room's light leaves it, and nothing else."""

from pathlib import Path

import pygame
import pytest

from game.screen.washout import wash, washed_values
from tests.screen.contrast import WASH, luminance
from tests.screen.pilot import Pilot, shipped_kit


def picture(pilot: Pilot) -> bytes:
    pilot.wait(10)
    return pilot.picture()


def test_every_value_becomes_what_the_design_says() -> None:
    for value, washed in enumerate(washed_values()):
        before, after = luminance((value,) * 3), luminance((washed,) * 3)
        assert after == pytest.approx(WASH + (1 - WASH) * before, abs=0.006)


@pytest.mark.parametrize("size", [(64, 48), (63, 47)])
def test_a_whole_surface_is_washed_colour_by_colour(size: tuple[int, int]) -> None:
    surface = pygame.Surface(size)
    surface.fill((10, 120, 250))
    surface.fill((200, 0, 60), (0, 0, 20, 20))
    wash(surface)
    values = washed_values()
    assert surface.get_at((5, 5))[:3] == (values[200], values[0], values[60])
    corner = (size[0] - 1, size[1] - 1)
    assert surface.get_at(corner)[:3] == (values[10], values[120], values[250])


def test_f9_washes_the_picture_until_it_is_pressed_again(home: Path) -> None:
    pilot = Pilot(home)
    pilot.begin(shipped_kit())
    clear, journal, said = picture(pilot), pilot.journal(), pilot.text()
    pilot.press("f9")
    pilot.see("Un vieux projecteur montrerait ceci")
    assert picture(pilot) == bytes(clear).translate(washed_values())
    assert pilot.text() == said
    pilot.press("f9")
    assert picture(pilot) == clear
    assert pilot.journal() == journal


def test_the_preview_stays_from_screen_to_screen_and_nothing_moves_in_it(home: Path) -> None:
    pilot = Pilot(home)
    pilot.press("f9")
    pilot.begin(shipped_kit())
    for _ in range(6):
        pilot.press("space")
        assert not pilot.app.projector.moving
        darkest = min(pilot.picture())
        assert darkest >= washed_values()[0]


@pytest.mark.parametrize("begun", [False, True])
def test_the_menu_has_the_preview(home: Path, *, begun: bool) -> None:
    pilot = Pilot(home)
    if begun:
        pilot.begin(shipped_kit())
    pilot.app.open_menu()
    if begun:
        pilot.click("displays")
    pilot.click("washout")
    assert pilot.app.projector.washed


def test_only_what_the_room_sees_is_washed(home: Path) -> None:
    """On the presenter's window, that is the room's picture alone."""
    pilot = Pilot(home, (640, 480), private=True)
    pilot.begin(shipped_kit())
    pilot.wait(10)
    before = around_the_room(pilot), pilot.private_picture()
    pilot.press("f9")
    pilot.wait(10)
    assert around_the_room(pilot) == before[0]
    assert pilot.private_picture() != before[1]


def around_the_room(pilot: Pilot) -> bytes:
    """Returns the presenter's window with the room's picture covered."""
    pilot.app.draw()
    hidden, tree = pilot.windows.private(), pilot.hidden_tree()
    room = tree.find("room")
    assert hidden is not None
    assert room is not None
    copy = hidden.copy()
    copy.fill((0, 0, 0), room.box)
    return pygame.image.tobytes(copy, "RGB")
