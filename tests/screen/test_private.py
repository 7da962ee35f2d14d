"""What only one voter or one seat may see is on the second display alone."""

from pathlib import Path
from typing import Any

from game.rules import (
    Hands,
)
from game.screen.scenes.choice import ChoiceScene
from game.screen.scenes.dialogs import Ask
from game.screen.windows import SurfaceWindows
from tests.screen.pilot import Pilot, table
from tests.screen.player import Keyboard, scenario_file
from tests.screen.secret import SIZE, at_the_vote, given, scene_of, voter
from tests.screen.test_windows import ChangingWindows


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
    (chosen,) = given(pilot).values()
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
    assert list(given(pilot).values()) == [("s3",)]


def test_a_blank_ballot_has_its_key_with_many_candidates_too(home: Path) -> None:
    windows = SurfaceWindows(SIZE, private=True)
    pilot = at_the_vote(home, 11, windows=windows, hand_size=3)
    pilot.press("space", "0")
    assert list(given(pilot).values()) == [()]


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
    assert list(given(pilot).values()) == [("s3",)]
