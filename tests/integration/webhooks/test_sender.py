import asyncio
import contextlib
import json
import socket
import ssl
from datetime import UTC, datetime
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook

from app.domain.backoff import retry_delay
from app.webhooks.addresses import AddressPolicy, AllowedHosts
from app.webhooks.outcomes import DeliveryRequest, Verdict
from app.webhooks.sender import Sender, SenderLimits
from app.webhooks.signing import PrivateKey, PublicKey, SharedSecret, Signer, new_private_key, new_secret, verify
from app.webhooks.urls import check_url
from tests.support.certificates import tls_pair
from tests.support.dns import answering
from tests.support.receiver import Answer, Drip, Hang, Huge, Raw, Receiver, Redirect, Reset

DEVELOPMENT = AddressPolicy(allow_insecure=True)
SECRET = new_secret()
SIGNER = Signer.parse(SECRET)
NOW = 1_772_000_000
SHORT = SenderLimits(deadline=0.3)


def request(url: str, **changes: Any) -> DeliveryRequest:
    given: dict[str, Any] = {
        "message_id": "msg_1",
        "endpoint_id": "ep_1",
        "url": url,
        "timestamp": NOW,
        "body": b'{"type":"x"}',
        "signer": SIGNER,
    }
    return DeliveryRequest(**(given | changes))


@pytest.fixture
async def receiver():
    async with Receiver() as started:
        yield started


@pytest.fixture
async def sender():
    async with Sender(DEVELOPMENT) as started:
        yield started


async def test_what_the_receiver_gets(receiver, sender):
    body = '{"type":"reminder.due","data":{"company":"Zoë"}}'.encode()
    outcome = await sender.send(
        request(receiver.url_for("/hook?a=1"), body=body, traceparent="00-" + "a" * 32 + "-" + "b" * 16 + "-01")
    )
    assert (outcome.verdict, outcome.status, outcome.body, outcome.error) == (Verdict.DELIVERED, 200, b"ok", None)
    assert outcome.duration > 0
    (got,) = receiver.requests
    assert (got.method, got.path, got.body) == ("POST", "/hook?a=1", body)
    assert got.headers == {
        "host": f"127.0.0.1:{receiver.port}",
        "user-agent": "Afterview-Webhooks/1.0",
        "content-type": "application/json",
        "content-length": str(len(body)),
        "webhook-id": "msg_1",
        "webhook-endpoint-id": "ep_1",
        "webhook-timestamp": str(NOW),
        "webhook-signature": SIGNER.sign("msg_1", NOW, body),
        "traceparent": "00-" + "a" * 32 + "-" + "b" * 16 + "-01",
    }


async def test_the_outcome_tells_the_headers_as_they_were_sent(receiver, sender):
    outcome = await sender.send(request(receiver.url))
    got = receiver.requests[-1].headers
    assert {"webhook-id", "webhook-timestamp", "webhook-signature", "user-agent"} <= set(outcome.request_headers)
    assert outcome.request_headers == {name: got[name] for name in outcome.request_headers}


async def test_the_receiver_can_verify_it_with_the_public_package_and_with_the_public_key(receiver, sender):
    private = new_private_key()
    now = int(asyncio.get_running_loop().time())
    await sender.send(request(receiver.url, signer=Signer.parse(SECRET, private), timestamp=now))
    (got,) = receiver.requests
    verify(got.headers, got.body, [SharedSecret.parse(SECRET)], now=now)
    verify(got.headers, got.body, [PublicKey.parse(PrivateKey.parse(private).public_text())], now=now)
    signature = next(each for each in got.headers["webhook-signature"].split() if each.startswith("v1,"))
    assert signature == Webhook(SECRET).sign("msg_1", _instant(now), got.body.decode())


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
async def test_any_2xx_is_delivered(receiver, sender, status):
    receiver.will(Answer(status, body=b"" if status == 204 else b"ok"))
    outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, outcome.status, outcome.error) == (Verdict.DELIVERED, status, None)


@pytest.mark.parametrize("status", [300, 304, 400, 401, 404, 409, 418, 429, 500, 503, 599])
async def test_other_answers_have_failed(receiver, sender, status):
    receiver.will(Answer(status, body=b""))
    outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, outcome.status) == (Verdict.FAILED, status)
    assert outcome.error == f"The receiver answered {status}"
    assert not outcome.disables_endpoint


async def test_410_is_gone_and_disables(receiver, sender):
    outcome = await sender.send(request(receiver.url_for("/gone")))
    assert (outcome.verdict, outcome.status, outcome.disables_endpoint) == (Verdict.GONE, 410, True)


@pytest.mark.parametrize(("status", "verdict"), [(200, Verdict.DELIVERED), (500, Verdict.FAILED)])
async def test_the_control_header_disables_with_any_answer(receiver, sender, status, verdict):
    receiver.will(Answer(status, headers={"Webhook-Delivery": " Disable "}))
    outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, outcome.disables_endpoint) == (verdict, True)


async def test_retry_after_reaches_the_schedule(receiver, sender):
    outcome = await sender.send(request(receiver.url_for("/retry-after/90")))
    delay = retry_delay(1, jitter=0, now=_instant(NOW), status=outcome.status, retry_after=outcome.retry_after)
    assert delay is not None
    assert delay.total_seconds() == 90


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed(receiver, sender, status):
    async with Receiver() as elsewhere:
        receiver.will(Redirect(elsewhere.url, status))
        outcome = await sender.send(request(receiver.url))
        assert (outcome.verdict, outcome.status) == (Verdict.FAILED, status)
        assert outcome.headers["location"] == elsewhere.url
        assert elsewhere.connections == 0
    assert receiver.count == 1


async def test_a_gigabyte_is_left_unread_and_its_connection_dropped(receiver, sender):
    receiver.will(Huge(1_000_000_000))
    outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, outcome.truncated, len(outcome.body)) == (Verdict.DELIVERED, True, 16 * 1024)
    await receiver.wait_for_hang_up()
    assert receiver.bytes_sent < 100_000_000


@pytest.mark.parametrize(("size", "truncated"), [(16 * 1024 - 1, False), (16 * 1024, False), (16 * 1024 + 1, True)])
async def test_16_kib_are_kept(receiver, sender, size, truncated):
    receiver.will(Answer(body=b"y" * size))
    outcome = await sender.send(request(receiver.url))
    assert (len(outcome.body), outcome.truncated) == (min(size, 16 * 1024), truncated)
    assert (await sender.send(request(receiver.url))).body == b"ok"
    if not truncated:
        assert receiver.connections == 1


async def test_an_answer_is_kept_as_sent_however_it_is_encoded(receiver, sender):
    receiver.will(Answer(headers={"content-encoding": "gzip"}, body=b"\x1f\x8b nonsense"))
    assert (await sender.send(request(receiver.url))).body == b"\x1f\x8b nonsense"


async def test_the_deadline_covers_the_wait_for_an_answer(receiver):
    async with Sender(DEVELOPMENT, limits=SHORT) as sender:
        receiver.will(Hang())
        outcome = await sender.send(request(receiver.url))
        assert (outcome.verdict, outcome.status) == (Verdict.TIMED_OUT, None)
        assert outcome.error == "No answer within 0.3 seconds"
        await receiver.wait_for_hang_up()
        assert (await sender.send(request(receiver.url))).verdict is Verdict.DELIVERED


@pytest.mark.parametrize("limits", [SHORT, SenderLimits(body_seconds=0.1)], ids=["the deadline", "the body's own time"])
async def test_a_body_that_drips_is_given_up_and_the_status_stands(receiver, limits):
    async with Sender(DEVELOPMENT, limits=limits) as sender:
        receiver.will(Drip(every=0.02))
        outcome = await sender.send(request(receiver.url))
        assert (outcome.verdict, outcome.status, outcome.truncated) == (Verdict.DELIVERED, 200, True)
        assert outcome.error == "The body did not end in time"
        await receiver.wait_for_hang_up()
        assert (await sender.send(request(receiver.url))).verdict is Verdict.DELIVERED


def _half_answer_then_ignore_tls(listening: socket.socket, context: ssl.SSLContext) -> bytes:
    """Answer by half over TLS, then look only at the naked connection: return what comes until it is closed."""
    accepted, _ = listening.accept()
    accepted.settimeout(10)
    with context.wrap_socket(accepted, server_side=True) as secure:
        secure.recv(65536)
        secure.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc")
        with socket.socket(fileno=secure.detach()) as naked:
            naked.settimeout(10)
            seen = b""
            with contextlib.suppress(ConnectionResetError):
                while data := naked.recv(65536):
                    seen += data
            return seen


async def test_a_receiver_cannot_keep_a_connection_by_not_answering_a_tls_farewell(tmp_path):
    server, client = tls_pair(tmp_path, "hooks.example")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"https://hooks.example:{listening.getsockname()[1]}/"
        receiving = asyncio.create_task(asyncio.to_thread(_half_answer_then_ignore_tls, listening, server))
        async with Sender(DEVELOPMENT, limits=SHORT, tls=client, lookup=answering("127.0.0.1")) as sender:
            outcome = await sender.send(request(url))
            assert (outcome.verdict, outcome.status, outcome.body) == (Verdict.DELIVERED, 200, b"abc")
            assert await receiving == b""


async def test_the_deadline_covers_the_look_up():
    async def never(host, port):
        await asyncio.Event().wait()

    async with Sender(DEVELOPMENT, limits=SHORT, lookup=never) as sender:
        assert (await sender.send(request("https://slow.example/"))).verdict is Verdict.TIMED_OUT


@pytest.mark.parametrize("after", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n"])
async def test_a_reset_before_the_end_of_the_header_block_has_failed(receiver, sender, after):
    receiver.will(Reset(after))
    outcome = await sender.send(request(receiver.url))
    assert outcome.verdict is Verdict.FAILED
    assert outcome.error == "The connection was cut before the answer was complete"


@pytest.mark.parametrize(
    "wire",
    [
        b"",
        b"220 smtp.example ready\r\n\r\n",
        b"HTTP/1.1 20\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nx: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 12_000 + b"\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 9 + b"HTTP/1.1 200 OK\r\n\r\n",
        b"\x15\x03\x01\x00\x02\x02\x28",
    ],
)
async def test_what_is_no_answer_has_failed(receiver, sender, wire):
    receiver.will(Raw(wire))
    outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, outcome.status) == (Verdict.FAILED, None)
    assert outcome.error
    assert outcome.error.isprintable()
    assert len(outcome.error) <= 500


async def test_a_hang_up_that_crosses_with_the_request_is_made_good_at_once(receiver, sender):
    receiver.will(Answer())
    await sender.send(request(receiver.url))
    receiver.will(Reset(b""))
    outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, receiver.count, receiver.connections) == (Verdict.DELIVERED, 3, 2)


@pytest.mark.parametrize(
    "path", ["/a%2Fb?sig=abc%2Fdef%3D%3D", "/hook?k=%7E%41", "/a/../b", "/a//b?", "/?", "/%", "/a+b;c"]
)
async def test_the_url_is_sent_byte_for_byte(receiver, sender, path):
    await sender.send(request(receiver.url_for(path)))
    assert receiver.requests[-1].path == path


async def test_what_is_not_ascii_in_a_url_is_encoded(receiver, sender):
    await sender.send(request(receiver.url_for("/zoë%2F?q=ñ")))
    assert receiver.requests[-1].path == "/zo%C3%AB%2F?q=%C3%B1"


async def test_a_reason_phrase_may_hold_any_bytes(receiver, sender):
    # RFC 9112 allows them, and nobody is to act on them.
    receiver.will(Raw(b"HTTP/1.1 200 \xff\xfe\r\ncontent-length: 0\r\n\r\n"))
    outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, outcome.status) == (Verdict.DELIVERED, 200)


async def test_nobody_listening_has_failed(sender):
    async with Receiver() as receiver:
        url = receiver.url
    outcome = await sender.send(request(url))
    assert (outcome.verdict, outcome.status) == (Verdict.FAILED, None)
    assert outcome.error is not None
    assert outcome.error.startswith("No connection")


async def test_an_unknown_host_has_failed():
    async with Sender(DEVELOPMENT, lookup=answering()) as sender:
        outcome = await sender.send(request("https://nowhere.example/"))
    assert (outcome.verdict, outcome.error) == (Verdict.FAILED, "The host could not be found")


async def test_host_and_server_name_are_kept_while_the_vetted_address_is_called(tmp_path):
    server, client = tls_pair(tmp_path, "hooks.example")
    async with (
        Receiver(tls=server) as receiver,
        Sender(DEVELOPMENT, tls=client, lookup=answering("127.0.0.1")) as sender,
    ):
        outcome = await sender.send(request(receiver.url_for("/x", host="hooks.example")))
        assert outcome.verdict is Verdict.DELIVERED, outcome
        assert receiver.server_names == ["hooks.example"]
        assert receiver.requests[0].headers["host"] == f"hooks.example:{receiver.port}"


@pytest.mark.parametrize("trusting", [True, False], ids=["of another name", "of an unknown issuer"])
async def test_a_certificate_that_does_not_fit_is_not_accepted(tmp_path, trusting):
    server, client = tls_pair(tmp_path, "other.example")
    async with (
        Receiver(tls=server) as receiver,
        Sender(DEVELOPMENT, tls=client if trusting else None, lookup=answering("127.0.0.1")) as sender,
    ):
        outcome = await sender.send(request(receiver.url_for("/x", host="hooks.example")))
        assert outcome.verdict is Verdict.FAILED
        assert outcome.error is not None
        assert outcome.error.startswith("The certificate was not accepted")
        assert receiver.requests == []


async def test_a_gigabyte_over_tls_is_left_unread_too(tmp_path):
    server, client = tls_pair(tmp_path, "hooks.example")
    async with (
        Receiver(tls=server) as receiver,
        Sender(DEVELOPMENT, tls=client, lookup=answering("127.0.0.1")) as sender,
    ):
        outcome = await sender.send(request(receiver.url_for("/huge/1000000000", host="hooks.example")))
        assert (outcome.verdict, outcome.truncated) == (Verdict.DELIVERED, True)
        await receiver.wait_for_hang_up()
        assert receiver.bytes_sent < 100_000_000


async def test_tls_to_a_receiver_that_speaks_none(receiver, sender):
    receiver.always(Raw(b"no"))
    outcome = await sender.send(request(receiver.url.replace("http://", "https://")))
    assert outcome.verdict is Verdict.FAILED


async def test_proxies_and_passwords_of_the_environment_are_ignored(receiver, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login a password b\n")
    netrc.chmod(0o600)
    async with Receiver() as proxy:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
            monkeypatch.setenv(name.lower(), proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.setenv("NETRC", str(netrc))
        async with Sender(DEVELOPMENT) as sender:
            assert (await sender.send(request(receiver.url))).verdict is Verdict.DELIVERED
        assert proxy.connections == 0
    assert "authorization" not in receiver.requests[0].headers


async def test_cookies_are_not_kept(receiver, sender):
    receiver.will(Answer(headers={"set-cookie": "a=b; Path=/"}))
    for _ in range(2):
        await sender.send(request(receiver.url_for("/", host="localhost")))
    assert "cookie" not in receiver.requests[1].headers


async def test_a_connection_is_used_again(receiver, sender):
    for _ in range(3):
        await sender.send(request(receiver.url))
    assert receiver.connections == 1


async def test_connections_to_one_host_are_limited(receiver):
    async with Sender(DEVELOPMENT, limits=SenderLimits(connections_per_host=4)) as sender:
        outcomes = await asyncio.gather(*(sender.send(request(receiver.url)) for _ in range(64)))
    assert {outcome.verdict for outcome in outcomes} == {Verdict.DELIVERED}
    assert (receiver.count, receiver.connections) == (64, 4)


async def test_a_hanging_receiver_does_not_hold_up_another(receiver, sender):
    released = asyncio.Event()
    async with Receiver() as dead:
        dead.always(Hang(released))
        waiting = [asyncio.create_task(sender.send(request(dead.url))) for _ in range(8)]
        await dead.wait_for(8)
        assert (await sender.send(request(receiver.url))).verdict is Verdict.DELIVERED
        released.set()
        assert {(await each).verdict for each in waiting} == {Verdict.DELIVERED}


@pytest.mark.parametrize(
    ("url", "policy"),
    [
        ("https://127.0.0.1:{port}/", AddressPolicy()),
        ("http://127.0.0.1:{port}/", AddressPolicy()),
        ("https://2130706433:{port}/", DEVELOPMENT),
        ("https://localhost:{port}/", AddressPolicy()),
        ("http://127.0.0.1:{port}/", AddressPolicy(True, AllowedHosts.parse(["10.0.0.0/8"]))),
        ("http://localhost:{port}/", AddressPolicy(True, AllowedHosts.parse(["hooks.example"]))),
    ],
)
async def test_a_url_is_judged_again_when_it_is_used(receiver, url, policy):
    async with Sender(policy) as sender:
        for _ in range(2):
            outcome = await sender.send(request(url.format(port=receiver.port)))
            assert (outcome.verdict, outcome.status) == (Verdict.BLOCKED, None)
            assert outcome.error is not None
            assert outcome.error.startswith("Not sent: ")
    assert receiver.connections == 0


async def test_a_literal_address_that_passed_as_a_url_is_still_stopped_at_its_socket(receiver):
    async with Sender(AddressPolicy()) as sender:
        sender._targets[receiver.url] = check_url(receiver.url, DEVELOPMENT)
        outcome = await sender.send(request(receiver.url))
    assert (outcome.verdict, receiver.connections) == (Verdict.BLOCKED, 0)


async def test_a_sender_has_to_be_started(receiver):
    with pytest.raises(RuntimeError, match="started"):
        await Sender(DEVELOPMENT).send(request(receiver.url))


async def test_cancelling_a_try_cancels_it(receiver, sender):
    receiver.will(Hang())
    task = asyncio.create_task(sender.send(request(receiver.url)))
    await receiver.wait_for(1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await receiver.wait_for_hang_up()


async def test_closing_ends_what_is_in_flight(receiver):
    receiver.will(Hang())
    sender = Sender(DEVELOPMENT)
    await sender.start()
    task = asyncio.create_task(sender.send(request(receiver.url)))
    await receiver.wait_for(1)
    await sender.close()
    assert (await task).verdict is Verdict.FAILED


async def test_the_body_is_json_on_the_other_side(receiver, sender):
    await sender.send(request(receiver.url, body=json.dumps({"a": 1}).encode()))
    assert receiver.requests[0].json == {"a": 1}
