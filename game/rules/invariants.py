"""Names everything that is wrong with a state, all at once. A sound game breaks none."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from game.rules.ids import seat_of, voter_of
from game.rules.ruleset import Hands, TieRule, VoteMethod
from game.rules.state import ROUND_STEPS, Record, State, Step, Talk
from game.rules.voting import allowance, leaders


def invariants(state: State) -> tuple[str, ...]:
    """Returns the name of every broken invariant, or an empty tuple.

    >>> from game.rules.catalogue import Catalogue, Setup
    >>> from game.rules.ruleset import Ruleset
    >>> invariants(State(Setup(Catalogue({}, {}, ()), Ruleset(), 1)))
    ()
    """
    return tuple(name for name, check in _CHECKS if not check(state))


def _once(cards: Iterable[str], all_cards: Iterable[str]) -> bool:
    return Counter(cards) == Counter(list(all_cards))


def _jobs_conserved(state: State) -> bool:
    if not state.started:
        return True
    piles = state.piles
    in_hands = (job for seat in state.seats.values() for job in seat.hand)
    cards = (*piles.jobs, *piles.jobs_discarded, *piles.jobs_aside, *in_hands)
    return _once(cards, state.setup.catalogue.jobs)


def _skills_conserved(state: State) -> bool:
    if not state.started:
        return True
    piles = state.piles
    table = state.round.skills if state.round else ()
    cards = (*piles.skills, *piles.skills_used, *piles.skills_aside, *table)
    return _once(cards, state.setup.catalogue.skills)


def _hands_not_too_large(state: State) -> bool:
    return all(len(s.hand) <= state.setup.rules.hand_size for s in state.seats.values())


def _observers_hold_nothing(state: State) -> bool:
    return all(not s.hand for s in state.seats.values() if not s.plays)


def _chosen_jobs_are_held(state: State) -> bool:
    jobs = state.interviews.jobs
    if len(set(jobs.values())) != len(jobs):
        return False
    if state.setup.rules.hands is Hands.PAPER:
        return True
    return all(job in state.seats[seat].hand for seat, job in jobs.items())


def _speakers_have_a_job(state: State) -> bool:
    talks = state.interviews
    heard = {*talks.order, *talks.pitched}
    speaking = talks.speaker is None or talks.speaker in talks.order
    unique = len(set(talks.pitched)) == len(talks.pitched)
    return speaking and unique and all(seat in talks.jobs for seat in heard)


def _only_what_was_heard_is_illustrated(state: State) -> bool:
    here, talks = state.round, state.interviews
    if here is None:
        return True
    pairs = here.illustrated
    spoke = all(seat in talks.order and seat not in talks.passed for seat, _ in pairs)
    return spoke and len(set(pairs)) == len(pairs) and all(k in here.skills for _, k in pairs)


def _someone_speaks_while_it_is_said(state: State) -> bool:
    talks = state.interviews
    return (talks.talk in (Talk.PITCH, Talk.QUESTIONS)) == (talks.speaker is not None)


def _step_has_its_parts(state: State) -> bool:
    step = state.step
    in_round = step in ROUND_STEPS
    results = (Step.TIE, Step.HEARING, Step.REVEAL)
    wants_result = step in results or (step is Step.VOTE and state.open_vote().runoff)
    return (
        (state.round is not None) == in_round
        and (state.vote is not None) == (step is Step.VOTE)
        and (state.result is not None) == wants_result
    )


def _candidates_pitched(state: State) -> bool:
    if state.vote is None:
        return True
    return all(c in state.interviews.pitched for c in state.vote.candidates)


def _ballots_are_legal(state: State) -> bool:
    vote = state.vote
    if vote is None:
        return True
    tokens = state.setup.rules.tokens
    return all(
        len(set(chosen)) == len(chosen) <= max(1, allowance(tokens, vote, voter))
        and all(c in vote.candidates and c != seat_of(voter) for c in chosen)
        for voter, chosen in vote.ballots.items()
        if chosen is not None
    )


def _only_secret_ballots_can_be_unknown(state: State) -> bool:
    vote = state.vote
    known = vote is None or all(chosen is not None for chosen in vote.ballots.values())
    return known or (vote is not None and vote.method is VoteMethod.SECRET)


def _votes_match_ballots(state: State) -> bool:
    tokens = state.setup.rules.tokens
    return all(
        0 <= r.result.blank <= r.result.ballots
        and r.result.ballots - r.result.blank
        <= sum(r.result.received.values())
        <= tokens * (r.result.ballots - r.result.blank)
        for r in _closed(state)
    )


def _closed(state: State) -> Iterator[Record]:
    yield from state.past
    if state.result is not None and state.step is Step.REVEAL:
        yield Record(state.here(), state.interviews, state.result, complete=False)


def _winners_lead(state: State) -> bool:
    for record in _closed(state):
        result = record.result
        lead = set(leaders(result.received))
        if not set(result.winners) <= lead:
            return False
        shared = result.settled_by in (None, TieRule.SHARED)
        tie_unsettled = bool(result.tied) and not result.winners
        if shared and not tie_unsettled and not result.winners and lead:
            return False
    return True


def _points_add_up(state: State) -> bool:
    """The points of a round are the votes, the win and the taking part, with the cap: no more."""
    rules = state.setup.rules
    for record in _closed(state):
        result = record.result
        for seat, points in result.points.items():
            if record.round.demonstration:
                expected = {0}
            else:
                gained = result.received.get(seat, 0) * rules.points_per_vote
                gained += rules.points_for_winner * (seat in result.winners)
                if rules.points_cap is not None:
                    gained = min(gained, rules.points_cap)
                expected = {gained, gained + rules.points_taking_part}
            if points not in expected:
                return False
    return True


def _rounds_are_numbered(state: State) -> bool:
    numbers = [r.round.number for r in state.scored_rounds]
    return numbers == list(range(1, len(numbers) + 1)) and len(numbers) <= state.plan.rounds


def _voters_are_seated(state: State) -> bool:
    if state.vote is None:
        return True
    known = {voter_of(seat) for seat in state.seats}
    return all(voter in known for voter in state.vote.ballots)


def _recognised_are_seated(state: State) -> bool:
    debriefed = state.step in (Step.DEBRIEFING, Step.OVER)
    in_order = tuple(seat for seat in state.seats if seat in state.recognised)
    return state.recognised == in_order and (debriefed or not state.recognised)


_CHECKS: tuple[tuple[str, Callable[[State], bool]], ...] = (
    ("jobs_conserved", _jobs_conserved),
    ("skills_conserved", _skills_conserved),
    ("hands_not_too_large", _hands_not_too_large),
    ("observers_hold_nothing", _observers_hold_nothing),
    ("chosen_jobs_are_held", _chosen_jobs_are_held),
    ("speakers_have_a_job", _speakers_have_a_job),
    ("only_what_was_heard_is_illustrated", _only_what_was_heard_is_illustrated),
    ("someone_speaks_while_it_is_said", _someone_speaks_while_it_is_said),
    ("step_has_its_parts", _step_has_its_parts),
    ("candidates_pitched", _candidates_pitched),
    ("ballots_are_legal", _ballots_are_legal),
    ("only_secret_ballots_can_be_unknown", _only_secret_ballots_can_be_unknown),
    ("votes_match_ballots", _votes_match_ballots),
    ("winners_lead", _winners_lead),
    ("points_add_up", _points_add_up),
    ("rounds_are_numbered", _rounds_are_numbered),
    ("voters_are_seated", _voters_are_seated),
    ("recognised_are_seated", _recognised_are_seated),
)
