"""Whether the order of the pitches is fair over a game."""

from hypothesis import given, settings
from hypothesis import strategies as some

from game.rules import (
    AddSeat,
    ChooseJob,
    ForceNext,
    OpenInterviews,
    OpenRound,
    PlayedJob,
    RemoveSeat,
    Ruleset,
    SeatId,
    SetAway,
    SetBack,
    State,
    Step,
)
from game.rules.rounds import awaited_pitches
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    S4,
    interviewing,
    to_choice,
    to_heard,
    to_interviews,
)
from tests.support import game, play, seat

LONG = Ruleset(
    hand_size=5, hand_whimsical=0, max_rounds=12, played_job=PlayedJob.KEPT, timings=QUICK
)


def to_between(state: State) -> State:
    """Returns the state after everybody was heard in the planned order."""
    state = to_heard(state)
    while state.step is not Step.BETWEEN:
        state = play(state, ForceNext())
    return state


def spread(state: State, seats: set[SeatId]) -> int:
    """Returns the widest difference in times first, or in times last, between seats."""
    heard = [r.interviews.pitched for r in state.scored_rounds if r.interviews.pitched]
    firsts = [sum(order[0] == s for order in heard) for s in seats]
    lasts = [sum(order[-1] == s for order in heard) for s in seats]
    return max(max(firsts) - min(firsts), max(lasts) - min(lasts)) if seats else 0


def test_everybody_who_chose_a_job_is_heard() -> None:
    assert sorted(interviewing(5).interviews.order) == [seat(n) for n in range(1, 6)]


def test_the_order_follows_the_table() -> None:
    table = play(game(4, LONG, rounds=4), OpenRound())
    orders = []
    for _ in range(4):
        table = to_interviews(to_choice(table))
        orders.append(table.interviews.order)
        table = to_between(table)
        table = play(table, OpenRound()) if len(table.scored_rounds) < 4 else table
    assert orders[0] == (S1, S2, S3, S4)
    assert len({order[0] for order in orders}) == len({order[-1] for order in orders}) == 4


def test_nobody_is_first_and_last_in_the_same_round() -> None:
    table = play(game(3, LONG, rounds=6), OpenRound())
    for _ in range(5):
        table = to_interviews(to_choice(table))
        order = table.interviews.order
        assert order[0] != order[-1]
        table = play(to_between(table), OpenRound())


def test_a_pair_takes_turns() -> None:
    table = play(game(3, LONG, rounds=4), OpenRound())
    firsts = []
    for _ in range(4):
        table = to_interviews(to_choice(table), passing=(S3,))
        firsts.append(table.interviews.order[0])
        table = to_between(table)
        table = play(table, OpenRound()) if len(table.scored_rounds) < 4 else table
    assert firsts == [S1, S2, S1, S2]


def test_a_single_seat_is_the_whole_order() -> None:
    assert interviewing(passing=(S1, S3)).interviews.order == (S2,)


def test_who_went_away_after_choosing_is_neither_first_nor_last() -> None:
    for gone in (S1, S2, S3, S4):
        table = to_choice(play(game(4, LONG), OpenRound()))
        table = _all_choose(table)
        order = play(table, SetAway(gone), OpenInterviews()).interviews.order
        assert gone in order[1:-1]


def test_who_comes_back_in_time_is_heard() -> None:
    table = _all_choose(to_choice(play(game(4, LONG), OpenRound())))
    table = play(table, SetAway(S1), OpenInterviews(), SetBack(S1))
    assert S1 in awaited_pitches(table)


def test_who_left_for_good_is_in_no_order() -> None:
    table = _all_choose(to_choice(play(game(4, LONG), OpenRound())))
    assert S1 not in play(table, RemoveSeat(S1), OpenInterviews()).interviews.order


def test_an_order_of_absent_seats_alone_blocks_nothing() -> None:
    table = _all_choose(to_choice(play(game(3, LONG), OpenRound())))
    table = play(table, SetAway(S1), SetAway(S2), SetAway(S3), OpenInterviews())
    assert awaited_pitches(table) == ()
    assert play(table, ForceNext()).step is Step.BETWEEN


def test_a_demonstration_gives_nobody_a_turn() -> None:
    table = play(game(3, LONG), OpenRound(demonstration=True))
    table = to_between(to_interviews(to_choice(table)))
    table = to_interviews(to_choice(play(table, OpenRound())))
    assert table.interviews.order[0] == S1


@settings(max_examples=200)
@given(some.data())
def test_the_order_is_fair_to_the_seats_that_always_took_part(data: some.DataObject) -> None:
    players = data.draw(some.integers(3, 6), label="players")
    late = seat(players + 1)
    table = game(players, LONG, rounds=12)
    always = set(table.seats)
    for _ in range(data.draw(some.integers(2, 12), label="rounds")):
        if late not in table.seats and data.draw(some.booleans(), label="joins"):
            table = play(table, AddSeat(late, "Tard"))
        table = to_choice(play(table, OpenRound()))
        may_miss = [s for s in table.seats if s not in always or len(always) > 1]
        passing = data.draw(some.sets(some.sampled_from(may_miss)), label="passing")
        for waiting in table.present_players:
            if waiting.id not in passing:
                table = _choose(table, waiting.id)
        others = sorted(set(table.seats) - passing)
        gone = data.draw(some.sets(some.sampled_from(others)), label="gone") if others else set()
        table = play(table, *(SetAway(s) for s in sorted(gone)))
        always -= passing | gone
        table = to_interviews(table, tuple(sorted(passing)))
        table = play(to_between(table), *(SetBack(s) for s in sorted(gone)))
        assert spread(table, always - {late}) <= 1


def _choose(table: State, who: SeatId) -> State:
    return play(table, ChooseJob(who, table.seats[who].hand[0]))


def _all_choose(table: State) -> State:
    for place in table.present_players:
        table = _choose(table, place.id)
    return table
