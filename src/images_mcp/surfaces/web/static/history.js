// Replays the versions one after another in the large frame.
import { all, one, say } from "./dom.js";

const button = one("#replay");
if (button) {
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
