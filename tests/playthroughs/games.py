"""The games that are told: small, readable, and each with another corner of the rules."""

from collections.abc import Callable, Iterable

from game.rules import (
    AddSeat,
    CastBallot,
    Catalogue,
    ChooseJob,
    CloseHearing,
    CloseRound,
    CloseVote,
    Command,
    CriterionId,
    Dimension,
    EndPitch,
    EndPreparation,
    EndWorkshop,
    ExtendTimer,
    ForceNext,
    Hands,
    JobId,
    JudgeSkill,
    Kind,
    MarkIllustrated,
    OpenChoice,
    OpenDebriefing,
    OpenHearing,
    OpenInterviews,
    OpenRound,
    OpenVote,
    PassTurn,
    Pause,
    PlayedJob,
    RemoveSeat,
    RenameSeat,
    ReplaceJob,
    ReplaceSkill,
    Resume,
    Reveal,
    RevealNext,
    Ruleset,
    SeatId,
    SetAway,
    SetBack,
    SetRounds,
    SettleTie,
    Setup,
    ShowScreen,
    SkillId,
    StartGame,
    StartPitch,
    StartQuestions,
    State,
    TieRule,
    Timings,
    Totals,
    TurnSkills,
    TypeBallots,
    TypeCount,
    VoteMethod,
    voter_of,
)
from tests.playthroughs.traces import Move, Script, Turn
from tests.support import seat

S1, S2, S3, S4, S5 = (seat(n) for n in range(1, 6))
UNDO, REDO = Turn.UNDO, Turn.REDO

REALISTIC = (
    *("boulanger", "jardinier", "soudeur", "vendeuse", "magasinier", "menuisier"),
    *("aide-soignante", "cuisinier", "peintre", "chauffeuse", "maraicher", "cordonniere"),
)
WHIMSICAL = ("dompteuse", "astronaute", "sorcier", "pirate", "clown", "sirene")
SKILLS = {
    "planifier": "methodologique",
    "cooperer": "sociale",
    "proposer": "contributionnelle",
    "verifier": "methodologique",
    "ecouter": "sociale",
    "decider": "contributionnelle",
    "ranger": "methodologique",
    "aider": "sociale",
    "oser": "contributionnelle",
}


def table(rules: Ruleset) -> State:
    """Returns an empty table with a small deck that can be read."""
    jobs = {JobId(name): name in WHIMSICAL for name in (*REALISTIC, *WHIMSICAL)}
    skills = {SkillId(name): Dimension(kind) for name, kind in SKILLS.items()}
    criteria = (CriterionId("le-plus-concret"), CriterionId("le-mieux-relie"))
    kinds = tuple(dict.fromkeys(skills.values()))
    return State(Setup(Catalogue(jobs, skills, kinds, criteria), rules, debriefing_screens=2))


def deal(rounds: int | None = None, minutes: int = 60) -> Callable[[State], Command]:
    """Returns the start of a game whose piles are in the order of the deck."""

    def start(state: State) -> Command:
        cards = state.setup.catalogue
        return StartGame(minutes, tuple(cards.jobs), tuple(cards.skills), cards.criteria, rounds)

    return start


def first_card(who: SeatId, place: int = 0) -> Callable[[State], Command]:
    """Returns the choice of a card of a seat's hand, by its place."""
    return lambda state: ChooseJob(who, state.seats[who].hand[place])


def noted(who: SeatId, *, on: bool = True) -> Callable[[State], Command]:
    """Notes that a pitch illustrated the first skill on the table well, or takes it back."""
    return lambda state: MarkIllustrated(who, state.here().skills[0], on)


def everybody(make: Callable[[SeatId], Move], who: Iterable[SeatId]) -> list[Move]:
    return [make(seat_id) for seat_id in who]


def ballot(voter: SeatId, *candidates: SeatId) -> CastBallot:
    return CastBallot(voter_of(voter), candidates)


def three_seats() -> list[Move]:
    return [AddSeat(S1, "Albatros"), AddSeat(S2, "Belette"), AddSeat(S3, "Castor")]


UNTIMED = Timings(preparation_s=0, pitch_s=0)
TIMED = Timings(preparation_s=60, pitch_s=60, questions_s=30)


def shared_tie() -> Script:
    rules = Ruleset(hand_size=2, skills_per_round=2, timings=UNTIMED, points_for_winner=2)
    return Script(
        "A tie that is shared, counted by show of hands",
        table(rules),
        (
            *three_seats(),
            AddSeat(S4, "albatros"),
            deal(rounds=2),
            OpenRound(),
            TurnSkills(1, by=S2),
            TurnSkills(1, by=S1),
            OpenChoice(),
            TurnSkills(1, by=S1),
            OpenChoice(),
            *everybody(first_card, (S1, S2)),
            OpenInterviews(),
            first_card(S3),
            OpenInterviews(),
            *everybody(EndPitch, (S1, S2, S3)),
            OpenVote(VoteMethod.HANDS),
            TypeCount(S1, 1),
            TypeCount(S2, 3),
            TypeCount(S2, 1),
            TypeCount(S3, 0),
            CloseVote(),
            TypeBallots(3, 0),
            CloseVote(),
            TypeBallots(3, 1),
            CloseVote(),
            CloseRound(),
            RevealNext(),
            OpenRound(),
            TurnSkills(2, by=S2),
            OpenChoice(),
            *everybody(first_card, (S1, S2)),
            PassTurn(S3),
            OpenInterviews(),
            *everybody(EndPitch, (S2, S1)),
            OpenVote(VoteMethod.HANDS),
            TypeCount(S1, 2),
            TypeCount(S2, 1),
            TypeBallots(3, 0),
            CloseVote(),
            RevealNext(),
            CloseRound(),
            OpenRound(),
            OpenDebriefing(),
            ShowScreen(1),
            EndWorkshop(),
        ),
    )


def secret_and_private() -> Script:
    rules = Ruleset(
        hand_size=2,
        hands=Hands.PRIVATE,
        skills_per_round=1,
        vote_method=VoteMethod.SECRET,
        reveal=Reveal.LAST_TO_FIRST,
        timings=TIMED,
    )
    return Script(
        "A secret vote, and hands that are private",
        table(rules),
        (
            *three_seats(),
            deal(rounds=1),
            OpenRound(),
            TurnSkills(1),
            OpenChoice(),
            lambda state: ReplaceJob(S2, state.seats[S2].hand[0]),
            *everybody(first_card, (S1, S2, S3)),
            first_card(S1, 1),
            OpenInterviews(),
            StartPitch(S1),
            EndPreparation(),
            StartPitch(S1),
            Pause(),
            Resume(),
            ExtendTimer(30),
            StartQuestions(S1),
            noted(S2),
            noted(S1),
            UNDO,
            REDO,
            EndPitch(S1),
            noted(S1, on=False),
            StartPitch(S2),
            noted(S2),
            EndPitch(S2),
            EndPitch(S3),
            OpenVote(VoteMethod.SECRET),
            noted(S1),
            ballot(S1, S1),
            ballot(S1, S2),
            ballot(S2, S3),
            CloseVote(),
            ballot(S1, S3),
            RenameSeat(S2, "Bison"),
            UNDO,
            ballot(S3),
            CloseVote(),
            UNDO,
            REDO,
            UNDO,
            ballot(S1, S2),
            ballot(S2, S1),
            ballot(S3, S2),
            CloseVote(),
            RevealNext(),
            RevealNext(),
            CloseRound(),
            RevealNext(),
            CloseRound(),
            OpenDebriefing(),
            ShowScreen(1),
            EndWorkshop(),
        ),
    )


def runoff_on_paper() -> Script:
    rules = Ruleset(
        hand_size=2,
        skills_per_round=1,
        vote_method=VoteMethod.PAPER,
        tie=TieRule.RUNOFF,
        reveal=Reveal.ALL,
        points_for_winner=1,
        points_cap=2,
        timings=UNTIMED,
    )
    return Script(
        "A run-off counted on paper, with people who come and go",
        table(rules),
        (
            *three_seats(),
            AddSeat(S4, "Daim"),
            deal(rounds=2),
            OpenRound(),
            SetAway(S1),
            TurnSkills(1, by=S1),
            TurnSkills(1, by=S2),
            OpenChoice(),
            *everybody(first_card, (S2, S3, S4)),
            first_card(S1),
            OpenInterviews(),
            EndPitch(S2),
            SetBack(S1),
            first_card(S1),
            EndPitch(S3),
            SetAway(S4),
            EndPitch(S1),
            OpenVote(VoteMethod.PAPER),
            TypeCount(S1, 1),
            TypeCount(S2, 1),
            TypeCount(S3, 1),
            UNDO,
            UNDO,
            REDO,
            TypeCount(S3, 0),
            TypeBallots(3, 1),
            CloseVote(),
            SettleTie(S1),
            OpenVote(VoteMethod.PAPER),
            SetBack(S4),
            TypeCount(S1, 3),
            TypeCount(S2, 1),
            TypeBallots(4, 0),
            CloseVote(),
            UNDO,
            REDO,
            RevealNext(),
            OpenRound(),
            RemoveSeat(S3),
            ForceNext(),
            first_card(S1),
            ForceNext(),
            StartPitch(S1),
            ForceNext(),
            ForceNext(),
            ForceNext(),
            ForceNext(),
            ForceNext(),
            ForceNext(),
            ForceNext(),
        ),
    )


def together() -> Script:
    rules = Ruleset(
        hand_size=2,
        skills_per_round=3,
        cooperative=True,
        criterion=True,
        played_job=PlayedJob.KEPT,
        reveal=Reveal.ALL,
        timings=UNTIMED,
    )
    return Script(
        "A group that plays together, for examples instead of votes",
        table(rules),
        (
            *three_seats(),
            deal(rounds=2),
            OpenRound(),
            TurnSkills(3, by=S1),
            ReplaceSkill(SkillId("planifier")),
            OpenChoice(),
            *everybody(first_card, (S1, S2, S3)),
            OpenInterviews(),
            OpenHearing(),
            *everybody(EndPitch, (S1, S2, S3)),
            OpenVote(VoteMethod.HANDS),
            OpenHearing(),
            JudgeSkill(SkillId("planifier"), heard=True),
            JudgeSkill(SkillId("verifier"), heard=True),
            JudgeSkill(SkillId("cooperer"), heard=False),
            CloseHearing(),
            UNDO,
            JudgeSkill(SkillId("cooperer"), heard=True),
            JudgeSkill(SkillId("proposer"), heard=False),
            CloseHearing(),
            RevealNext(),
            OpenRound(),
            TurnSkills(3),
            OpenChoice(),
            *everybody(PassTurn, (S1, S2, S3)),
            OpenInterviews(),
            CloseRound(),
            OpenDebriefing(),
            ShowScreen(1),
            EndWorkshop(),
        ),
    )


def two_tokens() -> Script:
    rules = Ruleset(
        hand_size=2,
        skills_per_round=1,
        vote_method=VoteMethod.OPEN,
        tokens=2,
        tie=TieRule.FACILITATOR,
        reveal=Reveal.ALL,
        totals=Totals.EACH_ROUND,
        timings=UNTIMED,
    )
    return Script(
        "Two tokens said aloud, a demonstration, an observer and a late joiner",
        table(rules),
        (
            AddSeat(S1, "Albatros", Kind.TEAM, 3),
            AddSeat(S2, "Belette"),
            AddSeat(S3, "Castor"),
            AddSeat(S4, "Daim", Kind.OBSERVER),
            deal(rounds=1),
            OpenRound(demonstration=True),
            TurnSkills(1),
            OpenChoice(),
            *everybody(first_card, (S1, S2)),
            ForceNext(),
            *everybody(EndPitch, (S1, S2)),
            OpenVote(VoteMethod.OPEN),
            ballot(S1, S2),
            ballot(S3, S1, S2),
            ballot(S4, S1),
            ForceNext(),
            SettleTie(S3),
            SettleTie(S1),
            RevealNext(),
            CloseRound(),
            SetRounds(2),
            OpenRound(),
            TurnSkills(1, by=S1),
            OpenChoice(),
            *everybody(first_card, (S1, S2, S3)),
            OpenInterviews(),
            EndPitch(S1),
            AddSeat(S5, "Écureuil"),
            first_card(S5),
            *everybody(EndPitch, (S2, S3, S5)),
            OpenVote(VoteMethod.OPEN),
            ballot(S1, S5, S2),
            ballot(S2, S5),
            ballot(S3, S2, S2),
            ballot(S3, S2, S5),
            ballot(S4, S1, S2, S3),
            ballot(S4),
            UNDO,
            ballot(S4, S1),
            ballot(S5, S1, S3),
            ballot(S5, S1, S2),
            CloseVote(),
            SettleTie(None),
            RevealNext(),
            CloseRound(),
            OpenDebriefing(),
            ShowScreen(1),
            EndWorkshop(),
        ),
    )


def paper_and_force() -> Script:
    rules = Ruleset(
        hand_size=2, hands=Hands.PAPER, skills_per_round=1, vote_method=VoteMethod.SECRET
    )
    return Script(
        "Cards on paper, and a game that ends early by force",
        table(rules),
        (
            *three_seats(),
            deal(rounds=2),
            ForceNext(),
            ForceNext(),
            ChooseJob(S1, JobId("pirate")),
            ChooseJob(S2, JobId("pirate")),
            ChooseJob(S2, JobId("soudeur")),
            ForceNext(),
            ForceNext(),
            StartPitch(S2),
            EndPitch(S2),
            ForceNext(),
            ForceNext(),
            ballot(S1, S2),
            ForceNext(),
            ForceNext(),
            OpenRound(),
            TurnSkills(1),
            OpenChoice(),
            ChooseJob(S3, JobId("soudeur")),
            ChooseJob(S3, JobId("clown")),
            OpenDebriefing(),
            ForceNext(),
            ForceNext(),
            ForceNext(),
        ),
    )


GAMES: dict[str, Callable[[], Script]] = {
    "shared-tie": shared_tie,
    "secret-and-private": secret_and_private,
    "runoff-on-paper": runoff_on_paper,
    "together": together,
    "two-tokens": two_tokens,
    "paper-and-force": paper_and_force,
}
