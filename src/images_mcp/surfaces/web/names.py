"""What the interface calls our own styles, the kinds of styles and templates, and what an adjustment adjusts."""

from images_mcp.surfaces.web.labels import N_

ATTRIBUTES = {
    "brightness": N_("brightness"),
    "contrast": N_("contrast"),
    "warmth": N_("warmth"),
    "saturation": N_("colourfulness"),
    "detail": N_("detail"),
    "sharpness": N_("sharpness"),
    "realism": N_("realism"),
    "simplicity": N_("simplicity"),
    "subject_size": N_("size of the subject"),
    "depth": N_("blur of the background"),
    "mood": N_("mood"),
    "texture": N_("texture"),
    "lighting": N_("light"),
    "symmetry": N_("symmetry"),
    "age": N_("age"),
    "formality": N_("seriousness"),
    "energy": N_("energy"),
}

STYLE_KINDS = {
    "business": N_("Business"),
    "crafted": N_("Crafted"),
    "digital": N_("Digital"),
    "drawn": N_("Drawn"),
    "graphic": N_("Graphic"),
    "painted": N_("Painted"),
    "period": N_("Of a period"),
    "photographic": N_("Photographic"),
}

TEMPLATE_KINDS = {
    "art": N_("Art"),
    "character": N_("Characters"),
    "education": N_("Education"),
    "email": N_("E-mail"),
    "marketing": N_("Marketing"),
    "presentation": N_("Presentation"),
    "print": N_("Print"),
    "product": N_("Product"),
    "seasonal": N_("Seasonal"),
    "social": N_("Social media"),
    "technical": N_("Technical"),
    "ui": N_("Interface"),
}

HEALTH = {
    "key": N_("Key"),
    "database": N_("Database"),
    "worker": N_("Worker"),
    "key chain": N_("Master key"),
    "settings": N_("Settings"),
    "models": N_("Models"),
    "pictures": N_("Pictures"),
    "data": N_("Data"),
    "cache": N_("Cache"),
    "fonts": N_("Typefaces"),
    "clock": N_("Clock"),
    "clients": N_("Chat programs"),
}

_STYLES = (
    *(N_("Minimalist"), N_("Flat"), N_("Line art"), N_("Swiss poster"), N_("Bauhaus"), N_("Vibrant")),
    *(N_("Professional"), N_("Technical"), N_("Clear educational"), N_("Blueprint"), N_("Risograph"), N_("Pop art")),
    *(N_("Abstract"), N_("Stencil"), N_("Isometric"), N_("Photorealistic"), N_("Studio product"), N_("Cinematic")),
    *(N_("Film noir"), N_("Black and white"), N_("Golden hour"), N_("Blue hour"), N_("Vintage film")),
    *(N_("High key"), N_("Low key"), N_("Macro"), N_("Watercolour"), N_("Gouache"), N_("Oil painting")),
    *(N_("Impressionist"), N_("Soft pastel"), N_("Ink wash"), N_("Storybook"), N_("Concept art"), N_("Illustration")),
    *(N_("High detail"), N_("Epic fantasy"), N_("Pencil sketch"), N_("Charcoal"), N_("Woodcut"), N_("Comic")),
    *(N_("Colouring page"), N_("Crayon"), N_("Anime"), N_("Papercut"), N_("Clay"), N_("Low poly"), N_("Pixel art")),
    *(N_("Neon"), N_("Cyberpunk"), N_("Vaporwave"), N_("Art deco"), N_("Mid-century modern"), N_("Seventies")),
    *(N_("Woodblock print"), N_("Baroque still life")),
)
STYLES = {title: title for title in _STYLES}
"""By their English titles: people's own styles have titles of their own, which stay as they are."""
