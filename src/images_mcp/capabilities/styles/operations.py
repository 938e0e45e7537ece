"""List presets, read a style, draw in one; keep, mix, list, exchange and delete visual DNA."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from images_mcp.brief import Aspect
from images_mcp.capabilities.styles import choosing, keeping, looking, presets
from images_mcp.capabilities.styles.applying import arrangement
from images_mcp.capabilities.styles.contract import (
    DeletedDna,
    DnaPage,
    DnaRow,
    ExportedDna,
    ExtractDna,
    ExtractStyle,
    ImportDna,
    KeptDna,
    ListDna,
    ListPresets,
    MixDna,
    OneDna,
    PresetRow,
    Presets,
    ReadStyle,
)
from images_mcp.capabilities.styles.many import model
from images_mcp.capabilities.styles.mixing import mixed, shares
from images_mcp.capabilities.styles.profile import Lineage, Parent, StyleAspect, StyleProfile, VisualDNA
from images_mcp.engines.images.draft.engine import DraftEngine
from images_mcp.engines.images.port import DrawingFailed
from images_mcp.kernel.errors import invalid, missing, unavailable
from images_mcp.kernel.files import save_readable
from images_mcp.operations import Call

_TOGETHER = 4
_MOST_OWN = 100


async def list_presets(call: Call, request: ListPresets) -> Presets:
    """Presets, built in and own."""
    wanted = [p for p in presets.built_in().values() if _fits(p, request)]
    full = request.name is not None or request.category is not None
    folder = call.app.paths.cache / "presets"
    rows = []
    for preset in wanted:
        drawn = str(await _sample(call, preset, folder)) if request.samples else None
        rows.append(_row(preset, drawn, full=full))
    own = await _own_rows(call, request)
    if request.name and not rows and not own:
        raise presets.unknown(request.name)
    categories = tuple(dict.fromkeys(p.category for p in presets.built_in().values()))
    if request.category and not rows and not own:
        raise missing("There is no such category.", f"There are {', '.join((*categories, 'own'))}.")
    told = f"{len(rows)} presets" + (f" and {len(own)} of your own" if own else "") + "."
    return Presets(presets=(*rows, *own), categories=(*categories, "own"), message=told)


async def _sample(call: Call, preset: presets.Preset, folder: Path) -> Path:
    """A preset's sample, drawn in a drawing process: composing holds the interpreter, and others wait for this one."""
    path = looking.place(preset, folder)
    if path.exists():
        return path
    engine = call.app.engines.draft()
    assert isinstance(engine, DraftEngine)
    try:
        return await engine.run(looking.sample, preset, folder)
    except DrawingFailed as failed:
        raise unavailable(failed.message, failed.hint) from failed


def _fits(preset: presets.Preset, request: ListPresets) -> bool:
    if request.name is not None:
        return preset is presets.find(request.name)
    return request.category is None or preset.category == presets.key(request.category)


def _row(preset: presets.Preset, drawn: str | None, *, full: bool) -> PresetRow:
    return PresetRow(
        name=preset.name,
        title=preset.title,
        category=preset.category,
        summary=preset.summary,
        colors=preset.colors,
        words={a.value: words for a, words in preset.sets.items()} if full else None,
        adjust={a.value: amount for a, amount in preset.adjust.items()} if full else None,
        must_not_touch=tuple(a.value for a in Aspect if a in preset.untouched) if full else None,
        sample=drawn,
    )


async def _own_rows(call: Call, request: ListPresets) -> list[PresetRow]:
    """One's own DNA as presets; of several versions the newest."""
    if request.category not in {None, "own"}:
        return []
    newest = {presets.key(k.name): k for k in reversed(await call.app.visual_dna.names(call.actor))}
    if request.name is not None:
        newest = {k: v for k, v in newest.items() if k == presets.key(request.name)}
    ids = [kept.id for kept in reversed(newest.values())][:_MOST_OWN]
    rows = []
    for document in (await call.app.visual_dna.documents(call.actor, ids)).values():
        dna = VisualDNA.model_validate(document)
        row = _row(choosing.as_preset(dna), None, full=request.name is not None)
        rows.append(row.model_copy(update={"name": dna.name}))
    return rows


async def extract_style(call: Call, request: ExtractStyle) -> ReadStyle:
    """A picture's style, and what of it could be adopted."""
    profile, _, _ = await choosing.of_picture(call, request.image)
    told = _questions(profile, request.aspects)
    unknown = _not_known(profile)
    more = " Medium, technique and mood are not named: nobody with eyes looked at it." if unknown else ""
    return ReadStyle(
        **profile.model_dump(),
        questions=told,
        not_known=unknown,
        message=f"Measured {profile.extracted_from[0]}. Ask the user what to adopt, then call apply_style with those "
        f"aspects.{more}",
    )


def _not_known(profile: StyleProfile) -> tuple[str, ...]:
    technique = profile.technical_attributes
    return tuple(name for name in ("medium", "technique") if getattr(technique, name) is None) + (
        () if technique.medium else ("named mood",)
    )


def _questions(profile: StyleProfile, aspects: Iterable[StyleAspect]) -> tuple[dict[str, object], ...]:
    tone = profile.technical_attributes
    shown = ", ".join(
        f"{c} {s:.0%}".replace("%", " %") for c, s in zip(profile.color_palette, profile.color_shares, strict=True)
    )
    words: dict[StyleAspect, str] = {
        "color": f"its colours ({shown}), contrast {tone.contrast:.2f}, saturation {tone.saturation:.2f} and warmth "
        f"{tone.warmth:+.2f}",
        "composition": f"its arrangement ({arrangement(profile) or 'nothing that stands out'})",
        "mood": f"its mood ({', '.join(profile.mood_descriptors) or 'nothing that stands out'})",
        "technique": f"its technique ({tone.medium or 'medium unknown'}, grain {tone.grain:.2f}, edges "
        f"{tone.edge_density:.2f})",
    }
    return tuple(
        {"aspect": aspect, "text": f"Adopt {words[aspect]}?", "options": ["yes", "a little", "no"]}
        for aspect in dict.fromkeys(aspects)
    )


async def extract_dna(call: Call, request: ExtractDna) -> KeptDna:
    """Measure one or many pictures and keep their style."""
    names = tuple(dict.fromkeys((*((request.image,) if request.image else ()), *request.images)))
    if not names:
        raise invalid("There is no picture to measure.", "Pass image, or images with up to 50 of them.")
    limit = asyncio.Semaphore(_TOGETHER)

    async def one(name: str) -> tuple[StyleProfile, bytes]:
        async with limit:
            profile, data, _ = await choosing.of_picture(call, name)
            return profile, data if name in names[:4] else b""

    found = list(await asyncio.gather(*(one(name) for name in names)))
    profiles = [profile for profile, _ in found]
    told = await asyncio.to_thread(model, profiles)
    preview = await asyncio.to_thread(keeping.preview_of, told.centre, [data for _, data in found[:4]])
    sources = tuple(p.extracted_from[0] for p in profiles)
    centre = told.centre.model_copy(update={"extracted_from": sources})
    lineage = Lineage(
        kind="extracted", parents=tuple(Parent(name=s, weight=round(1 / len(sources), 4)) for s in sources)
    )
    name = request.name or f"Style of {sources[0]}"
    several = len(profiles) > 1
    dna = await keeping.keep(
        call,
        centre,
        name,
        lineage,
        preview=preview,
        pictures=len(profiles),
        spread=told.spread if several else {},
        outliers=told.outliers,
    )
    notes = [f"{o.picture} is unlike the others, most of all by its {o.by} ({o.distance}); it was left out of the centre." for o in told.outliers]  # fmt: skip
    if several and len(profiles) < 20:
        notes.append(f"{len(profiles)} pictures; 20 to 50 tell a brand's look more surely.")
    return _told(dna, f"Kept “{dna.name}”, version {dna.version}, from {_pictures(len(profiles))}.", tuple(notes))


def _pictures(count: int) -> str:
    return "1 picture" if count == 1 else f"{count} pictures"


def _told(dna: VisualDNA, message: str, notes: tuple[str, ...] = ()) -> KeptDna:
    return KeptDna(**dna.model_dump(), message=message, notes=notes)


async def mix_dna(call: Call, request: MixDna) -> KeptDna:
    """A new DNA between several."""
    if request.weights is not None and len(request.weights) != len(request.dna_ids):
        raise invalid("There are not as many weights as DNA.", "Give one weight for each, or none at all.")
    parts = [await choosing.kept_dna(call, name) for name in request.dna_ids]
    told = shares(request.weights or [1.0] * len(parts))
    style = mixed([(dna.profile, weight) for dna, weight in zip(parts, told, strict=True)])
    parents = tuple(Parent(name=d.name, id=d.id, weight=w) for d, w in zip(parts, told, strict=True))
    preview = await asyncio.to_thread(keeping.preview_of, style)
    name = request.name or " + ".join(dict.fromkeys(dna.name for dna in parts))[:80]
    pictures = sum(dna.pictures for dna in parts)
    lineage = Lineage(kind="mixed", parents=parents)
    dna = await keeping.keep(call, style, name, lineage, preview=preview, pictures=min(pictures, 10_000))
    shown = ", ".join(f"{p.weight:.0%} {p.name}".replace("%", " %") for p in parents)
    return _told(dna, f"Kept “{dna.name}”, version {dna.version}: {shown}.")


async def list_dna(call: Call, request: ListDna) -> DnaPage:
    """One's own DNA."""
    kept = await call.app.visual_dna.names(call.actor, limit=100_000)
    page = kept[request.offset : request.offset + request.limit]
    created = {one.id: one.created_at for one in page}
    rows = []
    for dna_id, document in (await call.app.visual_dna.documents(call.actor, list(created))).items():
        dna = VisualDNA.model_validate(document)
        rows.append(
            DnaRow(
                id=dna_id,
                name=dna.name,
                version=dna.version,
                created_at=created[dna_id].isoformat(),
                color_palette=dna.color_palette,
                mood_descriptors=dna.mood_descriptors,
                pictures=dna.pictures,
                kind=dna.lineage.kind,
            )
        )
    end = request.offset + len(page)
    return DnaPage(items=tuple(rows), total=len(kept), next_offset=end if end < len(kept) else None)


async def export_dna(call: Call, request: OneDna) -> ExportedDna:
    """The open document, also as a file."""
    dna = VisualDNA.model_validate(await call.app.visual_dna.document(call.actor, request.dna_id))
    data = (dna.model_dump_json(indent=2) + "\n").encode()
    when = datetime.now().astimezone()
    path: Path = await asyncio.to_thread(save_readable, call.app.paths.output, f"{dna.name} dna", "json", data, when)
    return ExportedDna(
        path=str(path),
        document=dna.model_dump(mode="json"),
        message=f"Saved “{dna.name}” as {path}; import_dna reads it.",
    )


async def import_dna(call: Call, request: ImportDna) -> KeptDna:
    """Keep a document from somewhere else."""
    if (request.document is None) == (request.path is None):
        raise invalid("Pass either a document or the path of one.", "Export one with export_dna to see the format.")
    if request.path is not None:
        data = await asyncio.to_thread(call.app.jail.open_read, request.path, keeping.MOST_BYTES)
        given: object = keeping.parsed(data)
    else:
        given = request.document
    dna, notes = await asyncio.to_thread(keeping.taken_in, given)
    told = given.get("id") if isinstance(given, dict) else None
    origin = Parent(name=dna.name, id=told if isinstance(told, str) and told.isascii() and told.isalnum() else None)
    parents = (origin, *dna.lineage.parents)[:60]
    kept = await keeping.keep(
        call,
        dna.profile,
        request.name or dna.name,
        Lineage(kind="imported", parents=parents),
        preview=dna.preview,
        pictures=dna.pictures,
        spread=dna.spread,
        outliers=dna.outliers,
        version=dna.version - 1,
    )
    return _told(kept, f"Kept “{kept.name}”, version {kept.version}.", notes)


async def delete_dna(call: Call, request: OneDna) -> DeletedDna:
    """Forget a DNA."""
    async with call.app.db.tx() as tx:
        there = await call.app.visual_dna.delete(tx, call.actor, request.dna_id)
    if not there:
        raise missing("There is no such visual DNA.", "list_dna shows yours.")
    return DeletedDna(id=request.dna_id, message="Deleted. Pictures drawn with it stay.")
