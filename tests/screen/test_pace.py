"""The faster way to show pictures is measured apart, quickly, and remembered by machine."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from game.screen import pace
from game.storage.machine import remember_pace, remembered_pace, this_machine


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "machine.json"


def test_both_ways_are_measured_in_processes_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    before = dict(os.environ)
    found = pace.measure(limit_s=20)
    assert set(found) == set(pace.ways())
    assert all(0 <= ms < 1000 for ms in found.values())
    assert dict(os.environ) == before


def test_without_a_screen_nothing_is_found_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "none-such")
    assert pace.measure(limit_s=20) == {}


def test_measuring_never_takes_longer_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    run = subprocess.run

    def hanging(_: list[str], **kept: Any) -> object:
        asked.append(kept["timeout"])
        slow = [sys.executable, "-c", "import time; time.sleep(60)"]
        return run(slow, **kept)

    monkeypatch.setattr(subprocess, "run", hanging)
    start = time.monotonic()
    assert pace.measure(limit_s=0.3) == {}
    assert time.monotonic() - start < 10
    assert asked
    assert all(limit <= 0.3 for limit in asked)
    assert pace.LIMIT_S == 1.5


@pytest.mark.parametrize("output", ["", "nan of anything", "[]", '"x"', "null"])
def test_an_odd_answer_counts_as_none(monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    def odd(command: list[str], **_: object) -> object:
        return subprocess.CompletedProcess(command, 0, output.encode(), b"")

    monkeypatch.setattr(subprocess, "run", odd)
    assert pace.measure() == {}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one way")
def test_what_was_measured_is_used_at_the_next_start(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(pace.VARIABLE, raising=False)
    assert not pace.use_remembered(memory)
    assert pace.VARIABLE not in os.environ
    monkeypatch.setattr(pace, "measure", lambda: {"0": 9.0, "1": 1.0})
    pace.measure_later(memory).join()
    assert pace.use_remembered(memory)
    assert os.environ[pace.VARIABLE] == "1"
    monkeypatch.setenv(pace.VARIABLE, "0")
    assert pace.use_remembered(memory)
    assert os.environ[pace.VARIABLE] == "0"
    monkeypatch.delenv(pace.VARIABLE)


def test_a_usb_key_keeps_the_measures_of_every_machine(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember_pace(memory, {"0": 1.0})
    here = this_machine()
    monkeypatch.setattr("platform.node", lambda: "salle-2")
    assert remembered_pace(memory) == {}
    remember_pace(memory, {"0": 5.0})
    assert this_machine() != here
    assert "salle-2" not in memory.read_text()
    monkeypatch.undo()
    assert remembered_pace(memory) == {"0": 1.0}


@pytest.mark.parametrize(
    "content", ["", "[]", '{"machines": []}', '{"machines": {"HERE": {"pace_ms": {"0": "x"}}}}']
)
def test_a_broken_memory_is_none(memory: Path, content: str) -> None:
    memory.write_text(content.replace("HERE", this_machine()))
    assert remembered_pace(memory) == {}
    remember_pace(memory, {"0": 2.0})
    assert remembered_pace(memory) == {"0": 2.0}


def test_a_memory_that_can_not_be_written_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "measure", lambda: {"0": 2.0})
    pace.measure_later(tmp_path / "nowhere" / "machine.json").join()


def test_the_texture_is_taken_only_when_it_is_clearly_faster() -> None:
    assert pace.faster({"0": 1.0, "1": 0.9}) == "0"
    assert pace.faster({"0": 1.0, "1": 0.5}) == "1"
    assert pace.faster({}) == "0"


def test_the_process_prints_one_number() -> None:
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    command = [sys.executable, "-m", "game.screen.pace"]
    run = subprocess.run(  # noqa: S603 -- ours
        command, env=environment, capture_output=True, check=True
    )
    assert isinstance(json.loads(run.stdout), float)
