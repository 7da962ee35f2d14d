"""What every test needs: no real display, no sound, no time limit on a shared machine."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

settings.register_profile(
    "usual", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("usual")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder, with a space and an accent in its name."""
    return tmp_path / "clé usb"
