"""Keeps French signs with their word, and names to what a screen can show."""

import re
import unicodedata

_BEFORE, _AFTER = re.compile(r" (?=[?!:;»])"), re.compile(r"(?<=«) ")


def bound(text: str) -> str:
    r"""Returns text whose French signs stay with their word, however the spaces were typed.

    >>> bound("Qui joue ? « Nous »") == "Qui joue\u00a0? «\u00a0Nous\u00a0»"
    True
    """
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))


LONGEST_NAME = 60
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def tidy_name(text: str, longest: int = LONGEST_NAME) -> str:
    r"""Returns a name on one line that every screen and every file can hold.

    Control characters, halves of characters and marks of direction go, spaces become one, and
    what is longer than any name is cut: files are written by people, and sometimes damaged.

    >>> tidy_name(" Zoé\x00\u202e\ud800\n B "), len(tidy_name("a" * 20_000))
    ('Zoé B', 60)
    """
    start = " ".join(text[: 4 * longest].split())
    kept = (c for c in start if unicodedata.category(c) not in _UNSHOWN)
    return " ".join("".join(kept).split())[:longest].rstrip()
