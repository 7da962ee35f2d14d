"""The command line: `atouts` alone opens the window; the families of commands add theirs."""

import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from game import __version__
from game.commands import authoring, journals, pictures, playing, room
from game.commands.common import HELP, HomeOption, OwnLanguageOption
from game.commands.window import open_window

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for family in (playing, authoring, journals, pictures, room):
    app.add_typer(family.commands)


@app.callback(invoke_without_command=True, help=HELP.say("Open the game’s window."))
def main_command(
    context: typer.Context,
    home: HomeOption = None,
    lang: OwnLanguageOption = None,
    *,
    version: Annotated[
        bool, typer.Option("--version", help=HELP.say("Print the version."))
    ] = False,
) -> None:
    if version:
        typer.echo(f"atouts {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        open_window(home, lang, None)
    # What stands before a command holds for it, unless it says otherwise itself.
    given = {"home": home, "lang": lang}
    kept = {name: value for name, value in given.items() if value is not None}
    context.default_map = _for_all(context.command, kept)


def _for_all(command: object, kept: dict[str, Any]) -> dict[str, Any]:
    """Returns what is kept for a command, or for each of the commands in a group."""
    if not isinstance(command, TyperGroup):
        return kept
    return {name: _for_all(inner, kept) for name, inner in command.commands.items()}


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
