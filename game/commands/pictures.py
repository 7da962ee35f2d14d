"""The screens as files, to be looked at."""

from typing import Annotated

import typer

from game.commands.common import HELP, LanguageOption, OutOption
from game.i18n import DEFAULT_LANGUAGE
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
        typer.echo(str(path))
