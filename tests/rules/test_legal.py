"""Whether what a seat is offered is what `decide` accepts, and nothing else."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from game.rules import (
    AddSeat,
    CastBallot,
    ChooseJob,
    Command,
    EndPitch,
    ForceNext,
    Kind,
    PassTurn,
    Rejected,
    SeatId,
    SetAway,
    StartPitch,
    StartQuestions,
    State,
    Step,
    TurnSkills,
    decide,
    legal,
    next_command,
    options,
    voter_of,
    why_not,
)
from game.rules.evolve import evolve_all
from game.rules.results import Accepted
from tests.rules.tables import S1, S2, choosing, every_step
from tests.support import empty_table, game, play, seat

STATES = every_step()
STATES["an observer"] = play(choosing(), AddSeat(seat(9), "Regarde", Kind.OBSERVER))
STATES["an observer votes"] = play(STATES["open"], AddSeat(seat(9), "Regarde", Kind.OBSERVER))
STATES["someone is away"] = play(STATES["ready"], SetAway(S1))
STATES["a voter is away"] = play(STATES["two tokens"], SetAway(S1))


def everything(state: State, who: SeatId) -> Iterator[Command]:
    """Yields every gesture of a seat that one could think of."""
    yield TurnSkills(1, by=who)
    yield PassTurn(who)
    yield StartPitch(who)
    yield StartQuestions(who)
    yield EndPitch(who)
    yield from (ChooseJob(who, job) for job in state.setup.catalogue.jobs)
    for size in range(4):
        for named in combinations(state.seats, size):
            yield CastBallot(voter_of(who), named)


@pytest.mark.parametrize("name", STATES)
def test_a_seat_is_offered_all_that_decide_accepts_and_nothing_else(name: str) -> None:
    state = STATES[name]
    for who in state.seats:
        accepted = {c for c in everything(state, who) if isinstance(decide(state, c), Accepted)}
        offered = legal(state, who)
        assert set(offered) == accepted
        assert len(set(offered)) == len(offered)


@pytest.mark.parametrize("name", STATES)
def test_every_option_says_why_it_is_refused(name: str) -> None:
    state = STATES[name]
    for who in state.seats:
        for option in options(state, who):
            decision = decide(state, option.command)
            assert option.allowed == isinstance(decision, Accepted)
            assert option.refused == (decision if isinstance(decision, Rejected) else None)
            assert why_not(state, option.command) == option.refused


def test_an_observer_may_vote_and_nothing_else() -> None:
    assert legal(STATES["an observer"], seat(9)) == ()
    assert len(legal(STATES["an observer votes"], seat(9))) == 4


def test_who_is_away_may_do_nothing_but_pass() -> None:
    assert legal(STATES["someone is away"], S1) == (PassTurn(S1),)
    assert legal(STATES["a voter is away"], S1) == ()


def test_a_ballot_of_one_candidate_is_offered_to_the_others_alone() -> None:
    named = [c.candidates for c in legal(STATES["open"], S2) if isinstance(c, CastBallot)]
    assert named == [(), (S1,), (seat(3),)]


@pytest.mark.parametrize("name", STATES)
def test_what_the_key_next_asks_for_is_accepted_or_waits_for_the_room(name: str) -> None:
    state = STATES[name]
    command = next_command(state)
    if state.step in (Step.VOTE, Step.HEARING):
        assert command is not None
        assert why_not(state, command) is not None
    elif state.step is Step.CHOICE:
        assert command is None
    else:
        assert command is not None
        assert why_not(state, command) is None


def test_the_key_next_has_nothing_to_ask_for_before_the_start_and_after_the_end() -> None:
    over = game()
    while over.step is not Step.OVER:
        over = play(over, ForceNext())
    assert next_command(empty_table()) is None
    assert next_command(over) is None


def test_the_key_next_leads_from_the_start_to_the_end_where_nobody_has_to_act() -> None:
    state = play(game(), *(SetAway(seat(n)) for n in (1, 2)))
    kinds = set()
    while state.step is not Step.OVER:
        command = next_command(state)
        if command is None or why_not(state, command) is not None:
            command = ForceNext()
        decision = decide(state, command)
        assert isinstance(decision, Accepted)
        kinds.add(type(command))
        state = evolve_all(state, decision.events)
    assert len(kinds) > 5
