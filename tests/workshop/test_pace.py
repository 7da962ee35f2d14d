"""The pace of a workshop: what rounds took, and whether the debriefing keeps its minutes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from game.rules import (
    DebriefingOpened,
    ForceNext,
    History,
    OpenDebriefing,
    OpenRound,
    Rejected,
    Ruleset,
    State,
    Step,
    Timings,
)
from game.rules.timeplan import round_seconds
from game.workshop.clock import SteppedClock
from game.workshop.pace import Pace, asks_to_stop, read_pace
from game.workshop.session import Workshop
from tests.support import game

SHORT = Timings(search_s=60, preparation_s=0, pitch_s=60, vote_s=90, result_s=60)


class Game:
    """A workshop whose clock is moved by hand."""

    def __init__(self, state: State | None = None) -> None:
        self.clock = SteppedClock()
        self.workshop = Workshop(History(state or game(4, Ruleset(timings=SHORT))), self.clock)

    @property
    def pace(self) -> Pace:
        lines = self.workshop.history.standing()
        found = read_pace(self.workshop.state, lines, self.clock.now_ms())
        assert found is not None
        return found

    def round(self, seconds: float) -> None:
        """Plays a round that takes so many seconds, and stands between two rounds again."""
        assert not isinstance(self.workshop.dispatch(OpenRound()), Rejected)
        self.clock.advance(seconds)
        while self.workshop.state.step is not Step.BETWEEN:
            assert not isinstance(self.workshop.dispatch(ForceNext()), Rejected)


paces = some.builds(
    Pace,
    total_s=some.integers(600, 36_000).map(float),
    elapsed_s=some.integers(0, 40_000).map(float),
    kept_s=some.integers(200, 12_000).map(float),
    rounds=some.integers(1, 12),
    planned_round_s=some.integers(1, 3_000).map(float),
    used_s=some.lists(some.integers(0, 3_000).map(float), min_size=1, max_size=6).map(tuple),
    running=some.booleans(),
)


@given(paces)
def test_the_rounds_that_fit_are_those_that_a_clock_would_count(pace: Pace) -> None:
    """A clock plays second after second: the round going on, then one after another."""
    second = pace.elapsed_s
    if pace.running:
        second += max(0.0, pace.round_s - pace.used_s[-1])
    counted = None
    for more in range(pace.to_come + 1):
        if second <= pace.total_s - pace.kept_s:
            counted = more
        second += pace.round_s
    assert pace.affordable == counted
    assert pace.late == (counted != pace.to_come)


@given(paces, some.integers(0, 10))
def test_one_more_round_never_gives_the_debriefing_more(pace: Pace, more: int) -> None:
    assert pace.debriefing_s(more + 1) <= pace.debriefing_s(more)
    assert pace.keeps(more) or not pace.keeps(more + 1)
    assert pace.debriefing_s(more) >= 0


@given(paces, some.integers(0, 10), some.integers(1, 600))
def test_as_time_passes_a_warning_stays(pace: Pace, more: int, seconds: int) -> None:
    """Between two rounds, waiting only costs."""
    still = replace(pace, running=False)
    later = replace(still, elapsed_s=still.elapsed_s + seconds)
    assert still.keeps(more) or not later.keeps(more)


@given(paces)
def test_a_round_is_never_hoped_to_be_shorter_than_planned(pace: Pace) -> None:
    assert pace.round_s >= pace.planned_round_s
    assert pace.rest_s >= 0


def test_before_the_game_starts_there_is_no_pace() -> None:
    from tests.support import empty_table

    assert read_pace(empty_table(), (), 0) is None


def test_a_round_as_planned_leaves_the_plan_as_it_was() -> None:
    played = Game()
    planned = round_seconds(played.workshop.state.setup.rules, 4)
    before = played.pace
    played.round(planned)
    after = played.pace
    assert after.used_s == (planned,)
    assert after.done == 1
    assert after.to_come == before.to_come - 1
    assert after.begins_s(after.to_come) == before.begins_s(before.to_come)


def test_a_slow_round_makes_the_next_ones_slow_and_a_fast_one_not_fast() -> None:
    slow, fast = Game(), Game()
    planned = slow.pace.planned_round_s
    slow.round(planned + 100)
    fast.round(planned - 100)
    assert slow.pace.round_s == planned + 100
    assert fast.pace.round_s == planned


def test_a_break_between_rounds_costs_time_and_is_nobodys_pace() -> None:
    played = Game()
    played.round(played.pace.planned_round_s)
    before = played.pace
    played.clock.advance(600)
    assert played.pace.round_s == before.round_s
    assert played.pace.begins_s(0) == before.begins_s(0) + 600


def test_the_question_comes_with_the_round_that_would_take_and_not_before() -> None:
    played = Game()
    played.round(played.pace.planned_round_s)
    pace = played.pace
    spare = pace.latest_s - pace.begins_s(1)
    assert spare > 0
    played.clock.advance(spare)
    assert not asks_to_stop(played.workshop.state, played.pace)
    played.clock.advance(1)
    assert asks_to_stop(played.workshop.state, played.pace)
    played.workshop.dispatch(OpenRound())
    assert not asks_to_stop(played.workshop.state, played.pace)
    assert played.pace.affordable is None


def test_no_question_is_asked_when_no_round_is_planned_any_more() -> None:
    played = Game(game(4, Ruleset(timings=SHORT), rounds=1))
    played.round(10)
    played.clock.advance(90 * 60)
    assert not asks_to_stop(played.workshop.state, played.pace)


def test_longer_timers_make_longer_rounds_and_untimed_ones_the_same() -> None:
    usual = Game().pace
    longer = Game(game(4, Ruleset(timings=replace(SHORT, pitch_s=120)))).pace
    untimed = Game(game(4, Ruleset(timings=SHORT, timed=False))).pace
    assert longer.planned_round_s == usual.planned_round_s + 4 * 60
    assert untimed.planned_round_s == usual.planned_round_s


def test_a_round_that_was_undone_took_no_time() -> None:
    played = Game()
    played.workshop.dispatch(OpenRound())
    played.clock.advance(60)
    played.workshop.undo()
    assert played.pace.used_s == ()
    assert played.pace.elapsed_s == 60


def test_the_demonstration_round_counts_as_none() -> None:
    played = Game()
    played.workshop.dispatch(OpenRound(demonstration=True))
    played.clock.advance(100)
    assert played.pace.used_s == ()
    assert played.pace.rest_s == played.pace.planned_round_s - 100
    assert played.pace.to_come == played.pace.rounds


def test_the_debriefing_has_what_is_left_once_it_began() -> None:
    played = Game()
    played.round(300)
    played.clock.advance(50)
    played.workshop.dispatch(OpenDebriefing())
    played.clock.advance(120)
    pace = played.pace
    assert pace.debriefing_from_s == 350
    assert pace.debriefing_s(0) == pace.total_s - 350
    assert pace.left_s == pace.total_s - 470
    assert not pace.late
    opened = [x.what for x in played.workshop.history.standing()]
    assert DebriefingOpened() in opened
