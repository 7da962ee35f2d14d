"""Plays games at random, with everything that a room does to a facilitator, and checks them all."""

import copy
from typing import get_args

from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.rules import (
    Accepted,
    AddSeat,
    BallotReceived,
    BallotsTyped,
    BallotTyped,
    Command,
    CountTyped,
    DebriefingOpened,
    Dimension,
    Event,
    ForceNext,
    History,
    Kind,
    Line,
    OpenDebriefing,
    Paused,
    Recorded,
    Redone,
    Refusal,
    Rejected,
    Resume,
    Resumed,
    Ruleset,
    RunoffClosed,
    SeatId,
    SkillReplaced,
    SkillsTurned,
    State,
    Step,
    TieSettled,
    Undone,
    VoteClosed,
    VoteMethod,
    VoteOpened,
    decide,
    evolve,
    evolve_all,
    impossible,
    invariants,
    totals,
)
from game.rules.values import changed
from tests.rules.book import Ballots, Book
from tests.rules.secrets import leaks
from tests.rules.strategies import (
    EVERY_KIND,
    Draw,
    anything,
    rulesets,
    seat_gesture,
    sensible,
)
from tests.rules.tables import S1, S2, S3, ballot, voting
from tests.support import catalogue, empty_table, play, seat, seats, start

_TYPED = (BallotTyped, CountTyped, BallotsTyped)
_ENDS_A_VOTE = (VoteOpened, VoteClosed, RunoffClosed, DebriefingOpened)


def emptied(state: State) -> State:
    """Returns a state without the choices of a secret vote, as a journal knows it."""
    vote = state.vote
    if vote is None or vote.method is not VoteMethod.SECRET:
        return state
    return changed(state, vote=changed(vote, ballots=dict.fromkeys(vote.ballots)))


def forgotten(event: Event) -> Event:
    return BallotReceived(event.voter) if isinstance(event, BallotReceived) else event


def presses_to_the_end(state: State) -> int:
    """Returns how often the facilitator forces the game on until it is over."""
    left = max(0, state.plan.rounds - len(state.scored_rounds)) + 1
    most = left * (len(state.seats) + 9) + state.setup.debriefing_screens + 2
    presses = 0
    if state.paused:
        state = play(state, Resume())
    while state.step is not Step.OVER:
        decision = decide(state, ForceNext())
        assert isinstance(decision, Accepted), (state.step, decision)
        assert decision.events
        state = evolve_all(state, decision.events)
        presses += 1
        assert presses <= most, state.step
    assert invariants(state) == ()
    return presses


class Room(RuleBasedStateMachine):
    """A room, its facilitator, and a clerk who keeps the books a second time."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(empty_table())
        self.replayed = History(empty_table())
        """What the journal alone leads to: it knows no choice of a secret ballot."""
        self.ruleset = Ruleset()
        self.done: list[tuple[Event, ...]] = []
        self.undone: list[tuple[Event, ...]] = []
        self.forgotten: set[int] = set()
        """The gestures whose typed votes are gone: their vote began again empty, by undo."""
        self.secret: Ballots = {}
        self.book = Book(self.ruleset)
        self.dry = False
        """True once a card was drawn from a pile that lacked a dimension."""
        self.steps = 0

    @property
    def state(self) -> State:
        return self.history.state

    # What happens in the room

    @initialize(
        rules=rulesets(),
        players=some.integers(3, 5),
        watchers=some.integers(0, 1),
        skills=some.integers(4, 14),
        rounds=some.sampled_from((4, 3, 2, 1)),
        seed=some.integers(0, 9),
    )
    def sit_down(
        self, rules: Ruleset, players: int, watchers: int, skills: int, rounds: int, seed: int
    ) -> None:
        table = empty_table(rules, catalogue(realistic=26, whimsical=10, skills=skills))
        self.ruleset, self.book = rules, Book(rules)
        self.history, self.replayed = History(table), History(table)
        self.ask(*seats(players))
        if watchers:
            self.ask(AddSeat(seat(players + 1), "Regarde", Kind.OBSERVER))
        decision = self.ask(start(self.state, seed=seed, rounds=rounds))
        if isinstance(decision, Rejected):
            assert decision.code is Refusal.BAD_ROUNDS
            self.ask(start(self.state, seed=seed))
        assert self.state.started

    # Hypothesis leaves whole rules out of some games, so each of them plays along a little.

    @rule(data=some.data(), times=some.sampled_from((15, 30, 5, 1)))
    def play_along(self, data: some.DataObject, times: int) -> None:
        draw = Draw(data)
        for _ in range(times):
            if self.state.step is not Step.OVER:
                assert isinstance(self.ask(sensible(draw, self.state)), Accepted)

    @rule(data=some.data(), then=some.integers(0, 6))
    def come_and_go(self, data: some.DataObject, then: int) -> None:
        self.ask(seat_gesture(Draw(data), self.state))
        self.play_along(data, then)

    @rule(data=some.data(), times=some.integers(1, 4), then=some.integers(0, 6))
    def try_anything(self, data: some.DataObject, times: int, then: int) -> None:
        draw = Draw(data)
        for _ in range(times):
            self.ask(anything(draw, self.state))
        self.play_along(data, then)

    @rule(data=some.data(), then=some.integers(0, 6))
    def force(self, data: some.DataObject, then: int) -> None:
        self.ask(ForceNext())
        self.play_along(data, then)

    @precondition(lambda self: self.steps > 150)
    @rule()
    def end_early(self) -> None:
        self.ask(OpenDebriefing())

    @rule(times=some.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            gesture = self.history.can_undo()
            # The seats and the start stay: the rest is what this test is about.
            if gesture is None or not gesture.before.started:
                return
            closed = self.state.vote is None
            self.record(Undone(gesture.line))
            self.undone.append(self.done.pop())
            self.forgotten = {place for place in self.forgotten if place < len(self.done)}
            if closed and self.state.vote is not None:
                self.forgotten |= self.since_the_opening()
            self.turned(self.undone[-1])

    @rule(times=some.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            gesture = self.history.can_redo()
            assert (gesture is not None) == bool(self.undone)
            if gesture is None:
                return
            self.record(Redone(gesture.line))
            self.done.append(self.undone.pop())
            self.turned(self.done[-1])

    @precondition(lambda self: self.state.step is Step.OVER)
    @rule(times=some.integers(4, 40))
    def come_back_from_the_end(self, times: int) -> None:
        """Takes much back, so that a game that is over early is not the end of the test."""
        self.undo(times)

    # How it is recorded, and checked on the way

    def ask(self, *commands: Command) -> Accepted | Rejected:
        decision: Accepted | Rejected = Accepted(())
        for command in commands:
            self.steps += 1
            before = self.state
            kept = copy.deepcopy(before) if self.steps % 6 == 0 else None
            decision = decide(before, command)
            if isinstance(decision, Accepted):
                self.accept(decision.events)
            else:
                assert decision.code in Refusal
                assert self.state is before
            assert kept is None or kept == before, "a state was changed in place"
        return decision

    def accept(self, events: tuple[Event, ...]) -> None:
        for position, event in enumerate(events):
            assert impossible(self.state, event) is None, event
            assert impossible(self.replayed.state, forgotten(event)) is None, event
            if isinstance(event, (VoteClosed, RunoffClosed, TieSettled)):
                assert self.book.problem(event) is None, (event, self.book.problem(event))
            self.watch_the_pile(event)
            self.record(event, joined=position > 0)
            self.book.add(event)
            if isinstance(event, BallotReceived):
                assert event.candidates is not None
                self.secret[event.voter] = event.candidates
            elif isinstance(event, _ENDS_A_VOTE):
                self.secret = {}
        if isinstance(events[0], (Paused, Resumed)):
            return
        self.undone.clear()
        if not isinstance(events[0], BallotReceived):
            self.done.append(events)

    def record(self, what: Recorded, *, joined: bool = False) -> None:
        number = self.history.last_line + 1
        self.history.record(Line(number, number, what, joined))
        kept = what if isinstance(what, (Undone, Redone)) else forgotten(what)
        self.replayed.record(Line(number, number, kept, joined))

    def turned(self, gesture: tuple[Event, ...]) -> None:
        """Keeps the books after an undo or a redo: a vote whose gesture it was begins empty."""
        if any(isinstance(event, _ENDS_A_VOTE) for event in gesture):
            self.secret = {}
        self.secret = {v: b for v, b in self.secret.items() if v in self.state.seats}
        self.book = Book(self.ruleset)
        for place, events in enumerate(self.done):
            if place in self.forgotten:
                events = tuple(e for e in events if not isinstance(e, _TYPED))  # noqa: PLW2901
            self.book.add_all(events)
        if self.secret:
            self.book.ballots = dict(self.secret)

    def since_the_opening(self) -> set[int]:
        """Returns the places of the gestures that the open vote has had."""
        found = set()
        for place in range(len(self.done) - 1, -1, -1):
            if any(isinstance(event, VoteOpened) for event in self.done[place]):
                break
            found.add(place)
        return found

    def watch_the_pile(self, event: Event) -> None:
        if not isinstance(event, (SkillsTurned, SkillReplaced)):
            return
        kinds = self.state.setup.catalogue.skills
        pile, used = list(self.state.piles.skills), list(self.state.piles.skills_used)
        for card in event.skills if isinstance(event, SkillsTurned) else (event.by,):
            pile, used = (pile, used) if pile else (used, [])
            self.dry = self.dry or len({kinds[left] for left in pile}) < 3
            pile.remove(card)

    # What is true at any moment

    @invariant()
    def nothing_is_broken(self) -> None:
        assert invariants(self.state) == ()

    @invariant()
    def no_card_is_lost_or_doubled(self) -> None:
        state, piles = self.state, self.state.piles
        if not state.started:
            return
        held = [job for s in state.seats.values() for job in s.hand]
        jobs = [*held, *piles.jobs, *piles.jobs_discarded, *piles.jobs_aside]
        table = state.round.skills if state.round else ()
        skills = [*table, *piles.skills, *piles.skills_used, *piles.skills_aside]
        assert sorted(jobs) == sorted(state.setup.catalogue.jobs)
        assert sorted(skills) == sorted(state.setup.catalogue.skills)

    @invariant()
    def the_open_ballots_are_those_that_were_given(self) -> None:
        vote = self.state.vote
        if vote is None:
            assert self.secret == {}
            return
        if vote.method is VoteMethod.SECRET:
            assert vote.ballots == self.secret
        assert vote.ballots == self.book.ballots
        assert vote.counts == self.book.counts

    @invariant()
    def points_add_up(self) -> None:
        assert totals(self.state) == {s: self.book.totals[s] for s in self.book.playing}

    @invariant()
    def no_audience_sees_a_secret(self) -> None:
        assert leaks(self.state) == []

    @invariant()
    def no_state_of_undo_holds_a_secret(self) -> None:
        for gesture in (*self.history._done, *self.history._undone):
            vote = gesture.before.vote
            assert vote is None or vote.method is not VoteMethod.SECRET or not vote.ballots
            assert not any(isinstance(line.what, BallotReceived) for line in gesture.lines)

    @invariant()
    def the_journal_leads_to_the_same_state(self) -> None:
        assert emptied(self.state) == emptied(self.replayed.state)

    @invariant()
    def the_end_is_reached_by_forcing_alone(self) -> None:
        if self.state.started:
            presses_to_the_end(self.state)

    @invariant()
    def dimensions_are_balanced_while_cards_last(self) -> None:
        state = self.state
        kinds, dimensions = state.setup.catalogue.skills, state.setup.catalogue.dimensions
        turned = [s for r in state.past if r.round.number for s in r.round.skills]
        if state.round and state.round.number:
            turned += state.round.skills
        counts = dict[Dimension, int].fromkeys(dimensions, 0)
        for skill in turned:
            counts[kinds[skill]] += 1
        assert self.dry or max(counts.values()) - min(counts.values()) <= 1

    @invariant()
    def the_order_is_fair(self) -> None:
        orders = [
            r.interviews.order for r in self.state.past if r.round.number and r.interviews.order
        ]
        openings = [here for here in self.book.openings if here][: len(orders)]
        always = set[SeatId].intersection(*openings) if openings else set[SeatId]()
        if not always or len(openings) < len(orders):
            return
        for end in (0, -1):
            times = [sum(order[end] == s for order in orders) for s in always]
            assert max(times) - min(times) <= 1

    def teardown(self) -> None:
        """Takes the whole game back and up again: it leads to the same end."""
        self.redo(len(self.undone))
        end, length = self.state, len(self.done)
        self.undo(length)
        self.redo(length)
        if end.vote is None:
            assert self.state == end


TestRoom = Room.TestCase
TestRoom.settings = settings(max_examples=250, stateful_step_count=50)


def test_every_kind_of_command_is_tried() -> None:
    assert set(get_args(Command)) == EVERY_KIND


def test_the_clerk_finds_a_wrong_count() -> None:
    # The second set of books is worth nothing unless it disagrees with a wrong first one.
    table = play(voting(), ballot(S1, S2), ballot(S2, S1), ballot(S3, S2))
    book = Book(table.setup.rules)
    book.playing, book.here, book.number = [S1, S2, S3], {S1, S2, S3}, 1
    book.candidates, book.ballots = (S1, S2, S3), {S1: (S2,), S2: (S1,), S3: (S2,)}
    decision = decide(table, ForceNext())
    assert isinstance(decision, Accepted)
    event = decision.events[0]
    assert isinstance(event, VoteClosed)
    assert book.problem(event) is None
    assert book.problem(changed(event, ballots=2)) == "votes"
    assert book.problem(changed(event, winners=(S1,))) == "winners"
    assert book.problem(changed(event, points={S1: 3, S2: 3, S3: 1})) == "points"
    assert evolve(table, event).closed_result().winners == (S2,)
