"""Sixty briefs drawn by the draft engine on one labelled sheet, for looking at: does every kind of picture hold up?

Run `python benchmarks/contact_sheet.py [OUT.png] [--only WORD]`. It prints what each picture took (composing, rendering,
encoding, one process) and what it says it could not draw, then the median. Change the engine, run it again, look again.
A line is: subject | aspect=words | texts=a/b | colors=#hex,#hex | size=WxH | language=xx | seed=n | transparent=1
"""

import argparse
import io
import statistics
import time
from pathlib import Path

from PIL import Image, ImageDraw

from images_mcp.brief import Brief
from images_mcp.engines.images.draft import compose, render
from images_mcp.engines.images.port import Format

PROMPTS = """
a fox logo for a coffee roaster | use=logo | brand=Ember
ein Berg-Logo für einen Wanderverein | use=logo | brand=Gipfelfreunde | language=de | seed=3
a logo for a law firm | use=logo | texts=Hart & Lowe | colors=#112244,#c9a227
un logotipo de panadería con pan | use=logo | brand=La Espiga | language=es
owl app icon | use=logo | colors=#4b2e83,#ffd166,#f7f3ff
jazz festival poster with a guitar | use=print_poster | texts=Jazz Night/Friday 8 pm/Blue Hall, Berlin/Tickets 20 € | size=1024x1536
a lighthouse on the coast at sunset | use=print_poster | texts=Visit Maine/Where the sea begins | size=1024x1536
affiche de cirque avec un éléphant | use=print_poster | texts=Grand Cirque/Ce soir à Lyon | language=fr | size=1024x1536
summer sale with ice cream | use=social_media | texts=SUMMER SALE/50% off
a birthday cake with candles | use=social_media | texts=Happy Birthday, Ana! | mood=joyful
running shoes | use=marketing | texts=Run further/New season | size=1536x1024
newsletter header with an envelope and flowers | use=email | texts=Spring News | size=1536x1024
title slide | use=presentation | texts=Strategy 2027/Growth with care/Where we stand/Where we go | size=1536x1024
rocket slide | use=presentation | texts=We launch in May/A plan in three steps | size=1536x1024
diagram of a flower | use=education | texts=Parts of a flower/petal/stem/leaf | size=1536x1024
the solar system for children: sun, planet, rocket | use=education | style=pastel | size=1536x1024
how coffee is made | use=infographic | texts=From farm to cup/Harvest/Roast/Brew | size=1536x1024
bar chart of sales | use=infographic | texts=Sales/Q1 20/Q2 35/Q3 30/Q4 55 | size=1536x1024
pie chart | use=infographic | texts=Energy/Wind 40/Solar 35/Water 25 | size=1536x1024
weather app screen with a sun | use=ui | texts=Good morning/Today/Refresh
analytics dashboard | use=ui | texts=Overview/Sales/Users | size=1536x1024
a set of icons: house, heart, star, camera, bell, key | use=ui
perfume bottle on a pedestal | use=product
a cup of coffee on a wooden table | use=product | lighting=warm light
a red handbag | use=product | background=plain beige background
three lemons and a pear on a marble table | use=product
woman with red hair and glasses | use=portrait | size=1024x1536
an old man with a beard and a hat | use=portrait | style=oil painting | size=1024x1536
portrait of a cat with a crown | use=portrait | style=gouache
mountain lake at dawn | use=landscape | size=1536x1024
city skyline at night | use=landscape | size=1536x1024
desert dunes with a cactus at sunset | use=landscape | style=paper cut | size=1536x1024
a sailboat on the sea in a storm | use=landscape | size=1536x1024
ein verschneiter Wald im Nebel | use=landscape | language=de | size=1536x1024
un velero en el mar al atardecer | use=landscape | language=es | style=acuarela | size=1536x1024
夜の森 | use=landscape | language=ja | size=1536x1024
a knight with a shield | use=character_design | size=1024x1536
a robot waving | use=character_design | style=isometric
a wizard with a staff at night | use=character_design | style=pixel art
a dragon above a castle | use=illustration | style=ink
a bicycle leaning by a house in the rain | use=illustration | style=watercolor
eine Katze auf einem Stuhl | use=illustration | style=Tusche | language=de
un chat noir sur une table à côté d'une lampe | use=illustration | language=fr
dos gatos negros sobre una silla roja | use=illustration | language=es
椅子の上の猫 | use=illustration | language=ja
seamless pattern of lemons and leaves | use=illustration
a cat sticker | use=illustration | transparent=1
abstract waves | use=abstract | colors=#0b3c5d,#328cc1,#d9b310,#f4f1ea
geometric bauhaus | use=abstract
soft gradient | use=abstract | mood=calm
a red fox in a forest at sunset | style=gouache
a rocket in space | style=neon
a car | style=blueprint | size=1536x1024
a tree and a house | style=minimal line
five apples | style=photographic
a dog to the left of a red car
a whale underwater
a cat on a sofa in the living room
an astronaut riding a horse on the moon
a teapot and two cups on a table in the kitchen | style=pastel
"""


def order(line: str) -> tuple[Brief, tuple[int, int], int, bool]:
    """A line of `PROMPTS` as brief, size, seed and transparency."""
    subject, *rest = (part.strip() for part in line.split("|"))
    said = dict(part.split("=", 1) for part in rest)
    width, height = (int(v) for v in said.pop("size", "1024x1024").split("x"))
    seed, transparent = int(said.pop("seed", "1")), bool(said.pop("transparent", ""))
    lists = {"texts": "/", "colors": ","}
    fields: dict[str, object] = {k: v.split(lists[k]) if k in lists else v for k, v in said.items()}
    return Brief.model_validate({"subject": subject, **fields}), (width, height), seed, transparent


def draw(line: str) -> tuple[Image.Image, float, tuple[str, ...]]:
    """The picture, the seconds it took, and what it could not draw."""
    brief, size, seed, transparent = order(line)
    begun = time.perf_counter()
    made = compose.compose(brief, size, seed, transparent=transparent)
    data = render.raster(
        made.svg, size, Format.PNG, style=made.style, seed=seed, transparent=transparent, effects=made.effects
    )
    return Image.open(io.BytesIO(data)), time.perf_counter() - begun, made.could_not


def main() -> None:
    """Draw the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=Path("contact_sheet.png"))
    parser.add_argument("--only", default="", help="draw only lines containing this")
    given = parser.parse_args()
    lines = [line for line in PROMPTS.strip().splitlines() if given.only in line]
    cell, columns, took = 300, 8, []
    sheet = Image.new("RGB", (columns * cell, -(-len(lines) // columns) * (cell + 18)), "#808080")
    pen = ImageDraw.Draw(sheet)
    for i, line in enumerate(lines):
        picture, seconds, could_not = draw(line)
        took.append(seconds)
        picture.thumbnail((cell - 6, cell - 6))
        x, y = i % columns * cell, i // columns * (cell + 18)
        sheet.paste(picture.convert("RGB"), (x + 3, y + 3), picture.getchannel("A") if picture.mode == "RGBA" else None)
        pen.text((x + 4, y + cell), line[:50].encode("ascii", "replace").decode(), fill="white")
        print(f"{seconds:5.2f} s  {line[:70]:70}  {'; '.join(could_not)}")
    sheet.save(given.out)
    print(f"median {statistics.median(took):.2f} s, slowest {max(took):.2f} s -> {given.out}")


if __name__ == "__main__":
    main()
