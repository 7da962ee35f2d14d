"""How a group plays together: it says for which skills it heard a concrete example."""

from game.rules import (
    PUBLIC,
    CloseHearing,
    CloseRound,
    ForceNext,
    JudgeSkill,
    OpenDebriefing,
    OpenHearing,
    OpenRound,
    OpenVote,
    Reveal,
    RevealNext,
    Ruleset,
    SetAway,
    SkillId,
    Step,
    VoteMethod,
    invariants,
    totals,
    view,
)
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    choosing,
    heard,
    hearing,
    interviewing,
    judged,
    to_choice,
    to_shown,
)
from tests.support import play, refusal

TOGETHER = Ruleset(cooperative=True, timings=QUICK)


def test_a_group_that_plays_together_holds_no_vote() -> None:
    assert refusal(heard(3, TOGETHER), OpenVote(VoteMethod.HANDS)) == "cooperative"


def test_a_group_that_plays_for_points_is_not_heard() -> None:
    assert refusal(heard(), OpenHearing()) == "competitive"


def test_the_hearing_waits_for_every_pitch() -> None:
    assert refusal(interviewing(3, TOGETHER), OpenHearing()) == "pitches_missing"


def test_the_hearing_comes_after_the_interviews_only() -> None:
    assert refusal(choosing(3, TOGETHER), OpenHearing()) == "wrong_step"
    assert refusal(choosing(3, TOGETHER), JudgeSkill(SkillId("k00"), heard=True)) == "wrong_step"
    assert refusal(choosing(3, TOGETHER), CloseHearing()) == "wrong_step"


def test_the_group_judges_every_skill_on_the_table() -> None:
    table = judged(hearing(), {0: True, 1: False})
    assert refusal(table, CloseHearing()) == "judgements_missing"
    table = play(judged(table, {2: True}), CloseHearing())
    assert list(table.closed_result().heard.values()) == [True, False, True]


def test_a_skill_that_is_not_on_the_table_is_not_judged() -> None:
    assert refusal(hearing(), JudgeSkill(SkillId("k47"), heard=True)) == "not_on_table"


def test_a_judgement_may_be_corrected() -> None:
    table = judged(judged(hearing(), {0: True}), {0: False})
    assert list(table.closed_result().heard.values()) == [False]


def test_forcing_takes_what_was_not_judged_as_not_heard() -> None:
    table = play(judged(hearing(), {1: True}), ForceNext())
    assert list(table.closed_result().heard.values()) == [False, True, False]


def test_an_absent_table_never_blocks_the_hearing() -> None:
    table = play(hearing(), SetAway(S1), SetAway(S2), SetAway(S3), ForceNext())
    assert table.step is Step.REVEAL


def test_a_hearing_is_shown_whole_whatever_the_reveal() -> None:
    for reveal in Reveal:
        rules = Ruleset(cooperative=True, timings=QUICK, reveal=reveal)
        table = play(hearing(3, rules), ForceNext(), RevealNext())
        seen = view(table, PUBLIC).result
        assert seen is not None
        assert seen.complete
        assert len(seen.heard) == 3


def test_a_round_played_together_gives_no_points() -> None:
    table = to_shown(play(hearing(), ForceNext()))
    table = play(table, CloseRound())
    assert totals(table) == {S1: 0, S2: 0, S3: 0}
    assert view(table, PUBLIC).totals is None


def test_a_round_in_which_nobody_pitches_may_still_be_heard() -> None:
    table = interviewing(3, TOGETHER, passing=(S1, S2, S3))
    assert play(table, OpenHearing()).step is Step.HEARING
    assert totals(play(table, CloseRound())) == {S1: 0, S2: 0, S3: 0}


def test_a_hearing_that_is_cut_short_stays_on_record_unscored() -> None:
    table = play(judged(hearing(), {0: True}), OpenDebriefing())
    assert not table.past[-1].complete
    assert table.scored_rounds == ()


def test_the_next_round_begins_without_the_judgements_of_the_last() -> None:
    table = play(to_shown(play(hearing(), ForceNext())), OpenRound())
    assert to_choice(table).result is None
    assert invariants(table) == ()
