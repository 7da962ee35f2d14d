"""The menu: everything that is needed seldom, one key away on every screen."""

from typing import TYPE_CHECKING

from game.rules import OpenDebriefing, why_not
from game.screen import control, gestures
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
    if app.paused:
        return _pause_menu(app)
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
    answers += [
        Answer("displays", say("The room: pause, displays"), lambda: _open_displays(app)),
        Answer("help", say("The keys"), lambda: gestures.show_help(app)),
        Answer("settings", say("Settings"), lambda: gestures.open_settings(app)),
        *_ways_out(app),
    ]
    return Ask(app, say("Menu"), answers)


def _pause_menu(app: "App") -> Ask:
    """Returns the menu of a pause: what changes the game waits."""
    say = app.words.say
    answers = [
        Answer("stay", say("Stay on pause"), lambda: None),
        Answer("pause", say("End the pause"), lambda: control.turn_pause(app)),
        *_of_the_windows(app),
        Answer("help", say("The keys"), lambda: gestures.show_help(app)),
        *_ways_out(app),
    ]
    return Ask(app, say("Menu"), answers)


def _open_displays(app: "App") -> None:
    """Opens what is done to the whole room, for who has no keyboard."""
    say = app.words.say
    answers = [
        Answer("pause", say("Pause"), lambda: control.turn_pause(app)),
        Answer("black", say("Black screen"), lambda: control.blacken(app)),
        *_of_the_windows(app),
        _fullscreen(app),
        _washout(app),
        Answer("stay", say("Go on playing"), lambda: None),
    ]
    app.open_dialog(Ask(app, say("The room"), answers))


def _fullscreen(app: "App") -> Answer:
    label = app.words.say("Full screen, or a window")
    return Answer("fullscreen", label, lambda: gestures.toggle_fullscreen(app))


def _washout(app: "App") -> Answer:
    label = app.words.say("Preview of an old projector")
    return Answer("washout", label, lambda: gestures.toggle_washout(app))


def _of_the_windows(app: "App") -> list[Answer]:
    """Returns what concerns the room's picture and the windows, as far as it can be done now."""
    say, answers = app.words.say, list[Answer]()
    if app.windows.private() is not None:
        label = say("Show the room the game again") if app.frozen else say("Freeze the picture")
        answers.append(Answer("freeze", label, lambda: control.turn_freeze(app)))
    gathered = app.windows.gathered
    label = say("Two windows again") if gathered else say("Every window on this display")
    answers.append(Answer("windows", label, lambda: control.turn_windows(app)))
    return answers


def _ways_out(app: "App") -> list[Answer]:
    say = app.words.say
    home = say("Home: the workshop is kept")
    if app.sitting is not None and app.sitting.rehearsal:
        home = say("Home: the rehearsal ends")
    return [
        Answer("home", home, app.leave_workshop),
        Answer("quit", say("Leave the game"), lambda: gestures.ask_to_leave(app)),
    ]


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
            _fullscreen(app),
            _washout(app),
            *_of_the_windows(app),
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
