"""A pause is of everything, it is calm, and one key ends it without doing anything else."""

from pathlib import Path

import pytest

from game.rules import Step, VoteMethod
from game.screen.app import App
from game.screen.presenter.layout import ROOM
from game.storage.home import Home
from game.wiring import resume
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard

SIZE = (960, 720)


def speaking(home: Path, **settings: object) -> Pilot:
    """Returns a pilot at a pitch whose time runs."""
    pilot = Pilot(home, SIZE, settings=table(4).model_copy(update=settings))
    pilot.begin(shipped_kit())
    pilot.draws = False
    Keyboard(pilot).until(lambda: pilot.state.interviews.speaker is not None)
    pilot.draws = True
    pilot.seconds += 60
    return pilot


def at_the_ballots(home: Path) -> Pilot:
    pilot = Pilot(home, SIZE, settings=table(4))
    pilot.begin(shipped_kit(vote_method=VoteMethod.SECRET))
    pilot.draws = False
    Keyboard(pilot).until(lambda: pilot.scene == "SecretScene")
    pilot.draws = True
    pilot.seconds += 60
    return pilot


@pytest.mark.parametrize("key", ["space", "return", "right", "pagedown", "p"])
def test_a_key_that_ends_the_pause_does_nothing_else(home: Path, key: str) -> None:
    pilot = speaking(home)
    before, scene = pilot.state, pilot.app.scene
    pilot.press("p")
    pilot.see("Pause")
    pilot.see("Reprendre")
    assert pilot.state.paused
    pilot.press(key)
    assert (pilot.state, pilot.app.scene) == (before, scene)


@pytest.mark.parametrize(
    "keys", [("2",), ("pageup",), ("x",), ("t",), ("tab",), ("f3",), ("f5",), ("ctrl+z",)]
)
def test_no_other_key_changes_the_game_or_ends_the_pause(home: Path, keys: tuple[str, ...]) -> None:
    pilot = speaking(home)
    pilot.press("p")
    before = pilot.journal()
    pilot.press(*keys)
    assert pilot.journal() == before
    assert pilot.tree().name == "Pause"


def test_what_is_refused_on_pause_says_how_to_go_on(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("p", "ctrl+z")
    pilot.see("Le jeu est en pause. Espace le reprend.")


def test_the_whole_pause_can_be_done_with_a_clicker_and_with_a_mouse(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("escape")
    while pilot.app.top.focused() != "displays":
        pilot.press("pageup")
    pilot.press("pagedown")
    assert pilot.app.top.focused() == "pause"
    pilot.press("pagedown")
    assert pilot.state.paused
    pilot.press("pagedown")
    assert not pilot.state.paused
    pilot.click("pause")
    assert pilot.state.paused
    pilot.click("next")
    assert not pilot.state.paused


def test_the_menu_of_a_pause_offers_nothing_that_waits(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("p", "escape")
    assert pilot.ids() == ["stay", "pause", "windows", "help", "home", "quit"]
    pilot.press("2")
    assert not pilot.state.paused


def test_a_black_screen_comes_and_goes_over_a_pause(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("p", "b")
    assert not any(pilot.picture())
    pilot.press("space")
    assert pilot.state.paused
    pilot.press("space")
    assert not pilot.state.paused


def test_an_open_question_closes_without_an_answer(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("f5", "p")
    assert pilot.state.paused
    pilot.press("space")
    assert not pilot.app.dialogs
    assert pilot.state.interviews.speaker is not None


def test_an_earlier_screen_gives_way_to_the_pause(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("pageup", "p")
    assert not pilot.app.past.looking
    assert pilot.tree().name == "Pause"


def test_the_time_that_is_shown_after_a_pause_is_the_time_before_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ns = [1]
    monkeypatch.setattr("time.monotonic_ns", lambda: ns[0])
    pilot = speaking(home)
    workshop = pilot.app.sitting.workshop if pilot.app.sitting is not None else None
    assert workshop is not None
    timer = workshop.timer
    assert timer is not None
    left = timer.left_s(workshop.clock.now_ms())
    pilot.press("p")
    for _ in range(600):
        ns[0] += 10**9
        pilot.wait(1)
    pilot.press("space")
    assert workshop.timer is not None
    assert workshop.timer.left_s(workshop.clock.now_ms()) == left


def test_letters_are_text_where_text_is_typed(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("f3", "1", "2", "2")
    pilot.press("p", "f")
    assert not pilot.state.paused


def test_what_was_chosen_and_not_done_is_there_after_the_pause(home: Path) -> None:
    pilot = Pilot(home, SIZE, settings=table(4))
    pilot.begin(shipped_kit())
    Keyboard(pilot).until(lambda: pilot.scene == "CountScene")
    pilot.press("2", "down", "1")
    before, was = pilot.text(), pilot.app.scene
    pilot.press("p", "space")
    assert (pilot.text(), pilot.app.scene) == (before, was)


def test_no_ballot_is_cast_on_pause_and_none_is_lost(home: Path) -> None:
    pilot = at_the_ballots(home)
    pilot.press("space", "2")
    given = dict(pilot.state.open_vote().ballots)
    assert given
    pilot.press("space", "p", "1", "2", "3")
    assert pilot.state.open_vote().ballots == given
    pilot.press("space")
    assert pilot.state.open_vote().ballots == given


def test_on_pause_the_other_display_shows_no_ballot_either(home: Path) -> None:
    pilot = Pilot(home, SIZE, settings=table(4), private=True)
    pilot.begin(shipped_kit(vote_method=VoteMethod.SECRET))
    Keyboard(pilot).until(lambda: pilot.scene == "SecretScene")
    pilot.press("space")
    pilot.seconds += 5
    room = pilot.picture()
    ballot = {node.id for node in pilot.hidden_tree().walk() if node.id.startswith("candidate")}
    assert ballot
    assert pilot.hidden_tree().find(ROOM) is None
    pilot.press("p")
    pilot.wait(5)
    shown = {node.id for node in pilot.hidden_tree().walk()}
    assert ROOM in shown
    assert not ballot & shown
    assert pilot.picture() != room


# --- sounds, voice, bots -----------------------------------------------------------------


def test_nothing_is_said_of_the_game_on_pause_and_the_pause_is_said(home: Path) -> None:
    pilot = speaking(home, voice="on")
    pilot.wait(1)
    pilot.heard.said.clear()
    pilot.press("p")
    assert "Pause" in " ".join(said.text for said in pilot.heard.said)
    pilot.heard.said.clear()
    pilot.wait(70)
    pilot.wait(70)
    assert pilot.heard.said == []


def test_no_bot_acts_and_no_row_turns_over_on_pause(home: Path) -> None:
    from game.screen.scenes.start import start_kit

    pilot = Pilot(home, SIZE, settings=table(4))
    start_kit(pilot.app, Path("scenario.yaml"), shipped_kit(), rehearsal=True)
    Keyboard(pilot).until(lambda: pilot.state.step is Step.CHOICE)
    pilot.press("p")
    before = pilot.state
    for _ in range(20):
        pilot.wait(1)
    assert pilot.state is before
    pilot.press("space")
    for _ in range(20):
        pilot.wait(1)
    assert pilot.state.interviews.jobs


def test_a_row_that_turns_by_itself_waits_its_whole_time_again(home: Path) -> None:
    pilot = Pilot(home, SIZE, settings=table(4).model_copy(update={"reveal": "itself"}))
    pilot.begin(shipped_kit("express"))
    Keyboard(pilot).until(lambda: pilot.state.step is Step.REVEAL)
    pilot.press("p")
    before = pilot.state
    pilot.wait(600)
    assert pilot.state is before


# --- kill, resume, journals of before ----------------------------------------------------


def test_a_game_that_was_killed_on_pause_is_on_pause_still(home: Path) -> None:
    pilot = speaking(home)
    pilot.press("p")
    assert pilot.app.sitting is not None
    pilot.app.sitting.close()  # all that a killed process does for its journal: nothing more
    again = Pilot(home, SIZE)
    again.app.take_up(resume(again.home.folders()[0]))
    again.see("Pause")
    assert again.state.paused
    again.press("space")
    assert again.state.interviews.speaker is not None
    assert not again.state.paused


def test_a_game_that_was_killed_at_a_running_timer_waits_on_pause(home: Path) -> None:
    pilot = speaking(home)
    assert pilot.app.sitting is not None
    pilot.app.sitting.close()
    again = Pilot(home, SIZE)
    again.app.take_up(resume(again.home.folders()[0]))
    assert again.tree().name == "Pause"


# --- how it looks ------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "it", "nl", "en"])
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_the_pause_fits(home: Path, language: str, size: tuple[int, int], text_size: int) -> None:
    settings = table(4).model_copy(update={"text_size": text_size})
    pilot = Pilot(home, size, language=language, settings=settings)
    pilot.begin(shipped_kit())
    pilot.press("p")
    assert problems(pilot.tree(), pilot.app.stage()) == []


def test_a_key_that_the_file_changes_is_the_one_that_is_printed(home: Path) -> None:
    from game.screen.keys import load_keys

    home.mkdir(parents=True)
    (home / "keys.yaml").write_text("pause: [f4]\n", encoding="utf-8")
    pilot = speaking(home)
    table_of_keys = load_keys(home / "keys.yaml")
    app = App(pilot.windows, Home(home), table(4), "fr", lambda: 0.0, keys=table_of_keys)
    assert app.key_caps()["P"] == "F4"
