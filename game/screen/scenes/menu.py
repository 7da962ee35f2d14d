"""The menu: everything that is needed seldom, one key away on every screen."""

from typing import TYPE_CHECKING

from game.rules import OpenDebriefing, why_not
from game.screen import gestures
from game.screen.scenes.dialogs import Answer, Ask

if TYPE_CHECKING:
    from game.screen.app import App


def menu(app: "App") -> Ask:
    """Returns the menu of a workshop that is being played."""
    say = app.words.say
    answers = [
        Answer("stay", say("Go on"), lambda: None),
        Answer("seats", say("Seats: absent, late, names"), app.manage_seats),
        Answer("undo", say("Undo the last gesture"), lambda: gestures.undo(app)),
        Answer("redo", say("Redo"), lambda: gestures.redo(app)),
        Answer("force", say("Go on without waiting"), lambda: gestures.ask_to_force(app)),
    ]
    if app.sitting is not None and why_not(app.sitting.workshop.state, OpenDebriefing()) is None:
        answers.append(Answer("debriefing", say("Debriefing now"), lambda: _end_rounds(app)))
    answers += [
        Answer("help", say("The keys"), app.show_help),
        Answer("fullscreen", say("Full screen, or a window"), app.toggle_fullscreen),
        Answer("home", say("Home: the workshop is kept"), app.leave_workshop),
        Answer("quit", say("Leave the game"), lambda: gestures.ask_to_leave(app)),
    ]
    return Ask(app, say("Menu"), answers)


def _end_rounds(app: "App") -> None:
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
