"""What the machine remembers from one workshop to the next: pseudonyms, never names."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from game.rules import Kind
from game.storage.files import read_object, write_object


class TableSeat(BaseModel):
    """A seat of the last table."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    pseudonym: str
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
    table: tuple[TableSeat, ...] = ()
    fullscreen: bool = False


def load_settings(path: Path) -> Settings:
    """Returns the settings, or the defaults where there are none that can be read."""
    try:
        return Settings.model_validate(read_object(path))
    except ValidationError:
        return Settings()


def save_settings(path: Path, settings: Settings) -> None:
    """Writes the settings; raises OSError."""
    write_object(path, settings.model_dump(mode="json"))
