"""What happened in a workshop, read off its journal: no opinion, and each figure has its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.rules import (
    DebriefingOpened,
    Dimension,
    HearingClosed,
    InterviewsOpened,
    JobChosen,
    JobId,
    Line,
    Record,
    RoundOpened,
    RunoffClosed,
    SeatId,
    SkillId,
    SkillIllustrated,
    SkillReplaced,
    SkillsTurned,
    State,
    TieSettled,
    VoteClosed,
    VoteMethod,
    totals,
)

_SOURCES: dict[type, str] = {
    RoundOpened: "opened",
    SkillsTurned: "skills",
    SkillReplaced: "skills",
    JobChosen: "interviews",
    InterviewsOpened: "interviews",
    SkillIllustrated: "illustrated",
    VoteClosed: "vote",
    RunoffClosed: "tie",
    TieSettled: "tie",
    HearingClosed: "heard",
}


@dataclass(frozen=True, slots=True)
class Interview:
    """One seat's turn in a round. `order` counts from 1, None when it did not pitch."""

    seat: SeatId
    job: JobId | None
    order: int | None
    passed: bool


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """One round. `lines` names the journal's lines that each part comes from."""

    number: int
    first: SeatId
    skills: tuple[SkillId, ...]
    interviews: tuple[Interview, ...]
    method: VoteMethod | None
    ballots: int
    blank: int
    received: Mapping[SeatId, int]
    winners: tuple[SeatId, ...]
    points: Mapping[SeatId, int]
    heard: Mapping[SkillId, bool]
    illustrated: Mapping[SkillId, tuple[JobId, ...]]
    """The skills that a pitch illustrated well, each with the jobs that did, by seat order."""
    criterion: str | None
    complete: bool
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def pitches(self) -> tuple[Interview, ...]:
        """The interviews that were held, in their order."""
        held = [i for i in self.interviews if i.order is not None]
        return tuple(sorted(held, key=lambda interview: interview.order or 0))


@dataclass(frozen=True, slots=True)
class Facts:
    """A workshop. The demonstration round is left out: it was not the group's."""

    rounds: tuple[RoundFacts, ...]
    totals: Mapping[SeatId, int]
    dimensions: Mapping[Dimension, tuple[SkillId, ...]]
    """The skills that were turned over, by dimension, in the order in which they came."""
    minutes: int
    debriefing_minutes: int

    def illustrated(self, skill: SkillId) -> tuple[JobId, ...]:
        """Returns the jobs that illustrated a skill well, round after round."""
        return tuple(job for r in self.rounds for job in r.illustrated.get(skill, ()))


def read_facts(state: State, lines: Sequence[Line], last_ms: int) -> Facts:
    """Returns the facts of a workshop.

    `lines` are the lines that stand, `state` is where they lead; `last_ms` is the workshop's
    time at its last line.
    """
    sources = _sources(lines)
    records = [r for r in state.past if not r.round.demonstration]
    rounds = [
        _round_facts(state, record, sources[position] if position < len(sources) else {})
        for position, record in enumerate(records)
    ]
    worked: dict[Dimension, list[SkillId]] = {d: [] for d in state.setup.catalogue.dimensions}
    for played in rounds:
        for skill in played.skills:
            listed = worked[state.setup.catalogue.skills[skill]]
            if skill not in listed:
                listed.append(skill)
    opened = [line.at_ms for line in lines if isinstance(line.what, DebriefingOpened)]
    return Facts(
        rounds=tuple(rounds),
        totals=totals(state),
        dimensions={dimension: tuple(skills) for dimension, skills in worked.items()},
        minutes=_minutes(last_ms),
        debriefing_minutes=_minutes(last_ms - opened[-1]) if opened else 0,
    )


def _minutes(ms: int) -> int:
    return -(-ms // 60_000)


def _sources(lines: Sequence[Line]) -> list[dict[str, tuple[int, ...]]]:
    """Returns, for each round that is not the demonstration, the lines of its parts."""
    rounds: list[dict[str, tuple[int, ...]]] = []
    demonstration = False
    for line in lines:
        part = _SOURCES.get(type(line.what))
        if part is None:
            continue
        if isinstance(line.what, RoundOpened):
            demonstration = line.what.number == 0
            if not demonstration:
                rounds.append({})
        if rounds and not demonstration:
            rounds[-1][part] = (*rounds[-1].get(part, ()), line.number)
    return rounds


def _round_facts(state: State, record: Record, lines: Mapping[str, tuple[int, ...]]) -> RoundFacts:
    talks, result = record.interviews, record.result
    players = [s.id for s in state.seats.values() if s.plays]
    order = {seat: position for position, seat in enumerate(talks.pitched, start=1)}
    interviews = tuple(
        Interview(seat, talks.jobs.get(seat), order.get(seat), seat in talks.passed)
        for seat in players
        if seat in talks.jobs or seat in talks.passed
    )
    return RoundFacts(
        number=record.round.number,
        first=record.round.first,
        skills=record.round.skills,
        interviews=interviews,
        method=result.method,
        ballots=result.ballots,
        blank=result.blank,
        received={seat: result.received.get(seat, 0) for seat in players},
        winners=result.winners,
        points={seat: result.points.get(seat, 0) for seat in players},
        heard=result.heard,
        illustrated=_illustrated(record, players),
        criterion=record.round.criterion,
        complete=record.complete,
        lines=lines,
    )


def _illustrated(record: Record, players: Sequence[SeatId]) -> dict[SkillId, tuple[JobId, ...]]:
    jobs, pairs = record.interviews.jobs, set(record.round.illustrated)
    found = {
        skill: tuple(jobs[seat] for seat in players if (seat, skill) in pairs)
        for skill in record.round.skills
    }
    return {skill: which for skill, which in found.items() if which}
