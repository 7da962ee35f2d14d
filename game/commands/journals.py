"""What a journal still tells: its sheet, and whether it can have happened."""

from pathlib import Path
from typing import Annotated

import typer

from game.commands.common import HELP, LanguageOption, OutOption, OwnLanguageOption, fail
from game.i18n import DEFAULT_LANGUAGE, Words
from game.storage.journal import JournalError

commands = typer.Typer()


@commands.command(help=HELP.say("Write the debriefing sheet of a workshop again."))
def debrief(
    journal: Annotated[Path, typer.Argument(help=HELP.say("A journal.jsonl file."))],
    out: OutOption,
    lang: OwnLanguageOption = None,
) -> None:
    from game.wiring import read_only, write_sheets

    words = Words(lang or DEFAULT_LANGUAGE)
    try:
        sitting = read_only(_journal_file(journal))
        pages = write_sheets(sitting.sheet(lang), out)
    except JournalError as error:
        fail(_journal_sentence(words, journal, error))
    except OSError as error:
        fail(words.say("{file}: {reason}", file=error.filename or journal, reason=error.strerror))
    if sitting.torn:
        typer.echo(words.say("The last line of the journal was unfinished: it was dropped."))
    for page in pages:
        typer.echo(str(page))


@commands.command(help=HELP.say("Replay a journal, check every event, print a digest of its end."))
def replay(
    journal: Annotated[Path, typer.Argument(help=HELP.say("A journal.jsonl file."))],
    *,
    verify: Annotated[bool, typer.Option("--verify", help=HELP.say("Check every event."))] = False,
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
        fail(_journal_sentence(words, journal, error))
    except OSError as error:
        fail(words.say("{file}: {reason}", file=journal, reason=error.strerror))
    if content.torn:
        typer.echo(words.say("The last line of the journal was unfinished: it was dropped."))
    typer.echo(words.say_n("{n} event.", "{n} events.", len(content.lines)))
    typer.echo(state_digest(state))


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
