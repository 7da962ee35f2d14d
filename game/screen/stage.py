"""What a scene builds its tree with: the window's grid, the colours, the words, the sizes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.content.models import JobCard, JobWords, Kit, SkillCard, SkillWords
from game.i18n import Words
from game.screen.layout import Frame
from game.screen.text import Weight, line_height
from game.screen.theme import Theme

HINT, SMALL, BODY, LEAD, CARD_TITLE = 3.2, 4.0, 4.5, 4.7, 5.0
TITLE, SPEAKER, QUESTION, TIMER, KEY_NUMBER = 7.1, 9.4, 9.0, 13.0, 26.0
"""Type sizes, in percent of the height: what the room reads has 4 at least."""
LARGE = 9.0
"""Letters of this size are read from the last row: those that have it grow no further."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The grid, the colours and the words of one window."""

    frame: Frame
    theme: Theme
    words: Words
    kit: Kit | None = None
    language: str = ""
    """The second language of the cards; empty for none."""
    caps: Mapping[str, str] = field(default_factory=dict)
    """What is printed in the place of a usual key that was changed; empty for no key at all."""

    @property
    def text_size(self) -> int:
        """How large the text is, in percent of the sizes that the design gives."""
        return self.frame.text_size

    def second(self, card: SkillCard | JobCard) -> SkillWords | JobWords | None:
        """Returns what a card says in the second language, where there is such."""
        return self.kit.words_of(card, self.language) if self.kit is not None else None

    def cap(self, usual: str) -> str:
        """Returns the key that is printed where a scene has a usual one."""
        return self.caps.get(usual, usual)

    def u(self, units: float) -> int:
        """Returns units of a ninetieth of the height, in pixels."""
        return self.frame.u(units)

    def sizes(self, *percents: float) -> tuple[int, ...]:
        """Returns type sizes, in percent of the height, in pixels; the minimum holds exactly.

        Small letters grow with the text size, and titles up to `LARGE`: what was read from the
        last row before leaves the height to what was not.
        """
        grown = [max(p, min(p * self.text_size / 100, LARGE)) for p in percents]
        return tuple(-(-round(p * self.frame.height * 1000) // 100_000) for p in grown)

    def line(self, weight: Weight = Weight.TEXT) -> int:
        """Returns the height of a line of the smallest text that the room reads, in pixels."""
        return line_height(self.sizes(SMALL)[0], weight)

    def down_to_small(self, *percents: float) -> tuple[int, ...]:
        """Returns type sizes that end with the smallest one that the room can read."""
        wished = [p for p in percents if p > SMALL]
        return self.sizes(*wished, SMALL)
