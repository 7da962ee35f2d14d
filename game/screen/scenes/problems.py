"""What is wrong with a deck or a scenario, in sentences, and the way to play all the same."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.content.diagnostics import Diagnostic
from game.content.library import DEFAULT_SCENARIO, Library
from game.screen import looks
from game.screen.layout import Box
from game.screen.looks import Fill, Icon, Look
from game.screen.page import Button, Page, panel
from game.screen.scenes.base import Scene, Shortcut
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, Stage
from game.screen.text import Weight, block, fitted

if TYPE_CHECKING:
    from game.screen.app import App


class ProblemScene(Scene):
    """The problems of a file: what, where, what to write. The shipped deck can always be played."""

    def __init__(self, app: "App", path: Path, problems: Sequence[Diagnostic]) -> None:
        super().__init__(app)
        self.path = path
        self.problems = list(problems)
        self.page = 0

    @property
    def per_page(self) -> int:
        """How many problems fit with their advice: large text takes a page for each."""
        return 2 if self.app.stage().text_size == 100 else 1

    def letters(self) -> Mapping[str, str]:
        return {"v": "again", "s": "more"}

    def shortcuts(self) -> Sequence[Shortcut]:
        more = (Shortcut("S", self.words.say("more problems")),)
        return (
            Shortcut("V", self.words.say("check again")),
            *(more if len(self.problems) > self.per_page else ()),
        )

    def escape(self) -> None:
        from game.screen.scenes.home import HomeScene

        self.app.go(HomeScene(self.app))

    def press(self, node_id: str) -> None:
        from game.screen.scenes.start import start_scenario

        if node_id == "again":
            self.app.library = Library(self.app.home.decks)
            start_scenario(self.app, self.path)
            if isinstance(self.app.scene, ProblemScene):
                still = len(self.app.scene.problems)
                words = self.words
                self.app.tell(
                    words.say_n("{n} problem to correct", "{n} problems to correct", still)
                )
        elif node_id == "more":
            self.page = (self.page + 1) % max(1, -(-len(self.problems) // self.per_page))
        elif node_id == "next":
            shipped = self.app.library.find(DEFAULT_SCENARIO)
            if shipped is not None:
                start_scenario(self.app, shipped.path)

    def tree(self, stage: Stage) -> Node:
        say, say_n = self.words.say, self.words.say_n
        count = len(self.problems)
        page = Page(stage, say("Problems"))
        page.header(self.path.name)
        page.title(say_n("{n} problem to correct", "{n} problems to correct", count))
        start = self.page * self.per_page
        shown = self.problems[start : start + self.per_page]
        for problem, box in zip(
            shown, stage.frame.content.rows(self.per_page, stage.u(3)), strict=False
        ):
            page.add(_problem(stage, problem, box))
        buttons = [Button("again", say("Check again"), "V")]
        if count > self.per_page:
            buttons.insert(0, Button("more", say("More"), "S"))
        label, short = say("Play the shipped deck"), say("Shipped deck")
        buttons.append(Button("next", label, say("Enter"), primary=True, short=short))
        page.footer(buttons)
        return page.tree()


def _problem(stage: Stage, problem: Diagnostic, box: Box) -> Node:
    words, theme, pad = stage.words, stage.theme, stage.u(2.4)
    inner = box.inset(pad, stage.u(1.6))
    said = block(
        problem.message(words), inner.w, stage.sizes(LEAD, 4.3, SMALL), Weight.TITLE, lines=2
    )
    if said.overflows:
        said = fitted(problem.message(words), inner.w, stage.sizes(SMALL), Weight.TITLE, inner.h)
    place = words.say("line {n}", n=problem.line)
    where = f"{problem.file.name}, {place}"
    found = problem.excerpt.strip()
    quoted = block(
        f"{where}:  {found}" if found else where, inner.w - 2 * pad, stage.sizes(SMALL), lines=1
    )
    if quoted.overflows:
        quoted = block(where, inner.w - 2 * pad, stage.sizes(SMALL), lines=1)
    y = inner.y
    drawn: list[Look] = [panel(stage, box), looks.Text(said, inner.x, y, theme.ink)]
    y += said.height + stage.u(1)
    strip = Box(inner.x, y, inner.w, quoted.height + 2 * stage.u(0.8))
    if strip.bottom <= inner.bottom:
        drawn.append(Fill(strip, theme.table, stage.u(0.8)))
        drawn.append(looks.Text(quoted, strip.x + pad, strip.y + stage.u(0.8), theme.ink_soft))
    y = strip.bottom + stage.u(1)
    hint = problem.hint(words)
    advice = block(hint, inner.w - stage.u(5), stage.sizes(SMALL), height=inner.bottom - y)
    if hint and not advice.overflows:
        arrow = Box(inner.x, y, stage.u(3.4), advice.line_height)
        drawn.append(Icon("arrow-right", arrow, theme.action))
        drawn.append(looks.Text(advice, inner.x + stage.u(5), y, theme.ink))
    value = f"{where}. {hint}"
    return Node(Role.TEXT, problem.message(words), box, value=value, looks=tuple(drawn))
