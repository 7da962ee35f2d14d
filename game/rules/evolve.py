"""Applies what has happened to a state. It never refuses: `decide` has."""

from collections.abc import Callable
from typing import Any

from game.rules import events as e
from game.rules import evolve_rounds as rounds
from game.rules import evolve_seats as seats
from game.rules import evolve_votes as votes
from game.rules.state import (
    State,
)


def evolve(state: State, event: e.Event) -> State:
    """Returns the state after an event."""
    return _APPLY[type(event)](state, event)


def evolve_all(state: State, events: tuple[e.Event, ...]) -> State:
    """Returns the state after events, in their order."""
    for event in events:
        state = evolve(state, event)
    return state


_APPLY: dict[type, Callable[[State, Any], State]] = {
    e.SeatAdded: seats.seat_added,
    e.SeatRenamed: seats.seat_renamed,
    e.SeatChanged: seats.seat_changed,
    e.SeatWentAway: seats.seat_went_away,
    e.SeatCameBack: seats.seat_came_back,
    e.SeatRemoved: seats.seat_removed,
    e.GameStarted: seats.game_started,
    e.RoundsSet: seats.rounds_set,
    e.RoundOpened: rounds.round_opened,
    e.SkillsTurned: rounds.skills_turned,
    e.SkillReplaced: rounds.skill_replaced,
    e.JobReplaced: rounds.job_replaced,
    e.ChoiceOpened: rounds.choice_opened,
    e.JobChosen: rounds.job_chosen,
    e.TurnPassed: rounds.turn_passed,
    e.InterviewsOpened: rounds.interviews_opened,
    e.PreparationEnded: rounds.preparation_ended,
    e.PitchStarted: rounds.pitch_started,
    e.QuestionsStarted: rounds.questions_started,
    e.PitchEnded: rounds.pitch_ended,
    e.SkillIllustrated: rounds.skill_illustrated,
    e.TimerPaused: rounds.timer_paused,
    e.TimerResumed: rounds.timer_resumed,
    e.Paused: rounds.paused,
    e.Resumed: rounds.resumed,
    e.TimerExtended: rounds.timer_extended,
    e.VoteOpened: votes.vote_opened,
    e.BallotReceived: votes.ballot_received,
    e.BallotTyped: votes.ballot_received,
    e.CountTyped: votes.count_typed,
    e.BallotsTyped: votes.ballots_typed,
    e.VoteClosed: votes.vote_closed,
    e.RunoffClosed: votes.tie_settled,
    e.TieSettled: votes.tie_settled,
    e.HearingOpened: votes.hearing_opened,
    e.SkillJudged: votes.skill_judged,
    e.HearingClosed: votes.hearing_closed,
    e.Revealed: votes.revealed,
    e.RoundClosed: votes.round_closed,
    e.DebriefingOpened: votes.debriefing_opened,
    e.ScreenShown: votes.screen_shown,
    e.RecognitionNoted: votes.recognition_noted,
    e.WorkshopEnded: votes.workshop_ended,
}
