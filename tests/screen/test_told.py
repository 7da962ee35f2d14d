"""What a screen says of the rules is what the rules do."""

from pathlib import Path
from typing import Any

import pytest

from game.i18n import Words
from game.rules import Hands, OpenDebriefing, SeatId, Totals, VoteMethod
from game.screen.looks import Text
from game.screen.scenes.base import Play
from game.screen.scenes.choice import ChoiceScene
from game.screen.semantics import Node
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard

SIZE = (960, 720)


def playing(home: Path, scene: str, **rules: Any) -> Pilot:
    """Returns a pilot at the first screen of a kind, in a game with some rules changed."""
    pilot = Pilot(home, SIZE, settings=table(5))
    pilot.begin(shipped_kit(**rules))
    pilot.draws = False
    Keyboard(pilot).until(lambda: pilot.scene == scene)
    pilot.draws = True
    pilot.seconds += 60
    return pilot


def last_rules(home: Path, **rules: Any) -> Pilot:
    """Returns a pilot at the third screen of the rules."""
    pilot = playing(home, "SeatsScene", **rules)
    pilot.press("r", "space", "space")
    return pilot


def plainly(pilot: Pilot) -> str:
    """Returns what the screen says, with the spaces that don't break as any other."""
    return pilot.text().replace("\u202f", " ").replace("\u00a0", " ")


TWICE = {
    VoteMethod.HANDS: ("deux fois", "une fois"),
    VoteMethod.PAPER: ("deux numéros", "un numéro"),
    VoteMethod.SECRET: ("deux touches", "une touche"),
    VoteMethod.OPEN: ("deux noms", "un nom"),
}


@pytest.mark.parametrize("method", list(VoteMethod))
def test_two_tokens_are_two_gestures_wherever_the_vote_is_told(
    home: Path, method: VoteMethod
) -> None:
    twice, once = TWICE[method]
    for number, tokens in enumerate((1, 2)):
        pilot = last_rules(home / f"rules{number}", vote_method=method, tokens=tokens)
        intro = playing(
            home / f"intro{number}", "VoteIntroScene", vote_method=method, tokens=tokens
        )
        for told in (pilot.text(), intro.text()):
            assert (twice in told) == (tokens == 2)
            assert (once in told) == (tokens == 1)


def test_a_blind_ballot_with_two_tokens_asks_for_two_keys(home: Path) -> None:
    pilot = playing(home, "SecretScene", vote_method=VoteMethod.SECRET, tokens=2)
    pilot.press("space")
    pilot.see("Deux touches")
    assert "Une touche" not in pilot.text()
    pilot.press("return")
    pilot.see("Deux touches de numéro votent")


def test_the_rules_say_what_a_win_gives_and_the_cap(home: Path) -> None:
    pilot = last_rules(home / "1", points_for_winner=2, points_cap=4)
    assert "Convaincre : 2" in plainly(pilot)
    pilot.see("4 points au plus")
    plain = last_rules(home / "2", points_for_winner=0, points_cap=None)
    assert "Convaincre" not in plain.text()
    assert "au plus" not in plain.text()


@pytest.mark.parametrize("points", [0, 1])
def test_the_rules_say_the_point_for_taking_part_only_where_it_exists(
    home: Path, points: int
) -> None:
    pilot = last_rules(home, points_taking_part=points)
    assert ("Participer" in pilot.text()) == bool(points)


@pytest.mark.parametrize("language", ["it", "nl"])
def test_other_languages_tell_two_tokens_too(language: str) -> None:
    words = Words(language)
    said = "Everyone writes two numbers on a paper. The facilitator counts."
    assert words.say(said) != said


# --- the points of a game that ends early ------------------------------------------------


def ended_early(home: Path, rounds: int = 1, **rules: Any) -> Pilot:
    """Returns a pilot at the first question, after fewer rounds than were planned."""
    pilot = Pilot(home, SIZE, settings=table(5))
    pilot.begin(shipped_kit(**rules))
    pilot.draws = False
    Keyboard(pilot).until(
        lambda: len(pilot.state.scored_rounds) == rounds and pilot.scene == "SearchScene"
    )
    pilot.draws = True
    assert isinstance(pilot.app.scene, Play)
    assert pilot.app.scene.do(OpenDebriefing())
    assert pilot.scene == "QuestionScene"
    return pilot


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_points_for_the_end_can_be_seen_where_a_game_ends_early(home: Path, way: str) -> None:
    pilot = ended_early(home, totals=Totals.END)
    pilot.see("Les points")
    if way == "key":
        pilot.press("t")
    else:
        pilot.click("points")
    pilot.see("Les points après 1 manche")
    pilot.see("3 points")
    before = pilot.state
    if way == "key":
        pilot.press("space")
    else:
        pilot.click("next")
    assert pilot.scene == "QuestionScene"
    assert pilot.state == before


@pytest.mark.parametrize("key", ["pageup", "t"])
def test_one_key_goes_back_from_the_points_to_the_question(home: Path, key: str) -> None:
    pilot = ended_early(home, totals=Totals.END)
    pilot.press("t", key)
    assert pilot.scene == "QuestionScene"
    assert pilot.state.screen == 0


@pytest.mark.parametrize("totals", [Totals.NEVER, Totals.EACH_ROUND])
def test_points_that_are_no_surprise_have_no_button_at_the_debriefing(
    home: Path, totals: Totals
) -> None:
    pilot = ended_early(home, totals=totals)
    assert "points" not in pilot.ids()
    pilot.press("t")
    assert pilot.scene == "QuestionScene"


def test_the_points_are_offered_at_the_first_question_alone(home: Path) -> None:
    pilot = ended_early(home, totals=Totals.END)
    pilot.press("space")
    assert "points" not in pilot.ids()
    pilot.press("t")
    assert pilot.scene == "QuestionScene"


# --- papers are counted with open eyes ---------------------------------------------------


def at_the_count(home: Path, method: VoteMethod = VoteMethod.PAPER) -> Pilot:
    return playing(home, "CountScene", vote_method=method)


def rows_of(pilot: Pilot) -> list[Node]:
    return [node for node in pilot.tree().walk() if node.id.startswith("row")]


def figures(pilot: Pilot) -> list[str]:
    """Returns every figure that is drawn in the rows of the count."""
    drawn = [
        line.strip()
        for row in rows_of(pilot)
        for look in row.looks
        if isinstance(look, Text)
        for line in look.block.lines
    ]
    return [text for text in drawn if text.isdigit()]


def test_a_count_of_papers_has_its_own_title(home: Path) -> None:
    pilot = at_the_count(home / "paper")
    pilot.see("Combien de bulletins pour Albatros")
    assert "Qui vote pour" not in pilot.text()
    pilot.press("up")
    pilot.see("Combien de bulletins blancs ?")
    at_the_count(home / "hands", VoteMethod.HANDS).see("Qui vote pour Albatros")


def test_a_paper_count_is_shown_only_while_it_is_typed(home: Path) -> None:
    pilot = at_the_count(home)
    assert figures(pilot) == []
    pilot.press("0")
    assert figures(pilot) == ["0"]
    pilot.press("return")
    assert figures(pilot) == []
    assert rows_of(pilot)[0].value == "noté"
    pilot.press("3", "return")
    assert figures(pilot) == []
    for _ in range(2):
        pilot.press("up")
        assert figures(pilot) == [], "a count that is only looked at shows a tick"
        assert "0" not in [row.value for row in rows_of(pilot)]
    pilot.press("return")
    assert pilot.state.open_vote().counts[SeatId("s1")] == 0


def test_a_paper_count_that_is_changed_by_the_mouse_is_shown(home: Path) -> None:
    pilot = at_the_count(home)
    pilot.press("3", "return", "up")
    assert figures(pilot) == []
    pilot.click("plus")
    assert figures(pilot) == ["4"]
    pilot.click("next")
    assert pilot.state.open_vote().counts[SeatId("s1")] == 4
    assert figures(pilot) == []


def test_what_is_left_for_blank_papers_stands_beside_no_name(home: Path) -> None:
    pilot = at_the_count(home)
    for _ in range(5):
        pilot.press("1", "return")
    assert figures(pilot) == ["0"]
    assert rows_of(pilot)[-1].value == "0"


# --- hands on paper without a keyboard ---------------------------------------------------


def at_paper_hands(home: Path) -> Pilot:
    return playing(home, "ChoiceScene", hands=Hands.PAPER)


def typed(pilot: Pilot) -> str:
    field = pilot.tree().find("number")
    assert field is not None
    return field.value


def first_choice_of(pilot: Pilot) -> int:
    (job,) = pilot.state.interviews.jobs.values()
    assert isinstance(pilot.app.scene, ChoiceScene)
    return pilot.app.scene.job(job).number


def test_a_mouse_alone_chooses_a_card_by_its_number(home: Path) -> None:
    pilot = at_paper_hands(home)
    pilot.click("plus")
    first = typed(pilot)
    pilot.click("plus")
    assert int(typed(pilot)) > int(first)
    pilot.click("minus")
    assert typed(pilot) == first
    pilot.click("next")
    assert first_choice_of(pilot) == int(first)


def test_a_clicker_alone_chooses_a_card_by_its_number(home: Path) -> None:
    pilot = at_paper_hands(home)
    while pilot.app.top.focused() != "plus":
        pilot.press("pageup")
    pilot.press("pagedown", "pagedown", "pagedown")
    number = typed(pilot)
    while pilot.app.top.focused() != "next":
        pilot.press("pageup")
    pilot.press("pagedown")
    assert first_choice_of(pilot) == int(number)


def test_the_arrows_move_through_the_numbers_of_cards_around_the_end(home: Path) -> None:
    pilot = at_paper_hands(home)
    numbers = sorted(job.number for job in shipped_kit().jobs)
    pilot.press("up")
    assert typed(pilot) == str(numbers[-1])
    pilot.press("down")
    assert typed(pilot) == str(numbers[0])
    pilot.press("backspace", "backspace", "backspace", "3", "down")
    assert typed(pilot) == str(min(n for n in numbers if n > 3))
    pilot.press("up", "up", "return")
    assert first_choice_of(pilot) < 3 + 1


def test_a_card_that_was_chosen_is_passed_over(home: Path) -> None:
    pilot = at_paper_hands(home)
    pilot.press("down")
    first = typed(pilot)
    pilot.press("return", "down")
    assert typed(pilot) not in ("", first)
