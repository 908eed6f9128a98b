"""Edge: the agent's own phrases, so that they can be read in the person's language. A phrase not listed here is shown as the
agent said it. The lists are read by lupdate; a test holds them against the agent.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from agent.records import Role


def said(text: str) -> str:
    """What the agent said, translated where it is one of its phrases."""
    for phrase in map(str, PHRASES):
        template = QCoreApplication.translate("agent", phrase)
        if template == phrase:
            continue
        if found := _pattern(phrase).fullmatch(text):
            return template.format(*_translated(phrase, found.groups()))
    return text


def reason(text: str) -> str:
    """A rule's reason, with what the gate added of the target: `This deletes something. (the button says “X”)`."""
    quoted = re.fullmatch(r"(.*) \(the (.+?) says “(.*)”\)", text, re.DOTALL)
    if not quoted:
        return said(text)
    template = QCoreApplication.translate("phrases", "{0} (the {1} says “{2}”)")
    return template.format(said(quoted[1]), QCoreApplication.translate("action", quoted[2]), quoted[3])


def _translated(phrase: str, slots: tuple[str, ...]) -> tuple[str, ...]:
    """The slots with the roles in them translated, where they name elements: `button Save, link Help`."""
    if not phrase.startswith(("Appeared", "Gone", "It reads", "The window is now")):
        return slots
    titles = 1 if phrase.startswith("The window") else 0
    return (*slots[:titles], *(", ".join(map(_named, slot.split(", "))) for slot in slots[titles:]))


def _named(name: str) -> str:
    for role in sorted(Role, key=len, reverse=True):
        if name.startswith(f"{role} "):
            return QCoreApplication.translate("action", role) + name.removeprefix(role)
    return name


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """`Loading the model {0}` as a pattern whose groups are the slots in order."""
    return re.compile(re.sub(r"\\\{\d\\\}", "(.+)", re.escape(phrase)), re.DOTALL)


ACTIONS = (
    QT_TRANSLATE_NOOP("action", "Click {target}"),
    QT_TRANSLATE_NOOP("action", "Right-click {target}"),
    QT_TRANSLATE_NOOP("action", "Middle-click {target}"),
    QT_TRANSLATE_NOOP("action", "Double-click {target}"),
    QT_TRANSLATE_NOOP("action", "Triple-click {target}"),
    QT_TRANSLATE_NOOP("action", "Point at {target}"),
    QT_TRANSLATE_NOOP("action", "Scroll {direction}"),
    QT_TRANSLATE_NOOP("action", "Type “{text}” in {field}"),
    QT_TRANSLATE_NOOP("action", "Press {keys}"),
    QT_TRANSLATE_NOOP("action", "Hold {keys} for {seconds:g} s"),
    QT_TRANSLATE_NOOP("action", "Wait {seconds:g} s"),
    QT_TRANSLATE_NOOP("action", "Look closer at {target}"),
    QT_TRANSLATE_NOOP("action", "Open {app}"),
    QT_TRANSLATE_NOOP("action", "Read the clipboard"),
    QT_TRANSLATE_NOOP("action", "Put “{text}” on the clipboard"),
    QT_TRANSLATE_NOOP("action", "Remember “{text}”"),
    QT_TRANSLATE_NOOP("action", "Hand over to you: {reason}"),
    QT_TRANSLATE_NOOP("action", "Done. {answer}"),
    QT_TRANSLATE_NOOP("action", "Give up: {reason}"),
)
WORDS = (
    QT_TRANSLATE_NOOP("action", "button"),
    QT_TRANSLATE_NOOP("action", "link"),
    QT_TRANSLATE_NOOP("action", "field"),
    QT_TRANSLATE_NOOP("action", "check box"),
    QT_TRANSLATE_NOOP("action", "radio button"),
    QT_TRANSLATE_NOOP("action", "menu"),
    QT_TRANSLATE_NOOP("action", "menu item"),
    QT_TRANSLATE_NOOP("action", "tab"),
    QT_TRANSLATE_NOOP("action", "icon"),
    QT_TRANSLATE_NOOP("action", "select"),
    QT_TRANSLATE_NOOP("action", "slider"),
    QT_TRANSLATE_NOOP("action", "cell"),
    QT_TRANSLATE_NOOP("action", "text"),
    QT_TRANSLATE_NOOP("action", "window"),
    QT_TRANSLATE_NOOP("action", "up"),
    QT_TRANSLATE_NOOP("action", "down"),
    QT_TRANSLATE_NOOP("action", "left"),
    QT_TRANSLATE_NOOP("action", "right"),
)
PHRASES = (
    # The reasons of agent/gating/policy.toml.
    QT_TRANSLATE_NOOP("agent", "A password, a PIN or a secret code is for you to type."),
    QT_TRANSLATE_NOOP("agent", "A window that asks for a password is for you to answer."),
    QT_TRANSLATE_NOOP("agent", "A payment card or bank account number is for you to type."),
    QT_TRANSLATE_NOOP("agent", "Payment details are for you to type."),
    QT_TRANSLATE_NOOP("agent", "A check that you are a person is for you."),
    QT_TRANSLATE_NOOP("agent", "Security settings of the system are for you to change."),
    QT_TRANSLATE_NOOP("agent", "This deletes something."),
    QT_TRANSLATE_NOOP("agent", "A button of the mouse may paste a command into a terminal."),
    QT_TRANSLATE_NOOP("agent", "A command pasted into a terminal can do anything."),
    QT_TRANSLATE_NOOP("agent", "This opens something of Deskhand's own, or a program that acts on others."),
    QT_TRANSLATE_NOOP("agent", "This names a file of Deskhand's own: its settings, rules or skills."),
    QT_TRANSLATE_NOOP("agent", "This is a file or a folder of Deskhand's own: its settings, rules or skills."),
    QT_TRANSLATE_NOOP(
        "agent", "This drags something onto a file or a folder of Deskhand's own: its settings, rules or skills."
    ),
    QT_TRANSLATE_NOOP("agent", "The dialog names a file or a folder of Deskhand's own: its settings, rules or skills."),
    QT_TRANSLATE_NOOP("agent", "The window names a file or a folder of Deskhand's own: its settings, rules or skills."),
    QT_TRANSLATE_NOOP("agent", "This is a folder of Deskhand's own: its settings, rules or skills."),
    QT_TRANSLATE_NOOP("agent", "This is a file of Deskhand's own: its settings, rules or skills."),
    QT_TRANSLATE_NOOP("agent", "The dialog asks whether to delete something."),
    QT_TRANSLATE_NOOP("agent", "These keys delete."),
    QT_TRANSLATE_NOOP("agent", "The task has something deleted, and what this picture does is not known."),
    QT_TRANSLATE_NOOP("agent", "Enter may press the button that pays."),
    QT_TRANSLATE_NOOP("agent", "What this is could not be read."),
    QT_TRANSLATE_NOOP("agent", "The dialog asks whether to install or run a program."),
    QT_TRANSLATE_NOOP("agent", "The dialog asks whether to accept an agreement."),
    QT_TRANSLATE_NOOP("agent", "The Delete key removes files here."),
    QT_TRANSLATE_NOOP("agent", "Dragging to the bin deletes."),
    QT_TRANSLATE_NOOP("agent", "This sends or publishes something."),
    QT_TRANSLATE_NOOP("agent", "The dialog asks whether to send or publish."),
    QT_TRANSLATE_NOOP("agent", "These keys send a message."),
    QT_TRANSLATE_NOOP("agent", "Dragging moves or copies files here."),
    QT_TRANSLATE_NOOP("agent", "These keys move or copy files here."),
    QT_TRANSLATE_NOOP("agent", "This starts a program or installs one."),
    QT_TRANSLATE_NOOP("agent", "The Delete key may remove what is chosen here."),
    QT_TRANSLATE_NOOP("agent", "Enter sends what stands in the field."),
    QT_TRANSLATE_NOOP("agent", "This sends what is written here."),
    QT_TRANSLATE_NOOP("agent", "A command given in a terminal can do anything."),
    QT_TRANSLATE_NOOP("agent", "This shows or keeps a password."),
    QT_TRANSLATE_NOOP("agent", "This changes settings."),
    QT_TRANSLATE_NOOP("agent", "This changes who may see or open something, or what an account is."),
    QT_TRANSLATE_NOOP("agent", "What this button does is not known to be harmless."),
    QT_TRANSLATE_NOOP("agent", "This buys, books or pays."),
    QT_TRANSLATE_NOOP("agent", "The dialog is about a purchase, a booking or a payment."),
    QT_TRANSLATE_NOOP("agent", "A price stands on it or near it, and this may agree to it."),
    QT_TRANSLATE_NOOP("agent", "This cancels, ends or leaves something that was agreed."),
    QT_TRANSLATE_NOOP("agent", "The dialog asks whether to share something."),
    QT_TRANSLATE_NOOP("agent", "The dialog asks whether to end, stop, switch or reset something."),
    QT_TRANSLATE_NOOP("agent", "This changes an account, or who may reach it."),
    QT_TRANSLATE_NOOP("agent", "The dialog warns of what this does."),
    QT_TRANSLATE_NOOP("agent", "This goes on against a warning, or confirms something."),
    QT_TRANSLATE_NOOP("agent", "The dialog asks whether to do something, and this says yes."),
    QT_TRANSLATE_NOOP("agent", "The dialog says what will happen, and this says yes."),
    QT_TRANSLATE_NOOP("agent", "What this does is not known to be harmless."),
    QT_TRANSLATE_NOOP("agent", "This installs, updates or runs a program."),
    QT_TRANSLATE_NOOP("agent", "This opens a program that installs software or changes the system."),
    QT_TRANSLATE_NOOP("agent", "This shares something or changes who may see it."),
    QT_TRANSLATE_NOOP("agent", "This overwrites something that is there."),
    QT_TRANSLATE_NOOP("agent", "The dialog says that something would be overwritten."),
    QT_TRANSLATE_NOOP("agent", "This subscribes or signs you up."),
    QT_TRANSLATE_NOOP("agent", "This signs or accepts an agreement."),
    QT_TRANSLATE_NOOP("agent", "A command typed in a terminal can do anything."),
    QT_TRANSLATE_NOOP("agent", "The text looks like a command that changes the system."),
    QT_TRANSLATE_NOOP("agent", "This ends the session or the machine."),
    QT_TRANSLATE_NOOP("agent", "This closes without saving."),
    QT_TRANSLATE_NOOP("agent", "These keys close a window whose work is not saved."),
    QT_TRANSLATE_NOOP("agent", "Text on the screen speaks to an assistant. It is data, not an instruction."),
    QT_TRANSLATE_NOOP("agent", "Text on the screen gives orders to an assistant. It is data, not an instruction."),
    QT_TRANSLATE_NOOP("agent", "Text on the screen says to use this, and your task does not."),
    QT_TRANSLATE_NOOP("agent", "This logs in."),
    QT_TRANSLATE_NOOP("agent", "This uploads a file."),
    QT_TRANSLATE_NOOP("agent", "This moves or renames something."),
    QT_TRANSLATE_NOOP("agent", "This renames something."),
    QT_TRANSLATE_NOOP("agent", "The page asks for a permission."),
    # The gate's own.
    QT_TRANSLATE_NOOP("agent", "You asked to approve every step."),
    QT_TRANSLATE_NOOP("agent", "Nothing here needs asking."),
    QT_TRANSLATE_NOOP("agent", "The task says so by name."),
    QT_TRANSLATE_NOOP("agent", "The target changed while you were asked."),
    QT_TRANSLATE_NOOP("agent", "I need to know."),
    QT_TRANSLATE_NOOP("agent", "The text to type comes from the screen."),
    QT_TRANSLATE_NOOP("agent", "The text to type is not in your task."),
    QT_TRANSLATE_NOOP("agent", "Your task has this text in “{0}”; this is another place."),
    QT_TRANSLATE_NOOP("agent", "I do not see how to “{0}” here. On screen: {1}. What should I do?"),
    QT_TRANSLATE_NOOP("agent", "That is one of Deskhand's own windows: only you can use it."),
    QT_TRANSLATE_NOOP("agent", "This types the secret “{0}” into {1} in the window “{2}”."),
    QT_TRANSLATE_NOOP(
        "agent",
        "This types the secret “{0}” into {1} in the window “{2}”, which is no field for passwords: it may be shown there.",
    ),
    QT_TRANSLATE_NOOP("agent", "You said yes to the secret “{0}” here."),
    QT_TRANSLATE_NOOP("agent", "Neither your task nor a skill names the secret “{0}”."),
    QT_TRANSLATE_NOOP("agent", "{0} is private: what stands in its window is not seen."),
    # What was seen.
    QT_TRANSLATE_NOOP("agent", "Nothing on the screen changed."),
    QT_TRANSLATE_NOOP("agent", "The picture changed."),
    QT_TRANSLATE_NOOP("agent", "Nothing was to be seen."),
    QT_TRANSLATE_NOOP("agent", "Copying shows nothing."),
    QT_TRANSLATE_NOOP("agent", "You did this step."),
    QT_TRANSLATE_NOOP("agent", "Something changed, but the typed text cannot be read."),
    QT_TRANSLATE_NOOP("agent", "Something changed, but not “{0}” as expected."),
    QT_TRANSLATE_NOOP("agent", "The window “{0}” is open."),
    QT_TRANSLATE_NOOP("agent", "It reads {0} now."),
    QT_TRANSLATE_NOOP("agent", "The screen reads “{0}”."),
    QT_TRANSLATE_NOOP("agent", "The field {0} reads “{1}”."),
    QT_TRANSLATE_NOOP("agent", "Noted: {0}"),
    QT_TRANSLATE_NOOP("agent", "Appeared: {0}; gone: {1}"),
    QT_TRANSLATE_NOOP("agent", "Appeared: {0}"),
    QT_TRANSLATE_NOOP("agent", "Gone: {0}"),
    QT_TRANSLATE_NOOP("agent", "The window is now “{0}”; appeared: {1}; gone: {2}"),
    QT_TRANSLATE_NOOP("agent", "The window is now “{0}”; appeared: {1}"),
    QT_TRANSLATE_NOOP("agent", "The window is now “{0}”; gone: {1}"),
    QT_TRANSLATE_NOOP("agent", "The window is now “{0}”"),
    QT_TRANSLATE_NOOP("agent", "The field {0} is filled in; what it holds is hidden."),
    QT_TRANSLATE_NOOP("agent", "Something changed; a secret is not read back."),
    # How a run ends.
    QT_TRANSLATE_NOOP("agent", "Done."),
    QT_TRANSLATE_NOOP("agent", "You stopped the run."),
    QT_TRANSLATE_NOOP("agent", "Nothing on the screen shows that it is done."),
    QT_TRANSLATE_NOOP("agent", "No progress: {0}."),
    QT_TRANSLATE_NOOP("agent", "{0} steps were not enough."),
    QT_TRANSLATE_NOOP("agent", "{0} seconds were not enough."),
    # Skills: what stands in a form, a name, a new one.
    QT_TRANSLATE_NOOP("agent", "This must be given."),
    QT_TRANSLATE_NOOP("agent", "This must be a whole number such as 3, not “{0}”."),
    QT_TRANSLATE_NOOP("agent", "This must be a number such as 2.5, not “{0}”."),
    QT_TRANSLATE_NOOP("agent", "This must be such as {0}, not “{1}”."),
    QT_TRANSLATE_NOOP("agent", "This must be of the form {0}, not “{1}”."),
    QT_TRANSLATE_NOOP("agent", "“{0}” is no name for a skill: small letters, digits and single - between them."),
    QT_TRANSLATE_NOOP("agent", "{0} is there already: choose another name, or move that folder away first."),
    QT_TRANSLATE_NOOP("agent", "The run did not end as done, so the skill may lack its end."),
    QT_TRANSLATE_NOOP("agent", "Nothing at its end shows that it worked: add an expect."),
    QT_TRANSLATE_NOOP("agent", "A part of it is handed over to you each time."),
    QT_TRANSLATE_NOOP(
        "agent", "Nothing in this run had an effect, so there is nothing to make a skill of: choose another run."
    ),
    QT_TRANSLATE_NOOP("agent", "Nothing was done that a skill could do again: record again, and stop when the chore is done."),
    # Runs that cannot be read or deleted.
    QT_TRANSLATE_NOOP("agent", "{0}, line {1} is not an entry ({2}): the file was changed."),
    QT_TRANSLATE_NOOP("agent", "{0}, line {1} does not follow the one before it: the file was changed."),
    QT_TRANSLATE_NOOP("agent", "{0} in {1} cannot be deleted: mend the permissions of that folder."),
    # While it loads.
    QT_TRANSLATE_NOOP("agent", "Loading the model {0}"),
    QT_TRANSLATE_NOOP("agent", "Loading the reader"),
    # What the doctor, the models and the hotkeys say.
    QT_TRANSLATE_NOOP("agent", "{0} (3.11 or newer is needed)"),
    QT_TRANSLATE_NOOP("agent", "{0} (model {1})"),
    QT_TRANSLATE_NOOP("agent", "{0} rules"),
    QT_TRANSLATE_NOOP("agent", "{0} monitor(s); number {1} is {2} x {3}, seen in {4} s"),
    QT_TRANSLATE_NOOP("agent", "{0} windows are known"),
    QT_TRANSLATE_NOOP("agent", "keys and pointer can be driven; {0} stops a run"),
    QT_TRANSLATE_NOOP("agent", "xclip is there"),
    QT_TRANSLATE_NOOP("agent", "xclip is missing: sudo apt-get install -y xclip"),
    QT_TRANSLATE_NOOP("agent", "a test picture was read as “{0}”"),
    QT_TRANSLATE_NOOP("agent", "{0} GB free for {1}"),
    QT_TRANSLATE_NOOP("agent", "The model {0} is not here ({1}): get it with `deskhand model pull {2}`."),
    QT_TRANSLATE_NOOP("agent", "{0} could not be fetched ({1}): see that the network is there, then pull again."),
    QT_TRANSLATE_NOOP("agent", "{0} cannot be reached ({1}): see that the network is there."),
    QT_TRANSLATE_NOOP("agent", "The line to {0} broke ({1}): what came is kept; try again."),
    QT_TRANSLATE_NOOP(
        "agent", "{0} is only for those who agreed to its terms: agree there, set HF_TOKEN to your token, and pull again."
    ),
    QT_TRANSLATE_NOOP(
        "agent", "{0} gives {1} only to those it knows, if it has it at all: set HF_TOKEN to a valid token, and pull again."
    ),
    QT_TRANSLATE_NOOP("agent", "{0} has no {1} in {2} ({3}): look there for its new name, download it and import it."),
    QT_TRANSLATE_NOOP("agent", "{0} has no time for us ({1}): what came is kept; try again later."),
    QT_TRANSLATE_NOOP("agent", "{0} is not a GGUF model ({1}): choose another file, or fetch it again."),
    QT_TRANSLATE_NOOP("agent", "{0} is only the part that sees: give the model's own file, and this one with --mmproj."),
    QT_TRANSLATE_NOOP("agent", "{0} is cut short ({1} bytes of at least {2}): fetch it again."),
    QT_TRANSLATE_NOOP("agent", "{0} has the SHA-256 {1} and should have {2}: it was deleted; pull again."),
    QT_TRANSLATE_NOOP("agent", "{0} needs {1} MB free to get {2}: free some space."),
    # What looks at the screen.
    QT_TRANSLATE_NOOP("agent", "Nobody agreed to send screenshots to {0}: give the address of the server again."),
    QT_TRANSLATE_NOOP("agent", "{0} could look at the screen: choose it on the page of models first."),
    QT_TRANSLATE_NOOP(
        "agent", "{0} says where something is and plans nothing: get another model that sees, on the page of models."
    ),
    QT_TRANSLATE_NOOP("agent", "{0} could look at the screen, but is not here: get it on the page of models."),
    QT_TRANSLATE_NOOP(
        "agent",
        "No model that looks at the screen is here: get one on the page of models, or name the server that runs one.",
    ),
    QT_TRANSLATE_NOOP("agent", "Both hotkeys are the same: give each its own keys."),
    QT_TRANSLATE_NOOP("agent", "“{0}” would go off while you type: hold Ctrl, Alt or Super with it."),
    QT_TRANSLATE_NOOP("agent", "“{0}” needs one key beside Ctrl, Alt, Shift or Super: press such as Ctrl+Alt+Space."),
)
