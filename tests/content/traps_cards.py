"""Cards and scenarios that do not fit together."""

from game.content.messages import HINTS
from tests.content.sources import (
    DECK,
    FRAMEWORK,
    Trap,
    deck,
    rules,
    scenario,
    second_skill,
    with_line,
)

CARDS = [
    deck(
        "a_dimension_with_its_accents_suggests_it_without",
        12,
        "    dimension: méthodologique",
        "12:16 C304",
        hint="Did you mean “methodologique”?",
    ),
    deck(
        "a_dimension_with_a_capital_suggests_it_without",
        12,
        "    dimension: Contributionnelle",
        "12:16 C304",
        hint="Did you mean “contributionnelle”?",
    ),
    deck(
        "a_dimension_cut_short_suggests_the_whole",
        12,
        "    dimension: methodo",
        "12:16 C304",
        hint="Did you mean “methodologique”?",
    ),
    deck(
        "a_dimension_in_another_gender_suggests_the_right_one",
        12,
        "    dimension: social",
        "12:16 C304",
        hint="Did you mean “sociale”?",
    ),
    deck(
        "a_dimension_that_resembles_nothing_lists_them_all",
        12,
        "    dimension: zorglub",
        "12:16 C304",
        hint="Possible values: methodologique, sociale, contributionnelle.",
    ),
    deck(
        "a_second_dimension_must_exist_too",
        13,
        "    definition: x\n    second_dimension: x\n    second_dimension_provenance: bunk",
        "14:23 C304",
    ),
    deck(
        "a_second_dimension_says_who_says_so",
        13,
        "    definition: x\n    second_dimension: methodologique",
        "14:23 C308",
    ),
    deck(
        "an_id_given_twice_names_its_first_line",
        14,
        second_skill(
            "  - id: ecouter", "    name: Autre", "    dimension: sociale", "    definition: x"
        ),
        "14:9 C301",
        hint=HINTS["C301"],
    ),
    deck(
        "a_name_given_twice_is_confusing_whatever_its_capitals",
        14,
        second_skill(
            "  - id: autre", "    name: écouter", "    dimension: sociale", "    definition: x"
        ),
        "15:11 C305",
    ),
    deck(
        "a_number_given_twice_counts_the_places_too",
        14,
        second_skill(
            "  - id: autre",
            "    number: 1",
            "    name: Autre",
            "    dimension: sociale",
            "    definition: x",
        ),
        "15:13 C302",
    ),
    deck("an_id_has_no_capitals", 10, "  - id: Ecouter", "10:9 C303", hint=HINTS["C303"]),
    deck("an_id_has_no_accents", 10, "  - id: écouter", "10:9 C303"),
    deck("an_id_has_no_spaces", 10, "  - id: bien écouter", "10:9 C303"),
    deck("an_id_too_long_says_how_long", 10, f"  - id: {'x' * 49}", "10:9 K206"),
    deck(
        "a_sector_is_an_id_too", 17, "    duties: [Cuire]\n    sector: Espaces verts", "18:13 C303"
    ),
    deck(
        "a_pictogram_that_does_not_exist_suggests_the_nearest",
        17,
        "    duties: [Cuire]\n    pictogram: hamer",
        "18:16 R404",
        hint="Did you mean “hammer”?",
    ),
    deck("a_deck_of_skills_names_its_framework", 8, "", "9:1 C306", hint=HINTS["C306"]),
    deck(
        "a_deck_without_its_framework_says_so_beside_another_problem",
        8,
        "couleur: x",
        "8:1 K201",
        "9:1 C306",
    ),
    deck("a_framework_that_does_not_exist_is_not_found", 8, "framework: bonk", "8:12 R402"),
    deck("a_framework_with_a_capital_is_one_problem", 8, "framework: Bunk", "8:12 C303"),
    deck("a_deck_is_not_a_framework", 8, "framework: sfc-fr", "8:12 R402"),
    deck("a_scenario_is_not_a_framework", 8, "framework: decouverte", "8:12 R402"),
    Trap(
        "a_deck_without_cards_says_so",
        with_line(DECK, 9, "skills: []").split("  - id")[0],
        ("1:1 C307",),
    ),
    Trap(
        "a_framework_with_a_fourth_dimension_is_too_much",
        FRAMEWORK + FRAMEWORK[FRAMEWORK.index("  - id") :] * 3,
        ("10:3 K208",),
    ),
]

SCENARIOS = [
    scenario(
        "a_deck_that_does_not_exist_is_not_found",
        11,
        "decks: [sfc-fr, metier-fr]",
        "11:17 R401",
        hint=HINTS["R401"],
    ),
    scenario(
        "a_deck_that_does_not_exist_is_said_beside_another_problem",
        11,
        "couleur: x\ndecks: [sfc, metiers-fr]",
        "11:1 K201",
        "12:9 R401",
    ),
    scenario("a_framework_is_not_a_deck", 11, "decks: [sfc-fr, metiers-fr, bunk]", "11:29 R401"),
    scenario(
        "a_scenario_is_not_its_own_deck",
        11,
        "decks: [sfc-fr, metiers-fr, mon-scenario]",
        "11:29 R401",
    ),
    scenario(
        "a_deck_named_as_a_file_is_no_id", 11, "decks: [sfc-fr, metiers-fr.yaml]", "11:17 C303"
    ),
    scenario(
        "a_deck_listed_twice_is_one_problem",
        11,
        "decks: [sfc-fr, metiers-fr, metiers-fr]",
        "11:29 R409",
    ),
    scenario("a_scenario_without_jobs_says_so", 11, "decks: [sfc-fr]", "11:1 S507"),
    scenario("a_scenario_without_skills_says_so", 11, "decks: [metiers-fr]", "11:1 S508"),
    scenario("a_scenario_without_decks_says_so", 11, "decks: []", "11:8 K208"),
    scenario(
        "ten_minutes_leave_no_round_its_debriefing",
        10,
        "minutes: 10",
        "10:10 S504",
        hint=HINTS["S504"],
    ),
    scenario(
        "a_phase_is_given_once",
        15,
        "      - Bien ?\n  - phase: feelings\n    questions:\n      - Mal ?",
        "16:12 S506",
    ),
    scenario(
        "a_phase_in_french_is_the_same_phase",
        15,
        "      - Bien ?\n  - phase: ressenti\n    questions:\n      - Mal ?",
        "16:12 S506",
    ),
    scenario(
        "a_phase_that_does_not_exist_lists_them_all",
        13,
        "  - phase: bilan",
        "13:12 K204",
        hint="Possible values: feelings, facts, learned, life, what_if, next.",
    ),
    rules(
        "a_hand_has_room_for_its_whimsical_cards",
        "  hand_size: 2\n  hand_whimsical: 3",
        "14:19 S501",
        hint=HINTS["S501"],
    ),
    rules(
        "a_hand_too_small_for_the_rounds_is_said_at_the_rounds",
        "  hand_size: 4\n  max_rounds: 5",
        "14:15 S510",
        hint=HINTS["S510"],
    ),
    rules(
        "a_hand_that_is_kept_lasts_for_any_round",
        "  hand_size: 4\n  max_rounds: 5\n  played_job: kept",
    ),
    rules(
        "a_hand_too_large_for_fourteen_seats_is_a_warning",
        "  hand_size: 5",
        "13:14 S511",
        hint="For 12 seats and 2 late-comers, 70 cards are needed.",
    ),
    rules(
        "a_vote_with_a_criterion_lists_one", "  criterion: oui", "13:14 S505", hint=HINTS["S505"]
    ),
    rules(
        "a_rule_that_does_not_exist_suggests_the_nearest",
        "  hand_sise: 4",
        "13:3 K201",
        hint="Did you mean “hand_size”?",
    ),
    rules(
        "a_rule_within_a_rule_suggests_too",
        "  timings:\n    pich: 10",
        "14:5 K201",
        hint="Did you mean “pitch”?",
    ),
    rules(
        "a_vote_method_that_does_not_exist_suggests_the_nearest",
        "  vote_method: hand",
        "13:16 K204",
        hint="Did you mean “hands”?",
    ),
]
