"""Films one round as the room sees it, for the page that presents the game.

The game, its scenes and its movements are the real ones; the facilitator's gestures and the time
between them are written here. What is held is one long frame. A scene that fades in is cut to, as
those few moments of every pixel would weigh more than all the rest.
"""

import tempfile
from math import ceil
from pathlib import Path

from game.rules import Step, VoteMethod
from game.rules.rounds import awaited_pitches
from game.screen.apng import Film
from game.screen.intents import Digit, Intent, Key, Press
from game.screen.motion import FADE_S
from game.screen.pictures import Camera
from game.storage.settings import Settings, TableSeat

FRAME_MS = 60
_FADE_MS = FRAME_MS * ceil(FADE_S * 1000 / FRAME_MS)
_TIMER_FRAMES, _TIMER_MS, _TIMER_STEP_S = 18, 100, 3
"""A pitch of a minute, in a few seconds."""
BALLOTS = (2, 1, 2, 2)
"""Whom each seat votes for. It also says how many seats there are."""
_SCENARIO = "decouverte"


class FilmCamera(Camera):
    """A camera with a clock that runs only while it films: what is seen lasts as it would."""

    def __init__(self, size: tuple[int, int], settings: Settings, home: Path) -> None:
        super().__init__(home, size, settings, home)
        self.film = Film()
        self._filmed: object = None
        """The scene of the last frame."""

    def now(self) -> float:
        return self._time

    def _wait(self, milliseconds: float) -> None:
        self._time += milliseconds / 1000
        self.clock.advance(milliseconds / 1000)

    def _expose(self, milliseconds: int) -> None:
        self.film.add(self.windows.public(), milliseconds)
        self._wait(milliseconds)

    def watch(self, milliseconds: int) -> None:
        """Films what moves until it stands still, then holds it."""
        self.app.tick()
        if self.app.projector.moving and self.app.scene is not self._filmed:
            self._wait(_FADE_MS)
            self.app.tick()
        while self.app.projector.moving:
            self._expose(FRAME_MS)
            self.app.tick()
        self._filmed = self.app.scene
        self._expose(milliseconds)

    def unseen(self, *intents: Intent) -> None:
        """Does what the film leaves out, up to the picture that it ends with."""
        for intent in intents:
            self.app.on(intent)
            self.app.tick()
            while self.app.projector.moving:
                self._wait(FRAME_MS)
                self.app.tick()
        self._filmed = self.app.scene

    def does(self, intent: Intent, milliseconds: int) -> None:
        """Does what a key or a click does, and films what comes of it."""
        self.app.on(intent)
        self.watch(milliseconds)


def save_film(path: Path, size: tuple[int, int], settings: Settings) -> None:
    """Films a round and writes it as a moving PNG; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(film_round(size, settings).as_bytes())


def film_round(size: tuple[int, int], settings: Settings) -> Film:
    """Plays a round, then shows the points and the map of its workshop; returns the film."""
    seats = (TableSeat(pseudonym=""),) * len(BALLOTS)
    with tempfile.TemporaryDirectory() as home:
        played = settings.model_copy(update={"table": seats})
        camera = FilmCamera(size, played, Path(home))
        camera.begin(_SCENARIO)
        _search(camera)
        _choice(camera)
        _interviews(camera)
        _vote(camera)
        _result(camera)
        _end(camera)
        camera.app.leave_workshop()
    return camera.film


def _search(camera: FilmCamera) -> None:
    while camera.state().step is not Step.SEARCH:
        camera.unseen(Key.NEXT)
    camera.watch(800)
    camera.does(Key.NEXT, 500)
    camera.does(Key.NEXT, 500)
    camera.does(Key.NEXT, 1500)


def _choice(camera: FilmCamera) -> None:
    """The first seat looks at its hand; the others are quicker, and come without their deal."""
    camera.does(Key.NEXT, 1500)
    camera.does(Digit(3), 600)
    for card in (4, 1, 2):
        camera.unseen(Key.NEXT)
        camera.watch(300)
        camera.does(Digit(card), 300)
    camera.unseen(Key.NEXT)
    camera.watch(1200)


def _interviews(camera: FilmCamera) -> None:
    """One whole interview with its time running; the others are seen beginning."""
    camera.unseen(Key.NEXT, Key.NEXT)
    camera.watch(800)
    camera.does(Key.NEXT, 600)
    for _ in range(_TIMER_FRAMES):
        camera.clock.advance(_TIMER_STEP_S)
        camera.watch(_TIMER_MS)
    camera.unseen(Key.NEXT)
    while awaited_pitches(camera.state()):
        camera.unseen(Key.NEXT)
        camera.watch(500)
        camera.unseen(Key.NEXT)


def _vote(camera: FilmCamera) -> None:
    """A secret vote: the list that everybody votes from is seen once, a ballot never."""
    camera.watch(800)
    camera.app.on(Key.METHOD)
    camera.unseen(Press(VoteMethod.SECRET.value))
    camera.watch(800)
    camera.does(Key.NEXT, 1100)
    for choice in BALLOTS[:-1]:
        camera.unseen(Digit(choice))
        camera.watch(600)
        camera.unseen(Key.NEXT)
    camera.does(Digit(BALLOTS[-1]), 1000)


def _result(camera: FilmCamera) -> None:
    camera.does(Key.NEXT, 1000)
    camera.does(Key.NEXT, 2000)


def _end(camera: FilmCamera) -> None:
    """The other rounds are played unseen; then the points, a question, and the map."""
    state = camera.state
    while state().step is not Step.BETWEEN or len(state().past) < state().plan.rounds:
        if not camera.room():
            camera.go_on()
    camera.watch(1400)
    camera.does(Key.NEXT, 1200)
    while state().screen + 1 < state().setup.debriefing_screens:
        camera.unseen(Key.NEXT)
    camera.watch(3000)
