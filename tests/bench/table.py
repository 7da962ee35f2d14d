"""Prints measurements: what, target, figure, ratio to the peer or to the floor."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `ratio` compares with the peer, or with the floor."""

    what: str
    target: str
    figure: float
    unit: str
    ratio: float | None


def print_table(rows: Sequence[Row]) -> None:
    """Prints the rows under one another."""
    print(f"{'what':58} {'target':>22} {'figure':>14} {'ratio':>8}")  # noqa: T201
    for row in rows:
        shown = f"{row.figure:,.0f}" if row.figure >= 100 else f"{row.figure:.2f}"
        ratio = f"{row.ratio:.1f} ×" if row.ratio is not None else ""
        print(f"{row.what:58} {row.target:>22} {shown + ' ' + row.unit:>14} {ratio:>8}")  # noqa: T201


def p95(values: Sequence[float]) -> float:
    """Returns the value that 95 of 100 are below."""
    return statistics.quantiles(values, n=20)[-1]
