"""What keys do on every screen, and at any moment of a workshop."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from game.rules import Refusal, Rejected
from game.screen import control, gestures
from game.screen.intents import Intent, Key, Letter
from game.screen.scenes.base import Play
from game.screen.scenes.dialogs import Help

if TYPE_CHECKING:
    from game.screen.app import App

AT_ANY_TIME = frozenset({Key.FREEZE, Key.PAUSE, Key.WINDOWS})
"""What is about the room and its windows: it works while an earlier screen is looked at too."""

_Does = Callable[["App"], None]


def does(app: "App", intent: Intent) -> bool:
    """Does what an intent asks for, where it works; returns False when the scene has to know."""
    return _on_the_window(app, intent) or _in_the_workshop(app, intent)


def _on_the_window(app: "App", intent: Intent) -> bool:
    """Does what works on every screen; returns False when the intent is none of it."""
    known: dict[Intent, _Does] = {
        Key.FULLSCREEN: gestures.toggle_fullscreen,
        Key.MENU: lambda app: app.open_menu(),
        Key.ESCAPE: _escape,
        Key.LANGUAGE: gestures.next_language,
        Key.WASHOUT: gestures.toggle_washout,
        Key.FREEZE: control.turn_freeze,
        Key.PAUSE: control.turn_pause,
        Key.WINDOWS: control.turn_windows,
        Key.READ: lambda app: app.narrator.read_cards(),
        Key.REPEAT: lambda app: app.narrator.repeat(),
        Key.PRESENTER: lambda app: app.show_notes(),
    }
    if _done(app, intent, known):
        return True
    if intent is Key.BLACK:
        app.black = not app.top.typing
    elif intent is Key.HELP and not isinstance(app.top, Help):
        gestures.show_help(app)
    elif intent == Letter("v") and "v" not in app.top.letters():
        app.narrator.turn()
    else:
        return False
    return True


def _in_the_workshop(app: "App", intent: Intent) -> bool:
    """Does what works at any moment of a workshop."""
    if app.dialogs or app.sitting is None or not isinstance(app.scene, Play):
        return False
    known: dict[Intent, _Does] = {
        Key.UNDO: gestures.undo,
        Key.REDO: gestures.redo,
        Key.FORCE: gestures.ask_to_force,
        Key.SEATS: gestures.manage_seats,
    }
    if app.paused and intent in known:
        app.refuse(Rejected(Refusal.ON_PAUSE))
        return True
    return _done(app, intent, known)


def _done(app: "App", intent: Intent, known: Mapping[Intent, _Does]) -> bool:
    if intent not in known:
        return False
    known[intent](app)
    return True


def _escape(app: "App") -> None:
    """Closes what lies on top, or asks."""
    top = app.top
    if app.dialogs:
        app.close_dialog(top)
        return
    leave = getattr(top, "escape", None)
    if leave is not None:
        leave()
    elif app.sitting is not None:
        app.open_menu()
    else:
        gestures.ask_to_leave(app)
