"""Puts a workshop's pace in words and in bars, in the room's own hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from game.i18n import Words
from game.rules import Step
from game.workshop.pace import Pace, read_pace

if TYPE_CHECKING:
    from game.screen.app import App


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of the workshop: how long it is, in seconds, and how much of it is used."""

    label: str
    short: str
    minutes: str
    length_s: float
    share: float
    now: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, and how it stands in a sentence or two; `warns` is True where it matters."""

    bars: tuple[Bar, ...]
    said: str
    warns: bool


def pace_of(app: "App") -> Pace | None:
    """Returns the pace of the workshop that is played, or None before its game starts."""
    if app.sitting is None:
        return None
    workshop = app.sitting.workshop
    return read_pace(workshop.state, workshop.history.standing(), workshop.clock.now_ms())


def timeline(app: "App") -> Timeline | None:
    """Returns how the workshop's time stands; None before the game starts and after its end."""
    pace = pace_of(app)
    if pace is None or app.sitting is None or app.sitting.workshop.state.step is Step.OVER:
        return None
    said, warns = told(app.words, pace, app.today())
    return Timeline(_bars(app.words, pace), said, warns)


def _at(pace: Pace, now: datetime, second: float) -> str:
    """Returns the hour at which a second of the workshop is, or was."""
    return f"{now + timedelta(seconds=second - pace.elapsed_s):%H:%M}"


def told(words: Words, pace: Pace, now: datetime) -> tuple[str, bool]:
    """Returns how the time stands, and whether that is a warning. `now` is the hour of the day."""
    if pace.debriefing_from_s is not None:
        said = _in_debriefing(words, pace, now)
        return " ".join(said), pace.left_s < 0
    if pace.late:
        return " ".join(_warning(words, pace, now)), True
    say = words.say
    minutes = _minutes(words, pace.debriefing_s(pace.to_come))
    rounds = words.say_n("{n} round", "{n} rounds", len(pace.used_s) + pace.to_come)
    end = say("End at {time}.", time=_at(pace, now, pace.total_s))
    kept = say("The debriefing keeps {minutes} after {rounds}.", minutes=minutes, rounds=rounds)
    return f"{end} {kept}", False


def _in_debriefing(words: Words, pace: Pace, now: datetime) -> tuple[str, ...]:
    say, end = words.say, _at(pace, now, pace.total_s)
    if pace.left_s < 0:
        return (say("The planned time is over since {time}.", time=end),)
    left = say("The debriefing still has {minutes}.", minutes=_minutes(words, pace.left_s))
    return say("End at {time}.", time=end), left


def _warning(words: Words, pace: Pace, now: datetime) -> tuple[str, ...]:
    """Returns what to do so that the debriefing keeps its time, or most of it."""
    say, latest = words.say, _at(pace, now, pace.latest_s)
    if pace.elapsed_s > pace.latest_s:
        should = say("The debriefing should have begun at {time}.", time=latest)
        return should, say("It still has {minutes}.", minutes=_minutes(words, pace.left_s))
    more = pace.affordable
    if more is None:
        takes = say("This round takes from the debriefing.")
        return takes, say("Begin it at {time} at the latest.", time=latest)
    begun = len(pace.used_s) + more
    if not begun:
        return (say("Even one round takes from the debriefing."),)
    rounds = words.say_n("{n} round", "{n} rounds", begun)
    stop = say("After {rounds}, go on to the debriefing.", rounds=rounds)
    return stop, say("One more round would take from its time.")


def _minutes(words: Words, seconds: float) -> str:
    return words.say_n("{n} minute", "{n} minutes", int(max(0.0, seconds) // 60))


def _bars(words: Words, pace: Pace) -> tuple[Bar, ...]:
    made = []
    begun = len(pace.used_s)
    rounds = begun if pace.debriefing_from_s is not None else max(begun, pace.rounds)
    for number in range(1, rounds + 1):
        used = pace.used_s[number - 1] if number <= begun else 0.0
        now = pace.running and number == begun
        over = number <= begun and not now
        length = used if over else max(pace.round_s, used)
        share = 1.0 if over else used / length if length else 0.0
        label = words.say("Round {n}", n=number)
        made.append(_bar(words, (label, str(number)), length, share, now=now))
    label = words.say("Debriefing")
    length = pace.debriefing_s(pace.to_come)
    begins = pace.debriefing_from_s
    share = 0.0 if begins is None else min(1.0, (pace.elapsed_s - begins) / max(1.0, length))
    made.append(_bar(words, (label, label), length, share, now=begins is not None))
    return tuple(made)


def _bar(words: Words, labels: tuple[str, str], length: float, share: float, *, now: bool) -> Bar:
    minutes = words.say("{n} min", n=round(length / 60))
    # Rounded to what can be seen: what looks the same is the same, and is not drawn again.
    return Bar(*labels, minutes, round(length / 10) * 10, round(share, 2), now=now)
