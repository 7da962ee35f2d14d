"""Every card fits wherever it is drawn, at the usual size of text and at the largest."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from game.content.models import SkillCard
from game.rules import (
    Hands,
    OpenDebriefing,
    OpenVote,
    PassTurn,
    PlayedJob,
    Reveal,
    SeatId,
    VoteMethod,
)
from game.screen.intents import Digit, Key
from game.screen.scenes.choice import ChoiceScene
from game.screen.scenes.rules import RulesScene
from tests.screen.pilot import shipped_kit
from tests.screen.tables import (
    LARGEST,
    SIZES,
    TWO_FORMS,
    USUAL,
    Paper,
    Type,
    chunks,
    measured,
    pilot_for,
)

SMALL_AND_LARGE = pytest.mark.parametrize(
    ("type_", "sizes"), [(USUAL, SIZES), (LARGEST, TWO_FORMS)], ids=["100", "150"]
)


@SMALL_AND_LARGE
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_skill_card_fits_wherever_it_is_drawn(
    tmp_path: Path, count: int, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit(skills_per_round=count, max_rounds=1)
    found = []
    skills: list[SkillCard] = list(kit.skills)
    for number, some in enumerate(chunks(skills, count)):
        pilot = pilot_for(tmp_path / str(number), 3, "fr", type_=type_)
        game = Paper(pilot, kit.model_copy(update={"skills": tuple(some)}), [])
        game.to_the_choice()
        pilot.app.on(Key.UNDO)
        pilot.seconds += 60
        places = [list(measured(pilot, sizes))]
        pilot.app.on(Key.NEXT)
        places.append(list(measured(pilot, sizes)))
        game.choose()
        pilot.app.on(Key.NEXT)
        places.append(list(measured(pilot, sizes)))
        pilot.app.on(Key.NEXT)
        places.append(list(measured(pilot, sizes)))
        game.do(OpenDebriefing())
        places.append(list(measured(pilot, sizes)))
        names = ("search", "choice", "preparation", "interview", "debriefing")
        found += [f"{name}: {p}" for name, place in zip(names, places, strict=True) for p in place]
    assert found == []


@SMALL_AND_LARGE
def test_every_skill_card_fits_into_the_rules_and_the_map(
    home: Path, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit()
    pilot = pilot_for(home, 3, "fr", type_=type_)
    pilot.begin(kit)
    sitting = pilot.app.sitting
    assert sitting is not None
    pilot.app.go(RulesScene(pilot.app))
    found = []
    for number in range(len(kit.skills)):
        turned = kit.skills[number:] + kit.skills[:number]
        changed = kit.model_copy(update={"skills": turned})
        sitting.header = replace(sitting.header, kit=changed)
        found += list(measured(pilot, sizes))
    assert found == []


@SMALL_AND_LARGE
def test_every_job_card_fits_into_the_rules(
    home: Path, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit()
    pilot = pilot_for(home, 3, "fr", type_=type_)
    pilot.begin(kit)
    sitting = pilot.app.sitting
    assert sitting is not None
    scene = RulesScene(pilot.app)
    scene.page = 1
    pilot.app.go(scene)
    found = []
    for number in range(len(kit.jobs)):
        turned = kit.jobs[number:] + kit.jobs[:number]
        sitting.header = replace(sitting.header, kit=kit.model_copy(update={"jobs": turned}))
        found += list(measured(pilot, sizes))
    assert found == []


@SMALL_AND_LARGE
@pytest.mark.parametrize(("hand", "skills"), [(3, 3), (4, 3), (4, 4), (6, 2), (6, 4), (9, 3)])
def test_every_job_card_fits_into_a_hand(
    tmp_path: Path, hand: int, skills: int, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit(
        hand_size=hand, hand_whimsical=0, skills_per_round=skills, played_job=PlayedJob.KEPT
    )
    found = []
    for number, some in enumerate(chunks(kit.jobs, hand * 3)):
        plain = tuple(job.model_copy(update={"whimsical": False}) for job in some)
        pilot = pilot_for(tmp_path / str(number), 3, "fr", type_=type_)
        game = Paper(pilot, kit.model_copy(update={"jobs": plain}), [])
        game.to_the_choice()
        scene = pilot.app.scene
        assert isinstance(scene, ChoiceScene)
        sitting = pilot.app.sitting
        assert sitting is not None
        sitting.header = replace(sitting.header, kit=kit)
        while scene.seat() is not None:
            for chosen in range(0, hand, 4 if type_ is USUAL else 2):
                scene.chosen = chosen
                found += list(measured(pilot, sizes))
            game.do(PassTurn(SeatId(str(scene.seat()))))
    assert found == []


@SMALL_AND_LARGE
def test_every_job_card_fits_wherever_it_is_played(
    tmp_path: Path, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit(hands=Hands.PAPER, reveal=Reveal.ALL)
    found: list[str] = []

    def measure(place: str) -> None:
        pilot.seconds += 60
        found.extend(f"{place}: {problem}" for problem in measured(pilot, sizes))

    for number, some in enumerate(chunks(kit.jobs, 12)):
        pilot = pilot_for(tmp_path / str(number), 12, "fr", type_=type_)
        game = Paper(pilot, kit, some)
        game.to_the_choice()
        for job in some:
            for digit in str(job.number):
                pilot.app.on(Digit(int(digit)))
            measure("a number typed")
            for _ in str(job.number):
                pilot.app.on(Key.ERASE)
        game.choose()
        measure("overview")
        for page in range(2 if type_ is USUAL else 3):
            pilot.app.scene.press("more")
            measure(f"overview, page {page + 2}")
        pilot.app.on(Key.NEXT)
        pilot.app.on(Key.NEXT)
        for _ in some:
            measure("interview")
            pilot.app.on(Key.NEXT)
            pilot.app.on(Key.NEXT)
        game.do(OpenVote(VoteMethod.SECRET))
        pilot.app.on(Key.NEXT)
        measure("ballot")
        game.do(OpenVote(VoteMethod.OPEN))
        measure("aloud")
        game.do(OpenVote(VoteMethod.HANDS))
        measure("counts")
        game.vote(range(12))
        measure("everything at once")
    assert found == []


@SMALL_AND_LARGE
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_job_card_fits_as_a_winner(
    tmp_path: Path, count: int, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    kit = shipped_kit(hands=Hands.PAPER)
    found = []
    for number, some in enumerate(chunks(kit.jobs, 12)):
        pilot = pilot_for(tmp_path / str(number), 12, "fr", type_=type_)
        game = Paper(pilot, kit, some)
        game.to_the_vote()
        for first in range(0, 12, count):
            game.vote(range(first, first + count))
            game.reveal()
            found += list(measured(pilot, sizes))
    assert found == []
