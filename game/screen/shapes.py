"""The outlines of the dimensions and of the seats' tokens, in a box of 100 by 100."""

from math import cos, pi, sin

Point = tuple[float, float]


def arc(x: float, y: float, radius: float, start: float, end: float) -> list[Point]:
    """Returns points along an arc; angles in degrees, clockwise from the right."""
    steps = max(4, int(abs(end - start) / 6))
    angles = [(start + (end - start) * i / steps) * pi / 180 for i in range(steps + 1)]
    return [(x + radius * cos(a), y + radius * sin(a)) for a in angles]


def rounded(corners: list[Point], radius: float) -> list[Point]:
    """Returns a polygon whose corners are rounded."""
    points: list[Point] = []
    for i, (x, y) in enumerate(corners):
        before, after = corners[i - 1], corners[(i + 1) % len(corners)]
        start, end = _towards((x, y), before, radius), _towards((x, y), after, radius)
        for step in range(9):
            t = step / 8
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            points.append((a * start[0] + b * x + c * end[0], a * start[1] + b * y + c * end[1]))
    return points


def _towards(a: Point, b: Point, distance: float) -> Point:
    length = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5 or 1
    part = min(distance / length, 0.5)
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def _star(points: int, outer: float, inner: float) -> list[Point]:
    return [
        (50 + radius * sin(pi * i / points), 50 - radius * cos(pi * i / points))
        for i in range(2 * points)
        for radius in (outer if i % 2 == 0 else inner,)
    ]


def _clover() -> list[Point]:
    petals = ((50, 29, 180, 360), (71, 50, 270, 450), (50, 71, 0, 180), (29, 50, 90, 270))
    return [p for x, y, start, end in petals for p in arc(x, y, 21, start, end)]


def _drop() -> list[Point]:
    return [(50.0, 4.0), *arc(50, 62, 32, -35, 215)]


DIMENSIONS: dict[str, list[Point]] = {
    "disc": arc(50, 50, 45, 0, 360),
    "square": rounded([(7, 7), (93, 7), (93, 93), (7, 93)], 13),
    "triangle": rounded([(50, 4), (97, 90), (3, 90)], 10),
}

SEATS: dict[str, list[Point]] = {
    "hexagon": [(27, 8), (73, 8), (96, 50), (73, 92), (27, 92), (4, 50)],
    "diamond": [(50, 3), (97, 50), (50, 97), (3, 50)],
    "drop": _drop(),
    "clover": _clover(),
    "shield": [(9, 8), (91, 8), (91, 50), *arc(50, 50, 41, 10, 60), (50, 97),
               *arc(50, 50, 41, 120, 170), (9, 50)],
    "oval": [*arc(30, 50, 26, 90, 270), *arc(70, 50, 26, -90, 90)],
    "star": _star(5, 50, 22),
    "leaf": [(92, 8), *arc(58, 58, 34, 0, 90), (8, 92), *arc(42, 42, 34, 180, 270)],
    "sun": _star(12, 49, 35),
    "arch": [*arc(50, 48, 40, 180, 360), (90, 92), (10, 92)],
    "sail": [(26, 12), (98, 12), (74, 88), (2, 88)],
    "tag": [(8, 14), (66, 14), (97, 50), (66, 86), (8, 86)],
}  # fmt: skip

# Where a letter's middle goes, in the same box: a drop is heavy at its foot.
LETTER_CENTRES: dict[str, Point] = {
    "disc": (50, 50), "square": (50, 50), "triangle": (50, 64), "drop": (50, 61),
    "shield": (50, 46), "star": (50, 54), "leaf": (50, 50), "arch": (50, 54), "tag": (42, 50),
}  # fmt: skip
