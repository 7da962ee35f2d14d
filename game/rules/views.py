"""Makes what each audience may see of a game, so that a secret can't leave by the wrong door."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from game.rules.ids import SeatId, SkillId, voter_of
from game.rules.rounds import all_shown
from game.rules.ruleset import Hands, Reveal, Totals, VoteMethod
from game.rules.state import (
    Interviews,
    Kind,
    Plan,
    Result,
    Round,
    Seat,
    State,
    Step,
    totals,
)
from game.rules.values import value
from game.rules.voting import shown_in_order, voters


class Everyone(StrEnum):
    """The audiences that are not a seat."""

    PUBLIC = "public"
    FACILITATOR = "facilitator"


PUBLIC: Final = Everyone.PUBLIC
FACILITATOR: Final = Everyone.FACILITATOR
Audience: TypeAlias = Everyone | SeatId


@value
class SeatView:
    """A seat as an audience sees it. `hand` is None when its cards are hidden."""

    id: SeatId
    pseudonym: str
    name_ref: str | None
    kind: Kind
    members: int
    present: bool
    left: bool
    hand: tuple[str, ...] | None
    cards: int
    chose: bool

    @property
    def plays(self) -> bool:
        return self.kind is not Kind.OBSERVER


@value
class VoteView:
    """An open vote: how many of how many, never who for whom, for any audience.

    `has_voted` is only for the seat that asks. `noted` says which counts were typed, and what
    they are is shown to nobody before the close. Ballots said aloud are nobody's secret.
    """

    method: VoteMethod
    candidates: tuple[SeatId, ...]
    runoff: bool
    received: int
    expected: int
    noted: tuple[SeatId, ...]
    declared: bool
    has_voted: bool
    said_aloud: Mapping[str, tuple[SeatId, ...]]


@value
class ResultView:
    """As much of a result as the reveal has shown."""

    ballots: int
    blank: int
    rows: tuple[tuple[SeatId, int], ...]
    hidden: int
    winners: tuple[SeatId, ...]
    tied: tuple[SeatId, ...]
    heard: Mapping[SkillId, bool]
    complete: bool


@value
class View:
    """A game as one audience sees it."""

    audience: Audience
    step: Step
    plan: Plan
    rounds_done: int
    round: Round | None
    seats: Mapping[SeatId, SeatView]
    interviews: Interviews
    vote: VoteView | None
    result: ResultView | None
    totals: Mapping[SeatId, int] | None
    screen: int
    paused: bool
    recognised: tuple[SeatId, ...] | None
    """Who has received a positive sign: the facilitator's own mark, None for everybody else."""


def view(state: State, audience: Audience) -> View:
    """Returns what an audience may see of a state."""
    return View(
        audience=audience,
        step=state.step,
        plan=state.plan,
        rounds_done=len(state.scored_rounds),
        round=state.round,
        seats={s.id: _seat_view(state, s, audience) for s in state.seats.values()},
        interviews=_interviews_view(state, audience),
        vote=_vote_view(state, audience),
        result=_result_view(state),
        totals=_totals_view(state),
        screen=state.screen,
        paused=state.paused,
        recognised=state.recognised if audience is FACILITATOR else None,
    )


def _seat_view(state: State, seat: Seat, audience: Audience) -> SeatView:
    hidden = state.setup.rules.hands is Hands.PRIVATE and audience != seat.id
    return SeatView(
        id=seat.id,
        pseudonym=seat.pseudonym,
        name_ref=seat.name_ref,
        kind=seat.kind,
        members=seat.members,
        present=seat.present,
        left=seat.left,
        hand=None if hidden else seat.hand,
        cards=len(seat.hand),
        chose=seat.id in state.interviews.jobs or seat.id in state.interviews.passed,
    )


def _interviews_view(state: State, audience: Audience) -> Interviews:
    """While hands are private, a chosen job is its seat's alone until the interviews open."""
    talks = state.interviews
    if state.setup.rules.hands is not Hands.PRIVATE or state.step is not Step.CHOICE:
        return talks
    own = {seat: job for seat, job in talks.jobs.items() if seat == audience}
    return Interviews(own, talks.passed, talks.order, talks.pitched, talks.talk)


def _vote_view(state: State, audience: Audience) -> VoteView | None:
    vote = state.vote
    if vote is None:
        return None
    aloud = vote.method is VoteMethod.OPEN
    room = set(voters(state)) | set(vote.ballots)
    asks = None if isinstance(audience, Everyone) else voter_of(audience)
    return VoteView(
        method=vote.method,
        candidates=vote.candidates,
        runoff=vote.runoff,
        received=len(vote.ballots),
        expected=len(room),
        noted=tuple(c for c in vote.candidates if c in vote.counts),
        declared=vote.declared is not None,
        has_voted=asks in vote.ballots,
        said_aloud={v: chosen or () for v, chosen in vote.ballots.items()} if aloud else {},
    )


def _result_view(state: State) -> ResultView | None:
    result = state.result
    if result is None:
        return None
    hearing = state.step is Step.HEARING
    done = not hearing and state.step is Step.REVEAL and all_shown(state)
    rows = _rows(state, result)
    return ResultView(
        ballots=result.ballots,
        blank=result.blank,
        rows=rows,
        hidden=len(result.received) - len(rows),
        winners=result.winners if done else (),
        tied=result.tied if done or state.step is Step.TIE else (),
        heard=result.heard if hearing or done else {},
        complete=done,
    )


def _rows(state: State, result: Result) -> tuple[tuple[SeatId, int], ...]:
    """Returns the candidates turned so far with their votes, from the fewest to the most."""
    how = state.setup.rules.reveal
    if how is Reveal.WINNER or state.step is not Step.REVEAL:
        return ()
    ordered = shown_in_order(result.received)
    turned = ordered if how is Reveal.ALL and result.shown else ordered[: result.shown]
    return tuple((seat, result.received[seat]) for seat in turned)


def _totals_view(state: State) -> Mapping[SeatId, int] | None:
    """Points are shown when the scenario says so, and never while a round is being played."""
    when = state.setup.rules.totals
    if when is Totals.NEVER or state.setup.rules.cooperative or not state.scored_rounds:
        return None
    if state.step not in (Step.BETWEEN, Step.DEBRIEFING, Step.OVER):
        return None
    last = state.step is not Step.BETWEEN or len(state.scored_rounds) >= state.plan.rounds
    return totals(state) if last or when is Totals.EACH_ROUND else None
