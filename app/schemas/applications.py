"""Applications on the wire."""

from pydantic import Field

from app.domain.states import Stage
from app.schemas.fields import UNSET, Body, Id, Instant, Name, OneLine, Out


class ApplicationCreate(Body):
    """An application to be."""

    candidate_id: Id
    company: OneLine = Field(examples=["Initech"])
    role: OneLine = Field(examples=["Data Engineer"])
    stage: Stage = Stage.APPLIED


class ApplicationPatch(Body):
    """What to change of an application. Absent fields stay."""

    company: OneLine = Field(default=UNSET, examples=["Initech"])
    role: OneLine = Field(default=UNSET, examples=["Data Engineer"])
    stage: Stage = Field(default=UNSET)


class ApplicationOut(Out):
    """One candidacy for one role at one company."""

    id: Id
    candidate_id: Id
    company: Name
    role: Name
    stage: Stage
    stage_changed_at: Instant
    created_at: Instant
    updated_at: Instant
