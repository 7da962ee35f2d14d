"""Before people arrive: how the room stands, a picture from corner to corner, a tone."""

import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.content.models import Shape
from game.preflight import LEVELS, NAMES, Level, Machine, Preflight, Result, worst
from game.screen import looks
from game.screen.intents import Intent, Press
from game.screen.layout import Box
from game.screen.looks import Fill, Icon, Look, Ring
from game.screen.page import Button, Page, panel
from game.screen.probes import ThisMachine, play_tone
from game.screen.scenes.base import Scene, Shortcut
from game.screen.semantics import Node, Role
from game.screen.stage import BODY, SMALL, TITLE, Stage
from game.screen.text import Weight, block, fitted
from game.screen.theme import Colour

if TYPE_CHECKING:
    from game.screen.app import App

_ICONS = {Level.OK: "check", Level.ATTENTION: "alert-triangle", Level.PROBLEM: "x"}
_ORDER = (Level.PROBLEM, Level.ATTENTION, Level.OK)


class RoomScene(Scene):
    """What stands in the way comes first. Nothing here keeps anybody from beginning."""

    choosing = True

    def __init__(self, app: "App", machine: Machine | None = None) -> None:
        super().__init__(app)
        self.page = 0
        self.pages = 1
        self._machine = machine or ThisMachine(app.home.machine)
        self._results: list[Result] = []
        self._speed: Result | None = None
        self._check()

    def _check(self) -> None:
        """Checks everything; the speed needs a second, and comes when it is there."""
        app = self.app
        checks = Preflight(self.words, app.home, app.settings, self._machine, app.keys.problems)
        self._results, self._speed = checks.quick(), None

        def measuring() -> None:
            self._speed = checks.speed()
            app.changed()

        self._measuring = threading.Thread(target=measuring, name="pace", daemon=True)
        self._measuring.start()

    def wait(self) -> None:
        """Waits until the speed is known."""
        self._measuring.join()

    def results(self) -> list[Result]:
        """Returns what is known, the worst first."""
        known = [*self._results, *([self._speed] if self._speed is not None else [])]
        return sorted(known, key=lambda result: _ORDER.index(result.level))

    def letters(self) -> Mapping[str, str]:
        return {"v": "again", "t": "picture", "o": "tone", "s": "more"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        return (
            Shortcut("V", say("check again")),
            Shortcut("T", say("test picture")),
            Shortcut("O", say("test sound")),
            *((Shortcut("S", say("more")),) if self.pages > 1 else ()),
        )

    def escape(self) -> None:
        from game.screen.scenes.home import HomeScene

        self.app.go(HomeScene(self.app))

    def press(self, node_id: str) -> None:
        if node_id == "next":
            self.escape()
        elif node_id == "again":
            self._check()
            self.app.tell(self.words.say("Checked again."))
        elif node_id == "picture":
            self.app.go(PictureScene(self.app, self))
        elif node_id == "more":
            self.page = (self.page + 1) % self.pages
        elif node_id == "tone":
            self._play()

    def _play(self) -> None:
        say = self.words.say
        if play_tone():
            self.app.tell(say("A short soft tone is played. Do you hear it?"))
        else:
            self.app.tell(say("No loudspeaker was found: the game plays in silence."))

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Check the room"))
        page.header("Atouts")
        if self._speed is None:
            page.note(say("The speed is being measured…"))
        page.title(self._summary())
        rows = [_Row(stage, result) for result in self.results()]
        pages = _in_pages(rows, stage.frame.content.h, stage.u(1))
        self.pages, y = len(pages), stage.frame.content.y
        self.page = min(self.page, self.pages - 1)
        for row in pages[self.page]:
            page.add(row.node(y))
            y += row.height + stage.u(1)
        buttons = [
            Button("again", say("Check again"), "V", short=say("Again")),
            Button("tone", say("Test sound"), "O", short=say("Sound")),
            Button("picture", say("Test picture"), "T", short=say("Picture")),
            Button("next", say("Done"), say("Enter"), primary=True),
        ]
        if self.pages > 1:
            buttons.insert(0, Button("more", say("More"), "S"))
        page.footer(buttons)
        return page.tree()

    def _summary(self) -> str:
        say = self.words.say
        return {
            Level.OK: say("The room is ready"),
            Level.ATTENTION: say("You can begin; something is to be looked at"),
            Level.PROBLEM: say("Something is to be mended"),
        }[worst(self.results())]


class _Row:
    """One result: its sign, its word, its sentence, and what to do below it."""

    def __init__(self, stage: Stage, result: Result) -> None:
        self.stage, self.result = stage, result
        content, pad = stage.frame.content, stage.u(1.2)
        self.side = stage.u(4)
        self.x = content.x + pad + self.side + pad
        width = content.right - pad - self.x
        sizes = stage.sizes(SMALL)
        name = stage.words.say(NAMES[result.code])
        level = stage.words.say(LEVELS[result.level])
        self.title = stage.words.say("{name}: {level}", name=name, level=level)
        self.name = block(self.title, width, sizes, Weight.TITLE, lines=1)
        left = width - self.name.width - stage.u(1.6)
        self.said = fitted(result.sentence, left, sizes, lines=2)
        self.below = not _short_enough(self.said.width, left) or len(self.said.lines) > 1
        if self.below:
            self.said = fitted(result.sentence, width, sizes, lines=2)
        self.advice = fitted(result.advice, width, sizes, lines=2) if result.advice else None
        used = self.name.height + (self.said.height if self.below else 0)
        used += self.advice.height if self.advice is not None else 0
        self.height = used + 2 * stage.u(0.8)

    def node(self, y: int) -> Node:
        stage, result, theme = self.stage, self.result, self.stage.theme
        content = stage.frame.content
        box = Box(content.x, y, content.w, self.height)
        top = y + stage.u(0.8)
        icon = Box(content.x + stage.u(1.2), top, self.side, self.side)
        drawn: list[Look] = [] if result.level is Level.OK else [panel(stage, box)]
        drawn += [*_sign(stage, result.level, icon), looks.Text(self.name, self.x, top, theme.ink)]
        if self.below:
            top += self.name.height
            drawn.append(looks.Text(self.said, self.x, top, theme.ink))
        else:
            right = self.x + self.name.width + stage.u(1.6)
            drawn.append(looks.Text(self.said, right, top, theme.ink))
        top += self.said.height
        if self.advice is not None:
            drawn.append(looks.Text(self.advice, self.x, top, theme.ink_soft))
        value = f"{result.sentence} {result.advice}".strip()
        return Node(
            Role.ITEM, self.title, box, id=f"check-{result.code}", value=value, looks=tuple(drawn)
        )


def _sign(stage: Stage, level: Level, box: Box) -> list[Look]:
    """Returns a tick, a warning or a cross: green, amber or red, and of three shapes."""
    theme = stage.theme
    fill, ink, round_px = {
        Level.OK: (theme.action, theme.on_action, box.w // 2),
        Level.ATTENTION: (*_fill_of(stage, Shape.TRIANGLE), stage.u(1)),
        Level.PROBLEM: (*_fill_of(stage, Shape.SQUARE), 0),
    }[level]
    return [Fill(box, fill, round_px), Icon(_ICONS[level], box.inset(stage.u(0.5)), ink, 2.6)]


def _fill_of(stage: Stage, shape: Shape) -> tuple[Colour, Colour]:
    colours = stage.theme.dimensions[shape]
    return colours.fill, colours.on_fill


def _short_enough(width: int, room: int) -> bool:
    return 0 < width <= room


def _in_pages(rows: Sequence[_Row], height: int, gap: int) -> list[list[_Row]]:
    """Returns the rows page by page, each as high as there is room."""
    pages: list[list[_Row]] = [[]]
    used = 0
    for row in rows:
        if pages[-1] and used + row.height > height:
            pages.append([])
            used = 0
        pages[-1].append(row)
        used += row.height + gap
    return pages


class PictureScene(Scene):
    """Lines at the very edge, letters of three sizes, greys: what a projector cuts or washes out.

    Any key goes back.
    """

    def __init__(self, app: "App", back: RoomScene) -> None:
        super().__init__(app)
        self._back = back

    def escape(self) -> None:
        self.app.go(self._back)

    def on(self, intent: Intent) -> None:  # noqa: ARG002 -- whatever it asks for
        self.escape()

    def back(self) -> bool:
        self.escape()
        return True

    def shortcuts(self) -> Sequence[Shortcut]:
        return ()

    def tree(self, stage: Stage) -> Node:
        say, frame, theme = self.words.say, stage.frame, stage.theme
        thick = max(2, stage.u(0.4))
        drawn: list[Look] = [
            Fill(frame.box, None, 0, border=thick, ink=theme.ink),
            *(_corner(stage, x, y) for x in (0, 1) for y in (0, 1)),
            Ring(frame.box.centered(stage.u(84), stage.u(84)), theme.line, thick),
            *_greys(stage),
        ]
        middle = [
            (say("Do you see the four corners?"), TITLE, Weight.TITLE, stage.u(26)),
            (say("Can you read this line from the back?"), BODY, Weight.TEXT, stage.u(38)),
            (say("And this one, the smallest of the game?"), SMALL, Weight.TEXT, stage.u(46)),
            (say("Any key goes back."), SMALL, Weight.STRONG, stage.u(72)),
        ]
        children = []
        for said, size, weight, y in middle:
            sizes = stage.down_to_small(size, 6.4, 5.6, 5) if size > BODY else stage.sizes(size)
            made = fitted(said, stage.u(78), sizes, weight, lines=1)
            text = looks.Text(made, frame.width // 2, y, theme.ink, centered=True)
            children.append(Node(Role.TEXT, said, text.box, looks=(text,)))
        return Node(
            Role.SCENE,
            say("Test picture"),
            frame.box,
            id="back",
            intent=Press("back"),
            looks=tuple(drawn),
            children=tuple(children),
        )


def _corner(stage: Stage, right: int, bottom: int) -> Look:
    side = stage.u(6)
    x = right * (stage.frame.width - side)
    y = bottom * (stage.frame.height - side)
    return Fill(Box(x, y, side, side), stage.theme.action)


def _greys(stage: Stage) -> list[Look]:
    """Returns steps from black to white: a tired projector shows fewer than nine."""
    area = stage.frame.box.centered(stage.u(72), stage.u(8)).moved(0, stage.u(17))
    steps = 9
    return [
        Fill(cell, (shade, shade, shade, 255))
        for cell, shade in zip(
            area.columns(steps, 0),
            (round(255 * n / (steps - 1)) for n in range(steps)),
            strict=True,
        )
    ]
