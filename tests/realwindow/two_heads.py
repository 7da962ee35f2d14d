"""A desk with two displays: Xorg draws them into memory, and xrandr sets them side by side."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

from tests.realwindow.person import Desk, Person

TOOLS = ("Xorg", "xrandr", "xdotool", "setxkbmap", "import")
LAPTOP, ROOM = "DUMMY0", "DUMMY1"
WIDTH, HEIGHT = 1024, 768
_RESTS = 4
"""How often a picture must be the same to be taken for one that stands still."""

_CONFIGURATION = f"""
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoEnableDevices" "false"
    Option "DontVTSwitch" "true"
    Option "BlankTime" "0"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "{WIDTH}x{HEIGHT}"
        Virtual {2 * WIDTH} {HEIGHT}
    EndSubSection
EndSection
"""


def missing() -> list[str]:
    """Returns what a desk with two displays lacks on this machine."""
    driver = any(Path("/usr/lib").glob("**/xorg/modules/drivers/dummy_drv.so"))
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    return [*lacking, *([] if driver else ["the dummy driver of Xorg"])]


class TwoHeads(Desk):
    """A laptop's display, and at its right the room's."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        configuration, log = folder / "xorg.conf", folder / "log"
        configuration.write_text(_CONFIGURATION, encoding="utf-8")
        reads, writes = os.pipe()
        shown = ["-displayfd", str(writes), "-config", str(configuration), "-logfile", str(log)]
        alone = ["-noreset", "-novtswitch", "-sharevts", "-nolisten", "tcp"]
        self._server = subprocess.Popen(  # noqa: S603 -- ours
            ["Xorg", *shown, *alone],  # noqa: S607
            pass_fds=(writes,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writes)
        with os.fdopen(reads) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise AssertionError(log.read_text(encoding="utf-8")[-2000:])
        self.environment = {**os.environ, "DISPLAY": f":{number}", "SDL_AUDIODRIVER": "dummy"}
        self.environment.pop("SDL_VIDEODRIVER", None)
        self.run("setxkbmap", "-rules", "evdev", "-model", "pc105", "-layout", "be")
        self.run("xrandr", "--addmode", ROOM, f"{WIDTH}x{HEIGHT}")
        self.plug()
        return self

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self._folder.cleanup()

    def plug(self) -> None:
        """Lights the room's display."""
        mode = f"{WIDTH}x{HEIGHT}"
        self.run("xrandr", "--output", ROOM, "--mode", mode, "--right-of", LAPTOP)

    def unplug(self) -> None:
        self.run("xrandr", "--output", ROOM, "--off")

    def mirror(self) -> None:
        """Has the room's display show what the laptop's shows."""
        mode = f"{WIDTH}x{HEIGHT}"
        self.run("xrandr", "--output", ROOM, "--mode", mode, "--same-as", LAPTOP)

    def pixels(self, number: int) -> str:
        """Returns a digest of what one display shows: 0 is the laptop's, 1 the room's."""
        crop = f"{WIDTH}x{HEIGHT}+{number * WIDTH}+0"
        shown = subprocess.run(  # noqa: S603 -- ours
            ["import", "-silent", "-window", "root", "-crop", crop, "-depth", "8", "rgb:-"],  # noqa: S607
            env=self.environment,
            check=True,
            capture_output=True,
        ).stdout
        return hashlib.sha256(shown).hexdigest()

    def found(self) -> list[str]:
        """Returns the game's windows, in the order in which they were opened."""
        return subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "atouts"],  # noqa: S607
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
        ).stdout.split()

    def windows(self) -> list[tuple[int, int]]:
        """Returns where the game's windows stand, from left to right."""
        places = []
        for window in self.found():
            try:
                told = self.run("xdotool", "getwindowgeometry", "--shell", window)
            except subprocess.CalledProcessError:
                continue  # it was closed a moment ago
            value = dict(line.split("=") for line in told.split())
            places.append((int(value["X"]), int(value["Y"])))
        return sorted(places)

    def displays_used(self) -> list[int]:
        """Returns the display that each window stands on, from left to right."""
        return [x // WIDTH for x, _ in self.windows()]


class Facilitator(Person):
    """A person at the laptop, who waits until what a display shows has changed, or rests."""

    desk: TwoHeads

    def press(self, *keys: str) -> None:
        """Presses keys in the first window.

        No window manager is on this desk to give the keys to one that is left.
        """
        window = self.desk.found()[0]
        self.desk.run("xdotool", "windowfocus", "--sync", window)
        super().press(*keys)

    def until_changed(self, number: int, before: str) -> str:
        """Waits until a display shows something else and stands still; returns its digest."""
        self.wait_for(lambda: self.desk.pixels(number) != before, f"a change on display {number}")
        return self.at_rest(number)

    def at_rest(self, number: int) -> str:
        """Waits until a display shows the same for a while; returns its digest."""
        last, times = self.desk.pixels(number), 0
        while times < _RESTS:
            time.sleep(0.25)
            now = self.desk.pixels(number)
            last, times = now, times + 1 if now == last else 0
        return last
