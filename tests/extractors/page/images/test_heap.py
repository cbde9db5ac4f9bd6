"""Freed memory stays with the process where the C library lets it."""

from types import SimpleNamespace

import pytest

from extractors.page.images.heap import give_back_freed_pages, keep_freed_pages


def test_glibc_is_asked_to_keep_arrays_of_whole_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[int, int] = {}
    monkeypatch.setattr("ctypes.CDLL", lambda _name: SimpleNamespace(mallopt=asked.__setitem__))
    monkeypatch.setattr("sys.platform", "linux")
    keep_freed_pages()
    labels_of_a_page = 4 * 1654 * 2339
    assert min(asked.values()) > labels_of_a_page
    assert sorted(asked) == [-3, -1]  # M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of malloc.h


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_c_library_without_that_is_left_alone(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _name: SimpleNamespace())
    monkeypatch.setattr("sys.platform", platform)
    keep_freed_pages()
    give_back_freed_pages()


def test_glibc_is_asked_to_give_back_all_that_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    monkeypatch.setattr("ctypes.CDLL", lambda _name: SimpleNamespace(malloc_trim=kept.append))
    monkeypatch.setattr("sys.platform", "linux")
    give_back_freed_pages()
    assert kept == [0]
