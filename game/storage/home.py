"""The folder where a machine, or a USB key, keeps its workshops, its own decks and its settings."""

import secrets
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from game.storage.ballots import BallotFile
from game.storage.journal import JournalContent, JournalFile, read_journal

JOURNAL = "journal.jsonl"
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Home:
    """A home folder and what stands where in it."""

    root: Path

    @property
    def workshops(self) -> Path:
        return self.root / "workshops"

    @property
    def decks(self) -> Path:
        return self.root / "decks"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def keys(self) -> Path:
        """The file that changes the keys; most homes have none."""
        return self.root / "keys.yaml"

    @property
    def machine(self) -> Path:
        """What was measured on the machines where this home was opened."""
        return self.root / "machine.json"

    def prepare(self) -> None:
        """Makes the folders that are missing, and tries to write; raises OSError."""
        for folder in (self.workshops, self.decks):
            folder.mkdir(parents=True, exist_ok=True)
        probe = self.root / f".probe-{secrets.token_hex(4)}"
        probe.touch()
        probe.unlink()

    def folders(self) -> list[Path]:
        """Returns the folders of the workshops, the newest first."""
        if not self.workshops.is_dir():
            return []
        found = (path for path in self.workshops.iterdir() if (path / JOURNAL).is_file())
        return sorted(found, key=lambda path: path.name, reverse=True)

    def new_folder(self, now: datetime) -> Path:
        """Makes the folder of a new workshop, named by its day and hour; raises OSError."""
        token = "".join(secrets.choice(_ALPHABET) for _ in range(4))
        folder = self.workshops / f"{now:%Y-%m-%d-%Hh%M}-{token}"
        folder.mkdir(parents=True)
        return folder


def default_home() -> Home:
    """Returns the home of this user on this machine."""
    return Home(Path(user_data_path("atouts", appauthor=False)))


def delete_workshop(folder: Path) -> None:
    """Deletes a workshop and everything that was made from it; raises OSError.

    A folder that holds no journal is not a workshop, and is left alone.
    """
    if (folder / JOURNAL).is_file():
        BallotFile(folder).clear()
        shutil.rmtree(folder)


@dataclass(slots=True)
class OpenFolder:
    """A workshop's folder while it is played."""

    path: Path
    journal: JournalFile
    ballots: BallotFile

    def close(self) -> None:
        self.journal.close()
        self.ballots.close()


def create(folder: Path, header: dict[str, Any]) -> OpenFolder:
    """Begins the journal of a new workshop; raises OSError."""
    return OpenFolder(folder, JournalFile.create(folder / JOURNAL, header), BallotFile(folder))


def read(folder: Path) -> JournalContent:
    """Returns what a workshop's journal holds; raises JournalError, OSError."""
    return read_journal(folder / JOURNAL)


def resume(folder: Path) -> tuple[JournalContent, OpenFolder]:
    """Opens a workshop to go on with it.

    Raises JournalError, OSError, and BlockingIOError when another window has it open.
    """
    content, journal = JournalFile.resume(folder / JOURNAL)
    return content, OpenFolder(folder, journal, BallotFile(folder))
