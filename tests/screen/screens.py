"""Every screen by its name, reached with keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.content.models import Kit
from game.rules import Hands, TieRule, VoteMethod
from game.screen.scenes.home import HomeScene
from game.screen.scenes.lists import ScenarioScene, WorkshopScene
from game.screen.scenes.problems import ProblemScene
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard
from tests.screen.tour import BROKEN


def in_a_round(home: Path, kit: Kit | None = None, seats: int = 4) -> Pilot:
    pilot = Pilot(home, (800, 600), settings=table(seats))
    pilot.begin(kit or shipped_kit())
    pilot.press("return")
    return pilot


def turned(pilot: Pilot) -> int:
    return len(pilot.state.here().skills)


SCREENS = (
    "home",
    "scenarios",
    "workshops",
    "problems",
    "seats",
    "table",
    "typing",
    "rules",
    "search",
    "choice",
    "choice on paper",
    "overview",
    "preparation",
    "interview",
    "vote intro",
    "curtain",
    "ballot",
    "everybody has voted",
    "aloud",
    "aloud, everybody",
    "counts",
    "tie",
    "run-off",
    "hearing",
    "reveal",
    "revealed",
    "between",
    "debriefing",
    "debriefing 2",
    "map",
    "over",
)


def stand(home: Path, name: str) -> Pilot:
    """Returns a pilot in front of a screen, reached with keys."""
    kits: dict[str, dict[str, Any]] = {
        "choice on paper": {"hands": Hands.PAPER},
        "curtain": {"vote_method": VoteMethod.SECRET},
        "ballot": {"vote_method": VoteMethod.SECRET},
        "everybody has voted": {"vote_method": VoteMethod.SECRET},
        "aloud": {"vote_method": VoteMethod.OPEN},
        "aloud, everybody": {"vote_method": VoteMethod.OPEN},
        "tie": {"tie": TieRule.FACILITATOR},
        "run-off": {"tie": TieRule.RUNOFF},
        "hearing": {"cooperative": True},
    }
    if name in _BEFORE:
        return _before(home, name)
    if name == "rules":
        pilot = Pilot(home, (800, 600))
        pilot.begin(shipped_kit())
        pilot.press("return")
        return pilot
    pilot = in_a_round(home, shipped_kit(max_rounds=2, **kits.get(name, {})))
    pilot.seconds += 60
    if name in ("table", "typing"):
        pilot.press("f3", *(("1", "2", "2") if name == "typing" else ()))
        return pilot
    pilot.draws = False
    Keyboard(pilot, ((2, 2),)).until(_WHEN[name](pilot))
    pilot.draws = True
    return pilot


_BEFORE = ("home", "scenarios", "workshops", "problems", "seats")


def _before(home: Path, name: str) -> Pilot:
    pilot = Pilot(home, (800, 600))
    app = pilot.app
    if name == "seats":
        pilot.begin(shipped_kit())
    elif name == "scenarios":
        app.go(ScenarioScene(app))
    elif name == "workshops":
        for _ in range(5):
            pilot.begin(shipped_kit())
            app.leave_workshop()
        app.go(WorkshopScene(app))
    elif name == "problems":
        path = home / "metiers.yaml"
        path.write_text(BROKEN.replace("nom: ", "x: "), encoding="utf-8")
        app.go(ProblemScene(app, path, app.library.open(path).problems))
    else:
        app.go(HomeScene(app))
    return pilot


def _in(scene: str) -> Callable[[Pilot], Callable[[], bool]]:
    return lambda pilot: lambda: pilot.scene == scene


def _and(scene: str, more: Callable[[Pilot], bool]) -> Callable[[Pilot], Callable[[], bool]]:
    return lambda pilot: lambda: pilot.scene == scene and more(pilot)


_WHEN: dict[str, Callable[[Pilot], Callable[[], bool]]] = {
    "search": _and("SearchScene", lambda p: turned(p) == 1),
    "choice": _in("ChoiceScene"),
    "choice on paper": _in("ChoiceScene"),
    "overview": _and("ChoiceScene", lambda p: len(p.state.interviews.jobs) == 4),
    "preparation": _in("PreparationScene"),
    "interview": _and("InterviewScene", lambda p: p.state.interviews.speaker is not None),
    "vote intro": _in("VoteIntroScene"),
    "curtain": _in("SecretScene"),
    "ballot": _and("SecretScene", lambda p: bool(getattr(p.app.scene, "at_ballot", False))),
    "everybody has voted": _and("SecretScene", lambda p: len(p.state.open_vote().ballots) == 4),
    "aloud": _in("AloudScene"),
    "aloud, everybody": _and("AloudScene", lambda p: len(p.state.open_vote().ballots) == 4),
    "counts": _in("CountScene"),
    "tie": _in("TieScene"),
    "run-off": _in("TieScene"),
    "hearing": _in("HearingScene"),
    "reveal": _in("RevealScene"),
    "revealed": _and("RevealScene", lambda p: p.state.closed_result().shown > 0),
    "between": _in("BetweenScene"),
    "debriefing": _in("QuestionScene"),
    "debriefing 2": _and("QuestionScene", lambda p: p.state.screen == 1),
    "map": _in("MapScene"),
    "over": _in("OverScene"),
}
