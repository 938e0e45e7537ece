"""Which engines and minds are there, made when first needed and shared by everything in the process."""

import hashlib
from typing import Any

from pydantic import SecretStr

from images_mcp.engines.images.port import ImageEngine
from images_mcp.engines.minds.port import Mind
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.settings import Settings

DRAFT = "draft"
OPENAI = "openai"
LETTERING = "lettering"
GEOMETRY = "geometry"


def _digest(credential: dict[str, Any]) -> str:
    return hashlib.sha256(f"{credential['key']}\n{credential['base_url']}".encode()).hexdigest()


class Engines:
    """Engines by name. The OpenAI ones need a key; the draft engine and the rules mind are always there."""

    def __init__(self, settings: Settings, api_key: SecretStr | None) -> None:
        self._settings = settings
        self._key = api_key
        self._images: dict[str, ImageEngine] = {}
        self._minds: dict[str, Mind] = {}

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

    def draft(self) -> ImageEngine:
        """The offline engine."""
        if DRAFT not in self._images:
            from images_mcp.engines.images.draft.engine import DraftEngine

            self._images[DRAFT] = DraftEngine()
        return self._images[DRAFT]

    def lettering(self) -> ImageEngine:
        """The engine that sets type."""
        if LETTERING not in self._images:
            from images_mcp.engines.images.lettering import LetteringEngine

            self._images[LETTERING] = LetteringEngine()
        return self._images[LETTERING]

    def geometry(self) -> ImageEngine:
        """The engine that turns, mirrors, crops and scales."""
        if GEOMETRY not in self._images:
            from images_mcp.engines.images.geometry import GeometryEngine

            self._images[GEOMETRY] = GeometryEngine()
        return self._images[GEOMETRY]

    def openai(self, credential: dict[str, Any] | None = None) -> ImageEngine:
        """The OpenAI engine for a credential; without one, for this process's own key. Raises `Problem` without any."""
        found = self.credential()
        value = credential or (found[1] if found else None)
        if value is None:
            raise Problem(
                Kind.UNAVAILABLE, "There is no OpenAI key.", "Set OPENAI_API_KEY or run `images-mcp key set`."
            )
        name = _digest(value)
        if name not in self._images:
            from images_mcp.engines.images.openai import OpenAIImages

            self._images[name] = OpenAIImages(
                SecretStr(value["key"]),
                value["base_url"],
                images_per_minute=self._settings.images_per_minute,
                timeout=self._settings.engine_seconds,
            )
        return self._images[name]

    def rules(self) -> Mind:
        """The offline mind."""
        if "rules" not in self._minds:
            from images_mcp.engines.minds.rules.mind import RulesMind

            self._minds["rules"] = RulesMind.local()
        return self._minds["rules"]

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
        name = _digest(credential)
        if name not in self._minds:
            from images_mcp.engines.minds.openai import OpenAIMind

            self._minds[name] = OpenAIMind(
                SecretStr(credential["key"]), credential["base_url"], timeout=self._settings.mind_seconds
            )
        return self._minds[name]

    async def close(self) -> None:
        """Release all of them."""
        for engine in self._images.values():
            await engine.close()
        for mind in self._minds.values():
            await mind.close()
