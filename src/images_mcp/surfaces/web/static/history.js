// Replays the versions one after another in the large frame, and lets them be dragged: onto another version, where their
// change is made again; onto the large frame, to go on from them. The forms beneath do the same by keyboard.
import { all, one, say } from "./dom.js";

const button = one("#replay");
if (button) replaying();
if (one(".step")) dragging();

function replaying() {
  const steps = all(".step");
  const label = button.textContent;
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.textContent = label;
  };
  const show = (step) => {
    one("#replayed").src = step.dataset.picture;
    one("#replayed").alt = step.dataset.alt;
    one("#replayed-said").textContent = step.dataset.said;
    say(step.dataset.said);
  };
  button.addEventListener("click", () => {
    if (timer) return stop();
    let at = 0;
    button.textContent = button.dataset.stop;
    show(steps[at]);
    timer = setInterval(() => {
      at += 1;
      if (at < steps.length) show(steps[at]);
      else stop();
    }, 1400);
  });
}

function dragging() {
  const frame = one("#drop");
  const again = one("#again");
  let dragged = null;
  const fits = (place) => dragged && (place === frame || (again && dragged.dataset.again && place !== dragged));

  for (const step of all(".step")) {
    one(".thumb", step).addEventListener("dragstart", (event) => {
      dragged = step;
      event.dataTransfer.effectAllowed = "copyMove";
      event.dataTransfer.setData("text/plain", step.dataset.said);
      frame.classList.add("open");
    });
    one(".thumb", step).addEventListener("dragend", () => {
      dragged = null;
      for (const place of all(".step.over, #drop.over")) place.classList.remove("over");
      frame.classList.remove("open");
    });
  }
  for (const place of [frame, ...all(".step")]) {
    place.addEventListener("dragover", (event) => {
      if (!fits(place)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = place === frame ? "move" : "copy";
      place.classList.add("over");
    });
    place.addEventListener("dragleave", (event) => {
      if (!place.contains(event.relatedTarget)) place.classList.remove("over");
    });
    place.addEventListener("drop", (event) => {
      if (!fits(place)) return;
      event.preventDefault();
      if (place === frame) goOn(dragged);
      else prepare(dragged, place);
    });
  }

  function goOn(step) {
    const form = one("#go-on");
    one("[name=version]", form).value = step.dataset.version;
    form.requestSubmit();
  }

  // What is free is drawn at once; what costs money waits for one more press of a button that has its price beside it.
  function prepare(step, place) {
    one("#branching").open = true;
    one("[name=step]", again).value = step.dataset.version;
    one("[name=onto]", again).value = place.dataset.version;
    if (again.dataset.free === "yes") return again.requestSubmit();
    one("button", again).focus();
    say(again.dataset.told);
  }
}
