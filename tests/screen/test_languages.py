"""Another language at any moment: the game, the scene and what is chosen stay as they are."""

from pathlib import Path
from typing import Any

import pytest

from game.i18n import Words, languages
from game.i18n.catalogues import extracted
from game.rules import Hands
from game.screen import gestures
from game.screen.scenes.choice import ChoiceScene
from game.screen.scenes.dialogs import Help
from game.screen.scenes.field import TextScene
from game.screen.scenes.home import HomeScene
from game.screen.scenes.map import MapScene
from game.storage.home import JOURNAL
from game.storage.settings import Settings, load_settings
from tests.i18n.test_catalogues import forms
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.tour import Tour

WORDED = {"entries", "unfinished"}
"""What a scene says anew in another language: lines of lists."""

GAMES: dict[str, dict[str, Any]] = {
    "open hands": {},
    "on paper, together": {"hands": Hands.PAPER, "cooperative": True},
}


def sentences() -> dict[str, set[str]]:
    """Returns what each language says without blanks, of more than one word."""
    known = [form for message in extracted() if message.id for form in forms(message.id)]
    plain = [text for text in known if "{" not in text and " " in text]
    return {code: {Words(code).say(text) for text in plain} for code in languages()}


def single_words() -> dict[str, set[str]]:
    """Returns what each language says where the English is one word: « Pause », say."""
    known = [form for message in extracted() if message.id for form in forms(message.id)]
    return {code: {Words(code).say(t) for t in known if " " not in t} for code in languages()}


def chosen(scene: object) -> dict[str, object]:
    """Returns what a scene holds besides words."""
    return {key: value for key, value in vars(scene).items() if key not in WORDED}


def journal(pilot: Pilot) -> bytes:
    files = sorted(pilot.home.root.rglob(JOURNAL))
    return b"".join(file.read_bytes() for file in files)


@pytest.mark.parametrize("rules", GAMES.values(), ids=GAMES)
def test_every_screen_speaks_another_language_at_once_and_nothing_is_lost(
    home: Path, rules: dict[str, Any]
) -> None:
    said, own = sentences(), single_words()
    kit = shipped_kit(**rules)
    pilot = Pilot(home, settings=table(4))
    pilot.draws = False
    app, written = pilot.app, kit.model_dump_json()
    stops = 0
    for stop in Tour(pilot, kit).all():
        if stop == "asking for key words":
            continue  # a question was asked in other words: it closes without an answer
        stops += 1
        shown = pilot.text()
        scene, state, dialogs = app.scene, pilot.state_or_none(), list(app.dialogs)
        before, held, quiet = journal(pilot), chosen(scene), not dialogs and "notice" not in stop
        for language in (*languages()[1:], languages()[0]):
            pilot.press("f2")
            assert app.words.language == language, stop
            assert (app.scene is scene, chosen(scene)) == (True, held), (stop, language)
            assert pilot.state_or_none() is state, (stop, language)
            here = said[language] | own[language]
            foreign = set().union(*(said[code] for code in languages())) - here
            parts = {part for node in pilot.tree().walk() for part in (node.name, node.value)}
            left = {part for part in parts & foreign if part not in written}
            assert left == set(), (stop, language)
        assert journal(pilot) == before, stop
        assert not quiet or pilot.text() == shown, stop
        app.dialogs[:] = dialogs
    assert stops > 50


def test_the_card_that_is_marked_stays_marked(home: Path) -> None:
    pilot = Pilot(home, settings=table(3))
    pilot.begin(shipped_kit())
    tour = Tour(pilot, shipped_kit())
    for stop in tour.first_round():
        if stop == "choice, another card":
            break
    scene = pilot.app.scene
    assert isinstance(scene, ChoiceScene)
    assert scene.chosen == 1
    pilot.press("f2", "f2")
    assert pilot.app.scene is scene
    assert scene.chosen == 1
    pilot.see("Albatros")


def test_a_name_that_is_being_typed_stays(home: Path) -> None:
    pilot = Pilot(home, settings=table(3))
    pilot.app.notice_read = True
    pilot.begin(shipped_kit())
    gestures.manage_seats(pilot.app)
    pilot.press("1")
    pilot.click("name")
    assert isinstance(pilot.app.scene, TextScene)
    pilot.see("Nom pour Albatros")
    pilot.write("Noé")
    pilot.press("f2", "f2", "f2")
    pilot.see("Naam voor Albatros")
    pilot.see("Noé")
    pilot.press("return")
    assert pilot.app.seat_name(pilot.state.players[0].id) == "Noé"


def test_an_open_question_closes_without_an_answer(home: Path) -> None:
    pilot = Pilot(home, settings=table(3))
    pilot.begin(shipped_kit())
    before = pilot.journal()
    gestures.manage_seats(pilot.app)
    pilot.press("1")
    pilot.click("leave")
    assert pilot.app.dialogs
    pilot.press("f2")
    assert not pilot.app.dialogs
    assert pilot.journal() == before


def test_the_keys_of_a_screen_close_and_speak_the_new_language_when_they_open_again(
    home: Path,
) -> None:
    pilot = Pilot(home)
    pilot.press("f1", "f2", "f2")
    assert not any(isinstance(dialog, Help) for dialog in pilot.app.dialogs)
    pilot.press("f1")
    pilot.see("I tasti")


def test_the_language_is_remembered(home: Path) -> None:
    pilot = Pilot(home)
    pilot.press("f2", "f2", "f2")
    assert load_settings(pilot.home.settings).language == "nl"


def test_a_language_asked_for_at_the_start_is_not_the_one_kept_and_still_turns(home: Path) -> None:
    """`--lang nl` speaks Dutch while the settings say French: the next one is French again."""
    pilot = Pilot(home, language="nl", settings=Settings(language="fr"))
    pilot.press("f2")
    assert pilot.app.words.language == "fr"
    pilot.see("Commencer")


def test_the_settings_turn_from_the_language_that_is_spoken(home: Path) -> None:
    pilot = Pilot(home, language="nl", settings=Settings(language="fr"))
    gestures.open_settings(pilot.app)
    pilot.see("Nederlands")
    pilot.click("language")
    pilot.see("français")
    pilot.click("language")
    pilot.see("English")


def test_an_unfinished_workshop_is_offered_in_the_new_language(home: Path) -> None:
    pilot = Pilot(home, settings=table(3))
    pilot.begin(shipped_kit())
    tour = Tour(pilot, shipped_kit())
    for stop in tour.first_round():
        if stop == "choice":
            break
    pilot.app.leave_workshop()
    assert isinstance(pilot.app.scene, HomeScene)
    pilot.see("manche 1 sur")
    pilot.press("f2", "f2")
    pilot.see("turno 1 di")
    pilot.app.press("workshops")
    pilot.see("3 posti, 0 turni, da continuare")
    pilot.press("f2")
    pilot.see("3 plaatsen, 0 rondes, nog bezig")


def test_the_sheet_is_saved_in_the_language_on_screen(home: Path) -> None:
    pilot = Pilot(home, settings=table(3))
    pilot.draws = False
    for _ in Tour(pilot, shipped_kit()).all():
        if isinstance(pilot.app.scene, MapScene):
            break
    pilot.press("f2", "f2", "f2")
    pilot.click("sheet")
    page = (pilot.folder / "sheet.html").read_text(encoding="utf-8")
    assert '<html lang="nl">' in page
    assert "Onze workshop" in page
