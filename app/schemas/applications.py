"""Applications on the wire."""

from pydantic import Field

from app.domain.states import Stage
from app.schemas.deriving import Resource, Shape, null_if_absent, unchanged_if_absent
from app.schemas.fields import Body, Id, Instant, Name, OneLine


class ApplicationFields(Shape):
    """What a client says of an application."""

    company: Name
    role: Name
    stage: Stage


class _ApplicationBody(ApplicationFields, Body):
    company: OneLine = Field(examples=["Initech"])
    role: OneLine = Field(examples=["Data Engineer"])


@null_if_absent
class ApplicationCreate(_ApplicationBody):
    """An application to be."""

    candidate_id: Id
    stage: Stage = Stage.APPLIED


@unchanged_if_absent
class ApplicationPatch(_ApplicationBody):
    """What to change of an application. Absent fields stay."""


class ApplicationOut(ApplicationFields, Resource):
    """One candidacy for one role at one company."""

    candidate_id: Id
    stage_changed_at: Instant
