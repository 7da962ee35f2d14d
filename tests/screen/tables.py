"""Tables with every rule and every size of text, and games on paper, to be measured."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from game.content.models import JobCard, Kit
from game.rules import (
    Accepted,
    ChooseJob,
    CloseVote,
    Hands,
    JobId,
    OpenVote,
    PassTurn,
    Reveal,
    RevealNext,
    Step,
    TieRule,
    Totals,
    TypeBallots,
    TypeCount,
    VoteMethod,
)
from game.rules.rounds import all_shown, awaited_choices, awaited_pitches
from game.rules.voting import voters
from game.screen.intents import Key
from game.screen.scenes.seats import SeatsScene
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot, shipped_kit, table, with_rules
from tests.screen.pseudo import PseudoWords

SIZES = ((1024, 768), (1280, 720), (1366, 768), (1920, 1080))
TWO_SIZES = ((1024, 768), (1366, 768))
TWO_FORMS = ((1024, 768), (1280, 720))


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its rules: between them, the tables below have every pair that matters."""

    seats: int
    tied: int = 1
    long_names: bool = False
    teams: bool = False
    scenario: str = "decouverte"
    rules: tuple[tuple[str, Any], ...] = ()

    def kit(self) -> Kit:
        kit = shipped_kit(self.scenario, **dict(self.rules))
        timings = kit.scenario.rules.timings.model_copy(update={"questions": 30})
        return with_rules(kit, timings=timings)

    @property
    def private(self) -> bool:
        return dict(self.rules).get("hands") is Hands.PRIVATE


def _rules(**rules: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(rules.items())


TABLES = {
    "3 seats": Table(3, 2, rules=_rules(hand_size=3)),
    "6 seats, 2 skills, run-off, tokens": Table(
        6,
        3,
        rules=_rules(
            skills_per_round=2,
            tie=TieRule.RUNOFF,
            reveal=Reveal.LAST_TO_FIRST,
            tokens=2,
            totals=Totals.EACH_ROUND,
        ),
    ),
    "8 long names, 4 skills, criterion": Table(
        8,
        4,
        long_names=True,
        scenario="equipe-pro",
        rules=_rules(skills_per_round=4, hand_size=5, tie=TieRule.FACILITATOR, reveal=Reveal.ALL),
    ),
    "12 teams with long names": Table(
        12,
        6,
        long_names=True,
        teams=True,
        rules=_rules(hand_size=5, hand_whimsical=2, reveal=Reveal.ALL, totals=Totals.EACH_ROUND),
    ),
    "12 seats, 4 skills, run-off": Table(
        12,
        5,
        scenario="express",
        rules=_rules(skills_per_round=4, tie=TieRule.RUNOFF, reveal=Reveal.LAST_TO_FIRST),
    ),
    "6 on paper, cooperative": Table(
        6,
        long_names=True,
        rules=_rules(
            skills_per_round=4, hand_size=7, hand_whimsical=3, hands=Hands.PAPER, cooperative=True
        ),
    ),
    "8 teams, private hands of 8": Table(
        8,
        teams=True,
        rules=_rules(skills_per_round=2, hand_size=8, hand_whimsical=3, hands=Hands.PRIVATE),
    ),
    "6 long names, hand of 9": Table(
        6,
        6,
        long_names=True,
        rules=_rules(skills_per_round=2, hand_size=9, hand_whimsical=3, tie=TieRule.FACILITATOR),
    ),
    "3 long names, hand of 6": Table(
        3,
        3,
        long_names=True,
        rules=_rules(
            skills_per_round=4,
            hand_size=6,
            hand_whimsical=3,
            tie=TieRule.RUNOFF,
            reveal=Reveal.LAST_TO_FIRST,
        ),
    ),
    "8 teams with long names": Table(
        8, 3, long_names=True, teams=True, rules=_rules(hand_size=6, hand_whimsical=2)
    ),
    "12 long names, private hands": Table(
        12, 2, long_names=True, rules=_rules(skills_per_round=2, hands=Hands.PRIVATE)
    ),
    "3 seats, cooperative": Table(3, rules=_rules(cooperative=True)),
}


@dataclass(frozen=True, slots=True)
class Type:
    """How the text is set: its size and the space between its lines in percent, its letters."""

    text_size: int = 100
    typeface: str = "atkinson"
    line_spacing: int = 100


USUAL, LARGER, LARGEST = Type(), Type(125), Type(150)


def pilot_for(
    home: Path, seats: int, language: str, *, private: bool = False, type_: Type = USUAL
) -> Pilot:
    spoken = "fr" if language == "pseudo" else language
    settings = table(seats).model_copy(update=asdict(type_))
    pilot = Pilot(home, settings=settings, private=private, language=spoken)
    if language == "pseudo":
        pilot.app.words = PseudoWords()
    return pilot


def measured(pilot: Pilot, sizes: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yields what does not fit on the screen that is on, also where nobody else looks."""
    app = pilot.app
    for size in sizes:
        pilot.windows.resize(size)
        stage = app.stage()
        for problem in problems(app.current_tree(), stage):
            yield f"{size[0]}x{size[1]}: {problem}"
        private = app.scene.private_tree(stage)
        if private is not None and not app.dialogs:
            for problem in problems(private, stage):
                yield f"{size[0]}x{size[1]}, private: {problem}"


class Paper:
    """A game with printed cards: every seat can play any job that a test wants to see."""

    def __init__(self, pilot: Pilot, kit: Kit, jobs: Sequence[JobCard]) -> None:
        self.pilot, self.kit, self.jobs = pilot, kit, list(jobs)
        pilot.begin(kit)
        scene = pilot.app.scene
        assert isinstance(scene, SeatsScene)
        scene.known_table = True
        pilot.app.on(Key.NEXT)

    def do(self, *commands: Any) -> None:
        assert self.pilot.app.sitting is not None
        for command in commands:
            answer = self.pilot.app.sitting.workshop.dispatch(command)
            assert isinstance(answer, Accepted), (command, answer)
        self.pilot.app.follow()

    def to_the_choice(self) -> None:
        while self.pilot.state.step is Step.SEARCH:
            self.pilot.app.on(Key.NEXT)

    def choose(self) -> None:
        """Gives every seat a job of the list, or a card that it holds when the list is over."""
        wanted = iter(self.jobs)
        for seat in awaited_choices(self.pilot.state):
            job = next(wanted, None)
            if job is not None:
                self.do(ChooseJob(seat.id, JobId(job.id)))
            elif self.jobs:
                self.do(PassTurn(seat.id))
            else:
                self.do(ChooseJob(seat.id, seat.hand[0] if seat.hand else self._any_job()))

    def _any_job(self) -> JobId:
        taken = set(self.pilot.state.interviews.jobs.values())
        return next(JobId(j.id) for j in self.kit.jobs if j.id not in taken)

    def to_the_interviews(self) -> None:
        self.to_the_choice()
        self.choose()
        self.pilot.app.on(Key.NEXT)
        while self.pilot.state.interviews.talk.value == "preparation":
            self.pilot.app.on(Key.NEXT)

    def to_the_vote(self) -> None:
        self.to_the_interviews()
        while awaited_pitches(self.pilot.state) or self.pilot.state.interviews.speaker:
            self.pilot.app.on(Key.NEXT)

    def vote(self, winners: Sequence[int] | range) -> None:
        """Closes a vote in which some candidates, by their number, have as many votes."""
        self.do(OpenVote(VoteMethod.HANDS))
        ballots, candidates = len(voters(self.pilot.state)), self.pilot.state.open_vote().candidates
        each = min(ballots // len(winners), ballots - 1)
        for number, candidate in enumerate(candidates):
            self.do(TypeCount(candidate, each if number in winners else 0))
        self.do(TypeBallots(ballots, ballots - each * len(winners)), CloseVote())

    def reveal(self) -> None:
        while not all_shown(self.pilot.state):
            self.do(RevealNext())


def chunks(cards: Sequence[Any], size: int) -> list[list[Any]]:
    """Returns the cards in groups of a size; the last group borrows from the first."""
    rounded = [*cards, *cards[:size]]
    return [list(rounded[i : i + size]) for i in range(0, len(cards), size)]
