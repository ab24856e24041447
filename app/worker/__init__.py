"""The process that makes things happen on time."""
