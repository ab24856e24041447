from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.webhooks.addresses import AddressPolicy, AllowedHosts, ForbiddenAddressError, ends_in_number

STRICT = AddressPolicy()
DEVELOPMENT = AddressPolicy(allow_insecure=True)

FORBIDDEN = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "255.255.255.255/32",
    "::/8",
    "::/128",
    "::1/128",
    "::ffff:0:0/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
]

NEIGHBOURS = [
    "1.0.0.0",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "191.255.255.255",
    "192.0.1.0",
    "192.0.1.255",
    "192.0.3.0",
    "192.88.98.255",
    "192.88.100.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "198.51.99.255",
    "198.51.101.0",
    "203.0.112.255",
    "203.0.114.0",
    "223.255.255.255",
    "8.8.8.8",
    "100:0:0:1::",
    "2001:200::",
    "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db9::",
    "2003::",
    "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "3fff:1000::",
    "5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "5f01::",
    "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2606:4700:4700::1111",
    "2a00:1450:4001:800::200e",
]


@pytest.mark.parametrize("network", FORBIDDEN)
def test_a_forbidden_range_is_forbidden_from_its_first_address_to_its_last(network):
    whole = ip_network(network)
    for address in (whole[0], whole[whole.num_addresses // 2], whole[-1]):
        # ::/8 has one hole: NAT64, which the address within decides.
        if address not in ip_network("64:ff9b::/96"):
            assert STRICT.refusal(address) is not None, address


@pytest.mark.parametrize("address", NEIGHBOURS)
def test_its_public_neighbours_are_not(address):
    assert STRICT.refusal(ip_address(address)) is None


def in_network(network):
    whole = ip_network(network)
    made = IPv4Address if isinstance(whole, IPv4Network) else IPv6Address
    return st.integers(int(whole[0]), int(whole[-1])).map(made)


@given(st.sampled_from([each for each in FORBIDDEN if each != "::/8"]).flatmap(in_network))
def test_any_address_in_a_forbidden_range_is_forbidden(address):
    assert STRICT.refusal(address) is not None


@given(st.ip_addresses(v=4))
def test_v4_is_forbidden_exactly_in_the_ranges(address):
    listed = any(address in ip_network(network) for network in FORBIDDEN)
    assert (STRICT.refusal(address) is not None) is listed


@given(st.ip_addresses(v=4))
def test_nat64_and_6to4_are_judged_by_the_address_within(inner):
    nat64 = IPv6Address(int(IPv6Address("64:ff9b::")) | int(inner))
    six_to_four = IPv6Address((0x2002 << 112) | (int(inner) << 80) | 1)
    for policy in (STRICT, DEVELOPMENT):
        expected = policy.refusal(inner)
        assert policy.refusal(nat64) == expected
        assert policy.refusal(six_to_four) == expected


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_mapped_into_ipv6_is_always_forbidden(inner):
    for policy in (STRICT, DEVELOPMENT):
        assert policy.refusal(IPv6Address(f"::ffff:{inner}")) is not None


def test_teredo_is_forbidden():
    assert STRICT.refusal(IPv6Address("2001:0:4136:e378:8000:63bf:3fff:fdd2")) is not None


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd00::1", "64:ff9b::10.0.0.1"],
)
def test_development_admits_private_addresses(address):
    assert STRICT.refusal(ip_address(address)) is not None
    assert DEVELOPMENT.refusal(ip_address(address)) is None


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "fe80::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "192.0.2.1",
    ],
)
def test_development_admits_nothing_else(address):
    assert DEVELOPMENT.refusal(ip_address(address)) is not None


def test_one_bad_answer_spoils_them_all():
    STRICT.check_answers("example.com", ["93.184.216.34", "2606:4700::1111"])
    for mixed in (["93.184.216.34", "127.0.0.1"], ["::1", "93.184.216.34"], ["93.184.216.34", "64:ff9b::7f00:1"]):
        with pytest.raises(ForbiddenAddressError):
            STRICT.check_answers("example.com", mixed)


@pytest.mark.parametrize("answers", [[], ["nonsense"], ["127.1"], ["fe80::1%eth0"]])
def test_no_answer_and_nonsense_are_refused(answers):
    with pytest.raises(ForbiddenAddressError):
        STRICT.check_answers("example.com", answers)


ALLOWED = AllowedHosts.parse(
    ["hooks.example.com", "*.partner.example", "93.184.216.0/24", "2606:4700::/32", "10.1.0.0/16"]
)


@pytest.mark.parametrize(
    ("host", "answers", "allowed"),
    [
        ("hooks.example.com", ["8.8.8.8"], True),
        ("hooks.example.com", ["10.1.0.1"], False),
        ("a.partner.example", ["8.8.8.8"], True),
        ("a.b.partner.example", ["8.8.8.8"], True),
        ("partner.example", ["8.8.8.8"], False),
        ("evilpartner.example", ["8.8.8.8"], False),
        ("other.example.com", ["93.184.216.34"], True),
        ("other.example.com", ["93.184.216.34", "2606:4700::1"], True),
        ("other.example.com", ["93.184.216.34", "8.8.8.8"], False),
        ("93.184.216.34", ["93.184.216.34"], True),
        ("8.8.8.8", ["8.8.8.8"], False),
        ("10.1.0.1", ["10.1.0.1"], False),
    ],
)
def test_allowed_hosts_admit_nothing_else_and_lift_no_other_rule(host, answers, allowed):
    policy = AddressPolicy(allowed_hosts=ALLOWED)
    if allowed:
        policy.check_answers(host, answers)
    else:
        with pytest.raises(ForbiddenAddressError):
            policy.check_answers(host, answers)


def test_a_listed_private_network_counts_in_development():
    AddressPolicy(allow_insecure=True, allowed_hosts=ALLOWED).check_answers("10.1.0.1", ["10.1.0.1"])


def test_allowed_hosts_are_read_in_any_case_with_single_addresses():
    allowed = AllowedHosts.parse([" Hooks.Example.COM ", "127.0.0.1", "[::1]", "localhost"])
    assert allowed.names == {"hooks.example.com", "localhost"}
    assert allowed.networks == (IPv4Network("127.0.0.1/32"), IPv6Network("::1/128"))


@pytest.mark.parametrize(
    "item", ["", "*", "*.", "a b", "10.0.0.1/8", "http://x", "*.*.x", "127.1", "x:443", "-x", "10.0.0.0/33"]
)
def test_an_allowed_host_that_is_none_is_refused(item):
    with pytest.raises(ValueError, match="neither"):
        AllowedHosts.parse([item])


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "1.2.3.4.", "a.0X7F", "0x", "1..2"],
)
def test_hosts_that_some_program_reads_as_a_number(host):
    assert ends_in_number(host)


@pytest.mark.parametrize("host", ["example.com", "1.com", "0x7f.example", "x0x1", "127.0.0.1.nip.io", "a1"])
def test_hosts_that_none_does(host):
    assert not ends_in_number(host)
