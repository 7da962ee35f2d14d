"""Says how one picture becomes the next: what turns, comes, slides or grows, and where it is when.

A tree is final at once: only its drawing moves. A part moves when its scene declared a motion for
it. Ballots and curtains declare none, so nothing that differs by a choice can move.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import count

from game.screen.layout import Box
from game.screen.semantics import How, Node, Role

TURN_S, DEAL_S, RAISE_S, PAWN_S, FADE_S = 0.32, 0.18, 0.14, 0.5, 0.15
_BETWEEN_CARDS_S = 0.05
_DEAL_FROM = 0.06
"""How far below its place a dealt card begins, as a share of its height."""


class Change(Enum):
    """What happens to one part of the picture."""

    TURN = auto()
    """Another face: narrower to the edge, then wider with the new face."""
    TIP = auto()
    """Another face, turned about the horizontal: a row of the result."""
    DEAL = auto()
    """It comes from below, and from nothing."""
    SLIDE = auto()
    GROW = auto()
    """It is uncovered from its left edge."""
    APPEAR = auto()


@dataclass(frozen=True, slots=True)
class Pose:
    """How a part is drawn at one moment. `faded` is its share of opacity."""

    new_face: bool = True
    scale_x: float = 1
    scale_y: float = 1
    dx: int = 0
    dy: int = 0
    opacity: float = 1
    uncovered: float = 1


HIDDEN = Pose(opacity=0)


@dataclass(frozen=True, slots=True)
class Part:
    """One part that moves. `start` is the box that it comes from."""

    node: Node
    before: Node | None
    change: Change
    start: Box
    begins_s: float
    lasts_s: float

    def pose(self, seconds: float) -> Pose:
        """Returns how the part is drawn some seconds after the change.

        >>> card = Node(Role.CARD, "", Box(0, 0, 10, 10))
        >>> Part(card, card, Change.TURN, card.box, 0, 1).pose(0.25).new_face
        False
        """
        share = max(0.0, min(1.0, (seconds - self.begins_s) / self.lasts_s))
        if self.change is Change.DEAL:
            left = 1 - share
            away = round(left**3 * self.node.box.h * _DEAL_FROM)
            return Pose(dy=away, opacity=1 - left**2)
        if self.change is Change.APPEAR:
            return Pose(opacity=share)
        eased = _in_and_out(share)
        if self.change is Change.GROW:
            return Pose(uncovered=eased)
        new = self.change is Change.SLIDE or eased >= 0.5
        x, y = (self.node if new or self.before is None else self.before).box.center
        here = [
            round(a + (b - a) * eased)
            for a, b in zip(self.start.center, self.node.box.center, strict=True)
        ]
        narrow = abs(1 - 2 * eased)
        if self.change is Change.TIP:
            return Pose(new, scale_y=narrow, dy=here[1] - y)
        narrow = 1 if self.change is Change.SLIDE else narrow
        return Pose(new, scale_x=narrow, dx=here[0] - x, dy=here[1] - y)


@dataclass(frozen=True, slots=True)
class Animation:
    """Everything that moves from one picture to the next; `fade_s` is how long the old one goes."""

    parts: tuple[Part, ...]
    fade_s: float

    @property
    def lasts_s(self) -> float:
        """Returns when the last part stands still."""
        return max([self.fade_s, *(part.begins_s + part.lasts_s for part in self.parts)])

    def old_picture(self, seconds: float) -> float:
        """Returns the opacity that the old picture still has."""
        return max(0.0, 1 - seconds / self.fade_s) if self.fade_s else 0.0


def animation(before: Node | None, after: Node, *, new_scene: bool) -> Animation | None:
    """Returns how a picture becomes the next, or None when it is simply replaced.

    A dialog over the scene is answered, not watched: nothing moves below it.
    """
    if before is None or before.box != after.box or _covered(after):
        return None
    fade_s = FADE_S if new_scene else 0.0
    parts = tuple(_parts(_declared(before), after, fade_s))
    return Animation(parts, fade_s) if parts or fade_s else None


def _in_and_out(share: float) -> float:
    """Begins and ends softly.

    >>> _in_and_out(0), _in_and_out(0.5), _in_and_out(1)
    (0, 0.5, 1.0)
    """
    return 4 * share**3 if share < 0.5 else 1 - (2 - 2 * share) ** 3 / 2


def _covered(tree: Node) -> bool:
    return any(child.role is Role.DIALOG for child in tree.children)


def _declared(tree: Node) -> Mapping[str, Node]:
    return {node.motion.key: node for node in tree.walk() if node.motion is not None}


def _parts(before: Mapping[str, Node], after: Node, waits_s: float) -> Iterable[Part]:
    """Yields the parts that move; those that come together begin one after the other."""
    order = count()
    for node in _declared(after).values():
        made = _part(node, before, waits_s)
        if made is None:
            continue
        one_by_one = made.change in (Change.DEAL, Change.TURN, Change.TIP)
        late = next(order) * _BETWEEN_CARDS_S if one_by_one else 0.0
        yield replace(made, begins_s=made.begins_s + late)


def _part(node: Node, before: Mapping[str, Node], waits_s: float) -> Part | None:
    motion = node.motion
    if motion is None:
        return None
    old = before.get(motion.key)
    if old is None or old.motion is None:
        arrivals = {
            How.TURN: (Change.DEAL, DEAL_S),
            How.PAWN: (Change.SLIDE, PAWN_S),
            How.TRAIL: (Change.GROW, PAWN_S),
            How.APPEAR: (Change.APPEAR, TURN_S),
        }
        if motion.how not in arrivals:
            return None
        change, lasts_s = arrivals[motion.how]
        return Part(node, None, change, motion.start or node.box, waits_s, lasts_s)
    if motion.face != old.motion.face:
        change = Change.TIP if motion.how is How.TIP else Change.TURN
        return Part(node, old, change, old.box, waits_s, TURN_S)
    if old.box[:2] != node.box[:2] and old.box[2:] == node.box[2:]:
        return Part(node, old, Change.SLIDE, old.box, waits_s, RAISE_S)
    return None
