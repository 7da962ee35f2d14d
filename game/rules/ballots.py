"""Decides the vote of a round, its tie, its reveal, and the hearing of the cooperative mode."""

from game.rules.commands import (
    CastBallot,
    CloseHearing,
    CloseRound,
    CloseVote,
    JudgeSkill,
    OpenHearing,
    OpenVote,
    RevealNext,
    SettleTie,
    TypeBallots,
    TypeCount,
)
from game.rules.events import (
    BallotReceived,
    BallotsTyped,
    BallotTyped,
    CountTyped,
    Event,
    HearingClosed,
    HearingOpened,
    Revealed,
    RoundClosed,
    SkillJudged,
    VoteOpened,
)
from game.rules.ids import SeatId, seat_of, voter_of
from game.rules.results import Accepted, Decision, Refusal, Rejected
from game.rules.rounds import all_shown, awaited_pitches, wrong_step
from game.rules.ruleset import TieRule, VoteMethod
from game.rules.seating import accept
from game.rules.state import State, Step, Vote
from game.rules.voting import (
    allowance,
    awaited_voters,
    close_first_vote,
    close_runoff,
    counts_problem,
    pitched_candidates,
    settle_tie,
    tally,
    typed_tally,
    voters,
)

# Reading a member of an enumeration costs as much as a call, so the busiest code reads names.
_VOTE, _OPEN = Step.VOTE, VoteMethod.OPEN


def open_vote(state: State, command: OpenVote) -> Decision:
    """Opens the round's vote; one that was opened starts again empty; a tie gets its run-off."""
    if state.setup.rules.cooperative:
        return Rejected(Refusal.COOPERATIVE)
    if state.step is Step.INTERVIEW:
        missing = awaited_pitches(state)
        if missing:
            return Rejected(Refusal.PITCHES_MISSING, {"count": len(missing)})
        candidates = pitched_candidates(state)
        if not candidates:
            return Rejected(Refusal.NO_CANDIDATE)
        return accept(VoteOpened(command.method, candidates, runoff=False))
    if state.step is Step.VOTE:
        vote = state.open_vote()
        return accept(VoteOpened(command.method, vote.candidates, vote.runoff))
    if state.step is Step.TIE:
        if state.setup.rules.tie is TieRule.RUNOFF:
            tied = state.closed_result().tied
            return accept(VoteOpened(command.method, tied, runoff=True))
        return accept(VoteOpened(command.method, pitched_candidates(state), runoff=False))
    if state.step is Step.REVEAL and pitched_candidates(state):
        return accept(VoteOpened(command.method, pitched_candidates(state), runoff=False))
    return wrong_step(state)


def cast_ballot(state: State, command: CastBallot) -> Decision:
    vote = state.vote
    if state.step is not _VOTE or vote is None:
        return wrong_step(state)
    if vote.typed:
        return Rejected(Refusal.COUNTS_TYPED)
    voter, chosen = command.voter, command.candidates
    seat = state.seats.get(seat_of(voter))
    if seat is None or not (seat.plays or state.setup.rules.observers_vote):
        return Rejected(Refusal.NOT_A_VOTER)
    if not seat.present:
        return Rejected(Refusal.NOT_PRESENT, {"seat": seat.id})
    bad = _bad_choice(state, vote, seat.id, chosen)
    if bad is not None:
        return bad
    if vote.method is _OPEN:
        return Accepted((BallotTyped(voter, chosen),))
    return Accepted((BallotReceived(voter, chosen),))


def _bad_choice(
    state: State, vote: Vote, own: SeatId, chosen: tuple[SeatId, ...]
) -> Rejected | None:
    for candidate in chosen:
        if candidate not in vote.candidates:
            return Rejected(Refusal.NOT_A_CANDIDATE)
        if candidate == own:
            return Rejected(Refusal.OWN_CANDIDATE)
    if len(chosen) > 1:
        if len(set(chosen)) != len(chosen):
            return Rejected(Refusal.SAME_TWICE)
        most = allowance(state.setup.rules.tokens, vote, voter_of(own))
        if len(chosen) > most:
            return Rejected(Refusal.TOO_MANY_TOKENS, {"most": most})
    return None


def _typed_vote(state: State) -> Vote | Rejected:
    if state.step is not Step.VOTE:
        return wrong_step(state)
    vote = state.open_vote()
    return vote if vote.typed else Rejected(Refusal.BALLOTS_GIVEN)


def type_count(state: State, command: TypeCount) -> Decision:
    vote = _typed_vote(state)
    if isinstance(vote, Rejected):
        return vote
    if command.candidate not in vote.candidates:
        return Rejected(Refusal.NOT_A_CANDIDATE)
    most = sum(1 for v in voters(state) if seat_of(v) != command.candidate)
    if not 0 <= command.count <= most:
        return Rejected(Refusal.COUNT_TOO_HIGH, {"seat": command.candidate, "most": most})
    return accept(CountTyped(command.candidate, command.count))


def type_ballots(state: State, command: TypeBallots) -> Decision:
    vote = _typed_vote(state)
    if isinstance(vote, Rejected):
        return vote
    room = len(voters(state))
    if not 0 <= command.blank <= command.ballots <= room:
        params = {"ballots": command.ballots, "voters": room}
        return Rejected(Refusal.BALLOTS_TOO_HIGH, params)
    return accept(BallotsTyped(command.ballots, command.blank))


def close_vote(state: State, _: CloseVote) -> Decision:
    if state.step is not Step.VOTE:
        return wrong_step(state)
    missing = _missing(state)
    return missing if missing is not None else accept(closed_vote(state))


def _missing(state: State) -> Rejected | None:
    """Returns what the vote still waits for, or why the typed counts can't be right."""
    vote = state.open_vote()
    if not vote.typed:
        count = len(awaited_voters(state))
        return Rejected(Refusal.BALLOTS_MISSING, {"count": count}) if count else None
    if vote.declared is None or any(c not in vote.counts for c in vote.candidates):
        return Rejected(Refusal.COUNTS_MISSING)
    return counts_problem(state.setup.rules.tokens, vote, voters(state), *typed_tally(vote))


def closed_vote(state: State, *, by_force: bool = False) -> Event:
    """Returns the event that closes the vote.

    By force, counts that can't be right are dropped: the round then closes with no votes.
    """
    vote = state.open_vote()
    totals = typed_tally(vote) if vote.typed else tally(vote)
    if by_force and vote.typed and _missing(state) is not None:
        totals = (0, 0, dict.fromkeys(vote.candidates, 0))
    close = close_runoff if vote.runoff else close_first_vote
    return close(state, *totals)


def decide_tie(state: State, command: SettleTie) -> Decision:
    if state.step is not Step.TIE:
        return wrong_step(state)
    if command.winner is not None:
        if state.setup.rules.tie is not TieRule.FACILITATOR:
            return Rejected(Refusal.TIE_WAITS)
        if command.winner not in state.closed_result().tied:
            return Rejected(Refusal.NOT_TIED)
    return accept(settle_tie(state, command.winner))


def open_hearing(state: State, _: OpenHearing) -> Decision:
    if not state.setup.rules.cooperative:
        return Rejected(Refusal.COMPETITIVE)
    if state.step is not Step.INTERVIEW:
        return wrong_step(state)
    missing = awaited_pitches(state)
    if missing:
        return Rejected(Refusal.PITCHES_MISSING, {"count": len(missing)})
    return accept(HearingOpened())


def judge_skill(state: State, command: JudgeSkill) -> Decision:
    if state.step is not Step.HEARING:
        return wrong_step(state)
    if command.skill not in state.here().skills:
        return Rejected(Refusal.NOT_ON_TABLE)
    return accept(SkillJudged(command.skill, command.heard))


def close_hearing(state: State, _: CloseHearing) -> Decision:
    if state.step is not Step.HEARING:
        return wrong_step(state)
    judged = state.closed_result().heard
    missing = [skill for skill in state.here().skills if skill not in judged]
    if missing:
        return Rejected(Refusal.JUDGEMENTS_MISSING, {"count": len(missing)})
    return accept(closed_hearing(state))


def closed_hearing(state: State) -> HearingClosed:
    """Returns the end of the hearing; a skill that the group did not judge was not heard."""
    judged = state.closed_result().heard
    return HearingClosed({skill: judged.get(skill, False) for skill in state.here().skills})


def reveal_next(state: State, _: RevealNext) -> Decision:
    if state.step is not Step.REVEAL:
        return wrong_step(state)
    if all_shown(state):
        return Rejected(Refusal.ALL_SHOWN)
    return accept(Revealed(state.closed_result().shown + 1))


def close_round(state: State, _: CloseRound) -> Decision:
    """Closes a revealed round, or one in which nobody pitched: it has no vote."""
    if state.step is Step.INTERVIEW and _nobody_pitched(state):
        return accept(RoundClosed())
    if state.step is not Step.REVEAL:
        return wrong_step(state)
    return accept(RoundClosed()) if all_shown(state) else Rejected(Refusal.NOT_ALL_SHOWN)


def _nobody_pitched(state: State) -> bool:
    return not awaited_pitches(state) and not state.interviews.pitched
