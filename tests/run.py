"""`./dev test`: everything the suite needs, then all of it, with coverage of the package.

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
    (ROOT / ".cache/coverage").mkdir(parents=True, exist_ok=True)
    for old in (ROOT / ".cache/coverage").iterdir():
        old.unlink()
    environment["COVERAGE_PROCESS_START"] = str(ROOT / "pyproject.toml")
    code = subprocess.call(
        [sys.executable, "-m", "coverage", "run", "-m", "pytest", "-n", "3", "--dist", "worksteal", "-q", "--tb=short"],
        env=environment,
    )
    if code:
        return code
    subprocess.call([sys.executable, "-m", "coverage", "combine", "-q"], env=environment)
    report = [sys.executable, "-m", "coverage", "report", "--skip-covered", "--sort=cover"]
    subprocess.call(report, env=environment)  # this process only; the doors' own processes are not counted yet
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
