"""What machines ask: is it alive, is it ready, how is it doing, what is served here."""

from typing import Any

import pydantic_core
from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app.core.telemetry import Telemetry
from app.domain.webhooks import Quarantined, quarantined_name
from app.routers.container import Container, container_of
from app.routers.problems import UnavailableError
from app.services.readiness import readiness_of, set_apart, unreadable_endpoints


async def _details(container: Container) -> dict[str, Any]:
    """Return what an operator should look at though the service works. Counts only: no tenant's data."""
    apart = await set_apart(container.database)
    return {
        "quarantined": apart,
        "held_by_fault": apart.get(quarantined_name(Quarantined.DELIVERY), 0),
        "unreadable_endpoints": await unreadable_endpoints(container.database),
        "failing_loops": container.loops.failing(),
    }


def health_router(telemetry: Telemetry | None) -> APIRouter:
    """Return the operator's routes. They need no key. Metrics have a port of their own if there is no telemetry."""
    router = APIRouter(include_in_schema=False)

    @router.get("/livez")
    async def livez() -> Response:
        return Response("ok\n", media_type="text/plain")

    @router.get("/readyz")
    async def readyz(request: Request) -> Response:
        container = container_of(request)
        problem = await readiness_of(container.database, container.vault)
        if problem is not None:
            raise UnavailableError(problem, failing_loops=container.loops.failing())
        details = await _details(container)
        if (problem := container.loops.problem()) is not None:
            raise UnavailableError(problem, **details)
        if "application/json" in request.headers.get("accept", ""):
            return Response(pydantic_core.to_json({"status": "ready", **details}), media_type="application/json")
        return Response("ok\n", media_type="text/plain")

    if telemetry is not None:

        @router.get("/metrics")
        async def metrics() -> Response:
            return Response(generate_latest(telemetry.registry), media_type=CONTENT_TYPE_LATEST)

    @router.get("/.well-known/api-catalog")
    async def api_catalog(request: Request) -> Response:
        base = container_of(request).base_url
        links = {
            "linkset": [
                {
                    "anchor": f"{base}/v1",
                    "service-desc": [{"href": f"{base}/openapi.json", "type": "application/json"}],
                    "service-doc": [{"href": f"{base}/docs", "type": "text/html"}],
                    "status": [{"href": f"{base}/readyz", "type": "text/plain"}],
                }
            ]
        }
        return Response(pydantic_core.to_json(links), media_type="application/linkset+json")

    return router
