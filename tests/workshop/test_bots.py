"""Bots play every rule to the end, and what they leave can be replayed."""

import itertools

import pytest

from game.rules import (
    AddSeat,
    History,
    Kind,
    Refusal,
    Rejected,
    Ruleset,
    State,
    Step,
    TieRule,
    VoteMethod,
    invariants,
)
from game.workshop.bots import RefusedError, must, play_to_the_end
from game.workshop.chance import shuffled_start
from game.workshop.clock import SteppedClock
from game.workshop.session import Workshop
from tests.support import empty_table, seat, seats
from tests.workshop.rooms import Disk, seeded

RULES = [
    Ruleset(vote_method=method, tie=tie, tokens=tokens)
    for method, tie, tokens in itertools.product(VoteMethod, TieRule, (1, 2))
]
COOPERATIVE = Ruleset(cooperative=True)


def named(rules: Ruleset) -> str:
    return "-".join((rules.vote_method, rules.tie, str(rules.tokens)))


def played(rules: Ruleset, players: int, seed: int, rounds: int = 3) -> tuple[Workshop, Disk]:
    chance, clock, disk = seeded(seed), SteppedClock(), Disk()
    workshop = Workshop(History(empty_table(rules)), clock, disk, disk)
    for added in seats(players):
        must(workshop.dispatch(added))
    must(workshop.dispatch(AddSeat(seat(99), "Public", Kind.OBSERVER)))
    must(workshop.dispatch(shuffled_start(workshop.state.setup, chance, 90, rounds)))
    play_to_the_end(workshop, clock, chance)
    return workshop, disk


def ended(state: State) -> bool:
    return state.step is Step.OVER and len(state.scored_rounds) == 3 and not invariants(state)


@pytest.mark.parametrize("rules", RULES, ids=named)
def test_bots_play_every_way_to_vote_and_every_tie_rule_to_the_end(rules: Ruleset) -> None:
    for players, seed in itertools.product((3, 5, 12), range(3)):
        assert ended(played(rules, players, seed)[0].state), (players, seed)


def test_bots_play_together_to_the_end() -> None:
    for players in (3, 12):
        assert ended(played(COOPERATIVE, players, 1)[0].state)


def test_what_bots_leave_replays_to_the_same_end() -> None:
    workshop, disk = played(Ruleset(vote_method=VoteMethod.SECRET, tie=TieRule.RUNOFF), 6, 4)
    again = History(empty_table(workshop.state.setup.rules))
    for line in disk.lines:
        again.record(line)
    assert again.state == workshop.state


def test_the_same_seed_plays_the_same_game() -> None:
    first, second = played(RULES[0], 6, 7)[1], played(RULES[0], 6, 7)[1]
    assert first.lines == second.lines
    assert played(RULES[0], 6, 8)[1].lines != first.lines


def test_time_passes_while_bots_play() -> None:
    times = [line.at_ms for line in played(RULES[0], 3, 1)[1].lines]
    assert times == sorted(times)
    assert times[-1] > 5 * 60_000


def test_a_refusal_of_what_a_program_asked_for_is_an_error_with_its_code() -> None:
    with pytest.raises(RefusedError, match="not_started") as caught:
        must(Rejected(Refusal.NOT_STARTED))
    assert caught.value.rejected.code is Refusal.NOT_STARTED


def test_bots_on_a_full_disk_stop_with_its_refusal() -> None:
    chance, clock, disk = seeded(1), SteppedClock(), Disk()
    workshop = Workshop(History(empty_table()), clock, disk, disk)
    for added in seats(3):
        must(workshop.dispatch(added))
    must(workshop.dispatch(shuffled_start(workshop.state.setup, chance, 90)))
    disk.full = True
    with pytest.raises(RefusedError, match="disk"):
        play_to_the_end(workshop, clock, chance)
