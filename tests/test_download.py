"""Files over HTTP from a server on this machine: whole, resumed, cut off, changed meanwhile, wrong."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from models.download import download
from models.model import ModelCancelled, ModelError
from tests.files_server import PIECE, Served

DATA = bytes(range(256)) * 256
HALF = len(DATA) // 2


def quiet(what: str, part: float) -> None:
    assert what == "Downloading"
    assert -1.0 <= part <= 1.0


def never() -> bool:
    return False


def test_it_comes_whole_and_leaves_nothing_else(tmp_path: Path) -> None:
    told: list[float] = []
    with Served(DATA) as served:
        download(served.url, tmp_path / "m.gguf", len(DATA), lambda _, part: told.append(part), never)
    assert (tmp_path / "m.gguf").read_bytes() == DATA
    assert [file.name for file in tmp_path.iterdir()] == ["m.gguf"]
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_stopped_it_keeps_what_came_and_goes_on_from_there(tmp_path: Path) -> None:
    with Served(DATA) as served:
        seen = 0.0

        def progress(what: str, part: float) -> None:
            nonlocal seen
            seen = part

        with pytest.raises(ModelCancelled, match="what came is kept"):
            download(served.url, tmp_path / "m.gguf", len(DATA), progress, lambda: seen > 0.2)
        have = (tmp_path / "m.gguf.part").stat().st_size
        assert 0 < have <= len(DATA)
        assert not (tmp_path / "m.gguf").exists()
        download(served.url, tmp_path / "m.gguf", len(DATA), quiet, never)
        assert (tmp_path / "m.gguf").read_bytes() == DATA
        assert served.asked == ["", *([f"bytes={have}-"] if have < len(DATA) else [])]


def test_a_line_that_breaks_is_taken_up_again(tmp_path: Path) -> None:
    with Served(DATA, cut=HALF) as served:
        download(served.url, tmp_path / "m.gguf", len(DATA), quiet, never)
        assert served.asked == ["", f"bytes={HALF}-"]
    assert (tmp_path / "m.gguf").read_bytes() == DATA


@pytest.mark.parametrize("ranges", [True, False])
def test_a_file_that_changed_meanwhile_is_begun_anew(tmp_path: Path, ranges: bool) -> None:
    (tmp_path / "m.gguf.part").write_bytes(b"x" * PIECE)
    (tmp_path / "m.gguf.part.tag").write_text('"an older one"')
    with Served(DATA, ranges=ranges) as served:
        download(served.url, tmp_path / "m.gguf", 0, quiet, never)
        assert served.asked == [f"bytes={PIECE}-"]
    assert (tmp_path / "m.gguf").read_bytes() == DATA


def test_more_than_the_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "m.gguf.part").write_bytes(b"x" * (len(DATA) + 1))
    with Served(DATA) as served:
        download(served.url, tmp_path / "m.gguf", 0, quiet, never)
    assert (tmp_path / "m.gguf").read_bytes() == DATA


def test_a_file_of_another_size_is_told_before_it_is_fetched(tmp_path: Path) -> None:
    with Served(DATA) as served, pytest.raises(ModelError, match=f"is {len(DATA)} bytes and should be 7"):
        download(served.url, tmp_path / "m.gguf", 7, quiet, never)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "is no address to fetch from"),
        ("http://127.0.0.1:9/x.gguf", "127.0.0.1:9 cannot be reached (Connection refused)"),
        ("http://nowhere.invalid/x.gguf", "nowhere.invalid cannot be reached"),
    ],
)
def test_no_such_address(tmp_path: Path, url: str, said: str) -> None:
    with pytest.raises(ModelError) as raised:
        download(url, tmp_path / "m.gguf", 0, quiet, never)
    assert said in str(raised.value)


def test_a_disk_without_room_is_told_before_anything_comes(tmp_path: Path) -> None:
    """The size of this one is learned from the server."""

    class Vast(Served):
        def answer(self, to: BaseHTTPRequestHandler) -> None:
            to.send_response(200)
            to.send_header("Content-Length", str(10**18))
            to.end_headers()

    with Vast(DATA) as served, pytest.raises(ModelError, match=r"needs 1000000000000 MB free to get m.gguf: free some space"):
        download(served.url, tmp_path / "m.gguf", 0, quiet, never)
    assert list(tmp_path.iterdir()) == []


def test_no_such_file(tmp_path: Path) -> None:
    with Served(DATA) as served, pytest.raises(ModelError, match=r"does not give .* \(404 Not Found\): look at the address"):
        download(served.url.replace("gguf", "txt"), tmp_path / "m.gguf", 0, quiet, never)
