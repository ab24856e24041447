"""What webhooks say, one shape for each kind of event. `format: cloudevents` puts the same data in another envelope."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import Field, create_model
from typing_extensions import TypeAliasType

from app.domain.drafting.views import DRAFT_IN_EVENTS
from app.domain.events import EventType
from app.domain.views import CANDIDATE_IN_EVENTS, INTERVIEW_IN_EVENTS
from app.schemas.candidates import CandidateOut
from app.schemas.deriving import with_fields_of
from app.schemas.drafts import DraftOut
from app.schemas.fields import UNSET, Id, Instant, Out, ShortText, Url
from app.schemas.interviews import CommitmentOut, InterviewOut
from app.schemas.reminders import ReminderOut


@with_fields_of(CandidateOut, CANDIDATE_IN_EVENTS)
class CandidateRefOut(Out):
    """The candidate an event is about."""


@with_fields_of(InterviewOut, INTERVIEW_IN_EVENTS)
class InterviewRefOut(Out):
    """The interview an event is about, without what the candidate wrote down for themselves."""


@with_fields_of(DraftOut, DRAFT_IN_EVENTS)
class DraftRefOut(Out):
    """The draft an event is about; its text is read where the link leads."""


class ReminderLinksOut(Out):
    """Where to act on a reminder."""

    reminder: Url
    complete: Url
    skip: Url
    snooze: Url
    compose_draft: Url = Field(
        default=UNSET, description="Where something is to be written: a POST without a body composes it."
    )
    briefing: Url = Field(default=UNSET, description="What to go through, where there is something; it is private.")
    draft: Url = Field(default=UNSET, description="What was composed beforehand, by policy `compose_on_due`.")


class ReminderEventData(Out):
    """What is to be done, about which interview, for whom, and where to act on it."""

    reminder: ReminderOut
    interview: InterviewRefOut | None
    candidate: CandidateRefOut
    draft: DraftRefOut | None = Field(description="What was composed for it beforehand, if anything.")
    links: ReminderLinksOut


class InterviewLinksOut(Out):
    """Where to read on about an interview."""

    interview: Url
    plan: Url


class InterviewEventData(Out):
    """Which interview changed, and whose it is."""

    interview: InterviewRefOut
    candidate: CandidateRefOut
    links: InterviewLinksOut


class CommitmentLinksOut(Out):
    """Where to read on about a promise."""

    commitments: Url


class CommitmentEventData(Out):
    """What the employer promised, or did not keep."""

    commitment: CommitmentOut
    interview: InterviewRefOut
    candidate: CandidateRefOut
    links: CommitmentLinksOut | None = None


class DraftLinksOut(Out):
    """Where to read and send a draft."""

    draft: Url


class DraftEventData(Out):
    """Which draft was written or sent, about which interview, and for whom."""

    draft: DraftRefOut
    interview: InterviewRefOut | None
    candidate: CandidateRefOut
    links: DraftLinksOut


class ErasedCandidateOut(Out):
    """The id of a candidate who is gone."""

    id: Id


class CandidateErasedData(Out):
    """A candidate was erased. Only the id is left."""

    candidate: ErasedCandidateOut


class EndpointRefOut(Out):
    """The endpoint an event is about."""

    id: Id
    url: Url
    description: ShortText | None = None
    disabled_reason: ShortText | None = None
    disabled_at: Instant | None = None


class EndpointEventData(Out):
    """An endpoint was disabled, or is being tried out."""

    endpoint: EndpointRefOut


class ThinReferenceOut(Out):
    """The id of a thing. Other ids in it are there too."""

    id: Id


class ThinEventData(Out):
    """What endpoints with `payload: thin` get, and any whose full body would be too large: ids alone."""

    reminder: ThinReferenceOut = UNSET
    interview: ThinReferenceOut = UNSET
    commitment: ThinReferenceOut = UNSET
    draft: ThinReferenceOut = UNSET
    candidate: ThinReferenceOut = UNSET
    endpoint: ThinReferenceOut = UNSET


DATA_OF: dict[str, type[Out]] = {
    "reminder": ReminderEventData,
    "interview": InterviewEventData,
    "commitment": CommitmentEventData,
    "draft": DraftEventData,
    "candidate": CandidateErasedData,
    "endpoint": EndpointEventData,
}
"""The data of events, by the part of their type before the dot."""


def data_of(event_type: EventType) -> type[Out]:
    """Return the model of an event's data."""
    return DATA_OF[event_type.partition(".")[0]]


def name_of(event_type: EventType) -> str:
    """Return how models name a type of event: `ReminderDue`."""
    return event_type.value.replace(".", "_").title().replace("_", "")


def _feed_event(group: str, data: type[Out]) -> Any:
    types = tuple(event_type.value for event_type in EventType if event_type.partition(".")[0] == group)
    fields: dict[str, Any] = {
        "id": (Annotated[Id, Field(description="The `webhook-id` of its deliveries.")], ...),
        "type": (Literal[types], ...),
        "timestamp": (Instant, ...),
        "candidate_id": (Id | None, ...),
        "data": (data | None, Field(description="Null if what was stored is damaged and cannot be read.")),
    }
    name, description = f"{group.title()}FeedEvent", f"An event about a {group}, in the feed."
    return create_model(name, __base__=Out, __doc__=description, **fields)


def told_apart(name: str, models: Iterable[Any]) -> Any:
    """Return a named union of models that differ in their `type`."""
    return TypeAliasType(name, Annotated[reduce(or_, models), Field(discriminator="type")])


FeedEvent = told_apart("FeedEvent", (_feed_event(*each) for each in DATA_OF.items()))
"""Something that happened."""
