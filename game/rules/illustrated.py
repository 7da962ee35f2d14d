"""Decides on what a pitch illustrated well: a note about words that were said, never a mark."""

from game.rules.commands import MarkIllustrated
from game.rules.events import SkillIllustrated
from game.rules.ids import SeatId, SkillId
from game.rules.results import Decision, Refusal, Rejected
from game.rules.rounds import wrong_step
from game.rules.seating import accept
from game.rules.state import State, Step


def subject(state: State) -> SeatId | None:
    """Returns whose pitch can be noted now: who speaks or, while the next one prepares, who spoke.

    Facilitators listen first and note afterwards, so the note stays open until the next pitch
    begins. None before the first pitch, and where the interviews are over.
    """
    if state.step is not Step.INTERVIEW:
        return None
    talks = state.interviews
    return talks.speaker or (talks.pitched[-1] if talks.pitched else None)


def illustrated_by(state: State, seat: SeatId) -> tuple[SkillId, ...]:
    """Returns the skills of this round that a seat's pitch illustrated, in the table's order."""
    here = state.round
    if here is None:
        return ()
    return tuple(skill for skill in here.skills if (seat, skill) in here.illustrated)


def mark_illustrated(state: State, command: MarkIllustrated) -> Decision:
    """Notes any pitch of the round until the vote opens: then it is the room that judges.

    In the cooperative mode the group itself says, after the pitches, what it heard.
    """
    if state.step is not Step.INTERVIEW:
        return wrong_step(state)
    if state.setup.rules.cooperative:
        return Rejected(Refusal.GROUP_SAYS)
    seat, talks, here = command.seat, state.interviews, state.here()
    if seat not in state.seats:
        return Rejected(Refusal.UNKNOWN_SEAT, {"seat": seat})
    if command.skill not in here.skills:
        return Rejected(Refusal.NOT_ON_TABLE)
    noted = (seat, command.skill) in here.illustrated
    # What is noted can be taken back, also when its speaker went away in the middle of it.
    if not noted and seat != talks.speaker and seat not in talks.pitched:
        return Rejected(Refusal.NOT_HEARD, {"seat": seat})
    if noted == command.illustrated:
        return Rejected(Refusal.ALREADY_ILLUSTRATED if noted else Refusal.NOT_ILLUSTRATED)
    return accept(SkillIllustrated(seat, command.skill, command.illustrated))
