"""The loop: events become intents, intents go to the scene, and what changed is drawn."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pygame

from game.content.library import Library
from game.i18n import Words, languages
from game.i18n.typography import tidy_name
from game.rules import Rejected, SeatId
from game.screen import gestures, looks
from game.screen.cues import LAST_SECONDS
from game.screen.input import Click, Reader
from game.screen.intents import Intent, Key, Letter, Press
from game.screen.keys import KeyTable
from game.screen.layout import Box, Frame
from game.screen.looks import Fill, Shadow
from game.screen.narrator import Narrator
from game.screen.paint import Painter
from game.screen.projector import Projector
from game.screen.rehearsal import BotRoom, mark
from game.screen.router import scene_for
from game.screen.scenes.base import Play, Scene
from game.screen.scenes.dialogs import Help
from game.screen.semantics import Node, Role
from game.screen.sentences import refusal_sentence
from game.screen.sound import Listener, Silence, Sounds
from game.screen.speech import MachineVoice, Voice
from game.screen.stage import BODY, SMALL, Stage
from game.screen.text import Weight, block, choose_type
from game.screen.theme import load_theme
from game.screen.windows import Windows
from game.storage.home import Home
from game.storage.settings import Settings, save_settings, scenario_file
from game.wiring import Sitting

FRAMES_PER_S, MOVING_FRAMES_PER_S = 30, 60
NOTICE_S = 4.0
_LOOKS_BACK = 12
"""How many screens can be looked back at."""


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
        self.dialogs: list[Scene] = []
        self.notice_read = False
        self.told = 0
        """How many sentences were told in passing."""
        self.narrator = Narrator(self, voice)
        self._theme = load_theme(settings.theme)
        choose_type(settings.typeface, settings.line_spacing)
        self.keys = keys or KeyTable()
        self._reader = Reader(now, self.keys.keys)
        self.projector = Projector(now)
        self._listener = Listener(sounds or Silence())
        self._notice = ""
        self._notice_until = 0.0
        self._seen: list[Node] = []
        self._last: Node | None = None
        """The scene as it was last drawn: what looking back shows."""
        self._looking_back = 0
        self._route: object = None
        self._dirty = True
        self._next_check = 0.0
        self._shown_second = -1
        self.scene: Scene = HomeScene(self)

    # --- what is shown -------------------------------------------------------------------

    def stage(self, surface: pygame.Surface | None = None) -> Stage:
        """Returns what scenes build their tree with, for a surface; the public one by default."""
        size = (surface or self.windows.public()).get_size()
        kit = self.sitting.kit if self.sitting is not None else None
        frame, second = Frame(*size, self.settings.text_size), self.settings.second_language
        return Stage(frame, self._theme, self.words, kit, second, self.key_caps())

    def key_caps(self) -> dict[str, str]:
        """Returns what the keys that a file has changed look like, in the place of the usual."""
        return self.keys.caps(self.words)

    @property
    def top(self) -> Scene:
        """The dialog that lies on top, or the scene."""
        return self.dialogs[-1] if self.dialogs else self.scene

    def current_tree(self) -> Node:
        """Returns what the room sees, with its dialogs, its notice and its focus."""
        stage = self.stage()
        if self._looking_back:
            tree = self._look_back_tree(stage)
        else:
            tree = self._last = self.scene.tree(stage)
        layers = [mark(stage)] if self.room is not None else []
        layers += [dialog.tree(stage) for dialog in self.dialogs]
        if self._notice and self.now() < self._notice_until:
            layers.append(_notice_node(stage, self._notice))
        caption = self.narrator.caption(stage)
        if caption is not None:
            layers.append(caption)
        tree = replace(tree, children=(*tree.children, *layers))
        return tree.with_focus(self.top.ringed()) if not self._looking_back else tree

    def live_tree(self) -> Node:
        """Returns what the focus moves in: what only one person sees, where there is such."""
        hidden = self.windows.private()
        private = self.scene.private_tree(self.stage(hidden)) if hidden is not None else None
        return private if private is not None and not self.dialogs else self.current_tree()

    def _look_back_tree(self, stage: Stage) -> Node:
        tree = self._seen[-self._looking_back]
        note = self.words.say("You are looking back. Space returns to the game.")
        return replace(tree, children=(*tree.children, _notice_node(stage, note)))

    def draw(self, *, moving: bool = False) -> None:
        """Draws both windows and shows them; `moving` lets the room see how the picture changes."""
        surface = self.windows.public()
        if self.black:
            surface.fill((0, 0, 0))
            self.projector.forget()
        elif self._looking_back:
            self.projector.forget()
            self.projector.show(surface, self.current_tree(), self._theme)
        else:
            scene = None if self.scene.private else self.scene
            animated = moving and self.settings.motion
            room = self.current_tree()
            self.projector.show(surface, room, self._theme, scene=scene, animated=animated)
        hidden = self.windows.private()
        if hidden is not None:
            tree = None if self.dialogs else self.scene.private_tree(self.stage(hidden))
            if tree is not None:
                Painter(hidden, self._theme).paint(tree.with_focus(self.scene.ringed()))
            elif hidden.get_size() == surface.get_size() and not (
                self.black or self.projector.moving or self.projector.washed
            ):
                hidden.blit(surface, (0, 0))
            else:
                self._paint_copy(hidden)
        self.windows.show()
        self._dirty = False

    def _paint_copy(self, surface: pygame.Surface) -> None:
        """Draws the room's scene for the facilitator, also while the room's screen is black."""
        tree = self.scene.tree(self.stage(surface))
        layers = tuple(dialog.tree(self.stage(surface)) for dialog in self.dialogs)
        tree = replace(tree, children=(*tree.children, *layers))
        Painter(surface, self._theme).paint(tree.with_focus(self.top.ringed()))

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
            self.black, self._looking_back = False, 0
            gestures.ask_to_leave(self)
        elif event.type in (
            pygame.WINDOWRESIZED,
            pygame.WINDOWSIZECHANGED,
            pygame.WINDOWEXPOSED,
            pygame.WINDOWSHOWN,
            pygame.WINDOWRESTORED,
        ):
            self._seen.clear()
            self._looking_back = 0
            self.projector.stop()
        read = self._reader.read(event, typing=self.top.typing)
        if read is not None:
            self.projector.stop()
        if isinstance(read, Click):
            self.click(read)
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
                self.changed()
        if self._notice and now >= self._notice_until:
            self._notice = ""
            self.changed()
        if self.room is not None:
            self.room.act(self)
        self.scene.tick(seen=not (self.dialogs or self.black or self._looking_back))
        self._listener.listen(self.sitting, self.settings)
        if self._timer_second() != self._shown_second:
            self._shown_second = self._timer_second()
            self.changed()
        if self.narrator.attend():
            self.changed()
        if self._dirty:
            self.narrator.follow()
        if self.projector.moving:
            self._move_on()
        elif self._dirty:
            self.draw(moving=True)

    def _move_on(self) -> None:
        """Draws the next moment of a change; what else changed meanwhile waits for its end."""
        if self.projector.step(self.windows.public()):
            self.windows.show()
        else:
            self.draw()

    def _timer_second(self) -> int:
        if self.sitting is None or self.sitting.workshop.timer is None:
            return -1
        workshop = self.sitting.workshop
        timer = workshop.timer
        if timer is None:
            return -1
        left_s = timer.left_s(workshop.clock.now_ms())
        pulses = self.settings.motion and 0 < left_s <= LAST_SECONDS
        return round(left_s * (15 if pulses else 4))

    # --- intents -------------------------------------------------------------------------

    def on(self, intent: Intent) -> None:
        """Does what an intent asks for: what works everywhere here, the rest in the scene."""
        if self.black:
            self.black = False
            self._reader.swallow_text()
        elif intent is Key.OTHER:
            return
        elif self._looking_back:
            self._look_back(intent)
        elif not (self._on_the_window(intent) or self._in_the_workshop(intent)):
            if intent is Key.BACK and not self._has_highlight():
                if not self.top.back():
                    self._look_back(intent)
            else:
                self.top.on(intent)
        self.changed()

    def _has_highlight(self) -> bool:
        """Returns whether "back" moves something here: elsewhere it looks back."""
        return bool(self.dialogs) or self.top.choosing or self.top.typing

    def _on_the_window(self, intent: Intent) -> bool:
        """Does what works on every screen; returns False when the intent is none of it."""
        does: dict[Intent, Callable[[App], None]] = {
            Key.FULLSCREEN: App.toggle_fullscreen,
            Key.MENU: App.open_menu,
            Key.ESCAPE: App._escape,
            Key.LANGUAGE: App.next_language,
            Key.WASHOUT: gestures.toggle_washout,
            Key.READ: lambda app: app.narrator.read_cards(),
            Key.REPEAT: lambda app: app.narrator.repeat(),
        }
        if intent in does:
            does[intent](self)
        elif intent is Key.BLACK:
            self.black = not self.top.typing
        elif intent is Key.HELP and not isinstance(self.top, Help):
            self.show_help()
        elif intent == Letter("v") and "v" not in self.top.letters():
            self.narrator.turn()
        else:
            return False
        return True

    def _in_the_workshop(self, intent: Intent) -> bool:
        """Does what works at any moment of a workshop."""
        if self.dialogs or self.sitting is None or not isinstance(self.scene, Play):
            return False
        does: dict[Intent, Callable[[App], None]] = {
            Key.UNDO: gestures.undo,
            Key.REDO: gestures.redo,
            Key.FORCE: gestures.ask_to_force,
            Key.SEATS: App.manage_seats,
        }
        if intent not in does:
            return False
        does[intent](self)
        return True

    def toggle_fullscreen(self) -> None:
        """Fills the screen, or not, and remembers it for the next time."""
        self.windows.toggle_fullscreen()
        fullscreen = not self.settings.fullscreen
        self.remember(self.settings.model_copy(update={"fullscreen": fullscreen}))

    def click(self, click: Click) -> None:
        """Activates what is under the mouse. On a secret ballot that the room sees, it does not."""
        if self.black:
            self.black = False
            return
        if self._looking_back:
            self.on(Key.NEXT)
            return
        if isinstance(self.top, Help):
            self.top.click(click.x, click.y)
            return
        tree = self.live_tree() if self._on_private_window(click) else self.current_tree()
        node = tree.at(click.x, click.y)
        if node is None or node.intent is None:
            return
        if node.intent != Press("next") or self._reader.may_go_on():
            self.on(node.intent)

    def _on_private_window(self, click: Click) -> bool:
        owner = getattr(click.window, "get_surface", None)
        return owner is not None and owner() is self.windows.private()

    def press(self, node_id: str) -> None:
        """Activates a part of the screen by its id, as a click on it does."""
        node = self.current_tree().find(node_id)
        if node is not None and node.intent is not None:
            self.on(node.intent)

    def _escape(self) -> None:
        top = self.top
        if self.dialogs:
            self.close_dialog(top)
            return
        leave = getattr(top, "escape", None)
        if leave is not None:
            leave()
        elif self.sitting is not None:
            self.open_menu()
        else:
            gestures.ask_to_leave(self)

    def show_help(self) -> None:
        """Opens the keys of the screen that is on."""
        notes: tuple[str, ...] = ()
        if self.sitting is not None and self.scene.note_key:
            notes = getattr(self.sitting.kit.scenario.notes, self.scene.note_key)
        self.dialogs.append(Help(self, self.top, notes))

    @property
    def looking_back(self) -> bool:
        """Returns whether an earlier screen is shown."""
        return self._looking_back > 0

    @property
    def in_play(self) -> bool:
        """Returns whether the scene of the workshop's state is on, with nothing over it."""
        over = self.dialogs or self.black or self._looking_back
        return self._route is not None and not over

    @property
    def can_look_back(self) -> bool:
        """Returns whether there is an earlier screen to show again."""
        return bool(self._seen)

    def _look_back(self, intent: Intent) -> None:
        """Shows earlier screens; it changes nothing in the game."""
        if intent is Key.BACK and self._looking_back < len(self._seen):
            self._looking_back += 1
        elif intent is not Key.BACK:
            self._looking_back = 0

    # --- scenes and dialogs --------------------------------------------------------------

    def go(self, scene: Scene) -> None:
        """Puts another scene on."""
        if not self.scene.private and self._last is not None:
            self._seen = [*self._seen[1 - _LOOKS_BACK :], self._last]
        self.scene, self._last = scene, None
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
        self._notice = sentence
        self.told += 1
        self._notice_until = self.now() + NOTICE_S
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
        self._seen.clear()
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
        self._seen.clear()
        self.library = Library(self.home.decks)
        self.go(HomeScene(self))
        self._seen.clear()

    def remember(self, settings: Settings) -> None:
        """Keeps settings, and applies them at once; a full disk costs them, not the game."""
        self.settings = settings
        self._theme = load_theme(settings.theme)
        choose_type(settings.typeface, settings.line_spacing)
        try:
            save_settings(self.home.settings, settings)
        except OSError as error:
            reason = error.strerror or str(error)
            self.tell(self.words.say("The settings can't be kept: {reason}.", reason=reason))

    def scenario_path(self) -> Path:
        """Returns the file of the last scenario, or of the default one when it is gone."""
        return scenario_file(self.settings, self.library)

    def manage_seats(self) -> None:
        """Opens the table: who is here, who is away, who comes."""
        from game.screen.scenes.table import TableScene

        if self.sitting is not None and not isinstance(self.scene, TableScene):
            self.forget_route()
            self.go(TableScene(self))

    def look_anew(self) -> None:
        """Forgets the screens that can be looked back at: they had other words or colours."""
        self._seen.clear()
        self.changed()

    def card_languages(self) -> list[str]:
        """Returns the languages that cards have besides their own: of this game, or of any."""
        if self.sitting is not None:
            return [words.language for words in self.sitting.kit.translations]
        opened = (self.library.open(path).kit for path in self.library.scenarios())
        kits = [kit for kit in opened if kit is not None]
        return sorted({words.language for kit in kits for words in kit.translations})

    def open_settings(self) -> None:
        """Opens the settings; a workshop waits behind."""
        from game.screen.scenes.settings import SettingsScene

        if not isinstance(self.scene, SettingsScene):
            self.dialogs.clear()
            self.forget_route()
            self.go(SettingsScene(self))

    def next_language(self) -> None:
        """Speaks the next of the interface's languages."""
        known = languages()
        self.speak(known[(known.index(self.words.language) + 1) % len(known)])

    def speak(self, language: str) -> None:
        """Speaks a language; the game, the scene and what is chosen on it stay as they are.

        An open question was asked in other words: it closes without an answer, as Esc does.
        """
        self.words = Words(language)
        self.dialogs.clear()
        self._notice = ""
        self.scene.reword()
        self.remember(self.settings.model_copy(update={"language": language}))
        self.look_anew()

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


def _notice_node(stage: Stage, sentence: str) -> Node:
    """Returns a sentence that lies over the foot of the screen for a moment."""
    width = min(stage.frame.width - 2 * stage.u(6), stage.u(120))
    made = block(
        sentence, width - 2 * stage.u(3), stage.sizes(BODY, SMALL), Weight.STRONG, cut=True
    )
    height = made.height + 2 * stage.u(1.8)
    box = Box((stage.frame.width - width) // 2, stage.u(77.5) - height, width, height)
    fill = Fill(box, stage.theme.ink, stage.u(1.6), shadow=Shadow.CARD)
    x = box.x + (width - made.width) // 2
    text = looks.Text(made, x, box.y + stage.u(1.8), stage.theme.card)
    return Node(Role.STATUS, sentence, box, id="notice", looks=(fill, text))
