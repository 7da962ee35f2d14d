"""Decides on commands: the one door into the game. What it refuses, the screen greys out."""

from collections.abc import Callable
from typing import Any

from game.rules import commands as c
from game.rules.ballots import (
    cast_ballot,
    close_hearing,
    close_round,
    close_vote,
    closed_hearing,
    closed_vote,
    decide_tie,
    judge_skill,
    open_hearing,
    open_vote,
    reveal_next,
    type_ballots,
    type_count,
)
from game.rules.draw import next_skills
from game.rules.events import (
    ChoiceOpened,
    DebriefingOpened,
    Event,
    HearingOpened,
    PitchEnded,
    PreparationEnded,
    RecognitionNoted,
    Revealed,
    RoundClosed,
    ScreenShown,
    SkillsTurned,
    TurnPassed,
    VoteOpened,
    WorkshopEnded,
)
from game.rules.illustrated import mark_illustrated
from game.rules.results import Accepted, Decision, Refusal, Rejected
from game.rules.rounds import (
    all_shown,
    all_turned,
    awaited_choices,
    awaited_pitches,
    choose_job,
    end_pitch,
    end_preparation,
    extend_timer,
    open_choice,
    open_interviews,
    open_round,
    opened_interviews,
    pass_turn,
    pause,
    replace_job,
    replace_skill,
    resume,
    reveal_length,
    start_pitch,
    start_questions,
    turn_skills,
    wrong_step,
)
from game.rules.seating import (
    accept,
    add_seat,
    change_seat,
    remove_seat,
    rename_seat,
    set_away,
    set_back,
    set_rounds,
    sitting,
    start_game,
)
from game.rules.state import ROUND_STEPS, State, Step, Talk
from game.rules.voting import pitched_candidates, settle_tie


def decide(state: State, command: c.Command) -> Decision:
    """Returns the events that a command causes, or why it is refused. It changes nothing."""
    if state.paused and type(command) is not c.Resume:
        return Rejected(Refusal.ON_PAUSE)
    return _DECIDE[type(command)](state, command)


def _open_debriefing(state: State, _: c.OpenDebriefing) -> Decision:
    """The game can end early: a round that is being played stays on record, unscored."""
    if not state.started:
        return Rejected(Refusal.NOT_STARTED)
    if state.step is Step.TIE:
        return accept(settle_tie(state, None), DebriefingOpened())
    if state.step is not Step.BETWEEN and state.step not in ROUND_STEPS:
        return wrong_step(state)
    return accept(DebriefingOpened())


def _show_screen(state: State, command: c.ShowScreen) -> Decision:
    if state.step is not Step.DEBRIEFING:
        return wrong_step(state)
    if not 0 <= command.screen < state.setup.debriefing_screens:
        return Rejected(Refusal.NO_SUCH_SCREEN, {"screens": state.setup.debriefing_screens})
    return accept(ScreenShown(command.screen))


def _note_recognition(state: State, command: c.NoteRecognition) -> Decision:
    """Only a change is noted: what is marked already leaves no second line."""
    seat = sitting(state, command.seat)
    if isinstance(seat, Rejected):
        return seat
    if state.step is not Step.DEBRIEFING:
        return wrong_step(state)
    if (command.seat in state.recognised) == command.received:
        return Rejected(Refusal.NOTED_ALREADY)
    return accept(RecognitionNoted(command.seat, command.received))


def _end_workshop(state: State, _: c.EndWorkshop) -> Decision:
    return accept(WorkshopEnded()) if state.step is Step.DEBRIEFING else wrong_step(state)


def _force_next(state: State, _: c.ForceNext) -> Decision:
    """Every step has a way on that needs nobody: see `_FORCE`."""
    return _FORCE[state.step](state)


def _force_lobby(_: State) -> Decision:
    return Rejected(Refusal.NOT_STARTED)


def _force_between(state: State) -> Decision:
    opened = open_round(state, c.OpenRound())
    return opened if isinstance(opened, Accepted) else accept(DebriefingOpened())


def _force_search(state: State) -> Decision:
    if all_turned(state):
        return accept(ChoiceOpened())
    left = state.setup.rules.skills_per_round - len(state.here().skills)
    return accept(SkillsTurned(next_skills(state, left)), ChoiceOpened())


def _force_choice(state: State) -> Decision:
    passed = tuple(TurnPassed(seat.id) for seat in awaited_choices(state))
    return accept(*passed, opened_interviews(state))


def _force_interview(state: State) -> Decision:
    """One key, one person: forcing never takes the word from all who still wait."""
    talks = state.interviews
    if talks.talk is Talk.PREPARATION:
        return accept(PreparationEnded())
    if talks.speaker is not None:
        return accept(PitchEnded(talks.speaker))
    waiting = awaited_pitches(state)
    if waiting:
        return accept(TurnPassed(waiting[0]))
    return accept(_after_interviews(state))


def _after_interviews(state: State) -> Event:
    if state.setup.rules.cooperative:
        return HearingOpened()
    candidates = pitched_candidates(state)
    if not candidates:
        return RoundClosed()
    return VoteOpened(state.setup.rules.vote_method, candidates, runoff=False)


def _force_vote(state: State) -> Decision:
    return accept(closed_vote(state, by_force=True))


def _force_tie(state: State) -> Decision:
    return accept(settle_tie(state, None))


def _force_hearing(state: State) -> Decision:
    return accept(closed_hearing(state))


def _force_reveal(state: State) -> Decision:
    if all_shown(state):
        return accept(RoundClosed())
    return accept(Revealed(reveal_length(state)), RoundClosed())


def _force_debriefing(state: State) -> Decision:
    last = state.screen + 1 >= state.setup.debriefing_screens
    return accept(WorkshopEnded() if last else ScreenShown(state.screen + 1))


def _force_over(_: State) -> Decision:
    return Rejected(Refusal.WORKSHOP_OVER)


_FORCE: dict[Step, Callable[[State], Decision]] = {
    Step.LOBBY: _force_lobby,
    Step.BETWEEN: _force_between,
    Step.SEARCH: _force_search,
    Step.CHOICE: _force_choice,
    Step.INTERVIEW: _force_interview,
    Step.VOTE: _force_vote,
    Step.TIE: _force_tie,
    Step.HEARING: _force_hearing,
    Step.REVEAL: _force_reveal,
    Step.DEBRIEFING: _force_debriefing,
    Step.OVER: _force_over,
}

_DECIDE: dict[type, Callable[[State, Any], Decision]] = {
    c.AddSeat: add_seat,
    c.RenameSeat: rename_seat,
    c.ChangeSeat: change_seat,
    c.SetAway: set_away,
    c.SetBack: set_back,
    c.RemoveSeat: remove_seat,
    c.StartGame: start_game,
    c.SetRounds: set_rounds,
    c.OpenRound: open_round,
    c.TurnSkills: turn_skills,
    c.ReplaceSkill: replace_skill,
    c.ReplaceJob: replace_job,
    c.OpenChoice: open_choice,
    c.ChooseJob: choose_job,
    c.PassTurn: pass_turn,
    c.OpenInterviews: open_interviews,
    c.EndPreparation: end_preparation,
    c.StartPitch: start_pitch,
    c.StartQuestions: start_questions,
    c.EndPitch: end_pitch,
    c.MarkIllustrated: mark_illustrated,
    c.Pause: pause,
    c.Resume: resume,
    c.ExtendTimer: extend_timer,
    c.OpenVote: open_vote,
    c.CastBallot: cast_ballot,
    c.TypeCount: type_count,
    c.TypeBallots: type_ballots,
    c.CloseVote: close_vote,
    c.SettleTie: decide_tie,
    c.OpenHearing: open_hearing,
    c.JudgeSkill: judge_skill,
    c.CloseHearing: close_hearing,
    c.RevealNext: reveal_next,
    c.CloseRound: close_round,
    c.OpenDebriefing: _open_debriefing,
    c.ShowScreen: _show_screen,
    c.NoteRecognition: _note_recognition,
    c.EndWorkshop: _end_workshop,
    c.ForceNext: _force_next,
}
