"""Edge: the agent as a child process that does task after task: as `deskhand serve`, but without skills, as the desk tasks are
done, and with nobody to answer. A line in is a command, a line out is an event; settings and folders as for any `deskhand`.
"""

from __future__ import annotations

import queue
import sys
import threading
from typing import TextIO

from agent import build
from agent.build import Errand
from agent.cli.running import all_shown, opened, print_line
from agent.errors import AgentError
from agent.hands.control import Switch
from agent.protocol import Error, Ready, Shutdown, Start, Stop, command
from models.model import ModelError
from tests.nobody import Nobody


def listen(source: TextIO, switch: Switch, tasks: queue.Queue[str]) -> None:
    """Commands until the other end goes away; an empty task ends the process."""
    for text in source:
        match command(text):
            case Start(task=task):
                tasks.put(task)
            case Stop():
                switch.stop()
            case Shutdown():
                break
            case other:
                print_line(Error(f"nobody is here for {other}"))
    switch.stop()
    tasks.put("")


def main() -> None:
    chosen, tasks = build.settings(), queue.Queue[str]()
    with opened(chosen, print_line) as (session, switch):
        threading.Thread(target=listen, args=(sys.stdin, switch, tasks), daemon=True).start()
        print_line(Ready(chosen.model))
        while task := tasks.get():
            switch.reset()
            try:
                all_shown(session.run(Errand(task), Nobody(switch)), print_line)
            except (AgentError, ModelError) as error:
                print_line(Error(str(error)))


if __name__ == "__main__":
    main()
