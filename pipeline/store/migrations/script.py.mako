"""${message}"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Brings the tables forward; nothing that they hold is lost."""
    ${upgrades if upgrades else "pass"}
