"""Whole games with the keyboard alone, from the home screen to the sheet."""

from pathlib import Path
from typing import Any

import pytest

from game.rules import Kind, Step, TieRule, totals
from game.screen.scenes.dialogs import Ask
from game.storage.journal import read_journal
from game.storage.settings import Settings, TableSeat
from game.wiring import read_header, replay
from tests.screen.pilot import Pilot, table
from tests.screen.player import Keyboard, scenario_file, sheet_of, winners

ROUNDS = 2


def at_home(home: Path, seats: int = 5, settings: Settings | None = None, **rules: Any) -> Pilot:
    """Returns a pilot at the home screen, with a scenario of the structure's own."""
    path = scenario_file(home / "decks", **{"max_rounds": ROUNDS, **rules})
    known = settings or table(seats)
    return Pilot(home, (800, 600), settings=known.model_copy(update={"scenario": str(path)}))


def played(pilot: Pilot, *counts: tuple[int, ...]) -> Keyboard:
    """Plays to the end with keys, and checks what every game must leave."""
    player = Keyboard(pilot, counts or ((2, 1, 1),))
    player.to_the_end()
    state = pilot.state
    assert state.step is Step.OVER
    assert len(state.scored_rounds) == ROUNDS
    sheet = sheet_of(pilot)
    assert len(sheet["rounds"]) == len([r for r in state.past if r.round.number])
    assert sheet["totals"] == {str(seat): points for seat, points in totals(state).items()}
    content = read_journal(pilot.folder / "journal.jsonl")
    assert replay(read_header(content.header), content.lines, verify=True).state == state
    return player


def test_a_show_of_hands_is_played_with_keys_alone(home: Path) -> None:
    player = played(at_home(home), (3, 1))
    first, second = (r.result for r in player.pilot.state.scored_rounds)
    assert list(first.received.values()) == [3, 1, 0, 0, 0]
    assert first.ballots == second.ballots == 5
    assert first.blank == 1
    assert player.scenes[:2] == ["HomeScene", "SeatsScene"]
    assert "CountScene" in player.scenes


def test_paper_ballots_are_counted_with_keys_alone(home: Path) -> None:
    player = played(at_home(home, vote_method="paper"), (0, 4))
    assert winners(player.pilot) == [("s2",), ("s2",)]


def test_a_secret_vote_is_given_with_keys_alone(home: Path) -> None:
    player = played(at_home(home, vote_method="secret"))
    for record in player.pilot.state.scored_rounds:
        assert record.result.ballots == 5
        assert sum(record.result.received.values()) == 5
    assert not (player.pilot.folder / "ballots.tmp").exists()


def test_eleven_candidates_are_voted_for_with_two_digits(home: Path) -> None:
    pilot = at_home(home, 11, vote_method="secret", max_rounds=2, hand_size=2, hand_whimsical=0)
    player = Keyboard(pilot)
    player.until(lambda: pilot.state_or_none() is not None and pilot.state.step is Step.REVEAL)
    result = pilot.state.closed_result()
    assert result.ballots == 11
    assert list(result.received.values()) == [10, 1, *(0,) * 9]


def test_an_open_vote_is_typed_with_keys_alone(home: Path) -> None:
    player = played(at_home(home, vote_method="open"))
    assert "AloudScene" in player.scenes
    for record in player.pilot.state.scored_rounds:
        assert list(record.result.received.values()) == [4, 1, 0, 0, 0]


@pytest.mark.parametrize("method", ["secret", "open"])
def test_two_tokens_go_to_two_people(home: Path, method: str) -> None:
    player = played(at_home(home, vote_method=method, tokens=2))
    for record in player.pilot.state.scored_rounds:
        assert record.result.ballots == 5
        assert sum(record.result.received.values()) == 10


def test_two_tokens_are_counted_by_hands(home: Path) -> None:
    player = played(at_home(home, tokens=2), (4, 3, 3))
    assert sum(player.pilot.state.scored_rounds[0].result.received.values()) == 10


def test_a_run_off_settles_a_tie(home: Path) -> None:
    player = played(at_home(home, tie="runoff"), (2, 2), (3, 1))
    assert player.scenes.count("TieScene") == ROUNDS
    for record in player.pilot.state.scored_rounds:
        assert record.result.settled_by is TieRule.RUNOFF
        assert record.result.winners == ("s1",)
        assert list(record.result.received.values()) == [2, 2, 0, 0, 0]


def test_the_facilitator_settles_a_tie_with_a_digit(home: Path) -> None:
    player = played(at_home(home, tie="facilitator"), (2, 2))
    for record in player.pilot.state.scored_rounds:
        assert record.result.settled_by is TieRule.FACILITATOR
        assert record.result.winners == ("s2",)


def test_a_group_plays_together_with_keys_alone(home: Path) -> None:
    player = played(at_home(home, cooperative=True))
    assert "HearingScene" in player.scenes
    assert "CountScene" not in player.scenes
    heard = [list(r.result.heard.values()) for r in player.pilot.state.scored_rounds]
    assert heard == [[True, True, False], [True, True, False]]


def test_printed_cards_are_played_by_their_numbers(home: Path) -> None:
    pilot = at_home(home, hands="paper")
    player = played(pilot)
    jobs = [job for r in pilot.state.scored_rounds for job in r.interviews.jobs.values()]
    assert len(jobs) == len(set(jobs)) == 5 * ROUNDS
    assert player.pilot.app.sitting is not None
    kit = player.pilot.app.sitting.kit
    assert jobs[:5] == [job.id for job in kit.jobs[:5]]


def test_teams_play_with_one_ballot_each(home: Path) -> None:
    seats = tuple(TableSeat(pseudonym=name, kind=Kind.TEAM, members=4) for name in "XYZ")
    pilot = at_home(home, settings=Settings(table=seats))
    played(pilot, (1, 1))
    assert all(seat.team for seat in pilot.state.players)
    assert pilot.state.scored_rounds[0].result.ballots == 3
    assert sheet_of(pilot)["seats"]["s1"] == {"name": "X", "team": True}


def test_teams_are_made_with_a_key_at_the_seats(home: Path) -> None:
    pilot = at_home(home)
    pilot.press("space", "e")
    assert all(seat.team for seat in pilot.state.players)
    pilot.see("équipes")
    pilot.press("e")
    assert not any(seat.team for seat in pilot.state.players)


def test_a_demonstration_round_does_not_count(home: Path) -> None:
    pilot = at_home(home, settings=Settings())
    pilot.press("space", "5", "return")
    assert pilot.scene == "RulesScene"
    pilot.press("space", "space", "d")
    assert pilot.state.here().demonstration
    played(pilot, (2, 1))
    rounds = [r.round.number for r in pilot.state.past]
    assert rounds == [0, 1, 2]
    assert pilot.state.past[0].round.demonstration


def test_questions_come_after_each_pitch(home: Path) -> None:
    pilot = at_home(home, timings={"questions": 30})
    player = Keyboard(pilot)
    player.until(lambda: pilot.scene == "InterviewScene")
    pilot.press("space")
    pilot.see("Questions")
    pilot.press("space")
    assert pilot.state.interviews.talk.value == "questions"
    pilot.press("space")
    assert len(pilot.state.interviews.pitched) == 1
    player.to_the_end()
    sheet_of(pilot)


def test_the_criterion_of_a_round_is_the_question_of_its_vote(home: Path) -> None:
    path = scenario_file(home / "decks", "equipe-pro", max_rounds=ROUNDS, vote_method="hands")
    pilot = Pilot(home, settings=table(5).model_copy(update={"scenario": str(path)}))
    player = Keyboard(pilot)
    player.until(lambda: pilot.scene == "VoteIntroScene")
    assert pilot.app.sitting is not None
    criteria = {c.id: c.name for c in pilot.app.sitting.kit.scenario.criteria}
    pilot.see(criteria[pilot.state.here().criterion or ""])
    player.to_the_end()
    drawn = [r.round.criterion for r in pilot.state.scored_rounds]
    assert len(set(drawn)) == ROUNDS


@pytest.mark.parametrize(("reveal", "keys"), [("last_to_first", 5), ("all", 1), ("winner", 1)])
def test_a_result_is_revealed_with_one_key_at_a_time(home: Path, reveal: str, keys: int) -> None:
    pilot = at_home(home, reveal=reveal)
    player = Keyboard(pilot, ((3, 1),))
    player.until(lambda: pilot.scene == "RevealScene")
    for shown in range(keys):
        assert "Albatros" not in pilot.text() or shown
        pilot.press("space")
        assert pilot.state.step is Step.REVEAL
    pilot.see("Albatros")
    pilot.press("space")
    assert pilot.state.step is not Step.REVEAL
    player.to_the_end()
    sheet_of(pilot)


@pytest.mark.parametrize("moment", ["each_round", "end", "never"])
def test_points_are_shown_when_the_scenario_says_so(home: Path, moment: str) -> None:
    player = played(at_home(home, totals=moment), (3, 1))
    shown = {"each_round": ROUNDS, "end": 1, "never": 0}[moment]
    assert player.scenes.count("BetweenScene") == shown


def test_a_clicker_plays_a_whole_game_together(home: Path) -> None:
    """One button is enough where nothing is typed; nobody touches the keyboard."""
    pilot = at_home(home, cooperative=True)
    for _ in range(200):
        if pilot.scene == "OverScene":
            break
        pilot.press("pagedown")
    sheet_of(pilot)
    assert pilot.state.step is Step.OVER
    assert all(all(r.result.heard.values()) for r in pilot.state.scored_rounds)


def test_a_clicker_goes_as_far_as_the_counts_and_is_told_what_is_missing(home: Path) -> None:
    pilot = at_home(home)
    for _ in range(60):
        if pilot.scene == "CountScene":
            break
        pilot.press("pagedown")
    pilot.press("pagedown")
    assert pilot.scene == "CountScene"
    pilot.see("Tapez le nombre de voix")


def test_a_clickers_back_button_chooses_another_card(home: Path) -> None:
    pilot = at_home(home)
    Keyboard(pilot).until(lambda: pilot.scene == "ChoiceScene")
    seat = pilot.state.present_players[0]
    pilot.press("pageup")
    pilot.press("pagedown")
    assert pilot.state.interviews.jobs[seat.id] == seat.hand[-1]


def test_the_number_pad_types_counts(home: Path) -> None:
    pilot = at_home(home)
    Keyboard(pilot).until(lambda: pilot.scene == "CountScene")
    pilot.press("kp2", "enter", "kp1", "enter")
    assert dict(pilot.state.open_vote().counts) == {"s1": 2, "s2": 1}


def test_a_wrong_count_is_corrected_before_the_vote_closes(home: Path) -> None:
    pilot = at_home(home)
    Keyboard(pilot).until(lambda: pilot.scene == "CountScene")
    pilot.press("9", "return")
    pilot.see("4 voix au plus")
    pilot.press("backspace", "3", "return", "1", "return", "0", "return", "0", "return")
    pilot.press("0", "return", "3", "return")
    assert pilot.state.step is Step.VOTE
    pilot.see("5 personnes peuvent voter")
    assert not any(isinstance(dialog, Ask) for dialog in pilot.app.dialogs)
    Keyboard(pilot, ((3, 1),)).to_the_end()
