"""Embeds the known adjectives once: `python -m evals.senses` writes `instructions/data/senses.npz`."""

from pathlib import Path

import numpy as np

from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder
from images_mcp.engines.minds.rules import instructions
from images_mcp.engines.minds.rules.instructions.lexicon import english_poles
from images_mcp.engines.minds.rules.instructions.nearest import FRAME


def main() -> None:
    folder = weights_folder()
    assert folder, "the local sentence model is not installed"
    model = MiniLM(folder)
    words = english_poles()[1]
    vectors = model.embed([FRAME.format(word) for word in words]).astype(np.float16)
    path = Path(str(instructions.__file__)).parent / "data" / "senses.npz"
    np.savez_compressed(path, words=np.array(words), vectors=vectors)


if __name__ == "__main__":
    main()
