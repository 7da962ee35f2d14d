"""The words of the interface: English in the code, every other language in a catalogue."""

import gettext
from functools import cache
from pathlib import Path

SOURCE_LANGUAGE = "en"
DEFAULT_LANGUAGE = "fr"
DOMAIN = "atouts"
LANGUAGE_NAMES = {
    "fr": "français",
    "it": "italiano",
    "nl": "Nederlands",
    "en": "English",
    "uk": "українська",
    "ar": "العربية",
}
"""What languages call themselves: those of the interface, and those that decks may add."""
LOCALE_FOLDER = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name for "translated later"
    """Returns the message as it is; marks it for the catalogues."""
    return message


class Words:
    """Says the interface's sentences in one language.

    Blanks are `{name}` and are filled from keyword arguments; what fills them is never read
    as a template.

    >>> Words("en").say("{n} of {m} have voted", n=4, m=6)
    '4 of 6 have voted'
    """

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language
        self._catalogue = _catalogue(language)

    def say(self, message: str, **blanks: object) -> str:
        """Returns a sentence in this language."""
        return self._catalogue.gettext(message).format_map(blanks) if message else ""

    def say_n(self, one: str, many: str, n: int, **blanks: object) -> str:
        """Returns the sentence for a number; `{n}` is that number."""
        return self._catalogue.ngettext(one, many, n).format_map({"n": n, **blanks})


def languages() -> tuple[str, ...]:
    """Returns the codes of the languages that the interface speaks."""
    found = (path.parent.parent.name for path in LOCALE_FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return tuple(sorted({SOURCE_LANGUAGE, *found}, key=lambda code: (code != "fr", code)))


def spoken(language: str) -> str:
    """Returns a language that the interface speaks: the one asked for, or the default.

    >>> spoken("en"), spoken("xx")
    ('en', 'fr')
    """
    return language if language in languages() else DEFAULT_LANGUAGE


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    fallback = language == SOURCE_LANGUAGE
    return gettext.translation(DOMAIN, LOCALE_FOLDER, [language], fallback=fallback)
