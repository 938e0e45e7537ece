// Marks the place that may change: a box (also by keys and numbers), a brush, a lasso. The numbers are the box; what is
// painted goes along as a mask, white where the picture may change.
import { all, one } from "./dom.js";

const picture = one("#subject");
const canvas = one("#paint");
const form = canvas.closest("form");
const fields = Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, one(`#${name}`, form)]));
const shape = document.createElement("canvas"); // painted places, in the picture's own pixels
const scale = Math.min(1, 1600 / Math.max(picture.width, picture.height));
shape.width = Math.round(picture.getAttribute("width") * scale);
shape.height = Math.round(picture.getAttribute("height") * scale);
const ink = shape.getContext("2d");
ink.fillStyle = ink.strokeStyle = "#fff";
ink.lineCap = ink.lineJoin = "round";
let painted = false, trail = [];

const tool = () => one("input[name=tool]:checked", form).value;
const box = () => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, Number(field.value) / 100]));
const round = (share) => Math.round(share * 1000) / 10;

function setBox(next) {
  const x = Math.min(0.99, Math.max(0, next.x)), y = Math.min(0.99, Math.max(0, next.y));
  const found = { x, y, width: Math.min(1 - x, Math.max(0.01, next.width)), height: Math.min(1 - y, Math.max(0.01, next.height)) };
  for (const [name, field] of Object.entries(fields)) field.value = round(found[name]);
  draw();
}

function draw() {
  canvas.width = canvas.clientWidth * devicePixelRatio;
  canvas.height = canvas.clientHeight * devicePixelRatio;
  const brush = canvas.getContext("2d");
  const { width, height } = canvas;
  brush.fillStyle = "rgb(10 14 12 / 0.55)";
  brush.fillRect(0, 0, width, height);
  brush.globalCompositeOperation = "destination-out";
  brush.fillStyle = "#000";
  if (painted || trail.length) {
    brush.drawImage(shape, 0, 0, width, height);
    if (trail.length > 1) outline(brush, width, height), brush.fill();
  } else {
    const place = box();
    brush.fillRect(place.x * width, place.y * height, place.width * width, place.height * height);
  }
  brush.globalCompositeOperation = "source-over";
  brush.strokeStyle = "#fff";
  brush.lineWidth = 2 * devicePixelRatio;
  if (!painted && !trail.length) {
    const place = box();
    brush.strokeRect(place.x * width, place.y * height, place.width * width, place.height * height);
  } else if (trail.length > 1) outline(brush, width, height), brush.stroke();
}

function outline(brush, width, height) {
  brush.beginPath();
  for (const at of trail) brush.lineTo(at.x * width, at.y * height);
}

function dab(from, to) {
  painted = true;
  ink.lineWidth = (Number(one("#brush").value) / 100) * Math.min(shape.width, shape.height) * 2;
  ink.beginPath();
  ink.moveTo(from.x * shape.width, from.y * shape.height);
  ink.lineTo(to.x * shape.width + 0.01, to.y * shape.height);
  ink.stroke();
}

canvas.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  canvas.focus();
  canvas.setPointerCapture(event.pointerId);
  const at = (now) => {
    const area = canvas.getBoundingClientRect();
    const within = (value) => Math.min(1, Math.max(0, value));
    return { x: within((now.clientX - area.left) / area.width), y: within((now.clientY - area.top) / area.height) };
  };
  const start = at(event), chosen = tool();
  let last = start;
  if (chosen === "box") clear();
  if (chosen === "lasso") trail = [start];
  if (chosen === "brush") dab(start, start);
  const move = (now) => {
    const next = at(now);
    if (chosen === "box") setBox({ x: Math.min(start.x, next.x), y: Math.min(start.y, next.y), width: Math.abs(next.x - start.x), height: Math.abs(next.y - start.y) });
    if (chosen === "brush") dab(last, next);
    if (chosen === "lasso") trail.push(next);
    last = next;
    draw();
  };
  const end = () => {
    canvas.removeEventListener("pointermove", move);
    if (chosen === "lasso" && trail.length > 2) {
      outline(ink, shape.width, shape.height);
      ink.fill();
      painted = true;
    }
    trail = [];
    draw();
  };
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", end, { once: true });
  draw();
});

canvas.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!way) return;
  event.preventDefault();
  const place = box(), step = 0.02;
  if (event.shiftKey) setBox({ ...place, width: place.width + way[0] * step, height: place.height + way[1] * step });
  else setBox({ ...place, x: Math.min(1 - place.width, place.x + way[0] * step), y: Math.min(1 - place.height, place.y + way[1] * step) });
});

function clear() {
  ink.clearRect(0, 0, shape.width, shape.height);
  painted = false;
  trail = [];
}
one("#clear").addEventListener("click", () => {
  clear();
  draw();
});
for (const field of Object.values(fields)) field.addEventListener("input", () => (clear(), draw()));
for (const radio of all("input[name=tool]", form)) radio.addEventListener("change", draw);

form.addEventListener("submit", (event) => {
  if (!painted || form.dataset.ready) return;
  event.preventDefault();
  const mask = document.createElement("canvas");
  [mask.width, mask.height] = [shape.width, shape.height];
  const plate = mask.getContext("2d");
  plate.fillStyle = "#000";
  plate.fillRect(0, 0, mask.width, mask.height);
  plate.drawImage(shape, 0, 0);
  mask.toBlob((blob) => {
    const files = new DataTransfer();
    files.items.add(new File([blob], "mask.png", { type: "image/png" }));
    one("#mask").files = files.files;
    form.dataset.ready = "1";
    form.requestSubmit();
  }, "image/png");
});

new ResizeObserver(draw).observe(canvas);
if (picture.complete) draw();
else picture.addEventListener("load", draw);
