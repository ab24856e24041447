"""Every number of the rules: its default, its bounds, and how a tenant or a candidate overrides it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import time, timedelta
from enum import StrEnum
from typing import Any, TypeVar, cast

from app.core.echo import echo
from app.domain.calendar import MONDAY_TO_FRIDAY
from app.domain.errors import InvalidInputError
from app.domain.states import Weekday

PolicyValue = timedelta | int | bool | time | tuple[Weekday, ...]
Bounded = TypeVar("Bounded", timedelta, int)

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


class PolicyKind(StrEnum):
    """What a policy value is, and so how it is written."""

    DURATION = "duration"
    """Elapsed time as ISO 8601, such as `PT2H` or `P14D`; no months or years, which are not a fixed time."""
    INTEGER = "integer"
    TIME = "time"
    """Local wall time, `HH:MM`."""
    WEEKDAYS = "weekdays"
    """A list of `mon` to `sun`."""
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class PolicyField:
    """One key of a policy, for documentation, schemas and checks."""

    key: str
    kind: PolicyKind
    doc: str
    unit: str
    default: PolicyValue
    minimum: timedelta | int | None
    maximum: timedelta | int | None

    @property
    def default_json(self) -> Any:
        """Return the default as it is written in a request."""
        return write_value(self.default)


def _duration(doc: str, *, least: timedelta = timedelta(0), most: timedelta = 366 * _DAY) -> dict[str, Any]:
    return _about(PolicyKind.DURATION, doc, "elapsed time", least, most)


def _count(doc: str, unit: str, *, least: int, most: int) -> dict[str, Any]:
    return _about(PolicyKind.INTEGER, doc, unit, least, most)


def _clock(doc: str) -> dict[str, Any]:
    return _about(PolicyKind.TIME, doc, "local time")


def _about(kind: PolicyKind, doc: str, unit: str, least: Any = None, most: Any = None) -> dict[str, Any]:
    return {"kind": kind, "doc": doc, "unit": unit, "minimum": least, "maximum": most}


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The numbers in the rules. E is the end of the interview."""

    morning_at: time = field(
        default=time(10), metadata=_clock("When a morning action is due, in the candidate's zone.")
    )
    evening_at: time = field(
        default=time(18), metadata=_clock("When an evening action is due, in the candidate's zone.")
    )
    office_at: time = field(
        default=time(10), metadata=_clock("When something for an employer is due, in the interview's zone.")
    )
    before_sleep: timedelta = field(
        default=_HOUR,
        metadata=_duration(
            "How long before the waking hours end something is due that would fall outside them.", most=_DAY
        ),
    )
    business_days: tuple[Weekday, ...] = field(
        default=MONDAY_TO_FRIDAY,
        metadata=_about(
            PolicyKind.WEEKDAYS,
            "The days employers work, where an interview does not name its own.",
            "days",
        ),
    )

    thank_you_not_before: timedelta = field(
        default=30 * _MINUTE, metadata=_duration("From E until a thank-you note may be asked for.")
    )
    thank_you_after: timedelta = field(default=2 * _HOUR, metadata=_duration("From E until a thank-you note is due."))
    thank_you_latest: timedelta = field(
        default=23 * _HOUR,
        metadata=_duration("From E until a thank-you note is due at the latest, whatever the waking hours."),
    )
    thank_you_deadline: timedelta = field(
        default=24 * _HOUR, metadata=_duration("From E until a thank-you note should have been sent.")
    )
    thank_you_expires_after: timedelta = field(
        default=72 * _HOUR, metadata=_duration("From E until a thank-you note is of no more use.")
    )

    reflect_after: timedelta = field(default=_HOUR, metadata=_duration("From E until the reflection is due."))
    reflect_deadline: timedelta = field(
        default=48 * _HOUR, metadata=_duration("From E until the reflection should be done.")
    )
    reflect_expires_after: timedelta = field(
        default=14 * _DAY, metadata=_duration("From E until a reflection is no longer asked for.")
    )

    evaluate_fit_after_days: int = field(
        default=1,
        metadata=_count(
            "From the day of E, or of an offer, to the evening on which fit is evaluated.", "days", least=0, most=60
        ),
    )
    evaluate_fit_expires_after: timedelta = field(
        default=30 * _DAY, metadata=_duration("From E until fit is no longer asked about.")
    )

    connect_after: timedelta = field(
        default=24 * _HOUR, metadata=_duration("From E until an invitation on LinkedIn is due.")
    )
    connect_deadline: timedelta = field(
        default=7 * _DAY, metadata=_duration("From E until the invitation should have been sent.")
    )
    connect_expires_after: timedelta = field(
        default=30 * _DAY, metadata=_duration("From E until an invitation is no longer asked for.")
    )

    follow_up_grace_business_days: int = field(
        default=1, metadata=_count("From a promised decision date to the follow-up.", "business days", least=1, most=60)
    )
    follow_up_business_days: int = field(
        default=5,
        metadata=_count(
            "From the day of E to the follow-up when no date was promised.", "business days", least=1, most=60
        ),
    )
    follow_up_gap_business_days: int = field(
        default=5, metadata=_count("From a completed follow-up to the next one.", "business days", least=1, most=60)
    )
    follow_up_max: int = field(
        default=2, metadata=_count("How many follow-ups a round gets at most.", "follow-ups", least=0, most=5)
    )
    follow_up_expires_after: timedelta = field(
        default=14 * _DAY, metadata=_duration("From when a follow-up is due until it has no use.")
    )

    keep_searching_after_days: int = field(
        default=1,
        metadata=_count("From the day of the first E to the first look at the search.", "days", least=0, most=60),
    )
    keep_searching_every_days: int = field(
        default=7, metadata=_count("From one look at the search to the next.", "days", least=1, most=365)
    )
    min_open_applications: int = field(
        default=3,
        metadata=_count(
            "With fewer open applications than this the pipeline is thin.", "applications", least=0, most=1000
        ),
    )

    prepare_days_before: int = field(
        default=1,
        metadata=_count("From the evening on which to prepare to the day of the start.", "days", least=1, most=60),
    )

    close_out_after_days: int = field(
        default=30,
        metadata=_count(
            "From the day of E, or of the last follow-up, to closing the application.", "days", least=1, most=365
        ),
    )
    close_out_expires_after: timedelta = field(
        default=60 * _DAY, metadata=_duration("From when closing is due until it is not asked for.")
    )

    review_lessons_after_days: int = field(
        default=1,
        metadata=_count("From the day of an outcome to the evening on which to review it.", "days", least=0, most=60),
    )
    review_lessons_expires_after: timedelta = field(
        default=14 * _DAY, metadata=_duration("From when the review is due until it has no use.")
    )

    compose_on_due: bool = field(
        default=False,
        metadata=_about(PolicyKind.BOOLEAN, "Compose the draft of a note when its reminder falls due.", ""),
    )

    @classmethod
    def of(cls, *layers: Mapping[str, Any]) -> "Policy":
        """Return the defaults overridden by each layer in turn: the tenant's, then the candidate's.

        Args:
            layers: values as they are written in requests and kept, see `validate_policy`.

        Raises:
            InvalidInputError: at `/policy/<key>` of an unknown key or a bad value.
        """
        given: dict[str, Any] = {}
        for layer in layers:
            given |= {key: _read(key, value, "/policy") for key, value in _given(layer)}
        return cls(**given)


POLICY_FIELDS: tuple[PolicyField, ...] = tuple(
    PolicyField(key=each.name, default=cast("PolicyValue", each.default), **each.metadata) for each in fields(Policy)
)
"""Every key in the order of the rules, from which schemas and documentation are generated."""

_FIELDS: Mapping[str, PolicyField] = {each.key: each for each in POLICY_FIELDS}


def validate_policy(values: Mapping[str, Any], pointer: str = "/policy") -> dict[str, Any]:
    """Check a layer of policy and return it in the form that is kept: JSON-ready, each value in one spelling.

    A key with null is left out, which lets the layer below decide.

    Raises:
        InvalidInputError: at `<pointer>/<key>` of an unknown key or a value of the wrong kind or out of bounds.
    """
    return {key: write_value(_read(key, value, pointer)) for key, value in _given(values)}


def write_value(value: PolicyValue) -> Any:
    """Return a policy value as JSON holds it: `PT2H`, `10:00`, `["mon"]`, a number or a boolean."""
    if isinstance(value, timedelta):
        return write_duration(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, tuple):
        return [day.value for day in value]
    return value


_DURATION = re.compile(
    r"P(?=\d|T\d)(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?", re.ASCII
)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def read_duration(text: str) -> timedelta | None:
    """Read an ISO 8601 duration of weeks, days, hours, minutes and seconds, or return None."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def write_duration(value: timedelta) -> str:
    """Write a duration as ISO 8601 in its one normal spelling, such as `P1DT30M`; nothing is `PT0S`."""
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days = f"{value.days}D" if value.days else ""
    clock = "".join(f"{count}{letter}" for count, letter in ((hours, "H"), (minutes, "M"), (seconds, "S")) if count)
    return f"P{days}T{clock}" if clock else f"P{days}" if days else "PT0S"


def _given(layer: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(key, value) for key, value in layer.items() if value is not None]


def _read(key: str, value: Any, pointer: str) -> PolicyValue:
    about = _FIELDS.get(key)
    at = f"{pointer}/{key}"
    if about is None:
        raise InvalidInputError(at, f"There is no policy {echo(key)!r}.")
    match about.kind:
        case PolicyKind.DURATION:
            return _in_bounds(_as_duration(value, at), about, at)
        case PolicyKind.INTEGER:
            return _in_bounds(_as_integer(value, at), about, at)
        case PolicyKind.TIME:
            return _as_clock(value, at)
        case PolicyKind.WEEKDAYS:
            return _as_weekdays(value, at)
        case PolicyKind.BOOLEAN:
            if not isinstance(value, bool):
                raise InvalidInputError(at, "Expected true or false.")
            return value


def _as_duration(value: Any, at: str) -> timedelta:
    duration = read_duration(value) if isinstance(value, str) else None
    if duration is None:
        raise InvalidInputError(at, "Expected an ISO 8601 duration of weeks, days, hours, minutes or seconds: PT2H.")
    return duration


def _as_integer(value: Any, at: str) -> int:
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if isinstance(value, bool) or not whole:
        raise InvalidInputError(at, "Expected a whole number.")
    return int(value)


def _as_clock(value: Any, at: str) -> time:
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise InvalidInputError(at, "Expected a local time as HH:MM, from 00:00 to 23:59.")
    return time(int(found[1]), int(found[2]))


def _as_weekdays(value: Any, at: str) -> tuple[Weekday, ...]:
    known = {day.value for day in Weekday}
    if (
        not isinstance(value, list | tuple)
        or not value
        or not all(isinstance(day, str) and day in known for day in value)
    ):
        raise InvalidInputError(at, "Expected a list of at least one of mon, tue, wed, thu, fri, sat, sun.")
    return tuple(day for day in Weekday if day.value in value)


def _in_bounds(value: Bounded, about: PolicyField, at: str) -> Bounded:
    low, high = cast("tuple[Bounded, Bounded]", (about.minimum, about.maximum))
    if not low <= value <= high:
        raise InvalidInputError(at, f"Expected from {write_value(low)} to {write_value(high)}.")
    return value
