"""Versions of installed distributions."""

OWN_NAME = "prongsai"
NOT_INSTALLED = "not installed"


def installed_version(distribution: str) -> str | None:
    """The version as its package metadata gives it; None when it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def own_version() -> str:
    """The version of prongsai itself; where it runs from a folder that was never installed, that of the folder."""
    return installed_version(OWN_NAME) or _version_of_folder() or NOT_INSTALLED


def _version_of_folder() -> str | None:
    import tomllib
    from pathlib import Path

    try:
        project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    except (OSError, ValueError, KeyError):
        return None
    return f"{project['version']} ({NOT_INSTALLED})" if project.get("name") == OWN_NAME else None
