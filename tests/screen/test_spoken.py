"""What is spoken: what happens and what has the focus, in its language; nothing that is private."""

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from game.content.models import JobCard, Kit
from game.i18n import Words
from game.rules import Hands, Step, VoteMethod
from game.screen import gestures
from game.screen.layout import Box
from game.screen.semantics import Node, Role, Said, State
from game.screen.spoken import Countdown, Moment, changes, joined
from tests.playthroughs.test_playthroughs import UPDATE, difference
from tests.screen.boxes import problems
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.player import Keyboard
from tests.screen.pseudo import PseudoWords
from tests.screen.spoken.games import GAMES, Teller, secret_round, speaking, tell
from tests.screen.tour import Tour

FOLDER = Path(__file__).parent / "spoken"
WORDS = Words("en")


# --- whole games -------------------------------------------------------------------------


@pytest.mark.parametrize("name", GAMES)
def test_a_game_is_heard_as_it_was(home: Path, name: str) -> None:
    path = FOLDER / f"{name}.txt"
    now = tell(name, home)
    if os.environ.get(UPDATE) == "1":
        path.write_text(now, encoding="utf-8", newline="\n")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    assert now == before, (
        f"{path.name} is told differently. Read the difference; if it is as it should be: "
        f"python -m tests.screen.spoken\n{difference(before, now, path.name)}"
    )


def test_every_spoken_game_on_disk_is_still_told() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(GAMES)


def test_a_whole_game_is_heard_to_the_end(home: Path) -> None:
    told = tell("secret-round", home)
    for happened in (
        "1 sur 3 ont voté",
        "3 sur 3 ont voté",
        "Cet argument a convaincu",
        "La suite",
        "La carte de notre atelier",
        "Merci à toutes et à tous",
    ):
        assert happened in told


# --- nothing private ---------------------------------------------------------------------


def heard_alone(told: str) -> list[str]:
    """What was heard, without the keys that were pressed."""
    return [line for line in told.splitlines() if not line.startswith(">")]


def until_the_close(told: str) -> list[str]:
    lines = heard_alone(told)
    return lines[: next(i for i, line in enumerate(lines) if "3 sur 3 ont voté" in line) + 1]


def test_two_secret_votes_with_the_same_totals_are_heard_alike_to_the_end(home: Path) -> None:
    """Who votes for whom differs; turnout and totals are the same."""
    one, other = (secret_round(home / c, c) for c in ("231", "312"))
    assert heard_alone(one) == heard_alone(other)


def test_a_secret_vote_is_heard_alike_whatever_is_chosen(home: Path) -> None:
    ballots = ["".join(c) for c in product("230", "130", "120")]
    told = [until_the_close(secret_round(home / b, b)) for b in ballots[::4]]
    assert all(lines == told[0] for lines in told)


@pytest.mark.parametrize("tokens", [1, 2])
def test_no_key_of_a_blind_ballot_is_echoed(home: Path, tokens: int) -> None:
    """Neither the first of two tokens, nor a number that is nobody's, nor one's own, is heard."""
    heard = []
    for first in ("2", "3", "9"):
        pilot = Teller(home / first, speaking(4))
        pilot.start(vote_method=VoteMethod.SECRET, tokens=tokens)
        pilot.until("SecretScene")
        pilot.press("return")
        before = len(pilot.lines)
        pilot.press(first)
        heard.append(heard_alone("\n".join(pilot.lines[before:])))
    assert heard[2] == []
    assert heard[0] == heard[1]
    assert (heard[0] == []) == (tokens == 2)


CANARY = "Zorglub"


def with_canaries(kit: Kit) -> Kit:
    """Names every job after a bird that sings when it is heard."""
    jobs: list[JobCard] = [
        job.model_copy(update={"name": f"{CANARY} {job.number}", "duties": (f"{CANARY} duty",)})
        for job in kit.jobs
    ]
    return kit.model_copy(update={"jobs": tuple(jobs)})


@pytest.mark.parametrize("mode", ["on", "shown"])
def test_a_private_hand_is_never_heard(
    home: Path, mode: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = table(3).model_copy(update={"voice": mode})
    pilot = Pilot(home, settings=settings, private=True)
    pilot.begin(with_canaries(shipped_kit(hands=Hands.PRIVATE)))
    player = Keyboard(pilot)
    player.until(lambda: pilot.state.step is Step.CHOICE)
    for _ in range(3):
        pilot.press("f7", "down", "f7", "tab", "tab", "f7", "f8", "3", "f8")
        hidden = pilot.windows.private()
        assert hidden is not None
        private = pilot.app.scene.private_tree(pilot.app.stage(hidden))
        assert private is not None
        assert CANARY in private.text()
        pilot.press("1", "return")
    said = " ".join(part.text for part in pilot.heard.said)
    said += capsys.readouterr().err
    assert "La main est sur l’autre écran" in said
    assert CANARY not in said


def test_a_ballot_on_the_other_screen_is_not_heard(home: Path) -> None:
    pilot = Pilot(home, settings=speaking(4), private=True)
    pilot.begin(shipped_kit(vote_method=VoteMethod.SECRET))
    player = Keyboard(pilot)
    player.until(lambda: pilot.scene == "SecretScene")
    pilot.press("return")
    pilot.heard.said.clear()
    for key in ("down", "tab", "up", "f8", "down"):
        pilot.press(key)
    jobs = [job.name for job in pilot.app.stage().kit.jobs]  # type: ignore[union-attr]
    said = " ".join(part.text for part in pilot.heard.said)
    assert not [name for name in jobs if name in said]


def test_the_counts_of_raised_hands_are_not_heard_by_closed_eyes(home: Path) -> None:
    """Whatever is counted, the same is heard, also of the row that has the focus."""
    heard = []
    for counts in ((2, 1, 0), (0, 1, 2), (1, 0, 2)):
        pilot = Teller(home / "".join(map(str, counts)), speaking(3))
        pilot.start(vote_method=VoteMethod.HANDS)
        pilot.until("CountScene")
        pilot.lines.clear()
        for count in counts:
            pilot.press(str(count), "tab", "f8")
            while pilot.app.top.focused() != "next":
                pilot.press("tab")
            pilot.press("return")
        heard.append(heard_alone("\n".join(pilot.lines)))
        assert pilot.scene == "CountScene"
    assert heard[0] == heard[1] == heard[2]
    assert any("champ" in line for line in heard[0])


def test_a_black_screen_is_silent(home: Path) -> None:
    pilot = Teller(home, speaking(3))
    pilot.press("b")
    assert pilot.lines[-1] == "  [fr] Écran noir."
    pilot.wait(3)
    assert pilot.lines[-1] == "> (3 seconds)"


# --- keys --------------------------------------------------------------------------------


def test_v_goes_from_silence_to_the_voice_to_writing_and_back(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pilot = Pilot(home)
    seen = []
    for _ in range(3):
        pilot.press("v")
        seen.append((pilot.app.settings.voice, len(pilot.heard.said)))
    assert seen == [("on", 1), ("shown", 1), ("off", 1)]
    pilot.see("La voix est coupée.")
    assert "[fr] Ce que la voix dirait" in capsys.readouterr().err
    assert pilot.tree().find("caption") is None


def test_a_letter_of_a_scene_comes_before_the_voice(home: Path) -> None:
    pilot = Pilot(home)
    tour = Tour(pilot, shipped_kit())
    steps = tour.before()
    while next(steps) != "problems 1":
        continue
    pilot.press("v")
    assert pilot.app.settings.voice == "off"


def test_what_would_be_said_is_written_on_the_screen_for_a_while(home: Path) -> None:
    pilot = Pilot(home, settings=table(3).model_copy(update={"voice": "shown"}))
    pilot.press("tab")
    caption = pilot.tree().find("caption")
    assert caption is not None
    assert "bouton" in caption.name
    pilot.wait(20)
    assert pilot.tree().find("caption") is None
    assert pilot.heard.said == []


def test_what_is_written_fits_and_leaves_the_title_alone(home: Path) -> None:
    pilot = Pilot(home, settings=table(12).model_copy(update={"voice": "shown"}))
    pilot.begin(shipped_kit())
    for size in ((1024, 768), (1280, 720), (3840, 2160)):
        pilot.windows.resize(size)
        stage = pilot.app.stage()
        caption = pilot.tree().find("caption")
        assert caption is not None
        alone = Node(Role.SCENE, "", stage.frame.box, children=(caption,))
        assert problems(alone, stage) == []
        assert caption.box.bottom < stage.frame.title.y + stage.u(0.6)


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("language", ["fr", "pseudo"])
def test_the_help_fits_with_the_keys_of_the_voice(
    home: Path, language: str, size: tuple[int, int]
) -> None:
    pilot = Pilot(home, size, settings=speaking(3))
    if language == "pseudo":
        pilot.app.words = PseudoWords()
    tour = Tour(pilot, shipped_kit())
    found = []
    for screen in tour.all():
        pilot.app.narrator.hush()
        if not pilot.app.dialogs and "notice" not in screen:
            gestures.show_help(pilot.app)
            help_dialog = pilot.app.top
            found += [f"{screen}: {p}" for p in problems(pilot.tree(), pilot.app.stage())]
            pilot.app.close_dialog(help_dialog)
    assert found == []


def test_a_card_is_read_on_request_when_the_voice_is_off(home: Path) -> None:
    pilot = Pilot(home, settings=table(3))
    pilot.begin(shipped_kit())
    Keyboard(pilot).until(lambda: pilot.state.step is Step.CHOICE)
    assert pilot.heard.said == []
    pilot.press("f7")
    job = pilot.state.seats[next(iter(pilot.state.seats))].hand[0]
    name = next(card.name for card in shipped_kit().jobs if card.id == job)
    assert [part.text.startswith(name) for part in pilot.heard.said] == [True]
    assert pilot.tree().find("caption") is not None


def test_without_any_card_the_key_says_so(home: Path) -> None:
    pilot = Pilot(home)
    pilot.press("f7")
    pilot.see("Il n’y a pas de carte à lire ici.")


def test_a_machine_without_a_voice_says_so_once(home: Path) -> None:
    pilot = Pilot(home)
    pilot.heard.able = False
    pilot.press("v")
    pilot.see("Aucune voix ne répond")
    pilot.wait(10)
    pilot.press("tab", "tab")
    assert "Aucune voix" not in pilot.text()


def test_a_voice_that_dies_is_told_once_and_the_game_goes_on(home: Path) -> None:
    pilot = Pilot(home, settings=speaking(3))
    pilot.press("tab")
    pilot.heard.able = False
    pilot.wait(1)
    pilot.see("Aucune voix ne répond")
    pilot.wait(10)
    pilot.press("tab")
    assert "Aucune voix" not in pilot.text()
    pilot.press("tab")


def test_the_settings_silence_the_voice_at_once(home: Path) -> None:
    pilot = Pilot(home, settings=speaking(3))
    pilot.press("tab")
    gestures.open_settings(pilot.app)
    pilot.app.scene.press("voice")
    pilot.tick()
    assert (pilot.app.settings.voice, pilot.heard.stops) == ("shown", 1)
    pilot.app.scene.press("voice")
    pilot.tick()
    assert (pilot.app.settings.voice, pilot.heard.stops) == ("off", 2)
    before = len(pilot.heard.said)
    pilot.press("tab", "tab")
    assert len(pilot.heard.said) == before


def test_leaving_silences_the_voice(home: Path) -> None:
    pilot = Pilot(home, settings=speaking(3))
    pilot.press("tab")
    pilot.app.quit()
    assert pilot.heard.stops == 1


# --- one moment after another ------------------------------------------------------------


def node(role: Role, name: str, node_id: str = "", **more: Any) -> Node:
    return Node(role, name, Box(0, 0, 1, 1), node_id, **more)


def scene(*children: Node, name: str = "Scene") -> Node:
    return node(Role.SCENE, name, children=children)


def said(before: Moment | None, now: Moment) -> list[str]:
    return [part.text for part in changes(before, now, WORDS)]


def timer(left: float, total: float = 60, *, begun: int = 1, paused: bool = False) -> Moment:
    return Moment(scene(), timer=Countdown(begun, left, total, paused))


def test_the_time_is_said_when_it_matters_and_not_each_second() -> None:
    def seconds() -> Iterator[Moment]:
        for left in range(60, -20, -1):
            yield timer(left)

    moments = list(seconds())
    heard = [text for a, b in pairwise(moments) for text in said(a, b)]
    assert heard == ["Time: 30 seconds", "Time: 10 seconds", "Time is up."]
    assert said(Moment(scene()), timer(60)) == ["Time: 1 minute"]
    assert said(timer(20), timer(60, begun=2)) == ["Time: 1 minute"]
    assert said(timer(20), timer(50)) == ["Time: 50 seconds"]
    assert said(timer(20), timer(20, paused=True)) == ["paused"]
    assert said(timer(20, paused=True), timer(20)) == ["Time: 20 seconds"]


def test_a_short_timer_is_not_announced_before_it_began() -> None:
    assert said(timer(20.2, 20), timer(9.9, 20)) == ["Time: 10 seconds"]
    assert said(timer(31, 30), timer(29, 30)) == []


def test_a_dialog_hides_what_is_below_it() -> None:
    below = node(Role.TEXT, "below")
    asks = node(Role.DIALOG, "Leave?", value="It is kept.", children=())
    before, now = Moment(scene()), Moment(scene(below, asks))
    assert said(before, now) == ["Leave?, It is kept"]


def test_who_closes_a_dialog_hears_the_focus_and_not_the_screen_again() -> None:
    from game.screen.intents import Press

    go = node(Role.BUTTON, "Go on", "next", intent=Press("next"))
    text = node(Role.TEXT, "Much text")
    asks = node(Role.DIALOG, "Leave?")
    before, now = Moment(scene(text, go, asks), "stay"), Moment(scene(text, go), "next")
    assert said(before, now) == ["Go on, button"]


def test_the_focus_says_its_name_value_role_and_state() -> None:
    from game.screen.intents import Press

    chosen = frozenset({State.SELECTED})
    go = node(Role.BUTTON, "Theme", "theme", value="dark", states=chosen, intent=Press("theme"))
    assert said(Moment(scene(go)), Moment(scene(go), "theme")) == ["Theme, dark, button, chosen"]
    assert said(Moment(scene(go), "theme"), Moment(scene(go), "theme")) == []
    light = replace(go, value="light")
    assert said(Moment(scene(go), "theme"), Moment(scene(light), "theme")) == [
        "Theme, light, button, chosen"
    ]


def test_what_closed_eyes_must_not_hear_is_not_said() -> None:
    from game.screen.intents import Press

    def field(value: str) -> Moment:
        row = node(Role.FIELD, "Bison", "row", value=value, intent=Press("row"), unheard=True)
        return Moment(scene(row), "row")

    assert said(None, field("2")) == ["Scene", "Bison, field"]
    assert said(field("2"), field("3")) == []


def test_the_same_sentence_told_again_is_said_again() -> None:
    note = node(Role.STATUS, "No.", "notice")
    before = Moment(scene(note), told=1)
    assert said(before, Moment(scene(note), told=1)) == []
    assert said(before, Moment(scene(note), told=2)) == ["No."]


def test_a_caption_is_never_said() -> None:
    assert said(Moment(scene()), Moment(scene(node(Role.STATUS, "said", "caption")))) == []


def test_what_follows_in_one_language_is_one_piece() -> None:
    parts = [Said("Un"), Said("Two", "en"), Said("Three!", "en"), Said("Quatre", "fr")]
    pieces = [(p.language, p.text) for p in joined(parts, "fr")]
    assert pieces == [("fr", "Un."), ("en", "Two. Three!"), ("fr", "Quatre.")]
