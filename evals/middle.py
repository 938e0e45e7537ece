"""What all wishes have in common, as a vector: `python -m evals.middle` writes it anew for the search of conversations."""

from pathlib import Path

import numpy as np

from images_mcp.capabilities.conversations import terms
from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder

HERE = Path(__file__).parent


def main() -> None:
    folder = weights_folder()
    assert folder is not None
    model = MiniLM(folder)
    lines = (HERE / "synthetic.txt").read_text("utf-8").splitlines()
    wishes = sorted({line.partition("|")[2].strip() for line in lines if "|" in line and not line.startswith("#")})
    middle = np.mean([terms.vector_of(terms.terms_of(wish), model) for wish in wishes], axis=0)
    np.save(Path(terms.__file__).parent / "data" / "middle.npy", middle.astype(np.float16))


if __name__ == "__main__":
    main()
