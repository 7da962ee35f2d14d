"""The room and the machine: its keys, and whether all is ready before people come."""

import json
from typing import Annotated

import typer

from game.commands.common import (
    HELP,
    PROBLEMS,
    FormatOption,
    HomeOption,
    LanguageOption,
    OwnLanguageOption,
    fail,
    home_in,
    wants_json,
)
from game.content.diagnostics import as_text, visible
from game.i18n import DEFAULT_LANGUAGE, Words, spoken
from game.storage.settings import load_settings

commands = typer.Typer()


@commands.command(help=HELP.say("Print the keys, or write a file to change them."))
def keys(
    home: HomeOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
    *,
    write: Annotated[
        bool, typer.Option("--write", help=HELP.say("Write the file, to change the keys in it."))
    ] = False,
) -> None:
    from game.screen.keys import load_keys, write_keys

    words, path = Words(lang), home_in(home).keys
    if write and path.exists():
        fail(words.say("{file} is there already.", file=path))
    if write:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_keys(path, words)
        except OSError as error:
            fail(words.say("{file} can't be written: {reason}", file=path, reason=error.strerror))
        typer.echo(str(path))
        return
    table = load_keys(path)
    for problem in table.problems:
        typer.echo(as_text(problem, words) + "\n")
    for line in table.lines(words):
        typer.echo(line)
    typer.echo(str(path) if path.exists() else words.say("To change them: atouts keys --write"))
    raise typer.Exit(PROBLEMS if table.problems else 0)


@commands.command(help=HELP.say("Check this room: screens, sound, cards, disk, clock, letters."))
def doctor(
    home: HomeOption = None,
    output: FormatOption = "text",
    lang: OwnLanguageOption = None,
) -> None:
    from game.preflight import Level, Preflight, as_lines, worst
    from game.preflight import as_object as check_object
    from game.screen.keys import load_keys
    from game.screen.probes import ThisMachine

    place = home_in(home)
    settings = load_settings(place.settings)
    words = Words(spoken(lang or settings.language))
    as_json = wants_json(output, words)
    machine, problems = ThisMachine(place.machine), load_keys(place.keys).problems
    checks = Preflight(words, place, settings, machine, problems)
    results = [*checks.quick(), checks.speed()]
    if as_json:
        found = [check_object(result, words) for result in results]
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in as_lines(results, words):
            typer.echo(visible(line))
    raise typer.Exit(PROBLEMS if worst(results) is Level.PROBLEM else 0)
