"""Disks that are full, can only be read, or go away: nothing is lost, and the next night ends as an undisturbed one."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.night import Night
from pipeline.batch.night_options import NightOptions, prepare_folders
from pipeline.store.contents import dump_contents
from pipeline.store.open import open_store
from schemas.errors import ExitCode, StoreError
from tests.pipeline.batch.disks import Disk, a_disk
from tests.pipeline.batch.nights import AtOnce, Before, have_night, options_for, put

N_FILES = 20
FOLDERS = ("inbox", "archive", "quarantine", "store")
WELL = (ExitCode.OK, ExitCode.NEEDS_REVIEW)


def nobody(_: Path) -> None:
    """Lets the world be."""


class Office:
    """A folder with an inbox of twenty files, and the other folders of a night; some of them may be disks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.options: NightOptions = options_for(
            folder / "inbox", archive=folder / "archive", quarantine=folder / "quarantine", look_ahead=0
        )

    def fill_inbox(self) -> None:
        """Reports of all years, copies of some of them, and files that cannot be read."""
        for number in range(N_FILES):
            text = f"bad {number}" if number % 5 == 4 else f"{2500 + number % 17} {'doubt ' * number}"
            put(self.folder / "inbox" / f"{number:02}", text, second=number)

    def night(self, before: Before = nobody) -> Night:
        """A night that begins with making what is missing."""
        prepare_folders(self.options)
        with open_store(str(self.folder / "store" / "reports.db"), make=True) as store:
            return have_night(store, self.options, executor=AtOnce(before))

    def ending(self) -> tuple[list[dict[str, Any]], dict[str, str]]:
        """What the store says, and the text of each file by its place."""
        with open_store(str(self.folder / "store" / "reports.db")) as store, store.read() as session:
            contents = list(dump_contents(session))
        paths = (path for name in FOLDERS[:3] for path in (self.folder / name).rglob("*"))
        return contents, {str(path): path.read_text() for path in paths if path.is_file()}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "office")


@pytest.fixture(scope="module")
def mounts(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips where no disk can be mounted."""
    with a_disk(tmp_path_factory.mktemp("disk") / "tried"):
        pass


@pytest.fixture
def undisturbed(mounts: None, office: Office) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """How a night ends that nobody disturbs, in the same place."""
    office.folder.mkdir()
    office.fill_inbox()
    (office.folder / "store").mkdir()
    assert office.night().exit_code in WELL
    ending = office.ending()
    shutil.rmtree(office.folder)
    return ending


@pytest.fixture
def disk(request: pytest.FixtureRequest, office: Office, undisturbed: object) -> Iterator[Disk]:
    """A disk in the place of the folder that the test names."""
    office.folder.mkdir()
    with a_disk(office.folder / request.param) as disk:
        (office.folder / "store").mkdir(exist_ok=True)
        office.fill_inbox()
        yield disk


def at(number: int, strike: Callable[[], object]) -> Before:
    """Strikes when the file of this number is read."""
    return lambda path: strike() if path.name == f"{number:02}" else None


@pytest.mark.parametrize("disk", ["store"], indirect=True)
@pytest.mark.parametrize("pages_left", [0, 10])
def test_the_store_fills_its_disk(office: Office, undisturbed: object, disk: Disk, pages_left: int) -> None:
    night = office.night(at(5, lambda: disk.fill(pages_left=pages_left)))
    assert "full" in str(night.error)
    assert "Free some space" in str(night.error and night.error.hint)
    assert night.exit_code is ExitCode.STORE
    assert 5 <= N_FILES - len(list(office.options.inbox.iterdir())) < N_FILES
    disk.make_room()
    assert office.night().exit_code in WELL
    assert office.ending() == undisturbed


@pytest.mark.parametrize("disk", ["store"], indirect=True)
def test_there_is_no_room_for_a_store(office: Office, undisturbed: object, disk: Disk) -> None:
    disk.fill(pages_left=5)
    with pytest.raises(StoreError, match=r"full|disk I/O error") as told:
        office.night()
    assert "space" in told.value.hint
    disk.make_room()
    assert office.night().exit_code in WELL
    assert office.ending() == undisturbed


@pytest.mark.parametrize("disk", ["archive", "quarantine"], indirect=True)
@pytest.mark.parametrize("how", ["full", "read-only"])
def test_originals_cannot_be_moved(office: Office, undisturbed: object, disk: Disk, how: str) -> None:
    night = office.night(at(5, disk.lock if how == "read-only" else disk.fill))
    assert (night.exit_code, night.error) == (ExitCode.STORE, None)
    told = {"full": "No space left on device", "read-only": "Read-only file system"}[how]
    assert {error.message.rpartition(": ")[2] for error in night.not_moved} == {told}
    assert night.ledger is not None
    assert night.ledger.balances
    disk.make_room()
    assert office.night().exit_code in WELL
    assert office.ending() == undisturbed


@pytest.mark.parametrize("disk", ["archive", "quarantine"], indirect=True)
def test_a_folder_that_can_only_be_read_is_told_at_once(office: Office, undisturbed: object, disk: Disk) -> None:
    disk.lock()
    with pytest.raises(StoreError, match="its disk can only be read"):
        office.night()
    disk.make_room()
    assert office.night().exit_code in WELL
    assert office.ending() == undisturbed


@pytest.mark.parametrize("disk", ["inbox"], indirect=True)
def test_the_drive_of_the_inbox_goes_away(office: Office, disk: Disk) -> None:
    night = office.night(at(5, disk.vanish))
    assert night.exit_code is ExitCode.INPUT
    assert "another folder shows in its place" in str(night.error)
    contents, files = office.ending()
    assert sum(row["table"] == "arrivals" for row in contents) == len(files) == 5
    assert office.night().exit_code is ExitCode.OK
    assert office.ending() == (contents, files)
