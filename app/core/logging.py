"""Structured logs: for people on a terminal, one JSON object a line elsewhere."""

import logging
import sys
from contextlib import suppress
from typing import Literal

import structlog

from app.core.echo import legible
from app.core.json import to_json


class _StandardError:
    """Writes lines to whatever standard error is at the time."""

    def __init__(self, name: str = "") -> None:
        self.name = name

    def write(self, line: str) -> None:
        # What cannot be written down is still done: a log on a full disk stops no request.
        with suppress(OSError, ValueError):
            sys.stderr.write(f"{line}\n")

    debug = info = warning = error = critical = exception = write


def configure_logging(form: Literal["auto", "console", "json"], level: str, *, for_good: bool = True) -> None:
    """Send our own records and the standard library's, in one form, to standard error.

    Args:
        form: For people (`console`), for programs (`json`), or by whether standard error is a terminal (`auto`).
        level: The least that is told.
        for_good: Let loggers put themselves together when first used, and not look here again.
    """
    console = form == "console" or (form == "auto" and sys.stderr.isatty())
    begun: list[structlog.typing.Processor] = [
        _make_legible,
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    # Never the local variables of a traceback: they hold keys, and what candidates wrote for themselves.
    finished: list[structlog.typing.Processor] = (
        [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.RichTracebackFormatter(show_locals=False)
            )
        ]
        if console
        else [
            structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(serializer=_to_json),
        ]
    )
    # Ours are written as they are: the way through the standard library takes four times as long, with every request.
    structlog.configure(
        processors=[*begun, *finished],
        logger_factory=_StandardError,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=for_good,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=begun,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *finished],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for noisy in ("aiosqlite", "asyncio", "httpx", "alembic.runtime.plugins"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _make_legible(_logger: object, _method: str, record: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Keep what callers sent from acting on the terminal that a log is read on."""
    for name, value in record.items():
        if isinstance(value, str):
            record[name] = legible(value)
    return record


def _to_json(record: structlog.typing.EventDict, **_: object) -> str:
    return to_json(record)


def get_logger(name: str) -> structlog.typing.FilteringBoundLogger:
    """Return the logger of a module."""
    logger: structlog.typing.FilteringBoundLogger = structlog.get_logger(name)
    return logger
