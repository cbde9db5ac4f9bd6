"""The files to measure are found, and told apart."""

from pathlib import Path

from bench.inputs import default_files, short_names


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("ก", encoding="utf-8")


def test_real_dumps_beside_the_repository_come_first(tmp_path: Path) -> None:
    make(tmp_path, "shared/seeds/b.txt", "shared/seeds/a.txt", "shared/seeds/a.json", "main/samples/one/report.txt")
    assert default_files(tmp_path / "main") == [tmp_path / "shared/seeds/a.txt", tmp_path / "shared/seeds/b.txt"]


def test_without_them_the_samples_are_read(tmp_path: Path) -> None:
    make(tmp_path, "main/samples/two/report.md", "main/samples/one/report.txt", "main/samples/one/expected.json")
    samples = tmp_path / "main/samples"
    assert default_files(tmp_path / "main") == [samples / "one/report.txt", samples / "two/report.md"]


def test_files_that_differ_only_in_their_ending_show_their_folders() -> None:
    assert short_names([Path("a/report.txt"), Path("b/report.md"), Path("b/plan.txt")]) == [
        "a/report.txt",
        "b/report.md",
        "plan.txt",
    ]
