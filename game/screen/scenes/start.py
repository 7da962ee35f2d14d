"""Begins a workshop, or takes one up again, and says what keeps it from being done."""

from pathlib import Path
from typing import TYPE_CHECKING

from game.rules import AddSeat, Hands, Kind, SeatId
from game.screen.scenes.dialogs import Answer, Ask
from game.storage.journal import JournalError
from game.storage.settings import TableSeat, chosen_minutes
from game.wiring import begin, rehearse, resume
from game.workshop.pseudonyms import animal_name

if TYPE_CHECKING:
    from game.content.models import Kit
    from game.screen.app import App

USUAL_SEATS = 6


def start_scenario(app: "App", path: Path, *, rehearsal: bool = False) -> None:
    """Begins a workshop with a scenario, or with a deck alone; shows its problems if it has any.

    A rehearsal is played with bots, and leaves nothing.
    """
    from game.screen.scenes.problems import ProblemScene

    opened = app.library.open(path)
    if opened.kit is None:
        app.go(ProblemScene(app, path, opened.problems))
        return
    kit = opened.kit
    if kit.scenario.rules.hands is Hands.PRIVATE and app.windows.private() is None:
        _offer_other_hands(app, path, kit, rehearsal=rehearsal)
        return
    start_kit(app, path, kit, rehearsal=rehearsal)


def _offer_other_hands(app: "App", path: Path, kit: "Kit", *, rehearsal: bool) -> None:
    """Private hands need a display that the room does not see."""

    def start_with(hands: Hands) -> None:
        rules = kit.scenario.rules.model_copy(update={"hands": hands})
        scenario = kit.scenario.model_copy(update={"rules": rules})
        other = kit.model_copy(update={"scenario": scenario})
        start_kit(app, path, other, rehearsal=rehearsal)

    say = app.words.say
    app.open_dialog(
        Ask(
            app,
            say("This scenario keeps the hands private."),
            [
                Answer("open", say("Play with open hands"), lambda: start_with(Hands.OPEN)),
                Answer("paper", say("Play with printed cards"), lambda: start_with(Hands.PAPER)),
                Answer("back", say("Go back"), lambda: None),
            ],
            detail=say("That needs a second screen, which the room does not see."),
        )
    )


_MORE_TIME = {"longer": 3, "double": 4}
"""Halves of the scenario's time."""


def with_time_to_speak(kit: "Kit", timers: str) -> "Kit":
    """Returns the kit with as much time to speak as the settings of this machine give.

    Its plan counts that time, so a longer one gives fewer rounds, not a shorter debriefing.
    """
    rules = kit.scenario.rules
    if timers in _MORE_TIME:
        spoken = ("preparation", "pitch", "questions")
        longer = {
            name: min(1800, getattr(rules.timings, name) * _MORE_TIME[timers] // 2)
            for name in spoken
        }
        rules = rules.model_copy(update={"timings": rules.timings.model_copy(update=longer)})
    elif timers == "none":
        rules = rules.model_copy(update={"timed": False})
    scenario = kit.scenario.model_copy(update={"rules": rules})
    return kit.model_copy(update={"scenario": scenario})


def start_kit(app: "App", path: Path, kit: "Kit", *, rehearsal: bool = False) -> None:
    """Begins a workshop and seats the last table, or six animals."""
    language, today = app.words.language, app.today()
    kit = with_time_to_speak(kit, app.settings.timers)
    try:
        if rehearsal:
            sitting = rehearse(kit, language, today)
        else:
            sitting = begin(kit, app.home, language, today)
    except OSError as error:
        reason = error.strerror or str(error)
        app.tell(app.words.say("The workshop can't be written: {reason}.", reason=reason))
        return
    table = app.settings.table or (TableSeat(pseudonym=""),) * USUAL_SEATS
    players = observers = 0
    names: list[str] = []
    for seat in table:
        if seat.kind is Kind.OBSERVER:
            observers += 1
            seat_id = SeatId(f"o{observers}")
        else:
            players += 1
            seat_id = SeatId(f"s{players}")
        names.append(seat.pseudonym or animal_name(app.words, seat_id, names))
        sitting.workshop.dispatch(AddSeat(seat_id, names[-1], seat.kind, seat.members))
    if not rehearsal:
        kept = {"scenario": str(path.absolute()), "minutes": chosen_minutes(app.settings, path)}
        app.remember(app.settings.model_copy(update=kept))
    app.take_up(sitting)


def take_up_folder(app: "App", folder: Path) -> None:
    """Goes on with a workshop where its journal ends."""
    say = app.words.say
    try:
        app.take_up(resume(folder))
    except BlockingIOError:
        app.tell(say("This workshop is already open in another window."))
    except JournalError as error:
        app.tell(
            say("The journal of this workshop can't be read: line {line}.", line=error.line)
            if error.code != "newer_format"
            else say("This workshop was made with a newer version. Update the program.")
        )
    except OSError as error:
        reason = error.strerror or str(error)
        app.tell(say("The workshop can't be opened: {reason}.", reason=reason))
