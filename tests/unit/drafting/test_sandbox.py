"""Templates of strangers: what is refused, where the line points, and that nothing runs away."""

import pytest

from app.domain.drafting import sandbox
from app.domain.drafting.composer import TemplateFailedError, compose
from app.domain.drafting.kinds import DraftKind, Language, Tone
from app.domain.drafting.sandbox import DEPTH_LIMIT, compile_template
from app.domain.drafting.template_bounds import SOURCE_LIMIT, TemplateRefusedError
from app.domain.drafting.templates import TemplateLibrary, default_source
from app.domain.drafting.validation import InvalidTemplateError
from app.domain.drafting.variables import LISTS, NAMES, VARIABLES, values_of
from tests.support.drafts import facts, validated

MAIL = "Subject: Hello {{ company }}\n\nDear {{ candidate_name }},\n"


def mail(line: str) -> str:
    return f"{MAIL}{line}\nBye"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{{ 9 ** 9 ** 9 }}", "pow"),
        ("{{ 'a' * 1000000000 }}", "mul"),
        ("{{ '%1000000000d' % 1 }}", "mod"),
        ("{{ 1 + 1 }}", "add"),
        ("{{ company ~ company }}", "concat"),
        ("{% for i in range(1000000000) %}x{% endfor %}", "loop over"),
        ("{% for a in topics %}{% for b in topics %}x{% endfor %}{% endfor %}", "one loop at a time"),
        ("{% for a in topics recursive %}{{ loop(topics) }}{% endfor %}", "loop over"),
        ("{% for a, b in topics %}x{% endfor %}", "loop over"),
        ("{% for a in company %}x{% endfor %}", "loop over"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "macro"),
        ("{% set x = company %}{{ x }}", "assign"),
        ("{% set x %}{{ company }}{% endset %}", "assignblock"),
        ("{% with x = company %}{{ x }}{% endwith %}", "with"),
        ("{% include 'other' %}", "include"),
        ("{% extends 'other' %}", "extends"),
        ("{% import 'other' as o %}", "import"),
        ("{% block a %}x{% endblock %}", "block"),
        ("{{ company.__class__.__mro__ }}", "look inside"),
        ("{{ company['__class__'] }}", "getitem"),
        ("{{ company.upper() }}", "call"),
        ("{{ cycler('a') }}", "call"),
        ("{{ self }}", "not a variable"),
        ("{{ loop }}", "not a variable"),
        ("{{ compnay }}", "compnay"),
        ("{{ company|center(1000000000) }}", "unknown filter"),
        ("{{ company|replace('a', 'aaaa') }}", "unknown filter"),
        ("{{ company|join('xxxx') }}", "one of the lists"),
        ("{{ topics|join(company) }}", "fixed text"),
        ("{{ topics|join(', ', attribute='x') }}", "more than it takes"),
        ("{{ company|upper('x') }}", "more than it takes"),
        ("{{ [company] }}", "fixed values"),
        ("{% filter upper %}x{% endfilter %}", "paragraph"),
        ("{% filter paragraph %}{% filter paragraph %}x{% endfilter %}{% endfilter %}", "paragraph"),
        ("{% filter paragraph|upper %}x{% endfilter %}", "paragraph"),
        ("{% if company is callable %}x{% endif %}", "is callable"),
        ("{{ {'a': 1} }}", "dict"),
        ("{{ company[1:2] }}", "getitem"),
        ("{{ 'unclosed }}", "unexpected char"),
        ("{% if company %}x", "endif"),
        ("{{ " + "9" * 5000 + " }}", "too large"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "too large"),
        ("{% if not " + "not " * (DEPTH_LIMIT + 5) + "company %}x{% endif %}", "nested"),
        ("{{ topic }}", "no value"),
        ("{{ topic|upper }}", "no value"),
        ("{{ follow_up_number|length }}", "len"),
        ("Hi [Your name],", "[Your name]"),
    ],
)
def test_a_template_that_could_run_away_or_fail_is_refused(line, why):
    with pytest.raises(InvalidTemplateError) as caught:
        validated(DraftKind.THANK_YOU, mail(line))
    assert why.casefold() in caught.value.detail.casefold()
    assert caught.value.status == 422


@pytest.mark.parametrize(
    "line",
    ["{{ compnay }}", "{{ topic }}", "{{ 2 ** 2 }}", "{{ company|center(9) }}", "Hi [Your name],", "{% frobnicate %}"],
)
def test_a_refusal_names_the_pointer_and_the_line(line):
    source = MAIL + "\n" * 4 + line + "\nBye"
    with pytest.raises(InvalidTemplateError) as caught:
        validated(DraftKind.THANK_YOU, source, pointer="/source")
    (error,) = caught.value.extra["errors"]
    assert (error["pointer"], error["line"]) == ("/source", 8)
    assert error["line"] == source[: source.index(line)].count("\n") + 1


def test_a_template_over_the_limit_is_refused():
    with pytest.raises(InvalidTemplateError, match=str(SOURCE_LIMIT)):
        validated(DraftKind.THANK_YOU, MAIL + "x" * SOURCE_LIMIT)


def test_output_is_cut_off_where_the_limit_is(monkeypatch):
    monkeypatch.setattr(sandbox, "OUTPUT_LIMIT", 50)
    template = compile_template("{% for one in topics %}{{ one }}{% endfor %}", NAMES, LISTS)
    with pytest.raises(TemplateRefusedError, match="more than 50"):
        sandbox.render(template, {"topics": ["x" * 20] * 3})


def test_the_largest_allowed_template_stays_within_the_output_limit():
    line = "{% for one in topics %}" + "{{ one }}" * 800 + "{% endfor %}"
    with pytest.raises(InvalidTemplateError, match="characters"):
        validated(DraftKind.THANK_YOU, mail(line))


@pytest.mark.parametrize(
    ("source", "why"),
    [("Dear {{ company }}", "Subject:"), ("Subject: \n\nHello", "empty subject"), ("Subject: Hi\n\n", "empty body")],
)
def test_a_mail_needs_a_subject_and_a_body(source, why):
    with pytest.raises(InvalidTemplateError, match=why):
        validated(DraftKind.FOLLOW_UP, source)


def test_an_invitation_must_fit_at_its_shortest():
    with pytest.raises(InvalidTemplateError, match="200"):
        validated(DraftKind.LINKEDIN_INVITATION, "x " * 150)
    shorter = "{% if brevity == 4 %}Thank you for our interview.{% else %}" + "x " * 150 + "{% endif %}"
    assert validated(DraftKind.LINKEDIN_INVITATION, shorter).body == "Thank you for our interview."


def test_a_valid_template_shows_what_it_makes_of_the_sample():
    line = "{% for one in topics %}{{ loop.index }} {{ one }}{% if not loop.last %}, {% endif %}{% endfor %}"
    assert "1 the move to event-driven pipelines, 2 schema reviews" in validated(DraftKind.THANK_YOU, mail(line)).body


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("kind", DraftKind)
def test_every_built_in_template_is_valid(kind, tone, language):
    assert validated(kind, default_source(kind, tone, language), tone=tone, language=language).body


def test_every_variable_is_documented_and_given():
    assert set(values_of(facts())) == {variable.name for variable in VARIABLES}
    values = values_of(facts(rich=False, interviewer=None))
    optional = {variable.name for variable in VARIABLES if variable.optional}
    assert {name for name, value in values.items() if value is None} == optional


def test_a_tenants_template_replaces_one_and_leaves_the_others():
    own = TemplateLibrary({(DraftKind.THANK_YOU, Tone.WARM, Language.EN): "Subject: Ours\n\nThanks, {{ company }}"})
    assert compose(facts(), own).body == "Thanks, Initech"
    assert compose(facts(tone=Tone.FORMAL), own) == compose(facts(tone=Tone.FORMAL))


def test_a_tenants_template_that_fails_says_where():
    own = TemplateLibrary({(DraftKind.THANK_YOU, Tone.WARM, Language.EN): "Subject: Ours\n\n{{ topic }}"})
    with pytest.raises(TemplateFailedError) as caught:
        compose(facts(rich=False), own)
    assert (caught.value.status, caught.value.extra["line"]) == (409, 3)
