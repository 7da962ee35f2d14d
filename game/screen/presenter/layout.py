"""Lays the presenter's window out: the seats, the room's picture, what comes next, the time."""

from dataclasses import dataclass, replace

from game.screen import looks
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.looks import Fill, Icon, Look
from game.screen.page import Button, button
from game.screen.presenter.people import People
from game.screen.presenter.pieces import (
    BODY,
    LEAD,
    LEAST,
    SIZES,
    SMALL,
    bars,
    controls,
    heading,
    near,
    pages_of,
    paragraphs,
    seat_row,
)
from game.screen.presenter.timeline import Timeline
from game.screen.presenter.view import Briefing
from game.screen.semantics import Node, Role
from game.screen.stage import Stage
from game.screen.text import Weight, block, fitted

ROOM, NOTES = "room", "presenter-notes"
"""The ids of the room's picture, and of what turns the page of the notes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How the window is to be: its buttons, the room's shape, what is large, which page."""

    buttons: tuple[Button, ...]
    room: tuple[int, int]
    large: bool
    """True where the facilitator works on the room's screen itself."""
    page: int = 0


def presenter_tree(stage: Stage, known: Briefing, wish: Wish) -> Node:
    """Returns the presenter's window. The room's picture goes where its node `room` is."""
    return _Layout(near(stage), known, wish).tree()


def picture_box(node: Node) -> Box:
    """Returns where the room's picture lies within its frame."""
    frame = node.looks[0]
    return node.box.inset(frame.border) if isinstance(frame, Fill) else node.box


class _Layout:
    """The places of everything, from the left to the right."""

    def __init__(self, stage: Stage, known: Briefing, wish: Wish) -> None:
        self.stage, self.known, self.wish = stage, known, wish
        frame, wide = stage.frame, stage.frame.wide
        u = stage.u
        self.edge = u(4 if wide else 2.6)
        listed = known.people is not None and not wish.large
        aside = max(u(37), min(u(45), round(frame.width * 0.28)))
        self.aside = aside if listed else 0
        left = self.aside + (u(4.4 if wide else 3) if listed else self.edge)
        self.main = Box(left, u(2.6), frame.width - self.edge - left, u(84.4))
        self.footer = Box(left, u(80.4), self.main.w, u(6.2))
        self.nodes: list[Node] = []

    def tree(self) -> Node:
        say = self.stage.words.say
        background: tuple[Look, ...] = ()
        if self.aside and self.known.people is not None:
            place = Box(0, 0, self.aside, self.stage.frame.height)
            background = (Fill(place, self.stage.theme.mat),)
            self._seats(self.known.people, place)
        self._header()
        bottom = self._time(self.footer.y - self.stage.u(2.4))
        self._middle(bottom)
        self.nodes += controls(self.stage, self.wish.buttons, self.footer)
        name = say("For the facilitator")
        box = self.stage.frame.box
        return Node(Role.SCENE, name, box, looks=background, children=tuple(self.nodes))

    # --- bands ---------------------------------------------------------------------------

    def _header(self) -> None:
        stage, say = self.stage, self.stage.words.say
        y, right = stage.u(2.6), self.main.right
        clock = block(self.known.clock, self.main.w, stage.sizes(LEAD), Weight.TITLE)
        look = looks.Text(clock, right - clock.width, y, stage.theme.ink)
        self.nodes.append(Node(Role.STATUS, self.known.clock, look.box, id="clock", looks=(look,)))
        x = self.main.x
        if not self.aside:
            title = say("For the facilitator")
            made = fitted(title, self.main.w // 2, stage.sizes(LEAD), Weight.TITLE, lines=1)
            self._line(Role.HEADING, title, looks.Text(made, x, y, stage.theme.ink))
            x += made.width + stage.u(3)
        unseen = say("The room does not see this screen.")
        room = right - clock.width - stage.u(3) - x
        made = block(unseen, max(1, room), stage.sizes(2.6, SMALL, 2.2, LEAST), lines=1)
        if not made.overflows:
            top = y + round((clock.height - made.height) * 0.6)
            self._line(Role.TEXT, unseen, looks.Text(made, x, top, stage.theme.ink_soft))

    def _line(self, role: Role, text: str, look: looks.Text, node_id: str = "") -> None:
        self.nodes.append(Node(role, text, look.box, id=node_id, looks=(look,)))

    def _seats(self, people: People, place: Box) -> None:
        """Lists the seats at the left, with what the list is about and n of m."""
        stage, say = self.stage, self.stage.words.say
        box = place.inset(self.edge, stage.u(2.6))
        title = say("For the facilitator")
        made = fitted(title, box.w, stage.sizes(LEAD, BODY, SMALL), Weight.TITLE, lines=1)
        self._line(Role.HEADING, title, looks.Text(made, box.x, box.y, stage.theme.ink))
        y = stage.u(9.4)
        head = heading(stage, people.heading, Box(box.x, y, box.w, stage.u(4)))
        self.nodes.append(head)
        y = head.box.bottom + stage.u(0.4)
        if people.count:
            sizes = stage.sizes(LEAD, BODY, SMALL, LEAST)
            count = fitted(people.count, box.w, sizes, Weight.TITLE, stage.u(8), 2)
            look = looks.Text(count, box.x, y, stage.theme.ink)
            self._line(Role.STATUS, people.count, look, "count")
            y = look.box.bottom + stage.u(1)
        low = box.bottom
        if people.foot:
            foot = block(people.foot, box.w, stage.sizes(SMALL, 2.2, LEAST))
            low -= foot.height
            self._line(Role.TEXT, people.foot, looks.Text(foot, box.x, low, stage.theme.ink_soft))
            low -= stage.u(1.6)
        pitch = min(stage.u(5.6), (low - y) // max(1, len(people.lines)))
        gap = min(stage.u(0.8), pitch // 8)
        for number, line in enumerate(people.lines):
            row = Box(box.x, y + number * pitch, box.w, pitch - gap)
            self.nodes.append(seat_row(stage, line, row))

    def _time(self, bottom: int) -> int:
        """Shows the workshop's time at the foot of the window; returns where it begins."""
        time, stage = self.known.timeline, self.stage
        if time is None:
            return bottom
        told = self._told(time, bottom)
        if self.wish.large:
            self.nodes += told
            return told[0].box.y - stage.u(1.2)
        top = told[0].box.y - stage.u(1.6)
        # Measured first, then put where it ends above the sentence.
        _, low = bars(stage, time.bars, Box(self.main.x, 0, self.main.w, stage.u(3)))
        y = top - low
        drawn, _ = bars(stage, time.bars, Box(self.main.x, y, self.main.w, stage.u(3)))
        title = stage.words.say("The time of the workshop")
        head = heading(stage, title, Box(self.main.x, 0, self.main.w, stage.u(4)))
        head = head.moved(0, y - stage.u(0.9) - head.box.h)
        self.nodes += [head, *drawn, *told]
        return head.box.y - stage.u(1.6)

    def _told(self, time: Timeline, bottom: int) -> list[Node]:
        """Returns how the time stands, in a line or two; a warning stands on ink."""
        stage, theme = self.stage, self.stage.theme
        side = stage.u(3)
        pad = stage.u(1.2) if time.warns else 0
        x = self.main.x + side + stage.u(1.4) + pad
        width = self.main.right - x - pad
        weight = Weight.STRONG if time.warns else Weight.TEXT
        made = block(time.said, width, stage.sizes(*SIZES), weight, stage.u(8), 2)
        high = made.height + 2 * (stage.u(0.9) if time.warns else 0)
        box = Box(self.main.x, bottom - high, self.main.w, high)
        ink = theme.card if time.warns else theme.ink
        place = Box(box.x + pad, box.center[1] - side // 2, side, side)
        icon = Icon("alert-triangle" if time.warns else "clock", place, ink)
        text = looks.Text(made, x, box.center[1] - made.height // 2, ink)
        ground = (Fill(box, theme.ink, stage.u(1)),) if time.warns else ()
        return [Node(Role.STATUS, time.said, box, id="pace", looks=(*ground, icon, text))]

    def _middle(self, bottom: int) -> None:
        """Puts the room's picture beside what comes next and what can be said."""
        stage, known, wide = self.stage, self.known, self.stage.frame.wide
        top, gap = stage.u(9.4), stage.u(4 if wide else 2.6)
        beside = bool(known.coming or known.notes or known.timer)
        share = 0.27 if self.wish.large else 0.32 if wide else 0.42
        column = round(self.main.w * share) if beside else 0
        left = self.main.w - column - (gap if column else 0)
        box = Box(self.main.x, top, left, bottom - top)
        picture = self._picture(box)
        if column:
            x = picture.right + gap
            # What the picture leaves over of its place is for reading.
            self._beside(Box(x, top, self.main.right - x, bottom - top))

    def _picture(self, box: Box) -> Box:
        stage, say = self.stage, self.stage.words.say
        head = heading(stage, say("What the room sees"), box)
        self.nodes.append(head)
        y = head.box.bottom + stage.u(0.8)
        room = Box(box.x, y, box.w, box.bottom - y)
        across, down = self.wish.room
        border = max(2, stage.u(0.3))
        scale = min((room.w - 2 * border) / across, (room.h - 2 * border) / down)
        width, height = int(across * scale) + 2 * border, int(down * scale) + 2 * border
        x = box.x if self.known.coming else box.x + (box.w - width) // 2
        place = Box(x, y, width, height)
        frame = Fill(place, stage.theme.card, border, border=border, ink=stage.theme.line)
        self.nodes.append(Node(Role.PICTURE, head.name, place, id=ROOM, looks=(frame,)))
        return place

    def _beside(self, box: Box) -> None:
        """Says what comes next, then shows the timer, then the notes in what is left."""
        stage, known, say = self.stage, self.known, self.stage.words.say
        y = box.y
        if known.coming:
            head = heading(stage, say("What comes next"), box)
            sizes = stage.sizes(5, 4.4, 3.8, LEAD, BODY, SMALL)
            title = fitted(known.coming, box.w, sizes, Weight.TITLE, stage.u(10), 2)
            look = looks.Text(title, box.x, head.box.bottom + stage.u(0.2), stage.theme.ink)
            y = look.box.bottom
            self.nodes.append(head)
            self._line(Role.HEADING, known.coming, look, "coming")
        if known.about:
            made = block(known.about, box.w, stage.sizes(2.6, SMALL, 2.2, LEAST))
            look = looks.Text(made, box.x, y + stage.u(0.4), stage.theme.ink_soft)
            self._line(Role.TEXT, known.about, look, "about")
            y = look.box.bottom
        y = self._people_in_short(box, y)
        if known.timer:
            y += stage.u(1.4)
            made = block(known.timer, box.w, stage.sizes(5.6), Weight.TITLE)
            ink = stage.theme.ink_soft if known.paused else stage.theme.ink
            drawn: list[Look] = [looks.Text(made, box.x, y, ink)]
            value = say("paused") if known.paused else ""
            if value:
                state = block(value, box.w, stage.sizes(SMALL))
                x = box.x + made.width + stage.u(1.4)
                low = y + round(made.height * 0.8) - round(state.height * 0.8)
                drawn.append(looks.Text(state, x, low, ink))
            place = Box(box.x, y, box.w, made.height)
            self.nodes.append(
                Node(Role.TIMER, known.timer, place, id="time", value=value, looks=tuple(drawn))
            )
            y += made.height
        if known.notes:
            self._notes(Box(box.x, y + stage.u(1.8), box.w, box.bottom - y - stage.u(1.8)))

    def _people_in_short(self, box: Box, y: int) -> int:
        """Says n of m and who is away where the list of the seats has no place."""
        people, stage = self.known.people, self.stage
        if people is None or self.aside:
            return y
        away = ", ".join(line.name for line in people.away)
        said = [people.count] if people.count else []
        said += [stage.words.say("Away: {names}", names=away)] if away else []
        for text in said:
            made = block(text, box.w, stage.sizes(2.6, SMALL, LEAST), Weight.STRONG, cut=True)
            look = looks.Text(made, box.x, y + stage.u(1), stage.theme.ink)
            self._line(Role.STATUS, text, look)
            y = look.box.bottom
        return y

    def _notes(self, box: Box) -> None:
        """Shows what can be said: all of it, in smaller letters, or page by page."""
        stage, say = self.stage, self.stage.words.say
        head = heading(stage, say("What you can say"), box)
        self.nodes.append(head)
        y = head.box.bottom + stage.u(0.6)
        room = Box(box.x, y, box.w, max(1, box.bottom - y))
        pages = pages_of(stage, self.known.notes, room)
        if len(pages) > 1:
            high = stage.u(5)
            room = room._replace(h=max(1, room.h - high - stage.u(0.8)))
            pages = pages_of(stage, self.known.notes, room)
            page = self.wish.page % len(pages)
            label = say("More ({n} of {m})", n=page + 1, m=len(pages))
            spec = Button(NOTES, label, intent=Press(NOTES), short=say("More"))
            small = replace(stage, frame=replace(stage.frame, height=round(high * 90 / 7.6)))
            more = button(small, spec, Box(room.x, box.bottom - high, room.w, high))
            self.nodes.append(more.moved(room.x - more.box.x, 0))
        shown = pages[self.wish.page % len(pages)]
        drawn = paragraphs(stage, shown, room)
        self.nodes += drawn if drawn is not None else _cramped(stage, shown, room)


def _cramped(stage: Stage, texts: tuple[str, ...], box: Box) -> list[Node]:
    """Returns texts that are too long for the least size and for pages: one block that says so."""
    made = block(" ".join(texts), box.w, stage.sizes(LEAST), height=box.h, cut=True)
    look = looks.Text(made, box.x, box.y, stage.theme.ink)
    return [Node(Role.TEXT, " ".join(texts), box, looks=(look,))]
