"""Builds small games for the tests, without files and without a window."""

import random
from collections.abc import Iterable

from game.rules import (
    Accepted,
    AddSeat,
    Catalogue,
    Command,
    CriterionId,
    Dimension,
    JobId,
    Kind,
    Rejected,
    Ruleset,
    SeatId,
    Setup,
    SkillId,
    StartGame,
    State,
    decide,
    evolve_all,
)

DIMENSIONS = (Dimension("m"), Dimension("s"), Dimension("c"))


def catalogue(realistic: int = 42, whimsical: int = 24, skills: int = 48) -> Catalogue:
    """Returns cards named by their number; skill k belongs to dimension k modulo 3."""
    jobs = {JobId(f"j{n:02}"): n >= realistic for n in range(realistic + whimsical)}
    return Catalogue(
        jobs=jobs,
        skills={SkillId(f"k{n:02}"): DIMENSIONS[n % 3] for n in range(skills)},
        dimensions=DIMENSIONS,
        criteria=(CriterionId("c1"), CriterionId("c2")),
    )


def empty_table(rules: Ruleset | None = None, cards: Catalogue | None = None) -> State:
    return State(Setup(cards or catalogue(), rules or Ruleset(), debriefing_screens=3))


def play(state: State, *commands: Command) -> State:
    """Returns the state after commands that must all be accepted."""
    for command in commands:
        decision = decide(state, command)
        assert isinstance(decision, Accepted), (command, decision)
        state = evolve_all(state, decision.events)
    return state


def refusal(state: State, command: Command) -> str:
    """Returns the code with which a command is refused; it must be."""
    decision = decide(state, command)
    assert isinstance(decision, Rejected), (command, decision)
    return decision.code.value


def seat(number: int) -> SeatId:
    return SeatId(f"s{number}")


def seats(count: int, kind: Kind = Kind.PLAYER) -> list[AddSeat]:
    return [AddSeat(seat(n), f"Place {n}", kind) for n in range(1, count + 1)]


def start(
    state: State, minutes: int = 90, seed: int | None = None, rounds: int | None = None
) -> StartGame:
    """Returns the start of a game, its piles in the order of the cards or shuffled by a seed."""
    cards = state.setup.catalogue

    def order(ids: Iterable[str]) -> list[str]:
        listed = list(ids)
        if seed is not None:
            random.Random(seed).shuffle(listed)  # noqa: S311 -- cards, not secrets
        return listed

    return StartGame(
        minutes,
        tuple(JobId(j) for j in order(cards.jobs)),
        tuple(SkillId(k) for k in order(cards.skills)),
        cards.criteria,
        rounds,
    )


def game(
    players: int = 3,
    rules: Ruleset | None = None,
    *,
    seed: int | None = None,
    rounds: int | None = None,
) -> State:
    """Returns a game that has been dealt and waits for its first round."""
    table = play(empty_table(rules), *seats(players))
    return play(table, start(table, seed=seed, rounds=rounds))
