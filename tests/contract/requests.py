"""A body for every operation: the document's own example, made to fit what there is."""

from collections.abc import Awaitable, Callable
from typing import Any

from app.core.ids import new_id
from tests.contract.document import Operation
from tests.support.resources import Resources

Change = Callable[[Resources], Awaitable[dict[str, Any]]]


async def body_of(operation: Operation, resources: Resources) -> Any:
    """Return a body that the operation accepts now, None if it takes none."""
    if operation.example is None:
        return None
    body: Any = await resources.refer(operation.example)
    change = CHANGES.get(operation.id)
    return body if change is None else body | await change(resources)


async def _fresh_candidate(_resources: Resources) -> dict[str, Any]:
    return {"external_id": f"u-{new_id().hex}"}


async def _named_by_id(resources: Resources) -> dict[str, Any]:
    return {"candidate_id": await resources.id_of("candidate_id"), "candidate_external_id": None}


CHANGES: dict[str, Change] = {
    "create_candidate": _fresh_candidate,
    "update_candidate": _fresh_candidate,
    "put_interview_by_source": _named_by_id,
}
"""What an example must change to be accepted more than once."""
