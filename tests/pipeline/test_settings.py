"""Settings come from the file, the environment and the command line, in that order, and keep their secrets."""

from pathlib import Path

import pytest

from pipeline.settings import load_settings
from schemas.errors import UsageError

SECRET = "geheim-7"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings but those of the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PRONGSAI_SETTINGS", raising=False)


def write_file(text: str) -> None:
    Path("prongsai.toml").write_text(text, encoding="utf-8")


def test_without_any_settings_commands_decide() -> None:
    settings = load_settings()
    assert settings.store.url is None
    assert settings.batch.workers is None


def test_the_file_is_read() -> None:
    write_file('[batch]\ninbox = "งาน/ขาเข้า"\nsettle = 30\n[mail]\nfrom = "a@example.org"\nto = ["b@example.org"]\n')
    settings = load_settings()
    assert settings.batch.inbox == Path("งาน/ขาเข้า")
    assert settings.batch.settle == 30
    assert (settings.mail.sender, settings.mail.to) == ("a@example.org", ["b@example.org"])


def test_the_environment_counts_more_than_the_file_and_the_command_line_most(monkeypatch: pytest.MonkeyPatch) -> None:
    write_file("[batch]\nworkers = 1\nsettle = 1\nmax_pages = 1\n")
    monkeypatch.setenv("PRONGSAI_BATCH_WORKERS", "2")
    monkeypatch.setenv("PRONGSAI_BATCH_SETTLE", "2")
    batch = load_settings({"batch": {"workers": 3, "max_pages": None}}).batch
    assert (batch.workers, batch.settle, batch.max_pages) == (3, 2, 1)


def test_a_section_comes_from_all_three_together(monkeypatch: pytest.MonkeyPatch) -> None:
    write_file('[mail]\nhost = "mail.example.org"\n')
    monkeypatch.setenv("PRONGSAI_MAIL_TO", "a@example.org, b@example.org")
    mail = load_settings({"mail": {"port": 2525}}).mail
    assert (mail.host, mail.to, mail.port) == ("mail.example.org", ["a@example.org", "b@example.org"], 2525)


def test_the_file_that_the_environment_names_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file("[batch]\nworkers = 1\n")
    (tmp_path / "other.toml").write_text("[batch]\nworkers = 5\n", encoding="utf-8")
    monkeypatch.setenv("PRONGSAI_SETTINGS", str(tmp_path / "other.toml"))
    assert load_settings().batch.workers == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[batch]\nworkres = 2\n", "batch.workres"),
        ("[bacth]\nworkers = 2\n", "bacth"),
        ("[batch]\nworkers = 0\n", "batch.workers"),
        ("[batch\n", "no TOML"),
        ("store = 3\n", "store"),
    ],
)
def test_a_slip_in_the_file_is_told_by_name(text: str, said: str) -> None:
    write_file(text)
    with pytest.raises(UsageError, match=said):
        load_settings()


def test_a_named_file_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRONGSAI_SETTINGS", "nowhere.toml")
    with pytest.raises(UsageError, match=r"no file nowhere\.toml"):
        load_settings()


def test_secrets_show_neither_in_the_settings_nor_in_what_is_told_of_a_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRONGSAI_STORE_URL", f"postgresql://me:{SECRET}@server/reports")
    monkeypatch.setenv("PRONGSAI_MAIL_PASSWORD", SECRET)
    settings = load_settings()
    assert SECRET not in repr(settings) + str(settings) + settings.model_dump_json()
    monkeypatch.setenv("PRONGSAI_MAIL_PORT", SECRET)
    with pytest.raises(UsageError) as slip:
        load_settings()
    assert SECRET not in str(slip.value)
    assert slip.value.__cause__ is None
