"""Reads a receiver's answer: the status line decides, whatever is wrong with what follows it."""

import asyncio
import re
from collections.abc import Mapping

import httptools

KEPT_HEADERS = frozenset({b"content-type", b"date", b"location", b"retry-after", b"server", b"webhook-delivery"})
LONGEST_HEADER = 1024
LONGEST_HEAD = 64 * 1024
"""Bytes of a header block, status line included."""
MOST_INTERIM = 8
"""Answers 1xx that may come before the final one."""

_STATUS_LINE = re.compile(rb"HTTP/1\.([0-9])[ \t]+([1-9][0-9]{2})(?:[ \t].*)?", re.DOTALL)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD_END = 4
_NO_BODY = frozenset({204, 304})
_INTERIM, _FINAL = 100, 200
_SWITCHING = 101
_CHUNKED_HEAD = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"


class NotHttpError(Exception):
    """What came is not an answer in HTTP/1."""


class Answer:
    """One answer, as far as it has come. Fed by the connection, on the loop's own thread.

    `final` is done when the header block of the final answer has been received: `status` and `headers` stand then.
    `finished` is done when nothing more is to be read. Both fail if the header block does not come. Nothing in the body
    makes anything fail; `anomaly` says what was odd about it.
    """

    def __init__(self, body_limit: int) -> None:
        loop = asyncio.get_running_loop()
        self.final: asyncio.Future[None] = loop.create_future()
        self.finished: asyncio.Future[None] = loop.create_future()
        self.status: int | None = None
        self.headers: Mapping[str, str] = {}
        self.anomaly: str | None = None
        self.truncated = False
        self.is_reusable = False
        """Whether the connection may carry another request: the answer ended where it said that it would."""
        self._head = b""
        self._interim = 0
        self._chunks: list[bytes] = []
        self._size = 0
        self._limit = body_limit
        self._left: int | None = None
        self._chunked: httptools.HttpResponseParser | None = None
        self._keeps_alive = False
        self._ended = False

    @property
    def has_begun(self) -> bool:
        """Tell whether any of it has arrived."""
        return bool(self._head) or self._interim > 0 or (self.final.done() and not self.final.exception())

    @property
    def body(self) -> bytes:
        """Return what is kept of the body."""
        return b"".join(self._chunks)[: self._limit]

    def feed(self, data: bytes) -> None:
        """Take in what has arrived."""
        if self.finished.done():
            if not self.truncated:
                self._note("bytes followed the end of the answer")
        elif self.status is None:
            self._feed_head(data)
        else:
            self._feed_body(data)

    def end(self) -> None:
        """Take in that the receiver sends nothing more."""
        if self.status is None:
            self.fail(ConnectionResetError("closed before the answer"))
        elif not self.finished.done():
            if self._left is not None or self._chunked is not None:
                self._note("the body broke off")
            self._finish()

    def fail(self, error: Exception) -> None:
        """Take in that the connection is lost."""
        if self.status is not None:
            self.end()
            return
        for future in (self.final, self.finished):
            if not future.done():
                future.set_exception(error)
                # Not every one of the two is waited for.
                future.exception()

    def give_up_body(self) -> None:
        """Read no more of the body: it took too long."""
        self.truncated = True
        self._note("the body did not end in time")
        self._finish()

    def _feed_head(self, data: bytes) -> None:
        searched = max(0, len(self._head) - _LONGEST_HEAD_END)
        self._head += data
        while self.status is None and not self.final.done():
            end = _HEAD_END.search(self._head, searched)
            if (end.end() if end else len(self._head)) > LONGEST_HEAD:
                self.fail(NotHttpError(f"its header block is longer than {LONGEST_HEAD // 1024} KiB"))
            elif not end:
                if self._head[:5] != b"HTTP/"[: len(self._head)]:
                    self.fail(NotHttpError("it does not begin with HTTP/1"))
                return
            else:
                head, self._head, searched = self._head[: end.start()], self._head[end.end() :], 0
                self._take_head(head)
        if self.status is not None and self._head:
            rest, self._head = self._head, b""
            self.feed(rest)

    def _take_head(self, head: bytes) -> None:
        line, _, fields = head.partition(b"\n")
        match = _STATUS_LINE.fullmatch(line.rstrip(b"\r"))
        if match is None:
            self.fail(NotHttpError("its first line is not a status line of HTTP/1"))
            return
        status = int(match[2])
        if _INTERIM <= status < _FINAL and status != _SWITCHING:
            self._interim += 1
            if self._interim > MOST_INTERIM:
                self.fail(NotHttpError(f"more than {MOST_INTERIM} interim answers came before it"))
            return
        self._take_fields(fields, status, is_newest=match[1] != b"0")

    def _take_fields(self, fields: bytes, status: int, *, is_newest: bool) -> None:
        kept: dict[str, str] = {}
        lengths: set[bytes] = set()
        codings = connection = b""
        for line in fields.split(b"\n"):
            name, colon, value = line.partition(b":")
            name, value = name.strip().lower(), value.strip()
            if not colon:
                continue
            if name in KEPT_HEADERS:
                kept[name.decode()] = value[:LONGEST_HEADER].decode("latin-1")
            elif name == b"content-length":
                lengths.add(value)
            elif name == b"transfer-encoding":
                codings = value.lower()
            elif name == b"connection":
                connection = value.lower()
        self.status, self.headers = status, kept
        self._keeps_alive = b"close" not in connection and (is_newest or b"keep-alive" in connection)
        self._frame(status, lengths, codings)
        self.final.set_result(None)

    def _frame(self, status: int, lengths: set[bytes], codings: bytes) -> None:
        """Work out where the body ends. One that contradicts itself ends at the limit or with the connection."""
        if status in _NO_BODY:
            self._end_well()
        elif codings:
            if lengths:
                self._note("it has both a length and a transfer encoding")
            if codings.rpartition(b",")[2].strip() == b"chunked":
                self._chunked = httptools.HttpResponseParser(self)
                self._chunked.feed_data(_CHUNKED_HEAD)
        elif len(lengths) == 1 and (text := next(iter(lengths))).isdigit():
            self._left = int(text)
            if self._left == 0:
                self._end_well()
        elif lengths:
            self._note("its content-length is not one number")

    def _feed_body(self, data: bytes) -> None:
        if self._chunked is not None:
            self._feed_chunked(data)
        else:
            part = data if self._left is None else data[: self._left]
            self.on_body(part)
            if self._left is not None:
                self._left -= len(part)
                if self._left == 0 and not self.finished.done():
                    self._end_well()
                if len(part) < len(data):
                    self._note("bytes followed the end of the answer")

    def _feed_chunked(self, data: bytes) -> None:
        try:
            assert self._chunked is not None
            self._chunked.feed_data(data)
        except httptools.HttpParserError:
            if self._ended:
                self._note("bytes followed the end of the answer")
            else:
                self._note("its chunks cannot be read")
                self._finish()

    def on_body(self, part: bytes) -> None:
        """Keep a part of the body, up to the limit. The parser of chunks calls it too."""
        if self.finished.done():
            return
        self._chunks.append(part)
        self._size += len(part)
        if self._size > self._limit:
            self.truncated = True
            self._finish()

    def on_message_complete(self) -> None:
        """End a body of chunks. Its parser calls this."""
        self._ended = True
        if not self.finished.done():
            self._end_well()

    def _end_well(self) -> None:
        self.is_reusable = self._keeps_alive and self.anomaly is None
        self._finish()

    def _finish(self) -> None:
        if not self.finished.done():
            self.finished.set_result(None)

    def _note(self, anomaly: str) -> None:
        self.anomaly = self.anomaly or anomaly
        self.is_reusable = False
