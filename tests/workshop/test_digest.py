"""The digest: the same for the same game, another for any other, and silent about ballots."""

import itertools
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.rules import CastBallot, CloseVote, Ruleset, State, Step, VoteMethod, VoterId
from game.workshop.digest import state_digest
from tests.support import game, play, seat
from tests.workshop.rooms import room, room_from_the_start

ONE, TWO = VoterId("s1"), VoterId("s2")


def voting(method: VoteMethod, *given: CastBallot) -> State:
    here = room(Ruleset(vote_method=method))
    here.until(Step.VOTE)
    return play(here.state, *given)


def test_the_same_game_has_the_same_digest() -> None:
    first, second = room(seed=5), room(seed=5)
    for here in (first, second):
        here.until(Step.OVER)
    assert state_digest(first.state) == state_digest(second.state)


def test_two_games_that_differ_have_different_digests() -> None:
    here = room_from_the_start()
    digests = [state_digest(here.state)]
    while here.state.step is not Step.OVER:
        here.go_on()
        digests.append(state_digest(here.state))
    assert len(set(digests)) == len(digests)
    assert state_digest(game(3, seed=1)) != state_digest(game(3, seed=2))


def test_the_choices_of_a_secret_vote_are_left_out() -> None:
    chosen = [(), (seat(2),), (seat(3),)]
    digests = {state_digest(voting(VoteMethod.SECRET, CastBallot(ONE, one))) for one in chosen}
    assert len(digests) == 1


def test_who_has_voted_is_in_it_whatever_the_order() -> None:
    one, two = CastBallot(ONE, (seat(2),)), CastBallot(TWO, ())
    empty = state_digest(voting(VoteMethod.SECRET))
    first = state_digest(voting(VoteMethod.SECRET, one))
    both = {state_digest(voting(VoteMethod.SECRET, *order)) for order in ((one, two), (two, one))}
    assert len({empty, first} | both) == 3


def test_the_choices_of_an_open_vote_are_part_of_the_game() -> None:
    chosen = [(), (seat(2),), (seat(3),)]
    digests = {state_digest(voting(VoteMethod.OPEN, CastBallot(ONE, one))) for one in chosen}
    assert len(digests) == 3


def test_what_a_replayed_journal_does_not_know_changes_nothing() -> None:
    state = voting(VoteMethod.SECRET, CastBallot(ONE, (seat(2),)))
    vote = replace(state.open_vote(), ballots={ONE: None})
    assert state_digest(replace(state, vote=vote)) == state_digest(state)


def test_once_closed_the_totals_count() -> None:
    voters = [VoterId(f"s{n}") for n in (1, 2, 3)]
    ends = set()
    for chosen in itertools.product((1, 2), (1, 3), (0,)):
        ballots = [
            CastBallot(v, (seat(c),) if c and f"s{c}" != v else ())
            for v, c in zip(voters, chosen, strict=True)
        ]
        ends.add(state_digest(play(voting(VoteMethod.SECRET, *ballots), CloseVote())))
    assert len(ends) == 4


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_the_digest_does_not_depend_on_the_machine(hash_seed: str) -> None:
    script = (
        "from tests.support import game\n"
        "from game.workshop.digest import state_digest\n"
        "print(state_digest(game(5, seed=3)))\n"
    )
    done = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == state_digest(game(5, seed=3))
