"""Forgives capitals, accents and odd spaces in the words that files are made of."""

import unicodedata

_LONGEST = 60


def fold(text: str) -> str:
    r"""Returns a key without capitals, accents, or the no-break spaces that Word adds.

    What is too long to be a key stays as it is: accents that pile up would take minutes.

    >>> fold(" Métiers\u00a0")
    'metiers'
    """
    if len(text) > _LONGEST:
        return text
    plain = unicodedata.normalize("NFD", text.replace("\u00a0", " ").replace("\u202f", " "))
    return "".join(c for c in plain if not unicodedata.combining(c)).strip().lower()


def plain_word(written: str) -> str:
    """Returns a word as the files have it: small letters, no accents, and no spaces.

    >>> plain_word("Second tour"), plain_word("privées")
    ('second_tour', 'privees')
    """
    return fold(written).replace(" ", "_").replace("-", "_")
