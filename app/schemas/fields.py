"""The kinds of values that requests and answers are made of, each with its bounds."""

import re
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    Strict,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic import EmailStr as _EmailStr
from pydantic_core import CoreSchema, PydanticKnownError
from pydantic_core.core_schema import no_info_before_validator_function

from app.domain.entities import DateOrInstant

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)


UNSET: Any = None
"""The default of a PATCH's field that cannot be null: it is never read, because only fields that were sent are."""


def _whole(value: object) -> object:
    """Take 3.0 for 3, as JSON Schema does: it knows no two kinds of number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


_MOST_UNKNOWN = 200
"""So many unknown fields of an object are reported at most."""
_CONTAINERS = frozenset({"list", "tuple", "set", "frozenset", "dict"})


def _check_lengths_first(part: Any) -> None:
    """Let each container of a validator's schema refuse what is too long at once, in place.

    Pydantic counts the items that are valid. A list of 20,000 wrong ones would give 20,000 errors, which take a quarter
    of a second.
    """
    if isinstance(part, list | tuple):
        for each in part:
            _check_lengths_first(each)
    if not isinstance(part, dict) or "checks_length" in part.get("metadata", {}):
        return
    for each in part.values():
        _check_lengths_first(each)
    if part.get("type") in _CONTAINERS and "max_length" in part:
        check = partial(_refuse_longer, part["max_length"], "Dictionary" if part["type"] == "dict" else "List")
        inner = part.copy()
        part.clear()
        part |= no_info_before_validator_function(check, inner, metadata={"checks_length": True})


def _refuse_longer(most: int, kind: str, value: Any) -> Any:
    if isinstance(value, list | dict) and len(value) > most:
        raise PydanticKnownError("too_long", {"field_type": kind, "max_length": most, "actual_length": len(value)})
    return value


class Body(BaseModel):
    """A request's body: unknown fields are refused.

    Numbers and truth values are taken as JSON has them, not as text that reads like one: their types are `Strict`.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Have the lengths of lists and maps checked before their items are."""
        schema = handler(source)
        _check_lengths_first(schema)
        return schema

    @model_validator(mode="before")
    @classmethod
    def _name_few_unknown_fields(cls, value: Any) -> Any:
        """Leave no more unknown fields than are worth reporting: 10,000 of them would take 50 ms."""
        if isinstance(value, dict) and len(value) > len(cls.model_fields) + _MOST_UNKNOWN:
            unknown = islice((name for name in value if name not in cls.model_fields), _MOST_UNKNOWN)
            return {name: value[name] for name in (*cls.model_fields.keys() & value.keys(), *unknown)}
        return value

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent, null included."""
        return {name: getattr(self, name) for name in self.model_fields_set}

    def all_fields(self) -> dict[str, Any]:
        """Return every field, with its default where it was not sent."""
        return {name: getattr(self, name) for name in type(self).model_fields}


class Out(BaseModel):
    """An answer's body. It describes what is sent; the sending itself goes by the domain's views.

    So nothing is ever validated by it, and what would do that is made only if the document is asked for. Only tests are
    strict about unknown fields: the document leaves it open that later versions add some.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True)


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


# What the validators ask, told to clients: no NUL, something besides white space, a single line.
_NO_NUL = {"pattern": r"^[^\x00]*$"}
# White space, character by character: dialects of regular expressions differ on what `\s` is (ECMA 262 knows no U+0085,
# Rust no U+001C), and clients must read a pattern as the server does, which strips exactly these.
WHITE_SPACE = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
SOME_TEXT = {"pattern": rf"^[^\x00]*[^\x00{WHITE_SPACE}][^\x00]*$"}
_BREAKS = r"\x00\r\n\x0b\x0c\x85\u2028\u2029"
# White space at both ends is dropped before anything is checked, line breaks among it.
_SOME_LINE = {"pattern": rf"^[{WHITE_SPACE}]*[^\x00{WHITE_SPACE}]([^{_BREAKS}]*[^\x00{WHITE_SPACE}])?[{WHITE_SPACE}]*$"}
_ANY_LINE = {
    "pattern": rf"^[{WHITE_SPACE}]*([^\x00{WHITE_SPACE}]([^{_BREAKS}]*[^\x00{WHITE_SPACE}])?[{WHITE_SPACE}]*)?$"
}

Clean = AfterValidator(_clean)
_TRIMMED = StringConstraints(strip_whitespace=True)
Whole = BeforeValidator(_whole)
Flag = Annotated[bool, Strict()]
Count = Annotated[int, Field(ge=0, le=2_147_483_647), Strict(), Whole]
Revision = Annotated[int, Field(ge=1, le=2_147_483_647), Strict(), Whole]
Name = Annotated[str, Field(min_length=1, max_length=200, json_schema_extra=SOME_TEXT), Clean]
OneLine = Annotated[
    str, _TRIMMED, Field(min_length=1, max_length=200, json_schema_extra=_SOME_LINE), Clean, AfterValidator(_one_line)
]
ShortText = Annotated[str, Field(max_length=500, json_schema_extra=_NO_NUL), Clean]
LongText = Annotated[str, Field(max_length=10_000, json_schema_extra=_NO_NUL), Clean]
SubjectLine = Annotated[
    str,
    _TRIMMED,
    Field(max_length=300, json_schema_extra=_ANY_LINE),
    Clean,
    AfterValidator(_one_line),
]
Identifier = Annotated[str, Field(min_length=1, max_length=200, json_schema_extra=SOME_TEXT), Clean]
Email = Annotated[_EmailStr, Field(max_length=254)]
ZoneName = Annotated[
    str,
    Field(
        min_length=1,
        max_length=64,
        description="An IANA time zone.",
        examples=["Europe/Madrid"],
        json_schema_extra={"pattern": r"^[A-Za-z0-9_+/-]+$"},
    ),
    Clean,
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
Url = Annotated[str, Field(min_length=8, max_length=2048, examples=["https://example.com/hook"])]


_RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?P<offset>Z|[+-]\d{2}:\d{2})?", re.ASCII)


def _parse_instant(value: object) -> datetime:
    if isinstance(value, datetime):
        parsed = value
    else:
        parts = _RFC3339.fullmatch(value.upper()) if isinstance(value, str) else None
        try:
            parsed = datetime.fromisoformat(parts[0] if parts else "")
        except ValueError:
            message = "must be an RFC 3339 date-time such as 2026-11-23T16:00:00Z"
            raise ValueError(message) from None
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


_YEAR = "(19[7-9][0-9]|20[0-9]{2}|21[0-9]{2})"
_DATE = f"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
_DATE_TIME = {"type": "string", "format": "date-time", "minLength": 20, "maxLength": 35}
_GIVEN_DATE_TIME = _DATE_TIME | {"pattern": rf"^{_DATE}[Tt][0-9:]{{8}}(\.[0-9]{{1,9}})?([Zz]|[+-][0-9:]{{5}})$"}
_GIVEN_DATE = {"type": "string", "format": "date", "minLength": 10, "maxLength": 10, "pattern": f"^{_DATE}$"}
_SHOWN_DATE_TIME = _DATE_TIME | {"description": "RFC 3339, in UTC."}
_SHOWN_DATE = {"type": "string", "format": "date", "minLength": 10, "maxLength": 10}
Instant = Annotated[
    datetime,
    BeforeValidator(_parse_instant),
    PlainSerializer(_z, return_type=str),
    WithJsonSchema(_GIVEN_DATE_TIME | {"description": "RFC 3339, with an offset."}, mode="validation"),
    WithJsonSchema(_SHOWN_DATE_TIME, mode="serialization"),
]
DayOrInstant = Annotated[
    date | datetime,
    BeforeValidator(_parse_date_or_instant),
    WithJsonSchema(
        {
            "anyOf": [_GIVEN_DATE, _GIVEN_DATE_TIME],
            "description": "A day (the employer's) or an exact instant.",
        },
        mode="validation",
    ),
    WithJsonSchema(
        {"anyOf": [_SHOWN_DATE, _SHOWN_DATE_TIME], "description": "A day (the employer's) or an exact instant."},
        mode="serialization",
    ),
]
