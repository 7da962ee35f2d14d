"""What the room must not see is on no pixel that it sees."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from game.rules import (
    Hands,
    Reveal,
    SeatId,
    Step,
    TieRule,
    VoteMethod,
    seat_of,
)
from game.screen.scenes.ballots import SecretScene
from game.screen.scenes.choice import ChoiceScene
from game.screen.scenes.dialogs import Ask
from game.screen.windows import SurfaceWindows
from game.storage.journal import read_journal
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard, scenario_file
from tests.screen.test_windows import ChangingWindows

SIZE = (960, 720)
SECRET = {"vote_method": VoteMethod.SECRET}


def at_the_vote(
    home: Path, seats: int = 5, *, windows: SurfaceWindows | None = None, **rules: Any
) -> Pilot:
    """Returns a pilot at the first curtain of a secret vote, or at another method's screen."""
    pilot = Pilot(home, SIZE, settings=table(seats), windows=windows)
    pilot.begin(shipped_kit(**{**SECRET, **rules}))
    pilot.draws = False
    scenes = ("SecretScene", "CountScene")
    Keyboard(pilot).until(lambda: pilot.scene in scenes)
    pilot.draws = True
    pilot.seconds += 60
    return pilot


def scene_of(pilot: Pilot) -> SecretScene:
    assert isinstance(pilot.app.scene, SecretScene)
    return pilot.app.scene


def voter(pilot: Pilot) -> SeatId:
    found = scene_of(pilot).voter()
    assert found is not None
    return seat_of(found)


def others(pilot: Pilot) -> list[int]:
    """The numbers that the voter whose turn it is may press."""
    me = voter(pilot)
    return [n for n, c in enumerate(pilot.state.open_vote().candidates, 1) if c != me]


# --- one display -------------------------------------------------------------------------


def test_a_blind_ballot_shows_the_same_whatever_is_voted(home: Path) -> None:
    """From the ballot to the next curtain: the frames of every choice are the same."""
    frames = []
    for number, choice in enumerate(("2", "3", "5", "0")):
        pilot = at_the_vote(home / str(number))
        seen = [pilot.picture()]
        pilot.press("space")
        seen.append(pilot.picture())
        pilot.press(choice)
        seen.append(pilot.picture())
        frames.append(seen)
    assert all(seen == frames[0] for seen in frames)
    assert len(set(frames[0])) == 3


def test_the_first_of_two_tokens_leaves_no_trace_on_the_screen(home: Path) -> None:
    pilot = at_the_vote(home, tokens=2)
    pilot.press("space")
    before = pilot.picture(), pilot.text()
    for choice in ("2", "3", "4"):
        scene_of(pilot).marked = []
        pilot.press(choice)
        assert (pilot.picture(), pilot.text()) == before


def test_the_first_of_two_digits_leaves_no_trace_on_the_screen(home: Path) -> None:
    pilot = at_the_vote(home, 11, hand_size=3)
    pilot.press("space")
    before = pilot.picture()
    pilot.press("1")
    assert pilot.picture() == before
    pilot.press("1")
    assert voter(pilot) == "s2"
    assert list(_given(pilot).values()) == [("s11",)]


def _given(pilot: Pilot) -> dict[Any, Any]:
    return dict(pilot.state.open_vote().ballots)


def test_a_half_typed_number_is_forgotten_with_its_voter(home: Path) -> None:
    pilot = at_the_vote(home, 11, hand_size=3)
    pilot.press("space", "0")
    pilot.press("f3", "return")
    pilot.press("space", "0", "2")
    assert list(_given(pilot).values()) == [("s2",)]


def test_a_ballot_has_no_highlight_and_no_default(home: Path) -> None:
    pilot = at_the_vote(home)
    pilot.press("space")
    before = pilot.picture()
    for key in ("up", "down", "tab", "pageup", "left"):
        pilot.press(key)
        assert pilot.picture() == before
    pilot.press("return")
    pilot.see("Une touche de numéro vote")
    assert not pilot.state.open_vote().ballots


def curtains(pilot: Pilot, choices: Iterable[int]) -> list[bytes]:
    """Votes with the numbers given, by their place among those allowed; returns the frames."""
    frames = []
    for choice in choices:
        frames.append(pilot.picture())
        pilot.press("space")
        allowed = others(pilot)
        pilot.press(str(allowed[choice % len(allowed)]))
    frames.append(pilot.picture())
    return frames


def test_two_games_with_the_same_turnout_have_the_same_curtains(home: Path) -> None:
    one = curtains(at_the_vote(home / "1"), (0, 1, 2, 3, 0))
    other = curtains(at_the_vote(home / "2"), (3, 0, 0, 1, 2))
    assert one == other
    assert len(set(one)) == 6


def test_two_games_with_the_same_totals_leave_the_same_files(home: Path) -> None:
    """Each ballot of one game is another one in the other; the totals are the same."""
    rings = {"1": (1, 2, 3, 4, 0), "2": (4, 0, 1, 2, 3)}
    left = []
    for name, choices in rings.items():
        pilot = at_the_vote(home / name)
        for chosen in choices:
            pilot.press("space", str(chosen + 1))
        pilot.press("space")
        assert pilot.state.step is Step.REVEAL
        content = read_journal(pilot.folder / "journal.jsonl")
        left.append([line.what for line in content.lines])
        assert not list(pilot.folder.glob("ballots*"))
    assert left[0] == left[1]


def test_a_mouse_on_a_blind_ballot_is_refused_with_a_sentence(home: Path) -> None:
    pilot = at_the_vote(home)
    pilot.press("space")
    lines = [node for node in pilot.tree().walk() if node.intent is not None]
    assert len(lines) == 6
    for node in lines:
        pilot.seconds += 60
        pilot.click_at(*node.box.center)
        pilot.see("votez avec une touche")
        assert not pilot.state.open_vote().ballots
    frames = set()
    for node in lines:
        pilot.click_at(*node.box.center)
        frames.add(pilot.picture())
    assert len(frames) == 1


def test_the_keys_of_a_ballot_are_no_buttons(home: Path) -> None:
    """The list of the keys can be clicked; a vote can't be given that way."""
    pilot = at_the_vote(home)
    pilot.press("space", "?")
    for node in pilot.tree()._top_layer().walk():
        assert node.id not in ("key-0", "key-1 – 9") or node.intent is None


def test_a_vote_for_oneself_is_refused_and_can_be_given_again(home: Path) -> None:
    pilot = at_the_vote(home)
    pilot.press("space", "1")
    pilot.see("On ne vote pas pour soi")
    assert not pilot.state.open_vote().ballots
    pilot.press("2")
    assert len(pilot.state.open_vote().ballots) == 1


def test_the_screen_says_how_many_have_voted_and_never_who(home: Path) -> None:
    """The order of the table says whose turn it is; nothing says who is still missing."""
    pilot = at_the_vote(home)
    names = [seat.pseudonym for seat in pilot.state.players]
    for received in range(5):
        pilot.see(f"{received} sur 5 ont voté")
        shown = [name for name in names if name in pilot.text()]
        assert shown == [names[received]]
        pilot.press("space")
        assert "ont voté" not in pilot.text()
        pilot.press(str(others(pilot)[0]))
    pilot.see("5 sur 5 ont voté")
    assert not [name for name in names if name in pilot.text()]


def test_looking_back_never_shows_a_ballot_or_a_curtain(home: Path) -> None:
    pilot = at_the_vote(home)
    ballots = set()
    for _ in range(5):
        pilot.press("space")
        ballots.add(pilot.text())
        pilot.press(str(others(pilot)[0]))
    pilot.press("space")
    assert pilot.state.step is Step.REVEAL
    for _ in range(14):
        pilot.press("pageup")
        assert "Bulletin" not in pilot.text()
        assert "Passez l’appareil" not in pilot.text()
        assert not any(ballot in pilot.text() for ballot in ballots)


@pytest.mark.parametrize("key", ["f3", "f5", "f6", "ctrl+z", "escape", "?", "b", "pageup"])
def test_no_key_shows_what_was_voted(home: Path, key: str) -> None:
    """The same key after two different ballots shows the same pixels."""
    frames = []
    for choice in ("2", "4"):
        pilot = at_the_vote(home / choice)
        pilot.press("space", choice, "space")
        pilot.press(key)
        frames.append((pilot.picture(), pilot.text()))
    assert frames[0] == frames[1]


def test_a_vote_that_was_interrupted_comes_back_without_a_trace(home: Path) -> None:
    frames = []
    for choice in ("2", "3"):
        pilot = at_the_vote(home / choice)
        pilot.press("space", choice)
        assert pilot.app.sitting is not None
        pilot.app.leave_workshop()
        again = Pilot(home / choice, SIZE)
        again.press("return")
        assert again.scene == "SecretScene"
        frames.append(again.picture())
    assert frames[0] == frames[1]


def test_undoing_the_close_begins_the_vote_again_empty(home: Path) -> None:
    pilot = at_the_vote(home)
    curtains(pilot, (0, 1, 2, 3, 0))
    pilot.press("space")
    assert pilot.state.step is Step.REVEAL
    pilot.press("ctrl+z")
    pilot.see("Le vote recommence, vide")
    pilot.see("0 sur 5 ont voté")


# --- private hands, private ballots ------------------------------------------------------


def test_private_hands_on_one_display_are_refused_with_three_answers(home: Path) -> None:
    path = scenario_file(home / "decks", hands="private")
    settings = table(4).model_copy(update={"scenario": str(path)})
    for digit, hands in (("1", Hands.OPEN), ("2", Hands.PAPER), ("3", None)):
        pilot = Pilot(home / digit, SIZE, settings=settings)
        pilot.press("return")
        asked = pilot.app.top
        assert isinstance(asked, Ask)
        assert [answer.id for answer in asked.answers] == ["open", "paper", "back"]
        pilot.press(digit)
        state = pilot.state_or_none()
        assert (state.setup.rules.hands if state is not None else None) is hands


def private_hands(home: Path, windows: SurfaceWindows | None = None) -> Pilot:
    path = scenario_file(home / "decks", hands="private", max_rounds=2)
    settings = table(4).model_copy(update={"scenario": str(path)})
    two = windows or SurfaceWindows(SIZE, private=True)
    pilot = Pilot(home, settings=settings, windows=two)
    pilot.draws = False
    Keyboard(pilot).until(lambda: pilot.scene == "ChoiceScene")
    pilot.draws = True
    pilot.seconds += 60
    return pilot


def test_the_room_sees_the_same_whatever_card_is_looked_at(home: Path) -> None:
    pilot = private_hands(home)
    public, private = pilot.picture(), {pilot.private_picture()}
    for key in ("down", "down", "1", "3", "tab"):
        pilot.press(key)
        assert pilot.picture() == public
        private.add(pilot.private_picture())
    assert len(private) >= 4


def test_no_card_of_a_private_hand_is_said_to_the_room(home: Path) -> None:
    pilot = private_hands(home)
    scene = pilot.app.scene
    assert isinstance(scene, ChoiceScene)
    for _ in range(4):
        hand = scene.hand()
        assert hand
        private = scene.private_tree(pilot.app.stage())
        assert private is not None
        for job in hand:
            assert job.name not in pilot.text()
            assert job.name in private.text()
        pilot.press("return")


def test_the_room_sees_the_same_after_two_different_choices(home: Path) -> None:
    frames = []
    for digit in ("1", "3"):
        pilot = private_hands(home / digit)
        pilot.press(digit, "return")
        frames.append(pilot.picture())
    assert frames[0] == frames[1]


def test_a_private_game_is_played_to_its_end_with_keys_alone(home: Path) -> None:
    pilot = private_hands(home)
    Keyboard(pilot).to_the_end()
    assert len(pilot.state.scored_rounds) == 2


def test_a_private_hand_waits_while_its_display_is_gone(home: Path) -> None:
    windows = ChangingWindows(SIZE, private=True)
    pilot = private_hands(home, windows)
    windows.unplug()
    pilot.wait(2)
    pilot.see("Le deuxième écran n’est plus là")
    before = pilot.journal()
    pilot.press("return", "2", "return", "r")
    assert pilot.journal() == before
    hand = pilot.state.players[0].hand
    assert not any(str(job) in pilot.text() for job in hand)
    windows.plug()
    pilot.wait(2)
    pilot.see("La main est sur l’autre écran")
    pilot.press("return")
    assert len(pilot.state.interviews.jobs) == 1


def private_vote(home: Path, **rules: Any) -> Pilot:
    return at_the_vote(home, windows=SurfaceWindows(SIZE, private=True), **rules)


def test_a_private_ballot_moves_its_highlight_where_the_room_sees_nothing(home: Path) -> None:
    pilot = private_vote(home)
    pilot.press("space")
    public, private = pilot.picture(), [pilot.private_picture()]
    for key in ("down", "down", "tab", "up"):
        pilot.press(key)
        assert pilot.picture() == public
        private.append(pilot.private_picture())
    assert len(set(private)) >= 3


def test_a_private_ballot_is_confirmed_with_enter(home: Path) -> None:
    pilot = private_vote(home)
    pilot.press("space", "down", "down", "return")
    (chosen,) = _given(pilot).values()
    assert chosen not in ((), ("s1",))
    assert voter(pilot) == "s2"


def test_the_room_sees_the_same_curtain_after_every_private_ballot(home: Path) -> None:
    frames = []
    for choice in ("2", "4", "0"):
        pilot = private_vote(home / choice)
        pilot.press("space")
        during = pilot.picture()
        pilot.press(choice)
        frames.append((during, pilot.picture()))
    assert frames[0] == frames[1] == frames[2]


def test_the_room_never_reads_a_private_ballot(home: Path) -> None:
    pilot = private_vote(home)
    pilot.press("space")
    assert "Bulletin" not in pilot.text()
    private = scene_of(pilot).private_tree(pilot.app.stage())
    assert private is not None
    assert "Bulletin" in private.text()


def test_two_private_tokens_are_marked_where_only_their_voter_looks(home: Path) -> None:
    pilot = private_vote(home, tokens=2)
    pilot.press("space")
    public, private = pilot.picture(), pilot.private_picture()
    pilot.press("3")
    assert pilot.picture() == public
    assert pilot.private_picture() != private


class PrivateWindow:
    """What a click on the second window brings along."""

    def __init__(self, windows: SurfaceWindows) -> None:
        self.windows = windows

    def get_surface(self) -> object:
        return self.windows.private()


def test_a_mouse_votes_on_the_private_display_and_not_on_the_public_one(home: Path) -> None:
    pilot = private_vote(home)
    pilot.press("space")
    private = scene_of(pilot).private_tree(pilot.app.stage())
    assert private is not None
    tile = private.find("candidate3")
    assert tile is not None
    pilot.click_at(*tile.box.center)
    assert not pilot.state.open_vote().ballots
    pilot.click_at(*tile.box.center, window=PrivateWindow(pilot.windows))
    assert list(_given(pilot).values()) == [("s3",)]


def test_a_blank_ballot_has_its_key_with_many_candidates_too(home: Path) -> None:
    windows = SurfaceWindows(SIZE, private=True)
    pilot = at_the_vote(home, 11, windows=windows, hand_size=3)
    pilot.press("space", "0")
    assert list(_given(pilot).values()) == [()]


def test_a_dialog_over_a_private_ballot_shows_no_ballot_to_the_room(home: Path) -> None:
    pilot = private_vote(home)
    pilot.press("space", "down", "escape")
    assert "Bulletin" not in pilot.text()
    public = pilot.picture()
    pilot.press("escape", "down", "escape")
    assert pilot.picture() == public


def test_a_display_that_vanishes_at_a_ballot_makes_it_blind(home: Path) -> None:
    windows = ChangingWindows(SIZE, private=True)
    pilot = at_the_vote(home, windows=windows)
    pilot.press("space", "down", "down")
    windows.unplug()
    pilot.wait(2)
    blind = pilot.picture()
    pilot.press("down")
    assert pilot.picture() == blind
    pilot.press("3")
    assert list(_given(pilot).values()) == [("s3",)]


# --- before the reveal -------------------------------------------------------------------

RESULTS: dict[str, tuple[Sequence[int], Sequence[int]]] = {
    "other winner": ((3, 1, 0, 0, 0), (0, 0, 1, 3, 0)),
    "winner or tie": ((2, 1, 1, 0, 0), (2, 2, 0, 0, 0)),
}


@pytest.mark.parametrize("reveal", list(Reveal))
@pytest.mark.parametrize("case", RESULTS)
def test_nothing_tells_the_result_before_the_first_key_of_the_reveal(
    home: Path, reveal: Reveal, case: str
) -> None:
    shown = []
    for number, counts in enumerate(RESULTS[case]):
        pilot = at_the_vote(
            home / str(number), reveal=reveal, vote_method=VoteMethod.HANDS, tie=TieRule.SHARED
        )
        Keyboard(pilot, (counts,)).until(lambda p=pilot: p.scene == "RevealScene")  # type: ignore[misc]
        pilot.seconds += 60
        shown.append([pilot.text(), pilot.picture(), pilot.tree().name])
        pilot.press("f3", "return")
        pilot.press("?")
        shown[-1] += [pilot.text(), pilot.picture()]
        pilot.press("space", "space")
        shown[-1].append(pilot.text())
    assert shown[0][:-1] == shown[1][:-1]
    assert shown[0][-1] != shown[1][-1] or reveal is Reveal.LAST_TO_FIRST


def test_a_result_from_last_to_first_shows_one_row_at_a_time(home: Path) -> None:
    pilot = at_the_vote(home, reveal=Reveal.LAST_TO_FIRST, vote_method=VoteMethod.HANDS)
    Keyboard(pilot, ((0, 3, 0, 1, 0),)).until(lambda: pilot.scene == "RevealScene")
    names = [seat.pseudonym for seat in pilot.state.players]
    for key in range(5):
        assert len([name for name in names if name in pilot.text()]) == key
        assert (names[1] in pilot.text()) == (key > 4)
        pilot.press("space")
    pilot.see(names[1])


def test_counts_that_were_typed_are_not_on_the_screen(home: Path) -> None:
    """The room opens its eyes after the count: it finds ticks, and no number of anybody's."""
    pilot = at_the_vote(home, vote_method=VoteMethod.HANDS)
    frames = []
    for counts in (("3", "0", "0", "0", "1"), ("0", "1", "1", "2", "0")):
        for count in counts:
            pilot.press(count, "return")
        assert pilot.state.open_vote().counts
        pilot.seconds += 60
        frames.append(pilot.picture())
        assert "noté" in pilot.text()
        pilot.press(*["ctrl+z"] * 5)
        pilot.press(*["escape"] * len(pilot.app.dialogs))
        pilot.seconds += 60
    assert frames[0] == frames[1]


def test_no_zero_stands_beside_a_name(home: Path) -> None:
    pilot = at_the_vote(home, reveal=Reveal.ALL, vote_method=VoteMethod.HANDS)
    Keyboard(pilot, ((4, 0, 0, 0, 0),)).until(lambda: pilot.scene == "RevealScene")
    pilot.press("space")
    for name in ("Bison", "Dauphin"):
        (node,) = [n for n in pilot.tree().walk() if n.name == name]
        assert "0" not in node.value
