"""The only place that draws identifiers and random secrets."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

NewId = Callable[[], UUID]
"""Draws the next identifier. Successive draws of one process sort in the order drawn."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id() -> UUID:
    """Draw a UUIDv7: 48 bits of Unix milliseconds, then a counter and random bits (RFC 9562, 5.7)."""
    return uuid7()


def read_id(text: str) -> UUID:
    """Return an id from its 32 hexadecimal digits, with hyphens or without, known to be well formed.

    A UUID made from text looks for braces and prefixes too, and takes twice as long.
    """
    return UUID(int=int(text.replace("-", ""), 16))


def first_id_at(instant: datetime) -> UUID:
    """Return the smallest UUIDv7 that can be drawn at `instant`, to bound ranges of ids by time."""
    milliseconds = (instant - _EPOCH) // timedelta(milliseconds=1)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (0b10 << 62))


def random_bytes(length: int) -> bytes:
    """Draw `length` bytes fit for keys and secrets."""
    return secrets.token_bytes(length)
