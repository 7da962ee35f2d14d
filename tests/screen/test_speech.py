"""The machine's voices: another program when one fails, silence at last, and never a wait."""

import os
import shutil
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from game.screen import speech
from game.screen.narrator import Narrator
from game.screen.semantics import Said
from game.screen.speech import (
    ESPEAK,
    SAPI,
    SAY,
    SPEECH_DISPATCHER,
    MachineVoice,
    Program,
    speakable,
)
from tests.screen.pilot import Pilot, table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake programs are for a shell")
PATIENCE_S = 10.0
TRICKY = "-v $(touch owned) `touch owned` ; \"l’été\" 'x' %PATH% \u202eabc"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of fake programs, before the real ones; what they are told is in `told`."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    monkeypatch.chdir(tmp_path)
    return programs


SPEAKS = 'printf "%s|" "$(basename "$0")" "$@" >>"$TOLD"; cat >>"$TOLD"; echo >>"$TOLD"\n'
FAILS = SPEAKS + "exit 3\n"
SPEAKS_LONG = SPEAKS + "exec sleep 60\n"
ONLY_USUAL = SPEAKS + 'case "$*" in *-v*) exit 1;; esac\n'


def fake(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    path.chmod(0o755)


def told(folder: Path) -> list[str]:
    path = folder.parent / "told"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def whole_lines(folder: Path) -> int:
    """How many lines have their end: the last one may still be being written."""
    path = folder.parent / "told"
    return path.read_text(encoding="utf-8").count("\n") if path.exists() else 0


def until(voice: MachineVoice, done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < end
        voice.attend()
        time.sleep(0.01)


def spoken(folder: Path, voice: MachineVoice, *said: Said) -> list[str]:
    """Returns what the programs were told until all was said."""
    voice.speak(said)
    until(voice, lambda: not voice._waiting or not voice.able)
    voice.close()
    return told(folder)


def test_a_text_is_spoken_in_its_language_one_after_the_other(folder: Path) -> None:
    fake(folder, "espeak-ng", SPEAKS)
    lines = spoken(folder, MachineVoice([ESPEAK]), Said("Bonjour", "fr"), Said("Hello", "en"))
    assert lines == ["espeak-ng|--stdin|-v|fr|Bonjour", "espeak-ng|--stdin|-v|en|Hello"]


def test_every_program_is_told_the_language_in_its_own_way(folder: Path) -> None:
    for name in ("espeak-ng", "spd-say", "say"):
        fake(folder, name, SPEAKS)
    for program in (ESPEAK, SPEECH_DISPATCHER, SAY):
        spoken(folder, MachineVoice([program]), Said("Ciao", "it"))
    assert told(folder) == [
        "espeak-ng|--stdin|-v|it|Ciao",
        "spd-say|--wait|--language|it|--|Ciao|",
        "say|-v|Alice|Ciao",
    ]


def test_no_text_is_ever_read_as_a_command(folder: Path) -> None:
    for name in ("espeak-ng", "spd-say"):
        fake(folder, name, SPEAKS)
    for program in (ESPEAK, SPEECH_DISPATCHER):
        spoken(folder, MachineVoice([program]), Said(TRICKY, "fr"))
    clean = TRICKY.replace("\u202e", "")
    assert told(folder) == [
        f"espeak-ng|--stdin|-v|fr|{clean}",
        f"spd-say|--wait|--language|fr|--|{clean}|",
    ]
    assert not (folder.parent / "owned").exists()
    for program in (ESPEAK, SAY, SAPI):
        assert TRICKY not in " ".join(program.line(TRICKY, "fr"))


def test_windows_reads_the_text_from_its_input_and_the_language_from_its_environment(
    folder: Path,
) -> None:
    fake(folder, "powershell", 'printf "%s|" "$ATOUTS_LANGUAGE" >>"$TOLD"; cat >>"$TOLD"\n')
    assert spoken(folder, MachineVoice([SAPI]), Said("Écoutez", "fr")) == ["fr|Écoutez"]
    assert "[Console]::OpenStandardInput()" in SAPI.command[-1]
    assert '"' not in SAPI.command[-1]


def test_a_new_utterance_ends_the_old_one(folder: Path) -> None:
    fake(folder, "espeak-ng", SPEAKS_LONG)
    voice = MachineVoice([ESPEAK])
    voice.speak([Said("Un très long texte", "fr"), Said("Never", "en")])
    first = voice._speaking
    assert first is not None
    until(voice, lambda: whole_lines(folder) == 1)
    voice.speak([Said("Court", "fr")])
    until(voice, lambda: whole_lines(folder) == 2)
    assert first.wait(PATIENCE_S) != 0
    assert "Never" not in "".join(told(folder))
    second = voice._speaking
    voice.close()
    assert second is not None
    assert second.poll() is not None


def test_speaking_never_waits_for_the_program(folder: Path) -> None:
    """A program that reads nothing does not hold the screen, however long the text is."""
    fake(folder, "espeak-ng", "exec sleep 60\n")
    voice = MachineVoice([ESPEAK])
    began = time.monotonic()
    voice.speak([Said("mot " * 100_000, "fr")])
    for _ in range(100):
        voice.attend()
    assert time.monotonic() - began < PATIENCE_S
    voice.close()


def test_what_goes_on_speaking_is_hushed(folder: Path) -> None:
    fake(
        folder,
        "spd-say",
        'printf "%s|" "$@" >>"$TOLD"; echo >>"$TOLD"\n[ "$1" = --stop ] || exec sleep 60\n',
    )
    voice = MachineVoice([SPEECH_DISPATCHER])
    voice.speak([Said("Bonjour", "fr")])
    until(voice, lambda: len(told(folder)) == 1)
    voice.close()
    assert told(folder)[-1] == "--stop|"


def test_a_language_without_a_voice_is_said_with_the_usual_one(folder: Path) -> None:
    fake(folder, "espeak-ng", ONLY_USUAL)
    voice = MachineVoice([ESPEAK])
    lines = spoken(folder, voice, Said("Dobar dan", "hr"), Said("Hvala", "hr"))
    assert lines == [
        "espeak-ng|--stdin|-v|hr|Dobar dan",
        "espeak-ng|--stdin|Dobar dan",
        "espeak-ng|--stdin|Hvala",
    ]
    assert voice.able


def test_a_word_that_is_no_language_chooses_no_voice(folder: Path) -> None:
    fake(folder, "espeak-ng", SPEAKS)
    assert spoken(folder, MachineVoice([ESPEAK]), Said("x", "../../etc")) == ["espeak-ng|--stdin|x"]


def test_a_program_that_fails_gives_way_to_the_next(folder: Path) -> None:
    fake(folder, "spd-say", FAILS)
    fake(folder, "espeak-ng", SPEAKS)
    voice = MachineVoice([SPEECH_DISPATCHER, ESPEAK])
    assert spoken(folder, voice, Said("Bonjour", "fr"))[-1] == "espeak-ng|--stdin|-v|fr|Bonjour"
    assert voice.able


@pytest.mark.parametrize("script", [FAILS, "kill -9 $$\n"])
def test_when_every_program_fails_there_is_silence_and_no_crash(folder: Path, script: str) -> None:
    fake(folder, "spd-say", script)
    fake(folder, "espeak-ng", script)
    voice = MachineVoice([SPEECH_DISPATCHER, ESPEAK])
    spoken(folder, voice, Said("Bonjour", "fr"))
    assert not voice.able
    voice.speak([Said("Encore", "fr")])
    voice.attend()
    voice.close()
    assert "Encore" not in "".join(told(folder))


def test_a_missing_program_is_no_voice(folder: Path) -> None:
    assert folder.exists()
    voice = MachineVoice([Program(("no-such-program",))])
    voice.speak([Said("Bonjour", "fr")])
    voice.attend()
    voice.close()
    assert not voice.able


def test_a_program_that_vanishes_is_no_crash(folder: Path) -> None:
    fake(folder, "chatty", SPEAKS)
    voice = MachineVoice([Program(("chatty",))])
    (folder / "chatty").unlink()
    voice.speak([Said("Bonjour", "fr")])
    assert not voice.able


def test_a_file_that_is_no_program_is_no_crash(folder: Path) -> None:
    (folder / "chatty").write_bytes(b"\x7fELF not really")
    (folder / "chatty").chmod(0o755)
    voice = MachineVoice([Program(("chatty",))])
    voice.speak([Said("Bonjour", "fr")])
    assert not voice.able


def test_a_text_is_bounded_and_obeys_nobody() -> None:
    assert len(speakable("a" * 20_000)) == speech.LONGEST
    assert "[[" not in speakable("[[[[slnc 900000]]")
    assert speakable("a\x00b\nc") == "ab c"


@pytest.mark.parametrize(
    ("system", "expected"),
    [("win32", (SAPI,)), ("darwin", (SAY, ESPEAK)), ("linux", (SPEECH_DISPATCHER, ESPEAK))],
)
def test_each_system_has_its_voices(
    monkeypatch: pytest.MonkeyPatch, system: str, expected: tuple[Program, ...]
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert speech.programs() == expected


def test_the_game_speaks_through_a_program_while_it_goes_on(folder: Path, home: Path) -> None:
    fake(folder, "espeak-ng", SPEAKS_LONG)
    pilot = Pilot(home, settings=table(3).model_copy(update={"voice": "on"}))
    pilot.app.narrator = Narrator(pilot.app, lambda: MachineVoice([ESPEAK]))
    for key in ("tab", "tab"):
        before = len(told(folder))
        pilot.press(key)
        end = time.monotonic() + PATIENCE_S
        while len(told(folder)) == before:
            assert time.monotonic() < end
            time.sleep(0.01)
    pilot.app.quit()
    assert [line.split("|")[:4] for line in told(folder)] == [
        ["espeak-ng", "--stdin", "-v", "fr"],
        ["espeak-ng", "--stdin", "-v", "fr"],
    ]
    assert told(folder)[-1].endswith("bouton.")


# --- a real voice ------------------------------------------------------------------------

needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is missing")


def run(line: list[str], text: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(line, input=text.encode(), capture_output=True, check=False)  # noqa: S603


@needs_espeak
@pytest.mark.parametrize("language", ["fr", "en", "it", "nl", "uk", "ar"])
def test_espeak_really_says_it_in_every_language_that_the_game_names(
    tmp_path: Path, language: str
) -> None:
    """The same command line as in a workshop, but into a file instead of a loudspeaker."""
    heard = tmp_path / "heard.wav"
    line = [*ESPEAK.line("", language), "-w", str(heard)]
    done = run(line, "Un, deux, trois.")
    assert done.returncode == 0, done.stderr
    with wave.open(str(heard)) as sound:
        assert sound.getnframes() > sound.getframerate() // 2


@needs_espeak
def test_espeak_refuses_a_language_that_it_has_not(tmp_path: Path) -> None:
    """So that the voice knows to say it with the usual one."""
    line = [*ESPEAK.line("", "zz"), "-w", str(tmp_path / "x.wav")]
    assert run(line, "x").returncode != 0
