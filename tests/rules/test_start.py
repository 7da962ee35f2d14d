"""How a game starts: who must be there, what is dealt, how many rounds are planned."""

import pytest

from game.rules import (
    AddSeat,
    CriterionId,
    EndWorkshop,
    Hands,
    JobId,
    Kind,
    OpenDebriefing,
    OpenRound,
    PlayedJob,
    Ruleset,
    SetAway,
    SetRounds,
    StartGame,
    State,
    Step,
    Timings,
    decide,
    invariants,
    most_rounds,
    ruleset_problems,
)
from game.rules.values import changed
from tests.rules.tables import S1
from tests.support import catalogue, empty_table, game, play, refusal, seat, seats, start


def seated(rules: Ruleset | None = None, players: int = 3) -> State:
    return play(empty_table(rules), *seats(players))


def test_two_players_are_too_few() -> None:
    table = seated(players=2)
    assert refusal(table, start(table)) == "too_few_seats"


def test_observers_do_not_make_a_table() -> None:
    table = play(seated(players=2), AddSeat(seat(3), "Regarde", Kind.OBSERVER))
    assert refusal(table, start(table)) == "too_few_seats"


def test_absent_players_do_not_make_a_table() -> None:
    table = play(seated(), SetAway(S1))
    assert refusal(table, start(table)) == "too_few_seats"


def test_a_player_who_is_away_at_the_start_is_dealt_a_hand() -> None:
    table = play(seated(players=4), SetAway(S1))
    assert len(play(table, start(table)).seats[S1].hand) == 4


def test_teams_play_as_players_do() -> None:
    table = play(empty_table(), *seats(3, Kind.TEAM))
    assert len(play(table, start(table)).seats[S1].hand) == 4


def test_a_game_starts_once() -> None:
    assert refusal(game(), start(seated())) == "wrong_step"


def test_the_minutes_are_within_a_day_of_work() -> None:
    table = seated()
    assert refusal(table, start(table, minutes=0)) == "bad_minutes"
    assert refusal(table, start(table, minutes=601)) == "bad_minutes"


def test_the_shuffled_orders_hold_every_card_once() -> None:
    table = seated()
    whole = start(table)
    for broken in (
        changed(whole, jobs=whole.jobs[1:]),
        changed(whole, jobs=(*whole.jobs[1:], whole.jobs[1])),
        changed(whole, jobs=(*whole.jobs[1:], JobId("j99"))),
        changed(whole, skills=whole.skills[:-1]),
        changed(whole, criteria=(*whole.criteria, CriterionId("c9"))),
    ):
        assert refusal(table, broken) == "bad_order"


def test_parameters_out_of_bounds_start_no_game() -> None:
    table = seated(Ruleset(hand_size=2, hand_whimsical=3))
    assert refusal(table, start(table)) == "bad_rules"


@pytest.mark.parametrize(
    ("rules", "name"),
    [
        (Ruleset(hand_size=0, hand_whimsical=0), "hand_size"),
        (Ruleset(hand_size=10), "hand_size"),
        (Ruleset(hand_whimsical=-1), "hand_whimsical"),
        (Ruleset(hand_whimsical=5), "hand_whimsical"),
        (Ruleset(skills_per_round=0), "skills_per_round"),
        (Ruleset(skills_per_round=5), "skills_per_round"),
        (Ruleset(max_rounds=0), "max_rounds"),
        (Ruleset(max_rounds=13), "max_rounds"),
        (Ruleset(tokens=3), "tokens"),
        (Ruleset(points_per_vote=-1), "points_per_vote"),
        (Ruleset(points_for_winner=11), "points_for_winner"),
        (Ruleset(points_taking_part=11), "points_taking_part"),
        (Ruleset(points_cap=0), "points_cap"),
        (Ruleset(cooperative_target=0), "cooperative_target"),
        (Ruleset(debriefing_share=33), "debriefing_share"),
        (Ruleset(timings=Timings(vote_s=1801)), "timings.vote_s"),
    ],
)
def test_every_parameter_out_of_its_bounds_is_named(rules: Ruleset, name: str) -> None:
    assert ruleset_problems(rules) == (name,)


def test_all_parameters_out_of_their_bounds_are_named_at_once() -> None:
    rules = Ruleset(tokens=0, max_rounds=99, timings=Timings(pitch_s=-1))
    assert ruleset_problems(rules) == ("max_rounds", "tokens", "timings.pitch_s")


def test_a_hand_mixes_realistic_and_whimsical_jobs_as_the_rules_say() -> None:
    table = game(3, Ruleset(hand_size=5, hand_whimsical=2), seed=4)
    kinds = table.setup.catalogue.jobs
    for place in table.seats.values():
        assert [kinds[job] for job in place.hand] == [False, False, False, True, True]


def test_where_one_kind_has_run_out_the_other_takes_its_place() -> None:
    table = play(empty_table(cards=catalogue(realistic=12, whimsical=1)), *seats(3))
    table = play(table, start(table))
    kinds = table.setup.catalogue.jobs
    assert [sum(kinds[job] for job in s.hand) for s in table.seats.values()] == [1, 0, 0]
    assert all(len(s.hand) == 4 for s in table.seats.values())


def test_no_card_is_dealt_twice() -> None:
    table = game(12, seed=3)
    dealt = [job for s in table.seats.values() for job in s.hand]
    assert len(set(dealt)) == len(dealt) == 48
    assert invariants(table) == ()


def test_the_same_orders_deal_the_same_hands() -> None:
    assert game(6, seed=11).seats == game(6, seed=11).seats


def test_too_few_job_cards_for_the_hands_start_no_game() -> None:
    table = play(empty_table(cards=catalogue(8, 3)), *seats(3))
    assert refusal(table, start(table)) == "not_enough_jobs"


def test_hands_on_paper_need_no_cards_on_screen() -> None:
    table = play(empty_table(Ruleset(hands=Hands.PAPER), catalogue(2, 0)), *seats(3))
    assert all(not s.hand for s in play(table, start(table)).seats.values())


def test_too_few_skill_cards_for_a_round_start_no_game() -> None:
    table = play(empty_table(cards=catalogue(skills=2)), *seats(3))
    assert refusal(table, start(table)) == "not_enough_skills"


def test_the_rounds_follow_from_the_minutes() -> None:
    table = seated(players=6)
    assert play(table, start(table, minutes=90)).plan.rounds == 3
    assert play(table, start(table, minutes=60)).plan.rounds == 2


def test_the_facilitator_may_plan_other_rounds() -> None:
    table = seated()
    assert play(table, start(table, rounds=4)).plan.rounds == 4
    assert refusal(table, start(table, rounds=0)) == "bad_rounds"
    assert refusal(table, start(table, rounds=5)) == "bad_rounds"


def test_discarded_jobs_allow_no_more_rounds_than_cards_in_a_hand() -> None:
    assert most_rounds(Ruleset(hand_size=2, max_rounds=6)) == 2
    assert most_rounds(Ruleset(hand_size=2, max_rounds=6, played_job=PlayedJob.KEPT)) == 6


def test_the_rounds_can_change_until_the_debriefing() -> None:
    table = game(rounds=2)
    assert play(table, SetRounds(3)).plan.rounds == 3
    assert refusal(table, SetRounds(5)) == "bad_rounds"
    assert refusal(table, SetRounds(0)) == "bad_rounds"
    assert refusal(play(table, OpenDebriefing()), SetRounds(3)) == "wrong_step"
    assert refusal(seated(), SetRounds(3)) == "not_started"


def test_a_round_that_has_begun_stays_planned() -> None:
    table = play(game(rounds=3), OpenRound())
    assert play(table, SetRounds(1)).plan.rounds == 1
    assert refusal(table, SetRounds(0)) == "bad_rounds"


def test_a_demonstration_uses_up_no_planned_round() -> None:
    table = play(game(rounds=1), OpenRound(demonstration=True))
    assert play(table, SetRounds(1)).plan.rounds == 1


def test_nothing_of_the_game_happens_before_the_start() -> None:
    assert refusal(seated(), OpenRound()) == "wrong_step"
    assert refusal(seated(), OpenDebriefing()) == "not_started"


def test_a_game_may_go_to_its_debriefing_before_any_round() -> None:
    table = play(game(), OpenDebriefing())
    assert table.step is Step.DEBRIEFING
    assert play(table, EndWorkshop()).step is Step.OVER


def test_starting_changes_nothing_of_the_table_that_was_set() -> None:
    table = seated()
    wish = start(table)
    decide(table, wish)
    assert table == seated()
    assert isinstance(wish, StartGame)
