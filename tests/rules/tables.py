"""Brings a small game to the step that a test is about, by commands that are all accepted."""

from collections.abc import Mapping

from game.rules import (
    Accepted,
    CastBallot,
    ChooseJob,
    CloseVote,
    Command,
    EndPitch,
    Hands,
    History,
    JobId,
    JudgeSkill,
    Line,
    OpenChoice,
    OpenDebriefing,
    OpenHearing,
    OpenInterviews,
    OpenRound,
    OpenVote,
    PassTurn,
    Recorded,
    Redone,
    RevealNext,
    Ruleset,
    SeatId,
    StartPitch,
    State,
    Step,
    TieRule,
    Timings,
    TurnSkills,
    TypeBallots,
    TypeCount,
    Undone,
    VoteMethod,
    decide,
    voter_of,
)
from game.rules.rounds import all_shown, awaited_choices, awaited_pitches
from tests.support import game, play, seat

QUICK = Timings(preparation_s=0, pitch_s=60, questions_s=0)
"""Timings without preparation: the interviews begin with a pitch."""

S1, S2, S3, S4, S5 = (seat(n) for n in range(1, 6))


def searching(players: int = 3, rules: Ruleset | None = None, *, rounds: int = 2) -> State:
    """Returns a game in its first round, its skill cards still face down."""
    return play(game(players, rules or Ruleset(timings=QUICK), rounds=rounds), OpenRound())


def choosing(players: int = 3, rules: Ruleset | None = None, *, rounds: int = 2) -> State:
    return to_choice(searching(players, rules, rounds=rounds))


def to_choice(state: State) -> State:
    return play(state, TurnSkills(4), OpenChoice())


def interviewing(
    players: int = 3,
    rules: Ruleset | None = None,
    *,
    passing: tuple[SeatId, ...] = (),
    rounds: int = 2,
) -> State:
    """Returns a game whose interviews are open: every seat plays the first card of its hand."""
    return to_interviews(choosing(players, rules, rounds=rounds), passing)


def to_interviews(state: State, passing: tuple[SeatId, ...] = ()) -> State:
    for waiting in awaited_choices(state):
        passes = waiting.id in passing
        state = play(
            state, PassTurn(waiting.id) if passes else ChooseJob(waiting.id, waiting.hand[0])
        )
    return play(state, OpenInterviews())


def heard(
    players: int = 3,
    rules: Ruleset | None = None,
    *,
    passing: tuple[SeatId, ...] = (),
    rounds: int = 2,
) -> State:
    """Returns a game in which everybody who had to speak has spoken."""
    return to_heard(interviewing(players, rules, passing=passing, rounds=rounds))


def to_heard(state: State) -> State:
    return play(state, *(EndPitch(s) for s in awaited_pitches(state)))


def voting(
    players: int = 3,
    rules: Ruleset | None = None,
    *,
    method: VoteMethod = VoteMethod.OPEN,
    passing: tuple[SeatId, ...] = (),
    rounds: int = 2,
) -> State:
    return play(heard(players, rules, passing=passing, rounds=rounds), OpenVote(method))


def ballot(voter: SeatId, *candidates: SeatId) -> CastBallot:
    return CastBallot(voter_of(voter), candidates)


def given(state: State) -> dict[str, tuple[SeatId, ...] | None]:
    """Returns the ballots of the open vote."""
    return {str(voter): chosen for voter, chosen in state.open_vote().ballots.items()}


def counts(received: Mapping[SeatId, int], blank: int = 0) -> list[Command]:
    """Returns the typing of counts with one vote on each ballot that is not blank."""
    typed: list[Command] = [TypeCount(who, votes) for who, votes in received.items()]
    return [*typed, TypeBallots(sum(received.values()) + blank, blank)]


def closed(
    players: int = 3, rules: Ruleset | None = None, *ballots: CastBallot, rounds: int = 2
) -> State:
    """Returns a game whose first open vote is closed, with these ballots and nobody else's."""
    state = play(voting(players, rules, rounds=rounds), *ballots)
    given = state.open_vote().ballots
    missing = [s.id for s in state.seats.values() if s.present and voter_of(s.id) not in given]
    return play(state, *(ballot(s) for s in missing), CloseVote())


def hearing(players: int = 3, rules: Ruleset | None = None) -> State:
    rules = rules or Ruleset(cooperative=True, timings=QUICK)
    return play(heard(players, rules), OpenHearing())


def judged(state: State, answers: Mapping[int, bool]) -> State:
    """Returns the state after the group's word on the skills at these places of the table."""
    skills = state.here().skills
    return play(state, *(JudgeSkill(skills[place], told) for place, told in answers.items()))


def to_shown(state: State) -> State:
    while state.step is Step.REVEAL and not all_shown(state):
        state = play(state, RevealNext())
    return state


def every_step() -> dict[str, State]:
    """Returns a started game of three seats at each of its steps, and at their variants."""
    runoff = Ruleset(tie=TieRule.RUNOFF, timings=QUICK)
    tie = closed(3, runoff, ballot(S1, S2), ballot(S2, S1))
    return {
        "between": game(),
        "search": searching(),
        "choice": choosing(),
        "preparation": interviewing(3, Ruleset()),
        "ready": interviewing(),
        "pitch": play(interviewing(), StartPitch(S1)),
        "heard": heard(),
        "nobody": interviewing(passing=(S1, S2, S3)),
        "hands": voting(method=VoteMethod.HANDS),
        "open": voting(method=VoteMethod.OPEN),
        "secret": play(voting(method=VoteMethod.SECRET), ballot(S1, S2)),
        "two tokens": voting(4, Ruleset(tokens=2, timings=QUICK)),
        "paper": play(
            to_choice(searching(3, Ruleset(hands=Hands.PAPER, timings=QUICK))),
            ChooseJob(S1, JobId("j41")),
        ),
        "tie": tie,
        "runoff": play(tie, OpenVote(VoteMethod.OPEN)),
        "reveal": closed(),
        "hearing": hearing(),
        "debriefing": play(game(), OpenDebriefing()),
    }


class Table:
    """A game with its history: what is done is recorded, and can be taken back."""

    def __init__(self, state: State) -> None:
        self.history = History(state)
        self.lines: list[Line] = []

    @property
    def state(self) -> State:
        return self.history.state

    def do(self, *commands: Command) -> State:
        for command in commands:
            decision = decide(self.state, command)
            assert isinstance(decision, Accepted), (command, decision)
            for position, event in enumerate(decision.events):
                self._record(event, joined=position > 0)
        return self.state

    def undo(self) -> State:
        gesture = self.history.can_undo()
        assert gesture is not None
        return self._record(Undone(gesture.line))

    def redo(self) -> State:
        gesture = self.history.can_redo()
        assert gesture is not None
        return self._record(Redone(gesture.line))

    def _record(self, what: Recorded, *, joined: bool = False) -> State:
        line = Line(self.history.last_line + 1, self.history.last_ms + 1000, what, joined)
        self.lines.append(line)
        self.history.record(line)
        return self.state
