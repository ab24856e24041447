"""Runs templates that strangers wrote: what could be slow, endless or curious is refused before it is compiled.

A template is Jinja2 in `SandboxedEnvironment`, and the sandbox alone bounds neither time nor memory: `9 ** 9 ** 9` is
even computed while compiling. So the syntax tree is held to a positive list. With no assignment, no macro, no
arithmetic, no call, no attribute, and loops only over the documented lists (which are short) and never inside one
another, the work of a template grows with its length alone, and its length is limited. Output is counted as it comes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from app.core.echo import echo
from app.domain.drafting.grammar import of
from app.domain.drafting.template_bounds import OUTPUT_LIMIT, SOURCE_LIMIT, TemplateRefusedError

DEPTH_LIMIT: Final = 30
"""How deep a template's syntax tree may go."""

_PLAIN_NODES: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
)
_LOOP_PARTS: Final = frozenset({"first", "last", "index"})
_LARGEST_NUMBER: Final = 1_000_000
_LOOP_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_TAKEN: Final = frozenset(
    {"loop", "self", "super", "caller", "varargs", "kwargs", "none", "true", "false", "range", "dict", "lipsum"}
    | {"cycler", "joiner", "namespace"}
)
"""Names that mean something to Jinja2 itself."""
_TESTS: Final = ("none", "defined", "in")
_FILE: Final = "<template>"
_IN_BLOCK: Final = " paragraph"
"""Stands among the names of a loop while inside a filter block; no variable can be called so."""


class EmptyValueError(Exception):
    """A template prints a variable that has no value for this draft."""


def _printable(value: Any) -> Any:
    if value is None:
        raise EmptyValueError("prints a variable that has no value in some drafts; ask for it with {% if … %} first")
    return value


def _paragraph(text: str) -> str:
    if len(text) > OUTPUT_LIMIT:
        raise EmptyValueError(f"renders more than {OUTPUT_LIMIT} characters")
    return " ".join(re.split(r"[ \t\r\n]+", text.strip()))


def _on_text(change: Callable[[str], str]) -> Callable[[Any], str]:
    """Let a filter refuse a missing value, which would otherwise be written out as the word None."""
    return lambda value: change(str(_printable(value)))


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        autoescape=False,  # plain text: an apostrophe in a name must arrive as one
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters = {
        "join": environment.filters["join"],
        "length": environment.filters["length"],
        "paragraph": _paragraph,
        "upper": _on_text(str.upper),
        "lower": _on_text(str.lower),
        "capitalize": _on_text(str.capitalize),
        "trim": _on_text(str.strip),
        "de": _on_text(of),
    }
    environment.tests = {name: environment.tests[name] for name in _TESTS}
    environment.globals = {}
    return environment


_ENVIRONMENT: Final = _environment()

FILTERS: Final[Mapping[str, str]] = {
    "paragraph": "joins the lines between {% filter paragraph %} and {% endfilter %} into one",
    "join": "puts a list into words: {{ topics|join(', ') }}",
    "upper": "capital letters",
    "lower": "small letters",
    "capitalize": "first letter large, the others small",
    "trim": "no space at either end",
    "length": "how many items or characters",
    "de": "French de, elided where it must be: {{ role|de }}",
}
"""What may follow `|` in a template."""


@lru_cache(maxsize=512)
def compile_template(source: str, variables: frozenset[str], lists: frozenset[str]) -> Template:
    """Return `source` ready to render. Compiled once per source: compiling costs milliseconds, rendering does not.

    Raises:
        TemplateRefusedError: As `parse_template`.
    """
    tree = parse_template(source, variables, lists)
    try:
        return _ENVIRONMENT.from_string(tree)
    except Exception as error:
        raise TemplateRefusedError(f"cannot be compiled ({type(error).__name__})", 1) from error


@lru_cache(maxsize=8)
def parse_template(source: str, variables: frozenset[str], lists: frozenset[str]) -> nodes.Template:
    """Return the syntax tree of `source`, remembered for the compilation that follows.

    Raises:
        TemplateRefusedError: If it is too long, not Jinja2, or uses what is not on the list.
    """
    if len(source) > SOURCE_LIMIT:
        raise TemplateRefusedError(f"is longer than {SOURCE_LIMIT} characters", 1)
    try:
        tree = _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        raise TemplateRefusedError(echo(error.message or "is not a template"), error.lineno) from error
    except (ValueError, OverflowError, RecursionError) as error:
        raise TemplateRefusedError("has an expression that is too large", 1) from error
    _Policy(variables, lists).walk(tree)
    return tree


class _Policy:
    """Walks a syntax tree and refuses the first thing that is not on the list."""

    def __init__(self, variables: frozenset[str], lists: frozenset[str]) -> None:
        self._variables = variables
        self._lists = lists

    def walk(self, tree: nodes.Template) -> None:
        pending: list[tuple[nodes.Node, int, frozenset[str]]] = [(tree, 0, frozenset())]
        while pending:
            node, depth, loop_names = pending.pop()
            if depth > DEPTH_LIMIT:
                raise TemplateRefusedError(f"is nested more than {DEPTH_LIMIT} deep", node.lineno)
            children = [(child, depth + 1, names) for child, names in self._children(node, loop_names)]
            pending += reversed(children)  # so that the first fault in reading order is named

    def _children(self, node: nodes.Node, loop_names: frozenset[str]) -> Iterator[tuple[nodes.Node, frozenset[str]]]:
        if isinstance(node, nodes.For):
            yield from self._loop(node, loop_names)
        elif isinstance(node, nodes.FilterBlock):
            self._block(node, loop_names)
            for child in node.body:
                yield child, loop_names | {_IN_BLOCK}
        elif isinstance(node, nodes.Name):
            self._name(node, loop_names)
        elif isinstance(node, nodes.Getattr):
            if not (isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in _LOOP_PARTS):
                raise TemplateRefusedError(f"may not look inside a value (.{echo(node.attr)})", node.lineno)
            self._name(node.node, loop_names)
        else:
            self._inner(node)
            for child in node.iter_child_nodes():
                yield child, loop_names

    def _inner(self, node: nodes.Node) -> None:
        match node:
            case nodes.Const():
                if isinstance(node.value, int | float) and not abs(node.value) <= _LARGEST_NUMBER:
                    raise TemplateRefusedError("has a number that is too large", node.lineno)
            case nodes.Filter():
                self._filter(node)
            case nodes.Test():
                if node.name not in _TESTS:
                    raise TemplateRefusedError(f"has the unknown test “is {echo(node.name)}”", node.lineno)
            case nodes.List() | nodes.Tuple():
                if not all(isinstance(item, nodes.Const) for item in node.items):
                    raise TemplateRefusedError("may list fixed values only", node.lineno)
            case _:
                if not isinstance(node, _PLAIN_NODES):
                    kind = type(node).__name__.lower()
                    raise TemplateRefusedError(f"uses what templates may not use here ({kind})", node.lineno)

    @staticmethod
    def _block(node: nodes.FilterBlock, loop_names: frozenset[str]) -> None:
        if node.filter.name != "paragraph" or node.filter.node is not None or _IN_BLOCK in loop_names:
            raise TemplateRefusedError("may use “paragraph” alone as a filter round lines", node.lineno)

    def _loop(self, node: nodes.For, loop_names: frozenset[str]) -> Iterator[tuple[nodes.Node, frozenset[str]]]:
        simple = isinstance(node.iter, nodes.Name) and node.iter.name in self._lists
        if not simple or node.recursive or loop_names - {_IN_BLOCK} or not isinstance(node.target, nodes.Name):
            known = ", ".join(sorted(self._lists))
            raise TemplateRefusedError(f"may loop over {known} only, one loop at a time", node.lineno)
        if node.target.name in _TAKEN or _LOOP_NAME.fullmatch(node.target.name) is None:
            raise TemplateRefusedError(
                f"may not call a loop's item “{echo(node.target.name)}”: use small letters, such as “one”", node.lineno
            )
        inside = loop_names | {node.target.name, "loop"}
        for child in (*node.body, *([node.test] if node.test else [])):
            yield child, inside
        for child in node.else_:
            yield child, loop_names

    def _name(self, node: nodes.Name, loop_names: frozenset[str]) -> None:
        if node.name not in self._variables | self._lists | loop_names:
            raise TemplateRefusedError(
                f"uses “{echo(node.name)}”, which is not a variable of this template", node.lineno
            )

    def _filter(self, node: nodes.Filter) -> None:
        if node.name not in FILTERS:
            raise TemplateRefusedError(f"uses the unknown filter “{echo(node.name)}”", node.lineno)
        plain_list = isinstance(node.node, nodes.Name) and node.node.name in self._lists
        if node.name == "join" and not plain_list:
            raise TemplateRefusedError("may join one of the lists only", node.lineno)
        separators = node.args if node.name == "join" else []
        if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) != len(separators[:1]):
            raise TemplateRefusedError(f"gives the filter “{echo(node.name)}” more than it takes", node.lineno)
        if not all(isinstance(item, nodes.Const) for item in separators):
            raise TemplateRefusedError("may join with a fixed text only", node.lineno)


def render(template: Template, values: Mapping[str, object]) -> str:
    """Return the text of `template` with `values`, which are data and never read as a template.

    Raises:
        TemplateRefusedError: If it prints a variable without a value, more than `OUTPUT_LIMIT` characters, or fails in
            any other way.
    """
    pieces: list[str] = []
    size = 0
    try:
        for piece in template.generate(values):
            size += len(piece)
            if size > OUTPUT_LIMIT:
                break
            pieces.append(piece)
    except (EmptyValueError, TemplateError, TypeError) as error:
        raise TemplateRefusedError(echo(error), _line(error)) from error
    except Exception as error:
        # What the checks of a template overlooked must be no more than a template that fails.
        raise TemplateRefusedError(f"fails when it is rendered ({type(error).__name__})", _line(error)) from error
    if size > OUTPUT_LIMIT:
        raise TemplateRefusedError(f"renders more than {OUTPUT_LIMIT} characters", 1)
    return "".join(pieces)


def _line(error: BaseException) -> int:
    """Return the template's line an error came from: Jinja2 rewrites tracebacks to point there."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
