"""Says which scene a state of the workshop asks for: the same state, the same screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.rules import State, Step, Talk, VoteMethod
from game.rules.rounds import awaited_pitches
from game.screen.scenes.base import Scene

if TYPE_CHECKING:
    from game.screen.app import App

Route = tuple[object, ...]


def scene_for(app: "App") -> tuple[Route, Callable[[], Scene]]:
    """Returns the route of the workshop's state, and how to make its scene.

    While the route stays the same, the scene stays with what is chosen on it.
    """
    if app.sitting is None:
        raise LookupError("no workshop is open")
    state = app.sitting.workshop.state
    number = state.round.number if state.round is not None else len(state.past)
    if state.step is Step.INTERVIEW:
        return _interview(app, state, number)
    if state.step is Step.VOTE:
        return _vote(app, state)
    return _plain(app, state, number)


def _interview(app: "App", state: State, number: int) -> tuple[Route, Callable[[], Scene]]:
    from game.screen.scenes.interview import InterviewScene, PreparationScene
    from game.screen.scenes.vote import VoteIntroScene

    talks = state.interviews
    if talks.talk is Talk.PREPARATION:
        return ("preparation", number), lambda: PreparationScene(app)
    waiting = awaited_pitches(state)
    if not waiting and talks.pitched and not state.setup.rules.cooperative:
        return ("vote_intro", number), lambda: VoteIntroScene(app)
    who = talks.speaker or next(iter(waiting), None)
    return ("interview", number, who, talks.talk), lambda: InterviewScene(app)


def _vote(app: "App", state: State) -> tuple[Route, Callable[[], Scene]]:
    from game.screen.scenes.aloud import AloudScene
    from game.screen.scenes.ballots import SecretScene
    from game.screen.scenes.counts import CountScene

    if app.sitting is None:
        raise LookupError("no workshop is open")
    opening = app.sitting.workshop.history.opening_line
    method = state.open_vote().method
    if method is VoteMethod.SECRET:
        return ("secret", opening), lambda: SecretScene(app)
    if method is VoteMethod.OPEN:
        return ("aloud", opening), lambda: AloudScene(app)
    return ("counts", opening), lambda: CountScene(app)


def _plain(app: "App", state: State, number: int) -> tuple[Route, Callable[[], Scene]]:
    from game.screen.scenes.between import BetweenScene
    from game.screen.scenes.choice import ChoiceScene
    from game.screen.scenes.debriefing import OverScene, QuestionScene
    from game.screen.scenes.map import MapScene
    from game.screen.scenes.reveal import RevealScene
    from game.screen.scenes.rules import RulesScene
    from game.screen.scenes.search import SearchScene
    from game.screen.scenes.seats import SeatsScene
    from game.screen.scenes.tie import TieScene
    from game.screen.scenes.vote import HearingScene

    between = BetweenScene if state.past else RulesScene
    debriefing = MapScene if state.screen + 1 >= state.setup.debriefing_screens else QuestionScene
    scenes: dict[Step, type[Scene]] = {
        Step.LOBBY: SeatsScene,
        Step.BETWEEN: between,
        Step.SEARCH: SearchScene,
        Step.CHOICE: ChoiceScene,
        Step.TIE: TieScene,
        Step.HEARING: HearingScene,
        Step.REVEAL: RevealScene,
        Step.DEBRIEFING: debriefing,
        Step.OVER: OverScene,
    }
    wanted = scenes[state.step]
    return (state.step, wanted.__name__, number, state.screen), lambda: wanted(app)
