"""“Like this, but …” is taken apart in five languages, and nothing else is."""

import pytest

from images_mcp.capabilities.restyling.liking import liking


@pytest.mark.parametrize(
    ("text", "subject", "differs", "language"),
    [
        ("like this, but warmer and without people", None, "warmer and without people", "en"),
        ("a harbour, like this but at night", "a harbour", "at night", "en"),
        ("a red fox in the style of this painting, only with less contrast", "a red fox", "with less contrast", "en"),
        ("Something similar to these pictures but calmer.", "Something", "calmer", "en"),
        ("wie dieses Bild, aber wärmer und ohne Menschen", None, "wärmer und ohne Menschen", "de"),
        ("ein Hafen, so wie das hier, nur bei Nacht", "ein Hafen", "bei Nacht", "de"),
        ("como esta foto, pero más cálida y sin gente", None, "más cálida y sin gente", "es"),
        ("un faro como este pero de noche", "un faro", "de noche", "es"),
        ("comme cette image, mais plus chaude et sans personnes", None, "plus chaude et sans personnes", "fr"),
        ("un phare comme ça mais la nuit", "un phare", "la nuit", "fr"),
        ("これみたいな感じで、でも夜に", None, "夜に", "ja"),
        ("港、このような雰囲気だけど人なしで", "港", "人なしで", "ja"),
    ],
)
def test_what_differs_is_told_from_what_is_shown(text: str, subject: str | None, differs: str, language: str) -> None:
    found = liking(text)
    assert found is not None
    assert (found.subject, found.differs, found.language) == (subject, differs, language)


@pytest.mark.parametrize(
    "text",
    [
        "a lighthouse on a cliff",
        "a dog that looks like a wolf, but friendly",
        "people like coffee but not tea",
        "ein Hund wie ein Wolf, aber freundlich",
        "un perro como un lobo, pero amable",
        "like this",
        "",
        "like this " * 2000,
    ],
)
def test_other_comparisons_are_left_alone(text: str) -> None:
    assert liking(text) is None
