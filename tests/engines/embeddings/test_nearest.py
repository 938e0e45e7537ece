"""The index of vectors: the nearest is found among many, what was dropped is not, and threads may search meanwhile."""

import threading

import numpy as np

from images_mcp.engines.embeddings.nearest import Nearest, packed, unpacked


def test_the_nearest_of_many_is_found_and_what_was_dropped_is_not() -> None:
    rng = np.random.default_rng(1)
    vectors = {f"img_{n}": packed(rng.standard_normal(384).astype(np.float32)) for n in range(3000)}
    index = Nearest(384, "S40")
    index.add(list(vectors.items()))
    asked = unpacked(vectors["img_1234"]) + rng.integers(-20, 21, 384)
    keys, cosines = index.nearest(asked, 64)
    assert keys[0] == b"img_1234"
    assert cosines[0] > 0.95 > cosines[1]
    index.keep(lambda held: held != b"img_1234")
    assert len(index) == 2999
    assert b"img_1234" not in index.nearest(asked, 3000)[0]
    assert index.nearest(unpacked(vectors["img_2999"]), 64)[0][0] == b"img_2999"


def test_only_what_is_within_is_found_and_what_is_also_meant_is_looked_at() -> None:
    rng = np.random.default_rng(2)
    index = Nearest(384, "i8")
    rows = [packed(rng.standard_normal(384).astype(np.float32)) for _ in range(1000)]
    index.add(list(enumerate(rows)))
    asked = unpacked(rows[7])
    assert set(index.nearest(asked, 50, within=lambda keys: keys % 2 == 0)[0] % 2) == {0}
    last = int(index.nearest(asked, 1000)[0][-1])
    assert last not in index.nearest(asked, 10)[0]
    assert last in index.nearest(asked, 10, also=lambda keys: keys == last)[0]


def test_a_search_sees_whole_rows_while_others_are_added_and_dropped() -> None:
    """Every vector is its key's own: a search between a key and its vector would find a cosine that is not 1."""
    rng = np.random.default_rng(3)
    rows = [packed(rng.standard_normal(384).astype(np.float32)) for _ in range(4000)]
    index, wrong, done = Nearest(384, "i8"), [], threading.Event()
    index.add(list(enumerate(rows[:500])))

    def search() -> None:
        while not done.is_set():
            keys, cosines = index.nearest(unpacked(rows[499]), 5000, within=lambda keys: keys >= 499)
            if 499 not in keys or cosines[0] < 0.999 or keys[0] != 499:
                wrong.append((keys[:3], cosines[:3]))

    searching = [threading.Thread(target=search) for _ in range(3)]
    for thread in searching:
        thread.start()
    for at in range(500, 4000, 50):
        index.add(list(enumerate(rows[at : at + 50], at)))
        index.keep(lambda keys, at=at: (keys > at - 400) | (keys == 499))
    done.set()
    for thread in searching:
        thread.join()
    assert not wrong
