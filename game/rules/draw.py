"""Deals job cards and turns over skill cards from piles that were shuffled beforehand."""

from collections.abc import Mapping, Sequence

from game.rules.catalogue import Catalogue
from game.rules.ids import Dimension, JobId, SeatId, SkillId
from game.rules.ruleset import Hands, Ruleset
from game.rules.state import Piles, State


def deal_hand(
    catalogue: Catalogue, rules: Ruleset, jobs: Sequence[JobId]
) -> tuple[JobId, ...] | None:
    """Returns the hand that the front of the pile gives, or None when the pile is too small.

    The hand mixes realistic and whimsical jobs as the rules say; where one kind has run out
    the other takes its place.
    """
    kinds = catalogue.jobs
    wanted = {True: rules.hand_whimsical, False: rules.hand_size - rules.hand_whimsical}
    hand: list[JobId] = []
    for job in jobs:
        if wanted[kinds[job]]:
            wanted[kinds[job]] -= 1
            hand.append(job)
            if len(hand) == rules.hand_size:
                break
    else:
        hand += [j for j in jobs if j not in hand][: rules.hand_size - len(hand)]
    hand.sort(key=kinds.__getitem__)
    return tuple(hand) if len(hand) == rules.hand_size else None


def deal_hands(
    catalogue: Catalogue, rules: Ruleset, seats: Sequence[SeatId], jobs: Sequence[JobId]
) -> dict[SeatId, tuple[JobId, ...]] | None:
    """Returns a hand for every seat, or None when the cards do not suffice.

    Hands on paper are dealt by the players: the screen holds none.
    """
    if rules.hands is Hands.PAPER:
        return dict.fromkeys(seats, ())
    hands: dict[SeatId, tuple[JobId, ...]] = {}
    left = list(jobs)
    for seat in seats:
        hand = deal_hand(catalogue, rules, left)
        if hand is None:
            return None
        hands[seat] = hand
        for job in hand:
            left.remove(job)
    return hands


def drawable_jobs(piles: Piles) -> tuple[JobId, ...]:
    """Returns the job cards that can still be dealt: the pile, then the discarded ones."""
    return piles.jobs + piles.jobs_discarded


def replacement_job(state: State, job: JobId) -> JobId | None:
    """Returns the card that takes a job's place in a hand: of the same kind if there is one."""
    kinds = state.setup.catalogue.jobs
    pile = drawable_jobs(state.piles)
    return next((j for j in pile if kinds[j] == kinds[job]), next(iter(pile), None))


def worked_dimensions(state: State) -> dict[Dimension, int]:
    """Returns how many skills of each dimension were turned over, the demonstration left out."""
    dimension_of = state.setup.catalogue.skills
    counts = dict.fromkeys(state.setup.catalogue.dimensions, 0)
    rounds = [r.round for r in state.past if r.round.number]
    if state.round is not None:
        rounds.append(state.round)
    for played in rounds:
        for skill in played.skills:
            counts[dimension_of[skill]] += 1
    return counts


def next_skills(state: State, count: int) -> tuple[SkillId, ...]:
    """Returns the next skill cards, so that the dimensions stay within one card of each other.

    Each card is the first of the pile among the dimensions that were turned over least and
    that the pile still has. When the pile is used up, the used cards make the next one; the
    cards on the table are not among them.
    """
    dimension_of = state.setup.catalogue.skills
    counts = worked_dimensions(state)
    pile, used = list(state.piles.skills), list(state.piles.skills_used)
    drawn: list[SkillId] = []
    for _ in range(count):
        if not pile:
            pile, used = used, []
        if not pile:
            break
        skill = _least_worked(pile, counts, dimension_of)
        pile.remove(skill)
        counts[dimension_of[skill]] += 1
        drawn.append(skill)
    return tuple(drawn)


def _least_worked(
    pile: Sequence[SkillId],
    counts: Mapping[Dimension, int],
    dimension_of: Mapping[SkillId, Dimension],
) -> SkillId:
    first: dict[Dimension, SkillId] = {}
    for skill in pile:
        first.setdefault(dimension_of[skill], skill)
        if len(first) == len(counts):
            break
    return first[min(first, key=lambda dimension: counts[dimension])]


def replacement_skill(state: State, skill: SkillId) -> SkillId | None:
    """Returns the card that takes a skill's place on the table: of its dimension if possible."""
    dimension_of = state.setup.catalogue.skills
    pile = state.piles.skills or state.piles.skills_used
    same = (s for s in pile if dimension_of[s] == dimension_of[skill])
    return next(same, next(iter(pile), None))
