"""Vision models: fetched from a hub on this machine, both files, cut off, wrong and resumed; taken in from files; removed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from models import hub
from models.catalog import CATALOG, Known
from models.fetch import Eye, drop, is_there, path_of, projector_of, pull, remove, take_in, taken
from models.model import ModelCancelled, ModelError, UnknownModel
from models.own import Made, kept, made_for
from models.vision_catalog import QWEN, VENUS, VISION, Part, VisionKnown
from tests.hub_server import Hub, files_of
from tests.tiny_model import tiny, tiny_eye

TEXT, EYE = tiny(b"\x07" * 300_000, "qwen3vl", "Tiny sight"), tiny_eye(b"\x01" * 100_000)
SIGHT = VisionKnown(
    id="tiny-sight",
    says="a test",
    licence="MIT",
    repository="somebody/Tiny-Sight-GGUF",
    text=Part("Tiny Sight.gguf", len(TEXT), hashlib.sha256(TEXT).hexdigest()),
    projector=Part("mmproj.gguf", len(EYE), hashlib.sha256(EYE).hexdigest()),
    dialect="qwen3-vl",
    memory=1,
    good=(),
    scores=(),
    base="none",
)
UNKNOWN = msgspec.structs.replace(SIGHT, text=Part("Tiny Sight.gguf"), projector=Part("mmproj.gguf"), about=400_000)
WHOLE = ["tiny-sight+mmproj.checked", "tiny-sight+mmproj.gguf", "tiny-sight.checked", "tiny-sight.gguf", "tiny-sight.json"]
Serve = Callable[..., Hub]


def quiet(what: str, part: float) -> None:
    assert what
    assert -1.0 <= part <= 1.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "models"
    made.mkdir()
    return made


def model_of(served: Hub, patch: pytest.MonkeyPatch, one: VisionKnown = SIGHT) -> Known:
    patch.setenv("HF_ENDPOINT", served.address)
    return hub.of_hub(one)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


# From the hub.


def test_every_model_has_a_name_of_its_own(folder: Path) -> None:
    found = hub.every(folder)
    assert len({one.id for one in found}) == len(found) == len(CATALOG) + len(VISION)
    assert all(one.projector and one.repository and one.dialect and one.fetched for one in hub.others(folder))


@pytest.mark.parametrize("one", [SIGHT, UNKNOWN], ids=["known hashes", "unknown hashes"])
def test_both_files_come_and_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch, one: VisionKnown) -> None:
    told: list[float] = []
    with Hub(files_of(SIGHT, TEXT, EYE)) as served:
        model = model_of(served, monkeypatch, one)
        path = pull(model, folder, lambda what, part: told.append(part) if what == "Downloading" else None)
        assert [name for name, _ in served.fetched] == ["mmproj.gguf", "Tiny Sight.gguf"]
        assert pull(kept(folder)[0], folder, quiet) == path
        assert len(served.fetched) == 2
    assert (path.read_bytes(), projector_of(model, folder).read_bytes()) == (TEXT, EYE)
    assert names(folder) == WHOLE
    assert told == sorted(told)
    assert told[-1] == 1.0
    (found,) = kept(folder)
    assert found.projector is not None
    assert (found.sha256, found.projector.sha256) == (SIGHT.text.sha256, SIGHT.projector.sha256)
    assert (found.size, found.projector.size, found.shape.layers, found.dialect) == (len(TEXT), len(EYE), 2, "qwen3-vl")
    assert is_there(model, folder)


def test_a_line_that_breaks_is_taken_up_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub(files_of(SIGHT, TEXT, EYE), slow="Tiny Sight.gguf", cut=200_000) as served:
        pull(model_of(served, monkeypatch), folder, quiet)
        assert served.fetched == [("mmproj.gguf", ""), ("Tiny Sight.gguf", ""), ("Tiny Sight.gguf", "bytes=196608-")]
    assert names(folder) == WHOLE


@pytest.mark.parametrize("one", [SIGHT, UNKNOWN], ids=["known hashes", "unknown hashes"])
def test_one_that_was_stopped_goes_on_with_the_file_it_was_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch, one: VisionKnown
) -> None:
    with Hub(files_of(SIGHT, TEXT, EYE), slow="Tiny Sight.gguf", held=100_000) as served:
        model = model_of(served, monkeypatch, one)
        with pytest.raises(ModelCancelled):
            pull(model, folder, quiet, lambda: taken(model, folder) > len(EYE) + 50_000)
        assert not is_there(model, folder)
        served.go.set()
        pull(kept(folder)[0], folder, quiet)
        asked = [name for name, _ in served.fetched]
        assert asked == ["mmproj.gguf", "Tiny Sight.gguf", "Tiny Sight.gguf"]
        assert served.fetched[-1][1].startswith("bytes=")
    assert names(folder) == WHOLE


def test_a_dropped_one_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub(files_of(SIGHT, TEXT, EYE), slow="Tiny Sight.gguf", held=100_000) as served:
        model = model_of(served, monkeypatch)
        with pytest.raises(ModelCancelled):
            pull(model, folder, quiet, lambda: taken(model, folder) > len(EYE) + 50_000)
        drop(model, folder)
    assert names(folder) == []


@pytest.mark.parametrize("file", ["Tiny Sight.gguf", "mmproj.gguf"])
def test_a_file_with_another_hash_is_never_kept(folder: Path, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    good = files_of(SIGHT, TEXT, EYE)
    bad = {name: (data[:-1] + b"\xff" if name.endswith(file) else data) for name, data in good.items()}
    with Hub(bad) as served:
        model = model_of(served, monkeypatch)
        with pytest.raises(ModelError, match=rf"{file} has the SHA-256 .* and should have .*: it was deleted; pull again"):
            pull(model, folder, quiet)
        assert not is_there(model, folder)
        served.files = good
        pull(model, folder, quiet)
    assert names(folder) == WHOLE


@pytest.mark.parametrize("file", ["Tiny Sight.gguf", "mmproj.gguf"])
def test_a_hash_that_nobody_published_is_the_one_that_the_hub_tells(
    folder: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    with Hub(files_of(SIGHT, TEXT, EYE)) as served:
        model = model_of(served, monkeypatch, UNKNOWN)
        right = {"Tiny Sight.gguf": SIGHT.text.sha256, "mmproj.gguf": SIGHT.projector.sha256}
        served.says = {**right, file: "0" * 64}
        with pytest.raises(ModelError, match=rf"{file} has the SHA-256 {right[file]} and should have {'0' * 64}"):
            pull(model, folder, quiet)
        assert not is_there(model, folder)
        served.says = {"Tiny Sight.gguf": "sha1-of-something", "mmproj.gguf": right["mmproj.gguf"]}
        pull(model, folder, quiet)
    assert names(folder) == WHOLE


@pytest.mark.parametrize("file", ["Tiny Sight.gguf", "mmproj.gguf"])
def test_a_file_that_the_hub_has_not(folder: Path, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    there = {name: data for name, data in files_of(SIGHT, TEXT, EYE).items() if not name.endswith(file)}
    said = rf"has no {file} in .*/somebody/Tiny-Sight-GGUF \(404\): look there for its new name"
    with Hub(there) as served, pytest.raises(ModelError, match=said):
        pull(model_of(served, monkeypatch), folder, quiet)


def test_a_page_in_place_of_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub(files_of(SIGHT, TEXT, b"<html>Sign in</html>")) as served:
        with pytest.raises(ModelError, match=r"mmproj.gguf is not a GGUF model"):
            pull(model_of(served, monkeypatch, UNKNOWN), folder, quiet)
        assert not list(folder.rglob("*mmproj*"))


def test_a_projector_of_another_model_from_the_hub(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub(files_of(SIGHT, TEXT, tiny_eye(out=128))) as served, pytest.raises(ModelError, match="belongs to another model"):
        pull(model_of(served, monkeypatch, UNKNOWN), folder, quiet)
    assert not (folder / "tiny-sight.gguf").exists()


def test_a_projector_that_vanished_is_fetched_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub(files_of(SIGHT, TEXT, EYE)) as served:
        model = model_of(served, monkeypatch)
        pull(model, folder, quiet)
        projector_of(model, folder).unlink()
        with pytest.raises(ModelError, match=r"is not here .*: get it with `deskhand model pull tiny-sight`"):
            projector_of(model, folder)
        pull(model, folder, quiet)
        assert [name for name, _ in served.fetched] == ["mmproj.gguf", "Tiny Sight.gguf", "mmproj.gguf"]


def test_a_proxy_of_the_environment_is_gone_through(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub(files_of(SIGHT, TEXT, EYE)) as served:
        monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")
        monkeypatch.setenv("http_proxy", served.address)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        pull(hub.of_hub(SIGHT), folder, quiet)
        assert len(served.fetched) == 2
    assert names(folder) == WHOLE


def test_a_disk_without_room_is_told_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({}) as served:
        vast = msgspec.structs.replace(model_of(served, monkeypatch, UNKNOWN), about=10**18)
        with pytest.raises(ModelError, match=r"needs \d+ MB free to get tiny-sight: free some space"):
            pull(vast, folder, quiet)
        assert served.asked == []


def test_what_is_learned_of_a_model_of_the_catalogue_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hashes of this one were published by nobody: those of the files that came are held against them from then on."""
    with Hub(files_of(VENUS, TEXT, EYE)) as served:
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        pull(hub.of_hub(VENUS), folder, quiet)
        found = {one.id: one for one in hub.others(folder)}
    assert len(found) == len(VISION)
    assert found[VENUS.id].sha256 == hashlib.sha256(TEXT).hexdigest()
    assert found[VENUS.id].fetched == len(TEXT) + len(EYE)
    with path_of(found[VENUS.id], folder).open("ab") as file:
        file.write(b"x")
    assert not is_there(found[VENUS.id], folder)


def test_a_catalogue_model_of_another_size_is_not_fetched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub(files_of(QWEN, TEXT, EYE)) as served:
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        small = msgspec.structs.replace(hub.of_hub(QWEN), about=1)
        small = msgspec.structs.replace(small, size=len(TEXT) + 1)
        with pytest.raises(ModelError, match=rf"is {len(EYE)} bytes and should be 453974304: it is another file"):
            pull(small, folder, quiet)


# From files.


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A model that tells its name, and its projector."""
    made = tmp_path / "files"
    made.mkdir()
    (made / "Holo.gguf").write_bytes(tiny(name="qwen3vl", called="Holo-3.1-4B"))
    (made / "mmproj.gguf").write_bytes(EYE)
    return made


@pytest.mark.parametrize(
    ("text", "asked", "dialect"),
    [
        (tiny(name="qwen3vl", called="Holo-3.1-4B"), "", "holo3.1"),
        (tiny(name="qwen3vl", called="UI-TARS 1.5 7B"), "", "ui-tars-1.5"),
        (tiny(name="qwen3vl"), "", "qwen3-vl"),
        (tiny(name="qwen35"), "", "qwen3.5"),
        (tiny(name="qwen3vl", called="Holo-3.1-4B"), "mai-ui", "mai-ui"),
    ],
)
def test_the_family_is_recognised(folder: Path, files: Path, text: bytes, asked: str, dialect: str) -> None:
    (files / "Mine.gguf").write_bytes(text)
    found = take_in(files / "Mine.gguf", folder, quiet, eye=Eye(files / "mmproj.gguf", asked))
    assert (found.id, found.dialect, found.own) == ("mine", dialect, True)
    assert (path_of(found, folder).read_bytes(), projector_of(found, folder).read_bytes()) == (text, EYE)
    assert kept(folder) == (found,)


def test_a_family_that_is_not_known_is_asked_for(folder: Path, files: Path) -> None:
    (files / "Mine.gguf").write_bytes(tiny())
    (files / "mmproj.gguf").write_bytes(tiny_eye(kind="idefics3"))
    with pytest.raises(ModelError, match=r"Mine.gguf: Its dialect is not known: choose one of holo3.1.* with --dialect"):
        take_in(files / "Mine.gguf", folder, quiet, eye=Eye(files / "mmproj.gguf"))
    assert names(folder) == []


def test_a_dialect_that_there_is_not(folder: Path, files: Path) -> None:
    with pytest.raises(UnknownModel, match=r"No dialect is called “holo3”.*Did you mean holo"):
        take_in(files / "Holo.gguf", folder, quiet, eye=Eye(files / "mmproj.gguf", "holo3"))


@pytest.mark.parametrize(
    ("eye", "said"),
    [
        (tiny(), "mmproj.gguf is a text model, no projector: a vision model needs its projector"),
        (tiny_eye(kind="qwen2.5vl_merger"), "Holo.gguf reads text only .* mmproj.gguf is made for qwen2vl: get both files"),
        (tiny_eye(out=128), "mmproj.gguf belongs to another model than Holo.gguf"),
        (b"", "mmproj.gguf is empty"),
        (b"nonsense", "mmproj.gguf is not a GGUF model"),
        (EYE[:-10], "mmproj.gguf is cut short"),
        (None, "No such file"),
    ],
)
def test_a_projector_that_is_none(folder: Path, files: Path, eye: bytes | None, said: str) -> None:
    (files / "mmproj.gguf").unlink()
    if eye is not None:
        (files / "mmproj.gguf").write_bytes(eye)
    with pytest.raises(ModelError, match=said):
        take_in(files / "Holo.gguf", folder, quiet, eye=Eye(files / "mmproj.gguf"))
    assert names(folder) == []


@pytest.mark.parametrize("eye", [True, False])
def test_a_projector_given_as_the_model(folder: Path, files: Path, eye: bool) -> None:
    with pytest.raises(ModelError, match=r"mmproj.gguf is only the part that sees: give the model's own file, and this"):
        take_in(files / "mmproj.gguf", folder, quiet, eye=Eye(files / "mmproj.gguf") if eye else None)
    assert names(folder) == []


def test_the_same_files_twice_are_one_model(folder: Path, files: Path) -> None:
    eye = Eye(files / "mmproj.gguf")
    assert [take_in(files / "Holo.gguf", folder, quiet, eye=eye).id for _ in range(2)] == ["holo", "holo"]
    assert take_in(files / "Holo.gguf", folder, quiet).id == "holo-2"
    (files / "other.gguf").write_bytes(tiny_eye(b"\x02" * 256))
    assert take_in(files / "Holo.gguf", folder, quiet, eye=Eye(files / "other.gguf")).id == "holo-3"


def test_a_catalogue_name_is_not_taken_by_a_file(folder: Path, files: Path) -> None:
    (files / f"{VENUS.id}.gguf").write_bytes(tiny())
    assert take_in(files / f"{VENUS.id}.gguf", folder, quiet).id == f"{VENUS.id}-2"


def test_taking_in_can_be_stopped_at_the_second_file(folder: Path, files: Path) -> None:
    calls = iter([False])
    with pytest.raises(ModelCancelled, match=r"Holo.gguf was not taken in"):
        take_in(files / "Holo.gguf", folder, quiet, lambda: next(calls, True), Eye(files / "mmproj.gguf"))
    assert names(folder) == []


def test_removing_takes_both_files(folder: Path, files: Path) -> None:
    found = take_in(files / "Holo.gguf", folder, quiet, eye=Eye(files / "mmproj.gguf"))
    assert taken(found, folder) == sum(file.stat().st_size for file in files.iterdir())
    remove(found, folder)
    assert names(folder) == []
    with pytest.raises(ModelError, match="import the file again"):
        projector_of(found, folder)


def test_a_model_that_only_reads_has_no_projector(folder: Path, files: Path) -> None:
    found = take_in(files / "Holo.gguf", folder, quiet)
    with pytest.raises(ModelError, match="holo reads words alone: choose a model that sees, or import it anew with --mmproj"):
        projector_of(found, folder)


def test_a_record_from_before_still_reads(folder: Path) -> None:
    old = {"id": "old", "says": "From old.gguf", "licence": "?", "file": "old.gguf", "sha256": "ab", "size": 7}
    (folder / "old.json").write_text(json.dumps(old))
    (found,) = kept(folder)
    assert (found.projector, found.dialect, found.fetched) == (None, "", 7)


@pytest.mark.parametrize(
    ("data", "made"),
    [
        (tiny(), Made.READS),
        (tiny(name="qwen2"), Made.READS),
        (tiny(name="qwen2vl"), Made.SEES),
        (tiny(name="qwen3vlmoe"), Made.SEES),
        (tiny(name="qwen2", called="ShowUI-2B"), Made.SEES),
        (EYE, Made.PROJECTOR),
    ],
)
def test_what_a_file_is_made_for(tmp_path: Path, data: bytes, made: Made) -> None:
    (tmp_path / "some.gguf").write_bytes(data)
    assert made_for(tmp_path / "some.gguf") is made


@pytest.mark.parametrize("data", [b"", b"MZ", EYE[:-10]])
def test_what_no_model_is_made_for(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "some.gguf").write_bytes(data)
    with pytest.raises(ModelError, match=r"some.gguf is"):
        made_for(tmp_path / "some.gguf")
