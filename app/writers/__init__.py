"""Writers of drafts that live elsewhere."""
