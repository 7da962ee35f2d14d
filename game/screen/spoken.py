"""What to say of a screen: the whole of it when it is new, else what happened on it.

Everything comes from the tree that the room sees. What only one person sees is in another tree,
which this module is never given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.i18n import N_, Words
from game.screen.semantics import Node, Role, Said, State

CAPTION, NOTICE = "caption", "notice"
MARKS_S = (30, 10)
"""The seconds before the end at which the time is said: a voice that counts helps nobody."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """A timer as it stands. `begun` tells one timer from the next."""

    begun: object
    left_s: float
    total_s: float
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """What the room sees, what has the focus, and the timer that runs. No tree: it is black.

    `told` counts what was told in passing: the same sentence told again is said again.
    """

    tree: Node | None
    focus: str = ""
    timer: Countdown | None = None
    told: int = 0


_ROLES = {Role.BUTTON: N_("button"), Role.FIELD: N_("field")}
_STATES = {State.DISABLED: N_("not available"), State.SELECTED: N_("chosen")}


def changes(before: Moment | None, now: Moment, words: Words) -> list[Said]:
    """Returns what to say when one moment follows another; everything when none came before."""
    if now.tree is None:
        black = before is not None and before.tree is None
        return [] if black else [Said(words.say("Black screen"))]
    old = before.tree if before is not None else None
    here = _layer(now.tree)
    # Who closes a dialog is back on a screen that was said already.
    below = _layer if here.role is Role.DIALOG else _scene
    was = below(old) if old is not None else None
    entered = was is None or (was.role, was.name) != (here.role, here.name)
    again = before is None or before.told != now.told
    known = [] if again else _notices(old)
    said = [Said(notice.name) for notice in _notices(now.tree) if notice not in known]
    if entered:
        said.append(Said(_listed(here.name, "" if here.unheard else here.value)))
    said += _news(was, here, entered=entered)
    focused = _focused(here, now.focus)
    had = _focused(was, before.focus) if before is not None and was is not None else None
    if focused is not None and (entered or had is None or _told(focused) != _told(had)):
        said += _as_focused(focused, words)
    said += _marks(was, here, words)
    said += _time(before.timer if before is not None else None, now.timer, words)
    return [part for part in said if part.text]


def cards_aloud(moment: Moment) -> list[Said]:
    """Returns the card that has the focus, in full, or every card on the table after one another.

    Where there is none on the table, it is the cards that can be chosen.
    """
    if moment.tree is None:
        return []
    here = _layer(moment.tree)
    focused = _focused(here, moment.focus)
    if focused is not None and _is_open_card(focused):
        return list(focused.aloud)
    cards = [node for node in here.walk() if _is_open_card(node)]
    lying = [card for card in cards if not _can_be_focused(card)]
    return [part for card in lying or cards for part in card.aloud]


def joined(said: Sequence[Said], language: str) -> list[Said]:
    """Returns what is said with its language, what follows in one language in one piece.

    >>> joined([Said("Vote"), Said("Qui ?"), Said("Listening", "en")], "fr")
    [Said(text='Vote. Qui ?', language='fr'), Said(text='Listening.', language='en')]
    """
    pieces: list[Said] = []
    for part in said:
        text = part.text.strip()
        text += "" if text.endswith((".", "!", "?", "…", ":")) else "."
        spoken = part.language or language
        if pieces and pieces[-1].language == spoken:
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} {text}")
        else:
            pieces.append(Said(text, spoken))
    return pieces


def _layer(tree: Node) -> Node:
    """Returns what is on: the topmost dialog, or the scene without its notices."""
    dialogs = [child for child in tree.children if child.role is Role.DIALOG]
    if dialogs:
        return dialogs[-1]
    return _scene(tree)


def _scene(tree: Node) -> Node:
    """Returns the scene alone."""
    kept = (c for c in tree.children if c.role is not Role.DIALOG)
    return replace(tree, children=tuple(c for c in kept if c.id not in (CAPTION, NOTICE)))


def _notices(tree: Node | None) -> list[Node]:
    return [n for n in tree.children if n.id == NOTICE] if tree is not None else []


def _focused(layer: Node, focus: str) -> Node | None:
    return next((node for node in layer.focusable() if node.id == focus), None) if focus else None


def _can_be_focused(node: Node) -> bool:
    return bool(node.id) and node.intent is not None


def _is_open_card(node: Node) -> bool:
    return node.role is Role.CARD and bool(node.aloud)


def _told(node: Node) -> tuple[object, ...]:
    # That a card was marked is said wherever the focus is: see `_marks`.
    silent = node.unheard or State.MARKED in node.states
    return node.id, node.name, "" if silent else node.value, node.states & set(_STATES)


_CONTENT = (Role.HEADING, Role.STATUS, Role.TEXT, Role.FIELD, Role.ITEM)


def _news(was: Node | None, here: Node, *, entered: bool) -> Iterator[Said]:
    """Yields what was not there a moment ago and nobody can move to: the focus says the rest.

    A screen that opens is said whole, but for where the workshop stands and for the cards that
    were there before; the names of the others are enough.
    """
    known = list(was.walk()) if was is not None else []
    lines = {(n.name, n.value) for n in known if n.role is Role.STATUS or not entered}
    lines.add((here.name, ""))
    cards = {(node.name, "" if entered else node.value) for node in known if node.aloud}
    for node in here.walk():
        if node is here or not node.name or node.unheard or _can_be_focused(node):
            continue
        if _is_open_card(node):
            if (node.name, "" if entered else node.value) not in cards:
                own = node.aloud[0]
                yield replace(own, text=node.name) if entered else own
        elif node.role in _CONTENT and (node.name, node.value) not in lines:
            yield Said(_numbered(node))


def _marks(was: Node | None, here: Node, words: Words) -> Iterator[Said]:
    """Yields the cards that were marked, or are not any more."""
    before = {node.id: State.MARKED in node.states for node in was.walk()} if was else {}
    for node in here.focusable():
        marked = State.MARKED in node.states
        if marked != before.get(node.id, marked):
            now = words.say("well illustrated") if marked else words.say("not marked any more")
            yield Said(_listed(node.name, now))


def _numbered(node: Node) -> str:
    """Returns a line; the key that stands for it comes first."""
    if node.value.isdigit() and node.role is Role.ITEM:
        return _listed(node.value, node.name)
    return _listed(node.name, node.value)


def _listed(*parts: str) -> str:
    return ", ".join(part.strip().rstrip(".") for part in parts if part.strip())


def _as_focused(node: Node, words: Words) -> list[Said]:
    """Returns what has the focus: a card in its language; elsewhere name, value, role, state."""
    if _is_open_card(node):
        return [node.aloud[0]]
    role = words.say(_ROLES[node.role]) if node.role in _ROLES else ""
    states = [words.say(_STATES[state]) for state in _STATES if state in node.states]
    value = "" if node.unheard else node.value
    return [Said(_listed(node.name, value, role, *states))]


def _time(before: Countdown | None, now: Countdown | None, words: Words) -> list[Said]:
    """Returns the time when it begins, jumps, stops or runs short, and when it is over."""
    if now is None:
        return []
    if before is None or before.begun != now.begun:
        return [Said(words.say("Time: {time}", time=_duration(now.left_s, words)))]
    if now.paused != before.paused:
        rest = words.say("Time: {time}", time=_duration(now.left_s, words))
        return [Said(words.say("paused"))] if now.paused else [Said(rest)]
    if before.left_s > 0 >= now.left_s:
        return [Said(words.say("Time is up."))]
    crossed = [m for m in MARKS_S if before.left_s > m >= now.left_s and now.total_s > m]
    if now.left_s > before.left_s or (crossed and now.left_s > 0):
        return [Said(words.say("Time: {time}", time=_duration(now.left_s, words)))]
    return []


def _duration(seconds: float, words: Words) -> str:
    minutes, rest = divmod(max(0, round(seconds)), 60)
    parts = [words.say_n("{n} minute", "{n} minutes", minutes)] if minutes else []
    if rest or not minutes:
        parts.append(words.say_n("{n} second", "{n} seconds", rest))
    return " ".join(parts)
