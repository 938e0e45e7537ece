"""Alt text from the brief, where nobody has looked at the picture: what was asked for and will be there, nothing else."""

import re

from images_mcp.brief import Aspect, Brief, Source

SHORTEST, LONGEST = 150, 200
_WORDS = {
    "en": {"text": "Lettering reads {}", "style": "Style: {}", "mood": "Mood: {}", "palette": "Colours: {}", "lighting": "Light: {}", "background": "Background: {}",
           "composition": "Composition: {}", "setting": "Setting: {}", "brand": "For {}", "none": "Without {}", "action": "Action: {}", "count": "Number: {}", "detail": "Detail: {}",
           "fill": ("The description follows the brief the picture was drawn from", "Nothing else was asked for", "Further details were left open", "All the rest is up to the drawing"), "subject": "A picture"},
    "de": {"text": "Zu lesen ist {}", "style": "Stil: {}", "mood": "Stimmung: {}", "palette": "Farben: {}", "lighting": "Licht: {}", "background": "Hintergrund: {}",
           "composition": "Aufbau: {}", "setting": "Umgebung: {}", "brand": "Für {}", "none": "Ohne {}", "action": "Handlung: {}", "count": "Anzahl: {}", "detail": "Detail: {}",
           "fill": ("Die Beschreibung folgt dem Auftrag, nach dem gezeichnet wurde", "Weiteres wurde nicht verlangt", "Weitere Einzelheiten blieben offen", "Alles Übrige bleibt der Zeichnung überlassen"), "subject": "Ein Motiv"},
    "es": {"text": "Se lee {}", "style": "Estilo: {}", "mood": "Ambiente: {}", "palette": "Colores: {}", "lighting": "Luz: {}", "background": "Fondo: {}",
           "composition": "Composición: {}", "setting": "Entorno: {}", "brand": "Para {}", "none": "Sin {}", "action": "Acción: {}", "count": "Número: {}", "detail": "Detalle: {}",
           "fill": ("La descripción sigue el encargo a partir del cual se dibujó", "No se pidió nada más", "Los demás detalles quedaron abiertos", "El resto queda a criterio del dibujo"), "subject": "Un motivo"},
    "fr": {"text": "On y lit {}", "style": "Style : {}", "mood": "Ambiance : {}", "palette": "Couleurs : {}", "lighting": "Lumière : {}", "background": "Arrière-plan : {}",
           "composition": "Composition : {}", "setting": "Décor : {}", "brand": "Pour {}", "none": "Sans {}", "action": "Action : {}", "count": "Nombre : {}", "detail": "Détail : {}",
           "fill": ("La description suit la demande à partir de laquelle le dessin a été fait", "Rien d’autre n’a été demandé", "Les autres détails sont restés libres", "Le reste est laissé au dessin"), "subject": "Un motif"},
    "ja": {"text": "書かれている文字は{}", "style": "画風は{}", "mood": "雰囲気は{}", "palette": "色は{}", "lighting": "光は{}", "background": "背景は{}",
           "composition": "構図は{}", "setting": "場所や時は{}", "brand": "{}のためのもの", "none": "{}はなし", "action": "動きは{}", "count": "数は{}", "detail": "細部は{}",
           "fill": ("この説明は、制作の依頼に書かれた内容にそって作られており、依頼にない物については何も述べていません", "それ以外の細かな点については、依頼の中で特に指定がなく、描き手の判断に任されています", "主題と文字、色や雰囲気など、依頼ではっきりと示されたことだけをここに記しています", "実際の仕上がりの細部は、依頼の内容に反しない範囲で自由に描かれています"), "subject": "主題"},
}  # fmt: skip
_ORDER = (
    "count",
    "action",
    "setting",
    "style",
    "palette",
    "mood",
    "lighting",
    "composition",
    "background",
    "brand",
    "detail",
)
_OPENING = re.compile(
    r"^(?:please\s+)?(?:an?\s+)?(?:image|picture|photo of an? image|imagen|bild|image)\s+(?:of|von|de|d')\s+",
    re.IGNORECASE,
)


def alt_text(brief: Brief, could_not: tuple[str, ...] = ()) -> str:
    """150 to 200 characters in the brief's language: the subject, the exact words, then what else the brief says.

    Never says "image of" and invents nothing; what the engine `could_not` draw is not claimed. A refusal ("no people")
    is not mentioned, since the words would put the thing before the reader's eyes.
    """
    words = _WORDS.get(brief.language, _WORDS["en"])
    failed = tuple(c.casefold() for c in could_not)
    stop = "。" if brief.language == "ja" else ". "
    parts = [_sentence(_OPENING.sub("", brief.get(Aspect.SUBJECT) or str(words["subject"])))]
    if brief.texts and not any(t.casefold() in f for t in brief.texts for f in failed):
        quoted = ", ".join(f"“{t}”" for t in brief.texts)
        parts.append(str(words["text"]).format(quoted))
    for name in _ORDER:
        said = brief.aspects.get(Aspect(name))
        if said is None or said.source is Source.DEFAULT or said.value.casefold() in stop.join(parts).casefold():
            continue
        if any(said.value.casefold() in f or f in said.value.casefold() for f in failed):
            continue
        candidate = str(words[name]).format(said.value)
        if _length([*parts, candidate], stop) <= LONGEST:
            parts.append(candidate)
    for filler in words["fill"]:
        if _length(parts, stop) < SHORTEST and _length([*parts, filler], stop) <= LONGEST:
            parts.append(filler)
    return _fit(stop.join(parts).strip(), stop, words)


def _sentence(text: str) -> str:
    clean = " ".join(text.split()).strip(" .。")
    return clean[:1].upper() + clean[1:]


def _length(parts: list[str], stop: str) -> int:
    return len(stop.join(parts)) + 1


def _fit(text: str, stop: str, words: dict[str, str | tuple[str, ...]]) -> str:
    """Cut at a word, or fill up with the brief's own words about itself, until the length is right."""
    end = stop.strip()
    if len(text) + 1 > LONGEST:
        cut = text[: LONGEST - 2]
        return (cut[: cut.rfind(" ")] if " " in cut[SHORTEST:] else cut).rstrip(" ,;:") + "…"
    fillers = [f for f in words["fill"] if f not in text]
    while len(text) + 1 < SHORTEST and fillers:
        room = LONGEST - len(text) - len(stop) - 1
        filler = fillers.pop(0)
        text += stop + (filler if len(filler) <= room else filler[:room].rsplit(" ", 1)[0])
    return text + end
