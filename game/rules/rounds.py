"""Decides the search and the interviews of a round."""

from game.rules.commands import (
    ChooseJob,
    EndPitch,
    EndPreparation,
    ExtendTimer,
    OpenChoice,
    OpenInterviews,
    OpenRound,
    PassTurn,
    Pause,
    ReplaceJob,
    ReplaceSkill,
    Resume,
    StartPitch,
    StartQuestions,
    TurnSkills,
)
from game.rules.draw import next_skills, replacement_job, replacement_skill
from game.rules.events import (
    ChoiceOpened,
    InterviewsOpened,
    JobChosen,
    JobReplaced,
    Paused,
    PitchEnded,
    PitchStarted,
    PreparationEnded,
    QuestionsStarted,
    Resumed,
    RoundClosed,
    RoundOpened,
    SkillReplaced,
    SkillsTurned,
    TimerExtended,
    TurnPassed,
)
from game.rules.evolve import evolve
from game.rules.ids import SeatId
from game.rules.results import Accepted, Decision, Refusal, Rejected
from game.rules.ruleset import Hands, Reveal
from game.rules.seating import accept, sitting
from game.rules.state import Seat, State, Step, Talk
from game.rules.turns import card_turner, first_player, pitch_order

LONGEST_EXTENSION_S = 600

# Reading a member of an enumeration costs as much as a call, so the busiest code reads names.
_CHOICE, _INTERVIEW = Step.CHOICE, Step.INTERVIEW
_PREPARATION, _PAPER = Talk.PREPARATION, Hands.PAPER


def wrong_step(state: State) -> Rejected:
    if state.step is Step.OVER:
        return Rejected(Refusal.WORKSHOP_OVER)
    return Rejected(Refusal.WRONG_STEP, {"step": state.step})


def open_round(state: State, command: OpenRound) -> Decision:
    """Opens a round; one that was fully revealed is closed on the way: one key goes on."""
    closing = state.step is Step.REVEAL and not command.demonstration
    if state.step is not Step.BETWEEN and not closing:
        return wrong_step(state)
    if closing and not all_shown(state):
        return Rejected(Refusal.NOT_ALL_SHOWN)
    ending = closing and not state.here().demonstration
    number = len(state.scored_rounds) + 1 + ending
    if command.demonstration:
        number = 0
    elif number > state.plan.rounds:
        return Rejected(Refusal.ROUNDS_OVER, {"rounds": state.plan.rounds})
    before = evolve(state, RoundClosed()) if closing else state
    first = first_player(before)
    if first is None:
        return Rejected(Refusal.TOO_FEW_SEATS, {"least": 1})
    criterion = None
    if state.setup.rules.criterion and state.piles.criteria:
        criterion = state.piles.criteria[0]
    opened = RoundOpened(number, first, criterion)
    return accept(RoundClosed(), opened) if closing else accept(opened)


def reveal_length(state: State) -> int:
    """Returns how many keys the reveal takes: one, or one for each candidate."""
    result = state.closed_result()
    if state.setup.rules.reveal is Reveal.LAST_TO_FIRST and not result.heard:
        return max(1, len(result.received))
    return 1


def all_shown(state: State) -> bool:
    return state.closed_result().shown >= reveal_length(state)


def turn_skills(state: State, command: TurnSkills) -> Decision:
    if state.step is not Step.SEARCH:
        return wrong_step(state)
    if command.by is not None and command.by != card_turner(state):
        return Rejected(Refusal.NOT_FIRST_PLAYER, {"seat": state.here().first})
    left = state.setup.rules.skills_per_round - len(state.here().skills)
    if left <= 0:
        return Rejected(Refusal.ALL_TURNED)
    skills = next_skills(state, max(1, min(command.count, left)))
    return accept(SkillsTurned(skills)) if skills else Rejected(Refusal.NOT_ENOUGH_SKILLS)


def all_turned(state: State) -> bool:
    """Returns whether the table has its skill cards: as many as the rules say, or all there are."""
    short = len(state.here().skills) < state.setup.rules.skills_per_round
    return not short or not next_skills(state, 1)


def replace_skill(state: State, command: ReplaceSkill) -> Decision:
    if state.step not in (Step.SEARCH, Step.CHOICE):
        return wrong_step(state)
    if command.skill not in state.here().skills:
        return Rejected(Refusal.NOT_ON_TABLE)
    other = replacement_skill(state, command.skill)
    if other is None:
        return Rejected(Refusal.NOT_ENOUGH_SKILLS)
    return accept(SkillReplaced(command.skill, other))


def replace_job(state: State, command: ReplaceJob) -> Decision:
    seat = sitting(state, command.seat)
    if isinstance(seat, Rejected):
        return seat
    if command.job not in seat.hand:
        return Rejected(Refusal.NOT_IN_HAND, {"seat": command.seat})
    if state.interviews.jobs.get(command.seat) == command.job:
        return Rejected(Refusal.JOB_CHOSEN, {"seat": command.seat})
    other = replacement_job(state, command.job)
    if other is None:
        return Rejected(Refusal.NOT_ENOUGH_JOBS)
    return accept(JobReplaced(command.seat, command.job, other))


def open_choice(state: State, _: OpenChoice) -> Decision:
    if state.step is not Step.SEARCH:
        return wrong_step(state)
    if not all_turned(state):
        return Rejected(Refusal.CARDS_FACE_DOWN)
    return accept(ChoiceOpened())


def choose_job(state: State, command: ChooseJob) -> Decision:
    if state.step is not _CHOICE:
        # Who comes back or joins late may still take part while others are being heard.
        if state.step is not _INTERVIEW:
            return wrong_step(state)
        if command.seat in state.interviews.jobs:
            return Rejected(Refusal.JOB_CHOSEN, {"seat": command.seat})
    seat = state.seats.get(command.seat)
    if seat is None:
        return Rejected(Refusal.UNKNOWN_SEAT, {"seat": command.seat})
    if not seat.present:
        return Rejected(Refusal.NOT_PRESENT, {"seat": command.seat})
    if not seat.plays:
        return Rejected(Refusal.OBSERVER, {"seat": command.seat})
    if state.setup.rules.hands is _PAPER:
        return _choose_paper_job(state, command)
    if command.job not in seat.hand:
        return Rejected(Refusal.NOT_IN_HAND, {"seat": command.seat})
    return Accepted((JobChosen(command.seat, command.job),))


def _choose_paper_job(state: State, command: ChooseJob) -> Decision:
    """Any card of the deck may be in a hand of paper, but each exists once."""
    if command.job not in state.setup.catalogue.jobs:
        return Rejected(Refusal.NOT_IN_HAND, {"seat": command.seat})
    if command.job in state.piles.jobs_discarded or command.job in state.piles.jobs_aside:
        return Rejected(Refusal.JOB_GONE)
    if any(j == command.job for s, j in state.interviews.jobs.items() if s != command.seat):
        return Rejected(Refusal.JOB_GONE)
    return accept(JobChosen(command.seat, command.job))


def pass_turn(state: State, command: PassTurn) -> Decision:
    if state.step not in (Step.CHOICE, Step.INTERVIEW):
        return wrong_step(state)
    seat = sitting(state, command.seat)
    if isinstance(seat, Rejected):
        return seat
    if not seat.plays:
        return Rejected(Refusal.OBSERVER, {"seat": command.seat})
    if command.seat in state.interviews.passed:
        return Rejected(Refusal.HAS_PASSED, {"seat": command.seat})
    if command.seat in state.interviews.pitched:
        return Rejected(Refusal.HAS_PITCHED, {"seat": command.seat})
    return accept(TurnPassed(command.seat))


def awaited_choices(state: State) -> tuple[Seat, ...]:
    """Returns the present players who have neither chosen a job nor passed."""
    talks = state.interviews
    jobs, passed = talks.jobs, talks.passed
    return tuple([s for s in state.present_players if s.id not in jobs and s.id not in passed])


def open_interviews(state: State, _: OpenInterviews) -> Decision:
    if state.step is not Step.CHOICE:
        return wrong_step(state)
    missing = awaited_choices(state)
    if missing:
        return Rejected(Refusal.CHOICES_MISSING, {"count": len(missing)})
    return accept(opened_interviews(state))


def opened_interviews(state: State) -> InterviewsOpened:
    """Returns the interviews of those who chose a job, in a fair order.

    Who has gone away in between keeps a place, neither the first nor the last one: those two
    are for seats that are there to take them.
    """
    jobs, passed = state.interviews.jobs, state.interviews.passed
    chose = [s for s in state.seats.values() if s.id in jobs and s.id not in passed]
    order = pitch_order(state, [s.id for s in chose if s.present])
    away = tuple([s.id for s in chose if not s.present and not s.left])
    if not away or len(order) < 2:
        return InterviewsOpened(order + away)
    return InterviewsOpened((*order[:-1], *away, order[-1]))


def end_preparation(state: State, _: EndPreparation) -> Decision:
    if state.interviews.talk is not Talk.PREPARATION or state.step is not Step.INTERVIEW:
        return wrong_step(state)
    return accept(PreparationEnded())


def awaited_pitches(state: State) -> tuple[SeatId, ...]:
    """Returns, in order, the present seats that chose a job and have not been heard."""
    talks = state.interviews
    seats, heard = state.seats, (*talks.pitched, *talks.passed)
    return tuple([s for s in talks.order if s not in heard and seats[s].present])


def _may_speak(state: State, seat_id: SeatId) -> Rejected | None:
    if state.step is not _INTERVIEW:
        return wrong_step(state)
    talks = state.interviews
    if seat_id in talks.pitched:
        return Rejected(Refusal.HAS_PITCHED, {"seat": seat_id})
    seat = state.seats.get(seat_id)
    if seat is None:
        return Rejected(Refusal.UNKNOWN_SEAT, {"seat": seat_id})
    if seat_id in talks.passed:
        return Rejected(Refusal.HAS_PASSED, {"seat": seat_id})
    if seat_id not in talks.order:
        return Rejected(Refusal.NO_JOB, {"seat": seat_id})
    if not seat.present:
        return Rejected(Refusal.NOT_PRESENT, {"seat": seat_id})
    if talks.talk is _PREPARATION:
        return Rejected(Refusal.NOT_PREPARED)
    if talks.speaker is not None and talks.speaker != seat_id:
        return Rejected(Refusal.SOMEONE_SPEAKS, {"seat": talks.speaker})
    return None


def start_pitch(state: State, command: StartPitch) -> Decision:
    refused = _may_speak(state, command.seat)
    if refused is not None:
        return refused
    if state.interviews.speaker is not None:
        return Rejected(Refusal.SOMEONE_SPEAKS, {"seat": command.seat})
    return accept(PitchStarted(command.seat))


def start_questions(state: State, command: StartQuestions) -> Decision:
    refused = _may_speak(state, command.seat)
    if refused is not None:
        return refused
    if state.interviews.talk is not Talk.PITCH:
        return Rejected(Refusal.NOT_SPEAKING, {"seat": command.seat})
    return accept(QuestionsStarted(command.seat))


def end_pitch(state: State, command: EndPitch) -> Decision:
    refused = _may_speak(state, command.seat)
    return refused if refused is not None else Accepted((PitchEnded(command.seat),))


def timer_seconds(state: State) -> int:
    """Returns the seconds that the running part of the interviews may take; 0 when not timed."""
    if state.step is not Step.INTERVIEW:
        return 0
    rules, talks = state.setup.rules, state.interviews
    if not rules.timed:
        return 0
    allowed = {
        Talk.PREPARATION: rules.timings.preparation_s,
        Talk.PITCH: rules.timings.pitch_s,
        Talk.QUESTIONS: rules.timings.questions_s,
    }.get(talks.talk, 0)
    return allowed + talks.extra_s if allowed else 0


def pause(state: State, _: Pause) -> Decision:
    """A break may come at any moment, before the start too; what is over needs none."""
    if state.step is Step.OVER:
        return Rejected(Refusal.WORKSHOP_OVER)
    return accept(Paused())


def resume(state: State, _: Resume) -> Decision:
    return accept(Resumed()) if state.paused else Rejected(Refusal.NOT_PAUSED)


def extend_timer(state: State, command: ExtendTimer) -> Decision:
    if not timer_seconds(state):
        return Rejected(Refusal.NOT_TIMED)
    if not 1 <= command.seconds <= LONGEST_EXTENSION_S:
        return Rejected(Refusal.BAD_SECONDS, {"most": LONGEST_EXTENSION_S})
    return accept(TimerExtended(command.seconds))
