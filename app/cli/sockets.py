"""The socket that the API listens on: bound before anything else is done, so that a taken port costs nothing."""

import socket
from contextlib import ExitStack

from app.cli.failures import cannot_listen
from app.cli.runtime import fail
from app.core.settings import Settings


def bind(settings: Settings) -> tuple[socket.socket, Settings]:
    """Bind the host and port of the settings; return the socket, and the settings with the port that it got.

    Nobody can connect yet: the server listens once it can answer.
    """
    host, port = settings.host, settings.port
    with ExitStack() as unless_bound:
        try:
            family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            bound = unless_bound.enter_context(socket.socket(family, kind, protocol))
            # As every server: connections of the process before, which are still being closed, do not count.
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(address)
        except OSError as error:
            fail(cannot_listen(error, host, port))
        unless_bound.pop_all()
    # The processes of `api --workers` inherit it.
    bound.set_inheritable(True)
    return bound, settings.model_copy(update={"port": bound.getsockname()[1]})
