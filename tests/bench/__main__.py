"""Prints what the engine costs, beside the peer or the floor: `python -m tests.bench`."""

import os
import platform
import sys

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")


def main() -> None:
    """Measures everything, or the parts that are named: core, files, screen."""
    from tests.bench import core, files, screen
    from tests.bench.table import print_table

    parts = {"core": core.rows, "files": files.rows, "screen": screen.rows}
    wanted = sys.argv[1:] or list(parts)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores")  # noqa: T201
    print_table([row for name in wanted for row in parts[name]()])


if __name__ == "__main__":
    main()
