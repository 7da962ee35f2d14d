"""Sounds are soft, made by our script, each seen on the screen too; no device is no problem."""

import csv
import hashlib
import importlib.util
import wave
from array import array
from pathlib import Path
from types import ModuleType
from typing import Any

import pygame
import pytest

from game.content.shipped import content_root
from game.rules import Reveal, SeatId, VoteMethod
from game.screen import cues
from game.screen.cues import Cue, Ear
from game.screen.sound import RATE_HZ, Listener, Silence, Speakers, volume_of
from game.storage.settings import Settings
from game.workshop.clock import SteppedClock
from game.workshop.timers import Timer
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard

SOUNDS = content_root() / "assets" / "sounds"


class Heard(Silence):
    """Remembers what would be played, and how loud."""

    def __init__(self) -> None:
        self.played: list[tuple[Cue, int]] = []
        self.made_ready = 0

    def ready(self) -> None:
        self.made_ready += 1

    def play(self, cue: Cue, volume: int) -> None:
        self.played.append((cue, volume))


def playing(home: Path, volumes: tuple[int, int] = (50, 100), **rules: Any) -> tuple[Pilot, Heard]:
    """Returns a pilot, whose clock is the workshop's, and what it hears. Nothing moves."""
    settings = table(4).model_copy(
        update={"effects_volume": volumes[0], "timer_volume": volumes[1], "motion": False}
    )
    pilot, heard = Pilot(home, (640, 480), settings=settings), Heard()
    pilot.app._listener = Listener(heard)
    pilot.begin(shipped_kit(**{"reveal": Reveal.LAST_TO_FIRST, **rules}))
    assert pilot.app.sitting is not None
    pilot.app.sitting.workshop.clock = SteppedClock()
    pilot.tick()
    return pilot, heard


def clock(pilot: Pilot) -> SteppedClock:
    assert pilot.app.sitting is not None
    found = pilot.app.sitting.workshop.clock
    assert isinstance(found, SteppedClock)
    return found


# --- the files ---------------------------------------------------------------------------


def script() -> ModuleType:
    path = content_root() / "assets" / "make_sounds.py"
    spec = importlib.util.spec_from_file_location("make_sounds", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_makes_the_shipped_bytes_again(tmp_path: Path) -> None:
    script().make_sounds(tmp_path)
    for path in sorted(SOUNDS.iterdir()):
        again = tmp_path / path.name
        assert hashlib.sha256(again.read_bytes()).digest() == (
            hashlib.sha256(path.read_bytes()).digest()
        ), path.name
    assert len(list(tmp_path.iterdir())) == len(list(SOUNDS.iterdir()))


def test_every_cue_has_a_file_and_every_file_a_line_of_credits() -> None:
    assert {path.stem for path in SOUNDS.iterdir()} == {cue.value for cue in Cue}
    with (content_root() / "assets" / "CREDITS.csv").open(encoding="utf-8") as file:
        lines = [row for row in csv.DictReader(file) if row["file"].startswith("sounds/")]
    assert {row["file"] for row in lines} == {f"sounds/{cue}.wav" for cue in Cue}
    assert {row["licence"] for row in lines} == {"CC0-1.0"}


@pytest.mark.parametrize("cue", list(Cue))
def test_a_sound_is_short_soft_and_small(cue: Cue) -> None:
    with wave.open(str(SOUNDS / f"{cue}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        content = array("h", file.readframes(file.getnframes()))
    assert len(content) / RATE_HZ < 1.5
    assert max(abs(value) for value in content) < 0.4 * 32768
    first = max(abs(value) for value in content[: RATE_HZ // 200])
    assert first < 0.2 * 32768, "it begins with a start"
    assert abs(content[-1]) < 300, "it ends with a click"


# --- when they are played ----------------------------------------------------------------


def test_a_whole_game_has_its_cues_and_each_changes_the_picture(home: Path) -> None:
    """No cue without a twin: where one is played, the picture is another one than before."""
    pilot, heard = playing(home, vote_method=VoteMethod.SECRET, max_rounds=2)
    keyboard, found = Keyboard(pilot), set[Cue]()
    for _ in range(400):
        before, played = pilot.picture(), len(heard.played)
        keyboard.step()
        new = {cue for cue, _ in heard.played[played:]}
        if new:
            assert pilot.picture() != before, new
        found |= new
        if pilot.scene == "OverScene":
            break
    assert found == set(Cue) - {Cue.TEN, Cue.OVER}


def test_the_last_ten_seconds_and_the_end_of_the_time_are_heard_and_seen(home: Path) -> None:
    pilot, heard = playing(home)
    Keyboard(pilot).until(lambda: pilot.scene == "PreparationScene")
    bars = []
    for seconds in (45, 4, 3, 9):
        clock(pilot).advance(seconds)
        pilot.wait(1)
        bar = pilot.tree().find("bar")
        assert bar is not None
        bars.append((bar.box.h, bar.looks[0].border, bar.name))  # type: ignore[union-attr]
    assert [cue for cue, _ in heard.played][-2:] == [Cue.TEN, Cue.OVER]
    calm, _, thick, over = bars
    assert thick[0] > calm[0]
    assert over[1] > thick[1]
    assert over[2] == "Le temps est écoulé."


def test_the_bar_pulses_no_faster_than_once_a_second(home: Path) -> None:
    pilot, _ = playing(home)
    pilot.app.remember(pilot.app.settings.model_copy(update={"motion": True}))
    Keyboard(pilot).until(lambda: pilot.scene == "PreparationScene")
    clock(pilot).advance(51)
    heights = []
    for _ in range(80):
        clock(pilot).advance(0.1)
        bar = pilot.tree().find("bar")
        assert bar is not None
        heights.append(bar.box.h)
    peaks = [n for n in range(1, 79) if heights[n - 1] < heights[n] >= heights[n + 1]]
    assert len(peaks) == 8
    assert max(heights) <= 1.7 * min(heights)


def test_a_ballot_sounds_the_same_whatever_it_holds(home: Path) -> None:
    played = []
    for number, choice in enumerate(("2", "3", "0")):
        pilot, heard = playing(home / str(number), vote_method=VoteMethod.SECRET)
        Keyboard(pilot).until(lambda pilot=pilot: pilot.scene == "SecretScene")  # type: ignore[misc]
        pilot.seconds += 60
        heard.played.clear()
        pilot.press("space", choice)
        played.append(list(heard.played))
    assert played[0] == played[1] == played[2] == [(Cue.BALLOT, 50)]


def test_what_is_undone_makes_no_sound(home: Path) -> None:
    pilot, heard = playing(home)
    Keyboard(pilot).until(lambda: pilot.scene == "SearchScene")
    pilot.press("space")
    assert heard.played[-1][0] is Cue.CARD
    heard.played.clear()
    pilot.press("ctrl+z")
    assert heard.played == []


def test_taking_a_workshop_up_again_makes_no_sound(home: Path) -> None:
    pilot, _ = playing(home)
    Keyboard(pilot).until(lambda: pilot.scene == "InterviewScene")
    pilot.app.leave_workshop()
    again, heard = Pilot(home), Heard()
    again.app._listener = Listener(heard)
    again.press("return")
    assert again.scene == "InterviewScene"
    assert heard.played == []


def test_effects_and_timer_have_volumes_of_their_own() -> None:
    settings = Settings(effects_volume=50, timer_volume=100)
    loud = {cue: volume_of(cue, settings) for cue in Cue}
    assert {cue for cue, volume in loud.items() if volume == 100} == {Cue.TEN, Cue.OVER}
    assert all(volume_of(c, Settings(timer_volume=0)) == 0 for c in (Cue.TEN, Cue.OVER))


def test_more_time_gives_the_last_ten_seconds_back() -> None:
    ear = Ear()
    timer = Timer(60, 0, 0, None)
    state: Any = object()
    assert ear.hear(None, None, 0) == []
    ear._state, ear._total_s, ear._left_s = state, 60, 11
    assert ear.hear(state, timer, 51_000) == [Cue.TEN]
    longer = Timer(90, 0, 0, None)
    assert ear.hear(state, longer, 52_000) == []
    assert ear.hear(state, longer, 81_000) == [Cue.TEN]


# --- silence -----------------------------------------------------------------------------


def test_no_device_is_opened_before_a_volume_is_above_zero(home: Path) -> None:
    pilot, heard = playing(home, (0, 0))
    Keyboard(pilot).until(lambda: pilot.scene == "ChoiceScene")
    assert heard.made_ready == 0
    assert all(volume == 0 for _, volume in heard.played)
    speakers = Speakers()
    speakers.play(Cue.CARD, 0)
    assert speakers._opened is None
    pilot.app.remember(pilot.app.settings.model_copy(update={"effects_volume": 50}))
    pilot.tick()
    assert heard.made_ready == 1


@pytest.fixture
def no_mixer() -> Any:
    yield
    pygame.mixer.quit()


@pytest.mark.usefixtures("no_mixer")
def test_a_device_plays_the_shipped_sounds() -> None:
    speakers = Speakers()
    for cue in Cue:
        speakers.play(cue, 50)
    assert speakers._opened
    assert set(speakers._sounds) == set(Cue)
    assert all(sound is not None for sound in speakers._sounds.values())
    assert pygame.mixer.get_busy()
    speakers.close()


@pytest.mark.usefixtures("no_mixer")
def test_without_a_device_the_game_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    pygame.mixer.quit()
    speakers = Speakers()
    speakers.ready()
    speakers.play(Cue.CARD, 50)
    assert speakers._opened is False
    speakers.close()


@pytest.mark.usefixtures("no_mixer")
def test_a_broken_or_missing_file_is_silent_and_the_others_are_heard(tmp_path: Path) -> None:
    (tmp_path / "card.wav").write_bytes(b"RIFF no sound at all")
    (tmp_path / "end.wav").write_bytes((SOUNDS / "end.wav").read_bytes())
    speakers = Speakers(tmp_path)
    for cue in (Cue.CARD, Cue.SPEAKER, Cue.END):
        speakers.play(cue, 100)
    assert speakers._sounds[Cue.CARD] is None
    assert speakers._sounds[Cue.SPEAKER] is None
    assert speakers._sounds[Cue.END] is not None
    speakers.close()


def test_the_table_of_the_module_names_every_cue() -> None:
    listed = [line.split("|")[1].strip() for line in (cues.__doc__ or "").splitlines()[4:]]
    assert listed == [cue.value for cue in Cue]
    assert SeatId("s1")
