"""Secret means secret: after the close, nothing on the disk or in memory says who chose whom."""

import dataclasses
import itertools
import os
import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game import wiring
from game.content.models import Kit
from game.rules import (
    BallotReceived,
    Event,
    ForceNext,
    History,
    Line,
    OpenDebriefing,
    OpenVote,
    Rejected,
    RenameSeat,
    SeatId,
    Step,
    VoteClosed,
    VoteMethod,
    VoterId,
    voter_of,
)
from game.rules.state import Vote
from game.storage.ballots import NAME as BALLOTS
from game.storage.home import JOURNAL, read
from game.wiring import Sitting, resume, write_sheets
from game.workshop.clock import SteppedClock
from tests.faults.court import short_kit, write_scenario
from tests.faults.sittings import (
    ONE,
    THREE,
    TWO,
    cast,
    close,
    do,
    files,
    play_until,
    put,
    seated,
)
from tests.screen.pilot import Pilot
from tests.support import seat

Choices = dict[VoterId, tuple[SeatId, ...]]

VOTERS = (ONE, TWO, THREE)
ROUND_TABLE: Choices = {ONE: (seat(2),), TWO: (seat(3),), THREE: (seat(1),)}
OTHER_WAY: Choices = {ONE: (seat(3),), TWO: (seat(1),), THREE: (seat(2),)}


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return short_kit(tmp_path_factory.mktemp("court"), "secret")


def with_tokens(kit: Kit, tokens: int) -> Kit:
    rules = kit.scenario.rules.model_copy(update={"tokens": tokens})
    return kit.model_copy(update={"scenario": kit.scenario.model_copy(update={"rules": rules})})


def every_way(tokens: int) -> list[Choices]:
    """Every way in which three seats can vote."""
    ballots = []
    for voter in VOTERS:
        others = [seat(n) for n in (1, 2, 3) if voter_of(seat(n)) != voter]
        ballots.append(
            [c for size in range(tokens + 1) for c in itertools.combinations(others, size)]
        )
    return [dict(zip(VOTERS, chosen, strict=True)) for chosen in itertools.product(*ballots)]


def totals(choices: Mapping[VoterId, Sequence[SeatId]]) -> tuple[int, ...]:
    named = [c for chosen in choices.values() for c in chosen]
    blank = sum(not chosen for chosen in choices.values())
    return (*(named.count(seat(n)) for n in (1, 2, 3)), blank)


def at_the_vote(folder: Path, kit: Kit) -> Sitting:
    sitting = seated(folder, kit)
    play_until(sitting, Step.VOTE)
    return sitting


def tree(folder: Path) -> dict[str, bytes]:
    """Returns every file below a folder, with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# --- on the disk ---------------------------------------------------------------------------


@pytest.mark.parametrize("tokens", [1, 2])
def test_the_same_totals_leave_the_same_bytes_whoever_chose_whom(
    tmp_path: Path, kit: Kit, tokens: int
) -> None:
    left: dict[tuple[int, ...], set[bytes]] = defaultdict(set)
    ways = every_way(tokens)
    for number, choices in enumerate(ways):
        folder = tmp_path / str(number)
        sitting = at_the_vote(folder, with_tokens(kit, tokens))
        cast(sitting, choices)
        close(sitting)
        sitting.close()
        assert list(tree(folder)) == [JOURNAL]
        left[totals(choices)].add(tree(folder)[JOURNAL])
    assert all(len(found) == 1 for found in left.values())
    assert len(set.union(*left.values())) == len(left) < len(ways)


def test_while_the_vote_is_open_the_journal_is_the_same_whatever_is_chosen(
    tmp_path: Path, kit: Kit
) -> None:
    journals = set()
    for number, choices in enumerate(every_way(1)):
        sitting = at_the_vote(tmp_path / str(number), kit)
        cast(sitting, choices)
        journals.add(files(tmp_path / str(number))[0])
        sitting.close()
    assert len(journals) == 1


def test_two_whole_games_with_the_same_totals_leave_the_same_folder_and_sheets(
    tmp_path: Path, kit: Kit
) -> None:
    trees = []
    for name, choices in (("one", ROUND_TABLE), ("other", OTHER_WAY)):
        folder = tmp_path / name
        sitting = at_the_vote(folder, kit)
        while sitting.workshop.state.step is not Step.DEBRIEFING:
            play_until(sitting, Step.VOTE)
            cast(sitting, choices)
            close(sitting)
            do(sitting, ForceNext())
            while sitting.workshop.state.step is Step.REVEAL:
                do(sitting, ForceNext())
            if len(sitting.workshop.state.past) == 2:
                do(sitting, OpenDebriefing())
        play_until(sitting, Step.OVER)
        write_sheets(sitting.sheet(), folder)
        sitting.close()
        trees.append(tree(folder))
    assert list(trees[0]) == [JOURNAL, "sheet.html", "sheet.json"]
    assert trees[0] == trees[1]


def test_an_undone_close_and_other_ballots_leave_the_same_bytes_too(
    tmp_path: Path, kit: Kit
) -> None:
    left = []
    for number, (first, second) in enumerate(itertools.product((ROUND_TABLE, OTHER_WAY), repeat=2)):
        folder = tmp_path / str(number)
        sitting = at_the_vote(folder, kit)
        cast(sitting, first)
        close(sitting)
        sitting.workshop.undo()
        assert list(tree(folder)) == [JOURNAL]
        cast(sitting, second)
        close(sitting)
        sitting.workshop.undo()
        sitting.workshop.redo()
        sitting.close()
        left.append(tree(folder))
    assert list(left[0]) == [JOURNAL]
    assert all(found == left[0] for found in left)


@pytest.mark.parametrize("way", ["close", "undo the opening", "open again", "another method"])
def test_however_a_vote_ends_its_ballots_are_overwritten_and_deleted(
    tmp_path: Path, kit: Kit, way: str
) -> None:
    folder = tmp_path / "w"
    sitting = at_the_vote(folder, kit)
    cast(sitting, ROUND_TABLE)
    os.link(folder / BALLOTS, tmp_path / "undeleted")
    if way == "close":
        close(sitting)
    elif way == "undo the opening":
        sitting.workshop.undo()
    elif way == "open again":
        do(sitting, OpenVote(VoteMethod.SECRET))
    else:
        do(sitting, OpenVote(VoteMethod.HANDS))
    sitting.close()
    assert list(tree(folder)) == [JOURNAL]
    assert set((tmp_path / "undeleted").read_bytes()) == {0}


def test_a_start_that_finds_both_the_close_and_the_ballots_deletes_the_ballots(
    tmp_path: Path, kit: Kit
) -> None:
    sitting = at_the_vote(tmp_path / "w", kit)
    cast(sitting, ROUND_TABLE)
    _, ballots = files(tmp_path / "w")
    close(sitting)
    sitting.close()
    journal, _ = files(tmp_path / "w")
    folder = put(tmp_path / "both", journal, ballots)
    os.link(folder / BALLOTS, tmp_path / "undeleted")
    sitting = resume(folder)
    assert tree(folder) == {JOURNAL: journal}
    assert set((tmp_path / "undeleted").read_bytes()) == {0}
    assert choices_in(sitting.workshop.history) == []
    sitting.close()


# --- in memory -----------------------------------------------------------------------------


def parts(found: object) -> Iterator[object]:
    """Yields a value and everything that it holds."""
    yield found
    inside: list[object] = []
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        inside = [getattr(found, f.name) for f in dataclasses.fields(found)]
    elif isinstance(found, History):
        inside = list(vars(found).values())
    elif isinstance(found, Mapping):
        inside = [*found.keys(), *found.values()]
    elif isinstance(found, (tuple, list)):
        inside = list(found)
    for part in inside:
        yield from parts(part)


def choices_in(found: object) -> list[object]:
    """Returns every choice of a secret ballot that a value holds."""
    votes = [v for v in parts(found) if isinstance(v, Vote) and v.method is VoteMethod.SECRET]
    ballots = [b.candidates for b in parts(found) if isinstance(b, BallotReceived)]
    return [c for c in (*(c for v in votes for c in v.ballots.values()), *ballots) if c]


def test_an_open_vote_holds_its_ballots_in_the_state_and_nowhere_in_the_past(
    tmp_path: Path, kit: Kit
) -> None:
    sitting = at_the_vote(tmp_path, kit)
    cast(sitting, ROUND_TABLE)
    do(sitting, RenameSeat(seat(1), "Renard"))
    history = sitting.workshop.history
    assert len(choices_in(sitting.workshop.state)) == 3
    assert choices_in([history.can_undo(), history.standing(), history._done]) == []
    sitting.close()


def test_after_the_close_no_memory_holds_a_choice(tmp_path: Path, kit: Kit) -> None:
    sitting = at_the_vote(tmp_path, kit)
    cast(sitting, ROUND_TABLE)
    do(sitting, RenameSeat(seat(1), "Renard"))
    close(sitting)
    assert choices_in(sitting.workshop.history) == []
    sitting.workshop.undo()
    assert choices_in(sitting.workshop.history) == []
    sitting.workshop.redo()
    assert choices_in(sitting.workshop.history) == []
    sitting.close()


def test_what_is_undone_and_redone_around_a_vote_holds_no_choice(tmp_path: Path, kit: Kit) -> None:
    sitting = at_the_vote(tmp_path, kit)
    cast(sitting, ROUND_TABLE)
    workshop = sitting.workshop
    for _ in range(4):
        workshop.undo()
        assert choices_in(workshop.history) == []
    while not isinstance(workshop.redo(), Rejected):
        assert choices_in(workshop.history) == []
    assert workshop.state.open_vote().ballots == {}
    sitting.close()


def test_the_text_of_a_ballot_does_not_say_whom_it_names() -> None:
    event: Event = BallotReceived(ONE, (SeatId("canary"),))
    assert "canary" not in repr(Line(1, 0, event))


# --- through the window --------------------------------------------------------------------


class Room:
    """Three voters before the real game, with names and times that are the same every time."""

    def __init__(self, home: Path, scenario: Path, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(wiring, "RunningClock", SteppedClock)
        patch.setattr(secrets, "choice", lambda letters: letters[0])
        self.pilot = Pilot(home, (640, 360), seed=7)
        noon = datetime(2026, 1, 15, 12, tzinfo=UTC)
        patch.setattr(self.pilot.app, "today", lambda: noon)
        patch.setattr(self.pilot.app, "scenario_path", lambda: scenario)
        self.pilot.press("c", "3", "return")
        while self.pilot.scene != "SecretScene":
            self.pilot.press("return")

    def vote(self, *digits: int) -> None:
        for digit in digits:
            self.pilot.press("return", str(digit))


def test_two_games_played_by_keys_leave_the_same_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = write_scenario(tmp_path, "secret")
    homes = []
    for name, digits in (("one", (2, 3, 1)), ("other", (3, 1, 2))):
        room = Room(tmp_path / name, scenario, monkeypatch)
        room.vote(*digits)
        room.pilot.press("return")
        assert room.pilot.scene == "TieScene"
        assert room.pilot.app.sitting is not None
        room.pilot.app.sitting.close()
        homes.append(tree(tmp_path / name))
    assert homes[0] == homes[1]
    assert [Path(name).name for name in homes[0]] == ["settings.json", JOURNAL]


def test_an_open_vote_keeps_its_choices_in_one_file_and_in_that_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = write_scenario(tmp_path, "secret")
    homes = []
    for name, digits in (("one", (2, 3, 1)), ("other", (3, 1, 2))):
        room = Room(tmp_path / name, scenario, monkeypatch)
        room.vote(*digits)
        homes.append(tree(tmp_path / name))
        assert room.pilot.app.sitting is not None
        room.pilot.app.sitting.close()
    differ = [name for name in homes[0] if homes[0][name] != homes[1][name]]
    assert [Path(name).name for name in differ] == [BALLOTS]


def test_the_totals_of_the_close_are_all_that_a_journal_says(tmp_path: Path, kit: Kit) -> None:
    sitting = at_the_vote(tmp_path, kit)
    cast(sitting, ROUND_TABLE)
    close(sitting)
    sitting.close()
    content = read(tmp_path)
    ballots = [line.what for line in content.lines if isinstance(line.what, BallotReceived)]
    assert ballots == [BallotReceived(voter) for voter in VOTERS]
    closed = content.lines[-1].what
    assert isinstance(closed, VoteClosed)
    assert closed.received == {"s1": 1, "s2": 1, "s3": 1}
