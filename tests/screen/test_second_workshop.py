"""A table that is known: what the last workshop leaves to the next one, and what it does not."""

from pathlib import Path

from game.storage.settings import Settings
from tests.screen.pilot import Pilot, shipped_kit, table


def begun(home: Path, scenario: str, settings: Settings | None = None) -> Pilot:
    """Returns a workshop on its seats screen."""
    pilot = Pilot(home, settings=settings or table(4))
    pilot.begin(shipped_kit(scenario), Path(f"{scenario}.yaml"))
    return pilot


def test_the_minutes_of_a_workshop_go_for_its_scenario_only(tmp_path: Path) -> None:
    first = begun(tmp_path / "a", "decouverte")
    first.press("m", "return")
    kept = first.app.settings
    again = begun(tmp_path / "b", "decouverte", kept)
    assert (kept.minutes, again.app.scene.minutes) == (95, 95)  # type: ignore[attr-defined]
    express = begun(tmp_path / "c", "express", kept)
    assert express.app.scene.minutes == 45  # type: ignore[attr-defined]
    assert express.app.settings.minutes is None


def test_two_keys_lead_a_known_table_to_its_first_card(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, settings=table(4))
    pilot.press("return", "return")
    assert pilot.scene == "SearchScene"


def test_a_known_table_may_see_the_rules_and_the_demonstration(tmp_path: Path) -> None:
    pilot = begun(tmp_path, "decouverte")
    assert "rules" in pilot.ids()
    pilot.press("r")
    assert pilot.scene == "RulesScene"
    pilot.press("space", "space", "d")
    assert pilot.state.here().demonstration


def test_a_table_that_was_changed_before_the_start_is_offered_again(home: Path) -> None:
    pilot = Pilot(home, settings=table(4))
    pilot.begin(shipped_kit())
    pilot.app.leave_workshop()
    assert pilot.tree().find("resume") is None
    pilot.begin(shipped_kit())
    pilot.press("-")
    pilot.app.leave_workshop()
    pilot.click("resume")
    assert pilot.scene == "SeatsScene"
    assert len(pilot.state.players) == 3
