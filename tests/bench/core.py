"""The rules beside boardgame.io: the same game, the same moves, undo and log on, in one run."""

import json
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from game.rules import (
    Accepted,
    CastBallot,
    ChooseJob,
    CloseRound,
    CloseVote,
    Command,
    EndPitch,
    History,
    Line,
    OpenChoice,
    OpenInterviews,
    OpenRound,
    OpenVote,
    Reveal,
    RevealNext,
    Ruleset,
    Timings,
    TurnSkills,
    VoteMethod,
    decide,
    totals,
    voter_of,
)
from tests.bench.table import Row
from tests.support import catalogue, empty_table, seat, seats, start

PLAYERS, ROUNDS, HAND, SKILLS = 8, 4, 5, 3
GAMES = 30
TARGET = 10
PEER = Path(__file__).parent / "peers" / "core"

RULES = Ruleset(
    hand_size=HAND,
    hand_whimsical=0,
    skills_per_round=SKILLS,
    vote_method=VoteMethod.SECRET,
    reveal=Reveal.ALL,
    points_taking_part=0,
    timings=Timings(preparation_s=0, pitch_s=0),
)


class _Game:
    """A game with its log and its undo, as the workshop keeps them."""

    def __init__(self) -> None:
        cards = catalogue(PLAYERS * HAND, 0, SKILLS * ROUNDS)
        self.history = History(empty_table(RULES, cards))
        self.log: list[Line] = []

    def do(self, command: Command) -> None:
        decision = decide(self.history.state, command)
        if not isinstance(decision, Accepted):
            raise AssertionError((command, decision))
        for position, event in enumerate(decision.events):
            line = Line(len(self.log) + 1, 0, event, position > 0)
            self.log.append(line)
            self.history.record(line)


def play_game() -> int:
    """Plays the peer's game; returns its moves, the peer's 104. Our own steps come on top."""
    game, moves = _Game(), 0
    for added in seats(PLAYERS):
        game.do(added)
    game.do(start(game.history.state, rounds=ROUNDS))
    table = [seat(number) for number in range(1, PLAYERS + 1)]
    for number in range(ROUNDS):
        game.do(OpenRound())
        game.do(TurnSkills(SKILLS, by=game.history.state.here().first))
        game.do(OpenChoice())
        for place in table:
            game.do(ChooseJob(place, game.history.state.seats[place].hand[0]))
        game.do(OpenInterviews())
        for place in table:
            game.do(EndPitch(place))
        game.do(OpenVote(VoteMethod.SECRET))
        for position, place in enumerate(table):
            # The peer's choice, (i + 1 + round) modulo 8, is never the voter itself.
            chosen = table[(position + 1 + number) % PLAYERS]
            game.do(CastBallot(voter_of(place), (chosen,)))
        game.do(CloseVote())
        game.do(RevealNext())
        game.do(CloseRound())
        moves += 1 + 3 * PLAYERS + 1
    if sum(totals(game.history.state).values()) != PLAYERS * ROUNDS:
        raise AssertionError("the points do not add up")
    return moves


def our_rate() -> float:
    """Returns our moves a second over some games."""
    started, moves = time.perf_counter(), 0
    for _ in range(GAMES):
        moves += play_game()
    return moves / (time.perf_counter() - started)


def peer_rate(folder: Path) -> float:
    """Returns the peer's moves a second, its own median of five."""
    run = subprocess.run(
        ["node", "peer.mjs"],  # noqa: S607
        cwd=folder,
        env={"NODE_ENV": "production", "PATH": "/usr/bin:/bin:/usr/local/bin"},
        check=True,
        capture_output=True,
        text=True,
    )
    return float(json.loads(run.stdout)["moves_per_second"])


def rows() -> list[Row]:
    """Measures both in turn and returns the medians."""
    our_rate()
    if shutil.which("npm") is None:
        return [Row("rules: moves/s (peer not here: npm is missing)", "", our_rate(), "/s", None)]
    with tempfile.TemporaryDirectory() as folder:
        for file in PEER.iterdir():
            shutil.copy(file, folder)
        subprocess.run(
            ["npm", "install", "--ignore-scripts", "--silent", "--no-audit", "--no-fund"],  # noqa: S607
            cwd=folder,
            check=True,
            capture_output=True,
        )
        ours, theirs = [], []
        for _ in range(3):
            ours += [our_rate(), our_rate()]
            theirs.append(peer_rate(Path(folder)))
    mine, other = statistics.median(ours), statistics.median(theirs)
    return [
        Row("rules: moves/s", f"≥ {TARGET} × the peer", mine, "/s", mine / other),
        Row("  boardgame.io 0.50.2, undo and log on", "", other, "/s", None),
    ]
