"""Decides who turns the cards over and in which order the pitches come, fairly over a game."""

from collections.abc import Sequence

from game.rules.ids import SeatId
from game.rules.state import State


def first_player(state: State) -> SeatId | None:
    """Returns who turns the next round's cards over: a present player who did so least.

    Among equals it is the next one around the table. None when no player is present.
    """
    present = [seat.id for seat in state.present_players]
    if not present:
        return None
    firsts = [r.round.first for r in state.past if r.round.number]
    return min(_around(state, firsts[-1] if firsts else None, present), key=firsts.count)


def card_turner(state: State) -> SeatId | None:
    """Returns who turns cards over now: the first player, or the next one who is present."""
    first = state.here().first
    if state.seats[first].present:
        return first
    present = [seat.id for seat in state.present_players]
    return next(iter(_around(state, first, present)), None)


def pitch_order(state: State, seats: Sequence[SeatId]) -> tuple[SeatId, ...]:
    """Returns the order of the pitches: who was first least starts, who was last least ends.

    Speaking last is an advantage and speaking first a burden, so over a game the times first
    and the times last differ by at most one among the seats that always took part.
    """
    if len(seats) < 2:
        return tuple(seats)
    orders = [r.interviews.order for r in state.past if r.round.number and r.interviews.order]
    firsts = [order[0] for order in orders]
    lasts = [order[-1] for order in orders]
    ring = _around(state, firsts[-1] if firsts else None, seats)
    begun = {s: firsts.count(s) for s in ring}
    ended = {s: lasts.count(s) for s in ring}
    # Who lags in both is served before it becomes the only one left for both.
    first = min(ring, key=lambda s: (begun[s], ended[s]))
    least = min(ended.values())
    if [s for s in ring if ended[s] == least] == [first]:
        rivals = [s for s in ring if s != first and begun[s] == begun[first]]
        first = min(rivals, key=ended.__getitem__, default=first)
    start = ring.index(first)
    ring = ring[start + 1 :] + ring[:start]
    # The one before the first around the table has heard everybody: it is the natural last.
    ring.reverse()
    last = min(ring, key=lambda s: (ended[s], begun[s]))
    ring.remove(last)
    ring.reverse()
    return (first, *ring, last)


def _around(state: State, after: SeatId | None, seats: Sequence[SeatId]) -> list[SeatId]:
    """Returns the seats in the order of the table, starting behind a given one."""
    table = [s for s in state.seats if s in seats or s == after]
    if after is None:
        return table
    start = table.index(after)
    ring = table[start + 1 :] + table[: start + 1]
    return ring if after in seats else ring[:-1]
