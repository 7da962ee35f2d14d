"""`atouts replay --verify`: what can have happened has a digest, what can't has a line."""

import re
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from game.cli import app
from game.content.library import DEFAULT_SCENARIO, Library
from game.content.models import Kit
from game.rules import TieRule, VoteMethod
from game.wiring import play_demonstration
from tests.cli.alterations import Content, alterations
from tests.cli.programs import atouts
from tests.storage.samples import sealed, unsealed

GAMES: dict[str, dict[str, object]] = {
    "hands": {"vote_method": VoteMethod.HANDS, "tie": TieRule.SHARED},
    "secret": {"vote_method": VoteMethod.SECRET, "tie": TieRule.RUNOFF},
    "open": {"vote_method": VoteMethod.OPEN, "tie": TieRule.FACILITATOR},
    "together": {"cooperative": True},
}


@pytest.fixture(scope="module", params=list(GAMES))
def lines(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[Content]:
    """The lines of a journal that bots left, the header first."""
    return played(request.param, tmp_path_factory.mktemp("demo"))


def played(name: str, folder: Path) -> list[Content]:
    library = Library()
    found = library.find(DEFAULT_SCENARIO)
    assert found is not None
    kit = library.open(found.path).kit
    assert kit is not None
    kit = _with_rules(kit, GAMES[name])
    day = date(2026, 1, 15)
    play_demonstration(kit, folder, players=4, rounds=2, seed=11, day=day, language="fr")
    return unsealed((folder / "journal.jsonl").read_bytes())


def _with_rules(kit: Kit, changed: dict[str, object]) -> Kit:
    rules = kit.scenario.rules.model_copy(update=changed)
    return kit.model_copy(update={"scenario": kit.scenario.model_copy(update={"rules": rules})})


@pytest.fixture(scope="module")
def some_lines(tmp_path_factory: pytest.TempPathFactory) -> list[Content]:
    return played("secret", tmp_path_factory.mktemp("some"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


def replayed(path: Path, data: bytes) -> Result:
    """Replays a journal in this process: for tests that do it hundreds of times."""
    path.write_bytes(data)
    result = CliRunner().invoke(app, ["replay", str(path), "--verify", "--lang", "en"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def named(path: Path, data: bytes) -> int:
    """Returns the line for which a journal is refused; it must be."""
    result = replayed(path, data)
    assert result.exit_code == 1, (result.output, data[-300:])
    found = re.search(r"line (\d+)", result.output)
    assert found is not None, result.output
    return int(found[1])


# --- what can have happened ----------------------------------------------------------------


def test_a_journal_that_bots_left_can_have_happened(path: Path, lines: list[Content]) -> None:
    result = replayed(path, sealed(lines))
    assert result.exit_code == 0
    assert re.search(r"^[0-9a-f]{64}$", result.output, re.MULTILINE)
    assert f"{len(lines) - 1} events." in result.output


def test_the_digest_is_the_same_with_and_without_the_check(
    path: Path, lines: list[Content]
) -> None:
    path.write_bytes(sealed(lines))
    quick = CliRunner().invoke(app, ["replay", str(path), "--lang", "en"])
    assert quick.output == replayed(path, sealed(lines)).output


def test_every_beginning_of_a_game_can_have_happened(path: Path, lines: list[Content]) -> None:
    for count in range(1, len(lines), 5):
        assert replayed(path, sealed(lines[:count])).exit_code == 0, count


# --- altered without a new seal ------------------------------------------------------------


def test_an_altered_line_is_named(path: Path, lines: list[Content]) -> None:
    raw = sealed(lines).splitlines(keepends=True)
    for number, line in enumerate(raw, start=1):
        was, now = (b'"t":', b'"t":1') if number > 1 else (b"demo", b"dema")
        altered = line.replace(was, now, 1)
        assert altered != line
        assert named(path, b"".join([*raw[: number - 1], altered, *raw[number:]])) == number


def test_swapped_lines_are_named_at_the_first(path: Path, lines: list[Content]) -> None:
    raw = sealed(lines).splitlines(keepends=True)
    for first in range(1, len(raw) - 1):
        swapped = [*raw[:first], raw[first + 1], raw[first], *raw[first + 2 :]]
        assert named(path, b"".join(swapped)) == first + 1


# --- altered with a right seal -------------------------------------------------------------


def test_every_line_that_is_altered_so_that_it_can_not_be_is_named(
    path: Path, lines: list[Content]
) -> None:
    for place in range(1, len(lines)):
        changed = list(alterations(lines, place))
        assert changed, lines[place]
        for altered in changed:
            data = sealed([*lines[:place], altered, *lines[place + 1 :]])
            assert named(path, data) == place + 1, altered


COMMUTE = [
    {"JobChosen", "TurnPassed"},
    {"CountTyped", "BallotsTyped"},
    {"BallotReceived"},
    {"BallotTyped"},
    {"SkillJudged"},
    {"SkillIllustrated", "QuestionsStarted"},
    {"SkillIllustrated", "PitchEnded"},
    {"ScreenShown"},
]
"""Neighbours of one of these kinds may as well have happened in the other order."""


def swapped(lines: list[Content], place: int) -> bytes:
    """Returns a journal in which two neighbours have each other's place, and right seals."""
    one, two = lines[place], lines[place + 1]
    there = {**two, "n": one["n"], "t": one["t"]}, {**one, "n": two["n"], "t": two["t"]}
    return sealed([*lines[:place], *there, *lines[place + 2 :]])


def test_neighbours_that_are_swapped_are_named(path: Path, lines: list[Content]) -> None:
    for place in range(1, len(lines) - 1):
        kinds = {lines[place]["e"], lines[place + 1]["e"]}
        if kinds == {"SeatAdded"} or any(kinds <= together for together in COMMUTE):
            continue
        assert named(path, swapped(lines, place)) in (place + 1, place + 2), lines[place]


def test_seats_that_are_swapped_are_named_where_the_hands_do_not_fit(
    path: Path, lines: list[Content]
) -> None:
    dealt = [line["e"] for line in lines[1:]].index("GameStarted") + 2
    for place in range(1, dealt - 2):
        assert named(path, swapped(lines, place)) == dealt


TWICE = {"JobChosen", "VoteOpened", "CountTyped", "BallotsTyped", "SkillJudged", "ScreenShown"}
"""What may happen twice: a choice is changed, a vote is opened again, a count is corrected."""


def test_a_line_that_happens_twice_is_named_at_the_second_time(
    path: Path, lines: list[Content]
) -> None:
    for place in range(1, len(lines)):
        if lines[place]["e"] in TWICE | {"BallotReceived", "BallotTyped"}:
            continue
        twice = [*lines[: place + 1], *deepcopy(lines[place:])]
        for number, line in enumerate(twice[1:], start=1):
            line["n"] = number
        assert named(path, sealed(twice)) == place + 2, lines[place]


def test_a_secret_close_that_forgets_every_ballot_is_named(
    path: Path, some_lines: list[Content]
) -> None:
    place = next(n for n, line in enumerate(some_lines) if line.get("e") == "VoteClosed")
    line = some_lines[place]
    nothing = dict.fromkeys(line["received"], 0)
    forgotten = {
        **line,
        "ballots": 0,
        "blank": 0,
        "received": nothing,
        "tied": [],
        "winners": [],
        "points": {f"s{n}": 1 for n in range(1, 5)},
        "settled_by": None,
    }
    data = sealed([*some_lines[:place], forgotten])
    assert named(path, data) == place + 1


@pytest.mark.parametrize(
    "what", [{"e": "Undone", "line": 3}, {"e": "Redone", "line": 3}, {"e": "Undone", "line": 0}]
)
def test_an_undo_of_something_else_is_named(
    path: Path, lines: list[Content], what: Content
) -> None:
    data = sealed([*lines, {"n": len(lines), "t": 10**9, **what}])
    assert named(path, data) == len(lines) + 1


def test_an_undo_and_a_redo_of_the_last_line_can_have_happened(
    path: Path, lines: list[Content]
) -> None:
    count, end = len(lines), 10**9
    undone = {"n": count, "t": end, "e": "Undone", "line": count - 1}
    redone = {"n": count + 1, "t": end, "e": "Redone", "line": count - 1}
    whole = replayed(path, sealed(lines)).output.splitlines()[-1]
    after = replayed(path, sealed([*lines, undone, redone]))
    assert (after.exit_code, after.output.splitlines()[-1]) == (0, whole)


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["s1", "s2"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_a_line_is_altered_to_there_is_an_answer_and_no_traceback(
    tmp_path_factory: pytest.TempPathFactory, some_lines: list[Content], data: st.DataObject
) -> None:
    lines = deepcopy(some_lines)
    line = lines[data.draw(st.integers(0, len(lines) - 1))]
    key = data.draw(st.sampled_from(sorted(set(line) - {"h"})))
    line[key] = data.draw(_JSON)
    path = tmp_path_factory.getbasetemp() / "fuzzed.jsonl"
    assert replayed(path, sealed(lines)).exit_code in (0, 1)


# --- as a program --------------------------------------------------------------------------


def test_the_program_prints_the_digest_and_succeeds(path: Path, some_lines: list[Content]) -> None:
    path.write_bytes(sealed(some_lines))
    done = atouts("replay", path, "--verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^[0-9a-f]{64}$", done.stdout, re.MULTILINE)
    assert done.stdout == atouts("replay", path.parent, "--verify").stdout


def test_the_program_names_the_line_in_french_and_fails(
    path: Path, some_lines: list[Content]
) -> None:
    place = len(some_lines) // 2
    before, line, after = some_lines[:place], some_lines[place], some_lines[place + 1 :]
    path.write_bytes(sealed([*before, {**line, "e": "Nothing"}, *after]))
    done = atouts("replay", path, "--verify")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"ligne {place + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_torn_last_line_is_said_and_is_no_failure(path: Path, some_lines: list[Content]) -> None:
    whole = replayed(path, sealed(some_lines[:-1])).output.splitlines()
    torn = replayed(path, sealed(some_lines)[:-9])
    assert torn.exit_code == 0
    assert torn.output.splitlines()[1:] == whole
    assert "unfinished" in torn.output.splitlines()[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ligne 1"),
        (b"\x00\xff\xfe", "ligne 1"),
        (b"\n\n\n", "ligne 1"),
        (b"atouts: 1\n", "ligne 1"),
        (b"[1, 2]\n", "ligne 1"),
        (b"[" * 200_000 + b"\n", "ligne 1"),
        (sealed([{"atouts": 1}]), "ligne 1"),
        (
            sealed([{"atouts": 1, "id": "x", "date": "2026", "language": "fr"}]),
            "ligne 1",
        ),
        (sealed([{"atouts": 2}]), "version plus récente"),
    ],
    ids=["empty", "binary", "blank", "yaml", "list", "deep", "bare", "kit", "newer"],
)
def test_what_is_no_journal_gets_a_sentence(path: Path, content: bytes, said: str) -> None:
    path.write_bytes(content)
    done = atouts("replay", path, "--verify")
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr.replace("\u202f", " ").replace("\u00a0", " ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["missing.jsonl", "empty folder", "a/b/c"])
def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty folder").mkdir()
    done = atouts("replay", tmp_path / name, "--verify")
    assert done.returncode == 1
    assert name.split("/", maxsplit=1)[0] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [[], ["--verify"], ["a", "b"], ["a", "--nothing"], ["a", "--lang", "xx"]]
)
def test_arguments_that_can_not_be_used_exit_2(arguments: list[str]) -> None:
    done = atouts("replay", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
