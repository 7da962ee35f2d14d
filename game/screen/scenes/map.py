"""The map of what was played: each dimension with what was worked on, and what was not."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from game.content.models import DimensionCard, Kit, SkillCard
from game.rules import Dimension
from game.screen import looks
from game.screen.cards import heading, picture_of
from game.screen.layout import Box
from game.screen.looks import Fill, Look, Mark
from game.screen.page import Button, Page
from game.screen.scenes.base import Shortcut
from game.screen.scenes.illustrated import tick
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, Stage
from game.screen.text import Block, Weight, block, fitted

if TYPE_CHECKING:
    from game.screen.app import App

from game.screen.scenes.debriefing import DebriefingScene


class MapScene(DebriefingScene):
    """What was played, by dimension: worked and not worked, never a score."""

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.page = 0
        self.pages = 1

    def letters(self) -> Mapping[str, str]:
        return {**super().letters(), "s": "more"}

    def shortcuts(self) -> Sequence[Shortcut]:
        more = (Shortcut("S", self.words.say("more")),) if self.pages > 1 else ()
        return (*super().shortcuts(), *more)

    def press(self, node_id: str) -> None:
        if node_id == "more":
            self.page += 1
            self.app.changed()
        else:
            super().press(node_id)

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Map"))
        facts = self.sitting.sheet().facts
        told = {skill for played in facts.rounds for skill in played.illustrated}
        ticked = say("tick: well illustrated")
        page.header(say("The map of our workshop"), f"({ticked})" if told else "")
        page.note(self.kit.framework.title, whole=True)
        page.title(self._finding())
        dimensions = self.kit.framework.dimensions
        cells = stage.frame.content.columns(len(dimensions), stage.u(2.6))
        columns = [
            _MapColumn(
                stage, self.kit, dimension, facts.dimensions[Dimension(dimension.id)], told, cell
            )
            for dimension, cell in zip(dimensions, cells, strict=True)
        ]
        self.pages = max(len(column.pages) for column in columns)
        self.page %= self.pages
        for column in columns:
            page.add(*column.nodes(self.page))
        buttons = [
            Button("sheet", say("Save the sheet"), "I", short=say("Sheet")),
            Button("next", say("Finish"), say("Space"), primary=True),
        ]
        if self.pages > 1:
            buttons.insert(0, Button("more", say("More"), "S"))
        page.footer(buttons, hint=say("dashed: not worked on today"))
        return page.tree()

    def _finding(self) -> str:
        """States what was argued: how many cards of how many the group worked with."""
        played = [r for r in self.state.past if r.round.number]
        cards = sum(len(r.round.skills) for r in played)
        pitches = sum(len(r.interviews.pitched) for r in played)
        if not cards:
            return self.words.say("No card was turned over")
        if not pitches:
            return self.words.say_n("{n} card turned over", "{n} cards turned over", cards)
        interviews = self.words.say_n("{n} interview", "{n} interviews", pitches)
        return self.words.say_n(
            "{n} card, {interviews}", "{n} cards, {interviews}", cards, interviews=interviews
        )


class _MapColumn:
    """One dimension of the map, its skills in pages: worked ones first, the others dashed."""

    def __init__(
        self,
        stage: Stage,
        kit: Kit,
        dimension: DimensionCard,
        worked: Sequence[str],
        told: Collection[str],
        box: Box,
    ) -> None:
        self.stage, self.dimension, self.box, self.worked = stage, dimension, box, worked
        self.told = told
        """The skills that a pitch illustrated well."""
        self.inner = box.inset(stage.u(1.6))
        self.head = self._heading()
        cards = {card.id: card for card in kit.skills}
        others = [c.id for c in kit.skills if c.dimension == dimension.id and c.id not in worked]
        top = max(look.box.bottom for look in self.head[1:]) + stage.u(1)
        self.area = Box(self.inner.x, top, self.inner.w, self.inner.bottom - top)
        self.pages: list[list[tuple[SkillCard, Block]]] = [[]]
        used = 0
        for skill in [*worked, *others]:
            card = cards[skill]
            weights = (Weight.STRONG, Weight.TEXT)[0 if skill in worked else 1 :]
            width = self.area.w - stage.u(5) - stage.u(1)
            text = heading(card.name, width, stage.sizes(SMALL), weights=weights)
            if text.height > self.area.h:
                text = fitted(card.name, width, stage.sizes(SMALL), height=self.area.h)
            height = max(stage.u(5), text.height) + stage.u(0.9)
            if used + height > self.area.h and self.pages[-1]:
                self.pages.append([])
                used = 0
            self.pages[-1].append((card, text))
            used += height

    def _heading(self) -> list[Fill | Mark | looks.Text]:
        stage, dimension, inner = self.stage, self.dimension, self.inner
        colours = stage.theme.dimensions[dimension.shape]
        border = max(2, stage.u(0.25))
        side = stage.u(7.4 if stage.frame.wide else 5.4)
        mark = Box(inner.x, inner.y, side, side)
        n = len(self.worked)
        count = stage.words.say_n("{n} card", "{n} cards", n) if n else ""
        x = mark.right + stage.u(1.4)
        beside = stage.frame.wide and stage.text_size == 100
        width = inner.right - x if beside else inner.w
        sizes, weights = stage.sizes(LEAD, SMALL), (Weight.TITLE, Weight.STRONG, Weight.TEXT)
        name = heading(dimension.name, width, sizes, lines=1, weights=weights)
        if name.overflows:
            name = heading(dimension.name, width, sizes, lines=2, weights=weights)
        small = block(count, inner.right - x, stage.sizes(4.3, SMALL), Weight.STRONG, lines=1)
        drawn: list[Fill | Mark | looks.Text] = [
            Fill(self.box, colours.tint, stage.u(1.6), border=border, ink=colours.outline),
            Mark(dimension.shape, mark, letter=dimension.letter),
        ]
        if beside:
            y = mark.center[1] - (name.height + (small.height if count else 0)) // 2
            drawn.append(looks.Text(name, x, y, stage.theme.ink))
            if count:
                drawn.append(looks.Text(small, x, y + name.height, stage.theme.ink))
        else:
            drawn.append(looks.Text(name, inner.x, mark.bottom + stage.u(0.6), stage.theme.ink))
            if count and not small.overflows:
                y = mark.center[1] - small.height // 2
                drawn.append(looks.Text(small, inner.right - small.width, y, stage.theme.ink))
        return drawn

    def nodes(self, page: int) -> list[Node]:
        """Returns the column as a page shows it; its last page stays while others go on."""
        stage, theme = self.stage, self.stage.theme
        count = str(len(self.worked)) if self.worked else ""
        nodes = [
            Node(Role.TEXT, self.dimension.name, self.box, value=count, looks=tuple(self.head))
        ]
        y = self.area.y
        for card, text in self.pages[min(page, len(self.pages) - 1)]:
            done = card.id in self.worked
            side = stage.u(5)
            row = Box(self.area.x, y, self.area.w, max(side, text.height))
            place = Box(row.x, row.center[1] - side // 2, side, side)
            shape = self.dimension.shape
            mark = (
                Mark(shape, place, pictogram=picture_of(card))
                if done
                else Mark(shape, place, dashed=True)
            )
            ink = theme.ink if done else theme.ink_soft
            said = looks.Text(text, place.right + stage.u(1), row.center[1] - text.height // 2, ink)
            value = "" if done else stage.words.say("not worked on today")
            drawn: tuple[Look, ...] = (mark, said)
            if card.id in self.told:
                value = stage.words.say("well illustrated")
                corner = Box(place.x - stage.u(0.7), place.y - stage.u(0.5), *(stage.u(2.6),) * 2)
                drawn = (mark, said, *tick(stage, corner, theme.dimensions[shape].tint))
            nodes.append(Node(Role.ITEM, card.name, row, value=value, looks=drawn))
            y = row.bottom + stage.u(0.9)
        return nodes
