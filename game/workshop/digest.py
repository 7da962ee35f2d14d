"""Sums a state up in a short text: two games with the same digest are the same game."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping

from game.rules import State, VoteMethod
from game.rules.values import changed


def state_digest(state: State) -> str:
    """Returns the SHA-256 of a state, the choices of an open secret vote left out."""
    if state.vote is not None and state.vote.method is VoteMethod.SECRET:
        received = dict.fromkeys(sorted(state.vote.ballots))
        state = changed(state, vote=changed(state.vote, ballots=received))
    content = json.dumps(_plain(state), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value
