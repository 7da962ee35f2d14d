"""Holds a game as immutable values: whoever keeps an old state can come back to it."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from game.rules.catalogue import Setup
from game.rules.ids import CriterionId, JobId, SeatId, SkillId, VoterId
from game.rules.ruleset import TieRule, VoteMethod
from game.rules.values import value


class Step(StrEnum):
    """Where a workshop stands."""

    LOBBY = "lobby"
    BETWEEN = "between"
    SEARCH = "search"
    CHOICE = "choice"
    INTERVIEW = "interview"
    VOTE = "vote"
    TIE = "tie"
    HEARING = "hearing"
    REVEAL = "reveal"
    DEBRIEFING = "debriefing"
    OVER = "over"


ROUND_STEPS = frozenset(
    {Step.SEARCH, Step.CHOICE, Step.INTERVIEW, Step.VOTE, Step.TIE, Step.HEARING, Step.REVEAL}
)


class Kind(StrEnum):
    """What a seat is."""

    PLAYER = "player"
    TEAM = "team"
    OBSERVER = "observer"


class Talk(StrEnum):
    """What happens within the interview step."""

    PREPARATION = "preparation"
    READY = "ready"
    PITCH = "pitch"
    QUESTIONS = "questions"


# Reading a member of an enumeration costs as much as a call, so the busiest code reads names.
_TYPED = (VoteMethod.HANDS, VoteMethod.PAPER)


@value
class Seat:
    """A place at the table. `name_ref` points to a typed name that is kept outside the journal.

    A seat that does not play is an observer: it holds no job cards. Who left for good keeps a
    line on the sheet, and is not present either.
    """

    id: SeatId
    pseudonym: str
    plays: bool = True
    team: bool = False
    members: int = 1
    name_ref: str | None = None
    present: bool = True
    left: bool = False
    hand: tuple[JobId, ...] = ()

    @property
    def kind(self) -> Kind:
        if not self.plays:
            return Kind.OBSERVER
        return Kind.TEAM if self.team else Kind.PLAYER


@value
class Piles:
    """The cards that are in nobody's hand. A pile is drawn from its front.

    A card set aside did not suit this group: it stays out for the whole game.
    """

    jobs: tuple[JobId, ...] = ()
    jobs_discarded: tuple[JobId, ...] = ()
    jobs_aside: tuple[JobId, ...] = ()
    skills: tuple[SkillId, ...] = ()
    skills_used: tuple[SkillId, ...] = ()
    skills_aside: tuple[SkillId, ...] = ()
    criteria: tuple[CriterionId, ...] = ()


@value
class Round:
    """The round being played; number 0 is the demonstration round, which is not scored.

    `illustrated` pairs a seat with a skill of the table: its pitch gave a good example of it.
    """

    number: int
    first: SeatId
    criterion: CriterionId | None = None
    skills: tuple[SkillId, ...] = ()
    illustrated: tuple[tuple[SeatId, SkillId], ...] = ()

    @property
    def demonstration(self) -> bool:
        return self.number == 0


@value
class Interviews:
    """Who plays which job, who passed, in which order they speak, who is speaking.

    `extra_s` is what the facilitator added to the running timer.
    """

    jobs: Mapping[SeatId, JobId] = field(default_factory=dict)
    passed: tuple[SeatId, ...] = ()
    order: tuple[SeatId, ...] = ()
    pitched: tuple[SeatId, ...] = ()
    talk: Talk = Talk.READY
    speaker: SeatId | None = None
    paused: bool = False
    extra_s: int = 0


@value
class Vote:
    """An open vote.

    `ballots` maps a voter to the candidates chosen (empty: blank), or to None when a replayed
    journal only knows that the ballot was received. `counts` are what the facilitator typed,
    by candidate.
    """

    method: VoteMethod
    candidates: tuple[SeatId, ...]
    runoff: bool = False
    ballots: Mapping[VoterId, tuple[SeatId, ...] | None] = field(default_factory=dict)
    counts: Mapping[SeatId, int] = field(default_factory=dict)
    blank: int | None = None
    declared: int | None = None

    @property
    def typed(self) -> bool:
        """True when the facilitator types counts instead of ballots being given."""
        return self.method in _TYPED


@value
class Result:
    """What a closed vote, or a hearing, gave. `received` has every candidate, also at 0.

    A run-off settles `winners` and leaves `received` as it was; `heard` is for cooperation.
    """

    method: VoteMethod | None = None
    ballots: int = 0
    blank: int = 0
    received: Mapping[SeatId, int] = field(default_factory=dict)
    tied: tuple[SeatId, ...] = ()
    winners: tuple[SeatId, ...] = ()
    points: Mapping[SeatId, int] = field(default_factory=dict)
    heard: Mapping[SkillId, bool] = field(default_factory=dict)
    settled_by: TieRule | None = None
    shown: int = 0


@value
class Record:
    """A round that is over. `complete` is false when the game went to its debriefing before."""

    round: Round
    interviews: Interviews
    result: Result
    complete: bool


@value
class Plan:
    """The minutes that the group has, and the rounds that fit into them."""

    minutes: int = 0
    rounds: int = 0


@value
class State:
    """A whole game at one moment."""

    setup: Setup
    step: Step = Step.LOBBY
    seats: Mapping[SeatId, Seat] = field(default_factory=dict)
    piles: Piles = Piles()
    plan: Plan = Plan()
    round: Round | None = None
    interviews: Interviews = Interviews()
    vote: Vote | None = None
    result: Result | None = None
    past: tuple[Record, ...] = ()
    screen: int = 0
    """The screen of the debriefing that is shown."""
    paused: bool = False
    """True while everything waits: `decide` accepts nothing but the end of the pause."""
    recognised: tuple[SeatId, ...] = ()
    """Who has received a positive sign in the debriefing, in the order of the table."""

    @property
    def started(self) -> bool:
        return self.step is not Step.LOBBY

    @property
    def players(self) -> tuple[Seat, ...]:
        """The seats that play and have not left for good, in the order in which they sat down."""
        return tuple(s for s in self.seats.values() if s.plays and not s.left)

    @property
    def present_players(self) -> tuple[Seat, ...]:
        return tuple([s for s in self.seats.values() if s.present and s.plays])

    @property
    def scored_rounds(self) -> tuple[Record, ...]:
        """The rounds that count: neither the demonstration nor one that was cut short."""
        return tuple([r for r in self.past if r.complete and r.round.number])

    def here(self) -> Round:
        """Returns the round being played.

        Raises LookupError between rounds: the caller has checked the step.
        """
        if self.round is None:
            raise LookupError("no round is being played")
        return self.round

    def open_vote(self) -> Vote:
        """Returns the open vote; raises LookupError when there is none."""
        if self.vote is None:
            raise LookupError("no vote is open")
        return self.vote

    def closed_result(self) -> Result:
        """Returns the result of the closed vote; raises LookupError when there is none."""
        if self.result is None:
            raise LookupError("no vote has been closed")
        return self.result


def totals(state: State) -> dict[SeatId, int]:
    """Returns the points of every playing seat over the scored rounds, also at 0."""
    return sum_points(
        (s.id for s in state.seats.values() if s.plays),
        (r.result.points for r in state.scored_rounds),
    )


def sum_points(
    seats: Iterable[SeatId], rounds: Iterable[Mapping[SeatId, int]]
) -> dict[SeatId, int]:
    """Returns the sum of the rounds' points, with every seat named."""
    total = dict.fromkeys(seats, 0)
    for points in rounds:
        for seat, gained in points.items():
            total[seat] += gained
    return total
