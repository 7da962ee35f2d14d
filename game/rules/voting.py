"""Counts ballots, finds winners, gives points. A vote measures persuasion, nothing else."""

from collections.abc import Collection, Mapping

from game.rules.events import RunoffClosed, TieSettled, VoteClosed
from game.rules.ids import SeatId, VoterId, seat_of, voter_of
from game.rules.results import Refusal, Rejected
from game.rules.ruleset import TieRule
from game.rules.state import State, Vote


def pitched_candidates(state: State) -> tuple[SeatId, ...]:
    """Returns the seats that pitched in this round, in the order of the table."""
    pitched = set(state.interviews.pitched)
    return tuple([seat for seat in state.seats if seat in pitched])


def voters(state: State) -> tuple[VoterId, ...]:
    """Returns who holds a ballot now: every present seat, observers if the rules say so."""
    observers = state.setup.rules.observers_vote
    return tuple(
        [voter_of(s.id) for s in state.seats.values() if s.present and (observers or s.plays)]
    )


def allowance(tokens: int, vote: Vote, voter: VoterId) -> int:
    """Returns how many candidates a voter may name: its tokens, and never itself."""
    others = len(vote.candidates) - (seat_of(voter) in vote.candidates)
    return min(tokens, others)


def awaited_voters(state: State) -> tuple[VoterId, ...]:
    """Returns the present voters whose ballot is missing. Typed counts wait for nobody."""
    vote = state.open_vote()
    if vote.typed:
        return ()
    return tuple([v for v in voters(state) if v not in vote.ballots])


def tally(vote: Vote) -> tuple[int, int, dict[SeatId, int]]:
    """Returns the ballots given, the blank ones, and the votes of every candidate."""
    received = dict.fromkeys(vote.candidates, 0)
    given = blank = 0
    for chosen in vote.ballots.values():
        if chosen is None:
            continue
        given += 1
        blank += not chosen
        for candidate in chosen:
            received[candidate] += 1
    return given, blank, received


def typed_tally(vote: Vote) -> tuple[int, int, dict[SeatId, int]]:
    """Returns the same as `tally` from the counts that the facilitator typed."""
    return (
        vote.declared or 0,
        vote.blank or 0,
        {candidate: vote.counts.get(candidate, 0) for candidate in vote.candidates},
    )


def counts_problem(
    tokens: int,
    vote: Vote,
    room: Collection[VoterId],
    ballots: int,
    blank: int,
    received: Mapping[SeatId, int],
) -> Rejected | None:
    """Returns why totals can't come from the ballots of a room, or None when they can.

    The counts must add up to the ballots declared, and no candidate can have received more
    than the ballots of the others.
    """
    if not 0 <= blank <= ballots or ballots > len(room):
        return Rejected(Refusal.BALLOTS_TOO_HIGH, {"ballots": ballots, "voters": len(room)})
    marked = ballots - blank
    for candidate, count in received.items():
        most = min(marked, sum(1 for v in room if seat_of(v) != candidate))
        if not 0 <= count <= most:
            return Rejected(Refusal.COUNT_TOO_HIGH, {"seat": candidate, "most": most})
    allowed = sorted((allowance(tokens, vote, v) for v in room), reverse=True)
    total = sum(received.values())
    if not marked <= total <= sum(allowed[:marked]):
        return Rejected(Refusal.COUNTS_DIFFER, {"votes": total, "ballots": marked})
    return None


def round_points(
    state: State, received: Mapping[SeatId, int], winners: tuple[SeatId, ...]
) -> dict[SeatId, int]:
    """Returns the points of the round for every playing seat, also at 0.

    The cap holds for what the vote gives; the point for taking part goes to every seat that is
    there or has pitched, passing included. The demonstration gives none.
    """
    rules, pitched = state.setup.rules, state.interviews.pitched
    if state.here().demonstration:
        return {seat.id: 0 for seat in state.seats.values() if seat.plays}
    per_vote, taking_part, cap = rules.points_per_vote, rules.points_taking_part, rules.points_cap
    points: dict[SeatId, int] = {}
    for seat in state.seats.values():
        if not seat.plays:
            continue
        gained = received.get(seat.id, 0) * per_vote
        if seat.id in winners:
            gained += rules.points_for_winner
        if cap is not None and gained > cap:
            gained = cap
        if seat.present or seat.id in pitched:
            gained += taking_part
        points[seat.id] = gained
    return points


def leaders(received: Mapping[SeatId, int]) -> tuple[SeatId, ...]:
    """Returns the candidates with the most votes; none when nobody received one.

    >>> leaders({SeatId("s1"): 2, SeatId("s2"): 2, SeatId("s3"): 0})
    ('s1', 's2')
    >>> leaders({SeatId("s1"): 0})
    ()
    """
    top = max(received.values(), default=0)
    return tuple([c for c, votes in received.items() if votes == top]) if top else ()


def close_first_vote(
    state: State, ballots: int, blank: int, received: Mapping[SeatId, int]
) -> VoteClosed:
    """Returns how the round's vote ends: settled, or tied and waiting for the tie rule."""
    lead = leaders(received)
    rule = state.setup.rules.tie
    tied = lead if len(lead) > 1 else ()
    if tied and rule is not TieRule.SHARED:
        return VoteClosed(ballots, blank, received, tied, (), {}, None)
    points = round_points(state, received, lead)
    settled_by = TieRule.SHARED if tied else None
    return VoteClosed(ballots, blank, received, tied, lead, points, settled_by)


def close_runoff(
    state: State, ballots: int, blank: int, received: Mapping[SeatId, int]
) -> RunoffClosed:
    """Returns how a run-off ends: it adds no votes; a second tie, or silence, is shared."""
    first = state.closed_result()
    lead = leaders(received)
    winners = lead if len(lead) == 1 else (lead or first.tied)
    settled_by = TieRule.RUNOFF if len(winners) == 1 else TieRule.SHARED
    points = round_points(state, first.received, winners)
    return RunoffClosed(ballots, blank, received, winners, points, settled_by)


def settle_tie(state: State, winner: SeatId | None) -> TieSettled:
    """Returns how the facilitator's word, or its absence, ends a tie."""
    first = state.closed_result()
    winners = first.tied if winner is None else (winner,)
    settled_by = TieRule.SHARED if winner is None else TieRule.FACILITATOR
    return TieSettled(winners, round_points(state, first.received, winners), settled_by)


def shown_in_order(received: Mapping[SeatId, int]) -> tuple[SeatId, ...]:
    """Returns the candidates from the fewest votes to the most, the table's order among equals."""
    return tuple(sorted(received, key=lambda seat: received[seat]))
