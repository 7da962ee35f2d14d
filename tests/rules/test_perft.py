"""Counts the sequences of seat commands of small games against numbers proved by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.rules import (
    Accepted,
    AddSeat,
    CastBallot,
    ChooseJob,
    Command,
    EndPitch,
    Kind,
    OpenRound,
    PassTurn,
    Ruleset,
    SeatId,
    SetAway,
    StartPitch,
    StartQuestions,
    State,
    Step,
    Timings,
    TurnSkills,
    VoteMethod,
    decide,
    evolve_all,
    legal,
    voter_of,
)
from game.rules.rounds import awaited_choices, awaited_pitches
from game.rules.voting import awaited_voters
from tests.rules.tables import QUICK, S1, S2, S3, choosing, every_step, interviewing, voting
from tests.support import game, play, seat

TABLE = Path(__file__).with_name("perft.txt")
WATCHER = AddSeat(seat(9), "Regarde", Kind.OBSERVER)


def _anybody(state: State) -> tuple[SeatId, ...]:
    return tuple(state.seats)


def _who_must_choose(state: State) -> tuple[SeatId, ...]:
    return tuple(s.id for s in awaited_choices(state))


def _who_must_vote(state: State) -> tuple[SeatId, ...]:
    waiting = awaited_voters(state)
    return tuple(s for s in state.seats if voter_of(s) in waiting)


@dataclass(frozen=True)
class Position:
    """A game at one moment, which commands count, and who may give them."""

    state: State
    kinds: tuple[type, ...]
    who: Callable[[State], tuple[SeatId, ...]] = _anybody


def rules(hand: int = 1, tokens: int = 1, questions_s: int = 0, preparation_s: int = 0) -> Ruleset:
    timings = Timings(preparation_s=preparation_s, questions_s=questions_s)
    return Ruleset(hand_size=hand, hand_whimsical=0, tokens=tokens, timings=timings)


def at_choice(players: int = 3, hand: int = 1) -> State:
    return choosing(players, rules(hand), rounds=1)


def at_interviews(
    players: int = 3,
    *,
    passing: tuple[SeatId, ...] = (),
    questions_s: int = 0,
    preparation_s: int = 0,
) -> State:
    wanted = rules(questions_s=questions_s, preparation_s=preparation_s)
    return interviewing(players, wanted, passing=passing, rounds=1)


def at_vote(
    players: int = 3,
    tokens: int = 1,
    *,
    passing: tuple[SeatId, ...] = (),
    method: VoteMethod = VoteMethod.OPEN,
) -> State:
    return voting(players, rules(tokens=tokens), method=method, passing=passing, rounds=1)


SEARCH = play(game(3, Ruleset(timings=QUICK)), OpenRound())
CHOOSE = (ChooseJob, PassTurn)
SPEAK = (StartPitch, EndPitch)
ASK = (StartPitch, StartQuestions, EndPitch)
VOTE = (CastBallot,)

POSITIONS = {
    "search": Position(SEARCH, (TurnSkills,)),
    "search, first is away": Position(play(SEARCH, SetAway(S1)), (TurnSkills,)),
    "choice, hand of 1": Position(at_choice(), CHOOSE),
    "choice, hand of 2": Position(at_choice(hand=2), CHOOSE),
    "choice, one is away": Position(play(at_choice(), SetAway(S1)), CHOOSE),
    "choice, with an observer": Position(play(at_choice(), WATCHER), CHOOSE),
    "once each, hand of 1": Position(at_choice(), CHOOSE, _who_must_choose),
    "once each, hand of 2": Position(at_choice(hand=2), CHOOSE, _who_must_choose),
    "once each, four seats": Position(at_choice(4), CHOOSE, _who_must_choose),
    "pitches untimed": Position(at_interviews(), (EndPitch,), awaited_pitches),
    "pitches": Position(at_interviews(), SPEAK, awaited_pitches),
    "pitches with questions": Position(at_interviews(questions_s=30), ASK, awaited_pitches),
    "pitches, one passed": Position(at_interviews(passing=(S2,)), SPEAK, awaited_pitches),
    "pitches or passes": Position(at_interviews(), (EndPitch, PassTurn), awaited_pitches),
    "pitches, preparing": Position(at_interviews(preparation_s=30), ASK),
    "pitches, four seats": Position(at_interviews(4), SPEAK, awaited_pitches),
    "vote of 3": Position(at_vote(), VOTE),
    "vote of 4": Position(at_vote(4), VOTE),
    "vote with an observer": Position(play(at_vote(), WATCHER), VOTE),
    "vote, one passed": Position(at_vote(passing=(S3,)), VOTE),
    "vote, one is away": Position(play(at_vote(), SetAway(S2)), VOTE),
    "vote once each": Position(at_vote(), VOTE, _who_must_vote),
    "vote counted by hand": Position(at_vote(method=VoteMethod.HANDS), VOTE),
    "runoff of 2": Position(every_step()["runoff"], VOTE),
    "two tokens, 3 seats": Position(at_vote(tokens=2), VOTE),
    "two tokens, 4 seats": Position(at_vote(4, 2), VOTE),
    "two tokens, one passed": Position(at_vote(tokens=2, passing=(S3,)), VOTE),
    "two tokens, once each": Position(at_vote(tokens=2), VOTE, _who_must_vote),
    "two tokens, an observer": Position(play(at_vote(tokens=2), WATCHER), VOTE),
}

END = None
"""The depth of the sequences that go on until nobody is waited for."""


def moves(position: Position, state: State) -> list[Command]:
    return [
        command
        for who in position.who(state)
        for command in legal(state, who)
        if isinstance(command, position.kinds)
    ]


def after(state: State, command: Command) -> State:
    decision = decide(state, command)
    assert isinstance(decision, Accepted)
    return evolve_all(state, decision.events)


def perft(position: Position, state: State, depth: int | None) -> int:
    """Returns how many sequences of so many commands there are, or how many to the end."""
    if depth == 0:
        return 1
    possible = moves(position, state)
    if depth is END and not possible:
        return 1
    deeper = END if depth is END else depth - 1
    return sum(perft(position, after(state, command), deeper) for command in possible)


def divide(position: Position, depth: int | None) -> str:
    """Returns the count for each first command: where a count is wrong, one of them is."""
    deeper = END if depth is END else depth - 1
    return "\n".join(
        f"{perft(position, after(position.state, command), deeper):6} {command}"
        for command in moves(position, position.state)
    )


def known_counts() -> list[tuple[str, int | None, int]]:
    rows = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, depth, count, why = (part.strip() for part in line.split("|"))
            assert why, f"{name}: a number needs its proof"
            rows.append((name, END if depth == "end" else int(depth), int(count)))
    return rows


@pytest.mark.parametrize(("name", "depth", "count"), known_counts())
def test_the_sequences_are_as_many_as_proved(name: str, depth: int | None, count: int) -> None:
    position = POSITIONS[name]
    found = perft(position, position.state, depth)
    assert found == count, (
        f"{name}, depth {depth or 'end'}: {found} instead of {count}; by first command:\n"
        f"{divide(position, depth)}"
    )


def test_every_position_has_a_known_count() -> None:
    assert {name for name, _, _ in known_counts()} == set(POSITIONS)


def test_a_wrong_count_is_shown_by_first_command() -> None:
    shown = divide(POSITIONS["vote of 3"], 2).splitlines()
    assert len(shown) == 9
    assert all(line.split()[0] == "9" for line in shown)


def test_the_counted_vote_is_the_one_that_a_room_would_hold() -> None:
    state = POSITIONS["vote of 3"].state
    assert state.step is Step.VOTE
    assert state.open_vote().candidates == (S1, S2, S3)
