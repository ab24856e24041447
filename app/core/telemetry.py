"""What the service counts and times, for Prometheus to read."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

LATENESS_BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600)


class Telemetry:
    """The metrics of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "afterview_http_requests",
            "Requests answered.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.request_seconds = Histogram(
            "afterview_http_request_seconds",
            "Time from a request's arrival to the end of its answer.",
            ["method", "route"],
            registry=self.registry,
        )
        self.connections = Gauge(
            "afterview_connections",
            "Open connections of clients, those that are being closed included.",
            registry=self.registry,
        )
        self.refused_connections = Counter(
            "afterview_refused_connections",
            "Connections refused because there were as many as are allowed.",
            registry=self.registry,
        )
        self.due_to_first_attempt = Histogram(
            "afterview_due_to_first_attempt_seconds",
            "From the instant an action falls due to the first attempt to deliver its event.",
            buckets=LATENESS_BUCKETS,
            registry=self.registry,
        )
        self.oldest_due_age = Gauge(
            "afterview_oldest_due_age_seconds", "Age of the oldest due item not yet fired.", registry=self.registry
        )
        self.deliveries = Counter(
            "afterview_deliveries", "Attempts to deliver, by outcome.", ["outcome"], registry=self.registry
        )
        self.queue_depth = Gauge("afterview_delivery_queue_depth", "Unfinished deliveries.", registry=self.registry)
        self.lost_leases = Counter(
            "afterview_lost_leases", "Results not recorded because the lease was lost.", registry=self.registry
        )
        self.faults = Counter(
            "afterview_faults",
            "Failures of this service that were kept to what failed, by what that is: a delivery is held, a draft is "
            "left out, an endpoint is not told.",
            ["what"],
            registry=self.registry,
        )
        self.in_quarantine = Gauge(
            "afterview_quarantine_items", "What is in quarantine now.", ["what"], registry=self.registry
        )
        self.loop_failures = Counter(
            "afterview_loop_failures", "Turns of the worker's loops that failed.", ["loop"], registry=self.registry
        )
        self.loop_failing = Gauge(
            "afterview_loop_failing",
            "1 while a loop of the worker has failed three times in a row or more.",
            ["loop"],
            registry=self.registry,
        )
        self.quarantined = Counter(
            "afterview_quarantined_rows", "Due items set aside because they could not be fired.", registry=self.registry
        )
        self.unreadable_secrets = Counter(
            "afterview_unreadable_secrets",
            "Endpoints disabled because their secret could not be decrypted.",
            registry=self.registry,
        )
