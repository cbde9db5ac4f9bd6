"""`prongsai config` says where each setting comes from, and shows no secret."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.settings_options import picked, store_url
from schemas.errors import ExitCode, UsageError

SECRET = "geheim-7"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PRONGSAI_SETTINGS", raising=False)


def origins(*words: str) -> dict[str, tuple[object, str]]:
    result = CliRunner().invoke(app, ["config", "--json", *words])
    assert result.exit_code == 0, result.output
    return {name: (each["value"], each["from"]) for name, each in json.loads(result.stdout).items()}


def test_every_setting_says_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("prongsai.toml").write_text('[batch]\ninbox = "in"\nworkers = 1\nsettle = 1\n', encoding="utf-8")
    monkeypatch.setenv("PRONGSAI_BATCH_WORKERS", "2")
    found = origins("--set", "batch.settle=3")
    assert found["batch.inbox"] == ("in", "prongsai.toml")
    assert found["batch.workers"] == (2, "PRONGSAI_BATCH_WORKERS")
    assert found["batch.settle"] == (3, "command line")
    assert found["mail.port"] == (25, "default")
    assert found["batch.archive"] == (None, "not set")


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_no_secret_is_shown(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("prongsai.toml").write_text(f'[mail]\npassword = "{SECRET}"\n', encoding="utf-8")
    monkeypatch.setenv("PRONGSAI_STORE_URL", f"postgresql://me:{SECRET}@server/reports?password={SECRET}")
    result = CliRunner().invoke(app, ["config", *words])
    assert SECRET not in result.output
    assert "me:***@server/reports" in result.output
    assert "••••" in result.output


def test_an_address_that_is_none_is_not_shown_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRONGSAI_STORE_URL", f"mysql://me:{SECRET}@server/reports")
    assert SECRET not in CliRunner().invoke(app, ["config"]).output


def test_a_password_that_others_can_read_is_told() -> None:
    path = Path("prongsai.toml")
    path.write_text(f'[mail]\npassword = "{SECRET}"\n', encoding="utf-8")
    path.chmod(0o644)
    assert "chmod 600" in CliRunner().invoke(app, ["config"]).output
    path.chmod(0o600)
    assert "chmod" not in CliRunner().invoke(app, ["config"]).output


def test_a_variable_that_means_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRONGSAI_STOER_URL", "reports.db")
    assert "PRONGSAI_STOER_URL is no setting" in CliRunner().invoke(app, ["config"]).output


@pytest.mark.parametrize("word", ["batch", "batch.workers", "workers=2", ".x=1"])
def test_a_setting_without_name_or_value_is_wrong_usage(word: str) -> None:
    assert CliRunner().invoke(app, ["config", "--set", word]).exit_code == ExitCode.USAGE


def test_the_store_comes_from_the_command_line_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRONGSAI_STORE_URL", "environment.db")
    assert store_url("given.db") == "given.db"
    assert store_url(None) == "environment.db"


def test_without_any_store_the_command_says_how_to_name_one() -> None:
    with pytest.raises(UsageError, match="no store") as told:
        store_url(None)
    assert "PRONGSAI_STORE_URL" in told.value.hint


def test_what_is_given_counts_even_where_it_says_no() -> None:
    assert picked(False, True, True) is False
    assert picked(None, False, True) is False
    assert picked(None, None, 7) == 7
