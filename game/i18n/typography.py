"""Keeps French signs with their word: nobody types the no-break spaces that they want."""

import re

_BEFORE, _AFTER = re.compile(r" (?=[?!:;»])"), re.compile(r"(?<=«) ")


def bound(text: str) -> str:
    r"""Returns text whose French signs stay with their word, however the spaces were typed.

    >>> bound("Qui joue ? « Nous »") == "Qui joue\u00a0? «\u00a0Nous\u00a0»"
    True
    """
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))
