"""Key words of a pitch: consent first, people.json alone, never spoken, never shown in passing."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.i18n import languages
from game.rules import SeatId
from game.screen.scenes.aside import Aside
from game.screen.scenes.dialogs import Ask
from game.screen.windows import SurfaceWindows
from game.storage.people import LONGEST_WORDS, NAME
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard
from tests.screen.test_illustrated import at_the_first_pitch, to_the_end_of_the_pitch
from tests.screen.test_windows import ChangingWindows

CANARY = "quetzal"
SPOKEN = "a guidé un quetzal perdu"


def answer(pilot: Pilot, node_id: str) -> None:
    """Presses the digit of an answer of the question that is asked."""
    scene = pilot.app.scene
    assert isinstance(scene, Aside)
    assert isinstance(scene.dialog, Ask)
    ids = [a.id for a in scene.dialog.shown()]
    pilot.press(str(1 + ids.index(node_id)))


def note(pilot: Pilot, text: str = SPOKEN) -> None:
    pilot.press("n")
    answer(pilot, "agreed")
    pilot.write(text)
    pilot.press("return")


def stored(pilot: Pilot) -> dict[str, dict[str, str]]:
    content = json.loads((pilot.folder / NAME).read_text(encoding="utf-8"))
    words: dict[str, dict[str, str]] = content.get("words", {})
    return words


def open_row(pilot: Pilot, place: int = 1) -> None:
    """Opens the key words of a seat at the table."""
    pilot.press("f3", str(place))
    top = pilot.app.top
    assert isinstance(top, Ask)
    pilot.press(str(1 + [a.id for a in top.shown()].index("words")))


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()


def test_the_person_is_asked_before_anything_can_be_typed(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.press("n")
    pilot.see("Noter des mots-clés pour Albatros")
    pilot.see("Demandez d’abord.")
    pilot.see("La salle voit ce que vous tapez.")
    assert not pilot.app.top.typing
    pilot.press("return")
    assert pilot.scene == "InterviewScene"
    assert not (pilot.folder / NAME).exists()


def test_key_words_are_kept_under_the_seat_and_the_round(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    note(pilot)
    assert stored(pilot) == {"s1": {"1": SPOKEN}}
    assert pilot.scene == "InterviewScene"
    assert pilot.app.sitting is not None
    assert pilot.app.sitting.people.words(SeatId("s1")) == {1: SPOKEN}


def test_with_a_mouse_alone_everything_but_the_letters_is_clicked(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.click("note")
    pilot.click("agreed")
    pilot.write(SPOKEN)
    pilot.click("keep")
    assert stored(pilot) == {"s1": {"1": SPOKEN}}
    pilot.click("note")
    pilot.click("cancel")
    assert pilot.scene == "InterviewScene"


def test_what_is_typed_can_be_left_without_keeping_it(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.press("n")
    answer(pilot, "agreed")
    pilot.write(SPOKEN)
    pilot.press("escape")
    assert pilot.scene == "InterviewScene"
    assert not (pilot.folder / NAME).exists()


def test_noting_again_changes_the_words_and_an_empty_line_erases_them(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    note(pilot)
    pilot.press("n")
    pilot.write("!")
    pilot.press("return")
    assert stored(pilot) == {"s1": {"1": f"{SPOKEN}!"}}
    pilot.press("n", *["backspace"] * LONGEST_WORDS, "return")
    assert stored(pilot) == {}


def test_words_are_for_who_was_heard_until_the_next_one_begins(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    to_the_end_of_the_pitch(pilot)
    note(pilot)
    assert list(stored(pilot)) == ["s1"]
    pilot.draws = False
    Keyboard(pilot).until(lambda: pilot.scene == "VoteIntroScene")
    pilot.draws = True
    last = pilot.state.interviews.pitched[-1]
    note(pilot, "autre chose")
    assert stored(pilot)[last] == {"1": "autre chose"}
    assert pilot.scene == "VoteIntroScene"


def test_before_anybody_spoke_there_is_nothing_to_note(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.press("ctrl+z", "n")
    assert pilot.scene == "InterviewScene"
    assert "note" not in pilot.ids()


def test_together_key_words_can_be_noted_too(home: Path) -> None:
    pilot = at_the_first_pitch(home, cooperative=True)
    note(pilot)
    assert stored(pilot) == {"s1": {"1": SPOKEN}}


def test_together_the_last_one_is_noted_before_the_group_answers(home: Path) -> None:
    pilot = at_the_first_pitch(home, cooperative=True)
    Keyboard(pilot).until(lambda: len(pilot.state.interviews.pitched) == 4)
    pilot.see("Tout le monde a été entendu")
    note(pilot)
    assert list(stored(pilot)) == [pilot.state.interviews.pitched[-1]]


def test_words_are_read_and_erased_one_by_one_at_the_table(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    note(pilot)
    open_row(pilot)
    assert CANARY not in pilot.text()
    pilot.see("La salle voit cet écran.")
    answer(pilot, "read")
    pilot.see(SPOKEN)
    answer(pilot, "erase")
    assert stored(pilot) == {}
    assert pilot.scene == "TableScene"
    pilot.press("1")
    top = pilot.app.top
    assert isinstance(top, Ask)
    assert "words" not in [a.id for a in top.shown()]


def test_the_words_of_two_rounds_are_read_one_after_the_other(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    assert pilot.app.sitting is not None
    people = pilot.app.sitting.people
    people.set_words(SeatId("s1"), 1, "premier")
    people.set_words(SeatId("s1"), 2, "second")
    open_row(pilot)
    answer(pilot, "read")
    pilot.see("premier")
    answer(pilot, "more")
    pilot.see("second")
    answer(pilot, "erase")
    assert stored(pilot) == {"s1": {"1": "premier"}}


def test_every_word_of_a_seat_is_erased_at_once(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    note(pilot)
    open_row(pilot)
    answer(pilot, "erase all")
    assert stored(pilot) == {}


def test_the_words_of_who_leaves_go_with_them(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    note(pilot)
    pilot.press("f3", "1")
    for _ in range(2):
        top = pilot.app.top
        assert isinstance(top, Ask)
        pilot.press(str(1 + [a.id for a in top.shown()].index("leave")))
    assert stored(pilot) == {}


def test_a_full_disk_costs_the_words_and_not_the_game(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = at_the_first_pitch(home)

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        note(pilot)
    pilot.see("Impossible de garder ces mots")
    assert pilot.scene == "InterviewScene"


def test_words_leave_no_trace_but_in_the_file_of_people(home: Path) -> None:
    """The canary: every file, everything that the room sees or hears afterwards."""
    pilot = at_the_first_pitch(home)
    pilot.app.remember(pilot.app.settings.model_copy(update={"voice": "on"}))
    note(pilot)
    seen: list[str] = []
    player = Keyboard(pilot)

    def at_the_end() -> bool:
        seen.append(pilot.tree().text())
        seen.extend(repr(node) for node in pilot.tree().walk())
        return pilot.scene == "OverScene"

    player.until(at_the_end)
    pilot.press("f3")
    seen.append(repr(pilot.tree()))
    pilot.press("f8", "f7", "pageup", "pageup")
    seen.append(repr(pilot.tree()))
    assert len(seen) > 50
    assert not [text for text in seen if CANARY in text]
    assert not [part for part in pilot.heard.said if CANARY in part.text]
    everywhere = [name for name, data in files(home) if CANARY.encode() in data]
    assert everywhere == [NAME]


def test_looking_back_never_shows_what_was_typed(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    note(pilot)
    for _ in range(8):
        pilot.press("pageup")
        assert CANARY not in repr(pilot.tree())


def test_no_voice_says_what_is_typed_or_read(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.app.remember(pilot.app.settings.model_copy(update={"voice": "on"}))
    pilot.press("n")
    answer(pilot, "agreed")
    for letter in SPOKEN:
        pilot.write(letter)
    pilot.press("f8", "return")
    open_row(pilot)
    answer(pilot, "read")
    pilot.see(SPOKEN)
    pilot.press("f8", "f7")
    assert not [part for part in pilot.heard.said if CANARY in part.text]
    assert any("Mots-clés" in part.text for part in pilot.heard.said)


def private_pilot(home: Path, windows: SurfaceWindows) -> Pilot:
    pilot = Pilot(home, settings=table(4), windows=windows)
    pilot.begin(shipped_kit())
    pilot.draws = False
    Keyboard(pilot).until(lambda: pilot.state.interviews.speaker is not None)
    pilot.draws = True
    pilot.wait(60)
    return pilot


def test_on_two_displays_the_room_sees_neither_the_question_nor_the_words(home: Path) -> None:
    pilot = private_pilot(home, SurfaceWindows((1280, 720), private=True))
    before, shown = pilot.text(), pilot.private_picture()
    pilot.press("n")
    assert pilot.text() == before
    assert pilot.private_picture() != shown
    assert "La salle voit" not in repr(pilot.app.live_tree())
    pilot.press("2")
    pilot.write(SPOKEN)
    assert CANARY in repr(pilot.app.live_tree())
    assert CANARY not in repr(pilot.tree())
    pilot.press("return")
    assert stored(pilot) == {"s1": {"1": SPOKEN}}
    open_row(pilot)
    assert CANARY in repr(pilot.app.live_tree())
    assert CANARY not in repr(pilot.tree())


def test_when_the_second_display_goes_the_words_go_off_the_screen(home: Path) -> None:
    windows = ChangingWindows((1280, 720), private=True)
    pilot = private_pilot(home, windows)
    pilot.press("n", "2")
    pilot.write(SPOKEN)
    windows.unplug()
    pilot.wait(2)
    assert pilot.scene == "InterviewScene"
    assert CANARY not in repr(pilot.tree())
    assert not (pilot.folder / NAME).exists()


def test_the_language_changes_without_losing_what_is_being_typed(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.press("n")
    answer(pilot, "agreed")
    pilot.write(SPOKEN)
    pilot.press("f2")
    assert pilot.app.words.language == languages()[1]
    pilot.see(SPOKEN)
    pilot.press("return")
    assert stored(pilot) == {"s1": {"1": SPOKEN}}


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("language", languages())
def test_the_dialogs_fit(home: Path, size: tuple[int, int], text_size: int, language: str) -> None:
    pilot = at_the_first_pitch(home, size, text_size=text_size)
    pilot.app.speak(language)
    pilot.wait(10)
    stage = pilot.app.stage()
    pilot.press("n")
    assert problems(pilot.tree(), stage) == []
    answer(pilot, "agreed")
    pilot.write(("mot-clé " * 20)[: LONGEST_WORDS - 1] + "x")
    pilot.wait(10)
    assert problems(pilot.tree(), stage) == []
    pilot.press("return")
    open_row(pilot)
    pilot.wait(10)
    assert problems(pilot.tree(), stage) == []
    answer(pilot, "read")
    pilot.wait(10)
    assert problems(pilot.tree(), stage) == []


def test_a_hostile_text_is_one_short_line(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.press("n")
    answer(pilot, "agreed")
    pilot.app.take(pygame.Event(pygame.TEXTINPUT, text="a\x00\u202eb\ud800\n" + "é" * 20_000))
    pilot.press("return")
    (text,) = stored(pilot)["s1"].values()
    assert len(text) <= LONGEST_WORDS
    assert text.startswith("ab é")
