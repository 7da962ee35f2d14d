"""Lists what can have happened in a game. Each carries its outcome: a replay draws nothing."""

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from game.rules.ids import CriterionId, JobId, SeatId, SkillId, VoterId
from game.rules.ruleset import TieRule, VoteMethod
from game.rules.state import Kind
from game.rules.values import value


@value
class SeatAdded:
    seat: SeatId
    pseudonym: str
    kind: Kind
    members: int
    hand: tuple[JobId, ...]


@value
class SeatRenamed:
    seat: SeatId
    pseudonym: str
    name_ref: str | None


@value
class SeatChanged:
    seat: SeatId
    kind: Kind
    members: int


@value
class SeatWentAway:
    seat: SeatId


@value
class SeatCameBack:
    seat: SeatId


@value
class SeatRemoved:
    seat: SeatId


@value
class GameStarted:
    minutes: int
    rounds: int
    jobs: tuple[JobId, ...]
    skills: tuple[SkillId, ...]
    criteria: tuple[CriterionId, ...]
    hands: Mapping[SeatId, tuple[JobId, ...]]


@value
class RoundsSet:
    rounds: int


@value
class RoundOpened:
    number: int
    first: SeatId
    criterion: CriterionId | None


@value
class SkillsTurned:
    skills: tuple[SkillId, ...]


@value
class SkillReplaced:
    skill: SkillId
    by: SkillId


@value
class JobReplaced:
    seat: SeatId
    job: JobId
    by: JobId


@value
class ChoiceOpened:
    pass


@value
class JobChosen:
    seat: SeatId
    job: JobId


@value
class TurnPassed:
    seat: SeatId


@value
class InterviewsOpened:
    order: tuple[SeatId, ...]


@value
class PreparationEnded:
    pass


@value
class PitchStarted:
    seat: SeatId


@value
class QuestionsStarted:
    seat: SeatId


@value
class PitchEnded:
    seat: SeatId


@value
class SkillIllustrated:
    """A pitch illustrated a skill well, or it was noted so by mistake: not `illustrated`."""

    seat: SeatId
    skill: SkillId
    illustrated: bool


@value
class TimerPaused:
    """The timer alone was paused. Journals of before have it; a pause is of everything now."""


@value
class TimerResumed:
    """The timer alone went on again, in journals of before."""


@value
class Paused:
    """Everything waits, from this line's time on. It is no gesture: undo passes over it."""


@value
class Resumed:
    """The pause is over; its minutes are those between the two lines."""


@value
class TimerExtended:
    seconds: int


@value
class VoteOpened:
    method: VoteMethod
    candidates: tuple[SeatId, ...]
    runoff: bool


@value
class BallotReceived:
    """A secret ballot. The journal never holds `candidates`: None where they are not known."""

    voter: VoterId
    candidates: tuple[SeatId, ...] | None = field(default=None, repr=False)


@value
class BallotTyped:
    """A ballot of an open vote, said aloud."""

    voter: VoterId
    candidates: tuple[SeatId, ...]


@value
class CountTyped:
    candidate: SeatId
    count: int


@value
class BallotsTyped:
    ballots: int
    blank: int


@value
class VoteClosed:
    """The totals of a vote; `winners` and `points` wait while a tie has to be settled."""

    ballots: int
    blank: int
    received: Mapping[SeatId, int]
    tied: tuple[SeatId, ...]
    winners: tuple[SeatId, ...]
    points: Mapping[SeatId, int]
    settled_by: TieRule | None


@value
class RunoffClosed:
    """The totals of a run-off: it names the winners and adds no vote to the round."""

    ballots: int
    blank: int
    received: Mapping[SeatId, int]
    winners: tuple[SeatId, ...]
    points: Mapping[SeatId, int]
    settled_by: TieRule


@value
class TieSettled:
    winners: tuple[SeatId, ...]
    points: Mapping[SeatId, int]
    settled_by: TieRule


@value
class HearingOpened:
    pass


@value
class SkillJudged:
    skill: SkillId
    heard: bool


@value
class HearingClosed:
    heard: Mapping[SkillId, bool]


@value
class Revealed:
    shown: int


@value
class RoundClosed:
    pass


@value
class DebriefingOpened:
    pass


@value
class ScreenShown:
    screen: int


@value
class RecognitionNoted:
    """The facilitator's own mark that a person has received a positive sign; no sheet has it."""

    seat: SeatId
    received: bool


@value
class WorkshopEnded:
    pass


Event: TypeAlias = (
    SeatAdded
    | SeatRenamed
    | SeatChanged
    | SeatWentAway
    | SeatCameBack
    | SeatRemoved
    | GameStarted
    | RoundsSet
    | RoundOpened
    | SkillsTurned
    | SkillReplaced
    | JobReplaced
    | ChoiceOpened
    | JobChosen
    | TurnPassed
    | InterviewsOpened
    | PreparationEnded
    | PitchStarted
    | QuestionsStarted
    | PitchEnded
    | SkillIllustrated
    | TimerPaused
    | TimerResumed
    | Paused
    | Resumed
    | TimerExtended
    | VoteOpened
    | BallotReceived
    | BallotTyped
    | CountTyped
    | BallotsTyped
    | VoteClosed
    | RunoffClosed
    | TieSettled
    | HearingOpened
    | SkillJudged
    | HearingClosed
    | Revealed
    | RoundClosed
    | DebriefingOpened
    | ScreenShown
    | RecognitionNoted
    | WorkshopEnded
)
