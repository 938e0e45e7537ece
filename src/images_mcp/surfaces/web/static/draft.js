// A form with data-draft shows a small draft of what its fields give, a moment after they change.
import { all, one, paused } from "./dom.js";

for (const form of all("form[data-draft]")) {
  const place = one("[data-drawn]", form);
  let asked;
  const show = paused(async () => {
    asked?.abort();
    asked = new AbortController();
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form), headers: { "X-Part": "draft" }, signal: asked.signal });
      if (answer.ok) place.innerHTML = await answer.text(); // rendered and escaped by our own server
      place.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") place.removeAttribute("aria-busy");
    }
  });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "subject") show();
  });
}

// A sample that nobody has seen yet is drawn first, few at a time; one that has to wait is asked for again.
for (const sample of all("img[data-sample]")) {
  let left = 60;
  const again = () => left-- > 0 && setTimeout(() => { sample.src = `${sample.dataset.sample}?again=${Date.now()}`; }, 2000);
  sample.addEventListener("error", again);
  if (sample.complete && sample.currentSrc && !sample.naturalWidth) again();
}
