"""Makes the fonts and the pictograms from the packages that they come from; then the sounds.

    npm install @fontsource/atkinson-hyperlegible-next @iconify-json/tabler
    python assets/make.py NODE_MODULES ANDIKA_FOLDER NOTO_FOLDER

A pictogram is shipped when a card or the interface names it; CREDITS.csv has a line for each file.
Needs fonttools and brotli. Not needed to run or to test the game.
"""

import csv
import json
import re
import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from make_sounds import make_sounds

ASSETS = Path(__file__).resolve().parent
WEIGHTS = {"Regular": 400, "SemiBold": 600, "ExtraBold": 800}
SHEET_WEIGHTS = ("Regular", "ExtraBold")
INTERFACE = (
    "alert-triangle", "arrow-right", "briefcase", "check", "clock", "copy", "door-exit",
    "eye-off", "file-text", "folder-open", "hand-stop", "help", "menu-2", "message-2", "minus",
    "moon", "pencil", "player-pause", "player-play", "plus", "question-mark", "refresh", "scale",
    "settings", "trash", "user-off", "users", "x",
)  # fmt: skip


def make_fonts(modules: Path, andika: Path, noto: Path) -> list[list[str]]:
    """Joins the Latin subsets of each weight into one TrueType file."""
    source = modules / "@fontsource" / "atkinson-hyperlegible-next" / "files"
    lines = []
    for name, weight in WEIGHTS.items():
        parts = []
        for subset in ("latin", "latin-ext"):
            font = TTFont(source / f"atkinson-hyperlegible-next-{subset}-{weight}-normal.woff2")
            font.flavor = None
            part = ASSETS / f".{subset}.ttf"
            font.save(part)
            parts.append(part)
        merged = Merger().merge([str(part) for part in parts])
        target = ASSETS / "fonts" / f"AtkinsonHyperlegibleNext-{name}.ttf"
        merged.save(target)
        files = [(target.name, "TrueType")]
        if name in SHEET_WEIGHTS:
            merged.flavor = "woff2"
            merged.save(target.with_suffix(".woff2"))
            files.append((f"{target.stem}.woff2", "WOFF2"))
        for part in parts:
            part.unlink()
        lines += [
            [f"fonts/{file}", "Braille Institute of America", "Atkinson Hyperlegible Next",
             "OFL-1.1", f"Latin subsets joined and converted to {kind}"]
            for file, kind in files
        ]  # fmt: skip
    for name in ("Regular", "Bold"):
        file = f"Andika-{name}.ttf"
        (ASSETS / "fonts" / file).write_bytes((andika / file).read_bytes())
        lines.append([f"fonts/{file}", "SIL International", "Andika 6.101", "OFL-1.1", "none"])
    for name in ("Regular", "Bold"):
        file = f"NotoSansArabic-{name}.ttf"
        (ASSETS / "fonts" / file).write_bytes((noto / file).read_bytes())
        source_name = "Noto Sans Arabic (Debian fonts-noto-core 20201225)"
        lines.append([f"fonts/{file}", "The Noto Project Authors", source_name, "OFL-1.1", "none"])
    return lines


def make_coverage() -> None:
    """Writes which characters the screen's font has, as ranges: others are borrowed."""
    codes = sorted(TTFont(ASSETS / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf").getBestCmap())
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    coverage = json.dumps({"AtkinsonHyperlegibleNext": ranges}, separators=(",", ":"))
    (ASSETS / "fonts" / "coverage.json").write_text(coverage + "\n")


def make_pictograms(modules: Path) -> list[list[str]]:
    """Writes one SVG for each pictogram that is named somewhere."""
    tabler = json.loads((modules / "@iconify-json" / "tabler" / "icons.json").read_text())
    wanted = set(INTERFACE)
    for deck in sorted((ASSETS.parent / "cards").glob("*.yaml")):
        wanted |= set(re.findall(r"^ +pictogram: ([\w-]+)$", deck.read_text(), re.MULTILINE))
    for old in (ASSETS / "pictograms").glob("*.svg"):
        old.unlink()
    for name in sorted(wanted):
        body = tabler["icons"][name]["body"]
        head = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
        (ASSETS / "pictograms" / f"{name}.svg").write_text(f"{head}{body}</svg>\n")
    return [
        [f"pictograms/{name}.svg", "Paweł Kuna", "Tabler Icons 3.48", "MIT", "none"]
        for name in sorted(wanted)
    ]


def main() -> None:
    modules, andika, noto = (Path(argument) for argument in sys.argv[1:4])
    lines = make_fonts(modules, andika, noto)
    make_coverage()
    lines += make_pictograms(modules)
    lines += make_sounds()
    with (ASSETS / "CREDITS.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["file", "author", "source", "licence", "changes"])
        writer.writerows(lines)


if __name__ == "__main__":
    main()
