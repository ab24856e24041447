"""The parts that an export and an import are put together from."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, Protocol
from uuid import UUID

from app.core.ids import NewId
from app.core.pagination import Page
from app.core.pieces import Pace
from app.domain.entities import Candidate, Commitment, Interview, Reminder
from app.domain.errors import InvalidInputError
from app.domain.quotas import Quotas
from app.services.import_ids import ImportIds
from app.services.unit_of_work import UnitOfWork

_AT_ONCE = 200
ROWS_AT_ONCE = 200
"""A transaction of an import inserts about so many rows: it holds up nobody for long."""
_HIDDEN = frozenset({"tenant_id", "candidate_id", "version"})
Facts = dict[str, Any]
Pages = AsyncIterator[list[Facts]]
Add = Callable[[UnitOfWork, Sequence[Any]], Awaitable[None]]


class Restoring:
    """An import under way: the candidate it makes, what became of the document's ids, and what is to be written."""

    def __init__(self, candidate: Candidate, quotas: Quotas, new_id: NewId) -> None:
        self.candidate = candidate
        self.quotas = quotas
        self.ids = ImportIds(new_id)
        self.pieces: list[Piece] = []
        """What writes the document, in order, a bounded number of rows each."""
        self.interviews: list[Interview] = []
        self.commitments: list[Commitment] = []
        self.reminders: list[Reminder] = []

    @property
    def owner(self) -> Facts:
        """Return the fields that say whose an entity is."""
        return {"tenant_id": self.candidate.tenant_id, "candidate_id": self.candidate.id}

    def write(self, add: Add, entities: Sequence[Any], *, rows: Callable[[Any], int] = lambda _: 1) -> None:
        """Have entities inserted, in pieces of about so many rows as they have together."""
        part: list[Any] = []
        weight = 0
        for entity in entities:
            if part and weight + rows(entity) > ROWS_AT_ONCE:
                self.pieces.append(Piece(add, part))
                part, weight = [], 0
            part.append(entity)
            weight += rows(entity)
        if part:
            self.pieces.append(Piece(add, part))


@dataclass(frozen=True, slots=True)
class Piece:
    """Entities of one kind that are inserted in one transaction, and what inserts them."""

    add: Add
    entities: Sequence[Any]


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A document that was read and checked: the candidate, and the pages of each section, which may be read again."""

    candidate: Facts
    sections: Mapping[str, Callable[[], Pages]]


@dataclass(frozen=True, slots=True)
class Section:
    """One member of the document: how it is read, page by page, and how it is written back."""

    name: str
    read: Callable[[UnitOfWork, UUID], Pages]
    restore: Callable[[Restoring, Sequence[Facts]], Awaitable[None]]
    """Checks the records, and has them written."""


class _Paged(Protocol):
    def equal(self, tenant_id: UUID, **wanted: Any) -> list[Any]: ...

    async def page(
        self, *conditions: Any, limit: int, after: Sequence[Any] | None, order: Sequence[str]
    ) -> Page[Any]: ...


def facts_of(entity: Any, *besides: str) -> Facts:
    """Return everything stored about an entity, apart from whose it is and how often it was written."""
    return {
        field.name: getattr(entity, field.name)
        for field in fields(entity)
        if field.name not in _HIDDEN and field.name not in besides
    }


async def paged(repository: _Paged, tenant_id: UUID, candidate_id: UUID) -> AsyncIterator[list[Any]]:
    """Yield all of a candidate's entities of one kind, oldest first, a page at a time."""
    wanted = repository.equal(tenant_id, candidate_id=candidate_id)
    after: Sequence[Any] | None = None
    while True:
        page = await repository.page(*wanted, limit=_AT_ONCE, after=after, order=("id",))
        yield page.items
        after = page.next
        if after is None:
            return


def stored(repository: Callable[[UnitOfWork], _Paged]) -> Callable[[UnitOfWork, UUID], Pages]:
    """Return what reads a section that is made of one repository's entities as they are."""

    async def read(uow: UnitOfWork, candidate_id: UUID) -> Pages:
        async for page in paged(repository(uow), uow.tenant_id, candidate_id):
            yield [facts_of(each) for each in page]

    return read


async def numbered(records: Sequence[Facts]) -> AsyncIterator[tuple[int, Facts]]:
    """Yield records with their places, of which there may be thousands, and let others have their turn between."""
    pace = Pace()
    for numbered_record in enumerate(records):
        yield numbered_record
        await pace.breathe()


@contextmanager
def at(pointer: str) -> Iterator[None]:
    """Have an invalid value within the block named by where it stands in the document."""
    try:
        yield
    except InvalidInputError as error:
        [first] = error.extra["errors"]
        raise InvalidInputError(f"{pointer}{first['pointer']}", first["message"]) from error
