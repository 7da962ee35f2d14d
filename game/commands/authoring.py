"""For those who write decks and scenarios."""

import json
from pathlib import Path
from typing import Annotated

import typer

from game.commands.common import (
    HELP,
    PROBLEMS,
    UNUSABLE,
    FormatOption,
    LanguageOption,
    exists,
    fail,
    wants_json,
)
from game.content.diagnostics import as_object, as_text
from game.content.library import Library, files_of
from game.i18n import DEFAULT_LANGUAGE, Words

commands = typer.Typer()


@commands.command(help=HELP.say("Check decks and scenarios: every problem, with its line."))
def check(
    paths: Annotated[list[Path], typer.Argument(help=HELP.say("Files or folders."))],
    output: FormatOption = "text",
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    words = Words(lang)
    as_json = wants_json(output, words)
    missing = [path for path in paths if not exists(path)]
    if missing:
        fail(words.say("{file}: this file does not exist.", file=missing[0]), UNUSABLE)
    if not any(files_of(paths)):
        fail(words.say("Nothing to check here: no YAML file was found."), UNUSABLE)
    library = Library()
    problems = library.check(paths)
    if as_json:
        typer.echo(
            json.dumps([as_object(p, words) for p in problems], ensure_ascii=False, indent=2)
        )
    else:
        for problem in problems:
            typer.echo(as_text(problem, words) + "\n")
        for line in library.summary(paths, words):
            typer.echo(line)
        count = len(problems)
        typer.echo(
            words.say_n("{n} problem.", "{n} problems.", count)
            if count
            else words.say("No problem.")
        )
    raise typer.Exit(PROBLEMS if problems else 0)
