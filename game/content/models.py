"""The shape of decks, frameworks and scenarios. Texts have the length that a screen can show."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from game.content.spelling import plain_word
from game.rules import (
    Hands,
    PlayedJob,
    Reveal,
    Ruleset,
    TieRule,
    Timings,
    Totals,
    VoteMethod,
)

FORMAT = 1

_TRUE = frozenset({"oui", "vrai", "yes", "true", "on", "x"})
_FALSE = frozenset({"non", "faux", "no", "false", "off"})


def _yes_or_no(given: Any) -> Any:  # noqa: ANN401 -- whatever an author wrote
    if isinstance(given, str):
        word = given.strip().lower()
        return True if word in _TRUE else False if word in _FALSE else given
    return given


def _in_french(**words: str) -> BeforeValidator:
    """Accepts the French name of a value beside its English one."""

    def translate(given: Any) -> Any:  # noqa: ANN401 -- whatever an author wrote
        return words.get(plain_word(given), given) if isinstance(given, str) else given

    return BeforeValidator(translate)


ID_PATTERN = r"^[a-z0-9][a-z0-9_-]*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=48)]
Flag = Annotated[bool, BeforeValidator(_yes_or_no)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=90)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Number = Annotated[int, Field(ge=1, le=9999)]


class Model(BaseModel):
    """What every part of a file has in common: no unknown key, no change once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Provenance(StrEnum):
    """Who says that a skill belongs to a dimension."""

    GUIDE = "guide"
    BUNK = "bunk"
    INFERENCE = "inference"


class Family(StrEnum):
    """The families of the OPC-SFC method."""

    ORGANISATIONNEL = "organisationnel"
    RELATIONNEL = "relationnel"
    PSYCHO_AFFECTIF = "psycho_affectif"


class Shape(StrEnum):
    """What marks a dimension beside its colour."""

    DISC = "disc"
    SQUARE = "square"
    TRIANGLE = "triangle"


class Published(Model):
    """What any file says of itself."""

    format: Annotated[int, Field(ge=1, le=FORMAT)]
    id: Id
    title: Name
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
    version: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){0,2}$")]
    licence: Name
    authors: Annotated[tuple[Name, ...], Field(min_length=1)]


SkillName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
JobName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=48)]
Duty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]
Duties = Annotated[tuple[Duty, ...], Field(min_length=1, max_length=3)]


class SkillCard(Model):
    """A soft-skill card (SFC)."""

    id: Id
    number: Number
    name: SkillName
    pictogram: Id | None = None
    dimension: Name
    dimension_provenance: Provenance = Provenance.INFERENCE
    second_dimension: Name | None = None
    second_dimension_provenance: Provenance | None = None
    family: Family | None = None
    family_provenance: Literal["opc", "inference"] | None = None
    definition: Line
    example: Line | None = None
    expected: Line | None = None
    unwelcome: Line | None = None


class JobCard(Model):
    """A job card, realistic or whimsical."""

    id: Id
    number: Number
    name: JobName
    sector: Id | None = None
    whimsical: Flag = False
    pictogram: Id | None = None
    duties: Duties


class Noun(Model):
    """What the cards that a player holds are called on screen."""

    singular: Name
    plural: Name
    gender: Literal["masculine", "feminine"]


class DeckFile(Published):
    """A deck: soft skills, jobs, or both."""

    framework: Id | None = None
    noun: Noun | None = None
    skills: tuple[SkillCard, ...] = ()
    jobs: tuple[JobCard, ...] = ()


class SkillWords(Model):
    """What a skill card says in another language."""

    id: Id
    name: SkillName
    definition: Line | None = None


class JobWords(Model):
    """What a job card says in another language."""

    id: Id
    name: JobName
    duties: Duties | None = None


class TranslationFile(Published):
    """The words of a deck's cards in another language, card by card."""

    of: Id
    status: Annotated[
        Literal["to_review", "reviewed"], _in_french(a_relire="to_review", relu="reviewed")
    ] = "to_review"
    skills: tuple[SkillWords, ...] = ()
    jobs: tuple[JobWords, ...] = ()


class DimensionCard(Model):
    """One dimension of a framework."""

    id: Id
    name: Name
    letter: Annotated[str, StringConstraints(pattern=r"^\w$")]
    shape: Shape
    keywords: Line
    definition: Sentence


class FrameworkFile(Published):
    """A model of skills: Bunk's, or another."""

    source: Paragraph
    dimensions: Annotated[tuple[DimensionCard, ...], Field(min_length=1, max_length=3)]


class Phase(StrEnum):
    """The six phases of a debriefing, after Thiagarajan."""

    FEELINGS = "feelings"
    FACTS = "facts"
    LEARNED = "learned"
    LIFE = "life"
    WHAT_IF = "what_if"
    NEXT = "next"


class DebriefingPhase(Model):
    """One phase: a main question, spare ones, and a sentence to start from."""

    phase: Annotated[
        Phase,
        _in_french(
            ressenti="feelings",
            faits="facts",
            decouvertes="learned",
            vie="life",
            et_si="what_if",
            suite="next",
        ),
    ]
    questions: Annotated[tuple[Line, ...], Field(min_length=1, max_length=3)]
    starter: Line | None = None


class TimingsSpec(Model):
    """Seconds. 0 means not timed."""

    welcome: Annotated[int, Field(ge=0, le=1800)] = Timings().welcome_s
    search: Annotated[int, Field(ge=0, le=1800)] = Timings().search_s
    choice: Annotated[int, Field(ge=0, le=1800)] = Timings().choice_per_seat_s
    preparation: Annotated[int, Field(ge=0, le=1800)] = Timings().preparation_s
    pitch: Annotated[int, Field(ge=0, le=1800)] = Timings().pitch_s
    questions: Annotated[int, Field(ge=0, le=1800)] = Timings().questions_s
    changeover: Annotated[int, Field(ge=0, le=1800)] = Timings().changeover_s
    vote: Annotated[int, Field(ge=0, le=1800)] = Timings().vote_s
    result: Annotated[int, Field(ge=0, le=1800)] = Timings().result_s


class RulesSpec(Model):
    """The rules that a scenario sets; what it leaves out has the project's default."""

    hand_size: Annotated[int, Field(ge=1, le=9)] = 4
    hand_whimsical: Annotated[int, Field(ge=0, le=9)] = 1
    hands: Annotated[Hands, _in_french(ouvertes="open", privees="private", papier="paper")] = (
        Hands.OPEN
    )
    played_job: Annotated[PlayedJob, _in_french(defausse="discarded", garde="kept")] = (
        PlayedJob.DISCARDED
    )
    skills_per_round: Annotated[int, Field(ge=1, le=4)] = 3
    max_rounds: Annotated[int, Field(ge=1, le=12)] = 6
    vote_method: Annotated[VoteMethod, _in_french(mains="hands", papier="paper", ouvert="open")] = (
        VoteMethod.HANDS
    )
    tokens: Annotated[int, Field(ge=1, le=2)] = 1
    observers_vote: Flag = True
    criterion: Flag = False
    tie: Annotated[
        TieRule, _in_french(partage="shared", second_tour="runoff", animateur="facilitator")
    ] = TieRule.SHARED
    reveal: Annotated[
        Reveal, _in_french(gagnant="winner", du_dernier_au_premier="last_to_first", tout="all")
    ] = Reveal.WINNER
    points_per_vote: Annotated[int, Field(ge=0, le=10)] = 1
    points_for_winner: Annotated[int, Field(ge=0, le=10)] = 0
    points_taking_part: Annotated[int, Field(ge=0, le=10)] = 1
    points_cap: Annotated[int, Field(ge=1, le=50)] | None = None
    totals: Annotated[Totals, _in_french(chaque_manche="each_round", fin="end", jamais="never")] = (
        Totals.END
    )
    cooperative: Flag = False
    cooperative_target: Annotated[int, Field(ge=1, le=100)] = 70
    debriefing_share: Annotated[int, Field(ge=34, le=80)] = 34
    timings: TimingsSpec = TimingsSpec()
    timed: Flag = True

    def ruleset(self) -> Ruleset:
        """Returns these rules as the game takes them."""
        t = self.timings
        timings = Timings(
            welcome_s=t.welcome,
            search_s=t.search,
            choice_per_seat_s=t.choice,
            preparation_s=t.preparation,
            pitch_s=t.pitch,
            questions_s=t.questions,
            changeover_s=t.changeover,
            vote_s=t.vote,
            result_s=t.result,
        )
        chosen = {name: getattr(self, name) for name in type(self).model_fields}
        return Ruleset(**{**chosen, "timings": timings})


class Criterion(Model):
    """What a round's vote is about, when the scenario says so."""

    id: Id
    name: Line


class Notes(Model):
    """What the facilitator can say, step by step."""

    welcome: tuple[Sentence, ...] = ()
    search: tuple[Sentence, ...] = ()
    choice: tuple[Sentence, ...] = ()
    interview: tuple[Sentence, ...] = ()
    vote: tuple[Sentence, ...] = ()
    result: tuple[Sentence, ...] = ()
    debriefing: tuple[Sentence, ...] = ()


class ScenarioFile(Published):
    """A workshop: which decks, which rules, which debriefing, for whom."""

    summary: Sentence
    audience: Sentence
    minutes: Annotated[int, Field(ge=10, le=600)]
    decks: Annotated[tuple[Id, ...], Field(min_length=1)]
    rules: RulesSpec = RulesSpec()
    starters: tuple[Line, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    debriefing: Annotated[tuple[DebriefingPhase, ...], Field(min_length=1, max_length=6)]
    notes: Notes = Notes()


class DeckName(Model):
    """Which deck a kit was made from."""

    id: Id
    title: Name
    version: str


class SecondWords(Model):
    """What the cards of a kit say in another language, as far as they were translated."""

    language: str
    skills: tuple[SkillWords, ...] = ()
    jobs: tuple[JobWords, ...] = ()


class Kit(Model):
    """Everything that one workshop plays with. The journal's header embeds it whole."""

    scenario: ScenarioFile
    framework: FrameworkFile
    noun: Noun
    skills: tuple[SkillCard, ...]
    jobs: tuple[JobCard, ...]
    decks: tuple[DeckName, ...]
    skills_language: str = ""
    jobs_language: str = ""
    """Empty in the journals of 0.1: then the cards speak as their scenario does."""
    translations: tuple[SecondWords, ...] = ()

    def language_of(self, card: SkillCard | JobCard) -> str:
        """Returns the language of a card's own words."""
        own = self.skills_language if isinstance(card, SkillCard) else self.jobs_language
        return own or self.scenario.language

    def words_of(self, card: SkillCard | JobCard, language: str) -> SkillWords | JobWords | None:
        """Returns what a card says in another language, where it was translated."""
        for words in self.translations:
            if words.language == language:
                listed = words.skills if isinstance(card, SkillCard) else words.jobs
                return next((found for found in listed if found.id == card.id), None)
        return None
