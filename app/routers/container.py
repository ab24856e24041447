"""What the composition root hands to the routers."""

from dataclasses import dataclass
from typing import cast

from fastapi import Request

from app.core.crypto import Vault
from app.core.pagination import Cursors
from app.core.settings import Settings
from app.db import Database
from app.services.access import Access
from app.services.loop_health import LoopHealth
from app.services.rate_limits import FailureLimiter, RateLimiter
from app.services.registry import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """Everything a request may need, made once when the application starts."""

    settings: Settings
    base_url: str
    database: Database
    cursors: Cursors
    vault: Vault
    access: Access
    limiter: RateLimiter
    failures: FailureLimiter
    services: Services
    loops: LoopHealth


def container_of(request: Request) -> Container:
    """Return the container of the application that serves a request."""
    return cast("Container", request.app.state.container)
