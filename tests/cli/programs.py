"""Runs the program as a person does: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path


def atouts(
    *arguments: str | Path, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Runs `atouts` with arguments, in a folder, with more environment variables."""
    return subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "-m", "game.cli", *map(str, arguments)],
        cwd=cwd or Path(__file__).parents[2],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
