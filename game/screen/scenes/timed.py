"""What preparation and interviews share: a timer that shrinks, and the keys that go with it."""

from collections.abc import Mapping, Sequence
from math import cos, pi

from game.i18n.dates import clock_time
from game.rules import ExtendTimer
from game.screen import looks
from game.screen.control import turn_pause
from game.screen.cues import LAST_SECONDS
from game.screen.layout import Box
from game.screen.looks import Fill, Look
from game.screen.page import Button
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.choice import choose_late, late_seats
from game.screen.semantics import Node, Role
from game.screen.stage import TIMER, Stage
from game.screen.text import Weight, block

EXTENSION_S = 30


class TimedScene(Play):
    """A scene with a timer: it shrinks, it never cuts anybody off."""

    def letters(self) -> Mapping[str, str]:
        return {"t": "extend", "j": "late"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        late = (Shortcut("J", say("A seat chooses a job")),) if late_seats(self.state) else ()
        if self.sitting.workshop.timer is None:
            return late
        return (
            *late,
            Shortcut("T", say("{n} seconds more", n=EXTENSION_S)),
        )

    def press(self, node_id: str) -> None:
        if node_id == "pause":
            turn_pause(self.app)
        elif node_id == "extend":
            self.do(ExtendTimer(EXTENSION_S))
        elif node_id == "late" and late_seats(self.state):
            choose_late(self.app)

    def time_left(self) -> tuple[float, float] | None:
        """Returns the seconds left and the share of the time that they are; None if untimed."""
        timer = self.sitting.workshop.timer
        if timer is None:
            return None
        left = timer.left_s(self.sitting.workshop.clock.now_ms())
        return left, max(0.0, min(1.0, left / timer.total_s))

    def timer_node(self, stage: Stage, box: Box, idle_s: int) -> Node | None:
        """Returns the timer at the right of a box; `idle_s` is shown before it runs."""
        left = self.time_left()
        if left is None and not idle_s:
            return None
        seconds = left[0] if left is not None else float(idle_s)
        said = clock_time(seconds)
        made = block(said, box.w, stage.sizes(TIMER, 10, 8), Weight.TITLE, box.h, 1)
        where = Box(
            box.right - made.width, box.y + (box.h - made.height) // 2, made.width, made.height
        )
        text = looks.Text(made, where.x, where.y, stage.theme.ink)
        return Node(Role.TIMER, said, where, id="timer", looks=(text,))

    def bar(self, stage: Stage, box: Box) -> Node | None:
        """Returns the time as a bar that shrinks; once it is over, an empty frame is left.

        In the last ten seconds the bar grows thicker and thinner, once a second: calm, no flash.
        """
        left = self.time_left()
        if left is None:
            return None
        theme, (seconds, share) = stage.theme, left
        thick = round(box.h * (1 + 0.6 * self._urgency(seconds)))
        box = box.centered(box.w, thick)
        radius = thick // 2
        over = seconds <= 0
        border = max(2, stage.u(0.25)) if over else 0
        drawn: list[Look] = [Fill(box, theme.hairline, radius, border=border, ink=theme.ink)]
        width = round(box.w * share)
        if width > 2 * radius:
            drawn.append(Fill(box._replace(w=width), theme.ink, radius))
        said = self.words.say("Time is up.") if over else ""
        return Node(Role.PICTURE, said, box, id="bar", looks=tuple(drawn))

    def _urgency(self, seconds: float) -> float:
        """Returns from 0 to 1 how thick the bar is; without motion it is thick and stays so."""
        if seconds > LAST_SECONDS:
            return 0
        moves = self.app.settings.motion and seconds > 0
        return (1 - cos(2 * pi * seconds)) / 2 if moves else 1


def timed_buttons(scene: TimedScene, label: str, short: str) -> list[Button]:
    """Returns the buttons of a timed scene: pause where a timer runs, and the way on."""
    say = scene.words.say
    buttons = []
    if scene.sitting.workshop.timer is not None:
        buttons.append(Button("pause", say("Pause"), "P"))
    buttons.append(Button("next", label, say("Space"), primary=True, short=short))
    return buttons
