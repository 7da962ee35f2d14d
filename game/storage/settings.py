"""What the machine remembers from one workshop to the next: pseudonyms, never names."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from game.content.library import DEFAULT_SCENARIO, Library
from game.i18n.typography import tidy_name
from game.rules import Kind
from game.storage.files import is_file, read_object, write_object


class TableSeat(BaseModel):
    """A seat of the last table."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    pseudonym: Annotated[str, AfterValidator(tidy_name)]
    kind: Kind = Kind.PLAYER
    members: int = 1


class Settings(BaseModel):
    """The settings; whatever can't be read has its default."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: int = 1
    language: str = "fr"
    scenario: str = ""
    """The file of the last scenario; empty for the shipped one."""
    minutes: int | None = None
    """How long the last workshop was; it goes for its scenario only."""
    table: tuple[TableSeat, ...] = ()
    fullscreen: bool = False
    second_language: str = ""
    """Shown under the French of the cards where their deck has it; empty for none."""
    theme: Literal["light", "dark", "contrast"] = "light"
    text_size: Literal[100, 125, 150] = 100
    """In percent."""
    typeface: Literal["atkinson", "andika"] = "atkinson"
    line_spacing: Literal[100, 115, 130] = 100
    """In percent."""
    motion: bool = True
    reveal: Literal["key", "itself"] = "key"
    """Whether the rows of a result turn over at a key only, or also one after the other."""
    effects_volume: Annotated[int, Field(ge=0, le=100)] = 50
    timer_volume: Annotated[int, Field(ge=0, le=100)] = 0
    timers: Literal["normal", "longer", "double", "none"] = "normal"
    """How long the timers of the next workshop are: as written, half as long again, twice, none."""
    voice: Literal["off", "on", "shown"] = "off"
    """Whether what happens is spoken; `shown` writes what would be spoken instead."""


def load_settings(path: Path) -> Settings:
    """Returns the settings; one that can't be read has its default, the others stay."""
    written = read_object(path)
    try:
        return Settings.model_validate(written)
    except ValidationError as error:
        bad = {problem["loc"][0] for problem in error.errors() if problem["loc"]}
        return Settings.model_validate({k: v for k, v in written.items() if k not in bad})


def unreadable_settings(path: Path) -> bool:
    """Returns whether there is a file of settings of which something can't be read."""
    if not path.is_file():
        return False
    written = read_object(path)
    try:
        Settings.model_validate(written)
    except ValidationError:
        return True
    return not written


def scenario_file(settings: Settings, library: Library) -> Path:
    """Returns the file of the last scenario, or of the default one when it is gone."""
    if settings.scenario and is_file(settings.scenario):
        return Path(settings.scenario)
    found = library.find(DEFAULT_SCENARIO)
    if found is None:
        raise FileNotFoundError(DEFAULT_SCENARIO)
    return found.path


def chosen_minutes(settings: Settings, path: Path) -> int | None:
    """Returns the minutes that were chosen for a scenario; None where none were."""
    return settings.minutes if settings.scenario == str(path.absolute()) else None


def save_settings(path: Path, settings: Settings) -> None:
    """Writes the settings; raises OSError."""
    write_object(path, settings.model_dump(mode="json"))
