"""Sealing what must not be read from a stolen disk or database.

One cipher (AES-256-GCM), one key wrap (AES-KW, RFC 3394), one derivation (HKDF-SHA256, RFC 5869).
Erasing a tenant means forgetting its data key: everything sealed under it is noise from then on.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from images_mcp.kernel.errors import Kind, Problem

KEY_BYTES = 32
_VERSION = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16


class CorruptSecret(Problem):
    """Sealed data that does not open: another key, another place, or somebody changed it."""


def _corrupt() -> CorruptSecret:
    return CorruptSecret(
        Kind.UNAVAILABLE,
        "A stored secret cannot be opened: it was changed, or sealed with another key.",
        "Give the program the key this home was made with, or restore the data from a backup.",
    )


class Box:
    """Seals bytes under one 32-byte key; `context` (table, column, row, tenant) says what they are and must match.

    A random 96-bit nonce is safe for about four thousand million seals under one key (NIST SP 800-38D, 8.3).
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise Problem(Kind.BUG, "An encryption key must be 32 bytes long.")
        self._cipher = AESGCM(key)

    def seal(self, plain: bytes, context: str) -> bytes:
        """Version byte, nonce, ciphertext and tag: 29 bytes longer than `plain`, different each time."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, plain, _VERSION + context.encode())

    def open(self, sealed: bytes, context: str) -> bytes:
        """What was sealed in this context. Raises `CorruptSecret` for anything else, whatever is wrong with it."""
        if len(sealed) < 1 + _NONCE_BYTES + _TAG_BYTES or sealed[:1] != _VERSION:
            raise _corrupt()
        nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, ciphertext, _VERSION + context.encode())
        except InvalidTag:
            raise _corrupt() from None

    def seal_text(self, plain: str, context: str) -> bytes:
        """As `seal`, for text."""
        return self.seal(plain.encode("utf-8", "surrogatepass"), context)

    def open_text(self, sealed: bytes, context: str) -> str:
        """As `open`, for text."""
        return self.open(sealed, context).decode("utf-8", "surrogatepass")


def new_key() -> bytes:
    """32 random bytes from the operating system."""
    return os.urandom(KEY_BYTES)


def derive(master: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose; knowing it tells nothing about the master or about other purposes."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"images-mcp/{purpose}".encode()).derive(master)


def wrap_key(wrapping: bytes, data_key: bytes) -> bytes:
    """A tenant's data key as it may lie in the database (40 bytes for a 32-byte key)."""
    return aes_key_wrap(wrapping, data_key)


def unwrap_key(wrapping: bytes, wrapped: bytes) -> bytes:
    """The data key again. Raises `CorruptSecret` when the wrapping key is another or the bytes were changed."""
    try:
        return aes_key_unwrap(wrapping, wrapped)
    except (InvalidUnwrap, ValueError):
        raise _corrupt() from None
