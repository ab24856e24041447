"""Every command, with the options it takes."""

import os
from typing import Annotated
from uuid import UUID

import typer

from app.cli import administer, inspect, listening, serving
from app.cli import keys as secret_keys
from app.cli.failures import explain
from app.cli.runtime import tell
from app.core.environment import DEBUG
from app.core.settings import Settings
from app.domain.access import Mode

cli = typer.Typer(
    name="afterview",
    help="What a job candidate does after an interview, planned and announced on time.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    add_completion=False,
)
tenants = typer.Typer(
    help="Organisations, or persons, whose data is apart from everybody else's.", no_args_is_help=True
)
keys = typer.Typer(help="API keys.", no_args_is_help=True)
cli.add_typer(tenants, name="tenants")
cli.add_typer(keys, name="keys")
quarantine = typer.Typer(help="What fell due and could not be dealt with.", no_args_is_help=True)
cli.add_typer(quarantine, name="quarantine")
secrets = typer.Typer(help="The keys that stored values are encrypted with.", no_args_is_help=True)
cli.add_typer(secrets, name="secrets")

Host = Annotated[str | None, typer.Option(help="Address to listen on.")]
Port = Annotated[int | None, typer.Option(help="Port to listen on; 0 lets the system choose.")]


MetricsHost = Annotated[str | None, typer.Option(help="Address that the port for metrics is opened on.")]
MetricsPort = Annotated[int | None, typer.Option(min=1, max=65535, help="Serve the metrics on this port.")]


@cli.command()
def serve(
    host: Host = None, port: Port = None, metrics_host: MetricsHost = None, metrics_port: MetricsPort = None
) -> None:
    """Serve the API and the worker in one process."""
    serving.serve(host, port, metrics_host, metrics_port)


@cli.command()
def api(
    host: Host = None,
    port: Port = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that serve the API.")] = 1,
    metrics_host: MetricsHost = None,
    metrics_port: MetricsPort = None,
) -> None:
    """Serve the API alone, on PostgreSQL; `afterview worker` does the due work."""
    serving.api(host, port, workers, metrics_host, metrics_port)


@cli.command()
def worker(metrics_host: MetricsHost = None, metrics_port: MetricsPort = None) -> None:
    """Do the due work alone, on PostgreSQL: any number of these share it."""
    serving.worker(metrics_host, metrics_port)


@cli.command()
def migrate() -> None:
    """Bring the database's schema up to date. Running it twice changes nothing."""
    administer.migrate_database()


@cli.command()
def replan() -> None:
    """Have every open reminder planned anew, after an update of zones or holidays say, while everything goes on."""
    administer.replan()


@cli.command()
def openapi() -> None:
    """Print the OpenAPI document."""
    inspect.print_openapi()


@cli.command()
def doctor() -> None:
    """Show every setting with its value, source and meaning, and check that the service can work."""
    inspect.doctor()


@cli.command()
def listen(
    api_key: Annotated[
        str | None, typer.Option(envvar="AFTERVIEW_API_KEY", help="A key with the scope webhooks:write.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where the API is; by default as the settings say.")] = None,
    events: Annotated[list[str] | None, typer.Option("--event", help="Events to ask for, such as reminder.*")] = None,
    forward_to: Annotated[str | None, typer.Option(help="Pass every event on to this address, as it came.")] = None,
    port: Annotated[int, typer.Option(help="Port of the local receiver; 0 lets the system choose.")] = 0,
) -> None:
    """Receive webhooks here: registers an endpoint, verifies and shows each event, and unregisters at the end."""
    listening.listen(api_key, url, tuple(events or ("*",)), forward_to, port)


@tenants.command("create")
def create_tenant(
    name: Annotated[str, typer.Argument(help="What to call it.")],
    mode: Annotated[Mode, typer.Option(help="live, or test with a clock of its own.")] = Mode.LIVE,
) -> None:
    """Create a tenant and print its first key, which holds every scope."""
    administer.create_tenant(name, mode)


@tenants.command("list")
def list_tenants() -> None:
    """List tenants."""
    administer.list_tenants()


@keys.command("create")
def create_key(
    tenant: Annotated[
        UUID | None, typer.Option(help="Whose, if there are several; see `afterview tenants list`.")
    ] = None,
    name: Annotated[str, typer.Option(help="What to call it.")] = "made at the command line",
) -> None:
    """Create a key that holds every scope, and print it."""
    administer.create_key(tenant, name)


@keys.command("list")
def list_keys(tenant: Annotated[UUID | None, typer.Option(help="Only this tenant's.")] = None) -> None:
    """List keys, without their secrets."""
    administer.list_keys(tenant)


@keys.command("revoke")
def revoke_key(
    key_id: Annotated[UUID, typer.Argument(help="Which; see `afterview keys list`.")],
    cascade: Annotated[bool, typer.Option("--cascade", help="Also the keys and calendar feeds made with it.")] = False,
) -> None:
    """Make a key useless, for good, and with it the access tokens made with it."""
    administer.revoke_key(key_id, cascade=cascade)


@quarantine.command("list")
def list_quarantine() -> None:
    """List what was set apart, with the error of each."""
    administer.list_quarantine()


@quarantine.command("restore")
def restore_quarantine(
    item_id: Annotated[UUID | None, typer.Argument(help="Which; see `afterview quarantine list`.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All of it.")] = False,
) -> None:
    """Have it tried again, once the cause is mended."""
    if every == (item_id is not None):
        raise typer.BadParameter("Name one, or give --all.")
    administer.restore_quarantine(item_id)


@secrets.command("rotate")
def rotate_secrets() -> None:
    """Re-encrypt every stored value with the first of AFTERVIEW_SECRET_KEYS, while everything goes on.

    It can be stopped and started again at any time.
    """
    secret_keys.rotate()


@secrets.command("discard")
def discard_secrets(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Give up every stored value that no configured key decrypts, after a key was lost.

    The endpoints concerned need a new secret each.
    """
    if not yes:
        typer.confirm("Values that cannot be decrypted with the configured keys are lost for good. Go on?", abort=True)
    secret_keys.discard()


@cli.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of a failure.")] = False,
) -> None:
    """What a job candidate does after an interview, planned and announced on time."""
    if debug:
        # The processes of `api --workers` are told by the environment.
        os.environ[DEBUG] = "1"


def main() -> None:
    """Run the command line. What fails is told in one sentence, unless tracebacks are asked for."""
    try:
        cli()
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        # What is wrong with the settings themselves has been told when they were loaded.
        sentence = explain(error, Settings()) or (
            f"Something failed that should not ({type(error).__name__}: {error}): run the command again with --debug "
            "to see where, and report it."
        )
        tell(sentence)
        raise SystemExit(1) from None
