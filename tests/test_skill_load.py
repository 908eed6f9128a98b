"""Where skills are found, what hides what, and that a broken one hides no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from skills.load import AGENTS, MOST, Origin, Source, library, load, read, sources
from skills.skill import SkillError

TEXT = "---\nname: {name}\ndescription: Does it.\n---\n{rest}"
STEPS = "```steps\n- press: a\n```\n"


def written(folder: Path, name: str, rest: str = STEPS) -> Path:
    """A skill below the folder."""
    one = folder / name
    one.mkdir(parents=True)
    (one / "SKILL.md").write_text(TEXT.format(name=name, rest=rest), "utf-8")
    return one


def test_later_skill_hides_earlier_of_its_name(tmp_path: Path) -> None:
    first, second = written(tmp_path / "1", "a"), written(tmp_path / "2", "a")
    written(tmp_path / "1", "b")
    shelf = load((Source(tmp_path / "1", Origin.LIBRARY), Source(tmp_path / "2", Origin.PERSON)))
    assert sorted(shelf.skills) == ["a", "b"]
    assert (shelf.find("a").folder, shelf.find("a").hides, shelf.find("a").origin) == (second, (first,), Origin.PERSON)
    assert shelf.wrong == ()


def test_sources_in_order(tmp_path: Path) -> None:
    found = sources(tmp_path / "mine", tmp_path)
    assert [one.folder for one in found] == [library(), tmp_path / "mine", tmp_path / AGENTS]
    assert [one.origin for one in found] == [Origin.LIBRARY, Origin.PERSON, Origin.PROJECT]
    assert load(found[1:]).skills == {}


def test_broken_skill_hides_no_other(tmp_path: Path) -> None:
    written(tmp_path, "good")
    bad = written(tmp_path, "bad", "```steps\n- clik: a\n- tipe: b\n```\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x", "utf-8")
    shelf = load((Source(tmp_path, Origin.PERSON),))
    assert list(shelf.skills) == ["good"]
    assert [one.split(": ")[0] for one in shelf.wrong] == [f"{bad}/SKILL.md:6", f"{bad}/SKILL.md:7"]


def test_unknown_skill_names_the_nearest(tmp_path: Path) -> None:
    written(tmp_path, "save-as")
    with pytest.raises(SkillError, match=r"There is no skill “save_as”: did you mean save-as\?"):
        load((Source(tmp_path, Origin.PERSON),)).find("save_as")


def test_python_skill_is_found_and_not_executed(tmp_path: Path) -> None:
    folder = written(tmp_path, "py", "Text.")
    (folder / "skill.py").write_text("raise SystemExit", "utf-8")
    assert read(folder).python


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"---\nname: \xff", "SKILL.md:2: The file is not in UTF-8"),
        (b"x" * 256_001, "SKILL.md:1: The file is larger than 256 kB"),
        (None, "SKILL.md:1: The file cannot be read"),
    ],
)
def test_file_that_does_not_read(tmp_path: Path, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / "SKILL.md").write_bytes(content)
    with pytest.raises(SkillError, match=said):
        read(tmp_path)


def test_picture_must_be_in_the_folder(tmp_path: Path) -> None:
    folder = written(tmp_path, "a", '```steps\n- if: "x"\n  then:\n    - click: image b.png\n```\n')
    with pytest.raises(SkillError, match=r"SKILL\.md:8: The picture b\.png is not in the skill's folder"):
        read(folder)
    (tmp_path / "b.png").write_bytes(b"1")
    (folder / "b.png").symlink_to(tmp_path / "b.png")
    with pytest.raises(SkillError, match=r"SKILL\.md:8: The picture b\.png"):
        read(folder)
    (folder / "b.png").unlink()
    (folder / "b.png").write_bytes(b"1")
    assert read(folder).name == "a"


def test_folder_that_cannot_be_read_and_one_too_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as changed:
        changed.setattr(Path, "iterdir", refuse)
        assert load((Source(tmp_path, Origin.PERSON),)).wrong == (
            f"{tmp_path}:1: The folder cannot be read (Permission denied): mend its permissions.",
        )
    for number in range(MOST + 1):
        written(tmp_path, f"s{number}")
    shelf = load((Source(tmp_path, Origin.PERSON),))
    assert (len(shelf.skills), shelf.wrong) == (
        MOST,
        (f"{tmp_path}:1: There are more than {MOST} skills here: the rest is left out.",),
    )


def test_shipped_library_is_good() -> None:
    assert load((Source(library(), Origin.LIBRARY),)).wrong == ()
