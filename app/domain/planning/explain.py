"""Says in plain words how a time came about: instants with their zones, local days, spans."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.domain.calendar import BusinessCalendar, Placed, Shift, WakingCalendar
from app.domain.entities import DateOrInstant

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_TEENS = range(11, 14)
_MINUTES_OF_AN_HOUR = 60
_HOURS_SAID_AS_HOURS = 72


def name_day(day: date) -> str:
    """Name a day: `Wed 2 Dec`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def name_clock(clock: time) -> str:
    """Name a time of day: `10:00`."""
    return clock.strftime("%H:%M")


def name_instant(instant: datetime, where: ZoneInfo) -> str:
    """Name an instant on the clocks of a zone, without naming the zone: `Thu 3 Dec, 10:00`."""
    local = instant.astimezone(where)
    return f"{name_day(local.date())}, {name_clock(local.time())}"


def name_here(instant: datetime, where: ZoneInfo) -> str:
    """Name an instant with its zone: `Thu 3 Dec, 10:00 (America/New_York)`."""
    return f"{name_instant(instant, where)} ({where.key})"


def for_you(instant: datetime, there: ZoneInfo, yours: ZoneInfo) -> str:
    """Say what an instant named in one zone is for the candidate: `; that is 16:00 for you`, or nothing if the same."""
    local, own = instant.astimezone(there), instant.astimezone(yours)
    if local.utcoffset() == own.utcoffset():
        return ""
    named = name_clock(own.time()) if own.date() == local.date() else name_instant(instant, yours)
    return f"; that is {named} for you"


def name_both(instant: datetime, there: ZoneInfo, yours: ZoneInfo) -> str:
    """Name an instant in a zone and for the candidate: `Thu 3 Dec, 10:00 (Asia/Tokyo); that is 02:00 for you`."""
    return name_here(instant, there) + for_you(instant, there, yours)


def name_moment(moment: DateOrInstant, where: ZoneInfo) -> str:
    """Name a promised day or instant with its zone: `Wed 2 Dec (America/New_York)`."""
    return name_here(moment, where) if isinstance(moment, datetime) else f"{name_day(moment)} ({where.key})"


def name_span(span: timedelta) -> str:
    """Name elapsed time: `30 min`, `2 h`, `1 h 30 min`, `14 d`."""
    minutes = span // timedelta(minutes=1)
    hours, minutes = divmod(minutes, _MINUTES_OF_AN_HOUR)
    days = 0
    if hours > _HOURS_SAID_AS_HOURS:
        days, hours = divmod(hours, 24)
    parts = [f"{count} {unit}" for count, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if count]
    return " ".join(parts) or "0 min"


def name_ordinal(count: int) -> str:
    """Name a place in a row: `first`, `fifth`, `30th`."""
    ending = "th" if count % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return _ORDINALS.get(count, f"{count}{ending}")


def name_hours(awake: WakingCalendar) -> str:
    """Name the candidate's waking hours: `08:00 to 21:00, Europe/Madrid`."""
    return f"{name_clock(awake.hours.start)} to {name_clock(awake.hours.end)}, {awake.where.key}"


def name_list(parts: Iterable[str]) -> str:
    """Join names: `a`, `a and b`, `a, b and c`."""
    *rest, last = list(parts)
    return f"{', '.join(rest)} and {last}" if rest else last


def placing(wished: str, placed: Placed, awake: WakingCalendar, margin: timedelta = timedelta(0)) -> str:
    """Say how a wished time became the chosen one, in the candidate's zone.

    Args:
        wished: what was wished, as the beginning of a sentence: `2 h after it`, `Evening of Tue 24 Nov`.
        placed: what was chosen.
        awake: the candidate's waking hours.
        margin: how long before the waking hours end something is placed that would fall outside them.
    """
    at = name_here(placed.at, awake.where)
    match placed.shift:
        case Shift.NONE:
            return f"{wished}: {at}."
        case Shift.NEXT_WAKING:
            return f"{wished} is outside your waking hours ({name_hours(awake)}); they begin next on {at}."
        case Shift.BEFORE_SLEEP:
            return (
                f"{wished} is outside your waking hours ({name_hours(awake)}); "
                f"{name_span(margin)} before the last ones end, or at their start: {at}."
            )
        case Shift.NOT_BEFORE:
            return f"{wished} would be too early; not before {at}."


def days_off(first: date, last: date, employer: BusinessCalendar) -> str:
    """Name the public holidays that were passed over between two days, as a clause, or nothing."""
    passed = [f"{name_day(day)} ({name})" for day, name in employer.holidays_between(first, last)]
    if not passed:
        return ""
    verb = "is a public holiday" if len(passed) == 1 else "are public holidays"
    return f"; {name_list(passed)} {verb} in {employer.country}"
