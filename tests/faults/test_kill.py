"""The game is killed at each of its writes to the disk: the next start goes on as if it were not.

Every process here is the real game, from its home screen on, played by keys. An unkilled twin
says what must come of it. `driver.py` is what runs in those processes.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from game.storage.ballots import NAME as BALLOTS
from game.storage.journal import read_journal
from game.wiring import read_header, replay
from game.workshop.digest import state_digest
from tests.faults.court import new_home, write_scenario

VARIANTS = [("secret", "each_round"), ("hands", "end")]
KILLED = -signal.SIGKILL
ROOT = Path(__file__).parents[2]


def drive(folder: Path, tasks: list[dict[str, Any]]) -> list[int]:
    """Plays tasks, each in a process of its own; returns how the processes ended."""
    (folder / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "-m", "tests.faults.driver", str(folder / "tasks.json")],
        env={**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert not done.returncode, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return [int(code) for code in done.stdout.split()]


@dataclass(frozen=True)
class Death:
    """One kill, and what the process that came after it saw and left."""

    at: int
    moment: str
    code: int
    after: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.moment} write {self.at}, {self.after['found']} lines found"

    @property
    def was_over(self) -> bool:
        return self.after["resumed"] is None


@dataclass(frozen=True)
class Deaths:
    """A game killed at each of its writes, and its twin."""

    twin: dict[str, Any]
    all: list[Death]

    def known_at(self, death: Death) -> int:
        """How many events the room had been shown the outcome of."""
        last = death.at if death.moment == "after" else death.at - 1
        written = [w.split() for w in self.twin["writes"][:last]]
        return sum(int(w[1]) for w in written if w[0] == "journal") - 1

    @property
    def first_card(self) -> int:
        """The line from which on a workshop is offered: before it, only seats were taken."""
        lines = read_journal(Path(self.twin["journal"])).lines
        return next(line.number for line in lines if type(line.what).__name__ == "GameStarted")

    def resumed(self) -> Iterator[tuple[Death, dict[str, Any], dict[str, Any]]]:
        """Yields each start that found a screen of the twin: what it saw, what the twin saw."""
        for death in self.all:
            seen = self.twin["seen"].get(str(death.after["found"]))
            if not death.was_over and seen is not None:
                yield death, death.after["resumed"], seen


def moments(writes: list[str]) -> list[tuple[str, int]]:
    """Returns when to kill: within and after every write, and before those of the ballots.

    Before any other write the disk is as it was after the write before.
    """
    every = range(1, len(writes) + 1)
    within = "ballot" in writes
    return [
        *(("before", at) for at in every if at == 1 or not writes[at - 1].startswith("journal")),
        *(("within", at) for at in every if within),
        *(("after", at) for at in every),
    ]


@pytest.fixture(scope="module", params=VARIANTS, ids=[method for method, _ in VARIANTS])
def deaths(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Deaths:
    folder = tmp_path_factory.mktemp("kill")
    scenario = write_scenario(folder, *request.param)

    def task(name: str, **more: object) -> dict[str, Any]:
        return {"home": str(folder / name), "report": str(folder / f"{name}.json"), **more}

    def report(name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        return found

    new_home(folder / "twin", scenario)
    assert drive(folder, [task("twin", every=True)]) == [0]
    twin = report("twin")
    planned = moments(twin["writes"])
    for moment, at in planned:
        new_home(folder / f"{moment}{at}", scenario)
    killed = drive(folder, [task(f"{m}{at}", at=at, moment=m) for m, at in planned])
    after = drive(folder, [task(f"{m}{at}") for m, at in planned])
    assert set(after) == {0}
    return Deaths(
        twin,
        [
            Death(at, moment, code, report(f"{moment}{at}"))
            for (moment, at), code in zip(planned, killed, strict=True)
        ],
    )


def test_the_twin_was_never_killed_and_its_journal_leads_where_it_is(deaths: Deaths) -> None:
    assert deaths.twin["digest"] == deaths.twin["live_digest"]
    assert len(deaths.twin["writes"]) > 60


def test_every_process_was_killed_at_its_write(deaths: Deaths) -> None:
    assert [str(death) for death in deaths.all if death.code != KILLED] == []
    assert len(deaths.all) >= len(deaths.twin["writes"])


def test_every_game_ends_as_its_unkilled_twin(deaths: Deaths) -> None:
    different = [str(d) for d in deaths.all if d.after["digest"] != deaths.twin["digest"]]
    assert different == []


def test_nothing_that_was_shown_is_lost(deaths: Deaths) -> None:
    for death in deaths.all:
        known = deaths.known_at(death)
        found = -1 if death.after["found"] is None else death.after["found"]
        # Of a gesture of two events, the first may be whole when the second is torn.
        most = known + 1 if death.moment == "within" else known
        assert known <= found <= most, death


def test_a_torn_line_is_what_a_kill_within_a_write_to_the_journal_leaves(deaths: Deaths) -> None:
    for death in deaths.all:
        journal = deaths.twin["writes"][death.at - 1].startswith("journal")
        torn = death.moment == "within" and journal and death.at > 1
        assert death.after["torn"] is torn, death


def test_a_game_that_was_dealt_is_offered_first_thing(deaths: Deaths) -> None:
    """So is a table that was changed before the start: its seats were somebody's work."""
    for death in deaths.all:
        dealt = (death.after["found"] or 0) >= deaths.first_card
        if dealt:
            assert death.after["offered"] is not death.was_over, death
        elif death.after["offered"]:
            assert death.after["resumed"]["scene"] == "SeatsScene", death


def test_the_screen_that_was_on_is_on_again(deaths: Deaths) -> None:
    compared = list(deaths.resumed())
    for death, resumed, seen in compared:
        assert resumed["scene"] == seen["scene"], death
        assert resumed["route"] == seen["route"], death
        assert resumed["text"] == seen["text"], death
    assert {seen["scene"] for _, _, seen in compared} >= {
        "SeatsScene",
        "RulesScene",
        "SearchScene",
        "ChoiceScene",
        "PreparationScene",
        "InterviewScene",
        "VoteIntroScene",
        "TieScene",
        "RevealScene",
        "QuestionScene",
        "MapScene",
    }
    assert len(compared) > 0.75 * len(deaths.all)


def test_no_ballot_is_lost_none_is_doubled_and_none_is_another_one(deaths: Deaths) -> None:
    for death, resumed, seen in deaths.resumed():
        assert resumed["ballots"] == seen["ballots"], death


def test_no_ballot_is_left_on_the_disk_at_the_end(deaths: Deaths) -> None:
    for death in deaths.all:
        assert BALLOTS not in death.after["leftovers"], death


def test_the_sheet_is_there_at_the_end(deaths: Deaths) -> None:
    for death in deaths.all:
        if not death.was_over:
            assert death.after["leftovers"] == ["journal.jsonl", "sheet.html", "sheet.json"], death


def test_every_journal_left_is_one_that_could_have_happened(deaths: Deaths) -> None:
    for death in deaths.all:
        content = read_journal(Path(death.after["journal"]))
        state = replay(read_header(content.header), content.lines, verify=True).state
        assert state_digest(state) == deaths.twin["digest"], death


def test_a_game_killed_over_and_over_ends_all_the_same(tmp_path: Path) -> None:
    """Every process lives for three writes: no start may cost what another has kept.

    Where a timer ran, a start writes the pause, and the first key its end.
    """
    scenario = write_scenario(tmp_path, "secret")
    for name in ("twin", "often"):
        new_home(tmp_path / name, scenario)

    def task(name: str, **more: object) -> dict[str, Any]:
        return {"home": str(tmp_path / name), "report": str(tmp_path / f"{name}.json"), **more}

    often = [task("often", at=3, moment="after") for _ in range(75)]
    codes = drive(tmp_path, [task("twin"), *often])
    assert codes[0] == 0
    lived = codes[1:].index(0)
    assert set(codes[1 : 1 + lived]) == {KILLED}
    assert set(codes[1 + lived :]) == {0}
    assert lived > 25
    twin, end = (json.loads((tmp_path / f"{n}.json").read_text()) for n in ("twin", "often"))
    assert end["digest"] == twin["digest"]
    assert BALLOTS not in end["leftovers"]
