"""Writes dates and durations in words."""

from datetime import date

from game.i18n import N_, Words

DAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)

FIRST = N_("1")
"""The first day of a month is an ordinal in French and in Italian."""


def long_date(words: Words, day: date) -> str:
    """Returns a date with its day of the week.

    >>> long_date(Words("en"), date(2026, 1, 15))
    'Thursday 15 January 2026'
    """
    return words.say(
        "{weekday} {day} {month} {year}",
        weekday=words.say(DAYS[day.weekday()]),
        day=_day_number(words, day),
        month=words.say(MONTHS[day.month - 1]),
        year=day.year,
    )


def short_date(words: Words, day: date) -> str:
    """Returns a date with its day of the week and without its year."""
    return words.say(
        "{weekday} {day} {month}",
        weekday=words.say(DAYS[day.weekday()]),
        day=_day_number(words, day),
        month=words.say(MONTHS[day.month - 1]),
    )


def _day_number(words: Words, day: date) -> str:
    return words.say(FIRST) if day.day == 1 else str(day.day)


def clock_time(seconds: float) -> str:
    """Returns seconds as a timer shows them; below zero it counts up again with a plus.

    >>> clock_time(42), clock_time(90), clock_time(-5)
    ('0:42', '1:30', '+0:05')
    """
    whole = int(seconds) if seconds >= 0 else int(-seconds)
    sign = "" if seconds >= 0 else "+"
    return f"{sign}{whole // 60}:{whole % 60:02}"
