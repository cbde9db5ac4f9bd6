"""The files to measure are found, and told apart."""

from pathlib import Path

from bench.inputs import default_files, default_pdfs, pdfs_with_sound_text, short_names, split_pdfs


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
    make(tmp_path, "main/samples/three/report.pdf")
    samples = tmp_path / "main/samples"
    assert default_files(tmp_path / "main") == [samples / "one/report.txt", samples / "two/report.md"]


def test_pdf_samples_come_before_the_pdf_files_beside_the_repository(tmp_path: Path) -> None:
    make(tmp_path, "main/samples/two/report.pdf", "main/samples/one/report.txt", "shared/press/digital/a.pdf")
    make(tmp_path, "shared/real/measures-a.pdf", "shared/real/scan-a.pdf", "shared/press/scan/a.pdf")
    assert default_pdfs(tmp_path / "main") == [
        tmp_path / "main/samples/two/report.pdf",
        tmp_path / "shared/press/digital/a.pdf",
        tmp_path / "shared/real/measures-a.pdf",
    ]


def test_without_any_pdf_there_is_none_to_read(tmp_path: Path) -> None:
    assert default_pdfs(tmp_path / "main") == []


def test_what_a_file_holds_says_whether_it_is_a_pdf(tmp_path: Path) -> None:
    named_text, text, pdf = tmp_path / "a.pdf", tmp_path / "b.txt", tmp_path / "c"
    for path, data in ((named_text, b"words"), (text, b"words"), (pdf, b"%PDF-1.7\n")):
        path.write_bytes(data)
    assert split_pdfs([named_text, text, pdf]) == ([named_text, text], [pdf])


def test_files_that_differ_only_in_their_ending_show_their_folders() -> None:
    assert short_names([Path("a/report.txt"), Path("b/report.md"), Path("b/plan.txt")]) == [
        "a/report.txt",
        "b/report.md",
        "plan.txt",
    ]


def test_the_samples_with_sound_text_are_here() -> None:
    assert all(path.is_file() for path in pdfs_with_sound_text())
