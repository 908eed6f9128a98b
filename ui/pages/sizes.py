"""Edge: models in words: how large, how quick, whether they fit, what is known of them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from agent.machine.model_shelf import Fit, Machine, Shelved, Tested
from ui.wording import translate

SAYS = (
    QT_TRANSLATE_NOOP("models", "SmolLM2 135M Instruct: the default, quick on two processor cores, English first"),
    QT_TRANSLATE_NOOP(
        "models", "Qwen2.5 Coder 0.5B Instruct: slower, chooses somewhat better; packaged by a third party, pinned by its hash"
    ),
    QT_TRANSLATE_NOOP("models", "licence not known"),
    QT_TRANSLATE_NOOP("models", "Holo3.1 0.8B: the smallest that points well; for a processor"),
    QT_TRANSLATE_NOOP("models", "Holo3.1 4B: the best published agent of its size; for a GPU or a recent laptop"),
    QT_TRANSLATE_NOOP("models", "GUI-Owl 1.5 2B: an agent for small machines"),
    QT_TRANSLATE_NOOP("models", "GUI-Owl 1.5 4B: points best of its size, with a zoom"),
    QT_TRANSLATE_NOOP("models", "Fara1.5 4B: for tasks in a browser"),
    QT_TRANSLATE_NOOP("models", "Qwen3-VL 2B Instruct: the plain model most others are made from, from its maker"),
    QT_TRANSLATE_NOOP("models", "Qwen3-VL 4B Instruct: the plain model, from its maker"),
    QT_TRANSLATE_NOOP("models", "MAI-UI 2B: made for telephones, points well on desktops"),
    QT_TRANSLATE_NOOP("models", "UI-Venus 1.5 2B: points only; its maker notes research and education"),
    QT_TRANSLATE_NOOP("models", "UI-TARS 1.5 7B: an older agent; larger and weaker than newer ones of 4B"),
    QT_TRANSLATE_NOOP("models", "Apache-2.0, with a note of its maker: research and education"),
)


def amount(size: int) -> str:
    """Bytes as `144.8 MB`."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def about(model: Shelved) -> str:
    """What it is, its licence, and whether it sees."""
    sees = translate("models", "it can look at the screen") if model.dialect else ""
    return " · ".join(filter(None, (translate("models", model.says), translate("models", model.licence), sees)))


def lies(model: Shelved) -> str:
    """Where it is, and how large."""
    if model.there:
        return translate("models", "Installed: {0} on this disk").format(amount(model.disk))
    if model.begun and not model.size:
        return translate("models", "Partly here: {0}").format(amount(model.disk))
    if not model.size:
        return translate("models", "Not here yet: its size is known once the download has begun")
    if model.begun:
        return translate("models", "Partly here: {0} of about {1}").format(amount(model.disk), amount(model.size))
    return translate("models", "Not here yet: {0} to download").format(amount(model.size))


def fits(model: Shelved, machine: Machine) -> str:
    """With a sign, since a colour alone would not do."""
    if not model.memory:
        return ""
    verdict = {
        Fit.WELL: translate("models", "✓ It fits"),
        Fit.TIGHT: translate("models", "⚠ It fits once other programs are closed"),
        Fit.NOT: translate("models", "✘ It is too large for this computer"),
    }[machine.fit(model.memory)]
    need = translate("models", "takes up to {0} of memory; {1} of {2} are free")
    room = need.format(amount(model.memory), amount(machine.free), amount(machine.total))
    return translate("wording", "{0}: {1}").format(verdict, room)


def came_out(found: Tested) -> str:
    """How the test came out."""
    number = QLocale().toString
    return translate("models", "✓ It works: loads in {0} s, reads {1} and writes {2} tokens a second, takes {3}").format(
        number(found.load, "f", 1), number(found.read, "f", 0), number(found.written, "f", 0), amount(found.memory)
    )


def step(what: str) -> str:
    """What a download is at."""
    known = {
        "Downloading": translate("models", "Downloading"),
        "Checking its SHA-256": translate("models", "Checking that it is the right file"),
        "Taking the model out of its package": translate("models", "Unpacking"),
        "Preparing it for this processor": translate("models", "Preparing it for this processor"),
        "Copying": translate("models", "Copying"),
        "": translate("models", "Beginning"),
    }
    fetching = translate("models", "Downloading {0}")
    return fetching.format(what.removeprefix("Fetching ")) if what.startswith("Fetching ") else known.get(what, what)
