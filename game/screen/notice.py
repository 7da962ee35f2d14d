"""A sentence told in passing: it lies over the foot of the screen for some seconds."""

from collections.abc import Callable

from game.screen import looks
from game.screen.layout import Box
from game.screen.looks import Fill, Shadow
from game.screen.semantics import Node, Role
from game.screen.stage import BODY, SMALL, Stage
from game.screen.text import Weight, block

NOTICE_S = 4.0


class Notice:
    """The sentence that is being told, if any. `now` tells the time in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._sentence = ""
        self._until = 0.0
        self.told = 0
        """How many sentences were told."""

    def tell(self, sentence: str) -> None:
        """Shows a sentence from now on."""
        self._sentence = sentence
        self._until = self._now() + NOTICE_S
        self.told += 1

    def hush(self) -> None:
        """Takes the sentence away."""
        self._sentence = ""

    def ended(self) -> bool:
        """Takes the sentence away once its time is over; returns whether it just was."""
        if not self._sentence or self._now() < self._until:
            return False
        self.hush()
        return True

    def nodes(self, stage: Stage) -> list[Node]:
        """Returns the sentence as a part of the screen, while it is told."""
        shown = self._sentence and self._now() < self._until
        return [notice_node(stage, self._sentence)] if shown else []


def notice_node(stage: Stage, sentence: str) -> Node:
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
