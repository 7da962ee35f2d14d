"""Goes through every screen of a game and stops at each, so that each can be measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.content.models import Kit
from game.rules import (
    Accepted,
    CloseVote,
    Command,
    EndPitch,
    Hands,
    JudgeSkill,
    OpenVote,
    Pause,
    RenameSeat,
    Resume,
    RevealNext,
    SeatId,
    SetAway,
    SetBack,
    State,
    Step,
    TypeBallots,
    TypeCount,
    VoteMethod,
    next_command,
)
from game.rules.rounds import all_shown, awaited_pitches
from game.rules.voting import voters
from game.screen import gestures
from game.screen.intents import Digit, Key, Typed
from game.screen.notice import NOTICE_S
from game.screen.scenes.ballots import SecretScene
from game.screen.scenes.debriefing import save_sheet
from game.screen.scenes.field import TextScene
from game.screen.scenes.home import HomeScene
from game.screen.scenes.lists import ListScene, ScenarioScene, WorkshopScene
from game.screen.scenes.problems import ProblemScene
from game.screen.scenes.seats import SeatsScene
from game.screen.scenes.settings import SettingsScene
from game.workshop.bots import Bots
from game.workshop.clock import SteppedClock
from tests.screen.pilot import Pilot

LONG_NAMES = (
    "Marie-Christine Vandamme",
    "Abdoulaye Mamadou Diallo",
    "Jean-Baptiste Lambrechts",
    "Guillaume-Wenceslas Homm",
    "Marguerite Wambergue-Roy",
    "Олександра Шевченко-Мель",
    "محمد عبد الرحمن الأنصاري",
)
"""Typed names of 24 letters, the longest that the game takes."""

BROKEN = """format: 1
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
    definition: Aider les autres et demander de l’aide quand le travail devient trop long pour soi.
jobs:
  - id: commis
    nam: Commis de cuisine
    duties: [Éplucher, Ranger, Préparer tout ce qui manque encore avant le service]
"""


@dataclass(slots=True)
class Tour:
    """A pilot who stops at every screen. `tied` is how many win the first round together."""

    pilot: Pilot
    kit: Kit
    tied: int = 1
    long_names: bool = False
    teams: bool = False

    @property
    def state(self) -> State:
        return self.pilot.state

    def do(self, command: Command) -> None:
        assert self.pilot.app.sitting is not None
        answer = self.pilot.app.sitting.workshop.dispatch(command)
        assert isinstance(answer, Accepted), (command, answer)
        self.pilot.app.follow()

    def go_on(self) -> None:
        command = next_command(self.state)
        assert command is not None
        self.do(command)

    def all(self) -> Iterator[str]:
        """Yields the name of each screen while it is on."""
        for part in (self.before, self.lobby, self.first_round, self.rest):
            for name in part():
                if "notice" not in name:
                    self.pilot.seconds += NOTICE_S
                yield name

    # --- before the game -----------------------------------------------------------------

    def before(self) -> Iterator[str]:
        app = self.pilot.app
        app.go(HomeScene(app))
        yield "home"
        app.on(Key.ESCAPE)
        yield "ask to leave"
        app.dialogs.clear()
        app.go(ScenarioScene(app))
        yield "scenarios"
        app.press("folder")
        yield "scenarios, with a notice"
        app.go(WorkshopScene(app))
        yield "no workshops"
        gestures.open_settings(app)
        app.current_tree()
        assert isinstance(app.scene, SettingsScene)
        yield "settings"
        while app.scene.page + 1 < app.scene.pages():
            app.scene.press("more")
            yield f"settings {app.scene.page + 1}"
        broken = self.pilot.home.root / "metiers.yaml"
        broken.write_text(BROKEN, encoding="utf-8")
        problems = app.library.open(broken).problems
        scene = ProblemScene(app, broken, problems)
        app.go(scene)
        for page in range(-(-len(problems) // scene.per_page)):
            yield f"problems {page + 1}"
            scene.press("more")
        app.go(HomeScene(app))

    def lobby(self) -> Iterator[str]:
        app = self.pilot.app
        self.pilot.begin(self.kit)
        assert app.sitting is not None
        app.sitting.workshop.clock = SteppedClock()
        if self.teams:
            app.scene.press("teams")
        yield "seats"
        gestures.manage_seats(app)
        yield "table"
        app.press("seat1")
        yield "a seat"
        app.press("name")
        yield "the notice before a name"
        app.press("type")
        assert isinstance(app.scene, TextScene)
        app.scene.typed(LONG_NAMES[0])
        yield "typing a name"
        app.on(Key.NEXT)
        app.press("seat1")
        yield "a seat with a name"
        app.dialogs.clear()
        if self.long_names:
            self._name_everybody()
        app.press("seat2")
        app.press("leave")
        yield "ask whether a seat leaves"
        app.dialogs.clear()
        app.scene.press("place")
        yield "the place"
        app.press("place")
        yield "typing the place"
        app.on(Key.ESCAPE)
        app.scene.press("observe")
        self.do_at_the_table(SetAway(SeatId("s2")))
        yield "table, somebody away"
        self.do_at_the_table(SetBack(SeatId("s2")))
        if len(self.state.seats) > 9:
            app.scene.press("more")
            yield "table, second page"
        app.follow()
        yield "seats, with an observer"

    def do_at_the_table(self, command: Command) -> None:
        app = self.pilot.app
        scene = app.scene
        self.do(command)
        app.scene = scene
        app.forget_route()

    def _name_everybody(self) -> None:
        sitting = self.pilot.app.sitting
        assert sitting is not None
        for number, seat in enumerate(self.state.players):
            ref = sitting.people.add_name(LONG_NAMES[number % len(LONG_NAMES)])
            self.do_at_the_table(RenameSeat(seat.id, seat.pseudonym, ref))

    # --- a round with everything ---------------------------------------------------------

    def first_round(self) -> Iterator[str]:
        app = self.pilot.app
        assert isinstance(app.scene, SeatsScene)
        app.scene.known_table = False
        app.on(Key.NEXT)
        for page in range(3):
            yield f"rules {page + 1}"
            app.on(Key.NEXT)
        yield from self.search()
        yield from self.choice()
        yield from self.interviews()
        if self.state.setup.rules.cooperative:
            yield from self.hearing()
        else:
            yield "vote intro"
            app.on(Key.METHOD)
            yield "ask how to vote"
            app.dialogs.clear()
            yield from self.votes()
        yield from self.result()

    def search(self) -> Iterator[str]:
        app = self.pilot.app
        while self.state.step is Step.SEARCH:
            turned = len(self.state.here().skills)
            yield f"search, {turned} turned"
            if turned == 2:
                app.scene.press("replace")
                yield "ask which card goes"
                app.dialogs.clear()
                app.on(Key.FORCE)
                yield "ask to force the search"
                app.dialogs.clear()
            self.go_on()

    def choice(self) -> Iterator[str]:
        app, bots = self.pilot.app, Bots(self.pilot.app.chance)
        yield "choice"
        app.on(Key.DOWN)
        yield "choice, another card"
        app.on(Key.FORCE)
        yield "ask to force the choice"
        app.dialogs.clear()
        if self.state.setup.rules.hands is Hands.PAPER:
            for digit in (1, 2):
                app.on(Digit(digit))
            yield "choice, a number typed"
        while (command := bots.command(self.state)) is not None:
            self.do(command)
        yield "choice, overview"
        self.go_on()

    def interviews(self) -> Iterator[str]:
        app = self.pilot.app
        if self.state.setup.rules.timings.preparation_s:
            yield "preparation"
            self.do(Pause())
            yield "preparation, paused"
            self.do(Resume())
            self.go_on()
        first = True
        while awaited_pitches(self.state) or self.state.interviews.speaker is not None:
            if first:
                yield "interview, ready"
            self.go_on()
            if first:
                yield "interview"
                app.on(Digit(1))
                yield "interview, a card tapped"
                app.press("note")
                yield "asking for key words"
                app.on(Digit(2))
                app.on(Typed(LONG_NAMES[0]))
                yield "typing key words"
                app.on(Key.ESCAPE)
                app.scene.press("starters")
                yield "interview, starters"
                app.scene.press("starters")
            if first and self.state.setup.rules.timings.questions_s:
                self.go_on()
                yield "interview, questions"
            speaker = self.state.interviews.speaker
            if speaker is not None:
                self.do(EndPitch(speaker))
            first = False
            if len(awaited_pitches(self.state)) == 1:
                yield "interview, the last one"

    def hearing(self) -> Iterator[str]:
        self.go_on()
        yield "hearing"
        for number, skill in enumerate(self.state.here().skills):
            self.do(JudgeSkill(skill, heard=number == 0))
            yield f"hearing, {number + 1} answers"
        self.go_on()

    def votes(self) -> Iterator[str]:
        yield from self.secret()
        yield from self.aloud()
        yield from self.counts()

    def secret(self) -> Iterator[str]:
        app, bots = self.pilot.app, Bots(self.pilot.app.chance)
        self.do(OpenVote(VoteMethod.SECRET))
        yield "curtain"
        assert isinstance(app.scene, SecretScene)
        app.scene.press("next")
        yield "ballot"
        app.scene.press("mouse")
        yield "ballot, with a notice"
        while (command := bots.command(self.state)) is not None:
            self.do(command)
        yield "everybody has voted"
        app.open_menu()
        yield "menu"
        app.dialogs.clear()
        app.on(Key.UNDO)
        app.on(Key.UNDO)
        yield "after an undo"
        app.dialogs.clear()

    def aloud(self) -> Iterator[str]:
        bots = Bots(self.pilot.app.chance)
        self.do(OpenVote(VoteMethod.OPEN))
        yield "aloud"
        command = bots.command(self.state)
        assert command is not None
        self.do(command)
        self.pilot.app.on(Digit(1))
        yield "aloud, the second voter"
        self.pilot.app.on(Key.UNDO)
        self.pilot.app.dialogs.clear()
        self.do(OpenVote(VoteMethod.OPEN))
        while (command := bots.command(self.state)) is not None:
            self.do(command)
        yield "aloud, everybody has voted"

    def counts(self) -> Iterator[str]:
        app = self.pilot.app
        self.do(OpenVote(VoteMethod.PAPER))
        yield "counts on paper"
        self.do(OpenVote(VoteMethod.HANDS))
        yield "counts"
        ballots = len(voters(self.state))
        candidates = self.state.open_vote().candidates
        tied = max(1, min(self.tied, len(candidates)))
        each = ballots // tied if tied > 1 else min(ballots - 1, 2)
        for number, candidate in enumerate(candidates):
            self.do(TypeCount(candidate, each if number < tied else 0))
        app.forget_route()
        app.follow()
        yield "counts, the blank ones"
        app.on(Key.FORCE)
        yield "ask to force the vote"
        app.dialogs.clear()
        self.do(TypeBallots(ballots, ballots - each * tied))
        self.do(CloseVote())

    def result(self) -> Iterator[str]:
        if self.state.step is Step.TIE:
            yield "tie"
            self.pilot.app.on(Key.FORCE)
            yield "ask to force the tie"
            self.pilot.app.dialogs.clear()
            self.pilot.app.scene.press("share")
        number = 0
        while not all_shown(self.state):
            yield f"reveal, {number} shown"
            self.do(RevealNext())
            number += 1
        yield "reveal, complete"
        self.go_on()
        yield "between"

    # --- the rest ------------------------------------------------------------------------

    def rest(self) -> Iterator[str]:
        app, bots = self.pilot.app, Bots(self.pilot.app.chance)
        last = Step.BETWEEN
        while self.state.step is not Step.DEBRIEFING:
            done = len(self.state.scored_rounds)
            command = bots.command(self.state) or next_command(self.state)
            assert command is not None
            self.do(command)
            last, was = self.state.step, last
            if last is Step.BETWEEN and was is not last:
                yield f"between, after {done + 1} rounds"
        while self.state.step is Step.DEBRIEFING:
            yield f"debriefing {self.state.screen + 1}"
            pages = getattr(app.scene, "pages", 1)
            for page in range(1, pages):
                app.scene.press("more")
                yield f"map, page {page + 1}"
            app.on(Key.NEXT)
        yield "over"
        sheet = app.sitting
        assert sheet is not None
        save_sheet_here(self.pilot)
        yield "over, the sheet is saved"
        app.leave_workshop()
        yield "home, with a workshop"
        app.go(WorkshopScene(app))
        yield "workshops"
        assert isinstance(app.scene, ListScene)
        app.scene.press("delete")
        yield "ask to delete"
        app.dialogs.clear()


def save_sheet_here(pilot: Pilot) -> None:
    """Saves the sheet, aloud."""
    from game.screen.scenes.base import Play

    assert isinstance(pilot.app.scene, Play)
    save_sheet(pilot.app.scene)


def every_size() -> Sequence[tuple[int, int]]:
    return ((1024, 768), (1280, 720), (1366, 768), (1920, 1080))
