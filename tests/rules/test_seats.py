"""Who may sit down, be renamed, go away, come back and leave."""

from game.rules import (
    AddSeat,
    ChangeSeat,
    EndWorkshop,
    Hands,
    Kind,
    OpenChoice,
    OpenDebriefing,
    OpenRound,
    RemoveSeat,
    RenameSeat,
    Ruleset,
    SeatId,
    SetAway,
    SetBack,
    TurnSkills,
    invariants,
)
from tests.rules.tables import QUICK, S1, S2, S3, choosing, interviewing, searching
from tests.support import catalogue, empty_table, game, play, refusal, seat, seats, start


def test_a_seat_holds_no_cards_before_the_start() -> None:
    table = play(empty_table(), *seats(3))
    assert all(not s.hand for s in table.seats.values())


def test_two_seats_never_have_the_same_identifier() -> None:
    table = play(empty_table(), *seats(3))
    assert refusal(table, AddSeat(S1, "Zèbre")) == "seat_taken"


def test_a_name_is_taken_whatever_its_capitals() -> None:
    table = play(empty_table(), AddSeat(S1, "Épervier"))
    assert refusal(table, AddSeat(S2, "éPERVIER")) == "name_taken"


def test_a_name_of_blanks_is_empty() -> None:
    assert refusal(empty_table(), AddSeat(S1, " \t")) == "name_empty"


def test_the_table_takes_twelve_players() -> None:
    table = play(empty_table(), *seats(12))
    assert refusal(table, AddSeat(seat(13), "Une de trop")) == "table_full"


def test_observers_sit_beside_a_full_table() -> None:
    table = play(empty_table(), *seats(12), AddSeat(seat(13), "Regarde", Kind.OBSERVER))
    assert not table.seats[seat(13)].plays


def test_no_more_than_twelve_observers_sit() -> None:
    table = play(empty_table(), *seats(12, Kind.OBSERVER))
    assert refusal(table, AddSeat(seat(13), "Regarde", Kind.OBSERVER)) == "table_full"


def test_an_observer_never_becomes_the_thirteenth_player() -> None:
    table = play(empty_table(), *seats(12), AddSeat(seat(13), "Regarde", Kind.OBSERVER))
    assert refusal(table, ChangeSeat(seat(13), Kind.PLAYER)) == "table_full"


def test_a_player_never_becomes_the_thirteenth_observer() -> None:
    table = play(empty_table(), *seats(12, Kind.OBSERVER), AddSeat(seat(13), "Joue"))
    assert refusal(table, ChangeSeat(seat(13), Kind.OBSERVER)) == "table_full"


def test_a_player_of_a_full_table_may_become_a_team() -> None:
    table = play(empty_table(), *seats(12), ChangeSeat(S1, Kind.TEAM, 3))
    assert (table.seats[S1].kind, table.seats[S1].members) == (Kind.TEAM, 3)


def test_who_left_for_good_frees_a_place_and_a_name() -> None:
    table = play(game(12), RemoveSeat(S1), AddSeat(seat(13), "Place 1"))
    assert len(table.players) == 12


def test_a_team_counts_its_members_and_a_player_is_one() -> None:
    table = empty_table()
    assert play(table, AddSeat(S1, "Les loups", Kind.TEAM, 4)).seats[S1].members == 4
    assert refusal(table, AddSeat(S1, "Loup", Kind.PLAYER, 2)) == "bad_members"
    assert refusal(table, AddSeat(S1, "Les loups", Kind.TEAM, 0)) == "bad_members"
    assert refusal(table, AddSeat(S1, "Les loups", Kind.TEAM, 41)) == "bad_members"


def test_a_changed_seat_keeps_the_members_in_bounds() -> None:
    table = play(empty_table(), *seats(3))
    assert refusal(table, ChangeSeat(S1, Kind.TEAM, 41)) == "bad_members"


def test_a_player_becomes_an_observer_only_before_the_start() -> None:
    table = play(empty_table(), *seats(4), ChangeSeat(S1, Kind.OBSERVER))
    assert table.seats[S1].kind is Kind.OBSERVER
    assert refusal(game(), ChangeSeat(S1, Kind.OBSERVER)) == "observer"


def test_an_observer_becomes_a_player_only_before_the_start() -> None:
    watcher = AddSeat(seat(4), "Regarde", Kind.OBSERVER)
    table = play(empty_table(), *seats(3), watcher)
    assert play(table, ChangeSeat(seat(4), Kind.PLAYER)).seats[seat(4)].plays
    assert refusal(play(game(), watcher), ChangeSeat(seat(4), Kind.PLAYER)) == "observer"


def test_a_player_becomes_a_team_during_the_game_and_keeps_its_hand() -> None:
    before = game()
    after = play(before, ChangeSeat(S1, Kind.TEAM, 2))
    assert after.seats[S1].kind is Kind.TEAM
    assert after.seats[S1].hand == before.seats[S1].hand


def test_a_late_joiner_gets_a_full_hand() -> None:
    table = play(interviewing(), AddSeat(seat(9), "Tard"))
    assert len(table.seats[seat(9)].hand) == table.setup.rules.hand_size
    assert invariants(table) == ()


def test_a_late_hand_mixes_realistic_and_whimsical_jobs() -> None:
    table = play(game(), AddSeat(seat(9), "Tard"))
    whimsical = [table.setup.catalogue.jobs[job] for job in table.seats[seat(9)].hand]
    assert whimsical == [False, False, False, True]


def test_a_late_observer_gets_no_hand() -> None:
    table = play(game(), AddSeat(seat(9), "Regarde", Kind.OBSERVER))
    assert table.seats[seat(9)].hand == ()


def test_a_late_joiner_with_paper_cards_gets_none_on_screen() -> None:
    table = play(game(3, Ruleset(hands=Hands.PAPER)), AddSeat(seat(9), "Tard"))
    assert table.seats[seat(9)].hand == ()


def test_a_late_joiner_is_refused_where_the_cards_are_all_dealt() -> None:
    table = play(empty_table(cards=catalogue(9, 3)), *seats(3))
    table = play(table, start(table))
    assert refusal(table, AddSeat(seat(4), "Tard")) == "not_enough_jobs"


def test_a_late_joiner_may_be_dealt_what_another_seat_gave_back() -> None:
    table = play(empty_table(cards=catalogue(9, 3)), *seats(3))
    table = play(table, start(table), RemoveSeat(S3), AddSeat(seat(4), "Tard"))
    assert len(table.seats[seat(4)].hand) == 4
    assert invariants(table) == ()


def test_a_removed_seat_is_forgotten_before_the_start() -> None:
    assert S1 not in play(empty_table(), *seats(3), RemoveSeat(S1)).seats


def test_a_removed_seat_keeps_its_line_after_the_start() -> None:
    table = play(game(), RemoveSeat(S1))
    assert table.seats[S1].left
    assert not table.seats[S1].present


def test_a_removed_seat_gives_its_cards_back() -> None:
    table = play(game(), RemoveSeat(S1))
    assert table.seats[S1].hand == ()
    assert len(table.piles.jobs_discarded) == 4


def test_who_left_for_good_can_do_nothing_more() -> None:
    table = play(game(), RemoveSeat(S1))
    for command in (SetBack(S1), SetAway(S1), RemoveSeat(S1), RenameSeat(S1, "Revenue")):
        assert refusal(table, command) == "seat_left"
    assert refusal(table, ChangeSeat(S1, Kind.TEAM, 2)) == "seat_left"


def test_an_unknown_seat_can_not_go_away() -> None:
    assert refusal(game(), SetAway(SeatId("s77"))) == "unknown_seat"


def test_who_is_away_can_not_go_away_again() -> None:
    assert refusal(play(game(), SetAway(S1)), SetAway(S1)) == "not_present"


def test_who_is_there_can_not_come_back() -> None:
    assert refusal(game(), SetBack(S1)) == "already_present"


def test_who_comes_back_finds_its_cards_again() -> None:
    before = game()
    after = play(before, SetAway(S1), SetBack(S1))
    assert after.seats[S1] == before.seats[S1]


def test_a_seat_may_be_renamed_at_any_moment() -> None:
    for table in (game(), searching(), choosing(), interviewing()):
        renamed = play(table, RenameSeat(S1, "Loutre", name_ref="n1")).seats[S1]
        assert (renamed.pseudonym, renamed.name_ref) == ("Loutre", "n1")


def test_a_seat_may_keep_its_own_name() -> None:
    assert play(game(), RenameSeat(S1, "Place 1")).seats[S1].pseudonym == "Place 1"


def test_a_seat_never_takes_the_name_of_another() -> None:
    assert refusal(game(), RenameSeat(S1, "Place 2")) == "name_taken"
    assert refusal(game(), RenameSeat(S1, "")) == "name_empty"


def test_an_absent_first_player_does_not_keep_the_cards_face_down() -> None:
    table = searching()
    away = play(table, SetAway(table.here().first))
    assert play(away, TurnSkills(3, by=S2), OpenChoice()).here().skills


def test_nobody_joins_or_changes_once_the_workshop_is_over() -> None:
    over = play(game(), OpenDebriefing(), EndWorkshop())
    assert refusal(over, AddSeat(seat(9), "Tard")) == "workshop_over"
    assert refusal(over, RenameSeat(S1, "Loutre")) == "workshop_over"
    assert refusal(over, SetAway(S1)) == "workshop_over"


def test_seats_may_come_and_go_until_fewer_than_three_are_left() -> None:
    table = play(game(), RemoveSeat(S1), SetAway(S2))
    assert play(table, OpenRound()).here().first == S3


def test_who_leaves_in_mid_round_gives_back_all_but_the_chosen_card() -> None:
    table = interviewing(3, Ruleset(timings=QUICK))
    chosen = table.interviews.jobs[S1]
    after = play(table, RemoveSeat(S1))
    assert after.seats[S1].hand == (chosen,)
    assert invariants(after) == ()
