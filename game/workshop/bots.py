"""Plays a seat, or a whole workshop with its facilitator, without people."""

import random
from collections.abc import Sequence
from typing import TypeVar

from game.rules import (
    AddSeat,
    CastBallot,
    ChooseJob,
    Command,
    Decision,
    EndWorkshop,
    JudgeSkill,
    MarkIllustrated,
    OpenDebriefing,
    PassTurn,
    Rejected,
    SeatId,
    SettleTie,
    State,
    Step,
    TieRule,
    TurnSkills,
    TypeBallots,
    TypeCount,
    VoterId,
    legal,
    next_command,
    seat_of,
)
from game.rules.rounds import awaited_choices
from game.rules.voting import allowance, awaited_voters, voters
from game.workshop.chance import shuffled
from game.workshop.clock import SteppedClock
from game.workshop.session import Workshop

_T = TypeVar("_T")

_SECONDS: dict[type, tuple[int, int]] = {
    AddSeat: (2, 6),
    TurnSkills: (8, 20),
    ChooseJob: (6, 18),
    CastBallot: (4, 9),
    TypeCount: (3, 7),
    MarkIllustrated: (1, 3),
    OpenDebriefing: (10, 20),
    EndWorkshop: (60, 120),
}
_USUAL_SECONDS = (15, 60)


class Bots:
    """The people of a room, as bots: they choose, they vote, they say what they heard."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._counted: list[Command] = []
        self._listened: tuple[int, SeatId] | None = None
        """The pitch that the facilitator has thought about."""

    def command(self, state: State) -> Command | None:
        """Returns what the room does now, or None where the facilitator goes on."""
        if state.paused:
            return None
        if state.step is Step.CHOICE:
            return self._choose(state)
        if state.step is Step.VOTE:
            return self._count(state) if state.open_vote().typed else self._vote(state)
        if state.step is Step.TIE and state.setup.rules.tie is TieRule.FACILITATOR:
            return SettleTie(self._pick(state.closed_result().tied))
        if state.step is Step.HEARING:
            judged = state.closed_result().heard
            waiting = [skill for skill in state.here().skills if skill not in judged]
            return JudgeSkill(waiting[0], self._chance.random() < 0.8) if waiting else None
        return None

    def note(self, state: State) -> Command | None:
        """Returns what a facilitator notes of a pitch: now and then, a card illustrated well."""
        speaker = state.interviews.speaker
        if (
            state.setup.rules.cooperative
            or speaker is None
            or self._listened == (len(state.past), speaker)
        ):
            return None
        self._listened = len(state.past), speaker
        skills = state.here().skills
        if not skills or self._chance.random() < 0.4:
            return None
        return MarkIllustrated(speaker, self._pick(skills), illustrated=True)

    def _pick(self, items: Sequence[_T]) -> _T:
        return items[int(self._chance.random() * len(items))]

    def _choose(self, state: State) -> Command | None:
        waiting = awaited_choices(state)
        if not waiting:
            return None
        seat = waiting[0].id
        may = [c for c in legal(state, seat) if isinstance(c, ChooseJob)]
        return PassTurn(seat) if not may or self._chance.random() < 0.04 else self._pick(may)

    def _vote(self, state: State) -> Command | None:
        waiting = awaited_voters(state)
        return CastBallot(waiting[0], self._ballot(state, waiting[0])) if waiting else None

    def _ballot(self, state: State, voter: VoterId) -> tuple[SeatId, ...]:
        vote = state.open_vote()
        if self._chance.random() < 0.05:
            return ()
        others = [c for c in vote.candidates if c != seat_of(voter)]
        most = allowance(state.setup.rules.tokens, vote, voter)
        return shuffled(others, self._chance)[:most]

    def _count(self, state: State) -> Command | None:
        """Raises hands all at once, then says the counts one by one."""
        vote = state.open_vote()
        if not vote.counts and vote.declared is None:
            ballots = [self._ballot(state, voter) for voter in voters(state)]
            blank = sum(1 for ballot in ballots if not ballot)
            self._counted = [
                TypeCount(c, sum(ballot.count(c) for ballot in ballots)) for c in vote.candidates
            ]
            self._counted.append(TypeBallots(len(ballots), blank))
        return self._counted.pop(0) if self._counted else None


class RefusedError(RuntimeError):
    """What a program asked for was refused: its `rejected` has the code."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__(rejected.code.value)
        self.rejected = rejected


def must(decision: Decision) -> None:
    """Raises RefusedError unless a command was accepted."""
    if isinstance(decision, Rejected):
        raise RefusedError(decision)


def play_to_the_end(workshop: Workshop, clock: SteppedClock, chance: random.Random) -> None:
    """Plays a started workshop until it is over: bots in the room, and a facilitator.

    Raises RefusedError when the game refuses what it should accept.
    """
    bots = Bots(chance)
    while workshop.state.step is not Step.OVER:
        state = workshop.state
        command = bots.command(state) or bots.note(state) or next_command(state)
        if command is None:
            raise RuntimeError(f"nobody can go on from {workshop.state.step}")
        low, high = _SECONDS.get(type(command), _USUAL_SECONDS)
        clock.advance(low + int(chance.random() * (high - low + 1)))
        must(workshop.dispatch(command))
