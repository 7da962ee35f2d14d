"""What the facilitator can do at any moment: undo, redo, go on without waiting, leave."""

from typing import TYPE_CHECKING

from game.i18n import languages
from game.rules import ForceNext, Rejected, Step, why_not
from game.screen.scenes.base import Play
from game.screen.scenes.dialogs import Answer, Ask, Help
from game.screen.sentences import gesture_name

if TYPE_CHECKING:
    from game.screen.app import App


def undo(app: "App") -> None:
    """Takes the last gesture back, and says which; a vote with ballots asks first."""
    if app.sitting is None:
        return
    workshop = app.sitting.workshop
    gesture, vote = workshop.history.can_undo(), workshop.state.vote
    opens = gesture is not None and gesture.opens_vote
    if not opens or vote is None or not (vote.ballots or vote.counts):
        _undo(app)
        return
    say = app.words.say
    app.open_dialog(
        Ask(
            app,
            say("Undo the opening of the vote? The ballots will be erased."),
            [
                Answer("keep", say("Keep the vote"), lambda: None),
                Answer("erase", say("Erase the ballots"), lambda: _undo(app)),
            ],
        )
    )


def _undo(app: "App") -> None:
    if app.sitting is None:
        return
    workshop = app.sitting.workshop
    gesture, was = workshop.history.can_undo(), workshop.state
    answer = workshop.undo()
    if isinstance(answer, Rejected):
        app.refuse(answer)
        return
    app.follow()
    if gesture is None:
        return
    said = app.words.say("Undone: {what}.", what=gesture_name(app.words, gesture.lines[0].what))
    if was.vote is None and workshop.state.vote is not None:
        said += " " + app.words.say("The vote begins again, empty.")
    app.tell(said)


def redo(app: "App") -> None:
    """Takes up again what was undone."""
    if app.sitting is None:
        return
    workshop = app.sitting.workshop
    gesture = workshop.history.can_redo()
    answer = workshop.redo()
    if isinstance(answer, Rejected):
        app.refuse(answer)
    elif gesture is not None:
        app.follow()
        what = gesture_name(app.words, gesture.lines[0].what)
        app.tell(app.words.say("Redone: {what}.", what=what))


def ask_to_force(app: "App") -> None:
    """Asks before the game goes on without those who are missing."""
    if app.sitting is None or (isinstance(app.scene, Play) and app.scene.force()):
        return
    state = app.sitting.workshop.state
    refused = why_not(state, ForceNext())
    if refused is not None:
        app.refuse(refused)
        return
    say = app.words.say
    details = {
        Step.CHOICE: say("Who has not chosen passes this time."),
        Step.INTERVIEW: say("The next person passes. It costs nothing."),
        Step.VOTE: say("The vote closes with what has been given."),
        Step.TIE: say("The winners share."),
        Step.HEARING: say("A card without an answer counts as not heard."),
    }
    answers = [
        Answer("force", say("Go on"), lambda: _force(app)),
        Answer("stay", say("Stay here"), lambda: None),
    ]
    question = say("Go on without waiting?")
    app.open_dialog(Ask(app, question, answers, detail=details.get(state.step, "")))


def _force(app: "App") -> None:
    if app.sitting is None:
        return
    answer = app.sitting.workshop.dispatch(ForceNext())
    if isinstance(answer, Rejected):
        app.refuse(answer)
    app.follow()


def ask_to_leave(app: "App") -> None:
    """Never leaves without asking; asking twice asks once."""
    say = app.words.say
    question = say("Leave the game?")
    if any(isinstance(dialog, Ask) and dialog.question == question for dialog in app.dialogs):
        return
    kept = say("The workshop is kept. You can take it up again later.")
    if app.sitting is not None and app.sitting.rehearsal:
        kept = say("A rehearsal leaves nothing behind.")
    answers = [
        Answer("stay", say("Stay"), lambda: None),
        Answer("quit", say("Leave"), app.quit),
    ]
    app.open_dialog(Ask(app, question, answers, detail=kept if app.sitting is not None else ""))


def toggle_washout(app: "App") -> None:
    """Shows what a tired projector makes of the picture, or the picture again."""
    app.projector.washed = not app.projector.washed
    if app.projector.washed:
        app.tell(app.words.say("An old projector would show this. The same command ends it."))
    app.changed()


def toggle_fullscreen(app: "App") -> None:
    """Fills the screen, or not, and remembers it for the next time."""
    app.windows.toggle_fullscreen()
    fullscreen = not app.settings.fullscreen
    app.remember(app.settings.model_copy(update={"fullscreen": fullscreen}))


def next_language(app: "App") -> None:
    """Speaks the next of the interface's languages."""
    known = languages()
    app.speak(known[(known.index(app.words.language) + 1) % len(known)])


def manage_seats(app: "App") -> None:
    """Opens the table: who is here, who is away, who comes."""
    from game.screen.scenes.table import TableScene

    if app.sitting is not None and not isinstance(app.scene, TableScene):
        app.forget_route()
        app.go(TableScene(app))


def open_settings(app: "App") -> None:
    """Opens the settings; a workshop waits behind."""
    from game.screen.scenes.settings import SettingsScene

    if not isinstance(app.scene, SettingsScene):
        app.dialogs.clear()
        app.forget_route()
        app.go(SettingsScene(app))


def show_help(app: "App") -> None:
    """Opens the keys of the screen that is on."""
    notes: tuple[str, ...] = ()
    if app.sitting is not None and app.scene.note_key:
        notes = getattr(app.sitting.kit.scenario.notes, app.scene.note_key)
    app.open_dialog(Help(app, app.top, notes))
