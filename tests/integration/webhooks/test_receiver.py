"""The receiver is trusted as a witness by other tests, so it is tested itself."""

import asyncio
import json

import httpx
import pytest

from tests.support.receiver import Answer, Receiver, ReceiverProcess


async def test_answers_follow_script_then_path_then_default():
    async with Receiver() as receiver, httpx.AsyncClient(trust_env=False) as client:
        receiver.will(Answer(501), Answer(502))
        receiver.at("/one", Answer(418))
        statuses = [(await client.post(receiver.url_for(path))).status_code for path in ("/one", "/", "/one", "/")]
        receiver.always(Answer(503))
        statuses.append((await client.post(receiver.url)).status_code)
    assert statuses == [501, 502, 418, 200, 503]


@pytest.mark.parametrize(
    ("path", "statuses"),
    [
        ("/status/418", [418, 418]),
        ("/fail/2", [500, 500, 200, 200]),
        ("/gone", [410]),
        ("/retry-after/7", [429]),
        ("/disable", [200]),
        ("/redirect", [307]),
        ("/huge/70000", [200]),
    ],
)
async def test_the_path_chooses_in_another_process_too(path, statuses, tmp_path):
    log = tmp_path / "requests.jsonl"
    async with ReceiverProcess(log=log) as receiver, httpx.AsyncClient(trust_env=False) as client:
        url = receiver.url_for(path)
        assert [(await client.post(url, content=b"\x00\xff")).status_code for _ in statuses] == statuses
        requests = await receiver.wait_for(len(statuses))
        assert [(each.path, each.body) for each in requests] == [(path, b"\x00\xff")] * len(statuses)
        assert len({each.connection for each in requests}) == 1
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [line["path"] for line in lines] == [path] * len(statuses)


async def test_one_in_five_fails_evenly():
    async with Receiver() as receiver, httpx.AsyncClient(trust_env=False) as client:
        url = receiver.url_for("/flaky/20")
        assert [(await client.post(url)).status_code for _ in range(10)].count(500) == 2


async def test_waiting_ends_when_the_condition_holds_and_fails_when_it_does_not():
    async with Receiver() as receiver, httpx.AsyncClient(trust_env=False) as client:
        waiting = asyncio.create_task(receiver.wait_for(lambda seen: any(each.path == "/b" for each in seen)))
        await client.post(receiver.url_for("/a"))
        await client.post(receiver.url_for("/b"), headers={"webhook-id": "msg_1"})
        assert [each.path for each in await waiting] == ["/a", "/b"]
        assert list(receiver.by_message()) == ["", "msg_1"]
        receiver.clear()
        with pytest.raises(AssertionError, match="0 requests"):
            await receiver.wait_for(1, within=0.01)


async def test_a_stopped_receiver_starts_again_on_its_port():
    receiver = Receiver()
    async with httpx.AsyncClient(trust_env=False) as client:
        async with receiver:
            url = receiver.url
            await client.post(url)
        with pytest.raises(httpx.HTTPError):
            await client.post(url)
        async with receiver:
            assert (receiver.url, (await client.post(url)).status_code) == (url, 200)
