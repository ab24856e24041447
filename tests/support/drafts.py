"""Facts to compose from, in every language and shape."""

from datetime import UTC, date, datetime
from typing import Any

from app.core.pieces import at_once
from app.domain.drafting.checks import CheckContext, Finding, Message, check
from app.domain.drafting.composer import Composed
from app.domain.drafting.facts import DraftFacts, Person
from app.domain.drafting.kinds import DraftKind, Language, Promise, Tone
from app.domain.drafting.validation import validate_template

PANEL = (
    "Bill Lumbergh",
    "Dr. Ana Müller",
    "Peter Gibbons",
    "Joanna Reyes",
    "Yun Li",
    "Sam Poe",
    "Tia O'Neil",
    "Lou Axelsson",
    "Kim Bo",
)
RICH: dict[Language, dict[str, Any]] = {
    Language.EN: {
        "topics": ("the move to event-driven pipelines", "schema reviews across teams"),
        "highlight": "how on-call is shared",
        "strength": "running a migration without downtime",
    },
    Language.DE: {
        "topics": ("die Umstellung auf ereignisgetriebene Pipelines", "Schema-Reviews über Teamgrenzen hinweg"),
        "highlight": "wie Sie die Rufbereitschaft aufteilen",
        "strength": "Migrationen ohne Ausfallzeit",
    },
    Language.FR: {
        "topics": ("le passage à des pipelines événementiels", "la revue des schémas entre équipes"),
        "highlight": "la façon dont vous partagez les astreintes",
        "strength": "mener une migration sans interruption",
    },
    Language.ES: {
        "topics": ("la migración a pipelines orientados a eventos", "la revisión de esquemas entre equipos"),
        "highlight": "cómo se reparten las guardias",
        "strength": "migrar sin interrumpir el servicio",
    },
}


def facts(
    kind: DraftKind = DraftKind.THANK_YOU,
    tone: Tone = Tone.WARM,
    language: Language = Language.EN,
    *,
    rich: bool = True,
    panel: int = 1,
    index: int = 0,
    **changes: Any,
) -> DraftFacts:
    """Return facts of an interview with `panel` people, for the one at `index`."""
    people = tuple(Person(name=name, index=place) for place, name in enumerate(PANEL[:panel]))
    promise = changes.get("promise", Promise.NONE)
    known: dict[str, Any] = {
        "candidate_name": "Ada Diaz",
        "interviewer": people[index],
        "others": tuple(person for person in people if person.index != index),
        "company": "Initech",
        "role": "Data Engineer",
        "interview_ended_at": datetime(2026, 11, 23, 16, tzinfo=UTC),
        "zone": "America/New_York",
        "now": datetime(2026, 12, 4, 15, tzinfo=UTC),
        "promised_on": None if promise is Promise.NONE else date(2026, 12, 2),
        **(RICH[language] if rich else {}),
    }
    return DraftFacts(kind=kind, tone=tone, language=language, **(known | changes))


def message(composed: Composed) -> Message:
    """Return a composed draft as the checks read it."""
    return Message(subject=composed.subject, body=composed.body)


def found(
    code: str, body: str, *, kind: DraftKind = DraftKind.THANK_YOU, subject: str | None = "Thank you", **known: Any
) -> list[Finding]:
    """Return what the check of that code finds in a note, given what is known of it."""
    text = Message(subject=subject if kind.is_mail else None, body=body)
    return [one for one in at_once(check(text, CheckContext(kind=kind, **known))) if one.code == code]


def place(finding: Finding, body: str) -> str:
    """Return the characters of the body that a finding points at."""
    return body[finding.start : finding.end]


def validated(kind: DraftKind, source: str, **values: Any) -> Composed:
    """Return what a template makes of the sample interview, once it is found to be valid."""
    return at_once(validate_template(kind, source, **values))
