"""Finds what is shipped with the program: in a wheel, in a checkout, in a frozen folder."""

import sys
from functools import cache
from pathlib import Path


@cache
def content_root() -> Path:
    """Returns the folder that holds `cards`, `scenarios` and `assets`.

    Raises FileNotFoundError when the program was installed without them.
    """
    package = Path(__file__).resolve().parent.parent
    frozen = Path(getattr(sys, "_MEIPASS", package))
    for root in (package / "content_files", package.parent, frozen, frozen / "content_files"):
        if (root / "cards").is_dir() and (root / "scenarios").is_dir():
            return root
    raise FileNotFoundError("the shipped cards are missing: install the program again")
