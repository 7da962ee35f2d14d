"""The rules in three screens, with the game's own cards, before the first round."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.rules import OpenRound
from game.screen.cards import job_card, skill_card
from game.screen.layout import Box
from game.screen.looks import Fill, Hatch, Look
from game.screen.page import Button, Page, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.semantics import Node, Role
from game.screen.sentences import HOW_TO_VOTE, TIES
from game.screen.stage import BODY, LEAD, SMALL, Stage
from game.screen.text import Weight

if TYPE_CHECKING:
    from game.screen.app import App

PAGES = 3


class RulesScene(Play):
    """One screen for each step of a round; the last one opens the first round."""

    note_key = "welcome"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.page = 0

    def letters(self) -> Mapping[str, str]:
        return {"d": "demonstration", "p": "skip"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        return (
            Shortcut("P", say("play at once")),
            Shortcut("D", say("demonstration round")),
        )

    def back(self) -> bool:
        if self.page:
            self.page -= 1
            return True
        return False

    def press(self, node_id: str) -> None:
        if node_id == "next" and self.page + 1 < PAGES:
            self.page += 1
            self.focus = ""
            self.app.changed()
        elif node_id in ("next", "skip"):
            self.do(OpenRound())
        elif node_id == "demonstration":
            self.do(OpenRound(demonstration=True))

    def tree(self, stage: Stage) -> Node:
        say = self.words.say
        names = [say("Search"), say("Interview"), say("Recruitment")]
        page = Page(stage, say("The rules"))
        page.header(say("How to play"))
        page.stepper(names, self.page)
        (self._search, self._interview, self._recruitment)[self.page](stage, page)
        last = self.page + 1 == PAGES
        label = say("First round") if last else say("Next")
        buttons = [Button("next", label, say("Space"), primary=True)]
        if last:
            buttons.insert(
                0,
                Button(
                    "demonstration", say("Demonstration round"), "D", short=say("Demonstration")
                ),
            )
        else:
            buttons.insert(0, Button("skip", say("Play at once"), "P"))
        page.footer(buttons)
        return page.tree()

    def _halves(self, stage: Stage) -> tuple[Box, Box]:
        content = stage.frame.content
        left = round(content.w * (0.46 if stage.frame.wide else 0.5))
        gap = stage.u(5)
        return (
            Box(content.x, content.y, left, content.h),
            Box(content.x + left + gap, content.y, content.w - left - gap, content.h),
        )

    def _sentences(self, stage: Stage, page: Page, box: Box, sentences: Sequence[str]) -> None:
        cells = box.rows(len(sentences), stage.u(1.5))
        for number, (sentence, cell) in enumerate(zip(sentences, cells, strict=True)):
            weight = Weight.STRONG if number == 0 else Weight.TEXT
            sizes = stage.down_to_small(5.4, 5.0, LEAD, BODY, 4.2)
            page.add(text_node(stage, sentence, cell, sizes, weight=weight))

    def _search(self, stage: Stage, page: Page) -> None:
        say, say_n = self.words.say, self.words.say_n
        count = self.rules.skills_per_round
        page.title(say("Search: the cards on the table"))
        left, right = self._halves(stage)
        cards = say_n("{n} card is turned over.", "{n} cards are turned over.", count)
        self._sentences(
            stage,
            page,
            left,
            [
                cards,
                say("Each card names a skill: a way of doing that is useful at work."),
                say("These cards are the same for everyone."),
            ],
        )
        card = self.kit.skills[0]
        height = right.h
        width = min(round(height * 63 / 88), right.w)
        box = Box(right.x + (right.w - width) // 2, right.y, width, height)
        page.add(skill_card(stage, self.kit, card, box))

    def _interview(self, stage: Stage, page: Page) -> None:
        say = self.words.say
        page.title(say("Interview: your {noun}", noun=self.kit.noun.singular))
        left, right = self._halves(stage)
        minutes = self.rules.timings.pitch_s
        time_said = say("You have {n} seconds.", n=minutes) if minutes else say("Take your time.")
        self._sentences(
            stage,
            page,
            left,
            [
                say("Choose a card from your hand."),
                say("Say why it needs these skills most. Give an example."),
                " ".join([time_said, say("You can pass. It costs nothing.")]),
            ],
        )
        whimsical = [job for job in self.kit.jobs if job.whimsical]
        shown = [self.kit.jobs[0], *(whimsical[:1] or self.kit.jobs[1:2])]
        if stage.frame.wide:
            cells = right.columns(len(shown), stage.u(3))
        else:
            cells = right.rows(len(shown), stage.u(3))
        for job, cell in zip(shown, cells, strict=True):
            page.add(job_card(stage, job, cell))

    def _recruitment(self, stage: Stage, page: Page) -> None:
        say = self.words.say
        if self.rules.cooperative:
            page.title(say("Together: did we hear an example?"))
            said = [
                say("For each skill, the group says whether it heard a concrete example."),
                say("The target: {n} skills out of 100.", n=self.rules.cooperative_target),
                say("Nobody wins against anybody."),
            ]
            self._sentences(stage, page, stage.frame.content, said)
            return
        page.title(say("Recruitment: who convinced?"))
        left, right = self._halves(stage)
        self._sentences(
            stage,
            page,
            left,
            [
                say("You vote for an argument, not for a person."),
                say(HOW_TO_VOTE[self.rules.vote_method]),
                " ".join([say("Nobody votes for themselves."), say(TIES[self.rules.tie])]),
            ],
        )
        page.add(*self._blocks(stage, right))

    def _blocks(self, stage: Stage, area: Box) -> list[Node]:
        """Shows what points are made of: taking part, then votes."""
        say = self.words.say
        side = stage.u(9)
        taking, vote = self.rules.points_taking_part, self.rules.points_per_vote
        rows: list[tuple[Look, str]] = []
        y = area.y + stage.u(8)
        place = Box(area.x, y, side, side)
        if taking:
            rows.append(
                (Hatch(place, stage.theme.ink, stage.u(0.9)), say("Taking part: {n}", n=taking))
            )
        if vote:
            second = place.moved(0, (side + stage.u(4)) * len(rows))
            rows.append((Fill(second, stage.theme.ink, stage.u(0.9)), say("A vote: {n}", n=vote)))
        nodes = []
        for look, label in rows:
            box = look.box if isinstance(look, (Fill, Hatch)) else place
            where = Box(box.right + stage.u(3), box.y, area.right - box.right - stage.u(3), side)
            nodes.append(Node(Role.PICTURE, "", box, looks=(look,)))
            nodes.append(
                text_node(
                    stage,
                    label,
                    where,
                    stage.sizes(5.6, LEAD, SMALL),
                    weight=Weight.STRONG,
                    middle=True,
                )
            )
        if rows:
            below = Box(area.x, y + (side + stage.u(4)) * len(rows), area.w, stage.u(14))
            sentence = say("Points count votes. They do not mark anybody.")
            nodes.append(
                text_node(
                    stage, sentence, below, stage.sizes(BODY, SMALL), ink=stage.theme.ink_soft
                )
            )
        return nodes
