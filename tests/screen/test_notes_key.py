"""The notes under a held key, on the one display that the room sees too."""

from pathlib import Path

import pygame
import pytest

from game.rules import ForceNext, OpenDebriefing, Step, VoteMethod, next_command
from game.screen.input import Reader
from game.screen.intents import Key
from game.screen.presenter.overlay import MOST_AREA
from game.screen.scenes.dialogs import Help
from game.screen.semantics import Node
from game.workshop.bots import Bots
from game.workshop.clock import SteppedClock
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot, key_event, shipped_kit, table
from tests.screen.pseudo import PseudoWords
from tests.screen.tour import Tour

SIZES = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))


def held(pilot: Pilot) -> Node | None:
    """What the held key shows now."""
    return pilot.app._showing.overlay.tree(pilot.app.stage())


def in_round(home: Path, seats: int = 6) -> Pilot:
    pilot = Pilot(home, settings=table(seats))
    pilot.begin(shipped_kit())
    assert pilot.app.sitting is not None
    pilot.app.sitting.workshop.clock = SteppedClock()
    pilot.press("return", "j")
    pilot.wait(10)
    return pilot


def to(pilot: Pilot, step: Step) -> None:
    assert pilot.app.sitting is not None
    bots = Bots(pilot.app.chance)
    while pilot.state.step is not step:
        command = bots.command(pilot.state) or next_command(pilot.state)
        pilot.app.sitting.workshop.dispatch(command or ForceNext())
    pilot.app.follow()
    pilot.wait(10)


def test_it_is_there_while_the_key_is_held_and_gone_when_it_is_released(home: Path) -> None:
    pilot = in_round(home)
    before = pilot.picture()
    pilot.hold("f4", repeats=3)
    shown = held(pilot)
    assert shown is not None
    for text in ("Lisez les cartes à voix haute", "Carte 1 sur 3", "Le débriefing garde"):
        assert text in shown.text()
    assert pilot.picture() != before
    pilot.release("f4")
    assert held(pilot) is None
    assert pilot.picture() == before


def test_a_window_that_loses_the_keyboard_lets_it_go(home: Path) -> None:
    pilot = in_round(home)
    pilot.hold("f4")
    pilot.app.take(pygame.Event(pygame.WINDOWFOCUSLOST, window=None))
    assert held(pilot) is None
    pilot.release("f4")
    assert held(pilot) is None
    pilot.hold("f4")
    assert held(pilot) is not None


def test_the_key_works_while_a_name_is_typed_and_types_nothing(home: Path) -> None:
    pilot = in_round(home)
    pilot.press("f3")
    pilot.app.press("seat1")
    pilot.app.press("name")
    pilot.app.press("type")
    assert pilot.app.top.typing
    text = pilot.text()
    pilot.hold("f4")
    assert held(pilot) is not None
    pilot.release("f4")
    assert pilot.text() == text


def test_any_key_that_a_file_gives_it_is_held_and_released() -> None:
    from game.screen.keys import KeyTable

    for name, key in (("n", "n"), ("pause", None), ("question_mark", "?")):
        names = {**KeyTable().names, Key.PRESENTER: (name,)}
        if name == "question_mark":
            names[Key.HELP] = ("f1",)
        reader = Reader(lambda: 0.0, KeyTable(names).keys)
        down, text = (
            key_event(key)
            if key is not None
            else (pygame.Event(pygame.KEYDOWN, scancode=pygame.KSCAN_PAUSE, key=0, mod=0), "")
        )
        read = [reader.read(down, typing=False)]
        if text:
            read.append(reader.read(pygame.Event(pygame.TEXTINPUT, text=text), typing=False))
        assert Key.PRESENTER in read, name
        other = pygame.Event(pygame.KEYUP, scancode=pygame.KSCAN_A, key=0, mod=0)
        assert reader.read(other, typing=False) is None
        up = pygame.Event(pygame.KEYUP, scancode=down.scancode, key=0, mod=0)
        assert reader.read(up, typing=False) is Key.RELEASED
        assert reader.read(up, typing=False) is None


def test_with_a_mouse_the_help_shows_it_until_the_next_click(home: Path) -> None:
    pilot = in_round(home)
    pilot.press("?")
    assert isinstance(pilot.app.top, Help)
    pilot.click("key-F4")
    assert held(pilot) is not None
    cards = len(pilot.state.here().skills)
    pilot.click("next")
    assert held(pilot) is None
    assert len(pilot.state.here().skills) == cards


def test_nothing_lies_over_a_curtain_or_a_ballot(home: Path) -> None:
    pilot = in_round(home)
    to(pilot, Step.INTERVIEW)
    to(pilot, Step.VOTE)
    from game.rules import OpenVote

    assert pilot.app.sitting is not None
    pilot.app.sitting.workshop.dispatch(OpenVote(VoteMethod.SECRET))
    pilot.app.follow()
    pilot.wait(10)
    for _ in range(2):
        pilot.hold("f4")
        assert held(pilot) is None
        pilot.see("Ce n’est pas possible à cette étape")
        pilot.release("f4")
        pilot.press("space")
    assert pilot.scene == "SecretScene"


def test_a_key_that_is_held_when_a_curtain_falls_shows_nothing(home: Path) -> None:
    pilot = in_round(home)
    to(pilot, Step.INTERVIEW)
    to(pilot, Step.VOTE)
    pilot.hold("f4")
    assert held(pilot) is not None
    from game.rules import OpenVote

    assert pilot.app.sitting is not None
    pilot.app.sitting.workshop.dispatch(OpenVote(VoteMethod.SECRET))
    pilot.app.follow()
    assert held(pilot) is None


def test_outside_a_workshop_it_says_that_there_is_nothing(home: Path) -> None:
    pilot = Pilot(home)
    pilot.hold("f4")
    assert held(pilot) is None
    pilot.see("Ce n’est pas possible à cette étape")
    pilot.release("f4")
    pilot.press("?")
    assert pilot.tree().find("key-F4") is None


def test_black_stays_black(home: Path) -> None:
    pilot = in_round(home)
    pilot.hold("f4")
    pilot.press("b")
    assert not any(pilot.picture())


def test_no_voice_reads_it(home: Path) -> None:
    pilot = in_round(home)
    pilot.press("v")
    pilot.heard.said.clear()
    tree = pilot.tree()
    pilot.hold("f4")
    pilot.press("f8")
    assert pilot.tree().find("presenter") is None
    assert pilot.tree().name == tree.name
    told = " ".join(part.text for part in pilot.heard.said)
    assert "Lisez les cartes" not in told


def test_it_never_says_who_waits_for_a_positive_sign(home: Path) -> None:
    from game.rules import NoteRecognition, SeatId

    pilot = in_round(home)
    assert pilot.app.sitting is not None
    pilot.app.sitting.workshop.dispatch(OpenDebriefing())
    pilot.app.follow()
    pilot.hold("f4")
    before = held(pilot)
    pilot.app.sitting.workshop.dispatch(NoteRecognition(SeatId("s2")))
    assert held(pilot) == before
    assert before is not None
    assert "reçu" not in before.text()
    assert "Albatros" not in before.text()


def test_the_vote_and_the_reveal_are_not_given_away(home: Path) -> None:
    """Two games with other counts show the same notes until the room has seen the result."""
    shown = []
    for number, count in enumerate(("1", "2")):
        pilot = in_round(home / str(number))
        to(pilot, Step.INTERVIEW)
        to(pilot, Step.VOTE)
        pilot.press(count, "return")
        pilot.hold("f4")
        notes = held(pilot)
        assert notes is not None
        shown.append(notes)
    assert shown[0].text() == shown[1].text()


@pytest.mark.parametrize("language", ["fr", "nl", "it", "pseudo"])
@pytest.mark.parametrize(("seats", "scenario"), [(6, "decouverte"), (12, "equipe-pro")])
def test_it_fits_into_a_quarter_of_every_screen(
    home: Path, language: str, seats: int, scenario: str
) -> None:
    spoken = "fr" if language == "pseudo" else language
    pilot = Pilot(home, language=spoken, settings=table(seats))
    if language == "pseudo":
        pilot.app.words = PseudoWords()
    pilot.draws = False
    found = []
    for step in Tour(pilot, shipped_kit(scenario), 1, long_names=seats == 12).all():
        pilot.app._showing.overlay.held = True
        for size in SIZES:
            pilot.windows.resize(size)
            notes = held(pilot)
            if notes is None:
                continue
            stage = pilot.app.stage()
            if notes.box.w * notes.box.h > MOST_AREA * size[0] * size[1]:
                found.append(f"{step}, {size}: too large")
            if not stage.frame.box.holds(notes.box):
                found.append(f"{step}, {size}: outside")
            found += [f"{step}, {size}: {p}" for p in problems(notes, stage, presenter=True)]
    assert found == []


def test_the_longest_notes_come_page_by_page_each_time_the_key_is_pressed(home: Path) -> None:
    kit = shipped_kit()
    long = tuple(f"{n}. {'Laissez chaque personne finir sa phrase. ' * 4}"[:158] for n in range(8))
    told = kit.scenario.notes.model_copy(update={"search": long})
    pilot = Pilot(home, (1024, 768), settings=table(6))
    scenario = kit.scenario.model_copy(update={"notes": told})
    pilot.begin(kit.model_copy(update={"scenario": scenario}))
    pilot.press("return", "j")
    seen: set[str] = set()
    for _ in range(8):
        pilot.hold("f4")
        notes = held(pilot)
        assert notes is not None
        assert problems(notes, pilot.app.stage(), presenter=True) == []
        seen |= {note for note in long if note in notes.text()}
        pilot.release("f4")
    assert seen == set(long)
