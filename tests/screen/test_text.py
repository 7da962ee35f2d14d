"""Lines break where a reader of French expects it, and every letter has a font."""

import pygame
import pytest

from game.screen.text import (
    LINE_HEIGHT,
    Weight,
    block,
    break_lines,
    clean,
    fitted,
    font,
    rendered,
    width_of,
)

SIZE = 30
NO_BREAK = "\u00a0"
INK = (0, 0, 0, 255)


def lines(text: str, width: int, *, cut: bool = False) -> list[str]:
    return break_lines(text, width, SIZE, Weight.TEXT, cut=cut)


def wide(text: str) -> int:
    return width_of(text, SIZE, Weight.TEXT)


def test_lines_break_at_spaces_and_fit() -> None:
    text = "Chaque carte nomme un savoir-faire utile au travail."
    made = lines(text, 300)
    assert " ".join(made) == text
    assert len(made) > 2
    assert all(wide(line) <= 300 for line in made)


@pytest.mark.parametrize("sign", ["?", "!", ":", ";", "»"])
def test_a_french_sign_stays_with_its_word(sign: str) -> None:
    text = f"Qui a convaincu {sign}"
    made = lines(text, wide("Qui a convaincu"))
    assert made[-1].endswith(f"{NO_BREAK}{sign}")
    assert made[-1] != sign


def test_an_opening_quotation_mark_stays_with_its_word() -> None:
    made = lines("Il a dit « bonjour » hier", wide("Il a dit «  bonj"))
    assert not any(line.endswith("«") for line in made)
    assert not any(line.startswith("»") for line in made)


def test_a_no_break_space_never_breaks() -> None:
    text = f"Manche 10{NO_BREAK}000 voix"
    assert any(f"10{NO_BREAK}000" in line for line in lines(text, wide("Manche 10")))


def test_a_long_compound_breaks_after_its_hyphen_and_a_short_one_stays_whole() -> None:
    assert lines("professionnel-professionnelle", wide("professionnel-")) == [
        "professionnel-",
        "professionnelle",
    ]
    assert lines("où avez-vous", wide("où avez-")) == ["où", "avez-vous"]


def test_a_line_break_that_was_written_is_kept() -> None:
    assert lines("un\ndeux", 1000) == ["un", "deux"]


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    assert lines("deux   mots", wide("deux")) == ["deux", "mots"]


def test_nothing_is_one_empty_line() -> None:
    assert lines("", 100) == [""]
    made = block("", 100, (SIZE,))
    assert (made.width, made.overflows) == (0, False)


def test_a_word_that_is_wider_than_a_line_says_so() -> None:
    made = block("extraordinairement", 100, (40, 30))
    assert made.overflows
    assert made.size == 30


def test_a_word_that_may_be_cut_is_cut_after_a_syllable() -> None:
    made = lines("électroménager", wide("électroménag"), cut=True)
    assert made == ["électroména-", "ger"]
    assert all(wide(line) <= wide("électroménag") for line in made)


def test_a_name_with_a_hyphen_is_cut_there_first() -> None:
    assert lines("Marie-Christine", wide("Marie-Chris"), cut=True) == ["Marie-", "Christine"]


def test_a_cut_leaves_no_letter_alone_and_loses_none() -> None:
    for word in ("soignante,", "électroménager", "W" * 24, "xyz" * 9, "Téléconseillère"):
        for width in range(60, 400, 23):
            made = lines(word, width, cut=True)
            joined = "".join(line.removesuffix("-") for line in made)
            assert joined == word
            if width > 150:
                assert all(len(line.strip(",")) > 2 for line in made)


def test_the_largest_size_that_fits_is_taken() -> None:
    text = "Qui a le mieux défendu son métier ?"
    sizes = (60, 50, 40, 30)
    width = width_of(text.replace(" ?", f"{NO_BREAK}?"), 40, Weight.TITLE)
    made = block(text, width, sizes, Weight.TITLE, lines=1)
    assert (made.size, made.lines, made.overflows) == (40, (f"{text[:-2]}{NO_BREAK}?",), False)


def test_a_height_and_a_number_of_lines_are_kept() -> None:
    text = "Un texte qui demande plusieurs lignes pour tenir dans sa boîte"
    assert block(text, 200, (30,), height=60).overflows
    assert block(text, 200, (30,), lines=2).overflows
    assert not block(text, 200, (30,), height=400, lines=9).overflows


def test_what_does_not_fit_loses_its_last_words() -> None:
    made = fitted("Marie-Christine Vandamme", wide("Marie-Christine Van"), (SIZE,), lines=1)
    assert made.lines == ("Marie-Christine…",)
    assert not made.overflows


def test_what_still_does_not_fit_loses_letters() -> None:
    made = fitted("W" * 5000, 200, (SIZE,), lines=1)
    assert made.lines[0].endswith("W…")
    assert made.width <= 200


def test_lines_keep_their_distance() -> None:
    made = block("un deux trois", wide("un deux"), (SIZE,))
    assert made.line_height == round(SIZE * LINE_HEIGHT[Weight.TEXT])
    assert made.height == len(made.lines) * made.line_height


# --- letters -----------------------------------------------------------------------------

FRENCH = "ÀÂÇÉÈÊËÎÏÔŒÙÛÜŸàâçéèêëîïôœùûüÿ«»…’–—€"


def drawn(text: str, weight: Weight = Weight.TEXT) -> bytes:
    return pygame.image.tobytes(rendered(text, SIZE, weight, INK), "RGBA")


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("letter", FRENCH)
def test_every_letter_of_french_is_in_the_fonts(letter: str, weight: Weight) -> None:
    assert font(SIZE, weight).metrics(letter)[0] is not None


@pytest.mark.parametrize("text", ["Олександра", "Łódź", "Việt", "Ștefan"])
def test_a_name_in_other_letters_borrows_them(text: str) -> None:
    for letter in text:
        assert any(drawn(letter)), letter
    different = {drawn(letter) for letter in text}
    assert len(different) == len(set(text))


def test_a_borrowed_letter_stands_on_the_same_line() -> None:
    whole = rendered("aЖa", SIZE, Weight.TEXT, INK)
    plain = rendered("aaa", SIZE, Weight.TEXT, INK)
    assert whole.get_height() == plain.get_height()
    assert abs(_foot(whole) - _foot(plain)) <= 1


def _foot(picture: pygame.Surface) -> int:
    return picture.get_bounding_rect(min_alpha=100).bottom


@pytest.mark.parametrize("text", ["→", "←", "✓", "漢字", "مرحبا", "👩🏽‍🏫", "ﬁ", "\u0301" * 40])
def test_a_letter_that_no_font_has_is_drawn_all_the_same(text: str) -> None:
    made = block(text, 600, (SIZE,))
    assert rendered(made.lines[0], SIZE, Weight.TITLE, INK).get_height() > 0


def test_a_tower_of_marks_is_cut_to_two() -> None:
    assert clean("a" + "\u0301" * 200 + "b\u0302\u0301") == "a\u0301\u0301b\u0302\u0301"
    plain = rendered("a", SIZE, Weight.TEXT, INK)
    (line,) = block("a" + "\u0301" * 200, 300, (SIZE,)).lines
    assert rendered(line, SIZE, Weight.TEXT, INK).get_height() <= 1.5 * plain.get_height()


def test_the_width_of_a_mixed_text_is_what_is_drawn() -> None:
    text = "Anna Анна →"
    assert (
        width_of(text, SIZE, Weight.STRONG) == rendered(text, SIZE, Weight.STRONG, INK).get_width()
    )


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("a\x00b", "ab"),
        ("a\u202eb", "ab"),
        ("a\u200bb\u200d", "ab"),
        ("a\ud800b", "ab"),
        ("a\tb\r", "ab"),
        ("a\ue000b", "ab"),
        ("a\u2028b\u2029", "ab"),
        ("soft\u00adhyphen", "softhyphen"),
        ("é\nè", "é\nè"),
        ("Zoë", "Zoë"),
    ],
)
def test_what_can_not_be_drawn_is_cleaned(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy


@pytest.mark.parametrize("size", [8, 23, 31, 58, 200])
@pytest.mark.parametrize("text", ["\x00", "\ud800", "\u202e", "", "   ", "\n\n"])
def test_hostile_texts_are_measured_without_a_crash(text: str, size: int) -> None:
    made = block(text, 50, (size,))
    for line in made.lines:
        rendered(line, size, Weight.TEXT, INK)
