"""What was measured on this machine: it stands beside the settings, and a USB key keeps several."""

import hashlib
import platform
from pathlib import Path
from typing import Any

from game.storage.files import read_object, write_object


def this_machine() -> str:
    """Returns a name for this machine that tells nobody which one it is."""
    return hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:12]


def remembered_pace(path: Path) -> dict[str, float]:
    """Returns the milliseconds that showing a picture takes here, by the way it is shown."""
    machines = read_object(path).get("machines")
    found = machines.get(this_machine()) if isinstance(machines, dict) else None
    pace = found.get("pace_ms") if isinstance(found, dict) else None
    if not isinstance(pace, dict):
        return {}
    return {
        way: float(ms)
        for way, ms in pace.items()
        if isinstance(ms, int | float) and not isinstance(ms, bool) and 0 <= ms < 60_000
    }


def remember_pace(path: Path, pace_ms: dict[str, float]) -> None:
    """Keeps what was measured here, beside what other machines have; raises OSError."""
    machines = read_object(path).get("machines")
    kept: dict[str, Any] = machines if isinstance(machines, dict) else {}
    kept[this_machine()] = {"pace_ms": pace_ms}
    write_object(path, {"format": 1, "machines": kept})
