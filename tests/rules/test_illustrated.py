"""What a pitch illustrated well: noted while it is fresh, taken back at will, and no points."""

from hypothesis import given
from hypothesis import strategies as some

from game.rules import (
    PUBLIC,
    CloseRound,
    EndPitch,
    ForceNext,
    MarkIllustrated,
    OpenDebriefing,
    OpenRound,
    OpenVote,
    PassTurn,
    RemoveSeat,
    Ruleset,
    SeatId,
    SetAway,
    SkillId,
    SkillIllustrated,
    StartPitch,
    StartQuestions,
    State,
    Step,
    Timings,
    VoteMethod,
    impossible,
    invariants,
    totals,
    view,
    why_not,
)
from game.rules.illustrated import illustrated_by, subject
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    Table,
    ballot,
    choosing,
    heard,
    interviewing,
    to_choice,
    to_interviews,
    to_shown,
    voting,
)
from tests.support import game, play, refusal, seat

ASKED = Ruleset(timings=Timings(preparation_s=0, pitch_s=60, questions_s=30))
TOGETHER = Ruleset(cooperative=True, timings=QUICK)


def mark(seat_id: SeatId, skill: SkillId, *, on: bool = True) -> MarkIllustrated:
    return MarkIllustrated(seat_id, skill, on)


def speaking(rules: Ruleset | None = None) -> State:
    return play(interviewing(3, rules), StartPitch(S1))


def test_a_skill_is_noted_while_its_pitch_is_heard() -> None:
    state = speaking()
    first, second, _ = state.here().skills
    state = play(state, mark(S1, second), mark(S1, first))
    assert illustrated_by(state, S1) == (first, second)
    assert illustrated_by(state, S2) == ()


def test_a_skill_is_noted_during_the_questions_too() -> None:
    state = play(speaking(ASKED), StartQuestions(S1))
    skill = state.here().skills[0]
    assert illustrated_by(play(state, mark(S1, skill)), S1) == (skill,)


def test_a_pitch_can_be_noted_until_the_vote_opens() -> None:
    state = heard()
    skill = state.here().skills[0]
    state = play(state, *(mark(s, skill) for s in (S1, S2, S3)))
    assert [s for s, _ in state.here().illustrated] == [S1, S2, S3]
    opened = play(state, OpenVote(VoteMethod.OPEN))
    assert refusal(opened, mark(S1, skill, on=False)) == "wrong_step"


def test_nobody_is_noted_before_having_spoken() -> None:
    state = speaking()
    skill = state.here().skills[0]
    assert refusal(state, mark(S2, skill)) == "not_heard"
    assert refusal(interviewing(), mark(S1, skill)) == "not_heard"
    assert refusal(choosing(), mark(S1, skill)) == "wrong_step"


def test_only_a_card_on_the_table_can_be_illustrated() -> None:
    assert refusal(speaking(), mark(S1, SkillId("k99"))) == "not_on_table"
    assert refusal(speaking(), mark(seat(77), speaking().here().skills[0])) == "unknown_seat"


def test_the_same_note_twice_is_refused_so_that_undo_always_shows() -> None:
    state = speaking()
    skill = state.here().skills[0]
    assert refusal(state, mark(S1, skill, on=False)) == "not_illustrated"
    state = play(state, mark(S1, skill))
    assert refusal(state, mark(S1, skill)) == "already_illustrated"
    assert play(state, mark(S1, skill, on=False)).here().illustrated == ()


def test_together_the_group_itself_says_what_it_heard() -> None:
    state = heard(3, TOGETHER)
    assert refusal(state, mark(S1, state.here().skills[0])) == "group_says"


def test_who_passes_in_the_middle_takes_back_what_was_noted() -> None:
    state = speaking()
    skill = state.here().skills[0]
    state = play(state, mark(S1, skill), PassTurn(S1))
    assert state.here().illustrated == ()
    assert invariants(state) == ()


def test_who_goes_away_in_the_middle_keeps_what_was_noted_and_it_can_be_taken_back() -> None:
    state = speaking()
    skill = state.here().skills[0]
    for leaving in (SetAway(S1), RemoveSeat(S1)):
        gone = play(state, mark(S1, skill), leaving)
        assert illustrated_by(gone, S1) == (skill,)
        assert invariants(gone) == ()
        assert illustrated_by(play(gone, mark(S1, skill, on=False)), S1) == ()


def test_a_note_is_no_point_and_changes_nothing_of_the_vote() -> None:
    skill = voting().here().skills[0]

    def ended(state: State) -> State:
        state = play(state, OpenVote(VoteMethod.OPEN))
        state = play(state, ballot(S1, S2), ballot(S2, S3), ballot(S3, S2), ForceNext())
        return play(to_shown(state), CloseRound())

    plain, noted = ended(heard()), ended(play(heard(), mark(S1, skill), mark(S3, skill)))
    assert totals(plain) == totals(noted)
    assert plain.past[0].result == noted.past[0].result
    assert noted.past[0].round.illustrated == ((S1, skill), (S3, skill))


def test_a_new_round_begins_with_nothing_noted() -> None:
    state = play(heard(), mark(S1, heard().here().skills[0]))
    while state.step is not Step.BETWEEN:
        state = play(state, ForceNext())
    assert play(state, OpenRound()).here().illustrated == ()


def test_what_was_noted_stays_on_record_when_the_game_ends_early() -> None:
    state = speaking()
    skill = state.here().skills[0]
    state = play(state, mark(S1, skill), OpenDebriefing())
    assert state.past[0].round.illustrated == ((S1, skill),)
    assert not state.past[0].complete


def test_the_demonstration_can_show_the_gesture() -> None:
    state = play(game(rules=Ruleset(timings=QUICK)), OpenRound(demonstration=True))
    state = play(to_interviews(to_choice(state)), StartPitch(S1))
    skill = state.here().skills[0]
    assert illustrated_by(play(state, mark(S1, skill)), S1) == (skill,)


def test_the_note_is_for_who_speaks_and_then_for_who_spoke() -> None:
    assert subject(choosing()) is None
    state = interviewing()
    assert subject(state) is None
    state = play(state, StartPitch(S1))
    assert subject(state) == S1
    state = play(state, EndPitch(S1))
    assert subject(state) == S1
    state = play(state, StartPitch(S2))
    assert subject(state) == S2
    assert subject(play(heard(), OpenVote(VoteMethod.OPEN))) is None


def test_the_room_sees_what_was_noted() -> None:
    state = speaking()
    skill = state.here().skills[0]
    here = view(play(state, mark(S1, skill)), PUBLIC).round
    assert here is not None
    assert here.illustrated == ((S1, skill),)


def test_a_note_is_undone_and_taken_up_again() -> None:
    table = Table(speaking())
    skill = table.state.here().skills[0]
    table.do(mark(S1, skill))
    assert illustrated_by(table.undo(), S1) == ()
    assert illustrated_by(table.redo(), S1) == (skill,)


@given(some.lists(some.tuples(some.sampled_from((S1, S2, S3)), some.integers(0, 2)), max_size=12))
def test_tapping_a_card_twice_leaves_it_as_it_was(taps: list[tuple[SeatId, int]]) -> None:
    state = heard()
    skills = state.here().skills
    expected: set[tuple[SeatId, SkillId]] = set()
    for who, place in taps:
        pair = (who, skills[place])
        expected ^= {pair}
        wish = mark(who, skills[place], on=pair in expected)
        assert why_not(state, wish) is None
        event = SkillIllustrated(*pair, pair in expected)
        assert impossible(state, event) is None
        state = play(state, wish)
        assert impossible(state, event) is not None
        assert invariants(state) == ()
    assert set(state.here().illustrated) == expected
