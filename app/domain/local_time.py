"""Zones and local times: which instant a wall clock means, clock changes included."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib import metadata, resources
from zoneinfo import ZoneInfo

from app.core.echo import echo
from app.domain.entities import DateOrInstant
from app.domain.errors import InvalidInputError

EARLIEST_INSTANT = datetime(1970, 1, 1, tzinfo=UTC)
LATEST_INSTANT = datetime(2200, 1, 1, tzinfo=UTC)
"""What is recorded must lie from `EARLIEST_INSTANT` on and before `LATEST_INSTANT`."""

_FURTHEST_PAST = datetime(1900, 1, 1, tzinfo=UTC)
_FURTHEST_FUTURE = datetime(2300, 1, 1, tzinfo=UTC)
_MIDNIGHT = time(0)


def zone_data_version() -> str:
    """Return the version of the time zone rules in use, such as `2026.6`."""
    return metadata.version("tzdata")


@cache
def zone_names() -> frozenset[str]:
    """Return every IANA name that `zone` accepts."""
    return frozenset((resources.files("tzdata") / "zones").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """Return the rules of a zone, from the installed `tzdata` rather than from the machine's own copy.

    One source makes the same input give the same plan on every machine, and gives the data a version.

    Raises:
        InvalidInputError: there is no such zone.
    """
    check_time_zone(name)
    folder = resources.files("tzdata") / "zoneinfo"
    with folder.joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def check_time_zone(name: str, pointer: str = "/time_zone") -> None:
    """Refuse what is not the IANA name of a zone, case included.

    Raises:
        InvalidInputError: at `pointer`.
    """
    if name not in zone_names():
        raise InvalidInputError(pointer, f"{echo(name)!r} is not the IANA name of a time zone, such as Europe/Madrid.")


def check_instant(value: datetime, pointer: str) -> None:
    """Refuse an instant outside the years that the service plans for.

    Raises:
        InvalidInputError: at `pointer`, when it is naive, before 1970 or not before 2200.
    """
    if value.tzinfo is None:
        raise InvalidInputError(pointer, "An instant needs an offset or Z.")
    if not EARLIEST_INSTANT <= value < LATEST_INSTANT:
        raise InvalidInputError(pointer, "An instant must lie in the years 1970 to 2199.")


def check_day(value: date, pointer: str) -> None:
    """Refuse a date outside the years that the service plans for.

    Raises:
        InvalidInputError: at `pointer`.
    """
    if not EARLIEST_INSTANT.year <= value.year < LATEST_INSTANT.year:
        raise InvalidInputError(pointer, "A date must lie in the years 1970 to 2199.")


def within_reach(now: datetime) -> datetime:
    """Return `now`, moved to the nearest instant with which dates can be computed safely (1900 to 2300)."""
    return min(max(now, _FURTHEST_PAST), _FURTHEST_FUTURE)


@lru_cache(maxsize=8192)
def resolve(day: date, clock: time, where: ZoneInfo) -> datetime:
    """Return the instant, in UTC, at which clocks in a zone show `clock` on `day`.

    A local time that a clock change skips becomes the first instant after the gap; one that occurs twice is the
    first of the two. The result never decreases when (`day`, `clock`) increases.
    """
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    first, second = wall.replace(tzinfo=where), wall.replace(tzinfo=where, fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before is None or after is None or before >= after:
        return first.astimezone(UTC)
    return _first_instant_with(after, (wall - after).replace(tzinfo=UTC), (wall - before).replace(tzinfo=UTC), where)


def _first_instant_with(offset: timedelta, low: datetime, high: datetime, where: ZoneInfo) -> datetime:
    """Find where a zone's offset changes, between an instant that has the old one and one that has `offset`."""
    low, high = low.replace(microsecond=0), high.replace(microsecond=0)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(where).utcoffset() == offset:
            high = middle
        else:
            low = middle
    return high


def start_of_day(day: date, where: ZoneInfo) -> datetime:
    """Return the first instant of a local day, which is not always midnight."""
    return resolve(day, _MIDNIGHT, where)


def local_date(instant: datetime, where: ZoneInfo) -> date:
    """Return the date that calendars in a zone show at an instant."""
    return instant.astimezone(where).date()


def day_of(moment: DateOrInstant, where: ZoneInfo) -> date:
    """Return the local date of a promise made for a day or for an instant."""
    return local_date(moment, where) if isinstance(moment, datetime) else moment


def end_of(moment: DateOrInstant, where: ZoneInfo) -> datetime:
    """Return when a promised moment has passed: the end of a local day, or the instant itself."""
    return moment if isinstance(moment, datetime) else start_of_day(moment + timedelta(days=1), where)


def next_day(day: date, days: int = 1) -> date:
    """Return the date a number of calendar days later."""
    return day + timedelta(days=days)
