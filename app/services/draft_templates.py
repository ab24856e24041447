"""A tenant's own templates for drafts, in place of the built-in ones."""

from dataclasses import replace

from app.core.pieces import in_pieces
from app.domain.drafting.composer import Composed
from app.domain.drafting.drafts import DraftTemplate
from app.domain.drafting.templates import TemplateKey, default_source
from app.domain.drafting.validation import sample_of, validate_template
from app.domain.drafting.views import template_view
from app.services.calls import Call, Shown
from app.services.unit_of_work import UnitOfWork, Work


class DraftTemplateService:
    """The use cases of templates."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, call: Call, key: TemplateKey) -> Shown:
        """Show the template that applies to a kind, tone and language, and what it makes of a sample interview."""
        call.principal.require_tenant_wide()
        async with self._work.read(call) as uow:
            return _shown(key, await uow.draft_templates.own(uow.tenant_id, key))

    async def put(self, call: Call, key: TemplateKey, source: str) -> Shown:
        """Put a template of the tenant's own in place, once it has rendered for facts of every shape.

        Raises:
            InvalidTemplateError: with the line, if it did not.
        """
        call.principal.require_tenant_wide()
        kind, tone, language = key
        preview = await in_pieces(validate_template(kind, source, tone=tone, language=language))
        async with self._work.write(call) as uow:
            own = await self._locked(uow, key)
            if own is None:
                own = DraftTemplate(
                    tenant_id=uow.tenant_id,
                    id=uow.new_id(),
                    kind=kind,
                    tone=tone,
                    language=language,
                    source=source,
                    created_at=uow.now,
                    updated_at=uow.now,
                )
                await uow.draft_templates.add(own)
            elif own.source != source:
                own = await uow.draft_templates.save(replace(own, source=source, updated_at=uow.now))
            return await uow.commit(_shown(key, own, preview))

    async def delete(self, call: Call, key: TemplateKey) -> None:
        """Go back to the built-in template. Where there is no other, nothing changes."""
        call.principal.require_tenant_wide()
        async with self._work.write(call) as uow:
            own = await self._locked(uow, key)
            if own is not None:
                await uow.draft_templates.remove(uow.tenant_id, own.id)
            await uow.commit(None)

    async def _locked(self, uow: UnitOfWork, key: TemplateKey) -> DraftTemplate | None:
        await uow.tenants.get(uow.tenant_id, lock=True)
        own = await uow.draft_templates.own(uow.tenant_id, key)
        uow.call.check_present(_shown(key, own))
        return own


def _shown(key: TemplateKey, own: DraftTemplate | None, preview: Composed | None = None) -> Shown:
    source = default_source(*key) if own is None else own.source
    return Shown(template_view(key, own, source, preview or sample_of(key, source)))
