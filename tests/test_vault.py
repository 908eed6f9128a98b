"""The vault, on a keyring in memory: values in the keyring, names in a file, and sentences with a mend where there is none."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from agent.__main__ import main
from agent.errors import SecretError
from agent.machine.vault import KEPT_AS, Vault, where

VALUE = "hunter22 é"


class InMemory(KeyringBackend):
    """As the system's, but it forgets; `locked` as when the person dismissed its question."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked(f"{VALUE} is not told")
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before, made = keyring.get_keyring(), InMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def vault(ring: InMemory, tmp_path: Path) -> Vault:
    return Vault(tmp_path / "settings" / "secrets.txt")


def test_kept_listed_told_and_removed(vault: Vault, ring: InMemory, tmp_path: Path) -> None:
    vault.keep("bank", VALUE)
    vault.keep("a mail", "x")
    assert vault.names() == ("a mail", "bank")
    assert (vault.value("bank"), ring.held[KEPT_AS, "bank"]) == (VALUE, VALUE)
    file = tmp_path / "settings" / "secrets.txt"
    assert file.read_text("utf-8") == "a mail\nbank\n"
    assert file.stat().st_mode & 0o077 == 0
    vault.remove("bank")
    assert (vault.names(), list(ring.held)) == (("a mail",), [(KEPT_AS, "a mail")])
    vault.check(["a mail"])


def test_one_that_is_gone_from_the_keyring_can_be_taken_off_the_list(vault: Vault, ring: InMemory) -> None:
    vault.keep("bank", VALUE)
    ring.held.clear()
    with pytest.raises(SecretError, match="`deskhand secret set bank` keeps one"):
        vault.value("bank")
    vault.remove("bank")
    assert vault.names() == ()
    with pytest.raises(SecretError, match="no secret called “bank”"):
        vault.remove("bank")


@pytest.mark.parametrize(("name", "value"), [("", "x"), ("a/b", "x"), ("{a}", "x"), ("a" * 70, "x"), ("a", ""), ("a", "x\ny")])
def test_what_cannot_be_kept(vault: Vault, ring: InMemory, name: str, value: str) -> None:
    with pytest.raises(SecretError, match="cannot be"):
        vault.keep(name, value)
    assert not ring.held


def test_no_keyring_says_how_to_get_one(vault: Vault) -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    for ask in (lambda: vault.value("a"), lambda: vault.keep("a", VALUE), lambda: vault.remove("a"), where):
        with pytest.raises(SecretError, match="no keyring that Deskhand can use: unlock it, or log in"):
            ask()


def test_a_locked_keyring_is_told_without_what_it_holds(vault: Vault, ring: InMemory) -> None:
    ring.locked = True
    with pytest.raises(SecretError, match="does not answer \\(KeyringLocked\\)") as raised:
        vault.value("a")
    assert VALUE not in str(raised.value)
    assert raised.value.__cause__ is None


@pytest.fixture
def said(ring: InMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    monkeypatch.setenv("DESKHAND_CONFIG", str(tmp_path / "config.toml"))

    def say(*line: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main(["secret", *line])
        out, err = capsys.readouterr()
        return code, out, err

    return say


def test_the_command_line(said: object, ring: InMemory) -> None:
    assert callable(said)
    assert said("list") == (0, "", "No secrets yet: `deskhand secret set NAME` keeps one.\n")
    code, out, err = said("set", "bank", typed=f"{VALUE}\nmore\n")
    assert (code, err) == (0, "")
    assert "{secret:bank}" in out
    assert ring.held == {(KEPT_AS, "bank"): VALUE}
    assert said("list") == (0, "bank\n", "")
    assert said("remove", "bank")[0] == 0
    assert said("remove", "bank")[0] == 1
    assert said("set", "a/b", typed="x\n")[0] == 2
    assert VALUE not in out


def test_a_value_is_no_argument() -> None:
    with pytest.raises(SystemExit):
        main(["secret", "set", "bank", VALUE])
