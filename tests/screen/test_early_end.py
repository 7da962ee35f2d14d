"""Between two rounds: the debriefing's time is protected, and the rounds can end early."""

from pathlib import Path

import pytest

from game.rules import Step, Totals, next_command, totals
from game.workshop.bots import Bots
from game.workshop.clock import SteppedClock
from tests.screen.pilot import Pilot, shipped_kit, table, with_rules
from tests.screen.tables import SIZES, measured
from tests.screen.test_presenter import Window

WARNING = "prendrait du temps au débriefing"


def between(home: Path, *, private: bool = False, seats: int = 6, **rules: object) -> Pilot:
    """One round was played, as fast as bots are."""
    pilot = Pilot(home, settings=table(seats), private=private)
    pilot.begin(with_rules(shipped_kit(), **rules))
    sitting = pilot.app.sitting
    assert sitting is not None
    sitting.workshop.clock = SteppedClock()
    pilot.press("return", "j")
    bots = Bots(pilot.app.chance)
    while not (pilot.state.step is Step.BETWEEN and pilot.state.past):
        command = bots.command(pilot.state) or next_command(pilot.state)
        assert command is not None
        sitting.workshop.dispatch(command)
    pilot.app.follow()
    pilot.wait(10)
    return pilot


def advance(pilot: Pilot, minutes: float) -> Pilot:
    sitting = pilot.app.sitting
    assert sitting is not None
    assert isinstance(sitting.workshop.clock, SteppedClock)
    sitting.workshop.clock.advance(minutes * 60)
    pilot.wait(2)
    return pilot


def last_moment(pilot: Pilot) -> float:
    """How many minutes may pass before one more round would take from the debriefing."""
    from game.screen.presenter.timeline import pace_of

    pace = pace_of(pilot.app)
    assert pace is not None
    return (pace.latest_s - pace.begins_s(1)) / 60


def test_the_warning_comes_at_the_moment_and_not_before(home: Path) -> None:
    pilot = between(home)
    assert WARNING not in pilot.text()
    assert pilot.ids() == ["next"]
    advance(pilot, last_moment(pilot))
    assert WARNING not in pilot.text()
    shown = pilot.windows.shown
    advance(pilot, 0.1)
    pilot.see(WARNING)
    assert set(pilot.ids()) == {"debriefing", "next"}
    assert pilot.windows.shown > shown, "it comes by itself, without a key"


WAYS = {
    "clicker": ("pageup", "pagedown"),
    "keyboard": ("tab", "space"),
    "letter": ("d",),
}


@pytest.mark.parametrize("way", [*WAYS, "mouse"])
def test_an_early_end_loses_nothing(home: Path, way: str) -> None:
    pilot = advance(between(home), 60)
    before = totals(pilot.state)
    assert any(before.values())
    if way == "mouse":
        pilot.click("debriefing")
    else:
        pilot.press(*WAYS[way])
    assert pilot.state.step is Step.DEBRIEFING
    assert totals(pilot.state) == before
    assert len(pilot.state.scored_rounds) == 1
    pilot.press("ctrl+z")
    assert pilot.scene == "BetweenScene"


def test_one_more_round_is_still_what_the_green_button_gives(home: Path) -> None:
    pilot = advance(between(home), 60)
    pilot.see("Encore une manche")
    pilot.press("space")
    assert pilot.state.step is Step.SEARCH


def test_in_the_middle_of_a_round_only_the_presenter_is_told(home: Path) -> None:
    pilot = between(home, private=True)
    pilot.press("space")
    advance(pilot, 60)
    assert WARNING not in pilot.text()
    pace = pilot.hidden_tree().find("pace")
    assert pace is not None
    assert "débriefing" in pace.name
    assert pilot.hidden_tree().find("presenter-debriefing") is not None


def test_the_presenters_window_has_the_choice_too(home: Path) -> None:
    pilot = advance(between(home, private=True), 60)
    early = pilot.hidden_tree().find("presenter-debriefing")
    assert early is not None
    pilot.click_at(*early.box.center, window=Window(pilot))
    assert pilot.hidden_tree()._top_layer().find("debriefing") is not None


@pytest.mark.parametrize("seats", [6, 12])
@pytest.mark.parametrize("shown", [Totals.END, Totals.EACH_ROUND])
@pytest.mark.parametrize("size", [100, 150])
def test_the_warning_fits(home: Path, seats: int, shown: Totals, size: int) -> None:
    pilot = advance(between(home, seats=seats, totals=shown), 60)
    pilot.app.remember(pilot.app.settings.model_copy(update={"text_size": size}))
    pilot.see(WARNING)
    assert list(measured(pilot, SIZES)) == []
