"""Opaque cursors: where a list goes on, signed and bound to the filters it was made for."""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pydantic_core

from app.core.crypto import Vault

_SIGNATURE = 12
_SCOPE = 8
T = TypeVar("T")


class BadCursorError(ValueError):
    """The cursor was not made by this service, or for other filters."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items of a list, and the position after the last of them if there are more."""

    items: list[T]
    next: list[Any] | None


class Cursors:
    """Writes and reads cursors."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def write(self, position: list[Any], scope: Mapping[str, Any]) -> str:
        """Seal a position (JSON-ready values) for lists with the filters `scope`."""
        body = _fingerprint(scope) + pydantic_core.to_json(position)
        return base64.urlsafe_b64encode(self._vault.sign(body, _SIGNATURE) + body).rstrip(b"=").decode()

    def read(self, cursor: str, scope: Mapping[str, Any]) -> list[Any]:
        """Return the position that `write` sealed.

        Raises:
            BadCursorError: if the cursor was changed or belongs to other filters.
        """
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadCursorError from error
        signature, body = raw[:_SIGNATURE], raw[_SIGNATURE:]
        if not self._vault.is_signed(body, signature) or body[:_SCOPE] != _fingerprint(scope):
            raise BadCursorError
        position: list[Any] = pydantic_core.from_json(body[_SCOPE:])
        return position


def _fingerprint(scope: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(pydantic_core.to_json(sorted(scope.items()))).digest()[:_SCOPE]
