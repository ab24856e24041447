"""A receiver whose log outlives everybody, and the service's parts around it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.receiver import ReceiverProcess


@pytest.fixture
def receiver_log(tmp_path: Path) -> Path:
    """Give the file in which the receiver writes down what arrives."""
    return tmp_path / "received.jsonl"


@pytest.fixture
async def outside(receiver_log: Path) -> AsyncIterator[ReceiverProcess]:
    """Give a receiver in a process of its own."""
    async with ReceiverProcess(log=receiver_log) as running:
        yield running
