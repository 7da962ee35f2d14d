"""One suite that every scenario of the project passes: it opens, it is played, it ends."""

import json
import random
from collections.abc import Sequence
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from game.content.library import Library
from game.content.models import Kit
from game.rules import (
    AddSeat,
    Command,
    ForceNext,
    History,
    Kind,
    Line,
    OpenVote,
    PlayedJob,
    Redone,
    RemoveSeat,
    RoundOpened,
    SeatId,
    SetAway,
    SetBack,
    Setup,
    State,
    Step,
    Undone,
    VoteMethod,
    impossible,
    invariants,
    most_rounds,
    next_command,
    time_plan,
    totals,
    why_not,
)
from game.storage.events import decode_line, encode_line
from game.wiring import setup_of
from game.workshop.bots import Bots, must, play_to_the_end
from game.workshop.chance import shuffled_start
from game.workshop.clock import SteppedClock
from game.workshop.digest import state_digest
from game.workshop.session import Workshop
from tests.rules.secrets import leaks

FOLDER = Path(__file__).parents[2] / "scenarios"
SCENARIOS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
TABLES = (3, 4, 6, 8, 12)
SEEDS = (1, 7, 2026)


@cache
def kit_of(name: str) -> Kit:
    opened = Library().open(FOLDER / f"{name}.yaml")
    assert opened.kit is not None, opened.problems
    return opened.kit


def chance_of(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- cards, not secrets


class Sitting:
    """A workshop of a scenario whose every line is checked and kept."""

    def __init__(self, name: str, players: int, seed: int) -> None:
        self.setup: Setup = setup_of(kit_of(name))
        self.chance = chance_of(seed)
        self.clock = SteppedClock()
        self.lines: list[Line] = []
        # The journal knows no choice of a secret ballot: events are checked as it has them.
        self.shadow = History(State(self.setup))
        self.workshop = Workshop(History(State(self.setup)), self.clock, journal=self)
        for number in range(1, players + 1):
            self.do(AddSeat(SeatId(f"s{number}"), f"Place {number}"))
        self.do(shuffled_start(self.setup, self.chance, kit_of(name).scenario.minutes))

    @property
    def state(self) -> State:
        return self.workshop.state

    def append(self, lines: Sequence[Line]) -> None:
        """Keeps lines as a journal does, checking that each is possible and breaks nothing."""
        for line in lines:
            kept = decode_line(json.loads(encode_line(line)))
            if not isinstance(kept.what, (Undone, Redone)):
                assert impossible(self.shadow.state, kept.what) is None, kept
            self.shadow.record(kept)
            assert invariants(self.shadow.state) == (), kept
            self.lines.append(kept)

    def do(self, command: Command) -> None:
        must(self.workshop.dispatch(command))

    def over(self) -> bool:
        return self.state.step is Step.OVER


every_scenario = pytest.mark.parametrize("name", SCENARIOS)
every_table = pytest.mark.parametrize("players", TABLES)


def test_there_are_scenarios() -> None:
    assert {"decouverte", "express", "equipe-pro"} <= set(SCENARIOS)


@every_scenario
def test_the_scenario_opens_without_a_problem(name: str) -> None:
    opened = Library().open(FOLDER / f"{name}.yaml")
    assert opened.problems == ()
    assert opened.kit is not None


@every_scenario
def test_the_scenario_is_called_as_its_file(name: str) -> None:
    assert kit_of(name).scenario.id == name


@every_table
@every_scenario
def test_bots_play_the_scenario_to_its_end(name: str, players: int) -> None:
    for seed in SEEDS:
        sitting = Sitting(name, players, seed)
        play_to_the_end(sitting.workshop, sitting.clock, sitting.chance)
        state = sitting.state
        assert invariants(state) == ()
        assert len(state.scored_rounds) == state.plan.rounds > 0
        assert set(totals(state)) == set(state.seats)


@every_table
@every_scenario
def test_the_lines_of_a_game_lead_to_the_same_state(name: str, players: int) -> None:
    sitting = Sitting(name, players, 5)
    play_to_the_end(sitting.workshop, sitting.clock, sitting.chance)
    again = History(State(sitting.setup))
    for line in sitting.lines:
        again.record(line)
    assert state_digest(again.state) == state_digest(sitting.state)
    assert state_digest(sitting.shadow.state) == state_digest(sitting.state)


@every_scenario
def test_the_same_seed_plays_the_same_game(name: str) -> None:
    digests = set()
    for _ in range(2):
        sitting = Sitting(name, 6, 11)
        play_to_the_end(sitting.workshop, sitting.clock, sitting.chance)
        digests.add(state_digest(sitting.state))
    assert len(digests) == 1


@every_table
@every_scenario
def test_the_end_is_reached_by_forcing_alone(name: str, players: int) -> None:
    sitting = Sitting(name, players, 3)
    rounds, screens = sitting.state.plan.rounds, sitting.setup.debriefing_screens
    for _ in range(rounds * (players + 9) + screens + 2):
        if not sitting.over():
            sitting.do(ForceNext())
    assert sitting.over()


@every_table
@every_scenario
def test_an_empty_room_blocks_nothing(name: str, players: int) -> None:
    sitting = Sitting(name, players, 3)
    for seat in tuple(sitting.state.seats):
        sitting.do(SetAway(seat))
    while not sitting.over():
        sitting.do(ForceNext())
    assert sitting.state.scored_rounds == ()


def come_and_go(sitting: Sitting) -> None:
    """Sends a seat out, lets one back in or, rarely, takes one away or seats another."""
    state, chance = sitting.state, sitting.chance
    seat = list(state.seats)[int(chance.random() * len(state.seats))]
    number = len(state.seats) + 1
    kind = Kind.PLAYER if chance.random() < 0.5 else Kind.OBSERVER
    for command in (
        SetBack(seat),
        SetAway(seat) if chance.random() < 0.8 else RemoveSeat(seat),
        AddSeat(SeatId(f"s{number}"), f"Place {number}", kind),
    ):
        if why_not(state, command) is None and chance.random() < 0.7:
            sitting.do(command)
            return


def go_on(sitting: Sitting, bots: Bots) -> None:
    """Does what the room does, or the facilitator: the key next where it can, else by force."""
    state = sitting.state
    command = bots.command(state) or next_command(state)
    if command is None or why_not(state, command) is not None:
        command = ForceNext()
    sitting.clock.advance(10)
    sitting.do(command)


@every_table
@every_scenario
def test_a_room_that_comes_and_goes_reaches_the_end(name: str, players: int) -> None:
    for seed in SEEDS:
        sitting = Sitting(name, players, seed)
        bots = Bots(sitting.chance)
        for _ in range(2_000):
            if sitting.over():
                break
            if sitting.chance.random() < 0.15:
                come_and_go(sitting)
            if sitting.chance.random() < 0.05 and sitting.shadow.can_undo():
                _undo_and_redo(sitting)
            go_on(sitting, bots)
            assert state_digest(sitting.shadow.state) == state_digest(sitting.state)
        assert sitting.over()


def _undo_and_redo(sitting: Sitting) -> None:
    """Takes the last gesture back and up again; a secret vote may begin anew on the way."""
    before = sitting.state
    must(sitting.workshop.undo())
    must(sitting.workshop.redo())
    if before.vote is None:
        assert state_digest(sitting.state) == state_digest(before)


@every_scenario
def test_the_facilitator_may_change_the_method_at_any_vote(name: str) -> None:
    sitting = Sitting(name, 4, 13)
    bots, methods = Bots(sitting.chance), cycle(VoteMethod)
    used = set()
    while not sitting.over():
        command = bots.command(sitting.state) or next_command(sitting.state)
        if isinstance(command, OpenVote):
            command = OpenVote(next(methods))
            used.add(command.method)
        assert command is not None
        sitting.do(command)
    assert used or sitting.setup.rules.cooperative


@every_scenario
def test_no_audience_sees_a_secret_of_a_game(name: str) -> None:
    sitting = Sitting(name, 4, 9)
    bots = Bots(sitting.chance)
    while not sitting.over():
        assert leaks(sitting.state) == []
        go_on(sitting, bots)


@every_table
@every_scenario
def test_the_time_plan_keeps_a_third_for_the_debriefing(name: str, players: int) -> None:
    kit = kit_of(name)
    plan = time_plan(kit.scenario.rules.ruleset(), players, kit.scenario.minutes)
    assert plan.fits
    assert plan.debriefing_s * 3 >= kit.scenario.minutes * 60
    assert plan.rounds >= 1


@every_scenario
def test_a_full_table_and_two_late_joiners_have_a_hand(name: str) -> None:
    sitting = Sitting(name, 12, 4)
    for number, leaving in ((13, "s1"), (14, "s2")):
        sitting.do(RemoveSeat(SeatId(leaving)))
        sitting.do(AddSeat(SeatId(f"s{number}"), f"Place {number}"))
    sizes = {len(s.hand) for s in sitting.state.players}
    assert sizes == {sitting.setup.rules.hand_size}


@every_scenario
def test_every_round_has_a_skill_of_each_dimension_that_it_has_room_for(name: str) -> None:
    setup = setup_of(kit_of(name))
    sitting = Sitting(name, 6, 8)
    play_to_the_end(sitting.workshop, sitting.clock, sitting.chance)
    for record in sitting.state.scored_rounds:
        kinds = {setup.catalogue.skills[skill] for skill in record.round.skills}
        assert len(kinds) == min(setup.rules.skills_per_round, len(setup.catalogue.dimensions))


@every_scenario
def test_no_more_rounds_can_be_planned_than_a_hand_lasts(name: str) -> None:
    rules = setup_of(kit_of(name)).rules
    kept = rules.played_job is PlayedJob.KEPT
    assert kept or most_rounds(rules) <= rules.hand_size


def test_a_line_that_can_not_be_fails_this_suite() -> None:
    # The checks of this suite are worth nothing unless they see a line that was made up.
    sitting = Sitting("decouverte", 3, 1)
    number = sitting.shadow.last_line + 1
    with pytest.raises(AssertionError):
        sitting.append((Line(number, 0, RoundOpened(2, SeatId("s1"), None)),))
