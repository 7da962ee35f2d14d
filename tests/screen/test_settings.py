"""The settings: what is changed on the screen holds at once, and the next time."""

import json
from pathlib import Path

import pytest

from game.i18n import languages
from game.rules import Step, timer_seconds
from game.screen import gestures
from game.screen.scenes.settings import CHOICES, SettingsScene
from game.screen.scenes.start import with_time_to_speak
from game.screen.text import Weight, block, width_of
from game.storage.settings import Settings, load_settings
from game.wiring import plan_of
from tests.screen.pilot import Pilot, shipped_kit, table


@pytest.fixture
def pilot(home: Path) -> Pilot:
    pilot = Pilot(home, settings=table(4))
    gestures.open_settings(pilot.app)
    return pilot


def kept(pilot: Pilot) -> Settings:
    return load_settings(pilot.home.settings)


def two_lines() -> int:
    return block("Savoir\nfaire", 900, (40,)).height


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.field)
def test_every_setting_goes_through_its_values_and_is_remembered(
    home: Path, choice: object
) -> None:
    pilot = Pilot(home, (1920, 1080))
    gestures.open_settings(pilot.app)
    field = choice.field  # type: ignore[attr-defined]
    first = getattr(pilot.app.settings, field)
    seen = []
    while first not in seen:
        if not pilot.tree().find(field):
            pilot.press("p")
        pilot.click(field)
        seen.append(getattr(pilot.app.settings, field))
        assert getattr(kept(pilot), field) == seen[-1]
    assert len(seen) == len(set(seen)) >= 2


def test_the_settings_open_from_home_and_return_to_it(home: Path) -> None:
    pilot = Pilot(home)
    pilot.press("m")
    pilot.click("settings")
    assert pilot.scene == "SettingsScene"
    pilot.press("return")
    assert pilot.scene == "HomeScene"


def test_the_settings_open_in_a_game_and_the_game_goes_on_where_it_was(home: Path) -> None:
    pilot = Pilot(home, settings=table(4))
    pilot.begin(shipped_kit())
    pilot.press("return", "p")
    assert pilot.state.step is Step.SEARCH
    before = pilot.journal()
    pilot.press("escape")
    pilot.click("settings")
    pilot.press("1", "escape")
    assert pilot.scene == "SearchScene"
    assert pilot.journal() == before


def test_a_setting_is_changed_by_keyboard_alone(pilot: Pilot) -> None:
    pilot.press("4")
    assert pilot.app.settings.theme == "dark"
    pilot.press("tab", "space")
    assert pilot.app.settings != Settings(theme="dark")


def test_every_theme_is_drawn(pilot: Pilot) -> None:
    pictures = set()
    for _ in range(3):
        pilot.click("theme")
        pictures.add(pilot.picture())
    assert len(pictures) == 3


def test_larger_text_is_larger_and_the_spacing_and_the_letters_change(pilot: Pilot) -> None:
    usual = pilot.app.stage().sizes(4.0)
    pilot.click("text_size")
    assert pilot.app.stage().sizes(4.0)[0] == pytest.approx(usual[0] * 1.25, abs=1)
    height, width = two_lines(), width_of("Savoir-faire", 40, Weight.TEXT)
    pilot.app.remember(
        pilot.app.settings.model_copy(update={"line_spacing": 130, "typeface": "andika"})
    )
    assert two_lines() > height
    assert width_of("Savoir-faire", 40, Weight.TEXT) != width
    pilot.app.remember(Settings())
    assert (two_lines(), width_of("Savoir-faire", 40, Weight.TEXT)) == (
        height,
        width,
    )


def test_f2_speaks_every_language_in_turn_and_comes_back(home: Path) -> None:
    pilot = Pilot(home, settings=table(4))
    pilot.begin(shipped_kit())
    before = pilot.journal()
    heard = []
    for _ in languages():
        pilot.press("f2")
        heard.append(pilot.app.words.language)
    assert sorted(heard) == sorted(languages())
    assert heard[-1] == "fr"
    assert pilot.journal() == before


def test_more_time_to_speak_is_more_time_and_not_a_shorter_debriefing() -> None:
    usual = shipped_kit().scenario.rules
    doubled = with_time_to_speak(shipped_kit(), "double").scenario.rules
    assert doubled.timings.pitch == 2 * usual.timings.pitch
    assert doubled.timings.preparation == 2 * usual.timings.preparation
    assert doubled.timings.vote == usual.timings.vote
    for timers in ("normal", "longer", "double"):
        plan = plan_of(with_time_to_speak(shipped_kit(), timers), 4, 90)
        assert plan.fits
        assert plan.debriefing_s >= 90 * 60 // 3


def test_without_timers_nothing_is_timed_and_the_plan_stays(home: Path) -> None:
    pilot = Pilot(home, settings=table(4).model_copy(update={"timers": "none"}))
    pilot.begin(shipped_kit())
    pilot.press("return", "p")
    rounds = pilot.state.plan.rounds
    while pilot.state.step is Step.SEARCH:
        pilot.press("space")
    for _ in range(4):
        pilot.press("1", "return")
    pilot.press("return")
    assert pilot.state.step is Step.INTERVIEW
    pilot.press("space", "space")
    assert pilot.state.interviews.speaker is not None
    assert timer_seconds(pilot.state) == 0
    assert pilot.tree().find("timer") is None
    other = Pilot(home, settings=table(4))
    other.begin(shipped_kit())
    other.press("return")
    assert other.state.plan.rounds == rounds


@pytest.mark.parametrize(
    "bad", [{"theme": "pink"}, {"text_size": 400}, {"timers": 3}, {"effects_volume": -1}]
)
def test_one_setting_that_can_not_be_read_costs_only_itself(
    tmp_path: Path, bad: dict[str, object]
) -> None:
    path = tmp_path / "settings.json"
    good = {"language": "en", "minutes": 45, "voice": "shown"}
    path.write_text(json.dumps({**good, **bad}))
    assert load_settings(path) == Settings.model_validate(good)


def test_the_settings_have_pages_where_the_text_is_large(home: Path) -> None:
    pilot = Pilot(home, (1024, 768), settings=Settings(text_size=150))
    gestures.open_settings(pilot.app)
    seen = {node for node in pilot.ids() if node in {c.field for c in CHOICES}}
    scene = pilot.app.scene
    assert isinstance(scene, SettingsScene)
    while True:
        pilot.press("p")
        if scene.page == 0:
            break
        seen |= {node for node in pilot.ids() if node in {c.field for c in CHOICES}}
    assert seen == {choice.field for choice in CHOICES}
