"""The vault: every key reads, the first one writes, and values of version 1 stay readable for good."""

from base64 import b64decode

import pytest

from app.core.crypto import Encrypted, UnknownKeyError, UnreadableError, Vault
from app.core.pagination import BadCursorError, Cursors

OLD, NEW = bytes(range(32)), bytes(range(32, 64))
CONTEXT = b"an endpoint"
# Made by version 1 with the key OLD.
OF_VERSION_1 = b64decode("cvtbp5XPWvd8X9ZGms00jDfxtxjnZTpFmhDcPQ6ilWHGOJUC")


def test_a_value_of_version_1_is_read_with_any_of_the_keys() -> None:
    for vault in (Vault(OLD), Vault(NEW, OLD), Vault(OLD, NEW)):
        assert vault.decrypt(Encrypted(None, OF_VERSION_1), CONTEXT) == b"a secret"
        assert vault.open(Encrypted(None, OF_VERSION_1), CONTEXT)[0].id == Vault(OLD).key_ids[0]
    with pytest.raises(UnreadableError):
        Vault(NEW).decrypt(Encrypted(None, OF_VERSION_1), CONTEXT)


def test_the_first_key_encrypts_and_all_of_them_decrypt() -> None:
    before, during, after = Vault(OLD), Vault(NEW, OLD), Vault(NEW)
    old, new = before.encrypt(b"x", CONTEXT), during.encrypt(b"x", CONTEXT)
    assert (old.key_id, new.key_id) == (before.key_ids[0], after.key_ids[0])
    assert during.key_ids == (new.key_id, old.key_id)
    assert during.decrypt(old, CONTEXT) == during.decrypt(new, CONTEXT) == after.decrypt(new, CONTEXT) == b"x"
    with pytest.raises(UnknownKeyError) as caught:
        after.decrypt(old, CONTEXT)
    assert caught.value.key_id == old.key_id


def test_an_id_tells_keys_apart_and_nothing_of_them() -> None:
    assert Vault(OLD).key_ids == Vault(OLD).key_ids != Vault(NEW).key_ids
    assert len(Vault(OLD).key_ids[0]) == 16
    assert Vault(OLD).key_ids[0] not in OLD.hex()


@pytest.mark.parametrize("change", [lambda v: v[:-1], lambda _: b"", lambda v: v[:5], lambda v: bytes(len(v))])
def test_a_damaged_value_is_unreadable_whatever_is_wrong_with_it(change) -> None:
    key_id, value = Vault(OLD).encrypt(b"x", CONTEXT)
    for vault in (Vault(OLD), Vault(NEW, OLD)):
        with pytest.raises(UnreadableError):
            vault.decrypt(Encrypted(key_id, change(value)), CONTEXT)
        with pytest.raises(UnreadableError):
            vault.decrypt(Encrypted(None, change(value)), CONTEXT)


def test_a_value_cannot_be_moved_to_another_place() -> None:
    with pytest.raises(UnreadableError):
        Vault(OLD).decrypt(Vault(OLD).encrypt(b"x", CONTEXT), b"another endpoint")


def test_a_cursor_outlives_the_replacement_of_a_key() -> None:
    scope = {"list": "events"}
    before, during, after = (Cursors(Vault(*keys)) for keys in ((OLD,), (NEW, OLD), (NEW,)))
    cursor = before.write([1, "x"], scope)
    assert during.read(cursor, scope) == [1, "x"]
    assert after.read(during.write([2], scope), scope) == [2]
    for reader, text in ((after, cursor), (during, Cursors(Vault(bytes(32))).write([1], scope)), (during, "")):
        with pytest.raises(BadCursorError):
            reader.read(text, scope)
