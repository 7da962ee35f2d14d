"""What moves is short, can be skipped and switched off, tells nothing, and never flashes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.rules import Hands, Reveal, Step, Totals, VoteMethod
from game.screen.layout import Box
from game.screen.motion import Change, animation
from game.screen.projector import Projector
from game.screen.semantics import How, Motion, Node, Role
from game.screen.theme import load_theme
from game.screen.windows import SurfaceWindows
from game.storage.settings import Settings
from game.workshop.clock import SteppedClock
from tests.screen.contrast import luminance
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard

SIZE = (640, 480)
LONGEST_S = 0.9
FRAME_S = 1 / 30


def playing(home: Path, *, motion: bool = True, **rules: Any) -> Pilot:
    settings = table(4).model_copy(update={"motion": motion})
    pilot = Pilot(home, SIZE, settings=settings)
    pilot.begin(shipped_kit(**{"reveal": Reveal.LAST_TO_FIRST, **rules}))
    # A running timer changes the picture by itself: what moves is compared without it.
    assert pilot.app.sitting is not None
    pilot.app.sitting.workshop.clock = SteppedClock()
    return pilot


def until(pilot: Pilot, *scenes: str) -> Keyboard:
    keyboard = Keyboard(pilot)
    keyboard.until(lambda: pilot.scene in scenes)
    return keyboard


def shown(pilot: Pilot) -> bytes:
    """What is on the surface now, moving or not."""
    return pygame.image.tobytes(pilot.windows.public(), "RGB")


def watch(pilot: Pilot, seconds: float) -> Iterator[bytes]:
    for _ in range(round(seconds / FRAME_S)):
        pilot.wait(FRAME_S)
        yield shown(pilot)


def changes(pilot: Pilot) -> set[Change]:
    film = pilot.app.projector._film
    return {part.change for part in film.moves.parts} if film is not None else set()


# --- the pure part -----------------------------------------------------------------------


def card(face: str, x: int = 0, key: str = "card", how: How = How.TURN) -> Node:
    return Node(Role.CARD, face, Box(x, 0, 60, 90), motion=Motion(how, key, face))


def page(*parts: Node) -> Node:
    return Node(Role.SCENE, "", Box(0, 0, 600, 400), children=parts)


def test_a_card_turns_about_its_middle_and_swaps_its_face_on_edge() -> None:
    moves = animation(page(card("")), page(card("ear")), new_scene=False)
    assert moves is not None
    (part,) = moves.parts
    poses = [part.pose(moves.lasts_s * n / 20) for n in range(21)]
    assert [pose.new_face for pose in poses] == [False] * 10 + [True] * 11
    assert poses[0].scale_x == poses[20].scale_x == 1
    assert poses[10].scale_x < 0.01
    assert all((pose.dx, pose.dy, pose.scale_y) == (0, 0, 1) for pose in poses)


def test_a_raised_card_slides_and_a_new_one_is_dealt() -> None:
    moves = animation(
        page(card("ear")), page(card("ear", 40), card("eye", key="new")), new_scene=False
    )
    assert moves is not None
    assert [part.change for part in moves.parts] == [Change.SLIDE, Change.DEAL]
    slide = moves.parts[0]
    assert [slide.pose(at).dx for at in (0, 1)] == [-40, 0]


def test_nothing_moves_when_nothing_changed_or_no_part_may_move() -> None:
    still = page(card("ear"))
    assert animation(still, still, new_scene=False) is None
    plain = page(Node(Role.CARD, "ear", Box(0, 0, 60, 90)))
    assert animation(page(), plain, new_scene=False) is None
    assert animation(None, still, new_scene=True) is None


def test_nothing_moves_below_a_dialog() -> None:
    dialog = Node(Role.DIALOG, "Leave?", Box(10, 10, 50, 50))
    assert animation(page(card("")), page(card("ear"), dialog), new_scene=True) is None


# --- the game ----------------------------------------------------------------------------


def test_the_tree_is_final_while_the_card_still_turns(home: Path) -> None:
    pilot = playing(home)
    until(pilot, "SearchScene")
    pilot.wait(1)
    pilot.wait(0)
    before = shown(pilot)
    pilot.press("space")
    assert changes(pilot) == {Change.TURN}
    first = pilot.state.here().skills[0]
    pilot.see(next(c.name for c in shipped_kit().skills if c.id == first))
    assert shown(pilot) != before
    seen = set(watch(pilot, LONGEST_S))
    assert len(seen) > 5
    assert not pilot.app.projector.moving
    assert shown(pilot) == pilot.picture()


def test_everything_that_moves_in_a_round_ends_where_it_is_drawn_still(home: Path) -> None:
    pilot = playing(home, totals=Totals.EACH_ROUND)
    keyboard, moved = Keyboard(pilot), set[Change]()
    for _ in range(200):
        keyboard.step()
        moved |= changes(pilot)
        if pilot.app.projector.moving:
            pilot.wait(LONGEST_S)
            assert not pilot.app.projector.moving
            assert shown(pilot) == pilot.picture()
        if pilot.state.past and pilot.scene == "BetweenScene":
            break
    assert moved >= {Change.DEAL, Change.TURN, Change.TIP, Change.SLIDE, Change.GROW}


def test_the_winner_s_card_turns_in_place_of_the_envelope(home: Path) -> None:
    pilot = playing(home, reveal=Reveal.WINNER)
    until(pilot, "RevealScene")
    pilot.wait(LONGEST_S)
    pilot.press("space")
    assert changes(pilot) == {Change.TURN, Change.APPEAR}
    assert len(set(watch(pilot, LONGEST_S))) > 5


@pytest.mark.parametrize("key", ["space", "f1", "z", "ctrl+z"])
def test_any_key_ends_the_movement_and_is_obeyed(home: Path, key: str) -> None:
    pilot = playing(home)
    until(pilot, "SearchScene")
    pilot.press("space")
    pilot.wait(0.1)
    assert pilot.app.projector.moving
    still = playing(home / "still", motion=False)
    until(still, "SearchScene")
    still.press("space")
    pilot.seconds += 0.3
    still.seconds += 0.4
    for one in (pilot, still):
        one.hold(key)
    assert pilot.text() == still.text()
    assert pilot.state.step is still.state.step
    assert pilot.picture() == still.picture()


def test_a_click_ends_the_movement_and_is_obeyed(home: Path) -> None:
    pilot = playing(home)
    until(pilot, "SearchScene")
    pilot.press("space")
    assert pilot.app.projector.moving
    pilot.click("card2")
    assert len(pilot.state.here().skills) == 2


def test_with_reduced_motion_nothing_ever_moves(home: Path) -> None:
    pilot = playing(home, motion=False, totals=Totals.EACH_ROUND)
    keyboard = Keyboard(pilot)
    for _ in range(200):
        keyboard.step()
        assert not pilot.app.projector.moving
        if pilot.state.past:
            break
    assert pilot.state.past


def test_curtains_and_ballots_never_move(home: Path) -> None:
    pilot = playing(home, vote_method=VoteMethod.SECRET)
    keyboard = until(pilot, "SecretScene")
    for _ in range(20):
        if pilot.scene != "SecretScene":
            break
        assert not pilot.app.projector.moving
        assert all(node.motion is None for node in pilot.tree().walk())
        keyboard.step()
    assert pilot.state.step is Step.REVEAL
    assert not pilot.app.projector.moving


def test_a_private_hand_does_not_move_on_either_display(home: Path) -> None:
    windows = SurfaceWindows(SIZE, private=True)
    pilot = Pilot(home, settings=table(4), windows=windows)
    pilot.begin(shipped_kit(hands=Hands.PRIVATE))
    until(pilot, "ChoiceScene")
    pilot.wait(LONGEST_S)
    for key in ("down", "down", "return"):
        pilot.press(key)
        assert not pilot.app.projector.moving


def test_looking_back_and_a_black_screen_come_and_go_at_once(home: Path) -> None:
    pilot = playing(home)
    until(pilot, "ChoiceScene")
    pilot.wait(LONGEST_S)
    for key in ("b", "b", "?", "escape"):
        pilot.press(key)
        assert not pilot.app.projector.moving
    until(pilot, "PreparationScene")
    pilot.wait(LONGEST_S)
    for key in ("pageup", "pageup", "space"):
        pilot.press(key)
        assert pilot.app.past.looking == (key == "pageup")
        assert not pilot.app.projector.moving
    assert pilot.scene == "PreparationScene"


def test_a_resized_window_is_drawn_at_once(home: Path) -> None:
    pilot = playing(home)
    until(pilot, "SearchScene")
    pilot.press("space")
    pilot.resize((800, 600))
    pilot.wait(0)
    assert not pilot.app.projector.moving
    assert shown(pilot) == pilot.picture()


def test_nothing_is_drawn_while_nothing_moves(home: Path) -> None:
    pilot = playing(home)
    until(pilot, "SearchScene")
    pilot.press("space")
    list(watch(pilot, LONGEST_S))
    drawn = pilot.windows.shown
    list(watch(pilot, 3))
    assert pilot.windows.shown == drawn


def test_a_notice_stays_over_what_moves(home: Path) -> None:
    surface = pygame.Surface((640, 480))
    seconds = [0.0]
    projector, theme = Projector(lambda: seconds[0]), load_theme("light")
    pilot = playing(home)
    until(pilot, "SearchScene")
    pilot.app.tell("Une phrase")
    before = pilot.tree()
    pilot.press("space")
    pilot.app.tell("Une phrase")
    after = pilot.tree()
    projector.show(surface, before, theme)
    whole = before.find("notice")
    assert whole is not None
    inside = whole.box.inset(12)
    part = surface.subsurface(inside).copy()
    projector.show(surface, after, theme, animated=True)
    for at in (0.05, 0.15, 0.25):
        seconds[0] = at
        projector.step(surface)
        same = surface.subsurface(inside)
        assert pygame.image.tobytes(same, "RGB") == pygame.image.tobytes(part, "RGB")


# --- no flash ----------------------------------------------------------------------------


def lights(surface: pygame.Surface) -> list[float]:
    """The luminance of each of 12 by 9 areas: a flash needs a quarter of a tenth of the screen."""
    small = pygame.transform.smoothscale(surface, (12, 9))
    pixels = iter(pygame.image.tobytes(small, "RGB"))
    return [luminance(rgb) for rgb in zip(pixels, pixels, pixels, strict=True)]


def flashes(series: list[float]) -> int:
    """How many pairs of opposing changes there are, by WCAG 2: a tenth of full light, one dark.

    >>> flashes([0.0, 0.5, 0.0, 0.5, 0.0])
    2
    >>> flashes([0.9, 1.0, 0.9, 1.0]), flashes([0.1, 0.2, 0.5, 0.9])
    (0, 0)
    """
    swings, last, rising = 0, series[0], None
    for light in series[1:]:
        up = light > last
        if up == rising:
            last = max(last, light) if up else min(last, light)
        elif abs(light - last) >= 0.1 and min(light, last) < 0.8:
            swings, last, rising = swings + 1, light, up
    return swings // 2


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_no_part_of_the_screen_flashes_more_than_three_times_a_second(
    home: Path, theme: str
) -> None:
    """A round played in a hurry, two and a half steps a second: every frame of it."""
    settings = table(4).model_copy(update={"theme": theme})
    pilot = Pilot(home, (320, 240), settings=settings)
    pilot.begin(shipped_kit(reveal=Reveal.LAST_TO_FIRST, totals=Totals.EACH_ROUND))
    keyboard, film = Keyboard(pilot), list[list[float]]()
    for _ in range(60):
        pilot.seconds -= 0.6
        keyboard.step()
        for _ in range(12):
            film.append(lights(pilot.windows.public()))
            pilot.wait(FRAME_S)
        if pilot.state.past and pilot.scene == "BetweenScene":
            break
    assert pilot.state.past
    second = round(1 / FRAME_S)
    worst = max(
        flashes([frame[area] for frame in film[begin : begin + second + 1]])
        for begin in range(len(film) - second)
        for area in range(len(film[0]))
    )
    assert worst <= 3


def test_motion_is_on_until_somebody_switches_it_off() -> None:
    assert Settings().motion
