"""How long transactions that write hold a database: on SQLite everybody else who writes waits for them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import event

from app.db import Database


@dataclass
class Held:
    """The transactions of a block: seconds of processor time that the process used during each."""

    seconds: list[float] = field(default_factory=list)

    @property
    def longest(self) -> float:
        return max(self.seconds, default=0.0)


@contextmanager
def transactions(database: Database) -> Iterator[Held]:
    """Watch the transactions of SQLite's one writer, one of which runs at a time."""
    held, begun = Held(), [0.0]
    engine = database.writer.sync_engine

    def begin(_connection: object) -> None:
        begun[0] = time.process_time()

    def end(_connection: object) -> None:
        held.seconds.append(time.process_time() - begun[0])

    watched = (("begin", begin), ("commit", end), ("rollback", end))
    for name, function in watched:
        event.listen(engine, name, function)
    try:
        yield held
    finally:
        for name, function in watched:
            event.remove(engine, name, function)
