"""The files people open: where their asker wants pictures, described by themselves, with a version for print."""

from dataclasses import dataclass
from pathlib import Path

from images_mcp.brief import Use
from images_mcp.capabilities.generation.planning import Plan, title_of
from images_mcp.capabilities.generation.store import Generation
from images_mcp.kernel import containers, metadata
from images_mcp.kernel.errors import Problem
from images_mcp.kernel.files import save_readable
from images_mcp.kernel.log import log


@dataclass(frozen=True)
class Saved:
    """Where a picture was saved: the file, what is told beside it, its version for print; and what to say of that."""

    path: Path
    sidecar: Path | None
    print_path: Path | None
    notes: tuple[str, ...]


def save(generation: Generation, plan: Plan, data: bytes, words: str) -> Saved:
    """Save a picture where its asker wants pictures, described by itself as they wish; `words` is its alt text. Blocking."""
    brief = plan.drawing.brief
    output, embed = Path(generation.plan["asker"]["output"]), bool(generation.plan["asker"]["embed"])
    probe = containers.probe(data)
    about = metadata.Metadata(
        alt_text=words,
        prompt=plan.words,
        brief_json=brief.model_dump_json(),
        title=title_of(brief, plan.words),
        creator_tool=f"OpenAI Images MCP ({generation.engine}, {plan.drawing.model})",
    )
    signed = metadata.has_c2pa(data)
    if embed and metadata.can_embed(data):
        data = metadata.embed_metadata(data, about)
    name = f"{title_of(brief, plan.words)} {generation.id[-4:]}"
    when = generation.created_at.astimezone()
    path = save_readable(output, name, probe.format.replace("jpeg", "jpg"), data, when, once=True)
    sidecar = None
    if embed and signed:
        sidecar = save_readable(output, path.stem, "xmp", metadata.sidecar_xmp(about), when, once=True)
    print_path, notes = _for_print(output, path, data, generation) if brief.use is Use.PRINT_POSTER else (None, ())
    return Saved(path, sidecar, print_path, notes)


def _for_print(output: Path, path: Path, data: bytes, generation: Generation) -> tuple[Path | None, tuple[str, ...]]:
    from images_mcp.kernel import prepress

    try:
        tiff, outside = prepress.to_cmyk(data)
    except Problem as problem:
        log.info("no_print_version", kind=problem.kind.value)
        return None, ("There is no extra version for a print shop: this computer has no colour profile of a press.",)
    when = generation.created_at.astimezone()
    where = save_readable(output, f"{path.stem} print", "tif", tiff, when, once=True)
    notes: tuple[str, ...] = ()
    if outside > 0.02:
        notes = (f"{outside:.0%} of the picture uses colours that ink cannot reach; the print version shifts them.",)
    return where, notes
