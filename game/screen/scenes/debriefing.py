"""The debriefing: six phases of questions, the map of what was played, and the sheet."""

import webbrowser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.content.models import Phase
from game.i18n import N_
from game.rules import EndWorkshop, NoteRecognition, SeatId, ShowScreen, Totals
from game.screen import looks
from game.screen.cards import heading, picture_of
from game.screen.layout import Box
from game.screen.looks import Disc, Icon, Look, Mark, Ring
from game.screen.page import Button, Page, panel, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.between import PointsScene
from game.screen.semantics import Node, Role
from game.screen.skill_cards import dimension_of
from game.screen.stage import BODY, LEAD, QUESTION, SMALL, TITLE, Stage
from game.screen.text import Weight, block
from game.wiring import write_sheets

if TYPE_CHECKING:
    pass

RECOGNISE = "recognise-"
"""What a seat is pressed by that has received a positive sign: on the presenter's window alone."""

PHASES: dict[Phase, str] = {
    Phase.FEELINGS: N_("Feelings"),
    Phase.FACTS: N_("Facts"),
    Phase.LEARNED: N_("Discoveries"),
    Phase.LIFE: N_("In life"),
    Phase.WHAT_IF: N_("What if…"),
    Phase.NEXT: N_("What next"),
}


class DebriefingScene(Play):
    """What both kinds of debriefing screens have: a way forward, back, and to the sheet."""

    note_key = "debriefing"

    def letters(self) -> Mapping[str, str]:
        return {"i": "sheet", "r": "before"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        before = Shortcut("R", say("the question before"))
        return (*((before,) if self.state.screen else ()), Shortcut("I", say("save the sheet")))

    def press(self, node_id: str) -> None:
        if node_id.startswith(RECOGNISE):
            seat = SeatId(node_id.removeprefix(RECOGNISE))
            self.do(NoteRecognition(seat, seat not in self.state.recognised))
        elif node_id == "before" and self.state.screen > 0:
            self.do(ShowScreen(self.state.screen - 1))
        elif node_id == "sheet":
            save_sheet(self)
        elif node_id == "next":
            last = self.state.screen + 1 >= self.state.setup.debriefing_screens
            if last:
                if self.do(EndWorkshop()):
                    save_sheet(self, quietly=True)
            else:
                self.do(ShowScreen(self.state.screen + 1))


def save_sheet(scene: Play, *, quietly: bool = False) -> Path | None:
    """Writes the sheet beside the journal, and says where it is; returns the page."""
    folder = scene.sitting.folder
    if folder is None:
        return None
    try:
        page, _ = write_sheets(scene.sitting.sheet(scene.words.language), folder.path)
    except OSError as error:
        reason = error.strerror or str(error)
        scene.app.tell(scene.words.say("The sheet can't be written: {reason}.", reason=reason))
        return None
    if scene.sitting.rehearsal and not quietly:
        scene.app.tell(scene.words.say("A rehearsal keeps no sheet. Its end shows it once."))
    elif not quietly:
        scene.app.tell(scene.words.say("The sheet is saved: {file}", file=page))
    return page


class QuestionScene(DebriefingScene):
    """One phase: a question, a sentence to begin with, cards to point at, spare questions."""

    @property
    def _points_wait(self) -> bool:
        """True at the first question of a game that ended before its points were shown."""
        early = len(self.state.scored_rounds) < self.state.plan.rounds
        at_end = self.rules.totals is Totals.END and self.view.totals is not None
        return early and at_end and not self.state.screen

    def letters(self) -> Mapping[str, str]:
        return {**super().letters(), **({"t": "points"} if self._points_wait else {})}

    def shortcuts(self) -> Sequence[Shortcut]:
        points = Shortcut("T", self.words.say("see the points"))
        return (*((points,) if self._points_wait else ()), *super().shortcuts())

    def press(self, node_id: str) -> None:
        if node_id == "points" and self._points_wait:
            self.app.go(PointsScene(self.app))
        else:
            super().press(node_id)

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        phases = self.kit.scenario.debriefing
        phase = phases[min(self.state.screen, len(phases) - 1)]
        page = Page(stage, say("Debriefing"))
        self._phases(stage, page)
        frame = stage.frame
        cards = self._worked()
        beside = round(frame.header.w * 0.24) if frame.wide and cards else 0
        width = frame.header.w - beside - (stage.u(4) if beside else 0)
        top = stage.u(11)
        spare = list(phase.questions[1:])
        spare_rows = [block(q, width - stage.u(3.2), stage.sizes(BODY, SMALL)) for q in spare]
        starter = _starter(stage, phase.starter or "", Box(frame.margin, 0, width, 0))
        starter_height = starter.box.h + stage.u(2) if phase.starter else 0
        sizes = stage.sizes(QUESTION, 8, TITLE, 6.2, 5.6, LEAD)
        while True:
            spare_height = sum(b.height + stage.u(1) for b in spare_rows)
            room = stage.u(76) - top - spare_height - starter_height - stage.u(4)
            question = block(phase.questions[0], width, sizes, Weight.TITLE, room)
            if not question.overflows or not spare:
                break
            spare.pop()
            spare_rows.pop()
        page.add(
            Node(
                Role.HEADING,
                phase.questions[0],
                Box(frame.margin, top, width, question.height),
                id="title",
                looks=(looks.Text(question, frame.margin, top, stage.theme.ink),),
            )
        )
        y = top + question.height + stage.u(3)
        if phase.starter:
            starter = _starter(stage, phase.starter, Box(frame.margin, y, width, 0))
            page.add(starter)
            y = starter.box.bottom + stage.u(2.5)
        for text, made in zip(spare, spare_rows, strict=True):
            dot = stage.u(1.2)
            mark = Disc(
                Box(frame.margin, y + round(made.size * 0.6) - dot // 2, dot, dot), stage.theme.line
            )
            said = looks.Text(made, frame.margin + stage.u(3.2), y, stage.theme.ink_soft)
            page.add(Node(Role.TEXT, text, said.box, looks=(mark, said)))
            y += made.height + stage.u(1)
        if beside:
            self._cards_beside(
                stage,
                page,
                Box(frame.width - frame.margin - beside, top, beside, stage.u(76) - top),
            )
        label = say("Next question")
        button = Button("next", label, say("Space"), primary=True, short=say("Next"))
        points = [Button("points", say("The points"), "T")] if self._points_wait else []
        page.footer([*points, button], hint=say("We speak in turn. Anybody can pass."))
        return page.tree()

    def _phases(self, stage: Stage, page: Page) -> None:
        """Shows the phases: done, now, to come. A narrow window names the one of now."""
        box = stage.frame.header
        phases = self.kit.scenario.debriefing
        current = min(self.state.screen, len(phases) - 1)
        size = stage.sizes(SMALL)
        names = [self.words.say(PHASES[p.phase]) for p in phases]
        middle = stage.u(4.2)
        dot = stage.u(1.5)
        widths = [block(n, box.w, size, Weight.TITLE).width for n in names]
        whole = sum(widths) + len(names) * (dot + stage.u(4.6))
        x = box.x
        drawn: list[Look] = []
        for number, name in enumerate(names):
            place = Box(x, middle - dot // 2, dot, dot)
            if number < current:
                drawn.append(Icon("check", place.inset(-stage.u(0.4)), stage.theme.action, 3))
            elif number == current:
                drawn.append(Disc(place, stage.theme.action))
            else:
                drawn.append(Ring(place, stage.theme.line, max(2, stage.u(0.2))))
            x = place.right + stage.u(0.8)
            if whole <= box.w or number == current:
                weight = Weight.TITLE if number == current else Weight.TEXT
                ink = stage.theme.ink if number == current else stage.theme.ink_soft
                label = block(name, box.w, size, weight)
                drawn.append(looks.Text(label, x, middle - round(size[0] * 0.59), ink))
                x += label.width
            x += stage.u(2.4)
        page.add(Node(Role.STATUS, names[current], box, id="phase", looks=tuple(drawn)))

    def _worked(self) -> list[str]:
        """Returns the skills of the game, the latest first, each once."""
        turned = [s for r in self.state.past if r.round.number for s in r.round.skills]
        return list(dict.fromkeys(reversed(turned)))

    def _cards_beside(self, stage: Stage, page: Page, area: Box) -> None:
        """Shows cards to point at: the latest ones, as many as there is room for."""
        cards = {card.id: card for card in self.kit.skills}
        side, y = stage.u(7), area.y
        for skill in self._worked():
            card = cards[skill]
            shape = dimension_of(self.kit, card).shape
            x = area.x + side + stage.u(1.4)
            weights = (Weight.STRONG, Weight.TEXT)
            name = heading(card.name, area.right - x, stage.sizes(SMALL), weights=weights)
            box = Box(area.x, y, area.w, max(side, name.height))
            if box.bottom > area.bottom:
                break
            mark = Box(box.x, box.center[1] - side // 2, side, side)
            drawn: tuple[Look, ...] = (
                Mark(shape, mark, pictogram=picture_of(card)),
                looks.Text(name, x, box.center[1] - name.height // 2, stage.theme.ink),
            )
            page.add(Node(Role.ITEM, card.name, box, looks=drawn))
            y = box.bottom + stage.u(1.8)


def _starter(stage: Stage, starter: str, place: Box) -> Node:
    """Returns a sentence to begin with, as high as it needs."""
    side = stage.u(5.4)
    x = place.x + stage.u(2.4) + side + stage.u(2)
    sizes, width = stage.sizes(LEAD, 4.3, SMALL), place.right - stage.u(2) - x
    text = block(starter, width, sizes, Weight.STRONG, lines=2)
    box = place._replace(h=max(stage.u(10), text.height + stage.u(1)))
    icon = Box(box.x + stage.u(2.4), box.center[1] - side // 2, side, side)
    drawn: tuple[Look, ...] = (
        panel(stage, box),
        Icon("message-2", icon, stage.theme.action),
        looks.Text(text, x, box.center[1] - text.height // 2, stage.theme.ink),
    )
    return Node(Role.TEXT, starter, box, looks=drawn)


class OverScene(Play):
    """The end: thank you, the sheet is here."""

    def letters(self) -> Mapping[str, str]:
        return {"o": "open"}

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("O", self.words.say("open the sheet")),)

    def press(self, node_id: str) -> None:
        if node_id == "next":
            self.app.leave_workshop()
        elif node_id == "open":
            page = save_sheet(self, quietly=True)
            if page is not None:
                open_page(self, page)

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("End"))
        page.header(self.kit.scenario.title)
        page.title(say("Thank you all"))
        content = stage.frame.content
        top, bottom = content.inset(0, stage.u(3)).rows(2, stage.u(3))
        wish = say("Take the sheet, and one point that is yours.")
        sizes = stage.sizes(QUESTION, TITLE, 6, LEAD)
        wished = text_node(stage, wish, top, sizes, weight=Weight.TITLE)
        y = min(bottom.y, wished.looks[0].box.bottom + stage.u(3))
        page.add(wished, self._place(stage, bottom._replace(y=y, h=bottom.bottom - y)))
        page.footer(
            [
                Button("open", say("Open the sheet"), "O", short=say("Sheet")),
                Button("next", say("Home"), say("Enter"), primary=True),
            ]
        )
        return page.tree()

    def _place(self, stage: Stage, box: Box) -> Node:
        """Says where the sheet is: the whole path where there is room, else the folder's name."""
        folder = self.sitting.folder
        sizes = stage.sizes(BODY, SMALL)
        rehearsal = self.sitting.rehearsal
        for where in (str(folder.path), folder.path.name) if folder is not None else ("",):
            said = self.words.say(
                "The sheet is on this computer, and nowhere else: {folder}", folder=where
            )
            if rehearsal:
                said = self.words.say(
                    "This was a rehearsal: look at its sheet now. It goes when you leave."
                )
            made = block(said, box.w, sizes, height=box.h, cut=True)
            if not made.overflows:
                break
        look = looks.Text(made, box.x, box.y, stage.theme.ink_soft)
        return Node(Role.TEXT, said, box, id="folder", looks=(look,))


def open_page(scene: Play, page: Path) -> None:
    """Opens a page in the browser; where there is none, says where it is."""
    if not webbrowser.open(page.resolve().as_uri()):
        scene.app.tell(scene.words.say("The sheet is saved: {file}", file=page))
