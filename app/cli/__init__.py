"""The command line: `afterview`."""
