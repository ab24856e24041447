"""Which keys a start accepts, how one is replaced, and what is left when one is lost."""
# ruff: noqa: ASYNC240 - small files of the test's own

import base64
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, update

from app.core.clock import SystemClock
from app.core.crypto import Encrypted, Vault
from app.core.logging import configure_logging
from app.core.settings import Settings, decode_secret_key
from app.domain.webhooks import WebhookEndpoint
from app.migrations import revision_of
from app.models import endpoint_secrets, idempotency_keys
from app.repositories.endpoint_secrets import EndpointSecrets
from tests.support.databases import SECRET_KEY, open_database
from tests.support.factories import SECRET, make_secret, make_world
from tests.support.processes import Program
from tests.support.stored import Stored

OTHER = base64.b64encode(bytes(32)).decode()
COUNT = 450
_C = endpoint_secrets.c


def id_of(key: str) -> str:
    return Vault(decode_secret_key(key)).key_ids[0]


def sentence_of(error: str) -> str:
    return " ".join(error.split())


@pytest.fixture(autouse=True)
def _logging() -> Iterator[None]:
    """Set up again what the commands that serve set up for their own process: here they run in the tests' one."""
    yield
    configure_logging("json", "warning", for_good=False)


@pytest.fixture
async def endpoint(database_settings: Settings) -> WebhookEndpoint:
    """Store an endpoint whose secret is encrypted with the tests' key."""
    async with open_database(database_settings, SystemClock()) as database:
        return await (await make_world(database)).add_endpoint()


@pytest.fixture
def program(database_url: str, tmp_path: Path, endpoint: WebhookEndpoint) -> Program:
    return Program(database_url, tmp_path)


def commands(database_kind: str) -> list[str]:
    serving = ["serve"] if database_kind == "sqlite" else ["serve", "api", "worker"]
    return [*serving, "tenants list", "keys list", "quarantine list", "replan", "secrets rotate"]


async def test_a_start_without_the_key_of_a_stored_value_is_refused(program: Program, database_kind: str) -> None:
    for command in commands(database_kind):
        status, out, err = await program.with_keys(OTHER).run(*command.split())
        assert (status, out) == (1, ""), command
        said = sentence_of(err)
        assert said.startswith(f"error The database contains values encrypted with the key {id_of(SECRET_KEY)},")
        assert "AFTERVIEW_SECRET_KEYS" in said
        assert said.endswith("`afterview secrets discard` gives those values up.")
    status, out, _ = await program.with_keys(OTHER, SECRET_KEY).run("tenants", "list")
    assert (status, "Acme" in out) == (0, True)


async def test_a_start_with_a_damaged_value_is_not_refused(
    program: Program, database_settings: Settings, endpoint: WebhookEndpoint
) -> None:
    async with open_database(database_settings, SystemClock()) as database, database.writing() as connection:
        await connection.execute(update(endpoint_secrets).values(value=b"damaged"))
        await connection.commit()
    assert (await program.run("tenants", "list"))[0] == 0


async def test_a_database_of_version_1_is_not_even_migrated_with_another_key(stored: Stored, tmp_path: Path) -> None:
    program = Program(stored.url, tmp_path)
    status, _, err = await program.with_keys(OTHER).run("tenants", "list")
    assert (status, "None of the values" in err) == (1, True)
    async with open_database(stored.settings, SystemClock()) as database:
        assert await revision_of(database) == stored.revision
    assert (await program.with_keys(OTHER, stored.known["secret_key"]).run("tenants", "list"))[0] == 0
    # Still without ids, they are found by trying every key.
    status, _, err = await program.with_keys(OTHER).run("tenants", "list")
    assert (status, "None of the values" in err) == (1, True)


async def test_both_settings_at_once_are_refused(program: Program) -> None:
    status, _, err = await program.run("tenants", "list", AFTERVIEW_SECRET_KEYS=f"{OTHER},{SECRET_KEY}")
    assert (status, "are both set" in sentence_of(err)) == (2, True)
    status, _, err = await program.with_keys(SECRET_KEY, "c2hvcnQ=").run("tenants", "list")
    assert (
        status,
        "AFTERVIEW_SECRET_KEYS contains key number 2, which must be the base64 of 32 bytes" in sentence_of(err),
    ) == (2, True)


class TestKeyFile:
    """Where the key is without a setting."""

    @pytest.fixture
    def database_kind(self) -> str:
        return "sqlite"

    @pytest.fixture
    def key_file(self, database_url: str) -> Path:
        return Path(database_url.removeprefix("sqlite:///") + ".key")

    async def test_none_is_made_beside_a_database_that_contains_encrypted_values(
        self, program: Program, key_file: Path
    ) -> None:
        for command in commands("sqlite"):
            status, _, err = await program.with_keys().run(*command.split())
            assert status == 1, command
            assert f"There is no key file {key_file}" in sentence_of(err)
            assert "put the file back from the backup" in sentence_of(err)
            assert not key_file.exists()
            assert not key_file.with_name(f"{key_file.name}.lock").exists()
        status, out, _ = await program.with_keys().run("doctor")
        assert (status, f"There is no key file {key_file}" in sentence_of(out)) == (1, True)
        key_file.write_text(SECRET_KEY + "\n")
        assert (await program.with_keys().run("tenants", "list"))[0] == 0

    async def test_none_is_made_beside_a_database_that_contains_only_stored_answers(
        self, program: Program, key_file: Path, database_settings: Settings
    ) -> None:
        async with open_database(database_settings, SystemClock()) as database, database.writing() as connection:
            await connection.execute(endpoint_secrets.delete())
            await connection.execute(
                idempotency_keys.insert().values(
                    tenant_id=UUID(int=1), principal_id=UUID(int=2), key_digest=bytes(32), fingerprint=bytes(32),
                    status=201, key_id=id_of(SECRET_KEY), sealed_answer=b"x", created_at=SystemClock().now(),
                )
            )  # fmt: skip
            await connection.commit()
        assert (await program.with_keys().run("tenants", "list"))[0] == 1
        assert not key_file.exists()
        assert (await program.with_keys().run("secrets", "discard", "--yes"))[0] == 0
        assert (await program.with_keys().run("tenants", "list"))[0] == 0

    async def test_one_that_is_damaged_is_named(self, program: Program, key_file: Path) -> None:
        for content in ("", "not base64!", "c2hvcnQ="):
            key_file.write_text(content)
            status, _, err = await program.with_keys().run("tenants", "list")
            assert (status, f"The key file {key_file}" in sentence_of(err)) == (1, True), content
            assert key_file.read_text() == content

    async def test_one_is_made_where_nothing_is_encrypted_yet(self, tmp_path: Path) -> None:
        program = Program(f"sqlite:///{tmp_path}/data/fresh.sqlite3", tmp_path).with_keys()
        assert (await program.run("tenants", "create", "Acme"))[0] == 0
        key_file = tmp_path / "data" / "fresh.sqlite3.key"
        assert key_file.stat().st_mode & 0o077 == 0
        made = key_file.read_text()
        assert (await program.run("tenants", "list"))[0] == 0
        assert key_file.read_text() == made


async def test_the_doctor_shows_which_keys_are_configured_and_which_are_needed(program: Program) -> None:
    both, renewed = program.with_keys(OTHER, SECRET_KEY), program.with_keys(OTHER)
    status, out, _ = await both.run("doctor")
    assert status == 0
    assert "every stored value has its key" in out
    assert f"secret key {id_of(OTHER)} (encrypts): no stored value" in out
    assert f"{id_of(SECRET_KEY)} (still needed until `afterview secrets rotate` has run): 1 endpoint secrets" in out
    status, out, _ = await renewed.run("doctor")
    assert status == 1
    assert f"secret key {id_of(SECRET_KEY)} is not configured: 1 endpoint secrets" in out
    assert (await both.run("secrets", "rotate"))[0] == 0
    status, out, _ = await both.run("doctor")
    assert (status, f"{id_of(SECRET_KEY)} (can be removed): no stored value" in out) == (0, True)
    assert (await renewed.run("doctor"))[0] == 0


async def test_the_doctor_lets_no_key_go_that_values_without_an_id_may_need(stored: Stored, tmp_path: Path) -> None:
    program = Program(stored.url, tmp_path).with_keys(OTHER, stored.known["secret_key"])
    for _ in range(2):  # before the migration, and after
        _, out, _ = await program.run("doctor")
        assert "(can be removed)" not in out
        assert "values without the id of their key: " in out
        assert (await program.run("tenants", "list"))[0] == 0
    status, out, _ = await program.with_keys(OTHER).run("doctor")
    assert (status, "None of the values in the database" in sentence_of(out)) == (1, True)


@pytest.mark.parametrize("key_id", [None, id_of(SECRET_KEY)])
async def test_everything_is_re_encrypted_and_what_is_damaged_needs_no_old_key(
    program: Program, database_settings: Settings, endpoint: WebhookEndpoint, key_id: str | None
) -> None:
    async with open_database(database_settings, SystemClock()) as database:
        async with database.writing() as connection:
            rows = [make_secret(endpoint, key_id=key_id, expires_at=SystemClock().now()) for _ in range(COUNT)]
            await EndpointSecrets(connection).add(*rows, make_secret(endpoint, key_id=key_id, value=b"damaged"))
            await connection.commit()
        status, out, _ = await program.with_keys(OTHER, SECRET_KEY).run("secrets", "rotate")
        assert (status, f"endpoint secrets: {COUNT + 1} re-encrypted, 1 damaged" in out) == (0, True)
        assert "1 values are damaged" in out
        status, out, _ = await program.with_keys(OTHER, SECRET_KEY).run("secrets", "rotate")
        assert (status, "re-encrypted" in out) == (0, False)
        assert (await program.with_keys(OTHER).run("tenants", "list"))[0] == 0
        async with database.reading() as connection:
            found = [Encrypted(*row) for row in await connection.execute(select(_C.key_id, _C.value))]
        assert {each.key_id for each in found} == {id_of(OTHER)}
        vault = Vault(bytes(32))
        texts = [vault.decrypt(each, endpoint.id.bytes) for each in found if each.value != b"damaged"]
        assert texts == [SECRET.encode()] * (COUNT + 1)


async def test_a_lost_key_is_no_dead_end(
    program: Program, database_settings: Settings, endpoint: WebhookEndpoint
) -> None:
    renewed = program.with_keys(OTHER)
    assert (await renewed.run("tenants", "list"))[0] == 1
    status, out, _ = await renewed.run("secrets", "discard", "--yes")
    assert (status, "endpoint secrets: 1 given up" in out) == (0, True)
    assert (await renewed.run("tenants", "list"))[0] == 0
    assert (await renewed.run("secrets", "discard"))[0] == 1  # nobody said yes
