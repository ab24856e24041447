"""Takes an exported document in while it arrives.

Each record is checked as soon as it is complete, and kept as compact JSON. So the event loop is never held for long,
and a document needs hardly more memory than it has bytes.
"""

import hashlib
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import orjson
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.requests import ClientDisconnect

from app.core.json_records import JsonRecords, UnreadableError
from app.core.pieces import give_way
from app.routers.container import container_of
from app.routers.problems import MOST_ERRORS, MalformedError
from app.schemas.exports import SECTIONS, CandidateExport, values_of
from app.schemas.fields import Body
from app.services.exporting import Facts, ImportedDocument

_PIECE = 16 * 1024
_LONG_RECORD = 64 * 1024
_PAGE_RECORDS = 100
_REVISIONS_AT_ONCE = 200
Json = dict[str, Any]


async def read_document(request: Request) -> tuple[ImportedDocument, bytes]:
    """Read the document that a request brings, and return it with a digest of its bytes.

    Raises:
        MalformedError: if it is no JSON, or ends too early.
        RequestValidationError: naming each value that cannot be accepted.
    """
    request.scope["state"]["body_limit"] = container_of(request).settings.max_import
    reader, content, waiting = _Reader(), hashlib.sha256(), bytearray()
    try:
        async for arrived in request.stream():
            content.update(arrived)
            waiting += arrived
            while len(waiting) >= _PIECE:
                await reader.take(bytes(waiting[:_PIECE]))
                del waiting[:_PIECE]
        if reader.is_untouched and not waiting:
            raise RequestValidationError([{"type": "missing", "loc": ("body",), "msg": "Field required"}])
        await reader.take(bytes(waiting))
        return await reader.finish(), content.digest()
    except ClientDisconnect:
        raise MalformedError("The connection was closed before the body was complete.") from None
    except UnreadableError as error:
        raise MalformedError(f"The body is not valid JSON: {error}.") from None


class _Section:
    """The records of one section: each is checked, and kept as compact JSON."""

    def __init__(self, name: str, model: type[Body]) -> None:
        self.count = 0
        self._name = name
        self._model = model
        self._pages: list[bytes] = []
        self._last: list[bytes] = []

    async def check(self, record: Any) -> list[Json]:
        """Return what is wrong with the next record."""
        errors: list[Json] = []
        async for first, part in _parts(record):
            try:
                self._model.model_validate(part)
            except ValidationError as error:
                errors += _errors(error, (self._name, self.count), first)
        self.count += 1
        return errors

    def keep(self, record: Mapping[str, Any]) -> None:
        """Keep a record that nothing is wrong with."""
        self._last.append(orjson.dumps(record))
        if len(self._last) >= _PAGE_RECORDS or len(self._last[-1]) >= _LONG_RECORD:
            self.end_page()

    def end_page(self) -> None:
        """Begin another page with the next record."""
        if self._last:
            self._pages.append(b"[%b]" % b",".join(self._last))
            self._last = []

    async def pages(self) -> AsyncIterator[list[Facts]]:
        """Yield the records as plain values, a page at a time."""
        for page in self._pages:
            found: list[Facts] = []
            for record in orjson.loads(page):
                async for first, part in _parts(record):
                    values = values_of(self._model.model_validate(part))
                    if first:
                        found[-1]["revisions"] += values["revisions"]
                    else:
                        found.append(values)
            yield found
            await give_way()


class _Reader:
    """Checks what arrives, and keeps it."""

    def __init__(self) -> None:
        self._records = JsonRecords(SECTIONS)
        self._sections = {name: _Section(name, model) for name, (model, _) in SECTIONS.items()}
        self._errors: list[Json] = []
        self.is_untouched = True

    async def take(self, piece: bytes) -> None:
        """Take the next piece."""
        self.is_untouched = False
        await self._add(self._records.feed(piece))
        await give_way()

    async def finish(self) -> ImportedDocument:
        """Take the end, and return the whole."""
        await self._add(self._records.finish())
        for name, section in self._sections.items():
            section.end_page()
            if section.count > SECTIONS[name][1]:
                self._errors.append(_error(name, f"There can be {SECTIONS[name][1]} at most"))
        self._errors += [_error(name, "This member came before") for name in self._records.twice]
        try:
            head = CandidateExport.model_validate(self._records.root)
        except ValidationError as error:
            self._errors += _errors(error, ())
        if self._errors:
            raise RequestValidationError(self._errors[:MOST_ERRORS])
        candidate = values_of(head.candidate) | {"policy": head.candidate.policy.given()}
        return ImportedDocument(candidate, {name: section.pages for name, section in self._sections.items()})

    async def _add(self, records: Iterator[tuple[str, Any]]) -> None:
        for name, record in records:
            section = self._sections[name]
            self._errors += await section.check(record)
            if not self._errors:
                section.keep(record)
            elif len(self._errors) >= MOST_ERRORS:
                # The rest is not worth reading.
                raise RequestValidationError(self._errors[:MOST_ERRORS])


async def _parts(record: Any) -> AsyncIterator[tuple[int, Any]]:
    """Yield a record: one with very many revisions again and again, with some of them and the place of the first."""
    revisions = record.get("revisions") if isinstance(record, dict) else None
    if not isinstance(revisions, list) or len(revisions) <= _REVISIONS_AT_ONCE:
        yield 0, record
        return
    for first in range(0, len(revisions), _REVISIONS_AT_ONCE):
        yield first, record | {"revisions": revisions[first : first + _REVISIONS_AT_ONCE]}
        await give_way()


def _errors(error: ValidationError, place: tuple[str | int, ...], first: int = 0) -> list[Json]:
    """Return what is wrong, as the framework puts it, by its place in the document."""
    found = []
    for each in error.errors(include_url=False, include_context=False):
        loc = each["loc"]
        if first and len(loc) > 1 and isinstance(loc[1], int):
            loc = (loc[0], loc[1] + first, *loc[2:])
        found.append({**each, "loc": ("body", *place, *loc)})
    return found


def _error(member: str, message: str) -> Json:
    return {"type": "value_error", "loc": ("body", member), "msg": message}
