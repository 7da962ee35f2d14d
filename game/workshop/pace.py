"""Reads a workshop’s pace off its journal: what rounds take, what the debriefing has left."""

from collections.abc import Iterable

from game.rules import (
    DebriefingOpened,
    GameStarted,
    Line,
    RoundClosed,
    RoundOpened,
    State,
    Step,
    WorkshopEnded,
)
from game.rules.state import ROUND_STEPS
from game.rules.timeplan import round_seconds
from game.rules.values import value


@value
class Pace:
    """How the minutes of a workshop are used, in seconds since the game started.

    The minutes count from the start of the game: they were asked for at that moment.
    """

    total_s: float
    elapsed_s: float
    kept_s: float
    """The debriefing's share: what the rounds may not take."""
    rounds: int
    """How many rounds are planned."""
    planned_round_s: float
    used_s: tuple[float, ...]
    """What each scored round took that has begun, in their order."""
    running: bool
    """True while the last of these rounds is being played."""
    demonstration_s: float = 0
    """What a demonstration round has taken; `demonstrating` is True while it is played."""
    demonstrating: bool = False
    debriefing_from_s: float | None = None
    """When the debriefing began; None before."""

    @property
    def done(self) -> int:
        """Returns how many scored rounds are over."""
        return len(self.used_s) - self.running

    @property
    def round_s(self) -> float:
        """Returns how long a round takes here: as planned, or longer where those before were.

        A round is never hoped to be shorter: the time that is won belongs to the debriefing.
        """
        over = self.used_s[: self.done]
        return max(self.planned_round_s, sum(over) / len(over)) if over else self.planned_round_s

    @property
    def rest_s(self) -> float:
        """Returns what the round that is being played still needs, at this pace."""
        used = self.used_s[-1] if self.running else self.demonstration_s
        return max(0.0, self.round_s - used) if self.running or self.demonstrating else 0.0

    @property
    def to_come(self) -> int:
        """Returns how many planned rounds have not begun."""
        return max(0, self.rounds - len(self.used_s))

    @property
    def latest_s(self) -> float:
        """Returns when the debriefing has to begin so that it has its share."""
        return self.total_s - self.kept_s

    @property
    def left_s(self) -> float:
        """Returns the time until the end; below zero once it has passed."""
        return self.total_s - self.elapsed_s

    def begins_s(self, more: int) -> float:
        """Returns when the debriefing begins after this round and some more, at this pace."""
        if self.debriefing_from_s is not None:
            return self.debriefing_from_s
        return self.elapsed_s + self.rest_s + more * self.round_s

    def keeps(self, more: int) -> bool:
        """Returns whether the debriefing has its share after this round and some more."""
        return self.begins_s(more) <= self.latest_s

    def debriefing_s(self, more: int) -> float:
        """Returns what the debriefing has after this round and some more; never below zero."""
        return max(0.0, self.total_s - self.begins_s(more))

    @property
    def affordable(self) -> int | None:
        """Returns how many of the planned rounds to come leave the debriefing its share.

        None where even the end of the round being played does not.
        """
        if not self.keeps(0):
            return None
        return max(more for more in range(self.to_come + 1) if self.keeps(more))

    @property
    def late(self) -> bool:
        """Returns whether playing all the planned rounds would take from the debriefing."""
        return self.debriefing_from_s is None and not self.keeps(self.to_come)


def read_pace(state: State, lines: Iterable[Line], now_ms: int) -> Pace | None:
    """Returns the pace of a workshop, or None before the game starts.

    `lines` are those that stand, in their order. What passes between two rounds is nobody's pace:
    a break makes the workshop later, and the rounds no longer.
    """
    if not state.started:
        return None
    started_ms = 0
    spans: list[tuple[int, int, int | None]] = []
    debriefing_ms: int | None = None
    for line in lines:
        what = line.what
        if isinstance(what, GameStarted):
            started_ms = line.at_ms
        elif isinstance(what, RoundOpened):
            spans.append((what.number, line.at_ms, None))
        elif isinstance(what, (RoundClosed, DebriefingOpened)):
            if spans and spans[-1][2] is None:
                spans[-1] = (*spans[-1][:2], line.at_ms)
            if isinstance(what, DebriefingOpened):
                debriefing_ms = line.at_ms
        elif isinstance(what, WorkshopEnded):
            now_ms = line.at_ms
    lasted = [
        (number, ((now_ms if until is None else until) - at_ms) / 1000)
        for number, at_ms, until in spans
    ]
    rules, playing = state.setup.rules, state.step in ROUND_STEPS
    demonstrating = playing and state.here().demonstration
    total_s = state.plan.minutes * 60.0
    seats = state.present_players or state.players
    return Pace(
        total_s=total_s,
        elapsed_s=(now_ms - started_ms) / 1000,
        kept_s=-(-total_s * rules.debriefing_share // 100),
        rounds=state.plan.rounds,
        planned_round_s=float(round_seconds(rules, len(seats))),
        used_s=tuple(span for number, span in lasted if number),
        running=playing and not demonstrating,
        demonstration_s=sum(span for number, span in lasted if not number),
        demonstrating=demonstrating,
        debriefing_from_s=None if debriefing_ms is None else (debriefing_ms - started_ms) / 1000,
    )


def asks_to_stop(state: State, pace: Pace | None) -> bool:
    """Returns whether the round that would begin now would take from the debriefing."""
    if pace is None or state.step is not Step.BETWEEN or not pace.done:
        return False
    return pace.to_come > 0 and not pace.keeps(1)
