"""Reads the screen aloud: follows what the room sees, and speaks it, writes it, or keeps silent."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from game.screen import looks
from game.screen.layout import Box
from game.screen.looks import Fill
from game.screen.semantics import Node, Role, Said
from game.screen.speech import MachineVoice, Voice
from game.screen.spoken import CAPTION, Countdown, Moment, cards_aloud, changes, joined
from game.screen.stage import SMALL, Stage
from game.screen.text import Weight, fitted

if TYPE_CHECKING:
    from game.screen.app import App

MODES = ("off", "on", "shown")
_LEAST_S, _MOST_S, _LETTERS_PER_S = 4.0, 15.0, 14


class Narrator:
    """The voice of the game. It knows what the room sees, and nothing else."""

    def __init__(self, app: "App", voice: Callable[[], Voice] = MachineVoice) -> None:
        self._app = app
        self._make = voice
        self._voice: Voice | None = None
        """Made when it is first needed: most workshops have none."""
        self._mode = app.settings.voice
        self._before: Moment | None = None
        self._said: list[Said] = []
        """What was said last: what is repeated."""
        self._caption = ""
        self._caption_until = 0.0
        self._answered = True
        """False once it was told that no voice answers: it is told once."""

    # --- what happens --------------------------------------------------------------------

    def follow(self) -> None:
        """Says what has changed on the screen, if anything has to be said of it."""
        mode = self._app.settings.voice
        if mode != self._mode:
            self._mode = mode
            self.hush()
        if mode == "off":
            self._before = None
            return
        now = self._moment()
        said = changes(self._before, now, self._app.words)
        self._before = now
        if said:
            self._utter(said)

    def attend(self) -> bool:
        """Looks after what is being said; returns whether the screen has to be drawn again."""
        if self._voice is not None:
            self._voice.attend()
            self._check()
        if self._caption and self._app.now() >= self._caption_until:
            self._caption = ""
            return True
        return False

    def _moment(self) -> Moment:
        app = self._app
        if app.black:
            return Moment(None)
        focus = "" if app.past.looking else app.top.focused()
        return Moment(app.current_tree(), focus, self._countdown(), app.notice.told)

    def _countdown(self) -> Countdown | None:
        sitting = self._app.sitting
        timer = sitting.workshop.timer if sitting is not None else None
        if sitting is None or timer is None:
            return None
        left = timer.left_s(sitting.workshop.clock.now_ms())
        return Countdown(timer.started_ms, left, timer.total_s, timer.paused)

    # --- what is asked for ---------------------------------------------------------------

    def turn(self) -> None:
        """Goes from silence to the voice, from the voice to writing, and back to silence."""
        app, say = self._app, self._app.words.say
        mode = MODES[(MODES.index(app.settings.voice) + 1) % len(MODES)]
        self.hush()
        if self._voice is not None and not self._voice.able:
            self._voice = None
        self._before, self._answered = None, True
        app.remember(app.settings.model_copy(update={"voice": mode}))
        told = {
            "off": say("The voice is off."),
            "on": say("The voice reads the screen."),
            "shown": say("What the voice would say is written."),
        }
        if mode != "on" or self._speaker().able:
            app.tell(told[mode])
        else:
            self._check()

    def repeat(self) -> None:
        """Says again what was said last; where nothing was, it says what is on the screen."""
        said = self._said or changes(None, self._moment(), self._app.words)
        self._utter(said, asked=True)

    def read_cards(self) -> None:
        """Reads the card that has the focus, or the cards on the table, in their languages."""
        said = cards_aloud(self._moment())
        if said:
            self._utter(said, asked=True)
        else:
            self._app.tell(self._app.words.say("There is no card to read here."))

    def can_read(self) -> bool:
        """Returns whether there is a card to read on the screen."""
        return bool(cards_aloud(self._moment()))

    def hush(self) -> None:
        """Falls silent, and takes its writing off the screen."""
        self._caption = ""
        if self._voice is not None:
            self._voice.stop()

    def close(self) -> None:
        if self._voice is not None:
            self._voice.close()

    # --- speaking and writing ------------------------------------------------------------

    def _speaker(self) -> Voice:
        if self._voice is None:
            self._voice = self._make()
        return self._voice

    def _utter(self, said: Sequence[Said], *, asked: bool = False) -> None:
        """Speaks or writes. What is asked for is spoken also when the voice is off, and written.

        A voice must not be the only way to know that a key was heard.
        """
        self._said = list(said)
        pieces = joined(said, self._app.words.language)
        mode = self._app.settings.voice
        if mode == "shown":
            _print(pieces)
        else:
            self._speaker().speak(pieces)
            self._check()
        if mode == "shown" or asked:
            self._caption = " ".join(piece.text for piece in pieces)
            lasts = min(_MOST_S, max(_LEAST_S, len(self._caption) / _LETTERS_PER_S))
            self._caption_until = self._app.now() + lasts

    def _check(self) -> None:
        """Says once that no voice answers; the game goes on in silence."""
        if self._answered and not self._speaker().able:
            self._answered = False
            say = self._app.words.say
            self._app.tell(say("No voice answers on this computer. V writes what it would say."))

    def caption(self, stage: Stage) -> Node | None:
        """Returns what is said, written over the top of the screen: what is below it stays seen."""
        if not self._caption or self._app.now() >= self._caption_until:
            return None
        pad, width = stage.u(0.4), stage.frame.width - 2 * stage.u(5)
        text = fitted(self._caption, width, stage.sizes(SMALL), Weight.TEXT, lines=2)
        box = Box(0, 0, stage.frame.width, text.height + 2 * pad)
        drawn = (
            Fill(box, stage.theme.ink),
            looks.Text(text, (stage.frame.width - text.width) // 2, pad, stage.theme.card),
        )
        return Node(Role.STATUS, self._caption, box, id=CAPTION, looks=drawn)


def _print(pieces: Sequence[Said]) -> None:
    """Writes what would be spoken where a developer reads it, if there is such a place."""
    if sys.stderr is not None:
        for piece in pieces:
            sys.stderr.write(f"[{piece.language}] {piece.text}\n")
