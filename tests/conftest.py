"""What every test needs: no real display, no sound, no time limit on a shared machine."""

import os
from collections.abc import Generator
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Lets no test be skipped for want of a tool where every tool must be: in `.ci/run`."""
    report = yield
    if report.skipped and os.environ.get("ATOUTS_NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and must not be: {report.longrepr}"
    return report
