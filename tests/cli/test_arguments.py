"""Whatever is typed after `atouts`, there is an answer and no traceback."""

import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from game.cli import main_command
from game.commands.common import LanguageOption
from tests.cli.programs import atouts

LONG = "x" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        ("demo", "--out", "z", "--scenario", LONG),
        ("demo", "--out", "z", "--scenario", "nothing"),
        ("play", LONG),
        ("play", "nothing.yaml", "--lang", "xx"),
        ("debrief", "nothing", "--out", "o", "--lang", "xx"),
        ("screenshots", "--out", "o", "--size", "²x³"),
        ("screenshots", "--out", "o", "--size", "٣x٣"),
        ("screenshots", "--out", "o", "--theme", "pink"),
        ("film", "--out", "o.png", "--size", "٣x٣"),
        ("film", "--out", "o.png", "--size", "960"),
        ("film", "--out", "o.png", "--size", "8000x4500"),
        ("check", LONG),
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_arguments_that_can_not_be_used_exit_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = atouts(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_to_play_is_called_a_folder(tmp_path: Path) -> None:
    done = atouts("play", tmp_path)
    assert done.returncode == 2
    assert "dossier" in done.stderr


def test_a_film_that_can_not_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = atouts("film", "--out", tmp_path, "--size", "640x360")
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_deck_is_not_called_clean(tmp_path: Path) -> None:
    done = atouts("check", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Rien à vérifier" in done.stderr


def test_what_stands_before_a_command_holds_for_it(tmp_path: Path) -> None:
    said = atouts("--lang", "en", "check", "cards/bunk.yaml").stdout
    assert "No problem." in said
    own = atouts("--lang", "en", "check", "--lang", "fr", "cards/bunk.yaml").stdout
    assert "Aucun problème" in own
    atouts("--home", tmp_path / "clé", "keys", "--write")
    assert (tmp_path / "clé" / "keys.yaml").is_file()


def test_what_stands_before_a_group_holds_for_the_commands_in_it() -> None:
    app, group = typer.Typer(), typer.Typer()
    app.callback(invoke_without_command=True)(main_command)
    app.add_typer(group, name="sheet")

    @group.command()
    def new(lang: LanguageOption = "fr") -> None:
        typer.echo(lang)

    runner = CliRunner()
    assert runner.invoke(app, ["--lang", "nl", "sheet", "new"]).output == "nl\n"
    assert runner.invoke(app, ["--lang", "nl", "sheet", "new", "--lang", "it"]).output == "it\n"


LINK = re.compile(r"\]\(([^)#\s]+)")


@pytest.mark.parametrize(
    "page",
    ["README.md", "CONTRIBUTING.md", *sorted(str(path) for path in Path("docs").rglob("*.md"))],
)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    path = Path(page)
    links = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if "//" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []
