"""Speaks with the voices that the machine has. A program that fails costs the voice, no more.

The text goes to a program through its standard input, or as one argument of its own: it is never
a part of a command.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from game.screen.semantics import Said
from game.screen.text import clean

LONGEST = 4000
"""In characters: more than any screen says."""
_LANGUAGE = re.compile(r"^[a-z]{2,3}$")
_GIVE_UP_S = 1.0


class Voice(Protocol):
    """What speaks. Nothing here waits: the screen goes on."""

    @property
    def able(self) -> bool:
        """Says whether there is, still, a voice."""

    def speak(self, said: Sequence[Said]) -> None:
        """Begins to speak; what was being said ends."""

    def attend(self) -> None:
        """Goes on with what waits to be said; called with every frame."""

    def stop(self) -> None:
        """Falls silent."""

    def close(self) -> None:
        """Falls silent for good."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that speaks a text and ends, and what has to be told to it.

    `voice` are the options that choose a voice, `{}` being a language or the voice that `voices`
    has for it. `as_argument` is for a program that reads no standard input. `hush` silences what
    goes on speaking after the program was ended.
    """

    command: tuple[str, ...]
    voice: tuple[str, ...] = ()
    voices: Mapping[str, str] = field(default_factory=dict)
    as_argument: bool = False
    hush: tuple[str, ...] = ()

    def line(self, text: str, language: str) -> list[str]:
        """Returns the command line, without any voice where no language is given."""
        wanted = self.voices.get(language, "" if self.voices else language)
        options = [option.format(wanted) for option in self.voice] if wanted else []
        return [*self.command, *options, *(["--", text] if self.as_argument else [])]


_SAPI = (
    "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
    "$reader = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), "
    "[System.Text.Encoding]::UTF8); $text = $reader.ReadToEnd(); "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$found = $voice.GetInstalledVoices() | Where-Object { $_.Enabled -and "
    "$_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq $env:ATOUTS_LANGUAGE } | "
    "Select-Object -First 1; "
    "if ($found) { $voice.SelectVoice($found.VoiceInfo.Name) }; $voice.Speak($text)"
)
"""Takes the text from the standard input and the language from the environment."""

SAPI = Program(("powershell", "-NoProfile", "-NonInteractive", "-Command", _SAPI))
SAY = Program(
    ("say",),
    ("-v", "{}"),
    {
        "fr": "Thomas",
        "en": "Samantha",
        "it": "Alice",
        "nl": "Xander",
        "uk": "Lesya",
        "ar": "Majed",
    },
)
SPEECH_DISPATCHER = Program(
    ("spd-say", "--wait"), ("--language", "{}"), as_argument=True, hush=("spd-say", "--stop")
)
ESPEAK = Program(("espeak-ng", "--stdin"), ("-v", "{}"))


def programs() -> tuple[Program, ...]:
    """Returns what speaks on this kind of machine, the best first."""
    if sys.platform == "win32":
        return (SAPI,)
    if sys.platform == "darwin":
        return (SAY, ESPEAK)
    return (SPEECH_DISPATCHER, ESPEAK)


class MachineVoice:
    """The machine's own voices. A program that does not answer gives way to the next one."""

    def __init__(self, known: Sequence[Program] | None = None) -> None:
        wanted = programs() if known is None else known
        self._programs = [p for p in wanted if shutil.which(p.command[0])]
        self._waiting: deque[Said] = deque()
        self._speaking: subprocess.Popen[bytes] | None = None
        self._ended: list[subprocess.Popen[bytes]] = []
        self._unspoken: set[tuple[str, str]] = set()
        """The languages for which a program has no voice: it says them with its usual one."""

    @property
    def able(self) -> bool:
        return bool(self._programs)

    def speak(self, said: Sequence[Said]) -> None:
        self._end()
        self._waiting = deque(said)
        self._begin()

    def attend(self) -> None:
        self._ended = [process for process in self._ended if process.poll() is None]
        if self._speaking is None or self._speaking.poll() is None:
            return
        failed, self._speaking = self._speaking.returncode != 0, None
        if not failed:
            self._waiting.popleft()
        elif (language := self._language()) != "":
            self._unspoken.add((self._programs[0].command[0], language))
        else:
            self._programs.pop(0)
        self._begin()

    def stop(self) -> None:
        self._waiting.clear()
        spoke = self._speaking is not None
        self._end()
        if spoke and self._programs and self._programs[0].hush:
            self._hush(self._programs[0].hush)

    def close(self) -> None:
        self.stop()
        for process in self._ended:
            try:
                process.wait(_GIVE_UP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._ended.clear()

    def _language(self) -> str:
        """Returns the language to ask for; empty where the program's usual voice has to do."""
        language = self._waiting[0].language
        known = _LANGUAGE.match(language) is not None
        unspoken = (self._programs[0].command[0], language) in self._unspoken
        return language if known and not unspoken else ""

    def _begin(self) -> None:
        """Begins the next text with the first program that can be started."""
        while self._waiting and self._programs:
            try:
                self._speaking = _started(
                    self._programs[0], speakable(self._waiting[0].text), self._language()
                )
            except (OSError, ValueError):
                self._programs.pop(0)
            else:
                return

    def _end(self) -> None:
        if self._speaking is not None:
            self._speaking.terminate()
            self._ended.append(self._speaking)
            self._speaking = None

    def _hush(self, command: Sequence[str]) -> None:
        try:
            self._ended.append(_process(command, {}))
        except OSError:
            return


def speakable(text: str) -> str:
    """Returns a text that a voice reads and does not obey: `[[` begins a command for some.

    >>> speakable("a [[slnc 9000]] b")
    'a [ [slnc 9000]] b'
    """
    while "[[" in text:
        text = text.replace("[[", "[ [")
    return clean(text).replace("\n", " ")[:LONGEST]


def _started(program: Program, text: str, language: str) -> "subprocess.Popen[bytes]":
    """Starts a program with its text in a file without a name: nobody waits for it to be read."""
    line = program.line(text, language)
    environment = {"ATOUTS_LANGUAGE": language}
    if program.as_argument:
        return _process(line, environment)
    with tempfile.TemporaryFile() as given:
        given.write(text.encode("utf-8", "replace"))
        given.seek(0)
        return _process(line, environment, given.fileno())


def _process(
    line: Sequence[str], environment: Mapping[str, str], given: int = subprocess.DEVNULL
) -> "subprocess.Popen[bytes]":
    found = shutil.which(line[0])
    if found is None:
        raise FileNotFoundError(line[0])
    return subprocess.Popen(  # noqa: S603 -- no shell, and the text is no part of a command
        [found, *line[1:]],
        stdin=given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
