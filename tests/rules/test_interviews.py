"""How jobs are chosen and pitched: who may speak, who may pass, what the timer does."""

import pytest

from game.rules import (
    AddSeat,
    ChooseJob,
    CloseRound,
    EndPitch,
    EndPreparation,
    ExtendTimer,
    ForceNext,
    Hands,
    JobId,
    Kind,
    OpenInterviews,
    OpenRound,
    OpenVote,
    PassTurn,
    PlayedJob,
    RemoveSeat,
    Ruleset,
    SetAway,
    SetBack,
    StartPitch,
    StartQuestions,
    Step,
    Talk,
    Timings,
    VoteMethod,
    invariants,
    timer_seconds,
)
from game.rules.rounds import awaited_choices, awaited_pitches
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    ballot,
    choosing,
    heard,
    interviewing,
    to_choice,
    voting,
)
from tests.support import game, play, refusal, seat

PAPER = Ruleset(hands=Hands.PAPER, timings=QUICK)
PREPARED = Ruleset(timings=Timings(preparation_s=60, pitch_s=60, questions_s=30))
QUESTIONED = Ruleset(timings=Timings(preparation_s=0, pitch_s=60, questions_s=30))


def test_the_choice_waits_for_every_present_player() -> None:
    table = choosing()
    assert [s.id for s in awaited_choices(table)] == [S1, S2, S3]
    assert refusal(table, OpenInterviews()) == "choices_missing"


def test_an_absent_player_never_blocks_the_choice() -> None:
    table = play(choosing(), SetAway(S1), PassTurn(S2), PassTurn(S3))
    assert play(table, OpenInterviews()).step is Step.INTERVIEW


def test_an_observer_is_not_waited_for() -> None:
    table = play(choosing(), AddSeat(seat(9), "Regarde", Kind.OBSERVER))
    assert seat(9) not in [s.id for s in awaited_choices(table)]


def test_a_seat_chooses_a_card_of_its_own_hand() -> None:
    table = choosing()
    assert refusal(table, ChooseJob(S1, table.seats[S2].hand[0])) == "not_in_hand"


def test_a_seat_may_change_its_mind_while_the_others_choose() -> None:
    table = choosing()
    first, second = table.seats[S1].hand[:2]
    assert play(table, ChooseJob(S1, first), ChooseJob(S1, second)).interviews.jobs[S1] == second


def test_a_seat_that_passed_may_still_choose() -> None:
    table = play(choosing(), PassTurn(S1))
    after = play(table, ChooseJob(S1, table.seats[S1].hand[0]))
    assert after.interviews.passed == ()


def test_a_seat_that_chose_may_still_pass() -> None:
    table = choosing()
    table = play(table, ChooseJob(S1, table.seats[S1].hand[0]), PassTurn(S1))
    table = play(table, PassTurn(S2), PassTurn(S3), OpenInterviews())
    assert table.interviews.order == ()


def test_a_seat_passes_once() -> None:
    assert refusal(play(choosing(), PassTurn(S1)), PassTurn(S1)) == "has_passed"


def test_an_observer_neither_chooses_nor_passes() -> None:
    table = play(choosing(), AddSeat(seat(9), "Regarde", Kind.OBSERVER))
    assert refusal(table, ChooseJob(seat(9), JobId("j00"))) == "observer"
    assert refusal(table, PassTurn(seat(9))) == "observer"


def test_who_is_away_or_unknown_chooses_nothing() -> None:
    table = play(choosing(), SetAway(S1))
    assert refusal(table, ChooseJob(S1, table.seats[S1].hand[0])) == "not_present"
    assert refusal(table, ChooseJob(seat(77), JobId("j00"))) == "unknown_seat"
    assert refusal(table, PassTurn(seat(77))) == "unknown_seat"


def test_nothing_is_chosen_before_the_cards_are_turned_over() -> None:
    table = play(game(), OpenRound())
    assert refusal(table, ChooseJob(S1, table.seats[S1].hand[0])) == "wrong_step"
    assert refusal(table, PassTurn(S1)) == "wrong_step"


def test_the_interviews_need_nobody_where_everybody_passes() -> None:
    table = interviewing(passing=(S1, S2, S3))
    assert table.interviews.order == ()
    assert table.interviews.talk is Talk.READY


def test_a_round_in_which_nobody_pitches_has_no_vote() -> None:
    table = interviewing(passing=(S1, S2, S3))
    assert refusal(table, OpenVote(VoteMethod.HANDS)) == "no_candidate"
    closed = play(table, CloseRound())
    assert closed.step is Step.BETWEEN
    assert closed.past[-1].result.method is None


def test_a_round_in_which_somebody_pitches_is_not_closed_without_a_vote() -> None:
    assert refusal(interviewing(), CloseRound()) == "wrong_step"
    assert refusal(heard(), CloseRound()) == "wrong_step"


def test_the_interviews_begin_with_the_preparation() -> None:
    table = interviewing(3, PREPARED)
    assert table.interviews.talk is Talk.PREPARATION
    assert refusal(table, StartPitch(table.interviews.order[0])) == "not_prepared"
    assert play(table, EndPreparation()).interviews.talk is Talk.READY


def test_a_preparation_of_no_seconds_is_left_out() -> None:
    assert interviewing().interviews.talk is Talk.READY
    assert refusal(interviewing(), EndPreparation()) == "wrong_step"


def test_pitches_come_in_any_order_that_the_facilitator_likes() -> None:
    table = interviewing()
    last = table.interviews.order[-1]
    assert play(table, StartPitch(last)).interviews.speaker == last


def test_one_seat_speaks_at_a_time() -> None:
    table = interviewing()
    one, other, _ = table.interviews.order
    table = play(table, StartPitch(one))
    assert refusal(table, StartPitch(other)) == "someone_speaks"
    assert refusal(table, EndPitch(other)) == "someone_speaks"
    assert refusal(table, StartPitch(one)) == "someone_speaks"


def test_a_seat_is_heard_once() -> None:
    table = interviewing()
    one = table.interviews.order[0]
    table = play(table, StartPitch(one), EndPitch(one))
    assert refusal(table, StartPitch(one)) == "has_pitched"
    assert refusal(table, PassTurn(one)) == "has_pitched"


def test_a_pitch_may_end_without_having_been_timed() -> None:
    table = interviewing()
    one = table.interviews.order[0]
    assert play(table, EndPitch(one)).interviews.pitched == (one,)


def test_questions_follow_a_pitch() -> None:
    table = interviewing(3, QUESTIONED)
    one = table.interviews.order[0]
    assert refusal(table, StartQuestions(one)) == "not_speaking"
    table = play(table, StartPitch(one), StartQuestions(one))
    assert table.interviews.talk is Talk.QUESTIONS
    assert refusal(table, StartQuestions(one)) == "not_speaking"
    assert play(table, EndPitch(one)).interviews.pitched == (one,)


def test_a_seat_without_a_job_has_nothing_to_pitch() -> None:
    table = play(interviewing(), AddSeat(seat(9), "Tard"))
    assert refusal(table, StartPitch(seat(9))) == "no_job"
    assert refusal(table, StartPitch(seat(77))) == "unknown_seat"


def test_a_seat_that_passed_has_nothing_to_pitch() -> None:
    assert refusal(interviewing(passing=(S2,)), StartPitch(S2)) == "has_passed"


def test_nobody_speaks_before_the_interviews() -> None:
    assert refusal(choosing(), StartPitch(S1)) == "wrong_step"
    assert refusal(choosing(), EndPitch(S1)) == "wrong_step"


def test_a_speaker_may_pass_instead() -> None:
    table = interviewing()
    one = table.interviews.order[0]
    table = play(table, StartPitch(one), PassTurn(one))
    assert table.interviews.speaker is None
    assert one not in awaited_pitches(table)


def test_a_speaker_who_goes_away_may_be_heard_later() -> None:
    table = interviewing()
    one = table.interviews.order[0]
    table = play(table, StartPitch(one), SetAway(one))
    assert table.interviews.talk is Talk.READY
    assert refusal(table, StartPitch(one)) == "not_present"
    assert play(table, SetBack(one), StartPitch(one)).interviews.speaker == one


def test_an_absent_player_never_blocks_the_interviews() -> None:
    table = play(interviewing(), SetAway(S2))
    table = play(table, *(EndPitch(s) for s in awaited_pitches(table)))
    assert play(table, OpenVote(VoteMethod.HANDS)).open_vote().candidates == (S1, S3)


def test_who_left_for_good_is_not_waited_for() -> None:
    table = play(interviewing(), RemoveSeat(S2))
    assert S2 not in awaited_pitches(table)


def test_a_late_joiner_may_still_pitch() -> None:
    table = play(interviewing(), AddSeat(seat(9), "Tard"))
    table = play(table, ChooseJob(seat(9), table.seats[seat(9)].hand[0]))
    assert awaited_pitches(table)[-1] == seat(9)
    assert play(table, StartPitch(seat(9))).interviews.speaker == seat(9)


def test_a_late_joiner_may_pitch_where_everybody_else_passed() -> None:
    table = play(interviewing(passing=(S1, S2, S3)), AddSeat(seat(9), "Tard"))
    table = play(table, ChooseJob(seat(9), table.seats[seat(9)].hand[0]))
    assert awaited_pitches(table) == (seat(9),)
    assert play(table, StartPitch(seat(9))).interviews.speaker == seat(9)


def test_a_seat_that_passed_may_change_its_mind_during_the_interviews() -> None:
    table = interviewing(passing=(S2,))
    table = play(table, ChooseJob(S2, table.seats[S2].hand[0]))
    assert play(table, EndPitch(S2)).interviews.pitched == (S2,)


def test_a_job_is_not_changed_once_the_interviews_are_open() -> None:
    table = interviewing()
    assert refusal(table, ChooseJob(S1, table.seats[S1].hand[1])) == "job_chosen"


def test_the_vote_waits_for_every_pitch() -> None:
    table = interviewing()
    assert refusal(table, OpenVote(VoteMethod.OPEN)) == "pitches_missing"


def test_a_played_job_is_discarded_when_the_round_is_over() -> None:
    table = heard()
    played = table.interviews.jobs[S1]
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    assert played not in table.seats[S1].hand
    assert played in table.piles.jobs_discarded
    assert invariants(table) == ()


def test_a_played_job_is_kept_where_the_rules_say_so() -> None:
    table = heard(3, Ruleset(played_job=PlayedJob.KEPT, timings=QUICK))
    played = table.interviews.jobs[S1]
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    assert played in table.seats[S1].hand


def test_a_job_that_was_chosen_and_not_pitched_goes_back_to_the_hand() -> None:
    table = play(interviewing(), PassTurn(S1), EndPitch(S2), EndPitch(S3))
    chosen = table.interviews.jobs[S1]
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    assert chosen in table.seats[S1].hand


def test_the_chosen_card_of_who_left_is_put_away_with_the_round() -> None:
    table = play(interviewing(), RemoveSeat(S1))
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    assert table.seats[S1].hand == ()
    assert invariants(table) == ()


def test_any_card_of_the_deck_may_be_in_a_hand_of_paper() -> None:
    table = to_choice(play(game(3, PAPER), OpenRound()))
    assert play(table, ChooseJob(S1, JobId("j41"))).interviews.jobs[S1] == "j41"
    assert refusal(table, ChooseJob(S1, JobId("j99"))) == "not_in_hand"


def test_a_card_of_paper_exists_once() -> None:
    table = to_choice(play(game(3, PAPER), OpenRound()))
    table = play(table, ChooseJob(S1, JobId("j41")))
    assert refusal(table, ChooseJob(S2, JobId("j41"))) == "job_gone"
    assert play(table, ChooseJob(S1, JobId("j40")), ChooseJob(S2, JobId("j41")))


def test_a_card_of_paper_that_was_played_does_not_come_back() -> None:
    table = to_choice(play(game(3, PAPER, rounds=2), OpenRound()))
    table = play(table, ChooseJob(S1, JobId("j41")), PassTurn(S2), PassTurn(S3))
    table = play(table, OpenInterviews(), EndPitch(S1))
    while table.step is not Step.BETWEEN:
        table = play(table, ForceNext())
    table = to_choice(play(table, OpenRound()))
    assert refusal(table, ChooseJob(S2, JobId("j41"))) == "job_gone"
    assert invariants(table) == ()


@pytest.mark.parametrize(
    ("talk", "seconds"), [(Talk.PREPARATION, 60), (Talk.READY, 0), (Talk.PITCH, 60)]
)
def test_each_part_of_the_interviews_has_its_own_time(talk: Talk, seconds: int) -> None:
    table = interviewing(3, PREPARED)
    if talk is not Talk.PREPARATION:
        table = play(table, EndPreparation())
    if talk is Talk.PITCH:
        table = play(table, StartPitch(S1))
    assert timer_seconds(table) == seconds


def test_a_part_of_no_seconds_is_not_timed_even_when_it_is_extended() -> None:
    table = interviewing(3, Ruleset(timings=Timings(preparation_s=0, pitch_s=0)))
    table = play(table, StartPitch(S1))
    assert refusal(table, ExtendTimer()) == "not_timed"
    assert timer_seconds(table) == 0


def test_the_timer_is_extended_by_a_sensible_time() -> None:
    table = play(interviewing(), StartPitch(S1))
    assert timer_seconds(play(table, ExtendTimer(30), ExtendTimer(15))) == 105
    assert refusal(table, ExtendTimer(0)) == "bad_seconds"
    assert refusal(table, ExtendTimer(601)) == "bad_seconds"


def test_the_next_speaker_has_the_usual_time_again() -> None:
    table = play(interviewing(), StartPitch(S1), ExtendTimer(30), EndPitch(S1))
    table = play(table, StartPitch(S2))
    assert timer_seconds(table) == 60


def test_nothing_is_timed_outside_the_interviews() -> None:
    assert refusal(choosing(), ExtendTimer()) == "not_timed"


def test_the_interviews_are_over_once_the_vote_is_open() -> None:
    table = voting()
    assert refusal(table, StartPitch(S1)) == "wrong_step"
    assert refusal(table, PassTurn(S1)) == "wrong_step"
    assert play(table, ballot(S1, S2)).step is Step.VOTE
