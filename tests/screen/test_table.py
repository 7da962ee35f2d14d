"""The table and the hands when what was pointed at is not there any more, and typed names."""

import json
from pathlib import Path

from game.rules import SeatId
from game.screen.scenes.choice import ChoiceScene
from game.screen.scenes.dialogs import Ask
from game.screen.scenes.table import TableScene
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard


def at_the_table(home: Path, seats: int) -> Pilot:
    pilot = Pilot(home, settings=table(seats))
    pilot.begin(shipped_kit())
    pilot.press("return", "f3")
    assert isinstance(pilot.app.scene, TableScene)
    return pilot


def focus_on(pilot: Pilot, node_id: str) -> None:
    while pilot.app.scene.focused() != node_id:
        pilot.press("down")


def answer(pilot: Pilot, answer_id: str) -> None:
    """Presses the digit of an answer of the question that is asked."""
    asked = pilot.app.dialogs[-1]
    assert isinstance(asked, Ask)
    pilot.press(str([a.id for a in asked.answers].index(answer_id) + 1))


def test_the_focus_leaves_with_the_last_seat(home: Path) -> None:
    pilot = at_the_table(home, 4)
    focus_on(pilot, "seat4")
    pilot.press("return")
    answer(pilot, "leave")
    answer(pilot, "leave")
    pilot.press("return")
    assert pilot.scene != "TableScene"


def test_the_focus_does_not_stay_on_a_seat_of_another_page(home: Path) -> None:
    pilot = at_the_table(home, 12)
    focus_on(pilot, "seat5")
    pilot.press("s", "space")
    assert not pilot.app.dialogs


def test_a_page_that_lost_its_only_seat_is_not_shown_empty(home: Path) -> None:
    pilot = at_the_table(home, 10)
    pilot.press("s", "1")
    answer(pilot, "leave")
    answer(pilot, "leave")
    assert "seat1" in pilot.ids()


def test_an_undo_points_at_a_card_that_the_shorter_hand_has(home: Path) -> None:
    pilot = Pilot(home, settings=table(3))
    pilot.begin(shipped_kit())
    pilot.press("return")
    player = Keyboard(pilot)

    def chooses_in(number: int) -> bool:
        scene = pilot.app.scene
        here = isinstance(scene, ChoiceScene) and scene.seat() is not None
        return here and pilot.state.here().number == number

    player.until(lambda: chooses_in(1))
    pilot.press("1", "return", "x", "1", "return")
    player.until(lambda: chooses_in(2))
    assert [len(seat.hand) for seat in pilot.state.seats.values()][:2] == [3, 4]
    pilot.press("1", "return", "4", "ctrl+z", "return")
    assert "s1" in pilot.state.interviews.jobs


def names(pilot: Pilot) -> list[str]:
    """Returns the names that are on the disk."""
    content = json.loads((pilot.folder / "people.json").read_text(encoding="utf-8"))
    return list(content["names"].values())


def type_name(pilot: Pilot, name: str) -> None:
    """Types a name for the first seat in place of what is there; the notice may come first."""
    pilot.press("1")
    answer(pilot, "name")
    if pilot.app.dialogs:
        answer(pilot, "type")
    pilot.press(*["backspace"] * 24)
    pilot.write(name)
    pilot.press("return")


def test_an_empty_line_erases_the_typed_name(home: Path) -> None:
    pilot = at_the_table(home, 3)
    animal = pilot.app.seat_name(SeatId("s1"))
    type_name(pilot, "Jean")
    assert names(pilot) == ["Jean"]
    type_name(pilot, "")
    assert names(pilot) == []
    assert pilot.app.seat_name(SeatId("s1")) == animal
    assert pilot.scene == "TableScene"


def test_a_replaced_name_is_not_kept(home: Path) -> None:
    pilot = at_the_table(home, 3)
    type_name(pilot, "Jean")
    type_name(pilot, "Marie")
    assert names(pilot) == ["Marie"]
    assert pilot.app.seat_name(SeatId("s1")) == "Marie"


def test_the_name_of_who_leaves_goes_with_them(home: Path) -> None:
    pilot = at_the_table(home, 4)
    type_name(pilot, "Jean")
    pilot.press("1")
    answer(pilot, "leave")
    answer(pilot, "leave")
    assert names(pilot) == []


def test_the_name_of_a_seat_removed_before_the_start_goes_with_it(home: Path) -> None:
    pilot = Pilot(home, settings=table(4))
    pilot.begin(shipped_kit())
    pilot.press("f3")
    type_name(pilot, "Jean")
    pilot.press("1")
    answer(pilot, "leave")
    answer(pilot, "leave")
    assert names(pilot) == []


def test_a_name_is_erased_after_the_end_without_a_refusal(home: Path) -> None:
    pilot = at_the_table(home, 3)
    type_name(pilot, "Jean")
    pilot.press("return")
    Keyboard(pilot).to_the_end()
    pilot.press("f3")
    type_name(pilot, "Marie")
    assert names(pilot) == ["Jean"]
    pilot.wait(60)
    pilot.press("1")
    answer(pilot, "erase")
    assert names(pilot) == []
    assert "terminé" not in pilot.text()
