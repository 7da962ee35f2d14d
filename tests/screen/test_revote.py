"""A secret voter may vote again until the close, and nothing shows of the earlier choice."""

from pathlib import Path

import pytest

from game.rules import SeatId, Step, seat_of
from game.screen.scenes.ballots import SecretScene
from tests.screen.pilot import Pilot
from tests.screen.secret import at_the_vote, others, scene_of


def all_have_voted(home: Path, choices: tuple[int, ...] = (2, 3, 4, 5, 1)) -> Pilot:
    pilot = at_the_vote(home, len(choices))
    for choice in choices:
        pilot.press("space", str(choice))
    assert scene_of(pilot).voter() is None
    pilot.seconds += 60
    return pilot


def given(pilot: Pilot) -> dict[SeatId, tuple[SeatId, ...] | None]:
    return {seat_of(v): chosen for v, chosen in pilot.state.open_vote().ballots.items()}


@pytest.mark.parametrize("way", ["digit", "highlight", "mouse"])
def test_a_voter_may_vote_again_before_the_close(home: Path, way: str) -> None:
    pilot = all_have_voted(home)
    if way == "mouse":
        pilot.click("again")
        pilot.click("voter2")
        pilot.click("next")
    elif way == "digit":
        pilot.press("r", "2", "space")
    else:
        pilot.press("r", "down", "return", "space")
    pilot.press("5")
    assert given(pilot)[SeatId("s2")] == ("s5",)
    assert len(given(pilot)) == 5
    pilot.see("5 sur 5 ont voté")
    pilot.press("space")
    assert pilot.state.step is Step.REVEAL


def test_nothing_of_the_earlier_choice_shows_when_somebody_votes_again(home: Path) -> None:
    frames = []
    for number, choices in enumerate(((2, 3, 4, 5, 1), (3, 4, 5, 1, 2))):
        pilot = all_have_voted(home / str(number), choices)
        seen = [pilot.picture()]
        for key in ("r", "2", "space", "4"):
            pilot.press(key)
            seen.append(pilot.picture())
        frames.append(seen)
    assert frames[0] == frames[1]
    assert len(set(frames[0])) == 4, "it ends as it began"


def test_a_revote_that_is_given_up_leaves_the_ballot(home: Path) -> None:
    pilot = all_have_voted(home)
    before = given(pilot)
    pilot.press("r", "2", "pageup")
    pilot.see("Qui revote")
    pilot.click("back")
    pilot.see("5 sur 5 ont voté")
    assert given(pilot) == before
    pilot.press("space")
    assert pilot.state.step is Step.REVEAL


def test_everybody_at_a_large_table_can_vote_again(home: Path) -> None:
    pilot = at_the_vote(home, 11, hand_size=3)
    while scene_of(pilot).voter() is not None:
        pilot.press("space", *f"{others(pilot)[0]:02}")
    pilot.press("r", "s", "3", "space")
    scene = pilot.app.scene
    assert isinstance(scene, SecretScene)
    pilot.press("0", "7")
    assert given(pilot)[SeatId("s11")] == ("s7",)


def test_nobody_votes_again_while_somebody_is_missing(home: Path) -> None:
    pilot = at_the_vote(home)
    pilot.press("r")
    assert pilot.scene == "SecretScene"
    assert "Qui revote" not in pilot.text()
    pilot.press("space", "2")
    assert len(given(pilot)) == 1


def test_two_tokens_are_both_given_anew(home: Path) -> None:
    pilot = at_the_vote(home, tokens=2)
    while scene_of(pilot).voter() is not None:
        one, other = others(pilot)[:2]
        pilot.press("space", str(one), str(other))
    pilot.press("r", "1", "space", "4", "5")
    assert given(pilot)[SeatId("s1")] == ("s4", "s5")
