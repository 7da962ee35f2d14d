"""Names the identifiers of the game, so that a voter is never taken for a seat."""

from typing import NewType

SeatId = NewType("SeatId", str)
"""A place at the table: a player, a team or an observer."""

VoterId = NewType("VoterId", str)
"""Who holds a ballot: a seat, or later the public."""

JobId = NewType("JobId", str)
SkillId = NewType("SkillId", str)
CriterionId = NewType("CriterionId", str)
Dimension = NewType("Dimension", str)


def voter_of(seat: SeatId) -> VoterId:
    """Returns the voter that a seat is when it votes.

    >>> voter_of(SeatId("s1"))
    's1'
    """
    return VoterId(seat)


def seat_of(voter: VoterId) -> SeatId:
    """Returns the seat that a voter would be; the public's is at no table."""
    return SeatId(voter)
