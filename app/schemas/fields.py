"""The kinds of values that requests and answers are made of, each with its bounds."""

from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic import EmailStr as _EmailStr

from app.domain.entities import DateOrInstant

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)


UNSET: Any = None
"""The default of a PATCH's field that cannot be null: it is never read, because only fields that were sent are."""


class Body(BaseModel):
    """A request's body: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent, null included."""
        return {name: getattr(self, name) for name in self.model_fields_set}

    def all_fields(self) -> dict[str, Any]:
        """Return every field, with its default where it was not sent."""
        return {name: getattr(self, name) for name in type(self).model_fields}


class Out(BaseModel):
    """An answer's body. It describes what is sent; the sending itself goes by the domain's views."""

    model_config = ConfigDict(extra="forbid")


def _clean(text: str) -> str:
    if "\x00" in text:
        message = "must not contain the NUL character"
        raise ValueError(message)
    try:
        text.encode()
    except UnicodeEncodeError:
        message = "must be valid Unicode"
        raise ValueError(message) from None
    return text


def _one_line(text: str) -> str:
    if any(character in text for character in "\r\n\v\f\x85\u2028\u2029"):
        message = "must be a single line"
        raise ValueError(message)
    return text


Clean = AfterValidator(_clean)
Name = Annotated[str, Field(min_length=1, max_length=200), Clean]
OneLine = Annotated[str, Field(min_length=1, max_length=200), Clean, AfterValidator(_one_line)]
ShortText = Annotated[str, Field(max_length=500), Clean]
LongText = Annotated[str, Field(max_length=10_000), Clean]
Identifier = Annotated[str, Field(min_length=1, max_length=200), Clean]
Email = Annotated[_EmailStr, Field(max_length=254)]
ZoneName = Annotated[
    str, Field(min_length=1, max_length=64, description="An IANA time zone.", examples=["Europe/Madrid"]), Clean
]
Country = Annotated[
    str, Field(pattern="^[A-Z]{2}$", min_length=2, max_length=2, description="ISO 3166-1 alpha-2, upper case.")
]
Subdivision = Annotated[
    str, Field(pattern="^[A-Za-z0-9-]{1,10}$", max_length=10, description="ISO 3166-2 code without the country.")
]
TimeOfDay = Annotated[
    str, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$", min_length=5, max_length=5, examples=["08:00"])
]
Id = Annotated[UUID, Field(description="A UUIDv7.")]


def _parse_instant(value: object) -> datetime:
    if isinstance(value, datetime):
        parsed = value
    elif isinstance(value, str) and "T" in value.upper():
        try:
            parsed = datetime.fromisoformat(value.upper())
        except ValueError:
            message = "must be an RFC 3339 date-time such as 2026-11-23T16:00:00Z"
            raise ValueError(message) from None
    else:
        message = "must be an RFC 3339 date-time such as 2026-11-23T16:00:00Z"
        raise ValueError(message)
    if parsed.tzinfo is None:
        message = "must say its offset from UTC: end it with Z or +01:00"
        raise ValueError(message)
    if not EARLIEST.year <= parsed.year < LATEST.year:
        message = f"must lie between the years {EARLIEST.year} and {LATEST.year - 1}"
        raise ValueError(message)
    return parsed.astimezone(UTC)


def _parse_date_or_instant(value: object) -> DateOrInstant:
    length_of_date = 10
    if isinstance(value, str) and len(value) == length_of_date:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            message = "must be a date such as 2026-12-02, or an RFC 3339 date-time"
            raise ValueError(message) from None
        if not EARLIEST.year <= day.year < LATEST.year:
            message = f"must lie between the years {EARLIEST.year} and {LATEST.year - 1}"
            raise ValueError(message)
        return day
    return _parse_instant(value)


def _z(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


_DATE_TIME = {"type": "string", "format": "date-time", "minLength": 20, "maxLength": 35}
Instant = Annotated[
    datetime,
    BeforeValidator(_parse_instant),
    PlainSerializer(_z, return_type=str),
    WithJsonSchema({**_DATE_TIME, "description": "RFC 3339, with an offset; answers are in UTC."}),
]
DayOrInstant = Annotated[
    date | datetime,
    BeforeValidator(_parse_date_or_instant),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string", "format": "date", "minLength": 10, "maxLength": 10}, _DATE_TIME],
            "description": "A day (the employer's) or an exact instant.",
        }
    ),
]
