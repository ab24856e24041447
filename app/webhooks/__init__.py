"""Everything between an event and its receiver that needs no database."""
