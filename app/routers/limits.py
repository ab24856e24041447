"""The limits on how often anybody may ask, as requests meet them and answers tell of them."""

import ipaddress
from collections.abc import Sequence
from typing import NoReturn
from uuid import UUID

from fastapi import Request

from app.domain.errors import AfterviewError
from app.routers.container import container_of
from app.routers.problems import TooManyRequestsError
from app.services.rate_limits import Allowance

_LONGEST_ADDRESS = 64
_NETWORK_OF_ONE_SITE = 64
"""An IPv6 site has 2⁶⁴ addresses at least, so that its network is counted instead."""


def spend(request: Request, key: UUID, tenant: UUID) -> None:
    """Count a request against the allowances of its key and its tenant, which the answer then tells of.

    Raises:
        TooManyRequestsError: if one of them is used up.
    """
    state = request.scope["state"]
    verdict = container_of(request).limiter.take(key, tenant)
    state["allowances"] = verdict.allowances
    used_up = verdict.exhausted
    if used_up is not None:
        whose = "This key" if used_up.name == "default" else "All keys of this tenant together"
        _refuse(request, f"{whose} may make {used_up.quota} requests in {used_up.window} seconds.", used_up.renewed_in)


def refuse_key(request: Request, error: AfterviewError) -> NoReturn:
    """Refuse a wrong key, and count it against the address that presented it.

    Raises:
        AfterviewError: the error itself, or another if the address presented too many wrong keys.
    """
    failures = container_of(request).failures
    seconds = failures.note(address_of(request))
    if seconds is not None:
        _refuse(
            request,
            f"Too many wrong keys came from this address, where {failures.rate} are let pass. A valid key still works.",
            seconds,
        )
    raise error


def address_of(request: Request) -> str:
    """Return the address that a request counts for: the caller's as the trusted proxies tell it."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        # Only a trusted proxy can name anything else.
        return host[:_LONGEST_ADDRESS]
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), _NETWORK_OF_ONE_SITE), strict=False))


def allowance_fields(allowances: Sequence[Allowance]) -> list[tuple[bytes, bytes]]:
    """Return the `RateLimit` fields of an answer: lists of structured items, one for each policy."""
    policies = (f'"{each.name}";q={each.quota};w={each.window}' for each in allowances)
    left = (f'"{each.name}";r={each.remaining};t={each.renewed_in}' for each in allowances)
    return [(b"ratelimit-policy", ", ".join(policies).encode()), (b"ratelimit", ", ".join(left).encode())]


def _refuse(request: Request, why: str, seconds: int) -> NoReturn:
    request.scope["state"]["retry_after"] = seconds
    raise TooManyRequestsError(f"{why} Try again in {seconds} seconds.")
