"""Says what the rules need to know of the cards: which kind of job, which dimension of skill."""

from collections.abc import Mapping

from game.rules.ids import CriterionId, Dimension, JobId, SkillId
from game.rules.ruleset import Ruleset
from game.rules.values import value


@value
class Catalogue:
    """The cards of one workshop: jobs (true when whimsical), skills with their dimension."""

    jobs: Mapping[JobId, bool]
    skills: Mapping[SkillId, Dimension]
    dimensions: tuple[Dimension, ...]
    criteria: tuple[CriterionId, ...] = ()


@value
class Setup:
    """What stays the same during a workshop: its cards, its rules, its debriefing's length."""

    catalogue: Catalogue
    rules: Ruleset
    debriefing_screens: int
