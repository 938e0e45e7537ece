// Parts of the page: templates that the server rendered, filled with text and only text, in the host's language.
import { one } from "../static/dom.js";

const said = JSON.parse(one("#data").textContent);
const SLOT = /\{(\w+)\}/g;
const NAMED = /%\((\w+)\)s/g;
for (const [code, row] of Object.entries(said.words)) said.words[code] = Object.fromEntries(said.ids.map((id, i) => [id, row[i]]).filter(([, words]) => words));
let language = "en";

// The host's language where we speak it, else English.
export function speak(locale) {
  const wanted = String(locale ?? "en").slice(0, 2).toLowerCase();
  language = wanted in said.words ? wanted : "en";
  document.documentElement.lang = language;
}

// A text of ours in that language, its %(names)s filled.
export function tr(text, given = {}) {
  const words = said.words[language]?.[text] ?? text;
  return words.replace(NAMED, (_, name) => given[name] ?? "").replaceAll("%%", "%");
}

const shapes = said.shapes.map((shape) => {
  const fixed = shape.split(NAMED).filter((_, i) => i % 2 === 0).map((text) => text.replaceAll("%%", "%").replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { shape, names: [...shape.matchAll(NAMED)].map(([, name]) => name), pattern: new RegExp(`^${fixed.join("([^\\n]{1,400}?)")}$`) };
});

// A sentence of an operation, as sentences.py tells it: whole, by its shape, or one after the other.
export function sentence(text) {
  const given = String(text ?? "");
  if (given in (said.words[language] ?? {})) return tr(given);
  for (const { shape, names, pattern } of shapes) {
    const found = pattern.exec(given);
    if (!found) continue;
    const word = (name, i) => (name.startsWith("told") ? found[i + 1].split(", ").map((one) => named("check", one)).join(tr(", ")) : found[i + 1]);
    return tr(shape, Object.fromEntries(names.map((name, i) => [name, word(name, i)])));
  }
  const parts = given.split(/(?<=[.!?]) (?=[^a-z])/);
  return parts.length > 1 ? parts.map(sentence).join(" ").replace(/(?<=[。！？]) /g, "") : given;
}

// What the interface calls a label; one that nobody has named stands as it is.
export function named(table, label) {
  const names = said.names[table] ?? {};
  return Object.hasOwn(names, label) ? tr(names[label]) : String(label ?? "").replaceAll("_", " ");
}

// Dollars; small amounts with a tenth of a cent, because pictures often cost that.
export function money(usd) {
  if (!usd) return tr("Free");
  const digits = usd < 0.1 ? 3 : 2;
  const how = { style: "currency", currency: "USD", minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language, how).format(usd);
}

export const about = (usd) => (usd ? tr("about %(price)s", { price: money(usd) }) : tr("Free"));
export const percent = (share) => new Intl.NumberFormat(language, { style: "percent" }).format(share ?? 0);

export const aspects = said.aspects;

// A template's elements. Words are translated and {slots} filled in texts and attributes; nothing is ever read as HTML.
export function part(name, given = {}) {
  const made = one(`#t-${name}`).content.cloneNode(true);
  const fill = (text) => {
    const bare = text.trim();
    if (!bare) return text;
    if (bare in (said.words[language] ?? {})) return text.replace(bare, () => tr(bare));
    return text.replace(SLOT, (slot, key) => (key in given ? String(given[key] ?? "") : slot));
  };
  const walker = document.createTreeWalker(made, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) node.data = fill(node.data);
    else for (const attribute of node.attributes) if (attribute.name !== "class") attribute.value = fill(attribute.value);
  }
  return made;
}

// Put parts into the place of that name, or take the place away where there is nothing.
export function put(within, name, ...parts) {
  const place = one(`[data-put="${name}"]`, within);
  const kept = parts.filter(Boolean);
  if (!kept.length) place.remove();
  else place.replaceChildren(...kept);
  return place;
}

// The columns and rows of tiles somebody sees of a picture, the middle ones first. `at` is how compare.js zoomed it.
export function tilesSeen({ width, height }, { scale, x, y }, edge, most) {
  const seen = (size, moved) => {
    const middle = 0.5 - moved / scale;
    return [middle - 0.5 / scale, middle + 0.5 / scale].map((share) => Math.min(1, Math.max(0, share)) * size);
  };
  const [left, right] = seen(width, x);
  const [top, bottom] = seen(height, y);
  const found = [];
  for (let column = Math.floor(left / edge); column * edge < Math.min(right, width); column++)
    for (let row = Math.floor(top / edge); row * edge < Math.min(bottom, height); row++) found.push([column, row]);
  const far = ([column, row]) => Math.hypot((column + 0.5) * edge - (left + right) / 2, (row + 0.5) * edge - (top + bottom) / 2);
  return found.sort((a, b) => far(a) - far(b)).slice(0, most);
}

// Only pictures that lie in the message itself are ever shown.
export function source(block) {
  const fine = /^image\/(png|jpeg|webp|gif)$/.test(block?.mimeType ?? "") && /^[A-Za-z0-9+/=]+$/.test(block.data ?? "");
  return fine ? `data:${block.mimeType};base64,${block.data}` : "";
}
