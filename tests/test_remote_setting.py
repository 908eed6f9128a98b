"""The server of a person's own as a setting: agreed to, its key in the keyring, told wherever it matters, written nowhere."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from agent import build, places
from agent.__main__ import main
from agent.cli import doctor
from agent.errors import UsageError
from agent.machine import remote
from agent.machine.preferences import read
from agent.settings import Settings
from models.dialects.every import dialect, of_file
from models.model import Message, ModelError, Sampling
from tests.chat_server import Chats, plain, saying
from tests.keyrings import Locked, Memory, used

Kind = Callable[[], KeyringBackend]
Capture = pytest.CaptureFixture[str]
AWAY = "http://gpu.example.org:8080/v1"
SECRET = "sk-0123456789abcdef"


class Person(io.StringIO):
    """Somebody at a terminal who types this."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Memory]:
    for name in (remote.VARIABLE, "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    made = Memory()
    with used(made):
        yield made


@pytest.mark.parametrize("typed", ["yes\n", "YES\n", "oui\n"])
def test_a_server_elsewhere_is_kept_when_yes_is_typed(
    memory: Memory, capsys: Capture, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Person(typed))
    assert main(["model", "remote", AWAY, "--model", "holo"]) == 0
    out = capsys.readouterr().out
    assert "goes to gpu.example.org, passwords and letters that are open as well" in out
    assert "The connection is not encrypted" in out
    assert f"holo at {AWAY} looks at the screen: screenshots go to gpu.example.org." in out
    chosen = read(places.config_file())
    assert (chosen.remote_url, chosen.remote_model, chosen.remote_consent) == (AWAY, "holo", "gpu.example.org")
    assert remote.leaving(chosen) == "gpu.example.org"


@pytest.mark.parametrize("typed", ["y\n", "\n", "no\n", ""])
def test_anything_but_yes_changes_nothing(memory: Memory, capsys: Capture, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr(sys, "stdin", Person(typed))
    assert main(["model", "remote", AWAY, "--model", "holo"]) == 2
    assert "You did not agree: nothing was changed" in capsys.readouterr().err
    assert not places.config_file().exists()


def test_nobody_at_the_terminal_does_not_agree(memory: Memory, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    assert main(["model", "remote", AWAY]) == 2
    assert "Screenshots would go to gpu.example.org, and nobody is there to agree" in capsys.readouterr().err
    assert not places.config_file().exists()


def test_this_machine_is_not_asked_about_and_its_first_model_is_taken(memory: Memory, capsys: Capture) -> None:
    with Chats(saying("yes"), models=("owl", "holo")) as server:
        assert main(["model", "remote", server.url]) == 0
        assert f"owl at {server.url} looks at the screen: nothing leaves this machine." in capsys.readouterr().out
        assert main(["model", "list"]) == 0
        assert "owl at http://127.0.0.1" in capsys.readouterr().out
        (found,) = [one for one in doctor.examine() if one.what == "model on a server"]
        assert (found.good, found.says) == (True, f"owl at {server.url}, which has owl, holo; nothing leaves this machine")
    assert main(["model", "remote", "--off"]) == 0
    assert read(places.config_file()) == Settings()
    assert main(["model", "remote"]) == 0
    assert "No server is asked; everything is computed on this machine." in capsys.readouterr().out


def test_a_server_that_is_down_is_kept_and_told(memory: Memory, capsys: Capture) -> None:
    with Chats(saying("yes")) as server:
        url = server.url
    assert main(["model", "remote", url]) == 0
    assert "Nothing answers at 127.0.0.1" in capsys.readouterr().err
    assert read(places.config_file()).remote_url == url
    (found,) = [one for one in doctor.examine() if one.what == "model on a server"]
    assert not found.good
    assert "start the server" in found.says


def test_the_key_lies_in_the_keyring_alone(
    memory: Memory, capsys: Capture, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    with Chats(saying("yes"), models=("owl",)) as server:
        assert main(["model", "remote", server.url, "--key"]) == 0
        assert memory.kept == {("deskhand", "127.0.0.1"): SECRET}
        model = build.vision(build.settings())
        assert model is not None
        assert model.answer((Message("user", ("Where?",)),), Sampling(), lambda: False) == "yes"
        model.close()
        assert [headers.get("Authorization") for headers in server.headers] == [f"Bearer {SECRET}"] * 2
        list(doctor.examine())
        assert main(["model", "list", "--json"]) == 0
    shown = capsys.readouterr()
    assert SECRET not in shown.out + shown.err + caplog.text
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert places.config_file() in files
    assert [file for file in files if SECRET.encode() in file.read_bytes()] == []


def test_an_empty_key_takes_it_out(memory: Memory) -> None:
    remote.keep_key("gpu", SECRET)
    assert remote.key("gpu") == SECRET
    remote.keep_key("gpu", "")
    remote.keep_key("gpu", "")
    assert remote.key("gpu") == ""
    assert memory.kept == {}


@pytest.mark.parametrize("value", ["two\nlines", " sk", "clé", "a\x00b"])
def test_what_is_no_key(memory: Memory, value: str) -> None:
    with pytest.raises(UsageError, match="That is no key") as raised:
        remote.keep_key("gpu", value)
    assert value not in str(raised.value)


@pytest.mark.parametrize(
    ("kind", "said"),
    [(fail.Keyring, "This machine has no keyring"), (Locked, r"The keyring does not answer \(KeyringLocked\)")],
)
def test_without_a_keyring_the_environment_stands_in(
    monkeypatch: pytest.MonkeyPatch, kind: Callable[[], KeyringBackend], said: str
) -> None:
    monkeypatch.setenv(remote.VARIABLE, SECRET)
    with used(kind()):
        with pytest.raises(UsageError, match=f"{said}.*; or set DESKHAND_REMOTE_KEY instead") as raised:
            remote.keep_key("gpu", SECRET)
        assert SECRET not in str(raised.value)
        assert remote.key("gpu") == SECRET
        monkeypatch.delenv(remote.VARIABLE)
        assert remote.key("gpu") == ""


def test_the_keyring_comes_before_the_environment(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(remote.VARIABLE, "other")
    remote.keep_key("gpu", SECRET)
    assert remote.key("gpu") == SECRET
    assert remote.key("elsewhere") == "other"


@pytest.mark.parametrize("consent", ["", "example.org", "gpu.example.org:8080", "GPU.example.org"])
def test_a_file_without_the_exact_consent_makes_no_engine(memory: Memory, consent: str) -> None:
    chosen = Settings(remote_url=AWAY, remote_consent=consent)
    assert remote.leaving(chosen) == ""
    with pytest.raises(ModelError, match=r"would leave this machine for gpu.example.org, and you have not agreed to that"):
        build.vision(chosen)


def test_consent_is_for_one_host(memory: Memory) -> None:
    file = places.config_file()
    remote.turn_on(file, AWAY, "holo", "gpu.example.org")
    with pytest.raises(UsageError, match=r"would go to other\.example\.org, and nobody agreed to that"):
        remote.turn_on(file, "https://other.example.org", "holo", "gpu.example.org")
    assert read(file).remote_url == AWAY
    remote.turn_on(file, "http://localhost:1234", "holo", "gpu.example.org")
    assert read(file).remote_consent == ""


def test_no_server_no_engine() -> None:
    assert build.vision(Settings()) is None


@pytest.mark.parametrize("name", ["Holo-3.1-4B.Q4_K_M.gguf", "hcompany/holo3.1-4b", "something-else"])
def test_thinking_is_switched_as_the_family_wants(memory: Memory, name: str) -> None:
    with Chats(saying("yes"), models=(name,)) as server:
        model = build.vision(Settings(remote_url=server.url))
        assert model is not None
        model.answer((Message("user", ("Where?",)),), Sampling(), lambda: False)
        model.close()
        body = server.asked[0]
    spoken = of_file({}, name).dialect
    wanted = dialect(spoken).thinks if spoken else None
    assert body.get("chat_template_kwargs") == (None if wanted is None else {"enable_thinking": wanted})
    assert body["model"] == name


def test_the_dialect_is_told_by_the_name_or_said(memory: Memory, capsys: Capture) -> None:
    assert remote.spoken(Settings(), "models/Holo-3.1-4B.Q4_K_M.gguf").name == "holo3.1"
    with pytest.raises(ModelError, match=r"How “default” wants to be asked is not known: say it with .* --dialect NAME"):
        remote.spoken(Settings(remote_url=AWAY), "default")
    with Chats(saying("yes"), models=("default",)) as server:
        assert main(["model", "remote", server.url, "--dialect", "qwen-3vl"]) == 2
        assert "No dialect is called “qwen-3vl”. Did you mean qwen3-vl" in capsys.readouterr().err
        assert main(["model", "remote", server.url, "--dialect", "qwen3-vl"]) == 0
    assert remote.spoken(build.settings(), "default").name == "qwen3-vl"


def test_a_refusal_in_the_list_does_not_show_the_key(memory: Memory, capsys: Capture) -> None:
    remote.keep_key("127.0.0.1", SECRET)
    with Chats(plain(401, {"error": SECRET})) as server:
        assert main(["model", "remote", server.url, "--model", "owl"]) == 0
        model = build.vision(build.settings())
        assert model is not None
        with pytest.raises(ModelError, match="does not take the key") as raised:
            model.answer((Message("user", ("Where?",)),), Sampling(), lambda: False)
        model.close()
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    "url", ["", "localhost:8080", "ftp://a", "http://", "http://a b", "http://[::1", "http://h:99999", "http://é"]
)
def test_what_is_no_address_is_told(memory: Memory, capsys: Capture, url: str) -> None:
    with pytest.raises(UsageError, match=r"is no address of a server: give one such as http://127.0.0.1:8080/v1"):
        remote.server(url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://me:secret@gpu.example.org", "The address of gpu.example.org holds a name or a password"),
        ("http://127.0.0.1@evil.example.org", "The address of evil.example.org holds a name or a password"),
        ("http://127.0.0.1\\@evil.example.org", "holds a name or a password"),
        ("http://gpu/v1?key=1", "is more than the address of a server"),
        ("http://gpu/v1#x", "is more than the address of a server"),
        ("http://gpu/v 1", "is more than the address of a server"),
    ],
)
def test_an_address_holds_nothing_else(url: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        remote.server(url)
    assert said in str(raised.value)
    assert "secret" not in str(raised.value)


def test_the_list_as_json_has_a_line_for_each_model(capsys: Capture) -> None:
    assert main(["model", "list", "--json"]) == 0
    assert all(json.loads(line)["id"] for line in capsys.readouterr().out.splitlines())
