"""Says what `decide` answers: events to record, or a refusal that the screen can put in words."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from game.rules.events import Event
from game.rules.values import value


class Refusal(StrEnum):
    """The stable codes of refusals. Each has a sentence in every language of the interface."""

    WRONG_STEP = "wrong_step"
    UNKNOWN_SEAT = "unknown_seat"
    SEAT_TAKEN = "seat_taken"
    NAME_TAKEN = "name_taken"
    NAME_EMPTY = "name_empty"
    TABLE_FULL = "table_full"
    TOO_FEW_SEATS = "too_few_seats"
    NOT_PRESENT = "not_present"
    ALREADY_PRESENT = "already_present"
    SEAT_LEFT = "seat_left"
    BAD_MEMBERS = "bad_members"
    BAD_RULES = "bad_rules"
    BAD_ORDER = "bad_order"
    BAD_MINUTES = "bad_minutes"
    BAD_ROUNDS = "bad_rounds"
    NOT_ENOUGH_JOBS = "not_enough_jobs"
    NOT_ENOUGH_SKILLS = "not_enough_skills"
    ROUNDS_OVER = "rounds_over"
    NOT_FIRST_PLAYER = "not_first_player"
    ALL_TURNED = "all_turned"
    CARDS_FACE_DOWN = "cards_face_down"
    NOT_ON_TABLE = "not_on_table"
    NOT_IN_HAND = "not_in_hand"
    JOB_CHOSEN = "job_chosen"
    JOB_GONE = "job_gone"
    OBSERVER = "observer"
    CHOICES_MISSING = "choices_missing"
    HAS_PASSED = "has_passed"
    HAS_PITCHED = "has_pitched"
    NOT_PREPARED = "not_prepared"
    NO_JOB = "no_job"
    SOMEONE_SPEAKS = "someone_speaks"
    NOT_SPEAKING = "not_speaking"
    NOT_TIMED = "not_timed"
    NOT_PAUSED = "not_paused"
    ON_PAUSE = "on_pause"
    BAD_SECONDS = "bad_seconds"
    NOT_HEARD = "not_heard"
    GROUP_SAYS = "group_says"
    ALREADY_ILLUSTRATED = "already_illustrated"
    NOT_ILLUSTRATED = "not_illustrated"
    PITCHES_MISSING = "pitches_missing"
    NO_CANDIDATE = "no_candidate"
    COOPERATIVE = "cooperative"
    COMPETITIVE = "competitive"
    NOT_A_VOTER = "not_a_voter"
    NOT_A_CANDIDATE = "not_a_candidate"
    OWN_CANDIDATE = "own_candidate"
    SAME_TWICE = "same_twice"
    TOO_MANY_TOKENS = "too_many_tokens"
    COUNTS_TYPED = "counts_typed"
    BALLOTS_GIVEN = "ballots_given"
    BALLOTS_MISSING = "ballots_missing"
    COUNTS_MISSING = "counts_missing"
    COUNT_TOO_HIGH = "count_too_high"
    BALLOTS_TOO_HIGH = "ballots_too_high"
    COUNTS_DIFFER = "counts_differ"
    TIE_WAITS = "tie_waits"
    NOT_TIED = "not_tied"
    JUDGEMENTS_MISSING = "judgements_missing"
    ALL_SHOWN = "all_shown"
    NOT_ALL_SHOWN = "not_all_shown"
    NO_SUCH_SCREEN = "no_such_screen"
    NOTED_ALREADY = "noted_already"
    WORKSHOP_OVER = "workshop_over"
    NOT_STARTED = "not_started"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    DISK = "disk"


@value
class Accepted:
    """The events that a command causes, in their order."""

    events: tuple[Event, ...]


@value
class Rejected:
    """Why a command is refused. `params` fill the blanks of the sentence."""

    code: Refusal
    params: Mapping[str, int | str] = field(default_factory=dict)


Decision: TypeAlias = Accepted | Rejected
