"""Which key asks for what: the usual keys, and the file that changes them.

The file `keys.yaml` stands beside the settings. It names what the game does and the keys for it; a
line that can't be followed is reported with its place, and the usual keys stay for it.
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pygame

from game.content.diagnostics import Diagnostic
from game.content.nodes import Document, Mark, read_document
from game.content.spelling import plain_word
from game.i18n import N_, Words
from game.screen.input import BY_LETTER, BY_PLACE, BY_TEXT, Keys
from game.screen.intents import Key
from game.storage.files import write_whole

PLACES: dict[str, int] = {
    "space": pygame.KSCAN_SPACE,
    "enter": pygame.KSCAN_RETURN,
    "keypad_enter": pygame.KSCAN_KP_ENTER,
    "right": pygame.KSCAN_RIGHT,
    "left": pygame.KSCAN_LEFT,
    "up": pygame.KSCAN_UP,
    "down": pygame.KSCAN_DOWN,
    "page_down": pygame.KSCAN_PAGEDOWN,
    "page_up": pygame.KSCAN_PAGEUP,
    "home": pygame.KSCAN_HOME,
    "end": pygame.KSCAN_END,
    "insert": pygame.KSCAN_INSERT,
    "escape": pygame.KSCAN_ESCAPE,
    "period": pygame.KSCAN_PERIOD,
    "pause": pygame.KSCAN_PAUSE,
    "scroll_lock": pygame.KSCAN_SCROLLLOCK,
    **{f"f{n}": getattr(pygame, f"KSCAN_F{n}") for n in range(1, 16)},
}
"""The keys that are read by their place, by the names that the file has for them."""

_TEXTS = {"period": ".", "question_mark": "?"}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")

_ALSO_CALLED = {
    "esc": "escape",
    "echap": "escape",
    "return": "enter",
    "entree": "enter",
    "espace": "space",
    "droite": "right",
    "gauche": "left",
    "haut": "up",
    "bas": "down",
    "pagedown": "page_down",
    "pgdn": "page_down",
    "page_bas": "page_down",
    "page_suivante": "page_down",
    "pageup": "page_up",
    "pgup": "page_up",
    "page_haut": "page_up",
    "page_precedente": "page_up",
    "debut": "home",
    "fin": "end",
    "inser": "insert",
    "point": "period",
    ".": "period",
    "?": "question_mark",
    "arret_defil": "scroll_lock",
}

DOES: dict[Key, str] = {
    Key.NEXT: N_("go on"),
    Key.BACK: N_("move up, look back"),
    Key.UP: N_("move up"),
    Key.DOWN: N_("move down"),
    Key.BLACK: N_("black screen"),
    Key.FREEZE: N_("freeze the room’s picture"),
    Key.PAUSE: N_("pause of everything"),
    Key.WINDOWS: N_("every window on one display"),
    Key.FORCE: N_("go on without waiting"),
    Key.ESCAPE: N_("menu, go back"),
    Key.UNDO: N_("undo"),
    Key.REDO: N_("redo"),
    Key.HELP: N_("the keys"),
    Key.SEATS: N_("seats"),
    Key.PRESENTER: N_("your notes, while it is held"),
    Key.METHOD: N_("another way to vote"),
    Key.LANGUAGE: N_("language"),
    Key.FULLSCREEN: N_("full screen"),
    Key.WASHOUT: N_("preview of an old projector"),
    Key.END: N_("show all of it"),
    Key.READ: N_("read the card aloud"),
    Key.REPEAT: N_("say it again"),
}
"""What keys can be given to, in the order of the file."""

_FRENCH = {
    "suite": Key.NEXT,
    "retour": Key.BACK,
    "haut": Key.UP,
    "bas": Key.DOWN,
    "noir": Key.BLACK,
    "figer": Key.FREEZE,
    "pause": Key.PAUSE,
    "fenetres": Key.WINDOWS,
    "forcer": Key.FORCE,
    "echap": Key.ESCAPE,
    "annuler": Key.UNDO,
    "retablir": Key.REDO,
    "aide": Key.HELP,
    "places": Key.SEATS,
    "notes": Key.PRESENTER,
    "vote": Key.METHOD,
    "langue": Key.LANGUAGE,
    "plein_ecran": Key.FULLSCREEN,
    "projecteur": Key.WASHOUT,
    "tout": Key.END,
    "lire": Key.READ,
    "redire": Key.REPEAT,
}

_NEEDED = (Key.NEXT, Key.ESCAPE)
"""Without these a mouse would be needed."""

_PRINTED = {
    N_("Space"): "space",
    N_("Enter"): "enter",
    N_("Esc"): "escape",
    N_("Page up"): "page_up",
    N_("Page down"): "page_down",
    N_("Period"): "period",
    N_("Up"): "up",
    N_("Down"): "down",
    N_("Left"): "left",
    N_("Right"): "right",
    N_("Home key"): "home",
    N_("End key"): "end",
    N_("Insert"): "insert",
    N_("Pause key"): "pause",
    N_("Scroll lock"): "scroll_lock",
    N_("Keypad enter"): "keypad_enter",
    "?": "question_mark",
}
_PRINTED_BY_NAME = {name: printed for printed, name in _PRINTED.items()}

_CAPS: tuple[tuple[str, Key], ...] = (
    ("space", Key.NEXT),
    ("enter", Key.NEXT),
    ("page_up", Key.BACK),
    ("escape", Key.ESCAPE),
    ("b", Key.BLACK),
    ("f", Key.FREEZE),
    ("p", Key.PAUSE),
    ("f2", Key.LANGUAGE),
    ("f3", Key.SEATS),
    ("f4", Key.PRESENTER),
    ("f5", Key.FORCE),
    ("f6", Key.METHOD),
    ("f11", Key.FULLSCREEN),
    ("f12", Key.WINDOWS),
    ("f7", Key.READ),
    ("f8", Key.REPEAT),
    ("f9", Key.WASHOUT),
    ("end", Key.END),
    ("ctrl+z", Key.UNDO),
    ("ctrl+y", Key.REDO),
)
"""The keys that the scenes print beside what they do."""


def printed(name: str, words: Words) -> str:
    """Returns a key as it is printed on a keyboard.

    >>> printed("page_up", Words("en")), printed("ctrl+z", Words("en")), printed("f5", Words("en"))
    ('Page up', 'Ctrl Z', 'F5')
    """
    if name in _PRINTED_BY_NAME:
        return words.say(_PRINTED_BY_NAME[name])
    return name.replace("ctrl+", "Ctrl ").title() if "+" in name else name.upper()


def _usual() -> dict[Key, tuple[str, ...]]:
    names: dict[Key, list[str]] = {key: [] for key in DOES}
    usual = Keys()
    for name in ("ctrl+" + letter for letter in usual.ctrl):
        names[usual.ctrl[name[-1]]].append(name)
    for letter, key in usual.letters.items():
        names[key].append(letter)
    by_code = {code: name for name, code in PLACES.items()}
    for code, key in BY_PLACE.items():
        if key in names and code in by_code:
            names[key].append(by_code[code])
    for text, key in BY_TEXT.items():
        name = next(n for n, t in _TEXTS.items() if t == text)
        if name not in names[key]:
            names[key].append(name)
    return {key: tuple(found) for key, found in names.items()}


@dataclass(frozen=True)
class KeyTable:
    """Every action with its keys, and what was wrong with the file that changes them."""

    names: Mapping[Key, tuple[str, ...]] = field(default_factory=_usual)
    problems: tuple[Diagnostic, ...] = ()

    @cached_property
    def keys(self) -> Keys:
        """The same, as the reader of events needs it."""
        places = {code: key for code, key in BY_PLACE.items() if key not in DOES}
        texts: dict[str, Key] = {}
        letters: dict[str, Key] = {}
        ctrl: dict[str, Key] = {}
        for key, name in self._pairs():
            if name in PLACES:
                places[PLACES[name]] = key
            if name in _TEXTS:
                texts[_TEXTS[name]] = key
            if name in _LETTERS:
                letters[name] = key
            if name.startswith("ctrl+"):
                ctrl[name[-1]] = key
        return Keys(places, letters, ctrl, texts)

    def _pairs(self) -> Iterator[tuple[Key, str]]:
        return ((key, name) for key, names in self.names.items() for name in names)

    def caps(self, words: Words) -> dict[str, str]:
        """Returns what is printed now in the place of the usual keys: nothing where none is left.

        A letter that was given to something else is not the scene's any more.
        """
        changed = {
            printed(usual, words): printed(self.names[key][0], words) if self.names[key] else ""
            for usual, key in _CAPS
            if usual not in self.names[key]
        }
        taken = [name for _, name in self._pairs() if name in _LETTERS and name not in BY_LETTER]
        return {**{letter.upper(): "" for letter in taken}, **changed}

    def lines(self, words: Words) -> list[str]:
        """Returns the table as it is printed: what happens, and the keys for it."""
        does = {key: words.say(said) for key, said in DOES.items()}
        wide = max(len(said) for said in does.values())
        keys = {key: ", ".join(printed(n, words) for n in self.names[key]) for key in does}
        return [f"{key.value:<12} {said:<{wide}}  {keys[key]}" for key, said in does.items()]


def load_keys(path: Path) -> KeyTable:
    """Returns the keys of a file with what is wrong in it; the usual keys where there is none."""
    usual = _usual()
    if not path.is_file():
        return KeyTable(usual)
    document = read_document(path)
    empty = not document.problems or {p.code for p in document.problems} == {"F004"}
    if document.data is None and empty:
        return KeyTable(usual)  # a file of comments changes nothing
    if not isinstance(document.data, dict):
        if document.data is not None and not document.problems:
            document.report("T605", Mark(1, 1, max(1, len(document.lines[0]))))
        return KeyTable(usual, tuple(document.problems))
    return KeyTable(_merged(usual, _read(document)), tuple(document.problems))


def _merged(
    usual: Mapping[Key, tuple[str, ...]], written: Mapping[Key, tuple[str, ...]]
) -> dict[Key, tuple[str, ...]]:
    """Returns the usual keys with what was written in their place; a key does one thing."""
    taken = {name for names in written.values() for name in names}
    left = {key: tuple(n for n in names if n not in taken) for key, names in usual.items()}
    merged = {**left, **written}
    if any(not merged[key] for key in _NEEDED):  # given away: what is needed takes its keys back
        back = {name for key in _NEEDED for name in usual[key]}
        merged = {k: tuple(n for n in names if n not in back) for k, names in merged.items()}
        merged.update({key: usual[key] for key in _NEEDED})
    return merged


def _read(document: Document) -> dict[Key, tuple[str, ...]]:
    """Returns what the file says, without the lines that can't be followed."""
    written: dict[Key, tuple[str, ...]] = {}
    first: dict[str, tuple[Key, int]] = {}
    for action, given in document.data.items():
        place = document.place((action,), key=True)
        key = _action(document.written.get((action,), action))
        if key is None:
            _unknown(document, "T601", place, action, [k.value for k in DOES])
            continue
        names = []
        for name, mark in _given(document, action, given):
            known = _key_name(name)
            if known is None:
                _unknown(document, "T602", mark, name, [*PLACES, *_TEXTS])
            elif known in first and first[known][0] is not key:
                other, line = first[known]
                document.report("T603", mark, text=name, other=other.value, line=line)
            else:
                first[known] = (key, mark.line)
                names.append(known)
        if names or (given in (None, [], "") and key not in _NEEDED):
            written[key] = tuple(dict.fromkeys(names))
        elif key in _NEEDED and given in (None, [], ""):
            document.report("T604", place, key=action)
    return written


def _action(written: str) -> Key | None:
    word = plain_word(written)
    return next((key for key in DOES if key.value == word), _FRENCH.get(word))


def _key_name(written: str) -> str | None:
    """Returns the name that the file has for a key, or None where there is no such key."""
    word = plain_word(written)
    word = _ALSO_CALLED.get(word, word)
    if word in PLACES or word in _TEXTS or word in _LETTERS:
        return word
    rest = word.replace("+", "_").removeprefix("ctrl_")
    return f"ctrl+{rest}" if rest in _LETTERS and rest != word else None


def _given(document: Document, action: str, given: object) -> Iterator[tuple[str, Mark]]:
    """Yields the names of keys of one action, each with its place: a list, or words and commas."""
    if isinstance(given, list):
        for position, name in enumerate(given):
            mark = document.place((action, position))
            yield (name if isinstance(name, str) else ""), mark
    elif isinstance(given, str):
        for name in given.split(","):
            yield name.strip(), document.place((action,))
    elif given is not None:
        yield "", document.place((action,))


def _unknown(document: Document, code: str, mark: Mark, text: str, known: Sequence[str]) -> None:
    near = difflib.get_close_matches(plain_word(text), known, n=1, cutoff=0.5)
    choices = ", ".join(known)
    document.report(code, mark, text=text[:40], suggestion=near[0] if near else "", choices=choices)


def write_keys(path: Path, words: Words) -> None:
    """Writes the usual keys as a file to change, with what each line does; raises OSError."""
    say, names = words.say, ", ".join(("a – z", "ctrl+a", *PLACES, "question_mark"))
    head = (
        say("The keys of Atouts. Change what stands between the brackets, and save."),
        say("A line that is deleted has its usual keys again. To check: atouts keys"),
        say("Keys: {names}", names=names),
    )
    lines = [f"# {said}" for said in head]
    for key, usual in _usual().items():
        lines += ["", f"# {say(DOES[key])}", f"{key.value}: [{', '.join(usual)}]"]
    write_whole(path, "\n".join(lines) + "\n")
