"""The layers and the bans of ARCHITECTURE hold for every file."""

from pathlib import Path

from tests.support.children import run

ROOT = Path(__file__).parents[2]

# In a process of its own: import-linter switches off every logger that exists already.
LINT = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(config_filename=sys.argv[1], no_cache=True))
"""


def test_every_import_contract_is_kept() -> None:
    done = run(LINT, str(ROOT / "pyproject.toml"))
    assert done.returncode == 0, done.stdout + done.stderr
