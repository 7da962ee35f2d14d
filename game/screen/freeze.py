"""The room's picture, kept as it is while the facilitator moves about on the other display."""

import pygame

from game.screen import looks
from game.screen.layout import Box
from game.screen.looks import Fill
from game.screen.semantics import Node, Role
from game.screen.stage import HINT, Stage
from game.screen.text import Weight, block, fitted

FROZEN = "frozen"


class Freeze:
    """Keeps one picture and puts it on the room's surface again, whatever happens behind it."""

    def __init__(self) -> None:
        self._picture: pygame.Surface | None = None

    def __bool__(self) -> bool:
        return self._picture is not None

    def keep(self, surface: pygame.Surface) -> None:
        """Keeps what a surface shows now."""
        self._picture = surface.copy()

    def thaw(self) -> bool:
        """Lets the picture go; returns whether there was one."""
        was, self._picture = self._picture, None
        return was is not None

    def show(self, surface: pygame.Surface) -> None:
        """Puts the picture on a surface, pixel for pixel, or as large as it fits another size."""
        if self._picture is not None:
            fit(self._picture, surface)


def fit(picture: pygame.Surface, surface: pygame.Surface) -> None:
    """Draws the whole of a picture as large as a surface has room for it."""
    (width, height), (room_w, room_h) = picture.get_size(), surface.get_size()
    if (width, height) == (room_w, room_h):
        surface.blit(picture, (0, 0))
        return
    scale = min(room_w / width, room_h / height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    surface.fill((0, 0, 0))
    shown = pygame.transform.smoothscale(picture, size)
    surface.blit(shown, ((room_w - size[0]) // 2, (room_h - size[1]) // 2))


def frozen_mark(stage: Stage) -> Node:
    """Returns what says, where the room does not look, that the room sees an older picture."""
    say, frame, pad = stage.words.say, stage.frame, stage.u(2)
    said, key = say("The room sees a frozen picture."), stage.cap("F")
    does = say("{key} ends it.", key=key) if key else ""
    size, room = (frame.percent(HINT),), round(frame.width * 0.52)
    made = block(f"{said} {does}".strip(), room, size, Weight.TITLE, lines=1)
    if made.overflows:
        made = fitted(said, room, size, Weight.TITLE, lines=1)
    top = frame.footer.bottom + stage.u(0.6)
    width = made.width + 2 * pad
    box = Box(frame.width - frame.margin - width, top, width, frame.height - top)
    fill = Fill(box, stage.theme.action)
    y = box.center[1] - made.height // 2
    text = looks.Text(made, box.x + pad, y, stage.theme.on_action, hint=True)
    return Node(Role.STATUS, said, box, id=FROZEN, looks=(fill, text))
