"""`./dev test`: everything the suite needs, then all of it, with coverage of the package.

`./dev test PATH…` or any pytest option runs a part. Coverage below 80 % fails the whole run, never a part of it.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LEAST_COVERAGE = 80


def main(arguments: list[str]) -> int:
    """Run the suite; its exit code."""
    os.chdir(ROOT)
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "COVERAGE_FILE": str(ROOT / ".cache/coverage/data")}
    for name in [n for n in environment if n.startswith("IMAGES_MCP_") or n in {"OPENAI_API_KEY", "OPENAI_BASE_URL"}]:
        del environment[name]
    if arguments:
        return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
    (ROOT / ".cache/coverage").mkdir(parents=True, exist_ok=True)
    for old in (ROOT / ".cache/coverage").iterdir():
        old.unlink()
    environment["COVERAGE_PROCESS_START"] = str(ROOT / "pyproject.toml")
    code = subprocess.call(
        [sys.executable, "-m", "coverage", "run", "-m", "pytest", "-n", "3", "--dist", "worksteal", "-q"],
        env=environment,
    )
    if code:
        return code
    subprocess.call([sys.executable, "-m", "coverage", "combine", "-q", "--tb=short"], env=environment)
    return subprocess.call(
        [
            sys.executable,
            "-m",
            "coverage",
            "report",
            f"--fail-under={LEAST_COVERAGE}",
            "--skip-covered",
            "--sort=cover",
        ],
        env=environment,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
