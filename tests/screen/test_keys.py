"""The keys of a Belgian keyboard and of a clicker: what each asks for, and how often it acts."""

from pathlib import Path

import pygame
import pytest

from game.rules import Step
from game.screen.input import NEXT_GUARD_S, Reader
from game.screen.intents import Digit, Intent, Key, Letter, Typed
from game.screen.scenes.dialogs import Ask, Help
from game.screen.scenes.field import TextScene
from game.storage.settings import load_settings
from tests.screen.pilot import Pilot, key_event, table
from tests.screen.player import Keyboard
from tests.screen.screens import in_a_round, stand, turned

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
    pilot.press("j")
    assert pilot.scene == "SearchScene"
    pilot.app.leave_workshop()
    again = Pilot(home, settings=load_settings(pilot.home.settings))
    again.press("down", "return", "return")
    assert again.scene == "SearchScene"
    assert len(again.state.players) == 7


# --- one screen's keys -------------------------------------------------------------------


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
