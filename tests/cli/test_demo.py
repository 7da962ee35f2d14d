"""`atouts demo` and `atouts debrief`: a whole game without a window, the same bytes anywhere."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.content.library import Library
from game.i18n import languages
from game.rules import OpenVote, Step
from game.storage.journal import read_journal
from game.wiring import Sitting, resume
from game.workshop.bots import must, play_to_the_end
from game.workshop.clock import SteppedClock
from tests.cli.programs import atouts
from tests.screen.pilot import Pilot
from tests.workshop.rooms import seeded

NAMES = ("journal.jsonl", "sheet.html", "sheet.json")
ASKED = (
    *("demo", "--players", "6", "--rounds", "4"),
    *("--seed", "7", "--date", "2026-01-15", "--out"),
)
SCENARIOS = [Library().load(path).path.stem for path in Library().scenarios()]


def left(folder: Path) -> dict[str, bytes]:
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    return {name: (folder / name).read_bytes() for name in NAMES}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demonstration."""
    folder = tmp_path_factory.mktemp("demo")
    assert atouts(*ASKED, folder).returncode == 0
    return folder


def in_process(*arguments: str | Path) -> tuple[int, str]:
    """Runs a command in this process; returns how it ended and all that it said."""
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


# --- the same bytes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "fr_BE.UTF-8"},
        {"PYTHONHASHSEED": "random", "LANG": "tr_TR.UTF-8", "LANGUAGE": "en", "LC_ALL": ""},
        {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "POSIX", "HOME": "/nowhere"},
    ],
    ids=["C", "fr", "tr", "ascii"],
)
def test_the_same_arguments_leave_the_same_bytes_anywhere(
    demo: Path, tmp_path: Path, variables: dict[str, str]
) -> None:
    elsewhere = tmp_path / "un dossier à part"
    elsewhere.mkdir()
    done = atouts(*ASKED, Path("a", "b"), cwd=elsewhere, **variables)
    assert done.returncode == 0, done.stderr
    assert left(elsewhere / "a" / "b") == left(demo)


def test_a_demonstration_over_another_leaves_only_the_new_one(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for seed in ("8", "7"):
        asked = list(ASKED)
        asked[asked.index("--seed") + 1] = seed
        assert in_process(*asked, out)[0] == 0
    assert left(out) == left(demo)


def test_another_seed_is_another_game(demo: Path, tmp_path: Path) -> None:
    asked = list(ASKED)
    asked[asked.index("--seed") + 1] = "8"
    assert in_process(*asked, tmp_path)[0] == 0
    assert left(tmp_path)["journal.jsonl"] != left(demo)["journal.jsonl"]


def test_the_date_is_the_one_that_was_asked_for(demo: Path) -> None:
    sheet = json.loads((demo / "sheet.json").read_text(encoding="utf-8"))
    assert sheet["workshop"]["date"] == "2026-01-15"
    assert (len(sheet["seats"]), len(sheet["rounds"])) == (6, 4)


def test_a_demonstration_says_what_it_wrote(tmp_path: Path) -> None:
    code, said = in_process(*ASKED, tmp_path)
    assert code == 0
    assert all(str(tmp_path / name) in said for name in NAMES)
    assert "4 manches jouées" in said


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_is_played_in_every_language(
    tmp_path: Path, scenario: str, language: str
) -> None:
    code, _ = in_process("demo", "--scenario", scenario, "--lang", language, "--out", tmp_path)
    assert code == 0
    left(tmp_path)
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert f'lang="{language}"' in page
    code, _ = in_process("replay", tmp_path, "--verify")
    assert code == 0


@pytest.mark.parametrize("players", [3, 12])
def test_the_smallest_and_the_largest_table_play(tmp_path: Path, players: int) -> None:
    code, _ = in_process("demo", "--players", str(players), "--out", tmp_path)
    assert code == 0
    sheet = json.loads((tmp_path / "sheet.json").read_text(encoding="utf-8"))
    assert len(sheet["seats"]) == players


def test_a_scenario_may_be_a_file(tmp_path: Path) -> None:
    found = Library().find("express")
    assert found is not None
    shutil.copy(found.path, tmp_path / "le-mien.yaml")
    out = tmp_path / "out"
    assert in_process("demo", "--scenario", tmp_path / "le-mien.yaml", "--out", out)[0] == 0
    left(out)


# --- arguments -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        "--players 2",
        "--players 13",
        "--players six",
        "--rounds 0",
        "--rounds 13",
        "--rounds 12",
        "--seed seven",
        "--date 15/01/2026",
        "--date 2026-02-30",
        "--scenario nowhere",
        "--scenario nowhere.yaml",
        "--lang xx",
        "--speed 3",
        "more",
    ],
)
def test_arguments_that_can_not_be_used_exit_2_with_a_sentence(
    tmp_path: Path, arguments: str
) -> None:
    code, said = in_process("demo", *arguments.split(), "--out", tmp_path / "out")
    assert code == 2
    assert said.strip()
    assert "Traceback" not in said


def test_without_a_folder_to_write_to_it_exits_2() -> None:
    done = atouts("demo", "--players", "3")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "--out" in done.stderr


def test_a_scenario_with_problems_is_not_played(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nid: broken\ndecks: [sfc-fr]\nsummary: x\n", encoding="utf-8")
    done = atouts("demo", "--scenario", broken, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "broken.yaml" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_can_not_be_written_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file stands here")
    for out in (tmp_path / "taken", tmp_path / "taken" / "below"):
        done = atouts("demo", "--players", "3", "--out", out)
        assert done.returncode == 1
        assert "taken" in done.stderr
        assert "Traceback" not in done.stderr
    assert (tmp_path / "taken").read_text() == "a file stands here"


# --- its journal is a workshop's -----------------------------------------------------------


def cut(demo: Path, folder: Path, share: float) -> Path:
    """Makes a folder with the beginning of a journal: a share of what follows its header."""
    data = (demo / "journal.jsonl").read_bytes()
    start = data.index(b"\n") + 1
    folder.mkdir(parents=True)
    (folder / "journal.jsonl").write_bytes(data[: start + round((len(data) - start) * share)])
    return folder


def go_on(sitting: Sitting) -> None:
    """Plays a resumed workshop to its end with bots, on a clock of its own."""
    workshop = sitting.workshop
    workshop.clock = clock = SteppedClock(workshop.history.last_ms)
    if workshop.state.step is Step.VOTE:
        # Bots raise their hands all at once: half a count is none.
        must(workshop.dispatch(OpenVote(workshop.state.open_vote().method)))
    play_to_the_end(workshop, clock, seeded(1))


def test_its_journal_cut_anywhere_can_be_taken_up_again_and_played_to_the_end(
    demo: Path, tmp_path: Path
) -> None:
    data = (demo / "journal.jsonl").read_bytes()
    for share in (0.4, 0.45, 0.5, 0.551, 0.6, 0.65, 0.7, 0.753, 0.8, 0.85, 0.9, 0.95, 0.99, 1):
        folder = cut(demo, tmp_path / str(share), share)
        whole = data.startswith((folder / "journal.jsonl").read_bytes() + b"{")
        sitting = resume(folder)
        assert sitting.torn is not (whole or share == 1)
        go_on(sitting)
        assert sitting.workshop.state.step is Step.OVER
        assert len(sitting.workshop.state.scored_rounds) == 4
        sitting.close()
        assert in_process("replay", folder, "--verify")[0] == 0


@pytest.mark.parametrize("share", [0.5, 0.7, 0.95])
def test_its_journal_cut_can_be_taken_up_in_the_window(
    demo: Path, tmp_path: Path, share: float
) -> None:
    folder = cut(demo, tmp_path / "home" / "workshops" / "demo", share)
    lines = len(read_journal(folder / "journal.jsonl").lines)
    pilot = Pilot(tmp_path / "home")
    pilot.see("Reprendre")
    pilot.press("return")
    assert pilot.app.sitting is not None
    assert pilot.app.sitting.workshop.history.last_line >= lines
    assert len(pilot.state.seats) == 6
    pilot.app.sitting.close()


# --- the sheet again -----------------------------------------------------------------------


def test_the_sheet_is_made_again_to_the_byte(demo: Path, tmp_path: Path) -> None:
    code, said = in_process("debrief", demo / "journal.jsonl", "--out", tmp_path)
    assert code == 0
    assert [str(tmp_path / name) in said for name in NAMES[1:]] == [True, True]
    for name in NAMES[1:]:
        assert (tmp_path / name).read_bytes() == (demo / name).read_bytes()


def test_the_sheet_is_made_again_when_the_decks_are_gone(demo: Path, tmp_path: Path) -> None:
    """Any look at a deck, a framework or a scenario ends the program."""
    shutil.copy(demo / "journal.jsonl", tmp_path / "kept.jsonl")
    script = (
        "import sys\n"
        "def hook(event, arguments):\n"
        "    if event in ('open', 'os.listdir', 'os.scandir'):\n"
        "        path = str(arguments[0]).replace('\\\\', '/') + '/'\n"
        "        if '/cards/' in path or '/scenarios/' in path:\n"
        "            raise SystemExit('looked at ' + path)\n"
        "sys.addaudithook(hook)\n"
        "from game.cli import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", script, "debrief", "kept.jsonl", "--out", "out"]
    done = subprocess.run(  # noqa: S603 -- ours
        command, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    for name in NAMES[1:]:
        assert (tmp_path / "out" / name).read_bytes() == (demo / name).read_bytes()


def test_the_hook_of_the_test_before_sees_a_deck_that_is_read(tmp_path: Path) -> None:
    """A demonstration does read the decks: without this, the test before could pass blindly."""
    script = (
        "import sys\n"
        "seen = []\n"
        "sys.addaudithook(lambda e, a: seen.append(str(a[0])) if e == 'open' else None)\n"
        "from game.cli import app\n"
        "app(standalone_mode=False)\n"
        "print(any('/cards/' in path.replace('\\\\', '/') for path in seen))\n"
    )
    done = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "-c", script, "demo", "--players", "3", "--out", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "True"


@pytest.mark.parametrize("language", languages())
def test_the_sheet_can_be_made_in_any_language(demo: Path, tmp_path: Path, language: str) -> None:
    assert in_process("debrief", demo, "--out", tmp_path, "--lang", language)[0] == 0
    assert f'lang="{language}"' in (tmp_path / "sheet.html").read_text(encoding="utf-8")


def test_a_sheet_in_a_language_that_nobody_speaks_is_a_sentence(demo: Path, tmp_path: Path) -> None:
    code, said = in_process("debrief", demo, "--out", tmp_path / "out", "--lang", "xx")
    assert code == 2
    assert "fr, en, it, nl" in said
    assert not (tmp_path / "out").exists()


def test_a_workshop_that_is_not_over_has_a_sheet_too(demo: Path, tmp_path: Path) -> None:
    folder = cut(demo, tmp_path / "half", 0.5)
    assert in_process("debrief", folder, "--out", tmp_path / "out")[0] == 0
    sheet = json.loads((tmp_path / "out" / "sheet.json").read_text(encoding="utf-8"))
    assert len(sheet["seats"]) == 6


def test_debriefing_changes_nothing_in_the_journal(demo: Path, tmp_path: Path) -> None:
    folder = cut(demo, tmp_path / "half", 0.5)
    before = (folder / "journal.jsonl").read_bytes()
    assert in_process("debrief", folder, "--out", tmp_path / "out")[0] == 0
    assert (folder / "journal.jsonl").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["journal.jsonl"]


@pytest.mark.parametrize("content", [b"", b"x\n", b"\xff" * 99], ids=["empty", "text", "binary"])
def test_what_is_no_journal_has_no_sheet_but_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "journal.jsonl").write_bytes(content)
    code, said = in_process("debrief", tmp_path / "journal.jsonl", "--out", tmp_path / "out")
    assert (code, "ligne" in said) == (1, True)
    assert not (tmp_path / "out").exists()


def test_a_journal_that_is_not_there_has_no_sheet_but_a_sentence(tmp_path: Path) -> None:
    code, said = in_process("debrief", tmp_path / "nothing.jsonl", "--out", tmp_path / "out")
    assert (code, "nothing.jsonl" in said) == (1, True)


def test_a_sheet_that_can_not_be_written_gets_a_sentence(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file stands here")
    code, said = in_process("debrief", demo, "--out", tmp_path / "taken")
    assert (code, "taken" in said) == (1, True)
