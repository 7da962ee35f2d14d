"""A language that nobody speaks: French, 40 % longer."""

import re

from game.i18n import Words

LONGER = 1.4
_BLANK = re.compile(r"(\{\w+\})")


class PseudoWords(Words):
    """Says French sentences with more letters in their words; the blanks stay as they are."""

    def __init__(self) -> None:
        super().__init__("fr")

    def say(self, message: str, **blanks: object) -> str:
        found = self._catalogue.gettext(message) if message else ""
        return longer(found).format_map(blanks)

    def say_n(self, one: str, many: str, n: int, **blanks: object) -> str:
        found = self._catalogue.ngettext(one, many, n)
        return longer(found).format_map({"n": n, **blanks})


def longer(message: str) -> str:
    """Returns a text 40 % longer: its vowels are written twice, then other letters.

    >>> longer("Merci, {name}")
    'Meerrcii, {name}'
    """
    pieces = _BLANK.split(message)
    letters = sum(len(piece) for piece in pieces[::2])
    wanted = round(letters * (LONGER - 1))
    for kind in ("aeiouyAEIOUY", "nlrst", "dcmpéèêàâ"):
        for number in range(0, len(pieces), 2):
            pieces[number], wanted = _doubled(pieces[number], kind, wanted)
    return "".join(pieces)


def _doubled(piece: str, kind: str, wanted: int) -> tuple[str, int]:
    made = ""
    for character in piece:
        made += character
        if character in kind and wanted > 0:
            made += character.lower()
            wanted -= 1
    return made, wanted
