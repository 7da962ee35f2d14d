"""The secret vote on the shared device: a curtain, a ballot, and the curtain again.

On a single display, which the room sees, the ballot is blind: a fixed numbered list, one key, no
highlight, no echo. A ballot with a highlight, or with a mouse, needs a display of its own.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.rules import CastBallot, CloseVote, Rejected, SeatId, VoterId, seat_of
from game.rules.voting import allowance, awaited_voters, voters
from game.screen.intents import Intent, Key
from game.screen.scenes.ballot_paper import blind_ballot, private_ballot
from game.screen.scenes.base import Play, Shortcut
from game.screen.scenes.candidates import first_choice
from game.screen.scenes.curtain import counted, curtain
from game.screen.scenes.revote import revote_list, voters_per_page
from game.screen.scenes.vote import ask_method
from game.screen.semantics import Node
from game.screen.stage import Stage

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
        voted, per_page = self._voted(), voters_per_page(self.app.stage())
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
            several = len(self._voted()) > voters_per_page(self.app.stage())
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
        if value == 0 and not (self._two_digits and self.blind):
            self._cast(tuple(self.marked))
        elif self._two_digits and self.blind:
            self._digit_of_two(value)
        elif 0 <= number < len(candidates):
            self._mark(candidates[number])

    @property
    def _two_digits(self) -> bool:
        """True when candidates have two digits: then every number is typed with two keys."""
        return len(self.state.open_vote().candidates) >= 10

    _first_digit: int | None = None

    def _digit_of_two(self, value: int) -> None:
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

    def tree(self, stage: Stage) -> Node:
        if self._lists:
            more = len(self._voted()) > voters_per_page(stage)
            return revote_list(stage, self, self._listed(), more=more)
        voter = self.voter()
        if voter is None:
            return counted(stage, self)
        if self.at_ballot and self.blind:
            return blind_ballot(stage, self, two_digits=self._two_digits)
        return curtain(stage, self, seat_of(voter), here=not self.at_ballot)

    def private_tree(self, stage: Stage) -> Node | None:
        voter = self.voter()
        if not self.at_ballot or voter is None:
            return None
        return private_ballot(stage, self, seat_of(voter), self.marked)


_MOVES = frozenset({Key.NEXT, Key.UP, Key.DOWN, Key.BACK, Key.FORWARD, Key.BACKWARD})
