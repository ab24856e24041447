"""What belongs to a candidate who is being erased is not there for anybody, whatever of it is still stored."""

from sqlalchemy import ColumnElement, Table, column, or_, select, table, tuple_

# Named by its words rather than as the table: whoever waits to be inserted is not being erased, so that a transaction
# need not write new candidates before it reads; and a statement that reads candidates too keeps the two apart.
_C = table("candidates", column("tenant_id"), column("id"), column("erasing_since")).c
_HIDDEN = select(_C.tenant_id, _C.id).where(_C.erasing_since.is_not(None))


def shown(of: Table) -> tuple[ColumnElement[bool], ...]:
    """Say that rows of a table are of no candidate who is being erased; nothing if they are of no candidate at all.

    The few who are being erased are looked up once for a statement, by an index of them alone, and no row is joined:
    the statement is planned as it would be without this.
    """
    columns = of.c
    if of.name == "candidates":
        return (columns.erasing_since.is_(None),)
    if "candidate_id" not in columns:
        return ()
    elsewhere = tuple_(columns.tenant_id, columns.candidate_id).not_in(_HIDDEN)
    return (or_(columns.candidate_id.is_(None), elsewhere) if columns.candidate_id.nullable else elsewhere,)
