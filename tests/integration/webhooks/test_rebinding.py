"""A name server that changes its mind: connections go to the vetted address or nowhere."""

import asyncio
import socket
import ssl

import pytest

from app.webhooks.addresses import AddressPolicy, AllowedHosts, ForbiddenAddressError
from app.webhooks.connections import Connections, Origin
from app.webhooks.outcomes import DeliveryRequest, Verdict
from app.webhooks.resolver import SystemLookup, UnknownNameError, VettedNames
from app.webhooks.sender import Sender, SenderLimits
from app.webhooks.signing import Signer, new_secret
from tests.support.dns import NameServer, answering
from tests.support.receiver import Answer, Receiver

STRICT = AddressPolicy()
DEVELOPMENT = AddressPolicy(allow_insecure=True)
SIGNER = Signer.parse(new_secret())
EACH_TIME = SenderLimits(dns_ttl=0)


def request(url: str) -> DeliveryRequest:
    return DeliveryRequest(message_id="msg_1", endpoint_id="ep_1", url=url, timestamp=1, body=b"{}", signer=SIGNER)


async def test_the_connection_goes_to_the_vetted_address_and_the_name_is_looked_up_once():
    with NameServer(hooks_example=[["127.0.0.2"], ["127.0.0.3"]]) as names:
        async with Receiver(host="127.0.0.2") as vetted, Receiver(host="127.0.0.3", port=vetted.port) as rebound:
            async with Sender(DEVELOPMENT, limits=EACH_TIME, lookup=names.lookup) as sender:
                outcome = await sender.send(request(vetted.url_for("/", host="hooks.example")))
            assert outcome.verdict is Verdict.DELIVERED
            assert names.asked["hooks.example."] == 1
            assert (vetted.count, rebound.connections) == (1, 0)
            assert vetted.requests[0].headers["host"] == f"hooks.example:{vetted.port}"


async def test_a_name_rebound_to_a_forbidden_address_is_blocked_at_the_next_connection():
    with NameServer(hooks_example=[["127.0.0.2"], ["169.254.169.254"]]) as names:
        async with (
            Receiver(host="127.0.0.2") as receiver,
            Sender(DEVELOPMENT, limits=EACH_TIME, lookup=names.lookup) as sender,
        ):
            receiver.will(Answer(close=True))
            url = receiver.url_for("/", host="hooks.example")
            assert (await sender.send(request(url))).verdict is Verdict.DELIVERED
            await receiver.wait_for_hang_up()
            outcome = await sender.send(request(url))
            assert outcome.verdict is Verdict.BLOCKED
            assert outcome.error == "Not sent: hooks.example leads to no address that webhooks may be sent to"
            assert receiver.count == 1


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        ["8.8.8.8", "127.0.0.1"],
        ["127.0.0.1", "8.8.8.8"],
        ["8.8.8.8", "::1"],
        ["2606:4700::1111", "::ffff:7f00:1"],
        ["8.8.8.8", "64:ff9b::7f00:1"],
        ["8.8.8.8", "2002:7f00:1::"],
        ["10.0.0.1"],
        ["fd00::1"],
    ],
)
async def test_any_forbidden_answer_blocks_the_name(answers):
    with NameServer(hooks_example=[answers]) as names:
        async with Receiver() as receiver, Sender(STRICT, lookup=names.lookup) as sender:
            outcome = await sender.send(request(f"https://hooks.example:{receiver.port}/"))
            assert (outcome.verdict, receiver.connections) == (Verdict.BLOCKED, 0)
        assert names.asked["hooks.example."] == 1


async def test_many_tries_at_once_share_a_look_up_and_its_refusal():
    with NameServer(hooks_example=[["10.0.0.1"]]) as names:
        async with Sender(STRICT, lookup=names.lookup) as sender:
            outcomes = await asyncio.gather(*(sender.send(request("https://hooks.example/")) for _ in range(20)))
        assert {outcome.verdict for outcome in outcomes} == {Verdict.BLOCKED}
        assert names.asked["hooks.example."] == 1


async def test_an_unknown_name_is_not_blocked_but_not_found():
    with NameServer() as names:
        async with Sender(STRICT, lookup=names.lookup) as sender:
            outcome = await sender.send(request("https://hooks.example/"))
    assert (outcome.verdict, outcome.error) == (Verdict.FAILED, "The host could not be found")


async def test_listed_networks_decide_about_names_that_are_not_listed():
    policy = AddressPolicy(allow_insecure=True, allowed_hosts=AllowedHosts.parse(["127.0.0.2"]))
    with NameServer(in_example=[["127.0.0.2"]], out_example=[["127.0.0.3"]]) as names:
        async with Receiver(host="127.0.0.2") as receiver, Sender(policy, lookup=names.lookup) as sender:
            inside = await sender.send(request(receiver.url_for("/", host="in.example")))
            outside = await sender.send(request(receiver.url_for("/", host="out.example")))
    assert (inside.verdict, outside.verdict) == (Verdict.DELIVERED, Verdict.BLOCKED)


async def test_names_stand_for_exactly_the_vetted_addresses_in_their_order():
    names = VettedNames(STRICT, answering("9.9.9.9", "2620:fe::fe", "8.8.8.8"))
    assert [address for _, address in await names.addresses("a.example", 443)] == ["9.9.9.9", "2620:fe::fe", "8.8.8.8"]


async def test_a_forbidden_answer_of_the_other_family_still_blocks():
    with pytest.raises(ForbiddenAddressError):
        await VettedNames(STRICT, answering("8.8.8.8", "::1")).addresses("a.example", 443)


async def test_an_answer_is_remembered_for_a_while_and_a_failure_is_not():
    asked = []

    async def lookup(host, port):
        asked.append(host)
        return await answering(*(["8.8.8.8"] if host == "hooks.example" else []))(host, port)

    names = VettedNames(STRICT, lookup, ttl=60)
    for _ in range(3):
        assert [address for _, address in await names.addresses("hooks.example", 443)] == ["8.8.8.8"]
    for _ in range(2):
        with pytest.raises(UnknownNameError):
            await names.addresses("nowhere.example", 443)
    assert asked == ["hooks.example", "nowhere.example", "nowhere.example"]


@pytest.mark.parametrize("host", ["127.0.0.1", "::ffff:127.0.0.1"])
async def test_a_literal_address_which_nobody_looks_up_is_stopped_when_its_socket_is_made(host):
    async with Receiver() as receiver:
        names = VettedNames(STRICT, answering("8.8.8.8"))
        connections = Connections(names, ssl.create_default_context(), most=1, most_per_host=1, idle=1)
        with pytest.raises(ForbiddenAddressError):
            async with connections.to(Origin(is_secure=False, host=host, port=receiver.port)):
                pass
        assert receiver.connections == 0


async def test_the_systems_own_look_up_finds_this_machine():
    lookup = SystemLookup()
    try:
        assert (socket.AF_INET, "127.0.0.1") in await lookup("localhost", 443)
        with pytest.raises(OSError, match=r".+"):
            await lookup("nowhere.invalid", 443)
    finally:
        lookup.close()
