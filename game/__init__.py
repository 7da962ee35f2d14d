"""Atouts: a serious game for soft-skills workshops."""

from datetime import date

__version__ = "0.1.0"
RELEASED = date(2026, 11, 1)
"""No workshop of this version was before this day: a clock that says so is wrong."""
