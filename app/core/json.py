"""Writes JSON text quickly."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
import pydantic_core

_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS


def to_json(value: Any) -> str:
    """Write a value as JSON: instants in UTC with `Z`, durations as ISO 8601."""
    return to_json_bytes(value).decode()


def to_json_bytes(value: Any) -> bytes:
    """Write a value as JSON in UTF-8."""
    return orjson.dumps(value, _plain, _OPTIONS)


def _plain(value: Any) -> Any:
    """Return what the writer does not know as something it does."""
    if isinstance(value, UUID):
        # A subclass of the standard library's, as the PostgreSQL driver makes them.
        return str(value)
    return dict(value) if isinstance(value, Mapping) else pydantic_core.to_jsonable_python(value)
