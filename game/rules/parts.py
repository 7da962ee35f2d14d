"""Replaces parts of a state: the small steps that every event is applied with."""

from collections.abc import Collection
from typing import TypeVar

from game.rules.ids import JobId
from game.rules.state import (
    Interviews,
    Piles,
    Result,
    Round,
    Seat,
    State,
    Step,
    Vote,
)
from game.rules.values import changed

_Card = TypeVar("_Card", bound=str)
_VOTE = Step.VOTE


def moved(
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


def with_talks(state: State, interviews: Interviews) -> State:
    return moved(state, state.step, state.round, interviews, state.vote, state.result)


def with_vote(state: State, vote: Vote) -> State:
    return moved(state, _VOTE, state.round, state.interviews, vote, state.result)


def with_seat(state: State, seat: Seat) -> State:
    return changed(state, seats={**state.seats, seat.id: seat})


def holding(seat: Seat, hand: tuple[JobId, ...]) -> Seat:
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


def without(cards: tuple[_Card, ...], gone: Collection[_Card]) -> tuple[_Card, ...]:
    return tuple([card for card in cards if card not in gone])


def dealt(piles: Piles, hand: tuple[JobId, ...]) -> Piles:
    return changed(
        piles, jobs=without(piles.jobs, hand), jobs_discarded=without(piles.jobs_discarded, hand)
    )
