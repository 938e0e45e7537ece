"""What a conversation knows between turns, and how two turns taken at once come together."""

from dataclasses import dataclass, field, replace
from typing import Any

from images_mcp.brief import Brief


@dataclass(frozen=True)
class State:
    """What a conversation knows between turns.

    `pending` are the questions now open; `asked` the aspects ever asked;
    `options` the wishes for the picture (size, quality, …) as given; `words` the user's own words, in order. `redo` are
    the pictures stepped back from, the next one last; `names` what the user called versions, to their pictures; `shown`
    the batch of variations a number now means; `template` the one being filled in (name, version, parameters, asked);
    `pages` the files its journey was written to; `unchosen` whether nobody has chosen among the variations `shown`.
    """

    brief: Brief = field(default_factory=Brief)
    words: tuple[str, ...] = ()
    mode: str = "guided"
    rounds: int = 0
    asked: tuple[str, ...] = ()
    pending: tuple[dict[str, Any], ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    reading: dict[str, Any] = field(default_factory=dict)
    current_image_id: str | None = None
    generation_id: str | None = None
    redo: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    shown: str | None = None
    doubted: dict[str, Any] | None = None
    template: dict[str, Any] | None = None
    pages: tuple[str, ...] = ()
    unchosen: bool = False

    def to_json(self) -> dict[str, Any]:
        """As it is sealed."""
        return {**self.__dict__, "brief": self.brief.model_dump(mode="json")}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "State":
        """As it was sealed."""
        lists: dict[str, Any] = {k: tuple(value.get(k, ())) for k in ("words", "asked", "pending", "redo", "pages")}
        return cls(**{**value, **lists, "brief": Brief.model_validate(value["brief"])})

    def moved_to(self, image_id: str, brief: Brief, *, first_only: bool = False, chosen: bool = False) -> "State":
        """This state with the picture further words speak of, and its brief, unless a question about a newer one is open.

        Nothing is left to redo. `first_only`: unless there is one already. `chosen`: somebody said that it be this one.
        """
        if first_only and self.current_image_id:
            return self
        known = self.brief if self.pending else brief
        unchosen = self.unchosen and not chosen
        return replace(self, current_image_id=image_id, brief=known, redo=(), unchosen=unchosen)

    def with_turn(self, before: "State", after: "State") -> "State":
        """This state with what a turn changed that began at `before` and came to `after` while this became known."""
        changed = {name: value for name, value in after.__dict__.items() if value != getattr(before, name)}
        for name in {"words", "asked"} & changed.keys():
            was, new = getattr(before, name), changed[name]
            if new[: len(was)] == was:
                changed[name] = (*getattr(self, name), *new[len(was) :])
        if "options" in changed and self.options != before.options:
            changed["options"] = {**self.options, **after.options}
        if "brief" in changed and self.brief != before.brief:
            old, new = before.brief.aspects, after.brief.aspects
            aspects = {**self.brief.aspects, **{a: said for a, said in new.items() if old.get(a) != said}}
            changed["brief"] = after.brief.model_copy(update={"aspects": aspects})
        return replace(self, **changed)
