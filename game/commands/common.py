"""What the commands share: their options, their exit codes, and how they say that they can't."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from game.content.diagnostics import as_text
from game.content.library import Library
from game.content.models import Kit
from game.i18n import DEFAULT_LANGUAGE, Words, languages
from game.storage.home import Home, default_home

HELP = Words(DEFAULT_LANGUAGE)

PROBLEMS, UNUSABLE = 1, 2


def exists(path: Path) -> bool:
    """Returns whether something is there; a path that can't be one is not."""
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long, or has a null character
        return False


def fail(text: str, code: int = PROBLEMS) -> NoReturn:
    """Ends the command with a sentence and an exit code."""
    typer.echo(text, err=True)
    raise typer.Exit(code)


def _language(code: str | None) -> str | None:
    if code is not None and code not in languages():
        raise typer.BadParameter(", ".join(languages()))
    return code


HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", help=HELP.say("Folder for the workshops, for a USB key."), metavar="DIR"
    ),
]
_LANGUAGE = typer.Option(
    "--lang",
    help=HELP.say("Language: {codes}.", codes=", ".join(languages())),
    callback=_language,
)
LanguageOption = Annotated[str, _LANGUAGE]
OwnLanguageOption = Annotated[str | None, _LANGUAGE]
"""Where nothing is asked for, the settings or the journal know the language."""
OutOption = Annotated[Path, typer.Option("--out", help=HELP.say("Folder to write to."))]
FormatOption = Annotated[str, typer.Option("--format", help="text, json")]


def wants_json(output: str, words: Words) -> bool:
    """Returns whether a program reads what is printed; a format that is not known is refused."""
    if output not in ("text", "json"):
        fail(words.say("The format is “text” or “json”."), UNUSABLE)
    return output == "json"


def home_in(folder: Path | None) -> Home:
    """Returns the home in the folder that was asked for, or the usual one."""
    return Home(folder) if folder is not None else default_home()


def kit_of(scenario: str, words: Words) -> Kit:
    """Returns the kit of a scenario named by its id or its file, or prints its problems."""
    library = Library()
    path = Path(scenario)
    if not (exists(path) and path.is_file()):
        found = library.find(scenario)
        if found is None:
            fail(words.say("{file}: this file does not exist.", file=scenario), UNUSABLE)
        path = found.path
    opened = library.open(path)
    if opened.kit is None:
        fail("\n\n".join(as_text(problem, words) for problem in opened.problems))
    return opened.kit
