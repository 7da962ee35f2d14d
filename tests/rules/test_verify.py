"""Whether a journal that was altered, swapped or made up is found out event by event."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, get_args

import pytest

from game.rules import (
    Accepted,
    AddSeat,
    BallotReceived,
    BallotsTyped,
    BallotTyped,
    ChoiceOpened,
    ChooseJob,
    CloseVote,
    Command,
    CountTyped,
    CriterionId,
    DebriefingOpened,
    EndPitch,
    Event,
    ForceNext,
    GameStarted,
    HearingClosed,
    HearingOpened,
    InterviewsOpened,
    JobChosen,
    JobId,
    Kind,
    OpenInterviews,
    OpenVote,
    PitchEnded,
    PitchStarted,
    ReplaceJob,
    ReplaceSkill,
    Reveal,
    Revealed,
    RevealNext,
    RoundClosed,
    RoundOpened,
    RoundsSet,
    Ruleset,
    RunoffClosed,
    ScreenShown,
    SeatAdded,
    SeatCameBack,
    SeatChanged,
    SeatRemoved,
    SeatWentAway,
    SetAway,
    SettleTie,
    SkillId,
    SkillIllustrated,
    SkillsTurned,
    State,
    Step,
    TieRule,
    TieSettled,
    TimerExtended,
    TimerPaused,
    TimerResumed,
    TurnPassed,
    VoteMethod,
    VoteOpened,
    WorkshopEnded,
    decide,
    evolve,
    impossible,
    next_command,
    voter_of,
    why_not,
)
from game.rules.values import changed
from game.rules.verify import _COMMAND_OF
from tests.rules.tables import (
    QUICK,
    S1,
    S2,
    S3,
    S4,
    ballot,
    choosing,
    closed,
    every_step,
    heard,
    hearing,
    interviewing,
    searching,
    to_shown,
    voting,
)
from tests.support import empty_table, game, play, seat, seats, start

STATES = every_step()
SECRET = VoteMethod.SECRET


def caused(state: State, command: Command) -> tuple[Event, ...]:
    decision = decide(state, command)
    assert isinstance(decision, Accepted), decision
    return decision.events


def first(state: State, command: Command) -> Event:
    return caused(state, command)[0]


def twisted(event: Event, **fields: Any) -> Event:
    """Returns an event with some fields told otherwise."""
    told: Any = event
    other: Event = changed(told, **fields)
    return other


def altered(state: State, command: Command, **fields: Any) -> tuple[State, Event]:
    """Returns a state, and what a command causes in it, told otherwise."""
    return state, twisted(first(state, command), **fields)


def whole_game(rules: Ruleset, command: Callable[[State], Command]) -> list[tuple[State, Event]]:
    """Returns each event of a game with the state in which it happened."""
    state, story = play(empty_table(rules), *seats(4)), []
    wish: Command = start(state, seed=1, rounds=2)
    while state.step is not Step.OVER:
        for event in caused(state, wish):
            story.append((state, event))
            state = evolve(state, event)
        wish = command(state)
    return story


def usual(state: State) -> Command:
    """Returns what a quiet room does: the first card, a blank ballot, the key next."""
    if state.step is Step.CHOICE:
        for place in state.present_players:
            if place.id not in state.interviews.jobs:
                return ChooseJob(place.id, place.hand[0])
        return OpenInterviews()
    if state.step is Step.VOTE and not state.open_vote().typed:
        given = state.open_vote().ballots
        waiting = [s for s in state.seats if voter_of(s) not in given]
        if waiting:
            others = [c for c in state.open_vote().candidates if c != waiting[0]]
            return ballot(waiting[0], others[0])
        return CloseVote()
    following = next_command(state)
    return following if following and why_not(state, following) is None else ForceNext()


def forgotten(event: Event) -> Event:
    """Returns the event as a journal holds it: without the choice of a secret ballot."""
    return BallotReceived(event.voter) if isinstance(event, BallotReceived) else event


@pytest.mark.parametrize("tie", TieRule)
@pytest.mark.parametrize("method", VoteMethod)
def test_a_game_that_was_played_is_possible(method: VoteMethod, tie: TieRule) -> None:
    rules = Ruleset(vote_method=method, tie=tie, criterion=True)
    for state, event in whole_game(rules, usual):
        assert impossible(state, event) is None


def test_a_game_that_was_forced_is_possible() -> None:
    for state, event in whole_game(Ruleset(), lambda _: ForceNext()):
        assert impossible(state, event) is None


def test_a_game_played_together_is_possible() -> None:
    for state, event in whole_game(Ruleset(cooperative=True), usual):
        assert impossible(state, event) is None


def test_a_game_is_possible_without_the_choices_of_its_secret_ballots() -> None:
    state = play(empty_table(Ruleset(vote_method=SECRET)), *seats(4))
    for _, event in whole_game(Ruleset(vote_method=SECRET), usual):
        kept = forgotten(event)
        assert impossible(state, kept) is None
        state = evolve(state, kept)
    assert state.step is Step.OVER


def test_neighbours_of_a_game_can_not_change_places() -> None:
    # Seats may choose, speak and vote in another order, and screens come in any; nothing else.
    story = whole_game(Ruleset(vote_method=VoteMethod.OPEN), usual)
    free = (JobChosen, BallotTyped, PitchStarted, ScreenShown)
    for (state, one), (_, other) in pairwise(story):
        if isinstance(one, free) and isinstance(other, free):
            continue
        try:
            found = impossible(state, other) or impossible(evolve(state, other), one)
        except LookupError:
            found = "lookup"
        assert found is not None, (one, other)


def test_an_event_left_out_is_found_out_at_the_latest_at_the_end() -> None:
    story = whole_game(Ruleset(vote_method=VoteMethod.OPEN), usual)
    # A pitch may end without having been timed, a screen need not be shown, and the debriefing
    # closes a round that was revealed.
    needless = (PitchStarted, ScreenShown, RoundClosed)
    for missing in range(len(story)):
        state, found = story[0][0], False
        for position, (_, event) in enumerate(story):
            if position == missing:
                continue
            if impossible(state, event) is not None:
                found = True
                break
            state = evolve(state, event)
        told = story[missing][1]
        assert found or state.step is not Step.OVER or isinstance(told, needless), told


def test_an_event_told_twice_is_found_out() -> None:
    # To choose or to vote the same again, or to open a vote again, is something a person may do.
    harmless = (JobChosen, BallotTyped, VoteOpened, ScreenShown)
    for state, event in whole_game(Ruleset(vote_method=VoteMethod.OPEN), usual):
        if not isinstance(event, harmless):
            assert impossible(evolve(state, event), event) is not None, event


def late(state: State) -> SeatAdded:
    event = first(state, AddSeat(S4, "Tard"))
    assert isinstance(event, SeatAdded)
    return event


def began(state: State) -> GameStarted:
    event = first(state, start(state))
    assert isinstance(event, GameStarted)
    return event


TABLE = play(empty_table(), *seats(3))
TIED = STATES["tie"]
FACILITATED = closed(
    3,
    Ruleset(tie=TieRule.FACILITATOR, points_for_winner=3, timings=QUICK),
    ballot(S1, S2),
    ballot(S2, S1),
)
CLOSING = play(voting(), ballot(S1, S2), ballot(S2, S1), ballot(S3, S2))
CLOSED = first(CLOSING, CloseVote())
RUNNING_OFF = play(STATES["runoff"], ballot(S1), ballot(S2), ballot(S3, S1))
SPEAKING = STATES["pitch"]
TYPED = STATES["hands"]
OTHER_HAND = tuple(JobId(f"j{n}") for n in (39, 40, 41, 65))


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (TABLE, twisted(began(TABLE), hands={**began(TABLE).hands, S1: OTHER_HAND})),
        (TABLE, twisted(began(TABLE), rounds=5)),
        (TABLE, twisted(began(TABLE), minutes=0)),
        (TABLE, twisted(began(TABLE), jobs=began(TABLE).jobs[1:])),
        (game(), twisted(late(game()), hand=OTHER_HAND)),
        (game(), twisted(late(game()), hand=())),
        (game(), twisted(late(game()), pseudonym="Place 1")),
        (game(), twisted(late(game()), seat=S1)),
        (game(), SeatAdded(S4, "Regarde", Kind.OBSERVER, 1, OTHER_HAND)),
        (game(), SeatChanged(S1, Kind.OBSERVER, 1)),
        (game(), SeatCameBack(S1)),
        (game(), SeatWentAway(seat(77))),
        (game(), SeatRemoved(seat(77))),
        (game(), RoundsSet(9)),
        (game(), RoundOpened(2, S1, None)),
        (game(), RoundOpened(1, S2, None)),
        (game(), RoundOpened(1, S1, CriterionId("c1"))),
        (game(), SkillsTurned(())),
        (game(), WorkshopEnded()),
        (searching(), twisted(first(searching(), ForceNext()), skills=("k03", "k01", "k02"))),
        (searching(), ChoiceOpened()),
        altered(choosing(), ReplaceSkill(choosing().here().skills[0]), by="k40"),
        altered(choosing(), ReplaceJob(S1, choosing().seats[S1].hand[0]), by="j41"),
        (choosing(), JobChosen(S1, choosing().seats[S2].hand[0])),
        (choosing(), InterviewsOpened((S1, S2, S3))),
        altered(choosing(), ForceNext(), seat="s77"),
        (interviewing(), PitchEnded(seat(77))),
        (interviewing(), VoteOpened(VoteMethod.HANDS, (S1, S2, S3), runoff=False)),
        (SPEAKING, PitchEnded(S2)),
        (SPEAKING, TimerResumed()),
        (SPEAKING, TimerExtended(0)),
        (play(interviewing(), EndPitch(S1)), TurnPassed(S1)),
        (heard(), VoteOpened(VoteMethod.HANDS, (S1, S2), runoff=False)),
        (heard(), VoteOpened(VoteMethod.HANDS, (S1, S2, S3), runoff=True)),
        (heard(), RoundClosed()),
        (heard(), HearingOpened()),
        (heard(), TimerPaused()),
        (SPEAKING, SkillIllustrated(S1, SkillId("k99"), illustrated=True)),
        (SPEAKING, SkillIllustrated(S2, SPEAKING.here().skills[0], illustrated=True)),
        (SPEAKING, SkillIllustrated(S1, SPEAKING.here().skills[0], illustrated=False)),
        (TYPED, CountTyped(S1, 3)),
        (TYPED, BallotsTyped(4, 0)),
        (TYPED, BallotTyped(voter_of(S1), (S2,))),
        (CLOSING, BallotTyped(voter_of(S1), (S1,))),
        (CLOSING, twisted(CLOSED, ballots=2)),
        (CLOSING, twisted(CLOSED, blank=1)),
        (CLOSING, twisted(CLOSED, received={S1: 2, S2: 1, S3: 0})),
        (CLOSING, twisted(CLOSED, winners=(S1,))),
        (CLOSING, twisted(CLOSED, tied=(S1, S2))),
        (CLOSING, twisted(CLOSED, points={S1: 9, S2: 3, S3: 1})),
        (CLOSING, twisted(CLOSED, settled_by=TieRule.SHARED)),
        (voting(), CLOSED),
        (TIED, TieSettled((S1,), {S1: 2, S2: 2, S3: 1}, TieRule.FACILITATOR)),
        altered(FACILITATED, SettleTie(S1), winners=(S2,)),
        altered(FACILITATED, SettleTie(S1), points={S1: 9, S2: 2, S3: 1}),
        altered(FACILITATED, SettleTie(S1), settled_by=TieRule.SHARED),
        altered(RUNNING_OFF, CloseVote(), winners=(S2,)),
        altered(RUNNING_OFF, CloseVote(), received={S1: 0, S2: 1}),
        altered(RUNNING_OFF, CloseVote(), points={S1: 9, S2: 2, S3: 1}),
        (RUNNING_OFF, CLOSED),
        (CLOSING, first(RUNNING_OFF, CloseVote())),
        (STATES["hearing"], HearingClosed(dict.fromkeys(hearing().here().skills, True))),
        (STATES["reveal"], Revealed(2)),
        (STATES["reveal"], RoundClosed()),
        (to_shown(closed()), Revealed(2)),
        (STATES["debriefing"], ScreenShown(3)),
        (STATES["debriefing"], DebriefingOpened()),
    ],
)
def test_an_event_that_the_game_could_not_have_caused_is_refused(
    state: State, event: Event
) -> None:
    assert impossible(state, event) is not None


def test_the_reveal_turns_one_candidate_after_the_other() -> None:
    rules = Ruleset(reveal=Reveal.LAST_TO_FIRST, timings=QUICK)
    table = play(closed(3, rules, ballot(S1, S2)), RevealNext())
    assert impossible(table, Revealed(2)) is None
    assert impossible(table, Revealed(1)) is not None


def test_a_forced_close_is_possible_only_as_it_was_forced() -> None:
    table = play(voting(), ballot(S1, S2))
    event = first(table, ForceNext())
    assert impossible(table, event) is None
    assert impossible(table, twisted(event, ballots=3)) is not None


def replayed() -> State:
    """Returns a secret vote as a journal knows it: three ballots were received, no more."""
    state = voting(method=SECRET)
    for voter in (S1, S2, S3):
        event = BallotReceived(voter_of(voter))
        assert impossible(state, event) is None
        state = evolve(state, event)
    return state


def test_the_close_of_a_secret_vote_is_possible_with_any_totals_that_its_ballots_allow() -> None:
    for chosen in ((S2, S1, S2), (S3, S3, S1), (S2, S3, S1)):
        table = voting(method=SECRET)
        table = play(table, *(ballot(v, c) for v, c in zip((S1, S2, S3), chosen, strict=True)))
        assert impossible(replayed(), first(table, CloseVote())) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"ballots": 2},
        {"ballots": 4},
        {"blank": 1},
        {"blank": -1},
        {"received": {S1: 0, S2: 3, S3: 0}},
        {"received": {S1: 1, S2: 1, S3: 0}},
        {"received": {S1: 2, S2: 2, S3: 0}},
        {"received": {S1: 1, S2: 2}},
        {"received": {S1: 1, S2: 2, S3: 0, S4: 0}},
        {"winners": (S1,)},
        {"winners": ()},
        {"tied": (S1, S2)},
        {"points": {S1: 2, S2: 3, S3: 2}},
    ],
)
def test_the_close_of_a_secret_vote_is_refused_with_totals_that_its_ballots_do_not_allow(
    fields: dict[str, object],
) -> None:
    table = play(voting(method=SECRET), ballot(S1, S2), ballot(S2, S1), ballot(S3, S2))
    assert impossible(replayed(), twisted(first(table, CloseVote()), **fields)) is not None


def test_a_secret_runoff_is_checked_by_its_totals_too() -> None:
    state = play(TIED, OpenVote(SECRET))
    known = play(state, ballot(S1), ballot(S2), ballot(S3, S1))
    event = first(known, CloseVote())
    for voter in (S1, S2, S3):
        state = evolve(state, BallotReceived(voter_of(voter)))
    assert isinstance(event, RunoffClosed)
    assert impossible(state, event) is None
    assert impossible(state, twisted(event, winners=(S2,))) is not None
    assert impossible(state, twisted(event, received={S1: 1, S2: 1})) is not None


def test_a_secret_ballot_is_received_in_a_secret_vote_only() -> None:
    for name in ("open", "hands", "heard"):
        assert impossible(STATES[name], BallotReceived(voter_of(S1))) is not None


def test_a_ballot_said_aloud_is_typed_in_an_open_vote_only() -> None:
    for name in ("secret", "hands", "heard"):
        assert impossible(STATES[name], BallotTyped(voter_of(S1), (S2,))) is not None


def test_a_ballot_of_who_is_away_is_refused() -> None:
    assert impossible(play(STATES["secret"], SetAway(S1)), BallotReceived(voter_of(S1)))


def test_every_kind_of_event_can_be_checked() -> None:
    by_itself = {BallotReceived, TimerPaused, TimerResumed}
    assert set(_COMMAND_OF) | by_itself == set(get_args(Event))
