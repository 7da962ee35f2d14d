"""Says what comes next, in words that give nothing of a result away."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.i18n import N_, Words
from game.rules import SeatId, State, Step, Talk, TieRule
from game.rules.rounds import all_shown, all_turned, awaited_choices, awaited_pitches
from game.rules.ruleset import Reveal
from game.rules.turns import card_turner
from game.screen.scenes.debriefing import PHASES
from game.screen.sentences import TIES, how_to_vote

if TYPE_CHECKING:
    from game.screen.app import App

Coming = tuple[str, str]
"""What comes next, and one thing to know about it."""

REVEALS: dict[Reveal, str] = {
    Reveal.WINNER: N_("It names who convinced, and nobody else."),
    Reveal.LAST_TO_FIRST: N_("Row by row, from the fewest votes to the most."),
    Reveal.ALL: N_("All the rows at once."),
}


def coming(app: "App") -> Coming:
    """Returns what comes after what the room sees now; nothing where no workshop is played."""
    if app.sitting is None:
        return "", ""
    state = app.sitting.workshop.state
    return _COMING[state.step](app, state)


def _names(app: "App", seats: list[SeatId]) -> str:
    return ", ".join(app.seat_name(seat) for seat in seats)


def _lobby(app: "App", _: State) -> Coming:
    return app.words.say("Deal the cards"), app.words.say("How to play")


def _between(app: "App", state: State) -> Coming:
    return _after_round(app, state, len(state.scored_rounds))


def _after_round(app: "App", state: State, done: int) -> Coming:
    say = app.words.say
    if done >= state.plan.rounds:
        return say("The debriefing"), _phase(app, 0)
    return say("Round {n}", n=done + 1), say("Search")


def _search(app: "App", state: State) -> Coming:
    say, turned = app.words.say, len(state.here().skills)
    if all_turned(state):
        waiting = awaited_choices(state)
        return say("Choice"), _names(app, [waiting[0].id]) if waiting else ""
    who = card_turner(state)
    turns = say("{name} turns the cards over", name=app.seat_name(who)) if who is not None else ""
    count = state.setup.rules.skills_per_round
    return say("Card {n} of {m}", n=turned + 1, m=count), turns


def _choice(app: "App", state: State) -> Coming:
    say = app.words.say
    waiting = [seat.id for seat in awaited_choices(state)]
    if waiting:
        return _names(app, waiting[:1]), say("Choice")
    if state.setup.rules.timings.preparation_s:
        return say("Preparation"), say("Prepare an example.")
    return say("First interview"), ""


def _interview(app: "App", state: State) -> Coming:
    say, talks, rules = app.words.say, state.interviews, state.setup.rules
    waiting = [seat for seat in awaited_pitches(state) if seat != talks.speaker]
    if talks.talk is Talk.PREPARATION:
        return say("First interview"), _names(app, waiting[:1])
    if talks.talk is Talk.PITCH and rules.timings.questions_s and talks.speaker is not None:
        return say("Questions"), app.seat_name(talks.speaker)
    if waiting:
        return _names(app, waiting[:1]), say("Interview")
    if rules.cooperative:
        return say("Answers"), say("Did we hear a concrete example?")
    if not (talks.pitched or talks.speaker is not None):
        return _after_round(app, state, _done_with_this(state))
    return say("Vote"), how_to_vote(app.words, rules.vote_method, rules.tokens)


def _vote(app: "App", state: State) -> Coming:
    return app.words.say("Result"), _revealed(app.words, state)


def _revealed(words: Words, state: State) -> str:
    return words.say(REVEALS[state.setup.rules.reveal])


def _tie(app: "App", state: State) -> Coming:
    say, rule = app.words.say, state.setup.rules.tie
    return say("One more vote") if rule is TieRule.RUNOFF else say("Result"), say(TIES[rule])


def _hearing(app: "App", _: State) -> Coming:
    return app.words.say("Result"), app.words.say("The group answers together.")


def _reveal(app: "App", state: State) -> Coming:
    if all_shown(state):
        return _after_round(app, state, _done_with_this(state))
    return app.words.say("Result"), _revealed(app.words, state)


def _done_with_this(state: State) -> int:
    return len(state.scored_rounds) + (not state.here().demonstration)


def _phase(app: "App", screen: int) -> str:
    if app.sitting is None:
        return ""
    return app.words.say(PHASES[app.sitting.kit.scenario.debriefing[screen].phase])


def _debriefing(app: "App", state: State) -> Coming:
    say, coming_up = app.words.say, state.screen + 1
    phases = app.sitting.kit.scenario.debriefing if app.sitting is not None else ()
    if coming_up < len(phases):
        return _phase(app, coming_up), phases[coming_up].questions[0]
    if coming_up < state.setup.debriefing_screens:
        return say("The map of our workshop"), ""
    return say("End"), say("The sheet is written.")


def _over(app: "App", _: State) -> Coming:
    return app.words.say("Home"), ""


_COMING: dict[Step, Callable[["App", State], Coming]] = {
    Step.LOBBY: _lobby,
    Step.BETWEEN: _between,
    Step.SEARCH: _search,
    Step.CHOICE: _choice,
    Step.INTERVIEW: _interview,
    Step.VOTE: _vote,
    Step.TIE: _tie,
    Step.HEARING: _hearing,
    Step.REVEAL: _reveal,
    Step.DEBRIEFING: _debriefing,
    Step.OVER: _over,
}
