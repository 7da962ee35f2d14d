"""The animals that stand for people, so that a real name is never needed.

No letter is the initial of a dimension (C, M, S): a seat is never read as one. In every language
an animal begins with the letter of its token: A, B, D, E, F, G, H, J, K, L, P, R.
"""

from collections.abc import Iterable

from game.i18n import N_, Words
from game.rules import SeatId

ANIMALS = (
    N_("Albatross"),
    N_("Bison"),
    N_("Dolphin"),
    N_("Elk"),
    N_("Falcon"),
    N_("Giraffe"),
    N_("Heron"),
    N_("Jaguar"),
    N_("Koala"),
    N_("Lynx"),
    N_("Panda"),
    N_("Raccoon"),
)


def token_number(seat: SeatId) -> int:
    """Returns which token a seat has, counted from 0.

    >>> token_number(SeatId("s3")), token_number(SeatId("s3-2")), token_number(SeatId("o1"))
    (2, 2, 0)
    """
    digits = seat[1:].partition("-")[0]
    return (int(digits) - 1) % len(ANIMALS) if digits.isdecimal() else 0


def free_seat(taken: Iterable[SeatId], staying: Iterable[SeatId], prefix: str = "s") -> SeatId:
    """Returns the id of a new seat: the first token that nobody at the table has.

    >>> free_seat([SeatId("s1"), SeatId("s2")], [SeatId("s2")])
    's1-2'
    """
    used, held = set(taken), {token_number(s) for s in staying if s.startswith(prefix)}
    number = next((n for n in range(len(ANIMALS)) if n not in held), 0) + 1
    if f"{prefix}{number}" not in used:
        return SeatId(f"{prefix}{number}")
    again = 2
    while f"{prefix}{number}-{again}" in used:
        again += 1
    return SeatId(f"{prefix}{number}-{again}")


def animal_name(words: Words, seat: SeatId, taken: Iterable[str]) -> str:
    """Returns the name of a seat's animal, with a number when somebody had it before."""
    name = words.say(ANIMALS[token_number(seat)])
    used = {other.casefold() for other in taken}
    again, wanted = 1, name
    while wanted.casefold() in used:
        again += 1
        wanted = f"{name} {again}"
    return wanted
