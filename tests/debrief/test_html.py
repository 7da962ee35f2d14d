"""The sheet to print: complete, closed to the outside, and safe whatever was written."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.content.models import Kit
from game.debrief.html import sheet_html
from game.i18n import Words, languages
from game.i18n.catalogues import extracted
from game.i18n.typography import bound
from game.rules import Kind
from tests.debrief.games import kit_of, played

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "'-alert(1)-'",
    "</title><script>",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{seat}",
    "&lt;b&gt;",
    "<!-- ",
    "]]>",
    "<style>*{display:none}</style>",
    "<iframe src=//x>",
    "javascript:alert(1)",
    "=1+1",
    "\u202eabc",
]


class _Page(HTMLParser):
    """Collects tags and attributes: what a page can do."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self._quiet = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._quiet = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._quiet = self._quiet and tag not in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.text.append(data)


def _read(page: str) -> _Page:
    parsed = _Page()
    parsed.feed(page)
    return parsed


def _hostile(kit: Kit, payload: str) -> Kit:
    """Returns a kit with a payload in every text that an author writes."""
    skills = tuple(c.model_copy(update={"name": f"{payload}{c.number}"}) for c in kit.skills)
    jobs = tuple(c.model_copy(update={"name": f"{payload}{c.number}"}) for c in kit.jobs)
    phases = tuple(
        p.model_copy(update={"questions": (payload,), "starter": payload})
        for p in kit.scenario.debriefing
    )
    framework = kit.framework.model_copy(
        update={
            "title": payload,
            "source": payload,
            "dimensions": tuple(
                d.model_copy(update={"name": payload, "keywords": payload})
                for d in kit.framework.dimensions
            ),
        }
    )
    scenario = kit.scenario.model_copy(update={"title": payload, "debriefing": phases})
    decks = tuple(d.model_copy(update={"title": payload}) for d in kit.decks)
    changes = {"skills": skills, "jobs": jobs, "framework": framework, "scenario": scenario}
    return kit.model_copy(update={**changes, "decks": decks})


def test_the_page_runs_nothing_and_asks_nothing_of_the_network(tmp_path: Path) -> None:
    page = sheet_html(played(tmp_path))
    parsed = _read(page)
    assert "script" not in parsed.tags
    assert not [tag for tag in parsed.tags if tag in ("link", "iframe", "img", "object", "a")]
    assert not [name for name, _ in parsed.attributes if name.startswith("on")]
    assert not re.search(r"https?://|//[a-z]", re.sub(r"base64,[^)]*", "", page))
    assert "default-src 'none'" in page


def test_the_map_comes_first_then_questions_then_people_then_the_rounds(tmp_path: Path) -> None:
    page = sheet_html(played(tmp_path))
    order = [page.index(title) for title in (
        "La carte de notre atelier", "Questions pour continuer", "Pour chacun de nous",
        "Annexe : les manches".replace(" :", "\u00a0:"),
    )]  # fmt: skip
    assert order == sorted(order)


def test_the_page_says_its_language_and_its_title(tmp_path: Path) -> None:
    page = sheet_html(played(tmp_path))
    assert '<html lang="fr">' in page
    assert "<title>Notre atelier – jeudi 15 janvier 2026</title>" in page


def test_every_seat_has_a_line_of_blanks_in_the_order_of_the_table(tmp_path: Path) -> None:
    sheet = played(tmp_path, players=12, rounds=1)
    page = sheet_html(sheet)
    table = page[page.index('<table class="seats">') :]
    table = table[: table.index("</table>")]
    names = re.findall(r'<th scope="row">([^<]+)</th><td></td><td></td><td></td>', table)
    assert names == [seat.pseudonym for seat in sheet.state.seats.values()]


def test_skills_that_were_never_worked_are_named_in_words_and_never_counted(
    tmp_path: Path,
) -> None:
    sheet = played(tmp_path, rounds=1, players=3)
    page = sheet_html(sheet)
    assert page.count("Pas travaillé aujourd’hui\u00a0:") == 3
    for dimension in sheet.kit.framework.dimensions:
        for name in sheet.unworked(dimension.id):
            assert name in page


def test_no_zero_stands_beside_a_name_and_no_points_are_printed(tmp_path: Path) -> None:
    text = "\n".join(_read(sheet_html(played(tmp_path))).text)
    for line in text.splitlines():
        assert not re.search(r"\b0\b", line), line
    assert "point" not in text.replace("Un seul point", "").replace("seul point", "")


def test_the_annex_names_what_convinced_and_never_who_received_how_little(tmp_path: Path) -> None:
    sheet = played(tmp_path)
    page = sheet_html(sheet)
    annex = page[page.index("Annexe") :]
    assert annex.count("Ce qui a convaincu") == len([r for r in sheet.facts.rounds if r.winners])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_an_author_writes_stays_text(tmp_path: Path, payload: str) -> None:
    plain = played(tmp_path / "a", _hostile(kit_of(), "x"), players=3, rounds=2)
    harmless = _read(sheet_html(plain))
    sheet = played(tmp_path / "b", _hostile(kit_of(), payload), players=3, rounds=2)
    hostile = _read(sheet_html(sheet))
    assert hostile.tags == harmless.tags
    assert [n for n, _ in hostile.attributes] == [n for n, _ in harmless.attributes]
    assert payload.replace(" !", "\u00a0!") in "".join(hostile.text)


def test_names_and_places_are_escaped_too(tmp_path: Path) -> None:
    from dataclasses import replace

    sheet = played(tmp_path, players=3, rounds=1)
    payload = "<b onclick=x>"
    occasion = replace(sheet.occasion, place=payload, structure=payload, facilitator=payload)
    page = sheet_html(replace(sheet, occasion=occasion))
    assert "<b onclick" not in page
    assert page.count("&lt;b onclick=x&gt;") == 3


@pytest.mark.parametrize(
    ("language", "title", "day"),
    [
        ("fr", "Notre atelier", "jeudi 15 janvier 2026"),
        ("en", "Our workshop", "Thursday 15 January 2026"),
        ("it", "Il nostro laboratorio", "giovedì 15 gennaio 2026"),
        ("nl", "Onze workshop", "donderdag 15 januari 2026"),
    ],
)
def test_the_page_speaks_the_language_of_the_workshop(
    tmp_path: Path, language: str, title: str, day: str
) -> None:
    page = sheet_html(played(tmp_path, players=3, rounds=1, language=language))
    assert f'<html lang="{language}">' in page
    assert f"<h1>{title}</h1>" in page
    assert f"{title} – {day}" in page


@pytest.mark.parametrize("language", languages())
def test_the_page_says_nothing_in_another_language(tmp_path: Path, language: str) -> None:
    kit = kit_of()
    page = unescape(sheet_html(played(tmp_path, kit, players=3, rounds=1, language=language)))
    written = kit.model_dump_json()
    own = {bound(Words(language).say(message)) for message in _sheet_messages()}
    others = [Words(other) for other in languages() if other != language]
    foreign = {bound(words.say(message)) for words in others for message in _sheet_messages()}
    assert [said for said in foreign - own if f">{said}<" in page and said not in written] == []
    assert sum(f">{said}<" in page for said in own) > 8


def _sheet_messages() -> list[str]:
    """Returns the messages of the page that have no blanks."""
    known = [m for m in extracted() if any("sheet.html" in place for place, _ in m.locations)]
    return [m.id for m in known if isinstance(m.id, str) and "{" not in m.id]


def test_a_cooperative_game_says_what_was_heard(tmp_path: Path) -> None:
    page = sheet_html(played(tmp_path, kit_of(rules={"cooperative": True}), players=3, rounds=2))
    assert "Un exemple concret a été entendu pour\u00a0:" in page
    assert "Ce qui a convaincu" not in page


def test_the_page_says_with_which_jobs_a_card_was_well_illustrated_and_names_nobody(
    tmp_path: Path,
) -> None:
    sheet = played(tmp_path)
    page = bound_free(sheet_html(sheet))
    told = {k: jobs for r in sheet.facts.rounds for k, jobs in r.illustrated.items()}
    assert told
    names = {card.id: card.name for card in sheet.kit.jobs}
    pseudonyms = [s.pseudonym for s in sheet.state.seats.values()]
    for line in re.findall(r"Bien illustré :(.*?)<", page):
        assert any(names[job] in unescape(line) for jobs in told.values() for job in jobs)
        assert not any(name in line for name in pseudonyms)
    plain = kit_of("equipe-pro", {"cooperative": True})
    assert "Bien illustré" not in sheet_html(played(tmp_path / "together", plain))


def bound_free(page: str) -> str:
    """Returns a page with plain spaces."""
    return page.replace("\u00a0", " ")


def test_observers_have_no_line_on_the_sheet(tmp_path: Path) -> None:
    sheet = played(tmp_path, players=3, rounds=1)
    assert all(seat.kind is not Kind.OBSERVER for seat in sheet.state.seats.values())
    assert sheet_html(sheet).count("<td></td><td></td><td></td>") == 3
