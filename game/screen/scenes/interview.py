"""The interviews: time to prepare, then each pitch with its job, its skills and its timer."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.content.models import JobCard, Kit, SkillCard
from game.rules import (
    EndPreparation,
    PassTurn,
    SeatId,
    Talk,
    next_command,
)
from game.rules.rounds import awaited_pitches
from game.screen import looks
from game.screen.cards import alike
from game.screen.job_cards import job_card
from game.screen.layout import Box
from game.screen.looks import Look, Token
from game.screen.page import Button, Page, fits, panel, text_node
from game.screen.scenes.base import Shortcut
from game.screen.scenes.illustrated import mark_shortcuts, press_digit, press_mark, with_marks
from game.screen.scenes.timed import TimedScene, timed_buttons
from game.screen.scenes.words import (
    NOTE,
    NOTE_LETTERS,
    note_button,
    note_shortcuts,
    note_words,
)
from game.screen.semantics import Node, Role
from game.screen.stage import LEAD, SMALL, SPEAKER, Stage
from game.screen.strips import strip
from game.screen.text import Weight, block, fitted, line_height

if TYPE_CHECKING:
    from game.screen.app import App


class PreparationScene(TimedScene):
    """Everybody prepares: the cards, and one thing to do."""

    note_key = "interview"

    def press(self, node_id: str) -> None:
        if node_id == "next":
            self.do(EndPreparation())
        else:
            super().press(node_id)

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Preparation"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 1)
        frame = stage.frame
        top = Box(frame.margin, stage.u(10), frame.header.w, stage.u(14))
        timer = self.timer_node(stage, top, 0)
        width = top.w - (timer.box.w + stage.u(3) if timer is not None else 0)
        page.add(
            text_node(
                stage,
                say("Prepare an example"),
                top._replace(w=width),
                stage.sizes(SPEAKER, 7.6, 6.4, 5.4, LEAD, SMALL),
                weight=Weight.TITLE,
                role=Role.HEADING,
                middle=True,
                node_id="title",
                lines=2,
            )
        )
        if timer is not None:
            page.add(timer)
        bar = self.bar(stage, Box(frame.margin, stage.u(25.5), frame.header.w, stage.u(1)))
        if bar is not None:
            page.add(bar)
        area = Box(frame.margin, stage.u(30), frame.header.w, stage.u(45.5))
        skills = self.table_skills()
        page.add(*_strips(stage, self.kit, skills, area))
        page.footer(
            timed_buttons(self, say("First interview"), say("Interviews")),
            hint=say("Think of a real situation.") if frame.wide else "",
        )
        return page.tree()


class InterviewScene(TimedScene):
    """One person, one job, the cards, and the time."""

    note_key = "interview"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.starters = False

    def letters(self) -> Mapping[str, str]:
        return {**super().letters(), **NOTE_LETTERS, "s": "starters", "x": "pass"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        starters = (Shortcut("S", say("sentences to begin with")),)
        passing = (Shortcut("X", say("pass: it costs nothing")),)
        marks = () if self.starters else mark_shortcuts(self)
        helps = starters if self.kit.scenario.starters else ()
        return (*super().shortcuts(), *marks, *note_shortcuts(self), *helps, *passing)

    def digit(self, value: int) -> None:
        """Taps a skill card, where the cards are shown."""
        if not self.starters:
            press_digit(self, value)

    def seat(self) -> SeatId | None:
        """Returns who speaks, or who speaks next."""
        talks = self.state.interviews
        waiting = awaited_pitches(self.state)
        return talks.speaker or (waiting[0] if waiting else None)

    def press(self, node_id: str) -> None:
        seat = self.seat()
        if node_id == "starters" and self.kit.scenario.starters:
            self.starters = not self.starters
            self.app.changed()
        elif node_id == "pass" and seat is not None:
            self.do(PassTurn(seat))
        elif node_id == NOTE:
            note_words(self)
        elif node_id == "next":
            command = next_command(self.state)
            if command is not None:
                self.do(command)
        elif not press_mark(self, node_id):
            super().press(node_id)

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Interview"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 1)
        seat = self.seat()
        if seat is None:
            return self._nobody(page)
        frame = stage.frame
        job = self.job(self.state.interviews.jobs[seat])
        aside = round(frame.header.w * 0.325) + stage.u(4.5)
        x = frame.margin + (aside if frame.wide else 0)
        top = Box(x, stage.u(10), frame.width - frame.margin - x, stage.u(14.5))
        self._speaker(stage, page, seat, top)
        bar = self.bar(stage, Box(top.x, stage.u(26), top.w, stage.u(1)))
        if bar is not None:
            page.add(bar)
        page.add(*self._card_and_skills(stage, job, seat, top))
        page.add(*note_button(self, stage))
        self._foot(stage, page, seat)
        return page.tree()

    def _card_and_skills(self, stage: Stage, job: JobCard, seat: SeatId, top: Box) -> list[Node]:
        """Returns the job, and beside it the skills or the sentences to begin with.

        In a narrow window the card grows broader where its name would not fit; sentences that
        do not fit beside it take its place.
        """
        frame, low = stage.frame, Box(top.x, stage.u(29.5), top.w, stage.u(46))
        if frame.wide:
            width = round(frame.header.w * 0.325)
            card = job_card(stage, job, Box(frame.margin, stage.u(10.6), width, stage.u(65)))
            beside = self._beside(stage, seat, low)
        else:
            for share in (0.36, 0.44):
                place = low._replace(w=round(low.w * share))
                left = place.right + stage.u(2.5)
                card = job_card(stage, job, place)
                beside = self._beside(stage, seat, low._replace(x=left, w=low.right - left))
                if fits([card]):
                    break
        if self.starters and not fits(beside):
            return self._beside(stage, seat, low._replace(x=frame.margin, w=frame.header.w))
        return [card, *beside]

    def _speaker(self, stage: Stage, page: Page, seat: SeatId, top: Box) -> None:
        talks, timings = self.state.interviews, self.rules.timings
        idle = timings.pitch_s if talks.talk is Talk.READY and self.rules.timed else 0
        timer = self.timer_node(stage, top, idle)
        width = top.w - (timer.box.w + stage.u(3) if timer is not None else 0)
        side = stage.u(10)
        token = Box(top.x, top.y + (top.h - side) // 2, side, side)
        room = width - side - stage.u(3)
        sizes = stage.sizes(SPEAKER, 8, 7, 6, 5, LEAD)
        asks = talks.talk is Talk.QUESTIONS
        under_height = line_height(stage.sizes(SMALL)[0], Weight.TEXT) if asks else 0
        height = top.h - under_height
        name = fitted(self.name(seat), room, sizes, Weight.TITLE, height, 2)
        y = top.y + (top.h - name.height) // 2
        text = looks.Text(name, token.right + stage.u(3), y, stage.theme.ink)
        box = Box(top.x, top.y, width, top.h)
        value = self.words.say("questions") if asks else ""
        if value:
            small = block(value, room, stage.sizes(SMALL), lines=1)
            text = looks.Text(name, text.x, top.y, stage.theme.ink)
            under = looks.Text(small, text.x, top.y + name.height, stage.theme.ink_soft)
            drawn: tuple[Look, ...] = (Token(self.token(seat), token), text, under)
        else:
            drawn = (Token(self.token(seat), token), text)
        page.add(Node(Role.HEADING, self.name(seat), box, id="title", value=value, looks=drawn))
        if timer is not None:
            page.add(timer)

    def _beside(self, stage: Stage, seat: SeatId, area: Box) -> list[Node]:
        """Returns the skills on the table, or sentences to begin with."""
        if self.starters:
            rows = area.rows(max(3, len(self.kit.scenario.starters)), stage.u(2))
            return [
                Node(
                    Role.TEXT,
                    starter,
                    box,
                    looks=(panel(stage, box), *_starter(stage, starter, box)),
                )
                for starter, box in zip(self.kit.scenario.starters, rows, strict=False)
            ]
        strips = _strips(stage, self.kit, self.table_skills(), area)
        return with_marks(self, stage, strips, seat)

    def _foot(self, stage: Stage, page: Page, seat: SeatId) -> None:
        say, talks, name = self.words.say, self.state.interviews, self.name(seat)
        if talks.talk is Talk.READY:
            label, short = say("Begin"), say("Begin")
        elif talks.talk is Talk.PITCH and self.rules.timings.questions_s:
            label, short = say("Questions"), say("Questions")
        else:
            label, short = say("Thank you, {name}", name=name), say("Thank you")
        buttons = timed_buttons(self, label, short)
        if self.kit.scenario.starters and (stage.frame.wide or len(buttons) == 1):
            buttons.insert(0, Button("starters", say("Help"), "S"))
        page.footer(buttons)
        free = min((n.box for n in page.nodes if n.role is Role.BUTTON), key=lambda b: b.x)
        room = Box(
            stage.frame.footer.x,
            stage.frame.footer.y,
            free.x - stage.u(1.5) - stage.frame.footer.x,
            stage.frame.footer.h,
        )
        page.add(*self._queue(stage, room, seat))

    def _queue(self, stage: Stage, room: Box, seat: SeatId) -> list[Node]:
        """Returns who comes next, as far as there is room."""
        after = [s for s in awaited_pitches(self.state) if s != seat]
        if not after:
            said = self.words.say("Last interview of the round")
            made = block(said, room.w, stage.sizes(SMALL), lines=2)
            y = room.y + (room.h - made.height) // 2
            text = looks.Text(made, room.x, y, stage.theme.ink_soft)
            return [] if made.overflows else [Node(Role.TEXT, said, room, looks=(text,))]
        label = block(self.words.say("Next:"), room.w, stage.sizes(SMALL), Weight.STRONG, lines=1)
        if label.overflows:
            return []
        middle = room.y + room.h // 2
        drawn: list[Look] = [looks.Text(label, room.x, middle - label.height // 2, stage.theme.ink)]
        x = room.x + label.width + stage.u(1.2)
        side = stage.u(5)
        for position, other in enumerate(after):
            if x + side > room.right:
                break
            box = Box(x, middle - side // 2, side, side)
            drawn.append(Token(self.token(other), box))
            x = box.right + stage.u(1)
            if position == 0:
                name = block(
                    self.name(other),
                    room.right - x,
                    stage.sizes(LEAD, SMALL),
                    Weight.STRONG,
                    lines=1,
                )
                if not name.overflows:
                    drawn.append(looks.Text(name, x, middle - name.height // 2, stage.theme.ink))
                    x += name.width + stage.u(1.6)
        if len(drawn) == 1:
            return []
        said = ", ".join(self.name(other) for other in after)
        return [Node(Role.TEXT, self.words.say("Next:"), room, value=said, looks=tuple(drawn))]

    def _nobody(self, page: Page) -> Node:
        """Nobody speaks any more, or nobody took part: the game goes on all the same."""
        say = self.words.say
        heard = self.state.interviews.pitched
        page.title(say("Everybody was heard") if heard else say("Nobody pitches in this round"))
        page.add(*note_button(self, page.stage))
        page.footer([Button("next", say("Go on"), say("Space"), primary=True)])
        return page.tree()


def _strips(stage: Stage, kit: Kit, skills: Sequence[SkillCard], area: Box) -> list[Node]:
    """Returns the skills below each other; four of them in large text need all the height."""
    gap = stage.u(2)
    if len(skills) > 3 and stage.text_size > 100:
        top, gap = stage.u(27.8), stage.u(0.5)
        area = area._replace(y=top, h=stage.frame.content.bottom - top)
    pairs = zip(skills, area.rows(max(3, len(skills)), gap), strict=False)
    return alike(stage, [partial(strip, stage, kit, card, box) for card, box in pairs])


def _starter(stage: Stage, starter: str, box: Box) -> list[Look]:
    icon = Box(box.x + stage.u(2), box.y + (box.h - stage.u(6)) // 2, stage.u(6), stage.u(6))
    x = icon.right + stage.u(2)
    text = block(
        starter, box.right - stage.u(2) - x, stage.sizes(LEAD, 4.3, SMALL), Weight.STRONG, box.h
    )
    y = box.y + (box.h - text.height) // 2
    return [
        looks.Icon("message-2", icon, stage.theme.action),
        looks.Text(text, x, y, stage.theme.ink),
    ]
