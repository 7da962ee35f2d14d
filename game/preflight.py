"""Looks at everything that a workshop needs, in the minute before people arrive.

Each check says how it stands in one sentence, and what to do where something is to be done. What
it looks at comes through a port, so that each can be made to fail.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from game import RELEASED
from game.content.diagnostics import Diagnostic, Severity
from game.content.library import Library
from game.content.shipped import content_root
from game.i18n import N_, Words
from game.i18n.dates import long_date
from game.storage.home import Home, read
from game.storage.journal import JournalError
from game.storage.settings import Settings, scenario_file, unreadable_settings

SMALLEST = (1024, 768)
SCARCE_BYTES, TOO_FEW_BYTES = 100_000_000, 10_000_000
SLOW_MS = 33.0
"""A picture that takes longer makes the timers jump."""


class Level(StrEnum):
    """How something stands: it never depends on a colour alone."""

    OK = "ok"
    ATTENTION = "attention"
    PROBLEM = "problem"


LEVELS: dict[Level, str] = {
    Level.OK: N_("ready"),
    Level.ATTENTION: N_("to look at"),
    Level.PROBLEM: N_("to mend"),
}

NAMES: dict[str, str] = {
    "displays": N_("Screens"),
    "sound": N_("Sound"),
    "decks": N_("Cards"),
    "disk": N_("Disk"),
    "clock": N_("Clock"),
    "letters": N_("Letters"),
    "pictures": N_("Pictures"),
    "speed": N_("Speed"),
    "keys": N_("Keys"),
    "settings": N_("Settings"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What one check found: one sentence, and what to do where something is to be done."""

    code: str
    level: Level
    sentence: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Display:
    """A display: its size in pixels, and where a window in its middle stands."""

    size: tuple[int, int]
    middle: tuple[int, int]


class Machine(Protocol):
    """What is looked at. Every answer may be an exception: the other checks go on."""

    def displays(self) -> Sequence[Display]: ...

    def has_sound(self) -> bool: ...

    def faulty_fonts(self) -> Mapping[str, str]: ...

    def fonts(self) -> int: ...

    def faulty_pictures(self) -> Sequence[str]: ...

    def pace_ms(self) -> Mapping[str, float]: ...

    def free_bytes(self, folder: Path) -> int: ...

    def now(self) -> datetime: ...


class Preflight:
    """The checks of one room. `key_problems` is what is wrong with the file of the keys."""

    def __init__(
        self,
        words: Words,
        home: Home,
        settings: Settings,
        machine: Machine,
        key_problems: Sequence[Diagnostic] = (),
    ) -> None:
        self.words = words
        self.home = home
        self.settings = settings
        self.machine = machine
        self.key_problems = key_problems

    def quick(self) -> list[Result]:
        """Returns what is known at once."""
        return [result for check in self._quick() for result in self._safely(*check)]

    def speed(self) -> Result:
        """Returns how fast pictures are shown; it takes a second or two."""
        return self._safely("speed", self._speed)[0]

    def _quick(self) -> Iterator[tuple[str, Callable[[], Result | None]]]:
        yield "displays", self._displays
        yield "sound", self._sound
        yield "decks", self._decks
        yield "disk", self._disk
        yield "clock", self._clock
        yield "letters", self._letters
        yield "pictures", self._pictures
        yield "keys", self._keys
        yield "settings", self._settings

    def _safely(self, code: str, check: Callable[[], Result | None]) -> list[Result]:
        """A check that fails by itself must not keep the others from being seen."""
        try:
            found = check()
        except Exception as error:  # noqa: BLE001 -- a driver, a disk, a font: anything can fail
            said = self.words.say("This could not be checked: {reason}.", reason=_short(error))
            return [Result(code, Level.ATTENTION, said)]
        return [found] if found is not None else []

    def _displays(self) -> Result:
        say, found = self.words.say, self.machine.displays()
        if not found:
            advice = say("Connect one. Without a screen: atouts demo")
            return Result("displays", Level.PROBLEM, say("No screen was found."), advice)
        for width, height in (display.size for display in found):
            if width < SMALLEST[0] or height < SMALLEST[1]:
                return Result(
                    "displays",
                    Level.ATTENTION,
                    say("A screen is small: {w} × {h}.", w=width, h=height),
                    say("Give it 1024 × 768 or more in the system’s settings."),
                )
        if len(found) == 1:
            width, height = found[0].size
            said = say("One screen, {w} × {h}: the room sees what you see.", w=width, h=height)
            return Result("displays", Level.OK, said)
        if len({display.middle for display in found}) < len(found):
            return Result(
                "displays",
                Level.ATTENTION,
                say("Two screens show the same picture: nothing can be private."),
                say("Extend the screens: Windows + P, or the system’s settings."),
            )
        said = say("{n} screens: what is private is on yours alone.", n=len(found))
        return Result("displays", Level.OK, said)

    def _sound(self) -> Result:
        say = self.words.say
        if not self.settings.effects_volume and not self.settings.timer_volume:
            return Result("sound", Level.OK, say("The sounds are off in the settings."))
        if self.machine.has_sound():
            return Result("sound", Level.OK, say("The sound is ready."))
        said = say("No loudspeaker was found: the game plays in silence.")
        return Result("sound", Level.ATTENTION, said, say("Connect one, then check again."))

    def _decks(self) -> Result:
        say, say_n = self.words.say, self.words.say_n
        library = Library(self.home.decks)
        root = content_root()
        shipped = _errors(library.check([root / "cards", root / "scenarios"]))
        if shipped:
            said = say_n(
                "The shipped cards have {n} problem.",
                "The shipped cards have {n} problems.",
                shipped,
            )
            return Result("decks", Level.PROBLEM, said, say("Install the program again."))
        chosen = scenario_file(self.settings, library)
        if library.open(chosen).kit is None:
            said = say("{file} can't be played: “Begin” shows why.", file=chosen.name)
            advice = say("Choose another scenario, or mend this one: atouts check")
            return Result("decks", Level.PROBLEM, said, advice)
        own = [*library.decks(), *(p for p in library.scenarios() if self.home.decks in p.parents)]
        wrong = _errors(library.check(own)) if own else 0
        if wrong:
            said = say_n(
                "Your own files have {n} problem.", "Your own files have {n} problems.", wrong
            )
            return Result("decks", Level.ATTENTION, said, say("To see them: atouts check FOLDER"))
        found = len(library.scenarios())
        return Result(
            "decks",
            Level.OK,
            say_n(
                "{n} scenario ready, its cards too.", "{n} scenarios ready, their cards too.", found
            ),
        )

    def _disk(self) -> Result:
        say = self.words.say
        try:
            self.home.prepare()
        except OSError as error:
            folder, reason = self.home.root, error.strerror or str(error)
            said = say("{folder} can't be written: {reason}.", folder=folder, reason=reason)
            return Result("disk", Level.PROBLEM, said, say("Choose another folder with --home."))
        free = self.machine.free_bytes(self.home.root)
        size = say("{n} GB", n=free // 10**9) if free >= 10**9 else say("{n} MB", n=free // 10**6)
        said = say("The workshops can be written; {size} are free.", size=size)
        if free >= SCARCE_BYTES:
            return Result("disk", Level.OK, said)
        level = Level.PROBLEM if free < TOO_FEW_BYTES else Level.ATTENTION
        said = say("The disk is nearly full: {size} are free.", size=size)
        return Result("disk", level, said, say("Delete files, or choose another folder: --home"))

    def _clock(self) -> Result:
        say, now = self.words.say, self.machine.now()
        today = long_date(self.words, now.date())
        newest = _newest_day(self.home)
        advice = say("Set the clock: the sheet bears this date.")
        if now.date() < RELEASED:
            said = say("The clock is slow: it says {date}.", date=today)
            return Result("clock", Level.ATTENTION, said, advice)
        if newest is not None and newest > now.date():
            said = say(
                "The last workshop is dated {later}, and today is {date}.",
                later=long_date(self.words, newest),
                date=today,
            )
            return Result("clock", Level.ATTENTION, said, advice)
        said = say("It is {date}, {time}.", date=today, time=f"{now:%H:%M}")
        return Result("clock", Level.OK, said)

    def _letters(self) -> Result:
        say, faulty, fonts = self.words.say, self.machine.faulty_fonts(), self.machine.fonts()
        if not faulty:
            return Result("letters", Level.OK, say("The letters are there: é œ « №"))
        level = Level.PROBLEM if len(faulty) >= fonts else Level.ATTENTION
        said = say("Letters can't be drawn as they should: {files}.", files=", ".join(faulty))
        return Result("letters", level, said, say("Install the program again."))

    def _pictures(self) -> Result:
        say, faulty = self.words.say, self.machine.faulty_pictures()
        if not faulty:
            return Result("pictures", Level.OK, say("The pictures of the cards are there."))
        names = ", ".join(faulty[:3]) + (f" (+ {len(faulty) - 3})" if len(faulty) > 3 else "")
        said = say("Pictures are missing or broken: {files}.", files=names)
        return Result("pictures", Level.ATTENTION, said, say("Install the program again."))

    def _keys(self) -> Result:
        say, file = self.words.say, self.home.keys
        if self.key_problems:
            said = say("{file} has mistakes: the usual keys stay there.", file=file.name)
            return Result("keys", Level.ATTENTION, said, say("To see them: atouts keys"))
        if file.exists():
            return Result("keys", Level.OK, say("The keys are those of {file}.", file=file.name))
        said = say("The usual keys, and those of a clicker.")
        return Result("keys", Level.OK, said, say("To change them: atouts keys --write"))

    def _settings(self) -> Result | None:
        """A file that can't be read costs its settings in silence everywhere else."""
        if not unreadable_settings(self.home.settings):
            return None
        said = self.words.say("A setting can't be read: the usual one is used.")
        advice = self.words.say("Change a setting on the screen: the file is written anew.")
        return Result("settings", Level.ATTENTION, said, advice)

    def _speed(self) -> Result:
        say, pace = self.words.say, self.machine.pace_ms()
        if not pace:
            said = say("The speed of the screen could not be measured.")
            return Result("speed", Level.ATTENTION, said, say("Check again in a moment."))
        best = min(pace.values())
        ms = max(1, round(best))
        if best <= SLOW_MS:
            return Result("speed", Level.OK, say("A picture is shown in {ms} ms.", ms=ms))
        said = say("The screen is slow: a picture takes {ms} ms.", ms=ms)
        return Result("speed", Level.ATTENTION, said, say("Close other programs."))


def worst(results: Sequence[Result]) -> Level:
    """Returns the worst level; all is well where nothing was checked.

    >>> worst([Result("disk", Level.OK, ""), Result("clock", Level.ATTENTION, "")]).value
    'attention'
    """
    order = list(Level)
    return max((result.level for result in results), key=order.index, default=Level.OK)


_MARKS = {Level.OK: "✓", Level.ATTENTION: "!", Level.PROBLEM: "✗"}


def as_lines(results: Sequence[Result], words: Words) -> list[str]:
    """Returns the results for a person to read: a mark, a word, a sentence, and what to do."""
    levels = {level: f"{_MARKS[level]} {words.say(said)}" for level, said in LEVELS.items()}
    wide = max(map(len, levels.values()))
    lines = []
    for result in results:
        name = words.say(NAMES[result.code])
        said = words.say("{name}: {level}", name=name, level=result.sentence)
        lines.append(f"{levels[result.level]:<{wide}}  {said}")
        if result.advice:
            lines.append(f"{'':<{wide}}  → {result.advice}")
    return lines


def as_object(result: Result, words: Words) -> dict[str, str]:
    """Returns a result for a program to read."""
    return {
        "code": result.code,
        "name": words.say(NAMES[result.code]),
        "level": result.level.value,
        "message": result.sentence,
        "hint": result.advice,
    }


def _errors(problems: Sequence[Diagnostic]) -> int:
    return sum(1 for problem in problems if problem.severity is Severity.ERROR)


def _newest_day(home: Home) -> date | None:
    """Returns the latest day among the newest workshops."""
    days = []
    for folder in home.folders()[:3]:
        try:
            days.append(date.fromisoformat(str(read(folder).header.get("date"))))
        except (JournalError, OSError, ValueError):
            continue
    return max(days, default=None)


def _short(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:80]
