"""What a scene builds its tree with: the window's grid, the colours, the words, the sizes."""

from dataclasses import dataclass

from game.i18n import Words
from game.screen.layout import Frame
from game.screen.theme import Theme

HINT, SMALL, BODY, LEAD, CARD_TITLE = 3.2, 4.0, 4.5, 4.7, 5.0
TITLE, SPEAKER, QUESTION, TIMER, KEY_NUMBER = 7.1, 9.4, 9.0, 13.0, 26.0
"""Type sizes, in percent of the height: what the room reads has 4 at least."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The grid, the colours and the words of one window."""

    frame: Frame
    theme: Theme
    words: Words

    def u(self, units: float) -> int:
        """Returns units of a ninetieth of the height, in pixels."""
        return self.frame.u(units)

    def sizes(self, *percents: float) -> tuple[int, ...]:
        """Returns type sizes, in percent of the height, in pixels; the minimum holds exactly."""
        return tuple(-(-round(p * self.frame.height * 10) // 1000) for p in percents)

    def down_to_small(self, *percents: float) -> tuple[int, ...]:
        """Returns type sizes that end with the smallest one that the room can read."""
        wished = [p for p in percents if p > SMALL]
        return self.sizes(*wished, SMALL)
