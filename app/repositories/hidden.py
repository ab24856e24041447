"""What belongs to a candidate who is being erased or imported is not there for anybody, whatever of it is stored."""

from sqlalchemy import ColumnElement, Table, column, or_, select, table, tuple_, union_all

# Named by its words rather than as the table: whoever waits to be inserted is not being erased, so that a transaction
# need not write new candidates before it reads; and a statement that reads candidates too keeps the two apart.
_C = table("candidates", column("tenant_id"), column("id"), column("erasing_since"), column("importing_since")).c
_HIDDEN = union_all(
    *(select(_C.tenant_id, _C.id).where(mark.is_not(None)) for mark in (_C.erasing_since, _C.importing_since))
)


def shown(of: Table) -> tuple[ColumnElement[bool], ...]:
    """Say that rows of a table are of no candidate who is being erased or imported; nothing if they are of none.

    The few who are being so are looked up once for a statement, by indexes of them alone, and no row is joined:
    the statement is planned as it would be without this.
    """
    columns = of.c
    if of.name == "candidates":
        return (columns.erasing_since.is_(None), columns.importing_since.is_(None))
    if "candidate_id" not in columns:
        return ()
    elsewhere = tuple_(columns.tenant_id, columns.candidate_id).not_in(_HIDDEN)
    return (or_(columns.candidate_id.is_(None), elsewhere) if columns.candidate_id.nullable else elsewhere,)
