"""Lists what can be asked of a game. A command is a wish: `decide` accepts or refuses it."""

from typing import TypeAlias

from game.rules.ids import CriterionId, JobId, SeatId, SkillId, VoterId
from game.rules.ruleset import VoteMethod
from game.rules.state import Kind
from game.rules.values import value


@value
class AddSeat:
    """Seats a player, a team or an observer, at any moment; a player gets a hand."""

    seat: SeatId
    pseudonym: str
    kind: Kind = Kind.PLAYER
    members: int = 1


@value
class RenameSeat:
    """Gives a seat another pseudonym, or the reference of a name typed outside the journal."""

    seat: SeatId
    pseudonym: str
    name_ref: str | None = None


@value
class ChangeSeat:
    """Makes a player of a team or the reverse, or changes the number of its members."""

    seat: SeatId
    kind: Kind
    members: int = 1


@value
class SetAway:
    seat: SeatId


@value
class SetBack:
    seat: SeatId


@value
class RemoveSeat:
    """Takes a seat out for good. Before the start it is forgotten, later its rounds stay."""

    seat: SeatId


@value
class StartGame:
    """Deals the hands from the shuffled orders and fits the rounds into the minutes.

    `rounds` replaces the time plan's number.
    """

    minutes: int
    jobs: tuple[JobId, ...]
    skills: tuple[SkillId, ...]
    criteria: tuple[CriterionId, ...] = ()
    rounds: int | None = None


@value
class SetRounds:
    """Plans more or fewer rounds."""

    rounds: int


@value
class OpenRound:
    """Opens the next round, or a demonstration round that is not scored."""

    demonstration: bool = False


@value
class TurnSkills:
    """Turns over skill cards; `by` is the seat that does it, None for the facilitator."""

    count: int = 1
    by: SeatId | None = None


@value
class ReplaceSkill:
    """Sets a skill card aside because it does not suit, and turns over another."""

    skill: SkillId


@value
class ReplaceJob:
    """Sets a job card of a hand aside because it does not suit, and deals another."""

    seat: SeatId
    job: JobId


@value
class OpenChoice:
    pass


@value
class ChooseJob:
    seat: SeatId
    job: JobId


@value
class PassTurn:
    """Lets a seat out of this round's interviews; it costs nothing."""

    seat: SeatId


@value
class OpenInterviews:
    pass


@value
class EndPreparation:
    pass


@value
class StartPitch:
    seat: SeatId


@value
class StartQuestions:
    seat: SeatId


@value
class EndPitch:
    """Ends a seat's interview; one that was never timed may end without having been started."""

    seat: SeatId


@value
class MarkIllustrated:
    """Notes that a pitch illustrated a skill card well, or takes that note back."""

    seat: SeatId
    skill: SkillId
    illustrated: bool


@value
class Pause:
    """Puts the whole workshop on pause: nothing but its end is accepted until then."""


@value
class Resume:
    """Ends the pause: the game is where it was, and timers go on from where they stood."""


@value
class ExtendTimer:
    seconds: int = 30


@value
class OpenVote:
    """Opens the vote, opens it again empty, or opens the run-off of a tie."""

    method: VoteMethod


@value
class CastBallot:
    """Gives or replaces a ballot. No candidate at all is a blank ballot."""

    voter: VoterId
    candidates: tuple[SeatId, ...]


@value
class TypeCount:
    """Notes the votes that a candidate received by show of hands or on paper."""

    candidate: SeatId
    count: int


@value
class TypeBallots:
    """Notes how many ballots were given, and how many of them are blank."""

    ballots: int
    blank: int


@value
class CloseVote:
    pass


@value
class SettleTie:
    """Names the winner of a tie that the facilitator settles; None shares it."""

    winner: SeatId | None


@value
class OpenHearing:
    """Asks the group, in the cooperative mode, which skills it heard an example for."""


@value
class JudgeSkill:
    skill: SkillId
    heard: bool


@value
class CloseHearing:
    pass


@value
class RevealNext:
    pass


@value
class CloseRound:
    pass


@value
class OpenDebriefing:
    """Ends the rounds, at any moment, and opens the debriefing."""


@value
class ShowScreen:
    """Shows a screen of the debriefing, counted from 0."""

    screen: int


@value
class NoteRecognition:
    """Notes in the debriefing that a person has received a positive sign, or takes that back."""

    seat: SeatId
    received: bool = True


@value
class EndWorkshop:
    pass


@value
class ForceNext:
    """Goes on whatever is missing: nobody's absence blocks a room."""


Command: TypeAlias = (
    AddSeat
    | RenameSeat
    | ChangeSeat
    | SetAway
    | SetBack
    | RemoveSeat
    | StartGame
    | SetRounds
    | OpenRound
    | TurnSkills
    | ReplaceSkill
    | ReplaceJob
    | OpenChoice
    | ChooseJob
    | PassTurn
    | OpenInterviews
    | EndPreparation
    | StartPitch
    | StartQuestions
    | EndPitch
    | MarkIllustrated
    | Pause
    | Resume
    | ExtendTimer
    | OpenVote
    | CastBallot
    | TypeCount
    | TypeBallots
    | CloseVote
    | SettleTie
    | OpenHearing
    | JudgeSkill
    | CloseHearing
    | RevealNext
    | CloseRound
    | OpenDebriefing
    | ShowScreen
    | NoteRecognition
    | EndWorkshop
    | ForceNext
)
