"""Reads a large JSON object piece by piece: its lists record by record, the rest of it as a whole.

Texts of any length, nesting of any depth and records of any size would need memory and time out of all proportion, so
each of them is bounded.
"""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

import ijson

_LONGEST_TOKEN = 512 * 1024
"""Bytes. The parser begins such a token from its start with every piece."""
_DEEPEST = 12
_MOST_VALUES = 250_000
"""In one record."""
_MOST_MEMBERS = 1000
# Escapes: a surrogate pair, half of one, or any other. The parser would silently replace a half by a question mark; it
# travels as a code point that no text has. An escape is never cut, and a half is one once what follows has been seen.
_ESCAPE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", re.DOTALL
)
_LONGEST_PAIR = 12
_STAND_IN = "\ufdd0"


class UnreadableError(Exception):
    """It is no JSON, or none that is read here."""


class JsonRecords:
    """A JSON object under way. Call `feed` with each piece, and `finish` at the end.

    Args:
        lists: Members that are lists of records. A record is forgotten once it has been handed over.
    """

    def __init__(self, lists: Collection[str]) -> None:
        self._lists = lists
        self._events: Any = ijson.sendable_list()
        self._parser: Any = ijson.basic_parse_coro(self._events)
        self._silent = 0
        self._held_back = b""
        self._has_half = False
        self._stack: list[list[Any]] = []
        """What is open: each container, and for an object the name of the member that comes next."""
        self._values = 0
        self.root: Any = None
        """What was read, with empty lists in place of those whose records were handed over."""
        self.twice: list[str] = []
        """Lists that came more than once."""

    def feed(self, piece: bytes) -> Iterator[tuple[str, Any]]:
        """Read on, and yield each record that is complete now, with the list that it belongs to.

        Raises:
            UnreadableError: if it cannot be read.
        """
        self._send(piece, hold_back=_LONGEST_PAIR)
        self._silent = 0 if self._events else self._silent + len(piece)
        if self._silent > _LONGEST_TOKEN:
            message = f"it has a text of more than {_LONGEST_TOKEN // 1024} KiB"
            raise UnreadableError(message)
        yield from self._take()

    def finish(self) -> Iterator[tuple[str, Any]]:
        """Yield the last records.

        Raises:
            UnreadableError: if the end is missing.
        """
        self._send(b"", hold_back=0)
        yield from self._take()

    def _send(self, piece: bytes, *, hold_back: int) -> None:
        piece = self._held_back + piece
        cut = certain = max(0, len(piece) - hold_back)

        def stand_in(escape: re.Match[bytes]) -> bytes:
            nonlocal cut
            if escape.end() > certain:
                cut = min(cut, escape.start())
            elif escape[1]:
                self._has_half = True
                return rb"\ufdd0"
            return escape[0]

        piece = _ESCAPE.sub(stand_in, piece)
        self._held_back = piece[cut:]
        try:
            if cut:
                self._parser.send(piece[:cut])
            if not hold_back:
                self._parser.close()
        except (ijson.JSONError, ValueError) as error:
            first_line = str(error.args[0] if error.args else "").partition("\n")[0].partition("\\n")[0]
            raise UnreadableError(first_line.removeprefix("b'").rstrip(".")) from None

    def _take(self) -> Iterator[tuple[str, Any]]:
        for event, found in self._events:
            value = found.replace(_STAND_IN, "\ud800") if self._has_half and isinstance(found, str) else found
            if event == "map_key":
                self._stack[-1][1] = value
            elif event in {"start_map", "start_array"}:
                if len(self._stack) >= _DEEPEST:
                    message = f"it is nested more than {_DEEPEST} deep"
                    raise UnreadableError(message)
                self._stack.append([{} if event == "start_map" else [], None])
            elif event in {"end_map", "end_array"}:
                yield from self._put(self._stack.pop()[0])
            else:
                yield from self._put(float(value) if isinstance(value, Decimal) else value)
        del self._events[:]

    def _put(self, value: Any) -> Iterator[tuple[str, Any]]:
        """Put a value that is complete where it belongs."""
        if not self._stack:
            self.root = value
            return
        self._values += 1
        container, key = self._stack[-1]
        if isinstance(container, dict):
            if len(self._stack) == 1:
                self._values = 0
                self.twice += [key] if key in container and key in self._lists else []
            container[key] = value
            self._bound(len(container), _MOST_MEMBERS, "members in one object")
        elif self._is_list_of_records():
            self._values = 0
            yield self._stack[0][1], value
        else:
            container.append(value)
        self._bound(self._values, _MOST_VALUES, "values in one record")

    def _is_list_of_records(self) -> bool:
        """Tell whether the innermost container is one of the lists."""
        return len(self._stack) == len(("root", "list")) and self._stack[0][1] in self._lists

    def _bound(self, count: int, most: int, what: str) -> None:
        if count > most:
            message = f"it has more than {most} {what}"
            raise UnreadableError(message)
