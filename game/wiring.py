"""Builds a workshop and its ports for one run: the only room that knows all the others."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import ValidationError

from game import __version__
from game.content.models import Kit
from game.debrief.facts import read_facts
from game.debrief.sheet import Occasion, Sheet, sheet_object
from game.i18n import Words, spoken
from game.rules import (
    AddSeat,
    Catalogue,
    CriterionId,
    Dimension,
    History,
    JobId,
    Line,
    Redone,
    SeatId,
    Setup,
    SkillId,
    State,
    TimePlan,
    Undone,
    impossible,
    invariants,
    time_plan,
)
from game.storage.files import write_whole
from game.storage.home import JOURNAL, Home, OpenFolder, create
from game.storage.home import resume as open_again
from game.storage.journal import JournalError, read_journal
from game.storage.people import NAME as PEOPLE
from game.storage.people import People
from game.workshop.bots import must, play_to_the_end
from game.workshop.chance import shuffled_start
from game.workshop.clock import Clock, RunningClock, SteppedClock
from game.workshop.pseudonyms import animal_name
from game.workshop.session import Workshop

SHEET_HTML, SHEET_JSON = "sheet.html", "sheet.json"
_MAP_SCREEN = 1
_REHEARSED_ROUNDS = 2


def setup_of(kit: Kit) -> Setup:
    """Returns what the rules need to know of a kit."""
    return Setup(
        Catalogue(
            jobs={JobId(card.id): card.whimsical for card in kit.jobs},
            skills={SkillId(card.id): Dimension(card.dimension) for card in kit.skills},
            dimensions=tuple(Dimension(d.id) for d in kit.framework.dimensions),
            criteria=tuple(CriterionId(c.id) for c in kit.scenario.criteria),
        ),
        kit.scenario.rules.ruleset(),
        debriefing_screens=len(kit.scenario.debriefing) + _MAP_SCREEN,
    )


def plan_of(kit: Kit, seats: int, minutes: int) -> TimePlan:
    """Returns the time plan of a kit's scenario."""
    return time_plan(kit.scenario.rules.ruleset(), seats, minutes)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line of a journal says: enough to debrief when every deck has changed."""

    id: str
    day: date
    language: str
    kit: Kit

    def content(self) -> dict[str, Any]:
        """Returns the header as it is written."""
        return {
            "app": __version__,
            "id": self.id,
            "date": self.day.isoformat(),
            "language": self.language,
            "kit": self.kit.model_dump(mode="json", exclude_none=True),
        }


def read_header(content: Mapping[str, Any]) -> Header:
    """Returns the header of a journal; raises JournalError when it is not one."""
    try:
        return Header(
            id=str(content["id"]),
            day=date.fromisoformat(content["date"]),
            language=spoken(str(content["language"])),
            kit=Kit.model_validate(content["kit"]),
        )
    except (KeyError, TypeError, ValueError, ValidationError) as error:
        raise JournalError("bad_header", 1) from error


@dataclass(slots=True)
class Sitting:
    """A workshop that is open, with its cards, its people and its folder."""

    header: Header
    workshop: Workshop
    people: People
    folder: OpenFolder | None
    torn: bool = False
    """True when an unfinished last line was dropped on the way."""
    passing: TemporaryDirectory[str] | None = None
    """The folder of a rehearsal, which goes when it is left."""

    @property
    def rehearsal(self) -> bool:
        return self.passing is not None

    @property
    def kit(self) -> Kit:
        return self.header.kit

    def sheet(self, language: str | None = None) -> Sheet:
        """Returns the debriefing sheet as it stands now, in the workshop's language or another."""
        history, context = self.workshop.history, self.people.context
        occasion = Occasion(
            self.header.id,
            self.header.day,
            language or self.header.language,
            place=context("place"),
            structure=context("structure"),
            facilitator=context("facilitator"),
        )
        facts = read_facts(history.state, history.standing(), history.last_ms)
        return Sheet(occasion, self.kit, history.state, facts)

    def close(self) -> None:
        if self.folder is not None:
            self.folder.close()
            self.folder = None
        if self.passing is not None:
            self.passing.cleanup()


def begin(kit: Kit, home: Home, language: str, now: datetime) -> Sitting:
    """Begins a workshop in a folder of its own; raises OSError."""
    folder = home.new_folder(now)
    return begin_in(folder, Header(folder.name, now.date(), language, kit), RunningClock())


def begin_in(folder: Path, header: Header, clock: Clock) -> Sitting:
    """Begins a workshop in a given folder; raises OSError, also when it has a journal already."""
    opened = create(folder, header.content())
    history = History(State(setup_of(header.kit)))
    workshop = Workshop(history, clock, opened.journal, opened.ballots)
    return Sitting(header, workshop, People(folder / PEOPLE), opened)


def rehearse(kit: Kit, language: str, now: datetime) -> Sitting:
    """Begins a short workshop that leaves nothing, in a folder that goes with it; raises OSError.

    Where the computer stops in the middle, only bots' choices stay in its temporary folder.
    """
    passing = TemporaryDirectory(prefix="atouts-", ignore_cleanup_errors=True)
    folder = Path(passing.name) / "rehearsal"
    folder.mkdir()
    header = Header(folder.name, now.date(), language, _shortened(kit))
    sitting = begin_in(folder, header, RunningClock())
    sitting.passing = passing
    return sitting


def _shortened(kit: Kit) -> Kit:
    """Returns a kit for a rehearsal: every kind of screen once or twice, and short times."""
    rules = kit.scenario.rules
    short = {
        name: min(getattr(rules.timings, name), most)
        for name, most in (("preparation", 10), ("pitch", 15), ("questions", 10))
    }
    changed = rules.model_copy(
        update={
            "max_rounds": min(rules.max_rounds, _REHEARSED_ROUNDS),
            "timings": rules.timings.model_copy(update=short),
        }
    )
    return kit.model_copy(update={"scenario": kit.scenario.model_copy(update={"rules": changed})})


def resume(folder: Path) -> Sitting:
    """Takes a workshop up again where its journal ends.

    Raises JournalError, OSError, and BlockingIOError when another window has it open.
    """
    content, opened = open_again(folder)
    try:
        header = read_header(content.header)
        history = replay(header, content.lines)
        clock = RunningClock(history.last_ms)
        workshop = Workshop(history, clock, opened.journal, opened.ballots)
        workshop.take_up(opened.ballots.load)
    except BaseException:
        opened.close()
        raise
    return Sitting(header, workshop, People(folder / PEOPLE), opened, content.torn)


def read_only(journal: Path) -> Sitting:
    """Reads a workshop without going on with it; raises JournalError, OSError.

    Every line is checked: what becomes a sheet must have happened.
    """
    content = read_journal(journal)
    header = read_header(content.header)
    history = replay(header, content.lines, verify=True)
    workshop = Workshop(history, SteppedClock(history.last_ms))
    return Sitting(header, workshop, People(journal.parent / PEOPLE), None, content.torn)


def replay(header: Header, lines: Sequence[Line], *, verify: bool = False) -> History:
    """Returns what the lines of a journal lead to.

    With `verify`, every event is decided anew and every invariant is checked after it. Raises
    JournalError with the line of the file that can't be.
    """
    history = History(State(setup_of(header.kit)))
    for position, line in enumerate(lines, start=2):
        try:
            reason = _impossible(history, line) if verify else None
            if reason is None:
                history.record(line)
        except (LookupError, ValueError, TypeError) as error:
            raise JournalError("impossible", position) from error
        if reason is None and verify:
            reason = next(iter(invariants(history.state)), None)
        if reason is not None:
            raise JournalError(f"impossible: {reason}", position)
    return history


def _impossible(history: History, line: Line) -> str | None:
    if isinstance(line.what, (Undone, Redone)):
        return None
    return impossible(history.state, line.what)


def play_demonstration(
    kit: Kit, folder: Path, *, players: int, rounds: int | None, seed: int, day: date, language: str
) -> Sheet:
    """Plays a whole game with bots, with the workshop's own code, and writes what it leaves.

    The same arguments give the same bytes. Raises RuntimeError when the game can't be played
    so, OSError.
    """
    (folder / JOURNAL).unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    chance, clock = random.Random(seed), SteppedClock()  # noqa: S311 -- cards, not secrets
    sitting = begin_in(folder, Header(f"demo-{seed}", day, language, kit), clock)
    words, names = Words(language), list[str]()
    try:
        for number in range(1, players + 1):
            seat = SeatId(f"s{number}")
            names.append(animal_name(words, seat, names))
            must(sitting.workshop.dispatch(AddSeat(seat, names[-1])))
        setup = sitting.workshop.state.setup
        minutes = kit.scenario.minutes
        must(sitting.workshop.dispatch(shuffled_start(setup, chance, minutes, rounds)))
        play_to_the_end(sitting.workshop, clock, chance)
        sheet = sitting.sheet()
        write_sheets(sheet, folder)
    finally:
        sitting.close()
    return sheet


def write_sheets(sheet: Sheet, folder: Path) -> tuple[Path, Path]:
    """Writes the sheet to print and the sheet for programs; raises OSError."""
    from game.debrief.html import sheet_html

    folder.mkdir(parents=True, exist_ok=True)
    page, data = folder / SHEET_HTML, folder / SHEET_JSON
    write_whole(page, sheet_html(sheet))
    write_whole(data, json.dumps(sheet_object(sheet), ensure_ascii=False, indent=2) + "\n")
    return page, data
