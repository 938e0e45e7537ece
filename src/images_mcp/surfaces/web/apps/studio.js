// The app: takes the result it is shown beside, and does what its buttons say by calling our own tools through the host.
import { comparing } from "../static/compare.js";
import { all, one, paused, say } from "../static/dom.js";
import { Bridge, Refused } from "./bridge.js";
import { about, part, put, sentence, source, speak, tilesSeen, tr } from "./parts.js";
import * as views from "./views.js";

const PATIENCE = 60_000;
const TILE = 512; // as the server cuts them
const MOST_TILES = 12;
const MOST_PAGES = 20;
const main = one("#main");
const bridge = new Bridge(PATIENCE);
const kept = new Map(); // data: addresses of pictures, by id and size
const now = { input: {}, talk: null, watched: null, answer: null, estimate: null, pair: null, wish: null, again: () => {}, ended: false };

const conversation = () => now.talk;
const several = (answer) => answer.images?.length > 1;
const current = () => now.answer?.image ?? now.answer?.images?.[0];

// Showing

function show(make, { back = false, focus = true } = {}) {
  now.again = () => show(make, { back, focus: false });
  main.replaceChildren(make());
  if (one('[data-put="back"]', main)) put(main, "back", back && now.answer && part("back"));
  main.removeAttribute("aria-busy");
  main.scrollTop = 0;
  const title = one("h1", main);
  if (focus && title) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
  if (one(".zoomed", main)) comparing(main);
  load();
}

// Fill in the pictures of the view, those not here yet by as few calls as possible.
async function load() {
  const groups = new Map();
  for (const image of all("img[data-image], img[data-difference]", main)) {
    const ids = image.dataset.difference ?? image.dataset.image;
    const key = `${ids} ${image.dataset.px ?? ""}`;
    if (kept.has(key)) image.src = kept.get(key);
    else if (image.dataset.difference) groups.set(key, { image_ids: ids.split(" "), difference: true });
    else {
      const px = Number(image.dataset.px);
      const group = groups.get(px) ?? { image_ids: [], px };
      if (!group.image_ids.includes(ids) && group.image_ids.length < 12) group.image_ids.push(ids);
      groups.set(px, group);
    }
  }
  if (!groups.size || !bridge.capabilities.serverTools) return;
  const before = kept.size;
  await Promise.allSettled([...groups.values()].map(fetched));
  if (kept.size > before) await load();
}

async function fetched(given) {
  const told = await bridge.call("app_pictures", given);
  const blocks = (told.content ?? []).filter((block) => block.type === "image");
  const ids = given.difference ? [given.image_ids.join(" ")] : (told.structuredContent?.image_ids ?? []);
  blocks.forEach((block, i) => ids[i] && source(block) && kept.set(`${ids[i]} ${given.px ?? ""}`, source(block)));
}

// Zoomed in, a picture is shown in its own pixels: only the tiles that are seen come, those in the middle first.
async function sharpen(image, at) {
  const layer = one(".tiles", main);
  const frame = layer?.parentElement;
  if (!frame || at.scale * frame.clientWidth * devicePixelRatio < 1280 || Math.max(image.width, image.height) <= 1280) return;
  const here = (column, row) => one(`[data-tile="${column} ${row}"]`, layer);
  const wanted = tilesSeen(image, at, TILE, MOST_TILES).filter(([column, row]) => !here(column, row));
  if (!wanted.length || !bridge.capabilities.serverTools) return;
  const told = await bridge.call("app_pictures", { image_ids: [image.image_id], tiles: wanted }).catch(() => ({}));
  const blocks = (told.content ?? []).filter((block) => block.type === "image");
  blocks.forEach((block, i) => {
    const [column, row] = wanted[i] ?? [];
    if (!source(block) || column === undefined || here(column, row)) return;
    const tile = new Image();
    const [x, y] = [column * TILE, row * TILE];
    const share = (size, whole) => `${(100 * size) / whole}%`;
    Object.assign(tile.style, { left: share(x, image.width), top: share(y, image.height), width: share(Math.min(TILE, image.width - x), image.width), height: share(Math.min(TILE, image.height - y), image.height) });
    Object.assign(tile, { src: source(block), alt: "", draggable: false });
    tile.dataset.tile = `${column} ${row}`;
    layer.append(tile);
  });
}

function complain(text, hint = "") {
  one(".app-problem", main)?.remove();
  const place = document.createElement("div");
  place.className = "app-problem";
  place.append(views.notice(text, hint));
  main.prepend(place);
  main.scrollTop = 0;
}

// A result of ours, from the host or from a call of this app.
function take(told, { asked } = {}) {
  const result = told.structuredContent ?? {};
  const text = (told.content ?? []).find((block) => block.type === "text")?.text ?? "";
  if (told.isError && asked) return complain(result.message ?? text, result.hint);
  const kind = told.isError ? "told" : views.kind(result);
  now.talk = result.conversation_id ?? (result.image ?? result.images?.[0])?.conversation_id ?? now.talk;
  if (["result", "takes", "questions", "drawing"].includes(kind)) now.answer = result;
  const preview = (told.content ?? []).find((block) => block.type === "image");
  if (kind === "result" && !several(result) && preview && source(preview)) kept.set(`${current().image_id} 768`, source(preview));
  if (kind === "price") return price(result);
  if (kind === "history") return past(result);
  if (kind === "drawing") watch(result.generation_id);
  if (kind === "brief") return show(() => views.brief(result), { back: true });
  show(() => views[kind](result, kind === "result" ? now.estimate : text), { focus: Boolean(asked) });
  if (asked && result.message) say(sentence(result.message));
  if (kind === "questions" || kind === "result") priced(kind, result);
}

const estimated = (wish) => asked("estimate_cost", { dialogue_mode: now.input.dialogue_mode ?? "guided", ...wish });

// What one more picture would cost stands beside the button before anybody presses it.
async function priced(kind, result) {
  if (!bridge.capabilities.serverTools) return;
  const picture = current()?.image_id;
  const estimate = await estimated(kind === "result" ? { reference_images: [picture] } : {}).catch(() => null);
  if (!estimate?.usd || now.answer !== result) return;
  now.estimate = estimate;
  const place = one(kind === "result" ? ".change" : ".app-foot", main);
  if (!place || one(".price, .app-foot .cost", place)) return;
  const line = document.createElement("p");
  line.className = "price";
  line.append(part("cost", { price: about(estimate.usd) }));
  place.append(line);
}

// Doing

async function asked(tool, given, patience) {
  const told = await bridge.call(tool, given, patience);
  if (told.isError) throw Object.assign(new Refused(told.structuredContent?.message ?? ""), { hint: told.structuredContent?.hint });
  return told.structuredContent ?? {};
}

// One thing at a time; whatever goes wrong leaves the view as it was, with a word about it.
async function doing(action) {
  if (main.ariaBusy === "true") return;
  main.ariaBusy = "true";
  one(".app-problem", main)?.remove();
  try {
    await action();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.message === "timeout" || !error.message) complain(tr("The chat does not answer."), tr("Try again, or say it in your own words."));
    else complain(error.message, error.hint);
  } finally {
    main.ariaBusy = "false";
  }
}

// Carry out a tool and show its result; where the host lets apps call no tools, say it as the person's own words.
async function carry(tool, given, words) {
  if (!bridge.capabilities.serverTools) {
    await bridge.ask("ui/message", { role: "user", content: [{ type: "text", text: words }] });
    return complain(tr("Said in the chat."), "");
  }
  const told = await bridge.call(tool, given, PATIENCE);
  main.ariaBusy = "false";
  take(told, { asked: true });
  if (!told.isError) remember(words, told);
}

// The model learns what happened without being asked to answer.
function remember(words, told) {
  if (!bridge.capabilities.updateModelContext) return;
  const text = (told.content ?? []).find((block) => block.type === "text")?.text ?? "";
  const done = `In the app the user did: ${words}. conversation_id ${conversation() ?? "unknown"}.\n${text}`;
  bridge.ask("ui/update-model-context", { content: [{ type: "text", text: done }] }, 5000).catch(() => {});
}

// What costs money is confirmed with its price first; what is free is simply done.
async function spend(wish) {
  if (bridge.capabilities.serverTools) {
    const estimate = await estimated(wish.estimate);
    if (estimate.usd || estimate.allowed === false) return price(estimate, wish);
  }
  await carry(wish.tool, wish.given, wish.words);
}

function price(estimate, wish = asWish(now.input)) {
  now.wish = wish;
  show(() => views.cost(estimate, wish));
}

// An estimate the model asked for can be drawn as it stands.
function asWish({ prompt, size, quality, reference_images }) {
  if (!prompt) return null;
  const given = Object.fromEntries(Object.entries({ prompt, size, quality, reference_images }).filter(([, value]) => value));
  return { title: tr("Draw it?"), tool: "generate_image", given, words: prompt };
}

async function watch(generation) {
  if (now.watched === generation) return;
  now.watched = generation;
  for (let turn = 0; turn < 120 && !now.ended; turn++) {
    const told = await bridge.call("get_generation", { generation_id: generation, wait_seconds: 10 }).catch(() => null);
    if (now.answer?.generation_id !== generation) return;
    if (told && told.structuredContent?.status !== "running") return take(told, { asked: true });
    await new Promise((resume) => setTimeout(resume, told ? 500 : 5000));
  }
}

function past(history) {
  show(() => views.history(history), { back: true });
}

async function choices() {
  if (several(now.answer)) return now.answer.images.map((image, i) => ({ image_id: image.image_id, alt: image.alt_text, number: image.variation_number ?? i + 1, name: `${image.variation_number ?? i + 1}. ${image.description ?? ""}`, current: false }));
  const versions = [];
  for (let offset = 0, page = 0; offset !== null && page < MOST_PAGES; page++) {
    const told = await asked("show_history", { conversation_id: conversation(), offset, sheet: false });
    versions.push(...told.versions);
    offset = told.next_offset ?? null;
  }
  return versions.map((version) => ({ image_id: version.image_id, alt: version.alt_text, version: version.version, name: tr("Version %(number)s", { number: version.version }), current: version.current }));
}

async function compare(changes = {}) {
  if (!now.pair || !Object.keys(changes).length) {
    const found = await choices();
    if (found.length < 2) return complain(tr("There is only one version"), tr("Change the picture or draw variations, then compare."));
    now.pair = { choices: found, a: found.at(-2).image_id, b: found.at(-1).image_id, way: "side" };
    if (found[0].number) [now.pair.a, now.pair.b] = [found[0].image_id, found[1].image_id];
  }
  Object.assign(now.pair, changes);
  const { a, b } = now.pair;
  now.pair.measured = a === b ? null : await asked("compare_images", { a, b }).catch(() => null);
  show(() => views.compare(now.pair), { back: true, focus: !Object.keys(changes).length });
}

function go(choice) {
  if (choice.number) return carry("choose_variation", { conversation_id: conversation(), variation: choice.number }, tr("I choose variation %(number)s.", choice));
  return carry("navigate_history", { conversation_id: conversation(), action: "goto", version: choice.version }, tr("Go back to version %(number)s.", { number: choice.version }));
}

const step = (action, words) => carry("navigate_history", { conversation_id: conversation(), action }, words);
const change = (words) => spend({ title: tr("Change it?"), tool: "refine_image", given: { conversation_id: conversation(), instruction: words }, words, estimate: { reference_images: [current().image_id] } });

function home() {
  const kind = views.kind(now.answer);
  show(() => views[kind](now.answer, now.estimate));
}

const ACTS = {
  back: async () => (now.answer ? home() : show(() => views.told({ message: tr("Nothing was drawn.") }))),
  undo: () => step("undo", tr("Undo")),
  redo: () => step("redo", tr("Redo")),
  vary: () => spend({ title: tr("Draw variations?"), tool: "generate_variations", given: { conversation_id: conversation(), num_variations: 3 }, words: tr("Draw variations"), estimate: { reference_images: [current().image_id], count: 3 } }),
  compare: () => compare(),
  history: async () => past(await asked("show_history", { conversation_id: conversation() })),
  brief: async () => show(() => views.brief({ brief: now.answer.brief ?? current().brief, price: now.estimate }), { back: true }),
  mend: () => spend({ title: tr("Mend it?"), tool: "repair_image", given: { image_id: current().image_id }, words: tr("Mend it"), estimate: { reference_images: [current().image_id] } }),
  cancel: async () => {
    await carry("cancel_generation", { generation_id: now.answer.generation_id, wait_seconds: 0 }, tr("Cancel"));
    if (now.answer.status === "running") complain(tr("It has left already and cannot be called back."), tr("The picture is kept when it comes, and charged once."));
  },
  whole: async () => {
    const image = current();
    if (bridge.context.availableDisplayModes?.includes("fullscreen")) bridge.ask("ui/request-display-mode", { mode: "fullscreen" }, 5000).then(framed, () => {});
    show(() => views.whole(image), { back: true });
  },
  describe: async () => described(await asked("generate_alt_text", { image_id: current().image_id })),
  pay: () => carry(now.wish.tool, now.wish.given, now.wish.words),
  "you choose": () => answer("you choose"),
  keep: () => keep(false),
  draw: () => keep(true),
};

const answer = (answers) => carry("conversational_image", { conversation_id: conversation(), answers }, typeof answers === "string" ? answers : Object.entries(answers).map(([aspect, words]) => `${aspect}: ${words}`).join("; "));

// Only what was changed counts as said by the person.
async function keep(draw) {
  const fields = all("input[name^='brief.']", main).filter((field) => field.value.trim() !== field.defaultValue.trim());
  const brief = Object.fromEntries(fields.map((field) => [field.name.slice(6), field.value.trim()]));
  if (fields.length) {
    const told = await asked("update_brief", { conversation_id: conversation(), brief });
    now.answer = { ...now.answer, brief: told.brief };
    show(() => views.brief(now.answer), { back: true });
    say(sentence(told.message));
  }
  if (draw) await spend({ title: tr("Draw it?"), tool: "conversational_image", given: { conversation_id: conversation(), fresh: true }, words: tr("Draw it so"), estimate: current() ? { reference_images: [current().image_id] } : {} });
}

function described(told) {
  Object.assign(current(), { alt_text: told.alt_text, alt_text_source: told.source ?? "human" });
  now.again();
  one("[data-form=alt]", main).closest("details").open = true;
  say(tr("Saved."));
}

async function further(offset) {
  const told = await asked("show_history", { conversation_id: conversation(), offset, sheet: false });
  const before = all(".version", main).length;
  one(".versions", main).append(...told.versions.map(views.version));
  const place = one("[name=more]", main).parentElement;
  if (told.next_offset) put(main, "more", part("more", { offset: told.next_offset }));
  else place.remove();
  const first = all(".version", main)[before];
  first.tabIndex = -1;
  first.focus();
  load();
}

const FORMS = {
  answers: (form) => {
    const found = {};
    for (const [name, value] of form) {
      const [how, aspect] = name.split(".");
      if (value.trim() && (how === "words" || !found[aspect])) found[aspect] = value.trim();
    }
    return answer(Object.keys(found).length ? found : "you choose");
  },
  change: (form) => change(form.get("instruction").trim()),
  alt: async (form) => {
    const told = await asked("update_alt_text", { image_id: current().image_id, alt_text: form.get("alt_text").trim() });
    described(told);
  },
};

// Not every host lets a frame submit forms, so their buttons are heard instead; Enter in a field presses the first one.
main.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const form = button.name ? null : button.form;
  const choice = () => now.pair?.choices.find((one) => one.image_id === button.value) ?? { version: Number(button.value) };
  const action = {
    act: ACTS[button.value],
    quick: () => change(button.value),
    choose: () => go({ number: Number(button.value) }),
    way: () => compare({ way: button.value }),
    more: () => further(Number(button.value)),
    goto: () => go(choice()),
    "": form && (() => FORMS[form.dataset.form](new FormData(form))),
  }[button.name];
  if (!action) return;
  event.preventDefault();
  if (!form || form.reportValidity()) doing(action);
});
main.addEventListener("change", (event) => {
  const side = event.target.dataset.pick;
  if (side) doing(() => compare({ [side]: event.target.value }));
});
document.addEventListener("keydown", (event) => {
  const words = event.target.matches?.("input, textarea, select");
  if (event.key === "Enter" && event.target.id === "instruction" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    one(".primary", event.target.form).click();
  }
  if (words || event.ctrlKey || event.metaKey || event.altKey) return;
  const named = /^[1-9]$/.test(event.key) ? `[name="choose"][value="${event.key}"]` : { z: '[value="undo"]', Z: '[value="redo"]' }[event.key];
  if (named) one(`button${named}`, main)?.click();
});

const sharper = paused(({ detail }) => current() && sharpen(current(), detail));
main.addEventListener("zoomed", sharper);

// The host

function framed({ theme, locale, displayMode, mode, containerDimensions } = {}) {
  if (theme) document.documentElement.dataset.theme = theme === "dark" ? "dark" : "light";
  if (locale) speak(locale);
  if (displayMode ?? mode) document.documentElement.dataset.mode = displayMode ?? mode;
  const most = containerDimensions?.maxHeight ?? containerDimensions?.height;
  if (most) main.style.setProperty("--most", `${Math.min(500, most)}px`);
}

let size = "";
new ResizeObserver(() => {
  const [width, height] = [document.documentElement.clientWidth, Math.ceil(main.getBoundingClientRect().height)];
  if (size !== `${width} ${height}`) bridge.notify("ui/notifications/size-changed", { width, height });
  size = `${width} ${height}`;
}).observe(main);

bridge.on("ui/notifications/tool-input", ({ arguments: given }) => (now.input = given ?? {}));
bridge.on("ui/notifications/tool-result", (told) => take(told));
bridge.on("ui/notifications/tool-cancelled", () => show(() => views.told({ status: "cancelled", message: tr("Cancelled.") })));
bridge.on("ui/notifications/host-context-changed", (context) => {
  const language = document.documentElement.lang;
  framed(context);
  if (document.documentElement.lang !== language) now.again();
});
bridge.on("ui/resource-teardown", () => {
  now.ended = true;
});

bridge.connect("openai-images", "1").then(
  () => framed(bridge.context),
  () => show(() => views.told({ kind: "unavailable", message: tr("The chat does not answer."), hint: tr("The pictures are safe. Ask in the chat to see them.") })),
);
