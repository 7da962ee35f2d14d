"""Works the figures of a sheet out again, from the text of the journal alone.

It knows nothing of the game's own code: a mistake would have to be made twice to be missed.
"""

import json
from pathlib import Path
from typing import Any


def standing_events(journal: Path) -> list[dict[str, Any]]:
    """Returns the events that were not undone."""
    gestures: list[list[dict[str, Any]]] = []
    undone: list[list[dict[str, Any]]] = []
    for text in journal.read_text(encoding="utf-8").splitlines()[1:]:
        event = json.loads(text)
        if event["e"] == "Undone":
            undone.append(gestures.pop())
        elif event["e"] == "Redone":
            gestures.append(undone.pop())
        elif event.get("j"):
            gestures[-1].append(event)
        else:
            gestures.append([event])
            undone.clear()
    return [event for gesture in gestures for event in gesture]


def figures(journal: Path) -> dict[str, Any]:
    """Returns rounds, totals and dimensions as the journal's text tells them."""
    header = json.loads(journal.read_text(encoding="utf-8").splitlines()[0])
    dimension_of = {card["id"]: card["dimension"] for card in header["kit"]["skills"]}
    events = standing_events(journal)
    players = [e["seat"] for e in events if e["e"] == "SeatAdded" and e["kind"] != "observer"]
    rounds = _rounds(events)
    names = [d["id"] for d in header["kit"]["framework"]["dimensions"]]
    dimensions: dict[str, list[str]] = {name: [] for name in names}
    revealed = dict.fromkeys(names, 0)
    for played in rounds:
        for skill in played["skills"]:
            revealed[dimension_of[skill]] += 1
            if skill not in dimensions[dimension_of[skill]]:
                dimensions[dimension_of[skill]].append(skill)
    totals = dict.fromkeys(players, 0)
    for played in rounds:
        for seat, points in played["points"].items():
            totals[seat] += points
    return {
        "rounds": rounds,
        "totals": totals,
        "dimensions": dimensions,
        "revealed": revealed,
        "players": players,
    }


def _rounds(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rounds: list[dict[str, Any]] = []
    now: dict[str, Any] = {}
    for event in events:
        kind = event["e"]
        if kind == "RoundOpened":
            now = {"number": event["number"], "first": event["first"], "received": {}}
            now |= {
                "skills": [],
                "jobs": {},
                "pitched": [],
                "passed": set(),
                "winners": [],
                "points": {},
                "illustrated": [],
            }
        elif kind == "SkillsTurned":
            now["skills"] += event["skills"]
        elif kind == "JobChosen":
            now["jobs"][event["seat"]] = event["job"]
            now["passed"].discard(event["seat"])
        elif kind == "TurnPassed":
            now["passed"].add(event["seat"])
            now["illustrated"] = [p for p in now["illustrated"] if p[1] != event["seat"]]
        elif kind == "PitchEnded":
            now["pitched"].append(event["seat"])
        elif kind == "SkillIllustrated":
            pair = (event["skill"], event["seat"])
            (now["illustrated"].append if event["illustrated"] else now["illustrated"].remove)(pair)
        elif kind in ("VoteClosed", "RunoffClosed", "TieSettled"):
            kept = ("winners", "points", "received", "ballots", "blank")
            settles = kind != "VoteClosed"
            now |= {k: event[k] for k in (kept[:2] if settles else kept)}
        elif kind == "RoundClosed" and now["number"]:
            rounds.append(now)
    return rounds
