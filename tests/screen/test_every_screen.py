"""What holds on every screen: it can be left, blackened, looked back from, gone round with Tab."""

import re
from pathlib import Path

import pytest

from game.screen.scenes.dialogs import Ask, Help
from game.screen.semantics import State
from tests.screen.pilot import Pilot
from tests.screen.screens import SCREENS, stand


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No test opens a browser; returns the pages that it would have opened."""
    opened: list[str] = []

    def note(page: str) -> bool:
        opened.append(page)
        return False

    monkeypatch.setattr("webbrowser.open", note)
    return opened


@pytest.mark.parametrize("name", SCREENS)
def test_escape_never_quits_without_asking(home: Path, name: str) -> None:
    pilot = stand(home, name)
    was = pilot.app.sitting
    for _ in range(3):
        pilot.press("escape")
        assert pilot.app.running
    assert pilot.app.sitting is was


@pytest.mark.parametrize("name", SCREENS)
def test_the_windows_close_button_asks_once(home: Path, name: str) -> None:
    pilot = stand(home, name)
    pilot.close_window()
    pilot.close_window()
    assert pilot.app.running
    asked = [dialog for dialog in pilot.app.dialogs if isinstance(dialog, Ask)]
    assert len(asked) == 1
    pilot.see("Quitter")
    assert pilot.app.top.focused() == "stay"
    pilot.press("2")
    assert not pilot.app.running


@pytest.mark.parametrize("name", SCREENS)
def test_black_hides_everything_and_any_key_brings_it_back(home: Path, name: str) -> None:
    pilot = stand(home, name)
    if name == "typing":
        pilot.press("b", "period")
        assert not pilot.app.black
        return
    before = pilot.picture()
    journal = pilot.journal() if pilot.app.sitting is not None else b""
    for down, back in (("b", "space"), ("period", "f7"), (".", "."), ("b", "b"), (".", "?")):
        pilot.press(down)
        assert not any(pilot.picture())
        pilot.press(back)
        assert not pilot.app.black
        assert not pilot.app.dialogs
    pilot.press("b")
    pilot.click_at(400, 300)
    pilot.seconds = 0
    assert not pilot.app.black
    assert pilot.app.sitting is None or pilot.journal() == journal
    if not name.startswith(("interview", "preparation")):
        assert pilot.picture() == before


@pytest.mark.parametrize("name", [n for n in SCREENS if n != "typing"])
def test_a_question_mark_shows_keys_that_do_something_here(home: Path, name: str) -> None:
    """Every key that the help lists changes what is seen."""
    pilot = stand(home, name)
    pilot.press("?")
    shown = pilot.app.top
    assert isinstance(shown, Help)
    keys = [shortcut.key for shortcut in shown.listed()]
    assert len(keys) == len(set(keys))
    pilot.press("?")
    assert not pilot.app.dialogs
    own = [shortcut.key for shortcut in shown.below.shortcuts()]
    for number, key in enumerate(keys):
        there = pilot if key in _TAKEN_BACK else stand(home / str(number), name)
        before = seen(there)
        there.seconds += 1
        there.hold(_as_pressed(key))
        assert seen(there) != before, key
        there.release(_as_pressed(key))
        there.press(*(("escape",) if there.app.dialogs else _TAKEN_BACK.get(key, ())))
    assert set(own) <= set(keys)


def seen(pilot: Pilot) -> tuple[object, ...]:
    """What tells that a key did something: text, focus, a black screen, a full one, the notes."""
    app = pilot.app
    notes = app._showing.overlay.shown
    return pilot.text(), app.top.ringed(), app.black, app.settings.fullscreen, notes


_TAKEN_BACK = {
    "Tab": (),
    "Page haut": ("space",),
    "Ctrl Z": ("ctrl+y",),
    "F5": (),
    "F11": ("f11",),
    "F12": (),
    "B": ("f7",),
    "P": ("space",),
    "F6": (),
}
"""Keys whose effect is undone by another, so that the next one finds the same screen."""


def _as_pressed(key: str) -> str:
    words = {
        "Espace": "space",
        "Entrée": "return",
        "Tab": "tab",
        "Page haut": "pageup",
        "Bas": "down",
        "Échap": "escape",
        "Ctrl Z": "ctrl+z",
        "Ctrl Y": "ctrl+y",
        "+  –": "+",
        "M  L": "m",
    }
    if " – " in key:
        return key.split(" – ")[1 if key.startswith(("0", "3")) else 0].replace("1", "2")[0]
    return words.get(key, key.lower())


@pytest.mark.parametrize("name", [n for n in SCREENS if n != "typing"])
def test_a_letter_that_does_something_is_in_the_help(home: Path, name: str) -> None:
    pilot = stand(home, name)
    pilot.press("?")
    shown = pilot.app.top
    assert isinstance(shown, Help)
    listed = " ".join(shortcut.key for shortcut in shown.listed()).lower().split()
    same_as = {"y": "o"}
    pilot.press("space")
    # F and P say why not where they can do nothing: test_pause, test_freeze.
    for letter in "acdeghijklmnoqrstuvwxyz":
        if letter in listed or same_as.get(letter) in listed:
            continue
        before = _without_the_time(pilot), pilot.app.scene
        pilot.press(letter)
        assert (_without_the_time(pilot), pilot.app.scene) == before, letter


def _without_the_time(pilot: Pilot) -> str:
    return re.sub(r"\d+:\d\d", "", pilot.text())


def test_the_help_of_a_typed_name_does_not_promise_keys_that_write(home: Path) -> None:
    pilot = stand(home, "typing")
    pilot.press("f1")
    shown = pilot.app.top
    assert isinstance(shown, Help)
    assert [s.key for s in shown.listed()] == ["Entrée", "Tab", "F2", "F9", "F11", "F12", "Échap"]


@pytest.mark.parametrize("name", SCREENS)
def test_page_up_never_changes_the_journal(home: Path, name: str) -> None:
    pilot = stand(home, name)
    before = pilot.journal() if pilot.app.sitting is not None else b""
    pilot.press(*["pageup"] * 15)
    assert pilot.app.sitting is None or pilot.journal() == before


@pytest.mark.parametrize("name", ["search", "preparation", "interview", "reveal", "debriefing 2"])
def test_page_up_shows_earlier_screens_and_space_returns(home: Path, name: str) -> None:
    pilot = stand(home, name)
    now = pilot.tree().name, pilot.state
    pilot.press("pageup")
    pilot.see("un écran précédent")
    pilot.press("pageup", "pageup", "space")
    assert "un écran précédent" not in pilot.text()
    assert (pilot.tree().name, pilot.state) == now


def test_page_up_turns_the_pages_of_the_rules_back(home: Path) -> None:
    pilot = stand(home, "rules")
    first = pilot.text()
    pilot.press("space")
    assert pilot.text() != first
    pilot.press("pageup")
    assert pilot.text() == first


def test_page_up_in_a_dialog_moves_in_the_dialog(home: Path) -> None:
    pilot = stand(home, "search")
    pilot.press("escape", "pageup")
    assert pilot.app.top.focused() == "quit"
    assert "un écran précédent" not in pilot.text()


@pytest.mark.parametrize("name", SCREENS)
def test_tab_goes_round_everything_that_can_be_activated(home: Path, name: str) -> None:
    pilot = stand(home, name)
    ids = pilot.ids()
    if name == "ballot":
        assert all(node_id == "" for node_id in ids)
        return
    seen = []
    for _ in ids:
        pilot.press("tab")
        focused = pilot.app.top.focused()
        seen.append(focused)
        ringed = [n.id for n in pilot.tree().walk() if State.FOCUSED in n.states]
        assert ringed == [focused]
    assert sorted(seen) == sorted(ids)
    pilot.press("shift+tab")
    assert pilot.app.top.focused() == seen[-2] if len(seen) > 1 else seen[-1]


@pytest.mark.parametrize("name", [n for n in SCREENS if n not in ("ballot", "typing")])
def test_everything_with_a_focus_can_be_activated_with_enter(home: Path, name: str) -> None:
    ids = stand(home, name).ids()
    for number, node_id in enumerate(ids):
        pilot = stand(home / str(number), name)
        for _ in ids:
            pilot.press("tab")
            if pilot.app.top.focused() == node_id:
                break
        before = pilot.text(), pilot.app.scene, pilot.app.top.ringed()
        pilot.press("return")
        assert (pilot.text(), pilot.app.scene, pilot.app.top.ringed()) != before, node_id


@pytest.mark.parametrize("name", ["search", "choice", "interview", "counts", "tie", "hearing"])
def test_f5_asks_before_it_goes_on(home: Path, name: str) -> None:
    pilot = stand(home, name)
    before = pilot.journal()
    pilot.press("f5")
    pilot.see("Continuer sans attendre")
    assert pilot.journal() == before
    pilot.press("escape")
    assert pilot.journal() == before
    pilot.press("f5", "return")
    assert pilot.journal() != before
