"""What every layer may use: settings, clock, ids, logging, telemetry."""
