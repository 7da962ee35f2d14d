"""Every letter of the languages that the game is played in is drawn by a font that is shipped."""

import pygame
import pytest

from game.screen.fonts import Weight, runs
from game.screen.text import block, choose_type, rendered, width_of

SIZE = 40
INK = (0, 0, 0, 255)
NOT_A_CHARACTER = "\u0378"
"""No font has it: what is drawn for it is what every missing letter looks like."""

LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "French": LATIN + "àâæçéèêëîïôœùûüÿ",
    "Italian": LATIN + "àèéìíîòóùú",
    "Dutch": LATIN + "áäéèëíïóöúüĳ",
    "English": LATIN,
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
SIGNS = "0123456789« »’‘“”„…–—→✓№€%&@#+−=×°·/\\()[]!?.,;:'\"ʼ\u00a0\u202f"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟٠١٢٣٤٥٦٧٨٩پچژگ"


@pytest.fixture(params=["atkinson", "andika"])
def _typeface(request: pytest.FixtureRequest) -> None:
    choose_type(request.param, 100)


def missing(text: str, weight: Weight) -> list[str]:
    """Returns the letters for which a font draws what it draws for a letter that it lacks."""
    lost = []
    for letter in text:
        ((used, run),) = runs(letter, SIZE, weight)
        nothing = _pixels(used.render(NOT_A_CHARACTER, True, INK))  # noqa: FBT003
        if _pixels(used.render(run, True, INK)) == nothing:  # noqa: FBT003
            lost.append(letter)
    return lost


def _pixels(picture: pygame.Surface) -> bytes:
    return pygame.image.tobytes(picture, "RGBA") + bytes(picture.get_size()[0])


@pytest.mark.usefixtures("_typeface")
@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("language", list(ALPHABETS))
def test_every_letter_of_a_language_is_in_the_fonts(language: str, weight: Weight) -> None:
    letters = ALPHABETS[language]
    capitals = letters.upper().replace("SS", "ß")
    assert missing(letters + capitals, weight) == []


@pytest.mark.usefixtures("_typeface")
@pytest.mark.parametrize("weight", list(Weight))
def test_every_sign_and_every_arabic_letter_is_in_the_fonts(weight: Weight) -> None:
    assert missing(SIGNS + ARABIC, weight) == []


@pytest.mark.usefixtures("_typeface")
def test_a_letter_that_no_font_has_is_found_missing() -> None:
    """A test that never complains proves nothing."""
    assert missing("漢\u0e01", Weight.TEXT) == ["漢", "\u0e01"]


@pytest.mark.usefixtures("_typeface")
@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_space_that_does_not_break_has_a_width_and_no_ink(space: str) -> None:
    picture = rendered(space, SIZE, Weight.TEXT, INK)
    assert picture.get_width() > 2
    assert picture.get_bounding_rect().w == 0


# --- Arabic ------------------------------------------------------------------------------

NAME = "محمد"


def shown(text: str, weight: Weight = Weight.TEXT) -> pygame.Surface:
    return rendered(text, SIZE, weight, INK)


def _ink(picture: pygame.Surface) -> bytes:
    return pygame.image.tobytes(picture.subsurface(picture.get_bounding_rect()), "RGBA")


def test_arabic_letters_are_joined() -> None:
    assert width_of("بببب", SIZE, Weight.TEXT) < 0.8 * 4 * width_of("ب", SIZE, Weight.TEXT)


def test_arabic_runs_from_the_right() -> None:
    """Alef, a space, beh: the slim alef stands at the right, where it is read first."""
    picture = shown("ا ب")
    middle = picture.get_width() - width_of("ا", SIZE, Weight.TEXT) - 2
    right = picture.subsurface((middle, 0, picture.get_width() - middle, picture.get_height()))
    assert right.get_bounding_rect().h == pytest.approx(shown("ا").get_bounding_rect().h, abs=1)
    left = picture.subsurface((0, 0, middle, picture.get_height()))
    assert left.get_bounding_rect().w == pytest.approx(shown("ب").get_bounding_rect().w, abs=1)


def test_a_mixed_line_has_each_part_where_it_is_read() -> None:
    whole, first = shown(f"Marie {NAME}"), shown("Marie ")
    arabic = shown(NAME)
    left = whole.subsurface((0, 0, first.get_width(), whole.get_height()))
    start = whole.get_width() - arabic.get_width()
    right = whole.subsurface((start, 0, arabic.get_width(), whole.get_height()))
    assert _ink(left) == _ink(first)
    assert _ink(right) == _ink(arabic)


def test_a_number_among_arabic_words_is_not_turned_round() -> None:
    whole = shown(f"{NAME} 12 {NAME}")
    pictures = [_pixels(f.render(piece, True, INK)) for f, piece in runs("12", SIZE, Weight.TEXT)]  # noqa: FBT003
    drawn = [
        _pixels(f.render(piece, True, INK))  # noqa: FBT003
        for f, piece in runs(f"{NAME} 12 {NAME}", SIZE, Weight.TEXT)
    ]
    assert pictures[0] in drawn
    assert whole.get_width() == width_of(f"{NAME} 12 {NAME}", SIZE, Weight.TEXT)


@pytest.mark.parametrize("text", [NAME, f"Marie {NAME} 12 لاعب", f"{NAME} (Marie)", "٣ من ٦"])
def test_the_width_of_a_mixed_line_is_what_is_drawn(text: str) -> None:
    for weight in Weight:
        assert width_of(text, SIZE, weight) == shown(text, weight).get_width()


def test_brackets_open_towards_what_they_hold() -> None:
    drawn = [piece for _, piece in runs(f"{NAME} (Marie)", SIZE, Weight.TEXT)]
    assert "".join(drawn).startswith("(Marie)")


def test_each_line_of_a_paragraph_has_the_direction_of_the_whole() -> None:
    """The second line has no Arabic letter, and is part of an Arabic paragraph all the same."""
    text = f"{NAME} {NAME} Marie Anne!"
    made = block(text, width_of("Marie Anne!", SIZE, Weight.TEXT), (SIZE,))
    assert made.right_to_left
    assert len(made.lines) == 2
    assert "".join(piece for _, piece in runs(made.lines[1], SIZE, Weight.TEXT)) == "!Marie Anne"


def test_deep_letters_have_room_between_their_lines() -> None:
    deep, high = shown("ججح"), shown("لأ")
    made = block(f"{NAME} {NAME}", width_of(NAME, SIZE, Weight.TEXT), (SIZE,))
    assert len(made.lines) == 2
    below = deep.get_bounding_rect().bottom - high.get_bounding_rect().top
    assert made.distance >= below - round(0.05 * SIZE)


def test_no_letter_is_cut_at_the_foot_of_its_line() -> None:
    ((used, run),) = runs("ججح", SIZE, Weight.TEXT)
    whole = used.render(run, True, INK)  # noqa: FBT003
    assert _ink(shown("ججح")) == _ink(whole)
