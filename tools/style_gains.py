"""What an amount of 1 changes in a draft: `python -m tools.style_gains`, the source of `GAINS` in styles/applying.py.

Six subjects between indoors and outdoors, warm and cold, each in two seeds; the median change of each measure, for as
much more and as much less as a brief can ask for.
"""

import statistics

from images_mcp.brief import Adjustment, Attribute, Brief
from images_mcp.capabilities.styles.applying import GAINS
from images_mcp.capabilities.styles.looking import Drafts

SUBJECTS = (
    {"subject": "a fox", "setting": "forest"},
    {"subject": "a cat on a sofa", "setting": "living room"},
    {"subject": "a lighthouse", "setting": "coast"},
    {"subject": "a bowl of fruit", "setting": "kitchen"},
    {"subject": "a mountain", "setting": "snow"},
    {"subject": "a tram", "setting": "city"},
)
SEEDS = (3, 11)


def main() -> None:
    """Measure and print: attribute, measure, change upwards, change downwards; then what the code assumes."""
    looks = [Drafts(seed) for seed in SEEDS]
    briefs = [Brief.model_validate(row) for row in SUBJECTS]
    for attribute, (measure, up, down) in GAINS.items():
        told = [round(_median(looks, briefs, attribute, measure, sign), 3) for sign in (1, -1)]
        print(attribute.value, measure, *told, "assumed", up, down)


def _median(looks: list[Drafts], briefs: list[Brief], attribute: Attribute, measure: str, sign: int) -> float:
    return statistics.median(
        sign
        * (
            _value(look, brief.adjusted(Adjustment(attribute=attribute, amount=sign)), measure)
            - _value(look, brief, measure)
        )
        for look in looks
        for brief in briefs
    )


def _value(look: Drafts, brief: Brief, measure: str) -> float:
    return float(getattr(look(brief).technical_attributes, measure))


if __name__ == "__main__":
    main()
