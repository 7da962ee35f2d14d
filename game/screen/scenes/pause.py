"""The pause: everything waits, the room rests, and one key goes on."""

from collections.abc import Sequence

from game.screen.control import turn_pause
from game.screen.layout import Box
from game.screen.looks import Icon
from game.screen.page import Button, Page, text_node
from game.screen.scenes.base import Scene, Shortcut
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, SPEAKER, TITLE, Stage
from game.screen.text import Weight


class PauseScene(Scene):
    """Lies over the scene that was on, which keeps what was chosen on it."""

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("P", self.words.say("end the pause")),)

    def press(self, node_id: str) -> None:
        if node_id == "next":
            turn_pause(self.app)

    def back(self) -> bool:
        """Does not look back: the room rests."""
        return True

    def tree(self, stage: Stage) -> Node:
        say, frame = self.words.say, stage.frame
        page = Page(stage, say("Pause"))
        page.header("Atouts")
        side = stage.u(20)
        cup = Box(frame.box.center[0] - side // 2, stage.u(14), side, side)
        page.background.append(Icon("coffee", cup, stage.theme.ink_soft))
        band = Box(frame.margin, stage.u(38), frame.header.w, stage.u(15))
        sizes = stage.sizes(SPEAKER + 4, SPEAKER, TITLE)
        page.add(
            text_node(
                stage,
                say("Pause"),
                band,
                sizes,
                weight=Weight.TITLE,
                role=Role.HEADING,
                centered=True,
                middle=True,
                node_id="title",
                lines=1,
            ),
            text_node(
                stage,
                say("The game waits, and its time too."),
                band._replace(y=band.bottom + stage.u(1.5), h=stage.u(16)),
                stage.sizes(5.6, LEAD, SMALL),
                ink=stage.theme.ink_soft,
                centered=True,
                lines=3,
            ),
        )
        page.footer([Button("next", say("End the pause"), say("Space"), primary=True)])
        return page.tree()
