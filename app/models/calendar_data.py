"""Which calendar data the stored plans were made with."""

from sqlalchemy import Column, String, Table

from app.models.base import metadata

data_versions = Table(
    "data_versions",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("version", String(50), nullable=False),
)
