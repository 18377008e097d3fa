#!/usr/bin/env python3
"""Sets the project up on a fresh machine and hands over to the usual tools.

    python3 dev.py run       set up, then start the program (without a display: tour the demo)
    python3 dev.py test      set up, then run every test; --long adds the long fault runs
    python3 dev.py setup     only set up
    python3 dev.py lint      ruff, pyright, import-linter
    python3 dev.py lock      write requirements.lock anew from pyproject.toml
    python3 dev.py screens   pictures of every page and dialog, in every look, into screens/
    python3 dev.py bench     the benchmarks
    python3 dev.py words     collect the strings to translate, and compile what is translated
    python3 dev.py package   build an installer (not yet)

What follows the command is handed on. Standard library only.
"""

import ctypes.util
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
LOCK = HERE / "requirements.lock"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

OLDEST_PYTHON = (3, 11)

# Debian's package for each library Qt opens or command the tests run.
LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "glib-2.0": "libglib2.0-0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "xkbcommon": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}
TEST_COMMANDS = {
    "gcc": "gcc libc6-dev",  # without the headers it compiles nothing
    "strace": "strace",
    "pdftotext": "poppler-utils",
    "dbus-daemon": "dbus-daemon",
    "dbus-run-session": "dbus-daemon",
    "gnome-keyring-daemon": "gnome-keyring",
    "unshare": "util-linux",
}


def main() -> int:
    """Run one command and return its exit status."""
    command, *rest = sys.argv[1:] or ["help"]
    actions = {
        "setup": lambda: 0,
        "run": lambda: run_program(rest),
        "test": lambda: run_tests(rest),
        "lint": lint,
        "lock": lock,
        "screens": lambda: tour("screens", "--every-look"),
        "bench": lambda: bench(rest),
        "words": words,
        "package": package,
    }
    if command not in actions:
        print(__doc__)
        return 0 if command in ("help", "-h", "--help") else 2
    setup(for_tests=command == "test")
    return actions[command]()


def setup(*, for_tests: bool) -> None:
    """Make .venv, install the hashed lock, and see to the system's own libraries."""
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        sys.exit(f"Python {wanted} or newer is needed; this is {sys.version.split()[0]}.")
    install_system_packages(for_tests=for_tests)
    fingerprint = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / "installed.sha256"
    if stamp.is_file() and stamp.read_text() == fingerprint:
        return
    if not can_make_venv():
        sys.exit("Without python3-venv nothing can be set up; install it and try again.")
    print("Setting up .venv; this takes a minute the first time.", flush=True)
    venv.create(VENV, with_pip=True, clear=VENV.exists())
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    call(*pip, "--require-hashes", "--only-binary", ":all:", "-r", LOCK)
    stamp.write_text(fingerprint)


def install_system_packages(*, for_tests: bool) -> None:
    """Name the missing system packages, and as root on Debian install them."""
    if not LINUX:
        return
    wanted = dict(LIBRARIES)
    if has_display():
        wanted |= WINDOW_LIBRARIES
    missing = [package for name, package in wanted.items() if not ctypes.util.find_library(name)]
    if for_tests:
        missing += [package for name, package in TEST_COMMANDS.items() if not shutil.which(name)]
    if not can_make_venv():
        missing.append("python3-venv")
    if not missing:
        return
    line = "apt-get install -y --no-install-recommends " + " ".join(sorted(set(missing)))
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print(f"Missing from this system. On Debian or Ubuntu:\n    sudo {line}", flush=True)
        return
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    subprocess.run(line.split(), env=quiet, check=False, stdout=subprocess.DEVNULL)


def can_make_venv() -> bool:
    """Whether this Python can give a new environment its pip; Debian splits that off."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def run_program(arguments: list[str]) -> int:
    """Start the program, or tour its demo vault where nothing could be shown."""
    if has_display() or arguments:
        return call(PYTHON, "-m", "growingus_desktop", *arguments, may_fail=True)
    print("There is no display, so the program tours its demo vault offscreen.", flush=True)
    return tour("demo-output")


def tour(folder: str, *options: str) -> int:
    """Let the program photograph its own pages."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    arguments = ("--tour", folder, *options)
    return call(PYTHON, "-m", "growingus_desktop", *arguments, extra=offscreen, may_fail=True)


def run_tests(arguments: list[str]) -> int:
    """Run pytest on every core."""
    chosen = [argument for argument in arguments if argument != "--long"]
    marks = [] if "--long" in arguments else ["-m", "not long"]
    spread = [] if any(argument.startswith("-n") for argument in chosen) else ["-n", "auto"]
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    command = (PYTHON, "-m", "pytest", *spread, *marks, *chosen)
    return call(*command, extra=offscreen, may_fail=True)


def lint() -> int:
    """Check style, types and layers."""
    status = 0
    for tool in (["ruff", "check"], ["ruff", "format", "--check"], ["pyright"]):
        status |= call(PYTHON, "-m", *tool, may_fail=True)
    return status | call(PYTHON.with_name("lint-imports"), may_fail=True)


def lock() -> int:
    """Resolve the dependencies for every platform, with hashes and without addresses."""
    options = ("--extra", "dev", "--universal", "--python-version", "3.11", "--generate-hashes")
    plain = ("--no-emit-index-url", "--no-annotate", "--no-header", "--quiet", "--upgrade")
    target = ("pyproject.toml", "-o", LOCK.name)
    return call(PYTHON, "-m", "uv", "pip", "compile", *options, *plain, *target, may_fail=True)


def bench(arguments: list[str]) -> int:
    """Run every benchmark, or the ones named."""
    names = arguments or sorted(path.stem for path in (HERE / "benchmarks").glob("[a-z]*.py"))
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    return max(
        call(PYTHON, "-m", f"benchmarks.{name}", extra=offscreen, may_fail=True) for name in names
    )


def words() -> int:
    """Collect strings into resources/i18n/*.ts (English: only its plurals) and compile them."""
    sources = sorted((HERE / "growingus_desktop").rglob("*.py"))
    tools = {name: PYTHON.with_name(f"pyside6-{name}") for name in ("lupdate", "lrelease")}
    options = ("-no-obsolete", "-locations", "none", "-silent")
    status = 0
    for target in sorted((HERE / "resources" / "i18n").glob("*.ts")):
        plural = ("-pluralonly",) if target.stem.endswith("_en") else ()
        status |= call(tools["lupdate"], *options, *plural, *sources, "-ts", target, may_fail=True)
        status |= call(tools["lrelease"], "-silent", target, may_fail=True)
    return status


def package() -> int:
    """Say that installers are still to come."""
    print("Not yet: installers come with a later version. `python3 dev.py run` starts the program.")
    return 1


def has_display() -> bool:
    """Whether a window can be shown."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(*command: object, extra: dict[str, str] | None = None, may_fail: bool = False) -> int:
    """Run a command in the project's folder; a failure ends here unless it may fail."""
    status = subprocess.run(
        [str(part) for part in command], cwd=HERE, env={**os.environ, **(extra or {})}, check=False
    ).returncode
    if status and not may_fail:
        sys.exit(status)
    return status


if __name__ == "__main__":
    sys.exit(main())
