"""The Debian package out of the bundle's folder: `python packaging/deb.py build/bundle/deskhand build/bundle`.

What the folder does not carry becomes the package's dependencies: every library that a program in it asks for and that is not
in it is looked up in the packages of this machine, so a package made on Debian 12 is for Debian 12 and its like, and newer.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "packaging" / "linux"
HOME = "opt/deskhand"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of the icons."""
CALLED = ("xclip",)
"""Packages of programs that Deskhand calls, without which it does not work."""
OPTIONAL = ("platformthemes/libqgtk3.so",)
"""What is loaded only on desktops that have what it needs: suggested, not depended on."""
ALSO = (
    ("python", "Python", "PSF-2.0"),
    ("llama.cpp", "in llama-cpp-python", "MIT"),
    ("PP-OCR models", "in rapidocr", "Apache-2.0"),
    ("SmolLM2-135M-Instruct", "the default model, where it is included", "Apache-2.0"),
    ("PyInstaller's bootloader", "the program itself", "GPL-2.0-or-later with the bootloader exception"),
)
"""What comes along and is no Python package: name, where, licence."""
TEXTS = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)


class Elf(NamedTuple):
    """What a library or program says about itself: the libraries it asks for, and the newest glibc it was made for."""

    needs: frozenset[str]
    glibc: tuple[int, ...]


def main() -> None:
    """`deb.py FOLDER OUT` makes the package, `deb.py --icon FILE` the picture for the programs of other systems."""
    if sys.argv[1] == "--icon":
        picture(ROOT / "ui" / "deskhand.svg", Path(sys.argv[2]), 512)
        return
    folder, out = (Path(one) for one in sys.argv[1:3])
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    fill(tree, folder)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(control(folder, size(tree)), "utf-8")
    (tree / "DEBIAN" / "md5sums").write_text(sums(tree), "utf-8")
    tidy(tree)
    package = out / f"deskhand_{version()}_{architecture()}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zzstd", "-z11", "--build", str(tree), str(package)], check=True)
    shutil.rmtree(tree)


def fill(tree: Path, folder: Path) -> None:
    """Everything at its place, as the files of the package."""
    shutil.copytree(folder, tree / HOME, symlinks=True, copy_function=os.link)
    command = made(tree / "usr/bin") / "deskhand"
    command.symlink_to(f"../../{HOME}/deskhand")
    shutil.copy(LINUX / "deskhand.desktop", made(tree / "usr/share/applications"))
    shutil.copy(LINUX / "deskhand-autostart.desktop", made(tree / "usr/share/deskhand"))
    icons(tree / "usr/share/icons/hicolor")
    papers(made(tree / "usr/share/doc/deskhand"))


def made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def icons(theme: Path) -> None:
    """The drawing, and pictures of it in every size a desktop asks for."""
    drawing = ROOT / "ui" / "deskhand.svg"
    shutil.copy(drawing, made(theme / "scalable/apps") / "deskhand.svg")
    for side in SIZES:
        picture(drawing, made(theme / f"{side}x{side}/apps") / "deskhand.png", side)


def picture(drawing: Path, to: Path, side: int) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    if not image.save(str(to)):
        raise SystemExit(f"{to} cannot be written: free space, or mend its permissions.")


def papers(folder: Path) -> None:
    """Copyright, changelog, and the licences of what comes along."""
    brought = sorted(closure("deskhand") - {"deskhand"} | {"pip"})
    shutil.copy(LINUX / "copyright", folder / "copyright")
    with (folder / "copyright").open("a", encoding="utf-8") as file:
        file.write("\nComment: Brought along:\n")
        file.writelines(f" {metadata.metadata(one)['Name']} {metadata.version(one)}: {licence(one)}\n" for one in brought)
        file.writelines(f" {name} ({where}): {of}\n" for name, where, of in ALSO)
    for one in brought:
        for text in licence_texts(one):
            shutil.copy(text, made(folder / "third-party" / one) / text.name)
    with gzip.GzipFile(folder / "changelog.gz", "wb", mtime=0) as file:
        file.write((ROOT / "CHANGELOG.md").read_bytes())


def closure(package: str) -> set[str]:
    """A package and all it needs here, as far as they are installed (packaging/overrides.txt leaves some out)."""
    found: set[str] = set()
    left = [package]
    while left:
        name = left.pop()
        if name in found or not installed(name):
            continue
        found.add(name)
        asked = (Requirement(one) for one in metadata.requires(name) or ())
        wanted = (one.name for one in asked if one.marker is None or one.marker.evaluate({"extra": ""}))
        left += [one.lower().replace("_", "-") for one in wanted]
    return found


def installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def licence(package: str) -> str:
    """In one line, from whichever field its author used."""
    said = metadata.metadata(package)
    classified = [one.rpartition(":: ")[2] for one in said.get_all("Classifier") or () if one.startswith("License ::")]
    stated = next((said[field].strip() for field in ("License-Expression", "License") if field in said), "")
    return stated if stated and "\n" not in stated else ", ".join(classified) or "see its licence text"


def licence_texts(package: str) -> Iterator[Path]:
    for one in metadata.files(package) or ():
        path = Path(str(one.locate()))
        if ".dist-info" in str(one) and TEXTS.search(one.name) and path.is_file():
            yield path


def control(folder: Path, kilobytes: int) -> str:
    """The control file."""
    fields: dict[str, object] = {"version": version(), "architecture": architecture(), "size": kilobytes}
    name, address = os.environ.get("DEBFULLNAME", "The Deskhand authors"), os.environ.get("DEBEMAIL", "deskhand@localhost")
    fields |= {"maintainer": f"{name} <{address}>", **dependencies(folder)}
    return (LINUX / "control").read_text("utf-8").format(**fields)


def dependencies(folder: Path) -> dict[str, str]:
    """`depends` and `suggests`, each as the control file has them."""
    found = {path: elf for path in sorted(folder.rglob("*")) if path.is_file() and (elf := read(path))}
    carried = {path.name for path in folder.rglob("*") if path.is_file()}
    optional = {path for path in found if str(path).endswith(OPTIONAL)}
    must = set(CALLED) | owners(missing((found[path] for path in found.keys() - optional), carried))
    glibc = ".".join(map(str, max(elf.glibc for elf in found.values())))
    depends = [*must - {"libc6"}, f"libc6 (>= {glibc})"]
    suggests = owners(missing((found[path] for path in optional), carried)) - must
    return {"depends": ", ".join(sorted(depends)), "suggests": ", ".join(sorted(suggests | {"fonts-noto-cjk"}))}


def read(path: Path) -> Elf | None:
    """None of a file that is no program or library."""
    with path.open("rb") as file:
        if path.is_symlink() or file.read(4) != b"\x7fELF":
            return None
    said = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
    versions = re.findall(r"\bGLIBC_([0-9.]+)", said)
    newest = max((tuple(map(int, one.split("."))) for one in versions), default=(0,))
    return Elf(frozenset(re.findall(r"NEEDED\s+(\S+)", said)), newest)


def missing(elves: Iterable[Elf], carried: set[str]) -> set[str]:
    """Libraries that are asked for and not in the folder."""
    return {name for elf in elves for name in elf.needs} - carried


def owners(libraries: set[str]) -> set[str]:
    """The packages of this machine that hold these libraries. Ends with a sentence when there is none."""
    if not libraries:
        return set()
    said = subprocess.run(
        ["dpkg-query", "-S", *(f"*/{name}" for name in sorted(libraries))], capture_output=True, text=True, check=False
    ).stdout
    # Only from where the loader looks: an application may carry a library of the same name.
    lines = re.findall(r"^([^:,\s]+):\S+ /(?:usr/)?lib(?:64|/[^/\s]+-linux-gnu)/([^/\s]+)$", said, re.MULTILINE)
    nowhere = libraries - {name for _, name in lines}
    if nowhere:
        names = ", ".join(sorted(nowhere))
        raise SystemExit(f"No package of this machine holds {names}: install it, or leave out what asks for it.")
    return {package for package, _ in lines}


def version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def architecture() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


def size(tree: Path) -> int:
    """Kilobytes, each file rounded up, as Installed-Size is defined."""
    return sum(-(-path.lstat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1 for path in tree.rglob("*"))


def sums(tree: Path) -> str:
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    files = [path for path in files if "DEBIAN" not in path.parts]
    return "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files)


def tidy(tree: Path) -> None:
    """Rights that suit every user, whatever the umask of whoever made it; one time for all, so that two builds are alike."""
    stamp = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            program = path.stat().st_mode & 0o100 and "_internal" not in path.parts
            path.chmod(0o755 if path.is_dir() or program else 0o644)
        os.utime(path, (stamp, stamp), follow_symlinks=False)


if __name__ == "__main__":
    main()
