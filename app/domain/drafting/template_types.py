"""Tells from a template's syntax tree alone whether it can fail on any facts, so that it is refused before it is kept.

Samples are not enough: a branch that no sample takes can compare a text with a number, print what is missing, or render
without end. The language that the sandbox allows is small enough to follow every branch. What is known on the way is
which optional variables have a value: each condition adds to it, in both of its outcomes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from jinja2 import nodes

from app.core.echo import echo
from app.domain.drafting.cleaning import LABEL_LIMIT, PHRASE_LIMIT
from app.domain.drafting.template_bounds import LIST_LIMIT, OUTPUT_LIMIT, TemplateRefusedError
from app.domain.drafting.variables import LISTS, VARIABLES

Kinds = frozenset[str]
"""What a value may be: `text`, `number`, `boolean`, `list` and `nothing`."""
Clause = frozenset[str]
"""Optional variables of which at least one has a value."""

_TEXT, _NUMBER, _BOOLEAN, _LIST = (frozenset({kind}) for kind in ("text", "number", "boolean", "list"))
_NOTHING: Final = frozenset({"nothing"})
_OPTIONAL: Final = frozenset(variable.name for variable in VARIABLES if variable.optional)
_NUMBERS: Final = frozenset(variable.name for variable in VARIABLES if variable.type == "number")
_SAME: Final = {"first_name": "interviewer_name"}
"""Variables that have a value exactly when another one has."""
_PROMISED: Final = frozenset({"promised_date"})
_NO_PROMISE: Final = "none"
_ORDERED: Final = frozenset({"lt", "lteq", "gt", "gteq"})
_ON_TEXT: Final = frozenset({"upper", "lower", "capitalize", "trim", "de", "paragraph"})
_WIDEST: Final = 2 * PHRASE_LIMIT + 10
"""Characters of the longest text: the sentence of two phrases."""
_WIDTHS: Final = dict.fromkeys(("candidate_name", "interviewer_name", "first_name", "company", "role"), LABEL_LIMIT)
_SHORT: Final = 40
"""Characters of a date, a number or a truth value."""
_GROWTH: Final = 3
"""How many times longer capital or small letters can be."""
_MOST_CLAUSES: Final = 50


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known where a node stands."""

    clauses: frozenset[Clause] = frozenset()
    absent: frozenset[str] = frozenset()
    locals: frozenset[str] = frozenset()
    """Names that loops bind: each is a text."""
    in_loop: bool = False

    def has(self, name: str) -> bool:
        """Tell whether a variable certainly has a value."""
        return frozenset({_SAME.get(name, name)}) in self.clauses

    def with_clauses(self, clauses: Iterable[Clause]) -> "_Known":
        """Return this with more clauses, each without what is known to be absent."""
        more = self.clauses | {clause - self.absent for clause in clauses}
        return replace(self, clauses=frozenset(sorted(more, key=len)[:_MOST_CLAUSES]))

    def without(self, name: str) -> "_Known":
        """Return this with a variable that has no value."""
        absent = self.absent | {_SAME.get(name, name)}
        return replace(self, absent=absent, clauses=frozenset(clause - absent for clause in self.clauses))


def check_never_fails(tree: nodes.Template) -> None:
    """Check a tree that the sandbox's policy allows.

    Raises:
        TemplateRefusedError: With the line of what can fail.
    """
    if _width_of_all(tree.body, _Known()) > OUTPUT_LIMIT:
        raise TemplateRefusedError(f"can render more than {OUTPUT_LIMIT} characters", 1)


def _width_of_all(found: Sequence[nodes.Node], known: _Known) -> int:
    return sum(_width(node, known) for node in found)


def _width(node: nodes.Node, known: _Known) -> int:
    """Return how many characters a statement renders at most, once it is checked."""
    if isinstance(node, nodes.If):
        return _width_of_if(node, known)
    if isinstance(node, nodes.For):
        return _width_of_for(node, known)
    if isinstance(node, nodes.FilterBlock):
        return _width_of_all(node.body, known)
    assert isinstance(node, nodes.Output)
    return sum(_printed(each, known) for each in node.nodes)


def _width_of_if(node: nodes.If, known: _Known) -> int:
    widest = 0
    for branch in (node, *node.elif_):
        test, body = branch.test, branch.body
        assert isinstance(test, nodes.Expr)
        _kinds(test, known)
        widest = max(widest, _width_of_all(body, _if_true(test, known)))
        known = _if_false(test, known)
    return max(widest, _width_of_all(node.else_, known))


def _width_of_for(node: nodes.For, known: _Known) -> int:
    assert isinstance(node.target, nodes.Name)
    inside = replace(known, locals=known.locals | {node.target.name})
    if isinstance(node.test, nodes.Expr):
        _kinds(node.test, inside)
    body = _width_of_all(node.body, replace(inside, in_loop=True))
    return max(LIST_LIMIT * body, _width_of_all(node.else_, known))


def _printed(node: nodes.Node, known: _Known) -> int:
    if isinstance(node, nodes.TemplateData):
        return len(node.data)
    assert isinstance(node, nodes.Expr)
    if _kinds(node, known) >= _NOTHING:
        raise TemplateRefusedError(
            f"prints {_named(node)}, which has no value in some drafts; ask for it with {{% if … %}} first", node.lineno
        )
    return _longest(node, known)


def _longest(node: nodes.Expr | None, known: _Known) -> int:
    """Return how many characters a printed value has at most."""
    match node:
        case nodes.Const():
            found = len(str(node.value))
        case nodes.Name() if node.name in LISTS and node.name not in known.locals:
            found = LIST_LIMIT * (_WIDEST + 4)
        case nodes.Name():
            found = _WIDTHS.get(node.name, _WIDEST)
        case nodes.CondExpr():
            found = max(_longest(node.expr1, known), _longest(node.expr2, known))
        case nodes.And() | nodes.Or():
            found = max(_longest(node.left, known), _longest(node.right, known))
        case nodes.Filter(name="join"):
            found = LIST_LIMIT * (_WIDEST + sum(_longest(separator, known) for separator in node.args))
        case nodes.Filter() if node.name in _ON_TEXT:
            found = _GROWTH * (_longest(node.node, known) + 1)
        case _:
            found = _SHORT
    return found


def _kinds(node: nodes.Expr, known: _Known) -> Kinds:
    """Return what a value may be, after a check of all that is done to get it."""
    return _KINDS_OF[type(node)](node, known)


def _kinds_of_constant(node: nodes.Const, _known: _Known) -> Kinds:
    if node.value is None:
        return _NOTHING
    if isinstance(node.value, bool):
        return _BOOLEAN
    return _TEXT if isinstance(node.value, str) else _NUMBER


def _kinds_of_name(node: nodes.Name, known: _Known) -> Kinds:
    if node.name in known.locals:
        return _TEXT
    if node.name in LISTS:
        return _LIST
    if node.name in _NUMBERS:
        return _NUMBER
    return _TEXT | _NOTHING if node.name in _OPTIONAL and not known.has(node.name) else _TEXT


def _kinds_of_loop_part(node: nodes.Getattr, known: _Known) -> Kinds:
    _require(known.in_loop, node, "asks for “loop” outside of the lines of a loop")
    return _NUMBER if node.attr == "index" else _BOOLEAN


def _kinds_of_fixed_list(_node: nodes.List | nodes.Tuple, _known: _Known) -> Kinds:
    return _LIST


def _kinds_of_not(node: nodes.Not, known: _Known) -> Kinds:
    _kinds(node.node, known)
    return _BOOLEAN


def _kinds_of_and(node: nodes.And, known: _Known) -> Kinds:
    return _kinds(node.left, known) | _kinds(node.right, _if_true(node.left, known))


def _kinds_of_or(node: nodes.Or, known: _Known) -> Kinds:
    left, right = _kinds(node.left, known), _kinds(node.right, _if_false(node.left, known))
    return (left - _NOTHING) | right


def _kinds_of_choice(node: nodes.CondExpr, known: _Known) -> Kinds:
    _kinds(node.test, known)
    other = _NOTHING if node.expr2 is None else _kinds(node.expr2, _if_false(node.test, known))
    return _kinds(node.expr1, _if_true(node.test, known)) | other


def _kinds_of_filter(node: nodes.Filter, known: _Known) -> Kinds:
    assert node.node is not None
    given = _kinds(node.node, known)
    if node.name == "length":
        _require(given <= _TEXT | _LIST, node, f"asks for the length of {_named(node.node)}, which may be none")
        return _NUMBER
    if node.name in _ON_TEXT:
        _require(not _NOTHING & given, node, f"changes {_named(node.node)}, which has no value in some drafts")
        _require(given <= _TEXT, node, f"uses “{node.name}” on what is not a text")
    return _TEXT


def _kinds_of_test(node: nodes.Test, known: _Known) -> Kinds:
    left = _kinds(node.node, known)
    if node.name == "in":
        (container,) = node.args or (None,)
        _require(container is not None, node, "asks whether something is in nothing")
        assert isinstance(container, nodes.Expr)
        _check_membership(node, left, _kinds(container, known))
    return _BOOLEAN


def _kinds_of_comparison(node: nodes.Compare, known: _Known) -> Kinds:
    left = _kinds(node.expr, known)
    for operand in node.ops:
        right = _kinds(operand.expr, known)
        if operand.op in _ORDERED:
            comparable = any(left | right <= kinds for kinds in (_TEXT, _NUMBER | _BOOLEAN))
            _require(comparable, node, "compares what has no order, such as a text with a number or a missing value")
        elif operand.op in {"in", "notin"}:
            _check_membership(node, left, right)
        left = right
    return _BOOLEAN


def _check_membership(node: nodes.Expr, member: Kinds, container: Kinds) -> None:
    fits = container <= _LIST or (container <= _TEXT and member <= _TEXT)
    _require(fits, node, "asks whether something is in what is neither a list nor a text that it could be in")


def _if_true(test: nodes.Expr, known: _Known) -> _Known:
    """Return what is known where a condition holds."""
    told = known
    match test:
        case nodes.Name() if test.name in _OPTIONAL and test.name not in known.locals:
            told = known.with_clauses([frozenset({_SAME.get(test.name, test.name)})])
        case nodes.Not():
            told = _if_false(test.node, known)
        case nodes.And():
            told = _if_true(test.right, _if_true(test.left, known))
        case nodes.Or():
            told = _either(known, _if_true(test.left, known), _if_true(test.right, _if_false(test.left, known)))
        case nodes.Compare(ops=[operand]):
            told = known.with_clauses(_told(test.expr, operand, known, holds=True))
        case _:
            pass
    return told


def _if_false(test: nodes.Expr, known: _Known) -> _Known:
    """Return what is known where a condition does not hold."""
    told = known
    match test:
        case nodes.Name() if test.name in _OPTIONAL and test.name not in known.locals:
            told = known.without(test.name)
        case nodes.Not():
            told = _if_true(test.node, known)
        case nodes.Or():
            told = _if_false(test.right, _if_false(test.left, known))
        case nodes.And():
            told = _either(known, _if_false(test.left, known), _if_false(test.right, known))
        case nodes.Test(name="none", node=nodes.Name()):
            told = _if_true(test.node, known)
        case nodes.Compare(ops=[operand]):
            told = known.with_clauses(_told(test.expr, operand, known, holds=False))
        case _:
            pass
    return told


def _either(known: _Known, one: _Known, other: _Known) -> _Known:
    """Return what is known where one of two things is, and nobody knows which."""
    return known.with_clauses(left | right for left in one.clauses for right in other.clauses)


def _told(left: nodes.Expr, operand: nodes.Operand, known: _Known, *, holds: bool) -> list[Clause]:
    """Return what a comparison says of optional variables: `highlight == "x"` has one, so has `promise != "none"`."""
    fixed = _fixed(operand.expr)
    if not isinstance(left, nodes.Name) or left.name in known.locals or fixed is None:
        return []
    if operand.op not in {"eq", "in", "ne", "notin"}:
        return []
    is_one_of = holds == (operand.op in {"eq", "in"})
    if left.name == "promise":
        return [_PROMISED] if is_one_of == (_NO_PROMISE not in fixed) else []
    if left.name in _OPTIONAL and is_one_of == (None not in fixed):
        return [frozenset({_SAME.get(left.name, left.name)})]
    return []


def _fixed(node: nodes.Expr) -> tuple[Any, ...] | None:
    """Return the values of a constant, or of a list of them."""
    match node:
        case nodes.Const():
            return (node.value,)
        case nodes.List() | nodes.Tuple():
            return tuple(item.value for item in node.items if isinstance(item, nodes.Const))
        case _:
            return None


_KINDS_OF: Final[Mapping[type[nodes.Expr], Callable[[Any, _Known], Kinds]]] = {
    nodes.Const: _kinds_of_constant,
    nodes.Name: _kinds_of_name,
    nodes.Getattr: _kinds_of_loop_part,
    nodes.List: _kinds_of_fixed_list,
    nodes.Tuple: _kinds_of_fixed_list,
    nodes.Filter: _kinds_of_filter,
    nodes.Test: _kinds_of_test,
    nodes.Compare: _kinds_of_comparison,
    nodes.Not: _kinds_of_not,
    nodes.And: _kinds_of_and,
    nodes.Or: _kinds_of_or,
    nodes.CondExpr: _kinds_of_choice,
}
"""For each expression that the sandbox's policy lets through."""


def _require(holds: bool, node: nodes.Node, what: str) -> None:
    if not holds:
        raise TemplateRefusedError(what, node.lineno)


def _named(node: nodes.Node) -> str:
    return f"“{echo(node.name)}”" if isinstance(node, nodes.Name) else "a value"
