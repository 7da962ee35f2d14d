"""Decides who may sit down, leave, come back, and how a game starts."""

from collections.abc import Collection

from game.rules.commands import (
    AddSeat,
    ChangeSeat,
    RemoveSeat,
    RenameSeat,
    SetAway,
    SetBack,
    SetRounds,
    StartGame,
)
from game.rules.draw import deal_hand, deal_hands, drawable_jobs
from game.rules.events import (
    Event,
    GameStarted,
    RoundsSet,
    SeatAdded,
    SeatCameBack,
    SeatChanged,
    SeatRemoved,
    SeatRenamed,
    SeatWentAway,
)
from game.rules.ids import JobId, SeatId
from game.rules.results import Accepted, Decision, Refusal, Rejected
from game.rules.ruleset import Hands, most_rounds, ruleset_problems
from game.rules.state import Kind, Seat, State, Step
from game.rules.timeplan import time_plan

LEAST_SEATS, MOST_SEATS = 3, 12
MOST_MINUTES = 600
MOST_OBSERVERS = 12
MOST_MEMBERS = 40


def accept(*events: Event) -> Accepted:
    return Accepted(events)


def add_seat(state: State, command: AddSeat) -> Decision:
    if state.step is Step.OVER:
        return Rejected(Refusal.WORKSHOP_OVER)
    if command.seat in state.seats:
        return Rejected(Refusal.SEAT_TAKEN, {"seat": command.seat})
    bad_name = _name_problem(state, command.seat, command.pseudonym)
    if bad_name is not None:
        return bad_name
    if not _members_fit(command.kind, command.members):
        return Rejected(Refusal.BAD_MEMBERS, {"members": command.members})
    plays = command.kind is not Kind.OBSERVER
    full = _table_full(state, plays=plays)
    if full is not None:
        return full
    rules = state.setup.rules
    hand: tuple[JobId, ...] | None = ()
    if plays and state.started and rules.hands is not Hands.PAPER:
        hand = deal_hand(state.setup.catalogue, rules, drawable_jobs(state.piles))
    if hand is None:
        return Rejected(Refusal.NOT_ENOUGH_JOBS)
    return accept(SeatAdded(command.seat, command.pseudonym, command.kind, command.members, hand))


def _staying(state: State) -> list[Seat]:
    return [s for s in state.seats.values() if not s.left]


def _table_full(state: State, *, plays: bool) -> Rejected | None:
    most = MOST_SEATS if plays else MOST_OBSERVERS
    if len([s for s in _staying(state) if s.plays is plays]) >= most:
        return Rejected(Refusal.TABLE_FULL, {"most": most})
    return None


def _members_fit(kind: Kind, members: int) -> bool:
    return 1 <= members <= MOST_MEMBERS if kind is Kind.TEAM else members == 1


def _name_problem(state: State, seat: SeatId, pseudonym: str) -> Rejected | None:
    if not pseudonym.strip():
        return Rejected(Refusal.NAME_EMPTY)
    wanted = pseudonym.casefold()
    if wanted in [s.pseudonym.casefold() for s in _staying(state) if s.id != seat]:
        return Rejected(Refusal.NAME_TAKEN, {"name": pseudonym})
    return None


def sitting(state: State, seat_id: SeatId) -> Seat | Rejected:
    """Returns a seat that has not left for good, or why there is none."""
    if state.step is Step.OVER:
        return Rejected(Refusal.WORKSHOP_OVER)
    seat = state.seats.get(seat_id)
    if seat is None:
        return Rejected(Refusal.UNKNOWN_SEAT, {"seat": seat_id})
    if seat.left:
        return Rejected(Refusal.SEAT_LEFT, {"seat": seat_id})
    return seat


def rename_seat(state: State, command: RenameSeat) -> Decision:
    seat = sitting(state, command.seat)
    if isinstance(seat, Rejected):
        return seat
    bad_name = _name_problem(state, command.seat, command.pseudonym)
    if bad_name is not None:
        return bad_name
    return accept(SeatRenamed(command.seat, command.pseudonym, command.name_ref))


def change_seat(state: State, command: ChangeSeat) -> Decision:
    seat = sitting(state, command.seat)
    if isinstance(seat, Rejected):
        return seat
    if Kind.OBSERVER in (seat.kind, command.kind) and state.started:
        return Rejected(Refusal.OBSERVER, {"seat": command.seat})
    if not _members_fit(command.kind, command.members):
        return Rejected(Refusal.BAD_MEMBERS, {"members": command.members})
    plays = command.kind is not Kind.OBSERVER
    full = None if seat.plays is plays else _table_full(state, plays=plays)
    if full is not None:
        return full
    return accept(SeatChanged(command.seat, command.kind, command.members))


def set_away(state: State, command: SetAway) -> Decision:
    seat = sitting(state, command.seat)
    if isinstance(seat, Rejected):
        return seat
    if not seat.present:
        return Rejected(Refusal.NOT_PRESENT, {"seat": command.seat})
    return accept(SeatWentAway(command.seat))


def set_back(state: State, command: SetBack) -> Decision:
    seat = sitting(state, command.seat)
    if isinstance(seat, Rejected):
        return seat
    if seat.present:
        return Rejected(Refusal.ALREADY_PRESENT, {"seat": command.seat})
    return accept(SeatCameBack(command.seat))


def remove_seat(state: State, command: RemoveSeat) -> Decision:
    seat = sitting(state, command.seat)
    if isinstance(seat, Rejected):
        return seat
    return accept(SeatRemoved(command.seat))


def start_game(state: State, command: StartGame) -> Decision:
    if state.started:
        return Rejected(Refusal.WRONG_STEP, {"step": state.step})
    bad = ruleset_problems(state.setup.rules)
    if bad:
        return Rejected(Refusal.BAD_RULES, {"names": ", ".join(bad)})
    if len(state.present_players) < LEAST_SEATS:
        return Rejected(Refusal.TOO_FEW_SEATS, {"least": LEAST_SEATS})
    if not 1 <= command.minutes <= MOST_MINUTES:
        return Rejected(Refusal.BAD_MINUTES, {"minutes": command.minutes})
    catalogue, rules = state.setup.catalogue, state.setup.rules
    whole = (
        _is_shuffle(command.jobs, catalogue.jobs)
        and _is_shuffle(command.skills, catalogue.skills)
        and _is_shuffle(command.criteria, catalogue.criteria)
    )
    if not whole:
        return Rejected(Refusal.BAD_ORDER)
    if len(catalogue.skills) < rules.skills_per_round:
        return Rejected(Refusal.NOT_ENOUGH_SKILLS, {"wanted": rules.skills_per_round})
    players = [s.id for s in state.players]
    hands = deal_hands(catalogue, rules, players, command.jobs)
    if hands is None:
        wanted = len(players) * rules.hand_size
        return Rejected(Refusal.NOT_ENOUGH_JOBS, {"wanted": wanted, "found": len(catalogue.jobs)})
    rounds = command.rounds
    if rounds is None:
        rounds = time_plan(rules, len(players), command.minutes).rounds
    if not 1 <= rounds <= most_rounds(rules):
        return Rejected(Refusal.BAD_ROUNDS, {"most": most_rounds(rules)})
    return accept(
        GameStarted(command.minutes, rounds, command.jobs, command.skills, command.criteria, hands)
    )


def _is_shuffle(order: Collection[str], cards: Collection[str]) -> bool:
    return len(order) == len(cards) and set(order) == set(cards)


def set_rounds(state: State, command: SetRounds) -> Decision:
    if not state.started:
        return Rejected(Refusal.NOT_STARTED)
    if state.step in (Step.DEBRIEFING, Step.OVER):
        return Rejected(Refusal.WRONG_STEP, {"step": state.step})
    begun = len(state.scored_rounds) + (state.round is not None and not state.round.demonstration)
    most = most_rounds(state.setup.rules)
    if not max(1, begun) <= command.rounds <= most:
        return Rejected(Refusal.BAD_ROUNDS, {"most": most})
    return accept(RoundsSet(command.rounds))
