"""Templates of drafts on the wire."""

from typing import Annotated

from pydantic import Field

from app.domain.drafting.kinds import DraftKind, Language, Tone
from app.domain.drafting.template_bounds import SOURCE_LIMIT
from app.schemas.fields import SOME_TEXT, Body, Clean, Instant, LongText, Out

_EXAMPLE = """Subject: Thank you, {{ company }}

Hello{% if first_name %} {{ first_name }}{% endif %},

thank you for your time. I would like to join {{ company }} as {{ role }}.{% if topic %}
I liked our talk about {{ topic }}.{% endif %}

{{ candidate_name }}
"""

Source = Annotated[
    str,
    Field(min_length=1, max_length=SOURCE_LIMIT, json_schema_extra=SOME_TEXT),
    Clean,
]


class DraftTemplatePut(Body):
    """A template in Jinja2, with the documented variables. A mail's begins with a line `Subject: …`."""

    source: Source = Field(examples=[_EXAMPLE])


class TemplateVariableOut(Out):
    """One variable of a template. Optional ones are none in some drafts and need an `if`."""

    name: str = Field(max_length=50)
    type: str = Field(max_length=50)
    meaning: str = Field(max_length=500)
    example: str = Field(max_length=200)
    optional: bool


class TemplateSampleOut(Out):
    """What a template makes of a sample interview."""

    subject: LongText | None
    body: LongText


class DraftTemplateOut(Out):
    """The template that applies to a kind, tone and language: the tenant's own, else the built-in one."""

    kind: DraftKind
    tone: Tone
    language: Language
    source: LongText
    is_default: bool
    preview: TemplateSampleOut | None = Field(description="Null where a kept template no longer renders.")
    # Linters of contracts take what has a `type` and an `example` for a schema, so the example shows none.
    variables: list[TemplateVariableOut] = Field(max_length=100, examples=[[]])
    updated_at: Instant | None
