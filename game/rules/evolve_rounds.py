"""Applies what happens in the search and in the interviews."""

from game.rules import events as e
from game.rules.evolve_seats import silenced
from game.rules.ids import SeatId
from game.rules.parts import (
    dealt,
    moved,
    with_seat,
    with_talks,
    without,
)
from game.rules.state import (
    Interviews,
    Round,
    State,
    Step,
    Talk,
)
from game.rules.values import changed

# Reading a member of an enumeration costs as much as a call, so the busiest code reads names.
_INTERVIEW = Step.INTERVIEW


def round_opened(state: State, event: e.RoundOpened) -> State:
    if event.criterion is not None:
        turned = without(state.piles.criteria, (event.criterion,))
        piles = changed(state.piles, criteria=(*turned, event.criterion))
        state = changed(state, piles=piles)
    here = Round(event.number, event.first, event.criterion)
    return moved(state, Step.SEARCH, here, Interviews())


def skills_turned(state: State, event: e.SkillsTurned) -> State:
    piles, here = state.piles, state.here()
    pile, used = piles.skills, piles.skills_used
    if len(event.skills) > len(pile):
        pile, used = used, ()
    pile = without(pile, event.skills)
    return changed(
        state,
        piles=changed(piles, skills=pile, skills_used=used),
        round=Round(here.number, here.first, here.criterion, here.skills + event.skills),
    )


def skill_replaced(state: State, event: e.SkillReplaced) -> State:
    pile, used = state.piles.skills, state.piles.skills_used
    if not pile:
        pile, used = used, ()
    piles = changed(
        state.piles,
        skills=without(pile, (event.by,)),
        skills_used=used,
        skills_aside=(*state.piles.skills_aside, event.skill),
    )
    here = state.here()
    table = tuple(event.by if skill == event.skill else skill for skill in here.skills)
    return changed(state, piles=piles, round=changed(here, skills=table))


def job_replaced(state: State, event: e.JobReplaced) -> State:
    seat = state.seats[event.seat]
    hand = tuple(event.by if job == event.job else job for job in seat.hand)
    piles = dealt(state.piles, (event.by,))
    piles = changed(piles, jobs_aside=(*piles.jobs_aside, event.job))
    return changed(with_seat(state, changed(seat, hand=hand)), piles=piles)


def choice_opened(state: State, _: e.ChoiceOpened) -> State:
    return moved(state, Step.CHOICE, state.round, state.interviews)


def job_chosen(state: State, event: e.JobChosen) -> State:
    talks = state.interviews
    seat = event.seat
    passed = talks.passed
    if seat in passed:
        passed = tuple(s for s in passed if s != seat)
    order = talks.order
    if seat not in order and state.step is _INTERVIEW:
        order = (*order, seat)
    return with_talks(
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


def pitch_ended(state: State, event: e.PitchEnded) -> State:
    talks = state.interviews
    return with_talks(
        state,
        Interviews(talks.jobs, talks.passed, talks.order, (*talks.pitched, event.seat)),
    )


def turn_passed(state: State, event: e.TurnPassed) -> State:
    talks = state.interviews
    passed = (*talks.passed, event.seat)
    talks = changed(silenced(state, event.seat).interviews, passed=passed)
    return with_talks(state, talks)


def interviews_opened(state: State, event: e.InterviewsOpened) -> State:
    prepares = state.setup.rules.timings.preparation_s > 0 and event.order
    talk = Talk.PREPARATION if prepares else Talk.READY
    talks = Interviews(state.interviews.jobs, state.interviews.passed, event.order, talk=talk)
    return moved(state, Step.INTERVIEW, state.round, talks)


def talking(state: State, talk: Talk, speaker: SeatId | None) -> State:
    talks = state.interviews
    return with_talks(
        state,
        Interviews(talks.jobs, talks.passed, talks.order, talks.pitched, talk, speaker),
    )


def preparation_ended(state: State, _: e.PreparationEnded) -> State:
    return talking(state, Talk.READY, None)


def pitch_started(state: State, event: e.PitchStarted) -> State:
    return talking(state, Talk.PITCH, event.seat)


def questions_started(state: State, event: e.QuestionsStarted) -> State:
    return talking(state, Talk.QUESTIONS, event.seat)


def timer_paused(state: State, _: e.TimerPaused) -> State:
    return with_talks(state, changed(state.interviews, paused=True))


def timer_resumed(state: State, _: e.TimerResumed) -> State:
    return with_talks(state, changed(state.interviews, paused=False))


def timer_extended(state: State, event: e.TimerExtended) -> State:
    talks = state.interviews
    return with_talks(state, changed(talks, extra_s=talks.extra_s + event.seconds))
