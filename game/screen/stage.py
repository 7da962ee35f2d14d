"""What a scene builds its tree with: the window's grid, the colours, the words, the sizes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    text_size: int = 100
    """How large the text is, in percent of the sizes that the design gives."""
    caps: Mapping[str, str] = field(default_factory=dict)
    """What is printed in the place of a usual key that was changed; empty for no key at all."""

    def cap(self, usual: str) -> str:
        """Returns the key that is printed where a scene has a usual one."""
        return self.caps.get(usual, usual)

    def u(self, units: float) -> int:
        """Returns units of a ninetieth of the height, in pixels."""
        return self.frame.u(units)

    def sizes(self, *percents: float) -> tuple[int, ...]:
        """Returns type sizes, in percent of the height, in pixels; the minimum holds exactly."""
        scale = self.frame.height * self.text_size
        return tuple(-(-round(p * scale / 10) // 1000) for p in percents)

    def down_to_small(self, *percents: float) -> tuple[int, ...]:
        """Returns type sizes that end with the smallest one that the room can read."""
        wished = [p for p in percents if p > SMALL]
        return self.sizes(*wished, SMALL)
