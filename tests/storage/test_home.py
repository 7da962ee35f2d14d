"""The home folder: its workshops in order, only workshops deleted, and a disk that says no."""

import errno
import os
import re
from datetime import datetime
from pathlib import Path

import pytest

from game.rules import voter_of
from game.storage import home as module
from game.storage.ballots import NAME as BALLOTS
from game.storage.home import (
    JOURNAL,
    Home,
    create,
    default_home,
    delete_workshop,
    read,
    resume,
)
from game.storage.journal import JournalError
from tests.storage.samples import HEADER, small_journal
from tests.support import seat

DATA, LINES = small_journal()
NOON = datetime(2026, 1, 15, 12, 5)  # noqa: DTZ001 -- the room's own clock


def workshop(home: Home, name: str) -> Path:
    folder = home.workshops / name
    folder.mkdir(parents=True)
    (folder / JOURNAL).write_bytes(DATA)
    return folder


def test_workshops_are_listed_the_newest_first(home: Path) -> None:
    here = Home(home)
    names = ["2025-12-31-23h59-zzzz", "2026-01-15-09h00-bbbb", "2026-01-15-14h30-aaaa"]
    for name in (names[1], names[2], names[0]):
        workshop(here, name)
    assert [folder.name for folder in here.folders()] == names[::-1]


def test_only_a_folder_with_a_journal_is_listed(home: Path) -> None:
    here = Home(home)
    here.prepare()
    real = workshop(here, "2026-01-15-09h00-bbbb")
    (here.workshops / "holiday").mkdir()
    (here.workshops / "notes.txt").write_text("x")
    (here.workshops / "odd").mkdir()
    (here.workshops / "odd" / JOURNAL).mkdir()
    assert here.folders() == [real]


def test_a_home_that_is_not_there_yet_has_no_workshops(home: Path) -> None:
    assert Home(home).folders() == []


def test_a_home_is_prepared_and_nothing_is_left_of_the_trial(home: Path) -> None:
    Home(home).prepare()
    Home(home).prepare()
    assert sorted(path.name for path in home.iterdir()) == ["decks", "workshops"]


@pytest.mark.parametrize("taken", ["", "workshops", "decks"])
def test_a_home_that_can_not_be_made_is_an_error_of_the_disk(home: Path, taken: str) -> None:
    blocked = home / taken
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("a file stands here")
    with pytest.raises(OSError, match=r"exists|Not a directory"):
        Home(home).prepare()


def test_a_home_that_can_not_be_written_is_an_error_of_the_disk(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Home(home).prepare()

    def touch(_: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "touch", touch)
    with pytest.raises(OSError, match="Read-only"):
        Home(home).prepare()


def test_a_new_workshop_is_named_by_its_day_and_hour(home: Path) -> None:
    here = Home(home)
    names = {here.new_folder(NOON).name for _ in range(20)}
    assert len(names) == 20
    assert all(re.fullmatch(r"2026-01-15-12h05-[a-z2-9]{4}", name) for name in names)


def test_a_machine_has_one_home_for_each_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "user_data_path", lambda *_, **__: tmp_path / "atouts")
    assert default_home() == Home(tmp_path / "atouts")


# --- delete --------------------------------------------------------------------------------


def test_a_deleted_workshop_is_gone_with_everything_made_from_it(home: Path) -> None:
    folder = workshop(Home(home), "2026-01-15-09h00-bbbb")
    other = workshop(Home(home), "2026-01-16-09h00-cccc")
    for name in ("people.json", "sheet.html", "sheet.json"):
        (folder / name).write_text("x")
    delete_workshop(folder)
    assert not folder.exists()
    assert (other / JOURNAL).read_bytes() == DATA


def test_the_ballots_of_a_deleted_workshop_are_overwritten_first(home: Path) -> None:
    folder = workshop(Home(home), "2026-01-15-09h00-bbbb")
    (folder / BALLOTS).write_text('{"voter":"s1","candidates":["s2"]}')
    os.link(folder / BALLOTS, home / "undeleted")
    delete_workshop(folder)
    assert set((home / "undeleted").read_bytes()) == {0}


@pytest.mark.parametrize("name", ["holiday", "missing"])
def test_a_folder_that_is_no_workshop_is_never_deleted(home: Path, name: str) -> None:
    holiday = home / "holiday"
    holiday.mkdir(parents=True)
    (holiday / "beach.jpg").write_text("x")
    delete_workshop(home / name)
    assert (holiday / "beach.jpg").exists()


# --- open ----------------------------------------------------------------------------------


def test_a_folder_is_begun_closed_and_taken_up_again(tmp_path: Path) -> None:
    opened = create(tmp_path, HEADER)
    opened.journal.append(LINES[:3])
    opened.ballots.put(3, voter_of(seat(1)), (seat(2),))
    opened.close()
    content, again = resume(tmp_path)
    assert content.lines == LINES[:3]
    assert again.ballots.load(3) == {voter_of(seat(1)): (seat(2),)}
    again.journal.append(LINES[3:])
    again.close()
    assert read(tmp_path).lines == LINES


def test_a_folder_that_is_open_can_be_read_but_not_taken_up(tmp_path: Path) -> None:
    opened = create(tmp_path, HEADER)
    assert read(tmp_path).header == HEADER
    with pytest.raises(BlockingIOError):
        resume(tmp_path)
    opened.close()


def test_a_folder_with_a_workshop_is_not_begun_again(tmp_path: Path) -> None:
    create(tmp_path, HEADER).close()
    with pytest.raises(FileExistsError):
        create(tmp_path, HEADER)


def test_what_can_not_be_taken_up_can_be_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    (folder / JOURNAL).write_bytes(b"")
    with pytest.raises(JournalError, match="no_header"):
        resume(folder)
    delete_workshop(folder)
    assert not folder.exists()
