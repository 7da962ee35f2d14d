"""What each line of a journal can be altered to so that it can't have happened there."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

Content = dict[str, Any]


def seats_of(lines: Sequence[Content]) -> list[str]:
    return [line["seat"] for line in lines[1:] if line["e"] == "SeatAdded"]


def other_seat(line: Content, name: str = "seat") -> Content:
    return {**line, name: "s9"}


def alterations(lines: Sequence[Content], place: int) -> Iterator[Content]:
    """Yields what a line could be altered to so that it can't have happened there."""
    line = lines[place]
    yield from _ALTERED[line["e"]](line, lines, place)


def _added(line: Content, lines: Sequence[Content], place: int) -> Iterator[Content]:
    yield {**line, "members": 0}
    yield {**line, "pseudonym": " "}
    yield {**line, "hand": ["boulangerie"]}
    if place > 1:
        yield {**line, "seat": lines[place - 1]["seat"]}
        yield {**line, "pseudonym": lines[place - 1]["pseudonym"]}


def _started(line: Content, *_: object) -> Iterator[Content]:
    one, two = list(line["hands"])[:2]
    hands = line["hands"]
    yield {**line, "hands": {**hands, one: hands[two], two: hands[one]}}
    yield {**line, "hands": {**hands, one: hands[one][1:]}}
    yield {**line, "jobs": line["jobs"][::-1]}
    yield {**line, "skills": line["skills"][1:]}
    yield {**line, "skills": [*line["skills"][1:], line["skills"][1]]}
    yield {**line, "rounds": 99}
    yield {**line, "minutes": 0}


def _opened_round(line: Content, lines: Sequence[Content], _: int) -> Iterator[Content]:
    yield {**line, "number": line["number"] + 1}
    yield {**line, "first": "s9"}
    yield {**line, "first": next(s for s in seats_of(lines) if s != line["first"])}
    yield {**line, "criterion": "nothing"}


def _turned(line: Content, lines: Sequence[Content], place: int) -> Iterator[Content]:
    started = next(x for x in lines[1:] if x["e"] == "GameStarted")
    hidden = [s for s in started["skills"] if s not in str(lines[place:])]
    yield {**line, "skills": hidden[-1:]}
    yield {**line, "skills": []}
    yield {**line, "skills": line["skills"] * 2}
    yield {**line, "skills": ["nothing"]}


def _chosen(line: Content, lines: Sequence[Content], _: int) -> Iterator[Content]:
    started = next(x for x in lines[1:] if x["e"] == "GameStarted")
    other = next(hand for seat, hand in started["hands"].items() if seat != line["seat"])
    yield {**line, "job": other[0]}
    yield {**line, "job": "nothing"}
    yield other_seat(line)


def _passed(line: Content, *_: object) -> Iterator[Content]:
    yield other_seat(line)


def _interviews(line: Content, *_: object) -> Iterator[Content]:
    yield {**line, "order": line["order"][::-1]}
    yield {**line, "order": line["order"][1:]}
    yield {**line, "order": [*line["order"], "s9"]}


def _spoken(line: Content, lines: Sequence[Content], place: int) -> Iterator[Content]:
    yield other_seat(line)
    before = [x["seat"] for x in lines[1:place] if x["e"] == "PitchEnded"]
    if before and lines[place - 2]["e"] == "PitchStarted":
        yield {**line, "seat": before[-1]}


def _illustrated(line: Content, *_: object) -> Iterator[Content]:
    yield other_seat(line)
    yield {**line, "skill": "nothing"}
    yield {**line, "illustrated": not line["illustrated"]}


def _opened_vote(line: Content, *_: object) -> Iterator[Content]:
    yield {**line, "candidates": line["candidates"][::-1]}
    yield {**line, "candidates": line["candidates"][1:]}
    yield {**line, "runoff": not line["runoff"]}


def _ballot(line: Content, *_: object) -> Iterator[Content]:
    yield other_seat(line, "voter")


def _ballot_aloud(line: Content, *_: object) -> Iterator[Content]:
    yield {**line, "candidates": [line["voter"]]}
    yield {**line, "candidates": ["s9"]}
    yield {**line, "candidates": ["s1", "s2", "s3"]}
    yield other_seat(line, "voter")


def _count(line: Content, *_: object) -> Iterator[Content]:
    yield other_seat(line, "candidate")
    yield {**line, "count": 4}
    yield {**line, "count": -1}


def _ballots(line: Content, *_: object) -> Iterator[Content]:
    yield {**line, "ballots": 5}
    yield {**line, "blank": line["ballots"] + 1}
    yield {**line, "blank": -1}


def _closed(line: Content, *_: object) -> Iterator[Content]:
    received = line["received"]
    one = next(iter(received))
    least = min(received, key=lambda seat: received[seat])
    yield {**line, "ballots": line["ballots"] + 1}
    yield {**line, "blank": line["blank"] + 1}
    yield {**line, "received": {**received, one: received[one] + 1}}
    yield {**line, "received": {**received, "s9": 0}}
    yield {**line, "received": {s: n for s, n in received.items() if s != one}}
    yield {**line, "winners": [*line["winners"], "s9"]}
    if line["winners"] != [least]:
        yield {**line, "winners": [least]}
    yield {**line, "points": {**line["points"], one: line["points"].get(one, 0) + 1}}


def _settled(line: Content, *_: object) -> Iterator[Content]:
    yield {**line, "winners": ["s9"]}
    yield {**line, "points": {**line["points"], "s1": 99}}
    yield {**line, "settled_by": "runoff"}


def _judged(line: Content, *_: object) -> Iterator[Content]:
    yield {**line, "skill": "nothing"}


def _heard(line: Content, *_: object) -> Iterator[Content]:
    heard = line["heard"]
    one = next(iter(heard))
    yield {**line, "heard": {**heard, one: not heard[one]}}
    yield {**line, "heard": {}}


def _revealed(line: Content, *_: object) -> Iterator[Content]:
    yield {**line, "shown": line["shown"] + 1}
    yield {**line, "shown": 0}


def _screen(line: Content, *_: object) -> Iterator[Content]:
    yield {**line, "screen": 99}
    yield {**line, "screen": -1}


def _bare(line: Content, *_: object) -> Iterator[Content]:
    """An event that says nothing but its name becomes another one."""
    kept = {key: line[key] for key in ("n", "t")}
    yield {**kept, "e": "TimerResumed"}
    yield {**kept, "e": "SeatRemoved", "seat": "s9"}
    yield {**kept, "e": "Undone", "line": line["n"]}


_ALTERED: dict[str, Callable[..., Iterator[Content]]] = {
    "SeatAdded": _added,
    "GameStarted": _started,
    "RoundOpened": _opened_round,
    "SkillsTurned": _turned,
    "ChoiceOpened": _bare,
    "JobChosen": _chosen,
    "TurnPassed": _passed,
    "InterviewsOpened": _interviews,
    "PreparationEnded": _bare,
    "PitchStarted": _spoken,
    "PitchEnded": _spoken,
    "SkillIllustrated": _illustrated,
    "VoteOpened": _opened_vote,
    "BallotReceived": _ballot,
    "BallotTyped": _ballot_aloud,
    "CountTyped": _count,
    "BallotsTyped": _ballots,
    "VoteClosed": _closed,
    "RunoffClosed": _closed,
    "TieSettled": _settled,
    "HearingOpened": _bare,
    "SkillJudged": _judged,
    "HearingClosed": _heard,
    "Revealed": _revealed,
    "RoundClosed": _bare,
    "DebriefingOpened": _bare,
    "ScreenShown": _screen,
    "WorkshopEnded": _bare,
}
