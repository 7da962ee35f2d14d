"""The film of a round shows what the room saw, tells nothing of a ballot, and is a small file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.screen import film
from game.screen.apng import Film
from game.screen.film import FilmCamera, film_round
from game.storage.settings import Settings
from tests.screen.contrast import luminance
from tests.screen.films import Frame, chunks, frames

SIZE = (480, 270)
README = Path("README.md")
FILM = Path("docs/images/manche.png")
IMAGE = re.compile(r'<img src="(?P<src>[^"]+)" alt="(?P<alt>[^"]+)"')


@dataclass(frozen=True)
class Seen:
    """One moment as the room saw it when it was filmed."""

    scene: str
    text: str
    picture: pygame.Surface
    stays_ms: int


def filmed(patch: pytest.MonkeyPatch, **changes: Any) -> tuple[Film, list[Seen]]:
    """Films a round; returns the film and what was on the screen at each frame."""
    seen: list[Seen] = []
    expose = FilmCamera._expose

    def watched(camera: FilmCamera, milliseconds: int) -> None:
        picture, text = camera.windows.public().copy(), plain(camera.app.current_tree().text())
        seen.append(Seen(type(camera.app.scene).__name__, text, picture, milliseconds))
        expose(camera, milliseconds)

    for name, value in changes.items():
        patch.setattr(film, name, value)
    patch.setattr(FilmCamera, "_expose", watched)
    return film_round(SIZE, Settings()), seen


def plain(text: str) -> str:
    """Returns a text with plain spaces for those that do not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture(scope="module")
def usual() -> tuple[bytes, list[Seen]]:
    with pytest.MonkeyPatch.context() as patch:
        made, seen = filmed(patch)
    return made.as_bytes(), seen


@pytest.fixture(scope="module")
def shown(usual: tuple[bytes, list[Seen]]) -> list[Frame]:
    return list(frames(usual[0]))


def pixels(picture: pygame.Surface) -> bytes:
    return pygame.image.tobytes(picture, "RGB")


def test_every_step_of_a_round_is_seen(usual: tuple[bytes, list[Seen]]) -> None:
    _, seen = usual
    assert [scene for scene, _ in groupby(one.scene for one in seen)] == [
        "SearchScene",
        "ChoiceScene",
        "InterviewScene",
        "VoteIntroScene",
        "SecretScene",
        "RevealScene",
        "BetweenScene",
        "QuestionScene",
        "MapScene",
    ]
    held = "\n".join(one.text for one in seen if one.stays_ms >= 500)
    for said in (
        "Ces 3 cartes comptent pour tous",
        "Albatros, choisissez votre métier",
        "Tout le monde a choisi",
        "Merci, Albatros",
        "0 sur 4 ont voté",
        "3 sur 4 ont voté",
        "4 sur 4 ont voté",
        "Qui a convaincu ?",
        "Cet argument a convaincu",
        "La carte de notre atelier",
    ):
        assert said in held, said


def test_cards_turn_and_pawns_move_in_it(usual: tuple[bytes, list[Seen]]) -> None:
    moving = {one.scene for one in usual[1] if one.stays_ms == film.FRAME_MS}
    assert moving == {"SearchScene", "ChoiceScene", "RevealScene", "BetweenScene"}


def test_the_time_of_an_interview_runs_down(usual: tuple[bytes, list[Seen]]) -> None:
    times = [int(one.text.split("0:")[1][:2]) for one in usual[1] if "Merci, Albatros" in one.text]
    assert times[0] > 55
    assert times[-1] < 10
    assert times == sorted(times, reverse=True)


def test_the_file_says_how_many_frames_it_has_and_where_each_belongs(
    usual: tuple[bytes, list[Seen]], shown: list[Frame]
) -> None:
    found = chunks(usual[0])
    kinds = [kind for kind, _ in found]
    assert kinds[:6] == [b"IHDR", b"acTL", b"PLTE", b"tRNS", b"fcTL", b"IDAT"]
    assert kinds[6:-1] == [b"fcTL", b"fdAT"] * (len(shown) - 1)
    assert kinds[-1] == b"IEND"
    told, plays = (int.from_bytes(found[1][1][i : i + 4]) for i in (0, 4))
    assert (told, plays) == (len(shown), 0)
    numbers = [int.from_bytes(data[:4]) for kind, data in found if kind[:1] == b"f"]
    assert numbers == list(range(2 * len(shown) - 1))
    whole = pygame.Rect(0, 0, *SIZE)
    assert shown[0].area == whole
    assert all(whole.contains(frame.area) and frame.area.w for frame in shown)


def test_the_film_shows_what_the_room_saw_for_as_long(
    usual: tuple[bytes, list[Seen]], shown: list[Frame]
) -> None:
    expected = [list(same) for _, same in groupby(usual[1], key=lambda one: pixels(one.picture))]
    assert [sum(one.stays_ms for one in same) for same in expected] == [
        round(frame.stays_ms) for frame in shown
    ]
    for same, frame in zip(expected, shown, strict=True):
        far = 24 if same[0].stays_ms > film.FRAME_MS else 48
        assert furthest(same[0].picture, frame.picture) <= far


def furthest(one: pygame.Surface, other: pygame.Surface) -> int:
    """Returns by how much a channel of two pictures differs at most."""
    most = 0
    for first, second in ((one, other), (other, one)):
        left = first.convert(24)
        left.blit(second.convert(24), (0, 0), special_flags=pygame.BLEND_RGB_SUB)
        most = max(most, *set(pixels(left)))
    return most


def test_the_film_is_short_and_its_movement_is_smooth(shown: list[Frame]) -> None:
    assert 20 <= sum(frame.stays_ms for frame in shown) / 1000 <= 31
    assert 1000 / film.FRAME_MS >= 15
    assert all(frame.stays_ms >= film.FRAME_MS for frame in shown)


def test_the_film_never_flashes(shown: Sequence[Frame]) -> None:
    turns, at_s, before, way = [], 0.0, None, 0
    for frame in shown:
        light = luminance(pygame.transform.average_color(frame.picture)[:3])
        step = 0 if before is None or abs(light - before) < 0.1 else 1 if light > before else -1
        if step and step != way:
            turns.append(at_s)
            way = step
        before, at_s = light, at_s + frame.stays_ms / 1000
    assert len(turns) >= 4
    assert all(sum(at <= turn < at + 1 for turn in turns) <= 3 for at in turns)


def test_the_same_round_is_the_same_file(usual: tuple[bytes, list[Seen]]) -> None:
    assert film_round(SIZE, Settings()).as_bytes() == usual[0]


def test_other_ballots_are_the_same_film_until_the_result(
    usual: tuple[bytes, list[Seen]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, other = filmed(monkeypatch, BALLOTS=(3, 3, 0, 3))
    pairs = list(zip(usual[1], other, strict=False))
    results = [n for n, (one, _) in enumerate(pairs) if one.scene == "RevealScene"]
    assert "Qui a convaincu ?" in pairs[results[0]][0].text
    for one, two in pairs[: results[0] + 1]:
        assert (one.text, pixels(one.picture)) == (two.text, pixels(two.picture))
    one, two = pairs[results[-1]]
    assert one.text != two.text


def test_the_readme_s_film_is_light_and_says_what_it_shows() -> None:
    page = README.read_text(encoding="utf-8")
    (image,) = (found for found in IMAGE.finditer(page) if found["src"] == FILM.as_posix())
    assert 60 < len(image["alt"]) < 300
    still = re.search(r'prefers-reduced-motion: reduce\)" srcset="([^"]+)"', page)
    assert still is not None
    assert b"acTL" not in Path(still[1]).read_bytes()
    data = FILM.read_bytes()
    assert len(data) < 1_500_000
    assert len(list(frames(data))) > 60
    assert pygame.image.load(FILM).get_size() == (960, 540)
