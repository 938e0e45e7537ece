"""Embeddings are unit vectors; the model's are close where meanings are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from images_mcp.engines.embeddings.lexical import Lexical
from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder


@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_lexical_vectors_have_length_one(texts: list[str]) -> None:
    assert np.allclose(np.linalg.norm(Lexical().embed(texts), axis=1), 1, atol=1e-5)


def test_the_model_puts_like_meanings_together() -> None:
    folder = weights_folder()
    assert folder is not None
    fox, red, chart = MiniLM(folder).embed(
        ["a red fox in the snow", "a crimson fox on a snowy field", "a bar chart of revenue"]
    )
    assert fox @ red > 0.7 > 0.3 > fox @ chart


def test_a_text_read_among_others_means_what_it_means_alone() -> None:
    folder = weights_folder()
    assert folder is not None
    texts = ["remove the dog", "a much longer wish about a lighthouse in a storm, in oils", "warmer"]
    together = MiniLM(folder).embed(texts)
    alone = np.concatenate([MiniLM(folder).embed([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-5)
    assert not np.allclose(together[0], together[1], atol=0.1)
