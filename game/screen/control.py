"""What the facilitator does to the whole room: a pause, a frozen picture, windows gathered."""

from typing import TYPE_CHECKING

import pygame

from game.i18n import N_
from game.rules import Pause, Rejected, Resume

if TYPE_CHECKING:
    from game.screen.app import App


_CHANGES = frozenset(
    {
        pygame.WINDOWRESIZED,
        pygame.WINDOWSIZECHANGED,
        pygame.WINDOWEXPOSED,
        pygame.WINDOWSHOWN,
        pygame.WINDOWRESTORED,
    }
)
_GATHERED = N_("Everything is on this display: the room may see it. F12 brings two windows.")


def turn_pause(app: "App") -> None:
    """Puts everything on pause, or ends the pause. An open question closes without an answer."""
    if app.sitting is None:
        return
    app.past.end()
    was_paused = app.paused
    answer = app.sitting.workshop.dispatch(Resume() if was_paused else Pause())
    if isinstance(answer, Rejected):
        app.refuse(answer)
        return
    app.dialogs.clear()
    app.notice.hush()
    app.narrator.hush()
    app.changed()


def blacken(app: "App") -> None:
    """Shows the room nothing: any key brings its picture back."""
    app.black = True
    app.changed()


def turn_freeze(app: "App") -> None:
    """Lets the room keep its picture, or see the game again.

    With one display the facilitator would be the first one who sees nothing any more; and a
    ballot that the room looks at is never kept on its screen.
    """
    say = app.words.say
    if app.frozen:
        app.frozen.thaw()
        app.changed()
    elif app.windows.private() is None or app.scene.fixed:
        app.tell(say("Freezing needs a second display. B shows a black screen."))
    else:
        app.projector.stop()
        app.draw()
        app.frozen.keep(app.windows.public())
        app.changed()


def turn_windows(app: "App") -> None:
    """Brings every window to the computer's own display, or gives the room its display again."""
    say, windows = app.words.say, app.windows
    if windows.gathered and windows.spread():
        said = say("The room has its display again.")
    else:
        windows.gather()
        said = say(_GATHERED)
        if not windows.gathered:
            said = say("There is one display: the window is on it.")
    displays_changed(app)
    app.tell(said)


def window_changes(app: "App", event: pygame.Event) -> bool:
    """Takes note of what happens to a window; returns whether its picture is out of date."""
    if event.type in _CHANGES:
        app.past.forget()
        app.projector.stop()
    elif event.type == pygame.WINDOWDISPLAYCHANGED:
        before = app.windows.private()
        app.windows.moved(event.window, event.display_index)
        displays_changed(app)
        if before is not None and app.windows.private() is None:
            app.tell(app.words.say(_GATHERED))
    else:
        return False
    return True


def displays_changed(app: "App") -> None:
    """Takes note that windows came or went: their sizes are others, a frozen picture thaws."""
    app.past.forget()
    app.projector.stop()
    if app.windows.private() is None:
        app.frozen.thaw()
    app.changed()
