"""The menu: everything that is needed seldom, one key away on every screen."""

from typing import TYPE_CHECKING

from game.rules import OpenDebriefing, why_not
from game.screen import gestures
from game.screen.scenes.choice import choose_late, late_seats
from game.screen.scenes.dialogs import Answer, Ask
from game.screen.scenes.seats import SeatsScene

if TYPE_CHECKING:
    from game.screen.app import App


def menu(app: "App") -> Ask:
    """Returns the menu: of the workshop that is being played, or of the home screen."""
    say = app.words.say
    if app.sitting is None:
        return _home_menu(app)
    answers = [
        Answer("stay", say("Go on"), lambda: None),
        Answer("seats", say("Seats: absent, late, names"), lambda: gestures.manage_seats(app)),
        Answer("undo", say("Undo the last gesture"), lambda: gestures.undo(app)),
    ]
    if app.sitting.workshop.history.can_redo() is not None:
        answers.append(Answer("redo", say("Redo"), lambda: gestures.redo(app)))
    answers.append(
        Answer("force", say("Go on without waiting"), lambda: gestures.ask_to_force(app))
    )
    scene = app.scene
    if isinstance(scene, SeatsScene) and scene.known_table:
        answers.insert(2, Answer("rules", say("Rules"), lambda: scene.press("rules")))
    if late_seats(app.sitting.workshop.state):
        late = Answer("late", say("A seat chooses a job"), lambda: choose_late(app))
        answers.insert(2, late)
    if why_not(app.sitting.workshop.state, OpenDebriefing()) is None:
        answers.append(Answer("debriefing", say("Debriefing now"), lambda: ask_to_end_rounds(app)))
    home = say("Home: the workshop is kept")
    if app.sitting.rehearsal:
        home = say("Home: the rehearsal ends")
    answers += [
        Answer("help", say("The keys"), lambda: gestures.show_help(app)),
        Answer("settings", say("Settings"), lambda: gestures.open_settings(app)),
        Answer("washout", say("Preview of an old projector"), lambda: gestures.toggle_washout(app)),
        Answer("home", home, app.leave_workshop),
        Answer("quit", say("Leave the game"), lambda: gestures.ask_to_leave(app)),
    ]
    return Ask(app, say("Menu"), answers)


def ask_to_end_rounds(app: "App") -> None:
    """Asks before the rounds end: what was played stays."""
    say = app.words.say

    def open_debriefing() -> None:
        if app.sitting is not None:
            app.sitting.workshop.dispatch(OpenDebriefing())
            app.follow()

    app.open_dialog(
        Ask(
            app,
            say("End the rounds and open the debriefing?"),
            [
                Answer("debriefing", say("Open the debriefing"), open_debriefing),
                Answer("stay", say("Go on playing"), lambda: None),
            ],
            detail=say("What was played is kept. A round that is not finished does not count."),
        )
    )


def _home_menu(app: "App") -> Ask:
    say = app.words.say
    return Ask(
        app,
        say("Menu"),
        [
            Answer("stay", say("Go on"), lambda: None),
            Answer("room", say("Check the room"), lambda: _check_room(app)),
            Answer("rehearse", say("Rehearse with bots"), lambda: _rehearse(app)),
            Answer("settings", say("Settings"), lambda: gestures.open_settings(app)),
            Answer("help", say("The keys"), lambda: gestures.show_help(app)),
            Answer(
                "fullscreen",
                say("Full screen, or a window"),
                lambda: gestures.toggle_fullscreen(app),
            ),
            Answer(
                "washout", say("Preview of an old projector"), lambda: gestures.toggle_washout(app)
            ),
            Answer("quit", say("Leave the game"), lambda: gestures.ask_to_leave(app)),
        ],
    )


def _check_room(app: "App") -> None:
    from game.screen.scenes.room import RoomScene

    app.go(RoomScene(app))


def _rehearse(app: "App") -> None:
    """Begins a rehearsal of the scenario that "begin" would play."""
    from game.screen.scenes.start import start_scenario

    start_scenario(app, app.scenario_path(), rehearsal=True)
