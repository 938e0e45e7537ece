"""Ids tell the order in which things were made: turns, pictures and pages of lists rely on it."""

from concurrent.futures import ThreadPoolExecutor

from images_mcp.kernel.clock import Clock


def test_ids_of_one_process_sort_by_when_they_were_made() -> None:
    clock = Clock()
    made = [clock.new_id("turn") for _ in range(2_000)]  # many in the same millisecond
    assert made == sorted(made)
    assert {len(one) for one in made} == {len("turn_") + 22}


def test_threads_never_get_the_same_id() -> None:
    clock = Clock()
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: clock.new_id("img"), range(4_000)))
    assert len(set(made)) == 4_000
