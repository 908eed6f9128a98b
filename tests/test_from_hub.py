"""Files of a hub on this machine by the hub's own client: whole, told, stopped, resumed, changed, refused, through a mirror."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.from_hub import HubFile, bring, endpoint
from models.model import ModelCancelled, ModelError
from tests.hub_server import COMMIT, Hub

DATA = bytes(range(256)) * 2000
HASH = hashlib.sha256(DATA).hexdigest()
NAME = "somebody/Some-GGUF/sub folder/a b.gguf"
WANTED = HubFile("somebody/Some-GGUF", "sub folder/a b.gguf", len(DATA))


@pytest.fixture
def to(tmp_path: Path) -> Path:
    (tmp_path / "there").mkdir()
    return tmp_path / "there" / "a b.gguf"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No token and no mirror of whoever runs this."""
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_ENDPOINT", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def quiet(what: str, part: float) -> None:
    assert what == "Downloading"
    assert 0.0 <= part <= 1.0


def never() -> bool:
    return False


def use(served: Hub, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("HF_ENDPOINT", f"{served.address}/")


def names(to: Path) -> list[str]:
    return sorted(one.name for one in to.parent.iterdir())


@pytest.mark.parametrize(("said", "hashed"), [(HASH, HASH), (HASH.upper(), HASH), ("", ""), ("0123abcd", "")])
def test_a_file_comes_whole_with_the_hash_that_the_hub_gives(
    to: Path, monkeypatch: pytest.MonkeyPatch, said: str, hashed: str
) -> None:
    told: list[float] = []
    with Hub({NAME: DATA}) as served:
        use(served, monkeypatch)
        served.says = {to.name: said}
        assert bring(WANTED, to, lambda _, part: told.append(part), never) == hashed
        assert served.fetched == [(to.name, "")]
        assert served.found == ["main", COMMIT]
    assert to.read_bytes() == DATA
    assert (told, told[-1]) == (sorted(told), 1.0)
    assert len(told) > 4
    assert names(to) == [to.name]


def stopped(served: Hub, to: Path) -> int:
    """Bytes that came until it was told to stop in the middle."""
    seen: list[float] = []
    with pytest.raises(ModelCancelled, match="what came is kept"):
        bring(WANTED, to, lambda _, part: seen.append(part), lambda: len(seen) > 1)
    served.go.set()
    return to.with_name(f"{to.name}.part").stat().st_size


def test_one_that_is_stopped_in_the_middle_goes_on_there(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[float] = []
    with Hub({NAME: DATA}, slow="a b.gguf", held=200_000) as served:
        use(served, monkeypatch)
        have = stopped(served, to)
        assert 0 < have < 200_000
        assert not to.exists()
        bring(WANTED, to, lambda _, part: told.append(part), never)
        assert served.fetched[1:] == [(to.name, f"bytes={have}-")]
    assert to.read_bytes() == DATA
    assert told[0] > have / len(DATA)
    assert names(to) == [to.name]


@pytest.mark.parametrize("changed", ["another version", "nothing known of what came"])
def test_one_that_changed_meanwhile_is_begun_anew(to: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    with Hub({NAME: DATA}, slow="a b.gguf", held=200_000) as served:
        use(served, monkeypatch)
        stopped(served, to)
        if changed == "another version":
            served.files = {NAME: DATA[::-1]}
        else:
            to.with_name(f"{to.name}.part.tag").unlink()
        bring(WANTED, to, quiet, never)
        assert served.fetched[1:] == [(to.name, "")]
        assert to.read_bytes() == served.files[NAME]


def test_a_store_without_ranges_sends_it_all_again(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({NAME: DATA}, slow="a b.gguf", held=200_000) as served:
        use(served, monkeypatch)
        stopped(served, to)
        served.ranges = False
        bring(WANTED, to, quiet, never)
    assert to.read_bytes() == DATA


def test_a_line_that_breaks_is_taken_up_where_it_broke(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({NAME: DATA}, slow="a b.gguf", cut=200_000) as served:
        use(served, monkeypatch)
        bring(WANTED, to, quiet, never)
        assert [asked for _, asked in served.fetched] == ["", "bytes=196608-"]
    assert to.read_bytes() == DATA


def test_being_told_to_stop_ends_the_tries(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The client would try again: whether to stop is looked at before each question too."""
    with Hub({NAME: DATA}, slow="a b.gguf", cut=100) as served:
        use(served, monkeypatch)
        with pytest.raises(ModelCancelled):
            bring(WANTED, to, quiet, lambda: bool(served.fetched))
        assert len(served.fetched) == 1


@pytest.mark.parametrize(
    ("code", "gated", "said"),
    [
        (401, True, r"somebody/Some-GGUF is only for those who agreed to its terms: agree there, set HF_TOKEN"),
        (403, True, r"somebody/Some-GGUF is only for those who agreed to its terms: agree there, set HF_TOKEN"),
        (403, False, r"somebody/Some-GGUF is only for those who agreed to its terms: agree there, set HF_TOKEN"),
        (401, False, r"gives .*/somebody/Some-GGUF only to those it knows, if it has it at all: set HF_TOKEN"),
        (404, False, r"has no sub folder/a b.gguf in .*/somebody/Some-GGUF \(404\): look there for its new name"),
        (429, False, r"has no time for us \(429\): what came is kept; try again later"),
        (503, False, r"has no time for us \(503\)"),
        (451, False, r"does not give sub folder/a b.gguf of .* \(451\): look there why"),
    ],
)
def test_refusals(to: Path, monkeypatch: pytest.MonkeyPatch, code: int, gated: bool, said: str) -> None:
    with Hub({NAME: DATA}) as served:
        use(served, monkeypatch)
        served.closed, served.gated = code, gated
        with pytest.raises(ModelError, match=said):
            bring(WANTED, to, quiet, never)
        assert served.fetched == []
    assert names(to) == []


def test_a_hub_that_bids_wait_is_not_waited_for(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({NAME: DATA}) as served:
        use(served, monkeypatch)
        served.closed, served.closed_at = 429, COMMIT
        with pytest.raises(ModelError, match=r"has no time for us \(429\)"):
            bring(WANTED, to, quiet, never)


def test_a_token_opens_a_gated_model_and_is_told_to_the_hub_alone(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({NAME: DATA}) as served:
        use(served, monkeypatch)
        served.closed, served.gated = 401, True
        monkeypatch.setenv("HF_TOKEN", "hf_bad")
        with pytest.raises(ModelError, match="set HF_TOKEN"):
            bring(WANTED, to, quiet, never)
        monkeypatch.setenv("HF_TOKEN", "hf_good")
        bring(WANTED, to, quiet, never)
        assert {where for where, _ in served.tokens} == {"somebody"}
        assert served.tokens[-1] == ("somebody", "Bearer hf_good")
    assert to.read_bytes() == DATA


def test_a_file_of_another_size_is_not_fetched(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({NAME: DATA[:-1]}) as served:
        use(served, monkeypatch)
        with pytest.raises(ModelError, match=rf"is {len(DATA) - 1} bytes and should be {len(DATA)}: it is another file"):
            bring(WANTED, to, quiet, never)
        assert served.fetched == []


def test_a_disk_without_room_is_told_before_anything_comes(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({NAME: DATA}) as served:
        use(served, monkeypatch)
        served.announced = shutil.disk_usage(to.parent).total * 2
        with pytest.raises(ModelError, match=r"needs \d+ MB free to get a b.gguf: free some space"):
            bring(HubFile(WANTED.repository, WANTED.file), to, quiet, never)
        assert served.fetched == []


def test_a_store_that_sends_less_than_the_hub_announced(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({NAME: DATA}) as served:
        use(served, monkeypatch)
        served.announced = len(DATA) + 1
        with pytest.raises(ModelError, match=r"The line to 127.0.0.1:\d+ broke"):
            bring(HubFile(WANTED.repository, WANTED.file), to, quiet, never)
    assert not to.exists()


def test_a_full_disk_is_told_as_one(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing fails, not the line: what came is kept, and whoever asked hears of the disk."""
    to.with_name(f"{to.name}.part").symlink_to("/dev/full")
    with Hub({NAME: DATA}) as served:
        use(served, monkeypatch)
        to.with_name(f"{to.name}.part.tag").write_text(hashlib.sha1(DATA).hexdigest())
        with pytest.raises(OSError, match="No space left on device"):
            bring(WANTED, to, quiet, never)


def test_a_hub_that_is_not_there(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({}) as served:
        use(served, monkeypatch)
    with pytest.raises(ModelError, match=r"127.0.0.1:\d+ cannot be reached \(.+\): see that the network is there"):
        bring(WANTED, to, quiet, never)


def test_a_proxy_that_is_not_there(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Hub({}) as served:
        monkeypatch.setenv("http_proxy", served.address)
        monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")
    with pytest.raises(ModelError, match=r"hub.invalid cannot be reached"):
        bring(WANTED, to, quiet, never)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("", "https://huggingface.co"),
        ("  ", "https://huggingface.co"),
        ("https://mirror.example.org/hf/", "https://mirror.example.org/hf"),
    ],
)
def test_the_hub_or_a_mirror(monkeypatch: pytest.MonkeyPatch, said: str, address: str) -> None:
    monkeypatch.setenv("HF_ENDPOINT", said)
    assert endpoint() == address


def test_a_mirror_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "mirror.example.org")
    with pytest.raises(
        ModelError, match=r"HF_ENDPOINT is “mirror.example.org”, which is no address: give one that begins with https://"
    ):
        endpoint()


FETCH = """
import sys
from pathlib import Path
from models import fetch, hub
assert "huggingface_hub" not in sys.modules, "at start"
from models.from_hub import HubFile, bring
bring(HubFile("somebody/Some-GGUF", "sub folder/a b.gguf"), Path(sys.argv[1]), lambda *_: None, lambda: False)
from huggingface_hub import constants
assert constants.HF_HUB_DISABLE_TELEMETRY and constants.HF_HUB_DISABLE_XET
assert not {"hf_xet", "torch"} & set(sys.modules)
"""


@pytest.mark.parametrize("offline", ["", "1"])
def test_it_is_loaded_late_quiet_and_leaves_nothing_elsewhere(to: Path, tmp_path: Path, offline: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Hub({NAME: DATA}) as served:
        environment = {"HOME": str(home), "PYTHONPATH": str(Path.cwd())}
        environment |= {"HF_ENDPOINT": served.address, "HF_HUB_OFFLINE": offline}
        asked = [sys.executable, "-B", "-c", FETCH, str(to)]
        ended = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    if offline:
        assert "HF_HUB_OFFLINE is set, so nothing is fetched from the hub: unset it" in ended.stderr.splitlines()[-1]
    else:
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
        assert to.read_bytes() == DATA
    assert list(home.rglob("*")) == []
