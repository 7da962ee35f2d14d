"""The screen that checks the room: what stands in the way first, and never in the way itself."""

import time
from pathlib import Path

import pytest

from game.preflight import Display
from game.screen.scenes.room import PictureScene, RoomScene
from game.screen.windows import SurfaceWindows
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot
from tests.test_preflight import Fake

SIZES = ((1024, 768), (1280, 720), (1920, 1080))
ONE = Display((1920, 1080), (960, 540))

BAD = Fake(
    displays=[ONE, ONE],
    has_sound=False,
    faulty_fonts={"AtkinsonHyperlegibleNext-ExtraBold.ttf": "é"},
    faulty_pictures=["question-mark", "heart-handshake", "rosette-discount-check", "users"],
    pace_ms={"0": 80.0},
    free_bytes=9_000_000,
)


def in_the_room(home: Path, machine: Fake, size: tuple[int, int] = (1280, 720)) -> Pilot:
    pilot = Pilot(home, size)
    scene = RoomScene(pilot.app, machine)
    scene.wait()
    pilot.app.go(scene)
    return pilot


def test_the_room_is_checked_from_the_menu_of_the_home_screen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.screen.scenes.room.ThisMachine", lambda _: Fake())
    pilot = Pilot(home)
    start = time.monotonic()
    pilot.press("m")
    pilot.click("room")
    scene = pilot.app.scene
    assert isinstance(scene, RoomScene)
    scene.wait()
    assert time.monotonic() - start < 10
    pilot.tick()
    pilot.see("La salle est prête")
    pilot.press("return")
    assert pilot.scene == "HomeScene"


def test_the_worst_comes_first_and_nothing_keeps_anybody_from_beginning(home: Path) -> None:
    pilot = in_the_room(home, BAD)
    pilot.see("Un point est à régler")
    listed = [n.id for n in pilot.tree().walk() if n.id.startswith("check-")]
    assert listed[0] == "check-disk"
    seen = set(listed)
    while "more" in pilot.ids() and len(seen) < 9:
        pilot.press("s")
        seen |= {n.id for n in pilot.tree().walk() if n.id.startswith("check-")}
    assert len(seen) == 9
    pilot.press("return", "return")
    assert pilot.scene == "SeatsScene"


@pytest.mark.parametrize("machine", [Fake(), BAD], ids=["good", "bad"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_fits(home: Path, machine: Fake, language: str) -> None:
    pilot = in_the_room(home, machine)
    pilot.app.remember(pilot.app.settings.model_copy(update={"language": language}))
    scene = RoomScene(pilot.app, machine)
    scene.wait()
    pilot.app.go(scene)
    found = []
    for size in SIZES:
        pilot.windows.resize(size)
        pilot.tree()
        for _ in range(scene.pages):
            found += problems(pilot.tree(), pilot.app.stage())
            pilot.press("s")
    pilot.press("t")
    assert isinstance(pilot.app.scene, PictureScene)
    for size in SIZES:
        pilot.windows.resize(size)
        found += problems(pilot.tree(), pilot.app.stage())
    assert found == []


def test_the_test_picture_reaches_every_corner_and_any_key_leaves_it(home: Path) -> None:
    pilot = in_the_room(home, Fake())
    for back in ("space", "x", "escape", "pageup"):
        pilot.press("t")
        assert pilot.scene == "PictureScene"
        pilot.app.draw()
        surface = pilot.windows.public()
        width, height = surface.get_size()
        inside = surface.get_at((width // 2, 30))
        corners = [(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)]
        assert all(surface.get_at(corner) != inside for corner in corners)
        edges = [(width // 2, 0), (width // 2, height - 1), (0, 200), (width - 1, 200)]
        assert all(surface.get_at(edge) != inside for edge in edges)
        pilot.press(back)
        assert pilot.scene == "RoomScene", back
    pilot.press("t")
    pilot.click_at(300, 300)
    assert pilot.scene == "RoomScene"


@pytest.mark.parametrize("heard", [True, False])
def test_the_test_sound_says_what_happens(
    home: Path, monkeypatch: pytest.MonkeyPatch, *, heard: bool
) -> None:
    monkeypatch.setattr("game.screen.scenes.room.play_tone", lambda: heard)
    pilot = in_the_room(home, Fake())
    pilot.press("o")
    pilot.see("L’entendez-vous" if heard else "Aucun haut-parleur")


def test_checking_again_sees_what_was_mended(home: Path) -> None:
    machine = Fake(has_sound=False)
    pilot = in_the_room(home, machine)
    pilot.see("le jeu reste muet")
    machine.other.clear()
    pilot.press("v")
    scene = pilot.app.scene
    assert isinstance(scene, RoomScene)
    scene.wait()
    assert "le jeu reste muet" not in pilot.text()


def test_the_real_machine_is_checked_without_a_window(home: Path) -> None:
    pilot = Pilot(home, windows=SurfaceWindows((1024, 768)))
    scene = RoomScene(pilot.app)
    scene.wait()
    pilot.app.go(scene)
    codes = {result.code for result in scene.results()}
    assert codes >= {"displays", "sound", "decks", "disk", "clock", "letters", "pictures", "speed"}
    assert "n’a pas pu se faire" not in pilot.text()
