"""Every use case of the service, made once by the composition root."""

from dataclasses import dataclass

from app.services.access import Access
from app.services.applications import ApplicationService
from app.services.briefings import BriefingService
from app.services.calendar_feeds import CalendarFeedService
from app.services.candidates import CandidateService
from app.services.commitments import CommitmentService
from app.services.deliveries import DeliveryService
from app.services.draft_checks import DraftCheckService
from app.services.draft_templates import DraftTemplateService
from app.services.drafts import DraftService
from app.services.endpoint_keys import EndpointKeys
from app.services.erasure import ErasureService
from app.services.firing import Firing
from app.services.fit import FitService
from app.services.imports import ImportService
from app.services.insights import InsightService
from app.services.interview_sources import InterviewSourceService
from app.services.interviews import InterviewService
from app.services.keys import KeyService
from app.services.next_actions import NextActionService
from app.services.planning import Planning
from app.services.policy import PolicyService
from app.services.portability import PortabilityService
from app.services.practice import PracticeService
from app.services.previews import PreviewService
from app.services.questions import QuestionService
from app.services.reflections import ReflectionService
from app.services.reminders import ReminderService
from app.services.replanning import Replanning
from app.services.test_clock import TestClockService
from app.services.unit_of_work import Work
from app.services.webhook_endpoints import WebhookEndpointService
from app.webhooks.addresses import AddressPolicy
from app.webhooks.resolver import Lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The use cases by aggregate."""

    candidates: CandidateService
    applications: ApplicationService
    interviews: InterviewService
    sources: InterviewSourceService
    imports: ImportService
    commitments: CommitmentService
    reminders: ReminderService
    drafts: DraftService
    draft_checks: DraftCheckService
    draft_templates: DraftTemplateService
    endpoints: WebhookEndpointService
    deliveries: DeliveryService
    keys: KeyService
    calendar_feeds: CalendarFeedService
    next_actions: NextActionService
    policy: PolicyService
    previews: PreviewService
    reflections: ReflectionService
    questions: QuestionService
    practice: PracticeService
    fit: FitService
    briefings: BriefingService
    insights: InsightService
    erasure: ErasureService
    portability: PortabilityService
    replanning: Replanning
    test_clock: TestClockService


def build_services(
    work: Work,
    planning: Planning,
    replanning: Replanning,
    firing: Firing,
    access: Access,
    endpoint_keys: EndpointKeys,
    addresses: AddressPolicy,
    lookup: Lookup,
    *,
    writes_later: bool = False,
) -> Services:
    """Make the use cases."""
    interviews = InterviewService(work, planning)
    sources = InterviewSourceService(work, interviews)
    return Services(
        candidates=CandidateService(work, planning),
        applications=ApplicationService(work, planning),
        interviews=interviews,
        sources=sources,
        imports=ImportService(work, planning, sources, interviews),
        commitments=CommitmentService(work, planning),
        reminders=ReminderService(work, planning),
        drafts=DraftService(work, planning, writes_later=writes_later),
        draft_checks=DraftCheckService(work),
        draft_templates=DraftTemplateService(work),
        endpoints=WebhookEndpointService(work, endpoint_keys, addresses, lookup),
        deliveries=DeliveryService(work),
        keys=KeyService(work, access),
        calendar_feeds=CalendarFeedService(work),
        next_actions=NextActionService(work),
        policy=PolicyService(work),
        previews=PreviewService(work),
        reflections=ReflectionService(work, planning),
        questions=QuestionService(work),
        practice=PracticeService(work, planning),
        fit=FitService(work, planning),
        briefings=BriefingService(work),
        insights=InsightService(work),
        erasure=ErasureService(work, access),
        portability=PortabilityService(work, planning),
        replanning=replanning,
        test_clock=TestClockService(work, firing),
    )
