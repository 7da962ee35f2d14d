"""A skill that was well illustrated is tapped, by mouse or by digit: seen, heard, taken back."""

from pathlib import Path

import pytest

from game.rules import SeatId, Step, Talk
from game.rules.illustrated import illustrated_by
from game.screen import looks
from game.screen.semantics import Node, State
from game.storage.home import JOURNAL
from game.storage.journal import read_journal
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]


def at_the_first_pitch(
    home: Path,
    size: tuple[int, int] = (1280, 720),
    *,
    text_size: int = 100,
    scenario: str = "decouverte",
    **rules: object,
) -> Pilot:
    settings = table(4).model_copy(update={"text_size": text_size})
    pilot = Pilot(home, size, settings=settings)
    pilot.begin(shipped_kit(scenario, **rules))
    pilot.draws = False
    Keyboard(pilot).until(lambda: pilot.state.interviews.speaker is not None)
    pilot.draws = True
    pilot.seconds += 60
    return pilot


def to_the_end_of_the_pitch(pilot: Pilot) -> None:
    while pilot.state.interviews.speaker is not None:
        pilot.press("pagedown")


def speaker(pilot: Pilot) -> SeatId:
    found = pilot.state.interviews.speaker
    assert found is not None
    return found


def mark_of(pilot: Pilot, place: int) -> Node:
    """The part of the screen that marks the card at a place."""
    skill = pilot.state.here().skills[place]
    return next(n for n in pilot.tree().walk() if n.id.endswith(f"-{skill}"))


def test_a_click_on_a_card_marks_it_and_another_click_takes_the_mark_back(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    who, (first, *_) = speaker(pilot), pilot.state.here().skills
    before = pilot.picture()
    pilot.click(mark_of(pilot, 0).id)
    assert illustrated_by(pilot.state, who) == (first,)
    assert State.MARKED in mark_of(pilot, 0).states
    assert pilot.picture() != before
    pilot.click(mark_of(pilot, 0).id)
    assert illustrated_by(pilot.state, who) == ()
    assert State.MARKED not in mark_of(pilot, 0).states


def test_a_digit_marks_the_card_at_its_place(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    who, skills = speaker(pilot), pilot.state.here().skills
    pilot.press("3", "1")
    assert illustrated_by(pilot.state, who) == (skills[0], skills[2])
    pilot.press("3", "9", "0")
    assert illustrated_by(pilot.state, who) == (skills[0],)


def test_the_tab_key_reaches_every_card_and_enter_marks_it(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    wanted = mark_of(pilot, 1).id
    for _ in pilot.ids():
        pilot.press("tab")
        if pilot.app.scene.focused() == wanted:
            break
    pilot.press("return")
    assert illustrated_by(pilot.state, speaker(pilot)) == (pilot.state.here().skills[1],)


def test_a_mark_is_a_tick_and_not_a_colour_alone(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    assert mark_of(pilot, 0).looks == ()
    pilot.press("1")
    drawn = mark_of(pilot, 0).looks
    assert [look.name for look in drawn if isinstance(look, looks.Icon)] == ["check"]
    pilot.see("bien illustré")


def test_a_clicker_goes_on_after_a_mark_without_a_key_more(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.click(mark_of(pilot, 0).id)
    pilot.press("pagedown")
    assert pilot.state.interviews.talk is not Talk.PITCH


def test_the_mark_is_for_who_was_heard_while_the_next_one_prepares(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    who, skills = speaker(pilot), pilot.state.here().skills
    to_the_end_of_the_pitch(pilot)
    pilot.press("2")
    assert illustrated_by(pilot.state, who) == (skills[1],)
    tokens = [look for look in mark_of(pilot, 1).looks if isinstance(look, looks.Token)]
    assert len(tokens) == 1
    pilot.press("return")
    assert pilot.state.interviews.speaker not in (None, who)
    assert not any(State.MARKED in n.states for n in pilot.tree().walk())


def test_before_the_first_pitch_no_card_can_be_tapped(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.press("ctrl+z")
    assert pilot.state.interviews.talk is Talk.READY
    pilot.press("1")
    assert pilot.state.here().illustrated == ()
    assert not any(node_id.startswith("mark-") for node_id in pilot.ids())


def test_sentences_to_begin_with_hide_the_cards_and_their_digits(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.press("s", "1")
    assert pilot.state.here().illustrated == ()


def test_together_no_card_is_tapped_as_the_group_says_what_it_heard(home: Path) -> None:
    pilot = at_the_first_pitch(home, cooperative=True)
    assert not any(node_id.startswith("mark-") for node_id in pilot.ids())
    pilot.press("1")
    assert pilot.state.here().illustrated == ()


def test_a_mark_is_undone_and_redone_by_name(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.press("1", "ctrl+z")
    assert pilot.state.here().illustrated == ()
    pilot.see("Annulé : une coche sur une carte.".replace(" :", "\u00a0:"))
    pilot.press("ctrl+y")
    assert len(pilot.state.here().illustrated) == 1


def test_a_mark_is_on_the_disk_before_it_is_shown(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.draws = False
    pilot.press("2")
    last = read_journal(pilot.folder / JOURNAL).lines[-1].what
    assert type(last).__name__ == "SkillIllustrated"


def test_a_mark_is_said_once_and_its_going_too(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.app.remember(pilot.app.settings.model_copy(update={"voice": "on"}))
    pilot.tick()
    card = mark_of(pilot, 0).name
    said = len(pilot.heard.said)
    pilot.press("1")
    assert [part.text for part in pilot.heard.said[said:]] == [f"{card}, bien illustré."]
    said = len(pilot.heard.said)
    pilot.press("1")
    assert [part.text for part in pilot.heard.said[said:]] == [f"{card}, coche retirée."]


def test_reading_the_cards_aloud_still_reads_those_that_can_be_tapped(home: Path) -> None:
    pilot = at_the_first_pitch(home)
    pilot.press("f7")
    spoken = " ".join(part.text for part in pilot.heard.said)
    for skill in pilot.state.here().skills:
        assert next(c.definition for c in shipped_kit().skills if c.id == skill) in spoken


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("size", SIZES)
def test_marks_lie_over_no_letter(home: Path, size: tuple[int, int], text_size: int) -> None:
    for count in (1, 3, 4):
        folder = home / str(count)
        pilot = at_the_first_pitch(folder, size, text_size=text_size, skills_per_round=count)
        pilot.press(*(str(n + 1) for n in range(count)))
        pilot.wait(10)
        assert problems(pilot.tree(), pilot.app.stage()) == []
        to_the_end_of_the_pitch(pilot)
        pilot.wait(10)
        assert problems(pilot.tree(), pilot.app.stage()) == []


def test_the_map_ticks_what_was_illustrated_and_names_nobody(home: Path) -> None:
    pilot = at_the_first_pitch(home, max_rounds=1)
    card = mark_of(pilot, 0).name
    pilot.press("1")
    while pilot.scene != "MapScene":
        if pilot.state.step is Step.DEBRIEFING:
            pilot.press("return")
        else:
            Keyboard(pilot).until(lambda: pilot.state.step is Step.DEBRIEFING)
    ticked = [n.name for n in pilot.tree().walk() if n.value == "bien illustré"]
    assert ticked == [card]
    pilot.see("coche")
    assert problems(pilot.tree(), pilot.app.stage()) == []
