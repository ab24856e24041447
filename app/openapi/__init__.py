"""The OpenAPI document: what the framework reads off the routes, completed by what holds for all of them."""

from app.openapi.document import PLACEHOLDER_URL, TITLE, build_openapi, render_openapi

__all__ = ["PLACEHOLDER_URL", "TITLE", "build_openapi", "render_openapi"]
