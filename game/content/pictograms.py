"""Says which pictograms are shipped."""

from functools import cache

from game.content.shipped import content_root


@cache
def pictogram_names() -> frozenset[str]:
    """Returns the names of the shipped pictograms."""
    folder = content_root() / "assets" / "pictograms"
    return frozenset(path.stem for path in folder.glob("*.svg"))
