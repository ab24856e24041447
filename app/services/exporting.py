"""The parts that an export and an import are put together from."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, Protocol
from uuid import UUID

from app.core.pagination import Page
from app.domain.entities import Candidate, Commitment, Interview, Reminder
from app.domain.errors import InvalidInputError
from app.services.import_ids import ImportIds
from app.services.unit_of_work import UnitOfWork

_AT_ONCE = 200
_HIDDEN = frozenset({"tenant_id", "candidate_id", "version"})
Facts = dict[str, Any]
Pages = AsyncIterator[list[Facts]]


class Restoring:
    """An import under way: the candidate it makes, and what became of the document's ids."""

    def __init__(self, uow: UnitOfWork, candidate: Candidate) -> None:
        self.uow = uow
        self.candidate = candidate
        self.ids = ImportIds(uow.new_id)
        self.interviews: list[Interview] = []
        self.commitments: list[Commitment] = []
        self.reminders: list[Reminder] = []

    @property
    def owner(self) -> Facts:
        """Return the fields that say whose an entity is."""
        return {"tenant_id": self.uow.tenant_id, "candidate_id": self.candidate.id}


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


@contextmanager
def at(pointer: str) -> Iterator[None]:
    """Have an invalid value within the block named by where it stands in the document."""
    try:
        yield
    except InvalidInputError as error:
        [first] = error.extra["errors"]
        raise InvalidInputError(f"{pointer}{first['pointer']}", first["message"]) from error


async def add_in_parts(add: Callable[..., Awaitable[None]], entities: Sequence[Any]) -> None:
    """Insert many entities, a bounded number in one statement."""
    for start in range(0, len(entities), _AT_ONCE):
        await add(*entities[start : start + _AT_ONCE])
