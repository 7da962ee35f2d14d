"""The second language of a card: what stands under its own words, and what is said aloud."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.content.models import JobCard, SkillCard, SkillWords
from game.screen import looks
from game.screen.looks import Look
from game.screen.semantics import Said
from game.screen.stage import SMALL, Stage
from game.screen.text import Block, Weight, block

if TYPE_CHECKING:
    from game.screen.app import App


@dataclass(frozen=True, slots=True)
class Twin:
    """A card's name in the second language: under its own name, or beside it on the same line."""

    text: Block | None = None
    beside: int = 0
    """How far to the right of the name it begins; 0 where it stands under it."""

    @property
    def height(self) -> int:
        """The height that it takes under the name."""
        return 0 if self.text is None or self.beside else self.text.height

    def looks(self, stage: Stage, name: Block, x: int, y: int) -> list[Look]:
        """Returns it drawn, for a name that is drawn at a place."""
        if self.text is None:
            return []
        if self.beside:
            # Both stand on one line of writing, whatever their sizes.
            y += round((name.line_height - self.text.line_height) * 0.62)
            return [looks.Text(self.text, x + self.beside, y, stage.theme.ink_soft)]
        return [looks.Text(self.text, x, y + name.height, stage.theme.ink_soft)]


def name_under(
    stage: Stage,
    card: SkillCard | JobCard,
    width: int,
    *,
    height: int | None = None,
    lines: int = 2,
) -> Twin:
    """Returns a card's second name for under its name; nothing where it does not fit."""
    words = stage.second(card)
    if words is None or stage.text_size > 100:
        return Twin()  # large text needs the room for the card's own words
    text = block(words.name, width, stage.sizes(SMALL), Weight.TEXT, height, lines)
    return Twin() if text.overflows else Twin(text)


def name_near(stage: Stage, card: SkillCard | JobCard, name: Block, width: int) -> Twin:
    """Returns a card's second name for beside a name of one line where it fits, else for under."""
    under = name_under(stage, card, width, lines=1)
    left = name.width + stage.u(1.8)
    if under.text is not None and len(name.lines) == 1 and left + under.text.width <= width:
        return Twin(under.text, left)
    return under


def definition_under(stage: Stage, card: SkillCard, width: int, height: int) -> list[Block]:
    """Returns a skill's second definition where a height has room for it, else nothing."""
    words = stage.second(card)
    if not isinstance(words, SkillWords) or words.definition is None or stage.text_size > 100:
        return []
    text = block(words.definition, width, stage.sizes(SMALL), height=max(0, height))
    return [] if text.overflows else [text]


def aloud(stage: Stage, card: SkillCard | JobCard, value: str) -> tuple[Said, ...]:
    """Returns a card as it is read aloud: in its own language, then in the second one."""
    own = stage.kit.language_of(card) if stage.kit is not None else ""
    said = [Said(f"{card.name}. {value}", own)]
    words = stage.second(card)
    if words is not None:
        more = [words.definition] if isinstance(words, SkillWords) else words.duties or ()
        said.append(Said(". ".join([words.name, *(text for text in more if text)]), stage.language))
    return tuple(said)


def card_languages(app: "App") -> list[str]:
    """Returns the languages that cards have besides their own: of this game, or of any."""
    if app.sitting is not None:
        return [words.language for words in app.sitting.kit.translations]
    opened = (app.library.open(path).kit for path in app.library.scenarios())
    kits = [kit for kit in opened if kit is not None]
    return sorted({words.language for kit in kits for words in kit.translations})
