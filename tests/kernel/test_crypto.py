"""Sealing and wrapping."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images_mcp.kernel.crypto import (
    Box,
    CorruptSecret,
    derive,
    new_key,
    unwrap_key,
    wrap_key,
)
from images_mcp.kernel.errors import Problem

KEY = bytes(range(32))


@given(st.binary(max_size=300), st.text(max_size=30))
def test_what_is_sealed_opens_in_the_same_context(plain: bytes, context: str) -> None:
    assert Box(KEY).open(Box(KEY).seal(plain, context), context) == plain


@given(st.text(max_size=60))
def test_text_survives_sealing(text: str) -> None:
    assert Box(KEY).open_text(Box(KEY).seal_text(text, "c"), "c") == text


@given(st.binary(max_size=40), st.data())
def test_any_changed_byte_is_noticed(plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(Box(KEY).seal(plain, "c"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CorruptSecret):
        Box(KEY).open(bytes(sealed), "c")


@given(st.binary(max_size=60))
def test_garbage_is_refused_with_the_same_error(garbage: bytes) -> None:
    with pytest.raises(CorruptSecret):
        Box(KEY).open(garbage, "c")


def test_a_sealed_value_cannot_be_moved_to_another_row() -> None:
    sealed = Box(KEY).seal(b"secret", "turns|text|row-1|tenant-a")
    with pytest.raises(CorruptSecret):
        Box(KEY).open(sealed, "turns|text|row-2|tenant-a")


def test_another_key_opens_nothing_and_the_error_tells_a_way_out() -> None:
    with pytest.raises(CorruptSecret) as caught:
        Box(new_key()).open(Box(KEY).seal(b"secret", "c"), "c")
    assert caught.value.hint
    assert isinstance(pickle.loads(pickle.dumps(caught.value)), CorruptSecret)


def test_sealing_twice_gives_different_bytes() -> None:
    assert Box(KEY).seal(b"same", "c") != Box(KEY).seal(b"same", "c")


def test_a_short_key_is_refused() -> None:
    with pytest.raises(Problem, match="32 bytes"):
        Box(b"short")


def test_a_data_key_survives_wrapping_and_only_under_its_master() -> None:
    data_key = new_key()
    wrapped = wrap_key(KEY, data_key)
    assert unwrap_key(KEY, wrapped) == data_key
    for other, bytes_ in ((new_key(), wrapped), (KEY, wrapped[:-1]), (KEY, b"")):
        with pytest.raises(CorruptSecret):
            unwrap_key(other, bytes_)


def test_purposes_have_unrelated_keys() -> None:
    assert derive(KEY, "search") == derive(KEY, "search")
    assert derive(KEY, "search") != derive(KEY, "database")
    assert len(derive(KEY, "search")) == 32
