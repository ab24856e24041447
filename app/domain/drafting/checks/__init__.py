"""The checks a draft passes before it leaves: one small pure function per file, named by its code."""

from app.domain.drafting.checks.registry import CHECKS, Check, check
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity, context_of

__all__ = ["CHECKS", "Check", "CheckContext", "Finding", "Message", "Severity", "check", "context_of"]
