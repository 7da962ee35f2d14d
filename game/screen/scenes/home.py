"""The first screen: Enter begins, with the last scenario and the last table."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.content.library import Opened
from game.content.models import Kit, ScenarioFile, Shape
from game.i18n.dates import short_date
from game.rules import SeatAdded, Step
from game.screen import looks
from game.screen.intents import Press
from game.screen.layout import Box
from game.screen.looks import Fill, Look, Mark, Shadow, Turned
from game.screen.page import MENU, Page, key_cap, menu_button
from game.screen.scenes.base import Scene, Shortcut
from game.screen.semantics import Node, Role
from game.screen.skill_cards import skill_card
from game.screen.stage import BODY, CARD_TITLE, SMALL, Stage
from game.screen.text import Weight, block, fitted
from game.storage.home import read
from game.storage.journal import JournalError
from game.storage.people import NAME as PEOPLE
from game.storage.settings import chosen_minutes
from game.wiring import plan_of, read_header, replay

if TYPE_CHECKING:
    from game.screen.app import App

USUAL_SEATS = 6
_STILL_LIFE = ("engagements", "travailler_equipe", "s_adapter")


class HomeScene(Scene):
    """Begin, take up again, choose another scenario, or see the workshops of this machine."""

    choosing = True

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.opened: Opened = app.library.open(app.scenario_path())
        self.unfinished = _unfinished(app)

    def default_focus(self) -> str:
        return "resume" if self.unfinished is not None else "begin"

    def letters(self) -> Mapping[str, str]:
        return {"c": "begin", "r": "resume", "s": "scenarios", "a": "workshops", "m": MENU}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        resume = (Shortcut("R", say("take up again")),)
        return (
            Shortcut("C", say("begin")),
            *(resume if self.unfinished is not None else ()),
            Shortcut("S", say("another scenario")),
            Shortcut("A", say("the workshops")),
            Shortcut("M", say("menu")),
        )

    def press(self, node_id: str) -> None:
        from game.screen.scenes.lists import ScenarioScene, WorkshopScene
        from game.screen.scenes.start import start_scenario, take_up_folder

        if node_id == "begin":
            start_scenario(self.app, self.app.scenario_path())
        elif node_id == "resume" and self.unfinished is not None:
            take_up_folder(self.app, self.unfinished[0])
        elif node_id == "scenarios":
            self.app.go(ScenarioScene(self.app))
        elif node_id == "workshops":
            self.app.go(WorkshopScene(self.app))
        elif node_id == MENU:
            self.app.open_menu()

    def reword(self) -> None:
        self.unfinished = _unfinished(self.app)

    def tree(self, stage: Stage) -> Node:
        page = Page(stage, self.words.say("Home"))
        frame, theme, say = stage.frame, stage.theme, self.words.say
        left = Box(frame.margin, stage.u(6), _left_width(stage), frame.height)
        if left.right < frame.width - frame.margin:
            edge = round(frame.width * (0.675 if frame.wide else 0.735))
            page.background.append(Fill(Box(edge, 0, frame.width - edge, frame.height), theme.mat))
            if self.opened.kit is not None:
                page.background += _still_life(stage, self.opened.kit, left.right)
        side = stage.u(5.2)
        for number, dimension in enumerate(_dimension_shapes(self.opened)):
            place = Box(left.x + number * stage.u(7), left.y, side, side)
            page.background.append(Mark(dimension, place))
        name = block("Atouts", left.w, stage.sizes(12.5), Weight.TITLE)
        page.add(
            Node(
                Role.HEADING,
                "Atouts",
                Box(left.x, stage.u(13), left.w, name.height),
                looks=(looks.Text(name, left.x, stage.u(13), theme.ink),),
            )
        )
        line = fitted(
            say("Your job, three cards, one minute."),
            left.w,
            stage.sizes(BODY, 4.2, SMALL),
            lines=2,
        )
        y = stage.u(13) + name.height + stage.u(0.6)
        choices = self._choices()
        foot = fitted(
            say("Inspired by “Chasseur de job” (2019)"), left.w, stage.sizes(SMALL), lines=2
        )
        credit = looks.Text(foot, left.x, stage.u(86.8) - foot.height, theme.ink_soft)
        foot_y, gap = min(stage.u(79.5), credit.y - stage.u(1)), stage.u(2)
        top = max(stage.u(33 if len(choices) < 4 else 31.5), y + line.height + stage.u(1.4))
        cap = max(key_cap(stage, key, 0, 0, theme.ink)[1] for *_, key in choices)
        room = left.w - 2 * stage.u(2.6) - cap - stage.u(1)
        small = stage.sizes(SMALL)
        told = max(min(2, len(block(detail, room, small).lines)) for _, _, detail, _ in choices)
        least = stage.line(Weight.TITLE) + told * stage.line() + stage.u(0.6)
        if foot_y - top >= len(choices) * (least + gap) - gap:
            text = say("Your job, three cards, one minute.")
            where, said = Box(left.x, y, left.w, line.height), (line, left.x, y, theme.ink_soft)
            page.add(Node(Role.TEXT, text, where, looks=(looks.Text(*said),)))
        else:
            top, gap = y + stage.u(1), stage.u(1.2)
        rows = Box(left.x, top, left.w, foot_y - top).rows(len(choices), gap)
        for row, (node_id, label, detail, key) in zip(rows, choices, strict=True):
            page.add(self._choice(stage, row, node_id, label, detail, key))
        page.add(Node(Role.TEXT, " ".join(foot.lines), credit.box, looks=(credit,)))
        page.add(menu_button(stage, MENU))
        return page.tree(menu=False)

    def _choices(self) -> list[tuple[str, str, str, str]]:
        say, say_n = self.words.say, self.words.say_n
        choices = []
        if self.unfinished is not None:
            key = "R" if self.focused() != "resume" else say("Enter")
            choices.append(("resume", say("Take up again"), self.unfinished[1], key))
        key = say("Enter") if self.unfinished is None else "C"
        choices.append(("begin", say("Begin"), self._plan(), key))
        scenarios = len(self.app.library.scenarios())
        decks = len(self.app.library.decks())
        detail = say_n("{n} scenario ready", "{n} scenarios ready", scenarios)
        if decks:
            detail += ", " + say_n("{n} deck of your own", "{n} decks of your own", decks)
        choices.append(("scenarios", say("Another scenario"), detail, "S"))
        kept = len(self.app.home.folders())
        if kept:
            kept_detail = say_n("{n} kept on this computer", "{n} kept on this computer", kept)
            choices.append(("workshops", say("Workshops"), kept_detail, "A"))
        return choices

    def _plan(self) -> str:
        kit = self.opened.kit
        if kit is None:
            return self.words.say("This scenario has problems: see them.")
        table = [seat for seat in self.app.settings.table if seat.kind != "observer"]
        seats = len(table) or USUAL_SEATS
        minutes = (
            chosen_minutes(self.app.settings, self.app.scenario_path()) or kit.scenario.minutes
        )
        rounds = plan_of(kit, seats, minutes).rounds
        seats_text = self.words.say_n("{n} seat", "{n} seats", seats)
        rounds_text = self.words.say_n("{n} round", "{n} rounds", rounds)
        return f"{kit.scenario.title}, {seats_text}, {minutes} min, {rounds_text}"

    def _choice(
        self, stage: Stage, box: Box, node_id: str, label: str, detail: str, key: str
    ) -> Node:
        theme = stage.theme
        primary = node_id == self.default_focus()
        ink, soft = (theme.on_action, theme.on_action) if primary else (theme.ink, theme.ink_soft)
        fill = Fill(
            box,
            theme.action if primary else None,
            stage.u(1.6),
            border=0 if primary else max(2, stage.u(0.25)),
            ink=theme.line,
            shadow=Shadow.EDGE if primary else Shadow.NONE,
        )
        pad = stage.u(2.6)
        most = box.h - stage.u(0.8)
        _, cap = key_cap(stage, key, 0, 0, ink, most=most)
        keys, _ = key_cap(stage, key, box.right - pad - cap, box.y + box.h // 2, ink, most=most)
        width = box.w - 2 * pad - cap - stage.u(1)
        told = box.h >= stage.line(Weight.TITLE) + stage.line()
        wished = stage.sizes(CARD_TITLE, BODY, SMALL)
        height = box.h - (stage.line() if told else 0)
        name = block(label, width, wished, Weight.TITLE, height, lines=1)
        drawn: list[Look] = [fill, *keys]
        if told:
            small = fitted(detail, width, stage.sizes(SMALL), height=box.h - name.height)
            y = box.y + (box.h - name.height - small.height) // 2
            drawn.append(looks.Text(small, box.x + pad, y + name.height, soft))
        else:
            y = box.center[1] - name.height // 2
        drawn.append(looks.Text(name, box.x + pad, y, ink))
        return Node(
            Role.BUTTON,
            label,
            box,
            id=node_id,
            value=detail,
            intent=Press(node_id),
            looks=tuple(drawn),
        )


def _left_width(stage: Stage) -> int:
    """Returns how wide the choices are: for large text the cards beside them give way."""
    frame = stage.frame
    if stage.text_size > 100:
        return round(frame.width * 0.58) if frame.wide else frame.width - 2 * frame.margin
    return round(frame.width * (0.47 if frame.wide else 0.56))


def _dimension_shapes(opened: Opened) -> list[Shape]:
    if opened.kit is None:
        return [Shape.DISC, Shape.SQUARE, Shape.TRIANGLE]
    return [dimension.shape for dimension in opened.kit.framework.dimensions]


def _still_life(stage: Stage, kit: Kit, left: int) -> list[Look]:
    """Returns three cards lying on the table, as decoration."""
    cards = {card.id: card for card in kit.skills}
    chosen = [cards[name] for name in _STILL_LIFE if name in cards] or list(kit.skills[:3])
    width, height = stage.u(35), stage.u(49)
    right = stage.frame.width - stage.u(5)
    first = max(left + stage.u(3), right - width - stage.u(28))
    step = max(0, (right - width - first) // 2)
    drawn: list[Look] = []
    for number, (card, degrees) in enumerate(zip(chosen, (6, 1, -5), strict=False)):
        box = Box(first + number * step, stage.u(4 + 17.5 * number), width, height)
        flat = box.moved(-box.x + stage.u(4), -box.y + stage.u(4))
        drawn.append(Turned(skill_card(stage, kit, card, flat).looks, box, degrees))
    return drawn


def _unfinished(app: "App") -> tuple[Path, str] | None:
    """Returns the newest workshop that is not over, with what it is called."""
    for folder in app.home.folders()[:5]:
        try:
            content = read(folder)
            header = read_header(content.header)
            state = replay(header, content.lines).state
        except (JournalError, OSError):
            continue
        untouched = all(isinstance(line.what, SeatAdded) for line in content.lines)
        if state.step is Step.OVER or (untouched and not (folder / PEOPLE).exists()):
            continue  # the last table alone is offered anyway
        scenario: ScenarioFile = header.kit.scenario
        said = f"{scenario.title}, {short_date(app.words, header.day)}"
        number = state.round.number if state.round is not None else len(state.scored_rounds)
        if number and state.step is not Step.DEBRIEFING:
            said += ", " + app.words.say("round {n} of {m}", n=number, m=state.plan.rounds)
        elif state.step is Step.DEBRIEFING:
            said += ", " + app.words.say("debriefing")
        return folder, said
    return None
