"""The composition root: makes everything, once, and hands it down."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from app.core.clock import Clock, SystemClock
from app.core.crypto import Vault
from app.core.ids import NewId, new_id
from app.core.pagination import Cursors
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database, connect
from app.domain.errors import AfterviewError
from app.openapi import TITLE, build_openapi
from app.routers import applications, candidates, deliveries, interviews, keys, policy, reminders, webhook_endpoints
from app.routers.container import Container
from app.routers.envelope import Envelope
from app.routers.health import health_router
from app.routers.limits import RateLimiter
from app.routers.problems import (
    on_domain_error,
    on_http_error,
    on_invalid_request,
    on_replay,
    problems_router,
)
from app.routers.reference import reference_router
from app.routers.subscriber import subscriber_router
from app.services.access import Access
from app.services.administration import Administration
from app.services.calls import ReplayedAnswer
from app.services.registry import build_services
from app.services.unit_of_work import Work
from app.webhooks.addresses import AddressPolicy, AllowedHosts
from app.webhooks.resolver import Lookup, SystemLookup
from app.webhooks.service_key import ServiceKey

API_ROUTERS = (
    candidates.router,
    applications.router,
    interviews.router,
    reminders.router,
    webhook_endpoints.router,
    deliveries.events,
    deliveries.deliveries,
    keys.router,
    policy.router,
)


def _nobody(_at: datetime) -> None:
    """Wake nobody: workers elsewhere look every second."""


def create_app(
    settings: Settings,
    secret_key: bytes,
    *,
    clock: Clock | None = None,
    ids: NewId = new_id,
    database: Database | None = None,
    wake: Callable[[datetime], None] = _nobody,
    telemetry: Telemetry | None = None,
    lookup: Lookup | None = None,
) -> FastAPI:
    """Make the HTTP application.

    Args:
        settings: Every setting.
        secret_key: 32 bytes that secrets and cursors are sealed with.
        clock: Tells the present instant; the machine's by default.
        ids: Draws identifiers.
        database: Connections to use; made from the settings, and closed at the end, if absent.
        wake: Is told when something falls due, so that a worker in this process need not wait.
        telemetry: Where to count; metrics of its own if absent.
        lookup: Asks the DNS about webhook endpoints when they are registered; the system's resolver if absent.
    """
    clock = clock or SystemClock()
    telemetry = telemetry or Telemetry()
    system_lookup = None
    if lookup is None:
        lookup = system_lookup = SystemLookup()
    own_database = database is None
    database = database or connect(settings, clock)
    vault = Vault(secret_key)
    access = Access(database, clock)
    addresses = address_policy(settings)
    work = Work(database, clock, ids, vault, settings.base_url, wake)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await access.flush_use()
        if system_lookup is not None:
            system_lookup.close()
        if own_database:
            await database.close()

    app = FastAPI(
        title=TITLE,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=lifespan,
        generate_unique_id_function=lambda route: route.name,
        redirect_slashes=False,
    )
    app.state.container = Container(
        settings=settings,
        base_url=settings.base_url,
        clock=clock,
        database=database,
        cursors=Cursors(vault),
        access=access,
        administration=Administration(work),
        limiter=RateLimiter(settings.rate_limit, SystemClock()),
        services=build_services(work, access, vault, addresses, lookup),
    )
    for router in API_ROUTERS:
        app.include_router(router)
    app.include_router(health_router(telemetry))
    app.include_router(problems_router())
    app.include_router(reference_router())
    app.include_router(subscriber_router(ServiceKey.derive(secret_key)))
    app.openapi = lambda: build_openapi(app, settings.base_url)  # type: ignore[method-assign]  # FastAPI's own hook
    app.add_exception_handler(AfterviewError, on_domain_error)
    app.add_exception_handler(ReplayedAnswer, on_replay)
    app.add_exception_handler(RequestValidationError, on_invalid_request)
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_middleware(Envelope, telemetry=telemetry)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match"],
            expose_headers=["ETag", "Location", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"],
            max_age=600,
        )
    return app


def address_policy(settings: Settings) -> AddressPolicy:
    """Return which addresses webhooks may go to."""
    hosts = settings.webhook_allowed_hosts
    return AddressPolicy(
        allow_insecure=settings.webhook_allow_insecure, allowed_hosts=AllowedHosts.parse(hosts) if hosts else None
    )
