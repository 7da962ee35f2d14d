"""The presenter's window: what the facilitator knows, does and never learns on it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pygame
import pytest

from game.rules import (
    FACILITATOR,
    CastBallot,
    ForceNext,
    OpenDebriefing,
    OpenVote,
    Pause,
    SeatId,
    SetAway,
    Step,
    VoteMethod,
    next_command,
    view,
    voter_of,
)
from game.screen.presenter.layout import NOTES, picture_box
from game.screen.presenter.view import notes
from game.screen.presenter.window import STOP
from game.screen.semantics import Node
from game.workshop.bots import Bots
from game.workshop.clock import SteppedClock
from tests.screen.boxes import problems, texts
from tests.screen.contrast import background, colours, ratio
from tests.screen.pilot import Pilot, shipped_kit, table, with_rules
from tests.screen.pseudo import PseudoWords
from tests.screen.tour import Tour

SIZES = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))
NOON = datetime(2026, 1, 15, 14, 32).astimezone()


class Window:
    """A window of pygame's, as a click names it."""

    def __init__(self, pilot: Pilot) -> None:
        self.pilot = pilot

    def get_surface(self) -> object:
        return self.pilot.windows.private()


def presenting(
    home: Path, seats: int = 6, size: tuple[int, int] = (1280, 720), language: str = "fr"
) -> Pilot:
    spoken = "fr" if language == "pseudo" else language
    pilot = Pilot(home, size, language=spoken, private=True, settings=table(seats))
    if language == "pseudo":
        pilot.app.words = PseudoWords()
    pilot.app.today = lambda: NOON  # type: ignore[method-assign]
    return pilot


def started(home: Path, seats: int = 6, size: tuple[int, int] = (1280, 720)) -> Pilot:
    """A game whose first round is about to begin, with a clock that stands still."""
    pilot = presenting(home, seats, size)
    pilot.begin(shipped_kit())
    assert pilot.app.sitting is not None
    pilot.app.sitting.workshop.clock = SteppedClock()
    pilot.press("return")
    while pilot.state.step is not Step.SEARCH:
        pilot.press("space")
    return pilot


def to(pilot: Pilot, step: Step) -> Pilot:
    """Goes on until a step has come: bots choose, a vote is closed with what was given."""
    bots = Bots(pilot.app.chance)
    for _ in range(100):
        if pilot.state.step is step:
            return pilot
        forced = ForceNext() if pilot.state.step is Step.VOTE else None
        do(pilot, forced or bots.command(pilot.state) or next_command(pilot.state))
    raise AssertionError(f"{step} never came")


def do(pilot: Pilot, *commands: object) -> None:
    assert pilot.app.sitting is not None
    for command in commands:
        pilot.app.sitting.workshop.dispatch(command)  # type: ignore[arg-type]
    pilot.app.follow()
    pilot.tick()


def advance(pilot: Pilot, seconds: float) -> None:
    assert pilot.app.sitting is not None
    clock = pilot.app.sitting.workshop.clock
    assert isinstance(clock, SteppedClock)
    clock.advance(seconds)
    pilot.wait(2)


def click(pilot: Pilot, node_id: str) -> None:
    node = pilot.hidden_tree()._top_layer().find(node_id)
    assert node is not None, f"{node_id} is not there:\n{pilot.hidden_tree().text()}"
    pilot.click_at(*node.box.center, window=Window(pilot))


def said(pilot: Pilot) -> str:
    return pilot.hidden_tree().text()


def part(pilot: Pilot, node_id: str) -> Node:
    node = pilot.hidden_tree().find(node_id)
    assert node is not None
    return node


# --- it fits, everywhere -----------------------------------------------------------------


def measured(pilot: Pilot, sizes: tuple[tuple[int, int], ...] = SIZES) -> Iterator[str]:
    for size in sizes:
        pilot.windows.resize(size)
        pilot.windows._private = pygame.Surface(size)
        stage = pilot.app.stage(pilot.windows.private())
        if pilot.app.scene.private_tree(stage) is not None and not pilot.app.dialogs:
            continue
        for problem in problems(pilot.hidden_tree(), stage, presenter=True):
            yield f"{size[0]}x{size[1]}: {problem}"


CASES = [(language, 12, "equipe-pro") for language in ("fr", "nl", "it", "pseudo")]


@pytest.mark.parametrize(
    ("language", "seats", "scenario"), [*CASES, ("pseudo", 6, "decouverte"), ("nl", 3, "express")]
)
def test_every_phase_fits(home: Path, language: str, seats: int, scenario: str) -> None:
    pilot = presenting(home, seats, language=language)
    tour = Tour(pilot, shipped_kit(scenario), 1, long_names=seats == 12)
    assert [f"{step}: {p}" for step in tour.all() for p in measured(pilot)] == []


def test_every_phase_fits_in_large_letters_with_wide_lines(home: Path) -> None:
    pilot = presenting(home, 12)
    settings = {"text_size": 150, "line_spacing": 130, "typeface": "andika"}
    pilot.app.remember(pilot.app.settings.model_copy(update=settings))
    tour = Tour(pilot, shipped_kit("equipe-pro"), 1, long_names=True)
    assert [f"{step}: {p}" for step in tour.all() for p in measured(pilot, SIZES[:2])] == []


def test_the_longest_notes_go_to_pages_and_lose_nothing(home: Path) -> None:
    kit = shipped_kit()
    long = tuple(f"{n}. {'Laissez chaque personne finir sa phrase. ' * 4}"[:158] for n in range(8))
    told = kit.scenario.notes.model_copy(update={"search": long})
    pilot = presenting(home, size=(1024, 768))
    scenario = kit.scenario.model_copy(update={"notes": told})
    pilot.begin(kit.model_copy(update={"scenario": scenario}))
    pilot.press("return", "j")
    seen: set[str] = set()
    shown = 0
    while len(seen) < len(long):
        seen |= {note for note in long if note in said(pilot)}
        assert list(measured(pilot, ((1024, 768),))) == []
        click(pilot, NOTES) if shown % 2 else pilot.press("f4")
        shown += 1
        assert shown < 9
    assert shown > 1


def test_every_shipped_note_is_shown_whole(home: Path) -> None:
    for scenario in ("decouverte", "equipe-pro", "express"):
        pilot = presenting(home / scenario, size=(1024, 768))
        for _ in Tour(pilot, shipped_kit(scenario)).all():
            stage = pilot.app.stage(pilot.windows.private())
            taken = pilot.app.scene.private_tree(stage) is not None
            if not taken and not pilot.app.dialogs:
                tree = pilot.hidden_tree()
                assert all(note in tree.text() for note in notes(pilot.app))
                assert tree.find(NOTES) is None


# --- what it says ------------------------------------------------------------------------


def test_the_notes_and_what_comes_next_follow_the_phase(home: Path) -> None:
    pilot = started(home)
    assert "Lisez les cartes à voix haute" in said(pilot)
    assert part(pilot, "coming").name == "Carte 1 sur 3"
    to(pilot, Step.INTERVIEW)
    assert "Remerciez chaque personne" in said(pilot)
    to(pilot, Step.VOTE)
    assert part(pilot, "coming").name == "Résultat"
    assert "On vote pour un argument" in said(pilot)


def test_the_hour_of_the_wall_is_shown_and_goes_on(home: Path) -> None:
    pilot = started(home)
    pilot.wait(60)
    shown = pilot.windows.shown
    assert part(pilot, "clock").name == "14:32"
    pilot.app.today = lambda: NOON.replace(minute=33)  # type: ignore[method-assign]
    pilot.tick()
    assert pilot.windows.shown == shown + 1
    assert part(pilot, "clock").name == "14:33"


def test_who_is_away_and_who_speaks_are_said_in_the_order_of_speaking(home: Path) -> None:
    pilot = started(home)
    to(pilot, Step.INTERVIEW)
    pilot.press("space", "space")
    order = pilot.state.interviews.order
    assert pilot.state.interviews.speaker == order[0]
    do(pilot, SetAway(order[3]))
    lines = [n for n in pilot.hidden_tree().walk() if n.id.startswith("seat-")]
    assert [line.id for line in lines] == [f"seat-{seat}" for seat in order]
    assert lines[0].value == "parle"
    assert lines[3].value == "absent"
    assert part(pilot, "time").name == "1:00"


def test_the_timer_is_the_one_of_the_room(home: Path) -> None:
    pilot = started(home)
    to(pilot, Step.INTERVIEW)
    advance(pilot, 12)
    assert pilot.app.sitting is not None
    if pilot.app.sitting.workshop.timer is not None:
        room = pilot.tree().find("timer")
        assert room is not None
        assert part(pilot, "time").name == room.name


# --- what it never says ------------------------------------------------------------------


def voting(home: Path, method: VoteMethod, choices: tuple[int, ...]) -> Pilot:
    """A game with three ballots, each for a candidate by its place among those that may be."""
    pilot = started(home)
    to(pilot, Step.VOTE)
    do(pilot, OpenVote(method))
    vote = pilot.state.open_vote()
    for seat, choice in zip(pilot.state.present_players, choices, strict=False):
        others = [c for c in vote.candidates if c != seat.id]
        do(pilot, CastBallot(voter_of(seat.id), (others[choice],)))
    pilot.wait(10)
    return pilot


def test_two_secret_votes_with_the_same_turnout_look_the_same(home: Path) -> None:
    one = voting(home / "a", VoteMethod.SECRET, (0, 1, 2))
    other = voting(home / "b", VoteMethod.SECRET, (1, 0, 0))
    assert one.state.open_vote().ballots != other.state.open_vote().ballots
    assert one.hidden_tree() == other.hidden_tree()
    assert one.private_picture() == other.private_picture()
    assert "3 sur 6 ont voté" in said(one)
    assert not [n.value for n in one.hidden_tree().walk() if n.id.startswith("seat-") and n.value]


def test_who_has_voted_in_secret_is_no_part_of_the_picture(home: Path) -> None:
    """The order in which ballots come differs, the number does not."""
    one = voting(home / "a", VoteMethod.SECRET, ())
    other = voting(home / "b", VoteMethod.SECRET, ())
    seats = [seat.id for seat in one.state.present_players]
    for pilot, voters in ((one, seats[:2]), (other, seats[2:4])):
        for seat in voters:
            others = [c for c in pilot.state.open_vote().candidates if c != seat]
            do(pilot, CastBallot(voter_of(seat), (others[0],)))
    lines = [
        [n for n in pilot.hidden_tree().walk() if n.id.startswith("seat-") or n.id == "count"]
        for pilot in (one, other)
    ]
    assert lines[0] == lines[1]


def test_typed_counts_are_on_no_part_but_the_rooms_own_picture(home: Path) -> None:
    one, other = (voting(home / name, VoteMethod.HANDS, ()) for name in "ab")
    for pilot, count in ((one, "1"), (other, "2")):
        pilot.press(count, "return")
        pilot.wait(10)
    assert one.hidden_tree() == other.hidden_tree()
    assert "1 comptes sur 6 sont notés" in said(one)


def test_the_reveal_gives_nothing_away_before_the_room_sees_it(home: Path) -> None:
    pilots = [
        voting(home / n, VoteMethod.SECRET, c) for n, c in (("a", (0, 0, 0)), ("b", (1,) * 3))
    ]
    for pilot in pilots:
        to(pilot, Step.REVEAL)
        pilot.wait(10)
    assert pilots[0].state.closed_result() != pilots[1].state.closed_result()
    assert pilots[0].hidden_tree() == pilots[1].hidden_tree()


def test_a_vote_aloud_may_tell_who_has_voted(home: Path) -> None:
    pilot = voting(home, VoteMethod.OPEN, (0,))
    assert "1 sur 6 ont voté" in said(pilot)
    seen = view(pilot.state, FACILITATOR).vote
    assert seen is not None
    assert len(seen.said_aloud) == 1


def test_a_private_ballot_still_takes_the_window_over(home: Path) -> None:
    pilot = voting(home, VoteMethod.SECRET, ())
    assert pilot.hidden_tree().find("room") is not None
    pilot.press("space")
    assert pilot.hidden_tree().find("room") is None
    assert pilot.hidden_tree().name == "Bulletin"
    pilot.press("escape")
    assert pilot.hidden_tree().find("room") is not None
    assert "Bulletin" not in said(pilot)


def test_nothing_of_it_is_spoken(home: Path) -> None:
    pilot = started(home)
    pilot.press("v", "space", "f8")
    pilot.wait(2)
    told = " ".join(part.text for part in pilot.heard.said)
    assert told
    for text in ("Pour l’animation", "Lisez les cartes à voix haute", "Fin à", "La salle ne voit"):
        assert text in said(pilot)
        assert text not in told


# --- what can be done on it --------------------------------------------------------------


def test_the_green_button_goes_on_under_the_rooms_own_name(home: Path) -> None:
    pilot = started(home)
    assert part(pilot, "next").name == pilot.tree().find("next").name  # type: ignore[union-attr]
    click(pilot, "next")
    assert len(pilot.state.here().skills) == 1


def test_a_double_click_on_it_goes_on_once(home: Path) -> None:
    pilot = started(home)
    place = part(pilot, "next").box.center
    pilot.click_at(*place, window=Window(pilot))
    pilot.seconds -= 0.9
    pilot.click_at(*place, window=Window(pilot))
    assert len(pilot.state.here().skills) == 1


def test_pause_black_and_undo_work_on_it(home: Path) -> None:
    pilot = started(home)
    click(pilot, "next")
    click(pilot, "undo")
    assert len(pilot.state.here().skills) == 0
    click(pilot, "black")
    assert pilot.app.black
    assert not any(pilot.picture())
    click(pilot, "black")
    assert not pilot.app.black
    to(pilot, Step.INTERVIEW)
    click(pilot, "pause")
    assert pilot.state.paused
    click(pilot, "pause")
    assert not pilot.state.paused


def test_the_rooms_picture_is_clicked_as_the_room_is(home: Path) -> None:
    pilot = presenting(home)
    pilot.begin(shipped_kit())
    more = pilot.tree().find("more")
    assert more is not None
    box, (x, y) = picture_box(part(pilot, "room")), more.box.center
    before = len(pilot.state.seats)
    point = box.x + x * box.w // 1280, box.y + y * box.h // 720
    pilot.click_at(*point, window=Window(pilot))
    assert len(pilot.state.seats) == before + 1


def test_a_click_on_nothing_changes_nothing_even_while_the_room_is_black(home: Path) -> None:
    pilot = started(home)
    pilot.press("b")
    pilot.click_at(4, 700, window=Window(pilot))
    assert pilot.app.black


def test_a_question_is_read_and_answered_on_it(home: Path) -> None:
    pilot = started(home)
    pilot.press("f5")
    tree = pilot.hidden_tree()._top_layer()
    assert tree.name.startswith("Continuer sans attendre")
    assert min(look.block.size for _, look in texts(tree)) >= 720 * 0.03
    click(pilot, "force")
    assert pilot.state.step is Step.CHOICE


def test_the_room_is_seen_small_as_it_is_now(home: Path) -> None:
    pilot = started(home)
    pilot.wait(10)

    def shown() -> bytes:
        pilot.app.draw()
        hidden = pilot.windows.private()
        assert hidden is not None
        box = picture_box(part(pilot, "room"))
        return pygame.image.tobytes(hidden.subsurface(box), "RGB")

    before = shown()
    room = pygame.transform.smoothscale(
        pilot.windows.public(), picture_box(part(pilot, "room"))[2:]
    )
    assert before == pygame.image.tobytes(room, "RGB")
    pilot.press("b")
    assert not any(shown())
    pilot.press("b")
    assert shown() == before


def test_the_small_picture_moves_with_the_room(home: Path) -> None:
    pilot = started(home)
    pilot.wait(10)
    pilot.app.on(pilot.hidden_tree().find("next").intent)  # type: ignore[union-attr, arg-type]
    seen = set()
    for _ in range(200):
        pilot.seconds += 0.02
        pilot.tick()
        hidden = pilot.windows.private()
        assert hidden is not None
        box = picture_box(part(pilot, "room"))
        seen.add(pygame.image.tobytes(hidden.subsurface(box), "RGB"))
        if not pilot.app.projector.moving:
            break
    assert len(seen) > 4


# --- the debriefing ----------------------------------------------------------------------


def test_a_positive_sign_is_noted_by_a_click_and_seen_nowhere_else(home: Path) -> None:
    pilot = started(home)
    do(pilot, OpenDebriefing())
    pilot.wait(10)
    tree, picture = pilot.tree(), pilot.picture()
    assert "0 sur 6 en ont reçu un" in said(pilot)
    click(pilot, "seat-s2")
    pilot.wait(10)
    assert pilot.state.recognised == (SeatId("s2"),)
    assert "1 sur 6 en ont reçu un" in said(pilot)
    values = {n.id: n.value for n in pilot.hidden_tree().walk() if n.id.startswith("seat-")}
    assert values.pop("seat-s2") == "reçu"
    assert set(values.values()) == {"attend"}
    assert pilot.tree() == tree
    assert pilot.picture() == picture
    click(pilot, "seat-s2")
    assert not pilot.state.recognised
    pilot.press("ctrl+z")
    assert pilot.state.recognised == (SeatId("s2"),)


def test_no_sheet_holds_a_positive_sign(home: Path) -> None:
    from game.debrief.html import sheet_html
    from game.debrief.sheet import sheet_object

    pilot = started(home)
    do(pilot, OpenDebriefing())
    assert pilot.app.sitting is not None
    before = pilot.app.sitting.sheet()
    texts_before = sheet_html(before), sheet_object(before)
    click(pilot, "seat-s3")
    after = pilot.app.sitting.sheet()
    assert pilot.state.recognised
    assert (sheet_html(after), sheet_object(after)) == texts_before


# --- the time ----------------------------------------------------------------------------


def test_the_pace_is_told_in_the_rooms_own_hours(home: Path) -> None:
    pilot = started(home)
    told = part(pilot, "pace").name
    assert told == "Fin à 16:02. Le débriefing garde 49 minutes après 3 manches."
    advance(pilot, 600)
    assert part(pilot, "pace").name.startswith("Fin à 15:52.")


def test_what_takes_from_the_debriefing_is_said_and_can_be_ended(home: Path) -> None:
    pilot = started(home)
    assert pilot.hidden_tree().find(STOP) is None
    advance(pilot, 61 * 60)
    assert "Le débriefing devait commencer à" in part(pilot, "pace").name
    click(pilot, STOP)
    assert pilot.hidden_tree()._top_layer().name.startswith("Arrêter les manches")
    click(pilot, "debriefing")
    assert pilot.state.step is Step.DEBRIEFING


def test_a_pause_of_the_timer_does_not_stop_the_workshops_time(home: Path) -> None:
    pilot = started(home)
    to(pilot, Step.INTERVIEW)
    do(pilot, Pause())
    before = part(pilot, "pace").name
    advance(pilot, 300)
    assert part(pilot, "pace").name != before


def test_a_game_without_timers_keeps_its_pace(home: Path) -> None:
    pilot = presenting(home)
    pilot.begin(with_rules(shipped_kit(), timed=False))
    pilot.press("return", "j")
    assert part(pilot, "pace").name.startswith("Fin à")
    assert pilot.hidden_tree().find("time") is None


# --- it is drawn in parts ----------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_what_is_drawn_in_parts_is_what_is_drawn_at_once(home: Path, theme: str) -> None:
    """Through a whole game, with dialogs, notices, black and moving pictures between."""
    pilot = presenting(home)
    pilot.app.remember(pilot.app.settings.model_copy(update={"theme": theme}))
    for number, step in enumerate(Tour(pilot, shipped_kit("equipe-pro")).all()):
        if number % 7 == 3:
            pilot.app.black = not pilot.app.black
        pilot.tick()
        if number % 5 == 0:
            pilot.wait(0.05)
        in_parts = pilot.private_picture()
        pilot.app._showing.presenter.forget()
        assert in_parts == pilot.private_picture(), step


def test_a_tick_draws_little_and_leaves_the_rest(home: Path) -> None:
    pilot = started(home)
    to(pilot, Step.INTERVIEW)
    pilot.wait(10)
    hidden = pilot.windows.private()
    assert hidden is not None
    hidden.set_at((5, 715), (1, 2, 3))
    advance(pilot, 1)
    assert hidden.get_at((5, 715))[:3] == (1, 2, 3)
    pilot.app.take(pygame.Event(pygame.WINDOWEXPOSED, window=None))
    pilot.tick()
    assert hidden.get_at((5, 715))[:3] != (1, 2, 3)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rounds", [1, 6, 12])
def test_many_rounds_have_their_bars_and_their_names_apart(
    home: Path, size: tuple[int, int], rounds: int
) -> None:
    from dataclasses import replace

    from game.screen.layout import Box
    from game.screen.presenter.pieces import bars, near
    from game.screen.presenter.timeline import Bar
    from game.screen.semantics import Role

    stage = near(presenting(home).app.stage(pygame.Surface(size)))
    one = Bar("Manche 1", "1", "11 min", 660, 0.4)
    parts = [replace(one, label=f"Manche {n}", short=str(n)) for n in range(1, rounds + 1)]
    parts += [Bar("Débriefing", "Débriefing", "0 min", 0, 0)]
    width = round(size[0] * 0.64)
    nodes, _ = bars(stage, parts, Box(40, 40, width, 40))
    shown = Node(Role.SCENE, "", stage.frame.box, children=tuple(nodes))
    assert problems(shown, stage, presenter=True) == []
    assert nodes[-1].box.right <= 40 + width


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_text_stands_out_from_what_is_behind_it(home: Path, theme: str) -> None:
    pilot = started(home)
    pilot.app.remember(pilot.app.settings.model_copy(update={"theme": theme}))
    to(pilot, Step.INTERVIEW)
    pilot.press("space", "space")
    do(pilot, SetAway(SeatId("s4")))
    for late in (0, 60 * 60):
        advance(pilot, late + 10)
        hidden = pilot.windows.private()
        assert hidden is not None
        pilot.app.draw()
        for _, look in texts(pilot.hidden_tree()):
            found = colours(hidden, look.box)
            behind = background(found)
            assert max(ratio(ink, behind) for ink in found) >= 7, look.block.lines
