"""Analysing, comparing and varying wishes. Nothing here draws, saves or leaves the machine."""

from images_mcp.brief import Aspect, Brief, Mode
from images_mcp.capabilities.briefs import contract as c
from images_mcp.capabilities.briefs.comparison import compare
from images_mcp.capabilities.briefs.context import DEFAULTS
from images_mcp.capabilities.briefs.scoring import score
from images_mcp.capabilities.briefs.sizes import orientation_of, resolve_size
from images_mcp.engines.images.models import catalog
from images_mcp.engines.images.port import Drawing, Format, Quality
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.pool import DRAFT
from images_mcp.operations import Call

_BUDGET_MICRO = {Mode.SKIP: 50_000, Mode.QUICK: 50_000, Mode.EXPLORER: 150_000, Mode.GUIDED: 200_000}
_WAYS: tuple[tuple[Aspect, str, dict[str, str]], ...] = (
    (Aspect.LIGHTING, "lighting: low golden light", {"en": "low golden evening light", "de": "tiefes goldenes Abendlicht", "es": "luz dorada y baja de la tarde", "fr": "lumière dorée et rasante du soir", "ja": "夕方の低い金色の光"}),
    (Aspect.COMPOSITION, "composition: close-up", {"en": "tight close-up", "de": "enge Nahaufnahme", "es": "primer plano cerrado", "fr": "gros plan serré", "ja": "大きなクローズアップ"}),
    (Aspect.STYLE, "style: watercolour", {"en": "loose watercolour", "de": "lockeres Aquarell", "es": "acuarela suelta", "fr": "aquarelle légère", "ja": "にじみのある水彩画"}),
    (Aspect.PALETTE, "palette: two colours", {"en": "only deep blue and warm gold", "de": "nur tiefes Blau und warmes Gold", "es": "solo azul profundo y oro cálido", "fr": "seulement bleu profond et or chaud", "ja": "深い青と温かい金の二色だけ"}),
    (Aspect.COMPOSITION, "viewpoint: from above", {"en": "seen from straight above", "de": "senkrecht von oben gesehen", "es": "visto desde arriba", "fr": "vu d'en haut", "ja": "真上から見た構図"}),
    (Aspect.MOOD, "mood: mysterious", {"en": "quiet and mysterious mood", "de": "stille, geheimnisvolle Stimmung", "es": "ambiente silencioso y misterioso", "fr": "ambiance calme et mystérieuse", "ja": "静かで神秘的な雰囲気"}),
    (Aspect.STYLE, "style: bold linocut", {"en": "bold linocut with rough edges", "de": "kräftiger Linolschnitt mit rauen Kanten", "es": "linograbado con bordes ásperos", "fr": "linogravure aux bords bruts", "ja": "荒い輪郭の版画"}),
    (Aspect.STYLE, "style: isometric", {"en": "clean isometric drawing", "de": "klare isometrische Zeichnung", "es": "dibujo isométrico limpio", "fr": "dessin isométrique net", "ja": "すっきりしたアイソメトリック図"}),
)  # fmt: skip


async def analyze_prompt(call: Call, request: c.AnalyzePrompt) -> c.PromptAnalysis:
    """Read a wish with the offline mind and say everything that follows from it."""
    mind = call.app.engines.rules()
    reading = await mind.read(request.prompt, Brief())
    asked = await mind.ask(request.prompt, reading, request.dialogue_mode, frozenset())
    wide = await mind.ask(request.prompt, reading, Mode.EXPLORER, frozenset())
    polished = await mind.polish(request.prompt, reading)
    found = score(request.prompt, reading, tuple(q.aspect for q in wide))
    return c.PromptAnalysis(
        context=context_of(reading),
        quality=c.PromptQuality(
            score=found.score,
            breakdown=tuple(c.QualityLine(name=p.name, points=p.points, of=p.of, advice=p.advice) for p in found.parts),
            missing=tuple(a.value for a in found.missing),
            suggestions=found.suggestions,
        ),
        brief=reading.brief.model_dump(mode="json"),
        questions=tuple(c.AskedQuestion(aspect=q.aspect.value, text=q.text, options=q.options) for q in asked),
        enhanced_prompt=polished.prompt,
        reasons=tuple(
            c.PhraseReason(phrase=r.phrase, because=r.because, aspect=r.aspect.value if r.aspect else None)
            for r in polished.reasons
        ),
        estimate=_estimate(call, request, reading, polished.prompt),
        language=reading.brief.language,
    )


def context_of(reading: Reading) -> c.ContextFound:
    """The context of a wish with the defaults of its use, as far as the wish says nothing else."""
    default = DEFAULTS[reading.use]
    draw, final = resolve_size(reading.use, reading.wish)
    return c.ContextFound(
        label=reading.use.value,
        confidence=reading.use_confidence,
        orientation=orientation_of(final),
        aspect=reading.wish.aspect,
        exact_size=reading.wish.exact,
        size=f"{draw[0]}x{draw[1]}",
        final_size=f"{final[0]}x{final[1]}",
        style_preset="" if Aspect.STYLE in reading.brief.aspects and not default.preset else default.preset,
        variations=reading.variations or default.variations,
        message=default.message,
    )


def _estimate(call: Call, request: c.AnalyzePrompt, reading: Reading, prompt: str) -> c.Estimate:
    """The price of one picture as it would be drawn now."""
    if call.app.engines.default == DRAFT:
        return c.Estimate(engine=DRAFT, model=DRAFT, quality=Quality.MEDIUM.value, usd=0.0)
    facts = catalog()
    form = Format(reading.wish.file_format or Format.PNG)
    model = facts.pick(mode=request.dialogue_mode, editing=False, format=form)
    size, _ = resolve_size(reading.use, reading.wish)
    drawing = Drawing(prompt=prompt, brief=reading.brief, model=model, size=size, format=form)
    quality = facts.best_quality(drawing, _BUDGET_MICRO[request.dialogue_mode])
    priced = Drawing(prompt=prompt, brief=reading.brief, model=model, size=size, format=form, quality=quality)
    return c.Estimate(
        engine=call.app.engines.default, model=model, quality=quality.value, usd=facts.micro_usd(priced) / 1_000_000
    )


async def compare_prompts(call: Call, request: c.ComparePrompts) -> c.PromptComparison:
    """Read both wishes and say where they differ."""
    mind = call.app.engines.rules()
    first, second = await mind.read(request.a, Brief()), await mind.read(request.b, Brief())
    found = compare(request.a, request.b, first, second, getattr(mind, "embedder", None))
    return c.PromptComparison(
        same=found.same,
        similarity=found.similarity,
        differences=tuple(c.PromptDifference.model_validate(row) for row in found.differences),
    )


async def suggest_variations(call: Call, request: c.SuggestVariations) -> c.PromptVariations:
    """Other directions for the wish, first those it says nothing about."""
    reading = await call.app.engines.rules().read(request.prompt, Brief())
    ways = sorted(_WAYS, key=lambda way: way[0] in reading.brief.aspects)
    own = request.prompt.rstrip(" .。,")
    joint = "、" if reading.brief.language == "ja" else ", "
    rows = [
        c.SuggestedPrompt(prompt=f"{own}{joint}{words.get(reading.brief.language, words['en'])}", differs_by=name)
        for _, name, words in ways[: request.count]
    ]
    return c.PromptVariations(prompts=tuple(rows))
