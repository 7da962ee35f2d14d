"""A file is the old one or the new one, never half of one."""

import errno
import os
from pathlib import Path

import pytest

from game.storage.files import read_object, write_object, write_whole


def failing(*_: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    path = tmp_path / "people.json"
    write_whole(path, "old")
    owner = os if moment == "fsync" else Path
    monkeypatch.setattr(owner, moment, failing)
    with pytest.raises(OSError, match="Input/output"):
        write_whole(path, "new and secret")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["people.json"]


def test_the_new_content_is_on_the_disk_before_it_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheet.json"
    write_whole(path, "old")
    seen: list[str] = []
    real = os.fsync

    def fsync(number: int) -> None:
        real(number)
        seen.append(path.read_text())

    monkeypatch.setattr(os, "fsync", fsync)
    write_whole(path, "new")
    assert seen == ["old"]
    assert path.read_text() == "new"


def test_a_file_has_the_same_bytes_on_every_system(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", "é\r\nb\n")
    assert (tmp_path / "a").read_bytes() == "é\r\nb\n".encode()


def test_a_draft_that_a_power_cut_left_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / ".a.new").write_text("half a na")
    write_whole(tmp_path / "a", "new")
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_an_object_comes_back_as_it_was_and_a_person_can_read_it(tmp_path: Path) -> None:
    write_object(tmp_path / "a", {"place": "Liège"})
    assert read_object(tmp_path / "a") == {"place": "Liège"}
    assert "Liège" in (tmp_path / "a").read_text(encoding="utf-8")
