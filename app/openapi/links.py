"""Links: what can be done next with what was made or shown, found by the names of path parameters."""

import re
from typing import Any

Json = dict[str, Any]
_ONE = re.compile(r"^(?P<list>.+)/\{(?P<name>\w+)\}(?P<rest>/[\w-]+)?$")


def add_links(paths: dict[str, Json]) -> None:
    """Link every operation that makes a resource to those that take its id."""
    for path, item in paths.items():
        made = item.get("post", {}).get("responses", {}).get("201")
        if made is not None:
            followers = _followers(path, paths)
            if followers:
                made["links"] = followers


def _followers(path: str, paths: dict[str, Json]) -> Json:
    links: Json = {}
    outer = re.findall(r"\{(\w+)\}", path)
    for other, item in paths.items():
        match = _ONE.match(other)
        if match is None or match["list"] != path:
            continue
        for method, operation in item.items():
            if method in {"get", "post", "patch", "delete", "put"}:
                links[operation["operationId"]] = {
                    "operationId": operation["operationId"],
                    "parameters": {
                        **{name: f"$request.path.{name}" for name in outer},
                        match["name"]: "$response.body#/id",
                    },
                    "description": operation["summary"] + ".",
                }
    return links
