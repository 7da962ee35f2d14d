"""Keeps the books of a game a second time, naively, from its events alone."""

from collections import Counter
from collections.abc import Iterable

from game.rules import (
    BallotReceived,
    BallotsTyped,
    BallotTyped,
    CountTyped,
    DebriefingOpened,
    Event,
    GameStarted,
    HearingClosed,
    InterviewsOpened,
    Kind,
    PitchEnded,
    RoundClosed,
    RoundOpened,
    Ruleset,
    RunoffClosed,
    SeatAdded,
    SeatCameBack,
    SeatChanged,
    SeatId,
    SeatRemoved,
    SeatWentAway,
    TieRule,
    TieSettled,
    VoteClosed,
    VoteOpened,
)

Ballots = dict[str, tuple[SeatId, ...]]


class Book:
    """What a clerk would note who reads every event and knows the rules of counting."""

    def __init__(self, rules: Ruleset) -> None:
        self.rules = rules
        self.playing: list[SeatId] = []
        self.here: set[SeatId] = set()
        self.started = False
        self.number: int | None = None
        """The round being played; 0 is the demonstration, None is between rounds."""
        self.pitched: list[SeatId] = []
        self.ballots: Ballots = {}
        self.counts: dict[SeatId, int] = {}
        self.declared: tuple[int, int] | None = None
        self.candidates: tuple[SeatId, ...] = ()
        self.votes: dict[SeatId, int] = {}
        self.tied: tuple[SeatId, ...] = ()
        self.points: dict[SeatId, int] = {}
        self.settled = False
        self.totals: Counter[SeatId] = Counter()
        self.openings: list[set[SeatId]] = []
        """For each scored round whose interviews opened, the seats that were there to pitch."""

    def add_all(self, events: Iterable[Event]) -> None:
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        if isinstance(event, (SeatAdded, SeatChanged, SeatRemoved, SeatWentAway, SeatCameBack)):
            self._seat(event)
        elif isinstance(event, (RoundOpened, RoundClosed, DebriefingOpened)):
            self._round(event)
        elif isinstance(event, (BallotReceived, BallotTyped, CountTyped, BallotsTyped)):
            self._ballot(event)
        elif isinstance(event, (VoteOpened, VoteClosed, RunoffClosed, TieSettled)):
            self._vote(event)
        else:
            self._rest(event)

    def _rest(self, event: Event) -> None:
        if isinstance(event, GameStarted):
            self.started = True
        elif isinstance(event, InterviewsOpened) and self.number:
            self.openings.append(self.here & set(event.order))
        elif isinstance(event, PitchEnded):
            self.pitched.append(event.seat)
        elif isinstance(event, HearingClosed):
            self.settled = True

    def _vote(self, event: VoteOpened | VoteClosed | RunoffClosed | TieSettled) -> None:
        self.ballots, self.counts, self.declared = {}, {}, None
        if isinstance(event, VoteOpened):
            self.candidates = event.candidates
            if not event.runoff:
                self.votes, self.tied, self.points, self.settled = {}, (), {}, False
            return
        if isinstance(event, VoteClosed):
            self.votes, self.tied = dict(event.received), event.tied
        self.points = dict(event.points)
        self.settled = bool(event.winners) or not self.tied

    def _seat(
        self, event: SeatAdded | SeatChanged | SeatRemoved | SeatWentAway | SeatCameBack
    ) -> None:
        if isinstance(event, (SeatAdded, SeatChanged)):
            plays = event.kind is not Kind.OBSERVER
            if plays and event.seat not in self.playing:
                self.playing.append(event.seat)
            if not plays and event.seat in self.playing:
                self.playing.remove(event.seat)
        if isinstance(event, (SeatAdded, SeatCameBack)):
            self.here.add(event.seat)
        elif not isinstance(event, SeatChanged):
            self.here.discard(event.seat)
            if isinstance(event, SeatRemoved) and not self.started and event.seat in self.playing:
                self.playing.remove(event.seat)

    def _round(self, event: RoundOpened | RoundClosed | DebriefingOpened) -> None:
        if isinstance(event, RoundOpened):
            self.number, self.pitched, self.ballots = event.number, [], {}
            self.votes, self.tied, self.points, self.settled = {}, (), {}, False
            return
        if isinstance(event, RoundClosed) and not self.settled and not self.rules.cooperative:
            # Nobody pitched: no vote, but who is there took part.
            self.points = self.expected_points({}, ())
        if self.number and (isinstance(event, RoundClosed) or self.settled):
            self.totals.update(self.points)
        self.number = None

    def _ballot(self, event: BallotReceived | BallotTyped | CountTyped | BallotsTyped) -> None:
        if isinstance(event, CountTyped):
            self.counts[event.candidate] = event.count
        elif isinstance(event, BallotsTyped):
            self.declared = (event.ballots, event.blank)
        elif event.candidates is not None:
            self.ballots[event.voter] = event.candidates

    def expected_points(
        self, votes: dict[SeatId, int], winners: tuple[SeatId, ...]
    ) -> dict[SeatId, int]:
        """Returns what each playing seat has earned in this round."""
        rules, earned = self.rules, {}
        for seat in self.playing:
            gained = sum(rules.points_per_vote for _ in range(votes.get(seat, 0)))
            gained += rules.points_for_winner if seat in winners else 0
            gained = gained if rules.points_cap is None else min(gained, rules.points_cap)
            took_part = seat in self.here or seat in self.pitched
            gained += rules.points_taking_part if took_part else 0
            earned[seat] = gained if self.number else 0
        return earned

    def problem(self, event: VoteClosed | RunoffClosed | TieSettled) -> str | None:
        """Returns what is wrong with the close of a vote that comes next, or None."""
        if isinstance(event, TieSettled):
            if not set(event.winners) <= set(self.tied) or not event.winners:
                return "winners"
            return self._points_problem(self.votes, event.winners, dict(event.points))
        cast = self._cast(event)
        if cast is None:
            return "votes"
        most = max(cast.values(), default=0)
        lead = tuple(c for c in self.candidates if most and cast[c] == most)
        if isinstance(event, RunoffClosed):
            winners = lead or self.tied
            if event.winners != winners:
                return "winners"
            return self._points_problem(self.votes, winners, dict(event.points))
        tied = lead if len(lead) > 1 else ()
        waits = bool(tied) and self.rules.tie is not TieRule.SHARED
        if event.tied != tied or event.winners != (() if waits else lead):
            return "winners"
        if waits:
            return "points" if event.points else None
        return self._points_problem(cast, lead, dict(event.points))

    def _cast(self, event: VoteClosed | RunoffClosed) -> dict[SeatId, int] | None:
        """Returns the votes of every candidate, or None where the event says something else."""
        said = (event.ballots, event.blank)
        if self.ballots:
            votes = Counter(c for chosen in self.ballots.values() for c in chosen)
            blank = sum(not chosen for chosen in self.ballots.values())
            cast = {c: votes[c] for c in self.candidates}
            good = said == (len(self.ballots), blank)
        else:
            cast = {c: self.counts.get(c, 0) for c in self.candidates}
            good = said == self.declared
            if said == (0, 0) and not any(event.received.values()):
                # Closed by force: counts that can't be right, or none, are no votes.
                cast, good = dict.fromkeys(self.candidates, 0), True
        return cast if good and cast == dict(event.received) else None

    def _points_problem(
        self, votes: dict[SeatId, int], winners: tuple[SeatId, ...], points: dict[SeatId, int]
    ) -> str | None:
        return None if points == self.expected_points(votes, winners) else "points"
