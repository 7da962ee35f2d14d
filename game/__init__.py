"""Atouts: a serious game for soft-skills workshops."""

__version__ = "0.1.0"
