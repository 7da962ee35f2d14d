"""Keys and values that authors get wrong."""

from game.content.messages import HINTS
from tests.content.sources import DECK, Trap, deck, scenario

KEYS = [
    deck(
        "an_unknown_key_suggests_the_nearest",
        13,
        "    defintion: x",
        "13:5 K201",
        hint="Did you mean “definition”?",
    ),
    deck(
        "a_french_key_is_suggested_too", 11, "    nome: x", "11:5 K201", hint="Did you mean “nom”?"
    ),
    deck(
        "a_key_that_resembles_nothing_lists_them_all",
        17,
        "    duties: [Cuire]\n    couleur: bleu",
        "18:5 K201",
        hint="Possible values: id, number, name, sector, whimsical, pictogram, duties.",
    ),
    deck("a_misspelt_key_does_not_also_count_as_missing", 3, "titel: Mon paquet", "3:1 K201"),
    deck("an_unknown_key_beside_the_right_one_is_one_problem", 3, "title: x\ntitel: x", "4:1 K201"),
    deck(
        "a_key_of_another_place_is_unknown_here",
        17,
        "    duties: [Cuire]\n    dimension: sociale",
        "18:5 K201",
    ),
    deck("a_number_as_a_key_is_unknown", 3, "title: x\n12: x", "4:1 K201"),
    deck("a_merge_key_is_an_alias", 3, "title: x\n<<: *base", "4:5 Y102"),
    deck(
        "a_missing_key_is_said_where_its_card_begins",
        13,
        "",
        "10:5 K202",
        hint="Add a line “definition: …”.",
    ),
    deck(
        "a_missing_key_of_the_file_is_said_at_its_beginning",
        3,
        "",
        "1:1 K202",
        hint="Add a line “title: …”.",
    ),
    deck(
        "a_key_given_twice_names_its_first_line",
        3,
        "title: Un\ntitle: Deux",
        "4:1 Y101",
        hint=HINTS["Y101"],
    ),
    deck("a_key_given_in_both_languages_is_given_twice", 3, "title: Un\ntitre: Deux", "4:1 Y101"),
    deck(
        "a_capital_or_an_accent_does_not_make_another_key",
        11,
        "    name: x\n    Nom: y",
        "12:5 Y101",
    ),
    deck(
        "a_list_given_twice_keeps_the_first_and_its_places",
        14,
        "skills:\n  - {idd: autre}\njobs:",
        "14:1 Y101",
    ),
    deck("a_list_can_not_be_a_key", 3, "title: x\n[a, b]: c", "4:1 Y105", hint=HINTS["Y105"]),
    deck("a_group_of_keys_can_not_be_a_key", 3, "title: x\n? {a: b}\n: c", "4:3 Y105"),
    deck("an_alias_can_not_be_a_key", 3, "title: x\n*a : c", "4:1 Y102", "4:1 Y105"),
    deck(
        "what_hangs_under_a_list_as_a_key_is_left_out",
        11,
        "    ? [a]\n    : {name: x}\n    name: z",
        "11:7 Y105",
    ),
    deck(
        "a_key_of_two_thousand_letters_is_said_in_forty",
        3,
        f"title: x\n? {'k' * 2000}\n: c",
        "4:3 K201",
    ),
    deck("an_empty_key_is_unknown", 3, 'title: x\n"": y', "4:1 K201"),
    deck("a_key_without_a_value_is_empty", 3, "title:", "3:1 K205", hint=HINTS["K205"]),
]

VALUES = [
    deck("a_null_is_empty", 11, "    name: ~", "11:5 K205"),
    deck("a_written_null_is_empty", 11, "    name: Null", "11:5 K205"),
    deck("an_empty_text_is_empty", 11, '    name: ""', "11:5 K205"),
    deck("a_text_of_spaces_is_empty", 11, '    name: "  "', "11:11 K205"),
    deck("an_empty_number_is_empty", 11, "    name: x\n    number: ''", "12:5 K205"),
    deck("an_empty_yes_or_no_is_empty", 17, "    duties: [Cuire]\n    whimsical: ''", "18:5 K205"),
    deck("an_empty_choice_is_empty", 13, "    definition: x\n    family: ''", "14:5 K205"),
    deck("an_empty_item_is_empty", 17, "    duties:\n      - Cuire\n      -", "19:8 K205"),
    deck("an_empty_list_of_duties_has_too_few", 17, "    duties: []", "17:13 K208"),
    deck("four_duties_are_too_many", 17, "    duties: [a, b, c, d]", "17:13 K208"),
    deck("a_list_is_not_a_text", 11, "    name: [a]", "11:11 K203"),
    deck(
        "a_group_of_keys_where_text_is_wanted_has_a_colon_in_it",
        11,
        "    name: {a: b}",
        "11:11 F014",
    ),
    deck("a_text_is_not_a_list", 17, "    duties: Cuire", "17:13 K203"),
    deck("a_text_is_not_a_card", 14, "  - ecouter\njobs:", "14:5 K203"),
    Trap(
        "a_group_of_keys_is_not_a_list_of_cards",
        DECK.split("  - id: cuisine")[0] + "  cuisine: {}\n",
        ("15:3 K203",),
    ),
    deck("a_text_is_not_a_number", 11, "    name: x\n    number: dix", "12:13 K203"),
    deck("a_decimal_is_not_a_whole_number", 11, "    name: x\n    number: 1.5", "12:13 K203"),
    deck("a_number_too_small_says_the_bound", 11, "    name: x\n    number: 0", "12:13 K207"),
    deck("a_number_too_large_says_the_bound", 11, "    name: x\n    number: 10000", "12:13 K207"),
    deck(
        "a_number_of_five_thousand_digits_is_no_number",
        11,
        f"    name: x\n    number: {'9' * 5000}",
        "12:13 K203",
    ),
    deck("an_exponent_is_no_whole_number", 11, "    name: x\n    number: 9e999999", "12:13 K203"),
    deck("infinity_is_no_whole_number", 11, "    name: x\n    number: .inf", "12:13 K203"),
    deck(
        "a_text_is_not_a_yes_or_no", 17, "    duties: [Cuire]\n    whimsical: parfois", "18:16 K203"
    ),
    deck(
        "a_text_too_long_says_how_long",
        11,
        f"    name: {'é' * 41}",
        "11:11 K206",
        hint="Keep one idea.",
    ),
    deck(
        "a_duty_too_long_is_said_at_the_duty", 17, f"    duties: [Cuire, {'x' * 33}]", "17:21 K206"
    ),
    deck(
        "a_choice_that_does_not_exist_suggests_the_nearest",
        13,
        "    definition: x\n    family: relationel",
        "14:13 K204",
        hint="Did you mean “relationnel”?",
    ),
    deck(
        "a_choice_that_resembles_nothing_lists_them_all",
        13,
        "    definition: x\n    dimension_provenance: moi",
        "14:27 K204",
        hint="Possible values: guide, bunk, inference.",
    ),
    deck("a_language_is_a_code", 4, "language: français", "4:11 K209"),
    deck("a_version_is_made_of_numbers", 5, "version: première", "5:10 K209"),
    deck("a_format_that_is_too_new_is_refused", 1, "format: 2", "1:9 K207"),
    deck("a_deck_without_authors_is_refused", 7, "authors: []", "7:10 K208"),
    scenario("minutes_in_words_are_no_number", 10, "minutes: beaucoup", "10:10 K203"),
    scenario("too_few_minutes_say_the_bound", 10, "minutes: 5", "10:10 K207"),
]
