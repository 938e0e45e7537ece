"""Every setting, with its default and one sentence about it. Read once, at the composition root."""

import difflib
import os
import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from images_mcp.kernel.errors import invalid

Engine = Literal["auto", "openai", "draft"]


class Settings(BaseSettings):
    """What can be set, through `IMAGES_MCP_*` in the environment (and the two names OpenAI's own tools use)."""

    model_config = SettingsConfigDict(
        env_prefix="IMAGES_MCP_", env_ignore_empty=True, extra="ignore", frozen=True, populate_by_name=True
    )

    home: Path | None = Field(None, description="One folder for everything the program keeps, keys included.")
    output_dir: Path | None = Field(None, description="Where finished pictures are saved; default ~/Downloads/images.")
    allowed_dirs: str = Field("", description="More folders pictures may be read from, separated like PATH.")
    database_url: SecretStr | None = Field(
        None, description="PostgreSQL of a team, postgresql://…; without it the encrypted local file is used."
    )
    openai_api_key: SecretStr | None = Field(
        None, validation_alias="OPENAI_API_KEY", description="Key of the OpenAI engine; without it pictures are drafts."
    )
    openai_base_url: str | None = Field(
        None, validation_alias="OPENAI_BASE_URL", description="Another server that speaks the OpenAI API."
    )
    engine: Engine = Field("auto", description="Which engine draws: openai where there is a key, else draft.")
    mind: Literal["auto", "openai", "rules"] = Field(
        "auto", description="Which mind reads and looks: openai where there is a key, else rules."
    )
    mind_seconds: float = Field(
        6.0, gt=0, description="How long the remote mind may take before the local one answers."
    )
    budget_call_usd: float = Field(0.50, ge=0, description="The most one picture may cost, in dollars.")
    budget_day_usd: float = Field(5.0, ge=0, description="The most a day (UTC) may cost, in dollars.")
    budget_month_usd: float = Field(50.0, ge=0, description="The most a calendar month (UTC) may cost, in dollars.")
    images_per_minute: int = Field(5, ge=1, description="Pictures a minute your OpenAI tier allows; tier 1 allows 5.")
    parallel: int = Field(4, ge=1, le=32, description="Pictures drawn at the same time by one worker.")
    wait_seconds: float = Field(40.0, gt=0, le=45, description="How long an answer waits for its picture.")
    engine_seconds: float = Field(
        240.0, gt=0, description="How long one picture may take before its outcome is unknown."
    )
    worker_idle_seconds: float = Field(60.0, gt=0, description="How long an idle local worker stays.")
    toolsets: str = Field("core", description="Tool groups offered over MCP, separated by commas, or all.")
    dialogue_mode: Literal["skip", "quick", "guided", "explorer"] = Field(
        "guided", description="How much is asked before drawing."
    )
    auto_repair: bool = Field(False, description="Repair what a check clearly found wrong, inside the budget.")
    keep_days: int = Field(
        0, ge=0, le=36_500, description="Days after which untouched conversations are deleted; 0 keeps them."
    )
    preference_half_life_days: float = Field(
        90.0, gt=0, le=36_500, description="Days after which a rating or choice counts half in what is learned."
    )
    reuse: bool = Field(True, description="Serve an earlier picture where the same one is asked for again.")
    reuse_threshold: float = Field(
        0.8, ge=0, le=1, description="From which similarity on (0 to 1) an earlier picture is offered."
    )
    reuse_days: int = Field(30, ge=1, le=3650, description="For how many days a picture may be served again.")
    reuse_size: int = Field(10_000, ge=1, le=1_000_000, description="How many pictures are kept in mind for that.")
    embed_metadata: bool = Field(True, description="Write prompt, brief, alt text and origin into saved files.")
    use_keyring: bool | None = Field(None, description="Use the system keyring; default yes unless home is set.")
    http_host: str = Field("127.0.0.1", description="Address the HTTP server listens on.")
    http_port: int = Field(8765, ge=0, le=65535, description="Port the HTTP server listens on; 0 picks a free one.")
    bell: bool = Field(False, description="Ring the terminal's bell when a picture is done, where there is a terminal.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("warning", description="How much goes to stderr.")

    @property
    def keyring(self) -> bool:
        """Whether the system keyring may be asked."""
        return self.home is None if self.use_keyring is None else self.use_keyring

    @cached_property
    def paths(self) -> "Paths":
        """Where things lie, resolved once."""
        return Paths.of(self)


class Paths:
    """The folders in use. Nothing is created here."""

    def __init__(self, data: Path, keys: Path, cache: Path, output: Path, allowed: tuple[Path, ...]) -> None:
        self.data, self.keys, self.cache, self.output, self.allowed = data, keys, cache, output, allowed

    @classmethod
    def of(cls, settings: Settings) -> "Paths":
        """One home for all when it is set, else what the platform expects."""
        if home := settings.home:
            home = home.expanduser().absolute()
            data, keys, cache = home / "data", home / "keys", home / "cache"
        else:
            dirs = platformdirs.PlatformDirs("images-mcp", appauthor=False)
            data, keys, cache = dirs.user_data_path, dirs.user_config_path / "keys", dirs.user_cache_path
        output = (settings.output_dir or platformdirs.user_downloads_path() / "images").expanduser().absolute()
        separator = ";" if ";" in settings.allowed_dirs or ":\\" in settings.allowed_dirs else ":"
        more = tuple(Path(p).expanduser().absolute() for p in settings.allowed_dirs.split(separator) if p.strip())
        return cls(data, keys, cache, output, (output, *more))

    @property
    def database(self) -> Path:
        """The local database file."""
        return self.data / "images.db"

    @property
    def blobs(self) -> Path:
        """Content-addressed picture files."""
        return self.data / "blobs"

    @property
    def incoming(self) -> Path:
        """Where arriving pictures are first written, named by generation."""
        return self.data / "incoming"

    @property
    def worker_lock(self) -> Path:
        """Held by the one local worker."""
        return self.data / "worker.lock"

    @property
    def worker_log(self) -> Path:
        """What the local worker says."""
        return self.cache / "worker.log"


_PREFIX = "IMAGES_MCP_"
_ELSEWHERE = frozenset({"MASTER_KEY", "PASSPHRASE", "HTTP_TOKEN"})
"""Secrets, read where they are used."""


def strangers(environment: Mapping[str, str]) -> list[str]:
    """What is set under our prefix and means nothing, in words, with the name that was probably meant."""
    known = [f"{_PREFIX}{name.upper()}" for name in Settings.model_fields] + [_PREFIX + name for name in _ELSEWHERE]
    told = []
    for name in sorted(environment):
        if name.startswith(_PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            told.append(f"{name[:80]} is no setting{f'; {near[0]} is' if near else ''}.")
    return told


def _variable(field: str) -> str:
    """The name a setting has in the environment."""
    plain = field in Settings.model_fields and not Settings.model_fields[field].validation_alias
    return f"{_PREFIX}{field.upper()}" if plain else field


def load() -> Settings:
    """Read the environment; a setting that makes no sense is told by name, its value never repeated."""
    for told in strangers(os.environ):
        print(f"Ignored: {told}", file=sys.stderr)  # noqa: T201 - before anything else is set up, to whoever set it
    try:
        return Settings()
    except ValueError as error:
        rows: list[dict[str, Any]] = getattr(error, "errors", lambda **_: [])(include_input=False, include_url=False)
        told = "; ".join(f"{'.'.join(_variable(str(p)) for p in row['loc'])}: {row['msg']}" for row in rows)
        raise invalid(
            f"A setting cannot be used: {told}", "See docs/guide/settings.md for the values allowed."
        ) from None
