"""The screens as files, to be looked at: still, or one round as a film."""

from pathlib import Path
from typing import Annotated

import typer

from game.commands.common import HELP, LanguageOption, OutOption, fail
from game.i18n import DEFAULT_LANGUAGE, Words
from game.storage.settings import Settings

commands = typer.Typer()


@commands.command(help=HELP.say("Play a game and save every screen as a picture."))
def screenshots(
    out: OutOption,
    size: Annotated[str, typer.Option(help="1920x1080")] = "1920x1080",
    lang: LanguageOption = DEFAULT_LANGUAGE,
    theme: Annotated[str, typer.Option(help="light, dark, contrast")] = "light",
    text_size: Annotated[int, typer.Option(help="100, 125, 150")] = 100,
) -> None:
    from pydantic import ValidationError

    from game.screen.pictures import save_pictures

    pixels = _pixels(size, least=(640, 480), most=(7680, 4320))
    try:
        settings = Settings.model_validate(
            {"language": lang, "theme": theme, "text_size": text_size}
        )
    except ValidationError as error:
        raise typer.BadParameter(f"{theme}, {text_size}") from error
    for path in save_pictures(out, pixels, settings):
        typer.echo(str(path))


@commands.command(help=HELP.say("Film one round: a PNG file that moves."))
def film(
    out: Annotated[Path, typer.Option("--out", help=HELP.say("File to write."), metavar="FILE")],
    size: Annotated[str, typer.Option(help="960x540")] = "960x540",
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    from game.screen.film import save_film

    pixels = _pixels(size, least=(640, 360), most=(1920, 1080))
    try:
        save_film(out, pixels, Settings(language=lang))
    except OSError as error:
        reason = error.strerror or error
        fail(Words(lang).say("{file} can't be written: {reason}", file=out, reason=reason))
    typer.echo(str(out))


def _pixels(size: str, least: tuple[int, int], most: tuple[int, int]) -> tuple[int, int]:
    """Returns a size that was written as "1920x1080"; raises BadParameter."""
    width, _, height = size.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise typer.BadParameter(size)
    pixels = int(width), int(height)
    if not all(low <= n <= high for low, n, high in zip(least, pixels, most, strict=True)):
        raise typer.BadParameter(size)
    return pixels
