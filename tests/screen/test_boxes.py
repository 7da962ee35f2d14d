"""Everything that is shown fits, at every size, in every language, with every rule."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from game.content.models import JobCard, Kit, SkillCard
from game.i18n import languages
from game.rules import (
    Accepted,
    ChooseJob,
    CloseVote,
    Hands,
    JobId,
    OpenDebriefing,
    OpenVote,
    PassTurn,
    PlayedJob,
    Rejected,
    Reveal,
    RevealNext,
    SeatId,
    Step,
    TieRule,
    Totals,
    TypeBallots,
    TypeCount,
    VoteMethod,
)
from game.rules.rounds import all_shown, awaited_choices, awaited_pitches
from game.rules.voting import voters
from game.screen import gestures
from game.screen.intents import Digit, Key
from game.screen.layout import Box
from game.screen.scenes.choice import ChoiceScene
from game.screen.scenes.rules import RulesScene
from game.screen.scenes.seats import SeatsScene
from game.screen.scenes.start import start_scenario
from game.screen.semantics import Node, Role
from game.screen.sentences import REFUSALS, refusal_sentence
from tests.screen.boxes import problems, texts
from tests.screen.pilot import Pilot, shipped_kit, table, with_rules
from tests.screen.pseudo import LONGER, PseudoWords, longer
from tests.screen.tour import LONG_NAMES, Tour

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


NAMES = list(TABLES)
OTHERS = [language for language in languages() if language not in ("fr", "en")]
CASES = [
    *((name, "fr", USUAL, SIZES) for name in NAMES),
    *((name, "pseudo", USUAL, TWO_SIZES) for name in NAMES),
    *((name, "en", USUAL, TWO_SIZES) for name in NAMES[::4]),
    *((name, "fr", size, TWO_FORMS) for name in NAMES for size in (LARGER, LARGEST)),
    *((name, "pseudo", LARGER, TWO_FORMS) for name in NAMES),
    *((name, "pseudo", LARGEST, TWO_FORMS) for name in NAMES[::2]),
    *((name, "en", LARGEST, TWO_FORMS) for name in NAMES[1::4]),
    *((name, language, USUAL, TWO_FORMS) for language in OTHERS for name in NAMES[::3]),
    *((name, language, LARGEST, TWO_FORMS) for language in OTHERS for name in NAMES[1::3]),
    *((name, "fr", Type(100, "andika", 130), TWO_FORMS) for name in NAMES[::3]),
    *((name, "fr", Type(125, "andika", 115), TWO_FORMS) for name in NAMES[1::3]),
    *((name, "fr", Type(150, "andika", 130), TWO_FORMS) for name in NAMES[2::3]),
    *((name, "fr", Type(150, "atkinson", 130), TWO_FORMS) for name in NAMES[::3]),
]
"""Every table in French and 40 % longer, at every text size; the rest in pairs."""


@pytest.mark.parametrize(("name", "language", "type_", "sizes"), CASES)
def test_every_screen_of_a_game_fits(
    home: Path, name: str, language: str, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    wanted = TABLES[name]
    pilot = pilot_for(home, wanted.seats, language, private=wanted.private, type_=type_)
    tour = Tour(pilot, wanted.kit(), wanted.tied, wanted.long_names, wanted.teams)
    helped: set[object] = set()
    found = []
    stops = 0
    for stop in tour.all():
        stops += 1
        found += [f"{stop}, {problem}" for problem in measured(pilot, sizes)]
        keys = (type(pilot.app.scene), tuple(pilot.app.scene.shortcuts()))
        if keys not in helped and not pilot.app.dialogs:
            helped.add(keys)
            gestures.show_help(pilot.app)
            found += [f"{stop}, keys, {problem}" for problem in measured(pilot, sizes)]
            pilot.app.dialogs.clear()
    assert stops > 50
    assert found == []


def longest(kit: Kit) -> Kit:
    """Returns a kit whose cards are as long as `check` lets them be."""
    skill = "Se tenir au courant des règles du mét"
    definition = (
        "Relire chaque consigne importante, vérifier ses outils, et prévenir les autres. Oui, oui."
    )
    job = "Responsable adjointe, responsable adjoint des"
    duties = ("Ranger soigneusement les outils.",) * 3
    skills = [
        card.model_dump() | {"name": f"{skill} {n:02}", "definition": definition}
        for n, card in enumerate(kit.skills)
    ]
    jobs = [
        card.model_dump() | {"name": f"{job} {n:02}", "duties": duties}
        for n, card in enumerate(kit.jobs)
    ]
    return kit.model_copy(
        update={
            "skills": tuple(SkillCard.model_validate(card) for card in skills),
            "jobs": tuple(JobCard.model_validate(card) for card in jobs),
        }
    )


@pytest.mark.parametrize("type_", [USUAL, LARGEST])
@pytest.mark.parametrize("name", NAMES[2:8:2])
def test_the_longest_cards_that_check_accepts_fit(home: Path, name: str, type_: Type) -> None:
    wanted = TABLES[name]
    kit = longest(wanted.kit())
    assert max(len(card.name) for card in kit.skills) == 40
    assert max(len(card.name) for card in kit.jobs) == 48
    pilot = pilot_for(home, wanted.seats, "fr", private=wanted.private, type_=type_)
    found = []
    for stop in Tour(pilot, kit, wanted.tied, wanted.long_names, wanted.teams).all():
        found += [f"{stop}, {problem}" for problem in measured(pilot, TWO_FORMS)]
    assert found == []


@pytest.mark.parametrize(
    ("language", "type_"),
    [*((code, USUAL) for code in (*languages(), "pseudo")), ("fr", LARGEST), ("pseudo", LARGEST)],
)
def test_the_rules_fit_for_every_rule(home: Path, language: str, type_: Type) -> None:
    found = []
    pilot = pilot_for(home, 6, language, type_=type_)
    for rules in (
        {"vote_method": VoteMethod.SECRET, "tie": TieRule.RUNOFF},
        {"vote_method": VoteMethod.OPEN, "tie": TieRule.FACILITATOR, "skills_per_round": 1},
        {"vote_method": VoteMethod.PAPER, "points_taking_part": 0},
        {"cooperative": True},
    ):
        pilot.begin(shipped_kit(**rules))
        scene = RulesScene(pilot.app)
        pilot.app.go(scene)
        for _ in range(3):
            found += list(measured(pilot, SIZES))
            scene.page += 1 if scene.page < 2 else 0
        pilot.app.leave_workshop()
    assert found == []


@pytest.mark.parametrize(
    ("language", "type_"),
    [*((code, USUAL) for code in (*languages(), "pseudo")), ("fr", LARGEST), ("pseudo", LARGEST)],
)
def test_every_refusal_fits_into_its_notice(home: Path, language: str, type_: Type) -> None:
    pilot = pilot_for(home, 6, language, type_=type_)
    pilot.begin(shipped_kit())
    blanks: dict[str, int | str] = {
        "seat": "s1",
        "name": LONG_NAMES[0],
        "reason": "Aucun espace disponible sur le périphérique",
        **dict.fromkeys(("most", "least", "count", "ballots", "voters", "votes", "rounds"), 12),
        "names": "hand_whimsical, timings.preparation_s",
    }
    found = []
    for code in REFUSALS:
        sentence = refusal_sentence(pilot.app.words, Rejected(code, blanks), lambda _: "Albatros")
        pilot.app.tell(sentence)
        found += list(measured(pilot, TWO_SIZES))
    assert found == []


@pytest.mark.parametrize("type_", [USUAL, LARGEST])
def test_a_scenario_with_private_hands_asks_in_a_dialog_that_fits(home: Path, type_: Type) -> None:
    pilot = pilot_for(home, 6, "pseudo", type_=type_)
    path = home / "decks" / "prive.yaml"
    shipped = Path("scenarios/decouverte.yaml").read_text(encoding="utf-8")
    path.write_text(shipped.replace("  hand_size: 4", "  hands: private\n  hand_size: 4"))
    start_scenario(pilot.app, path)
    assert pilot.app.dialogs
    assert list(measured(pilot, SIZES)) == []


@pytest.mark.parametrize("type_", [USUAL, LARGEST])
@pytest.mark.parametrize("observers", [1, 3, 12])
def test_the_seats_fit_with_observers_too(home: Path, observers: int, type_: Type) -> None:
    pilot = pilot_for(home, 12, "fr", type_=type_)
    pilot.begin(shipped_kit())
    gestures.manage_seats(pilot.app)
    for _ in range(observers):
        pilot.app.scene.press("observe")
    pilot.seconds += 60
    found = list(measured(pilot, SIZES))
    pilot.app.follow()
    found += list(measured(pilot, SIZES))
    assert found == []


@pytest.mark.parametrize("type_", [USUAL, LARGEST])
@pytest.mark.parametrize("tied", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("rule", list(TieRule))
def test_every_tie_fits(home: Path, tied: int, rule: TieRule, type_: Type) -> None:
    pilot = pilot_for(home, 6, "fr", type_=type_)
    game = Paper(pilot, shipped_kit(hands=Hands.PAPER, tie=rule), [])
    game.to_the_vote()
    game.vote(range(tied))
    found = list(measured(pilot, SIZES))
    if rule is not TieRule.SHARED:
        assert pilot.state.step is Step.TIE
        pilot.app.scene.press("share")
    game.reveal()
    found += list(measured(pilot, SIZES))
    assert found == []


def test_a_window_of_any_form_is_drawn(home: Path) -> None:
    """Only the usual forms are laid out to be read; no form makes the game stop."""
    pilot = pilot_for(home, 8, "fr")
    tour = Tour(pilot, shipped_kit(hand_size=6, hand_whimsical=2), 2)
    for number, _ in enumerate(tour.all()):
        if number % 6 == 0:
            for size in ((640, 480), (640, 1000), (2560, 720), (3840, 2160)[:2]):
                pilot.windows.resize(size)
                pilot.app.current_tree()
            pilot.windows.resize((640, 480))
            pilot.app.draw()


def test_the_pseudo_language_is_40_percent_longer_and_keeps_its_blanks() -> None:
    message = "Rien ne ramène les ballots de {name}, {n} sur {m}."
    made = longer(message)
    assert "{name}" in made
    assert "{n}" in made
    fixed = len("{name}{n}{m}")
    assert len(made) - fixed >= (len(message) - fixed) * (LONGER - 0.02)


def test_the_measure_finds_what_does_not_fit(home: Path) -> None:
    """A measure that never complains proves nothing."""
    pilot = pilot_for(home, 6, "fr")
    tree, stage = pilot.tree(), pilot.app.stage()
    node, look = next(texts(tree))
    cut = replace(look, block=replace(look.block, overflows=True))
    small = replace(look, block=replace(look.block, size=round(0.03 * stage.frame.height)))
    outside = replace(look, x=stage.frame.width - 3, centered=False)
    for broken in (cut, small, outside):
        assert problems(replace(tree, looks=(broken,), children=()), stage)
    large = replace(stage, frame=replace(stage.frame, text_size=150))
    assert any("too small" in problem for problem in problems(tree, large))
    card = Node(Role.CARD, "one", Box(100, 100, 200, 100))
    beside = replace(card, name="other", box=card.box.moved(190, 0))
    overlapping = replace(tree, looks=(), children=(card, beside))
    assert any("places overlap" in problem for problem in problems(overlapping, stage))
    twice = replace(tree, looks=(look, replace(look, y=look.y + 2)), children=())
    assert any("overlap" in problem for problem in problems(twice, stage))
    assert isinstance(node, Node)


# --- every card at every place -----------------------------------------------------------

SMALL_AND_LARGE = pytest.mark.parametrize(
    ("type_", "sizes"), [(USUAL, SIZES), (LARGEST, TWO_FORMS)], ids=["100", "150"]
)


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


@SMALL_AND_LARGE
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_skill_card_fits_wherever_it_is_drawn(
    tmp_path: Path, count: int, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit(skills_per_round=count, max_rounds=1)
    found = []
    skills: list[SkillCard] = list(kit.skills)
    for number, some in enumerate(chunks(skills, count)):
        pilot = pilot_for(tmp_path / str(number), 3, "fr", type_=type_)
        game = Paper(pilot, kit.model_copy(update={"skills": tuple(some)}), [])
        game.to_the_choice()
        pilot.app.on(Key.UNDO)
        pilot.seconds += 60
        places = [list(measured(pilot, sizes))]
        pilot.app.on(Key.NEXT)
        places.append(list(measured(pilot, sizes)))
        game.choose()
        pilot.app.on(Key.NEXT)
        places.append(list(measured(pilot, sizes)))
        pilot.app.on(Key.NEXT)
        places.append(list(measured(pilot, sizes)))
        game.do(OpenDebriefing())
        places.append(list(measured(pilot, sizes)))
        names = ("search", "choice", "preparation", "interview", "debriefing")
        found += [f"{name}: {p}" for name, place in zip(names, places, strict=True) for p in place]
    assert found == []


@SMALL_AND_LARGE
def test_every_skill_card_fits_into_the_rules_and_the_map(
    home: Path, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit()
    pilot = pilot_for(home, 3, "fr", type_=type_)
    pilot.begin(kit)
    sitting = pilot.app.sitting
    assert sitting is not None
    pilot.app.go(RulesScene(pilot.app))
    found = []
    for number in range(len(kit.skills)):
        turned = kit.skills[number:] + kit.skills[:number]
        changed = kit.model_copy(update={"skills": turned})
        sitting.header = replace(sitting.header, kit=changed)
        found += list(measured(pilot, sizes))
    assert found == []


@SMALL_AND_LARGE
def test_every_job_card_fits_into_the_rules(
    home: Path, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit()
    pilot = pilot_for(home, 3, "fr", type_=type_)
    pilot.begin(kit)
    sitting = pilot.app.sitting
    assert sitting is not None
    scene = RulesScene(pilot.app)
    scene.page = 1
    pilot.app.go(scene)
    found = []
    for number in range(len(kit.jobs)):
        turned = kit.jobs[number:] + kit.jobs[:number]
        sitting.header = replace(sitting.header, kit=kit.model_copy(update={"jobs": turned}))
        found += list(measured(pilot, sizes))
    assert found == []


@SMALL_AND_LARGE
@pytest.mark.parametrize(("hand", "skills"), [(3, 3), (4, 3), (4, 4), (6, 2), (6, 4), (9, 3)])
def test_every_job_card_fits_into_a_hand(
    tmp_path: Path, hand: int, skills: int, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit(
        hand_size=hand, hand_whimsical=0, skills_per_round=skills, played_job=PlayedJob.KEPT
    )
    found = []
    for number, some in enumerate(chunks(kit.jobs, hand * 3)):
        plain = tuple(job.model_copy(update={"whimsical": False}) for job in some)
        pilot = pilot_for(tmp_path / str(number), 3, "fr", type_=type_)
        game = Paper(pilot, kit.model_copy(update={"jobs": plain}), [])
        game.to_the_choice()
        scene = pilot.app.scene
        assert isinstance(scene, ChoiceScene)
        sitting = pilot.app.sitting
        assert sitting is not None
        sitting.header = replace(sitting.header, kit=kit)
        while scene.seat() is not None:
            for chosen in range(0, hand, 4 if type_ is USUAL else 2):
                scene.chosen = chosen
                found += list(measured(pilot, sizes))
            game.do(PassTurn(SeatId(str(scene.seat()))))
    assert found == []


@SMALL_AND_LARGE
def test_every_job_card_fits_wherever_it_is_played(
    tmp_path: Path, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit(hands=Hands.PAPER, reveal=Reveal.ALL)
    found: list[str] = []

    def measure(place: str) -> None:
        pilot.seconds += 60
        found.extend(f"{place}: {problem}" for problem in measured(pilot, sizes))

    for number, some in enumerate(chunks(kit.jobs, 12)):
        pilot = pilot_for(tmp_path / str(number), 12, "fr", type_=type_)
        game = Paper(pilot, kit, some)
        game.to_the_choice()
        for job in some:
            for digit in str(job.number):
                pilot.app.on(Digit(int(digit)))
            measure("a number typed")
            for _ in str(job.number):
                pilot.app.on(Key.ERASE)
        game.choose()
        measure("overview")
        for page in range(2 if type_ is USUAL else 3):
            pilot.app.scene.press("more")
            measure(f"overview, page {page + 2}")
        pilot.app.on(Key.NEXT)
        pilot.app.on(Key.NEXT)
        for _ in some:
            measure("interview")
            pilot.app.on(Key.NEXT)
            pilot.app.on(Key.NEXT)
        game.do(OpenVote(VoteMethod.SECRET))
        pilot.app.on(Key.NEXT)
        measure("ballot")
        game.do(OpenVote(VoteMethod.OPEN))
        measure("aloud")
        game.do(OpenVote(VoteMethod.HANDS))
        measure("counts")
        game.vote(range(12))
        measure("everything at once")
    assert found == []


@SMALL_AND_LARGE
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_job_card_fits_as_a_winner(
    tmp_path: Path, count: int, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit(hands=Hands.PAPER)
    found = []
    for number, some in enumerate(chunks(kit.jobs, 12)):
        pilot = pilot_for(tmp_path / str(number), 12, "fr", type_=type_)
        game = Paper(pilot, kit, some)
        game.to_the_vote()
        for first in range(0, 12, count):
            game.vote(range(first, first + count))
            game.reveal()
            found += list(measured(pilot, sizes))
    assert found == []
