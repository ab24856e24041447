"""The questions a candidate was asked. They are written through the reflections they belong to."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.domain.errors import NotFoundError
from app.domain.learning_views import answer_change_view, question_view
from app.domain.questions import QuestionKind, answer_change, likely_same, topic_key
from app.services.calls import Call, Listed, Shown
from app.services.unit_of_work import Work

COMPARED_WITH = 500
"""A question is compared with so many others of its candidate, those asked last."""

_ALIKE_SHOWN = 10


class QuestionService:
    """The use cases of questions."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, call: Call, question_id: UUID) -> Shown:
        """Show one question, its card, what is probably the same question, and how the answer has changed since."""
        async with self._work.read(call) as uow:
            records = uow.private
            question = await records.questions.get(uow.tenant_id, question_id)
            if question is None:
                raise NotFoundError("There is no such question.")
            call.principal.check_candidate(question.candidate_id, "question")
            others = await records.questions.latest(uow.tenant_id, question.candidate_id, COMPARED_WITH)
            cards = await records.cards.of_questions(uow.tenant_id, [question.id])
            confirmed = {each for card in cards for each in card.question_ids}
            change = answer_change(question, others, confirmed)
            alike = likely_same(question, (each for each in others if each.id not in confirmed))
            return Shown(
                {
                    **question_view(question),
                    "card_id": cards[0].id if cards else None,
                    "answer_change": None if change is None else answer_change_view(change),
                    "likely_same": [
                        {"question_id": other.id, "text": other.text, "similarity": round(similarity, 4)}
                        for other, similarity in alike[:_ALIKE_SHOWN]
                    ],
                }
            )

    async def page(
        self,
        call: Call,
        *,
        limit: int,
        after: Sequence[Any] | None,
        candidate_id: UUID | None = None,
        interview_id: UUID | None = None,
        topic: str | None = None,
        kind: QuestionKind | None = None,
        difficulty: int | None = None,
    ) -> Listed:
        """List questions in the order they were written down. A topic is found however it is capitalised."""
        async with self._work.read(call) as uow:
            questions = uow.private.questions
            wanted = questions.equal(
                call.tenant_id,
                candidate_id=candidate_id,
                interview_id=interview_id,
                topic_key=None if topic is None else topic_key(topic),
                kind=kind,
                difficulty=difficulty,
            )
            bound = questions.equal(call.tenant_id, candidate_id=call.principal.candidate_id)
            page = await questions.page(*wanted, *bound, limit=limit, after=after)
            return Listed([question_view(each) for each in page.items], page.next)
