"""Who puts a draft into words: the seam between the composer and any other writer."""

from dataclasses import dataclass
from typing import Protocol

from app.domain.drafting.composer import compose
from app.domain.drafting.facts import DraftFacts
from app.domain.drafting.kinds import WrittenBy
from app.domain.drafting.templates import BUILT_IN, TemplateLibrary


class WriterFailedError(Exception):
    """A writer gave no usable draft. `reason` is a short, stable word for logs and counts."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A draft and who wrote it. `fallback_reason` says why another writer's was not used."""

    subject: str | None
    body: str
    written_by: WrittenBy
    fallback_reason: str | None = None


class DraftWriter(Protocol):
    """Anything that can put facts into words."""

    async def write(self, facts: DraftFacts) -> Written:
        """Return the draft.

        Raises:
            WriterFailedError: If it cannot, in time and in form.
        """
        ...


class BuiltInWriter:
    """The composer, with the tenant's templates where it has some."""

    def __init__(self, templates: TemplateLibrary = BUILT_IN) -> None:
        self._templates = templates

    async def write(self, facts: DraftFacts) -> Written:
        """Compose the draft; it takes no time worth waiting for."""
        composed = compose(facts, self._templates)
        return Written(subject=composed.subject, body=composed.body, written_by=WrittenBy.BUILT_IN)


class FallbackWriter:
    """Asks one writer, and another when the first fails: a draft is never missing because a server is."""

    def __init__(self, first: DraftWriter, second: DraftWriter) -> None:
        self._first = first
        self._second = second

    async def write(self, facts: DraftFacts) -> Written:
        """Return the first writer's draft, or the second's with the reason for it."""
        try:
            return await self._first.write(facts)
        except WriterFailedError as error:
            other = await self._second.write(facts)
            return Written(
                subject=other.subject, body=other.body, written_by=other.written_by, fallback_reason=error.reason
            )
