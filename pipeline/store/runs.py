"""Runs: when one begins and how it ends."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from pipeline.store.storable import storable
from pipeline.store.tables import RUN_STATES, Run


def begin_run(session: Session, *, inbox: str, program: str, settings: Mapping[str, Any], now: datetime) -> int:
    """The id of a new run; runs that never said how they ended are `abandoned`, since only one works at a time.

    `settings` are stored as they are: they must hold no secrets.
    """
    session.execute(update(Run).where(Run.state == "running").values(state="abandoned"))
    told = storable(dict(settings))
    run = Run(started_at=now, ended_at=None, state="running", inbox=inbox, program=program, settings=told)
    session.add(run)
    session.flush()
    return run.id


def end_run(session: Session, run_id: int, *, state: str, ledger: Mapping[str, Any] | None, now: datetime) -> None:
    """Notes how a run ended (`done`, `interrupted` or `failed`), and what was counted."""
    if state not in RUN_STATES or state == "running":
        raise ValueError(f"a run does not end {state}")
    values = {"state": state, "ended_at": now, "ledger": None if ledger is None else dict(ledger)}
    session.execute(update(Run).where(Run.id == run_id).values(values))
