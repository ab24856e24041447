"""A body for every operation: the document's own example, made to fit what there is."""

from collections.abc import Awaitable, Callable
from typing import Any

from app.core.ids import new_id
from tests.contract.document import Operation
from tests.support import payloads
from tests.support.resources import Resources

Change = Callable[[Resources], Awaitable[dict[str, Any]]]


async def body_of(operation: Operation, resources: Resources) -> Any:
    """Return a body that the operation accepts now, None if it takes none."""
    if operation.example is None:
        return None
    if operation.id in PAYLOADS:
        return PAYLOADS[operation.id]()
    body: Any = await resources.refer(operation.example)
    change = CHANGES.get(operation.id)
    return body if change is None else body | await change(resources)


async def query_of(operation: Operation, resources: Resources) -> dict[str, str]:
    """Return the parameters that an operation cannot do without: an import must be told whose interviews it brings."""
    if operation.id in PAYLOADS:
        return {"candidate_id": await resources.id_of("candidate_id"), "company": "Initech", "role": "Data Engineer"}
    return {name: await resources.id_of(name) for name in QUERIES.get(operation.id, ())}


async def path_of(operation: Operation, resources: Resources) -> str:
    """Return the address of something that the operation can be carried out on, with all that this presupposes."""
    for kind in PRESUPPOSED.get(operation.id, ()):
        await resources.id_of(kind)
    path = operation.path.replace("{reminder_id}", "{briefed_reminder_id}") if operation.id == "get_briefing" else ""
    names = ["briefed_reminder_id"] if path else operation.path_parameters
    return await resources.fill(path or operation.path, names)


async def _fresh_candidate(_resources: Resources) -> dict[str, Any]:
    return {"external_id": f"u-{new_id().hex}"}


async def _one_name(resources: Resources) -> dict[str, Any]:
    return {
        "candidate_id": await resources.id_of("candidate_id"),
        "candidate_external_id": None,
        "candidate_email": None,
    }


async def _another_card(resources: Resources) -> dict[str, Any]:
    return {"card_id": await resources.id_of("other_card_id")}


async def _two_evaluations(resources: Resources) -> dict[str, Any]:
    return {"evaluation_ids": [await resources.id_of("evaluation_id"), await resources.id_of("other_evaluation_id")]}


async def _exported(resources: Resources) -> dict[str, Any]:
    return await resources.exported()


CHANGES: dict[str, Change] = {
    "create_candidate": _fresh_candidate,
    "update_candidate": _fresh_candidate,
    "put_interview_by_source": _one_name,
    "merge_practice_cards": _another_card,
    "compare_fit": _two_evaluations,
    "import_candidate": _exported,
}
"""What an example must change to be accepted more than once, or to say whose it is."""

PRESUPPOSED = {
    "get_fit_profile": ("profile_id",),
    "get_fit_evaluation": ("evaluation_id",),
    "put_fit_evaluation": ("profile_id",),
}
"""What must be there before an operation has something to work with, besides what its path names."""

QUERIES = {"get_reflection_prompts": ("interview_id",), "get_practice_queue": ("candidate_id",)}
"""The parameters that operations need."""

PAYLOADS: dict[str, Callable[[], dict[str, Any]]] = {
    "import_from_greenhouse": lambda: payloads.greenhouse(id=new_id().int % 10**12),
    "import_from_lever": lambda: payloads.lever(id=str(new_id())),
    "import_from_ashby": payloads.ashby,
}
"""What other systems send."""
