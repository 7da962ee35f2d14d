"""Plays a game without a window and saves every screen as a picture."""

import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pygame

from game.content.library import Library
from game.rules import (
    NoteRecognition,
    OpenVote,
    SeatId,
    State,
    Step,
    VoteMethod,
    next_command,
)
from game.rules.rounds import awaited_pitches
from game.screen import gestures
from game.screen.app import App
from game.screen.intents import Key
from game.screen.scenes.home import HomeScene
from game.screen.scenes.lists import ScenarioScene, WorkshopScene
from game.screen.scenes.problems import ProblemScene
from game.screen.scenes.room import RoomScene
from game.screen.scenes.start import start_kit
from game.screen.windows import SurfaceWindows
from game.storage.home import Home
from game.storage.settings import Settings
from game.workshop.bots import Bots
from game.workshop.clock import SteppedClock


class _StillApp(App):
    """An app on whose wall the clock stands still."""

    def today(self) -> datetime:
        return datetime(2026, 1, 15, 14, 32, tzinfo=UTC)


class Camera:
    """An app that nobody sees, and the pictures taken of it."""

    def __init__(self, out: Path, size: tuple[int, int], settings: Settings, home: Path) -> None:
        self.out = out
        self.taken: list[Path] = []
        self._time = 0.0
        self.windows = SurfaceWindows(size)
        self.home = Home(home)
        self.home.prepare()
        chance = random.Random(7)  # noqa: S311 -- the same pictures every time
        self.app = _StillApp(self.windows, self.home, settings, settings.language, self.now, chance)
        self.clock = SteppedClock()
        self.bots = Bots(chance)

    def now(self) -> float:
        self._time += 10
        return self._time

    def shoot(self, name: str) -> None:
        """Saves the screen that is on."""
        self.app.draw()
        self._save(self.windows.public(), name)

    def _save(self, picture: pygame.Surface, name: str) -> None:
        path = self.out / f"{len(self.taken) + 1:02}-{name}.png"
        pygame.image.save(picture, path)
        self.taken.append(path)

    def present(self, name: str) -> None:
        """Saves what the facilitator has on the second display meanwhile."""
        self.windows.plug()
        self.app.draw()
        hidden = self.windows.private()
        if hidden is not None:
            self._save(hidden, f"presenter-{name}")
        self.windows.unplug()
        self.app.draw()

    def peek(self) -> None:
        """Saves what the held key shows on the one display."""
        self.app.on(Key.PRESENTER)
        self.shoot("notes")
        self.app.on(Key.RELEASED)

    def late(self, name: str, minutes: int) -> None:
        """Saves the screen as it is when the workshop is late, on both displays."""
        if self.app.sitting is None:
            return
        workshop = self.app.sitting.workshop
        workshop.clock = SteppedClock(self.clock.now_ms() + minutes * 60_000)
        self.app.scene.tick(seen=True)
        self.shoot(name)
        self.present(name)
        workshop.clock = self.clock
        self.app.scene.tick(seen=True)

    def begin(self, scenario: str) -> None:
        """Begins a workshop with a shipped scenario, and with a clock of its own."""
        library = Library()
        found = library.find(scenario)
        if found is None:
            raise FileNotFoundError(scenario)
        kit = library.open(found.path).kit
        if kit is None:
            raise ValueError(scenario)
        start_kit(self.app, found.path, kit)
        if self.app.sitting is not None:
            self.app.sitting.workshop.clock = self.clock

    def room(self) -> bool:
        """Lets the room do one thing; returns False when it waits for the facilitator."""
        sitting = self.app.sitting
        if sitting is None:
            return False
        command = self.bots.command(sitting.workshop.state)
        if command is None:
            return False
        sitting.workshop.dispatch(command)
        self.app.follow()
        return True

    def state(self) -> State:
        """Returns the game as it stands; raises LookupError when none is open."""
        if self.app.sitting is None:
            raise LookupError("no workshop is open")
        return self.app.sitting.workshop.state

    def vote(self, method: VoteMethod) -> None:
        """Opens the vote, or opens it again in another way."""
        if self.app.sitting is not None:
            self.app.sitting.workshop.dispatch(OpenVote(method))
            self.app.follow()

    def go_on(self) -> None:
        """Does what the key "next" asks the game for."""
        sitting = self.app.sitting
        command = next_command(sitting.workshop.state) if sitting is not None else None
        if sitting is not None and command is not None:
            self.clock.advance(18)
            sitting.workshop.dispatch(command)
            self.app.follow()


def save_pictures(out: Path, size: tuple[int, int], settings: Settings) -> list[Path]:
    """Saves a picture of every screen of a game; returns their files."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        camera = Camera(out, size, settings, Path(home))
        _before(camera, Path(home))
        _round(camera)
        _after(camera)
    return camera.taken


def _before(camera: Camera, home: Path) -> None:
    """Everything that comes before the first round."""
    app = camera.app
    camera.shoot("home")
    app.go(ScenarioScene(app))
    camera.shoot("scenarios")
    gestures.open_settings(app)
    camera.shoot("settings")
    room = RoomScene(app)
    room.wait()
    app.go(room)
    camera.shoot("room")
    room.press("picture")
    camera.shoot("test-picture")
    broken = home / "metiers.yaml"
    broken.write_text(_BROKEN, encoding="utf-8")
    app.go(ProblemScene(app, broken, app.library.open(broken).problems))
    camera.shoot("problems")
    app.go(HomeScene(app))
    camera.begin("decouverte")
    camera.shoot("seats")
    gestures.manage_seats(app)
    camera.shoot("table")
    app.press("seat3")
    camera.shoot("seat-menu")
    app.dialogs.clear()
    app.follow()
    app.on(Key.NEXT)
    for page in range(3):
        camera.shoot(f"rules-{page + 1}")
        app.on(Key.NEXT)


def _round(camera: Camera) -> None:
    """The whole of a round, with every way to vote."""
    app, state = camera.app, camera.state
    while state().step is Step.SEARCH:
        camera.shoot("search")
        camera.go_on()
    camera.shoot("choice")
    while camera.room():
        pass
    camera.shoot("choice-overview")
    camera.go_on()
    camera.clock.advance(12)
    camera.shoot("preparation")
    camera.go_on()
    camera.shoot("interview-ready")
    camera.go_on()
    camera.clock.advance(18)
    camera.shoot("interview")
    camera.present("interview")
    camera.peek()
    app.scene.digit(1)
    camera.shoot("illustrated")
    app.press("note")
    camera.shoot("key-words")
    app.on(Key.ESCAPE)
    app.press("starters")
    camera.shoot("starters")
    app.on(Key.HELP)
    camera.shoot("help")
    app.dialogs.clear()
    app.on(Key.PAUSE)
    camera.shoot("pause")
    app.on(Key.PAUSE)
    while awaited_pitches(state()):
        camera.go_on()
    camera.shoot("vote-intro")
    _ways_to_vote(camera)
    camera.go_on()
    camera.shoot("result-hidden")
    camera.go_on()
    camera.shoot("result")
    camera.go_on()
    camera.shoot("between")
    camera.late("between-late", 60)


def _ways_to_vote(camera: Camera) -> None:
    app = camera.app
    camera.vote(VoteMethod.SECRET)
    camera.shoot("curtain")
    app.on(Key.NEXT)
    camera.shoot("ballot")
    while camera.room():
        pass
    camera.shoot("all-voted")
    camera.present("all-voted")
    app.open_menu()
    camera.shoot("menu")
    app.press("displays")
    camera.shoot("menu-room")
    app.dialogs.clear()
    camera.vote(VoteMethod.OPEN)
    camera.shoot("aloud")
    camera.vote(VoteMethod.HANDS)
    camera.room()
    camera.room()
    camera.shoot("counts")
    camera.present("counts")
    while camera.room():
        pass


def _after(camera: Camera) -> None:
    """The other rounds, the debriefing, and the end."""
    app, state = camera.app, camera.state
    while state().step is not Step.DEBRIEFING:
        if not camera.room():
            camera.go_on()
        if state().step is Step.BETWEEN and len(state().past) == state().plan.rounds:
            camera.shoot("points")
    while state().step is Step.DEBRIEFING:
        last = state().screen + 1 >= state().setup.debriefing_screens
        camera.shoot("map" if last else f"debriefing-{state().screen + 1}")
        if not state().screen:
            _signs(camera)
        app.on(Key.NEXT)
    camera.shoot("over")
    app.leave_workshop()
    app.go(WorkshopScene(app))
    camera.shoot("workshops")


def _signs(camera: Camera) -> None:
    """Notes that two people have received a positive sign."""
    if camera.app.sitting is not None:
        for number in (1, 3):
            camera.app.sitting.workshop.dispatch(NoteRecognition(SeatId(f"s{number}")))
    camera.present("debriefing")


_BROKEN = """format: 1
id: nos-metiers
title: Nos métiers
language: fr
version: 1.0
licence: CC-BY-4.0
authors: [Atelier du Pont]
framework: bunk
skills:
  - id: ensemble
    name: Travailler à plusieurs
    dimension: social
    definition: Aider les autres et demander de l’aide.
jobs:
  - id: commis
    nam: Commis de cuisine
    duties: [Éplucher, Ranger]
"""
