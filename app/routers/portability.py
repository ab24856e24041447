"""Export and import of a candidate's whole data over HTTP."""

import hashlib
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from app.domain.quotas import QuotaExceededError
from app.routers.contract import refuses, takes_only
from app.routers.dependencies import TheServices
from app.routers.private import ReadsEverything, WritesEverything
from app.routers.replies import JSON_TYPE, Reply, names_etag, perform
from app.schemas.candidates import CandidateOut
from app.schemas.exports import CandidateExport

router = APIRouter(prefix="/v1/candidates", tags=["Candidates"])


@router.get("/{candidate_id}/export", response_model=CandidateExport)
async def export_candidate(
    request: Request, candidate_id: UUID, call: ReadsEverything, services: TheServices
) -> Response:
    """Give everything that is stored of a candidate, the private part included, as one JSON document.

    It needs both `candidates:read` and `reflections:read`.
    """
    pieces = await services.portability.export(call, candidate_id)
    content: Any = hashlib.blake2b(digest_size=12)
    for piece in pieces:
        content.update(piece)
    etag = f'"{content.hexdigest()}"'
    known = request.headers.get("if-none-match")
    if known is not None and names_etag(known, etag):
        return Response(status_code=304, headers={"etag": etag})

    async def stream() -> AsyncIterator[bytes]:
        pieces.reverse()
        while pieces:
            yield pieces.pop()

    name = f'attachment; filename="candidate-{candidate_id}.json"'
    return StreamingResponse(stream(), media_type=JSON_TYPE, headers={"content-disposition": name, "etag": etag})


takes_only(router, "/import", "POST")


@router.post("/import", status_code=201, response_model=CandidateOut, openapi_extra=refuses(QuotaExceededError))
async def import_candidate(body: CandidateExport, call: WritesEverything, services: TheServices) -> Response:
    """Make a candidate of an exported document, under new ids. Nothing is announced: it is all history.

    It needs both `candidates:write` and `reflections:write`, and takes up to 64 MiB.
    """
    return await perform(call, Reply(201, "/v1/candidates/{id}"), services.portability.restore, body.values())
