"""Says what each seat may do now, and why not, by asking `decide` itself."""

from collections.abc import Iterator

from game.rules import commands as c
from game.rules.decide import decide
from game.rules.ids import SeatId, voter_of
from game.rules.results import Rejected
from game.rules.rounds import all_shown, all_turned, awaited_pitches
from game.rules.ruleset import Hands, TieRule
from game.rules.state import State, Step, Talk
from game.rules.values import value


@value
class Option:
    """Something that a seat could try; `refused` says why it may not, None when it may."""

    command: c.Command
    refused: Rejected | None

    @property
    def allowed(self) -> bool:
        return self.refused is None


def why_not(state: State, command: c.Command) -> Rejected | None:
    """Returns why a command would be refused now, or None when it would be accepted."""
    decision = decide(state, command)
    return decision if isinstance(decision, Rejected) else None


def options(state: State, seat: SeatId) -> tuple[Option, ...]:
    """Returns everything that a seat could try at this step, each with the reason against it."""
    return tuple(Option(tried, why_not(state, tried)) for tried in _tried(state, seat))


def legal(state: State, seat: SeatId) -> tuple[c.Command, ...]:
    """Returns the commands that a seat may give now."""
    return tuple(option.command for option in options(state, seat) if option.allowed)


def _tried(state: State, seat: SeatId) -> Iterator[c.Command]:
    step, rules = state.step, state.setup.rules
    if step is Step.SEARCH:
        yield c.TurnSkills(1, by=seat)
    elif step in (Step.CHOICE, Step.INTERVIEW):
        paper = rules.hands is Hands.PAPER
        jobs = state.setup.catalogue.jobs if paper else state.seats[seat].hand
        for job in jobs:
            yield c.ChooseJob(seat, job)
        yield c.PassTurn(seat)
        if step is Step.INTERVIEW:
            yield c.StartPitch(seat)
            yield c.StartQuestions(seat)
            yield c.EndPitch(seat)
    elif step is Step.VOTE:
        yield c.CastBallot(voter_of(seat), ())
        candidates = state.open_vote().candidates
        for candidate in candidates:
            yield c.CastBallot(voter_of(seat), (candidate,))
        if rules.tokens > 1:
            for i, one in enumerate(candidates):
                for other in candidates[i + 1 :]:
                    yield c.CastBallot(voter_of(seat), (one, other))


def next_command(state: State) -> c.Command | None:
    """Returns what the key "next" asks for now, or None where the room has to act first.

    A vote is closed by the same key: `decide` refuses while a ballot is missing. On pause the
    key ends the pause, and does nothing else.
    """
    if state.paused:
        return c.Resume()
    if state.step is Step.BETWEEN:
        done = len(state.scored_rounds) >= state.plan.rounds
        return c.OpenDebriefing() if done else c.OpenRound()
    if state.step is Step.SEARCH:
        return c.OpenChoice() if all_turned(state) else c.TurnSkills()
    if state.step is Step.CHOICE:
        opening = c.OpenInterviews()
        return opening if why_not(state, opening) is None else None
    if state.step is Step.INTERVIEW:
        return _next_in_interviews(state)
    if state.step is Step.TIE:
        runoff = state.setup.rules.tie is TieRule.RUNOFF
        return c.OpenVote(state.setup.rules.vote_method) if runoff else None
    if state.step is Step.REVEAL:
        return c.CloseRound() if all_shown(state) else c.RevealNext()
    if state.step is Step.DEBRIEFING:
        last = state.screen + 1 >= state.setup.debriefing_screens
        return c.EndWorkshop() if last else c.ShowScreen(state.screen + 1)
    if state.step is Step.VOTE:
        return c.CloseVote()
    return c.CloseHearing() if state.step is Step.HEARING else None


def _next_in_interviews(state: State) -> c.Command:
    talks, rules = state.interviews, state.setup.rules
    if talks.talk is Talk.PREPARATION:
        return c.EndPreparation()
    if talks.speaker is not None:
        asks = talks.talk is Talk.PITCH and rules.timings.questions_s > 0
        return c.StartQuestions(talks.speaker) if asks else c.EndPitch(talks.speaker)
    waiting = awaited_pitches(state)
    if waiting:
        return c.StartPitch(waiting[0])
    if rules.cooperative:
        return c.OpenHearing()
    return c.OpenVote(rules.vote_method) if talks.pitched else c.CloseRound()
