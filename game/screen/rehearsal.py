"""A rehearsal: bots sit in the room, the facilitator presses "next", and nothing is kept."""

import random
from typing import TYPE_CHECKING

from game.rules import Rejected, State, Step
from game.screen import looks
from game.screen.layout import Box
from game.screen.looks import Fill
from game.screen.semantics import Node, Role
from game.screen.stage import HINT, Stage
from game.screen.text import Weight, fitted
from game.workshop.bots import Bots

if TYPE_CHECKING:
    from game.screen.app import App

ACT_S = 0.7
"""How long the room thinks: long enough for the facilitator to see what it does."""

_OURS = frozenset({Step.CHOICE, Step.VOTE, Step.HEARING})
"""Where the room acts. Everything else, a tie too, is the facilitator's to practise."""


class BotRoom:
    """The people of a rehearsal: one gesture at a time, and never over the facilitator's hand."""

    def __init__(self, chance: random.Random, now_s: float) -> None:
        self._bots = Bots(chance)
        self._next_s = now_s + ACT_S
        self._refused: State | None = None

    def act(self, app: "App") -> None:
        """Lets the room do what it would do now, if it is its turn and nobody is busy."""
        now = app.now()
        if now < self._next_s or app.sitting is None or not app.in_play or app.scene.busy:
            return
        self._next_s = now + ACT_S
        state = app.sitting.workshop.state
        if state.step not in _OURS or state is self._refused:
            return
        command = self._bots.command(state)
        if command is None:
            return
        if isinstance(app.sitting.workshop.dispatch(command), Rejected):
            # Somebody typed a count meanwhile: the facilitator goes on alone from here.
            self._refused = state
            return
        app.scene.refresh()
        app.follow()


def mark(stage: Stage) -> Node:
    """Returns what every screen of a rehearsal has: nobody may take it for the workshop."""
    said = stage.words.say("Rehearsal: nothing is kept")
    frame, pad = stage.frame, stage.u(2)
    room = frame.width - 2 * frame.margin - 2 * pad
    made = fitted(said, room, (frame.percent(HINT),), Weight.TITLE, lines=1)
    top = frame.footer.bottom + stage.u(0.6)
    box = Box(frame.margin, top, made.width + 2 * pad, frame.height - top)
    fill = Fill(box, stage.theme.ink)
    y = box.center[1] - made.height // 2
    text = looks.Text(made, box.x + pad, y, stage.theme.card, hint=True)
    return Node(Role.STATUS, said, box, id="rehearsal", looks=(fill, text))
