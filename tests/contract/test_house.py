"""Rules about the tree itself: size, purity, pins, paths, docstrings."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("app", "tests", "bench", "alembic", "docs", "openapi", "requirements", ".ci")
MADE = {"__pycache__", "node_modules", "results"}
SOURCES = {".py", ".js", ".css", ".html", ".mako"}
LINES = 500

# What only one place may do, by the qualified name it starts with.
CLOCK = ("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today")
CLOCK_TOO = ("time.time", "time.localtime", "time.gmtime")
CHANCE = ("random", "secrets", "uuid.uuid1", "uuid.uuid4", "uuid.uuid6", "uuid.uuid7", "uuid_utils", "os.urandom")
SLEEP = ("asyncio.sleep", "time.sleep", "anyio.sleep")
ALLOWED = {
    "app/core/clock.py": (*CLOCK, *CLOCK_TOO),
    "app/core/ids.py": CHANCE,
    "app/core/pieces.py": SLEEP,
    "app/worker/loop.py": SLEEP,
}
EVERYTHING = (*CLOCK, *CLOCK_TOO, *CHANCE, *SLEEP)


def tree() -> Iterator[Path]:
    """Every file that is written by hand, and the pins."""
    yield from (
        path
        for path in ROOT.iterdir()
        if path.is_file() and path.suffix in {".md", ".toml", ".yaml", ""} and path.name != ".git"
    )
    for part in PARTS:
        for path in (ROOT / part).rglob("*"):
            if path.is_file() and not MADE.intersection(path.parts):
                yield path


def python_in(*parts: str) -> list[Path]:
    return [path for part in parts for path in sorted((ROOT / part).rglob("*.py"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def impure_names(source: str) -> set[str]:
    """The qualified names in `source` that read the clock, draw by chance or sleep, through any alias."""
    module = ast.parse(source)
    alias: dict[str, str] = {}
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for item in node.names:
                alias[item.asname or item.name.split(".")[0]] = item.name if item.asname else item.name.split(".")[0]
                found.add(item.name)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for item in node.names:
                alias[item.asname or item.name] = f"{node.module}.{item.name}"
                found.add(f"{node.module}.{item.name}")
    for node in ast.walk(module):
        names: list[str] = []
        inner: ast.AST = node
        while isinstance(inner, ast.Attribute):
            names.append(inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name) and inner.id in alias:
            found.add(".".join([alias[inner.id], *reversed(names)]))
    return {name for name in found if is_under(name, EVERYTHING)}


def is_under(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("from datetime import datetime\ndatetime.now()", {"datetime.datetime.now"}),
        ("import datetime as dt\ndt.datetime.now(dt.UTC)", {"datetime.datetime.now"}),
        ("from datetime import date as day\nday.today()", {"datetime.date.today"}),
        ("import time\ntime.time()", {"time.time"}),
        ("import time\ntime.monotonic()", set()),
        ("from asyncio import sleep", {"asyncio.sleep"}),
        ("import asyncio\nnap = asyncio.sleep", {"asyncio.sleep"}),
        ("import random", {"random"}),
        ("from random import Random", {"random.Random"}),
        ("from uuid import UUID, uuid4", {"uuid.uuid4"}),
        ("from uuid import UUID\nUUID(int=0)", set()),
        ("from os import urandom as luck", {"os.urandom"}),
        ("def now(): ...\nnow()", set()),
    ],
)
def test_impurity_is_seen_through_every_spelling(source: str, names: set[str]) -> None:
    assert impure_names(source) == names


@pytest.mark.parametrize("path", python_in("app"), ids=name_of)
def test_time_chance_and_sleep_stay_in_their_places(path: Path) -> None:
    allowed = ALLOWED.get(name_of(path), ())
    assert {name for name in impure_names(path.read_text("utf-8")) if not is_under(name, allowed)} == set()


def test_no_source_file_is_long() -> None:
    lengths = {name_of(path): path.read_bytes().count(b"\n") for path in tree() if path.suffix in SOURCES}
    assert len(lengths) > 20
    assert {name: length for name, length in lengths.items() if length > LINES} == {}


@pytest.mark.parametrize("path", python_in("app", "bench"), ids=name_of)
def test_every_public_module_says_what_it_is(path: Path) -> None:
    is_private = path.stem.startswith("_") and path.stem != "__init__"
    assert is_private or ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=name_of)
def test_pins_carry_hashes_and_no_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.search(r"://|--(?:extra-)?index-url|--find-links|@ ", text) is None
    pins = re.split(r"\n(?=[a-z])", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(pins) > 1
    assert [pin.split()[0] for pin in pins if not re.match(r"[\w.-]+==\S+.*--hash=sha256:", pin, re.DOTALL)] == []


@pytest.mark.parametrize("folder", ["openapi", "tests/javascript"])
def test_pins_of_other_languages_carry_integrity_and_no_address(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert {name for name, package in packages.items() if "resolved" in package} == set()
    assert {name for name, package in packages.items() if "integrity" not in package} == set()


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    pattern = re.compile(r"(?<![\w.>}/-])/(?:work|root|home|Users)/\w")
    found = {name_of(path) for path in tree() if pattern.search(path.read_text("utf-8", errors="replace"))}
    assert found == set()
