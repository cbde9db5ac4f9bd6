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
    """The version of prongsai itself; `not installed` when it runs from a folder that was never installed."""
    return installed_version(OWN_NAME) or NOT_INSTALLED
