"""Files that are none, or too much."""

import codecs

from game.content.messages import HINTS
from tests.content.sources import DECK, SCENARIO, Trap, with_line

FILES = [
    Trap("a_bom_is_fine", codecs.BOM_UTF8 + DECK.encode(), ()),
    Trap(
        "a_bom_does_not_shift_the_first_line",
        codecs.BOM_UTF8 + b"formt: 1\n" + DECK.encode()[10:],
        ("1:1 K201",),
    ),
    Trap("lines_of_windows_are_fine", DECK.replace("\n", "\r\n"), ()),
    Trap(
        "lines_of_windows_are_counted",
        with_line(DECK, 3, "titel: x").replace("\n", "\r\n"),
        ("3:1 K201",),
    ),
    Trap(
        "lines_of_an_old_mac_are_counted",
        with_line(DECK, 3, "titel: x").replace("\n", "\r"),
        ("3:1 K201",),
    ),
    Trap("a_file_without_a_last_line_break_is_fine", DECK.rstrip(), ()),
    Trap(
        "an_accent_in_two_pieces_is_one_letter",
        with_line(DECK, 17, "    duties: [E\u0301crire, no]"),
        ("17:22 Y104",),
    ),
    Trap(
        "accents_of_windows_are_said_where_they_stand",
        DECK.encode("cp1252"),
        ("11:11 F003",),
        HINTS["F003"],
    ),
    Trap(
        "one_letter_of_windows_among_others_is_said_where_it_stands",
        with_line(DECK, 16, "    name: Métier ").encode().replace(b"tier ", b"tier \xe9"),
        ("16:18 F003",),
    ),
    Trap(
        "a_letter_of_windows_after_a_bom_is_said_where_it_stands",
        codecs.BOM_UTF8 + b"# \xe9\n" + DECK.encode(),
        ("1:3 F003",),
    ),
    Trap("utf_16_is_not_utf_8", DECK.encode("utf-16"), ("1:1 F003",)),
    Trap(
        "utf_16_backwards_is_not_utf_8",
        codecs.BOM_UTF16_BE + DECK.encode("utf-16-be"),
        ("1:1 F003",),
    ),
    Trap("an_image_is_not_utf_8", b"\x89PNG\r\n\x1a\n\0\0\0", ("1:1 F003",)),
    Trap("a_surrogate_is_not_utf_8", DECK.encode() + b"# \xed\xa0\x80\n", ("18:3 F003",)),
    Trap("nothing_is_empty", b"", ("1:1 F004",), HINTS["F004"]),
    Trap("a_bom_alone_is_empty", codecs.BOM_UTF8, ("1:1 F004",)),
    Trap("blank_lines_are_empty", "\n  \n\n", ("1:1 F004",)),
    Trap("comments_alone_are_empty", "# un\n# deux\n", ("1:1 F004",)),
    Trap("a_null_alone_is_empty", "~\n", ("1:1 F004",)),
    Trap("three_dashes_alone_are_empty", "---\n", ("1:1 F004",)),
    Trap("a_bare_list_has_no_keys", "- a\n- b\n", ("1:1 F005",)),
    Trap("a_bare_text_has_no_keys", "Bonjour à tous\n", ("1:1 F005",)),
    Trap("a_bare_number_has_no_keys", "42", ("1:1 F005",)),
    Trap("an_empty_text_has_no_keys", '""', ("1:1 F005",)),
    Trap("no_keys_at_all_are_neither_deck_nor_scenario", "{}", ("1:1 F009",), HINTS["F009"]),
    Trap(
        "keys_of_something_else_are_neither_deck_nor_scenario",
        "name: x\nversion: 2\n",
        ("1:1 F009",),
    ),
    Trap(
        "a_second_document_is_refused_where_it_begins",
        DECK + "---\n" + DECK,
        ("18:1 F011",),
        HINTS["F011"],
    ),
    Trap(
        "the_first_document_is_read_all_the_same",
        with_line(DECK, 3, "titel: x") + "---\n{}",
        ("3:1 K201", "18:1 F011"),
    ),
    Trap("three_dashes_at_the_beginning_are_fine", "---\n" + DECK + "...\n", ()),
    Trap("a_million_bytes_are_fine", DECK + "#" * (1_000_000 - len(DECK.encode())), ()),
    Trap(
        "one_byte_more_is_too_much",
        DECK + "#" * (1_000_001 - len(DECK.encode())),
        ("1:1 F002",),
        HINTS["F002"],
    ),
    Trap(
        "twenty_levels_are_read", with_line(DECK, 3, "title: " + "[" * 19 + "]" * 19), ("3:8 K203",)
    ),
    Trap(
        "twenty_one_levels_are_too_many",
        with_line(DECK, 3, "title: " + "[" * 20 + "]" * 20),
        ("3:27 F007",),
        HINTS["F007"],
    ),
]

BOMBS = [
    Trap(
        "a_hundred_thousand_braces_end_at_the_twentieth_level",
        "a: " + "{a: " * 100_000,
        ("1:80 F007",),
    ),
    Trap("a_hundred_thousand_dashes_end_at_the_twenty_first", "- " * 100_000, ("1:41 F007",)),
    Trap(
        "a_hundred_thousand_question_marks_end_at_the_twenty_first",
        "? " * 100_000,
        ("1:3 Y105", "1:41 F007"),
    ),
    Trap(
        "too_many_values_are_refused",
        f"{DECK}x: [{'a,' * 50_000}]\n",
        ("18:99921 F008",),
    ),
    Trap(
        "too_many_keys_are_refused",
        DECK + "x:\n" + "".join(f"  k{n}: v\n" for n in range(25_000)),
        ("18:1 K201", "24998:3 F008"),
    ),
    Trap(
        "accents_piled_on_a_letter_are_a_long_text",
        DECK + "x: e" + "\u0301\u0323" * 200_000,
        ("18:1 K201",),
    ),
    Trap(
        "accents_piled_on_a_key_are_a_long_key",
        DECK + "? e" + "\u0301\u0323" * 200_000 + "\n: x\n",
        ("18:3 K201",),
    ),
    Trap(
        "accents_piled_on_a_choice_are_no_choice",
        SCENARIO + "rules:\n  hands: e" + "\u0301\u0323" * 200_000,
        ("17:10 K204",),
    ),
    Trap("a_million_spaces_are_fine", DECK + " " * 900_000, ()),
    Trap(
        "a_text_of_a_million_letters_is_too_long",
        with_line(DECK, 3, "title: " + "x" * 990_000),
        ("3:8 K206",),
    ),
    Trap("half_a_million_comments_are_empty", "#\n" * 480_000, ("1:1 F004",)),
]
