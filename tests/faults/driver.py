"""Plays the real game in a process of its own, and kills that process at a write to the disk.

Run with a file of tasks (JSON): each is played by a child of its own, which dies or leaves a
report. The person at the keyboard is `hands`: what it presses depends on the state and on the
journal alone, so a game that was cut off and one that was not are played alike.
"""

import importlib
import json
import os
import pkgutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.debrief import html
from game.rules import State, Step, Undone, seat_of
from game.rules.rounds import awaited_choices
from game.rules.voting import awaited_voters
from game.screen import scenes
from game.screen.router import scene_for
from game.screen.scenes.counts import BLANK, CountScene
from game.screen.scenes.home import HomeScene
from game.screen.scenes.lists import WorkshopScene
from game.screen.semantics import Node, Role
from game.storage.ballots import BallotFile
from game.storage.events import to_json
from game.storage.home import JOURNAL, Home, read
from game.storage.journal import JournalContent, JournalError, JournalFile
from game.storage.settings import load_settings
from game.wiring import read_header, replay
from game.workshop.digest import state_digest
from tests.screen.pilot import Pilot

SIZE = (640, 360)
MOST_KEYS = 600
_CHANGES_WITH_TIME = frozenset({"timer", "pause", "extend", "notice"})


class Killer:
    """Counts the writes of this process, and kills it before, within or after one of them."""

    def __init__(self, at: int, moment: str) -> None:
        self._at = at
        self._moment = moment
        self.writes: list[str] = []

    def around(self, name: str, half: Callable[[], None], whole: Callable[[], None]) -> None:
        self.writes.append(name)
        now = len(self.writes) == self._at
        if now and self._moment == "before":
            die()
        if now and self._moment == "within":
            half()
            die()
        whole()
        if now:
            die()

    def install(self) -> None:
        write_line, write_ballot, clear = JournalFile._write, BallotFile._write, BallotFile.clear

        def journal_write(file: JournalFile, text: str) -> None:
            data = text.encode()
            self.around(
                f"journal {text.count(chr(10))}",
                lambda: _raw(file._file.fileno(), data[: len(data) // 2]),
                lambda: write_line(file, text),
            )

        def ballot_write(file: BallotFile, content: Any) -> None:
            data = to_json(content).encode()
            assert file._file is not None
            number = file._file.fileno()
            self.around(
                "ballot",
                lambda: _raw(number, data[: len(data) // 2]),
                lambda: write_ballot(file, content),
            )

        def ballot_clear(file: BallotFile) -> None:
            if not file._path.exists():
                clear(file)
                return
            size = file._path.stat().st_size

            def half() -> None:
                with file._path.open("r+b", buffering=0) as opened:
                    opened.write(bytes(size // 2))

            self.around("clear", half, lambda: clear(file))

        JournalFile._write = journal_write  # type: ignore[method-assign,assignment]
        BallotFile._write = ballot_write  # type: ignore[method-assign,assignment]
        BallotFile.clear = ballot_clear  # type: ignore[method-assign,assignment]


def _raw(number: int, data: bytes) -> None:
    os.write(number, data)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


# --- the person at the keyboard ------------------------------------------------------------


def hands(pilot: Pilot) -> list[str]:
    """Returns the keys that are pressed now."""
    scene = pilot.app.scene
    if isinstance(scene, HomeScene):
        return _at_home(scene, pilot.home)
    if isinstance(scene, WorkshopScene):
        return [str(1 + pilot.home.folders().index(_kept(pilot.home)[-1][0])), "return"]
    state = pilot.state
    if state.step is Step.LOBBY and len(state.players) != 3:
        return ["3"]
    if state.step is Step.CHOICE and awaited_choices(state):
        seat = awaited_choices(state)[0]
        return [str(1 + (int(seat.id[1:]) + _round(state)) % len(seat.hand)), "return"]
    if state.step is Step.VOTE:
        return _voting(pilot, state)
    if state.step is Step.REVEAL and _round(state) == 2 and not _undone(pilot):
        return ["ctrl+z"]
    return ["return"]


def _at_home(scene: HomeScene, home: Home) -> list[str]:
    if scene.unfinished is not None:
        assert scene.focused() == "resume"
        return ["return"]
    # A workshop that has not started is not offered first: it is in the list.
    return ["a"] if _kept(home) else ["c"]


def _voting(pilot: Pilot, state: State) -> list[str]:
    """A tie in the first round and, with secret ballots, one blank ballot in the second."""
    vote, scene = state.open_vote(), pilot.app.scene
    if isinstance(scene, CountScene):
        row = scene.rows()[scene.row]
        count = 0 if row == BLANK else _count(state, vote.candidates.index(row))
        return [str(count), "return"]
    waiting = awaited_voters(state)
    if not waiting:
        return ["return"]
    voter = waiting[0]
    others = [c for c in vote.candidates if c != seat_of(voter)]
    after = [c for c in others if c > seat_of(voter)] or others
    if _round(state) == 2 and voter == "s3":
        return ["return", "0"]
    wanted = others[0] if vote.runoff else after[0]
    return ["return", str(1 + vote.candidates.index(wanted))]


def _count(state: State, place: int) -> int:
    return (
        (1, 1, 1)[place]
        if _round(state) == 1 and not state.open_vote().runoff
        else (0, 2, 1)[place]
    )


def _round(state: State) -> int:
    return state.here().number


def _undone(pilot: Pilot) -> bool:
    _, content = _kept(pilot.home)[-1]
    return any(isinstance(line.what, Undone) for line in content.lines)


def _kept(home: Home) -> list[tuple[Path, JournalContent]]:
    """Returns the workshops that can be read, the oldest first."""
    kept = []
    for folder in reversed(home.folders()):
        try:
            kept.append((folder, read(folder)))
        except JournalError:
            continue
    return kept


# --- what is on the screen -----------------------------------------------------------------


def shown(pilot: Pilot) -> dict[str, Any]:
    """Returns what the room sees, apart from what passes with time.

    A start that finds a running timer is on pause: what lies below is what was on.
    """
    app = pilot.app
    route, _ = scene_for(app)
    tree = app.scene.tree(app.stage()) if app.paused else pilot.tree()
    return {
        "scene": pilot.scene,
        "route": json.loads(json.dumps(route, default=str)),
        "text": "\n".join(_texts(tree)),
    }


def _texts(node: Node) -> list[str]:
    if node.id in _CHANGES_WITH_TIME or node.role is Role.TIMER:
        return []
    own = [f"{node.name} {node.value}".strip()]
    return [*own, *(text for child in node.children for text in _texts(child))]


def ballots_of(pilot: Pilot) -> dict[str, list[str]]:
    vote = pilot.state.vote
    return {v: sorted(chosen or ()) for v, chosen in vote.ballots.items()} if vote else {}


# --- the tasks -----------------------------------------------------------------------------


def play(task: dict[str, Any]) -> dict[str, Any]:
    """Plays from the home screen to the end; returns what was seen on the way."""
    killer = Killer(task.get("at", 0), task.get("moment", "after"))
    killer.install()
    home = Home(Path(task["home"]))
    kept = _kept(home)
    pilot = Pilot(home.root, SIZE, settings=load_settings(home.settings), seed=7)
    offered = isinstance(pilot.app.scene, HomeScene) and pilot.app.scene.unfinished is not None
    watch = Watch(pilot, every=task.get("every", False))
    watch.over = bool(kept) and _state(kept[-1][1]).step is Step.OVER
    for _ in range(MOST_KEYS):
        if watch.over:
            break
        pilot.press(*hands(pilot))
        watch.look()
    else:
        raise RuntimeError(f"the game does not end: {pilot.scene}")
    pilot.app.quit()
    folder, content = _kept(home)[-1]
    return {
        "found": len(kept[-1][1].lines) if kept else None,
        "torn": bool(kept) and kept[-1][1].torn,
        "offered": offered,
        "resumed": watch.first,
        "seen": watch.seen,
        "writes": killer.writes,
        "digest": state_digest(_state(content)),
        "live_digest": watch.digest,
        "journal": str(folder / JOURNAL),
        "leftovers": sorted(path.name for path in folder.iterdir()),
    }


class Watch:
    """Remembers what was on the screen, by the number of lines that the journal had."""

    def __init__(self, pilot: Pilot, *, every: bool) -> None:
        self._pilot = pilot
        self._every = every
        self._draw = pilot.app.draw
        pilot.app.draw = _nothing  # type: ignore[method-assign]
        self.first: dict[str, Any] | None = None
        self.seen: dict[int, dict[str, Any]] = {}
        self.digest = ""
        self.over = False

    def look(self) -> None:
        sitting = self._pilot.app.sitting
        if sitting is None:
            return
        self.over = sitting.workshop.state.step is Step.OVER
        self.digest = state_digest(sitting.workshop.state) if self.over else ""
        lines = sitting.workshop.history.last_line
        if self.first is None:
            # The screen that was taken up again is drawn; every other one is, elsewhere.
            self._draw()
            self.first = {**shown(self._pilot), "ballots": ballots_of(self._pilot)}
        if self._every and lines not in self.seen:
            self.seen[lines] = {**shown(self._pilot), "ballots": ballots_of(self._pilot)}


def _state(content: JournalContent) -> State:
    return replay(read_header(content.header), content.lines).state


def _nothing(*, moving: bool = False) -> None:
    pass


def run(task: dict[str, Any]) -> None:
    """Plays a task in this process, and leaves its report."""
    report = play(task)
    Path(task["report"]).write_text(json.dumps(report), encoding="utf-8")


def warm() -> None:
    """Imports and compiles what every child would otherwise begin with."""
    for module in pkgutil.iter_modules(scenes.__path__, f"{scenes.__name__}."):
        importlib.import_module(module.name)
    html._environment().get_template("sheet.html")


def main() -> None:
    """Gives each task a child of its own, and says how it ended: 0, or the signal's number."""
    warm()
    for task in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                run(task)
                code = 0
            except BaseException:  # noqa: BLE001 -- a child must never come back from here
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 -- the answer to the test


if __name__ == "__main__":
    main()
