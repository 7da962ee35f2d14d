"""What the facilitator knows, in small, while a key is held on the one display that there is.

The room sees it too: it has nothing private, gives nothing of a result away, and leaves three
quarters of the picture free. It is on no tree that is read aloud.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.rules import Step
from game.screen import looks
from game.screen.layout import Box
from game.screen.looks import Fill, Shadow
from game.screen.presenter.pieces import LEAST, SMALL, near
from game.screen.presenter.view import Briefing, briefing
from game.screen.semantics import Node, Role
from game.screen.stage import Stage
from game.screen.text import Block, Weight, block
from game.screen.theme import Colour

if TYPE_CHECKING:
    from game.screen.app import App

MOST_AREA = 0.25
"""The share of the picture that it may cover, its shadow apart."""
_AREA = 0.245
_SIZES = (2.8, 2.6, SMALL, 2.2, LEAST)


class Overlay:
    """The held key. Each time it is pressed it shows the next page of notes, if there are more."""

    def __init__(self, app: "App") -> None:
        self._app = app
        self.held = False
        self._page = 0
        self._notes: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """False over a curtain or a ballot, outside a workshop, and beside a second display."""
        app = self._app
        alone = app.windows.private() is None
        return alone and app.sitting is not None and not app.scene.private

    @property
    def shown(self) -> bool:
        """Returns whether it lies over the room's picture now."""
        app = self._app
        return self.held and self.allowed and not (app.black or app.past.looking)

    def hold(self) -> None:
        """Shows it until the key is released; where it may not be seen, says so."""
        app = self._app
        if not self.allowed:
            app.tell(app.words.say("That is not possible at this step."))
        elif not self.held:
            self.held = True
            app.changed()

    def release(self) -> None:
        """Takes it away."""
        if self.held:
            self.held = False
            self._page += 1
            self._app.changed()

    def tree(self, stage: Stage) -> Node | None:
        """Returns it as a part of the screen, while it is shown."""
        if not self.shown:
            return None
        known = briefing(self._app)
        if known.notes != self._notes:
            self._notes, self._page = known.notes, 0
        return overlay(near(stage), known, self._page, listed=not self._debriefing())

    def _debriefing(self) -> bool:
        sitting = self._app.sitting
        return sitting is not None and sitting.workshop.state.step is Step.DEBRIEFING


def overlay(stage: Stage, known: Briefing, page: int, *, listed: bool) -> Node:
    """Returns the overlay with all its texts, at the largest size at which all of them fit.

    `listed` is False in the debriefing: the room does not read who still waits for a sign.
    """
    frame = stage.frame
    pad = stage.u(2)
    width = min(stage.u(68), round(frame.width * 0.47))
    most = int(frame.width * frame.height * _AREA / width)
    inner = width - 2 * pad
    for per_page in _ways(known.notes):
        shown, mark = _page(known.notes, page, per_page)
        for size in _SIZES:
            texts = _texts(stage, known, shown, mark, listed=listed)
            made = _blocks(stage, texts, inner, size)
            height = sum(b.height + stage.u(gap) for b, gap, _ in made) + 2 * pad
            if height <= most:
                return _drawn(stage, texts, made, Box(0, 0, width, height), pad)
    return _drawn(stage, texts, made, Box(0, 0, width, height), pad)


_Text = tuple[str, Weight, float, float, bool]
"""What is said, its weight, how large it is beside the rest, the space before it, soft or not."""


def _ways(notes: Sequence[str]) -> list[int]:
    """Returns how many notes a page may have: all of them, half of them, one."""
    return sorted({len(notes), -(-len(notes) // 2), 1}, reverse=True)


def _page(notes: Sequence[str], page: int, per_page: int) -> tuple[Sequence[str], str]:
    """Returns the notes of a page, and its number where there are several."""
    if len(notes) <= per_page:
        return notes, ""
    count = -(-len(notes) // per_page)
    here = page % count
    return notes[here * per_page : (here + 1) * per_page], f"{here + 1} / {count}"


def _texts(
    stage: Stage, known: Briefing, notes: Sequence[str], page: str, *, listed: bool
) -> list[_Text]:
    say = stage.words.say
    paused = say("paused") if known.paused else ""
    timer = f"{known.timer} ({paused})" if paused else known.timer
    texts: list[_Text] = [
        ("    ".join(text for text in (known.clock, timer) if text), Weight.TITLE, 1.15, 0, False)
    ]
    if known.coming:
        coming = say("Next: {what}", what=known.coming)
        texts.append((coming, Weight.TITLE, 1.15, 0.5, False))
    if known.about:
        texts.append((known.about, Weight.TEXT, 1, 0, True))
    people = known.people
    if people is not None and listed:
        waiting = [line.name for line in people.lines if not (line.done or line.away)]
        if any(line.now for line in people.lines):
            order = say("Speaking order: {names}", names=", ".join(waiting))
            texts.append((order, Weight.TEXT, 1, 0.8, False))
        if people.count:
            texts.append((people.count, Weight.STRONG, 1, 0.4, False))
    if people is not None and people.away:
        names = ", ".join(line.name for line in people.away)
        texts.append((say("Away: {names}", names=names), Weight.TEXT, 1, 0.4, False))
    if notes:
        can_say = say("What you can say")
        texts.append((f"{can_say}  {page}".strip(), Weight.STRONG, 1, 1, True))
        texts += [(note, Weight.TEXT, 1, 0.3, False) for note in notes]
    if known.timeline is not None:
        weight = Weight.TITLE if known.timeline.warns else Weight.STRONG
        texts.append((known.timeline.said, weight, 1, 1, False))
    return texts


_Made = tuple[Block, float, Colour]


def _blocks(stage: Stage, texts: Sequence[_Text], width: int, size: float) -> list[_Made]:
    theme = stage.theme
    return [
        (
            block(said, width, stage.sizes(size * larger), weight, cut=True),
            gap,
            theme.ink_soft if soft else theme.ink,
        )
        for said, weight, larger, gap, soft in texts
    ]


def _drawn(stage: Stage, texts: Sequence[_Text], made: Sequence[_Made], box: Box, pad: int) -> Node:
    """Puts the texts below each other on a sheet of paper at the right of the window."""
    frame, theme = stage.frame, stage.theme
    place = box.moved(frame.width - stage.u(3) - box.w, stage.u(8.6))
    border = max(2, stage.u(0.3))
    sheet = Fill(place, theme.card, stage.u(1.6), border=border, ink=theme.ink, shadow=Shadow.EDGE)
    nodes, y = [], place.y + pad
    for (said, *_), (text, gap, ink) in zip(texts, made, strict=True):
        y += stage.u(gap)
        look = looks.Text(text, place.x + pad, y, ink)
        nodes.append(Node(Role.TEXT, said, look.box, looks=(look,)))
        y += text.height
    name = stage.words.say("For the facilitator")
    return Node(Role.STATUS, name, place, id="presenter", looks=(sheet,), children=tuple(nodes))
