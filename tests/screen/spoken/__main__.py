"""Writes the spoken playthroughs again: python -m tests.screen.spoken. Then read the difference."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main() -> None:
    for name in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        os.environ.setdefault(name, "dummy")
    import pygame

    from tests.screen.pilot import Pilot
    from tests.screen.spoken.games import GAMES, tell

    pygame.font.init()
    for name in GAMES:
        path = Path(__file__).parent / f"{name}.txt"
        with TemporaryDirectory() as folder:
            path.write_text(tell(name, Path(folder)), encoding="utf-8", newline="\n")
            for pilot in Pilot.opened:
                pilot.app.leave_workshop()
            Pilot.opened.clear()
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
