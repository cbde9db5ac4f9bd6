"""The base of every model."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value with no unknown keys: stages make new values, they never change one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
