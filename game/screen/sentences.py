"""What the game says: why something is refused, what was undone, how a vote goes."""

from collections.abc import Callable, Mapping

from game.i18n import N_, Words
from game.rules import (
    Recorded,
    Refusal,
    Rejected,
    TieRule,
    VoteMethod,
)

REFUSALS: dict[Refusal, str] = {
    Refusal.WRONG_STEP: N_("That is not possible at this step."),
    Refusal.UNKNOWN_SEAT: N_("This seat does not exist."),
    Refusal.SEAT_TAKEN: N_("This seat is taken."),
    Refusal.NAME_TAKEN: N_("“{name}” is already at the table."),
    Refusal.NAME_EMPTY: N_("Please write a name."),
    Refusal.TABLE_FULL: N_("The table is full: {most} seats at most."),
    Refusal.TOO_FEW_SEATS: N_("At least {least} seats are needed."),
    Refusal.NOT_PRESENT: N_("{seat} is away."),
    Refusal.ALREADY_PRESENT: N_("{seat} is already here."),
    Refusal.SEAT_LEFT: N_("{seat} has left the workshop."),
    Refusal.BAD_MEMBERS: N_("A team has 1 to 40 members."),
    Refusal.BAD_RULES: N_("These rules do not go together: {names}."),
    Refusal.BAD_ORDER: N_("The cards are not complete."),
    Refusal.BAD_MINUTES: N_("A workshop takes 1 to 600 minutes."),
    Refusal.BAD_ROUNDS: N_("{most} rounds at most, and not fewer than were begun."),
    Refusal.NOT_ENOUGH_JOBS: N_("There are not enough job cards for everyone."),
    Refusal.NOT_ENOUGH_SKILLS: N_("There is no other skill card."),
    Refusal.ROUNDS_OVER: N_("The {rounds} rounds that were planned are over."),
    Refusal.NOT_FIRST_PLAYER: N_("{seat} turns the cards over."),
    Refusal.ALL_TURNED: N_("All the cards are turned over."),
    Refusal.CARDS_FACE_DOWN: N_("A card still lies face down."),
    Refusal.NOT_ON_TABLE: N_("This card is not on the table."),
    Refusal.NOT_IN_HAND: N_("{seat} does not hold this card."),
    Refusal.JOB_CHOSEN: N_("{seat} has already chosen this card."),
    Refusal.JOB_GONE: N_("This card was already played."),
    Refusal.OBSERVER: N_("{seat} observes and holds no card."),
    Refusal.CHOICES_MISSING: N_("Somebody still has to choose."),
    Refusal.HAS_PASSED: N_("{seat} passes this time."),
    Refusal.HAS_PITCHED: N_("{seat} has already been heard."),
    Refusal.NOT_PREPARED: N_("The preparation is not over."),
    Refusal.NO_JOB: N_("{seat} has no job in this round."),
    Refusal.SOMEONE_SPEAKS: N_("{seat} is speaking."),
    Refusal.NOT_SPEAKING: N_("{seat} is not speaking."),
    Refusal.NOT_TIMED: N_("No time is running here."),
    Refusal.NOT_PAUSED: N_("The game is not on pause."),
    Refusal.ON_PAUSE: N_("The game is on pause. Space ends the pause."),
    Refusal.BAD_SECONDS: N_("{most} seconds at most."),
    Refusal.NOT_HEARD: N_("{seat} has not been heard yet."),
    Refusal.GROUP_SAYS: N_("In this game the group says what it heard, after the interviews."),
    Refusal.ALREADY_ILLUSTRATED: N_("This card is already marked."),
    Refusal.NOT_ILLUSTRATED: N_("This card is not marked."),
    Refusal.PITCHES_MISSING: N_("Somebody still has to be heard."),
    Refusal.NO_CANDIDATE: N_("Nobody pitched: there is no vote."),
    Refusal.COOPERATIVE: N_("In this game the group plays together: there is no vote."),
    Refusal.COMPETITIVE: N_("This game has a vote."),
    Refusal.NOT_A_VOTER: N_("This person has no ballot."),
    Refusal.NOT_A_CANDIDATE: N_("This number is not in the list."),
    Refusal.OWN_CANDIDATE: N_("Nobody votes for themselves."),
    Refusal.SAME_TWICE: N_("The two tokens go to two different people."),
    Refusal.TOO_MANY_TOKENS: N_("{most} at most."),
    Refusal.COUNTS_TYPED: N_("In this vote the counts are typed."),
    Refusal.BALLOTS_GIVEN: N_("In this vote each person gives a ballot."),
    Refusal.BALLOTS_MISSING: N_("Ballots still missing: {count}. F5 closes the vote all the same."),
    Refusal.COUNTS_MISSING: N_("A count is still missing."),
    Refusal.COUNT_TOO_HIGH: N_("{seat} can receive {most} votes at most."),
    Refusal.BALLOTS_TOO_HIGH: N_("{ballots} ballots: {voters} people can vote."),
    Refusal.COUNTS_DIFFER: N_("The counts give {votes} votes for {ballots} ballots. Count again."),
    Refusal.TIE_WAITS: N_("The run-off settles this tie."),
    Refusal.NOT_TIED: N_("This candidate is not in the tie."),
    Refusal.JUDGEMENTS_MISSING: N_("A card still waits for an answer."),
    Refusal.ALL_SHOWN: N_("Everything is shown."),
    Refusal.NOT_ALL_SHOWN: N_("Something is still hidden."),
    Refusal.NO_SUCH_SCREEN: N_("There is no such screen."),
    Refusal.NOTED_ALREADY: N_("That is noted already."),
    Refusal.WORKSHOP_OVER: N_("The workshop is over."),
    Refusal.NOT_STARTED: N_("The game has not started."),
    Refusal.NOTHING_TO_UNDO: N_("There is nothing to undo."),
    Refusal.NOTHING_TO_REDO: N_("There is nothing to redo."),
    Refusal.DISK: N_("The disk can't be written: {reason}. Free some room and try again."),
}

GESTURES: dict[str, str] = {
    "SeatAdded": N_("a new seat"),
    "SeatRenamed": N_("a name"),
    "SeatChanged": N_("a seat"),
    "SeatWentAway": N_("an absence"),
    "SeatCameBack": N_("a return"),
    "SeatRemoved": N_("a departure"),
    "GameStarted": N_("the start"),
    "RoundsSet": N_("the number of rounds"),
    "RoundOpened": N_("the opening of the round"),
    "SkillsTurned": N_("a card turned over"),
    "SkillReplaced": N_("a card replaced"),
    "JobReplaced": N_("a card replaced"),
    "ChoiceOpened": N_("the end of the search"),
    "JobChosen": N_("the choice of a job"),
    "TurnPassed": N_("a pass"),
    "InterviewsOpened": N_("the opening of the interviews"),
    "PreparationEnded": N_("the end of the preparation"),
    "PitchStarted": N_("the beginning of a pitch"),
    "QuestionsStarted": N_("the beginning of the questions"),
    "PitchEnded": N_("the end of a pitch"),
    "SkillIllustrated": N_("a mark on a card"),
    "TimerPaused": N_("the pause"),
    "TimerResumed": N_("the end of the pause"),
    "Paused": N_("the pause"),
    "Resumed": N_("the end of the pause"),
    "TimerExtended": N_("the time that was added"),
    "VoteOpened": N_("the opening of the vote"),
    "BallotReceived": N_("a ballot"),
    "BallotTyped": N_("a ballot"),
    "CountTyped": N_("a count"),
    "BallotsTyped": N_("the number of ballots"),
    "VoteClosed": N_("the close of the vote"),
    "RunoffClosed": N_("the close of the run-off"),
    "TieSettled": N_("the end of the tie"),
    "HearingOpened": N_("the opening of the answers"),
    "SkillJudged": N_("an answer"),
    "HearingClosed": N_("the close of the answers"),
    "Revealed": N_("the reveal"),
    "RoundClosed": N_("the end of the round"),
    "DebriefingOpened": N_("the opening of the debriefing"),
    "ScreenShown": N_("a screen of the debriefing"),
    "RecognitionNoted": N_("a note of the facilitator"),
    "WorkshopEnded": N_("the end of the workshop"),
}

METHODS: dict[VoteMethod, str] = {
    VoteMethod.HANDS: N_("Show of hands"),
    VoteMethod.PAPER: N_("Paper ballots"),
    VoteMethod.SECRET: N_("Secret, on this device"),
    VoteMethod.OPEN: N_("Said aloud"),
}

HOW_TO_VOTE: dict[VoteMethod, str] = {
    VoteMethod.HANDS: N_("Eyes closed, everyone raises a hand once. The facilitator counts."),
    VoteMethod.PAPER: N_("Everyone writes one number on a paper. The facilitator counts."),
    VoteMethod.SECRET: N_("Everyone comes to the keyboard in turn and presses one key."),
    VoteMethod.OPEN: N_("Everyone says a name aloud. The facilitator types it."),
}

HOW_TO_VOTE_TWICE: dict[VoteMethod, str] = {
    VoteMethod.HANDS: N_("Eyes closed, everyone raises a hand twice. The facilitator counts."),
    VoteMethod.PAPER: N_("Everyone writes two numbers on a paper. The facilitator counts."),
    VoteMethod.SECRET: N_("Everyone comes to the keyboard in turn and presses two keys."),
    VoteMethod.OPEN: N_("Everyone says two names aloud. The facilitator types them."),
}

TIES: dict[TieRule, str] = {
    TieRule.SHARED: N_("In a tie, the winners share."),
    TieRule.RUNOFF: N_("In a tie, there is one more vote."),
    TieRule.FACILITATOR: N_("In a tie, the facilitator decides."),
}


def refusal_sentence(words: Words, rejected: Rejected, name: Callable[[str], str] = str) -> str:
    """Returns why something is refused. `name` says what a seat is called."""
    blanks: Mapping[str, object] = {
        key: name(value) if key == "seat" and isinstance(value, str) else value
        for key, value in rejected.params.items()
    }
    return words.say(REFUSALS[rejected.code], **blanks)


def how_to_vote(words: Words, method: VoteMethod, tokens: int) -> str:
    """Returns how a vote goes: with two tokens everybody makes its gesture twice."""
    if tokens > 1:
        return words.say(HOW_TO_VOTE_TWICE[method])
    return words.say(HOW_TO_VOTE[method])


def gesture_name(words: Words, event: Recorded) -> str:
    """Returns what a gesture is called when it is undone."""
    return words.say(GESTURES[type(event).__name__])
