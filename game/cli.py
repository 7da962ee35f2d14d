"""The commands: they parse, call, and print. `atouts` alone opens the window."""

import io
import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from game import __version__
from game.content.diagnostics import as_object, as_text
from game.content.library import DEFAULT_SCENARIO, Library
from game.content.models import Kit
from game.i18n import DEFAULT_LANGUAGE, Words, languages, spoken
from game.storage.home import Home, default_home
from game.storage.journal import JournalError
from game.storage.settings import load_settings

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


def _language(code: str) -> str:
    if code not in languages():
        raise typer.BadParameter(", ".join(languages()))
    return code


HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", help=_HELP.say("Folder for the workshops, for a USB key."), metavar="DIR"
    ),
]
LanguageOption = Annotated[
    str, typer.Option("--lang", help=_HELP.say("Language: fr or en."), callback=_language)
]
OutOption = Annotated[Path, typer.Option("--out", help=_HELP.say("Folder to write to."))]


@app.callback(invoke_without_command=True, help=_HELP.say("Open the game’s window."))
def main_command(
    context: typer.Context,
    home: HomeOption = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help=_HELP.say("Language: fr or en."))
    ] = None,
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


@app.command(help=_HELP.say("Open the window with a scenario or a deck of your own."))
def play(
    file: Annotated[Path, typer.Argument(help=_HELP.say("A scenario or a deck, in YAML."))],
    home: HomeOption = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help=_HELP.say("Language: fr or en."))
    ] = None,
) -> None:
    if not file.is_file():
        _fail(
            Words(lang or DEFAULT_LANGUAGE).say("{file}: this file does not exist.", file=file), 2
        )
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
    lang: Annotated[str | None, typer.Option("--lang")] = None,
) -> None:
    from dataclasses import replace

    from game.wiring import read_only, write_sheets

    words = Words(lang or DEFAULT_LANGUAGE)
    try:
        sheet = read_only(_journal_file(journal)).sheet()
        if lang is not None:
            sheet = replace(sheet, occasion=replace(sheet.occasion, language=_language(lang)))
        pages = write_sheets(sheet, out)
    except JournalError as error:
        _fail(_journal_sentence(words, journal, error))
    except OSError as error:
        _fail(words.say("{file}: {reason}", file=error.filename or journal, reason=error.strerror))
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
) -> None:
    from game.screen.pictures import save_pictures

    width, _, height = size.partition("x")
    fits = width.isdigit() and height.isdigit() and 640 <= int(width) <= 7680
    if not fits or not 480 <= int(height) <= 4320:
        raise typer.BadParameter(size)
    for path in save_pictures(out, (int(width), int(height)), lang):
        _say(str(path))


def _kit(scenario: str, words: Words) -> Kit:
    """Returns the kit of a scenario named by its id or its file, or prints its problems."""
    library = Library()
    path = Path(scenario)
    if not path.is_file():
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
    from game.screen.app import App
    from game.screen.scenes.start import start_scenario
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
    try:
        windows = DisplayWindows("Atouts", fullscreen=settings.fullscreen)
    except NoDisplayError:
        _fail(
            words.say(
                "No screen was found here. "
                "To play a game without a screen: atouts demo --out FOLDER"
            )
        )
    window = App(windows, home, settings, language)
    if file is not None:
        start_scenario(window, file)
    window.run()
    windows.close()


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
