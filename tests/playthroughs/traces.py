"""Tells a whole game in text: each command, what it caused, and what every audience sees then."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, TypeAlias

from game.rules import (
    FACILITATOR,
    PUBLIC,
    Accepted,
    Audience,
    Command,
    Decision,
    History,
    Line,
    Recorded,
    Redone,
    Ruleset,
    State,
    Step,
    Undone,
    View,
    decide,
    invariants,
    view,
)
from game.rules.values import value
from game.rules.views import ResultView, SeatView, VoteView

MOST_LISTED = 8
"""Of a longer list, a shuffled pile, the beginning and the length are enough."""


HOW_TO_READ = (
    "# After each move: its events (+), what has changed for the room (public), then for who sees",
    "# something else. An audience that is not named sees what it saw, or what the room sees.",
)


class Turn(Enum):
    """What a script can ask besides commands."""

    UNDO = "undo"
    REDO = "redo"


Move: TypeAlias = Command | Turn | Callable[[State], Command]
"""A step of a script; a function looks at the state to find, say, the first card of a hand."""


@value
class Script:
    """A game to be told: its title, its beginning, and what happens."""

    title: str
    start: State
    moves: tuple[Move, ...]


class Teller:
    """Plays a script and writes down what happens and what is seen."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.history = History(script.start)
        self.text: list[str] = []
        self.seen: dict[str, str] = {}
        """What the room saw last, part by part."""
        self.beside: dict[Audience, dict[str, str]] = {}
        """What each other audience saw last that the room did not see so."""

    def tell(self) -> str:
        """Returns the whole trace, one paragraph for each move."""
        rules = self.script.start.setup.rules
        self.text = [f"# {self.script.title}", *HOW_TO_READ, _rules_told(rules)]
        for number, move in enumerate(self.script.moves, start=1):
            self._move(number, move)
        return "\n".join(self.text) + "\n"

    def _move(self, number: int, move: Move) -> None:
        if isinstance(move, Turn):
            self.text += ["", f"{number:03} {move.value}"]
            self._turn(move)
        else:
            command: Any = move(self.history.state) if callable(move) else move
            self.text += ["", f"{number:03} {told(command)}"]
            self._decided(decide(self.history.state, command))
        broken = invariants(self.history.state)
        if broken:
            self.text.append(f"    BROKEN {' '.join(broken)}")

    def _turn(self, move: Turn) -> None:
        undoing = move is Turn.UNDO
        gesture = self.history.can_undo() if undoing else self.history.can_redo()
        if gesture is None:
            self.text.append("    refused: there is nothing to take back or up")
            return
        names = " ".join(type(line.what).__name__ for line in gesture.lines)
        self.text.append(f"    of {names}")
        self._record(Undone(gesture.line) if undoing else Redone(gesture.line))
        self._views()

    def _decided(self, decision: Decision) -> None:
        if not isinstance(decision, Accepted):
            params = f" {told_mapping(decision.params)}" if decision.params else ""
            self.text.append(f"    refused: {decision.code.value}{params}")
            return
        for position, event in enumerate(decision.events):
            self.text.append(f"    + {told(event)}")
            self._record(event, joined=position > 0)
        self._views()

    def _record(self, what: Recorded, *, joined: bool = False) -> None:
        self.history.record(Line(self.history.last_line + 1, 0, what, joined))

    def _views(self) -> None:
        """Writes what has changed for the room, then what has changed for each other audience.

        An audience that is not named sees what it saw before, and else what the room sees.
        """
        state = self.history.state
        room = _parts(view(state, PUBLIC))
        for name, part in room.items():
            if self.seen.get(name) != part:
                self.text.append(f"    {'public':12}{name}: {part or '-'}")
        self.seen = room
        audiences: tuple[Audience, ...] = (FACILITATOR, *state.seats)
        for audience in audiences:
            parts = _parts(view(state, audience))
            own = {name: part for name, part in parts.items() if part != room[name]}
            if own != self.beside.get(audience, {}):
                lines = [f"{name}: {part or '-'}" for name, part in own.items()]
                told_now = " ; ".join(lines) or "what the room sees"
                self.text.append(f"    {audience!s:12}{told_now}")
            self.beside[audience] = own


def _parts(seen: View) -> dict[str, str]:
    """Returns a view as short texts by part: everything that an audience can know."""
    talks, here = seen.interviews, seen.round
    parts = {
        "step": f"{seen.step} plan {seen.plan.rounds} rounds {seen.plan.minutes} min "
        f"done {seen.rounds_done}"
        + (f" screen {seen.screen}" if seen.step is Step.DEBRIEFING else "")
        + (" on pause" if seen.paused else ""),
        "round": ""
        if here is None
        else f"{here.number} first {here.first} skills {plain(here.skills)}"
        + (f" criterion {here.criterion}" if here.criterion else "")
        + (f" illustrated {told_pairs(here.illustrated)}" if here.illustrated else ""),
    }
    for seat in seen.seats.values():
        parts[str(seat.id)] = _seat_told(seat)
    parts["jobs"] = told_mapping(talks.jobs)
    parts["talk"] = (
        f"{talks.talk} order {plain(talks.order)} pitched {plain(talks.pitched)} "
        f"passed {plain(talks.passed)} speaks {plain(talks.speaker)}"
        + (f" +{talks.extra_s}s" if talks.extra_s else "")
    )
    parts["vote"] = "" if seen.vote is None else _vote_told(seen.vote)
    parts["result"] = "" if seen.result is None else _result_told(seen.result)
    parts["totals"] = "hidden" if seen.totals is None else told_mapping(seen.totals)
    return parts


def told_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{seat}:{skill}" for seat, skill in pairs)


def _seat_told(seat: SeatView) -> str:
    flags = [str(seat.kind)] if seat.kind != "player" else []
    flags += [f"of {seat.members}"] if seat.members > 1 else []
    flags += ["away"] if not seat.present and not seat.left else []
    flags += ["left"] if seat.left else []
    flags += ["chose"] if seat.chose else []
    flags += [f"name {seat.name_ref}"] if seat.name_ref else []
    hand = f"{seat.cards} hidden cards" if seat.hand is None else plain(seat.hand)
    return " ".join([seat.pseudonym, *flags, f"[{hand}]"])


def _vote_told(vote: VoteView) -> str:
    return (
        f"{'runoff ' if vote.runoff else ''}{vote.method} for {plain(vote.candidates)} "
        f"{vote.received} of {vote.expected}"
        + (f" noted {plain(vote.noted)}" if vote.noted else "")
        + (" ballots noted" if vote.declared else "")
        + (" has voted" if vote.has_voted else "")
        + (f" aloud {told_mapping(vote.said_aloud)}" if vote.said_aloud else "")
    )


def _result_told(result: ResultView) -> str:
    return (
        f"{result.ballots} ballots {result.blank} blank rows "
        f"{plain([f'{seat}:{votes}' for seat, votes in result.rows])} hidden {result.hidden} "
        f"tied {plain(result.tied)} winners {plain(result.winners)}"
        + (f" heard {told_mapping(result.heard)}" if result.heard else "")
        + (" complete" if result.complete else "")
    )


def _rules_told(rules: Ruleset) -> str:
    """Returns the parameters that are not the usual ones."""
    usual = Ruleset()
    told_rules = [
        f"{field.name} {plain(getattr(rules, field.name))}"
        for field in dataclasses.fields(Ruleset)
        if field.name != "timings" and getattr(rules, field.name) != getattr(usual, field.name)
    ]
    return "rules: " + (", ".join(told_rules) or "the usual ones")


def told(something: Any) -> str:
    """Returns a command or an event on one line; a secret choice is left out of an event."""
    fields = [f for f in dataclasses.fields(something) if f.repr]
    words = [f"{f.name}={plain(getattr(something, f.name))}" for f in fields]
    return " ".join([type(something).__name__, *words])


def told_mapping(mapping: Mapping[Any, Any]) -> str:
    return " ".join(f"{key}={plain(content)}" for key, content in mapping.items()) or "-"


def plain(content: Any) -> str:
    """Returns any content in few characters."""
    if content is None:
        return "-"
    if isinstance(content, bool):
        return "yes" if content else "no"
    if isinstance(content, Mapping):
        inner = [f"{key}:{plain(item)}" for key, item in content.items()]
        return f"{{{' '.join(inner)}}}"
    if isinstance(content, Iterable) and not isinstance(content, str):
        listed = list(map(plain, content))
        if len(listed) > MOST_LISTED:
            listed = [*listed[:2], f"…{len(listed)}"]
        return "+".join(listed) or "-"
    return str(content)
