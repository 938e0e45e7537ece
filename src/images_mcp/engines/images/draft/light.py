"""Time of day and weather as one light that falls on everything: it is what makes separate figures one picture."""

from dataclasses import dataclass, replace

from images_mcp.engines.images.draft import color as c


@dataclass(frozen=True)
class Light:
    """How a scene is lit.

    `sky` are colours from the zenith to the horizon; `haze` is what distance fades to; `tint` and `tinting` pull all
    colours, `exposure` multiplies lightness, `saturation` chroma; `sun` is the place of sun or moon in 0-1 (None:
    hidden), `side` says where light comes from (-1 left, 1 right).
    """

    time: str = "day"
    weather: str = "clear"
    sky: tuple[str, ...] = ("#6fb7e9", "#a9d8f3", "#e9f4f3")
    haze: str = "#d5e8f0"
    tint: str = "#fff4dc"
    tinting: float = 0.03
    exposure: float = 1.0
    saturation: float = 1.0
    sun: tuple[float, float] | None = (0.76, 0.2)
    sun_color: str = "#fff3c4"
    side: float = -1.0
    shadow: str = "#2a3550"
    fog: float = 0.0
    stars: bool = False

    def on(self, color: str, depth: float = 0.0) -> str:
        """A thing's own colour as this light and this distance show it."""
        light, a, b = c.lab(color)
        seen = c.hex_of((light * self.exposure, a * self.saturation, b * self.saturation))
        seen = c.mix(seen, self.tint, self.tinting)
        return c.mix(seen, self.haze, min(0.92, depth * (0.62 + 0.5 * self.fog) + self.fog * 0.12))


_DAY = Light()
TIMES: dict[str, Light] = {
    "day": _DAY,
    "morning": replace(
        _DAY, time="morning", sky=("#9cc9e8", "#cfe2e6", "#fdebd0"), haze="#f3e6d6", tint="#ffe2b8", tinting=0.07,
        sun=(0.24, 0.42), side=-1.0,
    ),
    "golden": replace(
        _DAY, time="golden", sky=("#7fa8cf", "#f0cf9e", "#fbb667"), haze="#f7cf9a", tint="#ff9d3c", tinting=0.13,
        sun=(0.7, 0.42), sun_color="#fff0b8", side=1.0, shadow="#4a2f3f",
    ),
    "sunset": replace(
        _DAY, time="sunset", sky=("#34427f", "#a8558a", "#f17c5d", "#ffc477"), haze="#f3a27c", tint="#e0603f",
        tinting=0.17, exposure=0.86, sun=(0.63, 0.56), sun_color="#ffe3a0", side=1.0, shadow="#35204a",
    ),
    "dusk": replace(
        _DAY, time="dusk", sky=("#1f2750", "#4b4a86", "#c07f95"), haze="#8a7097", tint="#4a4a92", tinting=0.26,
        exposure=0.68, saturation=0.85, sun=None, side=1.0, shadow="#171a3a", stars=True,
    ),
    "night": replace(
        _DAY, time="night", sky=("#0b1230", "#15234e", "#2e4677"), haze="#2b426f", tint="#263f86", tinting=0.27,
        exposure=0.76, saturation=0.75, sun=(0.74, 0.2), sun_color="#f4f1dc", side=1.0, shadow="#060a1c", stars=True,
    ),
    "studio": replace(_DAY, time="studio", tinting=0.0, sun=None, haze="#e9e6e0", shadow="#3a3440"),
    "dramatic": replace(
        _DAY, time="dramatic", sky=("#1d2027", "#3a3a40", "#7a6a58"), haze="#4d4a4a", tint="#2a2230", tinting=0.14,
        exposure=0.84, sun=None, side=-1.0, shadow="#0b0a10",
    ),
}  # fmt: skip


def light_for(time: str, weather: str = "clear") -> Light:
    """The light of a time of day under a weather (clear, cloudy, rain, storm, snow, fog)."""
    base = TIMES.get(time, _DAY)
    if weather in ("clear", "sunny"):
        return replace(base, weather=weather)
    dark = base.exposure < 0.75
    grey = "#39455f" if dark else "#aebac2"
    amount = {"cloudy": 0.45, "rain": 0.66, "storm": 0.85, "snow": 0.5, "fog": 0.6}.get(weather, 0.4)
    target = {"snow": "#dfe7ee" if not dark else "#4a5a78", "fog": "#d8dde0" if not dark else "#46536a"}.get(
        weather, grey
    )
    sky = tuple(c.mix(s, target, amount) for s in base.sky)
    if weather == "storm":
        sky = tuple(c.mix(s, "#2b3242", 0.55) for s in sky)
    return replace(
        base,
        weather=weather,
        sky=sky,
        haze=c.mix(base.haze, target, 0.75),
        saturation=base.saturation * (0.92 if weather == "snow" else 0.78),
        exposure=base.exposure * (0.8 if weather == "storm" else 0.92 if weather == "rain" else 1.0),
        sun=base.sun if weather == "snow" and base.stars else None,
        fog={"fog": 0.9, "rain": 0.35, "snow": 0.3, "storm": 0.35}.get(weather, 0.1),
        stars=False,
    )
