"""The rules of the plan, and what surrounds them, without a database and without a clock."""
