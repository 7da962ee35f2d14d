"""Whether every refusal can be met in a game: a code that nobody meets has no sentence to test."""

import pytest

from game.rules import (
    AddSeat,
    CastBallot,
    ChangeSeat,
    ChooseJob,
    CloseHearing,
    CloseRound,
    CloseVote,
    Command,
    CriterionId,
    ExtendTimer,
    ForceNext,
    JobId,
    JudgeSkill,
    Kind,
    MarkIllustrated,
    NoteRecognition,
    OpenChoice,
    OpenDebriefing,
    OpenHearing,
    OpenInterviews,
    OpenRound,
    OpenVote,
    PassTurn,
    Pause,
    Refusal,
    Rejected,
    RemoveSeat,
    ReplaceJob,
    ReplaceSkill,
    Resume,
    RevealNext,
    Ruleset,
    SetAway,
    SetBack,
    SetRounds,
    SettleTie,
    ShowScreen,
    SkillId,
    StartPitch,
    StartQuestions,
    State,
    Step,
    TieRule,
    TurnSkills,
    TypeBallots,
    TypeCount,
    VoteMethod,
    VoterId,
    decide,
)
from game.rules.values import changed
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    ballot,
    closed,
    every_step,
    heard,
    hearing,
    to_shown,
    voting,
)
from tests.support import catalogue, empty_table, game, play, seat, seats, start

OF_THE_WORKSHOP = {Refusal.NOTHING_TO_UNDO, Refusal.NOTHING_TO_REDO, Refusal.DISK}
"""What only a workshop can refuse: the rules know neither its history nor its disk."""

AT = every_step()
TABLE = play(empty_table(), *seats(3))
FEW_JOBS = play(empty_table(cards=catalogue(9, 2)), *seats(3))
FEW_SKILLS = play(empty_table(cards=catalogue(skills=2)), *seats(3))
BROKEN = play(empty_table(Ruleset(tokens=3)), *seats(3))
WATCHED = play(AT["choice"], AddSeat(seat(9), "Regarde", Kind.OBSERVER))
GONE = play(game(), RemoveSeat(S1))
AWAY = play(game(), SetAway(S1))
OVER = play(game(), OpenDebriefing(), ForceNext(), ForceNext(), ForceNext())
LAST = play(game(rounds=1), OpenRound())
TWO_TOKENS = voting(4, Ruleset(tokens=2, timings=QUICK))
FACILITATED = closed(
    3, Ruleset(tie=TieRule.FACILITATOR, timings=QUICK), ballot(S1, S2), ballot(S2, S1)
)
COUNTED = play(AT["hands"], TypeCount(S1, 0), TypeCount(S2, 0), TypeCount(S3, 0))
ON_TABLE = AT["pitch"].here().skills[0]
NOTED = play(AT["pitch"], MarkIllustrated(S1, ON_TABLE, illustrated=True))
TOGETHER = heard(3, Ruleset(cooperative=True, timings=QUICK))
while LAST.step is not Step.BETWEEN:
    LAST = play(LAST, ForceNext())

CASES: dict[Refusal, tuple[State, Command]] = {
    Refusal.WRONG_STEP: (AT["between"], TurnSkills()),
    Refusal.UNKNOWN_SEAT: (TABLE, SetAway(seat(77))),
    Refusal.SEAT_TAKEN: (TABLE, AddSeat(S1, "Loutre")),
    Refusal.NAME_TAKEN: (TABLE, AddSeat(seat(4), "place 1")),
    Refusal.NAME_EMPTY: (TABLE, AddSeat(seat(4), "")),
    Refusal.TABLE_FULL: (play(empty_table(), *seats(12)), AddSeat(seat(13), "Loutre")),
    Refusal.TOO_FEW_SEATS: (play(empty_table(), *seats(2)), start(TABLE)),
    Refusal.NOT_PRESENT: (AWAY, SetAway(S1)),
    Refusal.ALREADY_PRESENT: (TABLE, SetBack(S1)),
    Refusal.SEAT_LEFT: (GONE, SetBack(S1)),
    Refusal.BAD_MEMBERS: (TABLE, ChangeSeat(S1, Kind.TEAM, 0)),
    Refusal.BAD_RULES: (BROKEN, start(BROKEN)),
    Refusal.BAD_ORDER: (TABLE, changed(start(TABLE), criteria=(CriterionId("c9"),))),
    Refusal.BAD_MINUTES: (TABLE, start(TABLE, minutes=0)),
    Refusal.BAD_ROUNDS: (game(), SetRounds(99)),
    Refusal.NOT_ENOUGH_JOBS: (FEW_JOBS, start(FEW_JOBS)),
    Refusal.NOT_ENOUGH_SKILLS: (FEW_SKILLS, start(FEW_SKILLS)),
    Refusal.ROUNDS_OVER: (LAST, OpenRound()),
    Refusal.NOT_FIRST_PLAYER: (AT["search"], TurnSkills(1, by=S2)),
    Refusal.ALL_TURNED: (play(AT["search"], TurnSkills(3)), TurnSkills()),
    Refusal.CARDS_FACE_DOWN: (AT["search"], OpenChoice()),
    Refusal.NOT_ON_TABLE: (AT["choice"], ReplaceSkill(SkillId("k47"))),
    Refusal.NOT_IN_HAND: (AT["choice"], ChooseJob(S1, JobId("j41"))),
    Refusal.JOB_CHOSEN: (AT["ready"], ReplaceJob(S1, AT["ready"].interviews.jobs[S1])),
    Refusal.JOB_GONE: (AT["paper"], ChooseJob(S2, JobId("j41"))),
    Refusal.OBSERVER: (WATCHED, PassTurn(seat(9))),
    Refusal.CHOICES_MISSING: (AT["choice"], OpenInterviews()),
    Refusal.HAS_PASSED: (AT["nobody"], PassTurn(S1)),
    Refusal.HAS_PITCHED: (AT["heard"], StartPitch(S1)),
    Refusal.NOT_PREPARED: (AT["preparation"], StartPitch(S1)),
    Refusal.NO_JOB: (play(AT["ready"], AddSeat(seat(4), "Tard")), StartPitch(seat(4))),
    Refusal.SOMEONE_SPEAKS: (AT["pitch"], StartPitch(S2)),
    Refusal.NOT_SPEAKING: (AT["ready"], StartQuestions(S1)),
    Refusal.NOT_TIMED: (AT["ready"], ExtendTimer()),
    Refusal.NOT_PAUSED: (AT["pitch"], Resume()),
    Refusal.ON_PAUSE: (play(AT["pitch"], Pause()), StartPitch(S1)),
    Refusal.BAD_SECONDS: (AT["pitch"], ExtendTimer(0)),
    Refusal.NOT_HEARD: (AT["ready"], MarkIllustrated(S1, ON_TABLE, illustrated=True)),
    Refusal.GROUP_SAYS: (TOGETHER, MarkIllustrated(S1, ON_TABLE, illustrated=True)),
    Refusal.ALREADY_ILLUSTRATED: (NOTED, MarkIllustrated(S1, ON_TABLE, illustrated=True)),
    Refusal.NOT_ILLUSTRATED: (AT["pitch"], MarkIllustrated(S1, ON_TABLE, illustrated=False)),
    Refusal.PITCHES_MISSING: (AT["ready"], OpenVote(VoteMethod.HANDS)),
    Refusal.NO_CANDIDATE: (AT["nobody"], OpenVote(VoteMethod.HANDS)),
    Refusal.COOPERATIVE: (hearing(), OpenVote(VoteMethod.HANDS)),
    Refusal.COMPETITIVE: (AT["heard"], OpenHearing()),
    Refusal.NOT_A_VOTER: (AT["open"], CastBallot(VoterId("public"), ())),
    Refusal.NOT_A_CANDIDATE: (AT["open"], ballot(S1, seat(77))),
    Refusal.OWN_CANDIDATE: (AT["open"], ballot(S1, S1)),
    Refusal.SAME_TWICE: (TWO_TOKENS, ballot(S1, S2, S2)),
    Refusal.TOO_MANY_TOKENS: (AT["open"], ballot(S1, S2, S3)),
    Refusal.COUNTS_TYPED: (AT["hands"], ballot(S1, S2)),
    Refusal.BALLOTS_GIVEN: (AT["open"], TypeBallots(1, 0)),
    Refusal.BALLOTS_MISSING: (AT["open"], CloseVote()),
    Refusal.COUNTS_MISSING: (AT["hands"], CloseVote()),
    Refusal.COUNT_TOO_HIGH: (AT["hands"], TypeCount(S1, 3)),
    Refusal.BALLOTS_TOO_HIGH: (AT["hands"], TypeBallots(4, 0)),
    Refusal.COUNTS_DIFFER: (play(COUNTED, TypeBallots(3, 0)), CloseVote()),
    Refusal.TIE_WAITS: (AT["tie"], SettleTie(S1)),
    Refusal.NOT_TIED: (FACILITATED, SettleTie(S3)),
    Refusal.JUDGEMENTS_MISSING: (
        play(AT["hearing"], JudgeSkill(AT["hearing"].here().skills[0], heard=True)),
        CloseHearing(),
    ),
    Refusal.ALL_SHOWN: (to_shown(AT["reveal"]), RevealNext()),
    Refusal.NOT_ALL_SHOWN: (AT["reveal"], CloseRound()),
    Refusal.NO_SUCH_SCREEN: (AT["debriefing"], ShowScreen(99)),
    Refusal.NOTED_ALREADY: (AT["debriefing"], NoteRecognition(S1, received=False)),
    Refusal.WORKSHOP_OVER: (OVER, ForceNext()),
    Refusal.NOT_STARTED: (TABLE, OpenDebriefing()),
}


def test_the_table_has_a_case_for_every_refusal_of_the_rules() -> None:
    assert set(CASES) == set(Refusal) - OF_THE_WORKSHOP


@pytest.mark.parametrize("code", CASES)
def test_every_refusal_is_met_in_a_game(code: Refusal) -> None:
    state, command = CASES[code]
    decision = decide(state, command)
    assert isinstance(decision, Rejected)
    assert decision.code is code


@pytest.mark.parametrize("code", CASES)
def test_a_refusal_fills_its_sentence_with_plain_words_and_numbers(code: Refusal) -> None:
    decision = decide(*CASES[code])
    assert isinstance(decision, Rejected)
    assert all(isinstance(value, (int, str)) for value in decision.params.values())


def test_a_code_is_written_as_its_name() -> None:
    assert all(code.value == code.name.lower() for code in Refusal)
