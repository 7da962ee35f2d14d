"""One line of text to type: a name, a place, key words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.screen import looks
from game.screen.layout import Box
from game.screen.page import Button, Page, panel, text_node
from game.screen.scenes.base import Scene
from game.screen.semantics import Node, Role
from game.screen.stage import BODY, LEAD, SMALL, TITLE, Stage
from game.screen.text import Weight, block, clean

if TYPE_CHECKING:
    from game.screen.app import App


class TextScene(Scene):
    """One line of text to type; Enter keeps it, Esc does not."""

    typing = True

    def __init__(
        self,
        app: "App",
        title: Callable[[], str],
        text: str,
        longest: int,
        keep: Callable[[str], None],
    ) -> None:
        super().__init__(app)
        self.title, self.text, self.longest, self.keep = title, text, longest, keep

    def escape(self) -> None:
        self.app.follow_table()

    def typed(self, text: str) -> None:
        self.text = clean((self.text + text).replace("\n", " ")).lstrip()[: self.longest]
        self.app.changed()

    def erase(self) -> None:
        self.text = self.text[:-1]

    def press(self, node_id: str) -> None:
        if node_id == "next":
            self.keep(self.text.strip())
        elif node_id == "back":
            self.escape()

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, self.title())
        page.header("Atouts")
        page.title(self.title())
        content = stage.frame.content
        box = Box(content.x, content.y + stage.u(6), content.w, stage.u(14))
        shown = f"{self.text}|"
        text = block(
            shown, box.w - stage.u(6), stage.sizes(TITLE, 5.6, LEAD, SMALL), Weight.STRONG, lines=1
        )
        y = box.center[1] - text.height // 2
        page.add(
            Node(
                Role.FIELD,
                self.title(),
                box,
                id="field",
                value=self.text,
                looks=(panel(stage, box), looks.Text(text, box.x + stage.u(3), y, stage.theme.ink)),
            )
        )
        below = Box(content.x, box.bottom + stage.u(4), content.w, stage.u(20))
        said = say("It stays on this computer. An empty line erases it.")
        page.add(text_node(stage, said, below, stage.sizes(BODY, SMALL), ink=stage.theme.ink_soft))
        page.footer(
            [
                Button("back", say("Cancel"), say("Esc")),
                Button("next", say("Keep"), say("Enter"), primary=True),
            ]
        )
        return page.tree(menu=False)
