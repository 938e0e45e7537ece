"""`./dev test`: everything the suite needs, then all of it.

`./dev test PATH…` or any pytest option runs a part. `./dev test --coverage` runs all of it under coverage, in every process
the suite starts, and fails below what pyproject.toml asks for; that takes about twice as long.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main(arguments: list[str]) -> int:
    """Run the suite; its exit code."""
    os.chdir(ROOT)
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    for name in [n for n in environment if n.startswith("IMAGES_MCP_") or n in {"OPENAI_API_KEY", "OPENAI_BASE_URL"}]:
        del environment[name]
    everything = ["-m", "pytest", "-n", "3", "--dist", "worksteal", "-q", "--tb=short"]
    if arguments == ["--coverage"]:
        return _covered(everything, environment)
    chosen = ["-m", "pytest", *arguments] if arguments else everything
    return subprocess.call([sys.executable, *chosen], env=environment)


def _covered(everything: list[str], environment: dict[str, str]) -> int:
    folder = ROOT / ".cache/coverage"
    environment = {**environment, "COVERAGE_FILE": str(folder / "data")}
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    coverage = [sys.executable, "-m", "coverage"]
    code = subprocess.call([*coverage, "run", *everything], env=environment)
    if code:
        return code
    subprocess.call([*coverage, "combine", "-q"], env=environment)
    return subprocess.call([*coverage, "report"], env=environment)  # fails below what pyproject.toml asks for


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
