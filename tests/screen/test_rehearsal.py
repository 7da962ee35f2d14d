"""A rehearsal: bots choose and vote, the facilitator presses next, and nothing is kept."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

from game.rules import AddSeat, SeatId, Step
from game.screen.rehearsal import ACT_S
from game.screen.scenes.ballots import SecretScene
from game.screen.scenes.choice import ChoiceScene
from game.screen.scenes.lists import WorkshopScene
from game.screen.scenes.start import start_scenario
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot, table
from tests.screen.player import scenario_file

MARK = "Répétition : rien n’est gardé"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What goes into temporary folders can be counted."""
    folder = tmp_path / "passing"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def rehearsing(home: Path, seats: int = 4, **rules: Any) -> Pilot:
    path = scenario_file(home / "decks", **{"max_rounds": 3, **rules})
    pilot = Pilot(home, settings=table(seats).model_copy(update={"scenario": str(path)}))
    pilot.press("m")
    pilot.click("rehearse")
    pilot.press("return")
    return pilot


def wait_for_the_room(pilot: Pilot, most: int = 60) -> None:
    """Waits until the bots have nothing more to do."""
    for _ in range(most):
        before = pilot.state
        pilot.wait(ACT_S + 0.1)
        if pilot.state is before:
            return


def kept(home: Path) -> dict[str, bytes]:
    return {str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    "rules",
    [{}, {"vote_method": "secret"}, {"vote_method": "open", "tokens": 2}, {"cooperative": True}],
    ids=str,
)
def test_only_next_is_pressed_until_the_end(home: Path, rules: dict[str, Any]) -> None:
    pilot = rehearsing(home, **rules)
    for _ in range(150):
        if pilot.scene == "OverScene":
            break
        assert MARK in pilot.text(), pilot.scene
        wait_for_the_room(pilot)
        pilot.press("space")
    assert pilot.state.step is Step.OVER
    assert len(pilot.state.scored_rounds) == 2
    for record in pilot.state.scored_rounds:
        assert len(record.interviews.jobs) + len(record.interviews.passed) >= 4
    pilot.see("C’était une répétition")
    pilot.press("space")
    assert pilot.scene == "HomeScene"
    assert MARK not in pilot.text()


def test_a_rehearsal_leaves_nothing_on_the_disk(home: Path, temporary: Path) -> None:
    path = scenario_file(home / "decks", max_rounds=1)
    pilot = Pilot(home, settings=table(4).model_copy(update={"scenario": str(path)}))
    before = kept(home)
    pilot.press("m")
    pilot.click("rehearse")
    assert list(temporary.iterdir())
    pilot.click("more")
    for _ in range(80):
        if pilot.scene == "OverScene":
            break
        wait_for_the_room(pilot)
        pilot.press("space")
    pilot.press("space")
    assert kept(home) == before
    assert list(temporary.iterdir()) == []
    assert pilot.app.settings.table == table(4).table
    pilot.app.go(WorkshopScene(pilot.app))
    pilot.see("Aucun atelier")


def test_the_mark_fits_on_every_screen(home: Path) -> None:
    pilot = rehearsing(home, seats=6, max_rounds=1, vote_method="secret")
    found = []
    for _ in range(80):
        if pilot.scene == "OverScene":
            break
        for size in ((1024, 768), (1920, 1080)):
            pilot.windows.resize(size)
            found += [f"{pilot.scene}: {p}" for p in problems(pilot.tree(), pilot.app.stage())]
        wait_for_the_room(pilot)
        pilot.press("space")
    assert found == []


@pytest.mark.parametrize("way", ["menu", "quit"])
def test_a_rehearsal_that_is_left_in_the_middle_is_gone(
    home: Path, temporary: Path, way: str
) -> None:
    pilot = rehearsing(home)
    pilot.press("space", "escape")
    pilot.see("la répétition finit")
    pilot.click({"menu": "home", "quit": "quit"}[way])
    if way == "quit":
        pilot.see("Une répétition ne laisse rien")
        pilot.press("2")
        assert not pilot.app.running
    assert list(temporary.iterdir()) == []
    assert pilot.home.folders() == []


def test_the_times_of_a_rehearsal_are_short(home: Path) -> None:
    pilot = rehearsing(home, timings={"pitch": 60, "preparation": 90, "questions": 5})
    timings = pilot.state.setup.rules.timings
    assert (timings.preparation_s, timings.pitch_s, timings.questions_s) == (10, 15, 5)


def test_the_room_waits_while_the_facilitator_is_busy(home: Path) -> None:
    pilot = rehearsing(home)
    while pilot.scene != "ChoiceScene":
        pilot.press("space")
    assert isinstance(pilot.app.scene, ChoiceScene)
    pilot.press("escape")
    before = pilot.state
    pilot.wait(5)
    assert pilot.state is before
    pilot.press("escape", "b")
    before = pilot.state
    pilot.wait(5)
    assert pilot.state is before
    pilot.press("space", "f3")
    before = pilot.state
    pilot.wait(5)
    assert pilot.scene == "TableScene"
    assert pilot.state is before
    pilot.press("escape")
    pilot.wait(5)
    assert pilot.state is not before


def test_the_room_never_votes_on_the_ballot_that_somebody_looks_at(home: Path) -> None:
    pilot = rehearsing(home, vote_method="secret")
    for _ in range(80):
        if pilot.scene == "SecretScene":
            break
        wait_for_the_room(pilot)
        pilot.press("space")
    scene = pilot.app.scene
    assert isinstance(scene, SecretScene)
    scene.press("next")
    before = pilot.state
    pilot.wait(5)
    assert pilot.state is before


def test_a_count_that_is_typed_meanwhile_stops_the_room_and_not_the_game(home: Path) -> None:
    pilot = rehearsing(home)
    for _ in range(80):
        if pilot.scene == "CountScene":
            break
        wait_for_the_room(pilot)
        pilot.press("space")
    pilot.seconds -= 0.9
    pilot.press("1", "return")
    wait_for_the_room(pilot)
    assert pilot.state.step is Step.VOTE
    pilot.press("1", "return", "1", "return", "1", "return", "0", "return")
    assert pilot.state.step is not Step.VOTE


def test_a_seat_more_can_be_rehearsed(home: Path) -> None:
    pilot = rehearsing(home)
    assert pilot.app.sitting is not None
    pilot.app.sitting.workshop.dispatch(AddSeat(SeatId("s9"), "Hérisson"))
    for _ in range(30):
        if pilot.scene == "VoteIntroScene":
            break
        wait_for_the_room(pilot)
        pilot.press("space")
    assert "s9" in pilot.state.seats


def test_a_disk_without_room_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = Pilot(home)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "Aucun espace disponible")

    monkeypatch.setattr("game.wiring.TemporaryDirectory", full)
    start_scenario(pilot.app, pilot.app.scenario_path(), rehearsal=True)
    pilot.see("Aucun espace disponible")
    assert pilot.app.sitting is None
