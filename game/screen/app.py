"""The loop: events become intents, intents go to the scene, and what changed is drawn."""

import random
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pygame

from game.content.library import Library
from game.i18n import Words
from game.i18n.typography import tidy_name
from game.rules import Rejected, SeatId
from game.screen import control, everywhere, gestures
from game.screen.cues import LAST_SECONDS
from game.screen.freeze import Freeze
from game.screen.input import Click, Reader
from game.screen.intents import Intent, Key, Press
from game.screen.keys import KeyTable
from game.screen.lookback import LookBack
from game.screen.narrator import Narrator
from game.screen.notice import Notice
from game.screen.projector import Projector
from game.screen.rehearsal import BotRoom
from game.screen.router import scene_for
from game.screen.scenes.base import Scene
from game.screen.scenes.dialogs import Help
from game.screen.semantics import Node
from game.screen.sentences import refusal_sentence
from game.screen.showing import Showing
from game.screen.sound import Listener, Silence, Sounds
from game.screen.speech import MachineVoice, Voice
from game.screen.stage import Stage
from game.screen.text import choose_type
from game.screen.theme import load_theme
from game.screen.windows import Windows
from game.storage.home import Home
from game.storage.settings import Settings, save_settings, scenario_file
from game.wiring import Sitting

FRAMES_PER_S, MOVING_FRAMES_PER_S = 30, 60


class App:
    """The game in its windows: which scene is on, which dialogs lie over it."""

    def __init__(
        self,
        windows: Windows,
        home: Home,
        settings: Settings,
        language: str,
        now: Callable[[], float] = time.monotonic,
        chance: random.Random | None = None,
        voice: Callable[[], Voice] = MachineVoice,
        keys: KeyTable | None = None,
        sounds: Sounds | None = None,
    ) -> None:
        from game.screen.scenes.home import HomeScene
        from game.screen.scenes.pause import PauseScene

        self.windows = windows
        self.home = home
        self.settings = settings
        self.words = Words(language)
        self.now = now
        self.chance = chance or random.SystemRandom()
        self.library = Library(home.decks)
        self.sitting: Sitting | None = None
        self.room: BotRoom | None = None
        """Who plays in a rehearsal."""
        self.running = True
        self.black = False
        self.frozen = Freeze()
        self.dialogs: list[Scene] = []
        self.notice_read = False
        self.notice = Notice(now)
        self.past = LookBack()
        self.narrator = Narrator(self, voice)
        self.theme = load_theme(settings.theme)
        choose_type(settings.typeface, settings.line_spacing)
        self.keys = keys or KeyTable()
        self._reader = Reader(now, self.keys.keys)
        self._showing = Showing(self)
        self._listener = Listener(sounds or Silence())
        self._route: object = None
        self._dirty = True
        self._next_check = 0.0
        self._shown_second = -1
        self.scene: Scene = HomeScene(self)
        self._pause = PauseScene(self)

    # --- what is shown -------------------------------------------------------------------

    @property
    def projector(self) -> Projector:
        """What puts the room's picture on its surface."""
        return self._showing.projector

    def stage(self, surface: pygame.Surface | None = None) -> Stage:
        """Returns what scenes build their tree with, for a surface; the public one by default."""
        return self._showing.stage(surface)

    def key_caps(self) -> dict[str, str]:
        """Returns what the keys that a file has changed look like, in the place of the usual."""
        return self.keys.caps(self.words)

    @property
    def paused(self) -> bool:
        """Whether everything is on pause."""
        return self.sitting is not None and self.sitting.workshop.state.paused

    @property
    def seen(self) -> Scene:
        """The scene that is seen: the pause lies over the one that is on."""
        return self._pause if self.paused else self.scene

    @property
    def top(self) -> Scene:
        """The dialog that lies on top, or the scene."""
        return self.dialogs[-1] if self.dialogs else self.seen

    def current_tree(self) -> Node:
        """Returns what the room sees, with its dialogs, its notice and its focus."""
        return self._showing.room_tree()

    def live_tree(self) -> Node:
        """Returns what the focus moves in: what only one person sees, where there is such."""
        return self._showing.live_tree()

    def draw(self, *, moving: bool = False) -> None:
        """Draws both windows and shows them; `moving` lets the room see how the picture changes."""
        self._showing.draw(moving=moving)
        self._dirty = False

    def changed(self) -> None:
        """Says that what is shown is not up to date any more."""
        self._dirty = True

    # --- the loop ------------------------------------------------------------------------

    def run(self) -> None:
        """Runs until the game is left. The window's close button asks first."""
        clock = pygame.time.Clock()
        while self.running:
            for event in pygame.event.get():
                self.take(event)
            self.tick()
            clock.tick(MOVING_FRAMES_PER_S if self.projector.moving else FRAMES_PER_S)

    def take(self, event: pygame.Event) -> None:
        """Reacts to one event."""
        if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            self.black = False
            self.past.end()
            gestures.ask_to_leave(self)
        elif control.window_changes(self, event):
            self._showing.presenter.forget()
        read = self._reader.read(event, typing=self.top.typing)
        if read is not None:
            self.projector.stop()
        if isinstance(read, Click):
            self.click(Click(*self.windows.pixel(read.window, read.x, read.y), read.window))
        elif read is not None:
            self.on(read)
        if event.type != pygame.MOUSEMOTION:
            self.changed()

    def tick(self) -> None:
        """Draws what changed; asks every now and then which displays are there."""
        now = self.now()
        if now >= self._next_check:
            self._next_check = now + 1.0
            if self.windows.check_displays():
                control.displays_changed(self)
        if self.notice.ended():
            self.changed()
        if self.room is not None:
            self.room.act(self)
        self.scene.tick(seen=not (self.dialogs or self.black or self.paused or self.past.looking))
        self._listener.listen(self.sitting, self.settings, heard=not self.frozen)
        if self._timer_second() != self._shown_second:
            self._shown_second = self._timer_second()
            self.changed()
        if self.narrator.attend() or self._showing.aged():
            self.changed()
        if self._dirty:
            self.narrator.follow()
        if self.projector.moving:
            self._move_on()
        elif self._dirty:
            self.draw(moving=True)

    def _move_on(self) -> None:
        """Draws the next moment of a change; what else changed meanwhile waits for its end."""
        if not self._showing.move_on():
            self.draw()

    def _timer_second(self) -> int:
        workshop = self.sitting.workshop if self.sitting is not None else None
        timer = workshop.timer if workshop is not None else None
        if workshop is None or timer is None or timer.paused:
            return -1
        left_s = timer.left_s(workshop.clock.now_ms())
        pulses = self.settings.motion and 0 < left_s <= LAST_SECONDS
        return round(left_s * (15 if pulses else 4))

    # --- intents -------------------------------------------------------------------------

    def on(self, intent: Intent) -> None:
        """Does what an intent asks for: what works everywhere here, the rest in the scene."""
        if intent is Key.RELEASED:
            self._showing.overlay.release()
        elif self.black:
            self.black = False
            self._reader.swallow_text()
        elif intent is Key.OTHER:
            return
        elif self.past.looking and intent not in everywhere.AT_ANY_TIME:
            self.past.step(intent)
        elif not everywhere.does(self, intent):
            if intent is Key.BACK and not self._has_highlight():
                if not self.top.back():
                    self.past.step(intent)
            else:
                self.top.on(intent)
        self.changed()

    def _has_highlight(self) -> bool:
        """Returns whether "back" moves something here: elsewhere it looks back."""
        return bool(self.dialogs) or self.top.choosing or self.top.typing

    def click(self, click: Click) -> None:
        """Activates what is under the mouse. On a secret ballot that the room sees, it does not."""
        if self._showing.overlay.held:
            self._showing.overlay.release()
            return
        seen, hidden = self._showing, self._showing.hides(click.window)
        if self.black and not hidden:
            self.black = False
        elif self.frozen and not hidden:
            return  # what is seen there is not what would be pressed
        elif self.past.looking and (self.frozen or not hidden):
            self.on(Key.NEXT)
        elif isinstance(self.top, Help):
            window = self.windows.private() if hidden else None
            self.top.click(click.x, click.y, self.stage(window))
        else:
            node = seen.at(click.x, click.y, hidden=hidden)
            if node is None or node.intent is None or seen.presenter.press(node.intent):
                return
            if node.intent != Press("next") or self._reader.may_go_on():
                self.on(node.intent)

    def press(self, node_id: str) -> None:
        """Activates a part of the screen by its id, as a click on it does."""
        node = self.current_tree().find(node_id)
        if node is not None and node.intent is not None:
            self.on(node.intent)

    @property
    def in_play(self) -> bool:
        """Returns whether the scene of the workshop's state is on, with nothing over it."""
        over = self.dialogs or self.black or self.paused or self.past.looking
        return self._route is not None and not over

    # --- scenes and dialogs --------------------------------------------------------------

    def go(self, scene: Scene) -> None:
        """Puts another scene on."""
        self.past.leave(self.scene)
        self.scene = scene
        self.dialogs.clear()
        self.changed()

    def follow(self) -> None:
        """Puts the scene on that the workshop's state asks for; the same state keeps its scene."""
        if self.sitting is None:
            return
        route, make = scene_for(self)
        if route != self._route:
            self._route = route
            self.go(make())
        self.changed()

    def follow_table(self) -> None:
        """Goes back to the table after something was typed."""
        from game.screen.scenes.table import TableScene

        self.go(TableScene(self))

    def forget_route(self) -> None:
        """Makes the next `follow` put the state's scene on anew."""
        self._route = None

    def open_dialog(self, dialog: Scene) -> None:
        self.dialogs.append(dialog)
        self.changed()

    def close_dialog(self, dialog: Scene) -> None:
        if dialog in self.dialogs:
            self.dialogs.remove(dialog)
        self.changed()

    def tell(self, sentence: str) -> None:
        """Shows a sentence for some seconds."""
        self.notice.tell(sentence)
        self.changed()

    def refuse(self, rejected: Rejected) -> None:
        """Says why something is refused."""
        self.tell(refusal_sentence(self.words, rejected, lambda s: self.seat_name(SeatId(s))))

    def seat_name(self, seat: SeatId) -> str:
        """Returns what the room calls a seat: the name that was typed, or the pseudonym."""
        if self.sitting is None or seat not in self.sitting.workshop.state.seats:
            return seat
        found = self.sitting.workshop.state.seats[seat]
        # A journal or a file of names may have been written, or damaged, by anything.
        return tidy_name(self.sitting.people.name(found.name_ref) or found.pseudonym) or seat

    # --- the workshop --------------------------------------------------------------------

    def take_up(self, sitting: Sitting) -> None:
        """Goes on with a workshop that was just begun or opened again."""
        self.sitting = sitting
        self.room = BotRoom(self.chance, self.now()) if sitting.rehearsal else None
        self._route = None
        self.past.forget()
        self.follow()
        if sitting.torn:
            self.tell(
                self.words.say("The last line of the journal was unfinished: it was dropped.")
            )

    def leave_workshop(self) -> None:
        """Goes back to the home screen; the workshop stays on disk as it is."""
        from game.screen.scenes.home import HomeScene

        if self.sitting is not None:
            self.sitting.close()
        self.sitting = self.room = None
        self._route = None
        self.past.forget()
        self.library = Library(self.home.decks)
        self.go(HomeScene(self))
        self.past.forget()

    def remember(self, settings: Settings) -> None:
        """Keeps settings, and applies them at once; a full disk costs them, not the game."""
        self.settings = settings
        self.theme = load_theme(settings.theme)
        choose_type(settings.typeface, settings.line_spacing)
        try:
            save_settings(self.home.settings, settings)
        except OSError as error:
            reason = error.strerror or str(error)
            self.tell(self.words.say("The settings can't be kept: {reason}.", reason=reason))

    def scenario_path(self) -> Path:
        """Returns the file of the last scenario, or of the default one when it is gone."""
        return scenario_file(self.settings, self.library)

    def look_anew(self) -> None:
        """Forgets the screens that can be looked back at: they had other words or colours."""
        self.past.forget()
        self.changed()

    def speak(self, language: str) -> None:
        """Speaks a language; the game, the scene and what is chosen on it stay as they are.

        An open question was asked in other words: it closes without an answer, as Esc does.
        """
        self.words = Words(language)
        self.dialogs.clear()
        self.notice.hush()
        self.scene.reword()
        self.remember(self.settings.model_copy(update={"language": language}))
        self.look_anew()

    def show_notes(self) -> None:
        """Shows the notes while their key is held; beside a second display, their next page."""
        if self.windows.private() is not None:
            self._showing.presenter.turn_page()
        else:
            self._showing.overlay.hold()

    def open_menu(self) -> None:
        """Opens everything that is needed seldom, for every way of pointing."""
        from game.screen.scenes.menu import menu

        self.open_dialog(menu(self))

    def quit(self) -> None:
        """Leaves for good."""
        self.narrator.close()
        if self.sitting is not None:
            self.sitting.close()
        self.running = False

    def today(self) -> datetime:
        """Returns the room's day and hour."""
        return datetime.now().astimezone()
