"""Translations that do not fit their deck."""

from tests.content.sources import TRANSLATION, Trap, translation, with_line

LEFT_OUT = "10:1 R414"
"""The translation has one card of the deck, and says so."""

TRANSLATIONS = [
    Trap("cards_without_a_translation_are_named", TRANSLATION, (LEFT_OUT,), None),
    translation(
        "a_card_that_the_deck_has_not_is_said_with_the_nearest_one",
        11,
        "  - id: boulangeri",
        "11:9 R413",
        hint="Did you mean “boulangerie”?",
    ),
    translation(
        "a_card_that_resembles_none_asks_for_the_deck_s_id",
        11,
        "  - id: zzzz",
        "11:9 R413",
        hint="Copy the id from the deck.",
    ),
    translation(
        "a_card_without_an_id_says_that_it_is_missing",
        11,
        "  -",
        "12:5 K202",
        hint="Add a line “id: …”.",
    ),
    translation("a_card_without_a_name_says_so", 12, "    nom:", LEFT_OUT, "12:5 K205"),
    translation(
        "a_card_twice_is_said_where_it_is_again",
        13,
        "  - {id: boulangerie, name: Пекар}",
        LEFT_OUT,
        "13:10 C301",
    ),
    translation(
        "a_key_of_the_deck_is_no_key_of_a_translation",
        13,
        "    pictogram: baguette",
        LEFT_OUT,
        "13:5 K201",
    ),
    translation(
        "a_misspelt_key_suggests_the_right_one",
        13,
        "    dutys: [Місити]",
        LEFT_OUT,
        "13:5 K201",
    ),
    translation(
        "a_duty_that_is_too_long_is_said", 13, f"    duties: [{'д' * 33}]", LEFT_OUT, "13:14 K206"
    ),
    translation(
        "a_name_that_is_too_long_is_said", 12, f"    name: {'д' * 49}", LEFT_OUT, "12:11 K206"
    ),
    translation(
        "a_country_is_no_language",
        5,
        "language: ua",
        "5:11 R412",
        LEFT_OUT,
        hint="Did you mean “uk”?",
    ),
    translation(
        "a_language_that_the_game_does_not_know_is_said",
        5,
        "language: xx",
        "5:11 R412",
        LEFT_OUT,
        hint="Possible values: fr, it, nl, en, uk, ar.",
    ),
    translation(
        "a_language_with_its_country_is_no_code", 5, "language: en-GB", "5:11 K209", LEFT_OUT
    ),
    translation(
        "a_translation_into_the_deck_s_own_language_is_none",
        5,
        "language: fr",
        "5:11 R411",
        LEFT_OUT,
    ),
    translation("a_deck_that_is_not_there_is_said", 4, "of: nulle-part", "4:5 R401"),
    translation("a_framework_is_no_deck", 4, "of: bunk", "4:5 R401"),
    translation("a_deck_s_id_has_no_capitals", 4, "of: Métiers", "4:5 C303"),
    translation(
        "a_status_has_two_values",
        9,
        "status: done",
        "9:9 K204",
        LEFT_OUT,
        hint="Possible values: to_review, reviewed.",
    ),
    translation("a_status_can_be_said_in_french", 9, "statut: à relire", LEFT_OUT),
    translation("the_deck_can_be_named_in_french", 4, "traduction de: metiers-fr", LEFT_OUT),
    Trap(
        "a_translation_without_cards_says_so",
        with_line(TRANSLATION.split("jobs:")[0], 10, ""),
        ("1:1 C309",),
    ),
    Trap("an_empty_list_is_no_card", TRANSLATION.split("jobs:")[0] + "jobs: []\n", ("1:1 C309",)),
]
