"""The secret vote on the shared device: a curtain, a ballot, and the curtain again.

On a single display, which the room sees, the ballot is blind: a fixed numbered list, one key, no
highlight, no echo. A ballot with a highlight, or with a mouse, needs a display of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from game.rules import CastBallot, CloseVote, Rejected, SeatId, VoterId, seat_of
from game.rules.voting import allowance, awaited_voters, voters
from game.screen import looks
from game.screen.cards import seat_label
from game.screen.intents import Intent, Key, Press
from game.screen.layout import Box
from game.screen.looks import Fill, Look, Shadow, Token
from game.screen.page import Button, Page, button, key_cap, panel, text_node
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.candidates import candidate_tile, first_choice
from game.screen.scenes.vote import ask_method, criterion_name
from game.screen.semantics import Node, Role
from game.screen.sentences import TIES
from game.screen.stage import BODY, KEY_NUMBER, LEAD, SMALL, Stage
from game.screen.text import Block, Weight, block, fitted

if TYPE_CHECKING:
    from game.screen.app import App


class SecretScene(Play):
    """Passes the device from voter to voter; counts how many have voted, never who for whom."""

    choosing = True
    private = True
    note_key = "vote"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.at_ballot = False
        self.marked: list[SeatId] = []
        """The first of two tokens. With one token it stays empty: one key is the ballot."""
        self.listing = False
        """True while the table says who votes again."""
        self.again: VoterId | None = None
        """Who votes again once everybody has voted."""
        self.page = 0

    def voter(self) -> VoterId | None:
        if self.again is not None and self.again in voters(self.state):
            return self.again
        waiting = awaited_voters(self.state)
        return waiting[0] if waiting else None

    @property
    def blind(self) -> bool:
        """True when the room sees the ballot."""
        return self.app.windows.private() is None

    @property
    def busy(self) -> bool:
        return self.at_ballot or self._lists or self.again is not None

    @property
    def _lists(self) -> bool:
        """True when the list of those who may vote again is on: a new ballot can be missing."""
        return self.listing and self.voter() is None

    def _voted(self) -> list[VoterId]:
        """Returns who has given a ballot and is here, in the order of the table."""
        ballots = self.state.open_vote().ballots
        return [voter for voter in voters(self.state) if voter in ballots]

    def _listed(self) -> list[VoterId]:
        """Returns those of this page of the list."""
        voted, per_page = self._voted(), _voters_per_page(self.app.stage())
        self.page %= max(1, -(-len(voted) // per_page))
        return voted[self.page * per_page :][:per_page]

    def refresh(self) -> None:
        self.again, self.listing = None, False

    def back(self) -> bool:
        """Gives a revote up, one screen at a time; the ballot that was given stays."""
        if self.at_ballot or not (self._lists or self.again is not None):
            return False
        self.listing, self.again, self.focus = self.again is not None, None, ""
        self.app.changed()
        return True

    @property
    def fixed(self) -> bool:
        return self.at_ballot and self.blind

    def default_focus(self) -> str:
        voter = self.voter()
        if self._lists:
            return "voter1"
        if not self.at_ballot or self.blind or voter is None:
            return "next"
        return first_choice(self, voter)

    def letters(self) -> Mapping[str, str]:
        if self.at_ballot:
            return {}
        if self._lists:
            return {"s": "more"}
        return {"r": "again"} if self.voter() is None else {}

    def shortcuts(self) -> Sequence[Shortcut]:
        say = self.words.say
        if self.at_ballot:
            once = say("vote: two keys") if self.rules.tokens > 1 else say("vote: one key")
            return (Shortcut("1 – 9", once), Shortcut("0", say("blank")))
        if self._lists:
            several = len(self._voted()) > _voters_per_page(self.app.stage())
            more = (Shortcut("S", say("more")),) if several else ()
            return (Shortcut(f"1 – {len(self._listed())}", say("who votes again")), *more)
        again = (Shortcut("R", say("somebody votes again")),) if self.voter() is None else ()
        return (*again, Shortcut("F6", say("another way to vote")))

    def on(self, intent: Intent) -> None:
        if intent is Key.METHOD:
            ask_method(self)
        elif intent is Key.BACK and self.again is not None and not self.at_ballot:
            self.back()
        elif self.fixed and intent in _MOVES:
            # No highlight to move, no default to confirm: only a number votes.
            if intent is Key.NEXT:
                say = self.words.say
                twice = say("Two number keys vote. 0 is a blank ballot.")
                once = say("One number key votes. 0 is a blank ballot.")
                self.app.tell(twice if self.rules.tokens > 1 else once)
        else:
            super().on(intent)

    def digit(self, value: int) -> None:
        if self._lists:
            self.press(f"voter{value}")
        if not self.at_ballot:
            return
        candidates = self.state.open_vote().candidates
        number = value - 1
        if value == 0 and not (self._long and self.blind):
            self._cast(tuple(self.marked))
        elif self._long and self.blind:
            self._long_number(value)
        elif 0 <= number < len(candidates):
            self._mark(candidates[number])

    @property
    def _long(self) -> bool:
        """True when candidates have two digits: then every number is typed with two keys."""
        return len(self.state.open_vote().candidates) >= 10

    _first_digit: int | None = None

    def _long_number(self, value: int) -> None:
        if self._first_digit is None:
            self._first_digit = value
            return
        number, self._first_digit = self._first_digit * 10 + value, None
        candidates = self.state.open_vote().candidates
        if number == 0:
            self._cast(tuple(self.marked))
        elif number <= len(candidates):
            self._mark(candidates[number - 1])

    def press(self, node_id: str) -> None:
        if node_id == "method":
            ask_method(self)
        elif node_id == "mouse":
            self.app.tell(
                self.words.say(
                    "The room sees this screen: vote with a key. "
                    "Or press F6: show of hands, paper ballots."
                )
            )
        elif self._lists:
            self._press_in_list(node_id)
        elif node_id == "again" and self.voter() is None:
            self.listing, self.page, self.focus = True, 0, ""
        elif node_id == "next" and not self.at_ballot:
            if self.voter() is None:
                self.do(CloseVote())
            else:
                self.at_ballot, self.marked, self.focus = True, [], ""
        elif node_id == "blank" and not self.blind:
            self._cast(tuple(self.marked))
        elif node_id.startswith("candidate") and not self.blind:
            candidates = self.state.open_vote().candidates
            self._mark(candidates[int(node_id.removeprefix("candidate")) - 1])

    def _press_in_list(self, node_id: str) -> None:
        listed = self._listed()
        if node_id == "more":
            self.page, self.focus = self.page + 1, ""
        elif node_id == "back":
            self.back()
        elif node_id.startswith("voter"):
            number = int(node_id.removeprefix("voter"))
            if 1 <= number <= len(listed):
                self.again, self.focus = listed[number - 1], ""

    def _mark(self, candidate: SeatId) -> None:
        voter = self.voter()
        if voter is None:
            return
        wanted = [*self.marked, candidate]
        most = allowance(self.rules.tokens, self.state.open_vote(), voter)
        own = candidate == seat_of(voter)
        if len(wanted) < most and not own and candidate not in self.marked:
            self.marked = wanted
            return
        self._cast(tuple(wanted))

    def _cast(self, candidates: tuple[SeatId, ...]) -> None:
        """Gives the ballot. The curtain falls at once, and says nothing of what was under it."""
        voter = self.voter()
        if voter is None:
            return
        answer = self.sitting.workshop.dispatch(CastBallot(voter, candidates))
        self.marked, self.focus = [], ""
        if isinstance(answer, Rejected):
            self.app.refuse(answer)
            return
        self.at_ballot = False
        self.again, self.listing = None, False
        self.app.follow()

    # --- what the room sees --------------------------------------------------------------

    def tree(self, stage: Stage) -> Node:
        if self._lists:
            return self._list(stage)
        if self.voter() is None:
            return self._counted(stage)
        if self.at_ballot and self.blind:
            return self._blind_ballot(stage)
        return self._curtain(stage, here=not self.at_ballot)

    def private_tree(self, stage: Stage) -> Node | None:
        if not self.at_ballot or self.voter() is None:
            return None
        return self._ballot(stage)

    def _curtain(self, stage: Stage, *, here: bool) -> Node:
        """The curtain is opaque, fills the window, and is the same whatever was voted."""
        say, theme, frame = self.words.say, stage.theme, stage.frame
        voter = self.voter()
        if voter is None:
            raise LookupError("nobody is left to vote")
        seat = seat_of(voter)
        name = self.name(seat)
        ink = theme.on_card_back
        whole = Fill(frame.box, theme.card_back)
        width = frame.width - 2 * frame.margin
        asks = say("Pass the device to") if here else say("At the ballot:")
        top = text_node(
            stage,
            asks,
            Box(frame.margin, stage.u(15), width, stage.u(8)),
            stage.sizes(5.6, LEAD),
            weight=Weight.STRONG,
            ink=ink,
            centered=True,
        )
        side = stage.u(18)
        sizes = stage.sizes(14, 11, 9, 7, 5.6)
        label = fitted(name, width - side - stage.u(5), sizes, Weight.TITLE, lines=1)
        used = side + stage.u(5) + label.width
        x = (frame.width - used) // 2
        token = Box(x, stage.u(27), side, side)
        text = looks.Text(label, x + side + stage.u(5), token.center[1] - label.height // 2, ink)
        middle = Node(
            Role.HEADING,
            name,
            Box(x, stage.u(27), used, side),
            id="title",
            looks=(Token(self.token(seat), token, outline=ink), text),
        )
        hush, sizes = say("The others look away. The vote is secret."), stage.sizes(BODY, SMALL)
        height = block(hush, width, sizes, height=stage.u(15), lines=2).height
        quiet = text_node(
            stage,
            hush,
            Box(frame.margin, min(stage.u(50), stage.u(60) - height), width, height),
            sizes,
            ink=ink,
            centered=True,
        )
        nodes = [top, middle, quiet]
        if here:
            room = Box(frame.margin, stage.u(62), width, stage.u(9))
            spec = Button(
                "next",
                say("I am {name}", name=name),
                say("Enter"),
                primary=True,
                short=say("Here I am"),
            )
            nodes.append(_light_button(stage, spec, room))
            nodes.append(self._received(stage, ink))
            other = Button("method", say("Another way"), "F6")
            nodes.append(_light_button(stage, other, frame.footer, centered=False))
        return Node(Role.SCENE, say("Vote"), frame.box, looks=(whole,), children=tuple(nodes))

    def _received(self, stage: Stage, ink: tuple[int, int, int, int]) -> Node:
        shown = self.view.vote
        received, expected = (shown.received, shown.expected) if shown is not None else (0, 0)
        said = self.words.say("{n} of {m} have voted", n=received, m=expected)
        frame = stage.frame
        box = Box(frame.margin, stage.u(72), frame.width - 2 * frame.margin, stage.line())
        return text_node(
            stage,
            said,
            box,
            stage.sizes(SMALL),
            ink=ink,
            centered=True,
            role=Role.STATUS,
            node_id="turnout",
        )

    def _blind_ballot(self, stage: Stage) -> Node:
        """A fixed numbered list that the room may see: it shows nothing of the choice."""
        say = self.words.say
        page = Page(stage, say("Ballot"))
        page.header(*self.round_name())
        several = self.rules.tokens > 1
        page.note(say("Two keys, no echo") if several else say("One key, no echo"))
        page.title(criterion_name(self))
        candidates = self.state.open_vote().candidates
        columns = 1 if len(candidates) <= 5 else 2
        rows = max(4, -(-(len(candidates) + 1) // columns))
        cells = stage.frame.content.grid(columns, rows, stage.u(4), stage.u(1))
        if columns == 2:
            cells = [cells[2 * (i % rows) + i // rows] for i in range(2 * rows)]
        numbers = [f"{n:02}" if self._long else str(n) for n in range(1, len(candidates) + 1)]
        keys = [*numbers, "00" if self._long else "0"]
        for make, labels in (
            (block, self._labels(with_jobs=True)),
            (fitted, self._labels(with_jobs=False)),
        ):
            lines = [
                _BallotLine(stage, key, label, box, make)
                for key, label, box in zip(keys, labels, cells, strict=False)
            ]
            if not any(line.text.overflows for line in lines):
                break
        for line, seat in zip(lines, (*candidates, None), strict=True):
            page.add(self._line(stage, line, seat))
        hint = say("Press the number of your choice. Nothing will show.")
        if self.rules.tokens > 1:
            hint = say("Press two numbers, one after the other. Nothing will show.")
        page.footer([], hint=hint)
        return page.tree(menu=False)

    def _labels(self, *, with_jobs: bool) -> list[str]:
        """Returns what the lines of the ballot say: who, and which job where there is room."""
        labels = []
        for seat in self.state.open_vote().candidates:
            job = self.job(self.state.interviews.jobs[seat])
            labels.append(f"{self.name(seat)}, {job.name}" if with_jobs else self.name(seat))
        return [*labels, self.words.say("Blank ballot")]

    def _line(self, stage: Stage, line: "_BallotLine", seat: SeatId | None) -> Node:
        box, text = line.box, line.text
        drawn: list[Look] = list(line.keys)
        if seat is not None:
            side = line.side
            place = Box(line.token_x, box.center[1] - side // 2, side, side)
            drawn.append(Token(self.token(seat), place))
        y = box.center[1] - text.height // 2
        x = line.text_x if seat is not None else line.token_x
        drawn.append(looks.Text(text, x, y, stage.theme.ink))
        # A mouse would show the room where it goes: it gets a sentence, not a ballot.
        mouse = Press("mouse")
        return Node(Role.ITEM, line.label, box, value=line.key, intent=mouse, looks=tuple(drawn))

    def _counted(self, stage: Stage) -> Node:
        """Everybody has voted: the number, and the key that closes."""
        say = self.words.say
        page = Page(stage, say("Vote"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 2)
        shown = self.view.vote
        received, expected = (shown.received, shown.expected) if shown is not None else (0, 0)
        content = stage.frame.content
        number = block(str(received), content.w, stage.sizes(KEY_NUMBER), Weight.TITLE)
        rest = block(
            say("of {m} have voted", m=expected),
            content.w - number.width - stage.u(3),
            stage.sizes(10, 8, 6.4, 5.4),
            Weight.STRONG,
            lines=1,
        )
        x = content.x + (content.w - number.width - stage.u(3) - rest.width) // 2
        y = stage.u(10)
        base = y + round(number.height * 0.8)
        said = say("{n} of {m} have voted", n=received, m=expected)
        page.add(
            Node(
                Role.HEADING,
                said,
                Box(x, y, content.right - x, number.height),
                id="title",
                looks=(
                    looks.Text(number, x, y, stage.theme.ink),
                    looks.Text(
                        rest,
                        x + number.width + stage.u(3),
                        base - round(rest.height * 0.86),
                        stage.theme.ink,
                    ),
                ),
            )
        )
        page.add(*self._cast_blocks(stage, received, expected))
        page.footer(
            [
                Button("again", say("Somebody votes again"), "R", short=say("Vote again")),
                Button(
                    "next", say("Close the vote"), say("Space"), primary=True, short=say("Close")
                ),
            ],
            hint=say(TIES[self.rules.tie]),
            icon="scale",
        )
        return page.tree()

    def _list(self, stage: Stage) -> Node:
        """Names those who have voted: who they are, and nothing of what they gave."""
        say = self.words.say
        page = Page(stage, say("Vote"))
        page.header(*self.round_name())
        page.stepper(self.steps(), 2)
        page.title(say("Who votes again?"))
        per_page = _voters_per_page(stage)
        cells = stage.frame.content.grid(2, -(-per_page // 2), stage.u(2), stage.u(1.4))
        for number, (voter, box) in enumerate(zip(self._listed(), cells, strict=False), 1):
            page.add(self._voter_line(stage, seat_of(voter), number, box))
        buttons = [Button("back", say("Back"), "")]
        if len(self._voted()) > per_page:
            buttons.append(Button("more", say("More"), "S"))
        page.footer(buttons)
        return page.tree()

    def _voter_line(self, stage: Stage, seat: SeatId, number: int, box: Box) -> Node:
        gap = stage.u(1.2)
        inner = box.inset(gap, stage.u(0.3))
        keys, cap = key_cap(stage, str(number), inner.x, box.center[1], stage.theme.ink)
        left = inner.x + cap + gap
        label = Box(left, inner.y, inner.right - left, inner.h)
        sizes = stage.sizes(LEAD, 4.3, SMALL)
        drawn = (
            panel(stage, box),
            *keys,
            *seat_label(stage, self.name(seat), self.token(seat), label, sizes=sizes),
        )
        node_id = f"voter{number}"
        name, intent = self.name(seat), Press(node_id)
        return Node(Role.ITEM, name, box, id=node_id, intent=intent, looks=drawn)

    def _cast_blocks(self, stage: Stage, received: int, expected: int) -> list[Node]:
        """Returns a block for every ballot, in no order that names anybody."""
        area = Box(stage.frame.content.x, stage.u(44), stage.frame.content.w, stage.u(26))
        columns = min(6, max(1, expected))
        rows = -(-expected // columns) if expected else 1
        side = min(stage.u(15), area.h // rows - stage.u(2))
        gap = stage.u(3)
        x = area.x + (area.w - columns * side - (columns - 1) * gap) // 2
        nodes = []
        for number in range(expected):
            box = Box(
                x + (number % columns) * (side + gap),
                area.y + (number // columns) * (side + stage.u(2)),
                side,
                side,
            )
            cast = number < received
            fill = Fill(
                box,
                stage.theme.card_back if cast else None,
                stage.u(1.5),
                border=0 if cast else max(2, stage.u(0.3)),
                ink=stage.theme.line,
                dashed=not cast,
                shadow=Shadow.EDGE if cast else Shadow.NONE,
            )
            drawn: list[Look] = [fill]
            if cast:
                tick = box.inset(round(side * 0.3))
                drawn.append(looks.Icon("check", tick, stage.theme.on_card_back, 2.4))
            nodes.append(Node(Role.PICTURE, "", box, looks=tuple(drawn)))
        return nodes

    # --- what only the voter sees --------------------------------------------------------

    def _ballot(self, stage: Stage) -> Node:
        say = self.words.say
        page = Page(stage, say("Ballot"))
        voter = self.voter()
        if voter is None:
            raise LookupError("nobody is left to vote")
        page.header(*self.round_name())
        page.title(criterion_name(self), token=self.token(seat_of(voter)))
        candidates = self.state.open_vote().candidates
        columns = 2 if len(candidates) <= 8 else 3
        rows = max(3, -(-len(candidates) // columns))
        cells = stage.frame.content.grid(columns, rows, stage.u(2), stage.u(1.6))
        for number, (seat, box) in enumerate(zip(candidates, cells, strict=False), 1):
            own = seat_of(voter) == seat
            page.add(
                candidate_tile(stage, self, seat, number, box, own=own, marked=seat in self.marked)
            )
        page.footer(
            [Button("blank", say("Blank ballot"), "0")],
            hint=say("Nobody will know for whom you vote."),
            icon="eye-off",
        )
        return page.tree(menu=False)


class _BallotLine:
    """A number with who it stands for, as it fits."""

    def __init__(
        self, stage: Stage, key: str, label: str, box: Box, make: Callable[..., Block]
    ) -> None:
        self.key, self.label, self.box = key, label, box
        self.keys, cap = key_cap(stage, key, box.x, box.center[1], stage.theme.ink)
        self.token_x = box.x + cap + stage.u(1.6)
        self.side = min(box.h, stage.u(6))
        self.text_x = self.token_x + self.side + stage.u(1.4)
        sizes, width = stage.sizes(LEAD, 4.3, SMALL), box.right - self.text_x
        self.text = make(label, width, sizes, Weight.STRONG, box.h, 3)


_MOVES = frozenset({Key.NEXT, Key.UP, Key.DOWN, Key.BACK, Key.FORWARD, Key.BACKWARD})


def _voters_per_page(stage: Stage) -> int:
    """Returns how many voters the list shows at a time: each has a digit, and a whole name."""
    if stage.text_size == 100:
        return 8
    least = 2 * stage.line() + stage.u(2)
    return 2 * max(1, min(4, stage.frame.content.h // least))


def _light_button(stage: Stage, spec: Button, room: Box, *, centered: bool = True) -> Node:
    """Returns a button for the curtain: light on the dark green."""
    from dataclasses import replace

    theme = stage.theme
    light = theme.on_card_back
    lit = replace(theme, action=light, on_action=theme.card_back, ink=light, line=light)
    return button(replace(stage, theme=lit), spec, room, centered=centered)
