"""Finds leaks: a secret is kept when a game with other secrets looks the same to an audience."""

from collections.abc import Iterator, Mapping
from itertools import permutations

from game.rules import (
    FACILITATOR,
    PUBLIC,
    Audience,
    Hands,
    JobId,
    SeatId,
    State,
    Step,
    VoteMethod,
    VoterId,
    view,
)
from game.rules.state import Vote
from game.rules.values import changed


def audiences(state: State) -> tuple[Audience, ...]:
    return (PUBLIC, FACILITATOR, *state.seats)


def leaks(state: State) -> list[str]:
    """Returns the name of each secret that an audience can see, and the audience's."""
    found = []
    for audience in audiences(state):
        seen = view(state, audience)
        found += [
            f"{secret} seen by {audience}"
            for secret, other in _twins(state, audience)
            if view(other, audience) != seen
        ]
    return found


def _twins(state: State, audience: Audience) -> Iterator[tuple[str, State]]:
    """Yields games that differ from a state in what the audience must not know, and only there."""
    vote, result = state.vote, state.result
    if vote is not None and vote.method is VoteMethod.SECRET:
        for ballots in (dict.fromkeys(vote.ballots, ()), _turned(vote)):
            yield "ballots", changed(state, vote=changed(vote, ballots=ballots))
    if vote is not None and vote.typed:
        other = {c: count + 1 for c, count in vote.counts.items()}
        yield "counts", changed(state, vote=changed(vote, counts=other))
        if vote.declared is not None:
            twin = changed(vote, declared=vote.declared + 1, blank=(vote.blank or 0) + 1)
            yield "blank ballots", changed(state, vote=twin)
    if result is not None and not result.shown and not result.heard:
        for received in _permuted(result.received):
            hidden = changed(result, received=received, points={}, winners=())
            yield "results", changed(state, result=hidden)
    if state.setup.rules.hands is Hands.PRIVATE:
        yield "hands", _other_hands(state, audience)


def _turned(vote: Vote) -> dict[VoterId, tuple[SeatId, ...]]:
    """Returns the same ballots, given by other voters."""
    voters, chosen = list(vote.ballots), [b or () for b in vote.ballots.values()]
    return dict(zip(voters, chosen[1:] + chosen[:1], strict=True))


def _permuted(received: Mapping[SeatId, int]) -> Iterator[dict[SeatId, int]]:
    if len(received) <= 3:
        for votes in permutations(received.values()):
            yield dict(zip(received, votes, strict=True))
    yield {seat: votes + 1 for seat, votes in received.items()}


def _other_hands(state: State, audience: Audience) -> State:
    """Returns the game with other cards in the hands, and choices, that are not the audience's.

    Once the interviews are open, a chosen job is nobody's secret: it stays.
    """
    said = set() if state.step is Step.CHOICE else set(state.interviews.jobs.values())
    seats, jobs = dict(state.seats), dict(state.interviews.jobs)
    for key, seat in state.seats.items():
        if key == audience:
            continue
        hand = tuple(job if job in said else JobId(f"other-{job}") for job in seat.hand)
        seats[key] = changed(seat, hand=hand)
        if key in jobs and jobs[key] not in said:
            jobs[key] = JobId(f"other-{jobs[key]}")
    talks = changed(state.interviews, jobs=jobs)
    return changed(state, seats=seats, interviews=talks)
