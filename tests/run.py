"""`./dev test`: everything the suite needs, then all of it, with coverage of the package over all its processes.

`./dev test PATH…` or any pytest option runs a part.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main(arguments: list[str]) -> int:
    """Run the suite; its exit code."""
    os.chdir(ROOT)
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "COVERAGE_FILE": str(ROOT / ".cache/coverage/data")}
    for name in [n for n in environment if n.startswith("IMAGES_MCP_") or n in {"OPENAI_API_KEY", "OPENAI_BASE_URL"}]:
        del environment[name]
    if arguments:
        return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
    folder = ROOT / ".cache/coverage"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    coverage = [sys.executable, "-m", "coverage"]
    suite = ["-m", "pytest", "-n", "3", "--dist", "worksteal", "-q", "--tb=short"]
    code = subprocess.call([*coverage, "run", *suite], env=environment)
    if code:
        return code
    subprocess.call([*coverage, "combine", "-q"], env=environment)
    return subprocess.call([*coverage, "report"], env=environment)  # fails below what pyproject.toml asks for


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
