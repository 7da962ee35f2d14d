"""Fits a workshop into its minutes: the debriefing first, the rounds take what is left."""

from game.rules.ruleset import Ruleset, most_rounds
from game.rules.values import value


@value
class TimePlan:
    """How the minutes of a workshop are spent.

    `fits` is false when not even one round leaves the debriefing its share.
    """

    rounds: int
    round_s: int
    welcome_s: int
    debriefing_s: int
    fits: bool


def round_seconds(rules: Ruleset, seats: int) -> int:
    """Returns the seconds that one round takes with so many playing seats."""
    t = rules.timings
    speaking = t.pitch_s + t.questions_s + t.changeover_s
    return (
        t.search_s
        + seats * t.choice_per_seat_s
        + t.preparation_s
        + seats * speaking
        + t.vote_s
        + t.result_s
    )


def time_plan(rules: Ruleset, seats: int, minutes: int) -> TimePlan:
    """Returns how many rounds fit into the minutes, with the debriefing's share kept.

    One round is always planned: a workshop that is too short says so (`fits`) and still plays.

    >>> plan = time_plan(Ruleset(), seats=6, minutes=90)
    >>> plan.rounds, plan.debriefing_s >= 90 * 60 // 3
    (3, True)
    """
    total_s = minutes * 60
    kept_s = -(-total_s * rules.debriefing_share // 100)
    round_s = round_seconds(rules, seats)
    welcome_s = rules.timings.welcome_s
    room = (total_s - kept_s - welcome_s) // round_s if round_s else most_rounds(rules)
    rounds = max(1, min(most_rounds(rules), room))
    left_s = total_s - welcome_s - rounds * round_s
    return TimePlan(rounds, round_s, welcome_s, max(0, left_s), fits=left_s >= kept_s)
