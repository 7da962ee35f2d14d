"""Plays a game without a window and saves every screen as a picture."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame

from game.content.library import Library
from game.rules import OpenVote, State, Step, Talk, VoteMethod, next_command
from game.rules.rounds import awaited_choices
from game.screen.app import App
from game.screen.intents import Key
from game.screen.scenes.home import HomeScene
from game.screen.scenes.lists import ScenarioScene, WorkshopScene
from game.screen.scenes.problems import ProblemScene
from game.screen.scenes.start import start_kit
from game.screen.windows import SurfaceWindows
from game.storage.home import Home
from game.storage.settings import Settings
from game.workshop.bots import Bots
from game.workshop.clock import SteppedClock


class Camera:
    """An app that nobody sees, and the pictures taken of it."""

    def __init__(self, out: Path, size: tuple[int, int], language: str, home: Path) -> None:
        self.out = out
        self.taken: list[Path] = []
        self._time = 0.0
        self.windows = SurfaceWindows(size)
        self.home = Home(home)
        self.home.prepare()
        chance = random.Random(7)  # noqa: S311 -- the same pictures every time
        self.app = App(self.windows, self.home, Settings(), language, self.now, chance)
        self.clock = SteppedClock()
        self.bots = Bots(chance)

    def now(self) -> float:
        self._time += 10
        return self._time

    def shoot(self, name: str) -> None:
        """Saves the screen that is on."""
        self.app.draw()
        path = self.out / f"{len(self.taken) + 1:02}-{name}.png"
        pygame.image.save(self.windows.public(), path)
        self.taken.append(path)

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

    def go_on(self) -> None:
        """Does what the key "next" asks the game for."""
        sitting = self.app.sitting
        command = next_command(sitting.workshop.state) if sitting is not None else None
        if sitting is not None and command is not None:
            self.clock.advance(18)
            sitting.workshop.dispatch(command)
            self.app.follow()


def save_pictures(out: Path, size: tuple[int, int], language: str) -> list[Path]:
    """Saves a picture of every screen of a game; returns their files."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        camera = Camera(out, size, language, Path(home))
        for _ in _tour(camera, Path(home)):
            pass
        if camera.app.sitting is not None:
            camera.app.sitting.close()
    return camera.taken


def _tour(camera: Camera, home: Path) -> Iterator[None]:
    app = camera.app
    camera.shoot("home")
    app.go(ScenarioScene(app))
    camera.shoot("scenarios")
    broken = home / "metiers.yaml"
    broken.write_text(_BROKEN, encoding="utf-8")
    app.go(ProblemScene(app, broken, app.library.open(broken).problems))
    camera.shoot("problems")
    app.go(HomeScene(app))
    camera.begin("decouverte")
    camera.shoot("seats")
    app.manage_seats()
    camera.shoot("table")
    app.press("seat3")
    camera.shoot("seat-menu")
    app.dialogs.clear()
    app.follow()
    app.on(Key.NEXT)
    for page in range(3):
        camera.shoot(f"rules-{page + 1}")
        app.on(Key.NEXT)
    yield from _round(camera)
    yield from _debriefing(camera)
    app.leave_workshop()
    app.go(WorkshopScene(app))
    camera.shoot("workshops")


def _round(camera: Camera) -> Iterator[None]:
    app = camera.app
    state = _state(camera)
    while state().step is not Step.DEBRIEFING:
        step, talk = state().step, state().interviews.talk
        first = not state().past
        if step is Step.SEARCH:
            if first:
                camera.shoot("search")
            camera.go_on()
        elif step is Step.CHOICE:
            if first and len(awaited_choices(state())) == 6:
                camera.shoot("choice")
            if not camera.room():
                if first:
                    camera.shoot("choice-overview")
                camera.go_on()
        elif step is Step.INTERVIEW:
            if first and talk is Talk.PREPARATION:
                camera.clock.advance(12)
                camera.shoot("preparation")
            elif first and len(state().interviews.pitched) < 2:
                camera.shoot("interview")
                if talk is Talk.PITCH and not state().interviews.pitched:
                    app.press("starters")
                    camera.shoot("starters")
                    app.on(Key.HELP)
                    camera.shoot("help")
                    app.dialogs.clear()
            waits = app.scene.__class__.__name__ == "VoteIntroScene"
            if first and waits:
                camera.shoot("vote-intro")
                _secret_vote(camera)
            camera.go_on()
        elif step is Step.VOTE:
            if first:
                camera.shoot("counts")
            while camera.room():
                pass
            camera.go_on()
        elif step is Step.REVEAL:
            if first:
                camera.shoot("reveal")
            camera.go_on()
        else:
            camera.shoot("between")
            app.on(Key.NEXT)
        yield


def _secret_vote(camera: Camera) -> None:
    """Shows the secret vote on the shared device, then goes back to a show of hands."""
    app = camera.app
    if app.sitting is None:
        return
    app.sitting.workshop.dispatch(OpenVote(VoteMethod.SECRET))
    app.follow()
    camera.shoot("curtain")
    app.on(Key.NEXT)
    camera.shoot("ballot")
    while camera.room():
        pass
    camera.shoot("all-voted")
    app.open_menu()
    camera.shoot("menu")
    app.dialogs.clear()
    app.sitting.workshop.dispatch(OpenVote(VoteMethod.OPEN))
    app.follow()
    camera.shoot("aloud")
    app.sitting.workshop.dispatch(OpenVote(VoteMethod.HANDS))
    app.follow()


def _debriefing(camera: Camera) -> Iterator[None]:
    state = _state(camera)
    while state().step is Step.DEBRIEFING:
        last = state().screen + 1 >= state().setup.debriefing_screens
        camera.shoot("map" if last else f"debriefing-{state().screen + 1}")
        camera.app.on(Key.NEXT)
        yield
    camera.shoot("over")


def _state(camera: Camera) -> Callable[[], State]:
    def state() -> State:
        if camera.app.sitting is None:
            raise LookupError("no workshop is open")
        return camera.app.sitting.workshop.state

    return state


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
