// What each kind of result looks like. A view is made of the result alone; studio.js does what its buttons say.
import { all, one } from "../static/dom.js";
import { about, aspects, money, named, part, percent, put, sentence, tr } from "./parts.js";

export const QUICK = ["warmer", "simpler", "closer", "brighter"];
const ENDED = ["failed", "refused", "unknown", "cancelled"];

// The kind of a result: the name of its view below.
export function kind(told) {
  if (told.status === "needs_input" && told.questions?.length) return "questions";
  if (told.status === "running") return "drawing";
  if (told.versions) return "history";
  if (told.rows && "usd" in told) return "price";
  if (told.images?.length > 1) return "takes";
  if (told.image || told.images?.length) return "result";
  if (told.brief_diff && told.brief) return "brief";
  return "told";
}

function picture(image, px, place = document.createElement("img")) {
  place.dataset.image = image.image_id;
  place.dataset.px = px;
  if (image.width) [place.width, place.height] = [image.width, image.height];
  return place;
}

export function notice(text, hint, kind = "notice") {
  const made = part(kind, { text: sentence(text), hint: sentence(hint) });
  for (const line of all("p", made)) if (!line.textContent.trim()) line.remove();
  return made;
}

const price = (usd, estimated) => part("cost", { price: estimated ? about(usd) : money(usd) });
const facts = (...known) => known.filter(Boolean).join(" · ");

export function told(result, text) {
  const failed = result.kind || ENDED.includes(result.status);
  const title = failed ? tr("That did not work") : tr("Studio");
  const made = part("told", { title, text: sentence(result.message ?? text), hint: sentence(result.suggestion ?? result.hint), kind: failed ? "problem" : "note" });
  for (const line of all("p", made)) if (!line.textContent.trim()) line.remove();
  return made;
}

export function questions(result) {
  const made = part("questions", { title: tr("A few questions") });
  const rows = result.questions.map((question) => {
    const row = part("question", { text: question.text, aspect: question.aspect, own: tr("Or in your own words") });
    const options = (question.options ?? []).map((label, i) => [label, i + 1]);
    if (options.length) options.push([tr("You choose"), "you choose"]);
    put(row, "options", ...options.map(([label, value]) => part("option", { label, value, aspect: question.aspect })));
    return row;
  });
  put(made, "questions", ...rows);
  put(made, "cost", result.price && price(result.price.usd, true));
  return made;
}

export function drawing(result) {
  return part("drawing", { title: tr("Drawing"), text: tr("The picture is being drawn.") });
}

export function result(answer, estimate) {
  const image = answer.image ?? answer.images[0];
  const made = part("result", {
    title: tr("Version %(number)s", { number: image.version }),
    facts: facts(`${image.width} × ${image.height}`, image.engine === "draft" ? tr("Draft") : image.model),
    alt: image.alt_text,
    passed: passed(image),
  });
  const shown = part(image.format === "svg" ? "nopicture" : "picture", { alt: image.alt_text });
  if (one("img", shown)) picture(image, 768, one("img", shown));
  put(made, "picture", shown);
  put(made, "cost", answer.cost && price(answer.cost.usd, answer.cost.estimated));
  const asked = answer.question?.text ?? (typeof answer.question === "string" ? answer.question : "");
  const ended = ENDED.includes(answer.status);
  put(made, "told", (asked || ended) && notice(asked || answer.message, answer.suggestion ?? "", asked ? "note" : "notice"));
  put(made, "quick", ...QUICK.map((word) => part("quick", { word, label: named("quick", word) })));
  put(made, "price", estimate?.usd ? price(estimate.usd, true) : null);
  put(made, "checks", ...checked(image));
  put(made, "describe", image.alt_text_source !== "human" && part("describe")); // what a person wrote is not overwritten
  return made;
}

function passed(image) {
  const rows = image.verification?.checks ?? [];
  return tr("%(passed)s of %(all)s passed", { passed: rows.filter((row) => row.status === "pass").length, all: rows.length });
}

function checked(image) {
  const rows = image.verification?.checks ?? [];
  const made = rows.map((row) => {
    const status = ["pass", "fail"].includes(row.status) ? row.status : "unknown";
    return part(`check-${status}`, { name: named("check", row.name), evidence: sentence(row.evidence) });
  });
  return rows.some((row) => row.status === "fail") ? [...made, part("mend")] : made;
}

export function takes(answer) {
  const made = part("takes", { title: tr("Choose one of %(number)s", { number: answer.images.length }), summary: answer.comparison_summary });
  const rows = answer.images.map((image, i) => {
    const number = image.variation_number ?? i + 1;
    const text = image.description ?? tr("Variation %(number)s", { number });
    const row = part("take", { number, text, alt: image.alt_text, current: image.image_id === answer.chosen });
    picture(image, 480, one("img", row));
    return row;
  });
  put(made, "takes", ...rows);
  one("ul", made).dataset.count = rows.length;
  return made;
}

export function whole(image) {
  const made = part("whole", { title: tr("Version %(number)s", { number: image.version }), alt: image.alt_text });
  picture(image, 1280, one("img", made));
  one(".zoomed", made).style.setProperty("--ratio", image.width / image.height);
  return made;
}

// `pair`: {choices: [{image_id, name, alt, current}], a, b, way, measured}
export function compare(pair) {
  const [a, b] = ["a", "b"].map((side) => pair.choices.find((choice) => choice.image_id === pair[side]));
  const made = part("compare");
  const ways = ["side", "wipe", "onion", "difference"].map((value) => part("way", { value, label: named("view", value) }));
  for (const way of ways) one("button", way).setAttribute("aria-pressed", String(one("button", way).value === pair.way));
  put(made, "ways", ...ways);
  const given = { a_name: a.name, b_name: b.name, a_alt: `${a.name}: ${a.alt}`, b_alt: `${b.name}: ${b.alt}`, way: pair.way, label: named("view", pair.way) };
  const board = part({ side: "side", difference: "alone" }[pair.way] ?? "over", { ...given, alt: tr("Where the two differ: %(what)s", { what: sentence(pair.measured?.message) }) });
  const pictures = all("img", board);
  if (pair.way === "difference") pictures[0].dataset.difference = `${a.image_id} ${b.image_id}`;
  else [a, b].forEach((image, i) => picture(image, 1280, pictures[i]));
  one(".over", board)?.classList.add(pair.way);
  put(made, "board", board);
  for (const [side, chosen, label] of [["a", a, tr("Before")], ["b", b, tr("After")]]) {
    const words = tr("Go on with this one");
    const caption = part(chosen.current ? "caption-current" : "caption", { side, label, words, id: chosen.image_id });
    const select = one("select", caption);
    for (const choice of pair.choices) select.add(new Option(choice.name, choice.image_id, false, choice === chosen));
    put(made, side, caption);
  }
  const share = pair.measured && tr("%(share)s of the picture looks different.", { share: percent(pair.measured.changed) });
  put(made, "measured", share);
  return made;
}

export function history(past) {
  const made = part("history");
  put(made, "versions", ...past.versions.map(version));
  put(made, "more", past.next_offset && part("more", { offset: past.next_offset }));
  return made;
}

export function version(version) {
  const title = tr("Version %(number)s", { number: version.version }) + (version.name ? ` “${version.name}”` : "");
  const row = part("version", { title, text: version.instruction ?? tr("The first picture"), price: money(version.cost_usd) });
  picture(version, 160, one("img", row));
  one("li", row).classList.toggle("current", version.current);
  put(row, "current", version.current && part("current"));
  put(row, "goto", !version.current && part("goto", { version: version.version }));
  put(row, "changes", ...(version.changes ?? []).map(change));
  return row;
}

function change({ aspect, before, after }) {
  const made = part("change", { aspect: named("aspect", aspect), before: before ?? "", after: after ?? tr("left open") });
  if (!before) one("del", made)?.remove();
  return made;
}

export function brief(known) {
  const made = part("brief");
  const said = Object.entries(known.brief).filter(([aspect]) => aspects.includes(aspect));
  const open = aspects.filter((aspect) => !(aspect in known.brief));
  const field = (name, aspect, value, origin) => part(name, { label: named("aspect", aspect), aspect, value, origin });
  put(made, "fields", ...said.map(([aspect, { value, source }]) => field("field", aspect, value, named("source", source))));
  put(made, "open", ...open.map((aspect) => field("field-open", aspect)));
  put(made, "price", known.price?.usd && price(known.price.usd, true));
  return made;
}

// `estimate` as estimate_cost tells it, `wish` what it would be spent on.
export function cost(estimate, wish) {
  const left = estimate.budget?.day_left_usd;
  const made = part("price", {
    title: wish ? wish.title : tr("What it costs"),
    price: about(estimate.usd),
    facts: facts(estimate.model, String(estimate.size ?? "").replace("x", " × "), named("quality", estimate.quality), estimate.count > 1 && `× ${estimate.count}`),
    left: left === undefined ? "" : tr("%(price)s left for today", { price: money(left) }),
  });
  const reuse = estimate.reuse_offer && tr("A picture for a similar wish is there already.");
  const over = estimate.allowed === false && tr("This is more than the budget has left.");
  put(made, "told", (over || reuse) && notice(over || reuse, "", over ? "notice" : "note"));
  const words = estimate.usd ? tr("Draw it for %(price)s", { price: money(estimate.usd) }) : tr("Draw it");
  put(made, "do", wish && !over && part("do", { words }));
  return made;
}
