"""Contrast, measured on what was drawn: in a usual room, and washed out by its light."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pygame
import pytest

from game.rules import Reveal, Totals
from game.screen.layout import Box
from game.screen.looks import Fill, Hatch, Icon, Mark, Text, Token
from game.screen.paint import Painter
from game.screen.semantics import Role
from game.screen.theme import load_theme, seat_tokens
from tests.screen.boxes import ink as ink_box
from tests.screen.boxes import layers, texts
from tests.screen.contrast import (
    Rgb,
    background,
    clearest,
    colours,
    edge,
    ink,
    ratio,
    washed,
)
from tests.screen.pilot import Pilot, shipped_kit, table
from tests.screen.tour import Tour

TEXT, GRAPHIC = 7.0, 3.0
WASHED, WASHED_TITLE = 3.0, 4.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Something that was drawn: what it is, its colour, and the one behind it."""

    what: str
    stop: str
    ink: Rgb
    behind: Rgb
    kind: str

    @property
    def ratio(self) -> float:
        return ratio(self.ink, self.behind)

    @property
    def washed(self) -> float:
        return washed(self.ink, self.behind)

    def __str__(self) -> str:
        return f"{self.stop}: {self.what} {self.ratio:.2f}, washed {self.washed:.2f}"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Measured]:
    return every_screen(tmp_path_factory.mktemp("light"), "light")


def every_screen(folder: Path, theme: str) -> list[Measured]:
    """Everything on every screen of two games, each once for its two colours and its kind."""
    found: dict[tuple[object, ...], Measured] = {}
    for number, (size, cooperative) in enumerate((((1280, 720), False), ((1024, 768), True))):
        settings = table(12).model_copy(update={"theme": theme})
        pilot = Pilot(folder / f"{theme}{number}", size, settings=settings)
        kit = shipped_kit(
            reveal=Reveal.LAST_TO_FIRST, totals=Totals.EACH_ROUND, cooperative=cooperative
        )
        for stop in Tour(pilot, kit, 2).all():
            for one in _measured(pilot, stop, theme):
                found.setdefault((one.kind, one.ink, one.behind), one)
    return list(found.values())


def _measured(pilot: Pilot, stop: str, theme: str) -> Iterator[Measured]:
    pilot.app.draw()
    surface = pilot.windows.public()
    tree = pilot.app.current_tree()
    on_top = layers(tree)[-1]
    for node, look in texts(on_top):
        seen = colours(surface, ink_box(look))
        behind = background(seen)
        kind = _kind_of_text(look, node.role, surface.get_height(), theme)
        yield Measured(" ".join(look.block.lines)[:30], stop, ink(seen, behind), behind, kind)
    if len(layers(tree)) > 1:
        return
    for node in on_top.walk():
        for part in node.looks:
            if isinstance(part, (Icon, Mark, Token)):
                yield from _picture(surface, part, stop)
            elif isinstance(part, Fill) and part.border and part.fill is None:
                yield from _border(surface, part, stop, node.role)


def _kind_of_text(look: Text, role: Role, height: int, theme: str) -> str:
    if look.hint:
        return "hint"
    if role is Role.BUTTON:
        return "label"
    soft = look.ink == load_theme(theme).ink_soft
    if role is Role.HEADING:
        return "title"
    size = look.block.size * 100 / height
    return "soft text" if soft else "body" if size >= 4.4 else "small text"


def _picture(surface: pygame.Surface, look: Icon | Mark | Token, stop: str) -> Iterator[Measured]:
    side = min(look.box.w, look.box.h)
    box = look.box.centered(side, side)
    broken = getattr(look, "dashed", False) or getattr(look, "faded", False)
    if isinstance(look, Icon) or broken:
        seen = colours(surface, box)
        behind = background(seen)
        name = look.name if isinstance(look, Icon) else type(look).__name__
        yield Measured(name, stop, clearest(seen, behind), behind, "dashes" if broken else "icon")
        return
    around = sorted(edge(surface, box), key=lambda pair: ratio(*pair))
    colour, behind = around[len(around) // 4]
    yield Measured(f"{type(look).__name__} of {side}", stop, colour, behind, "outline")


def _border(surface: pygame.Surface, look: Fill, stop: str, role: Role) -> Iterator[Measured]:
    """A border is seen if it is clear of what lies on one of its sides. Circles have no side."""
    if look.box.w < 2 * look.radius + 8:
        return
    seen: Counter[Rgb] = Counter()
    y = look.box.y + look.border // 2
    for x in range(look.box.x + look.radius + 2, look.box.right - look.radius - 2):
        seen[_at(surface, x, y)] += 1
    sides = [_at(surface, look.box.x - 4, look.box.center[1])]
    sides.append(_at(surface, look.box.x + look.border + 2, look.box.center[1]))
    best = max(sides, key=lambda side: ratio(clearest(seen, side), side))
    kind = "dashes" if look.dashed else "border"
    yield Measured(f"border of a {role}", stop, clearest(seen, best), best, kind)


def _at(surface: pygame.Surface, x: int, y: int) -> Rgb:
    x, y = max(0, min(x, surface.get_width() - 1)), max(0, min(y, surface.get_height() - 1))
    r, g, b, _ = surface.get_at((x, y))
    return r, g, b


TEXTS = ("title", "body", "small text", "soft text", "label", "hint")
GRAPHICS = ("icon", "outline", "border", "dashes")


def below(
    drawn: list[Measured], kinds: tuple[str, ...], least: float, how: Callable[[Measured], float]
) -> list[str]:
    assert {one.kind for one in drawn} >= set(kinds)
    return [str(one) for one in drawn if one.kind in kinds and how(one) < least]


def test_every_text_has_7_to_1(drawn: list[Measured]) -> None:
    assert below(drawn, TEXTS, TEXT, lambda one: one.ratio) == []


def test_every_graphic_has_3_to_1(drawn: list[Measured]) -> None:
    assert below(drawn, GRAPHICS, GRAPHIC, lambda one: one.ratio) == []


def test_every_text_keeps_3_to_1_in_a_bright_room(drawn: list[Measured]) -> None:
    assert below(drawn, TEXTS, WASHED, lambda one: one.washed) == []


def test_titles_and_body_keep_4_to_1_in_a_bright_room(drawn: list[Measured]) -> None:
    """Second sentences and buttons count as body: the room must read them as well."""
    kinds = ("title", "body", "soft text", "label")
    assert below(drawn, kinds, WASHED_TITLE, lambda one: one.washed) == []


def test_every_graphic_keeps_3_to_1_in_a_bright_room(drawn: list[Measured]) -> None:
    assert below(drawn, GRAPHICS, WASHED, lambda one: one.washed) == []


# --- the other themes --------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_the_other_themes_hold_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], theme: str
) -> None:
    """As measured on every screen; the lowest of each kind are printed."""
    drawn = every_screen(tmp_path, theme)
    with capsys.disabled():
        sys.stdout.write(f"\n{theme}: {lowest(drawn)}\n")
    assert below(drawn, TEXTS, TEXT, lambda one: one.ratio) == []
    assert below(drawn, GRAPHICS, GRAPHIC, lambda one: one.ratio) == []
    assert below(drawn, TEXTS, WASHED, lambda one: one.washed) == []


def lowest(drawn: list[Measured]) -> str:
    """Returns the lowest ratio of texts and of graphics, plain and washed."""
    return ", ".join(
        f"{name} {min(one.ratio for one in drawn if one.kind in kinds):.1f}"
        f" washed {min(one.washed for one in drawn if one.kind in kinds):.1f}"
        for name, kinds in (("text", TEXTS), ("graphics", GRAPHICS))
    )


# --- what is drawn apart -----------------------------------------------------------------


THEMES = ("light", "dark", "contrast")


@pytest.mark.parametrize("number", range(12))
@pytest.mark.parametrize("side", [28, 40, 60, 110])
@pytest.mark.parametrize("name", THEMES)
def test_every_token_stands_out_from_table_and_card_with_its_letter(
    name: str, number: int, side: int
) -> None:
    theme, token = load_theme(name), seat_tokens()[number]
    for paper in (theme.table, theme.card):
        surface = pygame.Surface((side + 20, side + 20))
        surface.fill(paper)
        painter = Painter(surface, theme)
        box = Box(10, 10, side, side)
        painter.look(Token(number, box))
        around = sorted(edge(surface, box), key=lambda pair: ratio(*pair))
        assert ratio(*around[len(around) // 4]) >= GRAPHIC
    assert ratio(token.on_colour[:3], token.colour[:3]) >= 4.5


@pytest.mark.parametrize("side", [24, 33, 40, 60, 140])
@pytest.mark.parametrize("shape", list(load_theme("light").dimensions))
@pytest.mark.parametrize("name", THEMES)
def test_every_dimension_stands_out_at_every_size(name: str, shape: str, side: int) -> None:
    theme = load_theme(name)
    colours_of = theme.dimensions[next(s for s in theme.dimensions if s == shape)]
    for paper in (theme.table, theme.card, colours_of.tint):
        surface = pygame.Surface((side + 20, side + 20))
        surface.fill(paper)
        box = Box(10, 10, side, side)
        Painter(surface, theme).look(Mark(next(s for s in theme.dimensions if s == shape), box))
        around = sorted(edge(surface, box), key=lambda pair: ratio(*pair))
        assert ratio(*around[len(around) // 4]) >= GRAPHIC
    assert ratio(colours_of.on_fill[:3], colours_of.fill[:3]) >= TEXT


def test_the_focus_ring_is_seen_on_the_table_and_in_a_dialog(home: Path) -> None:
    pilot = Pilot(home)
    ring = load_theme("light").focus_ring[:3]
    assert ring in colours(_picture_of(pilot), Box(0, 0, 1280, 720))
    assert ratio(ring, load_theme("light").table[:3]) >= TEXT
    assert ratio(ring, load_theme("light").card[:3]) >= TEXT


def test_the_hatched_block_is_seen(home: Path) -> None:
    theme = load_theme("light")
    surface = pygame.Surface((80, 80))
    surface.fill(theme.card)
    Painter(surface, theme).look(Hatch(Box(10, 10, 50, 50), theme.ink, 6))
    seen = colours(surface, Box(8, 8, 54, 54))
    assert ratio(clearest(seen, theme.card[:3]), theme.card[:3]) >= GRAPHIC
    assert home


def _picture_of(pilot: Pilot) -> pygame.Surface:
    pilot.app.draw()
    return pilot.windows.public()


def test_a_measure_of_grey_on_grey_is_low() -> None:
    """A measure that never complains proves nothing."""
    surface = pygame.Surface((60, 60))
    surface.fill((200, 200, 200))
    surface.fill((170, 170, 170), (20, 20, 20, 20))
    seen = colours(surface, Box(0, 0, 60, 60))
    assert ratio(ink(seen, background(seen)), background(seen)) < 2
    assert ratio(*edge(surface, Box(20, 20, 20, 20))[0]) < 2


def test_the_wash_is_what_the_design_says() -> None:
    white, black = (255, 255, 255), (0, 0, 0)
    assert washed(black, white) == pytest.approx(1.0 / 0.2)
    assert ratio(black, white) == pytest.approx(21)
