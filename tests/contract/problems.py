"""What every problem document holds."""

from typing import Any

import httpx

from app.core.echo import echo_path
from app.routers.problems import problem_classes


def assert_problem(answer: httpx.Response, status: int, slug: str | None = None) -> dict[str, Any]:
    """Check that an answer is a complete problem document, and return it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert {"type", "title", "status", "detail", "instance", "request_id"} <= problem.keys()
    base, _, found = problem["type"].rpartition("/problems/")
    assert base == "https://afterview.test"
    error = problem_classes()[found]
    assert (problem["title"], problem["status"]) == (error.title, status) == (error.title, error.status)
    assert slug in {None, found}
    assert problem["detail"]
    assert problem["instance"] == echo_path(answer.request.url.path)
    assert problem["request_id"] == answer.headers["x-request-id"]
    return problem


def fields_of(problem: dict[str, Any]) -> set[str]:
    """Return the pointers and parameters that a problem names."""
    return {str(error.get("pointer", error.get("parameter"))) for error in problem["errors"]}
