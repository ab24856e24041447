"""What a candidate's exported document is made of: one entry for each kind of thing.

A kind of thing that is added to the service gets an entry here and a member in `schemas/exports.py`. Everything that is
stored about it goes out, apart from counts of writes; it comes back under new ids.
"""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from app.domain import fit
from app.domain.drafting.drafts import Draft, DraftRevision
from app.domain.entities import Application, Commitment, Explanation, Interview, Interviewer, Reminder
from app.domain.errors import InvalidInputError
from app.domain.fit import Criterion, FitEvaluation, FitProfile
from app.domain.interviews import check_interview
from app.domain.memory import Rating
from app.domain.practice import Card, Review
from app.domain.questions import Question, Star
from app.domain.quotas import Quota
from app.domain.reflections import Reflection
from app.services.exporting import Facts, Pages, Restoring, Section, at, facts_of, numbered, paged, stored
from app.services.unit_of_work import UnitOfWork


async def _restore_applications(restoring: Restoring, found: Sequence[Facts]) -> None:
    restoring.quotas.check(Quota.APPLICATIONS, present=0, added=len(found))
    made = [
        Application(
            **each | restoring.owner | {"id": restoring.ids.declare("application", each["id"], f"/applications/{i}")}
        )
        async for i, each in numbered(found)
    ]
    restoring.write(lambda uow, part: uow.applications.add(*part), made)


async def _restore_interviews(restoring: Restoring, found: Sequence[Facts]) -> None:
    ids, quotas = restoring.ids, restoring.quotas
    most = max(Counter(each["application_id"] for each in found).values(), default=0)
    quotas.check(Quota.INTERVIEWS, present=0, added=most)
    async for i, each in numbered(found):
        place = f"/interviews/{i}"
        quotas.check(Quota.INTERVIEWERS, present=0, added=len(each["interviewers"]))
        with at(place):
            check_interview(each)
        people = tuple(
            Interviewer(**person | {"id": ids.declare("interviewer", person["id"], f"{place}/interviewers/{j}")})
            for j, person in enumerate(each["interviewers"])
        )
        restoring.interviews.append(
            Interview(
                **each
                | restoring.owner
                | {
                    "id": ids.declare("interview", each["id"], place),
                    "application_id": ids.of("application", each["application_id"], f"{place}/application_id"),
                    "interviewers": people,
                }
            )
        )
    restoring.write(
        lambda uow, part: uow.interviews.add(*part), restoring.interviews, rows=lambda one: 1 + len(one.interviewers)
    )


async def _restore_commitments(restoring: Restoring, found: Sequence[Facts]) -> None:
    ids = restoring.ids
    async for i, each in numbered(found):
        place = f"/commitments/{i}"
        own = {
            "id": ids.declare("commitment", each["id"], place),
            "interview_id": ids.of("interview", each["interview_id"], f"{place}/interview_id"),
        }
        restoring.commitments.append(Commitment(**each | restoring.owner | own))
    restoring.write(lambda uow, part: uow.commitments.add(*part), restoring.commitments)


async def _restore_reminders(restoring: Restoring, found: Sequence[Facts]) -> None:
    ids = restoring.ids
    async for i, each in numbered(found):
        place = f"/reminders/{i}"
        own = {
            "id": ids.declare("reminder", each["id"], place),
            "application_id": ids.of_any("application", each["application_id"], f"{place}/application_id"),
            "interview_id": ids.of_any("interview", each["interview_id"], f"{place}/interview_id"),
            "interviewer_id": ids.loose(each["interviewer_id"]),
            "identity": ids.rewritten(each["identity"]),
            "explanation": Explanation(**each["explanation"]),
        }
        restoring.reminders.append(Reminder(**each | restoring.owner | own))
    restoring.write(lambda uow, part: uow.reminders.add(*part), restoring.reminders)


async def _read_drafts(uow: UnitOfWork, candidate_id: UUID) -> Pages:
    async for page in paged(uow.drafts, uow.tenant_id, candidate_id):
        versions = await uow.draft_revisions.of_drafts(uow.tenant_id, [each.id for each in page])
        yield [
            facts_of(each, "write_at", "write_tries")
            | {"revisions": [facts_of(one, "draft_id", "key_id") for one in versions.get(each.id, ())]}
            for each in page
        ]


async def _restore_drafts(restoring: Restoring, found: Sequence[Facts]) -> None:
    """Restore drafts with their revisions. The last transaction has those without words wait for them again."""
    ids = restoring.ids
    made: list[Draft] = []
    kept: list[DraftRevision] = []
    async for i, each in numbered(found):
        place = f"/drafts/{i}"
        values = dict(each)
        revisions = values.pop("revisions")
        own: Facts = {
            "id": ids.declare("draft", each["id"], place),
            "application_id": ids.of("application", each["application_id"], f"{place}/application_id"),
            "interview_id": ids.of("interview", each["interview_id"], f"{place}/interview_id"),
            "interviewer_id": ids.loose(each["interviewer_id"]),
        }
        draft = Draft(**values | restoring.owner | own)
        made.append(draft)
        numbers = [one["revision"] for one in revisions]
        if len(set(numbers)) != len(numbers):
            raise InvalidInputError(f"{place}/revisions", "Each revision has a number of its own.")
        for j, one in enumerate(revisions):
            revision_id = ids.declare("revision", one["id"], f"{place}/revisions/{j}")
            kept.append(DraftRevision(**one | {"tenant_id": draft.tenant_id, "id": revision_id, "draft_id": draft.id}))
    restoring.write(lambda uow, part: uow.drafts.add(*part), made)
    restoring.write(lambda uow, part: uow.draft_revisions.add(*part), kept)


async def _read_reflections(uow: UnitOfWork, candidate_id: UUID) -> Pages:
    records = uow.private
    async for page in paged(records.reflections, uow.tenant_id, candidate_id):
        asked = await records.questions.of_reflections(uow.tenant_id, [each.id for each in page])
        yield [
            facts_of(each)
            | {
                "questions": [
                    facts_of(question, "interview_id", "reflection_id", "asked_at")
                    for question in asked.get(each.id, ())
                ]
            }
            for each in page
        ]


async def _restore_reflections(restoring: Restoring, found: Sequence[Facts]) -> None:
    ids = restoring.ids
    ends = {interview.id: interview.end for interview in restoring.interviews}
    made: list[Reflection] = []
    asked: list[tuple[int, Question]] = []
    async for i, each in numbered(found):
        place = f"/reflections/{i}"
        values = dict(each)
        questions = values.pop("questions")
        reflection = Reflection(
            **values
            | restoring.owner
            | {
                "id": ids.declare("reflection", each["id"], place),
                "interview_id": ids.of("interview", each["interview_id"], f"{place}/interview_id"),
            }
        )
        made.append(reflection)
        asked.extend(
            (
                j,
                Question(
                    **question
                    | restoring.owner
                    | {
                        "id": ids.declare("question", question["id"], f"{place}/questions/{j}"),
                        "interview_id": reflection.interview_id,
                        "reflection_id": reflection.id,
                        "asked_at": ends[reflection.interview_id],
                        "star": None if question["star"] is None else Star(**question["star"]),
                    }
                ),
            )
            for j, question in enumerate(questions)
        )
    restoring.write(lambda uow, part: uow.private.reflections.add(*part), made)
    restoring.write(lambda uow, part: uow.private.questions.add_at(part), asked)


async def _restore_cards(restoring: Restoring, found: Sequence[Facts]) -> None:
    ids = restoring.ids
    known = [ids.declare("card", each["id"], f"/practice_cards/{i}") async for i, each in numbered(found)]
    on_a_card: set[UUID] = set()
    made = []
    async for i, each in numbered(found):
        place = f"/practice_cards/{i}"
        asked = tuple(
            ids.of("question", question_id, f"{place}/question_ids/{j}")
            for j, question_id in enumerate(each["question_ids"])
        )
        if len(set(asked)) != len(asked) or on_a_card.intersection(asked):
            raise InvalidInputError(f"{place}/question_ids", "A question is on one card only, once.")
        on_a_card.update(asked)
        own = {
            "id": known[i],
            "question_ids": asked,
            "merged_into": ids.of_any("card", each["merged_into"], f"{place}/merged_into"),
        }
        made.append(Card(**each | restoring.owner | own))
    restoring.write(lambda uow, part: uow.private.cards.add(*part), made, rows=lambda one: 1 + len(one.question_ids))


async def _restore_reviews(restoring: Restoring, found: Sequence[Facts]) -> None:
    ids = restoring.ids
    made = [
        Review(
            **each
            | restoring.owner
            | {
                "id": ids.declare("review", each["id"], f"/practice_reviews/{i}"),
                "card_id": ids.of("card", each["card_id"], f"/practice_reviews/{i}/card_id"),
                "rating": Rating(each["rating"]),
            }
        )
        async for i, each in numbered(found)
    ]
    restoring.write(lambda uow, part: uow.private.reviews.add(*part), made)


async def _restore_profiles(restoring: Restoring, found: Sequence[Facts]) -> None:
    made = []
    async for i, each in numbered(found):
        criteria = _criteria(each, f"/fit_profiles/{i}")
        own = {"id": restoring.ids.declare("fit_profile", each["id"], f"/fit_profiles/{i}"), "criteria": criteria}
        made.append(FitProfile(**each | restoring.owner | own))
    restoring.write(lambda uow, part: uow.private.fit_profiles.add(*part), made)


async def _restore_evaluations(restoring: Restoring, found: Sequence[Facts]) -> None:
    ids = restoring.ids
    made = []
    async for i, each in numbered(found):
        place = f"/fit_evaluations/{i}"
        criteria = _criteria(each, place)
        with at(place):
            fit.check_scores(criteria, each["scores"])
        own = {
            "id": ids.declare("fit_evaluation", each["id"], place),
            "application_id": ids.of("application", each["application_id"], f"{place}/application_id"),
            "interview_id": ids.of("interview", each["interview_id"], f"{place}/interview_id"),
            "criteria": criteria,
        }
        made.append(FitEvaluation(**each | restoring.owner | own))
    restoring.write(lambda uow, part: uow.private.fit_evaluations.add(*part), made)


def _criteria(kept: Facts, place: str) -> tuple[Criterion, ...]:
    criteria = tuple(Criterion(**each) for each in kept["criteria"])
    with at(place):
        fit.check_criteria(criteria)
    return criteria


SECTIONS: tuple[Section, ...] = (
    Section("applications", stored(lambda uow: uow.applications), _restore_applications),
    Section("interviews", stored(lambda uow: uow.interviews), _restore_interviews),
    Section("commitments", stored(lambda uow: uow.commitments), _restore_commitments),
    Section("reminders", stored(lambda uow: uow.reminders), _restore_reminders),
    Section("drafts", _read_drafts, _restore_drafts),
    Section("reflections", _read_reflections, _restore_reflections),
    Section("practice_cards", stored(lambda uow: uow.private.cards), _restore_cards),
    Section("practice_reviews", stored(lambda uow: uow.private.reviews), _restore_reviews),
    Section("fit_profiles", stored(lambda uow: uow.private.fit_profiles), _restore_profiles),
    Section("fit_evaluations", stored(lambda uow: uow.private.fit_evaluations), _restore_evaluations),
)
"""In the order of the document, which is the order of restoring: what is referred to comes first."""
