"""The commands: they parse, call, and print. `atouts` alone opens the window."""

import gc
import io
import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from game import __version__
from game.content.diagnostics import as_object, as_text, visible
from game.content.library import DEFAULT_SCENARIO, Library, files_of
from game.content.models import Kit
from game.i18n import DEFAULT_LANGUAGE, Words, languages, spoken
from game.storage.home import Home, default_home
from game.storage.journal import JournalError
from game.storage.settings import Settings, load_settings

if TYPE_CHECKING:
    from game.screen.app import App
    from game.screen.sound import Sounds
    from game.screen.windows import Windows

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_HELP = Words(DEFAULT_LANGUAGE)

PROBLEMS, UNUSABLE = 1, 2


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long, or has a null character
        return False


def _say(text: str) -> None:
    typer.echo(text)


def _fail(text: str, code: int = PROBLEMS) -> NoReturn:
    typer.echo(text, err=True)
    raise typer.Exit(code)


def _language(code: str | None) -> str | None:
    if code is not None and code not in languages():
        raise typer.BadParameter(", ".join(languages()))
    return code


_COMMANDS = ("play", "demo", "check", "debrief", "replay", "screenshots", "keys", "doctor")

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", help=_HELP.say("Folder for the workshops, for a USB key."), metavar="DIR"
    ),
]
_LANGUAGE = typer.Option(
    "--lang",
    help=_HELP.say("Language: {codes}.", codes=", ".join(languages())),
    callback=_language,
)
LanguageOption = Annotated[str, _LANGUAGE]
OwnLanguageOption = Annotated[str | None, _LANGUAGE]
"""Where nothing is asked for, the settings or the journal know the language."""
OutOption = Annotated[Path, typer.Option("--out", help=_HELP.say("Folder to write to."))]


@app.callback(invoke_without_command=True, help=_HELP.say("Open the game’s window."))
def main_command(
    context: typer.Context,
    home: HomeOption = None,
    lang: OwnLanguageOption = None,
    *,
    version: Annotated[
        bool, typer.Option("--version", help=_HELP.say("Print the version."))
    ] = False,
) -> None:
    if version:
        _say(f"atouts {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        _open_window(home, lang, None)
    # What stands before a command holds for it, unless it says otherwise itself.
    given = {"home": home, "lang": lang}
    kept = {name: value for name, value in given.items() if value is not None}
    context.default_map = dict.fromkeys(_COMMANDS, kept)


@app.command(help=_HELP.say("Open the window with a scenario or a deck of your own."))
def play(
    file: Annotated[Path, typer.Argument(help=_HELP.say("A scenario or a deck, in YAML."))],
    home: HomeOption = None,
    lang: OwnLanguageOption = None,
) -> None:
    words = Words(lang or DEFAULT_LANGUAGE)
    if not _exists(file):
        _fail(words.say("{file}: this file does not exist.", file=file), UNUSABLE)
    if not file.is_file():
        _fail(words.say("{file} is a folder. Name the file in it.", file=file), UNUSABLE)
    _open_window(home, lang, file)


@app.command(help=_HELP.say("Play a whole game with bots and write what it leaves."))
def demo(
    out: OutOption,
    players: Annotated[int, typer.Option(min=3, max=12)] = 6,
    rounds: Annotated[int | None, typer.Option(min=1, max=12)] = None,
    seed: Annotated[int, typer.Option()] = 1,
    day: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"])] = None,
    scenario: Annotated[
        str, typer.Option(help=_HELP.say("A scenario's id or file."))
    ] = DEFAULT_SCENARIO,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    from game.screen.sentences import refusal_sentence
    from game.wiring import play_demonstration
    from game.workshop.bots import RefusedError

    words = Words(lang)
    kit = _kit(scenario, words)
    try:
        sheet = play_demonstration(
            kit,
            out,
            players=players,
            rounds=rounds,
            seed=seed,
            day=day.date() if day is not None else date.today(),  # noqa: DTZ011 -- the room's day
            language=lang,
        )
    except RefusedError as error:
        _fail(refusal_sentence(words, error.rejected), UNUSABLE)
    except OSError as error:
        _fail(words.say("{file} can't be written: {reason}", file=out, reason=error))
    rounds_played = len(sheet.facts.rounds)
    _say(words.say_n("{n} round played.", "{n} rounds played.", rounds_played))
    for name in ("journal.jsonl", "sheet.html", "sheet.json"):
        _say(str(out / name))


@app.command(help=_HELP.say("Check decks and scenarios: every problem, with its line."))
def check(
    paths: Annotated[list[Path], typer.Argument(help=_HELP.say("Files or folders."))],
    output: Annotated[str, typer.Option("--format", help="text, json")] = "text",
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    words = Words(lang)
    if output not in ("text", "json"):
        _fail(words.say("The format is “text” or “json”."), UNUSABLE)
    missing = [path for path in paths if not _exists(path)]
    if missing:
        _fail(words.say("{file}: this file does not exist.", file=missing[0]), UNUSABLE)
    if not any(files_of(paths)):
        _fail(words.say("Nothing to check here: no YAML file was found."), UNUSABLE)
    library = Library()
    problems = library.check(paths)
    if output == "json":
        _say(json.dumps([as_object(p, words) for p in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            _say(as_text(problem, words) + "\n")
        for line in library.summary(paths, words):
            _say(line)
        count = len(problems)
        _say(
            words.say_n("{n} problem.", "{n} problems.", count)
            if count
            else words.say("No problem.")
        )
    raise typer.Exit(PROBLEMS if problems else 0)


@app.command(help=_HELP.say("Write the debriefing sheet of a workshop again."))
def debrief(
    journal: Annotated[Path, typer.Argument(help=_HELP.say("A journal.jsonl file."))],
    out: OutOption,
    lang: OwnLanguageOption = None,
) -> None:
    from game.wiring import read_only, write_sheets

    words = Words(lang or DEFAULT_LANGUAGE)
    try:
        sitting = read_only(_journal_file(journal))
        pages = write_sheets(sitting.sheet(lang), out)
    except JournalError as error:
        _fail(_journal_sentence(words, journal, error))
    except OSError as error:
        _fail(words.say("{file}: {reason}", file=error.filename or journal, reason=error.strerror))
    if sitting.torn:
        _say(words.say("The last line of the journal was unfinished: it was dropped."))
    for page in pages:
        _say(str(page))


@app.command(help=_HELP.say("Replay a journal, check every event, print a digest of its end."))
def replay(
    journal: Annotated[Path, typer.Argument(help=_HELP.say("A journal.jsonl file."))],
    *,
    verify: Annotated[bool, typer.Option("--verify", help=_HELP.say("Check every event."))] = False,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    from game.storage.journal import read_journal
    from game.wiring import read_header
    from game.wiring import replay as replayed
    from game.workshop.digest import state_digest

    words = Words(lang)
    try:
        content = read_journal(_journal_file(journal))
        state = replayed(read_header(content.header), content.lines, verify=verify).state
    except JournalError as error:
        _fail(_journal_sentence(words, journal, error))
    except OSError as error:
        _fail(words.say("{file}: {reason}", file=journal, reason=error.strerror))
    if content.torn:
        _say(words.say("The last line of the journal was unfinished: it was dropped."))
    _say(words.say_n("{n} event.", "{n} events.", len(content.lines)))
    _say(state_digest(state))


@app.command(help=_HELP.say("Play a game and save every screen as a picture."))
def screenshots(
    out: OutOption,
    size: Annotated[str, typer.Option(help="1920x1080")] = "1920x1080",
    lang: LanguageOption = DEFAULT_LANGUAGE,
    theme: Annotated[str, typer.Option(help="light, dark, contrast")] = "light",
    text_size: Annotated[int, typer.Option(help="100, 125, 150")] = 100,
) -> None:
    from pydantic import ValidationError

    from game.screen.pictures import save_pictures

    width, _, height = size.partition("x")
    fits = width.isdecimal() and height.isdecimal() and 640 <= int(width) <= 7680
    if not fits or not 480 <= int(height) <= 4320:
        raise typer.BadParameter(size)
    try:
        settings = Settings.model_validate(
            {"language": lang, "theme": theme, "text_size": text_size}
        )
    except ValidationError as error:
        raise typer.BadParameter(f"{theme}, {text_size}") from error
    for path in save_pictures(out, (int(width), int(height)), settings):
        _say(str(path))


@app.command(help=_HELP.say("Print the keys, or write a file to change them."))
def keys(
    home: HomeOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
    *,
    write: Annotated[
        bool, typer.Option("--write", help=_HELP.say("Write the file, to change the keys in it."))
    ] = False,
) -> None:
    from game.screen.keys import load_keys, write_keys

    words, path = Words(lang), (Home(home) if home is not None else default_home()).keys
    if write and path.exists():
        _fail(words.say("{file} is there already.", file=path))
    if write:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_keys(path, words)
        except OSError as error:
            _fail(words.say("{file} can't be written: {reason}", file=path, reason=error.strerror))
        _say(str(path))
        return
    table = load_keys(path)
    for problem in table.problems:
        _say(as_text(problem, words) + "\n")
    for line in table.lines(words):
        _say(line)
    _say(str(path) if path.exists() else words.say("To change them: atouts keys --write"))
    raise typer.Exit(PROBLEMS if table.problems else 0)


@app.command(help=_HELP.say("Check this room: screens, sound, cards, disk, clock, letters."))
def doctor(
    home: HomeOption = None,
    output: Annotated[str, typer.Option("--format", help="text, json")] = "text",
    lang: OwnLanguageOption = None,
) -> None:
    from game.preflight import Level, Preflight, as_lines, worst
    from game.preflight import as_object as check_object
    from game.screen.keys import load_keys
    from game.screen.probes import ThisMachine

    place = Home(home) if home is not None else default_home()
    settings = load_settings(place.settings)
    words = Words(spoken(lang or settings.language))
    if output not in ("text", "json"):
        _fail(words.say("The format is “text” or “json”."), UNUSABLE)
    machine, problems = ThisMachine(place.machine), load_keys(place.keys).problems
    checks = Preflight(words, place, settings, machine, problems)
    results = [*checks.quick(), checks.speed()]
    if output == "json":
        found = [check_object(result, words) for result in results]
        _say(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in as_lines(results, words):
            _say(visible(line))
    raise typer.Exit(PROBLEMS if worst(results) is Level.PROBLEM else 0)


def _kit(scenario: str, words: Words) -> Kit:
    """Returns the kit of a scenario named by its id or its file, or prints its problems."""
    library = Library()
    path = Path(scenario)
    if not (_exists(path) and path.is_file()):
        found = library.find(scenario)
        if found is None:
            _fail(words.say("{file}: this file does not exist.", file=scenario), UNUSABLE)
        path = found.path
    opened = library.open(path)
    if opened.kit is None:
        _fail("\n\n".join(as_text(problem, words) for problem in opened.problems))
    return opened.kit


def _journal_file(path: Path) -> Path:
    return path / "journal.jsonl" if path.is_dir() else path


def _journal_sentence(words: Words, path: Path, error: JournalError) -> str:
    if error.code == "newer_format":
        return words.say("{file} was made with a newer version. Update the program.", file=path)
    return words.say(
        "{file}, line {line}: this line can't be what happened ({code}).",
        file=path,
        line=error.line,
        code=error.code,
    )


def _open_window(home_folder: Path | None, lang: str | None, file: Path | None) -> None:
    from game.screen import pace
    from game.screen.scenes.start import start_scenario
    from game.screen.sound import Speakers
    from game.screen.windows import DisplayWindows, NoDisplayError

    home = Home(home_folder) if home_folder is not None else default_home()
    settings = load_settings(home.settings)
    language = spoken(lang or settings.language)
    words = Words(language)
    try:
        home.prepare()
    except OSError as error:
        _fail(
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
        _fail(
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


def main() -> None:
    """Runs the command line."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Windows pipe or an old terminal lacks letters: better a mark than a traceback.
            stream.reconfigure(errors="replace")
    app()


if __name__ == "__main__":
    main()
