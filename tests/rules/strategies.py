"""Draws rulesets, decks and commands of every kind for the tests that search for trouble."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as some

from game.rules import (
    AddSeat,
    CastBallot,
    ChangeSeat,
    ChooseJob,
    CloseHearing,
    CloseRound,
    CloseVote,
    Command,
    EndPitch,
    EndPreparation,
    EndWorkshop,
    ExtendTimer,
    ForceNext,
    Hands,
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
    PlayedJob,
    RemoveSeat,
    RenameSeat,
    ReplaceJob,
    ReplaceSkill,
    Resume,
    Reveal,
    RevealNext,
    Ruleset,
    SeatId,
    SetAway,
    SetBack,
    SetRounds,
    SettleTie,
    ShowScreen,
    SkillId,
    StartGame,
    StartPitch,
    StartQuestions,
    State,
    Step,
    TieRule,
    Timings,
    Totals,
    TurnSkills,
    TypeBallots,
    TypeCount,
    VoteMethod,
    legal,
    next_command,
    seat_of,
    voter_of,
    why_not,
)
from game.rules.rounds import awaited_choices
from game.rules.voting import awaited_voters, voters
from tests.support import start

_T = TypeVar("_T")


@some.composite
def rulesets(draw: some.DrawFn) -> Ruleset:
    """Draws any combination of the parameters that change what may happen."""
    size = draw(some.sampled_from((4, 3, 2, 1)))
    return Ruleset(
        hand_size=size,
        hand_whimsical=draw(some.integers(0, size)),
        hands=draw(some.sampled_from(Hands)),
        played_job=draw(some.sampled_from(PlayedJob)),
        skills_per_round=draw(some.integers(1, 4)),
        max_rounds=draw(some.sampled_from((6, 4, 3, 2, 1))),
        vote_method=draw(some.sampled_from(VoteMethod)),
        tokens=draw(some.sampled_from((1, 2))),
        observers_vote=draw(some.booleans()),
        criterion=draw(some.booleans()),
        tie=draw(some.sampled_from(TieRule)),
        reveal=draw(some.sampled_from(Reveal)),
        points_per_vote=draw(some.integers(0, 3)),
        points_for_winner=draw(some.integers(0, 3)),
        points_taking_part=draw(some.integers(0, 2)),
        points_cap=draw(some.sampled_from((None, None, 1, 3))),
        totals=draw(some.sampled_from(Totals)),
        cooperative=draw(some.sampled_from((False, False, False, True))),
        timings=Timings(
            preparation_s=draw(some.sampled_from((0, 60))),
            pitch_s=draw(some.sampled_from((0, 60))),
            questions_s=draw(some.sampled_from((0, 30))),
        ),
    )


class Draw:
    """Draws from a test's data: short names, because every command asks several times."""

    def __init__(self, data: some.DataObject) -> None:
        self._data = data

    def one(self, items: Sequence[_T]) -> _T:
        return self._data.draw(some.sampled_from(items))

    def number(self, low: int, high: int) -> int:
        return self._data.draw(some.integers(low, high))

    def flag(self) -> bool:
        return self._data.draw(some.booleans())

    def several(self, items: Sequence[_T]) -> tuple[_T, ...]:
        return tuple(self._data.draw(some.lists(some.sampled_from(items), max_size=3)))


def sensible(draw: Draw, state: State) -> Command:
    """Draws what a room does that plays along, or the key next."""
    if state.paused:
        return Resume()
    if state.step is Step.CHOICE and awaited_choices(state):
        waiting = awaited_choices(state)[0].id
        return draw.one(legal(state, waiting)[:4])
    if state.step is Step.VOTE:
        counting = state.open_vote().typed
        ballot = _count(draw, state) if counting else _vote(draw, state)
        if ballot is not None:
            return ballot
    if state.step is Step.TIE and state.setup.rules.tie is TieRule.FACILITATOR:
        return SettleTie(draw.one((None, *state.closed_result().tied)))
    if state.step is Step.HEARING:
        judged = state.closed_result().heard
        waiting_skills = [s for s in state.here().skills if s not in judged]
        if waiting_skills:
            return JudgeSkill(waiting_skills[0], draw.flag())
    following = next_command(state)
    return following if following and why_not(state, following) is None else ForceNext()


def _vote(draw: Draw, state: State) -> Command | None:
    waiting = awaited_voters(state)
    return draw.one(legal(state, seat_of(waiting[0]))) if waiting else None


def _count(draw: Draw, state: State) -> Command | None:
    """Draws the next count of a show of hands in which everybody raises one hand, or none."""
    vote, room = state.open_vote(), voters(state)
    missing = [c for c in vote.candidates if c not in vote.counts]
    if missing:
        left = len(room) - sum(vote.counts.values())
        most = min(left, sum(seat_of(v) != missing[0] for v in room))
        return TypeCount(missing[0], draw.number(0, max(0, most)))
    if vote.declared is None:
        given = min(sum(vote.counts.values()), len(room))
        blank = draw.number(0, len(room) - given)
        return TypeBallots(given + blank, blank)
    return None


def seat_gesture(draw: Draw, state: State) -> Command:
    """Draws what may happen to a seat at any moment."""
    who = _seat(draw, state)
    kind = draw.one((SetAway, SetAway, SetBack, SetBack, RemoveSeat, AddSeat, RenameSeat))
    if kind is AddSeat:
        number = len(state.seats) + draw.number(0, 1)
        return _added(draw, SeatId(f"s{number}"))
    if kind is RenameSeat:
        return RenameSeat(who, draw.one(("Loutre", "Héron", "")))
    gesture: Command = kind(who)
    return gesture


def _added(draw: Draw, who: SeatId) -> AddSeat:
    kind = draw.one((Kind.PLAYER, Kind.PLAYER, Kind.TEAM, Kind.OBSERVER))
    return AddSeat(who, f"Place {who}", kind, draw.number(2, 4) if kind is Kind.TEAM else 1)


def _seat(draw: Draw, state: State) -> SeatId:
    return draw.one((*state.seats, SeatId("s77")))


def _job(draw: Draw, state: State, who: SeatId) -> JobId:
    hand = state.seats[who].hand if who in state.seats else ()
    return draw.one((*hand, *tuple(state.setup.catalogue.jobs)[:3], JobId("j99")))


def _skill(draw: Draw, state: State) -> SkillId:
    table = state.round.skills if state.round else ()
    return draw.one((*table, SkillId("k00"), SkillId("k99")))


def _of_a_seat(draw: Draw, state: State) -> Command:
    who = _seat(draw, state)
    pool: tuple[Command, ...] = (
        ChooseJob(who, _job(draw, state, who)),
        ReplaceJob(who, _job(draw, state, who)),
        PassTurn(who),
        StartPitch(who),
        StartQuestions(who),
        EndPitch(who),
        TurnSkills(draw.number(-1, 5), by=who),
        ChangeSeat(who, draw.one(tuple(Kind)), draw.number(0, 2)),
        CastBallot(voter_of(who), draw.several((*state.seats, SeatId("s77")))),
        MarkIllustrated(who, _skill(draw, state), draw.flag()),
        TypeCount(who, draw.number(-1, 5)),
        SettleTie(who),
    )
    return draw.one(pool)


def _of_the_facilitator(draw: Draw, state: State) -> Command:
    pool: tuple[Command, ...] = (
        OpenRound(demonstration=draw.flag()),
        SetRounds(draw.number(0, 7)),
        TurnSkills(draw.number(0, 4)),
        ReplaceSkill(_skill(draw, state)),
        OpenVote(draw.one(tuple(VoteMethod))),
        TypeBallots(draw.number(-1, 6), draw.number(-1, 3)),
        ExtendTimer(draw.number(0, 60)),
        JudgeSkill(_skill(draw, state), draw.flag()),
        ShowScreen(draw.number(-1, 3)),
        NoteRecognition(_seat(draw, state), draw.flag()),
        start(state),
    )
    return draw.one(pool)


_PLAIN: tuple[Command, ...] = (
    OpenChoice(),
    OpenInterviews(),
    EndPreparation(),
    Pause(),
    Resume(),
    CloseVote(),
    SettleTie(None),
    OpenHearing(),
    CloseHearing(),
    RevealNext(),
    CloseRound(),
    EndWorkshop(),
    ForceNext(),
)

EVERY_KIND = frozenset(type(command) for command in _PLAIN) | {
    *(AddSeat, RenameSeat, ChangeSeat, SetAway, SetBack, RemoveSeat, StartGame, SetRounds),
    *(OpenRound, TurnSkills, ReplaceSkill, ReplaceJob, ChooseJob, PassTurn, StartPitch),
    *(StartQuestions, EndPitch, ExtendTimer, OpenVote, CastBallot, TypeCount, TypeBallots),
    *(JudgeSkill, MarkIllustrated, OpenDebriefing, ShowScreen, NoteRecognition),
}


def quirk(draw: Draw, state: State) -> Command:
    """Draws something out of the ordinary that is accepted now, where there is anything."""
    table = state.round.skills if state.round else ()
    candidates = state.vote.candidates if state.vote else ()
    pool: list[Command] = [
        *(ReplaceSkill(skill) for skill in table),
        *(ReplaceJob(s.id, s.hand[-1]) for s in state.seats.values() if s.hand),
        *(ChangeSeat(s, Kind.TEAM, 3) for s in state.seats),
        *(StartPitch(s) for s in state.seats),
        *(PassTurn(s) for s in state.seats),
        *(MarkIllustrated(s, k, on) for s in state.seats for k in table for on in (True, False)),
        *(OpenVote(method) for method in VoteMethod),
        *(TypeCount(c, 1) for c in candidates),
        *(SetRounds(rounds) for rounds in (1, 3, 5)),
        *(ShowScreen(screen) for screen in (0, 2)),
        *(NoteRecognition(s, received) for s in state.seats for received in (True, False)),
        *(OpenRound(demonstration=True), Pause(), Resume(), ExtendTimer(30)),
        *(RevealNext(), CloseRound(), SettleTie(None), OpenHearing(), EndPreparation()),
    ]
    accepted = [command for command in pool if why_not(state, command) is None]
    return draw.one(accepted or pool)


def anything(draw: Draw, state: State) -> Command:
    """Draws any command at all, many of them at the wrong moment."""
    which = draw.number(0, 4)
    if which == 0:
        return quirk(draw, state)
    if which == 1:
        return _of_a_seat(draw, state)
    if which == 2:
        return _of_the_facilitator(draw, state)
    return draw.one(_PLAIN) if which == 3 else seat_gesture(draw, state)
