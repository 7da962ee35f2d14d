"""Says how the people at the table stand: who is away, who has spoken, never who voted for whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.rules import FACILITATOR, SeatId, State, Step, View, VoteMethod, view, voter_of
from game.rules.voting import voters
from game.screen.intents import Intent, Press
from game.screen.scenes.debriefing import RECOGNISE
from game.workshop.pseudonyms import token_number

if TYPE_CHECKING:
    from game.screen.app import App


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat as the facilitator needs it now. `done` is ticked, `waits` is not yet."""

    seat: SeatId
    name: str
    token: int
    said: str = ""
    done: bool = False
    now: bool = False
    away: bool = False
    intent: Intent | None = None


@dataclass(frozen=True, slots=True)
class People:
    """The lines of the seats, under what they are about, and n of m."""

    heading: str
    lines: tuple[SeatLine, ...]
    count: str = ""
    foot: str = ""

    @property
    def away(self) -> tuple[SeatLine, ...]:
        return tuple(line for line in self.lines if line.away)


def people(app: "App") -> People | None:
    """Returns how the people stand; None where no workshop is played."""
    if app.sitting is None:
        return None
    state = app.sitting.workshop.state
    seen = view(state, FACILITATOR)
    lines = tuple(_line(app, state, seen, seat) for seat in _in_order(state))
    heading, count, foot = _about(app, state, seen)
    return People(heading, lines, count, foot)


def _in_order(state: State) -> Iterator[SeatId]:
    """Yields the seats: who speaks in the order of the interviews, then as they sit."""
    talks = state.interviews
    order = talks.order if state.step is Step.INTERVIEW else ()
    yield from (seat for seat in order if not state.seats[seat].left)
    yield from (seat.id for seat in state.seats.values() if not seat.left and seat.id not in order)


def _about(app: "App", state: State, seen: View) -> tuple[str, str, str]:
    """Returns what the list is about, n of m, and what to know of it."""
    say, step, here = app.words.say, state.step, state.present_players
    if step is Step.CHOICE:
        chosen = sum(1 for seat in here if seen.seats[seat.id].chose)
        return say("Choice"), say("{n} of {m} have chosen", n=chosen, m=len(here)), ""
    if step is Step.INTERVIEW:
        heard = len(state.interviews.pitched)
        wanted = len([s for s in state.interviews.order if s not in state.interviews.passed])
        count = say("{n} of {m} heard", n=heard, m=max(heard, wanted)) if wanted else ""
        return say("Speaking order"), count, ""
    if step is Step.VOTE and seen.vote is not None:
        kept = say("Only totals are kept, never who voted for whom.")
        if state.open_vote().typed:
            noted, wanted = len(seen.vote.noted), len(seen.vote.candidates)
            return say("At the table"), say("{n} of {m} counts noted", n=noted, m=wanted), kept
        received, expected = seen.vote.received, seen.vote.expected
        aloud = seen.vote.method is VoteMethod.OPEN
        count = say("{n} of {m} have voted", n=received, m=expected)
        return say("At the table"), count, "" if aloud else kept
    if step is Step.DEBRIEFING:
        received_one = set(seen.recognised or ())
        everybody = received_one | {seat.id for seat in state.seats.values() if seat.present}
        count = say("{n} of {m} have received one", n=len(received_one), m=len(everybody))
        return say("A positive sign"), count, say("Click a name once a sign was received.")
    return say("At the table"), "", ""


def _line(app: "App", state: State, seen: View, seat: SeatId) -> SeatLine:
    said, done, now = _standing(app, state, seen, seat)
    intent = None
    if state.step is Step.DEBRIEFING:
        intent = Press(f"{RECOGNISE}{seat}")
    away = not state.seats[seat].present
    if away and not done:
        said = app.words.say("away")
    name = app.seat_name(seat)
    return SeatLine(seat, name, token_number(seat), said, done, now, away, intent)


def _standing(app: "App", state: State, seen: View, seat: SeatId) -> tuple[str, bool, bool]:
    """Returns how a seat stands in words, whether it is done, and whether it is its turn."""
    say, talks = app.words.say, state.interviews
    if state.step is Step.DEBRIEFING:
        received = seat in (seen.recognised or ())
        return (say("received") if received else say("waits")), received, False
    if not state.seats[seat].plays:
        return say("observer"), False, False
    if state.step in (Step.CHOICE, Step.INTERVIEW) and seat in talks.passed:
        return say("passes"), False, False
    if state.step is Step.CHOICE:
        chose = seen.seats[seat].chose
        return (say("has chosen") if chose else say("waits")), chose, False
    if state.step is Step.INTERVIEW:
        if seat in talks.pitched:
            return say("heard"), True, False
        return (say("speaks"), False, True) if seat == talks.speaker else ("", False, False)
    if state.step is Step.VOTE and seen.vote is not None and seen.vote.said_aloud:
        voted = voter_of(seat) in seen.vote.said_aloud
        votes = voted or voter_of(seat) in voters(state)
        return (say("has voted") if voted else say("waits") if votes else ""), voted, False
    return "", False, False
