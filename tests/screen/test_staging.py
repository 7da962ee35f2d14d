"""The result in stages: at a key, or by itself; before the last stage nothing gives it away."""

from pathlib import Path

import pytest

from game.rules import CloseVote, OpenVote, Reveal, Revealed, Step, TypeBallots, TypeCount
from game.rules import VoteMethod as Method
from game.screen.scenes.reveal import BY_ITSELF_S
from game.storage.journal import read_journal
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard


def at_the_result(
    home: Path, counts: tuple[int, ...], *, itself: bool = False, seats: int = 4
) -> Pilot:
    """Returns a pilot before the first row; `counts` are the votes, by the order of the pitches."""
    settings = table(seats).model_copy(
        update={"reveal": "itself" if itself else "key", "motion": False}
    )
    pilot = Pilot(home, (960, 720), settings=settings)
    pilot.begin(shipped_kit(reveal=Reveal.LAST_TO_FIRST))
    pilot.draws = False
    Keyboard(pilot).until(lambda: pilot.scene == "VoteIntroScene")
    pilot.seconds += 60
    assert pilot.app.sitting is not None
    workshop = pilot.app.sitting.workshop
    workshop.dispatch(OpenVote(Method.PAPER))
    for seat, count in zip(pilot.state.open_vote().candidates, counts, strict=True):
        workshop.dispatch(TypeCount(seat, count))
    workshop.dispatch(TypeBallots(seats, seats - sum(counts)))
    workshop.dispatch(CloseVote())
    pilot.app.follow()
    pilot.draws = True
    pilot.app.draw()
    assert pilot.state.step is Step.REVEAL
    assert pilot.scene == "RevealScene"
    return pilot


def turned(pilot: Pilot) -> int:
    return pilot.state.closed_result().shown


def revealed(pilot: Pilot) -> list[object]:
    lines = [line.what for line in read_journal(pilot.folder / "journal.jsonl").lines]
    return [what for what in lines if isinstance(what, Revealed)]


def seen_before_the_last_row(pilot: Pilot, rows: int) -> list[tuple[str, bytes]]:
    seen = []
    while turned(pilot) < rows - 1:
        seen.append((pilot.text(), pilot.picture()))
        pilot.press("space")
    return [*seen, (pilot.text(), pilot.picture())]


@pytest.mark.parametrize(
    ("one", "other"), [((1, 1, 0, 2), (1, 1, 0, 1)), ((0, 0, 0, 1), (0, 0, 0, 3))]
)
def test_how_much_the_winner_won_by_is_nowhere_before_the_last_row(
    home: Path, one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    """Two games that differ in the winner's votes alone: the same trees and the same pixels."""
    games = [at_the_result(home / str(n), counts) for n, counts in enumerate((one, other))]
    before = [seen_before_the_last_row(pilot, 4) for pilot in games]
    assert before[0] == before[1]
    for pilot in games:
        pilot.press("space")
    assert games[0].picture() != games[1].picture()


def test_who_won_is_nowhere_before_the_last_two_rows(home: Path) -> None:
    """The first and the second change places: nothing shows it while both lie face down."""
    games = [at_the_result(home / "1", (2, 0, 0, 1)), at_the_result(home / "2", (1, 0, 0, 2))]
    before = [seen_before_the_last_row(pilot, 3) for pilot in games]
    assert before[0] == before[1]
    winner = games[0].state.closed_result().winners
    assert len(winner) == 1
    assert games[0].app.seat_name(winner[0]) not in games[0].text()
    for pilot in games:
        pilot.press("space")
    assert games[0].text() != games[1].text()


def test_the_rows_turn_over_by_themselves_one_after_the_other(home: Path) -> None:
    pilot = at_the_result(home, (2, 0, 0, 1), itself=True)
    pilot.wait(0)
    for row in range(4):
        assert turned(pilot) == row
        pilot.wait(BY_ITSELF_S - 0.1)
        assert turned(pilot) == row
        pilot.wait(0.2)
    assert turned(pilot) == 4
    pilot.wait(60)
    assert pilot.scene == "RevealScene"


def test_a_key_goes_on_at_once_and_the_next_row_waits_its_whole_time(home: Path) -> None:
    pilot = at_the_result(home, (2, 0, 0, 1), itself=True)
    pilot.wait(0)
    pilot.wait(BY_ITSELF_S - 0.2)
    pilot.seconds -= 1
    pilot.press("space")
    assert turned(pilot) == 1
    pilot.wait(BY_ITSELF_S - 0.1)
    assert turned(pilot) == 1
    pilot.wait(0.2)
    assert turned(pilot) == 2


def test_nothing_comes_by_itself_unless_the_settings_say_so(home: Path) -> None:
    pilot = at_the_result(home, (2, 0, 0, 1))
    for _ in range(10):
        pilot.wait(BY_ITSELF_S)
    assert turned(pilot) == 0


@pytest.mark.parametrize("over", ["?", "b", "escape", "pageup"])
def test_nothing_turns_over_while_something_lies_over_the_result(home: Path, over: str) -> None:
    pilot = at_the_result(home, (2, 0, 0, 1), itself=True)
    pilot.wait(0)
    pilot.press(over)
    before = turned(pilot)
    for _ in range(5):
        pilot.wait(BY_ITSELF_S)
    assert turned(pilot) == before


def test_what_was_undone_does_not_come_again_by_itself(home: Path) -> None:
    pilot = at_the_result(home, (2, 0, 0, 1), itself=True)
    pilot.press("space", "space", "ctrl+z")
    assert turned(pilot) == 1
    for _ in range(5):
        pilot.wait(BY_ITSELF_S)
    assert turned(pilot) == 1
    pilot.press("space")
    pilot.wait(BY_ITSELF_S)
    assert turned(pilot) == 3


@pytest.mark.parametrize("key", ["end", "f5"])
def test_end_and_f5_show_all_rows_and_leave_the_result_on(home: Path, key: str) -> None:
    pilot = at_the_result(home, (2, 0, 0, 1))
    pilot.press("space", key)
    assert turned(pilot) == 4
    assert not pilot.app.dialogs
    assert pilot.scene == "RevealScene"
    pilot.see("2 voix")
    pilot.press("f5")
    pilot.see("Continuer sans attendre")


def test_the_journal_is_the_same_however_the_rows_were_turned(home: Path) -> None:
    by_key = at_the_result(home / "key", (2, 0, 0, 1))
    by_key.press("space", "space", "space", "space")
    by_itself = at_the_result(home / "itself", (2, 0, 0, 1), itself=True)
    by_itself.wait(0)
    for _ in range(4):
        by_itself.wait(BY_ITSELF_S + 0.1)
    at_end = at_the_result(home / "end", (2, 0, 0, 1))
    at_end.press("end")
    assert revealed(by_key) == revealed(by_itself) == revealed(at_end)
    assert len(revealed(by_key)) == 4


def test_the_winner_alone_is_named_at_a_key_only(home: Path) -> None:
    pilot = Pilot(home, settings=table(4).model_copy(update={"reveal": "itself"}))
    pilot.begin(shipped_kit(reveal=Reveal.WINNER))
    Keyboard(pilot).until(lambda: pilot.scene == "RevealScene")
    for _ in range(5):
        pilot.wait(BY_ITSELF_S)
    assert turned(pilot) == 0
