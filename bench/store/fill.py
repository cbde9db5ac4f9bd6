"""A block of documents copied many times within the database, as other agencies of all provinces."""

import zlib
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Session

from bench.store.block import DOCUMENTS, MARK, keep_block
from extractors.thai.places import provinces
from pipeline.store.open import Store
from pipeline.store.search_index import bring_up_to_date
from pipeline.store.tables import Document, Row
from tests.stores import agency_of

COPIES = Table(
    "copies",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("province", String),
    prefixes=["TEMPORARY"],
)
"""The copies that are made, from 1, and where the agencies of each are."""
SHARED = frozenset({"runs", "readers", "aliases", "candidates"})
"""Tables whose rows all copies share, or that a block leaves empty."""
WITH_NAMES = frozenset(
    ("path", "filename", "replay", "agency_name", "name_key", "name", "subdistrict", "topic_title", "text", "raw")
)
"""Columns in which the number of a block may stand."""
HEX_DIGITS = 8
"""So much of a hash is the number of the copy."""


def fill_store(store: Store, documents: int) -> None:
    """Fills an empty store; raises ValueError where the documents are no whole number of blocks."""
    if documents < DOCUMENTS or documents % DOCUMENTS:
        raise ValueError(f"{documents} documents are no multiple of {DOCUMENTS}")
    store.write(keep_block)
    store.write(lambda session: _copy_block(session, documents // DOCUMENTS - 1))
    bring_up_to_date(store)
    if not store.is_sqlite:
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))  # as the server does by itself after a while


def _copy_block(session: Session, copies: int) -> None:
    connection = session.connection()
    COPIES.create(connection)
    places = sorted(provinces())
    numbers = [{"number": number, "province": places[number % len(places)]} for number in range(1, copies + 1)]
    if numbers:
        connection.execute(insert(COPIES), numbers)
    tables = [table for table in Row.metadata.sorted_tables if table.name not in SHARED]
    strides = {table.name: _largest_id(connection, table) for table in tables if "id" in table.c}
    for table in tables:
        values = [_copied(column, strides, on_server=connection.dialect.name != "sqlite") for column in table.c]
        copied = select(*values).select_from(table.join(COPIES, literal(True)))
        connection.execute(insert(table).from_select(list(table.c), copied))
    COPIES.drop(connection)
    _rewrite_reports(connection, strides["documents"], places)
    if connection.dialect.name == "sqlite":
        index = "INSERT INTO search_words (rowid, words) SELECT id, words FROM search_places WHERE id > :last"
        connection.execute(text(index), {"last": strides["search_places"]})
    else:
        for name in strides:
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}"))


def _largest_id(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.max(table.c.id))) or 0


def _copied(column: Column[Any], strides: dict[str, int], *, on_server: bool) -> ColumnElement[Any]:
    """What stands in the column of a copy: ids move on, names have the copy's number, places its province."""
    leads_to = next((key.column.table.name for key in column.foreign_keys), column.table.name)
    if leads_to in strides and (column.foreign_keys or column.name == "id"):
        return column + COPIES.c.number * strides[leads_to]
    match column.name:
        case "sha256":
            digits = func.substr(cast(COPIES.c.number + 10**HEX_DIGITS, String), 2)
            return digits.concat(func.substr(column, HEX_DIGITS + 1))
        case "province":
            return case((column.is_not(None), COPIES.c.province))
        case "key":
            return func.replace(_renamed(column), agency_of(MARK).province, COPIES.c.province)
        case "words":
            return cast(_renamed(cast(column, String)), TSVECTOR) if on_server else _renamed(column)
        case name if name in WITH_NAMES:
            return _renamed(column)
        case _:
            return column


def _renamed(column: ColumnElement[Any]) -> ColumnElement[str]:
    return func.replace(column, str(MARK), cast(COPIES.c.number, String), type_=String())


def _rewrite_reports(connection: Connection, stride: int, places: list[str]) -> None:
    """Puts the copies' names, places and hashes into their reports, which the database cannot read."""
    rows = connection.execute(select(Document.id, Document.sha256, Document.report).order_by(Document.id))
    originals: dict[int, tuple[str, str]] = {}
    rewritten = []
    for document_id, sha256, packed in rows:
        number, at = divmod(document_id - 1, stride)
        if packed is None:
            continue
        if number == 0:
            originals[at] = sha256, zlib.decompress(packed).decode()
            continue
        old_hash, said = originals[at]
        said = said.replace(str(MARK), str(number)).replace(old_hash, sha256)
        said = said.replace(str(agency_of(MARK).province), places[number % len(places)])
        rewritten.append({"document": document_id, "packed": zlib.compress(said.encode())})
    if rewritten:
        renewed = update(Document).where(Document.id == bindparam("document"))
        connection.execute(renewed.values(report=bindparam("packed")), rewritten)
