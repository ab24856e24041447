"""The arithmetic of due times: waking hours, mornings and evenings, business days, office hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from functools import cache, lru_cache
from importlib import metadata
from zoneinfo import ZoneInfo

from app.core.echo import echo
from app.domain.entities import WakingHours
from app.domain.errors import InvalidInputError
from app.domain.local_time import local_date, next_day, resolve
from app.domain.states import Weekday

MONDAY_TO_FRIDAY = (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI)

_SEARCH_DAYS = 800
"""How far a search for a day goes: further than any run of days off that a calendar can hold."""


class Shift(Enum):
    """How a wished local time became the time that was chosen."""

    NONE = auto()
    """It is the wished time: the candidate is awake then."""
    NEXT_WAKING = auto()
    """It is the next beginning of the candidate's waking hours."""
    BEFORE_SLEEP = auto()
    """It is shortly before the end of the waking hours that had ended by the wished time."""
    NOT_BEFORE = auto()
    """It is the earliest instant allowed, which lies later than what the calendar gives."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An instant, and how it was found."""

    at: datetime
    shift: Shift


@dataclass(frozen=True, slots=True)
class WakingWindow:
    """One stretch of waking time: `start` inclusive, `end` exclusive."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class WakingCalendar:
    """When one candidate is awake.

    A window's ends are local times resolved on their own dates, so that a clock change stretches or shrinks the
    window it falls into; equal ends mean always awake.
    """

    where: ZoneInfo
    hours: WakingHours

    @property
    def always(self) -> bool:
        """Tell whether the candidate may be disturbed at any time."""
        return self.hours.start == self.hours.end

    def waking(self, instant: datetime) -> datetime:
        """Return `instant` if the candidate is awake then, else when the waking hours begin next."""
        if self.always:
            return instant
        window = next(w for w in self._windows_from(instant) if w.end > instant)
        return max(instant, window.start)

    def is_awake(self, instant: datetime) -> bool:
        """Tell whether the candidate may be disturbed at an instant."""
        return self.waking(instant) == instant

    def beginnings_after(self, instant: datetime) -> Iterator[datetime]:
        """Yield the beginnings of waking hours after an instant, in order, without end. None if always awake."""
        if not self.always:
            yield from (window.start for window in self._windows_from(instant) if window.start > instant)

    def before_sleep(self, instant: datetime, margin: timedelta) -> datetime:
        """Return `margin` before the end of the window that ended last at or before an instant, or its start.

        Only for an instant at which the candidate is not awake.
        """
        day = next_day(local_date(instant, self.where), 1)
        for back in range(_SEARCH_DAYS):
            window = self._window(next_day(day, -back))
            if window.start < window.end <= instant:
                return max(window.end - margin, window.start)
        raise AssertionError(f"no waking hours end before {instant}")  # pragma: no cover

    def _window(self, day: date) -> WakingWindow:
        last = next_day(day) if self.hours.end < self.hours.start else day
        return WakingWindow(resolve(day, self.hours.start, self.where), resolve(last, self.hours.end, self.where))

    def _windows_from(self, instant: datetime) -> Iterator[WakingWindow]:
        day = next_day(local_date(instant, self.where), -2)
        while True:
            window = self._window(day)
            if window.start < window.end:  # a clock change can swallow a short one
                yield window
            day = next_day(day)


def waking(instant: datetime, awake: WakingCalendar) -> Placed:
    """Place something at an instant, or when the candidate wakes next."""
    at = awake.waking(instant)
    return Placed(at, Shift.NONE if at == instant else Shift.NEXT_WAKING)


def morning(day: date, at: time, awake: WakingCalendar) -> Placed:
    """Place something on the morning of the candidate's local day: at `at`, or when the candidate wakes next."""
    return waking(resolve(day, at, awake.where), awake)


def evening(
    day: date, at: time, awake: WakingCalendar, *, margin: timedelta, not_before: datetime | None = None
) -> Placed:
    """Place something on the evening of the candidate's local day, for work that needs some quiet time.

    At `at` if awake then, else `margin` before the waking hours that had ended by then end (their start, if they are
    shorter), and never before `not_before`.
    """
    wished = resolve(day, at, awake.where)
    if awake.is_awake(wished):
        placed = Placed(wished, Shift.NONE)
    else:
        placed = Placed(awake.before_sleep(wished, margin), Shift.BEFORE_SLEEP)
    if not_before is not None and placed.at < not_before:
        return Placed(not_before, Shift.NOT_BEFORE)
    return placed


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """The days on which an employer works, in the employer's zone."""

    where: ZoneInfo
    weekdays: frozenset[int]
    """ISO numbers, 1 for Monday."""
    country: str | None = None
    subdivision: str | None = None

    @classmethod
    def of(
        cls,
        where: ZoneInfo,
        days: Iterable[Weekday] = MONDAY_TO_FRIDAY,
        country: str | None = None,
        subdivision: str | None = None,
    ) -> "BusinessCalendar":
        """Build one from days of the week and a holiday calendar."""
        return cls(where, frozenset(day.iso for day in days), country, subdivision)

    def holiday(self, day: date) -> str | None:
        """Return the name of the public holiday on a day, observed days included, or None."""
        if self.country is None:
            return None
        return _holidays_of(self.country, self.subdivision, day.year).get(day)

    def is_business_day(self, day: date) -> bool:
        """Tell whether the employer works on a day."""
        return day.isoweekday() in self.weekdays and self.holiday(day) is None

    def business_day(self, day: date, count: int) -> date:
        """Return the `count`-th business day after a day, counting from 1."""
        for _ in range(_SEARCH_DAYS * max(count, 1)):
            if count == 0:
                return day
            day = next_day(day)
            count -= self.is_business_day(day)
        raise AssertionError("a week without business days is refused on entry")  # pragma: no cover

    def holidays_between(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """Name the public holidays that fall on a working weekday after `first` and up to `last`."""
        days = (next_day(first, ahead) for ahead in range(1, (last - first).days + 1))
        named = ((day, self.holiday(day)) for day in days if day.isoweekday() in self.weekdays)
        return tuple((day, name) for day, name in named if name is not None)


def office(
    day: date, at: time, employer: BusinessCalendar, awake: WakingCalendar, *, gate: datetime, margin: timedelta
) -> Placed:
    """Place something that is sent to an employer on a business day.

    At `at` in the employer's zone if the candidate is awake then. Else `margin` before the waking hours that had
    ended by then end (their start, if they are shorter), if that is not before `gate` and still on `day` there. Else
    the first beginning of waking hours afterwards that falls on one of the employer's business days.
    """
    wished = resolve(day, at, employer.where)
    if awake.is_awake(wished):
        return Placed(wished, Shift.NONE)
    earlier = awake.before_sleep(wished, margin)
    if earlier >= gate and local_date(earlier, employer.where) == day:
        return Placed(earlier, Shift.BEFORE_SLEEP)
    later = next(
        at for at in awake.beginnings_after(wished) if employer.is_business_day(local_date(at, employer.where))
    )
    return Placed(later, Shift.NEXT_WAKING)


@cache
def _supported() -> dict[str, frozenset[str]]:
    import holidays  # noqa: PLC0415 - loaded when first needed

    countries = holidays.list_supported_countries(include_aliases=False)
    return {country: frozenset(parts) for country, parts in countries.items()}


def holiday_data_version() -> str:
    """Return the version of the holiday data in use."""
    return metadata.version("holidays")


def check_calendar(
    country: str | None,
    subdivision: str | None,
    country_pointer: str = "/country",
    subdivision_pointer: str = "/subdivision",
) -> None:
    """Refuse a country or a part of one whose public holidays are not known.

    Args:
        country: ISO 3166-1 alpha-2 code in capitals, such as `ES`.
        subdivision: code of a part of it without the country, such as `MD` for Madrid.
        country_pointer: where an error about the country points.
        subdivision_pointer: where an error about the subdivision points.

    Raises:
        InvalidInputError: at the pointer of the wrong one.
    """
    if country is None:
        if subdivision is not None:
            raise InvalidInputError(subdivision_pointer, "A subdivision needs a country.")
        return
    parts = _supported().get(country)
    if parts is None:
        raise InvalidInputError(country_pointer, f"No public holidays are known for the country {echo(country)!r}.")
    if subdivision is not None and subdivision not in parts:
        raise InvalidInputError(subdivision_pointer, f"{echo(subdivision)!r} is not a subdivision of {echo(country)}.")


@lru_cache(maxsize=2048)
def _holidays_of(country: str, subdivision: str | None, year: int) -> dict[date, str]:
    """Return a year's public holidays by date, observed days included, named in English where that is offered.

    The neighbouring years are read too, because the day on which a New Year's Day is observed may lie in this one.
    """
    import holidays  # noqa: PLC0415 - loaded when first needed

    known = holidays.country_holidays(country, subdiv=subdivision)
    language = "en_US" if "en_US" in known.supported_languages else None
    found = holidays.country_holidays(
        country, subdiv=subdivision, years=range(year - 1, year + 2), observed=True, language=language
    )
    return {day: name for day, name in found.items() if day.year == year}
