"""The figures of the sheet, against a second and naive reading of the journal."""

import json
from pathlib import Path

import pytest

from game.debrief.facts import read_facts
from game.debrief.sheet import sheet_object
from game.rules import (
    AddSeat,
    ChooseJob,
    History,
    MarkIllustrated,
    OpenDebriefing,
    OpenRound,
    Rejected,
    Reveal,
    SeatId,
    SkillIllustrated,
    State,
    Step,
    TieRule,
    TurnSkills,
    VoteMethod,
    next_command,
)
from game.rules.rounds import awaited_choices, awaited_pitches
from game.wiring import setup_of
from game.workshop.chance import shuffled_start
from game.workshop.clock import SteppedClock
from game.workshop.session import Workshop
from tests.debrief.games import kit_of, played
from tests.debrief.naive import figures

GAMES: list[dict[str, object]] = [
    {"vote_method": VoteMethod.HANDS},
    {"vote_method": VoteMethod.SECRET, "tie": TieRule.RUNOFF},
    {"vote_method": VoteMethod.PAPER, "tie": TieRule.FACILITATOR, "points_for_winner": 2},
    {"vote_method": VoteMethod.OPEN, "tokens": 2, "points_cap": 2, "reveal": Reveal.ALL},
    {"skills_per_round": 2, "points_taking_part": 0, "criterion": False},
]


@pytest.mark.parametrize("rules", GAMES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_of_the_sheet_is_in_the_journal(
    tmp_path: Path, rules: dict[str, object], seed: int
) -> None:
    sheet = sheet_object(played(tmp_path, kit_of(rules=rules), seed=seed))
    naive = figures(tmp_path / "journal.jsonl")
    assert sheet["totals"] == naive["totals"]
    for said, found in zip(sheet["rounds"], naive["rounds"], strict=True):
        assert said["number"] == found["number"]
        assert said["first"] == found["first"]
        assert [skill["id"] for skill in said["skills"]] == found["skills"]
        assert said["winners"] == found["winners"]
        assert said["points"] == found["points"]
        assert said["vote"]["ballots"] == found.get("ballots", 0)
        assert said["vote"]["received"] == dict.fromkeys(naive["players"], 0) | found["received"]
        order = [i for i in said["interviews"] if i["order"] is not None]
        spoken = [i["seat"] for i in sorted(order, key=lambda i: i["order"])]
        assert spoken == found["pitched"]
        assert all(i["job"] == found["jobs"].get(i["seat"]) for i in said["interviews"])
        assert {i["seat"] for i in said["interviews"] if i["passed"]} == found["passed"]
        told = {
            skill: sorted(found["jobs"][s] for k, s in found["illustrated"] if k == skill)
            for skill in {k for k, _ in found["illustrated"]}
        }
        assert {k: sorted(jobs) for k, jobs in said.get("illustrated", {}).items()} == told
    assert any(found["illustrated"] for found in naive["rounds"])
    for dimension, content in sheet["dimensions"].items():
        assert content["skills"] == naive["dimensions"][dimension]
        assert content["revealed"] == naive["revealed"][dimension]


def test_the_sheet_for_programs_has_the_promised_shape(tmp_path: Path) -> None:
    played(tmp_path)
    sheet = json.loads((tmp_path / "sheet.json").read_text(encoding="utf-8"))
    assert list(sheet) == [
        "format", "workshop", "seats", "rounds", "totals", "dimensions",
    ]  # fmt: skip
    assert sheet["format"] == 1
    assert sheet["workshop"] == {
        "id": "demo-7",
        "date": "2026-01-15",
        "scenario": "decouverte",
        "language": "fr",
        "minutes": sheet["workshop"]["minutes"],
    }
    assert sheet["seats"]["s1"] == {"name": "Albatros", "team": False}
    first = sheet["rounds"][0]
    assert set(first) - {"illustrated"} == {
        "number", "first", "skills", "interviews", "vote", "winners", "points",
    }  # fmt: skip
    assert set(sheet["dimensions"]["sociale"]) == {"revealed", "skills", "illustrated"}
    assert set(first["skills"][0]) == {"id", "name", "dimension", "provenance"}
    assert set(first["interviews"][0]) == {"seat", "job", "order", "passed"}
    assert set(first["vote"]) == {"method", "ballots", "blank", "received"}
    assert set(first["points"]) == set(sheet["seats"]) == set(sheet["totals"])
    assert set(first["vote"]["received"]) == set(sheet["seats"])
    assert set(sheet["dimensions"]) == {"methodologique", "sociale", "contributionnelle"}


def _workshop() -> Workshop:
    workshop = Workshop(History(State(setup_of(kit_of()))), SteppedClock())
    for number in (1, 2, 3):
        workshop.dispatch(AddSeat(SeatId(f"s{number}"), f"Place {number}"))
    import random

    start = shuffled_start(workshop.state.setup, random.Random(1), 90)  # noqa: S311 -- cards
    assert not isinstance(workshop.dispatch(start), Rejected)
    return workshop


def test_a_workshop_without_any_round_still_names_every_seat_and_dimension() -> None:
    workshop = _workshop()
    workshop.dispatch(OpenDebriefing())
    facts = read_facts(workshop.state, workshop.history.standing(), 1)
    assert facts.rounds == ()
    assert facts.totals == {"s1": 0, "s2": 0, "s3": 0}
    assert set(facts.dimensions) == {"methodologique", "sociale", "contributionnelle"}
    assert facts.minutes == 1


def test_a_round_that_was_cut_short_keeps_its_cards_and_gives_no_points() -> None:
    workshop = _workshop()
    for command in (OpenRound(), TurnSkills(3), OpenDebriefing()):
        assert not isinstance(workshop.dispatch(command), Rejected)
    facts = read_facts(workshop.state, workshop.history.standing(), 0)
    assert len(facts.rounds) == 1
    assert not facts.rounds[0].complete
    assert len(facts.rounds[0].skills) == 3
    assert sum(facts.totals.values()) == 0


def test_the_demonstration_round_is_on_no_sheet() -> None:
    workshop = _workshop()
    for command in (OpenRound(demonstration=True), TurnSkills(3), OpenDebriefing()):
        assert not isinstance(workshop.dispatch(command), Rejected)
    facts = read_facts(workshop.state, workshop.history.standing(), 0)
    assert facts.rounds == ()
    assert not any(facts.dimensions.values())


def test_an_undone_gesture_is_on_no_sheet() -> None:
    workshop = _workshop()
    workshop.dispatch(OpenRound())
    workshop.dispatch(TurnSkills(3))
    workshop.undo()
    workshop.dispatch(OpenDebriefing())
    facts = read_facts(workshop.state, workshop.history.standing(), 0)
    assert facts.rounds[0].skills == ()


def _until_heard(workshop: Workshop) -> tuple[SeatId, ...]:
    """Plays the first round until the last interview is over; returns who spoke."""
    assert not isinstance(workshop.dispatch(OpenRound()), Rejected)
    while not (workshop.state.interviews.pitched and not awaited_pitches(workshop.state)):
        state = workshop.state
        waiting = awaited_choices(state) if state.step is Step.CHOICE else ()
        wish = ChooseJob(waiting[0].id, waiting[0].hand[0]) if waiting else next_command(state)
        assert wish is not None
        assert not isinstance(workshop.dispatch(wish), Rejected)
    return workshop.state.interviews.pitched


def test_what_was_illustrated_is_listed_by_card_with_its_jobs_in_the_order_of_the_table() -> None:
    workshop = _workshop()
    *_, other, last = _until_heard(workshop)
    state = workshop.state
    first, second = state.here().skills[:2]
    for who, skill in ((last, second), (other, second), (last, first)):
        note = MarkIllustrated(who, skill, illustrated=True)
        assert not isinstance(workshop.dispatch(note), Rejected)
    workshop.undo()
    workshop.dispatch(OpenDebriefing())
    lines = workshop.history.standing()
    (played,) = read_facts(workshop.state, lines, 0).rounds
    jobs = state.interviews.jobs
    table = [jobs[s] for s in state.seats if s in (other, last)]
    assert played.illustrated == {second: tuple(table)}
    noted = [line.number for line in lines if isinstance(line.what, SkillIllustrated)]
    assert list(played.lines["illustrated"]) == noted


def test_each_part_of_a_round_names_the_lines_that_it_comes_from(tmp_path: Path) -> None:
    sheet = played(tmp_path)
    lines = (tmp_path / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    for facts in sheet.facts.rounds:
        turned = [json.loads(lines[number]) for number in facts.lines["skills"]]
        assert tuple(s for event in turned for s in event["skills"]) == facts.skills
        closed = json.loads(lines[facts.lines["vote"][0]])
        assert closed["e"] == "VoteClosed"
        assert closed["ballots"] == facts.ballots
