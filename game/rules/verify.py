"""Checks that a recorded event is one that the game could have caused at that moment."""

from collections.abc import Callable
from typing import Any

from game.rules import commands as c
from game.rules import events as e
from game.rules.decide import decide
from game.rules.results import Accepted, Refusal, Rejected
from game.rules.rounds import timer_seconds
from game.rules.ruleset import VoteMethod
from game.rules.state import State, Step
from game.rules.voting import close_first_vote, close_runoff, counts_problem, voters


def impossible(state: State, event: e.Event) -> str | None:
    """Returns why an event can't follow a state, or None when it can.

    Every event is the first one that some command causes, with the very same content. The
    close of a secret vote is the exception: its ballots are gone, so its totals are checked
    against the number of ballots received and everything else is worked out again from them.
    """
    if state.paused and not isinstance(event, e.Resumed):
        return Refusal.ON_PAUSE.value
    if isinstance(event, (e.TimerPaused, e.TimerResumed)):
        return _impossible_timer(state, event)
    if isinstance(event, (e.VoteClosed, e.RunoffClosed)) and state.step is Step.VOTE:
        return _impossible_close(state, event)
    if isinstance(event, e.BallotReceived):
        decision = decide(state, c.CastBallot(event.voter, event.candidates or ()))
        if isinstance(decision, Rejected):
            return decision.code.value
        return None if isinstance(decision.events[0], e.BallotReceived) else "altered"
    tried = (_COMMAND_OF[type(event)](event), c.ForceNext())
    reason = ""
    for command in tried:
        decision = decide(state, command)
        if isinstance(decision, Accepted) and decision.events[0] == event:
            return None
        if isinstance(decision, Rejected) and not reason:
            reason = decision.code.value
    return reason or "altered"


def _impossible_timer(state: State, event: e.TimerPaused | e.TimerResumed) -> str | None:
    """No command pauses the timer alone any more: only journals of before have these events."""
    if not timer_seconds(state):
        return Refusal.NOT_TIMED.value
    alternates = state.interviews.paused is isinstance(event, e.TimerResumed)
    return None if alternates else "altered"


def _impossible_close(state: State, event: e.VoteClosed | e.RunoffClosed) -> str | None:
    vote = state.open_vote()
    if vote.typed or vote.method is VoteMethod.OPEN:
        closings = decide(state, c.CloseVote()), decide(state, c.ForceNext())
        same = any(isinstance(d, Accepted) and d.events[0] == event for d in closings)
        return None if same else "altered"
    if event.ballots != len(vote.ballots) or set(event.received) != set(vote.candidates):
        return "altered"
    room = tuple(vote.ballots) or voters(state)
    problem = counts_problem(
        state.setup.rules.tokens, vote, room, event.ballots, event.blank, event.received
    )
    if problem is not None:
        return problem.code.value
    close = close_runoff if vote.runoff else close_first_vote
    again = close(state, event.ballots, event.blank, event.received)
    return None if again == event else "altered"


def _settled(event: e.TieSettled) -> c.Command:
    one = event.winners[0] if len(event.winners) == 1 else None
    return c.SettleTie(one)


_COMMAND_OF: dict[type, Callable[[Any], c.Command]] = {
    e.SeatAdded: lambda x: c.AddSeat(x.seat, x.pseudonym, x.kind, x.members),
    e.SeatRenamed: lambda x: c.RenameSeat(x.seat, x.pseudonym, x.name_ref),
    e.SeatChanged: lambda x: c.ChangeSeat(x.seat, x.kind, x.members),
    e.SeatWentAway: lambda x: c.SetAway(x.seat),
    e.SeatCameBack: lambda x: c.SetBack(x.seat),
    e.SeatRemoved: lambda x: c.RemoveSeat(x.seat),
    e.GameStarted: lambda x: c.StartGame(x.minutes, x.jobs, x.skills, x.criteria, x.rounds),
    e.RoundsSet: lambda x: c.SetRounds(x.rounds),
    e.RoundOpened: lambda x: c.OpenRound(demonstration=x.number == 0),
    e.SkillsTurned: lambda x: c.TurnSkills(len(x.skills)),
    e.SkillReplaced: lambda x: c.ReplaceSkill(x.skill),
    e.JobReplaced: lambda x: c.ReplaceJob(x.seat, x.job),
    e.ChoiceOpened: lambda _: c.OpenChoice(),
    e.JobChosen: lambda x: c.ChooseJob(x.seat, x.job),
    e.TurnPassed: lambda x: c.PassTurn(x.seat),
    e.InterviewsOpened: lambda _: c.OpenInterviews(),
    e.PreparationEnded: lambda _: c.EndPreparation(),
    e.PitchStarted: lambda x: c.StartPitch(x.seat),
    e.QuestionsStarted: lambda x: c.StartQuestions(x.seat),
    e.PitchEnded: lambda x: c.EndPitch(x.seat),
    e.SkillIllustrated: lambda x: c.MarkIllustrated(x.seat, x.skill, x.illustrated),
    e.Paused: lambda _: c.Pause(),
    e.Resumed: lambda _: c.Resume(),
    e.TimerExtended: lambda x: c.ExtendTimer(x.seconds),
    e.VoteOpened: lambda x: c.OpenVote(x.method),
    e.BallotTyped: lambda x: c.CastBallot(x.voter, x.candidates),
    e.CountTyped: lambda x: c.TypeCount(x.candidate, x.count),
    e.BallotsTyped: lambda x: c.TypeBallots(x.ballots, x.blank),
    e.TieSettled: _settled,
    e.HearingOpened: lambda _: c.OpenHearing(),
    e.SkillJudged: lambda x: c.JudgeSkill(x.skill, x.heard),
    e.HearingClosed: lambda _: c.CloseHearing(),
    e.Revealed: lambda _: c.RevealNext(),
    e.RoundClosed: lambda _: c.CloseRound(),
    e.DebriefingOpened: lambda _: c.OpenDebriefing(),
    e.ScreenShown: lambda x: c.ShowScreen(x.screen),
    e.RecognitionNoted: lambda x: c.NoteRecognition(x.seat, x.received),
    e.WorkshopEnded: lambda _: c.EndWorkshop(),
    e.VoteClosed: lambda _: c.CloseVote(),
    e.RunoffClosed: lambda _: c.CloseVote(),
}
