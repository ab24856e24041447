"""What blocks the event loop is found and named."""

import asyncio
import gc
import re
import time
from collections.abc import Callable

import pytest

from app.core.crypto import Vault
from app.core.settings import Settings
from app.core.watchdog import LIMIT, Gap, watching
from app.main import assemble, create_app


def compute(seconds: float) -> None:
    """Use up processor time in Python code."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def call_c() -> None:
    """Use up processor time in one call that never gives the interpreter's lock up."""
    re.fullmatch(r"(?:a|a)*b", "a" * 22)


async def watched(block: Callable[[], object]) -> tuple[list[Gap], float]:
    """Run something on the loop, with turns of the loop before and after it."""
    gaps: list[Gap] = []
    with watching(gaps.append) as watchdog:
        await asyncio.sleep(0.02)
        block()
        await asyncio.sleep(0.02)
    return gaps, watchdog.longest


@pytest.mark.parametrize("block", [lambda: compute(0.15), call_c], ids=["python", "one-call"])
async def test_what_blocks_the_loop_is_reported_with_its_stack(block: Callable[[], object]) -> None:
    gaps, longest = await watched(block)
    [gap] = gaps
    assert gap.seconds > LIMIT
    assert longest == gap.seconds
    assert any(" in compute: " in call or " in call_c: " in call for call in gap.stack), gap.stack


async def test_short_work_and_waiting_are_not_reported() -> None:
    gaps, longest = await watched(lambda: compute(0.01))
    assert gaps == []
    assert 0.01 <= longest <= LIMIT
    # The thread waits; a busy machine does the same to it.
    gaps, longest = await watched(lambda: time.sleep(0.2))
    assert gaps == []
    assert longest <= LIMIT


async def test_work_in_pieces_is_not_reported() -> None:
    gaps: list[Gap] = []
    with watching(gaps.append):
        for _ in range(20):
            compute(0.01)
            await asyncio.sleep(0)
    assert gaps == []


async def test_collecting_garbage_counts() -> None:
    cycles: list[list[object]] = [[] for _ in range(1_000_000)]
    for one in cycles:
        one.append(one)
    del cycles
    gaps, _ = await watched(gc.collect)
    [gap] = gaps
    assert LIMIT < gap.collecting <= gap.seconds


async def test_what_blocks_right_before_the_end_is_reported() -> None:
    gaps: list[Gap] = []
    with watching(gaps.append):
        compute(0.15)
    assert len(gaps) == 1


@pytest.mark.parametrize("on", [True, False])
async def test_a_setting_has_the_service_log_it(on: bool, capsys: pytest.CaptureFixture[str]) -> None:
    app = create_app(assemble(Settings(debug_loop=on), Vault(bytes(32))))
    async with app.router.lifespan_context(app):
        compute(0.15)
    logged = capsys.readouterr().err
    assert ("event loop blocked" in logged) is on
    assert (" in compute: " in logged) is on
