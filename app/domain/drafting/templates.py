"""The texts drafts are composed from: the service's own, one per kind, tone and language, and a tenant's instead."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

from app.domain.drafting.kinds import DraftKind, Language, Tone

TemplateKey = tuple[DraftKind, Tone, Language]
"""What a template is for; a tenant may replace each."""

_FOLDER: Final = resources.files("app.domain.drafting") / "templates"


@cache
def default_source(kind: DraftKind, tone: Tone, language: Language) -> str:
    """Return the built-in template: read from the package once, then kept."""
    return (_FOLDER / language / f"{kind}.{tone}.txt.j2").read_text(encoding="utf-8")


class TemplateLibrary:
    """Built-in templates, with a tenant's own in place of some."""

    def __init__(self, own: Mapping[TemplateKey, str] | None = None) -> None:
        self._own = dict(own or {})

    def source(self, kind: DraftKind, tone: Tone, language: Language) -> str:
        """Return the source that applies."""
        own = self._own.get((kind, tone, language))
        return default_source(kind, tone, language) if own is None else own


BUILT_IN: Final = TemplateLibrary()
"""The service's own templates alone."""
