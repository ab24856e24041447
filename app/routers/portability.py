"""Export and import of a candidate's whole data over HTTP."""

import hashlib
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Body, Request, Response
from fastapi.utils import create_model_field

from app.domain.quotas import QuotaExceededError
from app.routers.contract import refuses, takes_only
from app.routers.dependencies import GuardedRoute, TheServices
from app.routers.importing import read_document
from app.routers.private import ImportsEverything, ReadsEverything
from app.routers.replies import JSON_TYPE, PiecesResponse, Reply, names_etag, perform
from app.schemas.candidates import CandidateOut
from app.schemas.exports import CandidateExport

router = APIRouter(prefix="/v1/candidates", tags=["Candidates"], route_class=GuardedRoute)


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

    name = f'attachment; filename="candidate-{candidate_id}.json"'
    return PiecesResponse(pieces, {"content-type": JSON_TYPE, "content-disposition": name, "etag": etag})


takes_only(router, "/import", "POST")


class ImportRoute(GuardedRoute):
    """The route whose endpoint reads the body by itself, while it arrives."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # For the OpenAPI document alone: what serves a request was made by now.
        info = Body()
        info.annotation = CandidateExport
        self.body_field = create_model_field("body", CandidateExport, field_info=info)


async def import_candidate(request: Request, call: ImportsEverything, services: TheServices) -> Response:
    """Make a candidate of an exported document, under new ids. Nothing is announced: it is all history.

    It needs both `candidates:write` and `reflections:write`, and takes up to 8 MiB by default.
    """
    document, digest = await read_document(request)
    return await perform(
        call.with_body(digest), Reply(201, "/v1/candidates/{id}"), services.portability.restore, document
    )


router.add_api_route(
    "/import",
    import_candidate,
    methods=["POST"],
    status_code=201,
    response_model=CandidateOut,
    openapi_extra=refuses(QuotaExceededError),
    route_class_override=ImportRoute,
)
