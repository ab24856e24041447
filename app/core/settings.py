"""Every setting of the service: loaded once by the entry points, frozen, passed down."""

import base64
import binascii
import ipaddress
import os
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from app.core.environment import PREFIX, read_environment
from app.core.postgres_url import EXAMPLE, PostgresUrl, is_postgres, read_postgres_url
from app.core.rates import Rate, parse_rate

LEASE_SECONDS = 60.0
SEND_DEADLINE_SECONDS = 15.0
FLUSH_SECONDS = 5.0

RateText = Annotated[str, BeforeValidator(lambda value: str(parse_rate(value)))]
RateAMinute = Annotated[str, BeforeValidator(lambda value: str(parse_rate(value, "minute")))]
Names = Annotated[tuple[str, ...], NoDecode]


class _Environment(EnvSettingsSource):
    """The environment of the process, where a secret can also be in a file that `AFTERVIEW_<NAME>_FILE` names."""

    def __call__(self) -> dict[str, Any]:
        """Return the values that are set. Raises `EnvironmentFaultsError` for variables that cannot be right."""
        fields = self.settings_cls.model_fields
        names = {PREFIX + name.upper() for name in fields}
        secrets = {PREFIX + name.upper() for name, field in fields.items() if not field.repr}
        found = read_environment(os.environ, names, secrets)
        self.env_vars = {name.lower(): value for name, value in found.items()}
        return super().__call__()


class Settings(BaseSettings):
    """The process's settings, each from `AFTERVIEW_<NAME>` in the environment, else its default.

    Those that contain a secret have `repr=False`. They can be read from a file instead.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library's signature
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments first, then the environment."""
        return init_settings, _Environment(settings_cls)

    database_url: str = Field(
        default="sqlite:///data/afterview.sqlite3",
        repr=False,
        description="sqlite:///relative/path, sqlite:////absolute/path, or postgresql://user:password@host:port/name "
        "with the parameters of libpq, such as ?sslmode=require.",
    )
    host: str = Field(default="127.0.0.1", description="Address the API listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port the API listens on; 0 lets the system choose.")
    metrics_port: int | None = Field(
        default=None,
        ge=1,
        le=65535,
        description="Port for /metrics alone, which the API's port then no longer serves. Default: the API's port, and "
        "none for a worker.",
    )
    metrics_host: str = Field(default="127.0.0.1", description="Address that the port for metrics is opened on.")
    public_url: str | None = Field(
        default=None, description="What links, problem types and feeds are built from. Default: http://host:port."
    )
    bootstrap_api_key: SecretStr | None = Field(
        default=None,
        repr=False,
        description="20 characters or more: the first live tenant is created with this key, all scopes.",
    )
    bootstrap_test_api_key: SecretStr | None = Field(
        default=None, repr=False, description="20 characters or more: likewise for a test tenant."
    )
    secret_key: SecretStr | None = Field(
        default=None,
        repr=False,
        description="Base64 of 32 bytes: encrypts webhook secrets and stored answers, signs cursors. "
        "With SQLite it is made on the first start and kept beside the file; PostgreSQL needs it set.",
    )
    secret_keys: SecretStr | None = Field(
        default=None,
        repr=False,
        description="Several of them instead, comma-separated, to replace a key: the first one encrypts and signs, all "
        "of them decrypt and verify.",
    )
    shared_key_days: int = Field(
        default=30,
        ge=0,
        le=3650,
        description="Days after the migration during which endpoints made before it are signed with the service's "
        "shared v1a key as well as their own.",
    )
    rate_limit: RateText = Field(
        default="600/minute", description="Requests each key may make, as count/period, such as 600/minute."
    )
    tenant_rate_limit: RateText | None = Field(
        default=None, description="Requests all keys of a tenant may make together. Default: 10 times those of a key."
    )
    auth_failure_limit: RateAMinute = Field(
        default="30/minute",
        description="Wrong keys that an address may present; a number alone is per minute. Valid keys still work.",
    )
    max_connections: int = Field(
        default=10_000,
        ge=1,
        le=1_000_000,
        description="Connections of clients to one process; fewer if the limit of open files leaves no room for them.",
    )
    max_import: int = Field(
        default=8 * 1024 * 1024, ge=1024, le=1024**3, description="Bytes of an imported document at most."
    )
    quota_webhook_endpoints: int = Field(default=100, ge=1, le=10_000, description="Webhook endpoints of a tenant.")
    quota_api_keys: int = Field(default=1000, ge=1, le=100_000, description="Valid API keys of a tenant.")
    quota_access_tokens: int = Field(default=20, ge=1, le=10_000, description="Valid access tokens of a candidate.")
    quota_applications: int = Field(default=2000, ge=1, le=100_000, description="Applications of a candidate.")
    quota_interviews: int = Field(default=50, ge=1, le=1000, description="Interviews of an application.")
    quota_interviewers: int = Field(default=50, ge=1, le=200, description="Interviewers of an interview.")
    quota_open_deliveries: int = Field(
        default=100_000, ge=1, le=10_000_000, description="Unfinished deliveries of a tenant; further ones are held."
    )
    quota_calendar_feeds: int = Field(default=10, ge=1, le=1000, description="Valid calendar feeds of a candidate.")
    cors_origins: Names = Field(default=(), description="Origins, comma-separated, whose pages may call the API.")
    trusted_proxies: Names = Field(
        default=(), description="Addresses or networks, comma-separated, whose forwarded headers are believed."
    )
    webhook_allow_insecure: bool = Field(
        default=False, description="Allow http and private addresses as webhook endpoints. For development."
    )
    webhook_allowed_hosts: Names = Field(
        default=(),
        description="Names, *.suffixes and networks, comma-separated: if set, webhooks go nowhere else.",
    )
    webhook_concurrency: int = Field(default=16, ge=1, le=1000, description="Deliveries in flight to one endpoint.")
    worker_concurrency: int = Field(default=64, ge=1, le=2000, description="Deliveries in flight from one worker.")
    fire_batch: int = Field(default=500, ge=1, le=5000, description="Due actions taken in one transaction.")
    lease_seconds: float = Field(default=LEASE_SECONDS, gt=0, description="How long a worker may hold a delivery.")
    send_deadline_seconds: float = Field(
        default=SEND_DEADLINE_SECONDS, gt=0, description="From connecting to the last byte read of an answer."
    )
    retention_days: int = Field(default=30, ge=1, le=3650, description="Days that events and attempts are kept.")
    drain_seconds: float = Field(default=15.0, ge=0, description="Time to finish what is in flight at shutdown.")
    database_pool: int = Field(default=10, ge=1, le=200, description="Database connections of one process.")
    writer_url: str | None = Field(
        default=None,
        description="Base address, such as http://host:port/v1, of a server that speaks the OpenAI chat-completions "
        "format: it then writes the drafts, and the built-in composer those it fails at. Default: the composer alone.",
    )
    writer_model: str = Field(default="default", min_length=1, description="Name of the model that the writer runs.")
    writer_key: SecretStr | None = Field(
        default=None, repr=False, description="Key sent to the writer as a bearer token."
    )
    writer_timeout_seconds: float = Field(
        default=20.0, gt=0, le=300, description="How long the writer may take for one draft."
    )
    writer_budget_tokens: int = Field(
        default=600, ge=50, le=10_000, description="Tokens the writer may spend on one draft at most."
    )
    log_format: Literal["auto", "console", "json"] = Field(
        default="auto", description="console for people, json for machines; auto: console on a terminal."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="Least level logged.")
    debug_loop: bool = Field(
        default=False,
        description="Log whatever blocks the event loop for more than 50 ms of processor time, with its stack.",
    )

    @field_validator("cors_origins", "trusted_proxies", "webhook_allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("bootstrap_api_key", "bootstrap_test_api_key")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        least = 20
        if value is not None and len(value.get_secret_value()) < least:
            message = f"must have {least} characters or more"
            raise ValueError(message)
        return value

    @field_validator("secret_key")
    @classmethod
    def _decodes(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            decode_secret_key(value.get_secret_value())
        return value

    @field_validator("secret_keys")
    @classmethod
    def _each_decodes(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            _decode_secret_keys(value.get_secret_value())
        return value

    @field_validator("public_url", "writer_url")
    @classmethod
    def _is_http(cls, value: str | None) -> str | None:
        if value and not (value.startswith(("http://", "https://")) and _is_url(value)):
            message = "must be an address such as https://afterview.example.com"
            raise ValueError(message)
        return value.rstrip("/") if value else None

    @field_validator("cors_origins")
    @classmethod
    def _are_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            if origin != "*" and not (_is_url(origin) and origin.count("/") == len("//")):
                message = f"contains {origin[:100]!r}, which must be like https://app.example.com, without a path"
                raise ValueError(message)
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for network in value:
            try:
                ipaddress.ip_network(network)
            except ValueError:
                message = f"contains {network[:100]!r}, which must be an address or network such as 10.0.0.0/8"
                raise ValueError(message) from None
        return value

    @field_validator("database_url")
    @classmethod
    def _is_known_database(cls, value: str) -> str:
        if is_postgres(value):
            read_postgres_url(value)
        elif not value.startswith("sqlite:///"):
            message = f"must be sqlite:///data/afterview.sqlite3 or {EXAMPLE}, with names of your own"
            raise ValueError(message)
        elif value.removeprefix("sqlite:///").partition("?")[0] in {"", "/", ":memory:"}:
            message = "must name a file, such as sqlite:///data/afterview.sqlite3"
            raise ValueError(message)
        return value

    @model_validator(mode="after")
    def _lease_outlives_a_try(self) -> Self:
        if self.lease_seconds <= self.send_deadline_seconds + FLUSH_SECONDS:
            message = (
                f"AFTERVIEW_LEASE_SECONDS ({self.lease_seconds:g}) must be more than AFTERVIEW_SEND_DEADLINE_SECONDS "
                f"and {FLUSH_SECONDS:g} seconds ({self.send_deadline_seconds + FLUSH_SECONDS:g})"
            )
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _keys_are_set_once(self) -> Self:
        if self.secret_key is not None and self.secret_keys is not None:
            message = (
                "AFTERVIEW_SECRET_KEY and AFTERVIEW_SECRET_KEYS are both set: move the one key into the list, and "
                "unset AFTERVIEW_SECRET_KEY"
            )
            raise ValueError(message)
        return self

    @property
    def configured_keys(self) -> tuple[bytes, ...]:
        """Return the secret keys that are set, the one that encrypts first."""
        if self.secret_keys is not None:
            return _decode_secret_keys(self.secret_keys.get_secret_value())
        return () if self.secret_key is None else (decode_secret_key(self.secret_key.get_secret_value()),)

    @property
    def rates(self) -> tuple[Rate, Rate]:
        """Return how many requests a key may make, and all keys of a tenant together."""
        of_key = parse_rate(self.rate_limit)
        return of_key, parse_rate(self.tenant_rate_limit or Rate(10 * of_key.count, of_key.period))

    @property
    def is_sqlite(self) -> bool:
        """Tell whether the embedded database is used."""
        return self.database_url.startswith("sqlite")

    @property
    def sqlite_path(self) -> Path:
        """Return the path of the embedded database's file."""
        return Path(self.database_url.removeprefix("sqlite:///").partition("?")[0])

    @property
    def postgres_url(self) -> PostgresUrl:
        """Return the address of the shared database."""
        return read_postgres_url(self.database_url)

    @property
    def base_url(self) -> str:
        """Return what absolute links start with, without a slash at the end."""
        if self.public_url:
            return self.public_url
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{'127.0.0.1' if host in {'0.0.0.0', '[::]'} else host}:{self.port}"  # noqa: S104 - compared, not bound


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return bool(parts.scheme and parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def decode_secret_key(text: str) -> bytes:
    """Decode a secret key.

    Raises:
        ValueError: if it is not the base64 of 32 bytes.
    """
    length = 32
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        message = f"must be the base64 of {length} bytes"
        raise ValueError(message) from error
    if len(key) != length:
        message = f"must be the base64 of {length} bytes, not of {len(key)}"
        raise ValueError(message)
    return key


def _decode_secret_keys(text: str) -> tuple[bytes, ...]:
    keys = []
    for place, part in enumerate(text.split(","), start=1):
        try:
            keys.append(decode_secret_key(part.strip()))
        except ValueError as error:
            message = f"contains key number {place}, which {error}"
            raise ValueError(message) from error
    return tuple(keys)
