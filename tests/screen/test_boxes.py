"""Everything that is shown fits, at every size, in every language, with every rule."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from game.content.models import JobCard, Kit, SkillCard
from game.i18n import languages
from game.rules import (
    Hands,
    Rejected,
    Step,
    TieRule,
    VoteMethod,
)
from game.screen import gestures
from game.screen.layout import Box
from game.screen.scenes.rules import RulesScene
from game.screen.scenes.start import start_scenario
from game.screen.semantics import Node, Role
from game.screen.sentences import REFUSALS, refusal_sentence
from tests.screen.boxes import problems, texts
from tests.screen.pilot import shipped_kit
from tests.screen.pseudo import LONGER, longer
from tests.screen.tables import (
    LARGER,
    LARGEST,
    SIZES,
    TABLES,
    TWO_FORMS,
    TWO_SIZES,
    USUAL,
    Paper,
    Type,
    measured,
    pilot_for,
)
from tests.screen.tour import LONG_NAMES, Tour

NAMES = list(TABLES)
OTHERS = [language for language in languages() if language not in ("fr", "en")]
CASES = [
    *((name, "fr", USUAL, SIZES) for name in NAMES),
    *((name, "pseudo", USUAL, TWO_SIZES) for name in NAMES),
    *((name, "en", USUAL, TWO_SIZES) for name in NAMES[::4]),
    *((name, "fr", size, TWO_FORMS) for name in NAMES for size in (LARGER, LARGEST)),
    *((name, "pseudo", LARGER, TWO_FORMS) for name in NAMES),
    *((name, "pseudo", LARGEST, TWO_FORMS) for name in NAMES[::2]),
    *((name, "en", LARGEST, TWO_FORMS) for name in NAMES[1::4]),
    *((name, language, USUAL, TWO_FORMS) for language in OTHERS for name in NAMES[::3]),
    *((name, language, LARGEST, TWO_FORMS) for language in OTHERS for name in NAMES[1::3]),
    *((name, "fr", Type(100, "andika", 130), TWO_FORMS) for name in NAMES[::3]),
    *((name, "fr", Type(125, "andika", 115), TWO_FORMS) for name in NAMES[1::3]),
    *((name, "fr", Type(150, "andika", 130), TWO_FORMS) for name in NAMES[2::3]),
    *((name, "fr", Type(150, "atkinson", 130), TWO_FORMS) for name in NAMES[::3]),
]
"""Every table in French and 40 % longer, at every text size; the rest in pairs."""


@pytest.mark.parametrize(("name", "language", "type_", "sizes"), CASES)
def test_every_screen_of_a_game_fits(
    home: Path, name: str, language: str, type_: Type, sizes: Sequence[tuple[int, int]]
) -> None:
    wanted = TABLES[name]
    pilot = pilot_for(home, wanted.seats, language, private=wanted.private, type_=type_)
    tour = Tour(pilot, wanted.kit(), wanted.tied, wanted.long_names, wanted.teams)
    helped: set[object] = set()
    found = []
    stops = 0
    for stop in tour.all():
        stops += 1
        found += [f"{stop}, {problem}" for problem in measured(pilot, sizes)]
        keys = (type(pilot.app.scene), tuple(pilot.app.scene.shortcuts()))
        if keys not in helped and not pilot.app.dialogs:
            helped.add(keys)
            gestures.show_help(pilot.app)
            found += [f"{stop}, keys, {problem}" for problem in measured(pilot, sizes)]
            pilot.app.dialogs.clear()
    assert stops > 50
    assert found == []


def longest(kit: Kit) -> Kit:
    """Returns a kit whose cards are as long as `check` lets them be."""
    skill = "Se tenir au courant des règles du mét"
    definition = (
        "Relire chaque consigne importante, vérifier ses outils, et prévenir les autres. Oui, oui."
    )
    job = "Responsable adjointe, responsable adjoint des"
    duties = ("Ranger soigneusement les outils.",) * 3
    skills = [
        card.model_dump() | {"name": f"{skill} {n:02}", "definition": definition}
        for n, card in enumerate(kit.skills)
    ]
    jobs = [
        card.model_dump() | {"name": f"{job} {n:02}", "duties": duties}
        for n, card in enumerate(kit.jobs)
    ]
    return kit.model_copy(
        update={
            "skills": tuple(SkillCard.model_validate(card) for card in skills),
            "jobs": tuple(JobCard.model_validate(card) for card in jobs),
        }
    )


@pytest.mark.parametrize("type_", [USUAL, LARGEST])
@pytest.mark.parametrize("name", NAMES[2:8:2])
def test_the_longest_cards_that_check_accepts_fit(home: Path, name: str, type_: Type) -> None:
    wanted = TABLES[name]
    kit = longest(wanted.kit())
    assert max(len(card.name) for card in kit.skills) == 40
    assert max(len(card.name) for card in kit.jobs) == 48
    pilot = pilot_for(home, wanted.seats, "fr", private=wanted.private, type_=type_)
    found = []
    for stop in Tour(pilot, kit, wanted.tied, wanted.long_names, wanted.teams).all():
        found += [f"{stop}, {problem}" for problem in measured(pilot, TWO_FORMS)]
    assert found == []


@pytest.mark.parametrize(
    ("language", "type_"),
    [*((code, USUAL) for code in (*languages(), "pseudo")), ("fr", LARGEST), ("pseudo", LARGEST)],
)
def test_the_rules_fit_for_every_rule(home: Path, language: str, type_: Type) -> None:
    found = []
    pilot = pilot_for(home, 6, language, type_=type_)
    for rules in (
        {"vote_method": VoteMethod.SECRET, "tie": TieRule.RUNOFF},
        {"vote_method": VoteMethod.OPEN, "tie": TieRule.FACILITATOR, "skills_per_round": 1},
        {"vote_method": VoteMethod.PAPER, "points_taking_part": 0},
        {"cooperative": True},
    ):
        pilot.begin(shipped_kit(**rules))
        scene = RulesScene(pilot.app)
        pilot.app.go(scene)
        for _ in range(3):
            found += list(measured(pilot, SIZES))
            scene.page += 1 if scene.page < 2 else 0
        pilot.app.leave_workshop()
    assert found == []


@pytest.mark.parametrize(
    ("language", "type_"),
    [*((code, USUAL) for code in (*languages(), "pseudo")), ("fr", LARGEST), ("pseudo", LARGEST)],
)
def test_every_refusal_fits_into_its_notice(home: Path, language: str, type_: Type) -> None:
    pilot = pilot_for(home, 6, language, type_=type_)
    pilot.begin(shipped_kit())
    blanks: dict[str, int | str] = {
        "seat": "s1",
        "name": LONG_NAMES[0],
        "reason": "Aucun espace disponible sur le périphérique",
        **dict.fromkeys(("most", "least", "count", "ballots", "voters", "votes", "rounds"), 12),
        "names": "hand_whimsical, timings.preparation_s",
    }
    found = []
    for code in REFUSALS:
        sentence = refusal_sentence(pilot.app.words, Rejected(code, blanks), lambda _: "Albatros")
        pilot.app.tell(sentence)
        found += list(measured(pilot, TWO_SIZES))
    assert found == []


@pytest.mark.parametrize("type_", [USUAL, LARGEST])
def test_a_scenario_with_private_hands_asks_in_a_dialog_that_fits(home: Path, type_: Type) -> None:
    pilot = pilot_for(home, 6, "pseudo", type_=type_)
    path = home / "decks" / "prive.yaml"
    shipped = Path("scenarios/decouverte.yaml").read_text(encoding="utf-8")
    path.write_text(shipped.replace("  hand_size: 4", "  hands: private\n  hand_size: 4"))
    start_scenario(pilot.app, path)
    assert pilot.app.dialogs
    assert list(measured(pilot, SIZES)) == []


@pytest.mark.parametrize("type_", [USUAL, LARGEST])
@pytest.mark.parametrize("observers", [1, 3, 12])
def test_the_seats_fit_with_observers_too(home: Path, observers: int, type_: Type) -> None:
    pilot = pilot_for(home, 12, "fr", type_=type_)
    pilot.begin(shipped_kit())
    gestures.manage_seats(pilot.app)
    for _ in range(observers):
        pilot.app.scene.press("observe")
    pilot.seconds += 60
    found = list(measured(pilot, SIZES))
    pilot.app.follow()
    found += list(measured(pilot, SIZES))
    assert found == []


@pytest.mark.parametrize("type_", [USUAL, LARGEST])
@pytest.mark.parametrize("tied", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("rule", list(TieRule))
def test_every_tie_fits(home: Path, tied: int, rule: TieRule, type_: Type) -> None:
    pilot = pilot_for(home, 6, "fr", type_=type_)
    game = Paper(pilot, shipped_kit(hands=Hands.PAPER, tie=rule), [])
    game.to_the_vote()
    game.vote(range(tied))
    found = list(measured(pilot, SIZES))
    if rule is not TieRule.SHARED:
        assert pilot.state.step is Step.TIE
        pilot.app.scene.press("share")
    game.reveal()
    found += list(measured(pilot, SIZES))
    assert found == []


def test_a_window_of_any_form_is_drawn(home: Path) -> None:
    """Only the usual forms are laid out to be read; no form makes the game stop."""
    pilot = pilot_for(home, 8, "fr")
    tour = Tour(pilot, shipped_kit(hand_size=6, hand_whimsical=2), 2)
    for number, _ in enumerate(tour.all()):
        if number % 6 == 0:
            for size in ((640, 480), (640, 1000), (2560, 720), (3840, 2160)[:2]):
                pilot.windows.resize(size)
                pilot.app.current_tree()
            pilot.windows.resize((640, 480))
            pilot.app.draw()


def test_the_pseudo_language_is_40_percent_longer_and_keeps_its_blanks() -> None:
    message = "Rien ne ramène les ballots de {name}, {n} sur {m}."
    made = longer(message)
    assert "{name}" in made
    assert "{n}" in made
    fixed = len("{name}{n}{m}")
    assert len(made) - fixed >= (len(message) - fixed) * (LONGER - 0.02)


def test_the_measure_finds_what_does_not_fit(home: Path) -> None:
    """A measure that never complains proves nothing."""
    pilot = pilot_for(home, 6, "fr")
    tree, stage = pilot.tree(), pilot.app.stage()
    node, look = next(texts(tree))
    cut = replace(look, block=replace(look.block, overflows=True))
    small = replace(look, block=replace(look.block, size=round(0.03 * stage.frame.height)))
    outside = replace(look, x=stage.frame.width - 3, centered=False)
    for broken in (cut, small, outside):
        assert problems(replace(tree, looks=(broken,), children=()), stage)
    large = replace(stage, frame=replace(stage.frame, text_size=150))
    assert any("too small" in problem for problem in problems(tree, large))
    card = Node(Role.CARD, "one", Box(100, 100, 200, 100))
    beside = replace(card, name="other", box=card.box.moved(190, 0))
    overlapping = replace(tree, looks=(), children=(card, beside))
    assert any("places overlap" in problem for problem in problems(overlapping, stage))
    twice = replace(tree, looks=(look, replace(look, y=look.y + 2)), children=())
    assert any("overlap" in problem for problem in problems(twice, stage))
    assert isinstance(node, Node)
