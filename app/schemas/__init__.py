"""Wire models, one file per aggregate. They feed OpenAPI."""
