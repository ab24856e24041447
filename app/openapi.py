"""The OpenAPI document: what FastAPI reads off the code, completed by what holds for every operation."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

TITLE = "Afterview"


def build_openapi(app: FastAPI, base_url: str) -> dict[str, Any]:
    """Return the document; it is made once and kept."""
    if app.openapi_schema is None:
        app.openapi_schema = get_openapi(
            title=TITLE,
            version="1",
            openapi_version="3.1.0",
            routes=app.routes,
            servers=[{"url": base_url}],
        )
    return app.openapi_schema
