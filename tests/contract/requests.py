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


async def _known_to_greenhouse(resources: Resources) -> dict[str, Any]:
    return {"id": await resources.known_to("greenhouse", new_id().hex)}


async def _known_to_lever(resources: Resources) -> dict[str, Any]:
    return {"id": await resources.known_to("lever", new_id().hex)}


async def _known_to_ashby(resources: Resources) -> dict[str, Any]:
    schedule = new_id().hex
    await resources.known_to("ashby", f"{schedule}:77aa")
    return {"id": schedule}


CHANGES: dict[str, Change] = {
    "create_candidate": _fresh_candidate,
    "update_candidate": _fresh_candidate,
    "import_from_ashby": _known_to_ashby,
    "import_from_greenhouse": _known_to_greenhouse,
    "import_from_lever": _known_to_lever,
    "put_interview_by_source": _named_by_id,
}
"""What an example must change to be accepted more than once."""
