"""How an interview went in the candidate's own eyes, and what to ask them about it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.entities import Interview
from app.domain.questions import Question, is_hard, topic_key
from app.domain.states import InterviewKind, Outcome

PROMISES_ASKED = 5
"""At most so many earlier intentions are asked after: a form that goes on for ever is not filled in."""

TOPICS_ASKED = 3
"""At most so many earlier weak topics are asked after."""

_LEAD_IN = re.compile(
    r"^(?:next time,?\s+)?(?:(?:i\s+(?:will|shall|should|must|want to|need to|have to|am going to)|i'll|to)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Reflection:
    """What a candidate makes of one interview.

    `overall` and the values of `parts` run from 1 to 5, 5 being the best; a part is named freely ("technical",
    "rapport"). `next_time` are actions: what the candidate means to do in the next interview.
    """

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    interview_id: UUID
    overall: int | None = None
    parts: Mapping[str, int] = field(default_factory=dict)
    went_well: tuple[str, ...] = ()
    went_badly: tuple[str, ...] = ()
    next_time: tuple[str, ...] = ()
    feelings: str | None = None
    predicted_outcome: Outcome | None = None
    version: int = 1
    created_at: datetime
    updated_at: datetime


class MissingPart(StrEnum):
    """What a reflection still needs before it counts as done."""

    STRENGTH = "strength"
    NEXT_ACTION = "next_action"

    @property
    def sentence(self) -> str:
        """Return the request as put to the candidate."""
        if self is MissingPart.STRENGTH:
            return "Name at least one thing that went well."
        return "Name at least one thing you will do next time."


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question of the guided form.

    `field` is where the answer belongs in a reflection; None means it only jogs the memory. `required` marks what a
    reflection cannot be done without. `from_reflection_id` is the earlier reflection a prompt comes from.
    """

    key: str
    text: str
    field: str | None = None
    required: bool = False
    from_reflection_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier interview with what was noted about it."""

    interview: Interview
    reflection: Reflection
    questions: tuple[Question, ...] = ()


_STANDARD = (
    Prompt(key="overall", text="All in all, how did it go, from 1 to 5?", field="overall"),
    Prompt(key="went_well", text="What went well? Name at least one thing.", field="went_well", required=True),
    Prompt(key="went_badly", text="What did not go so well?", field="went_badly"),
    Prompt(key="questions", text="Which questions were you asked, and which were hard?", field="questions"),
)
_BY_KIND: Mapping[InterviewKind, Prompt] = {
    InterviewKind.PHONE_SCREEN: Prompt(
        key="kind", text="Did you get across in a few minutes why you want this job?", field="parts"
    ),
    InterviewKind.TECHNICAL: Prompt(
        key="kind", text="Where did you get stuck, and what would have got you going again?", field="parts"
    ),
    InterviewKind.PANEL: Prompt(key="kind", text="Whom on the panel did you reach, and whom not?", field="parts"),
    InterviewKind.FINAL: Prompt(key="kind", text="Which doubt about you was left, if any?", field="parts"),
}
_LAST = Prompt(
    key="next_time", text="What will you do next time? Name at least one thing.", field="next_time", required=True
)
_FEELINGS = Prompt(key="feelings", text="How do you feel about it? Leave this out if you like.", field="feelings")
_PREDICTION = Prompt(key="predicted_outcome", text="What do you think will come of it?", field="predicted_outcome")


def what_is_missing(reflection: Reflection) -> list[MissingPart]:
    """Return what the reflection lacks, in the order to ask for it; empty when it is done.

    Domain rule: a reflection ends on at least one strength and one action for next time. Blank entries do not count.
    """
    missing = []
    if not any(entry.strip() for entry in reflection.went_well):
        missing.append(MissingPart.STRENGTH)
    if not any(entry.strip() for entry in reflection.next_time):
        missing.append(MissingPart.NEXT_ACTION)
    return missing


def prompts(interview: Interview, earlier: Sequence[Earlier]) -> list[Prompt]:
    """Return the questions to ask this candidate about this interview, in order.

    First what they meant to do this time, from the most recent earlier interview whose reflection names anything; then
    the general questions, one fitting the kind of interview, and the topics that were weak before.

    Args:
        interview: The interview to reflect on.
        earlier: The candidate's other reflections, in any order; those of later interviews are passed over.

    Returns:
        Prompts with keys that are unique within the answer.
    """
    before = sorted(
        (entry for entry in earlier if entry.interview.id != interview.id and entry.interview.end < interview.end),
        key=lambda entry: (entry.interview.end, entry.interview.id),
        reverse=True,
    )
    asked = [*_promises(before), *_STANDARD]
    if interview.kind in _BY_KIND:
        asked.append(_BY_KIND[interview.kind])
    asked += _topics(before)
    if not (interview.highlight or "").strip():
        asked.append(Prompt(key="highlight", text="What did you find most interesting in the conversation?"))
    asked.append(_FEELINGS)
    if interview.outcome is Outcome.PENDING:
        asked.append(_PREDICTION)
    return [*asked, _LAST]


def as_intention(action: str) -> str:
    """Return an action so that it can follow "you meant to": no lead-in, no capital, no full stop at its end."""
    text = " ".join(action.split()).rstrip(" .!;,")
    text = _LEAD_IN.sub("", text, count=1) or text
    first = text.split(" ", 1)[0]
    capital_is_its_own = first in {"I", "I'm", "I'd", "I've"} or (len(first) > 1 and not first[1:].islower())
    return text if capital_is_its_own or not text else text[0].lower() + text[1:]


def _promises(before: Sequence[Earlier]) -> list[Prompt]:
    for entry in before:
        actions = [action for action in entry.reflection.next_time if as_intention(action)]
        if actions:
            return [
                Prompt(
                    key=f"promise_{number}",
                    text=f"After {entry.interview.company} you meant to {as_intention(action)}: did you?",
                    from_reflection_id=entry.reflection.id,
                )
                for number, action in enumerate(actions[:PROMISES_ASKED], start=1)
            ]
    return []


def _topics(before: Sequence[Earlier]) -> list[Prompt]:
    """Ask after the topics of the most recent hard questions, each once."""
    found: dict[str, Prompt] = {}
    for entry in before:
        for question in entry.questions:
            topic = " ".join((question.topic or "").split())
            if topic and is_hard(question.difficulty, question.answer_quality):
                found.setdefault(
                    topic_key(topic),
                    Prompt(
                        key=f"topic_{len(found) + 1}",
                        text=f"“{topic}” was hard at {entry.interview.company}. Did it come up again?",
                        field="questions",
                        from_reflection_id=entry.reflection.id,
                    ),
                )
    return list(found.values())[:TOPICS_ASKED]
