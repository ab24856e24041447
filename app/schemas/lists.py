"""Pages of lists on the wire."""

from typing import Annotated, Generic, TypeVar

from pydantic import Field

from app.schemas.fields import Out

T = TypeVar("T")
CursorText = Annotated[str, Field(max_length=2000)]


class ListOf(Out, Generic[T]):
    """A page of a list."""

    items: list[T] = Field(max_length=100)
    next_cursor: CursorText | None = Field(description="Send it as `cursor` to get the next page; null on the last.")
