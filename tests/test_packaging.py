"""What the bundle rests on: how a part is started, what a shipped model is, what the packages' files say. The bundle itself is
proved by packaging/prove.sh, in a clean Debian."""

from __future__ import annotations

import configparser
import importlib.util
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from agent import ourselves
from agent.__main__ import parser
from models.catalog import Known
from models.fetch import is_there, path_of
from models.model import ModelError

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"
FOREIGN = sorted(path for system in ("windows", "macos") for path in (PACKAGING / system).rglob("*") if path.is_file())
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
MODEL = Known("tiny", "a test", "MIT", "tiny.gguf", "abc", 4, (("part", "1.0", "tiny.bin"),))
on_debian = pytest.mark.skipif(shutil.which("dpkg-query") is None or shutil.which("objdump") is None, reason="no Debian here")


@pytest.fixture(scope="module")
def deb() -> ModuleType:
    """packaging/deb.py, which is a script and no module."""
    spec = importlib.util.spec_from_file_location("deskhand_deb", PACKAGING / "deb.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made  # named tuples look their module up
    spec.loader.exec_module(made)
    return made


def entry(name: str) -> configparser.ConfigParser:
    """A desktop entry."""
    made = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    made.optionxform = str  # type: ignore[assignment, method-assign]
    made.read(PACKAGING / "linux" / name, "utf-8")
    return made


def started(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The bundle's program, not frozen."""
    line = [sys.executable, str(PACKAGING / "start.py"), *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "DESKHAND_DATA": str(folder), "HOME": str(folder)}
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd=folder, env=environment)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (["deskhand", "-m", "agent", "serve", "--stdio"], "agent"),
        (["deskhand", "-m", "agent.hands.guard", "<ctrl>+<alt>+<esc>"], "agent.hands.guard"),
        (["deskhand", "-m", "ui"], "ui"),
        (["deskhand", "-m", "pip", "download"], "pip"),
        (["deskhand"], None),
        (["deskhand", "stop"], None),
        (["deskhand", "-m"], None),
        (["deskhand", "-m", "http.server"], None),
        (["deskhand", "-m", "agentless"], None),
        (["deskhand", "run", "-m", "agent"], None),
    ],
)
def test_what_part_a_command_line_asks_for(line: list[str], part: str | None) -> None:
    assert ourselves.asked(line) == part


def test_a_command_is_one_that_the_program_understands() -> None:
    line = ourselves.command("agent.hands.guard", "<esc>")
    assert line[0] == sys.executable
    assert ourselves.asked(line) == "agent.hands.guard"


def test_parts_are_started_in_one_place_only() -> None:
    """A part that was started otherwise would not start in the bundle."""
    files = [path for folder in ("agent", "ui") for path in (ROOT / folder).rglob("*.py") if path.name != "ourselves.py"]
    assert [path.name for path in files if "sys.executable" in path.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/opt/deskhand/_internal", "LD_LIBRARY_PATH_ORIG": "/mine"}, {"LD_LIBRARY_PATH": "/mine"}),
        ({"LD_LIBRARY_PATH": "/mine"}, {"LD_LIBRARY_PATH": "/mine"}),
        ({"PATH": "/bin"}, {"PATH": "/bin"}),
    ],
)
def test_applications_find_the_systems_libraries(before: dict[str, str], after: dict[str, str]) -> None:
    ourselves.given_back(before)
    assert before == after


def test_the_program_is_the_command_line(tmp_path: Path) -> None:
    said = started("model", "list", folder=tmp_path)
    assert (said.returncode, "smollm2-135m" in said.stdout) == (0, True), said.stderr
    assert started("no-such-command", folder=tmp_path).returncode == 2


def test_the_program_is_each_part(tmp_path: Path) -> None:
    said = started("-m", "agent", "runs", "list", folder=tmp_path)
    assert (said.returncode, said.stdout) == (0, "No runs yet.\n"), said.stderr
    assert started("-m", "pip", "--version", folder=tmp_path).stdout.startswith("pip ")


def laid(folder: Path, text: str) -> Path:
    """A model file with the stamp of a checked one."""
    folder.mkdir()
    (folder / "tiny.checked").write_text(f"{len(text)} abc")
    (folder / "tiny.gguf").write_text(text)
    return folder


def test_a_shipped_model_is_found_and_ones_own_goes_first(tmp_path: Path) -> None:
    shipped = laid(tmp_path / "shipped", "came along")
    mine = tmp_path / "mine"
    assert path_of(MODEL, mine, shipped) == shipped / "tiny.gguf"
    laid(mine, "own")
    assert path_of(MODEL, mine, shipped) == mine / "tiny.gguf"


def test_a_shipped_model_is_checked_like_any_other(tmp_path: Path) -> None:
    shipped = laid(tmp_path / "shipped", "came along")
    (shipped / "tiny.gguf").write_text("cut off")
    with pytest.raises(ModelError, match="should be 10"):
        path_of(MODEL, tmp_path / "mine", shipped)


def test_a_checkout_ships_no_model(tmp_path: Path) -> None:
    assert not is_there(MODEL, tmp_path)


@pytest.mark.parametrize("section", ["Desktop Entry", "Desktop Action delegate", "Desktop Action stop"])
def test_the_menu_starts_commands_there_are(section: str) -> None:
    said = entry("deskhand.desktop")[section]
    program, *arguments = said["Exec"].split()
    assert program == "deskhand"
    assert parser().parse_args(arguments).command == (section.removeprefix("Desktop Action ") if arguments else None)
    assert said["Name"]
    assert said.get("Name[fr]") or section == "Desktop Entry"  # its name is the same in both


def test_the_menu_lists_its_actions() -> None:
    made = entry("deskhand.desktop")
    assert [f"Desktop Action {one}" for one in made["Desktop Entry"]["Actions"].strip(";").split(";")] == made.sections()[1:]
    assert made["Desktop Entry"]["StartupWMClass"] == "deskhand"


def test_what_starts_at_login_is_the_panel() -> None:
    assert entry("deskhand-autostart.desktop")["Desktop Entry"]["Exec"] == "deskhand"


@on_debian
def test_a_library_says_what_it_needs(deb: ModuleType) -> None:
    seen = deb.read(Path(sys.executable).resolve())
    assert "libc.so.6" in seen.needs
    assert seen.glibc >= (2, 2)
    assert deb.read(Path(__file__)) is None


@on_debian
def test_what_is_not_carried_becomes_a_dependency(deb: ModuleType, tmp_path: Path) -> None:
    program = tmp_path / "deskhand" / "program"
    program.parent.mkdir()
    shutil.copy(shutil.which("bash") or "/bin/bash", program)
    found = deb.dependencies(program.parent)["depends"]
    assert re.search(r"\blibc6 \(>= 2\.\d+\)", found)
    assert {"xclip", "libtinfo6"} <= set(found.split(", "))
    (program.parent / "libtinfo.so.6").touch()
    assert "libtinfo6" not in deb.dependencies(program.parent)["depends"]


@on_debian
def test_a_library_of_no_package_ends_the_build(deb: ModuleType) -> None:
    assert deb.owners({"libc.so.6"}) == {"libc6"}
    with pytest.raises(SystemExit, match=r"libnowhere\.so\.9"):
        deb.owners({"libc.so.6", "libnowhere.so.9"})


@on_debian
def test_the_control_file_is_whole(deb: ModuleType, tmp_path: Path) -> None:
    shutil.copy(shutil.which("bash") or "/bin/bash", tmp_path / "program")
    said = deb.control(tmp_path, 1234)
    fields = dict(line.split(": ", 1) for line in said.splitlines() if not line.startswith(" "))
    assert (fields["Package"], fields["Version"], fields["Installed-Size"]) == ("deskhand", VERSION, "1234")
    assert not re.search(r"[{}]|: $", said, re.MULTILINE)


def test_licences_of_what_comes_along(deb: ModuleType) -> None:
    brought = deb.closure("deskhand")
    assert {"numpy", "pyside6-essentials", "rapidocr", "omegaconf"} <= brought
    assert not {"pytest", "mypy", "pyinstaller", "opencv-python"} & brought
    assert "LGPL" in deb.licence("pyside6-essentials")


@pytest.mark.parametrize("side", [16, 256])
def test_the_icon_in_a_size(deb: ModuleType, tmp_path: Path, side: int) -> None:
    from PIL import Image

    deb.picture(ROOT / "ui" / "deskhand.svg", tmp_path / "icon.png", side)
    with Image.open(tmp_path / "icon.png") as made:
        assert made.size == (side, side)
        assert made.convert("RGBA").getpixel((side // 2, side // 8)) == (0x25, 0x63, 0xEB, 255)
        assert made.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.name)
def test_files_for_other_systems_say_that_they_are_untested(path: Path) -> None:
    assert re.search(r"untested|non testé", path.read_text("utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("name", ["windows/version.txt", "windows/deskhand.iss", "macos/bundle.spec"])
def test_files_for_other_systems_have_the_version(name: str) -> None:
    found = re.findall(r"\b0\.\d+\.\d+(?!\.?\d)", (PACKAGING / name).read_text("utf-8"))
    assert set(found) == {VERSION}


def test_the_manifest_asks_for_no_rights_and_every_pixel() -> None:
    found = {one.tag.rpartition("}")[2]: one for one in ElementTree.parse(PACKAGING / "windows/deskhand.manifest").iter()}
    assert found["requestedExecutionLevel"].attrib == {"level": "asInvoker", "uiAccess": "false"}
    assert found["dpiAwareness"].text == "PerMonitorV2"


def test_permissions_are_explained_in_both_languages() -> None:
    with (PACKAGING / "macos" / "Info.plist").open("rb") as file:
        said = plistlib.load(file)
    texts = {key: text for key, text in said.items() if key.endswith("UsageDescription")}
    assert {"NSAccessibilityUsageDescription", "NSScreenCaptureUsageDescription"} <= texts.keys()
    found = {language: strings(language) for language in said["CFBundleLocalizations"]}
    assert found["en"] == texts
    assert found["fr"].keys() == texts.keys()
    assert not set(found["fr"].values()) & set(texts.values())


def strings(language: str) -> dict[str, str]:
    """An InfoPlist.strings."""
    text = (PACKAGING / "macos" / f"{language}.lproj" / "InfoPlist.strings").read_text("utf-8")
    return dict(re.findall(r'^"(\w+)" = "([^"]+)";$', text, re.MULTILINE))


@pytest.mark.parametrize("name", ["deskhand.spec", "macos/bundle.spec"])
def test_the_recipes_are_python(name: str) -> None:
    compile((PACKAGING / name).read_text("utf-8"), name, "exec")


def test_what_is_installed_for_bundling_is_pinned() -> None:
    text = (PACKAGING / "bundle.lock").read_text("utf-8")
    entries = re.findall(r"^([\w-]+)==[\w.]+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", text, re.MULTILINE)
    assert entries == ["altgraph", "pyinstaller", "pyinstaller-hooks-contrib"]
