"""The settings are conveniences: whatever is wrong with them, the room can play."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import Kind
from game.storage.files import MOST_BYTES, read_object
from game.storage.settings import Settings, TableSeat, load_settings, save_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_the_settings_have_their_defaults(path: Path) -> None:
    assert load_settings(path) == Settings()
    assert Settings().language == "fr"


def test_settings_come_back_as_they_were(path: Path) -> None:
    table = (TableSeat(pseudonym="Élan"), TableSeat(pseudonym="Lynx", kind=Kind.TEAM, members=3))
    kept = Settings(language="en", scenario="/a b/é.yaml", minutes=45, table=table, fullscreen=True)
    save_settings(path, kept)
    assert load_settings(path) == kept


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"7",
        b"\xff\xfe\x00",
        b'{"minutes":"many"}',
        b'{"minutes":Infinity}',
        b'{"minutes":' + b"9" * 5000 + b"}",
        b'{"table":[{"pseudonym":7}]}',
        b'{"table":[{"pseudonym":"\\ud800"}]}',
        b'{"table":[{"pseudonym":"a","kind":"king"}]}',
        b'{"table":{"0":1}}',
        b'{"language":["fr"]}',
        b'{"format":{}}',
        b"[" * 100_000,
    ],
    ids=range(16),
)
def test_broken_settings_are_settings_that_can_be_saved_again(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings = load_settings(path)
    save_settings(path, settings)
    assert load_settings(path) == settings


@given(content=st.binary(max_size=200))
def test_whatever_the_bytes_are_loading_never_fails(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "hostile.json"
    path.write_bytes(content)
    load_settings(path)


def test_a_key_of_a_newer_version_is_ignored(path: Path) -> None:
    path.write_text('{"format":9,"language":"en","theme":"dark"}')
    assert load_settings(path).language == "en"


def test_a_folder_or_a_giant_in_the_place_of_the_file_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert read_object(tmp_path / "folder") == {}
    with (tmp_path / "giant").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert read_object(tmp_path / "giant") == {}
