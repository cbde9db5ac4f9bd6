"""Settings: what a TOML file says, over it the environment, and over that what a command was given.

The file is the one that PRONGSAI_SETTINGS names, else `prongsai.toml` where the command runs, else
`~/.config/prongsai/prongsai.toml`; there need not be one. `batch.settle` of the file is PRONGSAI_BATCH_SETTLE of the
environment. What is not set anywhere is None, and then the command that uses it decides.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from schemas.errors import UsageError

FILE_VARIABLE = "PRONGSAI_SETTINGS"
PREFIX = "PRONGSAI_"
USUAL_FILES = (Path("prongsai.toml"), Path("~/.config/prongsai/prongsai.toml"))

Given = Mapping[str, Mapping[str, Any]]
"""Sections, and in them names and values."""
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1)]


def _as_list(value: Any) -> Any:
    """`a@example.org, b@example.org` as a list; the environment has no other way to say one."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


class _Section(BaseModel):
    """A table of the file. Names that nobody knows are refused: they are slips."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class StoreSettings(_Section):
    """Where reports are stored; the address may hold a password."""

    url: SecretStr | None = None


class BatchSettings(_Section):
    """The nightly run: its folders, and the limits of the work on one document."""

    inbox: Path | None = None
    archive: Path | None = None
    quarantine: Path | None = None
    crops: Path | None = None
    workers: Count | None = None
    settle: Amount | None = None
    seconds: Amount | None = None
    seconds_a_page: Amount | None = None
    cpu_seconds: Amount | None = None
    memory_mib: Count | None = None
    max_mib: Count | None = None
    max_pages: Count | None = None


class MailSettings(_Section):
    """The server that sends the morning report, from whom and to whom; without a host none is sent."""

    host: str | None = None
    port: Annotated[int, Field(ge=1, le=65535)] = 25
    user: str | None = None
    password: SecretStr | None = None
    sender: Annotated[str | None, Field(alias="from")] = None
    to: Annotated[list[str], NoDecode, BeforeValidator(_as_list)] = []
    starttls: bool = False


class ExportSettings(_Section):
    """How tables are written where the command does not say."""

    layout: Literal["wide", "long"] | None = None
    headings: Literal["thai", "keys"] | None = None
    bom: bool | None = None
    mask_names: bool | None = None


class Settings(BaseSettings):
    """All settings, checked."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="_",
        env_nested_max_split=1,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    store: StoreSettings = StoreSettings()
    batch: BatchSettings = BatchSettings()
    mail: MailSettings = MailSettings()
    export: ExportSettings = ExportSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What counts first: the command line, the environment, the file."""
        return init_settings, env_settings, InitSettingsSource(settings_cls, read_file(settings_file()))


class Origins(NamedTuple):
    """What the file and the environment say, unchecked; `names` are the variables that say it."""

    file: Path | None
    in_file: dict[str, Any]
    names: dict[tuple[str, str], str]


def load_settings(given: Given | None = None) -> Settings:
    """The settings; `given` is what the command line says, where None says nothing. Raises UsageError."""
    said = {
        section: {name: value for name, value in (values or {}).items() if value is not None}
        for section, values in (given or {}).items()
    }
    try:
        return Settings(**{section: values for section, values in said.items() if values})  # type: ignore[arg-type]  # pydantic checks it
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise UsageError(f"the settings cannot be used: {wrong}", _HINT) from None  # the cause would show secrets
    except SettingsError as error:
        raise UsageError(f"the settings cannot be used: {error}", _HINT) from None


_HINT = "prongsai config shows where each setting comes from, and docs/settings.md which there are."


def settings_file() -> Path | None:
    """The file that counts; None where there is none. Raises UsageError where the named one is missing."""
    named = os.environ.get(FILE_VARIABLE)
    if named:
        if not Path(named).is_file():
            raise UsageError(f"there is no file {named}", f"{FILE_VARIABLE} names it; correct or unset that.")
        return Path(named)
    return next((path for path in map(Path.expanduser, USUAL_FILES) if path.is_file()), None)


def read_file(path: Path | None) -> dict[str, Any]:
    """What the file says, unchecked; raises UsageError where it cannot be read or is no TOML."""
    import tomllib

    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"cannot read the settings {path}: {error.strerror}", "Check its permissions.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"the settings {path} are not UTF-8", "Save the file as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the settings {path} are no TOML: {error}", "Correct that line.") from None


def origins() -> Origins:
    """Who says what beside the command line, for those who ask where a setting comes from."""
    path = settings_file()
    fields = {section: _names(Settings.model_fields[section].annotation) for section in Settings.model_fields}
    variables = {
        (section, name): f"{PREFIX}{section}_{name}".upper() for section, names in fields.items() for name in names
    }
    set_ones = {variable.upper(): variable for variable in os.environ}
    names = {key: set_ones[variable] for key, variable in variables.items() if variable in set_ones}
    return Origins(path, read_file(path), names)


def _names(section: Any) -> list[str]:
    """The names of a section's settings as people write them."""
    return [field.alias or name for name, field in section.model_fields.items()]
