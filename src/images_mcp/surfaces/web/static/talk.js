// The conversation page: progress and partial pictures while drawing, and what words mean or cost while they are typed.
import { ring } from "./bell.js";
import { all, one, paused, say } from "./dom.js";

const drawing = one("[data-events]");
if (drawing) watch(drawing);

function watch(place) {
  const bar = one("progress", place);
  const words = one(".progress-said", place);
  const partial = one(".partial", place);
  const stream = new EventSource(place.dataset.events);
  let last = "";
  stream.addEventListener("stage", (event) => {
    const { done, message } = JSON.parse(event.data);
    bar.value = done;
    words.textContent = message;
    if (message !== last) say(message);
    last = message;
  });
  stream.addEventListener("preview", (event) => {
    partial.src = JSON.parse(event.data).source;
    partial.hidden = false;
  });
  stream.addEventListener("done", async (event) => {
    stream.close();
    const { message } = JSON.parse(event.data);
    say(message);
    if (document.hidden) document.title = `● ${document.title}`; // a tab in the background says it, too
    if (partial) await ring(one("h1").textContent, message);
    location.reload();
  });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000);
  });
}

// A form with data-preview or data-estimate shows what its words mean or cost, from the same address its button posts to.
for (const form of all("[data-preview], [data-estimate]")) {
  const address = form.dataset.preview ?? form.dataset.estimate;
  const place = one("[data-part]", form);
  let asked;
  const show = paused(async () => {
    const words = one("textarea", form).value.trim();
    asked?.abort();
    if (words.length < 3) return place.replaceChildren();
    asked = new AbortController();
    const body = new FormData(form);
    body.delete("references");
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { "X-Part": place.dataset.part }, signal: asked.signal });
      if (answer.ok) place.innerHTML = await answer.text(); // rendered and escaped by our own server
    } catch (error) {
      if (error.name !== "AbortError") place.replaceChildren();
    }
  });
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  one("textarea", form)?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(one(".primary", form));
    }
  });
}

const turns = one(".turns");
if (turns) turns.scrollTop = turns.scrollHeight;
