"""Large text keeps its size: what does not fit goes to another page, and every page is reached."""

from pathlib import Path

import pytest

from game.rules import Step
from game.screen.layout import Frame
from game.screen.scenes.choice import ChoiceScene
from game.screen.scenes.dialogs import Answer, Ask
from game.screen.stage import LARGE, SMALL, TITLE, Stage
from tests.screen.boxes import texts
from tests.screen.pilot import Pilot, shipped_kit, table

NARROW, WIDE = (1024, 768), (1280, 720)


def pilot_at(
    home: Path, text_size: int, seats: int = 6, size: tuple[int, int] = NARROW, spacing: int = 100
) -> Pilot:
    changed = {"text_size": text_size, "line_spacing": spacing}
    return Pilot(home, size, settings=table(seats).model_copy(update=changed))


def to_the_choice(pilot: Pilot) -> ChoiceScene:
    pilot.begin(shipped_kit())
    pilot.press("enter")
    while pilot.state.step is Step.SEARCH:
        pilot.press("space")
    assert isinstance(pilot.app.scene, ChoiceScene)
    return pilot.app.scene


@pytest.mark.parametrize("text_size", [100, 125, 150])
def test_the_smallest_text_grows_with_the_setting(home: Path, text_size: int) -> None:
    pilot = pilot_at(home, text_size)
    pilot.begin(shipped_kit())
    smallest = min(look.block.size for _, look in texts(pilot.tree()) if not look.hint)
    assert smallest == pytest.approx(NARROW[1] * SMALL * text_size / 10_000, abs=1)


def test_letters_that_are_large_already_grow_no_further(home: Path) -> None:
    pilot = pilot_at(home, 150)
    stage = pilot.app.stage()
    usual = Stage(Frame(*NARROW), stage.theme, stage.words)
    assert stage.sizes(TITLE)[0] == pytest.approx(NARROW[1] * LARGE / 100, abs=1)
    assert stage.sizes(13) == usual.sizes(13)
    assert list(stage.sizes(13, TITLE, SMALL)) == sorted(stage.sizes(SMALL, TITLE, 13))[::-1]


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_every_answer_of_a_long_dialog_is_reached_by_its_key(
    home: Path, size: tuple[int, int]
) -> None:
    pilot = pilot_at(home, 150, size=size)
    given: list[str] = []

    def ask() -> Ask:
        answers = [
            Answer(f"a{n}", f"Réponse {n}", lambda n=n: given.append(f"a{n}"))  # type: ignore[misc]
            for n in range(14)
        ]
        dialog = Ask(pilot.app, "Laquelle ?", answers)
        pilot.app.open_dialog(dialog)
        return dialog

    for wanted in range(14):
        dialog = ask()
        for _ in range(14):
            here = [answer.id for answer in dialog.shown()]
            if f"a{wanted}" in here:
                break
            pilot.press(str(len(here) % 10))
        pilot.press(str((here.index(f"a{wanted}") + 1) % 10))
        assert not pilot.app.dialogs
    assert given == [f"a{n}" for n in range(14)]


def test_a_dialog_that_fits_has_no_second_page(home: Path) -> None:
    pilot = pilot_at(home, 150)
    pilot.begin(shipped_kit())
    pilot.press("escape")
    dialog = pilot.app.top
    assert isinstance(dialog, Ask)
    assert dialog.shown() == list(dialog.answers)


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_every_card_of_a_hand_is_shown_on_one_of_its_pages(
    home: Path, size: tuple[int, int]
) -> None:
    pilot = pilot_at(home, 150, size=size)
    scene = to_the_choice(pilot)
    hand = {f"job{n + 1}" for n in range(len(scene.hand()))}
    seen = set(pilot.ids()) & hand
    assert seen < hand
    for _ in hand:
        pilot.press("s")
        seen |= set(pilot.ids()) & hand
    assert seen == hand


def test_the_key_that_moves_leads_to_a_card_on_the_next_page(home: Path) -> None:
    pilot = pilot_at(home, 150)
    scene = to_the_choice(pilot)
    for number in range(len(scene.hand())):
        assert f"job{number + 1}" in pilot.ids()
        pilot.press("down")


def test_every_seat_of_the_overview_can_be_changed(home: Path) -> None:
    pilot = pilot_at(home, 150)
    scene = to_the_choice(pilot)
    while scene.seat() is not None:
        pilot.press("enter")
    wanted = [str(seat.id) for seat in pilot.state.present_players]
    for seat in wanted:
        for _ in wanted:
            if f"seat-{seat}" in pilot.ids():
                break
            pilot.press("s")
        pilot.press(
            str([i for i in pilot.ids() if i.startswith("seat-")].index(f"seat-{seat}") + 1)
        )
        assert scene.seat() == seat
        pilot.press("enter")
        assert scene.seat() is None


def test_a_name_cut_for_a_strip_is_whole_where_the_card_is_read(home: Path) -> None:
    pilot = pilot_at(home, 150)
    pilot.begin(shipped_kit())
    pilot.press("enter")
    while pilot.state.step is Step.SEARCH and len(pilot.state.here().skills) < 3:
        pilot.press("space")
    shown = " ".join(" ".join(look.block.lines) for _, look in texts(pilot.tree()))
    for skill in pilot.state.here().skills:
        name = next(card.name for card in shipped_kit().skills if card.id == skill)
        assert name in shown


def test_the_space_between_lines_is_that_of_sentences_and_costs_a_single_line_nothing(
    home: Path,
) -> None:
    from game.screen.text import Weight, block

    tall = {}
    for spacing in (100, 130):
        pilot_at(home, 100, spacing=spacing)
        made = {
            (weight, lines): block("un deux trois " * 6, 200 if lines else 5000, (30,), weight)
            for weight in (Weight.TEXT, Weight.TITLE)
            for lines in (0, 1)
        }
        tall[spacing] = {key: found.height for key, found in made.items()}
    assert tall[130][Weight.TEXT, 1] > 1.2 * tall[100][Weight.TEXT, 1]
    for key in ((Weight.TEXT, 0), (Weight.TITLE, 0), (Weight.TITLE, 1)):
        assert tall[130][key] == tall[100][key]
