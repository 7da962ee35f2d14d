"""Cards in a second language: what is wrong with a translation, and what a kit takes from it."""

import difflib
from collections.abc import Iterable, Iterator, Sequence

from game.content.diagnostics import Diagnostic
from game.content.loader import good_cards
from game.content.models import (
    DeckFile,
    JobCard,
    JobWords,
    SecondWords,
    SkillCard,
    SkillWords,
    TranslationFile,
)
from game.content.nodes import Document
from game.i18n import LANGUAGE_NAMES, Words

_MOST_LISTED = 5
_OTHER_CODES = {"ua": "uk", "gb": "en", "us": "en", "be": "nl", "fra": "fr", "nld": "nl"}
"""Countries and longer codes that people write for a language."""


def translation_problems(document: Document, deck: DeckFile | None) -> Iterator[Diagnostic]:
    """Yields what does not fit between a translation and its deck; None when it has none."""
    yield from _language_problems(document, deck)
    skills = good_cards(document, "skills", SkillWords)
    jobs = good_cards(document, "jobs", JobWords)
    if deck is not None:
        yield from _card_problems(document, "skills", skills, deck.skills)
        yield from _card_problems(document, "jobs", jobs, deck.jobs)
    if not document.lost and not document.data.get("skills") and not document.data.get("jobs"):
        yield document.diagnose("C309", document.place(()))


def _language_problems(document: Document, deck: DeckFile | None) -> Iterator[Diagnostic]:
    language, mark = document.data.get("language"), document.place(("language",))
    if not isinstance(language, str) or not language.isalpha():
        return
    if deck is not None and language == deck.language:
        yield document.diagnose("R411", mark, id=deck.id, text=language)
    elif language.islower() and 2 <= len(language) <= 3 and language not in LANGUAGE_NAMES:
        near = difflib.get_close_matches(language, LANGUAGE_NAMES, n=1)
        suggestion = _OTHER_CODES.get(language, near[0] if near else "")
        choices = ", ".join(LANGUAGE_NAMES)
        params = {"text": language, "suggestion": suggestion, "choices": choices}
        yield document.diagnose("R412", mark, **params)


def _card_problems(
    document: Document,
    kind: str,
    words: Sequence[tuple[int, SkillWords]] | Sequence[tuple[int, JobWords]],
    cards: Sequence[SkillCard] | Sequence[JobCard],
) -> Iterator[Diagnostic]:
    known = [card.id for card in cards]
    first: dict[str, int] = {}
    for position, card in words:
        mark = document.place((kind, position, "id"))
        before = first.setdefault(card.id, position)
        if before != position:
            line = document.place((kind, before, "id")).line
            yield document.diagnose("C301", mark, id=card.id, line=line)
        elif card.id not in known:
            near = difflib.get_close_matches(card.id, known, n=1)
            suggestion = near[0] if near else ""
            yield document.diagnose("R413", mark, id=card.id, suggestion=suggestion)
    yield from _missing_cards(document, kind, known)


def _missing_cards(document: Document, kind: str, known: Sequence[str]) -> Iterator[Diagnostic]:
    """A translation that leaves out a card is played all the same: that card has one language."""
    listed = document.data.get(kind)
    if document.lost or not isinstance(listed, list) or not listed:
        return
    given = {card.get("id") for card in listed if isinstance(card, dict)}
    missing = [card for card in known if card not in given]
    if missing and given & set(known):
        more = ", …" if len(missing) > _MOST_LISTED else ""
        ids = ", ".join(missing[:_MOST_LISTED]) + more
        mark = document.place((kind,), key=True)
        yield document.diagnose("R414", mark, ids=ids)


def second_words(
    translated: Iterable[tuple[DeckFile, Sequence[TranslationFile]]],
) -> tuple[SecondWords, ...]:
    """Returns what the cards of some decks say in other languages, one language after the other.

    Only a deck's own cards are taken: another deck may use the same ids for other cards.
    """
    skills: dict[str, list[SkillWords]] = {}
    jobs: dict[str, list[JobWords]] = {}
    for deck, files in translated:
        own_skills, own_jobs = {c.id for c in deck.skills}, {c.id for c in deck.jobs}
        for file in files:
            named = skills.setdefault(file.language, [])
            named += [words for words in file.skills if words.id in own_skills]
            called = jobs.setdefault(file.language, [])
            called += [words for words in file.jobs if words.id in own_jobs]
    return tuple(
        SecondWords(language=language, skills=tuple(skills[language]), jobs=tuple(jobs[language]))
        for language in sorted(skills)
        if skills[language] or jobs[language]
    )


def translation_summary(file: TranslationFile, words: Words) -> str:
    """Returns one line: whose words, in which language, how many, and if they were reviewed."""
    language = LANGUAGE_NAMES.get(file.language, file.language)
    parts = [f"{file.title} ({file.id})", f"{file.of} → {language}"]
    if file.skills:
        parts.append(words.say_n("{n} skill", "{n} skills", len(file.skills)))
    if file.jobs:
        parts.append(words.say_n("{n} job", "{n} jobs", len(file.jobs)))
    reviewed = file.status == "reviewed"
    parts.append(words.say("reviewed") if reviewed else words.say("to be reviewed"))
    return ", ".join(parts)
