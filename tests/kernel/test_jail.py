"""Files that may be read, and everything that tries to get out."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.jail import Jail


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "fox é.png").write_bytes(b"fox")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return folder


@pytest.fixture
def jail(root: Path) -> Jail:
    return Jail([root])


def test_a_file_below_the_root_is_read_however_it_is_named(jail: Jail, root: Path) -> None:
    full = f"{root}/sub/fox é.png"
    for name in (full, "sub/fox é.png", "./sub//fox é.png", f" {full} ", (root / "sub/fox é.png").as_uri()):
        assert jail.open_read(name, 100) == b"fox"
        assert jail.resolve(name) == root / "sub" / "fox é.png"
    assert jail.open_read(f"file://localhost{root}/sub/fox%20%C3%A9.png", 100) == b"fox"


def test_a_second_root_is_searched_too(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "owl.png").write_bytes(b"owl")
    assert Jail([root, tmp_path / "other"]).open_read("owl.png", 10) == b"owl"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "sub/../../secret.txt",
        "/etc/passwd",
        "/etc/no-such-file",
        "file:///etc/passwd",
        "file:///%2e%2e/etc/passwd",
        "file://server/share/fox.png",
        "file:///%ff.png",
        "file://[/fox.png",
        "//server/share/fox.png",
        "\\\\server\\share\\fox.png",
        "https://example.com/fox.png",
        "data:image/png;base64,AAAA",
        "sub/fox\0.png",
        "sub/fox\n.png",
        "",
        "~",
        "~root/x",
        "x" * 5000,
        "/proc/self/environ",
        "/dev/zero",
    ],
)
def test_nothing_else_is_read(jail: Jail, path: str) -> None:
    for use in (jail.resolve, lambda p: jail.open_read(p, 100)):
        with pytest.raises(Problem) as caught:
            use(path)
        assert caught.value.hint


def test_outside_existing_and_missing_files_look_the_same(jail: Jail) -> None:
    told = set()
    for path in ("/etc/passwd", "/etc/no-such-file"):
        with pytest.raises(Problem) as caught:
            jail.open_read(path, 100)
        told.add((caught.value.kind, caught.value.message, caught.value.hint))
    assert len(told) == 1


def test_a_link_leading_out_is_refused(jail: Jail, root: Path, tmp_path: Path) -> None:
    (root / "link.png").symlink_to(tmp_path / "secret.txt")
    (root / "away").symlink_to(tmp_path)
    (root / "loop").symlink_to(root / "loop")
    for name in ("link.png", "away/secret.txt", "loop"):
        with pytest.raises(Problem):
            jail.open_read(name, 100)


def test_a_link_staying_inside_is_fine(jail: Jail, root: Path) -> None:
    (root / "link.png").symlink_to(root / "sub" / "fox é.png")
    assert jail.open_read("link.png", 100) == b"fox"


def test_a_root_reached_by_a_link_is_fine(root: Path, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(root)
    assert Jail([tmp_path / "shortcut"]).open_read(f"{tmp_path}/shortcut/sub/fox é.png", 9) == b"fox"


def test_a_sibling_with_the_same_beginning_is_outside(jail: Jail, root: Path) -> None:
    sibling = root.with_name("pictures-private")
    sibling.mkdir()
    (sibling / "x.png").write_bytes(b"x")
    with pytest.raises(Problem) as caught:
        jail.open_read(str(sibling / "x.png"), 100)
    assert caught.value.kind is Kind.REFUSED


def test_folders_and_pipes_are_refused_without_waiting(jail: Jail, root: Path) -> None:
    os.mkfifo(root / "pipe.png")
    for name in ("sub", "pipe.png", str(root)):
        for use in (jail.resolve, lambda p: jail.open_read(p, 100)):
            with pytest.raises(Problem, match="ordinary file"):
                use(name)


def test_a_device_is_refused() -> None:
    with pytest.raises(Problem, match="ordinary file"):
        Jail([Path("/dev")]).open_read("/dev/zero", 100)


def test_size_is_capped(jail: Jail, root: Path) -> None:
    assert jail.open_read("sub/fox é.png", 3) == b"fox"
    with pytest.raises(Problem, match="larger"):
        jail.open_read("sub/fox é.png", 2)


def test_without_roots_nothing_is_read() -> None:
    with pytest.raises(Problem, match="outside"):
        Jail([]).open_read("/etc/hostname", 100)


def test_a_file_swapped_for_a_link_while_reading_never_leaks(jail: Jail, root: Path, tmp_path: Path) -> None:
    target, spare = root / "swap", root / "spare"
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil" / "a.png").write_bytes(b"secret")
    target.mkdir()
    (target / "a.png").write_bytes(b"fine")
    done = threading.Event()

    def swap() -> None:
        while not done.is_set():
            target.rename(spare)
            target.symlink_to(tmp_path / "evil")
            target.unlink()
            spare.rename(target)

    thread = threading.Thread(target=swap)
    thread.start()
    seen = set()
    try:
        for _ in range(1500):
            try:
                seen.add(jail.open_read("swap/a.png", 100))
            except Problem:
                seen.add(b"refused")
    finally:
        done.set()
        thread.join()
    assert b"secret" not in seen
    assert seen


@given(st.lists(st.sampled_from(["..", ".", "sub", "away", "secret.txt", "%2e%2e", "", "~", "link"]), max_size=6))
def test_no_combination_of_parts_gets_out(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    base = tmp_path_factory.getbasetemp() / "combos"
    root = base / "root"
    if not root.exists():
        (root / "sub").mkdir(parents=True)
        (base / "secret.txt").write_bytes(b"secret")
        (root / "away").symlink_to(base)
        (root / "link").symlink_to("../secret.txt")
    for path in ("/".join(parts), f"{root}/{'/'.join(parts)}", f"file://{root}/{'/'.join(parts)}"):
        with pytest.raises(Problem):
            Jail([root]).open_read(path, 100)
