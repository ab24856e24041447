"""New ids for what an imported document names by its old ones."""

import re
from uuid import UUID

from app.core.ids import NewId
from app.domain.errors import InvalidInputError

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class ImportIds:
    """Remembers which new id stands for which old one, by kind: a reference of the wrong kind finds nothing."""

    def __init__(self, draw: NewId) -> None:
        self._draw = draw
        self._of_kind: dict[tuple[str, UUID], UUID] = {}
        self._any: dict[UUID, UUID] = {}

    def declare(self, kind: str, old: UUID, pointer: str) -> UUID:
        """Draw a new id for something in the document.

        Raises:
            InvalidInputError: at `<pointer>/id`, if its old id came before.
        """
        if (kind, old) in self._of_kind:
            raise InvalidInputError(f"{pointer}/id", "This id came before.")
        self._of_kind[kind, old] = self._any.setdefault(old, self._draw())
        return self._of_kind[kind, old]

    def of(self, kind: str, old: UUID, pointer: str) -> UUID:
        """Return the new id of something declared.

        Raises:
            InvalidInputError: at `pointer`, if the document has no such thing.
        """
        new = self._of_kind.get((kind, old))
        if new is None:
            raise InvalidInputError(pointer, f"The document has no such {kind}.")
        return new

    def of_any(self, kind: str, old: UUID | None, pointer: str) -> UUID | None:
        """Return the new id of something declared; nothing for nothing."""
        return None if old is None else self.of(kind, old, pointer)

    def loose(self, old: UUID | None) -> UUID | None:
        """Return a new id for something that may be gone since; the same one each time."""
        if old is None:
            return None
        if old not in self._any:
            self._any[old] = self._draw()
        return self._any[old]

    def rewritten(self, text: str) -> str:
        """Return a text with the new ids in place of the old."""
        return _ID.sub(lambda found: str(self.loose(UUID(found[0]))), text)
