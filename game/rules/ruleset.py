"""Holds the parameters of the rules that a scenario sets, and says which do not go together."""

from enum import StrEnum

from game.rules.values import value


class VoteMethod(StrEnum):
    """How the ballots are given."""

    HANDS = "hands"
    """Show of hands, eyes closed; the facilitator types the counts."""
    PAPER = "paper"
    """Paper ballots; the facilitator types the counts."""
    SECRET = "secret"
    """One after the other on the shared device."""
    OPEN = "open"
    """Said aloud; the facilitator types each seat's choice."""


class TieRule(StrEnum):
    """What settles a round where several candidates have the most votes."""

    SHARED = "shared"
    RUNOFF = "runoff"
    FACILITATOR = "facilitator"


class Hands(StrEnum):
    """Where the job cards are held."""

    OPEN = "open"
    """On the screen that the room sees."""
    PRIVATE = "private"
    """On a display that the room does not see."""
    PAPER = "paper"
    """Printed cards; the facilitator types a card's number."""


class PlayedJob(StrEnum):
    """What becomes of a job card once its round is over."""

    DISCARDED = "discarded"
    KEPT = "kept"


class Reveal(StrEnum):
    """What the room learns of a vote."""

    WINNER = "winner"
    LAST_TO_FIRST = "last_to_first"
    ALL = "all"


class Totals(StrEnum):
    """When the points of the whole game are shown."""

    EACH_ROUND = "each_round"
    END = "end"
    NEVER = "never"


@value
class Timings:
    """Seconds that each part of a workshop takes; 0 for a part that is not timed.

    Preparation, pitch and questions run a timer on screen. The others only feed the time plan.
    """

    welcome_s: int = 480
    search_s: int = 60
    choice_per_seat_s: int = 15
    preparation_s: int = 60
    pitch_s: int = 60
    questions_s: int = 0
    changeover_s: int = 15
    vote_s: int = 90
    result_s: int = 60


@value
class Ruleset:
    """The parameters of a game. The defaults are the project's own, not the original game's."""

    hand_size: int = 4
    hand_whimsical: int = 1
    hands: Hands = Hands.OPEN
    played_job: PlayedJob = PlayedJob.DISCARDED
    skills_per_round: int = 3
    max_rounds: int = 6
    vote_method: VoteMethod = VoteMethod.HANDS
    tokens: int = 1
    observers_vote: bool = True
    criterion: bool = False
    tie: TieRule = TieRule.SHARED
    reveal: Reveal = Reveal.WINNER
    points_per_vote: int = 1
    points_for_winner: int = 0
    points_taking_part: int = 1
    points_cap: int | None = None
    totals: Totals = Totals.END
    cooperative: bool = False
    cooperative_target: int = 70
    """Share of the revealed skills, in percent, for which the group wants a concrete example."""
    debriefing_share: int = 34
    """Least share of the workshop, in percent, that is kept for the debriefing."""
    timings: Timings = Timings()
    timed: bool = True
    """False: no timer is shown; the timings still plan the rounds."""


def ruleset_problems(rules: Ruleset) -> tuple[str, ...]:
    """Returns the name of every parameter that is out of its bounds, or an empty tuple.

    >>> ruleset_problems(Ruleset())
    ()
    >>> ruleset_problems(Ruleset(hand_size=2, hand_whimsical=3))
    ('hand_whimsical',)
    """
    checks = (
        ("hand_size", 1 <= rules.hand_size <= 9),
        ("hand_whimsical", 0 <= rules.hand_whimsical <= rules.hand_size),
        ("skills_per_round", 1 <= rules.skills_per_round <= 4),
        ("max_rounds", 1 <= rules.max_rounds <= 12),
        ("tokens", rules.tokens in (1, 2)),
        ("points_per_vote", 0 <= rules.points_per_vote <= 10),
        ("points_for_winner", 0 <= rules.points_for_winner <= 10),
        ("points_taking_part", 0 <= rules.points_taking_part <= 10),
        ("points_cap", rules.points_cap is None or 1 <= rules.points_cap <= 50),
        ("cooperative_target", 1 <= rules.cooperative_target <= 100),
        ("debriefing_share", 34 <= rules.debriefing_share <= 80),
        *((f"timings.{name}", 0 <= value <= 1800) for name, value in timing_items(rules.timings)),
    )
    return tuple(name for name, good in checks if not good)


def timing_items(timings: Timings) -> tuple[tuple[str, int], ...]:
    """Returns the timings as pairs of a field's name and its seconds."""
    return tuple((name, getattr(timings, name)) for name in Timings.__dataclass_fields__)


def most_rounds(rules: Ruleset) -> int:
    """Returns how many rounds a game may have: no more than the hand when a played job is gone.

    >>> most_rounds(Ruleset(hand_size=3)), most_rounds(Ruleset(played_job=PlayedJob.KEPT))
    (3, 6)
    """
    if rules.played_job is PlayedJob.DISCARDED:
        return min(rules.max_rounds, rules.hand_size)
    return rules.max_rounds
