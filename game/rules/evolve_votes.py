"""Applies what happens from the vote to the end of the workshop."""

from game.rules import events as e
from game.rules.ids import JobId, SeatId
from game.rules.parts import (
    holding,
    moved,
    with_vote,
    without,
)
from game.rules.ruleset import Hands, PlayedJob
from game.rules.state import (
    Piles,
    Record,
    Result,
    Seat,
    State,
    Step,
    Vote,
)
from game.rules.values import changed
from game.rules.voting import round_points

_VOTE = Step.VOTE


def ballot_received(state: State, event: e.BallotReceived | e.BallotTyped) -> State:
    vote = state.open_vote()
    return with_vote(
        state,
        Vote(
            vote.method,
            vote.candidates,
            vote.runoff,
            {**vote.ballots, event.voter: event.candidates},
        ),
    )


def vote_opened(state: State, event: e.VoteOpened) -> State:
    vote = Vote(event.method, event.candidates, event.runoff)
    result = state.result if event.runoff else None
    return moved(state, _VOTE, state.round, state.interviews, vote, result)


def count_typed(state: State, event: e.CountTyped) -> State:
    vote = state.open_vote()
    return with_vote(
        state,
        Vote(
            vote.method,
            vote.candidates,
            vote.runoff,
            vote.ballots,
            {**vote.counts, event.candidate: event.count},
            vote.blank,
            vote.declared,
        ),
    )


def ballots_typed(state: State, event: e.BallotsTyped) -> State:
    return with_vote(state, changed(state.open_vote(), declared=event.ballots, blank=event.blank))


def vote_closed(state: State, event: e.VoteClosed) -> State:
    result = Result(
        method=state.open_vote().method,
        ballots=event.ballots,
        blank=event.blank,
        received=event.received,
        tied=event.tied,
        winners=event.winners,
        points=event.points,
        settled_by=event.settled_by,
    )
    waits = event.tied and event.settled_by is None
    step = Step.TIE if waits else Step.REVEAL
    return moved(state, step, state.round, state.interviews, None, result)


def tie_settled(state: State, event: e.RunoffClosed | e.TieSettled) -> State:
    result = changed(
        state.closed_result(),
        winners=event.winners,
        points=event.points,
        settled_by=event.settled_by,
    )
    return moved(state, Step.REVEAL, state.round, state.interviews, None, result)


def hearing_opened(state: State, _: e.HearingOpened) -> State:
    return moved(state, Step.HEARING, state.round, state.interviews, None, Result())


def skill_judged(state: State, event: e.SkillJudged) -> State:
    result = state.closed_result()
    return changed(state, result=changed(result, heard={**result.heard, event.skill: event.heard}))


def hearing_closed(state: State, event: e.HearingClosed) -> State:
    result = Result(heard=event.heard)
    return moved(state, Step.REVEAL, state.round, state.interviews, None, result)


def revealed(state: State, event: e.Revealed) -> State:
    result = changed(state.closed_result(), shown=event.shown)
    return moved(state, state.step, state.round, state.interviews, None, result)


def round_closed(state: State, _: e.RoundClosed) -> State:
    """A round in which nobody pitched had no vote: who is there took part all the same."""
    if state.result is None and not state.setup.rules.cooperative:
        state = changed(state, result=Result(points=round_points(state, {}, ())))
    return put_away(state, Step.BETWEEN, complete=True)


def debriefing_opened(state: State, _: e.DebriefingOpened) -> State:
    """A round that was being played stays on record, unscored; a revealed one counts."""
    if state.round is None:
        return changed(state, step=Step.DEBRIEFING)
    return put_away(state, Step.DEBRIEFING, complete=state.step is Step.REVEAL)


def put_away(state: State, step: Step, *, complete: bool) -> State:
    """Clears the table: the skills are used, the jobs that were pitched are discarded."""
    here, talks, piles, rules = state.here(), state.interviews, state.piles, state.setup.rules
    discards = here.number and rules.played_job is PlayedJob.DISCARDED
    played = {s: talks.jobs[s] for s in talks.pitched} if discards else {}
    seats: dict[SeatId, Seat] = {}
    gone: list[JobId] = list(played.values())
    for key, seat in state.seats.items():
        hand = seat.hand
        if key in played and hand:
            hand = tuple([job for job in hand if job != played[key]])
        if seat.left and hand:
            gone += hand
            hand = ()
        seats[key] = seat if hand is seat.hand else holding(seat, hand)
    piles = Piles(
        without(piles.jobs, gone) if rules.hands is Hands.PAPER else piles.jobs,
        (*piles.jobs_discarded, *gone),
        piles.jobs_aside,
        piles.skills if here.number else piles.skills + here.skills,
        piles.skills_used + here.skills if here.number else piles.skills_used,
        piles.skills_aside,
        piles.criteria,
    )
    record = Record(here, talks, state.result or Result(), complete)
    return State(
        setup=state.setup,
        step=step,
        seats=seats,
        piles=piles,
        plan=state.plan,
        past=(*state.past, record),
    )


def screen_shown(state: State, event: e.ScreenShown) -> State:
    return changed(state, screen=event.screen)


def recognition_noted(state: State, event: e.RecognitionNoted) -> State:
    """In the order of the table: nobody reads from it who came first."""
    others = set(state.recognised) - {event.seat}
    noted = others | {event.seat} if event.received else others
    return changed(state, recognised=tuple(seat for seat in state.seats if seat in noted))


def workshop_ended(state: State, _: e.WorkshopEnded) -> State:
    return changed(state, step=Step.OVER)
