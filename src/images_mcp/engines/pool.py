"""Which engines and minds are there, made when first needed and shared by everything in the process."""

import hashlib
import importlib
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import SecretStr

from images_mcp.engines.images.port import ImageEngine
from images_mcp.engines.minds.port import Mind
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.settings import Settings

DRAFT = "draft"
OPENAI = "openai"
LETTERING = "lettering"
GEOMETRY = "geometry"

_COMPUTED = {LETTERING, GEOMETRY}
AT_HOME = frozenset({DRAFT, *_COMPUTED})
"""Engines that draw on this machine: free, and the same each time."""

Made = TypeVar("Made")


def _digest(credential: dict[str, Any]) -> str:
    return hashlib.sha256(f"{credential['key']}\n{credential['base_url']}".encode()).hexdigest()


def _computing(name: str) -> ImageEngine:
    """A computing engine lives in the module of its name."""
    from images_mcp.engines.images.computing import ComputingEngine

    module = importlib.import_module(f"images_mcp.engines.images.{name}")
    return ComputingEngine(name, module.draw, module.SECONDS)


class Engines:
    """Engines by name. The OpenAI ones need a key; the draft engine and the rules mind are always there."""

    def __init__(self, settings: Settings, api_key: SecretStr | None) -> None:
        self._settings = settings
        self._key = api_key
        self._images: dict[str, ImageEngine] = {}
        self._minds: dict[str, Mind] = {}
        self._making = threading.RLock()

    @property
    def default(self) -> str:
        """The name of the engine that draws when nobody says otherwise."""
        if self._settings.engine != "auto":
            return self._settings.engine
        return OPENAI if self._key else DRAFT

    @property
    def has_key(self) -> bool:
        """Whether there is an OpenAI key."""
        return self._key is not None

    def use(self, api_key: SecretStr | None) -> None:
        """Draw and think with another key from the next call on; what is under way keeps the one it began with."""
        self._key = api_key

    @property
    def mind_name(self) -> str:
        """Which mind thinks, without waking it."""
        return "rules" if self._settings.mind == "rules" or self._key is None else OPENAI

    @property
    def mind_seconds(self) -> float:
        """How long the remote mind may take."""
        return self._settings.mind_seconds

    def credential(self) -> tuple[str, dict[str, Any]] | None:
        """The key with its address, and an id that tells nothing about it, for the worker that will draw."""
        if self._key is None:
            return None
        value = {"key": self._key.get_secret_value(), "base_url": self._settings.openai_base_url}
        return _digest(value), value

    def named(self, name: str, credential: dict[str, Any] | None = None) -> ImageEngine:
        """The engine of this name; a remote one with this credential. Raises `Problem` where it needs a key."""
        if name == DRAFT:
            return self.draft()
        if name in _COMPUTED:
            return self._made(self._images, name, lambda: _computing(name))
        return self.openai(credential)

    def draft(self) -> ImageEngine:
        """The offline engine."""

        def make() -> ImageEngine:
            from images_mcp.engines.images.draft.engine import DraftEngine

            return DraftEngine()

        return self._made(self._images, DRAFT, make)

    def openai(self, credential: dict[str, Any] | None = None) -> ImageEngine:
        """The OpenAI engine for a credential; without one, for this process's own key. Raises `Problem` without any."""
        found = self.credential()
        value = credential or (found[1] if found else None)
        if value is None:
            raise Problem(
                Kind.UNAVAILABLE, "There is no OpenAI key.", "Set OPENAI_API_KEY or run `images-mcp key set`."
            )

        def make() -> ImageEngine:
            from images_mcp.engines.images.openai import OpenAIImages

            return OpenAIImages(
                SecretStr(value["key"]),
                value["base_url"],
                images_per_minute=self._settings.images_per_minute,
                timeout=self._settings.engine_seconds,
            )

        return self._made(self._images, _digest(value), make)

    def rules(self) -> Mind:
        """The offline mind."""

        def make() -> Mind:
            from images_mcp.engines.minds.rules.mind import RulesMind

            return RulesMind.local()

        return self._made(self._minds, "rules", make)

    def mind(self) -> Mind:
        """The best mind there is."""
        return self.rules() if self._settings.mind == "rules" else self.moderator()

    def moderator(self) -> Mind:
        """Who can say what the provider would refuse: its own moderation wherever there is a key."""
        found = self.credential()
        return self.mind_with(found[1]) if found else self.rules()

    def mind_with(self, credential: dict[str, Any] | None) -> Mind:
        """The mind behind this very credential; the offline one without any."""
        if credential is None:
            return self.rules()

        def make() -> Mind:
            from images_mcp.engines.minds.openai import OpenAIMind

            return OpenAIMind(SecretStr(credential["key"]), credential["base_url"], timeout=self._settings.mind_seconds)

        return self._made(self._minds, _digest(credential), make)

    def _made(self, held: dict[str, Made], name: str, make: Callable[[], Made]) -> Made:
        """The one of this name, made once also where several threads ask for it first."""
        with self._making:
            if name not in held:
                held[name] = make()
            return held[name]

    async def close(self) -> None:
        """Release all of them."""
        for engine in self._images.values():
            await engine.close()
        for mind in self._minds.values():
            await mind.close()
