"""The command line, as processes."""

import json
from pathlib import Path

import pytest

from tests.support.bodies import candidate_body
from tests.support.processes import LIVE_KEY, Fresh, Program, client_of, free_port
from tests.support.receiver import Receiver


@pytest.fixture
def program(database_url: str, tmp_path: Path) -> Program:
    return Program(database_url, tmp_path)


async def test_migrating_twice_changes_nothing_the_second_time(program: Program, database_kind: str) -> None:
    status, out, _ = await program.run("migrate")
    assert status == 0
    assert "up to date" in out


async def test_tenants_and_keys_are_made_listed_and_revoked(program: Program) -> None:
    _, out, _ = await program.run("tenants", "create", "Acme \x1b[2J[red]", "--mode", "test")
    assert "Acme �[2J[red]" in out
    tenant = out.split()[1]
    key = next(word for word in out.split() if word.startswith("av_test_"))
    status, out, _ = await program.run("tenants", "list")
    assert status == 0
    assert tenant in out
    assert "Acme �[2J[red]" in out
    assert "\x1b" not in out
    _, out, _ = await program.run("keys", "create", "--tenant", tenant)
    assert "av_test_" in out
    _, out, _ = await program.run("keys", "list", "--tenant", tenant)
    assert key[:12] in out
    assert key not in out
    key_id = out.splitlines()[-1].split()[0]
    status, out, _ = await program.run("keys", "revoke", key_id)
    assert (status, "revoked" in out) == (0, True)
    status, _, err = await program.run("keys", "revoke", tenant)
    assert (status, "There is no key" in err) == (1, True)


async def test_the_doctor_shows_settings_and_finds_nothing_wrong(program: Program) -> None:
    status, out, err = await program.run("doctor")
    assert status == 0, out + err
    assert "AFTERVIEW_RATE_LIMIT" in out
    assert "100000/minute" in out
    assert LIVE_KEY not in out
    assert "differ by" in out


async def test_the_doctor_fails_when_the_database_does_not_answer(tmp_path: Path) -> None:
    program = Program(f"postgresql://nobody:secret@127.0.0.1:{free_port()}/none", tmp_path)
    status, out, _ = await program.run("doctor")
    assert status == 1
    assert "does not answer" in out


async def test_the_contract_is_printed_and_nothing_else(tmp_path: Path) -> None:
    program = Program(f"sqlite:///{tmp_path}/unused.sqlite3", tmp_path)
    status, out, _ = await program.run("openapi")
    assert status == 0
    assert json.loads(out)["openapi"].startswith("3.1")
    again = await program.run("openapi", AFTERVIEW_PORT="9999", AFTERVIEW_PUBLIC_URL="https://elsewhere.example")
    assert again[1] == out
    assert not (tmp_path / "unused.sqlite3").exists()


async def test_files_of_the_database_are_for_their_owner_and_the_doctor_tells_of_others(tmp_path: Path) -> None:
    path = tmp_path / "own" / "some.sqlite3"
    program = Program(f"sqlite:///{path}", tmp_path)
    _, out, _ = await program.run("doctor")
    assert "there is no database yet" in out
    assert not path.parent.exists()
    assert (await program.run("tenants", "create", "Acme"))[0] == 0
    assert [
        (each.name, oct(each.stat().st_mode)) for each in path.parent.rglob("*") if each.stat().st_mode & 0o077
    ] == []
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert "only their owner can read" in (await program.run("doctor"))[1]
    path.chmod(0o644)
    status, out, _ = await program.run("doctor")
    assert (status, "others can read some.sqlite3: chmod 600" in out) == (0, True)


async def test_a_key_is_made_without_naming_the_only_tenant(tmp_path: Path) -> None:
    program = Program(f"sqlite:///{tmp_path}/some.sqlite3", tmp_path)
    _, out, _ = await program.run("tenants", "create", "Acme")
    first = out.split()[1]
    status, out, _ = await program.run("keys", "create")
    assert (status, "av_live_" in out) == (0, True)
    _, out, _ = await program.run("tenants", "create", "Other", "--mode", "test")
    second = out.split()[1]
    status, _, err = await program.run("keys", "create")
    assert status == 1
    assert err == (
        f"error There are several tenants. Name one with --tenant: {first} (Acme, live), {second} (Other, test).\n"
    )
    assert "av_test_" in (await program.run("keys", "create", "--tenant", second))[1]


async def test_a_second_process_on_one_file_is_refused_while_others_still_work(tmp_path: Path) -> None:
    program = Program(f"sqlite:///{tmp_path}/some.sqlite3", tmp_path)
    port = free_port()
    async with program.started("serve", "--port", str(port)) as first, client_of(port, first):
        status, _, err = await program.run("serve", "--port", str(free_port()))
        assert status == 1
        assert "Another process serves" in err
        assert (await program.run("doctor"))[0] == 0
        assert (await program.run("tenants", "create", "Beside"))[0] == 0


async def test_the_first_start_shows_a_key_that_works_and_keeps_its_secrets_to_itself(tmp_path: Path) -> None:
    program = Program("sqlite:///data/own.sqlite3", tmp_path)
    bare = {name: value for name, value in program.environment.items() if "BOOTSTRAP" not in name}
    bare.pop("AFTERVIEW_SECRET_KEY")
    port = free_port()
    fresh = Fresh(program.database_url, tmp_path, bare)
    async with fresh.started("serve", "--port", str(port)) as started, client_of(port, started) as client:
        await started.prints("curl")
        key = next(word for word in started.log.read_text().split() if word.startswith("KEY=")).removeprefix("KEY=")
        answer = await client.post("/v1/candidates", json=candidate_body(), headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code == 201
        assert f"http://127.0.0.1:{port}/docs" in started.log.read_text()
    assert (tmp_path / "data" / "own.sqlite3.key").stat().st_mode & 0o077 == 0
    async with fresh.started("serve", "--port", str(port)) as started, client_of(port, started):
        assert "KEY=" not in started.log.read_text()


async def test_listen_registers_shows_verified_events_passes_them_on_and_unregisters(tmp_path: Path) -> None:
    program = Program(f"sqlite:///{tmp_path}/some.sqlite3", tmp_path)
    port = free_port()
    async with (
        program.started("serve", "--port", str(port)) as served,
        client_of(port, served) as client,
        Receiver() as receiver,
    ):
        options = ("--url", f"http://127.0.0.1:{port}", "--api-key", LIVE_KEY, "--forward-to", receiver.url)
        async with program.started("listen", *options) as listening:
            await listening.prints("Waiting for events")
            [endpoint] = (await client.get("/v1/webhook-endpoints")).json()["items"]
            await client.post(f"/v1/webhook-endpoints/{endpoint['id']}/test")
            await listening.prints("endpoint.test")
            await receiver.wait_for(1, within=30)
            assert receiver.requests[0].headers["webhook-id"] in listening.log.read_text()
            assert await listening.stop() == 0
        assert (await client.get("/v1/webhook-endpoints")).json()["items"] == []


async def test_listen_says_what_to_do_when_nobody_answers_or_the_key_is_wrong(tmp_path: Path) -> None:
    program = Program(f"sqlite:///{tmp_path}/some.sqlite3", tmp_path)
    nowhere = f"http://127.0.0.1:{free_port()}"
    status, _, err = await program.run("listen", "--url", nowhere, "--api-key", LIVE_KEY)
    assert (status, "make run" in err) == (1, True)
    status, _, err = await program.run("listen", "--url", nowhere)
    assert (status, "AFTERVIEW_API_KEY" in err) == (1, True)
