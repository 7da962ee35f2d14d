"""A game, in its window or with bots alone."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from game.commands.common import (
    HELP,
    UNUSABLE,
    HomeOption,
    LanguageOption,
    OutOption,
    OwnLanguageOption,
    exists,
    fail,
    kit_of,
)
from game.commands.window import open_window
from game.content.library import DEFAULT_SCENARIO
from game.i18n import DEFAULT_LANGUAGE, Words

commands = typer.Typer()


@commands.command(help=HELP.say("Open the window with a scenario or a deck of your own."))
def play(
    file: Annotated[Path, typer.Argument(help=HELP.say("A scenario or a deck, in YAML."))],
    home: HomeOption = None,
    lang: OwnLanguageOption = None,
) -> None:
    words = Words(lang or DEFAULT_LANGUAGE)
    if not exists(file):
        fail(words.say("{file}: this file does not exist.", file=file), UNUSABLE)
    if not file.is_file():
        fail(words.say("{file} is a folder. Name the file in it.", file=file), UNUSABLE)
    open_window(home, lang, file)


@commands.command(help=HELP.say("Play a whole game with bots and write what it leaves."))
def demo(
    out: OutOption,
    players: Annotated[int, typer.Option(min=3, max=12)] = 6,
    rounds: Annotated[int | None, typer.Option(min=1, max=12)] = None,
    seed: Annotated[int, typer.Option()] = 1,
    day: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"])] = None,
    scenario: Annotated[
        str, typer.Option(help=HELP.say("A scenario's id or file."))
    ] = DEFAULT_SCENARIO,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    from game.screen.sentences import refusal_sentence
    from game.wiring import play_demonstration
    from game.workshop.bots import RefusedError

    words = Words(lang)
    kit = kit_of(scenario, words)
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
        fail(refusal_sentence(words, error.rejected), UNUSABLE)
    except OSError as error:
        fail(words.say("{file} can't be written: {reason}", file=out, reason=error))
    rounds_played = len(sheet.facts.rounds)
    typer.echo(words.say_n("{n} round played.", "{n} rounds played.", rounds_played))
    for name in ("journal.jsonl", "sheet.html", "sheet.json"):
        typer.echo(str(out / name))
