"""The variables a template may use: what each means, and how it comes from the facts."""

from dataclasses import dataclass
from typing import Final

from app.domain.drafting import cleaning, grammar
from app.domain.drafting.facts import DraftFacts
from app.domain.drafting.kinds import Language, Promise
from app.domain.drafting.template_bounds import LIST_LIMIT
from app.domain.states import LinkedInTier

LINKEDIN_LIMITS: Final = {LinkedInTier.FREE: 200, LinkedInTier.PREMIUM: 300}
"""Characters of an invitation's note, counted as `linkedin_length` counts."""
WORDINGS: Final = 3
"""How many wordings the built-in templates have of each sentence."""
BREVITIES: Final = 5
"""How many lengths of an invitation are tried, from the longest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One variable of a template. `optional` ones are none in some drafts and need an `if`."""

    name: str
    type: str
    meaning: str
    example: str
    optional: bool = False


VARIABLES: Final[tuple[Variable, ...]] = (
    Variable(name="candidate_name", type="text", meaning="who writes", example="Ada Diaz"),
    Variable(name="candidate_first_name", type="text", meaning="their first name", example="Ada"),
    Variable(
        name="interviewer_name",
        type="text",
        meaning="whom it is for; none for one note to the whole panel",
        example="Dr. Bill Lumbergh",
        optional=True,
    ),
    Variable(
        name="first_name",
        type="text",
        meaning="the interviewer's first name, none when there is no interviewer",
        example="Bill",
        optional=True,
    ),
    Variable(
        name="interviewer_role",
        type="text",
        meaning="the interviewer's role",
        example="VP of Engineering",
        optional=True,
    ),
    Variable(name="company", type="text", meaning="the employer", example="Initech"),
    Variable(name="role", type="text", meaning="the role applied for", example="Data Engineer"),
    Variable(
        name="topics", type="list of text", meaning="all that was talked about", example="the new ingestion layer"
    ),
    Variable(
        name="topic",
        type="text",
        meaning="the one topic this note recalls; another for each interviewer of a panel",
        example="the move to event-driven pipelines",
        optional=True,
    ),
    Variable(
        name="highlight",
        type="text",
        meaning="what the candidate found most interesting, as a phrase",
        example="how on-call is shared",
        optional=True,
    ),
    Variable(
        name="strength",
        type="text",
        meaning="what the candidate wants remembered, as a phrase",
        example="running a migration without downtime",
        optional=True,
    ),
    Variable(
        name="recall_sentence",
        type="text",
        meaning="topic or highlight where the candidate wrote a whole sentence, which then stands by itself",
        example="I liked how openly you spoke about last year's outage.",
        optional=True,
    ),
    Variable(
        name="strength_sentence",
        type="text",
        meaning="the strength where the candidate wrote a whole sentence",
        example="I have led two migrations without downtime.",
        optional=True,
    ),
    Variable(name="other_names", type="list of text", meaning="the others of the panel", example="Peter Gibbons"),
    Variable(name="interview_date", type="text", meaning="the day of the interview in words", example="23 November"),
    Variable(
        name="promise",
        type="none | pending | passed | moved",
        meaning="what is known of the date by which the employer said it would decide",
        example="passed",
    ),
    Variable(name="promised_date", type="text", meaning="that date in words", example="2 December", optional=True),
    Variable(
        name="follow_up_number", type="number", meaning="1 for the first follow-up, 2 for the second", example="1"
    ),
    Variable(name="opening", type="number", meaning="which of three wordings opens this note, from 0", example="0"),
    Variable(
        name="recall", type="number", meaning="which of three wordings recalls the conversation, from 0", example="0"
    ),
    Variable(
        name="interest", type="number", meaning="which of three wordings states the interest, from 0", example="0"
    ),
    Variable(name="closing", type="number", meaning="which of three wordings closes, from 0", example="0"),
    Variable(
        name="brevity",
        type="number",
        meaning="invitations only: 0 for the longest note, up to 4 for the shortest; the first that fits is taken",
        example="0",
    ),
    Variable(name="limit", type="number", meaning="invitations only: the characters allowed", example="200"),
)
LISTS: Final = frozenset(variable.name for variable in VARIABLES if variable.type.startswith("list"))
NAMES: Final = frozenset(variable.name for variable in VARIABLES) - LISTS

Values = dict[str, str | int | list[str] | None]


def linkedin_length(text: str) -> int:
    """Return the length of a note as LinkedIn's form counts it: UTF-16 units, so that most emoji are two."""
    return len(text.encode("utf-16-le", "replace")) // 2


def values_of(facts: DraftFacts, *, brevity: int = 0) -> Values:
    """Return every variable's value, cleaned: each a single line, of bounded length."""
    language = facts.language
    person = facts.interviewer
    name = cleaning.person_name(person.name) if person else None
    role = cleaning.phrase(person.role) if person else None
    topics = _topics(facts)
    topic, highlight = _points(facts, topics)
    strength = _phrase(facts.strength, language)
    sentences = [one for one in (topic, highlight) if one and grammar.is_sentence(one, language)]
    strength_is_sentence = strength is not None and grammar.is_sentence(strength, language)
    candidate = cleaning.label(facts.candidate_name)
    return {
        "candidate_name": candidate,
        "candidate_first_name": grammar.given_name(candidate),
        "interviewer_name": name,
        "first_name": grammar.given_name(name) if name else None,
        "interviewer_role": role,
        "company": cleaning.label(facts.company),
        "role": cleaning.label(facts.role),
        "topics": topics,
        "topic": None if topic in sentences else topic,
        "highlight": None if highlight in sentences else highlight,
        "strength": None if strength_is_sentence else strength,
        "recall_sentence": " ".join(f"{one}." for one in sentences) or None,
        "strength_sentence": f"{strength}." if strength_is_sentence else None,
        "other_names": [one for other in facts.others[:LIST_LIMIT] if (one := cleaning.person_name(other.name))],
        "interview_date": grammar.say_date(facts.interview_day, language),
        "promise": facts.promise.value if facts.promised_on else Promise.NONE.value,
        "promised_date": grammar.say_date(facts.promised_on, language) if facts.promised_on else None,
        "follow_up_number": facts.follow_up_number,
        **_wordings(facts),
        "brevity": brevity,
        "limit": LINKEDIN_LIMITS[facts.linkedin_tier],
    }


def _phrase(text: str | None, language: Language) -> str | None:
    usable = cleaning.phrase(text)
    return grammar.within_sentence(usable, language) if usable else None


def _topics(facts: DraftFacts) -> list[str]:
    seen: dict[str, str] = {}
    for recorded in facts.topics:
        usable = _phrase(recorded, facts.language)
        if usable:
            seen.setdefault(usable.casefold(), usable)
    return list(seen.values())[:LIST_LIMIT]


def _points(facts: DraftFacts, topics: list[str]) -> tuple[str | None, str | None]:
    """Return the topic and the highlight this note recalls.

    A note that stands alone recalls both. Within a panel each note recalls one point, in turn, so that people who
    compare theirs find each was written for its reader.
    """
    highlight = _phrase(facts.highlight, facts.language)
    if highlight and highlight.casefold() in {topic.casefold() for topic in topics}:
        topics = [topic for topic in topics if topic.casefold() != highlight.casefold()]
    if facts.interviewer is None or not facts.others:
        return (topics[0] if topics else None), highlight
    points = [*([highlight] if highlight else []), *topics]
    if not points:
        return None, None
    point = points[facts.interviewer.index % len(points)]
    return (None, point) if point == highlight else (point, None)


def _wordings(facts: DraftFacts) -> dict[str, int]:
    """Return which wording each sentence has, so that the notes of one panel differ.

    Up to three people share no sentence at all. Of up to nine, any two share one sentence of the four (the words of a
    ternary code of length four and distance three); with more than three wordings a larger panel could do better.
    """
    index = facts.interviewer.index if facts.interviewer else 0
    size = 1 + max((person.index for person in facts.people), default=0)
    first, second = index % WORDINGS, index // WORDINGS % WORDINGS
    if size <= WORDINGS:
        return dict.fromkeys(("opening", "recall", "interest", "closing"), first)
    return {
        "opening": first,
        "recall": (first + second) % WORDINGS,
        "interest": (first + 2 * second) % WORDINGS,
        "closing": second,
    }
