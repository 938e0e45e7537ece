"""The blob store and the copies people open."""

import errno
import hashlib
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.files import BlobStore, disk_problem, downloads_dir, save_readable

WHEN = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


def everything(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file()]


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


def test_bytes_come_back_by_their_hash(store: BlobStore) -> None:
    blob = store.put(b"picture")
    assert blob.sha256 == hashlib.sha256(b"picture").hexdigest()
    assert blob.size == 7
    assert store.read(blob.sha256) == b"picture"
    with store.open(blob.sha256) as file:
        assert file.read(3) == b"pic"


def test_putting_twice_keeps_one_file_and_leaves_no_scraps(store: BlobStore) -> None:
    assert store.put(b"same") == store.put(b"same")
    assert len(everything(store.root)) == 1


def test_a_file_is_stored_as_its_bytes_are(store: BlobStore, tmp_path: Path) -> None:
    source = tmp_path / "big.bin"
    source.write_bytes(os.urandom(3_000_000))
    blob = store.put(source)
    assert blob.size == 3_000_000
    assert store.read(blob.sha256) == source.read_bytes()
    assert store.put(source.read_bytes()) == blob


def test_a_missing_source_is_told(store: BlobStore, tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        store.put(tmp_path / "nothing.png")
    assert caught.value.kind is Kind.MISSING


def test_damage_is_noticed_and_putting_again_heals_it(store: BlobStore) -> None:
    blob = store.put(b"picture")
    store.path(blob.sha256).write_bytes(b"pixture")
    with pytest.raises(Problem, match="damaged"):
        store.read(blob.sha256)
    store.put(b"picture")
    assert store.read(blob.sha256) == b"picture"


def test_deleting_says_whether_it_was_there(store: BlobStore) -> None:
    blob = store.put(b"picture")
    assert store.delete(blob.sha256)
    assert not store.delete(blob.sha256)
    with pytest.raises(Problem) as caught:
        store.read(blob.sha256)
    assert caught.value.kind is Kind.MISSING


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n", "a/" * 32])
def test_only_hashes_name_blobs(store: BlobStore, name: str) -> None:
    with pytest.raises(Problem) as caught:
        store.read(name)
    assert caught.value.kind is Kind.INVALID


def test_threads_putting_the_same_bytes_all_succeed(store: BlobStore) -> None:
    data = os.urandom(200_000)
    results: list[object] = []
    threads = [threading.Thread(target=lambda: results.append(store.put(data))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8
    assert len(set(map(str, results))) == 1
    assert len(everything(store.root)) == 1


def test_a_blocked_folder_is_a_problem_in_words(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("in the way")
    with pytest.raises(Problem, match="in the way") as caught:
        BlobStore(tmp_path / "blobs").put(b"picture")
    assert caught.value.hint


def test_a_saved_copy_has_a_name_people_can_read(tmp_path: Path) -> None:
    path = save_readable(tmp_path / "new", "A Red Fox at dawn!", "png", b"x", WHEN)
    assert path == tmp_path / "new" / "a-red-fox-at-dawn-2026-11-20-1430.png"
    assert path.read_bytes() == b"x"


def test_a_saved_copy_never_replaces_another(tmp_path: Path) -> None:
    paths = [save_readable(tmp_path, "fox", "png", bytes([n]), WHEN) for n in range(3)]
    assert [p.name for p in paths] == [f"fox-2026-11-20-1430{suffix}.png" for suffix in ("", "-2", "-3")]
    assert [p.read_bytes() for p in paths] == [b"\0", b"\1", b"\2"]


def test_a_link_in_the_way_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "precious"
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "fox-2026-11-20-1430.png").symlink_to(outside)
    path = save_readable(tmp_path / "out", "fox", "png", b"x", WHEN)
    assert path.name == "fox-2026-11-20-1430-2.png"
    assert not outside.exists()


def test_savers_racing_for_one_name_all_get_their_own(tmp_path: Path) -> None:
    threads = [
        threading.Thread(target=save_readable, args=(tmp_path, "fox", "png", bytes([n]), WHEN)) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(p.read_bytes() for p in everything(tmp_path)) == [bytes([n]) for n in range(8)]


def test_without_hard_links_a_copy_is_still_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    paths = [save_readable(tmp_path, "fox", "png", bytes([n]), WHEN) for n in range(2)]
    assert [p.read_bytes() for p in paths] == [b"\0", b"\1"]
    assert len(everything(tmp_path)) == 2


@given(st.text(max_size=300))
def test_any_title_gives_a_usable_name(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "titles"
    path = save_readable(folder, title, "png", b"x", WHEN)
    assert path.parent == folder
    assert len(path.name.encode()) < 200
    path.unlink()


@pytest.mark.parametrize("title", ["CON", "nul", "com1", "..", "", "   ", "/etc/passwd", "a\0b"])
def test_titles_that_are_traps_give_harmless_names(tmp_path: Path, title: str) -> None:
    path = save_readable(tmp_path, title, "png", b"x", WHEN)
    assert path.parent == tmp_path
    assert path.name.split(".")[0].lower() not in {"con", "nul", "com1", ""}
    assert path.exists()


def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from images_mcp.kernel.errors import Problem\n"
        "from images_mcp.kernel.files import BlobStore, save_readable\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); root = Path(sys.argv[1])\n"
        "for save in (lambda: save_readable(root / 'out', 'fox', 'png', bytes(9000), datetime.now(UTC)),\n"
        "             lambda: BlobStore(root / 'blobs').put(bytes(9000))):\n"
        "    try: save()\n"
        "    except Problem as problem: print(problem.message, problem.hint)\n"
    )
    told = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert told.stdout.count("The disk is full") == 2
    assert "another folder" in told.stdout
    assert everything(tmp_path) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EIO])
def test_every_disk_error_has_words_and_a_way_out(number: int) -> None:
    problem = disk_problem(OSError(number, "x"), Path("pictures"))
    assert "pictures" in problem.message
    assert "folder" in problem.hint


def test_pictures_go_to_the_download_folder() -> None:
    assert downloads_dir().name == "images"
    assert downloads_dir().is_absolute()
