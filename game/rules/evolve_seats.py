"""Applies what happens to seats, and the start of a game."""

from game.rules import events as e
from game.rules.ids import SeatId
from game.rules.parts import (
    dealt,
    holding,
    with_seat,
    without,
)
from game.rules.state import (
    Kind,
    Piles,
    Plan,
    Seat,
    State,
    Step,
    Talk,
)
from game.rules.values import changed


def seat_added(state: State, event: e.SeatAdded) -> State:
    plays, team = event.kind is not Kind.OBSERVER, event.kind is Kind.TEAM
    seat = Seat(event.seat, event.pseudonym, plays, team, event.members, hand=event.hand)
    state = with_seat(state, seat)
    return changed(state, piles=dealt(state.piles, event.hand)) if event.hand else state


def seat_renamed(state: State, event: e.SeatRenamed) -> State:
    seat = state.seats[event.seat]
    return with_seat(state, changed(seat, pseudonym=event.pseudonym, name_ref=event.name_ref))


def seat_changed(state: State, event: e.SeatChanged) -> State:
    seat = state.seats[event.seat]
    plays, team = event.kind is not Kind.OBSERVER, event.kind is Kind.TEAM
    return with_seat(state, changed(seat, plays=plays, team=team, members=event.members))


def silenced(state: State, seat: SeatId) -> State:
    """A speaker who goes out stops speaking, and may still be heard later."""
    talks = state.interviews
    if talks.speaker != seat:
        return state
    talks = changed(talks, talk=Talk.READY, speaker=None, paused=False, extra_s=0)
    return changed(state, interviews=talks)


def seat_went_away(state: State, event: e.SeatWentAway) -> State:
    seat = changed(state.seats[event.seat], present=False)
    return silenced(with_seat(state, seat), event.seat)


def seat_came_back(state: State, event: e.SeatCameBack) -> State:
    return with_seat(state, changed(state.seats[event.seat], present=True))


def seat_removed(state: State, event: e.SeatRemoved) -> State:
    """Before the start the seat is forgotten; later its line and its played cards stay."""
    seat = state.seats[event.seat]
    if not state.started:
        seats = {key: value for key, value in state.seats.items() if key != event.seat}
        return changed(state, seats=seats)
    chosen = state.interviews.jobs.get(event.seat)
    kept = tuple(job for job in seat.hand if job == chosen)
    piles = changed(
        state.piles, jobs_discarded=state.piles.jobs_discarded + without(seat.hand, kept)
    )
    gone = changed(seat, present=False, left=True, hand=kept)
    return silenced(changed(with_seat(state, gone), piles=piles), event.seat)


def game_started(state: State, event: e.GameStarted) -> State:
    dealt = {job for hand in event.hands.values() for job in hand}
    seats = {
        key: holding(seat, event.hands[key]) if key in event.hands else seat
        for key, seat in state.seats.items()
    }
    piles = Piles(
        jobs=tuple(job for job in event.jobs if job not in dealt),
        skills=event.skills,
        criteria=event.criteria,
    )
    plan = Plan(event.minutes, event.rounds)
    return changed(state, step=Step.BETWEEN, seats=seats, piles=piles, plan=plan)


def rounds_set(state: State, event: e.RoundsSet) -> State:
    return changed(state, plan=changed(state.plan, rounds=event.rounds))
