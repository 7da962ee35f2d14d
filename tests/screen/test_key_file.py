"""The file that changes the keys: what it says is done, what it gets wrong is said."""

from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from game.cli import app as commands
from game.content.diagnostics import as_text
from game.i18n import Words
from game.rules import Step
from game.screen.app import App
from game.screen.input import BY_PLACE, Reader
from game.screen.intents import Key
from game.screen.keys import DOES, PLACES, KeyTable, load_keys, write_keys
from game.screen.scenes.dialogs import Help
from game.screen.windows import SurfaceWindows
from game.storage.home import Home
from game.storage.settings import Settings
from tests.screen.pilot import Pilot, key_event, shipped_kit, table

FRENCH = Words("fr")


def written(folder: Path, text: str) -> KeyTable:
    path = folder / "keys.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load_keys(path)


def asked(table: KeyTable, name: str) -> list[object]:
    """Returns what a key asks for, its text included."""
    reader = Reader(lambda: 100.0, table.keys)
    event, text = key_event(name)
    found = [reader.read(event, typing=False)]
    if text:
        found.append(reader.read(pygame.Event(pygame.TEXTINPUT, text=text), typing=False))
    return [intent for intent in found if intent is not None]


def said(table: KeyTable) -> list[str]:
    return [f"{p.line}:{p.code} {p.message(FRENCH)} {p.hint(FRENCH)}" for p in table.problems]


class KeyPilot(Pilot):
    """A pilot whose keyboard has other keys."""

    def use(self, table: KeyTable) -> "KeyPilot":
        self.app = App(
            SurfaceWindows((1280, 720)), self.home, self.app.settings, "fr", self.now, keys=table
        )
        self.windows = self.app.windows  # type: ignore[assignment]
        return self

    def now(self) -> float:
        return self.seconds


def pilot_with(home: Path, text: str) -> KeyPilot:
    return KeyPilot(home, settings=table(4)).use(written(home, text))


def test_every_key_of_the_game_can_be_changed() -> None:
    """The key that erases a letter stays where every keyboard has it."""
    assert set(BY_PLACE.values()) - {Key.ERASE} <= set(DOES)


def test_without_a_file_the_usual_keys_are_there(tmp_path: Path) -> None:
    table = load_keys(tmp_path / "keys.yaml")
    assert table.problems == ()
    assert dict(table.keys.places) == BY_PLACE
    assert asked(table, "b") == asked(table, "period") == [Key.BLACK]
    assert asked(table, ".") == [Key.OTHER, Key.BLACK]
    assert asked(table, "?") == [Key.OTHER, Key.HELP]
    assert asked(table, "ctrl+z") == [Key.UNDO]
    assert table.caps(FRENCH) == {}


def test_the_file_that_is_written_changes_nothing_until_it_is_changed(tmp_path: Path) -> None:
    write_keys(tmp_path / "keys.yaml", FRENCH)
    table = load_keys(tmp_path / "keys.yaml")
    assert table.problems == ()
    assert table.names == KeyTable().names


def test_what_is_written_replaces_what_an_action_had(tmp_path: Path) -> None:
    table = written(tmp_path, "force: [f9]\nblack: w\nundo: [ctrl+u, f8]\n")
    assert table.problems == ()
    assert asked(table, "f9") == [Key.FORCE]
    assert asked(table, "f5") == [Key.OTHER]
    assert asked(table, "w") == [Key.BLACK]
    assert Key.BLACK not in asked(table, "b") + asked(table, "period") + asked(table, ".")
    assert asked(table, "ctrl+u") == asked(table, "f8") == [Key.UNDO]
    assert asked(table, "ctrl+z") != [Key.UNDO]
    assert asked(table, "pagedown") == [Key.NEXT]


def test_a_key_that_is_given_away_does_one_thing(tmp_path: Path) -> None:
    table = written(tmp_path, "back: [f5]\n")
    assert asked(table, "f5") == [Key.BACK]
    assert table.names[Key.FORCE] == ()


def test_words_are_taken_as_people_write_them(tmp_path: Path) -> None:
    table = written(tmp_path, "Suite: Page suivante, Entrée\nNOIR: [Point, B]\nhelp: '?'\n")
    assert said(table) == []
    assert table.names[Key.NEXT] == ("page_down", "enter")
    assert table.names[Key.BLACK] == ("period", "b")
    assert table.names[Key.HELP] == ("question_mark",)


def test_a_misspelt_word_is_said_with_its_line_and_the_nearest_one(tmp_path: Path) -> None:
    table = written(tmp_path, "nexd: [space]\nback: [pgae_up]\nforce: [f7]\n")
    assert [(p.line, p.code) for p in table.problems] == [(1, "T601"), (2, "T602")]
    hints = [p.hint(FRENCH) for p in table.problems]
    assert ["next" in hints[0], "page_up" in hints[1]] == [True, True]
    assert asked(table, "f7") == [Key.FORCE]
    assert asked(table, "pageup") == [Key.BACK]
    assert asked(table, "space") == [Key.NEXT]


def test_a_key_that_is_given_twice_is_said(tmp_path: Path) -> None:
    table = written(tmp_path, "next: [space, f5]\nforce: [f5]\n")
    assert [(p.line, p.code) for p in table.problems] == [(2, "T603")]
    assert asked(table, "f5") == [Key.NEXT]


@pytest.mark.parametrize("action", ["next", "escape"])
def test_nobody_can_lock_the_room_out(tmp_path: Path, action: str) -> None:
    table = written(tmp_path, f"{action}: []\n")
    assert [p.code for p in table.problems] == ["T604"]
    key = Key(action)
    assert table.names[key] == KeyTable().names[key]
    stolen = written(tmp_path, f"black: {list(table.names[key])}\n".replace("'", ""))
    assert stolen.names[key]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- next\n- back\n", "T605"),
        ("next\n", "T605"),
        ("next: [space\nback: [page_up]\n", ""),
        ("next: &a [space]\n", "Y102"),
        ("next: [space]\nnext: [f5]\n", "Y101"),
        ("next: {a: b}\n", "T602"),
        ("next: [[space]]\n", "T602"),
        ("next: [1]\n", "T602"),
        ("next: [\x00]\n", "F013"),
    ],
)
def test_a_broken_file_is_said_and_the_usual_keys_stay(
    tmp_path: Path, text: str, code: str
) -> None:
    table = written(tmp_path, text)
    assert table.problems
    if code:
        assert code in {p.code for p in table.problems}
    for problem in table.problems:
        assert f"keys.yaml:{problem.line}:" in as_text(problem, FRENCH)
    assert asked(table, "space") == [Key.NEXT]
    assert asked(table, "escape") == [Key.ESCAPE]


def test_comments_alone_change_nothing(tmp_path: Path) -> None:
    assert written(tmp_path, "# rien\n") == KeyTable()


@given(
    st.dictionaries(
        st.sampled_from([key.value for key in DOES]),
        st.lists(st.sampled_from([*PLACES, "a", "b", "z", "ctrl+z", "question_mark"]), max_size=4),
        max_size=8,
    )
)
def test_whatever_is_written_a_key_does_one_thing_and_the_game_can_be_left(
    tmp_path_factory: pytest.TempPathFactory, lines: dict[str, list[str]]
) -> None:
    text = "".join(f"{action}: [{', '.join(names)}]\n" for action, names in lines.items())
    found = written(tmp_path_factory.mktemp("keys"), text)
    every = [name for names in found.names.values() for name in names]
    assert len(every) == len(set(every))
    assert found.names[Key.NEXT]
    assert found.names[Key.ESCAPE]


def test_a_game_is_played_with_other_keys(home: Path) -> None:
    pilot = pilot_with(home, "next: [f9]\nback: [f10]\n")
    pilot.begin(shipped_kit())
    pilot.press("space", "return", "pagedown", "right")
    assert pilot.state.step is Step.LOBBY
    pilot.press("f9")
    assert pilot.state.step is not Step.LOBBY


def test_the_screens_print_the_keys_that_work(home: Path) -> None:
    pilot = pilot_with(home, "next: [f9]\nforce: [f12, f5]\nescape: [f4]\nlanguage: []\n")
    pilot.begin(shipped_kit())
    pilot.press("f9", "f1")
    shown = pilot.app.top
    assert isinstance(shown, Help)
    value = shown.tree(pilot.app.stage()).value
    assert "F9: suite" in value
    assert "F4: menu" in value
    assert "F5: continuer sans attendre" in value
    assert "Espace" not in value
    assert "Échap" not in value
    assert "F2" not in value
    pilot.press("f1")
    drawn = [line for n in pilot.tree().walk() for look in n.looks for line in lines_of(look)]
    assert "F9" in drawn
    assert "Espace" not in drawn


def lines_of(look: object) -> tuple[str, ...]:
    block = getattr(look, "block", None)
    return block.lines if block is not None else ()


def test_a_letter_that_was_given_away_is_not_promised(home: Path) -> None:
    pilot = pilot_with(home, "next: [space, r]\n")
    pilot.begin(shipped_kit())
    pilot.press("space", "r", "f1")
    assert len(pilot.state.here().skills) == 1
    shown = pilot.app.top
    assert isinstance(shown, Help)
    assert "R" not in [s.key for s in shown.listed()]


def test_the_command_prints_the_keys_and_writes_the_file_once(tmp_path: Path) -> None:
    runner = CliRunner()
    at = ["--home", str(tmp_path / "clé usb")]
    printed = runner.invoke(commands, ["keys", *at])
    assert printed.exit_code == 0
    assert "Page bas" in printed.output
    wrote = runner.invoke(commands, ["keys", "--write", *at])
    assert wrote.exit_code == 0
    path = tmp_path / "clé usb" / "keys.yaml"
    text = path.read_text(encoding="utf-8")
    assert "next: [space, enter" in text
    again = runner.invoke(commands, ["keys", "--write", *at])
    assert again.exit_code == 1
    path.write_text(text.replace("force: [f5]", "force: [f55]"), encoding="utf-8")
    broken = runner.invoke(commands, ["keys", *at])
    assert broken.exit_code == 1
    line = text.splitlines().index("force: [f5]") + 1
    assert f"keys.yaml:{line}:9 T602" in broken.output
    assert "f5" in broken.output


def test_mistakes_are_told_when_the_game_begins(home: Path) -> None:
    from game.commands.window import open_app

    Home(home).prepare()
    (home / "keys.yaml").write_text("nexd: [space]\n", encoding="utf-8")
    app = open_app(SurfaceWindows((800, 600)), Home(home), Settings(), "fr")
    assert "keys.yaml" in app.current_tree().text()
