"""The composition root: makes everything, once, and hands it down."""

import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from app.core.clock import Clock, SystemClock, Ticks, ticks
from app.core.crypto import Vault
from app.core.ids import NewId, new_id
from app.core.json import to_json_bytes
from app.core.logging import get_logger
from app.core.pagination import Cursors
from app.core.rates import parse_rate
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.core.watchdog import debugging
from app.db import Database, connect
from app.domain.errors import AfterviewError
from app.domain.quotas import Quota, Quotas
from app.routers import (
    applications,
    briefings,
    calendar_feeds,
    candidates,
    deliveries,
    draft_templates,
    drafts,
    fit,
    imports,
    insights,
    interview_sources,
    interviews,
    keys,
    policy,
    portability,
    practice,
    previews,
    reflections,
    reminders,
    test_clock,
    webhook_endpoints,
)
from app.routers.connections import STATE, ConnectionLimits, Connections
from app.routers.container import Container
from app.routers.document import document_router
from app.routers.envelope import Envelope
from app.routers.health import health_router
from app.routers.plan_page import plan_page_router
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
from app.services.composing import DueComposing
from app.services.delivering import Sends
from app.services.draft_writing import DraftWriting
from app.services.endpoint_keys import EndpointKeys
from app.services.firing import Firing
from app.services.loop_health import LoopHealth
from app.services.planning import Planning
from app.services.rate_limits import FailureLimiter, RateLimiter
from app.services.registry import Services, build_services
from app.services.replanning import Replanning
from app.services.unit_of_work import Work
from app.services.waking import Waker
from app.webhooks.addresses import AddressPolicy, AllowedHosts
from app.webhooks.resolver import Lookup, SystemLookup
from app.worker.exchange import ExchangeLoop
from app.worker.runner import Worker, build_worker
from app.writers.chat_completions import ChatCompletionsSettings, ChatCompletionsWriter

API_ROUTERS = (
    portability.router,
    candidates.router,
    applications.router,
    interviews.router,
    interview_sources.router,
    imports.router,
    reminders.router,
    reminders.next_actions,
    drafts.router,
    drafts.for_reminders,
    drafts.checks,
    draft_templates.router,
    reflections.router,
    reflections.questions,
    practice.router,
    fit.router,
    briefings.router,
    insights.router,
    webhook_endpoints.router,
    deliveries.events,
    deliveries.deliveries,
    keys.router,
    policy.router,
    calendar_feeds.router,
    calendar_feeds.calendar,
    previews.router,
    test_clock.router,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Everything one process is made of, apart from what it listens and sends with."""

    settings: Settings
    clock: Clock
    database: Database
    vault: Vault
    addresses: AddressPolicy
    """Where webhooks may go: the one policy, by which URLs are registered and connections made."""
    endpoint_keys: EndpointKeys
    lookup: Lookup
    telemetry: Telemetry
    loops: LoopHealth
    waker: Waker
    access: Access
    administration: Administration
    firing: Firing
    writing: DraftWriting
    writer_client: httpx.AsyncClient | None
    services: Services

    async def close(self) -> None:
        """Write down what is remembered, and close every connection."""
        if self.writer_client is not None:
            await self.writer_client.aclose()
        await self.access.flush_use()
        await self.waker.close()
        if isinstance(self.lookup, SystemLookup):
            self.lookup.close()
        await self.database.close()


def assemble(
    settings: Settings,
    vault: Vault,
    *,
    clock: Clock | None = None,
    ids: NewId = new_id,
    database: Database | None = None,
    lookup: Lookup | None = None,
) -> Assembly:
    """Make everything one process needs.

    Args:
        settings: Every setting.
        vault: Encrypts secrets and signs cursors.
        clock: Tells the present instant; the machine's by default.
        ids: Draws identifiers.
        database: Connections to use; made from the settings if absent.
        lookup: Asks the DNS about webhook endpoints when they are registered; the system's resolver if absent.
    """
    clock = clock or SystemClock()
    database = database or connect(settings, clock)
    telemetry = Telemetry()
    lookup = lookup or SystemLookup()
    addresses = address_policy(settings)
    endpoint_keys = EndpointKeys(vault, settings.shared_key_days, ids)
    access = Access(database, clock)
    waker = Waker(database, clock)
    work = Work(database, clock, ids, vault, settings.base_url, waker.poke, quotas_of(settings), telemetry)
    planning = Planning()
    replanning = Replanning(work, planning)
    firing = Firing(
        database,
        base_url=settings.base_url,
        batch=settings.fire_batch,
        telemetry=telemetry,
        replan=replanning.replan,
        compose=DueComposing(work).compose,
        draw_id=ids,
    )
    client = None if settings.writer_url is None else httpx.AsyncClient(trust_env=False)
    writer = None if client is None else remote_writer(client, settings)
    return Assembly(
        settings=settings,
        clock=clock,
        database=database,
        vault=vault,
        addresses=addresses,
        endpoint_keys=endpoint_keys,
        lookup=lookup,
        telemetry=telemetry,
        loops=LoopHealth(clock, telemetry),
        waker=waker,
        access=access,
        administration=Administration(work),
        firing=firing,
        writing=DraftWriting(work, writer, timeout=settings.writer_timeout_seconds),
        writer_client=client,
        services=build_services(
            work,
            planning,
            replanning,
            firing,
            access,
            endpoint_keys,
            addresses,
            lookup,
            writes_later=writer is not None,
        ),
    )


def make_worker(parts: Assembly, sender: Sends) -> Worker:
    """Make the worker of a process. The sender is to be started by the caller."""
    return build_worker(
        parts.settings,
        parts.database,
        parts.waker,
        sender=sender,
        vault=parts.vault,
        telemetry=parts.telemetry,
        firing=parts.firing,
        writing=parts.writing,
        health=parts.loops,
        chores=(parts.access.flush_use, parts.services.erasure.finish_pending),
    )


_log = get_logger(__name__)
Application = FastAPI
"""What `create_app` makes, for those who only pass it on."""


def create_app(
    parts: Assembly,
    *,
    closes_parts: bool = False,
    count_by: Ticks = ticks,
    limits: ConnectionLimits | None = None,
) -> Application:
    """Make the HTTP application. Who assembled the parts closes them, unless the application is asked to at its end.

    Args:
        parts: What it is made of.
        closes_parts: Whether it closes them.
        count_by: What the windows of the rate limits go by.
        limits: What a connection may cost; by default as the settings and the limit of open files say.
    """
    settings = parts.settings
    limiter = RateLimiter(*settings.rates, count_by)
    connections = Connections(limits or connection_limits(settings), parts.telemetry, settings.base_url)
    exchange = None if parts.database.is_sqlite else ExchangeLoop(parts.database, limiter)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[dict[str, Any]]:
        if exchange is not None:
            exchange.start()
        with debugging(on=settings.debug_loop):
            yield {STATE: connections}
        if exchange is not None:
            await exchange.stop()
        if closes_parts:
            await parts.close()

    def document() -> bytes:
        from app.openapi import build_openapi  # noqa: PLC0415 - loaded when first needed

        return to_json_bytes(build_openapi(app, settings.base_url))

    routers = (
        *API_ROUTERS,
        health_router(parts.telemetry if settings.metrics_port is None else None),
        problems_router(),
        document_router(document),
        reference_router(),
        subscriber_router(),
        plan_page_router(),
        insights.insights_page_router(),
    )
    app = FastAPI(
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        # The routes as they are: the framework would make those of a router that is included a second time.
        routes=[route for router in routers for route in router.routes],
        redirect_slashes=False,
    )
    app.state.container = Container(
        settings=settings,
        base_url=settings.base_url,
        database=parts.database,
        cursors=Cursors(parts.vault),
        vault=parts.vault,
        access=parts.access,
        limiter=limiter,
        failures=FailureLimiter(parse_rate(settings.auth_failure_limit), count_by),
        services=parts.services,
        loops=parts.loops,
    )
    app.add_exception_handler(AfterviewError, on_domain_error)
    app.add_exception_handler(ReplayedAnswer, on_replay)
    app.add_exception_handler(RequestValidationError, on_invalid_request)
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_middleware(Envelope, telemetry=parts.telemetry)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=[
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Traceparent",
                "X-Request-Id",
            ],
            expose_headers=[
                "ETag",
                "Idempotent-Replayed",
                "Link",
                "Location",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After",
                "WWW-Authenticate",
                "X-Request-Id",
            ],
            max_age=600,
        )
    return app


def openapi_text() -> str:
    """Return the OpenAPI document as it is committed, whatever the environment says."""
    from app.openapi import render_openapi  # noqa: PLC0415 - loaded when first needed

    return render_openapi(create_app(assemble(Settings.model_construct(), Vault(bytes(32)))))


def connection_limits(settings: Settings) -> ConnectionLimits:
    """Return what a connection may cost, and how many there may be.

    Descriptors are kept free for what the process opens itself, so that deliveries go on while clients hold every
    connection they can get: two for each delivery in flight, four for each database connection (SQLite's has several
    files), and some for the rest. If there are very few, a quarter is for clients all the same.
    """
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    own = 2 * settings.worker_concurrency + 4 * settings.database_pool + 128
    room = settings.max_connections if files == resource.RLIM_INFINITY else max(files - own, files // 4)
    if settings.max_connections > room and "max_connections" in settings.model_fields_set:
        _log.warning(
            "AFTERVIEW_MAX_CONNECTIONS is more than the limit of open files leaves room for: raise that (ulimit -n)",
            max_connections=settings.max_connections,
            room=room,
            open_files=files,
        )
    return ConnectionLimits(connections=min(settings.max_connections, room))


def quotas_of(settings: Settings) -> Quotas:
    """Return how many there may be of each thing."""
    return Quotas(**{quota.value: getattr(settings, f"quota_{quota}") for quota in Quota})


def remote_writer(client: httpx.AsyncClient, settings: Settings) -> ChatCompletionsWriter:
    """Make the writer that the settings name."""
    key = settings.writer_key
    return ChatCompletionsWriter(
        client,
        ChatCompletionsSettings(
            url=settings.writer_url or "",
            model=settings.writer_model,
            key=None if key is None else key.get_secret_value(),
            timeout=settings.writer_timeout_seconds,
            max_tokens=settings.writer_budget_tokens,
        ),
    )


def address_policy(settings: Settings) -> AddressPolicy:
    """Return which addresses webhooks may go to."""
    hosts = settings.webhook_allowed_hosts
    return AddressPolicy(
        allow_insecure=settings.webhook_allow_insecure, allowed_hosts=AllowedHosts.parse(hosts) if hosts else None
    )
