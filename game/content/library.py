"""Finds decks, frameworks and scenarios by their id, and makes of a scenario what it plays with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.content.checks import (
    FEWEST_SEATS,
    deck_problems,
    empty_problems,
    kit_problems,
    scenario_problems,
)
from game.content.diagnostics import Diagnostic, Severity, in_order
from game.content.loader import LoadedFile, good_cards, load_file
from game.content.models import (
    ID_PATTERN,
    DeckFile,
    DeckName,
    FrameworkFile,
    JobCard,
    Kit,
    Noun,
    ScenarioFile,
    SkillCard,
    TranslationFile,
)
from game.content.shipped import content_root
from game.content.summary import deck_summary, scenario_summary
from game.content.translations import second_words, translation_problems, translation_summary
from game.i18n import Words

SUFFIXES = (".yaml", ".yml")
DEFAULT_SCENARIO = "decouverte"
_GLANCE_BYTES = 4096
_ID = re.compile(
    rb"^(?:\xef\xbb\xbf)?[{\"' ]{0,2}id[\"']?\s*:\s*[\"']?([\w-]+)", re.MULTILINE | re.IGNORECASE
)
_DECKS = re.compile(rb"^(?:decks|paquets)\s*:", re.MULTILINE | re.IGNORECASE)
_OF = re.compile(rb"^(?:of|traduction[ _-]de)\s*:\s*[\"']?([\w-]+)", re.MULTILINE | re.IGNORECASE)
_NOUN = Noun(singular="métier", plural="métiers", gender="masculine")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened to be played: its kit if it can be, and every problem found."""

    kit: Kit | None
    problems: tuple[Diagnostic, ...]


class Library:
    """The files of one moment, each read once. `own` is the structure's own folder."""

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._files: dict[Path, LoadedFile] = {}

    def load(self, path: Path) -> LoadedFile:
        """Returns a file with everything that is wrong in it, its cards and its framework."""
        key = path.absolute()
        if key not in self._files:
            loaded = self._files[key] = load_file(path)
            document, content = loaded.document, loaded.content
            if loaded.model is DeckFile:
                framework = self._framework(loaded)
                skills = good_cards(document, "skills", SkillCard)
                jobs = good_cards(document, "jobs", JobCard)
                document.problems += deck_problems(document, framework, skills, jobs)
                document.problems += empty_problems(document)
            if isinstance(content, ScenarioFile):
                document.problems += scenario_problems(document, content)
            if loaded.model is TranslationFile:
                document.problems += translation_problems(document, self._translated(loaded))
        return self._files[key]

    def find(self, wanted: str, beside: Path | None = None) -> LoadedFile | None:
        """Returns the file with an id: beside another file, in the own folder, or shipped."""
        for folder in self._folders(beside):
            path = _file_with_id(folder, wanted)
            if path is not None:
                return self.load(path)
        return None

    def scenarios(self) -> list[Path]:
        """Returns the scenario files that can be offered: the shipped ones, then the own ones."""
        own = yaml_files(self._own) if self._own is not None else []
        shipped = yaml_files(content_root() / "scenarios")
        return [*shipped, *(path for path in own if _DECKS.search(_glance(path)))]

    def decks(self) -> list[Path]:
        """Returns the decks in the structure's own folder."""
        own = yaml_files(self._own) if self._own is not None else []
        glances = ((path, _glance(path)) for path in own)
        return [path for path, seen in glances if not (_DECKS.search(seen) or _OF.search(seen))]

    def translations(self, deck: str, beside: Path | None = None) -> list[LoadedFile]:
        """Returns the translations of a deck, one for each language, the nearest first."""
        nearest: dict[str, LoadedFile] = {}
        for folder in self._folders(beside):
            for path in yaml_files(folder):
                found = _OF.search(_glance(path))
                if found is None or found.group(1).decode("ascii", "replace") != deck:
                    continue
                loaded = self.load(path)
                language = (loaded.document.data or {}).get("language")
                nearest.setdefault(language if isinstance(language, str) else path.stem, loaded)
        return list(nearest.values())

    def open(self, path: Path) -> Opened:
        """Returns what a scenario, or a deck alone, plays with, or everything that is wrong.

        A scenario with a broken deck is never opened by half.
        """
        loaded = self.load(path)
        if not loaded.sound:
            _, missing = self._decks_of(loaded)
            return Opened(None, tuple(in_order([*loaded.problems, *missing])))
        if isinstance(loaded.content, ScenarioFile):
            return self._open_scenario(loaded, loaded.content)
        if isinstance(loaded.content, DeckFile):
            return self._open_deck(loaded, loaded.content)
        if isinstance(loaded.content, TranslationFile):
            # Whoever opens a translation wants to see the cards.
            deck = self.find(loaded.content.of, beside=path)
            if deck is not None and isinstance(deck.content, DeckFile):
                return self.open(deck.path)
        return Opened(None, (loaded.document.diagnose("S507", loaded.document.place(())),))

    def check(self, paths: Sequence[Path]) -> list[Diagnostic]:
        """Returns every problem of files and folders, and of what their scenarios refer to."""
        found: dict[tuple[object, ...], Diagnostic] = {}
        ids: dict[tuple[Path, str], Path] = {}
        languages: dict[tuple[Path, str, str], Path] = {}
        for path in files_of(paths):
            loaded = self.load(path)
            problems = list(loaded.problems)
            if loaded.model is ScenarioFile:
                problems += self.open(path).problems
            if loaded.content is not None:
                first = ids.setdefault((path.parent, loaded.content.id), path)
                if first != path:
                    mark = loaded.document.place(("id",))
                    same = {"file": first.name, "id": loaded.content.id}
                    problems.append(loaded.document.diagnose("R407", mark, **same))
            if isinstance(loaded.content, TranslationFile):
                key = (path.parent, loaded.content.of, loaded.content.language)
                first = languages.setdefault(key, path)
                if first != path:
                    mark = loaded.document.place(("language",))
                    problems.append(loaded.document.diagnose("R415", mark, file=first.name))
            for p in problems:
                found[p.file, p.line, p.column, p.code, str(p.params)] = p
        return in_order(list(found.values()))

    def summary(self, paths: Sequence[Path], words: Words) -> list[str]:
        """Returns, for decks their cards, for scenarios their minutes with 4, 6, 8 and 12 seats."""
        lines = []
        for path in files_of(paths):
            content = self.load(path).content
            if isinstance(content, ScenarioFile):
                lines += scenario_summary(content, words)
            elif isinstance(content, DeckFile):
                lines.append(deck_summary(content, words))
            elif isinstance(content, TranslationFile):
                lines.append(translation_summary(content, words))
        return lines

    def _framework(self, loaded: LoadedFile) -> FrameworkFile | None:
        """Returns the framework that a deck names, whether the rest of it can be read or not."""
        wanted = loaded.document.data.get("framework")
        if not isinstance(wanted, str) or not re.match(ID_PATTERN, wanted):
            return None
        found = self.find(wanted, beside=loaded.path)
        mark = loaded.document.place(("framework",))
        if found is None or found.model not in (FrameworkFile, None):
            loaded.document.report("R402", mark, id=wanted)
            return None
        if not isinstance(found.content, FrameworkFile):
            loaded.document.report("R410", mark, id=wanted, file=str(found.path))
            return None
        return found.content

    def _translated(self, loaded: LoadedFile) -> DeckFile | None:
        """Returns the deck that a translation names, whether the rest of it can be read or not."""
        wanted = loaded.document.data.get("of")
        if not isinstance(wanted, str) or not re.match(ID_PATTERN, wanted):
            return None
        found = self.find(wanted, beside=loaded.path)
        mark = loaded.document.place(("of",))
        if found is None or found.model not in (DeckFile, None):
            loaded.document.report("R401", mark, id=wanted)
            return None
        if not isinstance(found.content, DeckFile):
            loaded.document.report("R403", mark, id=wanted, file=str(found.path))
            return None
        return found.content

    def _folders(self, beside: Path | None) -> Iterator[Path]:
        if beside is not None:
            yield beside.parent
        if self._own is not None:
            yield self._own
        yield content_root() / "cards"
        yield content_root() / "scenarios"

    def _open_scenario(self, loaded: LoadedFile, scenario: ScenarioFile) -> Opened:
        decks, problems = self._decks_of(loaded)
        problems += loaded.problems
        if _errors(problems):
            return Opened(None, tuple(in_order(problems)))
        return self._kit(loaded, scenario, decks, problems)

    def _decks_of(self, loaded: LoadedFile) -> tuple[list[DeckFile], list[Diagnostic]]:
        """Returns the decks that a scenario names, and what is wrong with them or their names.

        It looks also when something else in the scenario can't be read.
        """
        decks: list[DeckFile] = []
        problems: list[Diagnostic] = []
        data = loaded.document.data if loaded.model is ScenarioFile else {}
        listed = data.get("decks")
        names = listed if isinstance(listed, (list, tuple)) else []
        seen: set[str] = set()
        for position, wanted in enumerate(names):
            if not isinstance(wanted, str) or not re.match(ID_PATTERN, wanted):
                continue
            mark = loaded.document.place(("decks", position))
            if wanted in seen:
                problems.append(loaded.document.diagnose("R409", mark, id=wanted))
                continue
            seen.add(wanted)
            found = self.find(wanted, beside=loaded.path)
            if found is None or found.model not in (DeckFile, None):
                problems.append(loaded.document.diagnose("R401", mark, id=wanted))
                continue
            problems += found.problems
            if isinstance(found.content, DeckFile) and found.sound:
                decks.append(found.content)
            else:
                where = str(found.path)
                problems.append(loaded.document.diagnose("R403", mark, id=wanted, file=where))
        return decks, problems

    def _open_deck(self, loaded: LoadedFile, deck: DeckFile) -> Opened:
        """A deck alone is played with the default scenario; what it lacks comes from the shipped.

        Too few jobs for three hands are completed, so that a first card can be seen at once.
        """
        default = self.find(DEFAULT_SCENARIO)
        if default is None or not isinstance(default.content, ScenarioFile):
            raise FileNotFoundError(DEFAULT_SCENARIO)
        scenario = default.content
        decks = [deck]
        for wanted in scenario.decks:
            found = self.find(wanted)
            if found is None or not isinstance(found.content, DeckFile):
                continue
            other = found.content
            enough = len(deck.jobs) >= FEWEST_SEATS * scenario.rules.hand_size
            if (other.skills and not deck.skills) or (other.jobs and not enough):
                decks.append(_without_cards_of(other, deck))
        return self._kit(loaded, scenario, decks, list(loaded.problems))

    def _kit(
        self,
        loaded: LoadedFile,
        scenario: ScenarioFile,
        decks: list[DeckFile],
        problems: list[Diagnostic],
    ) -> Opened:
        names = sorted({d.framework for d in decks if d.skills and d.framework is not None})
        problems += kit_problems(loaded.document, scenario, decks, names)
        found = self.find(names[0], beside=loaded.path) if names else None
        framework = found.content if found is not None else None
        if not isinstance(framework, FrameworkFile) or _errors(problems):
            return Opened(None, tuple(in_order(problems)))
        translated = []
        for deck in decks:
            files = self.translations(deck.id, beside=loaded.path)
            sound = [f.content for f in files if f.sound and isinstance(f.content, TranslationFile)]
            translated.append((deck, sound))
            mark = loaded.document.place(("decks",), key=True)
            for file in (f for f in files if not f.sound):
                problems.append(loaded.document.diagnose("R416", mark, file=file.path.name))
        kit = Kit(
            scenario=scenario,
            framework=framework,
            noun=next((d.noun for d in decks if d.jobs and d.noun is not None), _NOUN),
            skills=tuple(card for deck in decks for card in deck.skills),
            jobs=tuple(card for deck in decks for card in deck.jobs),
            decks=tuple(DeckName(id=d.id, title=d.title, version=d.version) for d in decks),
            skills_language=next((d.language for d in decks if d.skills), ""),
            jobs_language=next((d.language for d in decks if d.jobs), ""),
            translations=second_words(translated),
        )
        return Opened(kit, tuple(in_order(problems)))


def yaml_files(folder: Path) -> list[Path]:
    """Returns the YAML files of a folder, by name; nothing where there is no folder."""
    try:
        return sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
    except OSError:
        return []


def _errors(problems: Iterable[Diagnostic]) -> bool:
    return any(p.severity is Severity.ERROR for p in problems)


def _without_cards_of(shipped: DeckFile, own: DeckFile) -> DeckFile:
    jobs, skills = {c.id for c in own.jobs}, {c.id for c in own.skills}
    return shipped.model_copy(
        update={
            "jobs": tuple(c for c in shipped.jobs if c.id not in jobs),
            "skills": tuple(c for c in shipped.skills if c.id not in skills and not own.skills),
        }
    )


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yields the files that are named, and the YAML files of the folders that are."""
    for path in paths:
        if path.is_dir():
            files = (p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            yield from sorted(files)
        else:
            yield path


def _file_with_id(folder: Path, wanted: str) -> Path | None:
    """Returns the file that has an id, or is named after it: a glance, not a reading."""
    files = yaml_files(folder)
    named = [path for path in files if path.stem == wanted]
    for path in (*named, *files):
        if _glanced_id(path) == wanted:
            return path
    return named[0] if named else None


def _glance(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_GLANCE_BYTES)
    except OSError:
        return b""


def _glanced_id(path: Path) -> str | None:
    found = _ID.search(_glance(path))
    return found.group(1).decode("ascii", "replace") if found else None
