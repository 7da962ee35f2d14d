"""How the round's skill cards are turned over: by whom, how many, in which dimensions."""

from collections import Counter

from game.rules import (
    CloseRound,
    Dimension,
    ForceNext,
    JobId,
    OpenChoice,
    OpenRound,
    RemoveSeat,
    ReplaceJob,
    ReplaceSkill,
    Ruleset,
    SetAway,
    SkillId,
    State,
    Step,
    TurnSkills,
    decide,
    invariants,
)
from game.rules.turns import card_turner
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    choosing,
    closed,
    interviewing,
    searching,
    to_choice,
    to_heard,
    to_interviews,
    to_shown,
)
from tests.support import (
    DIMENSIONS,
    catalogue,
    empty_table,
    game,
    play,
    refusal,
    seat,
    seats,
    start,
)


def small(skills: int, per_round: int = 3, rounds: int = 4) -> State:
    """Returns a game that has been dealt, with few skill cards."""
    rules = Ruleset(timings=QUICK, skills_per_round=per_round)
    table = play(empty_table(rules, catalogue(skills=skills)), *seats(3))
    return play(table, start(table, rounds=rounds))


def skip_round(state: State) -> State:
    """Turns the round's cards over, then goes on by force until the round is over."""
    state = play(state, OpenRound(), TurnSkills(4))
    while state.step is not Step.BETWEEN:
        state = play(state, ForceNext())
    return state


def test_a_round_opens_with_its_cards_face_down() -> None:
    assert searching().here().skills == ()


def test_cards_are_turned_over_one_by_one_or_together() -> None:
    table = searching()
    one_by_one = play(table, TurnSkills(), TurnSkills(), TurnSkills())
    assert one_by_one.here() == play(table, TurnSkills(3)).here()


def test_only_the_first_player_turns_cards_over() -> None:
    table = searching()
    assert refusal(table, TurnSkills(1, by=S2)) == "not_first_player"
    assert len(play(table, TurnSkills(1, by=S1)).here().skills) == 1


def test_the_facilitator_may_turn_cards_over_for_the_first_player() -> None:
    assert len(play(searching(), TurnSkills(2)).here().skills) == 2


def test_the_next_present_player_turns_for_an_absent_first_player() -> None:
    table = play(searching(), SetAway(S1))
    assert card_turner(table) == S2
    assert refusal(table, TurnSkills(1, by=S3)) == "not_first_player"


def test_nobody_turns_for_a_table_that_everybody_left() -> None:
    table = play(searching(), SetAway(S1), SetAway(S2), SetAway(S3))
    assert card_turner(table) is None


def test_no_more_cards_are_turned_over_than_the_rules_say() -> None:
    table = play(searching(), TurnSkills(4))
    assert len(table.here().skills) == 3
    assert refusal(table, TurnSkills()) == "all_turned"


def test_the_choice_waits_for_the_last_card() -> None:
    table = play(searching(), TurnSkills(2))
    assert refusal(table, OpenChoice()) == "cards_face_down"
    assert play(table, TurnSkills(), OpenChoice()).step is Step.CHOICE


def test_a_round_has_one_card_of_each_dimension() -> None:
    table = choosing()
    dimensions = [table.setup.catalogue.skills[s] for s in table.here().skills]
    assert sorted(dimensions) == ["c", "m", "s"]


def test_two_cards_a_round_still_balance_the_dimensions() -> None:
    rules = Ruleset(skills_per_round=2, hand_size=6)
    table = play(game(3, rules, seed=5, rounds=6))
    seen: Counter[Dimension] = Counter()
    while len(table.scored_rounds) < 6:
        table = skip_round(table)
        seen.update(table.setup.catalogue.skills[s] for s in table.past[-1].round.skills)
        assert max(seen.values()) - min(seen[d] for d in DIMENSIONS) <= 1


def test_no_skill_comes_twice_before_the_pile_is_used_up() -> None:
    table = small(skills=7)
    table = skip_round(skip_round(table))
    seen = [s for record in table.past for s in record.round.skills]
    assert len(set(seen)) == len(seen) == 6
    last = play(table, OpenRound(), TurnSkills(3)).here().skills
    assert set(last) - set(seen) == set(table.piles.skills)


def test_a_pile_that_is_used_up_is_made_again_of_the_used_cards() -> None:
    table = play(skip_round(small(skills=3)), OpenRound(), TurnSkills(3))
    assert set(table.here().skills) == set(table.setup.catalogue.skills)
    assert invariants(table) == ()


def test_a_card_on_the_table_is_never_turned_over_a_second_time() -> None:
    table = skip_round(small(skills=4, per_round=3))
    turned = play(table, OpenRound(), TurnSkills(3)).here().skills
    assert len(set(turned)) == 3


def test_a_round_goes_on_with_fewer_cards_where_there_are_no_more() -> None:
    table = play(small(skills=3), OpenRound(), TurnSkills(2))
    table = play(table, ReplaceSkill(table.here().skills[0]))
    assert refusal(table, TurnSkills()) == "not_enough_skills"
    assert play(table, OpenChoice()).step is Step.CHOICE


def test_a_replaced_skill_makes_room_for_one_of_its_dimension() -> None:
    table = choosing()
    for position, skill in enumerate(table.here().skills):
        after = play(table, ReplaceSkill(skill))
        other = after.here().skills[position]
        kinds = after.setup.catalogue.skills
        assert other != skill
        assert kinds[other] == kinds[skill]


def test_a_replaced_skill_stays_out_for_the_whole_game() -> None:
    table = choosing()
    skill = table.here().skills[0]
    after = play(table, ReplaceSkill(skill))
    assert after.piles.skills_aside == (skill,)
    assert skill not in (*after.piles.skills, *after.piles.skills_used)


def test_only_a_skill_on_the_table_is_replaced() -> None:
    table = choosing()
    assert refusal(table, ReplaceSkill(SkillId("k47"))) == "not_on_table"


def test_a_skill_is_replaced_before_the_interviews_only() -> None:
    table = interviewing()
    assert refusal(table, ReplaceSkill(table.here().skills[0])) == "wrong_step"


def test_a_skill_stays_where_no_other_is_left() -> None:
    table = play(small(skills=3), OpenRound(), TurnSkills(3))
    assert refusal(table, ReplaceSkill(table.here().skills[0])) == "not_enough_skills"


def test_a_replaced_job_makes_room_for_one_of_its_kind() -> None:
    table = choosing()
    kinds = table.setup.catalogue.jobs
    for job in table.seats[S1].hand:
        hand = play(table, ReplaceJob(S1, job)).seats[S1].hand
        assert job not in hand
        assert [kinds[j] for j in hand] == [False, False, False, True]


def test_a_replaced_job_is_never_dealt_again() -> None:
    table = choosing()
    job = table.seats[S1].hand[0]
    after = play(table, ReplaceJob(S1, job), RemoveSeat(S2))
    assert after.piles.jobs_aside == (job,)
    assert invariants(after) == ()


def test_only_a_card_in_hand_is_replaced() -> None:
    assert refusal(choosing(), ReplaceJob(S1, JobId("j41"))) == "not_in_hand"


def test_a_chosen_card_is_not_replaced() -> None:
    table = interviewing()
    assert refusal(table, ReplaceJob(S1, table.interviews.jobs[S1])) == "job_chosen"


def test_a_job_stays_where_no_other_is_left() -> None:
    table = play(empty_table(cards=catalogue(9, 3)), *seats(3))
    table = play(table, start(table))
    assert refusal(table, ReplaceJob(S1, table.seats[S1].hand[0])) == "not_enough_jobs"


def test_the_first_player_changes_each_round() -> None:
    table = game(4, Ruleset(timings=QUICK), rounds=4)
    while len(table.scored_rounds) < 4:
        table = skip_round(table)
    assert [r.round.first for r in table.past] == [seat(n) for n in (1, 2, 3, 4)]


def test_a_round_is_never_opened_by_an_absent_first_player() -> None:
    table = play(skip_round(game(4, rounds=3)), SetAway(S2), OpenRound())
    assert table.here().first == S3


def test_a_first_player_who_was_away_has_its_turn_later() -> None:
    table = skip_round(play(skip_round(game(3, rounds=4)), SetAway(S2)))
    later = play(skip_round(table), OpenRound())
    assert [r.round.first for r in later.past] == [S1, S3, S1]
    assert later.here().first == S3


def test_no_round_opens_for_a_table_that_everybody_left() -> None:
    table = play(game(), SetAway(S1), SetAway(S2), SetAway(S3))
    assert refusal(table, OpenRound()) == "too_few_seats"


def test_no_round_opens_beyond_the_plan() -> None:
    table = skip_round(game(rounds=1))
    assert refusal(table, OpenRound()) == "rounds_over"


def test_a_new_round_opens_from_the_shown_result_in_one_gesture() -> None:
    shown = to_shown(closed())
    table = play(shown, OpenRound())
    assert table.here().number == 2
    assert table.past == play(shown, CloseRound()).past


def test_a_new_round_waits_until_the_result_is_shown() -> None:
    assert refusal(closed(), OpenRound()) == "not_all_shown"


def test_a_demonstration_is_round_zero_and_is_not_counted() -> None:
    table = play(game(rounds=1), OpenRound(demonstration=True))
    assert table.here().number == 0
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    assert table.scored_rounds == ()
    assert play(table, OpenRound()).here().number == 1


def test_a_demonstration_gives_its_skills_back() -> None:
    table = play(game(rounds=1), OpenRound(demonstration=True))
    before = set(table.piles.skills)
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    assert set(table.piles.skills) == before
    assert table.piles.skills_used == ()


def test_a_demonstration_uses_up_no_job() -> None:
    table = play(game(3, Ruleset(timings=QUICK)), OpenRound(demonstration=True))
    hands = {s.id: s.hand for s in table.seats.values()}
    table = to_heard(to_interviews(to_choice(table)))
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    assert {s.id: s.hand for s in table.seats.values()} == hands


def test_a_demonstration_opens_between_two_rounds_only() -> None:
    assert refusal(to_shown(closed()), OpenRound(demonstration=True)) == "wrong_step"


def test_a_criterion_card_goes_with_each_round_where_the_rules_say_so() -> None:
    rules = Ruleset(criterion=True, timings=QUICK)
    table = play(game(3, rules, rounds=3), OpenRound())
    assert table.here().criterion == "c1"
    assert searching().here().criterion is None


def test_criterion_cards_come_round_again() -> None:
    table = game(3, Ruleset(criterion=True), rounds=3)
    while len(table.scored_rounds) < 3:
        table = skip_round(table)
    assert [r.round.criterion for r in table.past] == ["c1", "c2", "c1"]


def test_asking_for_cards_turns_none_over() -> None:
    table = searching()
    decide(table, TurnSkills(3))
    assert table.here().skills == ()
