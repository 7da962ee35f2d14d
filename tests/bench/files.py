"""Replay of a journal, check of decks, the sheet: each beside what reading the file alone costs."""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from game.content.library import Library
from game.debrief.html import sheet_html
from game.debrief.sheet import sheet_object
from game.rules import PlayedJob
from game.storage.journal import decode_journal
from game.wiring import play_demonstration, read_header, replay
from tests.bench.table import Row
from tests.debrief.games import kit_of


def milliseconds(action: Callable[[], object], times: int = 7) -> float:
    """Returns the median of some runs, the first one left out."""
    action()
    found = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        found.append((time.perf_counter() - started) * 1000)
    return statistics.median(found)


def rows() -> list[Row]:
    """Measures what is read and written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_replay(folder), *_check(folder), *_sheet(folder)]


def _replay(folder: Path) -> list[Row]:
    play_demonstration(
        kit_of(), folder, players=12, rounds=4, seed=1, day=date(2026, 1, 15), language="fr"
    )
    data = (folder / "journal.jsonl").read_bytes()
    events = len(data.splitlines()) - 1
    header = read_header(decode_journal(data).header)

    def ours() -> None:
        replay(header, decode_journal(data).lines)

    def floor() -> None:
        for line in data.splitlines():
            json.loads(line)

    mine, least = milliseconds(ours), milliseconds(floor)
    scaled = mine * 1000 / events
    return [
        Row("replay of 1,000 events, hash chain checked", "≤ 10 ms", scaled, "ms", mine / least)
    ]


def _deck(cards: int) -> str:
    head = "format: 1\nid: large\ntitle: Large\nlanguage: fr\nversion: 1.0\nlicence: CC0\n"
    listed = "".join(
        f"  - id: card{n}\n    number: {n}\n    name: Carte numéro {n}\n    sector: bureau\n"
        f"    duties:\n      - Ranger la boîte {n}\n      - Compter\n      - Vérifier\n"
        for n in range(1, cards + 1)
    )
    return f"{head}authors: [Bench]\njobs:\n{listed}"


def _check(folder: Path) -> list[Row]:
    found = []
    for cards, target in ((60, "≤ 50 ms"), (1000, "≤ 400 ms")):
        path = folder / f"deck{cards}.yaml"
        path.write_text(_deck(cards), encoding="utf-8")
        text = path.read_text(encoding="utf-8")
        mine = milliseconds(lambda path=path: Library().check([path]))  # type: ignore[misc]
        least = milliseconds(lambda text=text: yaml.load(text, yaml.CSafeLoader))  # type: ignore[misc]
        what = f"check of a {cards:,}-card deck, all diagnostics"
        found.append(Row(what, target, mine, "ms", mine / least))
    return found


def _sheet(folder: Path) -> list[Row]:
    rules = {"played_job": PlayedJob.KEPT, "max_rounds": 10}
    sheet = play_demonstration(
        kit_of(rules=rules),
        folder / "sheet",
        players=12,
        rounds=10,
        seed=1,
        day=date(2026, 1, 15),
        language="fr",
    )

    def both() -> None:
        sheet_html(sheet)
        json.dumps(sheet_object(sheet))

    what = "sheet of 12 players × 10 rounds, HTML and JSON"
    return [Row(what, "≤ 1,000 ms", milliseconds(both), "ms", None)]
