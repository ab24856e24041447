"""No regular expression of ours takes more than linear time, whatever the text."""

import ast
import importlib
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from re import _constants as kinds  # the parser that `re` itself uses
from re import _parser as parser
from typing import Any

import pytest

from app.domain.drafting.checks import cues
from app.domain.drafting.grammar import _SENTENCE_STARTS
from app.domain.imports.imported import _KINDS

ROOT = Path(__file__).parents[2]
LENGTHS = ((100, 5), (1_000, 3), (10_000, 1), (20_000, 1), (65_536, 0))
"""Characters of a text, and of how many texts the slowest are made longer."""

MOST_SECONDS = 0.5
"""Processor time. The long text is read twenty times as fast, unless time grows with the square of its length."""

METHODS = {"search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"}
ONE_PLACE = {"match", "fullmatch"}
"""Methods that try one place of the text only."""

BUILT: dict[str, list[str | re.Pattern[str]]] = {
    "app/domain/drafting/checks/cues.py": [cues._pattern(thought, None) for thought in cues._CUES],
    "app/domain/drafting/grammar.py": list(_SENTENCE_STARTS.values()),
    "app/domain/imports/imported.py": [pattern for pattern, _ in _KINDS],
}
"""Patterns that are put together while the program runs, by the file that does so."""

OWN_TEXTS = {"app/openapi/examples.py", "app/openapi/links.py", "app/repositories/partitions.py"}
"""Files that apply patterns put together while the program runs to our own texts only."""


@dataclass(frozen=True)
class Use:
    """A pattern and how it is applied."""

    place: str
    pattern: re.Pattern[Any]
    anywhere: bool

    def run(self, text: str) -> float:
        """Apply it, and return the processor time that took."""
        given: Any = text if isinstance(self.pattern.pattern, str) else text.encode("latin-1", "replace")
        began = time.thread_time()
        if self.anywhere:
            for _ in self.pattern.finditer(given):
                pass
        else:
            self.pattern.match(given)
            self.pattern.fullmatch(given)
        return time.thread_time() - began


def uses() -> Iterator[Use]:
    """Every pattern in the code, found in its syntax."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        yield from uses_in(name, ast.parse(path.read_text("utf-8")))


def uses_in(name: str, module: ast.Module) -> Iterator[Use]:
    loaded = importlib.import_module(name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    applied: dict[str, set[str]] = {}
    for call in calls:
        assert isinstance(call.func, ast.Attribute)
        if isinstance(call.func.value, ast.Name) and call.func.attr in METHODS:
            applied.setdefault(call.func.value.id, set()).add(call.func.attr)
    for attribute, value in vars(loaded).items():
        if isinstance(value, re.Pattern) and (methods := applied.get(attribute)):
            yield Use(f"{name} {attribute}", value, anywhere=not methods <= ONE_PLACE)
    for call in calls:
        assert isinstance(call.func, ast.Attribute)
        method = call.func.attr
        if not (isinstance(call.func.value, ast.Name) and call.func.value.id == "re") or method not in METHODS:
            continue
        first = call.args[0]
        if isinstance(first, ast.Constant):
            yield Use(f"{name}:{call.lineno}", re.compile(first.value), anywhere=method not in ONE_PLACE)
        else:
            assert name in BUILT or name in OWN_TEXTS, f"{name}:{call.lineno}: add what it may be to BUILT"
    for each in BUILT.get(name, ()):
        yield Use(f"{name} {str(each)[:60]}", re.compile(each), anywhere=True)


def parts_of(pattern: re.Pattern[Any]) -> tuple[set[str], set[str]]:
    """Return a character for each set of them in a pattern, and its words."""
    characters: set[str] = {"a", " ", "."}
    words: set[str] = set()
    visit(parser.parse(pattern.pattern, pattern.flags), characters, words)
    return characters, words


CLASSES = {
    kinds.CATEGORY_DIGIT: "7", kinds.CATEGORY_SPACE: "\n", kinds.CATEGORY_WORD: "a",
    kinds.CATEGORY_NOT_DIGIT: "a", kinds.CATEGORY_NOT_SPACE: "a", kinds.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def visit(tree: Any, characters: set[str], words: set[str]) -> None:
    word = ""
    for kind, value in tree:
        if kind is kinds.LITERAL:
            word += chr(value)
            continue
        if word:
            words.add(word)
            word = ""
        if kind is kinds.IN:
            for inner, given in value:
                if inner is kinds.LITERAL:
                    characters.add(chr(given))
                elif inner is kinds.RANGE:
                    characters.add(chr(given[0]))
                elif inner is kinds.CATEGORY:
                    characters.add(CLASSES.get(given, "a"))
        elif kind is kinds.NOT_LITERAL:
            characters.add(chr(value + 1))
        elif kind is kinds.BRANCH:
            for each in value[1]:
                visit(each, characters, words)
        elif kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            visit(value[2], characters, words)
        elif kind is kinds.SUBPATTERN:
            visit(value[3], characters, words)
        elif kind is kinds.ATOMIC_GROUP:
            visit(value, characters, words)
        elif kind in (kinds.ASSERT, kinds.ASSERT_NOT):
            visit(value[1], characters, words)
    if word:
        words.add(word)


def texts(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], str]]:
    """Return texts of any length made of a pattern's own parts, repeated, and ended by what it cannot match."""
    characters, words = parts_of(pattern)
    alone = sorted(characters)[:16]
    repeated = {*alone, *words, *(f"{word} " for word in words), *map("".join, product(alone[:8], repeat=2))}
    starts = ["", *sorted(words, key=len)[-1:]]
    for start, one, end in product(starts, sorted(repeated), ("", "\x00")):
        yield (
            lambda length, start=start, one=one, end=end: (  # type: ignore[misc]
                start + (one * (length // len(one) + 1))[:length] + end
            )
        )


@cache
def every_use() -> list[Use]:
    return list(uses())


def longest_time(use: Use) -> tuple[float, str]:
    """Let the slowest texts grow; return how long the last took, or the first that is too slow, and its beginning."""
    slowest = list(texts(use.pattern))
    for length, kept in LENGTHS:
        times = []
        for make in slowest:
            times.append((use.run(make(length)), make))
            if times[-1][0] > MOST_SECONDS:
                return times[-1][0], make(40)
        times.sort(key=lambda found: -found[0])
        slowest = [make for _, make in times[:kept]]
    return times[0][0], times[0][1](40)


def test_every_pattern_is_found() -> None:
    places = " ".join(use.place for use in every_use())
    for known in ("placeholder_left.py _PLACEHOLDER", "dependencies.py _TAG", "text.py:", "cues.py"):
        assert known in places
    assert len(every_use()) > 60


@pytest.mark.parametrize("pattern", [r"\s+$", r"a.*b.*c", r"\s*```(.*?)\n?\s*```"])
def test_patterns_that_are_not_linear_are_found_out(pattern: str) -> None:
    seconds, _ = longest_time(Use("", re.compile(pattern, re.DOTALL), anywhere=True))
    assert seconds > MOST_SECONDS


@pytest.mark.parametrize("use", every_use(), ids=lambda use: use.place)
def test_time_grows_no_faster_than_the_text(use: Use) -> None:
    seconds, text = longest_time(use)
    assert seconds < MOST_SECONDS, text
