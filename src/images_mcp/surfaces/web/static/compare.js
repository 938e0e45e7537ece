// Zoom and pan that all pictures of a place share, and the slider of wipe and onion skin. Pages and apps use it alike.
import { all, one } from "./dom.js";

export function comparing(place) {
  const frames = all(".zoomed", place);
  let scale = 1, x = 0, y = 0; // x and y in shares of a frame

  function apply() {
    const most = (scale - 1) / 2;
    x = Math.min(most, Math.max(-most, x));
    y = Math.min(most, Math.max(-most, y));
    for (const frame of frames)
      for (const layer of frame.children) layer.style.transform = `translate(${x * 100}%, ${y * 100}%) scale(${scale})`;
    place.dispatchEvent(new CustomEvent("zoomed", { detail: { scale, x, y } }));
  }
  function zoom(by) {
    scale = by === 0 ? 1 : Math.min(8, Math.max(1, scale * by));
    apply();
  }

  for (const button of all("[data-zoom]", place)) button.addEventListener("click", () => zoom({ "-1": 1 / 1.5, 0: 0, 1: 1.5 }[button.dataset.zoom]));

  for (const frame of frames) {
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && scale === 1) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    }, { passive: false });
    frame.addEventListener("dblclick", () => zoom(scale > 1 ? 0 : 2));
    frame.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [0.05, 0], ArrowRight: [-0.05, 0], ArrowUp: [0, 0.05], ArrowDown: [0, -0.05] }[event.key];
      if (!step || scale === 1) return;
      event.preventDefault();
      [x, y] = [x + step[0] * scale, y + step[1] * scale];
      apply();
    });
    frame.addEventListener("pointerdown", (event) => {
      if (scale === 1) return;
      frame.setPointerCapture(event.pointerId);
      const box = frame.getBoundingClientRect();
      const from = { x: event.clientX, y: event.clientY, left: x, top: y };
      const move = (now) => {
        x = from.left + (now.clientX - from.x) / box.width;
        y = from.top + (now.clientY - from.y) / box.height;
        apply();
      };
      frame.addEventListener("pointermove", move);
      frame.addEventListener("pointerup", () => frame.removeEventListener("pointermove", move), { once: true });
    });
  }

  const mix = one("[data-mix]", place);
  if (mix) {
    const over = one(".over-layer", place);
    one(".over", place).classList.add("driven");
    const show = () => {
      one(".over", place).style.setProperty("--at", `${mix.value}%`);
      const rtl = document.documentElement.dir === "rtl";
      if (mix.dataset.mix === "onion") over.style.opacity = mix.value / 100;
      else over.style.clipPath = rtl ? `inset(0 0 0 ${100 - mix.value}%)` : `inset(0 ${100 - mix.value}% 0 0)`;
    };
    mix.addEventListener("input", show);
    show();
  }

  for (const select of all(".pick select", place)) select.addEventListener("change", () => select.form.requestSubmit());
}

comparing(document);
