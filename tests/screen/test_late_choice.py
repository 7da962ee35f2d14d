"""Who comes during the interviews chooses a job in the window."""

from pathlib import Path

from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard


def joined(home: Path) -> Pilot:
    """Returns an interview during which a fourth seat has come."""
    pilot = Pilot(home, settings=table(3))
    pilot.begin(shipped_kit())
    pilot.press("return")
    Keyboard(pilot).until(lambda: pilot.scene == "InterviewScene")
    pilot.press("j")
    assert pilot.scene == "InterviewScene"
    pilot.press("f3", "j", "return")
    return pilot


def test_who_joins_during_the_interviews_chooses_a_job_in_the_window(tmp_path: Path) -> None:
    pilot = joined(tmp_path)
    late = list(pilot.state.seats)[-1]
    pilot.press("escape")
    assert "late" in pilot.ids()
    pilot.press("escape", "j")
    assert pilot.scene == "LateChoiceScene"
    pilot.press("1", "return")
    assert pilot.scene == "InterviewScene"
    assert late in pilot.state.interviews.jobs


def test_a_late_choice_may_be_left_for_later(tmp_path: Path) -> None:
    pilot = joined(tmp_path)
    pilot.press("j", "escape")
    assert pilot.scene == "InterviewScene"
    pilot.press("j", "x")
    assert pilot.scene == "InterviewScene"
