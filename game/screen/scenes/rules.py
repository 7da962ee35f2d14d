"""The rules in three screens, with the game's own cards, before the first round."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from game.rules import OpenRound
from game.screen import looks
from game.screen.job_cards import job_card
from game.screen.layout import Box
from game.screen.looks import Fill, Hatch, Icon, Look
from game.screen.page import Button, Page, fits, stacked, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.semantics import Node, Role
from game.screen.sentences import TIES, how_to_vote
from game.screen.skill_cards import skill_card
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
        return {"d": "demonstration", "j": "skip"}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        return (
            Shortcut("J", say("play at once")),
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
            buttons.insert(0, Button("skip", say("Play at once"), "J"))
        page.footer(buttons)
        return page.tree()

    def _beside(
        self,
        stage: Stage,
        page: Page,
        sentences: Sequence[str],
        picture: Callable[[Box], list[Node]],
    ) -> None:
        """Shows sentences at the left and a picture at the right, as far as both fit.

        Where they do not, the sentences take more of the width, and at last all of it: large
        text keeps its size and its words.
        """
        content = stage.frame.content
        usual = 0.46 if stage.frame.wide else 0.5
        for share in (usual, 0.58):
            left = content._replace(w=round(content.w * share))
            x = left.right + stage.u(5)
            shown = picture(Box(x, content.y, content.right - x, content.h))
            said = _sentences(stage, left, sentences)
            if fits([*said, *shown]):
                page.add(*said, *shown)
                return
        page.add(*_sentences(stage, content, sentences))

    def _search(self, stage: Stage, page: Page) -> None:
        say, say_n = self.words.say, self.words.say_n
        count = self.rules.skills_per_round
        page.title(say("Search: the cards on the table"))

        def card(right: Box) -> list[Node]:
            width = min(round(right.h * 63 / 88), right.w)
            box = Box(right.x + (right.w - width) // 2, right.y, width, right.h)
            return [skill_card(stage, self.kit, self.kit.skills[0], box)]

        sentences = [
            say_n("{n} card is turned over.", "{n} cards are turned over.", count),
            say("Each card names a skill: a way of doing that is useful at work."),
            say("These cards are the same for everyone."),
        ]
        self._beside(stage, page, sentences, card)

    def _interview(self, stage: Stage, page: Page) -> None:
        say = self.words.say
        page.title(say("Interview: your {noun}", noun=self.kit.noun.singular))
        seconds = self.rules.timings.pitch_s if self.rules.timed else 0
        time_said = say("You have {n} seconds.", n=seconds) if seconds else say("Take your time.")
        whimsical = [job for job in self.kit.jobs if job.whimsical]
        jobs = [self.kit.jobs[0], *(whimsical[:1] or self.kit.jobs[1:2])]

        def cards(right: Box) -> list[Node]:
            gap = stage.u(3)
            upright = stage.frame.wide and stage.text_size == 100
            cells = (right.columns if upright else right.rows)(len(jobs), gap)
            return [job_card(stage, job, cell) for job, cell in zip(jobs, cells, strict=True)]

        sentences = [
            say("Choose a card from your hand."),
            say("Say why it needs these skills most. Give an example."),
            " ".join([time_said, say("You can pass. It costs nothing.")]),
        ]
        self._beside(stage, page, sentences, cards)

    def _recruitment(self, stage: Stage, page: Page) -> None:
        say = self.words.say
        if self.rules.cooperative:
            page.title(say("Together: did we hear an example?"))
            said = [
                say("For each skill, the group says whether it heard a concrete example."),
                say("The target: {n} skills out of 100.", n=self.rules.cooperative_target),
                say("Nobody wins against anybody."),
            ]
            page.add(*_sentences(stage, stage.frame.content, said))
            return
        page.title(say("Recruitment: who convinced?"))
        sentences = [
            say("You vote for an argument, not for a person."),
            how_to_vote(self.words, self.rules.vote_method, self.rules.tokens),
            " ".join([say("Nobody votes for themselves."), say(TIES[self.rules.tie])]),
        ]
        if not fits(_sentences(stage, stage.frame.content, sentences)):
            # What settles a tie is written before every vote.
            sentences[-1] = say("Nobody votes for themselves.")
        self._beside(stage, page, sentences, lambda right: self._blocks(stage, right))

    def _blocks(self, stage: Stage, area: Box) -> list[Node]:
        """Shows what points are made of: taking part, votes, the win, and at most how many."""
        say = self.words.say
        won, cap = self.rules.points_for_winner, self.rules.points_cap
        # What is more to say takes the room of larger blocks.
        usual = not won and cap is None
        side, gap = (stage.u(9), stage.u(4)) if usual else (stage.u(7), stage.u(2))
        taking, vote = self.rules.points_taking_part, self.rules.points_per_vote
        rows: list[tuple[Look, str]] = []
        y = area.y + stage.u(8 if usual else 2)
        place = Box(area.x, y, side, side)
        if taking:
            rows.append(
                (Hatch(place, stage.theme.ink, stage.u(0.9)), say("Taking part: {n}", n=taking))
            )
        if vote:
            second = place.moved(0, (side + gap) * len(rows))
            rows.append((Fill(second, stage.theme.ink, stage.u(0.9)), say("A vote: {n}", n=vote)))
        if won:
            third = place.moved(0, (side + gap) * len(rows))
            label = say("Convincing: {n}", n=won)
            rows.append((Icon("check", third, stage.theme.ink, 2.6), label))
        nodes = []
        for look, label in rows:
            box = look.box if isinstance(look, (Fill, Hatch, Icon)) else place
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
            top = y + (side + gap) * len(rows)
            below = Box(area.x, top, area.w, area.bottom - top)
            sentence = say("Points count votes. They do not mark anybody.")
            if cap is not None:
                most = say("A vote gives {n} points at most.", n=cap)
                sentence = f"{most} {sentence}"
            sizes = stage.sizes(BODY, SMALL)
            nodes.append(text_node(stage, sentence, below, sizes, ink=stage.theme.ink_soft))
        return nodes


def _sentences(stage: Stage, box: Box, sentences: Sequence[str]) -> list[Node]:
    """Returns sentences that share the height of a box, the first one stronger."""
    gap = stage.u(1.5)
    texts = [(said, Weight.TEXT if n else Weight.STRONG) for n, said in enumerate(sentences)]
    sizes = stage.down_to_small(5.4, 5.0, LEAD, BODY, 4.2)
    cells = box.rows(len(texts), gap)
    nodes = [
        text_node(stage, said, cell, sizes, weight=weight)
        for (said, weight), cell in zip(texts, cells, strict=True)
    ]
    if fits(nodes):
        return nodes
    for units in (1.5, 0.5, 0):
        gap = stage.u(units)
        made = stacked(texts, box.w, box.h, sizes, gap)
        if not made[-1].overflows:
            break
    nodes, y = [], box.y
    for text, (said, _) in zip(made, texts, strict=True):
        look = looks.Text(text, box.x, y, stage.theme.ink)
        nodes.append(Node(Role.TEXT, said, look.box, looks=(look,)))
        y += text.height + gap
    return nodes
