"""Pure: what can go wrong, as a tree.

    Exception
    ├── AgentError            the machine got it wrong; the text says what happened and the mend
    │   ├── UsageError        the command line, a config or a policy file (exit code 2)
    │   ├── CaptureError      no display, a locked screen, a monitor that went away
    │   ├── ReadError         the eyes failed on a good picture
    │   ├── PlanError         the planner could not decide at all
    │   ├── StepError         a step of a skill could not be carried out: file, line, what was waited for, what is there instead
    │   ├── ActError          the input system refused
    │   │   ├── OwnWindowError    the agent tried to reach its own windows
    │   │   ├── OtherError        what is there is not what was looked at
    │   │   └── GuardError        the guard has ended, and the run with it
    │   ├── SecretError       there is no keyring, or no secret of this name
    │   ├── JournalError      the run folder cannot be written or read
    │   ├── Stopped           the person stopped the run; not a failure
    │   └── Yielded           the person took the mouse or the keyboard while something was done; not a failure
    └── models.model.ModelError   a model is missing, broken or the wrong one
        └── models.model.UnknownModel     no model is called so (exit code 2)

What the *model* gets wrong (a bad reply, no effect, a denied step) is never raised: it is a value in the `Step` and goes
back to the planner.
"""

from __future__ import annotations


class AgentError(Exception):
    """The root. `str(error)` is one sentence a person can act on; `__cause__` holds the library's own error."""


class UsageError(AgentError):
    """The command line or a file the person wrote is wrong: says which file, which line, what was expected."""


class CaptureError(AgentError):
    """The screen cannot be seen."""


class ReadError(AgentError):
    """The picture is there and cannot be read."""


class PlanError(AgentError):
    """No decision can be made."""


class StepError(AgentError):
    """A step of a skill cannot be carried out."""


class ActError(AgentError):
    """Input cannot be injected."""


class OwnWindowError(ActError):
    """The point lies on one of Deskhand's own windows: no self-approval, ever."""


class OtherError(ActError):
    """What is there in the last moment is not what was looked at: nothing was pressed."""


class GuardError(ActError):
    """There is nobody to let go of what is pressed should this process die: nothing is pressed, and the run ends."""


class SecretError(AgentError):
    """A secret cannot be had. The text never holds one."""


class JournalError(AgentError):
    """The run folder cannot be written, or a journal does not read back."""


class Stopped(AgentError):  # noqa: N818 - it is what happened, not an error's name
    """The person stopped the run."""


class Yielded(AgentError):  # noqa: N818 - it is what happened, not an error's name
    """The person took over. `begun` says whether a part of the action was done, so that doing it again would do that part
    twice."""

    def __init__(self, says: str = "You took over before all of it was done.", begun: bool = False) -> None:
        super().__init__(says)
        self.begun = begun
