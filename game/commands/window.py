"""Opens the game's window, and says in a sentence why it can't."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.common import fail, home_in
from game.i18n import Words, spoken
from game.storage.home import Home
from game.storage.settings import Settings, load_settings

if TYPE_CHECKING:
    from game.screen.app import App
    from game.screen.sound import Sounds
    from game.screen.windows import Windows


def open_window(home_folder: Path | None, lang: str | None, file: Path | None) -> None:
    from game.screen import pace
    from game.screen.scenes.start import start_scenario
    from game.screen.sound import Speakers
    from game.screen.windows import DisplayWindows, NoDisplayError

    home = home_in(home_folder)
    settings = load_settings(home.settings)
    language = spoken(lang or settings.language)
    words = Words(language)
    try:
        home.prepare()
    except OSError as error:
        fail(
            words.say(
                "{folder} can't be written: {reason}. Choose another folder with --home.",
                folder=home.root,
                reason=error.strerror,
            )
        )
    known = pace.use_remembered(home.machine)
    try:
        windows = DisplayWindows("Atouts", fullscreen=settings.fullscreen)
    except NoDisplayError:
        fail(
            words.say(
                "No screen was found here. "
                "To play a game without a screen: atouts demo --out FOLDER"
            )
        )
    sounds = Speakers()
    window = open_app(windows, home, settings, language, sounds)
    if file is not None:
        start_scenario(window, file)
    window.tick()  # the first picture is there before anything is measured
    gc.freeze()  # what is loaded stays: to search it again would cost two pictures of a movement
    if not known:
        pace.measure_later(home.machine)
    window.run()
    sounds.close()
    windows.close()


def open_app(
    windows: "Windows",
    home: Home,
    settings: Settings,
    language: str,
    sounds: "Sounds | None" = None,
) -> "App":
    """Returns the game in its windows, with the keys of the home; mistakes in them are told."""
    from game.screen.app import App
    from game.screen.keys import load_keys

    table = load_keys(home.keys)
    window = App(windows, home, settings, language, keys=table, sounds=sounds)
    if table.problems:
        said = window.words.say(
            "{file} has mistakes. To see them: atouts keys", file=home.keys.name
        )
        window.tell(said)
    return window
