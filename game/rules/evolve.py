"""Applies what has happened to a state. It never refuses: `decide` has."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from game.rules import events as e
from game.rules.ids import JobId, SeatId
from game.rules.ruleset import Hands, PlayedJob
from game.rules.state import (
    Interviews,
    Kind,
    Piles,
    Plan,
    Record,
    Result,
    Round,
    Seat,
    State,
    Step,
    Talk,
    Vote,
)
from game.rules.values import changed

_Card = TypeVar("_Card", bound=str)
_VOTE = Step.VOTE


def evolve(state: State, event: e.Event) -> State:
    """Returns the state after an event."""
    return _APPLY[type(event)](state, event)


def evolve_all(state: State, events: tuple[e.Event, ...]) -> State:
    """Returns the state after events, in their order."""
    for event in events:
        state = evolve(state, event)
    return state


def _moved(
    state: State,
    step: Step,
    here: Round | None,
    interviews: Interviews,
    vote: Vote | None = None,
    result: Result | None = None,
) -> State:
    """Returns the state with the parts of its round replaced.

    It is written out because most events pass here: `changed` would take three times as long.
    """
    return State(
        state.setup,
        step,
        state.seats,
        state.piles,
        state.plan,
        here,
        interviews,
        vote,
        result,
        state.past,
        state.screen,
    )


def _talks(state: State, interviews: Interviews) -> State:
    return _moved(state, state.step, state.round, interviews, state.vote, state.result)


def _voting(state: State, vote: Vote) -> State:
    return _moved(state, _VOTE, state.round, state.interviews, vote, state.result)


def _with_seat(state: State, seat: Seat) -> State:
    return changed(state, seats={**state.seats, seat.id: seat})


def _holding(seat: Seat, hand: tuple[JobId, ...]) -> Seat:
    return Seat(
        seat.id,
        seat.pseudonym,
        seat.plays,
        seat.team,
        seat.members,
        seat.name_ref,
        seat.present,
        seat.left,
        hand,
    )


def _without(cards: tuple[_Card, ...], gone: Collection[_Card]) -> tuple[_Card, ...]:
    return tuple([card for card in cards if card not in gone])


def _deal(piles: Piles, hand: tuple[JobId, ...]) -> Piles:
    return changed(
        piles, jobs=_without(piles.jobs, hand), jobs_discarded=_without(piles.jobs_discarded, hand)
    )


def _seat_added(state: State, event: e.SeatAdded) -> State:
    plays, team = event.kind is not Kind.OBSERVER, event.kind is Kind.TEAM
    seat = Seat(event.seat, event.pseudonym, plays, team, event.members, hand=event.hand)
    state = _with_seat(state, seat)
    return changed(state, piles=_deal(state.piles, event.hand)) if event.hand else state


def _seat_renamed(state: State, event: e.SeatRenamed) -> State:
    seat = state.seats[event.seat]
    return _with_seat(state, changed(seat, pseudonym=event.pseudonym, name_ref=event.name_ref))


def _seat_changed(state: State, event: e.SeatChanged) -> State:
    seat = state.seats[event.seat]
    plays, team = event.kind is not Kind.OBSERVER, event.kind is Kind.TEAM
    return _with_seat(state, changed(seat, plays=plays, team=team, members=event.members))


def _silenced(state: State, seat: SeatId) -> State:
    """A speaker who goes out stops speaking, and may still be heard later."""
    talks = state.interviews
    if talks.speaker != seat:
        return state
    talks = changed(talks, talk=Talk.READY, speaker=None, paused=False, extra_s=0)
    return changed(state, interviews=talks)


def _seat_went_away(state: State, event: e.SeatWentAway) -> State:
    seat = changed(state.seats[event.seat], present=False)
    return _silenced(_with_seat(state, seat), event.seat)


def _seat_came_back(state: State, event: e.SeatCameBack) -> State:
    return _with_seat(state, changed(state.seats[event.seat], present=True))


def _seat_removed(state: State, event: e.SeatRemoved) -> State:
    """Before the start the seat is forgotten; later its line and its played cards stay."""
    seat = state.seats[event.seat]
    if not state.started:
        seats = {key: value for key, value in state.seats.items() if key != event.seat}
        return changed(state, seats=seats)
    chosen = state.interviews.jobs.get(event.seat)
    kept = tuple(job for job in seat.hand if job == chosen)
    piles = changed(
        state.piles, jobs_discarded=state.piles.jobs_discarded + _without(seat.hand, kept)
    )
    gone = changed(seat, present=False, left=True, hand=kept)
    return _silenced(changed(_with_seat(state, gone), piles=piles), event.seat)


def _game_started(state: State, event: e.GameStarted) -> State:
    dealt = {job for hand in event.hands.values() for job in hand}
    seats = {
        key: _holding(seat, event.hands[key]) if key in event.hands else seat
        for key, seat in state.seats.items()
    }
    piles = Piles(
        jobs=tuple(job for job in event.jobs if job not in dealt),
        skills=event.skills,
        criteria=event.criteria,
    )
    plan = Plan(event.minutes, event.rounds)
    return changed(state, step=Step.BETWEEN, seats=seats, piles=piles, plan=plan)


def _rounds_set(state: State, event: e.RoundsSet) -> State:
    return changed(state, plan=changed(state.plan, rounds=event.rounds))


def _round_opened(state: State, event: e.RoundOpened) -> State:
    if event.criterion is not None:
        turned = _without(state.piles.criteria, (event.criterion,))
        piles = changed(state.piles, criteria=(*turned, event.criterion))
        state = changed(state, piles=piles)
    here = Round(event.number, event.first, event.criterion)
    return _moved(state, Step.SEARCH, here, Interviews())


def _skills_turned(state: State, event: e.SkillsTurned) -> State:
    piles, here = state.piles, state.here()
    pile, used = piles.skills, piles.skills_used
    for skill in event.skills:
        if not pile:
            pile, used = used, ()
        pile = _without(pile, (skill,))
    return changed(
        state,
        piles=changed(piles, skills=pile, skills_used=used),
        round=Round(here.number, here.first, here.criterion, here.skills + event.skills),
    )


def _skill_replaced(state: State, event: e.SkillReplaced) -> State:
    pile, used = state.piles.skills, state.piles.skills_used
    if not pile:
        pile, used = used, ()
    piles = changed(
        state.piles,
        skills=_without(pile, (event.by,)),
        skills_used=used,
        skills_aside=(*state.piles.skills_aside, event.skill),
    )
    here = state.here()
    table = tuple(event.by if skill == event.skill else skill for skill in here.skills)
    return changed(state, piles=piles, round=changed(here, skills=table))


def _job_replaced(state: State, event: e.JobReplaced) -> State:
    seat = state.seats[event.seat]
    hand = tuple(event.by if job == event.job else job for job in seat.hand)
    piles = _deal(state.piles, (event.by,))
    piles = changed(piles, jobs_aside=(*piles.jobs_aside, event.job))
    return changed(_with_seat(state, changed(seat, hand=hand)), piles=piles)


def _choice_opened(state: State, _: e.ChoiceOpened) -> State:
    return _moved(state, Step.CHOICE, state.round, state.interviews)


def _job_chosen(state: State, event: e.JobChosen) -> State:
    talks = state.interviews
    seat = event.seat
    passed = talks.passed
    if seat in passed:
        passed = tuple(s for s in passed if s != seat)
    order = talks.order
    if order and seat not in order and state.step is Step.INTERVIEW:
        order = (*order, seat)
    return _talks(
        state,
        Interviews(
            {**talks.jobs, seat: event.job},
            passed,
            order,
            talks.pitched,
            talks.talk,
            talks.speaker,
            talks.paused,
            talks.extra_s,
        ),
    )


def _pitch_ended(state: State, event: e.PitchEnded) -> State:
    talks = state.interviews
    return _talks(
        state,
        Interviews(talks.jobs, talks.passed, talks.order, (*talks.pitched, event.seat)),
    )


def _ballot_received(state: State, event: e.BallotReceived | e.BallotTyped) -> State:
    vote = state.open_vote()
    return _voting(
        state,
        Vote(
            vote.method,
            vote.candidates,
            vote.runoff,
            {**vote.ballots, event.voter: event.candidates},
        ),
    )


def _turn_passed(state: State, event: e.TurnPassed) -> State:
    talks = state.interviews
    passed = (*talks.passed, event.seat)
    talks = changed(_silenced(state, event.seat).interviews, passed=passed)
    return _talks(state, talks)


def _interviews_opened(state: State, event: e.InterviewsOpened) -> State:
    prepares = state.setup.rules.timings.preparation_s > 0 and event.order
    talk = Talk.PREPARATION if prepares else Talk.READY
    talks = Interviews(state.interviews.jobs, state.interviews.passed, event.order, talk=talk)
    return _moved(state, Step.INTERVIEW, state.round, talks)


def _talking(state: State, talk: Talk, speaker: SeatId | None) -> State:
    talks = changed(state.interviews, talk=talk, speaker=speaker, paused=False, extra_s=0)
    return _talks(state, talks)


def _preparation_ended(state: State, _: e.PreparationEnded) -> State:
    return _talking(state, Talk.READY, None)


def _pitch_started(state: State, event: e.PitchStarted) -> State:
    return _talking(state, Talk.PITCH, event.seat)


def _questions_started(state: State, event: e.QuestionsStarted) -> State:
    return _talking(state, Talk.QUESTIONS, event.seat)


def _timer_paused(state: State, _: e.TimerPaused) -> State:
    return _talks(state, changed(state.interviews, paused=True))


def _timer_resumed(state: State, _: e.TimerResumed) -> State:
    return _talks(state, changed(state.interviews, paused=False))


def _timer_extended(state: State, event: e.TimerExtended) -> State:
    talks = state.interviews
    return _talks(state, changed(talks, extra_s=talks.extra_s + event.seconds))


def _vote_opened(state: State, event: e.VoteOpened) -> State:
    vote = Vote(event.method, event.candidates, event.runoff)
    result = state.result if event.runoff else None
    return _moved(state, _VOTE, state.round, state.interviews, vote, result)


def _count_typed(state: State, event: e.CountTyped) -> State:
    vote = state.open_vote()
    return _voting(state, changed(vote, counts={**vote.counts, event.candidate: event.count}))


def _ballots_typed(state: State, event: e.BallotsTyped) -> State:
    return _voting(state, changed(state.open_vote(), declared=event.ballots, blank=event.blank))


def _vote_closed(state: State, event: e.VoteClosed) -> State:
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
    return _moved(state, step, state.round, state.interviews, None, result)


def _tie_settled(state: State, event: e.RunoffClosed | e.TieSettled) -> State:
    result = changed(
        state.closed_result(),
        winners=event.winners,
        points=event.points,
        settled_by=event.settled_by,
    )
    return _moved(state, Step.REVEAL, state.round, state.interviews, None, result)


def _hearing_opened(state: State, _: e.HearingOpened) -> State:
    return _moved(state, Step.HEARING, state.round, state.interviews, None, Result())


def _skill_judged(state: State, event: e.SkillJudged) -> State:
    result = state.closed_result()
    return changed(state, result=changed(result, heard={**result.heard, event.skill: event.heard}))


def _hearing_closed(state: State, event: e.HearingClosed) -> State:
    result = Result(heard=event.heard)
    return _moved(state, Step.REVEAL, state.round, state.interviews, None, result)


def _revealed(state: State, event: e.Revealed) -> State:
    result = changed(state.closed_result(), shown=event.shown)
    return _moved(state, state.step, state.round, state.interviews, None, result)


def _round_closed(state: State, _: e.RoundClosed) -> State:
    return _put_away(state, Step.BETWEEN, complete=True)


def _debriefing_opened(state: State, _: e.DebriefingOpened) -> State:
    """A round that was being played stays on record, unscored; a revealed one counts."""
    if state.round is None:
        return changed(state, step=Step.DEBRIEFING)
    return _put_away(state, Step.DEBRIEFING, complete=state.step is Step.REVEAL)


def _put_away(state: State, step: Step, *, complete: bool) -> State:
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
        seats[key] = seat if hand is seat.hand else _holding(seat, hand)
    piles = Piles(
        _without(piles.jobs, gone) if rules.hands is Hands.PAPER else piles.jobs,
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


def _screen_shown(state: State, event: e.ScreenShown) -> State:
    return changed(state, screen=event.screen)


def _workshop_ended(state: State, _: e.WorkshopEnded) -> State:
    return changed(state, step=Step.OVER)


_APPLY: dict[type, Callable[[State, Any], State]] = {
    e.SeatAdded: _seat_added,
    e.SeatRenamed: _seat_renamed,
    e.SeatChanged: _seat_changed,
    e.SeatWentAway: _seat_went_away,
    e.SeatCameBack: _seat_came_back,
    e.SeatRemoved: _seat_removed,
    e.GameStarted: _game_started,
    e.RoundsSet: _rounds_set,
    e.RoundOpened: _round_opened,
    e.SkillsTurned: _skills_turned,
    e.SkillReplaced: _skill_replaced,
    e.JobReplaced: _job_replaced,
    e.ChoiceOpened: _choice_opened,
    e.JobChosen: _job_chosen,
    e.TurnPassed: _turn_passed,
    e.InterviewsOpened: _interviews_opened,
    e.PreparationEnded: _preparation_ended,
    e.PitchStarted: _pitch_started,
    e.QuestionsStarted: _questions_started,
    e.PitchEnded: _pitch_ended,
    e.TimerPaused: _timer_paused,
    e.TimerResumed: _timer_resumed,
    e.TimerExtended: _timer_extended,
    e.VoteOpened: _vote_opened,
    e.BallotReceived: _ballot_received,
    e.BallotTyped: _ballot_received,
    e.CountTyped: _count_typed,
    e.BallotsTyped: _ballots_typed,
    e.VoteClosed: _vote_closed,
    e.RunoffClosed: _tie_settled,
    e.TieSettled: _tie_settled,
    e.HearingOpened: _hearing_opened,
    e.SkillJudged: _skill_judged,
    e.HearingClosed: _hearing_closed,
    e.Revealed: _revealed,
    e.RoundClosed: _round_closed,
    e.DebriefingOpened: _debriefing_opened,
    e.ScreenShown: _screen_shown,
    e.WorkshopEnded: _workshop_ended,
}
