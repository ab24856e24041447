import socket

import httpx
import pytest
import yarl
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidInputError
from app.webhooks.addresses import AddressPolicy, AllowedHosts
from app.webhooks.resolver import Answer, Lookup
from app.webhooks.urls import check_registration, check_url

STRICT = AddressPolicy()
DEVELOPMENT = AddressPolicy(allow_insecure=True)


def allow(*items: str, insecure: bool = False) -> AddressPolicy:
    return AddressPolicy(allow_insecure=insecure, allowed_hosts=AllowedHosts.parse(items))


ACCEPTED = {
    "https://example.com": "https://example.com",
    "https://example.com/hook?a=b&c=%20": "https://example.com/hook?a=b&c=%20",
    "https://example.com:443/": "https://example.com:443/",
    "https://example.com:1024/": "https://example.com:1024/",
    "https://example.com:65535/": "https://example.com:65535/",
    "HTTPS://Example.COM/Hook": "https://example.com/Hook",
    "https://bücher.example/": "https://xn--bcher-kva.example/",
    "https://xn--bcher-kva.example/": "https://xn--bcher-kva.example/",
    "https://faß.example/": "https://xn--fa-hia.example/",
    "https://\uff45xample.com/": "https://example.com/",
    "https://例え。テスト/": "https://xn--r8jz45g.xn--zckzah/",
    "https://my_service.example/": "https://my_service.example/",
    "https://8.8.8.8/": "https://8.8.8.8/",
    "https://[2606:4700:4700::1111]:8443/x": "https://[2606:4700:4700::1111]:8443/x",
    "https://127.0.0.1.nip.io/": "https://127.0.0.1.nip.io/",
    "https://example.com/пример": "https://example.com/пример",
}

REFUSED = {
    "plain http": "http://example.com/",
    "another scheme": "ftp://example.com/",
    "no scheme": "example.com/hook",
    "no slashes": "https:example.com",
    "three slashes": "https:///example.com",
    "no host": "https://",
    "only a port": "https://:443/",
    "user": "https://user@example.com/",
    "user and password": "https://user:pw@example.com/",
    "empty user": "https://@example.com/",
    "host hidden behind a user": "https://example.com@127.0.0.1/",
    "fragment": "https://example.com/#x",
    "empty fragment": "https://example.com/#",
    "port 22": "https://example.com:22/",
    "port 80": "https://example.com:80/",
    "port 1023": "https://example.com:1023/",
    "port 0": "https://example.com:0/",
    "port 65536": "https://example.com:65536/",
    "empty port": "https://example.com:/",
    "word for a port": "https://example.com:https/",
    "negative port": "https://example.com:-1/",
    "loopback": "https://127.0.0.1/",
    "private": "https://10.0.0.1/",
    "metadata": "https://169.254.169.254/latest/meta-data",
    "decimal": "https://2130706433/",
    "decimal public": "https://134744072/",
    "octal": "https://0177.0.0.1/",
    "octal whole": "https://017700000001/",
    "leading zero public": "https://08.8.8.8/",
    "hex": "https://0x7f.0.0.1/",
    "hex whole": "https://0x7f000001/",
    "hex public": "https://0x08080808/",
    "short": "https://127.1/",
    "short, three parts": "https://127.0.1/",
    "zero": "https://0/",
    "all zeros": "https://0.0.0.0/",
    "too many parts": "https://1.2.3.4.5/",
    "too large a part": "https://256.1.1.1/",
    "trailing dot after an address": "https://127.0.0.1./",
    "trailing dot after a public address": "https://8.8.8.8./",
    "trailing dot after a name": "https://example.com./",
    "full-width digits": "https://\uff11\uff12\uff17.0.0.1/",
    "circled digits": "https://①②⑦.⓪.⓪.①/",
    "ideographic stops": "https://127。0。0。1/",
    "percent-encoded": "https://%31%32%37.0.0.1/",
    "v6 loopback": "https://[::1]/",
    "v6 unspecified": "https://[::]/",
    "mapped": "https://[::ffff:127.0.0.1]/",
    "mapped in hex": "https://[::ffff:7f00:1]/",
    "mapped public": "https://[::ffff:8.8.8.8]/",
    "compatible": "https://[::127.0.0.1]/",
    "nat64": "https://[64:ff9b::7f00:1]/",
    "nat64 dotted": "https://[64:ff9b::127.0.0.1]/",
    "6to4": "https://[2002:7f00:1::]/",
    "unique local": "https://[fd00::1]/",
    "link local": "https://[fe80::1]/",
    "zone": "https://[fe80::1%25eth0]/",
    "zone on a public address": "https://[2606:4700::1111%eth0]/",
    "long form of a public address": "https://[2606:4700:0:0:0:0:0:1111]/",
    "future address in brackets": "https://[v1.abc]/",
    "name in brackets": "https://[example.com]/",
    "v6 without brackets": "https://2606:4700::1111/",
    "localhost": "https://localhost/",
    "LOCALHOST": "https://LOCALHOST:8443/",
    "below localhost": "https://a.localhost/",
    "space": "https://exa mple.com/",
    "leading space": " https://example.com/",
    "tab in the scheme": "ht\ttps://example.com/",
    "newline in the path": "https://example.com/\nx",
    "NUL": "https://example.com/\x00",
    "backslash": "https://example.com\\@127.0.0.1/",
    "zero-width space": "https://exam\u200bple.com/",
    "label too long": f"https://{'a' * 64}.com/",
    "name too long": f"https://{'a.' * 127}com/",
    "empty label": "https://a..b/",
    "hyphen first": "https://-a.com/",
    "comma": "https://a,b.com/",
    "broken punycode": "https://xn--a.com/",
    "unpaired surrogate": "https://\ud800.com/",
    "symbol": "https://a\u2044b.com/",
    "too long": "https://example.com/" + "a" * 2048,
    "empty": "",
}


@pytest.mark.parametrize("url", ACCEPTED)
def test_good_urls_pass_with_their_host_in_ascii(url):
    assert check_url(url, STRICT).url == ACCEPTED[url]


@pytest.mark.parametrize("name", REFUSED)
def test_bad_urls_are_refused_at_url(name):
    with pytest.raises(InvalidInputError) as caught:
        check_url(REFUSED[name], STRICT)
    assert [error["pointer"] for error in caught.value.extra["errors"]] == ["/url"]


STILL_REFUSED = [
    name
    for name in REFUSED
    if name not in {"plain http", "port 80", "loopback", "private", "v6 loopback", "unique local", "nat64 dotted"}
    and name not in {"nat64", "6to4", "localhost", "LOCALHOST", "below localhost"}
]


@pytest.mark.parametrize("name", STILL_REFUSED)
def test_development_lifts_only_http_and_private_addresses(name):
    with pytest.raises(InvalidInputError):
        check_url(REFUSED[name], DEVELOPMENT)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "http://127.0.0.1:8080/x",
        "http://localhost:3000/",
        "http://[::1]:8080/",
        "https://10.0.0.1/",
    ],
)
def test_what_development_admits(url):
    assert check_url(url, DEVELOPMENT).url == url


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [("https://Example.com/", "example.com", 443), ("http://a.b/", "a.b", 80), ("http://[::1]:81/", None, None)],
)
def test_the_target_names_host_and_port(url, host, port):
    if host is None:
        with pytest.raises(InvalidInputError):
            check_url(url, DEVELOPMENT)
    else:
        target = check_url(url, DEVELOPMENT)
        assert (target.host, target.port, target.address) == (host, port, None)


@pytest.mark.parametrize(
    ("url", "policy", "passes"),
    [
        ("https://hooks.example/", allow("hooks.example"), True),
        ("https://HOOKS.example/", allow("Hooks.Example"), True),
        ("https://other.example/", allow("hooks.example"), False),
        ("https://a.hooks.example/", allow("hooks.example"), False),
        ("https://a.hooks.example/", allow("*.hooks.example"), True),
        ("https://hooks.example/", allow("*.hooks.example"), False),
        ("https://8.8.8.8/", allow("8.8.8.0/24"), True),
        ("https://8.8.9.8/", allow("8.8.8.0/24"), False),
        ("https://8.8.8.8/", allow("hooks.example"), False),
        ("https://10.0.0.1/", allow("10.0.0.0/8"), False),
        ("https://10.0.0.1/", allow("10.0.0.0/8", insecure=True), True),
        ("http://hooks.example/", allow("hooks.example"), False),
        ("https://other.example/", allow(), False),
    ],
)
def test_allowed_hosts_at_registration(url, policy, passes):
    if passes:
        assert check_url(url, policy).url.lower() == url.lower()
    else:
        with pytest.raises(InvalidInputError):
            check_url(url, policy)


def answering(*addresses: str) -> tuple[Lookup, list[tuple[str, int]]]:
    asked: list[tuple[str, int]] = []

    async def lookup(host: str, port: int) -> list[Answer]:
        asked.append((host, port))
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET6 if ":" in address else socket.AF_INET, address) for address in addresses]

    return lookup, asked


@pytest.mark.parametrize(
    ("addresses", "passes"), [(["8.8.8.8"], True), (["8.8.8.8", "9.9.9.9"], False), (["127.0.0.1"], False), ([], False)]
)
async def test_a_name_that_only_networks_may_cover_is_looked_up_at_registration(addresses, passes):
    lookup, asked = answering(*addresses)
    if passes:
        assert (await check_registration("https://a.example/", allow("8.8.8.0/24"), lookup)).host == "a.example"
    else:
        with pytest.raises(InvalidInputError):
            await check_registration("https://a.example/", allow("8.8.8.0/24"), lookup)
    assert asked == [("a.example", 443)]


@pytest.mark.parametrize("policy", [STRICT, allow("a.example"), allow("*.example", "8.8.8.0/24"), DEVELOPMENT])
@pytest.mark.parametrize("addresses", [[], ["8.8.8.8"], ["169.254.169.254"], ["10.0.0.7"], ["fe80::1"]])
async def test_what_a_name_stands_for_is_not_asked_at_registration(policy, addresses):
    lookup, asked = answering(*addresses)
    assert (await check_registration("https://A.example/x", policy, lookup)).url == "https://a.example/x"
    assert asked == []


async def test_names_outside_the_allowed_networks_are_refused_in_the_same_words():
    said = set()
    for addresses in ([], ["10.0.0.7"], ["127.0.0.1"], ["9.9.9.9"]):
        lookup, _ = answering(*addresses)
        with pytest.raises(InvalidInputError) as refused:
            await check_registration("https://a.example/", allow("8.8.8.0/24"), lookup)
        said.add(refused.value.detail)
    assert len(said) == 1


async def test_a_literal_address_is_not_looked_up_at_registration():
    lookup, asked = answering()
    assert (await check_registration("https://8.8.8.8/", allow("8.8.8.0/24"), lookup)).url == "https://8.8.8.8/"
    assert asked == []


@given(st.text() | st.text(alphabet="htps:/[]@#%.0123456789abcdefx\\ \u3002\uff10").map("https://".__add__))
def test_any_text_is_either_a_target_or_refused_and_a_target_stays_one(text):
    for policy in (STRICT, DEVELOPMENT):
        try:
            target = check_url(text, policy)
        except InvalidInputError:
            continue
        assert check_url(target.url, policy) == target
        try:
            as_sent = yarl.URL(str(httpx.URL(target.url)))
        except httpx.InvalidURL:
            continue
        assert (as_sent.raw_host, as_sent.port, as_sent.scheme) == (target.host, target.port, target.scheme)
        assert as_sent.raw_user is None
