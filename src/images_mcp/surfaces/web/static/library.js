// The library's wall: further parts are fetched before they are needed, parts far away leave the page until they come near.
import { all, one, say } from "./dom.js";

const wall = one("#wall");
const form = one("#picks");
let last = null;
function begin() {
  shape(wall);
  for (const part of all(".wall", wall)) near.observe(part);
  watchEnd();
  form.addEventListener("change", count);
  form.addEventListener("reset", () => setTimeout(count));
  form.addEventListener("click", ranged);
  form.addEventListener("submit", bookmarked);
  addEventListener("pageshow", count);
}

// Browsers that cannot read a number from an attribute in styles are told it here.
function shape(place) {
  if (CSS.supports("flex-grow: attr(data-ratio type(<number>), 1)")) return;
  for (const tile of all(".tile", place)) tile.style.setProperty("--ratio", tile.dataset.ratio);
}

// Ten thousand pictures: only what is near stays in the page; the rest is a gap of its height, unless something in it is chosen.
const kept = new WeakMap();
const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    if (isIntersecting && kept.has(target)) {
      target.replaceChildren(kept.get(target));
      kept.delete(target);
      target.style.blockSize = "";
    } else if (!isIntersecting && !kept.has(target) && !one(":checked", target) && !target.contains(document.activeElement)) {
      const rest = document.createDocumentFragment();
      target.style.blockSize = `${boundingClientRect.height}px`;
      rest.append(...target.childNodes);
      kept.set(target, rest);
    }
  }
}, { rootMargin: "250% 0px" });

function watchEnd() {
  const onward = one(".onward", wall);
  if (!onward) return;
  // A busy browser tells "far" and "near" in one go, and says neither again.
  const observer = new IntersectionObserver(async (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    await more(onward);
  }, { rootMargin: "150% 0px" });
  observer.observe(onward);
}

async function more(onward) {
  try {
    const answer = await fetch(one("a", onward).href, { headers: { "X-Part": "wall" } });
    if (!answer.ok) return;
    const made = document.createElement("template");
    made.innerHTML = await answer.text(); // rendered and escaped by our own server
    const part = one(".wall", made.content);
    const held = onward.contains(document.activeElement);
    shape(part);
    onward.replaceWith(made.content);
    near.observe(part);
    if (held) one("a", part)?.focus();
    say(wall.dataset.told.replace("#", part.children.length));
    watchEnd();
  } catch {
    // The link stays and works by hand.
  }
}

function count() {
  const chosen = all("input[name=chosen]:checked", form).length;
  const told = one("#count");
  told.textContent = chosen === 1 ? told.dataset.one : told.dataset.many.replace("#", chosen);
}

// With the shift key, everything between two boxes.
function ranged(event) {
  if (event.target.name !== "chosen") return;
  const boxes = all("input[name=chosen]", form);
  if (event.shiftKey && last) {
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(event.target)].sort((a, b) => a - b);
    if (from >= 0) for (const box of boxes.slice(from, to + 1)) box.checked = event.target.checked;
    count();
  }
  last = event.target;
}

// A star changes in its place; everything of the same conversation with it.
async function bookmarked(event) {
  const star = event.submitter;
  if (star?.name !== "bookmark") return;
  event.preventDefault();
  const body = new FormData();
  body.set("form_token", one("[name=form_token]", form).value);
  body.set("bookmark", star.value);
  const answer = await fetch(star.formAction, { method: "POST", body, headers: { "X-Part": "bookmark" } });
  if (!answer.ok) return;
  const [on, id] = star.value.split(".");
  for (const other of all(`.tile[data-of="${id}"] .star`, wall)) {
    other.setAttribute("aria-pressed", String(on === "on"));
    other.value = `${on === "on" ? "off" : "on"}.${id}`;
  }
}

if (wall) begin();
