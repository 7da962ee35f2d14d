"""The keys of a Belgian keyboard and of a clicker, on every screen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.content.models import Kit
from game.rules import Hands, Step, TieRule, VoteMethod
from game.screen.input import NEXT_GUARD_S, Reader
from game.screen.intents import Digit, Intent, Key, Letter, Typed
from game.screen.scenes.dialogs import Ask, Help
from game.screen.scenes.home import HomeScene
from game.screen.scenes.lists import ScenarioScene, WorkshopScene
from game.screen.scenes.problems import ProblemScene
from game.screen.scenes.table import TextScene
from game.screen.semantics import State
from game.storage.settings import load_settings
from tests.screen.pilot import Pilot, key_event, shipped_kit, table
from tests.screen.player import Keyboard
from tests.screen.tour import BROKEN

# --- what a key asks for -----------------------------------------------------------------


def read(name: str, *, typing: bool = False) -> list[object]:
    """Returns what pressing one key gives, its text included."""
    reader = Reader(lambda: 100.0)
    event, text = key_event(name)
    given = [reader.read(event, typing=typing)]
    if text:
        given.append(reader.read(pygame.Event(pygame.TEXTINPUT, text=text), typing=typing))
    return [intent for intent in given if intent is not None]


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_is_read_by_its_place_without_shift(digit: int) -> None:
    """The row of digits writes "&é"' on these keyboards, and it writes minus in France."""
    event, text = key_event(str(digit))
    assert event.key != ord(str(digit))
    assert text in "à&é\"'(§è!ç"
    assert read(str(digit)) == [Digit(digit)]
    assert read(f"kp{digit}") == [Digit(digit)]


def test_the_french_key_of_the_six_is_a_six_and_no_minus() -> None:
    reader = Reader(lambda: 100.0)
    event = pygame.Event(pygame.KEYDOWN, scancode=pygame.KSCAN_6, key=pygame.K_MINUS, mod=0)
    assert reader.read(event, typing=False) == Digit(6)
    assert reader.read(pygame.Event(pygame.TEXTINPUT, text="-"), typing=False) is None


@pytest.mark.parametrize(("letter", "place"), [("a", "Q"), ("z", "W"), ("q", "A"), ("w", "Z")])
def test_a_letter_is_what_the_key_says(letter: str, place: str) -> None:
    event, _ = key_event(letter)
    assert event.scancode == getattr(pygame, f"KSCAN_{place}")
    assert read(letter) == [Letter(letter)]


def test_a_question_mark_is_read_from_its_text() -> None:
    event, _ = key_event("?")
    assert event.key == pygame.K_COMMA
    assert read("?") == [Key.OTHER, Key.HELP]


def test_a_dot_blackens_from_a_clicker_and_from_a_keyboard() -> None:
    assert read("period") == [Key.BLACK]
    assert read(".") == [Key.OTHER, Key.BLACK]


@pytest.mark.parametrize(("keys", "intent"), [("ctrl+z", Key.UNDO), ("ctrl+y", Key.REDO)])
def test_undo_is_read_from_the_letter_and_not_from_its_place(keys: str, intent: Key) -> None:
    event, _ = key_event("ctrl+z")
    assert event.scancode == pygame.KSCAN_W
    assert read(keys) == [intent]


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("space", Key.NEXT),
        ("return", Key.NEXT),
        ("enter", Key.NEXT),
        ("right", Key.NEXT),
        ("pagedown", Key.NEXT),
        ("up", Key.UP),
        ("left", Key.UP),
        ("down", Key.DOWN),
        ("tab", Key.FORWARD),
        ("shift+tab", Key.BACKWARD),
        ("pageup", Key.BACK),
        ("escape", Key.ESCAPE),
        ("f1", Key.HELP),
        ("f3", Key.SEATS),
        ("f5", Key.FORCE),
        ("f6", Key.METHOD),
        ("f11", Key.FULLSCREEN),
        ("alt+return", Key.FULLSCREEN),
        ("b", Key.BLACK),
        ("+", Typed("+")),
        ("-", Typed("-")),
    ],
)
def test_a_key_means_what_the_design_says(name: str, intent: Intent) -> None:
    assert [found for found in read(name) if found is not Key.OTHER] == [intent]


@pytest.mark.parametrize("name", ["a", "b", "space", "3", "kp4", "?", ".", ":", "+", "period"])
def test_while_a_name_is_typed_everything_that_writes_is_text(name: str) -> None:
    _, text = key_event(name)
    assert [found for found in read(name, typing=True) if found is not Key.OTHER] == [Typed(text)]


@pytest.mark.parametrize("name", ["return", "escape", "tab", "backspace", "up", "pagedown"])
def test_while_a_name_is_typed_the_other_keys_still_work(name: str) -> None:
    (found,) = read(name, typing=True)
    assert isinstance(found, Key)


# --- next, twice or held -----------------------------------------------------------------


def in_a_round(home: Path, kit: Kit | None = None, seats: int = 4) -> Pilot:
    pilot = Pilot(home, (800, 600), settings=table(seats))
    pilot.begin(kit or shipped_kit())
    pilot.press("return")
    return pilot


def turned(pilot: Pilot) -> int:
    return len(pilot.state.here().skills)


def test_next_twice_within_300_ms_counts_once(home: Path) -> None:
    pilot = in_a_round(home)
    pilot.press("space")
    pilot.seconds += NEXT_GUARD_S - 1.01
    pilot.press("pagedown")
    assert turned(pilot) == 1
    pilot.press("return")
    assert turned(pilot) == 2


@pytest.mark.parametrize("key", ["space", "return", "pagedown", "right"])
def test_a_key_that_is_held_confirms_once(home: Path, key: str) -> None:
    """pygame repeats a key after 400 ms, which is longer than the guard."""
    pilot = in_a_round(home)
    pilot.seconds += 1
    pilot.hold(key, repeats=20)
    assert turned(pilot) == 1
    pilot.release(key)
    pilot.press(key)
    assert turned(pilot) == 2


@pytest.mark.parametrize("key", ["p", "2", "ctrl+z", "f5", "escape", "x"])
def test_no_other_key_acts_twice_when_it_is_held(home: Path, key: str) -> None:
    pilot = in_a_round(home)
    Keyboard(pilot).until(lambda: pilot.scene == "ChoiceScene")
    before = len(pilot.journal().splitlines())
    pilot.hold(key, repeats=20)
    assert len(pilot.journal().splitlines()) <= before + 1
    assert len(pilot.app.dialogs) <= 1
    assert len(pilot.state.interviews.passed) <= 1


def test_held_keys_of_signs_act_once(home: Path) -> None:
    pilot = in_a_round(home)
    pilot.hold("?", repeats=5)
    pilot.release("?")
    assert isinstance(pilot.app.top, Help)
    pilot.press("space")
    pilot.hold(".", repeats=4)
    assert pilot.app.black


def test_a_held_arrow_moves_on_and_on(home: Path) -> None:
    pilot = in_a_round(home)
    Keyboard(pilot).until(lambda: pilot.scene == "ChoiceScene")
    pilot.hold("down", repeats=2)
    assert pilot.app.scene.focused() == "job4"


def test_a_held_backspace_erases_on_and_on(home: Path) -> None:
    pilot = in_a_round(home)
    pilot.press("f3", "1", "2", "2")
    pilot.write("Amina")
    pilot.hold("backspace", repeats=3)
    assert isinstance(pilot.app.scene, TextScene)
    assert pilot.app.scene.text == "A"


def test_from_start_to_the_first_card_it_takes_enter_and_enter(home: Path) -> None:
    pilot = Pilot(home, settings=table(6))
    pilot.press("return", "return")
    assert pilot.scene == "SearchScene"
    assert pilot.state.step is Step.SEARCH
    assert len(pilot.state.players) == 6
    assert pilot.state.here().number == 1


def test_the_next_workshop_knows_the_table_of_this_one(home: Path) -> None:
    pilot = Pilot(home)
    pilot.press("return", "7", "return")
    assert pilot.scene == "RulesScene"
    pilot.press("p")
    assert pilot.scene == "SearchScene"
    pilot.app.leave_workshop()
    again = Pilot(home, settings=load_settings(pilot.home.settings))
    again.press("down", "return", "return")
    assert again.scene == "SearchScene"
    assert len(again.state.players) == 7


# --- every scene -------------------------------------------------------------------------


@dataclass(slots=True)
class Screen:
    """A screen, by its name, with the pilot who stands in front of it."""

    name: str
    pilot: Pilot


SCREENS = (
    "home",
    "scenarios",
    "workshops",
    "problems",
    "seats",
    "table",
    "typing",
    "rules",
    "search",
    "choice",
    "choice on paper",
    "overview",
    "preparation",
    "interview",
    "vote intro",
    "curtain",
    "ballot",
    "everybody has voted",
    "aloud",
    "aloud, everybody",
    "counts",
    "tie",
    "run-off",
    "hearing",
    "reveal",
    "revealed",
    "between",
    "debriefing",
    "debriefing 2",
    "map",
    "over",
)


def stand(home: Path, name: str) -> Pilot:
    """Returns a pilot in front of a screen, reached with keys."""
    kits: dict[str, dict[str, Any]] = {
        "choice on paper": {"hands": Hands.PAPER},
        "curtain": {"vote_method": VoteMethod.SECRET},
        "ballot": {"vote_method": VoteMethod.SECRET},
        "everybody has voted": {"vote_method": VoteMethod.SECRET},
        "aloud": {"vote_method": VoteMethod.OPEN},
        "aloud, everybody": {"vote_method": VoteMethod.OPEN},
        "tie": {"tie": TieRule.FACILITATOR},
        "run-off": {"tie": TieRule.RUNOFF},
        "hearing": {"cooperative": True},
    }
    if name in _BEFORE:
        return _before(home, name)
    if name == "rules":
        pilot = Pilot(home, (800, 600))
        pilot.begin(shipped_kit())
        pilot.press("return")
        return pilot
    pilot = in_a_round(home, shipped_kit(max_rounds=2, **kits.get(name, {})))
    pilot.seconds += 60
    if name in ("table", "typing"):
        pilot.press("f3", *(("1", "2", "2") if name == "typing" else ()))
        return pilot
    pilot.draws = False
    Keyboard(pilot, ((2, 2),)).until(_WHEN[name](pilot))
    pilot.draws = True
    return pilot


_BEFORE = ("home", "scenarios", "workshops", "problems", "seats")


def _before(home: Path, name: str) -> Pilot:
    pilot = Pilot(home, (800, 600))
    app = pilot.app
    if name == "seats":
        pilot.begin(shipped_kit())
    elif name == "scenarios":
        app.go(ScenarioScene(app))
    elif name == "workshops":
        for _ in range(5):
            pilot.begin(shipped_kit())
            app.leave_workshop()
        app.go(WorkshopScene(app))
    elif name == "problems":
        path = home / "metiers.yaml"
        path.write_text(BROKEN.replace("nom: ", "x: "), encoding="utf-8")
        app.go(ProblemScene(app, path, app.library.open(path).problems))
    else:
        app.go(HomeScene(app))
    return pilot


def _in(scene: str) -> Callable[[Pilot], Callable[[], bool]]:
    return lambda pilot: lambda: pilot.scene == scene


def _and(scene: str, more: Callable[[Pilot], bool]) -> Callable[[Pilot], Callable[[], bool]]:
    return lambda pilot: lambda: pilot.scene == scene and more(pilot)


_WHEN: dict[str, Callable[[Pilot], Callable[[], bool]]] = {
    "search": _and("SearchScene", lambda p: turned(p) == 1),
    "choice": _in("ChoiceScene"),
    "choice on paper": _in("ChoiceScene"),
    "overview": _and("ChoiceScene", lambda p: len(p.state.interviews.jobs) == 4),
    "preparation": _in("PreparationScene"),
    "interview": _and("InterviewScene", lambda p: p.state.interviews.speaker is not None),
    "vote intro": _in("VoteIntroScene"),
    "curtain": _in("SecretScene"),
    "ballot": _and("SecretScene", lambda p: bool(getattr(p.app.scene, "at_ballot", False))),
    "everybody has voted": _and("SecretScene", lambda p: len(p.state.open_vote().ballots) == 4),
    "aloud": _in("AloudScene"),
    "aloud, everybody": _and("AloudScene", lambda p: len(p.state.open_vote().ballots) == 4),
    "counts": _in("CountScene"),
    "tie": _in("TieScene"),
    "run-off": _in("TieScene"),
    "hearing": _in("HearingScene"),
    "reveal": _in("RevealScene"),
    "revealed": _and("RevealScene", lambda p: p.state.closed_result().shown > 0),
    "between": _in("BetweenScene"),
    "debriefing": _in("QuestionScene"),
    "debriefing 2": _and("QuestionScene", lambda p: p.state.screen == 1),
    "map": _in("MapScene"),
    "over": _in("OverScene"),
}


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
    "B": ("f7",),
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
    same_as = {"f": "f6", "y": "o"}
    pilot.press("space")
    for letter in "acdefghijklmnopqrstuvwxyz":
        if letter in listed or same_as.get(letter) in listed:
            continue
        before = pilot.text(), pilot.app.scene
        pilot.press(letter)
        assert (pilot.text(), pilot.app.scene) == before, letter


def test_the_help_of_a_typed_name_does_not_promise_keys_that_write(home: Path) -> None:
    pilot = stand(home, "typing")
    pilot.press("f1")
    shown = pilot.app.top
    assert isinstance(shown, Help)
    assert [s.key for s in shown.listed()] == ["Entrée", "Tab", "F2", "F9", "F11", "Échap"]


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


def test_a_name_takes_letters_spaces_digits_and_dots(home: Path) -> None:
    pilot = stand(home, "typing")
    pilot.press("a", "b", "space", "kp7", ".", "?", ":")
    assert isinstance(pilot.app.scene, TextScene)
    assert pilot.app.scene.text == "ab 7.?:"
    assert not pilot.app.black
    assert not pilot.app.dialogs


def test_arrows_confirm_nothing_while_a_name_is_typed(home: Path) -> None:
    pilot = stand(home, "typing")
    pilot.write("Lea")
    pilot.press("right", "left", "right")
    assert pilot.scene == "TextScene"


def test_plus_and_minus_change_the_number_of_seats(home: Path) -> None:
    pilot = stand(home, "seats")
    pilot.press("+", "+", "-")
    assert len(pilot.state.players) == 7
    pilot.press("-", "-", "-", "-", "-", "-")
    assert len(pilot.state.players) == 3


def test_f11_fills_the_screen_and_is_remembered(home: Path) -> None:
    pilot = stand(home, "search")
    pilot.press("f11")
    assert load_settings(pilot.home.settings).fullscreen
    pilot.press("alt+return")
    assert not load_settings(pilot.home.settings).fullscreen


def test_every_answer_of_the_menu_has_a_digit(home: Path) -> None:
    pilot = stand(home, "search")
    pilot.press("escape")
    assert isinstance(pilot.app.top, Ask)
    assert len(pilot.app.top.answers) == 10
    pilot.press("0")
    pilot.see("Quitter le jeu")


def test_another_way_to_vote_is_one_key_away(home: Path) -> None:
    for number, name in enumerate(("vote intro", "curtain", "aloud", "counts", "run-off")):
        pilot = stand(home / str(number), name)
        pilot.press("f6")
        pilot.see("Comment voter")
