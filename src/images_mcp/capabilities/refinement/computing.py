"""Instructions that move pixels and change none: turn, mirror, crop, scale. Understood only where that is all that is said."""

import re
from dataclasses import replace
from pathlib import Path

from images_mcp.brief import Brief
from images_mcp.capabilities.assets.references import resolve
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.conversations.store import Row
from images_mcp.capabilities.generation.contract import Answer
from images_mcp.capabilities.generation.operations import draw
from images_mcp.capabilities.generation.planning import Edit, Plan
from images_mcp.engines.images.geometry import LEAST, MODEL, MOST, Step, from_text, size_after, to_text
from images_mcp.engines.images.port import Drawing, Format
from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.minds.rules.words import fold
from images_mcp.engines.pool import DRAFT, GEOMETRY
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call

# Closed classes in five languages: the picture as a whole, courtesy, and what stands between steps.
_WHOLE = (
    r"it|this|that|everything|the (?:whole |entire )?(?:picture|image|photo|thing)|es|alles|das (?:ganze )?bild|das foto|"
    r"la (?:imagen|foto)|l'image|la photo|le|la|lo|toda|todo|tout|画像|写真|これ|全体"
)
_POLITE = r"please|now|just|bitte|jetzt|por favor|s'il (?:te|vous) plait|(?:can|could|would|will) you|kannst du|puedes|peux-tu|ください|して|せて|お願いします"
_CUT = re.compile(
    r"\s*(?:,|;|、|\band then\b|\band\b|\bthen\b|\bund(?: dann)?\b|\by (?:luego )?|\bet (?:puis )?|\bpuis\b|して(?!ください|お願い|$))\s*"
)
_LITTLE = re.compile(
    r"\b(?:a|an|the|to|by|into|in|at|on|of|its|as|auf|um|zu|zum|ein(?:en?)?|das|den|die|im|nach|in|el|los|las|un|una|"
    r"a|al|en|por|hacia|de|du|d'|des|les|vers|pour|fais|faire|to|sur|size|format|grosse|tamano|taille|it|mache?|bild)\b|[をにへでの]"
)
_TURN = re.compile(
    r"\b(?:rotate|turn|spin|drehe?n?|rotiere?n?|gir[ae]r?(?:la|lo)?|rotar?(?:la|lo)?|tourner?|pivoter?)\b|回転"
)
_MIRROR = re.compile(
    r"\b(?:mirror|flip|spiegle|spiegeln?|spiegele|refleja(?:la|lo)?|voltea(?:la|lo)?|miroir|retourne[rz]?|inverse[rz]?)\b|反転"
)
_CROP = re.compile(
    r"\b(?:crop|trim|zuschneiden|beschneiden?|schneide|recorta(?:la|lo|r)?|rogne[rz]?|recadre[rz]?)\b|トリミング|切り抜[いき]?"
)
_SCALE = re.compile(
    r"\b(?:resize|rescale|scale|shrink|enlarge|skalieren?|verkleinern?|verkleinere|vergrossern?|vergrossere|redimensiona(?:la|lo|r)?|"
    r"escala(?:la|r)?|redimensionne[rz]?)\b|リサイズ"
)
_LEFT = re.compile(
    r"\b(?:left|counter-?clockwise|anti-?clockwise|links|gegen den uhrzeigersinn|(?:la )?izquierda|gauche|antihorari[oa]|antihoraire)\b|左|反時計(?:回り)?"
)
_RIGHT = re.compile(
    r"\b(?:right|clockwise|rechts|im uhrzeigersinn|(?:la )?derecha|droite|horari[oa]|horaire)\b|右|時計(?:回り)?"
)
_OVER = re.compile(r"\b(?:upside[ -]down|kopfuber|den kopf|auf dem kopf|boca abajo|l'envers)\b|上下逆")
_UPRIGHT = re.compile(r"\b(?:vertical(?:ly|ement|mente)?|vertikal|senkrecht|top[ -](?:to[ -])?bottom)\b|上下")
_LEVEL = re.compile(
    r"\b(?:horizontal(?:ly|ement|mente)?|waagerecht|waagrecht|left (?:to|and) right|left-right)\b|左右|水平"
)
_DEGREES = re.compile(r"(-?\d{1,3})\s*(?:°|degrees?\b|deg\b|grad\b|grados?\b|degres?\b|度)")
_SQUARE = re.compile(r"\b(?:square|quadrat(?:isch)?|cuadrad[oa]|carre)\b|正方形")
_RATIO = re.compile(r"\b(\d{1,2})\s*(?::|zu|to)\s*(\d{1,2})\b")
_EXACT = re.compile(r"\b(\d{2,5})\s*(?:x|×|by|mal|por|par|\*)\s*(\d{2,5})\s*(?:px|pixels?|pixeln?|pixeles)?")
_SIDE = re.compile(
    r"\b(\d{2,5})\s*(?:px|pixels?|pixeln?|pixeles|ピクセル)\s*(wide|width|breit|de ancho|ancho|de large|tall|high|height|hoch|de alto|alto|de haut)\b"
)
_PERCENT = re.compile(r"\b(\d{1,3})\s*(?:%|percent|prozent|por ciento|pour ?cent)")
_HALF = re.compile(r"\b(?:half|halfte|mitad|moitie)\b|半分")
_DOUBLE = re.compile(r"\b(?:double|twice|doppelt|doble|deux fois)\b|2倍")
_SLIGHTLY = re.compile(
    r"\b(?:a (?:bit|little|touch)|slightly|bit|little|touch|etwas|leicht|ein wenig|un poco|poco|un peu|peu|legerement)\b|少し"
)
_EDGES = re.compile(
    r"\b(?:edges?|sides?|borders?|rand|rander|seiten|bordes?|lados?|bords?|each|every|all|jede[rnm]?|cada|chaque|off|from)\b|端"
)
_BIT = 0.08


def steps_of(instruction: str) -> tuple[Step, ...]:
    """The steps an instruction consists of; none where it says anything besides, or leaves open how far."""
    said = fold(instruction).replace("ß", "ss").strip(" .!。！")
    parts = [part for part in _CUT.split(said) if part.strip()]
    found = [_step(part) for part in parts]
    return tuple(step for step in found if step) if found and all(found) else ()


def _step(part: str) -> Step | None:
    """One clause as a step, where every word of it belongs to one."""
    for verb, kind in ((_TURN, _turn), (_MIRROR, _mirror), (_CROP, _crop), (_SCALE, _scale)):
        if verb.search(part):
            step, rest = kind(verb.sub(" ", part, count=1))
            rest = re.sub(rf"(?<![\w'])(?:{_POLITE}|{_WHOLE})(?![\w'])|画像|写真|して|ください|度", " ", rest)
            return step if step and not re.sub(r"[\W_]+", "", _LITTLE.sub(" ", rest)) else None
    return None


def _turn(rest: str) -> tuple[Step | None, str]:
    degrees = _DEGREES.search(rest)
    left, right, over = _LEFT.search(rest), _RIGHT.search(rest), _OVER.search(rest)
    if left and right and right.start() < left.start():
        left = None
    rest = _OVER.sub(" ", _RIGHT.sub(" ", _LEFT.sub(" ", _DEGREES.sub(" ", rest))))
    if over:
        return Step("turn", 2), rest
    if not (degrees or left or right):
        return None, rest
    wanted = int(degrees[1]) if degrees else 90
    quarters = (-wanted if left else wanted) // 90
    return (Step("turn", quarters % 4) if wanted % 90 == 0 and quarters % 4 else None), rest


def _mirror(rest: str) -> tuple[Step | None, str]:
    upright = _UPRIGHT.search(rest) or _OVER.search(rest)
    return Step("mirror", 1 if upright else 0), _OVER.sub(" ", _LEVEL.sub(" ", _UPRIGHT.sub(" ", rest)))


def _crop(rest: str) -> tuple[Step | None, str]:
    if found := _EXACT.search(rest):
        return Step("cut", int(found[1]), int(found[2])), _EXACT.sub(" ", rest)
    if found := _RATIO.search(rest):
        ratio = int(found[1]), int(found[2])
        return Step("crop", *ratio) if all(ratio) else None, _RATIO.sub(" ", rest)
    if _SQUARE.search(rest):
        return Step("crop", 1, 1), _SQUARE.sub(" ", rest)
    share = int(found[1]) / 100 if (found := _PERCENT.search(rest)) else _BIT if _SLIGHTLY.search(rest) else 0
    rest = _EDGES.sub(" ", _SLIGHTLY.sub(" ", _PERCENT.sub(" ", rest)))
    return Step("trim", share) if 0 < share < 0.5 else None, rest


def _scale(rest: str) -> tuple[Step | None, str]:
    if found := _EXACT.search(rest):
        return Step("scale", int(found[1]), int(found[2])), _EXACT.sub(" ", rest)
    if found := _SIDE.search(rest):
        wide = found[2] in {"wide", "width", "breit", "de ancho", "ancho", "de large"}
        side = int(found[1])
        return Step("scale", side, 0) if wide else Step("scale", 0, side), _SIDE.sub(" ", rest)
    factor = int(found[1]) / 100 if (found := _PERCENT.search(rest)) else 0
    factor = factor or (0.5 if _HALF.search(rest) else 2 if _DOUBLE.search(rest) else 0)
    return Step("zoom", factor) if factor else None, _DOUBLE.sub(" ", _HALF.sub(" ", _PERCENT.sub(" ", rest)))


async def compute(call: Call, row: Row, image: Image, steps: tuple[Step, ...], instruction: str) -> Answer:
    """The next version, computed from this one's pixels. Raises `Problem` where it would be too small or too large."""
    before = (image.width, image.height)
    size = size_after(steps, before)
    if min(size) < LEAST or max(size) > MOST:
        raise invalid(
            f"The picture would measure {size[0]} by {size[1]} pixels.", f"A side may have {LEAST} to {MOST:,} pixels."
        )
    (parent,) = await resolve(call, (image.id,))
    async with call.app.db.tx() as tx:
        await call.app.conversations.add_turn(tx, call.actor.tenant, row.id, "user", instruction)
    drawn = await call.app.generations.get(call.actor.tenant, image.generation_id)
    plan = _plan(image, steps, size, parent, instruction)
    kept = {name: drawn.plan["drawing"][name] for name in ("seed", "transparent")}
    return await draw(call, (replace(plan, drawing=replace(plan.drawing, **kept)),), None, row.id)


def _plan(image: Image, steps: tuple[Step, ...], size: tuple[int, int], parent: Path, instruction: str) -> Plan:
    brief = Brief.model_validate(image.about.brief)
    told = ", then ".join(map(_told, steps))
    frame = {"aspect": "frame", "before": f"{image.width} x {image.height}", "after": f"{told}; {size[0]} x {size[1]}"}
    made = image.about.edit or {}
    earlier = from_text(made["geometry"]) if made.get("geometry") else ()
    edit = Edit(
        parent=str(parent),
        instruction=instruction,
        changes=tuple(Change(op=Op.REFRAME, value=_told(s)).model_dump(mode="json", exclude_none=True) for s in steps),
        brief_diff=(frame,),
        geometry=to_text((*earlier, *steps)),
        drafted=tuple(made.get("drafted") or (image.width, image.height)),
    )
    form = Format(image.format) if image.format in {"png", "jpeg", "webp"} else Format.PNG
    drawing = Drawing(prompt=to_text(steps), brief=brief, model=MODEL, size=size, sources=(parent,), format=form)
    notes = ["Computed on the picture's own pixels: nothing was drawn anew, and it was free."]
    if size[0] * size[1] > image.width * image.height:
        notes.append("It was enlarged; that adds no detail.")
    return Plan(GEOMETRY, drawing, size, instruction, 0, 0.2, notes=tuple(notes), parent_id=image.id, edit=edit)


def _told(step: Step) -> str:
    x, y = step.x, step.y
    if step.op == "turn":
        return {1: "turned 90° clockwise", 2: "turned upside down", 3: "turned 90° counter-clockwise"}[int(x)]
    return {
        "mirror": "mirrored top to bottom" if x else "mirrored left to right",
        "crop": f"cropped to {x:.0f}:{y:.0f}",
        "trim": f"{x:.0%} cropped off every side",
        "cut": f"cropped to {x:.0f} by {y:.0f} pixels",
        "zoom": f"scaled to {x:.0%}",
        "scale": "scaled",
    }[step.op]


def again(image: Image, plan: Plan) -> Plan:
    """The plan of a draft whose picture was turned or cropped: drafted as it was at first, then turned and cropped again."""
    made = image.about.edit or {}
    if plan.engine != DRAFT or not made.get("geometry") or plan.edit is None:
        return plan
    if plan.final_size != (image.width, image.height):
        return plan
    edit = plan.edit.model_copy(
        update={
            "geometry": made["geometry"],
            "drafted": tuple(made["drafted"]),
            "place": None,
            "lock": False,
            "why_not": "The picture was turned or cropped since it was drafted.",
        }
    )
    return replace(plan, edit=edit, drawing=replace(plan.drawing, size=tuple(made["drafted"])))
