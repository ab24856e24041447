"""Receivers that acknowledge sloppily: the status line decides, whatever follows it."""

import pytest

from app.webhooks.addresses import AddressPolicy
from app.webhooks.answers import Answer
from app.webhooks.outcomes import Verdict
from app.webhooks.sender import Sender
from tests.integration.webhooks.test_sender import request
from tests.support.receiver import Raw, Receiver


@pytest.fixture
async def receiver():
    async with Receiver() as started:
        yield started


@pytest.fixture
async def sender():
    async with Sender(AddressPolicy(allow_insecure=True)) as started:
        yield started


SLOPPY = {
    "a stray byte after 204": (b"204 No Content\r\n\r\nx", "Bytes followed the end of the answer"),
    "a chunk's end after 204": (b"204 No Content\r\n\r\n0\r\n\r\n", "Bytes followed the end of the answer"),
    "more than the length": (b"200 OK\r\ncontent-length: 2\r\n\r\nokay", "Bytes followed the end of the answer"),
    "less than the length": (b"200 OK\r\ncontent-length: 10\r\n\r\nabc", "The body broke off"),
    "a length that is no number": (b"200 OK\r\ncontent-length: x\r\n\r\n", "Its content-length is not one number"),
    "two lengths": (
        b"200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na",
        "Its content-length is not one number",
    ),
    "a length and chunks": (
        b"200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        "It has both a length and a transfer encoding",
    ),
    "chunks that are none": (b"200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", "Its chunks cannot be read"),
    "chunks that break off": (b"200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab", "The body broke off"),
    "chunks and more": (
        b"200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nmore",
        "Bytes followed the end of the answer",
    ),
    "lines that are no fields": (b"200 OK\r\nnonsense\r\n: x\r\n\xff\xfe: y\r\n\r\n", None),
    "a header of 9 KiB": (b"200 OK\r\nx: " + b"y" * 9216 + b"\r\ncontent-length: 0\r\n\r\n", None),
    "150 header fields": (b"200 OK\r\n" + b"x: y\r\n" * 150 + b"content-length: 0\r\n\r\n", None),
    "8 interim answers": (
        b"100 Continue\r\n\r\n" + b"HTTP/1.1 103 Early\r\n\r\n" * 7 + b"HTTP/1.1 200 OK\r\n\r\n",
        None,
    ),
    "no reason phrase": (b"200\r\ncontent-length: 0\r\n\r\n", None),
    "line feeds alone": (b"200 OK\ncontent-length: 2\n\nok", None),
    "an end with the connection": (b"200 OK\r\n\r\nwhatever comes", None),
}


@pytest.mark.parametrize(("wire", "anomaly"), SLOPPY.values(), ids=SLOPPY)
async def test_the_status_line_decides_whatever_follows_it(receiver, sender, wire, anomaly):
    receiver.will(Raw(b"HTTP/1.1 " + wire))
    outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, outcome.error) == (Verdict.DELIVERED, anomaly)
    assert (await sender.send(request(receiver.url))).error is None


@pytest.mark.parametrize(("wire", "anomaly"), SLOPPY.values(), ids=SLOPPY)
async def test_an_answer_says_the_same_byte_by_byte(wire, anomaly):
    answer = Answer(16 * 1024)
    for byte in b"HTTP/1.1 " + wire:
        answer.feed(bytes([byte]))
    answer.end()
    assert (answer.status, answer.anomaly) == (204 if wire.startswith(b"204") else 200, anomaly and _lower(anomaly))
    assert not (anomaly and answer.is_reusable)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


async def test_410_disables_however_its_length_is_wrong(receiver, sender):
    receiver.will(Raw(b"HTTP/1.1 410 Gone\r\ncontent-length: 99\r\n\r\nbye"))
    outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, outcome.disables_endpoint) == (Verdict.GONE, True)
    assert outcome.error == "The receiver answered 410; the body broke off"
