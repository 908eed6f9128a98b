"""Edge: the gate's rules as files: those that come with Deskhand, and the person's own on top."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from agent import places
from agent.errors import UsageError
from agent.gating.policy import Policy, parse

OPENING = """# Your own rules. They may add and tighten; they cannot loosen those that come with Deskhand.
# A rule fires when every field it has matches; categories: hand_over, ask, named. For example:
#
# [[rule]]
# id = "my-invoices"
# category = "ask"
# reason = "This changes an invoice."
# window = ["invoice*", "facture*"]
"""


def shipped() -> Policy:
    return parse(resources.files("agent.gating").joinpath("policy.toml").read_text("utf-8"), "policy.toml")


def own() -> Policy:
    """The person's rules; none where there is no file. Raises UsageError."""
    file = places.policy_file()
    return parse(_text(file), str(file)) if file.exists() else Policy()


def policy() -> Policy:
    """All of them. Raises UsageError."""
    return shipped().with_rules(own(), str(places.policy_file()))


def begun() -> Path:
    """The person's file, made with an explanation in it where there is none. Raises UsageError."""
    file = places.policy_file()
    if not file.exists():
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.write_text(OPENING, "utf-8")
        except OSError as error:
            raise UsageError(f"{file} cannot be written ({error.strerror}): mend its permissions.") from error
    return file


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}): mend its permissions.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8 text (byte {error.start}): save it as UTF-8.") from error
