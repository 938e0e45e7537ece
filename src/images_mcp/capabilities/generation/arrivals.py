"""Where a picture is put the moment it arrives, before anything else is done: one file, whole or not there at all.

Between an engine's answer and the last line of the ledger a process can die at any point; what has arrived is found
here again and never paid twice.
"""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from images_mcp.engines.images.port import Drawn, Format, Usage
from images_mcp.kernel.files import disk_problem
from images_mcp.kernel.vault import Vault


class Arrivals:
    """The folder of pictures that arrived and are not yet kept. Every method blocks."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder, self._vault = folder, vault

    def path(self, generation_id: str) -> Path:
        """Where a generation's picture arrives."""
        return self._folder / f"{generation_id}.arrived"

    def preview_path(self, generation_id: str) -> Path:
        """Where its latest preview lies."""
        return self._folder / f"{generation_id}.preview"

    def put(self, tenant: str, generation_id: str, drawn: Drawn) -> None:
        """Write it down, atomically."""
        about: dict[str, Any] = {**asdict(drawn), "data": None, "format": drawn.format.value}
        head = self._vault.seal_json(tenant, f"arrivals|{generation_id}", about)
        self._write(self.path(generation_id), [len(head).to_bytes(4, "big"), head, drawn.data])

    def get(self, tenant: str, generation_id: str) -> Drawn | None:
        """What arrived, if anything."""
        try:
            content = self.path(generation_id).read_bytes()
        except FileNotFoundError:
            return None
        length = int.from_bytes(content[:4], "big")
        about = self._vault.open_json(tenant, f"arrivals|{generation_id}", content[4 : 4 + length])
        usage = Usage(**about["usage"]) if about["usage"] else None
        rest = {k: v for k, v in about.items() if k not in {"data", "format", "size", "usage", "could_not"}}
        return Drawn(
            data=content[4 + length :],
            format=Format(about["format"]),
            size=(about["size"][0], about["size"][1]),
            usage=usage,
            could_not=tuple(about["could_not"]),
            **rest,
        )

    def put_preview(self, generation_id: str, data: bytes) -> None:
        """Replace the preview."""
        self._write(self.preview_path(generation_id), [data], lasting=False)

    def get_preview(self, generation_id: str) -> bytes | None:
        """The latest preview, if there is one."""
        try:
            return self.preview_path(generation_id).read_bytes()
        except FileNotFoundError:
            return None

    def clear(self, generation_id: str) -> None:
        """The picture is kept elsewhere now; what a killed process was still writing goes too."""
        for path in self._folder.glob(f"{generation_id}.*"):
            if path.suffix != _half_written():
                path.unlink(missing_ok=True)

    @staticmethod
    def _write(target: Path, parts: list[bytes], *, lasting: bool = True) -> None:
        temporary = target.with_suffix(f"{target.suffix}{_half_written()}")
        try:
            with temporary.open("wb") as file:
                for part in parts:
                    file.write(part)
                file.flush()
                if lasting:
                    os.fsync(file.fileno())
            temporary.replace(target)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise disk_problem(error, target.parent) from None


def _half_written() -> str:
    """What the name of a file ends with that this process has not written to its end."""
    return f".{os.getpid()}"
