"""What every scene has: a tree, a focus, keys, and the game that it speaks to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.content.models import JobCard, Kit, SkillCard
from game.i18n import N_, Words
from game.rules import (
    PUBLIC,
    Command,
    JobId,
    Rejected,
    Ruleset,
    SeatId,
    SkillId,
    State,
    View,
    view,
    why_not,
)
from game.screen.intents import Digit, Intent, Key, Letter, Press, Typed
from game.screen.semantics import Node
from game.screen.stage import Stage
from game.wiring import Sitting
from game.workshop.pseudonyms import token_number

if TYPE_CHECKING:
    from game.screen.app import App

STEPS = (N_("Search"), N_("Interview"), N_("Vote"))


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key of a scene, as the help shows it."""

    key: str
    does: str


class Scene:
    """One screen. A scene holds what is chosen on it and not yet done, and nothing else."""

    choosing = False
    """True where "up" moves a highlight: elsewhere the clicker's "back" looks back."""
    typing = False
    """True while text is written."""
    in_workshop = False
    """True where undo, redo, the seats and "go on without waiting" work."""
    shows_seats = False
    handled = False
    """True where the facilitator works on the screen itself: the presenter's window shows it large.
    """
    private = False
    """True where the room must not see: such a scene is never looked back at."""
    note_key = ""
    """Which of the scenario's notes go with this scene."""

    def __init__(self, app: "App") -> None:
        self.app = app
        self.focus = ""

    @property
    def words(self) -> Words:
        return self.app.words

    def tree(self, stage: Stage) -> Node:
        """Returns what the room sees."""
        raise NotImplementedError

    def private_tree(self, stage: Stage) -> Node | None:  # noqa: ARG002 -- most have none
        """Returns what only the display that the room does not see shows, or None."""
        return None

    @property
    def fixed(self) -> bool:
        """True where nothing moves and nothing is confirmed."""
        return False

    @property
    def busy(self) -> bool:
        """True while something is chosen here and not yet done: a rehearsal's bots wait."""
        return False

    def refresh(self) -> None:
        """Takes note that the game went on by itself: what was chosen here is out of date."""

    def shortcuts(self) -> Sequence[Shortcut]:
        """Returns the keys that work here besides those that work everywhere."""
        return ()

    def letters(self) -> Mapping[str, str]:
        """Returns which letter presses which part of the screen."""
        return {}

    def default_focus(self) -> str:
        """Returns what "next" activates as long as the focus was not moved."""
        return "next"

    def focused(self) -> str:
        """Returns the id of what has the focus."""
        return self.focus or self.default_focus()

    def ringed(self) -> str:
        """Returns what the focus ring surrounds: the one green button needs none by default."""
        return "" if self.focused() == "next" and not self.focus else self.focused()

    def on(self, intent: Intent) -> None:
        """Does what an intent asks for."""
        if intent is Key.NEXT:
            self.drop_lost_focus()
            self.activate(self.focused())
        elif intent in (Key.UP, Key.BACK, Key.BACKWARD):
            self.move(-1)
        elif intent in (Key.DOWN, Key.FORWARD):
            self.move(1)
        elif isinstance(intent, Press):
            self.press(intent.id)
        elif isinstance(intent, Digit):
            self.digit(intent.value)
        elif isinstance(intent, Letter) and intent.value in self.letters():
            self.press(self.letters()[intent.value])
        elif isinstance(intent, Typed):
            self.typed(intent.text)
        elif intent is Key.ERASE:
            self.erase()

    def drop_lost_focus(self) -> None:
        """Gives the focus back to where it begins, once what had it is not there any more."""
        if self.focus and self.focus not in [n.id for n in self.app.live_tree().focusable()]:
            self.focus = ""

    def activate(self, node_id: str) -> None:
        """Confirms what has the focus; by default, the same as pressing it."""
        self.press(node_id)

    def press(self, node_id: str) -> None:
        """Reacts to a part of the screen that was clicked or confirmed."""

    def digit(self, value: int) -> None:
        """Reacts to a digit."""

    def typed(self, text: str) -> None:
        """Reacts to text."""

    def erase(self) -> None:
        """Reacts to the key that erases."""

    def reword(self) -> None:
        """Says anew what the scene keeps in words: the language has changed."""

    def tick(self, *, seen: bool) -> None:
        """Does what comes by itself; `seen` is False while something lies over the scene."""

    def back(self) -> bool:
        """Goes back within the scene; returns False where the game itself should look back."""
        return False

    def move(self, step: int) -> None:
        """Moves the focus to the next part that does something, around the end."""
        ids = [node.id for node in self.app.live_tree().focusable()]
        if not ids:
            return
        here = ids.index(self.focused()) if self.focused() in ids else -1 if step > 0 else 0
        self.focus = ids[(here + step) % len(ids)]


class Play(Scene):
    """A scene of a workshop that is being played."""

    in_workshop = True

    @property
    def sitting(self) -> Sitting:
        if self.app.sitting is None:
            raise LookupError("no workshop is open")
        return self.app.sitting

    @property
    def state(self) -> State:
        return self.sitting.workshop.state

    @property
    def view(self) -> View:
        """What the room may know."""
        return view(self.state, PUBLIC)

    @property
    def rules(self) -> Ruleset:
        return self.state.setup.rules

    @property
    def kit(self) -> Kit:
        return self.sitting.kit

    def do(self, command: Command) -> bool:
        """Asks the game for something; a refusal is said, never swallowed."""
        answer = self.sitting.workshop.dispatch(command)
        if isinstance(answer, Rejected):
            self.app.refuse(answer)
            return False
        self.app.follow()
        return True

    def force(self) -> bool:
        """Goes on without waiting where it needs no question; returns False where it does."""
        return False

    def may(self, command: Command) -> bool:
        """Returns whether the game would accept a command: what it refuses is greyed out."""
        return why_not(self.state, command) is None

    def name(self, seat: SeatId) -> str:
        return self.app.seat_name(seat)

    def token(self, seat: SeatId) -> int:
        return token_number(seat)

    def job(self, job: JobId) -> JobCard:
        return next(card for card in self.kit.jobs if card.id == job)

    def skill(self, skill: SkillId) -> SkillCard:
        return next(card for card in self.kit.skills if card.id == skill)

    def table_skills(self) -> list[SkillCard]:
        """Returns the skill cards that lie face up."""
        here = self.view.round
        return [self.skill(skill) for skill in here.skills] if here is not None else []

    def round_name(self) -> tuple[str, str]:
        """Returns how the round is called: its number, and out of how many."""
        here = self.view.round
        number = here.number if here is not None else self.view.rounds_done
        if here is not None and here.demonstration:
            return self.words.say("Demonstration"), self.words.say("does not count")
        return (
            self.words.say("Round {n}", n=number),
            self.words.say("of {n}", n=self.view.plan.rounds),
        )

    def steps(self) -> list[str]:
        return [self.words.say(step) for step in STEPS]
