"""Tenants' own templates."""

from uuid import UUID

from app.domain.drafting.drafts import DraftTemplate
from app.domain.drafting.templates import TemplateKey, TemplateLibrary
from app.models import draft_templates
from app.repositories.mapping import RowMapping
from app.repositories.rows import Rows


class DraftTemplates(Rows[DraftTemplate]):
    """Reads and writes tenants' own templates."""

    table = draft_templates
    mapping = RowMapping(DraftTemplate, draft_templates)

    async def own(self, tenant_id: UUID, key: TemplateKey) -> DraftTemplate | None:
        """Return the tenant's own template for a kind, tone and language, None if the built-in one is used."""
        kind, tone, language = key
        found = await self.many(*self.equal(tenant_id, kind=kind, tone=tone, language=language))
        return found[0] if found else None

    async def library(self, tenant_id: UUID, key: TemplateKey) -> TemplateLibrary:
        """Return the templates that apply to one kind, tone and language."""
        found = await self.own(tenant_id, key)
        return TemplateLibrary({} if found is None else {key: found.source})
