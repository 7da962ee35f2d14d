"""The room keeps its picture, pixel for pixel, and hears nothing that it does not see."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.rules import Hands, VoteMethod
from game.screen.cues import Cue
from game.screen.freeze import FROZEN
from game.screen.presenter.layout import ROOM
from game.screen.scenes.dialogs import Answer, Ask
from game.screen.semantics import Node
from game.screen.sound import Listener
from game.screen.windows import SurfaceWindows
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard
from tests.screen.test_sound import Heard as Loudspeakers
from tests.screen.test_windows import ChangingWindows

SIZE, OTHER = (960, 720), (1280, 720)


class Windows(ChangingWindows):
    """Two displays of different sizes."""

    def __init__(self) -> None:
        super().__init__(SIZE, private=True)
        self._private = pygame.Surface(OTHER)


def speaking(home: Path, windows: SurfaceWindows | None = None, **settings: object) -> Pilot:
    made = windows or SurfaceWindows(SIZE, private=True)
    pilot = Pilot(home, SIZE, windows=made, settings=table(4).model_copy(update=settings))
    pilot.begin(shipped_kit())
    pilot.draws = False
    Keyboard(pilot).until(lambda: pilot.state.interviews.speaker is not None)
    pilot.draws = True
    pilot.seconds += 60
    pilot.tick()
    pilot.wait(5)
    return pilot


def shown(pilot: Pilot) -> bytes:
    """Returns what stands in the room's window, without drawing it anew."""
    return pygame.image.tobytes(pilot.windows.public(), "RGB")


def second(pilot: Pilot) -> bytes:
    hidden = pilot.windows.private()
    assert hidden is not None
    return pygame.image.tobytes(hidden, "RGB")


BEHIND: dict[str, Callable[[Pilot], object]] = {
    "the time that passes": lambda p: p.wait(30),
    "the next step": lambda p: p.press("space"),
    "a dialog": lambda p: p.press("escape"),
    "the keys": lambda p: p.press("?"),
    "an undo": lambda p: p.press("ctrl+z"),
    "the seats": lambda p: p.press("f3"),
    "an earlier screen": lambda p: p.press("pageup"),
    "a language": lambda p: p.press("f2"),
    "another projector": lambda p: p.press("f9"),
    "a notice": lambda p: p.app.tell("Bonjour"),
    "a pause": lambda p: p.press("p"),
    "home": lambda p: p.app.leave_workshop(),
    "a key that does nothing": lambda p: p.press("g"),
}


_SAME_THERE = ("the time that passes", "a key that does nothing", "another projector")
"""What the other display does not show either: the game's clock stands still in this test."""


_SAME_AFTER = ("the time that passes", "a key that does nothing", "a notice")
"""What leaves the game as it was once the picture is free again."""


@pytest.mark.parametrize("what", BEHIND)
@pytest.mark.parametrize("windows", [Windows, lambda: SurfaceWindows(SIZE, private=True)])
def test_the_room_keeps_its_pixels_and_the_other_display_goes_on(
    home: Path, what: str, windows: Callable[[], SurfaceWindows]
) -> None:
    pilot = speaking(home, windows())
    pilot.press("f")
    before, live = shown(pilot), second(pilot)
    BEHIND[what](pilot)
    pilot.wait(0.5)
    assert shown(pilot) == before
    pilot.app.draw()
    assert shown(pilot) == before
    if what not in _SAME_THERE:
        assert second(pilot) != live
    pilot.seconds += 9
    pilot.app.past.end()
    pilot.press("f")
    pilot.wait(9)
    assert what in _SAME_AFTER or shown(pilot) != before


def beside(pilot: Pilot) -> Node:
    """What stands on the display that the room does not see."""
    tree = pilot.app._showing.hidden_tree()
    assert tree is not None
    return tree


def test_the_other_display_says_that_the_room_sees_an_older_picture(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("f")
    mark = beside(pilot).find(FROZEN)
    assert mark is not None
    assert FROZEN not in [node.id for node in pilot.tree().walk()]
    assert second(pilot) != shown(pilot)
    pilot.press("f")
    assert beside(pilot).find(FROZEN) is None
    assert beside(pilot).find(ROOM) is not None


def test_a_picture_is_frozen_where_it_was_going(home: Path) -> None:
    pilot = speaking(home)
    pilot.app.take(pygame.Event(pygame.MOUSEMOTION))
    pilot.press("space")
    pilot.press("f")
    assert shown(pilot) == pilot.picture()
    assert not pilot.app.projector.moving


def test_with_one_display_freezing_is_refused_and_says_why(home: Path) -> None:
    pilot = Pilot(home, SIZE)
    pilot.press("f")
    pilot.see("il faut un deuxième écran")
    pilot.see("écran noir")
    assert not pilot.app.frozen
    assert "freeze" not in [answer.id for answer in _menu(pilot)]


def test_the_menu_freezes_and_thaws_for_who_has_only_a_mouse(home: Path) -> None:
    pilot = speaking(home)
    for frozen in (True, False):
        (answer,) = (a for a in _menu(pilot) if a.id == "freeze")
        answer.does()
        pilot.wait(1)
        assert bool(pilot.app.frozen) is frozen


def _menu(pilot: Pilot) -> tuple[Answer, ...]:
    """Returns what the menu offers for the room: in a workshop, in a menu of its own."""
    pilot.app.open_menu()
    if "displays" in pilot.ids():
        pilot.app.press("displays")
    asked = pilot.app.dialogs.pop()
    assert isinstance(asked, Ask)
    return asked.answers


def test_a_window_of_another_size_shows_the_whole_frozen_picture(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("f")
    before = pilot.windows.public().copy()
    for size in ((1440, 720), (640, 480), (1, 1)):
        pilot.resize(size)
        pilot.wait(1)
    pilot.resize((1440, 720))
    corner, middle = (
        pilot.windows.public().get_at((5, 5)),
        pilot.windows.public().subsurface((240, 0, *SIZE)),
    )
    assert corner[:3] == (0, 0, 0)
    assert pygame.image.tobytes(middle, "RGB") == pygame.image.tobytes(before, "RGB")
    pilot.resize(SIZE)
    assert shown(pilot) == pygame.image.tobytes(before, "RGB")


def test_black_is_the_room_s_black_and_the_frozen_picture_comes_back(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("f")
    before = shown(pilot)
    pilot.press("b")
    assert not any(shown(pilot))
    pilot.press("space")
    assert shown(pilot) == before


def test_a_click_on_the_frozen_picture_does_nothing(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("f")
    node = pilot.tree().find("next")
    assert node is not None
    before = pilot.state
    pilot.click_at(*node.box.center)
    assert pilot.state is before


@pytest.mark.parametrize("frozen", [True, False])
def test_a_click_on_the_other_display_does_what_is_seen_there(home: Path, frozen: bool) -> None:  # noqa: FBT001
    """Also where that display has another size: each window is laid out for its own pixels."""

    class Second:
        def get_surface(self) -> pygame.Surface | None:
            return pilot.windows.private()

    pilot = speaking(home, Windows())
    if frozen:
        pilot.press("f")
    node = beside(pilot).find("next")
    assert node is not None
    before = pilot.state
    x, y = node.box.center
    pilot.click_at(x, y, window=Second())
    assert pilot.state is not before


def test_a_vanished_display_thaws_the_room(home: Path) -> None:
    windows = ChangingWindows(SIZE, private=True)
    pilot = speaking(home, windows)
    pilot.press("f", "space")
    before = shown(pilot)
    windows.unplug()
    pilot.wait(2)
    assert not pilot.app.frozen
    pilot.wait(2)
    assert shown(pilot) != before


def test_one_window_on_one_display_is_never_frozen(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("f", "f12")
    assert not pilot.app.frozen
    pilot.press("f")
    pilot.see("il faut un deuxième écran")


def test_a_blind_ballot_is_never_frozen(home: Path) -> None:
    windows = ChangingWindows(SIZE)
    pilot = Pilot(home, SIZE, windows=windows, settings=table(4))
    pilot.begin(shipped_kit(vote_method=VoteMethod.SECRET))
    Keyboard(pilot).until(lambda: pilot.scene == "SecretScene")
    pilot.press("space")
    assert pilot.app.scene.fixed
    pilot.press("f")
    assert not pilot.app.frozen


def test_a_private_hand_is_never_in_the_picture_that_is_kept(home: Path) -> None:
    pilot = Pilot(home, SIZE, private=True, settings=table(4))
    pilot.begin(shipped_kit(hands=Hands.PRIVATE))
    Keyboard(pilot).until(lambda: pilot.scene == "ChoiceScene")
    pilot.wait(5)
    room = shown(pilot)
    pilot.press("f", "return")
    pilot.wait(5)
    assert shown(pilot) == room != second(pilot)


# --- what is heard -----------------------------------------------------------------------


def test_the_voice_is_silent_while_frozen_and_says_the_screen_that_comes_back(
    home: Path,
) -> None:
    pilot = speaking(home, voice="on")
    pilot.wait(1)
    pilot.press("f")
    pilot.heard.said.clear()
    pilot.press("space", "space", "f7")
    pilot.wait(61)
    assert pilot.heard.said == []
    pilot.press("f")
    assert pilot.heard.said


def test_no_cue_is_heard_while_frozen_and_none_comes_late(home: Path) -> None:
    pilot = speaking(home, effects_volume=50)
    loud = Loudspeakers()
    pilot.app._listener = Listener(loud)
    pilot.wait(1)
    pilot.press("f", "space")
    pilot.wait(1)
    pilot.press("f")
    pilot.wait(1)
    assert loud.played == []
    pilot.press("space", "space")
    assert Cue.SPEAKER in [cue for cue, _ in loud.played]


# --- how it looks ------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "it", "nl", "en"])
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_the_mark_fits_beside_that_of_a_rehearsal(
    home: Path, language: str, size: tuple[int, int]
) -> None:
    from game.screen.scenes.start import start_kit

    pilot = Pilot(home, size, private=True, language=language, settings=table(4))
    start_kit(pilot.app, Path("scenario.yaml"), shipped_kit(), rehearsal=True)
    pilot.wait(3)
    pilot.press("f")
    tree = beside(pilot)
    frozen, rehearsal = tree.find(FROZEN), tree.find("rehearsal")
    assert frozen is not None
    assert rehearsal is not None
    assert rehearsal.box.right < frozen.box.x
    assert problems(tree, pilot.app.stage()) == []
