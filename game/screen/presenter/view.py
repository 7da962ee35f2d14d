"""Collects what the facilitator has to know now. It asks the views of the rules, never a ballot."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.i18n.dates import clock_time
from game.screen.presenter.coming import coming
from game.screen.presenter.people import People, people
from game.screen.presenter.timeline import Timeline, timeline

if TYPE_CHECKING:
    from game.screen.app import App


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the facilitator knows: what comes next, what can be said, who, and the time."""

    clock: str
    coming: str
    about: str
    notes: tuple[str, ...]
    timer: str
    paused: bool
    people: People | None
    timeline: Timeline | None


def briefing(app: "App") -> Briefing:
    """Returns what the facilitator has to know now."""
    following, about = coming(app)
    timer, paused = _timer(app)
    return Briefing(
        clock=f"{app.today():%H:%M}",
        coming=following,
        about=about,
        notes=notes(app),
        timer=timer,
        paused=paused,
        people=people(app),
        timeline=timeline(app),
    )


def notes(app: "App") -> tuple[str, ...]:
    """Returns what the scenario proposes to say on this screen."""
    if app.sitting is None or not app.scene.note_key:
        return ()
    found: tuple[str, ...] = getattr(app.sitting.kit.scenario.notes, app.scene.note_key)
    return found


def _timer(app: "App") -> tuple[str, bool]:
    """Returns the time that is left, as the room reads it, and whether it stands still."""
    if app.sitting is None or app.sitting.workshop.timer is None:
        return "", False
    workshop, timer = app.sitting.workshop, app.sitting.workshop.timer
    return clock_time(timer.left_s(workshop.clock.now_ms())), app.paused
