"""A person at a real window: a keyboard, a mouse, and eyes. Knows nothing of the game's code."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

TOOLS = ("Xvfb", "xdotool", "setxkbmap", "xkbcomp", "import")
BELGIAN_DIGITS = (
    "agrave", "ampersand", "eacute", "quotedbl", "apostrophe",
    "parenleft", "section", "egrave", "exclam", "ccedilla",
)  # fmt: skip
"""What the keys 0 to 9 write on a Belgian keyboard, without shift."""

_PATIENCE_S = 30.0


class Desk:
    """A virtual screen with a Belgian keyboard."""

    def __init__(self, size: str = "1024x768") -> None:
        self.size = size
        self._server: subprocess.Popen[bytes] | None = None
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        reads, writes = os.pipe()
        screen = ["-screen", "0", f"{self.size}x24", "-noreset", "-nolisten", "tcp"]
        self._server = subprocess.Popen(  # noqa: S603 -- ours
            ["Xvfb", "-displayfd", str(writes), *screen],  # noqa: S607
            pass_fds=(writes,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writes)
        with os.fdopen(reads) as pipe:
            number = pipe.readline().strip()
        self.environment = {**os.environ, "DISPLAY": f":{number}", "SDL_AUDIODRIVER": "dummy"}
        self.environment.pop("SDL_VIDEODRIVER", None)
        self.run("setxkbmap", "-layout", "be")
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(timeout=_PATIENCE_S)

    def run(self, *command: str) -> str:
        return subprocess.run(  # noqa: S603 -- ours
            command, env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def picture(self, path: Path) -> Path:
        """Saves what the screen shows."""
        self.run("import", "-window", "root", str(path))
        return path


class Person:
    """Plays the game in its window, looking only at the screen's folder of workshops."""

    def __init__(self, desk: Desk, home: Path) -> None:
        self.desk = desk
        self.home = home
        self._game: subprocess.Popen[bytes] | None = None
        self.window = ""

    def start(self) -> None:
        """Starts the game and waits for its window."""
        self._game = subprocess.Popen(  # noqa: S603 -- ours
            [sys.executable, "-m", "game.cli", "--home", str(self.home)],
            env=self.desk.environment,
        )
        found = self.wait_for(self._search, "the window")
        self.window = found
        self.desk.run("xdotool", "windowfocus", "--sync", self.window)
        time.sleep(0.8)

    def _search(self) -> str:
        if self._game is not None and self._game.poll() is not None:
            raise AssertionError(f"the game stopped with {self._game.returncode}")
        run = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "atouts"],  # noqa: S607
            env=self.desk.environment,
            check=False,
            capture_output=True,
            text=True,
        )
        return run.stdout.split()[0] if run.stdout else ""

    def press(self, *keys: str) -> None:
        """Presses keys one by one, as slowly as a person: "next" has a guard of 300 ms."""
        for key in keys:
            self.desk.run("xdotool", "key", "--clearmodifiers", key)
            time.sleep(0.36)

    def digit(self, digit: int) -> None:
        self.press(BELGIAN_DIGITS[digit])

    def type(self, text: str) -> None:
        self.desk.run("xdotool", "type", "--delay", "80", text)
        time.sleep(0.3)

    def journal(self) -> list[dict[str, Any]]:
        """Returns the lines of the only workshop, its header left out."""
        found = list(self.home.glob("**/journal.jsonl"))
        if not found:
            return []
        lines = found[0].read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines[1:]]

    def last(self) -> dict[str, Any]:
        lines = self.journal()
        return lines[-1] if lines else {"e": ""}

    def wait_for(self, look: Any, what: str) -> Any:
        """Waits until something is there, and returns it."""
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            found = look()
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"{what} did not come")

    def kill(self) -> None:
        """Pulls the plug."""
        if self._game is not None:
            self._game.send_signal(signal.SIGKILL)
            self._game.wait(timeout=_PATIENCE_S)

    def has_left(self) -> bool:
        return self._game is None or self._game.poll() is not None


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]
