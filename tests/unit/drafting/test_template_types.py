"""What can fail in a branch that no sample takes is refused; what is let through never fails, whatever the facts."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.drafting.kinds import DraftKind
from app.domain.drafting.sandbox import compile_template, parse_template, render
from app.domain.drafting.template_bounds import TemplateRefusedError
from app.domain.drafting.template_types import check_never_fails
from app.domain.drafting.validation import InvalidTemplateError
from app.domain.drafting.variables import LISTS, NAMES, VARIABLES
from tests.support.drafts import validated

RARELY = "{% if topics|length == 7 and company == 'Umbrella' %}"
FAILING = {
    "an infinite number": "{% if topics|length > 1e999 %}x{% endif %}",
    "an infinite number that is printed": "{{ 1e400 }}",
    "a number beyond bounds": "{{ 99999999999999999999 }}",
    "a number of thousands of digits": "{{ 0x" + "f" * 5000 + " }}",
    "a loop over itself": "{% for loop in topics %}{{ loop }}{% endfor %}",
    "an item called self": "{% for self in topics %}{{ self }}{% endfor %}",
    "an item in strange letters": "{% for \uff54opic in topics %}x{% endfor %}",
    "the loop in its own condition": "{% for one in topics if loop.first %}{{ one }}{% endfor %}",
    "the loop after its end": "{% for one in topics %}x{% else %}{{ loop.index }}{% endfor %}",
    "a text and a number in order": RARELY + "{% if company > 3 %}x{% endif %}{% endif %}",
    "a list and a number in order": RARELY + "{% if topics < 3 %}x{% endif %}{% endif %}",
    "a missing value in order": RARELY + "{% if highlight < 'n' %}x{% endif %}{% endif %}",
    "an item and a number in order": "{% for one in topics if one < 3 %}{{ one }}{% endfor %}",
    "a number in a text": RARELY + "{% if 3 in company %}x{% endif %}{% endif %}",
    "a missing value in a text": RARELY + "{% if highlight in company %}x{% endif %}{% endif %}",
    "something in a number": RARELY + "{{ 1 in follow_up_number }}{% endif %}",
    "something in a missing value": RARELY + "{{ 'a' in strength }}{% endif %}",
    "the length of a number": RARELY + "{{ limit|length }}{% endif %}",
    "the length of a missing value": RARELY + "{{ highlight|length }}{% endif %}",
    "a filter on a missing value": RARELY + "{{ highlight|upper }}{% endif %}",
    "a filter on a number": RARELY + "{{ limit|de }}{% endif %}",
    "the paragraph of a list": RARELY + "{{ topics|paragraph }}{% endif %}",
    "the paragraph of a number": "{{ limit|paragraph }}",
    "a missing value": RARELY + "{{ interviewer_role }}{% endif %}",
    "another value's absence": "{% if interviewer_name %}{{ interviewer_role }}{% endif %}",
    "one of two": "{% if topic or highlight %}{{ highlight }}{% endif %}",
    "a choice without an else": RARELY + "{{ 'x' if strength }}{% endif %}",
    "a date without a promise": "{% if promise != 'passed' %}{{ promised_date }}{% endif %}",
    "text without end": "{% if company == 'Umbrella' %}{% for one in topics %}"
    + "{{ one }}" * 40
    + "{% endfor %}{% endif %}",
    "long words": "{{ '" + "x" * 4000 + "'|upper }}",
}
FINE = {
    "a guarded value": "{% if highlight %}{{ highlight|upper }}{% endif %}",
    "one of two, whichever there is": "{% if topic or highlight %}{{ topic or highlight }}{% endif %}",
    "the other one": "{% if topic or highlight %}{% if not topic %}{{ highlight }}{% endif %}{% endif %}",
    "an else": "{% if not strength %}x{% else %}{{ strength }}{% endif %}",
    "an else of several": "{% if not topic and not highlight %}x{% else %}{{ topic or highlight }}{% endif %}",
    "an elif": "{% if not topic %}x{% elif topic|length > 3 %}{{ topic }}{% endif %}",
    "a name and its first name": "{% if interviewer_name %}{{ first_name }}{% endif %}",
    "is not none": "{% if strength is not none %}{{ strength }}{% endif %}",
    "a comparison with a text": "{% if strength == 'Go' %}{{ strength|lower }}{% endif %}",
    "a promise": "{% if promise in ('passed', 'moved') %}{{ promised_date }}{% endif %}",
    "any promise": "{% if promise != 'none' %}{{ promised_date }}{% endif %}",
    "no promise": "{% if promise == 'none' %}x{% else %}{{ promised_date }}{% endif %}",
    "a choice": "{{ highlight if highlight else 'x' }}",
    "an item called as a variable": "{% for topic in topics if topic != 'x' %}{{ topic }}{% endfor %}",
    "the parts of a loop": "{% for one in topics %}{{ loop.index }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "numbers in order": "{% if topics|length >= 2 and brevity < 3 %}x{% endif %}",
    "texts in order": "{% if company < 'n' %}x{% endif %}",
    "a text in a text": "{% if 'ini' in company and company not in topics %}x{% endif %}",
}  # fmt: skip


def mail(line: str) -> str:
    return f"Subject: Hello\n\nDear all,\n{line}\nBye"


@pytest.mark.parametrize("what", FAILING)
def test_what_can_fail_on_some_facts_is_refused(what: str) -> None:
    with pytest.raises(InvalidTemplateError) as caught:
        validated(DraftKind.THANK_YOU, mail(FAILING[what]))
    assert caught.value.status == 422
    assert caught.value.line == (1 if "can render more" in caught.value.detail else 4)


@pytest.mark.parametrize("what", FINE)
def test_what_cannot_fail_is_let_through(what: str) -> None:
    assert validated(DraftKind.THANK_YOU, mail(FINE[what])).body


OPTIONAL = sorted(variable.name for variable in VARIABLES if variable.optional)
TEXTS = sorted(variable.name for variable in VARIABLES if variable.type == "text")
NUMBERS = sorted(variable.name for variable in VARIABLES if variable.type == "number")
CONSTANTS = ["'x'", "''", "3", "0", "none", "true", "'none'", "'passed'", "1e999", "2.5"]
names = st.sampled_from([*OPTIONAL, *OPTIONAL, "company", "promise", *NUMBERS[:2], "topics", "one", "loop.index"])
atoms = names | st.sampled_from(CONSTANTS)


def wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    binary = st.sampled_from(["and", "or", "==", "!=", "<", ">=", "in", "not in"])
    return st.one_of(
        st.builds("({} {} {})".format, inner, binary, inner),
        st.builds("(not {})".format, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("({} is {})".format, inner, st.sampled_from(["none", "not none", "defined"])),
        st.builds("({}|{})".format, inner, st.sampled_from(["upper", "length", "de", "trim", "paragraph"])),
        st.builds("({} in ('passed', 'x', 3))".format, inner),
    )


expressions = st.recursive(atoms, wider, max_leaves=5)


def lines(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, expressions, inner, inner),
        st.builds("{{% if {} %}}{}{{% elif {} %}}{}{{% endif %}}".format, expressions, inner, expressions, inner),
        st.builds("{{% for one in topics %}}{}{{% endfor %}}".format, inner),
        st.builds("{{% for one in topics if {} %}}{}{{% endfor %}}".format, expressions, inner),
        st.builds("{}{}".format, inner, inner),
    )


templates = st.recursive(st.builds("{{{{ {} }}}}".format, expressions), lines, max_leaves=4)
words = st.sampled_from(["x", "passed", "Umbrella", "ΐ" * 160, "l" * 160])


@st.composite
def values(draw: st.DrawFn) -> dict[str, Any]:
    """Draw values as `values_of` gives them."""
    found: dict[str, Any] = {name: draw(words) for name in TEXTS}
    found |= {name: draw(st.integers(0, 4)) for name in NUMBERS}
    found |= {name: draw(st.none() | words) for name in OPTIONAL}
    found["first_name"] = None if found["interviewer_name"] is None else draw(words)
    found["promise"] = draw(st.sampled_from(["none", "pending", "passed", "moved"]))
    found["promised_date"] = None if found["promise"] == "none" else draw(words)
    found |= {name: draw(st.lists(words, max_size=10)) for name in LISTS}
    return found


@settings(max_examples=100)
@given(source=templates, given_values=st.lists(values(), min_size=3, max_size=3))
def test_a_template_that_is_let_through_never_fails(source: str, given_values: list[dict[str, Any]]) -> None:
    try:
        tree = parse_template(source, NAMES, LISTS)
        check_never_fails(tree)
    except TemplateRefusedError:
        return
    template = compile_template(source, NAMES, LISTS)
    for one in given_values:
        render(template, one)
