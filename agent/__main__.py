"""Edge: the command line. Parses, hands on to `agent.cli.commands`; every error ends here, one sentence and an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

EXIT = "exit codes: 0 done, 1 failed, 2 usage, 3 needs the person, 4 stopped, 5 out of steps or time"
RUN = """examples:
  deskhand run "Open Mousepad and type “Bonjour”"
  deskhand run "In the form, fill in Name with “Anna” and tick News" --mode step
  deskhand run --virtual "Compute 12*3 with the calculator"     nothing of yours is touched
  deskhand run --json "..." | jq .                                            one event a line
  deskhand run --approve ask,named --virtual "..."                            unattended, in a sandbox only
"""
SECRETS = """examples:
  deskhand secret set bank
  deskhand run "Type {secret:bank} in the field Password, then click Log in"
  deskhand skill run log-in --set password={secret:bank}
  pass show bank | deskhand secret set bank
"""
TOP = """examples:
  deskhand                                   open the panel
  deskhand run "Open Mousepad and type “hello”"
  deskhand runs report last                  the last run as a page, with pictures
  deskhand skill list                        the chores it knows by name
  deskhand doctor                            is everything there that is needed?
  deskhand stop                              stop whatever is running, at once
"""


class _Version(argparse.Action):
    """Looked up only when it is asked for: that takes longer than all of the parsing."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"deskhand {version('deskhand')}\n")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(
        "deskhand", description="A hand at your desk: does a task on your screen with a small model, offline, and asks first.",
        epilog=f"{TOP}\n{EXIT}", formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    top.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _run(commands)
    serve = commands.add_parser("serve", help="be the agent process of a panel: commands in, events out, JSON lines")
    serve.add_argument("--stdio", action="store_true", required=True, help="over standard input and output")
    _delegate(commands)
    for word, says in (("stop", "stop every run, at once"), ("pause", "pause every run"), ("resume", "go on after a pause")):
        commands.add_parser(word, help=says)
    doctor = commands.add_parser("doctor", help="look at everything Deskhand needs, each with its mend")
    doctor.add_argument("--json", action="store_true", help="one finding a line")
    _runs(commands)
    _model(commands)
    _skill(commands)
    _secret(commands)
    return top


def _delegate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    commands.add_parser(
        "delegate", help="open the task box over the window you are in, as the hotkey does",
        description="Opens the task box over the window you are in, with that window, the selection and the clipboard offered "
        "as context; starts the panel when it does not run. For desktops that bind keys themselves: bind one to this command.",
        epilog="exit codes: 0 the box was asked for, otherwise the panel's own",
    )  # fmt: skip


def _run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = commands.add_parser(
        "run", help="do a task", epilog=f"{RUN}\n{EXIT}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    run.add_argument("task", metavar="TASK", help="what to do, in plain English or French; quote texts to type")
    _run_options(run)


def _run_options(run: argparse.ArgumentParser) -> None:
    run.add_argument("--json", action="store_true", help="print events, one JSON object a line")
    run.add_argument("--dry-run", action="store_true", help="say what would be done and touch nothing")
    run.add_argument("--mode", choices=("step", "careful", "flow"), help="step asks before everything")
    run.add_argument("--approve", metavar="LIST", help="kinds approved beforehand: ask, named (comma between); for sandboxes")
    run.add_argument("--max-steps", type=_count, metavar="N", help="stop after this many steps")
    run.add_argument("--max-seconds", type=_count, metavar="N", help="stop after this many seconds")
    run.add_argument("--model", metavar="ID", help="a model of `deskhand model list`")
    run.add_argument("--effort", choices=("low", "medium", "high"), help="how much is computed for each decision")
    run.add_argument("--no-skills", action="store_true", help="let the planner do it even where a skill could")
    run.add_argument("--config", metavar="FILE", help="another config.toml")
    where = run.add_mutually_exclusive_group()
    where.add_argument("--display", metavar=":N", help="another X display")
    where.add_argument("--virtual", action="store_true", help="a screen of its own (Xvfb): nothing of yours is touched")
    run.add_argument("--record", metavar="FILE", help="copy the report to this file at the end")


def _runs(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    runs = commands.add_parser("runs", help="what was done: list, show, report, replay, verify, prune")
    acts = runs.add_subparsers(dest="act", metavar="ACT", required=True)
    listing = acts.add_parser("list", help="every run, newest first")
    listing.add_argument("--json", action="store_true", help="one run a line")
    for word, says in (("show", "the story of a run"), ("report", "make the page of a run and say where it is"),
                       ("replay", "do a run's steps again, without a model")):  # fmt: skip
        one = acts.add_parser(word, help=says)
        one.add_argument("run", nargs="?", default="last", help="a run's name or a part of it (default: last)")
        if word == "replay":
            one.add_argument("--display", metavar=":N", help="another X display")
            one.add_argument("--json", action="store_true", help="print events, one JSON object a line")
    verify = acts.add_parser(
        "verify", help="see that a run is as it was written, or say what was changed",
        description="Looks whether every line of a run's journal follows from the one before it, whether its end and its "
        "pictures are there, and says which line was edited, removed, moved, put in or cut off. A line that a crash cut is no "
        "such change.",
        epilog="exit codes: 0 as it was written, 1 something was changed",
    )  # fmt: skip
    verify.add_argument("run", nargs="?", default="last", help="a run's name or a part of it (default: last)")
    verify.add_argument("--all", action="store_true", help="every run")
    verify.add_argument("--json", action="store_true", help="one run a line")
    acts.add_parser("prune", help="delete old runs, by the age and size in the settings")


def _model(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    model = commands.add_parser("model", help="models: list, pull, import, use, test, remove, remote")
    acts = model.add_subparsers(dest="act", metavar="ACT", required=True)
    listing = acts.add_parser("list", help="the models known, those that are here, and what fits this machine's memory")
    listing.add_argument("--json", action="store_true", help="one model a line")
    pull = acts.add_parser("pull", help="fetch, check and prepare a model; goes on where an earlier one stopped")
    pull.add_argument("model", nargs="?", default="", help="its id, or an address https://… (default: the one in the settings)")
    pull.add_argument("--sha256", metavar="HEX", default="", help="what the file at an address must be")
    pull.add_argument("--quiet-if-there", action="store_true", help="say nothing when there is nothing to do")
    taken = acts.add_parser("import", help="take in a model file (GGUF) of your own")
    taken.add_argument("file", metavar="FILE", help="the file; it is copied")
    taken.add_argument("--mmproj", metavar="FILE", default="", help="of a vision model: its second file, the one that sees")
    taken.add_argument("--dialect", metavar="NAME", default="", help="of a vision model: how it is asked (default: as it says)")
    for one in (pull, taken):
        one.add_argument("--json", action="store_true", help="progress, one JSON object a line")
    use = acts.add_parser("use", help="use this model from now on")
    use.add_argument("model", metavar="ID", help="its id")
    test = acts.add_parser(
        "test", help="load a model and see how quick it is here; of one that looks at the screen, how well it points"
    )
    test.add_argument("model", metavar="ID", nargs="?", default="", help="its id (default: the one in the settings)")
    test.add_argument("--pointing", action="store_true", help="show targets for a moment and ask where they are")
    test.add_argument("--monitor", type=_count, metavar="N", help="on this monitor (default: the one in the settings)")
    test.add_argument("--json", action="store_true", help="as one JSON object")
    gone = acts.add_parser("remove", help="delete a model from this machine")
    gone.add_argument("model", metavar="ID", help="its id")
    gone.add_argument("--yes", action="store_true", help="do not ask")
    _model_remote(acts)


def _model_remote(acts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    remote = acts.add_parser(
        "remote", help="a vision model on a server (llama-server, vLLM, SGLang, Ollama, LM Studio)",
        description="Shows, sets or turns off the server whose model looks at the screen. Any that is OpenAI-compatible does. "
        "One on another machine gets screenshots of yours, so you are asked to type yes; its key lies in the system's keyring.",
    )  # fmt: skip
    remote.add_argument("url", metavar="URL", nargs="?", default="", help="such as http://127.0.0.1:8080/v1")
    remote.add_argument("--model", metavar="NAME", default="", help="which of its models (default: its first)")
    remote.add_argument("--dialect", metavar="NAME", default="", help="how it wants to be asked, where its name does not tell")
    remote.add_argument("--key", action="store_true", help="ask for the server's key and keep it in the keyring")
    remote.add_argument("--off", action="store_true", help="ask no server any more")


def _skill(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    skill = commands.add_parser("skill", help="chores written down: list, show, check, trust, schema, run, record, from-run")
    acts = skill.add_subparsers(dest="act", metavar="ACT", required=True)
    listing = acts.add_parser("list", help="every skill, and where it is from")
    listing.add_argument("--json", action="store_true", help="one skill a line")
    show = acts.add_parser("show", help="what a skill does, wants and says")
    show.add_argument("name", metavar="NAME", help="its name, as in `deskhand skill list`")
    check = acts.add_parser("check", help="look for mistakes, each with file, line and mend")
    check.add_argument("skills", metavar="FILE_OR_NAME", nargs="+", help="a SKILL.md, its folder, or a skill's name")
    trust = acts.add_parser("trust", help="say that you read a skill and trust it as it is now")
    trust.add_argument("name", metavar="NAME")
    acts.add_parser("schema", help="the JSON Schema of front matter and steps, for an editor's completion")
    run = acts.add_parser("run", help="do a skill", epilog=EXIT)
    run.add_argument("skill", metavar="NAME", help="its name, or its folder")
    run.add_argument("--set", action="append", metavar="NAME=VALUE", help="a parameter; once for each")
    run.add_argument("--csv", metavar="FILE", help="do it for each row of a CSV or XLSX file, whose columns are parameters")
    _run_options(run)
    watched = acts.add_parser("record", help="watch you do a chore once and make a skill of it", epilog=EXIT)
    watched.add_argument("name", metavar="NAME", help="the new skill's name, such as save-a-note")
    watched.add_argument("--display", metavar=":N", help="another X display")
    watched.add_argument("--seconds", type=_count, metavar="N", help="stop watching by itself after this long")
    recorded = acts.add_parser("from-run", help="make a skill of a finished run")
    recorded.add_argument("run", nargs="?", default="last", help="a run's name or a part of it (default: last)")
    recorded.add_argument("--name", metavar="N", help="the skill's name (default: the task's words)")


def _secret(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    secret = commands.add_parser(
        "secret", help="passwords for tasks and skills, kept in the system's keyring: set, list, remove",
        description="What is kept here is typed where a task or a skill says {secret:NAME}. It is in the system's keyring and "
        "nowhere else: no prompt, picture, journal or report holds it. You are asked before it is typed.",
        epilog=SECRETS, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    acts = secret.add_subparsers(dest="act", metavar="ACT", required=True)
    kept = acts.add_parser("set", help="keep one; its value is asked for and not shown, or read from a pipe")
    kept.add_argument("name", metavar="NAME", help="what it is called, such as bank")
    acts.add_parser("list", help="the names; values are not shown")
    gone = acts.add_parser("remove", help="take one out of the keyring")
    gone.add_argument("name", metavar="NAME", help="what it is called")


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    given = parser().parse_args(arguments)
    # Imported late so that `--help` answers at once.
    from agent.cli import commands
    from agent.errors import AgentError, Stopped, UsageError
    from agent.protocol import EXIT_CODES, USAGE
    from agent.records import Status
    from models.model import ModelError, UnknownModel
    from skills.skill import SkillError

    try:
        return commands.of(given)(given)
    except (UsageError, UnknownModel) as error:
        return _said(str(error), USAGE)
    except (Stopped, KeyboardInterrupt):
        return _said("You stopped it.", EXIT_CODES[Status.STOPPED])
    except (AgentError, ModelError, SkillError) as error:
        return _said(str(error), EXIT_CODES[Status.FAILED])
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output went away: nothing is left to say
        return EXIT_CODES[Status.FAILED]


def _said(sentence: str, code: int) -> int:
    sys.stderr.write(f"deskhand: {sentence}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
